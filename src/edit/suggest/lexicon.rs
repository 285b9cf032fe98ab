//! Words that tell what a capitalised word is: English ones, as the articles are mostly in it.

/// Words before a name that make it a person's, in small letters.
const TITLES: &[&str] = &[
    "adviser",
    "advisor",
    "aide",
    "ambassador",
    "analyst",
    "captain",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "colonel",
    "commander",
    "correspondent",
    "director",
    "dr",
    "editor",
    "engineer",
    "envoy",
    "general",
    "governor",
    "head",
    "journalist",
    "judge",
    "king",
    "lady",
    "lawyer",
    "leader",
    "lieutenant",
    "lord",
    "major",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "ms",
    "negotiator",
    "officer",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "representative",
    "secretary",
    "senator",
    "sir",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Words in a name that make it an organisation's: its last one, or the one before "of".
const BODIES: &[&str] = &[
    "Academy",
    "Administration",
    "Agency",
    "Airlines",
    "Airways",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "Cabinet",
    "Center",
    "Centre",
    "Chamber",
    "Church",
    "Club",
    "College",
    "Commission",
    "Committee",
    "Company",
    "Congress",
    "Corporation",
    "Council",
    "Court",
    "Department",
    "Duma",
    "Fleet",
    "Force",
    "Forces",
    "Foundation",
    "Front",
    "Fund",
    "Government",
    "Group",
    "Guard",
    "Hospital",
    "House",
    "Inc",
    "Institute",
    "League",
    "Ltd",
    "Ministry",
    "Movement",
    "Navy",
    "Network",
    "News",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Party",
    "Police",
    "Post",
    "Press",
    "Railways",
    "School",
    "Senate",
    "Service",
    "Services",
    "Society",
    "Staff",
    "Times",
    "Trust",
    "Union",
    "University",
];

/// Words in a name that make it a state's: its first one before "of", or its last.
const REALMS: &[&str] =
    &["Republic", "Kingdom", "Federation", "Commonwealth", "Emirates", "Sultanate"];

/// States that news often names, each with what its people and things are called; many more than
/// these are known by [`ENDINGS`].
const STATES: &[(&str, &[&str])] = &[
    ("Afghanistan", &["Afghan"]),
    ("America", &["American"]),
    ("Argentina", &["Argentine"]),
    ("Armenia", &[]),
    ("Australia", &[]),
    ("Austria", &[]),
    ("Azerbaijan", &["Azerbaijani", "Azeri"]),
    ("Belarus", &[]),
    ("Belgium", &[]),
    ("Brazil", &[]),
    ("Britain", &["Briton"]),
    ("Bulgaria", &[]),
    ("Canada", &[]),
    ("China", &[]),
    ("Cuba", &["Cuban"]),
    ("Czechia", &["Czech"]),
    ("Denmark", &["Dane"]),
    ("Egypt", &[]),
    ("England", &["English"]),
    ("Estonia", &[]),
    ("Finland", &["Finn"]),
    ("France", &["French", "Frenchman"]),
    ("Georgia", &[]),
    ("Germany", &["German"]),
    ("Greece", &["Greek"]),
    ("Hungary", &[]),
    ("India", &[]),
    ("Iran", &[]),
    ("Iraq", &["Iraqi"]),
    ("Ireland", &[]),
    ("Israel", &["Israeli"]),
    ("Italy", &[]),
    ("Japan", &[]),
    ("Kazakhstan", &["Kazakh"]),
    ("Latvia", &[]),
    ("Lebanon", &[]),
    ("Libya", &[]),
    ("Lithuania", &[]),
    ("Mexico", &["Mexican"]),
    ("Moldova", &["Moldovan"]),
    ("Netherlands", &["Dutch"]),
    ("North Korea", &["North Korean"]),
    ("Norway", &[]),
    ("Pakistan", &["Pakistani"]),
    ("Poland", &["Pole"]),
    ("Portugal", &[]),
    ("Qatar", &["Qatari"]),
    ("Romania", &[]),
    ("Russia", &[]),
    ("Saudi Arabia", &["Saudi"]),
    ("Serbia", &["Serb"]),
    ("Slovakia", &["Slovak"]),
    ("South Africa", &["African"]),
    ("South Korea", &["Korean"]),
    ("Spain", &["Spaniard"]),
    ("Sudan", &[]),
    ("Sweden", &["Swede"]),
    ("Switzerland", &["Swiss"]),
    ("Syria", &[]),
    ("Taiwan", &[]),
    ("Thailand", &["Thai"]),
    ("Turkey", &["Turk"]),
    ("Türkiye", &[]),
    ("U.A.E.", &[]),
    ("U.K.", &[]),
    ("U.S.", &[]),
    ("UAE", &[]),
    ("UK", &[]),
    ("US", &[]),
    ("USA", &[]),
    ("Ukraine", &[]),
    ("United States", &[]),
    ("Venezuela", &[]),
    ("Vietnam", &[]),
    ("Yemen", &["Yemeni"]),
];

/// What names of peoples and languages end in: Russian, European, Turkish, Chinese.
const ENDINGS: &[&str] = &["ian", "ean", "ish", "ese"];

/// A shorter word with such an ending is more often a given name: Brian, Ian, Sean.
const SHORTEST: usize = 6;

/// Days and months, which have a capital and name nobody.
const CALENDAR: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words that begin sentences, quotations and headings, and are no part of a name but in small
/// letters.
const OPENERS: &[&str] = &[
    "A", "After", "All", "Also", "An", "And", "As", "At", "Before", "But", "By", "During", "For",
    "From", "He", "Her", "His", "How", "However", "I", "If", "In", "It", "Its", "No", "Not", "Of",
    "On", "Our", "She", "So", "That", "The", "Their", "There", "These", "They", "This", "Those",
    "To", "We", "What", "When", "Where", "While", "Who", "Why", "With", "Yes", "Yet", "You",
];

/// Small words that stand within names.
const JOINTS: &[&str] = &["of", "de", "van", "von", "al", "for"];

/// Whether a word stands before persons' names.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().trim_end_matches('.'))
}

/// Whether a word makes a name an organisation's.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.contains(&word)
}

/// Whether a word makes a name a state's.
pub(super) fn is_realm(word: &str) -> bool {
    REALMS.contains(&word)
}

/// Whether a name is a state's.
pub(super) fn is_state(name: &str) -> bool {
    STATES.iter().any(|(state, _)| *state == name)
}

/// Whether a word is of a people, or is one of it: Russian, Ukrainians, Dutch.
pub(super) fn is_demonym(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let listed = |name: &str| STATES.iter().any(|(_, words)| words.contains(&name));
    let long = one.chars().count() >= SHORTEST && one.starts_with(char::is_uppercase);
    listed(word) || listed(one) || long && ENDINGS.iter().any(|ending| one.ends_with(ending))
}

/// Whether a word is a day of the week or a month.
pub(super) fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(&word)
}

/// Whether a word with a capital is one that any sentence begins with.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word)
}

/// Whether a small word may stand within a name.
pub(super) fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_are_told_from_names() {
        for word in
            ["Russian", "Ukrainians", "Turkish", "Chinese", "European", "Dutch", "Poles", "Swiss"]
        {
            assert!(is_demonym(word), "{word}");
        }
        for word in ["Brian", "Sean", "Moscow", "Istanbul", "Wren", "Paris", "Aske"] {
            assert!(!is_demonym(word), "{word}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in [TITLES, BODIES, OPENERS] {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!(STATES.is_sorted());
    }
}

//! Whether a text speaks to its reader, as everything does that wants his money or address.

/// Blocks of fewer words are told by their phrases alone.
const SHORT: usize = 15;

const READER: &[&str] = &[
    "you", "your", "you're", "you'll", "you've", "yours", "yourself", "we", "we're", "we've", "us",
    "our", "ours", "i", "my", "me",
];

const ENGLISH: &[&str] = &["the", "of", "and", "to", "in", "a", "was", "that"];

/// Whether a longer English text, in lower case, speaks of nobody but others: it tells of an appeal,
/// and is none. What somebody is quoted with does not count.
pub(super) fn tells_of_others(lower: &str, words: usize) -> bool {
    if words <= SHORT {
        return false;
    }
    let spoken = unquoted(lower);
    let all: Vec<&str> = spoken
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let english = all.iter().filter(|word| ENGLISH.contains(word)).count() >= 3;
    english && !all.iter().any(|word| READER.contains(word))
}

/// Words that a notice of rights has beside the phrase it is known by.
const OF_ITSELF: &[&str] = &[
    "reproduc",
    "publish",
    "copied",
    "copying",
    "redistribut",
    "rewritten",
    "content",
    "material",
    "site",
    "reserved",
    "©",
    "licen",
    "cookie",
    "article",
    "information",
    "quotes",
    "personal",
];

/// Whether a sentence, in lower case, that has the words of a notice of rights tells of others': it says nothing of the page it stands on.
pub(super) fn tells_of_others_terms(lower: &str, words: usize) -> bool {
    lower.ends_with('.')
        && tells_of_others(lower, words + SHORT)
        && !OF_ITSELF.iter().any(|word| lower.contains(word))
}

/// Leaves out what stands in quotation marks.
fn unquoted(text: &str) -> String {
    let mut open = false;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '“' => open = true,
            '”' => open = false,
            '"' => open = !open,
            _ if !open => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(text: &str) -> bool {
        tells_of_others(&text.to_lowercase(), text.split_whitespace().count())
    }

    #[test]
    fn a_notice_speaks_of_its_page() {
        let others = |text: &str| tells_of_others_terms(text, text.split_whitespace().count());
        assert!(others("the ferry left the harbour without permission on monday, in the fog."));
        assert!(!others("nothing in the pages may be reproduced without permission of the house."));
    }

    #[test]
    fn an_appeal_speaks_to_its_reader() {
        assert!(others(
            "Join the queue at the weir on a Sunday, and the keeper tells of the flood that took his house."
        ));
        assert!(others(
            "The mayor said “you and your friends” had been told to make a donation to the church in the spring."
        ));
        assert!(!others(
            "Make a donation to the church of the town today, and in spring the keeper will thank you for it."
        ));
        assert!(!others("Support us, the keepers."), "short ones are told by their phrases");
    }
}

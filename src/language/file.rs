//! The shape of a language's file.
//!
//! A file leaves out lists that its language does not need, or that nobody has written yet.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::date_rules::DateRules;
use super::date_words::DateWordLists;
use super::inflection::Inflection;

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Language {
    /// Names of months.
    pub months: Months,
    /// Names of weekdays.
    pub weekdays: Weekdays,
    /// Words of lines that give a date.
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub date_lines: DateLines,
    /// Words of lines that name an author.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub bylines: Bylines,
    /// Words that credit the maker of a picture.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub pictures: PictureCredits,
    /// Words that tell of what a text is.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub running_text: RunningText,
    /// Words before a person's name.
    #[serde(default)]
    pub titles: Titles,
    /// Words whose full stop belongs to them.
    #[serde(default)]
    pub abbreviations: Abbreviations,
    /// Words that count or deny.
    #[serde(default)]
    pub numbers: Numbers,
    /// Words around a number with a unit. Without them figures are not compared.
    pub figures: Option<FigureWords>,
    /// Words for finding dates in running text. Without them only numeric dates are found there.
    pub dates: Option<DateWordLists>,
    /// The same, for a language that is read by rules.
    pub date_rules: Option<DateRules>,
    /// Words that distinguish names from other capitalised words.
    pub names: Option<NameWords>,
    /// Whether all nouns have a capital.
    #[serde(default)]
    pub nouns_have_capitals: bool,
    /// The endings of names. Without them names do not change.
    pub inflection: Option<Inflection>,
}

impl Language {
    /// Returns the abbreviations whose full stop ends no sentence: a name, a number or a word
    /// follows. Those of weekdays are not among them.
    pub fn sentence_abbreviations(&self) -> impl Iterator<Item = &str> {
        let titles = self.titles.address.iter().chain(&self.titles.ranks);
        let months = self.months.short.iter().flatten();
        titles.chain(&self.abbreviations.within).chain(months).map(String::as_str)
    }

    /// Returns whether a word is a title before a person's name, with or without a full stop: in
    /// full in any case, abbreviated as it is listed or in lower case.
    pub fn is_title(&self, word: &str) -> bool {
        let bare = word.trim_end_matches('.');
        let lower = bare.to_lowercase();
        let short = self.titles.address.iter().chain(&self.titles.ranks);
        self.titles.offices.contains(&lower)
            || short.map(|word| word.to_lowercase()).any(|word| word == lower)
    }
}

/// Words around a number with a unit, in lower case.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FigureWords {
    /// The number is too small: `over`.
    pub over: Vec<String>,
    /// The number is the smallest: `at least`.
    pub at_least: Vec<String>,
    /// The number is the largest: `up to`.
    pub up_to: Vec<String>,
    /// The number is too large: `under`.
    pub under: Vec<String>,
    /// Words that open a range: `between`.
    pub between: Vec<String>,
    /// Words that join its ends: `to`.
    pub to: Vec<String>,
    /// Words after a number that multiply it.
    pub scales: BTreeMap<String, f64>,
    /// Units, with other spellings of each.
    pub units: BTreeMap<String, Vec<String>>,
}

/// Names of months, as they are written in the middle of a sentence.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Months {
    /// From January to December.
    pub full: [String; 12],
    /// Abbreviations of each, without a full stop.
    pub short: [Vec<String>; 12],
    /// Those in full that are also other words or names of persons.
    #[serde(default)]
    pub common: Vec<String>,
    /// Words that may be between day and month, or month and year: `3 de mayo de 2022`.
    #[serde(default)]
    pub of: Vec<String>,
    /// Endings that make an ordinal of digits: `3rd`, `3.`
    #[serde(default)]
    pub ordinal_endings: Vec<String>,
}

/// Names of weekdays.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Weekdays {
    /// From Monday to Sunday.
    pub full: [String; 7],
    /// Abbreviations of each, without a full stop.
    #[serde(default)]
    pub short: [Vec<String>; 7],
}

/// Words of lines that give a date: `Last updated on 5 March 2024`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateLines {
    /// In lower case. A line with these words and a date is not a sentence.
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub words: Vec<String>,
    /// Those before the day of publication: `published`. In lower case.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub published: Vec<String>,
    /// Those before the day of a change: `updated`. In lower case.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub updated: Vec<String>,
    /// Those before the day of something else: `founded`. In lower case.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub others: Vec<String>,
    /// The label of an update in the text: `Update: …`. In lower case.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub update_labels: Vec<String>,
    /// Words after a time of day, without a last full stop: `a.m`. In lower case.
    #[serde(default)]
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub clock: Vec<String>,
}

/// Words of bylines.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
pub struct Bylines {
    /// The beginnings of bylines: `Written by`.
    pub openers: Vec<String>,
    /// Words that name an author where a colon or the end of their line follows: `Author`.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Words between two names, in lower case: `and`.
    pub joiners: Vec<String>,
    /// Words before an agency, in lower case: `with` in `By A with wires`.
    #[serde(default)]
    pub with: Vec<String>,
    /// Words between a name and a place, in lower case: `in`.
    #[serde(default)]
    pub places: Vec<String>,
    /// Words that say what somebody is, in lower case: `reporter`.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Words between a name and a role, in lower case: `political`.
    #[serde(default)]
    pub role_words: Vec<String>,
    /// Words of names that are not a person's, in lower case: `staff`.
    #[serde(default)]
    pub nobody: Vec<String>,
    /// Endings of such words, in lower case: `ministerium` in `Innenministerium`.
    #[serde(default)]
    pub nobody_endings: Vec<String>,
    /// Words of the names of outlets and companies, in lower case: `gazette`.
    #[serde(default)]
    pub organisations: Vec<String>,
    /// Words that credit something else than the text, in lower case: `photo`.
    #[serde(default)]
    pub others: Vec<String>,
    /// Words within a name that have no capital: `van`.
    #[serde(default)]
    pub particles: Vec<String>,
    /// Family names that the other characters of a name follow without a space, parted by spaces:
    /// `王`.
    #[serde(default)]
    pub surnames: String,
    /// Ends of lines that name a desk or an office, in lower case: `staff writer`.
    #[serde(default)]
    pub desks: Vec<String>,
    /// Words in lower case that may be in the place of a name: `our` in `By our reporter`.
    #[serde(default)]
    pub desk_words: Vec<String>,
    /// Words for news agencies in the place of a name, in lower case: `agencies`.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Other words that make a credit one of agencies, in lower case: `wires`.
    #[serde(default)]
    pub agency_words: Vec<String>,
    /// Words beside agencies in a line that credits them for a text, in lower case: `with`.
    #[serde(default)]
    pub beside_agencies: Vec<String>,
    /// Articles before the name of an outlet, in lower case, without which it is the same name.
    #[serde(default)]
    pub outlet_articles: Vec<String>,
    /// Articles that no name of a person begins with, in lower case.
    #[serde(default)]
    pub organisation_articles: Vec<String>,
}

/// Words that credit the maker of a picture, in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
pub struct PictureCredits {
    /// Words before a colon, at the beginning of a line or in a caption: `photo`.
    pub labels: Vec<String>,
    /// Others before a colon or another mark at the beginning of a line: `image source`.
    pub credits: Vec<String>,
    /// Words and marks that only captions have: `(photo`.
    pub phrases: Vec<String>,
}

/// Words that tell of what a text is, in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
pub struct RunningText {
    /// The commonest words of the language.
    pub common: Vec<String>,
    /// Words that speak to a reader, or for an outlet: `you`.
    pub address: Vec<String>,
}

/// Words before a person's name. Each is in one list only.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Titles {
    /// Abbreviated forms of address, which are marked together with the name: `Mr`.
    pub address: Vec<String>,
    /// Other abbreviated titles: `Gen`.
    pub ranks: Vec<String>,
    /// Titles in full, in lower case: `minister`.
    pub offices: Vec<String>,
    /// Titles that belong to a given name, in lower case: `king`.
    #[serde(default)]
    pub before_given: Vec<String>,
    /// Words that may follow a name and are not part of it, without their full stops: `Jr`.
    #[serde(default)]
    pub after: Vec<String>,
}

/// Abbreviations other than titles, months and weekdays, without their last full stop.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Abbreviations {
    /// Those that never end a sentence: `vs`.
    pub within: Vec<String>,
    /// Those that may end a sentence: `Inc`.
    pub either: Vec<String>,
}

/// Words that count or deny, in lower case. Each is in one of the lists of numbers only.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Numbers {
    /// One to nineteen, the tens, `hundred` and `thousand`.
    pub cardinals: BTreeMap<String, i16>,
    /// First to nineteenth, and the tens.
    pub ordinals: BTreeMap<String, i8>,
    /// Words after a number that make it a larger one: `million`.
    pub multiples: Vec<String>,
    /// Other words for how much or how often: `several`.
    pub quantities: Vec<String>,
    /// Words that deny: `never`.
    pub negations: Vec<String>,
    /// Endings of verbs that deny: `n't`.
    pub negation_endings: Vec<String>,
}

impl Numbers {
    /// Returns whether a word says how much, how many, how often or in which place.
    pub fn is_number(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.cardinals.contains_key(&word)
            || self.ordinals.contains_key(&word)
            || self.multiples.contains(&word)
            || self.quantities.contains(&word)
    }

    /// Returns whether a word denies.
    pub fn is_negation(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let mut endings = self.negation_endings.iter();
        self.negations.contains(&word) || endings.any(|ending| word.ends_with(ending.as_str()))
    }
}

/// Words that distinguish names from other capitalised words.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NameWords {
    /// Words within a name that have no capital: `of`.
    pub joints: Vec<String>,
    /// Words that begin sentences, quotations and headings, but no names.
    pub openers: Vec<String>,
    /// Words that make a name an organisation's: its last one, or the one before `of`.
    pub organisations: Vec<String>,
    /// Words that make a name a state's: its last one, or its first before `of`.
    pub forms_of_state: Vec<String>,
    /// Endings of the names of peoples and languages: Turkish, Chinese.
    pub demonym_endings: Vec<String>,
    /// States, and the demonyms of each that have none of these endings.
    pub states: BTreeMap<String, Vec<String>>,
}

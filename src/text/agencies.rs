//! News agencies, whose names in a byline say where a text comes from, not who wrote it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::fold::letters_and_digits;
use crate::language::{self, Bylines};

/// Words of a line that credits agencies, at most.
const CREDIT_MAX_WORDS: usize = 6;
/// Bytes of the name of an agency at most.
const NAME_MAX_BYTES: usize = 40;
/// Bytes of the name of a regional service at most: `lby`.
const REGIONAL_MAX_BYTES: usize = 4;
/// Letters of a name at most that is one only in capitals, or in small letters.
const SHORT_MAX_CHARS: usize = 4;
/// Bytes of a dateline at most.
const DATELINE_BYTES: usize = 80;

/// Names of agencies of texts in lower case, without spaces and marks.
const OF_TEXTS: &[&str] = &[
    "aa",
    "adnkronos",
    "agefi",
    "agencefrancepresse",
    "agi",
    "anadolu",
    "anadoluagency",
    "anp",
    "ansa",
    "apa",
    "apaafp",
    "associatedpress",
    "ats",
    "awp",
    "belga",
    "bta",
    "cna",
    "cns",
    "cp",
    "ctk",
    "dapd",
    "ddp",
    "deutschepresseagentur",
    "dpaafx",
    "efe",
    "epd",
    "europapress",
    "hina",
    "ians",
    "ins",
    "interfax",
    "irna",
    "itartass",
    "jiji",
    "jijipress",
    "keystonesda",
    "kna",
    "kyodo",
    "kyodonews",
    "lusa",
    "mti",
    "ntb",
    "pa",
    "pamedia",
    "pap",
    "pressassociation",
    "pti",
    "presstrustofindia",
    "ria",
    "rianovosti",
    "ritzau",
    "sda",
    "sid",
    "sputnik",
    "stt",
    "tanjug",
    "tass",
    "telam",
    "tt",
    "thecanadianpress",
    "theassociatedpress",
    "ukrinform",
    "unian",
    "upi",
    "xinhua",
    "yonhap",
];

/// The same of agencies of texts and pictures.
const OF_TEXTS_AND_PICTURES: &[&str] = &["afp", "ap", "dpa", "reuters"];

/// Names of agencies of pictures alone, in lower case.
const OF_PICTURES: &[&str] = &[
    "getty images",
    "getty",
    "shutterstock",
    "istock",
    "istockphoto",
    "imago",
    "picture-alliance",
    "picture alliance",
    "pixabay",
    "fotolia",
    "adobe stock",
    "unsplash",
    "clipdealer",
    "alamy",
];

/// How captions credit agencies, in lower case.
pub const IN_CAPTIONS: &[&str] =
    &["via getty", "getty images", "/ap)", "/ afp", "/afp", "/reuters"];

/// The words of languages about agencies, in lower case.
struct AgencyWords {
    /// Those in the place of a name: `agencies`.
    names: BTreeSet<&'static str>,
    /// Others that make a credit one of agencies: `wires`.
    credits: BTreeSet<&'static str>,
    /// Those beside agencies in a line that credits them.
    beside: BTreeSet<&'static str>,
}

static WORDS: LazyLock<AgencyWords> = LazyLock::new(|| {
    let words = |list: fn(&'static Bylines) -> &'static Vec<String>| {
        let lists = language::all().flat_map(|language| list(&language.bylines));
        lists.map(String::as_str).collect()
    };
    AgencyWords {
        names: words(|lists| &lists.agencies),
        credits: words(|lists| &lists.agency_words),
        beside: words(|lists| &lists.beside_agencies),
    }
});

/// Returns whether letters and digits in lower case are the name of an agency of texts.
fn is_named(key: &str) -> bool {
    OF_TEXTS.contains(&key) || OF_TEXTS_AND_PICTURES.contains(&key) || WORDS.names.contains(key)
}

/// Returns whether letters and digits in lower case make a credit one of agencies.
fn makes_credit(key: &str) -> bool {
    WORDS.credits.contains(key) || WORDS.names.contains(key)
}

/// Returns whether a line, in lower case, ends as the credit of a picture by an agency does:
/// `moss / afp`.
pub fn signs_picture(lower: &str) -> bool {
    OF_PICTURES.iter().chain(OF_TEXTS_AND_PICTURES).any(|name| {
        lower.strip_suffix(name).is_some_and(|rest| rest.trim_end().ends_with(['/', '©']))
    })
}

/// Returns whether a line says that a text comes from agencies, and nothing else: `(dpa/AFP)`,
/// `With Post wires`.
pub fn is_credit_line(line: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "()[],/:.–—-&".contains(c);
    let words = || line.split(marks).filter(|word| !word.is_empty());
    let credits = |word: &str| is_agency(word) || makes_credit(&letters_and_digits(word));
    let beside = |word: &str| WORDS.beside.contains(letters_and_digits(word).as_str());
    words().count() <= CREDIT_MAX_WORDS
        && words().any(credits)
        && words().all(|word| credits(word) || beside(word) || is_regional(line, word))
}

/// Returns whether a word is the regional service of an agency: `dpa/lby`.
fn is_regional(line: &str, word: &str) -> bool {
    word.len() <= REGIONAL_MAX_BYTES && line.contains(&format!("/{word}"))
}

/// Returns the agency in a dateline: `KESTEN, May 14 (Reuters) - `.
pub fn of_dateline(paragraph: &str) -> Option<&str> {
    let start = &paragraph[..paragraph.floor_char_boundary(DATELINE_BYTES)];
    let (_, behind) = start.split_once('(')?;
    let (name, rest) = behind.split_once(')')?;
    (rest.trim_start().starts_with(['-', '–', '—']) && is_agency(name)).then_some(name)
}

/// Returns whether a name is that of an agency, alone or with a regional service: `dpa/lno`.
pub fn is_agency(name: &str) -> bool {
    let known = |name: &str| {
        // Short names are written in capitals, or all small: `Ria` is a person.
        let cased = name.chars().count() > SHORT_MAX_CHARS
            || name.chars().all(|c| !c.is_lowercase())
            || name.chars().all(|c| !c.is_uppercase());
        cased && is_named(&letters_and_digits(name))
    };
    let shape = name.len() <= NAME_MAX_BYTES && !name.contains('@');
    shape
        && (known(name)
            || name.contains('/') && name.split('/').any(known)
            || name.contains('-') && name.split('-').all(known))
}

/// Returns whether a text credits agencies: `Post wires`, `Material von dpa`, `Reuters and AFP`.
pub fn is_credit(text: &str) -> bool {
    let mut words = text.split([' ', ',', '/']).map(letters_and_digits).filter(|w| !w.is_empty());
    text.split_whitespace().count() <= CREDIT_MAX_WORDS
        && (is_agency(text) || words.any(|word| makes_credit(&word) || is_named(&word)))
}

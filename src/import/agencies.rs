//! News agencies, whose names in a byline say where a text comes from, not who wrote it.

use super::thresholds::days::DATELINE_BYTES;
use super::thresholds::facts::{
    AGENCY_CREDIT_MAX_WORDS, AGENCY_MAX_BYTES, REGIONAL_MAX_BYTES, SHORT_AGENCY_MAX_CHARS,
};
use crate::text::fold::letters_and_digits;

/// Names of agencies in lower case, without spaces and marks.
const AGENCIES: &[&str] = &[
    "aa",
    "adnkronos",
    "afp",
    "agefi",
    "agencefrancepresse",
    "agencias",
    "agencies",
    "agenturen",
    "agi",
    "anadolu",
    "anadoluagency",
    "anp",
    "ansa",
    "ap",
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
    "dpa",
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
    "reuters",
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

/// Words that make a credit one of agencies: `Post wires`.
const CREDIT_WORDS: &[&str] = &[
    "wire",
    "wires",
    "agencies",
    "agency",
    "agenturen",
    "agenturmaterial",
    "agences",
    "agencias",
    "agenzie",
];

/// Words beside agencies in a line that credits them for a text.
const CREDIT_LINE_WORDS: &[&str] = &[
    "and",
    "avec",
    "by",
    "con",
    "de",
    "et",
    "fuente",
    "material",
    "mit",
    "of",
    "post",
    "quelle",
    "reporting",
    "source",
    "staff",
    "und",
    "von",
    "with",
    "y",
];

/// Returns whether a line says that a text comes from agencies, and nothing else: `(dpa/AFP)`,
/// `With Post wires`.
pub(super) fn is_credit_line(line: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "()[],/:.–—-&".contains(c);
    let words = || line.split(marks).filter(|word| !word.is_empty());
    let credits = |word: &str| {
        let key = letters_and_digits(word);
        is_agency(word) || CREDIT_WORDS.contains(&key.as_str())
    };
    let beside = |word: &str| CREDIT_LINE_WORDS.contains(&letters_and_digits(word).as_str());
    words().count() <= AGENCY_CREDIT_MAX_WORDS
        && words().any(credits)
        && words().all(|word| credits(word) || beside(word) || is_regional(line, word))
}

/// Returns whether a word is the regional service of an agency: `dpa/lby`.
fn is_regional(line: &str, word: &str) -> bool {
    word.len() <= REGIONAL_MAX_BYTES && line.contains(&format!("/{word}"))
}

/// Returns the agency in a dateline: `KESTEN, May 14 (Reuters) - `.
pub(super) fn of_dateline(paragraph: &str) -> Option<&str> {
    let start = &paragraph[..paragraph.floor_char_boundary(*DATELINE_BYTES.end())];
    let (_, behind) = start.split_once('(')?;
    let (name, rest) = behind.split_once(')')?;
    (rest.trim_start().starts_with(['-', '–', '—']) && is_agency(name)).then_some(name)
}

/// Returns whether a name is that of an agency, alone or with a regional service: `dpa/lno`.
pub(super) fn is_agency(name: &str) -> bool {
    let known = |name: &str| {
        // Short names are written in capitals, or all small: `Ria` is a person.
        let cased = name.chars().count() > SHORT_AGENCY_MAX_CHARS
            || name.chars().all(|c| !c.is_lowercase())
            || name.chars().all(|c| !c.is_uppercase());
        cased && AGENCIES.contains(&letters_and_digits(name).as_str())
    };
    let shape = name.len() <= AGENCY_MAX_BYTES && !name.contains('@');
    shape
        && (known(name)
            || name.contains('/') && name.split('/').any(known)
            || name.contains('-') && name.split('-').all(known))
}

/// Returns whether a text credits agencies: `Post wires`, `Material von dpa`, `Reuters and AFP`.
pub(super) fn is_credit(text: &str) -> bool {
    let mut words = text.split([' ', ',', '/']).map(letters_and_digits).filter(|w| !w.is_empty());
    text.split_whitespace().count() <= AGENCY_CREDIT_MAX_WORDS
        && (is_agency(text)
            || words.any(|word| {
                CREDIT_WORDS.contains(&word.as_str()) || AGENCIES.contains(&word.as_str())
            }))
}

//! News agencies, whose names in a byline say where a text comes from, not who wrote it.

use super::fold::letters_and_digits;

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
#[cfg(feature = "import")]
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

/// Whether a name is that of an agency, alone or with a regional service: `dpa/lno`.
pub fn is_agency(name: &str) -> bool {
    let known = |name: &str| {
        // Short names are written in capitals, or all small: `Ria` is a person.
        let cased = name.chars().count() > 4
            || name.chars().all(|c| !c.is_lowercase())
            || name.chars().all(|c| !c.is_uppercase());
        cased && AGENCIES.contains(&letters_and_digits(name).as_str())
    };
    let shape = name.len() <= 40 && !name.contains('@');
    shape
        && (known(name)
            || name.contains('/') && name.split('/').any(known)
            || name.contains('-') && name.split('-').all(known))
}

/// Whether a text credits agencies: `Post wires`, `Material von dpa`, `Reuters and AFP`.
#[cfg(feature = "import")]
pub fn is_credit(text: &str) -> bool {
    let mut words = text.split([' ', ',', '/']).map(letters_and_digits).filter(|w| !w.is_empty());
    text.split_whitespace().count() <= 6
        && (is_agency(text)
            || words.any(|word| {
                CREDIT_WORDS.contains(&word.as_str()) || AGENCIES.contains(&word.as_str())
            }))
}

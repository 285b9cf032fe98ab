//! The words of languages, one data file for each.
//!
//! `dates`, `import`, sentences, suggestions and proposals take their words from here, so that a
//! language is added by adding its file. `en.toml` is complete; the others have what `import`
//! needs. Files are compiled in, and each is parsed when it is first asked for.

mod date_rules;
mod date_words;
mod file;
mod inflection;
mod script;
mod set;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use crate::text::primary_language;

pub use date_rules::{DateRules, items, numbers};
pub use date_words::{DateWordLists, Holiday, Leads, NounForms, Tense, Units};
pub use file::{
    Abbreviations, Bylines, DateLines, FigureWords, Language, Months, NameWords, Numbers,
    PictureCredits, RunningText, Titles, Weekdays,
};
pub use inflection::{Declension, Gender, Inflection, Letters};
pub use script::Script;
pub use set::Languages;

/// The files by tag: ISO 639 codes of two letters. A test compares them with the folder.
const FILES: [(&str, &str); 35] = [
    ("en", include_str!("en.toml")),
    ("ar", include_str!("ar.toml")),
    ("bg", include_str!("bg.toml")),
    ("ca", include_str!("ca.toml")),
    ("cs", include_str!("cs.toml")),
    ("da", include_str!("da.toml")),
    ("de", include_str!("de.toml")),
    ("el", include_str!("el.toml")),
    ("es", include_str!("es.toml")),
    ("et", include_str!("et.toml")),
    ("fa", include_str!("fa.toml")),
    ("fi", include_str!("fi.toml")),
    ("fr", include_str!("fr.toml")),
    ("he", include_str!("he.toml")),
    ("hu", include_str!("hu.toml")),
    ("id", include_str!("id.toml")),
    ("it", include_str!("it.toml")),
    ("ja", include_str!("ja.toml")),
    ("ko", include_str!("ko.toml")),
    ("lt", include_str!("lt.toml")),
    ("lv", include_str!("lv.toml")),
    ("nl", include_str!("nl.toml")),
    ("no", include_str!("no.toml")),
    ("pl", include_str!("pl.toml")),
    ("pt", include_str!("pt.toml")),
    ("ro", include_str!("ro.toml")),
    ("ru", include_str!("ru.toml")),
    ("sk", include_str!("sk.toml")),
    ("sl", include_str!("sl.toml")),
    ("sr", include_str!("sr.toml")),
    ("sv", include_str!("sv.toml")),
    ("tr", include_str!("tr.toml")),
    ("uk", include_str!("uk.toml")),
    ("vi", include_str!("vi.toml")),
    ("zh", include_str!("zh.toml")),
];

/// The number of languages.
pub const COUNT: usize = FILES.len();

static PARSED: [OnceLock<Language>; COUNT] = [const { OnceLock::new() }; COUNT];

/// Returns the index of the language of `tag` (BCP 47): that of `en` for `en-GB`. `None` for a
/// language without a file.
pub fn index(tag: &str) -> Option<usize> {
    let primary = primary_language(tag);
    FILES.iter().position(|(known, _)| known.eq_ignore_ascii_case(primary))
}

/// Returns a language by its index, which is below [`COUNT`].
///
/// # Panics
///
/// If the file is not TOML of the right shape; a test reads them all.
pub fn at(index: usize) -> &'static Language {
    PARSED[index].get_or_init(|| {
        let (tag, text) = FILES[index];
        toml::from_str(text).unwrap_or_else(|error| panic!("{tag}.toml: {error}"))
    })
}

/// Returns all languages, English first.
pub fn all() -> impl Iterator<Item = &'static Language> {
    (0..COUNT).map(at)
}

/// Returns English, the default language.
pub fn english() -> &'static Language {
    at(0)
}

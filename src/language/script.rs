//! The scripts of names and of languages.

use super::{at, index};

/// A script, as far as it tells languages apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters, and everything without a letter.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters.
    Arabic,
    /// Greek letters.
    Greek,
    /// Hebrew letters.
    Hebrew,
    /// Korean syllables.
    Hangul,
    /// Chinese characters and Japanese syllables.
    Chinese,
    /// All other letters.
    Other,
}

impl Script {
    /// Returns the script of the first letter.
    pub fn of(name: &str) -> Self {
        match name.chars().find(|c| c.is_alphabetic()) {
            None | Some('A'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') => Self::Latin,
            Some('\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}') => Self::Greek,
            Some('\u{400}'..='\u{52f}') => Self::Cyrillic,
            Some('\u{590}'..='\u{5ff}') => Self::Hebrew,
            Some('\u{600}'..='\u{6ff}') => Self::Arabic,
            Some('\u{ac00}'..='\u{d7a3}') => Self::Hangul,
            Some('\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}') => Self::Chinese,
            Some(_) => Self::Other,
        }
    }

    /// Returns the script in which the language of a tag (BCP 47) is written. `None` for a language
    /// with two scripts, and for one without a file.
    pub fn of_language(tag: &str) -> Option<Self> {
        let language = at(index(tag)?);
        let two = language.inflection.as_ref().is_some_and(|table| !table.scripts.is_empty());
        (!two).then(|| Self::of(&language.months.full[0]))
    }

    /// Returns the languages whose tables the names in it have, the most common first.
    pub fn languages(self) -> &'static [&'static str] {
        match self {
            Self::Cyrillic => &["ru", "uk", "bg", "sr"],
            Self::Arabic => &["ar", "fa"],
            Self::Hangul => &["ko"],
            _ => &[],
        }
    }
}

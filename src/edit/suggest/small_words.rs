//! The words that articles have in small letters, which are no names where a sentence begins.

use std::collections::BTreeSet;

use crate::language::{self, Inflection};
use crate::name_forms::{Bearer, forms};

/// The words that articles have in small letters.
#[derive(Default)]
pub(super) struct SmallWords<'a> {
    words: BTreeSet<&'a str>,
    /// The forms of names in the language that is read, if it has a table of them and does not
    /// write all nouns with capitals.
    table: Option<&'static Inflection>,
}

impl<'a> SmallWords<'a> {
    /// Collects the words of texts.
    pub(super) fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let words = texts.flat_map(str::split_whitespace).map(trimmed);
        let words = words.filter(|word| word.starts_with(char::is_lowercase)).collect();
        Self { words, table: None }
    }

    /// Reads an article in a language (BCP 47).
    pub(super) fn read(&mut self, lang: &str) {
        let language = language::index(lang).map(language::at);
        let language = language.filter(|language| !language.nouns_have_capitals);
        self.table = language.and_then(|language| language.inflection.as_ref());
    }

    /// Returns whether a word is one of them as it is, in a language whose nouns have no capitals.
    pub(super) fn have_exactly(&self, word: &str) -> bool {
        self.table.is_some() && self.words.contains(word.to_lowercase().as_str())
    }

    /// Returns whether a word is a given name in the nominative.
    pub(super) fn is_given_name(&self, word: &str) -> bool {
        self.table.is_some_and(|table| table.given_names.iter().any(|name| name == word))
    }

    /// Returns whether the language writes a word with a small letter within a sentence: an
    /// adjective made of a place.
    pub(super) fn is_adjective(&self, word: &str) -> bool {
        self.table.is_some_and(|table| table.small.iter().any(|row| row.stem(word).is_some()))
    }

    /// Returns whether the language that is read has a table of forms.
    pub(super) fn have_forms(&self) -> bool {
        self.table.is_some()
    }

    /// Returns whether a name behind a word is not in the nominative.
    pub(super) fn is_preposition(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.table.is_some_and(|table| table.prepositions.contains(&word))
    }

    /// Returns whether a word, or a form of it, is one of them.
    pub(super) fn have(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let among = |form: &str| self.words.contains(form);
        among(&word)
            || self.table.is_some_and(|table| {
                forms(&word, Bearer::Other, table).iter().any(|form| among(form))
            })
    }
}

/// Returns a word without punctuation around it.
pub(super) fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

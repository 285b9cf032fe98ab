//! Tells what a capitalised word is, by English words, as articles are mostly in English.

use crate::language::{self, NameWords};

/// A shorter word with the ending of a demonym is more often a given name: Brian, Ian, Sean.
const SHORTEST: usize = 6;

fn words() -> &'static NameWords {
    language::english().names.as_ref().expect("English tells names from other words")
}

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|listed| listed == word)
}

/// Returns whether a word is a title before persons' names.
pub(super) fn is_title(word: &str) -> bool {
    language::english().is_title(word)
}

/// Returns whether a word is a title whose full stop ends no sentence.
pub(super) fn is_short_title(word: &str) -> bool {
    let titles = &language::english().titles;
    has(&titles.address, word) || has(&titles.ranks, word)
}

/// Returns whether a word makes a name an organisation's.
pub(super) fn is_organisation(word: &str) -> bool {
    has(&words().organisations, word)
}

/// Returns whether a word makes a name a state's.
pub(super) fn is_form_of_state(word: &str) -> bool {
    has(&words().forms_of_state, word)
}

/// Returns whether a name is a state's.
pub(super) fn is_state(name: &str) -> bool {
    words().states.contains_key(name)
}

/// Returns whether a word is a demonym: Russian, Ukrainians, Dutch.
pub(super) fn is_demonym(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let listed = |name: &str| words().states.values().any(|demonyms| has(demonyms, name));
    let long = one.chars().count() >= SHORTEST && one.starts_with(char::is_uppercase);
    let mut endings = words().demonym_endings.iter();
    listed(word) || listed(one) || long && endings.any(|ending| one.ends_with(ending.as_str()))
}

/// Returns whether a word is a day of the week or a month.
pub(super) fn is_calendar(word: &str) -> bool {
    let english = language::english();
    has(&english.weekdays.full, word) || has(&english.months.full, word)
}

/// Returns whether a word with a capital is one that any sentence begins with.
pub(super) fn is_opener(word: &str) -> bool {
    has(&words().openers, word)
}

/// Returns whether a word in small letters can be part of a name.
pub(super) fn is_joint(word: &str) -> bool {
    has(&words().joints, word)
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
}

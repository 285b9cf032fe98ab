//! Recognises credits of pictures by their words.

use std::sync::LazyLock;

use crate::language;
use crate::text::agencies;

/// Words that a line begins with before the maker of a picture, in all languages.
static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lists = language::all().map(|language| &language.pictures);
    let words = lists.flat_map(|lists| lists.labels.iter().chain(&lists.credits));
    words.map(String::as_str).collect()
});

/// What captions have in them if they credit somebody, in all languages.
static IN_CAPTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lists = || language::all().map(|language| &language.pictures);
    let labels = lists().flat_map(|lists| &lists.labels).map(|word| format!("{word}:"));
    let phrases = lists().flat_map(|lists| &lists.phrases).cloned();
    labels
        .chain(phrases)
        .chain(agencies::IN_CAPTIONS.iter().map(|name| (*name).to_owned()))
        .collect()
});

/// Returns whether a line, in lower case, begins with a word before the maker of a picture and a
/// mark: `photo: Ada Moss`.
pub(super) fn opens_credit(lower: &str) -> bool {
    OPENERS.iter().any(|word| {
        lower
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with([':', '©', '/', '|']))
    })
}

/// Returns whether a text, in lower case, has words that credit a picture.
pub(super) fn is_in_caption(lower: &str) -> bool {
    IN_CAPTIONS.iter().any(|word| lower.contains(word.as_str()))
}

/// Returns whether a text, in lower case, begins with such words and a colon.
pub(super) fn begins_caption(lower: &str) -> bool {
    IN_CAPTIONS.iter().any(|word| word.ends_with(':') && lower.starts_with(word.as_str()))
}

//! Each rule on sentences written for it, in a text of Tuesday, 3 June 2025.

mod always;
mod asian;
mod forms;
mod germanic;
mod guesses;
mod languages;
mod none;
mod phrases;
mod relative;
mod romance;
mod slavic;

use jiff::civil::{Date, date};

use super::{FoundDate, find};
use crate::text::fold::fold_plain;

const PUBLISHED: Date = date(2025, 6, 3);

/// Returns the dates in `text`: words and value.
fn dates(text: &str) -> Vec<(&str, String)> {
    let found = find(text, "en", PUBLISHED);
    found.into_iter().map(|item| (&text[item.range], item.value.to_string())).collect()
}

/// Asserts that `text` has exactly one date, its words and its value.
#[track_caller]
fn assert_date(text: &str, words: &str, value: &str) {
    assert_eq!(dates(text), [(words, value.to_owned())], "{text}");
}

#[track_caller]
fn assert_dates(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(words, day)| (*words, (*day).to_owned())).collect();
    assert_eq!(dates(text), expected, "{text}");
}

/// Asserts the value of the only date in each text.
#[track_caller]
fn assert_values(cases: &[(&str, &str)]) {
    for (text, value) in cases {
        let values: Vec<_> = dates(text).into_iter().map(|(_, value)| value).collect();
        assert_eq!(values, [*value], "{text}");
    }
}

#[track_caller]
fn assert_none(text: &str) {
    assert_eq!(dates(text), [], "{text}");
}

/// Returns the only date in `text`.
#[track_caller]
fn only(text: &str) -> FoundDate {
    let mut found = find(text, "en", PUBLISHED);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

/// Asserts the dates of sentences in a language. Each has its only date in square brackets, and its
/// value; one without brackets has none. Folded, as articles are, it has the same.
#[track_caller]
fn assert_marked(language: &str, sentences: &[(&str, &str)]) {
    let with_date = sentences.iter().filter(|(marked, _)| marked.contains('['));
    assert!(with_date.count() >= 30, "{language}");
    let mut faults = Vec::new();
    for (marked, value) in sentences {
        let text = marked.replace(['[', ']'], "");
        let found = find(&text, language, PUBLISHED);
        let found: Vec<_> =
            found.iter().map(|item| (&text[item.range.clone()], item.value.to_string())).collect();
        let expected = marked.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let expected: Vec<_> =
            expected.iter().map(|(words, _)| (*words, (*value).to_owned())).collect();
        if found != expected {
            faults.push(format!("{marked} {value}: {found:?}"));
        }
        let folded = find(&fold_plain(&text), language, PUBLISHED);
        let values: Vec<String> = folded.iter().map(|item| item.value.to_string()).collect();
        if !values.iter().eq(expected.iter().map(|(_, value)| value)) {
            faults.push(format!("{marked} {value}, folded: {values:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

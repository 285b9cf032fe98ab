//! Dates in English text: where they stand and which days they mean.
//!
//! A plain text and its day of publication come in, ranges with dates go out. One search over
//! the text finds the words that no date is without (`words`), another the hyphens of ISO dates;
//! the grammar reads around each (`grammar`, with `numbers`, on `tokens`), and what it reads is counted from the
//! day of publication (`reckon`). Nothing here knows of articles.

mod grammar;
mod numbers;
mod reckon;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;

use self::words::Meaning;
use crate::model::site::Basis;

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, with the weekday that stands beside a date.
    pub range: Range<usize>,
    /// The day meant.
    pub date: Date,
    /// How it was understood.
    pub basis: Basis,
}

/// Returns the dates in `text`, by position, disjoint; a line break counts as a space, an empty
/// line ends a date.
///
/// `Sunday, June 1` in a text of 3 June 2025 is one mention of 2025-06-01, `last Sunday` one of
/// the same day; `May 16,000` and `31 June` are none.
pub fn find(text: &str, published: Date) -> Vec<Found> {
    let named = SEARCH.automaton.find_iter(text).filter_map(|hit| {
        grammar::around_word(text, hit.range(), SEARCH.meanings[hit.pattern().as_usize()])
    });
    let numeric = memchr::memchr_iter(b'-', text.as_bytes())
        .filter_map(|at| grammar::around_hyphen(text, at));
    let mut found: Vec<Found> = named
        .chain(numeric)
        .filter_map(|mention| {
            let (date, basis) = reckon::day(mention.reading, published)?;
            Some(Found { range: mention.range, date, basis })
        })
        .collect();
    found.sort_by_key(|item| item.range.start);
    disjoint(found)
}

/// Keeps the longest of those that overlap; of equals, the first.
fn disjoint(sorted: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(sorted.len());
    for item in sorted {
        let apart = |other: &Found| other.range.end <= item.range.start;
        let first = kept.iter().rposition(apart).map_or(0, |place| place + 1);
        if kept[first..].iter().all(|other| other.range.len() < item.range.len()) {
            kept.truncate(first);
            kept.push(item);
        }
    }
    kept
}

struct Search {
    automaton: AhoCorasick,
    /// By pattern.
    meanings: Vec<Meaning>,
}

static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let (patterns, meanings): (Vec<_>, Vec<_>) = words::anchors().into_iter().unzip();
    // A longer pattern that fails at a letter before or after it hides no shorter one: that one
    // would have the same letter before it, and a letter after it too.
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .expect("a few dozen short words make a small automaton");
    Search { automaton, meanings }
});

//! Which of the values that notes give for claims may be shown: they can be an article's words.

use std::collections::HashMap;
use std::ops::Range;

use super::choose::Chosen;
use super::words::{Words, words};
use crate::text::fold::{fold_plain, letters_and_digits};

/// The words of an article, ready to be searched for values.
pub(super) struct ValueSearch<'w> {
    words: &'w [String],
    places: HashMap<&'w str, Vec<usize>>,
}

/// Returns an article's words as they are compared.
pub(super) fn comparable(article: &Words<'_>) -> Vec<String> {
    (0..article.all.len()).map(|word| key(article.text(word))).collect()
}

fn key(word: &str) -> String {
    letters_and_digits(&fold_plain(word))
}

impl<'w> ValueSearch<'w> {
    pub(super) fn new(words: &'w [String]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            places.entry(word).or_default().push(at);
        }
        Self { words, places }
    }

    /// Returns where an article has these words in a row.
    fn find(&self, value: &[String]) -> impl Iterator<Item = Range<usize>> {
        let first = value.first().and_then(|word| self.places.get(word.as_str()));
        let here = |at: &&usize| self.words[**at..].starts_with(value);
        first.into_iter().flatten().filter(here).map(|at| *at..*at + value.len())
    }

    /// Returns whether a value may be shown; counts its words that the article has, too: as many in
    /// a row as it has, wherever most of them are shown already.
    pub(super) fn admit(&self, value: &str, chosen: &mut Chosen) -> bool {
        let value: Vec<String> = words(value).into_iter().map(|at| key(&value[at])).collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        let mut rest = value.as_slice();
        while !rest.is_empty() {
            let is_there = |length: &usize| self.find(&rest[..*length]).next().is_some();
            let length = (1..=rest.len()).take_while(is_there).count();
            let new = |at: &Range<usize>| chosen.all[at.clone()].iter().filter(|it| !**it).count();
            let row = self.find(&rest[..length]).min_by_key(|at| (new(at), at.start));
            places.extend(row);
            rest = &rest[length.max(1)..];
        }
        let is_short = places.is_empty() || value.len() <= chosen.run();
        is_short && places.iter().all(|place| chosen.add_beside(place))
    }
}

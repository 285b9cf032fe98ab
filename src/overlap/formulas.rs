//! Formulas: words that an outlet writes again and again. They do not count as passages.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The words of each text that are part of formulas: ranges, sorted and disjoint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formulas(pub(super) Vec<Vec<Range<u32>>>);

impl Formulas {
    /// Makes room for a text without words, which gets this number.
    pub fn insert(&mut self, number: usize) {
        self.0.insert(number, Vec::new());
    }

    /// Removes the text of this number, which has no words.
    pub fn remove(&mut self, number: usize) {
        self.0.remove(number);
    }
}

/// Returns whether the same rows are formulas of an outlet with `now` texts as when it had
/// `before`, if they occur in as many texts.
pub fn has_same_formulas(before: usize, now: usize) -> bool {
    (FEWEST..=before.max(now)).all(|count| is_formula(count, before) == is_formula(count, now))
}

/// The fewest texts of an outlet that have a formula of it. An outlet with two texts on one event
/// has its background in both.
const FEWEST: usize = 3;

/// A row of words that occurs in more texts than this is a formula of the language.
pub(super) const MOST: usize = 64;

/// Returns the outlets of which a row is a formula: it occurs in more than a third of their texts.
/// `outlets` are those of the texts that have it, each text once; `sizes` how many texts each
/// outlet has.
pub(super) fn of_outlets(outlets: impl Iterator<Item = u32>, sizes: &[u32]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    outlets.for_each(|outlet| *counts.entry(outlet).or_default() += 1);
    let of_outlet =
        |(outlet, count): &(u32, usize)| is_formula(*count, sizes[*outlet as usize] as usize);
    counts.into_iter().filter(of_outlet).map(|(outlet, _)| outlet).collect()
}

/// Returns whether a row is a formula of an outlet with `size` texts, of which `count` have it.
pub(super) fn is_formula(count: usize, size: usize) -> bool {
    count >= FEWEST && 3 * count > size
}

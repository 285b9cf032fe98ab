//! Chooses the values of claims that may be shown: they can be an article's words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::choose::Chosen;
use super::units::{Unit, common, units, words_of};
use super::words::words;

/// The words of an article, ready to be searched for values.
pub(super) struct ValueSearch<'u> {
    units: &'u [Unit],
    places: FxHashMap<u64, Vec<usize>>,
}

impl<'u> ValueSearch<'u> {
    pub(super) fn new(units: &'u [Unit]) -> Self {
        let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, unit) in units.iter().enumerate() {
            places.entry(unit.hash).or_default().push(at);
        }
        Self { units, places }
    }

    /// Returns where an article has these units in a row, as its words.
    fn find(&self, value: &[Unit]) -> impl Iterator<Item = Range<usize>> {
        let first = value.first().and_then(|unit| self.places.get(&unit.hash));
        let here = move |at: &&usize| common(value, &self.units[**at..]) == value.len();
        let words = move |at: &usize| words_of(&self.units[*at..*at + value.len()]);
        first.into_iter().flatten().filter(here).map(words)
    }

    /// Returns whether a value may be shown; counts its words that the article has, too: as many in
    /// a row as it has, wherever most of them are shown already.
    pub(super) fn admit(&self, value: &str, chosen: &mut Chosen) -> bool {
        let units = units(value);
        let mut places: Vec<Range<usize>> = Vec::new();
        let mut rest = units.as_slice();
        while !rest.is_empty() {
            let is_there = |length: &usize| self.find(&rest[..*length]).next().is_some();
            let length = (1..=rest.len()).take_while(is_there).count();
            let new = |at: &Range<usize>| chosen.all[at.clone()].iter().filter(|it| !**it).count();
            let row = self.find(&rest[..length]).min_by_key(|at| (new(at), at.start));
            places.extend(row);
            rest = &rest[length.max(1)..];
        }
        let is_short = places.is_empty() || words(value).len() <= chosen.run();
        is_short && places.iter().all(|place| chosen.add_beside(place))
    }
}

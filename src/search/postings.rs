//! Collects which words are in which units, and where in them, for a stretch of documents.

use rustc_hash::FxHashMap;

use super::document::Reader;
use super::number;
use super::words::words;

/// The units that have a term, ascending.
#[derive(Debug)]
pub(super) struct Postings {
    pub(super) first: u32,
    pub(super) last: u32,
    /// The distances from the first to the last.
    pub(super) steps: Vec<u8>,
    /// The places in each unit, twice the place from the beginning for the first of a unit, twice
    /// the distance from the one before and 1 more for the others. Empty for terms that are not
    /// words.
    pub(super) places: Vec<u8>,
    last_place: u32,
}

/// The terms of a stretch of documents with their postings.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: FxHashMap<Box<str>, usize>,
    postings: Vec<Postings>,
    /// The unit that was read last, and the place after its words.
    read: (u32, u32),
}

impl Reader for Terms {
    fn text(&mut self, unit: u32, text: &str) {
        // A phrase does not go on from one text of a unit to the next.
        let (last, end) = self.read;
        let from = if last == unit { end + 1 } else { 0 };
        let count = words(text, |word, place| self.word(unit, word, from + place));
        self.read = (unit, from + count);
    }

    fn whole(&mut self, unit: u32, name: &str, id: &str) {
        // After its first word in the order of terms, so that one shard has both.
        let mut term = String::new();
        words(name, |word, _| {
            term.push_str(if term.is_empty() { "" } else { "_" });
            term.push_str(word);
        });
        term.push_str("=@");
        term.push_str(id);
        self.term(unit, &term);
    }

    fn term(&mut self, unit: u32, term: &str) {
        self.postings(unit, term);
    }
}

impl Terms {
    fn word(&mut self, unit: u32, word: &str, place: u32) {
        let (postings, is_first) = self.postings(unit, word);
        let number = if is_first { place << 1 } else { (place - postings.last_place) << 1 | 1 };
        number::write(&mut postings.places, number);
        postings.last_place = place;
    }

    /// Adds a term in a unit; returns its postings, and whether the unit is new to them.
    fn postings(&mut self, unit: u32, term: &str) -> (&mut Postings, bool) {
        let Some(number) = self.numbers.get(term) else {
            self.numbers.insert(term.into(), self.postings.len());
            let (steps, places) = Default::default();
            self.postings.push(Postings { first: unit, last: unit, steps, places, last_place: 0 });
            return (self.postings.last_mut().expect("it was pushed"), true);
        };
        let postings = &mut self.postings[*number];
        debug_assert!(unit >= postings.last, "units come in order");
        let is_new = unit > postings.last;
        if is_new {
            number::write(&mut postings.steps, unit - postings.last);
            postings.last = unit;
        }
        (postings, is_new)
    }

    /// Returns the terms with their postings, in no order.
    pub(super) fn into_list(self) -> Vec<(Box<str>, Postings)> {
        let mut numbers: Vec<(Box<str>, usize)> = self.numbers.into_iter().collect();
        numbers.sort_unstable_by_key(|(_, number)| *number);
        numbers.into_iter().map(|(term, _)| term).zip(self.postings).collect()
    }
}

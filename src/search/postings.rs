//! Collects which words are in which units, for a stretch of documents.

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
}

/// The terms of a stretch of documents with their postings.
#[derive(Debug, Default)]
pub(super) struct Terms {
    places: FxHashMap<Box<str>, usize>,
    postings: Vec<Postings>,
}

impl Reader for Terms {
    fn text(&mut self, unit: u32, text: &str) {
        words(text, |word| self.term(unit, word));
    }

    fn whole(&mut self, unit: u32, name: &str) {
        let mut term = String::from("=");
        words(name, |word| {
            term.push_str(if term.len() > 1 { "_" } else { "" });
            term.push_str(word);
        });
        self.term(unit, &term);
    }

    fn term(&mut self, unit: u32, term: &str) {
        let Some(place) = self.places.get(term) else {
            self.places.insert(term.into(), self.postings.len());
            self.postings.push(Postings { first: unit, last: unit, steps: Vec::new() });
            return;
        };
        let postings = &mut self.postings[*place];
        debug_assert!(unit >= postings.last, "units come in order");
        if unit > postings.last {
            number::write(&mut postings.steps, unit - postings.last);
            postings.last = unit;
        }
    }
}

impl Terms {
    /// Returns the terms with their postings, in no order.
    pub(super) fn into_list(self) -> Vec<(Box<str>, Postings)> {
        let mut places: Vec<(Box<str>, usize)> = self.places.into_iter().collect();
        places.sort_unstable_by_key(|(_, place)| *place);
        places.into_iter().map(|(term, _)| term).zip(self.postings).collect()
    }
}

//! The interface between the documents of a site and the index.

use serde_json::Value;

use crate::fingerprint::FingerprintBuilder;

/// A document's numbers.
#[derive(Debug, Clone, Default, Hash)]
pub struct Columns {
    /// How many paragraphs or other pieces of text it has.
    pub parts: u32,
    /// How many notes it has.
    pub notes: u32,
    /// Further numbers, the same count for each document of a segment.
    pub facts: Vec<u32>,
}

/// The number of a document's first unit, and that after its last.
#[derive(Debug, Clone, Copy)]
pub struct UnitRange {
    pub(super) first: u32,
    pub(super) end: u32,
}

impl UnitRange {
    /// Returns the unit of the headline or name.
    pub fn head(self) -> u32 {
        self.first
    }

    /// Returns the unit of the paragraph at a place, from 0.
    pub fn part(self, place: usize) -> u32 {
        self.first + 1 + place as u32
    }

    /// Returns the unit of the note at a place, from 0. Notes are numbered from the end, so that a
    /// new paragraph does not change their numbers.
    pub fn note(self, place: usize) -> u32 {
        self.end - 1 - place as u32
    }
}

/// Takes the words of units.
pub trait Reader {
    /// Takes the words of a text in a unit.
    fn text(&mut self, unit: u32, text: &str);

    /// Takes the words of a name as one term, by which the name is found as a whole. `id`: of the
    /// actor that it names, or empty.
    fn whole(&mut self, unit: u32, name: &str, id: &str);

    /// Takes a term as it is.
    fn term(&mut self, unit: u32, term: &str);
}

/// Hashes what it reads.
impl Reader for FingerprintBuilder {
    fn text(&mut self, unit: u32, text: &str) {
        self.add((unit, "text", text));
    }

    fn whole(&mut self, unit: u32, name: &str, id: &str) {
        self.add((unit, "whole", name, id));
    }

    fn term(&mut self, unit: u32, term: &str) {
        self.add((unit, "term", term));
    }
}

/// Something that can be found: an article, an actor.
pub trait SearchDocument: Sync {
    /// Returns its numbers.
    fn columns(&self) -> Columns;

    /// Passes on its words, unit by unit in ascending order.
    fn read(&self, units: UnitRange, out: &mut impl Reader);

    /// Returns what a hit shows of it.
    fn shown(&self) -> Value;
}

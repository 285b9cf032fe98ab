//! Finds the passage that a note quotes: exactly, in exactly one place, or not at all.
//!
//! There is no similarity here; [`super::propose`] uses one to write help, and never decides.

use std::ops::Range;

use memchr::memmem;

use crate::model::Projection;
use crate::model::document::Quote;
use crate::text::edge::is_quote_edge;
use crate::text::fold::{Folded, fold};

/// An article's text, ready for searching.
pub struct Haystack<'a> {
    /// The text as it is.
    pub plain: &'a Projection,
    /// The text folded.
    pub folded: Folded,
}

impl<'a> Haystack<'a> {
    /// Folds an article's text.
    pub fn new(plain: &'a Projection) -> Self {
        let breaks = plain.leaves.iter().skip(1).map(|leaf| leaf.start as usize - 1);
        Self { plain, folded: fold(&plain.text, breaks) }
    }

    /// Returns where `phrase` (folded) stands in `within` of the folded text, at the edges of
    /// words. Sorted; occurrences may overlap.
    pub fn occurrences(&self, phrase: &str, within: Range<usize>) -> Vec<usize> {
        let text = &self.folded.text;
        let finder = memmem::Finder::new(phrase);
        let mut found = Vec::new();
        let mut at = within.start;
        while let Some(next) = finder.find(&text.as_bytes()[at..within.end]) {
            let start = at + next;
            let end = start + phrase.len();
            if self.is_edge(start) && self.is_edge(end) {
                found.push(start);
            }
            at = text.ceil_char_boundary(start + 1);
        }
        found
    }

    fn is_edge(&self, folded: usize) -> bool {
        let original = self.folded.original(folded);
        is_quote_edge(&self.plain.text, self.plain.text.floor_char_boundary(original))
    }
}

/// What a search for a quotation ends with. All ranges are bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// The exact passage, bytes of the plain text.
    Found(Range<u32>),
    /// The phrase of this number stands in several places.
    Several(usize, Vec<Range<usize>>),
    /// The phrase of this number stands nowhere (a second one: nowhere after the first).
    Nowhere(usize),
}

/// Searches for a quotation.
pub fn search(haystack: &Haystack<'_>, quote: &Quote) -> Search {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (number, phrase) in quote.phrases.iter().enumerate() {
        let from = places.last().map_or(0, |place| place.end);
        let found = haystack.occurrences(phrase, from..haystack.folded.text.len());
        match found[..] {
            [] => return Search::Nowhere(number),
            [start] => places.push(start..start + phrase.len()),
            _ => {
                let all = found.iter().map(|start| *start..start + phrase.len());
                return Search::Several(number, all.collect());
            }
        }
    }
    let place = |(phrase, offset): (usize, usize)| places[phrase].start + offset;
    let exact = place(quote.start)..place(quote.end);
    Search::Found(haystack.folded.original_range(exact))
}

//! Finds the passage that a note quotes: exactly, in exactly one place, or not at all.
//!
//! Similarity decides nothing here. [`super::nearest`] uses it to write help.

use std::ops::Range;

use memchr::memmem;

use crate::markdown::{Flavour, locate};
use crate::model::Projection;
use crate::model::document::{ArticleDoc, Quote};
use crate::source::Span;
use crate::text::edge::{may_begin_quote, may_end_quote, stands_alone};
use crate::text::fold::{Folded, fold};

/// The text of an article, prepared for searches.
pub struct Haystack<'a> {
    /// The text itself.
    pub plain: &'a Projection,
    /// The folded text.
    pub folded: Folded,
}

impl<'a> Haystack<'a> {
    /// Folds an article's text.
    pub fn new(plain: &'a Projection) -> Self {
        let breaks = plain.leaves.iter().skip(1).map(|leaf| leaf.start as usize - 1);
        Self { plain, folded: fold(&plain.text, breaks) }
    }

    /// Returns the places of `phrase` (folded) in the range `within` of the folded text, at the
    /// edges of words. Sorted; they may overlap.
    pub fn occurrences(&self, phrase: &str, within: Range<usize>) -> Vec<Range<usize>> {
        let (folded, original) = (&self.folded, &self.plain.text);
        let whole = |range: &Range<usize>| {
            may_begin_quote(folded, original, range.start)
                && may_end_quote(folded, original, range.end)
        };
        places(&self.folded.text, phrase, within).filter(whole).collect()
    }

    /// Returns the places of `words` (folded) in the folded text where no word or number goes on
    /// before or after them. Sorted, disjoint.
    pub fn standalone(&self, words: &str) -> Vec<Range<usize>> {
        let text = &self.folded.text;
        let mut end = 0;
        places(text, words, 0..text.len())
            .filter(|range| {
                let apart = range.start >= end && stands_alone(text, range);
                end = if apart { range.end } else { end };
                apart
            })
            .collect()
    }

    /// Returns the bytes of the plain text that a range of the folded text comes from.
    pub fn in_plain(&self, range: &Range<usize>) -> Range<u32> {
        self.folded.original_words(&self.plain.text, range)
    }

    /// Returns whether a range of the folded text touches code.
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        if self.plain.code.is_empty() {
            return false;
        }
        let range = self.in_plain(range);
        let next = self.plain.code.partition_point(|code| code.end <= range.start);
        self.plain.code.get(next).is_some_and(|code| code.start < range.end)
    }

    /// Returns the span in the article's file of a range of the folded text.
    pub(super) fn span(&self, article: &ArticleDoc, range: &Range<usize>) -> Span {
        span(article, self.in_plain(range))
    }
}

/// Returns the span in an article's file of a range of its plain text, which is not empty.
pub(super) fn span(article: &ArticleDoc, plain: Range<u32>) -> Span {
    let body = &article.body;
    let source = body.markdown();
    let place = |offset: u32| locate(source, Flavour::Article, offset as usize);
    let start = place(plain.start);
    let end = source.ceil_char_boundary(place(plain.end.saturating_sub(1)) + 1);
    Span::new(article.file, body.span.start as usize, start..end.max(start))
}

/// Returns all places of `needle`, which may overlap. An empty needle has none.
fn places(text: &str, needle: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let finder = memmem::Finder::new(needle);
    let mut at = within.start;
    std::iter::from_fn(move || {
        let length = finder.needle().len();
        let next = finder.find(&text.as_bytes()[at..within.end]).filter(|_| length > 0)?;
        let start = at + next;
        at = text.ceil_char_boundary(start + 1);
        Some(start..start + length)
    })
}

/// The result of a search for a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteMatch {
    /// The exact passage, in bytes of the plain text.
    Found(Range<u32>),
    /// The phrase of this number occurs in several places, in bytes of the folded text.
    Several(usize, Vec<Range<usize>>),
    /// The phrase of this number does not occur; a second one: not after the first.
    Nowhere(usize),
}

/// Finds the passage that a quotation quotes.
pub fn find_quote(haystack: &Haystack<'_>, quote: &Quote) -> QuoteMatch {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (number, phrase) in quote.phrases.iter().enumerate() {
        let from = places.last().map_or(0, |place| place.end);
        let mut found = haystack.occurrences(phrase, from..haystack.folded.text.len());
        match found.len() {
            0 => return QuoteMatch::Nowhere(number),
            1 => places.append(&mut found),
            _ => return QuoteMatch::Several(number, found),
        }
    }
    let place = |(phrase, offset): (usize, usize)| places[phrase].start + offset;
    QuoteMatch::Found(haystack.in_plain(&(place(quote.start)..place(quote.end))))
}

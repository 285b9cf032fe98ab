//! Finds the passage that a note quotes: exactly, in exactly one place, or not at all.
//!
//! Similarity decides nothing here. [`super::nearest`] uses it to write help.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;

use super::token_index::TokenIndex;
use super::word_index::WordIndex;
use crate::markdown::{Flavour, SourceMap};
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
    /// How often the text was searched from end to end.
    searches: AtomicUsize,
    /// Made when that was often.
    tokens: OnceLock<TokenIndex>,
    /// For the nearest passages of lost quotations.
    words: OnceLock<WordIndex>,
    /// The way back to the article's Markdown, for messages.
    source_map: OnceLock<SourceMap>,
    /// The places of phrases that occur several times after a byte.
    repeated: Mutex<HashMap<(String, usize), Occurrences>>,
}

/// Occurrences in the folded text, shared by the notes with one quotation.
type Occurrences = Arc<[Range<usize>]>;

/// After so many searches, an index of the words costs less than further ones.
const SEARCHES: usize = 64;

/// The most words that one automaton searches for: making one for more takes quadratic time.
const WORDS_AT_ONCE: usize = 5_000;

impl<'a> Haystack<'a> {
    /// Folds an article's text.
    pub fn new(plain: &'a Projection) -> Self {
        let breaks = plain.leaves.iter().skip(1).map(|leaf| leaf.start as usize - 1);
        let folded = fold(&plain.text, breaks);
        let (searches, tokens, words, source_map, repeated) = Default::default();
        Self { plain, folded, searches, tokens, words, source_map, repeated }
    }

    /// Returns the places of `phrase` (folded) in the range `within` of the folded text, at the
    /// edges of words. Sorted; they may overlap.
    pub fn occurrences(&self, phrase: &str, within: Range<usize>) -> Vec<Range<usize>> {
        self.matches(phrase, within).collect()
    }

    /// Finds [`Haystack::occurrences`] one by one.
    pub(super) fn matches(
        &self,
        phrase: &str,
        within: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let text = &self.folded.text;
        let known = self.tokens().and_then(|it| it.candidates(text, phrase, within.start));
        let searched = known.is_none().then(|| places(text, phrase, within.clone()));
        let starts_here = move |start: usize| {
            let end = start + phrase.len();
            (end <= within.end && text.as_bytes()[start..end] == *phrase.as_bytes())
                .then_some(start..end)
        };
        let known = known.into_iter().flatten().filter_map(starts_here);
        let (folded, original) = (&self.folded, &self.plain.text);
        let whole = move |range: &Range<usize>| {
            may_begin_quote(folded, original, range.start)
                && may_end_quote(folded, original, range.end)
        };
        known.chain(searched.into_iter().flatten()).filter(whole)
    }

    /// Returns the first of [`Haystack::occurrences`] from a byte on.
    pub(super) fn first(&self, phrase: &str, from: usize) -> Option<Range<usize>> {
        self.matches(phrase, from..self.folded.text.len()).next()
    }

    /// Returns the index of the words, once it is worth making.
    fn tokens(&self) -> Option<&TokenIndex> {
        let often = self.searches.fetch_add(1, Ordering::Relaxed) >= SEARCHES;
        let begins = |at| may_begin_quote(&self.folded, &self.plain.text, at);
        often.then(|| self.tokens.get_or_init(|| TokenIndex::new(&self.folded.text, begins)))
    }

    /// Returns all places of a phrase that occurs several times from byte `from` on.
    fn all_places(&self, phrase: &str, from: usize) -> Occurrences {
        let mut repeated = self.repeated.lock().unwrap_or_else(PoisonError::into_inner);
        let all = repeated.entry((phrase.to_owned(), from));
        Arc::clone(
            all.or_insert_with(|| self.matches(phrase, from..self.folded.text.len()).collect()),
        )
    }

    /// Returns the index for the nearest passages.
    pub(super) fn words(&self) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(&self.folded.text))
    }

    /// Returns for each of `words` (folded, distinct) the places in the folded text where no word
    /// or number goes on before or after them. Sorted, disjoint. Thousands are found in one search.
    pub fn standalone(&self, words: &[String]) -> Vec<Vec<Range<usize>>> {
        let text = &self.folded.text;
        let mut all: Vec<Vec<Range<usize>>> = vec![Vec::new(); words.len()];
        // Nothing is everywhere.
        let sought: Vec<usize> = (0..words.len()).filter(|at| !words[*at].is_empty()).collect();
        for words_of in sought.chunks(WORDS_AT_ONCE) {
            let finder = AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(words_of.iter().map(|at| &words[*at]))
                .expect("the words of an article's front matter fit an automaton");
            for found in finder.find_overlapping_iter(text) {
                let places = &mut all[words_of[found.pattern().as_usize()]];
                let end = places.last().map_or(0, |last| last.end);
                if found.start() >= end && stands_alone(text, &found.range()) {
                    places.push(found.range());
                }
            }
        }
        all
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
        self.plain_span(article, self.in_plain(range))
    }

    /// Returns the span in the article's file of a range of its plain text, which is not empty.
    pub(super) fn plain_span(&self, article: &ArticleDoc, plain: Range<u32>) -> Span {
        let source = article.body.markdown();
        let map = self.source_map.get_or_init(|| SourceMap::new(source, Flavour::Article));
        span(article, map, plain)
    }
}

/// Returns the span in an article's file of a range of its plain text, which is not empty.
pub(super) fn span(article: &ArticleDoc, map: &SourceMap, plain: Range<u32>) -> Span {
    let body = &article.body;
    let source = body.markdown();
    let place = |offset: u32| map.locate(source, offset as usize);
    let start = place(plain.start);
    let end = source.ceil_char_boundary(place(plain.end.saturating_sub(1)) + 1);
    Span::new(article.file, body.span.start as usize, start..end.max(start))
}

/// Returns all places of `needle`, which may overlap. An empty needle has none.
fn places(text: &str, needle: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let finder = memmem::Finder::new(needle);
    let text = &text.as_bytes()[..within.end];
    let mut at = within.start;
    // The last place, and how far after it another one that overlaps with it may begin.
    let mut last: Option<(usize, usize)> = None;
    std::iter::from_fn(move || {
        let needle = finder.needle();
        let overlapping = last.and_then(|(start, period)| {
            // Of these bytes only the last ones are not known yet.
            let end = start + needle.len();
            text[end..].starts_with(&needle[needle.len() - period..]).then_some(start + period)
        });
        let found = overlapping.or_else(|| finder.find(&text[at..]).map(|next| at + next));
        let start = found.filter(|_| !needle.is_empty())?;
        let period = last.map_or_else(|| period(needle), |(_, period)| period);
        last = Some((start, period));
        at = start + period;
        Some(start..start + needle.len())
    })
}

/// Returns the least number of bytes by which a text that is not empty can be moved so that it
/// agrees with itself, as far as both overlap.
fn period(text: &[u8]) -> usize {
    // The length of the longest end of each beginning that is a beginning, too (Knuth, Morris and
    // Pratt).
    let mut borders = vec![0; text.len()];
    for at in 1..text.len() {
        let mut border: usize = borders[at - 1];
        while border > 0 && text[border] != text[at] {
            border = borders[border - 1];
        }
        borders[at] = border + usize::from(text[border] == text[at]);
    }
    text.len() - borders[text.len() - 1]
}

/// The result of a search for a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteMatch {
    /// The exact passage, in bytes of the plain text.
    Found(Range<u32>),
    /// The phrase of this number occurs in several places, in bytes of the folded text.
    Several(usize, Occurrences),
    /// The phrase of this number does not occur; a second one: not after the first.
    Nowhere(usize),
}

/// Finds the passage that a quotation quotes.
pub fn find_quote(haystack: &Haystack<'_>, quote: &Quote) -> QuoteMatch {
    match find_once(haystack, quote) {
        Ok(passage) => QuoteMatch::Found(passage),
        Err(Miss::Nowhere(phrase)) => QuoteMatch::Nowhere(phrase),
        Err(Miss::Several(phrase, from)) => {
            QuoteMatch::Several(phrase, haystack.all_places(&quote.phrases[phrase], from))
        }
    }
}

/// The reason why a quotation has no passage.
pub(super) enum Miss {
    /// The phrase of this number does not occur.
    Nowhere(usize),
    /// The phrase of this number occurs several times from this byte on.
    Several(usize, usize),
}

/// Finds the passage that a quotation quotes; of a phrase that occurs several times, two places are
/// enough.
pub(super) fn find_once(haystack: &Haystack<'_>, quote: &Quote) -> Result<Range<u32>, Miss> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (number, phrase) in quote.phrases.iter().enumerate() {
        let from = places.last().map_or(0, |place| place.end);
        let mut found = haystack.matches(phrase, from..haystack.folded.text.len());
        match (found.next(), found.next()) {
            (None, _) => return Err(Miss::Nowhere(number)),
            (Some(only), None) => places.push(only),
            (Some(_), Some(_)) => return Err(Miss::Several(number, from)),
        }
    }
    let place = |(phrase, offset): (usize, usize)| places[phrase].start + offset;
    Ok(haystack.in_plain(&(place(quote.start)..place(quote.end))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_places_are_found_also_those_that_overlap(
            text in "[ab é]{0,40}",
            needle in "[ab é]{0,5}",
            from in 0_usize..10,
        ) {
            let within = text.floor_char_boundary(from)..text.len();
            let found: Vec<Range<usize>> = places(&text, &needle, within.clone()).collect();
            let (bytes, sought) = (text.as_bytes(), needle.as_bytes());
            let all = within.filter(|at| !sought.is_empty() && bytes[*at..].starts_with(sought));
            prop_assert_eq!(found, all.map(|at| at..at + needle.len()).collect::<Vec<_>>());
        }
    }
}

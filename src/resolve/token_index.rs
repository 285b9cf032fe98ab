//! An index of a text's words, to find many phrases in a long text.
//!
//! A search of the whole text for each of 20,000 quotations takes time in proportion to the product
//! of both. A word is indexed from each place in it where a phrase may begin: some scripts put no
//! spaces between words.

use std::collections::HashMap;
use std::ops::Range;

/// Bytes of a run of letters and digits that are looked at, about: in a script without spaces a
/// whole sentence is one.
const LONGEST: usize = 48;

/// A run of letters and digits or the end of one, as bytes of the text, and the places of all that
/// equal it.
struct Token {
    text: Range<usize>,
    /// Where each begins, sorted.
    places: Vec<u32>,
}

/// The runs of letters and digits of a text, with their places. Sorted by their letters.
pub(super) struct TokenIndex {
    tokens: Vec<Token>,
}

impl TokenIndex {
    /// Makes the index of a text. `may_begin` says whether a phrase may begin at a byte within a
    /// run; at other bytes there none is found.
    pub(super) fn new(text: &str, may_begin: impl Fn(usize) -> bool) -> Self {
        let mut places: HashMap<&str, Vec<u32>> = HashMap::new();
        for run in runs(text) {
            let inner = text[run.clone()].char_indices().map(|(at, _)| run.start + at);
            for start in inner.filter(|at| *at == run.start || may_begin(*at)) {
                let place = u32::try_from(start).unwrap_or(u32::MAX);
                places.entry(cut(&text[start..run.end])).or_default().push(place);
            }
        }
        let token = |(run, places): (&str, Vec<u32>)| {
            let start = places[0] as usize;
            Token { text: start..start + run.len(), places }
        };
        let mut tokens: Vec<Token> = places.into_iter().map(token).collect();
        tokens.sort_unstable_by_key(|token| &text[token.text.clone()]);
        Self { tokens }
    }

    /// Returns the places where `phrase` may begin, at byte `from` of the text or later, sorted:
    /// all places where it does, and perhaps some where it does not. `None` if the phrase has no
    /// word by which they could be found.
    pub(super) fn candidates<'i>(
        &'i self,
        text: &str,
        phrase: &str,
        from: usize,
    ) -> Option<Box<dyn Iterator<Item = usize> + 'i>> {
        // The last run of the phrase may be the beginning of a longer one in the text.
        let tokens = |run: Range<usize>| {
            let word = cut(&phrase[run.clone()]);
            let whole = run.end < phrase.len() && word.len() == run.len();
            let found = if whole { self.equal(text, word) } else { self.beginning(text, word) };
            (run.start, found)
        };
        let count = |(_, tokens): &(usize, &[Token])| -> usize {
            tokens.iter().map(|token| token.places.len()).sum()
        };
        let (offset, rarest) = runs(phrase).map(tokens).min_by_key(count)?;
        let starts = rarest.iter().flat_map(move |token| {
            let first = token.places.partition_point(|place| (*place as usize) < from + offset);
            token.places[first..].iter().map(move |place| *place as usize - offset)
        });
        // Who looks for two of a thousand places must not wait for all of them.
        if rarest.len() < 2 {
            return Some(Box::new(starts));
        }
        let mut starts: Vec<usize> = starts.collect();
        starts.sort_unstable();
        Some(Box::new(starts.into_iter()))
    }

    fn equal(&self, text: &str, run: &str) -> &[Token] {
        let found = self.tokens.binary_search_by_key(&run, |token| &text[token.text.clone()]);
        found.map_or(&[], |at| std::slice::from_ref(&self.tokens[at]))
    }

    fn beginning(&self, text: &str, run: &str) -> &[Token] {
        let of = |token: &Token| &text[token.text.clone()];
        let first = self.tokens.partition_point(|token| of(token) < run);
        let length = self.tokens[first..].partition_point(|token| of(token).starts_with(run));
        &self.tokens[first..first + length]
    }
}

/// Returns the beginning of a run that is looked at.
fn cut(run: &str) -> &str {
    &run[..run.floor_char_boundary(LONGEST)]
}

/// Returns the runs of letters and digits of a text.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        at = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_place_of_a_phrase_is_a_candidate(
            text in "([ab1é]{1,2}[ ,]{0,2}){0,30}",
            ends in any::<(prop::sample::Index, prop::sample::Index)>(),
            from in any::<prop::sample::Index>(),
        ) {
            let bounds = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
            let bounds: Vec<usize> = bounds.collect();
            let (one, other) = (*ends.0.get(&bounds), *ends.1.get(&bounds));
            let phrase = &text[one.min(other)..one.max(other)];
            let from = *from.get(&bounds);
            let index = TokenIndex::new(&text, |_| true);
            if let Some(found) = index.candidates(&text, phrase, from) {
                let found: Vec<usize> = found.collect();
                prop_assert!(found.is_sorted());
                let is_there = |at: &&usize| **at >= from && text[**at..].starts_with(phrase);
                for at in bounds.iter().filter(is_there) {
                    prop_assert!(found.contains(at), "{at} of {phrase:?} in {text:?}");
                }
                prop_assert!(found.iter().all(|at| *at >= from));
            }
        }
    }

    #[test]
    fn few_candidates_are_left_of_many_places() {
        let text: String = (0..1_000).map(|at| format!("Then barge {at} came. ")).collect();
        let index = TokenIndex::new(&text, |_| false);
        let found = |phrase: &str| index.candidates(&text, phrase, 0).map(Iterator::count);
        assert_eq!(found("barge 77 came"), Some(1));
        assert_eq!(found("Then barge 77"), Some(11), "77, 770 to 779");
        assert_eq!(found("barge 7 sank"), Some(0));
        assert_eq!(found("barge"), Some(1_000));
        assert_eq!(found("77"), Some(11), "77, 770 to 779");
        assert_eq!(found("… "), None);
        assert_eq!(found(""), None);
    }
}

//! Chooses the words of an article that are shown. Knows numbers of words only, no text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::ExcerptLimits;

/// A passage that a note quotes.
#[derive(Debug, Clone)]
pub(super) struct QuotedPassage {
    /// Its words; not empty.
    pub(super) words: Range<usize>,
    /// The words around it that may be its context.
    pub(super) context: Range<usize>,
}

/// The words of an article that are shown.
#[derive(Debug)]
pub(super) struct Chosen {
    /// For each word whether the text shows it.
    pub(super) text: Vec<bool>,
    /// For each word whether the site shows it: in the text, as a claim's value, or quoted by the
    /// editor.
    pub(super) all: Vec<bool>,
    limits: ExcerptLimits,
    /// How many words more may be shown.
    left: usize,
}

impl Chosen {
    /// Returns the choice of no word of so many.
    pub(super) fn none(words: usize, limits: ExcerptLimits) -> Self {
        // The product is below 2^64 for any text that fits into memory.
        let left = words * limits.share / 10_000;
        Self { text: vec![false; words], all: vec![false; words], limits, left }
    }

    /// Shows passages in the text; returns those that are shown, to be passed to
    /// [`Chosen::add_context`].
    ///
    /// The shorter passage comes first, of two equal ones the earlier; one that does not fit into
    /// what is left of the share, or would make a run too long, is left out whole. Of one that is
    /// longer than a run the beginning counts.
    pub(super) fn add_passages(&mut self, passages: &[QuotedPassage]) -> Vec<QuotedPassage> {
        let run = self.limits.run;
        let begun = |passage: &QuotedPassage| {
            let end = passage.words.end.min(passage.words.start + run);
            QuotedPassage { words: passage.words.start..end, context: passage.context.clone() }
        };
        let mut order: Vec<QuotedPassage> = passages.iter().map(begun).collect();
        order.sort_by_key(|it| (it.words.len(), it.words.start));
        order.retain(|passage| self.add(&passage.words));
        order
    }

    /// Shows words around passages: a word before and a word after each of them at a time, as far
    /// as the limits allow.
    pub(super) fn add_context(&mut self, mut passages: Vec<QuotedPassage>) {
        passages.sort_by_key(|it| (it.words.start, Reverse(it.words.end)));
        for _ in 0..self.limits.context {
            for passage in &mut passages {
                let Range { start, end } = passage.words.clone();
                if start > passage.context.start && self.add(&(start - 1..start)) {
                    passage.words.start -= 1;
                } else {
                    // Words beyond one that did not fit are not next to the passage.
                    passage.context.start = start;
                }
                if end < passage.context.end && self.add(&(end..end + 1)) {
                    passage.words.end += 1;
                } else {
                    passage.context.end = end;
                }
            }
        }
    }

    /// Returns how many words in a row may be shown.
    pub(super) fn run(&self) -> usize {
        self.limits.run
    }

    /// Returns how many words more may be shown.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Counts words that are shown whatever the limits are; returns how many are too many.
    pub(super) fn add_quoted(&mut self, words: &Range<usize>) -> usize {
        let new = self.all[words.clone()].iter().filter(|shown| !**shown).count();
        self.all[words.clone()].fill(true);
        let excess = new.saturating_sub(self.left);
        self.left = self.left.saturating_sub(new);
        excess
    }

    /// Shows words in the text, unless a limit forbids it.
    fn add(&mut self, words: &Range<usize>) -> bool {
        let fits = self.add_beside(words);
        if fits {
            self.text[words.clone()].fill(true);
        }
        fits
    }

    /// Shows words beside the text, as those of a claim's value, unless a limit forbids it.
    ///
    /// Words next to them count, wherever the site shows those: a value that ends a note may be
    /// right before the text on the page.
    pub(super) fn add_beside(&mut self, words: &Range<usize>) -> bool {
        let before = self.all[..words.start].iter().rev().take_while(|shown| **shown).count();
        let after = self.all[words.end..].iter().take_while(|shown| **shown).count();
        let new = self.all[words.clone()].iter().filter(|shown| !**shown).count();
        if new > self.left || before + words.len() + after > self.limits.run {
            return false;
        }
        self.left -= new;
        self.all[words.clone()].fill(true);
        true
    }

    /// Returns the runs of words that the text shows. Sorted, disjoint, none next to another.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for word in (0..self.text.len()).filter(|word| self.text[*word]) {
            match runs.last_mut() {
                Some(run) if run.end == word => run.end += 1,
                _ => runs.push(word..word + 1),
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn limits(context: usize, share: usize, run: usize) -> ExcerptLimits {
        ExcerptLimits { context, share, run }
    }

    fn chosen(words: usize, limits: ExcerptLimits, passages: &[Range<usize>]) -> Chosen {
        let mut chosen = Chosen::none(words, limits);
        let passage =
            |words: &Range<usize>| QuotedPassage { words: words.clone(), context: 0..100 };
        let begun = chosen.add_passages(&passages.iter().map(passage).collect::<Vec<_>>());
        chosen.add_context(begun);
        chosen
    }

    #[test]
    fn shorter_passages_come_first_and_context_is_shared() {
        let found = chosen(100, limits(3, 2_500, 60), &[0..20, 40..44, 60..64]);
        // 8 words of 25, then 17 of context: 3 before and after both. The long passage needs 20.
        assert_eq!(found.runs(), [37..47, 57..67]);
        let found = chosen(100, limits(3, 800, 60), &[40..44, 60..64, 80..84]);
        assert_eq!(found.runs(), [40..44, 60..64], "of two alike the earlier");
    }

    #[test]
    fn a_long_passage_shows_its_beginning_and_runs_stay_apart() {
        let found = chosen(100, limits(5, 10_000, 10), &[20..50, 70..71]);
        assert_eq!(found.runs(), [20..30, 65..75]);
        let found = chosen(100, limits(5, 10_000, 10), &[20..24, 27..31]);
        // One run of 11 words would be too long.
        assert_eq!(found.runs().iter().map(Range::len).max(), Some(10));
        assert!(found.runs().len() == 2, "{:?}", found.runs());
    }

    proptest! {
        #[test]
        fn limits_hold(
            words in 1_usize..300,
            (context, share, run) in (0_usize..30, 0_usize..=10_000, 0_usize..80),
            ends in prop::collection::vec((0_usize..300, 1_usize..100), 0..12),
            figures in prop::collection::vec((0_usize..300, 1_usize..5), 0..6),
        ) {
            let within = |(start, length): &(usize, usize)| {
                let start = start % words;
                start..(start + length).min(words)
            };
            let mut chosen = Chosen::none(words, limits(context, share, run));
            let passages: Vec<_> = ends.iter().map(within).collect();
            let passages = passages.into_iter();
            let passages: Vec<_> =
                passages.map(|it| QuotedPassage { words: it, context: 0..words }).collect();
            let begun = chosen.add_passages(&passages);
            figures.iter().map(within).for_each(|figure| {
                chosen.add_beside(&figure);
            });
            chosen.add_context(begun);
            let rows = chosen.all.chunk_by(|one, next| one == next).filter(|row| row[0]);
            prop_assert!(rows.into_iter().all(|row| row.len() <= run));
            prop_assert!(chosen.runs().iter().all(|found| found.len() <= run));
            let shown = chosen.all.iter().filter(|shown| **shown).count();
            prop_assert!(shown * 10_000 <= words * share);
            // No word is shown but those of passages and their context.
            let is_near = |word: usize| {
                passages.iter().any(|QuotedPassage { words, .. }| {
                    (words.start.saturating_sub(context)..words.end + context).contains(&word)
                })
            };
            prop_assert!((0..words).all(|word| !chosen.text[word] || is_near(word)));
        }
    }
}

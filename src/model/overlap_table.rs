//! The table of what articles share word for word.

use std::cmp::Reverse;

use super::article::Article;
use super::index::{Idx, IndexList};
use crate::overlap::{SharedText, Side};

/// The texts that articles share: of full texts found in the text, of digests counted in the
/// originals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlaps {
    /// How many words of each article were compared. `None` for a digest whose original was not.
    words: IndexList<Article, Option<u32>>,
    /// By pair; the numbers of the texts are the articles' places.
    shared: Vec<SharedText>,
    /// For each article the entries of `shared` that it is in.
    of: IndexList<Article, Vec<u32>>,
}

/// The text that an article shares with another one.
#[derive(Debug, Clone, Copy)]
pub struct SharedWith<'a> {
    /// The other article.
    pub other: Idx<Article>,
    /// How much of this article the other one has, and of the other one this one.
    pub sides: [Side; 2],
    /// The passages.
    pub shared: &'a SharedText,
    /// The side of this article in `shared`.
    pub side: usize,
}

impl Overlaps {
    /// Makes the lists of all articles, which are as many as `words`.
    pub fn new(words: Vec<Option<u32>>, shared: Vec<SharedText>) -> Self {
        let mut of = vec![Vec::new(); words.len()];
        for (number, shared) in shared.iter().enumerate() {
            shared.texts.iter().for_each(|text| of[*text].push(number as u32));
        }
        Self { words: words.into(), shared, of: of.into() }
    }

    /// Returns how many words of an article were compared. `None` if its text is not known.
    pub fn words(&self, at: Idx<Article>) -> Option<u32> {
        *self.words.get(at)?
    }

    /// Returns all pairs that share something, by the articles' order.
    pub fn all(&self) -> &[SharedText] {
        &self.shared
    }

    /// Returns what an article shares with each other one: those with most of its words first.
    pub fn with(&self, at: Idx<Article>) -> Vec<SharedWith<'_>> {
        let numbers = self.of.get(at).map_or(&[][..], Vec::as_slice);
        let turn = |number: &u32| {
            let shared = &self.shared[*number as usize];
            let side = usize::from(shared.texts[1] == at.index());
            let sides = [shared.sides[side], shared.sides[1 - side]];
            SharedWith { other: Idx::new(shared.texts[1 - side]), sides, shared, side }
        };
        let mut list: Vec<SharedWith<'_>> = numbers.iter().map(turn).collect();
        list.sort_by_key(|it| (Reverse(it.sides[0].copied), it.other));
        list
    }
}

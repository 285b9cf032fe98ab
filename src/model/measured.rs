//! The figures counted in an original, as far as they are current.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Voice;
use super::document::{ActorDoc, MeasureDoc, TermDoc};
use super::index::IndexList;

/// The figures counted in the original of a digest, those that are current.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The measure.
    pub doc: Arc<MeasureDoc>,
    /// The names of each actor, as written, and how often. `None` where the count is not current.
    pub names: IndexList<ActorDoc, Option<BTreeMap<String, u32>>>,
    /// How often each of a term's words is there, in the order of the term. `None` where the
    /// count is not current.
    pub words: IndexList<TermDoc, Option<Vec<u32>>>,
}

impl Measured {
    /// Returns whose words a phrase is, or a part of one. `None` if it was not found, or not
    /// searched.
    pub fn voice(&self, phrase: &str) -> Option<Voice> {
        let all = &self.doc.figures.quotation;
        match all.binary_search_by(|item| item.words.as_str().cmp(phrase)) {
            Ok(place) => all[place].voice,
            Err(_) => {
                let mut whole = all.iter().filter(|item| item.words.contains(phrase));
                let voice = whole.next()?.voice;
                whole.all(|item| item.voice == voice).then_some(voice)?
            }
        }
    }
}

//! The short documents: claims, terms, days and pages.

use jiff::civil::Date;

use super::article::Published;
use super::notes::NoteSource;
use crate::model::{ClaimKind, Id, Prose};
use crate::source::Spanned;

/// A claim that outlets treat differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDoc {
    /// Its id.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// The claim as one sentence.
    pub title: String,
    /// Its name in notes, tables and lists; the title where none is given.
    pub short: String,
    /// The day it is about.
    pub date: Option<Date>,
    /// The sort of claim.
    pub kind: Option<ClaimKind>,
    /// The ids of the actors that make it or that it is about.
    pub actors: Vec<Spanned<String>>,
    /// Later findings on it; may be empty.
    pub outcomes: Vec<Outcome>,
    /// Background; may be empty.
    pub body: Prose,
}

/// An outcome of a claim: the facts as they turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// A sentence of the editor's.
    pub text: String,
    /// Where it comes from. Not empty.
    pub sources: Vec<NoteSource>,
}

impl ClaimDoc {
    /// Returns whether an article was certainly published before the day that the claim is about,
    /// wherever that day was, so that it could not speak of it. A prediction is made before its
    /// day.
    pub fn is_later_than(&self, published: Published) -> bool {
        let before = |date| published.is_before(Published { date, time: None });
        self.kind != Some(ClaimKind::Prediction) && self.date.is_some_and(before)
    }
}

/// A thing for which outlets use different words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDoc {
    /// Its id.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// A name for the thing.
    pub title: String,
    /// The words of the outlets; may be empty.
    pub words: Vec<String>,
    /// Background; may be empty.
    pub body: Prose,
}

/// The editor's text on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayDoc {
    /// Its id: the day, `2025-06-01`.
    pub id: Id,
    /// The day.
    pub date: Date,
    /// The title of the day.
    pub title: Option<String>,
    /// The text.
    pub body: Prose,
}

/// A page of the editor's own, or the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDoc {
    /// Its id; `index` for the home page.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// Its title. Empty for a home page with the title of the site.
    pub title: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Whether it is in the navigation.
    pub nav: bool,
    /// The sort key in the navigation, smallest first.
    pub order: i64,
    /// Whether it is left out without `--drafts`.
    pub draft: bool,
    /// The text.
    pub body: Prose,
}

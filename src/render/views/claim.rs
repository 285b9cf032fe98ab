//! Claims and terms.

use serde::Serialize;

use super::{Bar, Counting, DayView, Frame, Html, LinkView, NoteCard, Quoted, Shared};

/// `claims.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimsView {
    /// The frame.
    pub page: Frame,
    /// The outlets that have articles, in the order of their first: the matrix's columns. None if it
    /// would have too many cells for a browser.
    pub outlets: Shared<Vec<LinkView>>,
    /// The claims, by title.
    pub claims: Vec<ClaimRow>,
}

/// A claim in its index.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimRow {
    /// Its id, a fragment.
    pub id: String,
    /// Its short name, or the statement.
    pub short: String,
    /// The statement.
    pub title: String,
    /// Which stances the articles of each outlet take, in the order of [`ClaimsView::outlets`]. An
    /// outlet without one whose articles are all from before the claim's day is `earlier`.
    pub cells: Vec<Vec<StanceCount>>,
    /// `claim.html`, rendered.
    pub html: Html,
}

/// `claim.html`: a claim with every article's position.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimView {
    /// Its id, a fragment.
    pub id: String,
    /// The statement.
    pub title: String,
    /// Its place in the index of claims.
    pub href: String,
    /// `number`, in words.
    pub kind: Option<String>,
    /// The day it is about.
    pub date: Option<Shared<DayView>>,
    /// Background.
    pub html: Html,
    /// Positions by the articles' time; articles without one are absent.
    pub positions: Vec<ClaimPosition>,
    /// Articles that say nothing and were not reviewed for it.
    pub silent: Vec<LinkView>,
    /// Articles without a position that were published before the day that it is about.
    pub earlier: Vec<LinkView>,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// How many articles of an outlet take a stance.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StanceCount {
    /// The stance's stable word, a class.
    pub stance: &'static str,
    /// The stance in words.
    pub stance_label: String,
    /// How many articles.
    pub count: usize,
}

/// An article's position on a claim, with its note.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimPosition {
    /// The outlet's short name, and the article's page.
    pub outlet: LinkView,
    /// The note.
    pub note: LinkView,
    /// The stance's stable word, a class.
    pub stance: String,
    /// The stance in words.
    pub stance_label: String,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Whether an omission was checked.
    pub certified: bool,
}

/// `terms.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TermsView {
    /// The frame.
    pub page: Frame,
    /// The terms, by title.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermView {
    /// Its id, a fragment.
    pub id: String,
    /// The thing.
    pub title: String,
    /// The words for it, in the editor's order, with how often each outlet uses them.
    pub words: Vec<WordRow>,
    /// The outlets, columns of `words`; none if the table would have too many cells.
    pub outlets: Shared<Vec<LinkView>>,
    /// Where the words were counted.
    pub counting: Counting,
    /// Background; may be empty.
    pub html: Html,
    /// Notes that touch it.
    pub notes: Vec<NoteCard>,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// How often each outlet uses a word.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WordRow {
    /// The word, or words.
    pub words: String,
    /// Counts by outlet, in the order of the columns.
    pub counts: Vec<Shared<Bar>>,
    /// In all.
    pub total: usize,
}

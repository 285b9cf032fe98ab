//! The home page, pages of the editor's own, and the page for what is not there.

use serde::Serialize;

use super::{
    ArticleCard, Bar, ClaimGrid, Counting, Frame, Html, Indexes, LinkView, Quoted, Shared, WordGrid,
};

/// `home.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HomeView {
    /// The frame; its description is the standfirst.
    pub page: Frame,
    /// The articles side by side, by time: all, or the newest eight.
    pub tellings: Vec<TellingView>,
    /// How many articles there are.
    pub article_count: usize,
    /// How many notes.
    pub note_count: usize,
    /// Claims on which the outlets part furthest; at most ten of them, and eight outlets.
    pub grid: ClaimGrid,
    /// How many claims there are.
    pub claim_count: usize,
    /// Whether each telling is of the outlet in the same column of the grid.
    pub aligned: bool,
    /// The briefing's text; may be empty.
    pub html: Html,
    /// How many characters it has: a theme can tell from it what fits beside it.
    pub length: usize,
    /// Terms that most notes touch, at most five, with the outlets of the grid.
    pub words: WordGrid,
    /// How many terms there are.
    pub term_count: usize,
    /// Days with a title, and the five days or ranges named most often; by date.
    pub days: Vec<DayLine>,
    /// Whether some articles are digests: their dates are counted in them, not in the originals.
    pub digests: bool,
    /// The actors named most often, at most eight, with the outlets of the grid.
    pub named: NamedTable,
    /// How many actors there are.
    pub actor_count: usize,
    /// Who made the briefing.
    pub edited: EditedView,
    /// Addresses of the indexes.
    pub indexes: Indexes,
}

/// How an article tells the story, in a few lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TellingView {
    /// The article.
    pub card: Shared<ArticleCard>,
    /// The country of its outlet.
    pub country: Option<String>,
    /// The first sentence of its first note; else its standfirst or summary.
    pub finding: Option<FindingView>,
}

/// One sentence on an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingView {
    /// The sentence.
    pub html: Html,
    /// Where it is from.
    pub href: String,
}

/// A day or a range of days in a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DayLine {
    /// In words, and its page; a range leads to that of its first day.
    pub link: LinkView,
    /// `2025-06-01`; absent for a range, which `<time>` does not take.
    pub iso: Option<String>,
    /// The editor's title for it.
    pub title: Option<String>,
    /// `3 mentions`.
    pub mentions: String,
}

/// Who is named by whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NamedTable {
    /// The columns.
    pub outlets: Vec<LinkView>,
    /// Actors, most mentioned first.
    pub rows: Vec<NamedRow>,
    /// Where the mentions were counted.
    pub counting: Counting,
}

/// An actor with how often each outlet names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NamedRow {
    /// The actor.
    pub link: LinkView,
    /// Mentions by outlet, in the order of [`NamedTable::outlets`].
    pub counts: Vec<Shared<Bar>>,
    /// In all articles.
    pub total: usize,
}

/// Who made the briefing, and where to object.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EditedView {
    /// The authors, joined; may be empty.
    pub authors: String,
    /// When it was last changed.
    pub updated: Option<DateWords>,
    /// Where to report an error: an address without its scheme, and the link.
    pub contact: Option<LinkView>,
    /// How to cite it.
    pub citation: String,
}

/// `page.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PageView {
    /// The frame.
    pub page: Frame,
    /// The text.
    pub html: Html,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// `404.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NotFoundView {
    /// The frame.
    pub page: Frame,
    /// Addresses of the indexes.
    pub indexes: Indexes,
}

/// A date without a page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DateWords {
    /// `2026-11-29`.
    pub iso: String,
    /// `29 November 2026`.
    pub long: String,
}

/// `search.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SearchView {
    /// The frame.
    pub page: Frame,
    /// Addresses of the indexes.
    pub indexes: Indexes,
}

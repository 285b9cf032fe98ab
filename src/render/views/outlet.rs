//! Outlets and the facts on them.

use serde::Serialize;

use super::{
    ArticleCard, Frame, Html, LinkView, NoteCard, OutletShares, PositionView, Quoted, Shared,
};

/// `outlets.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletsView {
    /// The frame.
    pub page: Frame,
    /// The subjects of the facts, columns of the table: all of them, if any outlet has one.
    pub fields: Vec<String>,
    /// The outlets, rows: those with articles in the order of their first ones, then the others by
    /// name.
    pub rows: Vec<OutletRow>,
}

/// An outlet in the table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletRow {
    /// The outlet.
    pub card: OutletCard,
    /// Its facts in the order of [`OutletsView::fields`]; a cell may be empty.
    pub cells: Vec<Vec<FactView>>,
}

/// An outlet, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletCard {
    /// Name and page.
    pub link: LinkView,
    /// Where it is, in words or as a code.
    pub country: Option<String>,
    /// Its perspective in two sentences.
    pub summary: Option<String>,
    /// Its articles.
    pub articles: usize,
    /// Notes on them.
    pub notes: usize,
    /// Articles that came through it.
    pub passed_on: usize,
}

/// `outlet.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletView {
    /// The frame.
    pub page: Frame,
    /// The index of outlets.
    pub index: LinkView,
    /// The outlet.
    pub card: OutletCard,
    /// Languages, in words; as codes, where the theme has no words for them.
    pub languages: Vec<String>,
    /// Its site.
    pub url: Option<String>,
    /// Wikidata's page.
    pub wikidata: Option<String>,
    /// The profile; may be empty.
    pub html: Html,
    /// Facts, in the order of the profile.
    pub facts: Vec<FactView>,
    /// Its articles, by time, with their notes.
    pub articles: Vec<OutletArticle>,
    /// Whether their notes are shown at once, not folded.
    pub open: bool,
    /// Articles that came through it, by time.
    pub passed_on: Vec<Shared<ArticleCard>>,
    /// Terms its notes touch.
    pub terms: Vec<Shared<LinkView>>,
    /// Claims it omits.
    pub omits: Vec<Shared<PositionView>>,
    /// Whether all of these were looked for by a pattern, and not found.
    pub all_certified: bool,
    /// How much of its articles other outlets have.
    pub shared: Option<OutletShares>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// An article of an outlet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutletArticle {
    /// The article.
    pub card: Shared<ArticleCard>,
    /// The notes on it; none where the outlet has more than 100 articles, see `card.notes` there.
    pub notes: Vec<NoteCard>,
}

/// A fact.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FactView {
    /// Its subject in words.
    pub field: String,
    /// The value.
    pub value: String,
    /// Its first sentence.
    pub brief: String,
    /// Whether it was looked for, and not found out: its value begins with the theme's words for
    /// that, `not_established`.
    pub gap: bool,
    /// As of when, `1 January 2025`.
    pub as_of: String,
    /// The year of that.
    pub year: String,
    /// How sure the editor is, without the reason.
    pub confidence_level: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// The source without an address, short: of an address alone, its host.
    pub source_name: Option<String>,
    /// The source's address, where it is one.
    pub source_href: Option<String>,
    /// How sure the editor is.
    pub confidence: Option<String>,
}

//! Outlets and the facts on them.

use serde::Serialize;

use super::{ArticleCard, Frame, Html, LinkView, NoteCard, PositionView, Quoted, Shared};

/// `outlets.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletsView {
    /// The frame.
    pub page: Frame,
    /// The outlets, by name.
    pub outlets: Vec<OutletCard>,
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
    /// The outlet.
    pub card: OutletCard,
    /// Languages, as codes.
    pub languages: Vec<String>,
    /// Its site.
    pub url: Option<String>,
    /// Wikidata's page.
    pub wikidata: Option<String>,
    /// The profile; may be empty.
    pub html: Html,
    /// Facts, in the order of the profile.
    pub facts: Vec<FactView>,
    /// Its articles, by time.
    pub articles: Vec<Shared<ArticleCard>>,
    /// Articles that came through it, by time.
    pub passed_on: Vec<Shared<ArticleCard>>,
    /// Its notes, by article.
    pub notes: Vec<NoteCard>,
    /// Terms its notes touch.
    pub terms: Vec<Shared<LinkView>>,
    /// Claims it omits.
    pub omits: Vec<Shared<PositionView>>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// A fact.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FactView {
    /// Its subject in words.
    pub field: String,
    /// The value.
    pub value: String,
    /// As of when, `1 January 2025`.
    pub as_of: String,
    /// Who says so.
    pub source: Option<String>,
    /// The source's address, where it is one.
    pub source_href: Option<String>,
    /// How sure the editor is.
    pub confidence: Option<String>,
}

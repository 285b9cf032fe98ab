//! The home page, pages of the editor's own, and the page for what is not there.

use serde::Serialize;

use super::{ActorCard, ArticleCard, ClaimView, DayCard, Frame, Html, Indexes, Quoted, Shared};

/// `home.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HomeView {
    /// The frame.
    pub page: Frame,
    /// The briefing's text; may be empty.
    pub html: Html,
    /// How many characters it has: a theme can tell from it what fits beside it.
    pub length: usize,
    /// Articles by time; at most 60.
    pub articles: Vec<Shared<ArticleCard>>,
    /// How many articles there are.
    pub article_count: usize,
    /// How many notes.
    pub note_count: usize,
    /// Claims on which most articles differ first; at most 12.
    pub claims: Vec<ClaimView>,
    /// How many claims there are.
    pub claim_count: usize,
    /// Actors most mentioned; at most 24.
    pub actors: Vec<ActorCard>,
    /// Days most mentioned, by date; at most 24.
    pub days: Vec<DayCard>,
    /// Addresses of the indexes.
    pub indexes: Indexes,
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

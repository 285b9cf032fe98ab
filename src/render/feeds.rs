//! The feeds of a site, and their paths.

use crate::model::site::{ActorIx, ClaimIx, Entity, Site};
use crate::model::{FeedSet, Kind};

/// The subject of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feed {
    /// The articles.
    Briefing,
    /// All notes.
    Notes,
    /// The notes that correct an article.
    Corrections,
    /// The articles that name an actor, and the notes that lead to it.
    Actor(ActorIx),
    /// The notes that relate an article to a claim.
    Claim(ClaimIx),
}

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedForm {
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

impl FeedForm {
    /// Both forms.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl Feed {
    /// Returns its path.
    pub(super) fn path(self, site: &Site, form: FeedForm) -> String {
        let end = match form {
            FeedForm::Atom => "xml",
            FeedForm::Json => "json",
        };
        match self {
            Self::Briefing => format!("feed.{end}"),
            Self::Notes => format!("feeds/notes.{end}"),
            Self::Corrections => format!("feeds/corrections.{end}"),
            Self::Actor(at) => {
                format!("feeds/{}/{}.{end}", Kind::Actor.folder(), site.actors[at].id)
            }
            Self::Claim(at) => {
                format!("feeds/{}/{}.{end}", Kind::Claim.folder(), site.claims[at].id)
            }
        }
    }
}

/// Returns the feeds of a site; none of a site that is private or has no address.
pub(super) fn feeds(site: &Site) -> Vec<(Feed, FeedForm)> {
    if site.private || site.settings.base_url.is_none() {
        return Vec::new();
    }
    let mut feeds = Vec::new();
    for set in &site.settings.feeds {
        match set {
            FeedSet::Briefing => feeds.extend(FeedForm::ALL.map(|form| (Feed::Briefing, form))),
            FeedSet::Notes => feeds.extend(FeedForm::ALL.map(|form| (Feed::Notes, form))),
            FeedSet::Corrections => {
                feeds.extend(FeedForm::ALL.map(|form| (Feed::Corrections, form)));
            }
            FeedSet::Actors => {
                let actors = site.actors.indices();
                let shown = actors.filter(|at| site.has_page(Entity::Actor(*at)));
                feeds.extend(shown.map(|at| (Feed::Actor(at), FeedForm::Atom)));
            }
            FeedSet::Claims => {
                let claims = site.claims.indices();
                feeds.extend(claims.map(|at| (Feed::Claim(at), FeedForm::Atom)));
            }
        }
    }
    feeds
}

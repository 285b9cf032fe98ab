//! Versions of articles.

use serde::Serialize;

use super::{ArticleCard, Frame, Html, LinkView, NoteView, Shared, VersionRow};

/// `version.html`: a version of an article, with what changed since the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionView {
    /// The frame.
    pub page: Frame,
    /// The article as it is now.
    pub article: Shared<ArticleCard>,
    /// When it was seen: "Version of 2 June 2025, 10:00", or "Present version".
    pub label: String,
    /// Whether it is the first, in which nothing is marked.
    pub first: bool,
    /// The headline. In this and in what follows `<del>` has the words that were taken out, `<ins>`
    /// those that were put in.
    pub headline: Html,
    /// The outlet's own lines below the headline.
    pub standfirst: Option<Html>,
    /// Notes on headline and standfirst of this version, and on all of it.
    pub head: Vec<NoteView>,
    /// The blocks of the text, then its footnotes.
    pub blocks: Vec<VersionBlock>,
    /// Language of the text, and its direction.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Words with figures that were taken out, each once.
    pub figures_gone: Vec<String>,
    /// Words with figures that were put in, each once.
    pub figures_new: Vec<String>,
    /// Actors that are named more often, or less often.
    pub names: Vec<ChangedName>,
    /// Claims on which notes give a value that only this version has, or only the one before.
    pub claims: Vec<ChangedClaim>,
    /// All versions.
    pub history: Vec<VersionRow>,
}

/// A block of a version's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionBlock {
    /// Its words, also with the passages that notes quote in `<mark>`.
    pub html: Html,
    /// The notes on words of this version that end here.
    pub notes: Vec<NoteView>,
    /// Whether it is a footnote.
    pub footnote: bool,
}

/// A claim on which a value came or went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedClaim {
    /// The claim.
    pub claim: LinkView,
    /// The value that only the version before has.
    pub before: Option<Html>,
    /// The value that only this version has.
    pub now: Option<Html>,
}

/// How often an article names an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedName {
    /// The actor.
    pub actor: Shared<LinkView>,
    /// How often before.
    pub before: usize,
    /// How often in this version.
    pub now: usize,
}

/// An article that changed on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedArticle {
    /// The article as it is now.
    pub article: Shared<ArticleCard>,
    /// The page of the version, if its text is shown; else the list of versions.
    pub href: String,
    /// How many words were taken out and put in.
    pub change: String,
    /// The headline with its changes, if it changed.
    pub headline: Option<Html>,
}

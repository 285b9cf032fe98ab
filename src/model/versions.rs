//! The versions of an article, each with what changed.

use std::sync::Arc;

use super::document::{ActorIx, ArticleDoc, Published, Seen, VersionDoc};
use crate::text::word_diff::{DiffBlock, blocks};

/// A version of an article: an earlier one, or the present one.
#[derive(Debug, Clone)]
pub struct Version {
    /// When it was seen, or by when. `None` for a present one that does not say.
    pub seen: Option<Seen>,
    /// When the outlet changed it, as it says itself.
    pub modified: Option<Published>,
    /// Its headline.
    pub title: String,
    /// Of an earlier version, whose text may be shown, the document.
    pub doc: Option<Arc<VersionDoc>>,
    /// The change since the version before. `None` for the first one.
    pub change: Option<Change>,
}

/// The differences between a version and the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Words that were taken out, in headline, standfirst, text and footnotes.
    pub gone: usize,
    /// Words that were put in.
    pub new: usize,
    /// The actors that are named more often, or less often, by place: how often before, and then.
    pub names: Vec<(ActorIx, [usize; 2])>,
    /// The words of both, where the texts may be shown.
    pub diff: Option<Arc<VersionDiff>>,
}

/// The words of a version with what came and went since another one.
#[derive(Debug, PartialEq, Eq)]
pub struct VersionDiff {
    /// Those of the headline.
    pub headline: Vec<DiffBlock>,
    /// Those of the standfirst; empty without one.
    pub standfirst: Vec<DiffBlock>,
    /// Those of the text.
    pub text: Vec<DiffBlock>,
    /// Those of the footnotes.
    pub footnotes: Vec<DiffBlock>,
}

impl VersionDiff {
    /// Compares a document with an older one.
    pub fn of(old: &ArticleDoc, new: &ArticleDoc) -> Self {
        let [standfirst, later] =
            [old, new].map(|doc| doc.standfirst.as_deref().unwrap_or_default());
        let [before, after] = [old, new].map(|doc| doc.body.footnotes());
        Self {
            headline: blocks(&[old.title.as_str()], &[new.title.as_str()]),
            standfirst: blocks(&[standfirst], &[later]),
            text: blocks(&old.body.plain.blocks(), &new.body.plain.blocks()),
            footnotes: blocks(&before.blocks(), &after.blocks()),
        }
    }

    /// Returns all words.
    pub fn parts(&self) -> impl Iterator<Item = &DiffBlock> {
        [&self.headline, &self.standfirst, &self.text, &self.footnotes].into_iter().flatten()
    }
}

impl Version {
    /// Returns the day on which it changed: as the outlet says, else that on which it was seen, if
    /// somebody knows.
    pub fn day(&self) -> Option<jiff::civil::Date> {
        let modified = self.modified.map(|time| time.date);
        modified.or_else(|| self.seen.filter(|seen| seen.exact).map(|seen| seen.date))
    }
}

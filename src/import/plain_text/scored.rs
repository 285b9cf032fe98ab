//! A block with what speaks for and against it.

use super::super::boilerplate::Boilerplate;
use super::super::reason::Reason;
use super::shape::LineShape;

/// The most that one block of running text counts.
pub(super) const MOST: i32 = 60;

/// How much running text makes an article after which another may begin.
pub(super) const ARTICLE: i32 = 60;

/// What speaks for or against a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Signal {
    /// It is running text.
    RunningText,
    /// It is short, without a full stop at its end.
    Short,
    /// It says who wrote an article, or when.
    BylineOrDate,
    /// Its words appear more than once.
    Repeated,
    /// It is boilerplate of this sort.
    Boilerplate(Reason),
    /// It is a row of headlines, as in teasers.
    HeadlineRow,
    /// It begins with a pictogram, as teasers do.
    Pictogram,
    /// It is a paragraph alone under a headline, in a list of other articles.
    AloneBelowHeadline,
    /// It is one of many short lines in a row.
    ManyShortLines,
    /// It is the byline or date with which the article begins.
    ArticleHead,
    /// It is the byline or date with which another article begins.
    OtherArticleHead,
}

/// A block and what speaks for and against it.
#[derive(Debug, Clone)]
pub(in super::super) struct ScoredBlock {
    pub(in super::super) text: String,
    pub(in super::super) words: i32,
    pub(in super::super) shape: LineShape,
    pub(in super::super) boilerplate: Option<Boilerplate>,
    /// Whether the same words stand elsewhere on the page.
    pub(in super::super) repeated: bool,
    /// Where the same words stand before, and after.
    pub(in super::super) twins: (Option<usize>, Option<usize>),
    /// Whether they stand elsewhere within a longer block.
    pub(in super::super) pulled: bool,
    pub(in super::super) parts: Vec<(Signal, i32)>,
}

impl ScoredBlock {
    pub(in super::super) fn score(&self) -> i32 {
        self.parts.iter().map(|(_, points)| points).sum()
    }

    pub(in super::super) fn is_prose(&self) -> bool {
        self.shape == LineShape::Prose
            && self.boilerplate.is_none()
            && !self.repeated
            && !self.pulled
    }

    /// Whether it leads to another article by its look.
    pub(in super::super) fn is_teaser(&self) -> bool {
        self.teaser().is_some()
    }

    /// Returns why it looks like a teaser of another article; `None` if it does not.
    pub(in super::super) fn teaser(&self) -> Option<Reason> {
        self.parts.iter().find_map(|(signal, _)| match signal {
            Signal::HeadlineRow => Some(Reason::HeadlineRow),
            Signal::Pictogram => Some(Reason::Pictogram),
            Signal::AloneBelowHeadline => Some(Reason::AloneBelowHeadline),
            _ => None,
        })
    }

    /// Whether it is a byline or a date with which an article begins.
    pub(in super::super) fn is_article_head(&self) -> bool {
        let heads = [Signal::ArticleHead, Signal::OtherArticleHead];
        self.parts.iter().any(|(signal, _)| heads.contains(signal))
    }

    pub(super) fn add(&mut self, signal: Signal, points: i32) {
        self.parts.push((signal, points));
    }
}

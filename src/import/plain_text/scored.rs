//! A block with the signals for and against it.

use super::super::boilerplate::Boilerplate;
use super::super::reason::Reason;
use super::shape::LineShape;

/// A signal that a block is part of the article, or not.
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

/// A block with its features and its signals.
#[derive(Debug, Clone)]
pub(in super::super) struct ScoredBlock {
    pub(in super::super) text: String,
    pub(in super::super) words: i32,
    pub(in super::super) shape: LineShape,
    pub(in super::super) boilerplate: Option<Boilerplate>,
    /// Whether the same words are a block elsewhere on the page.
    pub(in super::super) repeated: bool,
    /// The nearest blocks with the same words, before and after.
    pub(in super::super) twins: (Option<usize>, Option<usize>),
    /// Whether its words are part of a longer block, as those of a pull quote are.
    pub(in super::super) pulled: bool,
    /// Signals with their points.
    pub(in super::super) parts: Vec<(Signal, i32)>,
}

impl ScoredBlock {
    /// Returns the sum of its points.
    pub(in super::super) fn score(&self) -> i32 {
        self.parts.iter().map(|(_, points)| points).sum()
    }

    /// Whether it is running text that appears once and is not boilerplate.
    pub(in super::super) fn is_prose(&self) -> bool {
        self.shape == LineShape::Prose
            && self.boilerplate.is_none()
            && !self.repeated
            && !self.pulled
    }

    /// Whether it looks like a teaser of another article.
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

    pub(super) fn add(&mut self, signal: Signal, points: i32) {
        self.parts.push((signal, points));
    }
}

//! A block with what speaks for and against it.

use super::super::boilerplate::Boilerplate;
use super::shape::LineShape;

/// The most that one block of running text counts.
pub(super) const MOST: i32 = 60;

/// How much running text makes an article after which another may begin.
pub(super) const ARTICLE: i32 = 60;

/// One reason for a score.
pub(in super::super) type ScorePart = (&'static str, i32);

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
    pub(in super::super) parts: Vec<ScorePart>,
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

    /// What of its look leads to another article.
    pub(in super::super) fn teaser(&self) -> Option<&'static str> {
        let mut whys = self.parts.iter().map(|(why, _)| *why);
        whys.find(|why| why.ends_with("as teasers are") || why.ends_with("as teasers do"))
    }

    /// Whether it says who and when, where an article begins.
    pub(in super::super) fn is_edge(&self) -> bool {
        self.parts.iter().any(|(why, _)| why.ends_with("article's head"))
    }

    pub(super) fn add(&mut self, why: &'static str, points: i32) {
        self.parts.push((why, points));
    }
}

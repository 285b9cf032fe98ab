//! A block with its points.

use super::super::boilerplate::Boilerplate;
use super::shape::LineShape;

/// A block with its features and its points.
#[derive(Debug, Clone)]
pub(in super::super) struct ScoredBlock {
    pub(in super::super) text: String,
    pub(in super::super) words: i32,
    pub(in super::super) shape: LineShape,
    pub(in super::super) boilerplate: Option<Boilerplate>,
    /// Whether the same words are a block elsewhere on the page.
    pub(in super::super) repeated: bool,
    /// The nearest blocks with the same words, before and after.
    pub(in super::super) repeats: (Option<usize>, Option<usize>),
    /// How much it looks like part of an article; negative for one that does not.
    pub(in super::super) points: i32,
}

impl ScoredBlock {
    /// Returns whether it is running text that appears once and is not boilerplate.
    pub(in super::super) fn is_prose(&self) -> bool {
        self.shape == LineShape::Prose && self.boilerplate.is_none() && !self.repeated
    }

    /// Returns whether it is short, without a full stop at its end.
    pub(in super::super) fn is_short(&self) -> bool {
        matches!(self.shape, LineShape::Title | LineShape::Scrap)
    }
}

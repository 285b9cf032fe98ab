//! Boxes in plain text that ask the reader for something: a heading or other boilerplate, a
//! paragraph, and a button.

use super::super::reason::Reason;
use crate::import::thresholds::{BUTTON_MAX_WORDS, CALL_HEADING_MAX_WORDS, CALL_MAX_WORDS};
use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;

/// Marks the heading and the paragraph of each such box. Its button is dropped for its words.
pub(super) fn call_boxes(blocks: &[ScoredBlock], stretch: Range<usize>) -> Vec<bool> {
    let mut out = vec![false; blocks.len()];
    for at in stretch.clone().filter(|at| at >= &(stretch.start + 2) && is_button(&blocks[*at])) {
        let text = &blocks[at - 1];
        let over = &blocks[at - 2];
        let heading = over.shape == LineShape::Title && over.words <= CALL_HEADING_MAX_WORDS;
        let boxed = text.is_prose() && text.words <= CALL_MAX_WORDS;
        if boxed && (heading || over.boilerplate.is_some()) {
            out[at - 2] = true;
            out[at - 1] = true;
        }
    }
    out
}

fn is_button(block: &ScoredBlock) -> bool {
    let asks = [Reason::Subscription, Reason::Appeal, Reason::SiteControls];
    let known = block.boilerplate.is_some_and(|found| asks.contains(&found.reason));
    known && block.words <= BUTTON_MAX_WORDS && block.shape != LineShape::Prose
}

#[cfg(test)]
mod tests {
    use super::super::score::score;
    use super::*;

    fn marked(lines: &[&str]) -> Vec<bool> {
        let blocks = score(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        call_boxes(&blocks, 0..blocks.len())
    }

    #[test]
    fn a_heading_a_paragraph_and_a_button_are_a_box() {
        let text = "Every Friday we write down what the river did in the week.";
        assert_eq!(marked(&["The river letter", text, "Subscribe"]), [true, true, false]);
        assert_eq!(marked(&[text, "He left it at that, and went home.", "Subscribe"]), [false; 3]);
    }
}

//! Boxes that call for something, among lines of plain text: a heading or other furniture, a
//! paragraph, and a button.

use super::super::reason::Reason;
use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;

/// The most words of a button, and of the paragraph over it.
const BUTTON: i32 = 4;
const PARAGRAPH: i32 = 45;

/// Marks the blocks of such boxes; the buttons are known by their words.
pub(super) fn calls(blocks: &[ScoredBlock], run: Range<usize>) -> Vec<bool> {
    let mut out = vec![false; blocks.len()];
    for at in run.clone().filter(|at| at >= &(run.start + 2) && is_button(&blocks[*at])) {
        let text = &blocks[at - 1];
        let over = &blocks[at - 2];
        let heading = over.shape == LineShape::Title && over.words <= 10;
        let boxed = text.is_prose() && text.words <= PARAGRAPH;
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
    known && block.words <= BUTTON && block.shape != LineShape::Prose
}

#[cfg(test)]
mod tests {
    use super::super::score::score;
    use super::*;

    fn marked(lines: &[&str]) -> Vec<bool> {
        let blocks = score(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        calls(&blocks, 0..blocks.len())
    }

    #[test]
    fn a_heading_a_paragraph_and_a_button_are_a_box() {
        let text = "Every Friday we write down what the river did in the week.";
        assert_eq!(marked(&["The river letter", text, "Subscribe"]), [true, true, false]);
        assert_eq!(marked(&[text, "He left it at that, and went home.", "Subscribe"]), [false; 3]);
    }
}

//! Lists in plain text, which lose their marks when a page is copied: a summary in points, items
//! after a colon, boxes of facts.

use crate::import::thresholds::{
    COLON_LIST_ITEMS, FACT_BOX_MIN_LINES, FACT_NAME_MAX_WORDS, LIVE_TEXT_MIN_TIMES,
    SUMMARY_HEADING_MAX_WORDS, SUMMARY_MIN_POINTS, SUMMARY_POINT_MIN_WORDS,
};
use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;

fn is_line(block: &ScoredBlock) -> bool {
    matches!(block.shape, LineShape::Title | LineShape::Scrap)
        && block.boilerplate.is_none()
        && !block.repeated
}

/// Returns the points of a summary between headline and text, then the line over them: two or more
/// lines in a row that are as long as sentences. Menus and teasers are shorter. Empty if there are
/// none.
pub(super) fn summary_points(blocks: &[ScoredBlock], between: Range<usize>) -> Vec<usize> {
    let long = |at: &usize| {
        let block = &blocks[*at];
        block.words >= SUMMARY_POINT_MIN_WORDS && (is_line(block) || block.is_prose())
    };
    let Some(first) = between.clone().find(long) else { return Vec::new() };
    let mut out: Vec<usize> = (first..between.end).take_while(long).collect();
    if out.len() < SUMMARY_MIN_POINTS {
        return Vec::new();
    }
    let over = first.checked_sub(1).filter(|at| between.contains(at));
    let heading =
        over.filter(|at| is_line(&blocks[*at]) && blocks[*at].words <= SUMMARY_HEADING_MAX_WORDS);
    out.extend(heading);
    out
}

/// Marks the short lines after a sentence that ends in a colon.
pub(super) fn after_colons(blocks: &[ScoredBlock], stretch: Range<usize>) -> Vec<bool> {
    let mut out = vec![false; blocks.len()];
    for at in stretch.clone() {
        let opens = blocks[at].is_prose() && blocks[at].text.ends_with(':');
        let item = |at: &usize| is_line(&blocks[*at]);
        let items: Vec<usize> = (at + 1..stretch.end)
            .take_while(|at| opens && item(at))
            .take(*COLON_LIST_ITEMS.end())
            .collect();
        if items.len() >= *COLON_LIST_ITEMS.start() {
            items.into_iter().for_each(|at| out[at] = true);
        }
    }
    out
}

/// Whether a stretch is a live page: enough lines are a time of day and nothing else.
pub(super) fn is_live(blocks: &[ScoredBlock], stretch: Range<usize>) -> bool {
    let time = |block: &&ScoredBlock| block.shape == LineShape::Date && block.words <= 2;
    blocks[stretch].iter().filter(time).count() >= LIVE_TEXT_MIN_TIMES
}

/// Marks the lines of boxes of facts: a name, a colon and a value, in three or more lines in a row.
pub(super) fn fact_boxes(blocks: &[ScoredBlock], stretch: Range<usize>) -> Vec<bool> {
    let mut out = vec![false; blocks.len()];
    let fact = |at: usize| {
        let told = blocks[at].text.split_once(": ").is_some_and(|(name, what)| {
            name.split_whitespace().count() <= FACT_NAME_MAX_WORDS && !what.trim().is_empty()
        });
        told && is_line(&blocks[at])
    };
    let mut at = stretch.start;
    while at < stretch.end {
        let end = (at..stretch.end).find(|at| !fact(*at)).unwrap_or(stretch.end);
        if end >= at + FACT_BOX_MIN_LINES {
            out[at..end].fill(true);
        }
        at = end + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::score::score;
    use super::*;

    fn scored(lines: &[&str]) -> Vec<ScoredBlock> {
        score(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn points_are_long_lines_in_a_row() {
        let blocks = scored(&[
            "Sport",
            "In brief",
            "The weir keeper has been told to leave his house by May",
            "The town says that nobody has asked for the weir to be opened",
        ]);
        assert_eq!(summary_points(&blocks, 0..4), [2, 3, 1]);
        assert!(summary_points(&blocks, 0..3).is_empty(), "one line alone may be a teaser");
    }

    #[test]
    fn a_box_of_facts_has_three_lines_with_names() {
        let blocks = scored(&["The weir", "Length: 40 metres", "Built: 1902", "Owner: the town"]);
        assert_eq!(fact_boxes(&blocks, 0..4), [false, true, true, true]);
        assert_eq!(fact_boxes(&blocks, 0..3), [false; 4]);
    }

    #[test]
    fn short_lines_after_a_colon_are_a_list() {
        let blocks =
            scored(&["The keeper took three things with him:", "a lamp", "a chair", "Sport"]);
        assert_eq!(
            after_colons(&blocks, 0..4),
            [false, true, true, false],
            "Sport belongs to a menu"
        );
        let blocks = scored(&["The keeper took three things with him.", "a lamp", "a chair"]);
        assert_eq!(after_colons(&blocks, 0..3), [false; 3]);
    }
}

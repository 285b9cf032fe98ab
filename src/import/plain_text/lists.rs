//! A summary in points, which lose their marks when a page is copied.

use crate::import::thresholds::{
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
}

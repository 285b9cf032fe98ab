//! Lists among lines of plain text, which keep none of their marks: points under the headline, and
//! what follows a colon.

use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;

fn is_line(block: &ScoredBlock) -> bool {
    matches!(block.shape, LineShape::Title | LineShape::Scrap)
        && block.boilerplate.is_none()
        && !block.repeated
}

/// Returns the points between headline and text that say what it will say: two lines and more in a
/// row that are as long as sentences, and the line over them. Menus and teasers are shorter.
pub(super) fn points(blocks: &[ScoredBlock], between: Range<usize>) -> Vec<usize> {
    const LONG: i32 = 9;
    let long = |at: &usize| {
        let block = &blocks[*at];
        block.words >= LONG && (is_line(block) || block.is_prose())
    };
    let Some(first) = between.clone().find(long) else { return Vec::new() };
    let mut out: Vec<usize> = (first..between.end).take_while(long).collect();
    if out.len() < 2 {
        return Vec::new();
    }
    let over = first.checked_sub(1).filter(|at| between.contains(at));
    let heading = over.filter(|at| is_line(&blocks[*at]) && blocks[*at].words <= 4);
    out.extend(heading);
    out
}

/// Marks the short lines that follow a sentence which ends in a colon.
pub(super) fn after_colons(blocks: &[ScoredBlock], run: Range<usize>) -> Vec<bool> {
    const MOST: usize = 12;
    let mut out = vec![false; blocks.len()];
    for at in run.clone() {
        let opens = blocks[at].is_prose() && blocks[at].text.ends_with(':');
        let item = |at: &usize| is_line(&blocks[*at]);
        let items: Vec<usize> =
            (at + 1..run.end).take_while(|at| opens && item(at)).take(MOST).collect();
        if items.len() >= 2 {
            items.into_iter().for_each(|at| out[at] = true);
        }
    }
    out
}

/// Whether a stretch is a live page: as many lines as entries have say nothing but a time of day.
pub(super) fn is_timed(blocks: &[ScoredBlock], run: Range<usize>) -> bool {
    const FEWEST: usize = 5;
    let time = |block: &&ScoredBlock| block.shape == LineShape::Date && block.words <= 2;
    blocks[run].iter().filter(time).count() >= FEWEST
}

/// Marks lines of a box of facts: a name, a colon and what it is, three and more in a row.
pub(super) fn facts(blocks: &[ScoredBlock], run: Range<usize>) -> Vec<bool> {
    let mut out = vec![false; blocks.len()];
    let fact = |at: usize| {
        let told = blocks[at].text.split_once(": ").is_some_and(|(name, what)| {
            name.split_whitespace().count() <= 5 && !what.trim().is_empty()
        });
        told && is_line(&blocks[at])
    };
    let mut at = run.start;
    while at < run.end {
        let end = (at..run.end).find(|at| !fact(*at)).unwrap_or(run.end);
        if end >= at + 3 {
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
        assert_eq!(points(&blocks, 0..4), [2, 3, 1]);
        assert!(points(&blocks, 0..3).is_empty(), "one line alone may be a teaser");
    }

    #[test]
    fn facts_have_names() {
        let blocks = scored(&["The weir", "Length: 40 metres", "Built: 1902", "Owner: the town"]);
        assert_eq!(facts(&blocks, 0..4), [false, true, true, true]);
        assert_eq!(facts(&blocks, 0..3), [false; 4]);
    }

    #[test]
    fn short_lines_after_a_colon_are_a_list() {
        let blocks =
            scored(&["The keeper took three things with him:", "a lamp", "a chair", "Sport"]);
        assert_eq!(after_colons(&blocks, 0..4), [false, true, true, false], "Sport is of a menu");
        let blocks = scored(&["The keeper took three things with him.", "a lamp", "a chair"]);
        assert_eq!(after_colons(&blocks, 0..3), [false; 3]);
    }
}

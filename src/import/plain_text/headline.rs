//! Finds the headline of a copied page.

use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    ABOVE_HEADLINE_MAX_WORDS, ASKING_HEADLINE_MAX_WORDS, FIRST_LINE_ABOVE_TEXT_POINTS,
    FIRST_LINE_POINTS, HEADED_POINTS, HEADLINE_ABOVE, HEADLINE_INTO, HEADLINE_MAX_DISTANCE,
    HEADLINE_MIN_WORDS, HEADLINE_WORDS, HEADLINE_WORDS_POINTS, SECOND_HEADLINE_MIN_WORDS,
    UNDER_HEADING_MIN_WORDS,
};
use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;
use crate::text::fold::letters_and_digits;

/// Returns the index of the headline: the line that equals `title`, or else the likeliest line
/// above the text or near its beginning.
pub(super) fn headline(
    blocks: &[ScoredBlock],
    stretch: &Range<usize>,
    title: Option<&str>,
) -> Option<usize> {
    let last = (stretch.start + HEADLINE_INTO + 1).min(blocks.len());
    let near = |at: &usize| stretch.start.abs_diff(*at);
    if let Some(title) = title {
        let title = letters_and_digits(title);
        let found = (0..last).filter(|at| letters_and_digits(&blocks[*at].text) == title);
        return found.min_by_key(near);
    }
    let mut best: Option<(i32, usize)> = None;
    // A line far into the text is a heading, unless who and when are below it.
    let headed = |at: usize| {
        let above = stretch.start.min(at)..at;
        let words: i32 = blocks[above].iter().map(|block| block.words).sum();
        words <= ABOVE_HEADLINE_MAX_WORDS
            || has_byline_below(blocks, at)
            || !is_on(Rule::TextHeadlineNotFarIntoTheText)
    };
    for at in (stretch.start.saturating_sub(HEADLINE_ABOVE)..last)
        .filter(|at| is_candidate(&blocks[*at]) && headed(*at))
    {
        let points = points(blocks, at, stretch);
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    let (_, at) = best.filter(|(points, _)| *points > 0)?;
    Some(first_headline(blocks, at).unwrap_or(at))
}

/// Returns whether a line can be a headline: it has no full stop, or is a short question or
/// exclamation.
fn is_candidate(block: &ScoredBlock) -> bool {
    let call = block.shape == LineShape::Prose
        && block.words <= ASKING_HEADLINE_MAX_WORDS
        && block.text.ends_with(['?', '!', '’']);
    let listed = block.text.starts_with(['*', '•']);
    (block.shape == LineShape::Title || call)
        && !listed
        && block.boilerplate.is_none()
        && block.words >= HEADLINE_MIN_WORDS
}

/// Returns how much a line looks like the headline of the text in `stretch`, in points.
fn points(blocks: &[ScoredBlock], at: usize, stretch: &Range<usize>) -> i32 {
    let block = &blocks[at];
    // Bylines, dates and tables of contents do not count as distance from the text.
    let between =
        blocks[at.min(stretch.start)..at.max(stretch.start)].iter().skip(1).filter(|block| {
            let edge = matches!(block.shape, LineShape::Byline | LineShape::Date);
            !(edge || block.repeated || block.boilerplate.is_some())
        });
    let far = i32::try_from(between.count())
        .unwrap_or(i32::MAX)
        .saturating_add(1)
        .min(HEADLINE_MAX_DISTANCE);
    let far = if at == stretch.start { 0 } else { far };
    let (usual, unusual) = HEADLINE_WORDS_POINTS;
    let sized = if HEADLINE_WORDS.contains(&block.words) { usual } else { unusual };
    let points = [
        (is_on(Rule::TextHeadlineLength), sized),
        (has_byline_below(blocks, at) && is_on(Rule::TextHeadlineBylineBelow), HEADED_POINTS),
        (is_on(Rule::TextHeadlineDistance), -far),
        (at == 0 && is_on(Rule::TextHeadlineFirstLine), FIRST_LINE_POINTS),
        (
            at == 0 && stretch.start == 1 && is_on(Rule::TextHeadlineFirstLineAboveTheText),
            FIRST_LINE_ABOVE_TEXT_POINTS,
        ),
    ];
    points.into_iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}

/// Returns whether a line is an entry in a table of contents, or the heading that it leads to.
pub(super) fn is_in_contents(blocks: &[ScoredBlock], at: usize) -> bool {
    let (before, after) = blocks[at].repeats;
    before.is_some_and(|other| other + 2 < at && is_heading(blocks, at))
        || after.is_some_and(|other| at + 2 < other && is_heading(blocks, other))
}

/// Returns whether running text follows a line.
fn is_heading(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks
        .get(at + 1)
        .is_some_and(|next| next.shape == LineShape::Prose && next.words >= UNDER_HEADING_MIN_WORDS)
}

/// Returns whether a byline, a date or a caption follow a line.
fn has_byline_below(blocks: &[ScoredBlock], at: usize) -> bool {
    let edge = |shape| matches!(shape, LineShape::Byline | LineShape::Date | LineShape::Caption);
    blocks[at + 1..blocks.len().min(at + 3)].iter().any(|next| edge(next.shape))
}

/// Returns the headline above a line that is only a second one: nothing but bylines and dates is
/// between them.
fn first_headline(blocks: &[ScoredBlock], at: usize) -> Option<usize> {
    let edge = |shape| matches!(shape, LineShape::Byline | LineShape::Date);
    let above = (0..at).rev().find(|above| !edge(blocks[*above].shape))?;
    let block = &blocks[above];
    let long = blocks[at].words >= SECOND_HEADLINE_MIN_WORDS
        && !blocks[at].repeated
        && !has_byline_below(blocks, at)
        && is_on(Rule::TextHeadlineSecond);
    (long && is_candidate(block) && HEADLINE_WORDS.contains(&block.words) && !block.repeated)
        .then_some(above)
}

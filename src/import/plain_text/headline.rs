//! Which line of a copied page is its headline.

use super::super::reason::Reason;
use std::ops::Range;

use super::scored::ScoredBlock;
use super::shape::LineShape;
use crate::text::fold::letters_and_digits;

/// How far above the stretch a headline is looked for.
const ABOVE: usize = 60;

/// How far into the stretch a headline is looked for: below a summary of its own.
const INTO: usize = 2;

/// Returns the place of the headline: the line that the page says it is, or else the likeliest
/// above the text.
pub(super) fn headline(
    blocks: &[ScoredBlock],
    run: &Range<usize>,
    title: Option<&str>,
) -> Option<usize> {
    let last = (run.start + INTO + 1).min(blocks.len());
    let near = |at: &usize| run.start.abs_diff(*at);
    if let Some(title) = title {
        let title = letters_and_digits(title);
        let found = (0..last).filter(|at| letters_and_digits(&blocks[*at].text) == title);
        return found.min_by_key(near);
    }
    let mut best: Option<(i32, usize)> = None;
    for at in (run.start.saturating_sub(ABOVE)..last).filter(|at| is_candidate(&blocks[*at])) {
        let points = points(blocks, at, run);
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    let (_, at) = best.filter(|(points, _)| *points > 0)?;
    Some(upper(blocks, at).unwrap_or(at))
}

/// What can be a headline: a line without an end, or a short question or call.
fn is_candidate(block: &ScoredBlock) -> bool {
    let call = block.shape == LineShape::Prose
        && block.words <= 16
        && block.text.ends_with(['?', '!', '’']);
    let listed = block.text.starts_with(['*', '•']);
    (block.shape == LineShape::Title || call)
        && !listed
        && block.boilerplate.is_none()
        && block.words >= 2
}

/// How much a line looks like the headline of the text in `run`.
fn points(blocks: &[ScoredBlock], at: usize, run: &Range<usize>) -> i32 {
    let block = &blocks[at];
    // What belongs to a headline, and lists of contents, do not set it apart from its text.
    let between = blocks[at.min(run.start)..at.max(run.start)].iter().skip(1).filter(|block| {
        let edge = matches!(block.shape, LineShape::Byline | LineShape::Date);
        !(edge || block.repeated || block.boilerplate.is_some())
    });
    let far = i32::try_from(between.count()).unwrap_or(i32::MAX).saturating_add(1).min(12);
    let far = if at == run.start { 0 } else { far };
    let sized = match block.words {
        4..=20 => 6,
        _ => -4,
    };
    let begins = at == run.start && block.shape == LineShape::Prose;
    // A summary right below it, with who and when before the text.
    let standfirst = at + 1 < run.start && blocks[at + 1].is_prose() && blocks[at + 1].words >= 8;
    sized + 6 * i32::from(is_headed(blocks, at)) + 4 * i32::from(again(blocks, at)) - 8 * i32::from(listed(blocks, at) || is_names(&block.text))
        - far
        - 3 * i32::from(at > run.start)
        + 2 * i32::from(at == 0)
        + 10 * i32::from(standfirst && sized > 0)
        // The first line of all, right above the text.
        + 4 * i32::from(at == 0 && run.start == 1)
        - 4 * i32::from(begins)
}

/// Whether a line could be nothing but names: two to four words with capitals, or two such with
/// "and" between.
fn is_names(text: &str) -> bool {
    let name = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let capital = |word: &&str| word.starts_with(char::is_uppercase) && !word.ends_with(':');
        (2..=3).contains(&words.len()) && words.iter().all(capital)
    };
    text.split(" and ").all(name)
}

/// Whether a line stands twice, with one line between at the most: as headlines do.
fn again(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].twins.1.is_some_and(|twin| twin <= at + 2)
}

/// Whether a line is an entry of a list of contents, or the heading it leads to.
pub(super) fn listed(blocks: &[ScoredBlock], at: usize) -> bool {
    let (before, after) = blocks[at].twins;
    before.is_some_and(|twin| twin + 2 < at && is_heading(blocks, at))
        || after.is_some_and(|twin| at + 2 < twin && is_heading(blocks, twin))
}

/// Whether a line stands over running text.
fn is_heading(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks.get(at + 1).is_some_and(|next| next.shape == LineShape::Prose && next.words > 16)
}

/// Whether who and when stand right below a line.
fn is_headed(blocks: &[ScoredBlock], at: usize) -> bool {
    let made = |next: &ScoredBlock| {
        next.boilerplate.is_some_and(|found| found.reason == Reason::ProductionCredits)
    };
    let edge = |shape| matches!(shape, LineShape::Byline | LineShape::Date | LineShape::Caption);
    blocks[at + 1..blocks.len().min(at + 3)].iter().any(|next| edge(next.shape) || made(next))
}

/// Returns the headline above a line that is only its second one: nothing but who and when stands
/// between them.
fn upper(blocks: &[ScoredBlock], at: usize) -> Option<usize> {
    let edge = |shape| matches!(shape, LineShape::Byline | LineShape::Date);
    let above = (0..at).rev().find(|above| !edge(blocks[*above].shape))?;
    let block = &blocks[above];
    let long = blocks[at].words >= 6 && !blocks[at].repeated && !is_headed(blocks, at);
    (long && is_candidate(block) && (4..=20).contains(&block.words) && !block.repeated)
        .then_some(above)
}

//! Selects the blocks that are the article: the stretch with the highest score, and what belongs
//! to it.
//!
//! 1. `article_end` cuts the page where an article is over for certain;
//! 2. `best_stretch` finds the contiguous stretch with the greatest sum;
//! 3. `headline` finds the line above it, or near its beginning;
//! 4. `article_start` adds captions, a summary or a first heading above the stretch;
//! 5. `drop_inside` drops blocks within the stretch that are not part of the article.

use super::super::reason::Reason;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    ARTICLE_PROSE, INTRODUCTION_MIN_WORDS, LAST_LINES, REPEATED_HEADING_MAX_WORDS,
    REPEATED_PARAGRAPH_MIN_WORDS,
};
use std::ops::Range;

use super::super::boilerplate::Effect;
use super::headline::{headline, is_in_contents};
use super::score::ITEM_MARKS;
use super::scored::ScoredBlock;
use super::shape::{LineShape, ends_sentence};
use crate::text::agencies;
use crate::text::fold::letters_and_digits;

/// The decisions on a page.
#[derive(Debug)]
pub(in super::super) struct Selection {
    /// The index of the headline.
    pub(in super::super) headline: Option<usize>,
    /// Why each block is dropped; `None` for one that is kept.
    pub(in super::super) dropped: Vec<Option<Reason>>,
}

/// Decides on each block. `title` is the headline that the page states, if it does.
pub(in super::super) fn select(blocks: &[ScoredBlock], title: Option<&str>) -> Selection {
    let end = article_end(blocks);
    let Some(stretch) = best_stretch(&blocks[..end]) else {
        let dropped =
            blocks.iter().map(|block| Some(outside(block, Reason::NoRunningText))).collect();
        return Selection { headline: headline(blocks, &(0..0), title), dropped };
    };
    let below = end_below(blocks, stretch.end);
    let goes_on = below > stretch.end && is_on(Rule::TextWhatGoesOnBelow);
    let stretch = stretch.start..if goes_on { below } else { stretch.end };
    let headline = headline(blocks, &stretch, title);
    let mut start = article_start(blocks, &stretch, headline);
    // A headline may follow the last paragraph.
    start.first = start.first.min(stretch.end);
    let place = |at: usize| match at {
        at if headline.is_some_and(|headline| at < headline) => Some(Reason::AboveHeadline),
        at if at >= stretch.end => Some(Reason::AfterText),
        at if at < stretch.start && !start.extra.contains(&at) => Some(Reason::AboveText),
        _ => None,
    };
    let decision = |(at, block)| {
        if headline == Some(at) {
            return Some(Reason::Headline);
        }
        place(at).map(|place| outside(block, place))
    };
    let mut dropped: Vec<Option<Reason>> = blocks.iter().enumerate().map(decision).collect();
    drop_inside(blocks, start.first..stretch.end, &mut dropped);
    Selection { headline, dropped }
}

/// Returns why a block outside the stretch is dropped: for what it is, or else for where it is.
fn outside(block: &ScoredBlock, place: Reason) -> Reason {
    match (block.boilerplate, block.shape) {
        (Some(found), _) => found.reason,
        (None, LineShape::Byline) => Reason::Byline,
        (None, LineShape::Date) => Reason::DateOrTime,
        _ => place,
    }
}

/// Returns the index at which an article is over for certain: boilerplate that ends articles, with
/// enough text before it that appears once. The number of blocks if there is none.
fn article_end(blocks: &[ScoredBlock]) -> usize {
    let mut prose = 0;
    for (at, block) in blocks.iter().enumerate() {
        let end = block.boilerplate.is_some_and(|found| found.effect == Effect::EndsArticle);
        if prose >= ARTICLE_PROSE && end && is_on(Rule::TextEnds) {
            return at;
        }
        if block.is_prose() {
            prose += block.words;
        }
    }
    blocks.len()
}

/// Returns the stretch with the greatest sum of scores, the first of equals. `None` if no block has
/// points.
fn best_stretch(blocks: &[ScoredBlock]) -> Option<Range<usize>> {
    let mut best: Option<(i32, Range<usize>)> = None;
    let (mut sum, mut from) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        if sum <= 0 {
            (sum, from) = (0, at);
        }
        sum += block.points;
        if sum > 0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, from..at + 1));
        }
    }
    best.map(|(_, stretch)| stretch)
}

/// Returns where the text ends that goes on below a stretch that ends at `end`: with sentences,
/// however short, a list that they announce, a credit of agencies, and the last lines of all. Who
/// copies an article alone copies no menu.
fn end_below(blocks: &[ScoredBlock], mut end: usize) -> usize {
    while blocks.get(end).is_some_and(|block| is_said(block) || is_announced(blocks, end)) {
        end += 1;
    }
    let free = |block: &ScoredBlock| block.boilerplate.is_none() && !block.repeated;
    let few = blocks.len() - end <= LAST_LINES && blocks[end..].iter().all(free);
    if few { blocks.len() } else { end }
}

/// Returns whether a block below the text is a sentence or a credit of agencies.
fn is_said(block: &ScoredBlock) -> bool {
    let text = &block.text;
    // A button may say `Copied!`.
    let call = block.words < 2 && !text.ends_with(['.', '?']) || block.words < 1;
    let sentence = ends_sentence(text) && !call;
    block.boilerplate.is_none() && (sentence || agencies::is_credit(text))
}

/// Returns whether a block is an item of a list below a line that ends in a colon.
fn is_announced(blocks: &[ScoredBlock], at: usize) -> bool {
    let head = blocks[..=at].iter().rposition(|block| !block.text.starts_with(ITEM_MARKS));
    let announced = head.is_some_and(|head| head < at && blocks[head].text.ends_with(':'));
    announced && blocks[at].boilerplate.is_none()
}

struct ArticleStart {
    /// The first block that may be kept.
    first: usize,
    /// Blocks above the stretch that are kept.
    extra: Vec<usize>,
}

/// Returns where the article begins: below the headline, with what belongs to it above the stretch.
fn article_start(
    blocks: &[ScoredBlock],
    stretch: &Range<usize>,
    headline: Option<usize>,
) -> ArticleStart {
    let Some(headline) = headline.filter(|at| *at < stretch.start) else {
        let first = headline.map_or(stretch.start, |at| at + 1);
        return ArticleStart { first: first.max(stretch.start), extra: Vec::new() };
    };
    let between = headline + 1..stretch.start;
    let turn = between
        .clone()
        .find(|at| blocks[*at].boilerplate.is_some_and(|f| f.effect != Effect::DropsBlock));
    let until = turn.unwrap_or(stretch.start);
    let mut extra: Vec<usize> = (headline + 1..until)
        .filter(|at| {
            let block = &blocks[*at];
            block.boilerplate.is_none()
                && !block.repeated
                && (block.is_prose() && block.words >= INTRODUCTION_MIN_WORDS
                    || block.shape == LineShape::Caption)
        } && is_on(Rule::TextCaptionsAndSummariesAbove))
        .collect();
    // A heading over the first paragraph has no other short line above it, as the last line of a
    // menu has.
    let above = stretch.start - 1;
    let alone =
        |at: usize| at == headline || !blocks[at].is_short() || blocks[at].boilerplate.is_some();
    let over = blocks[above].shape == LineShape::Title || is_in_contents(blocks, above);
    let heading = over && blocks[above].boilerplate.is_none();
    let alone = is_in_contents(blocks, above) || above > headline + 1 && alone(above - 1);
    if between.contains(&above) && heading && alone && is_on(Rule::TextHeadingsAbove) {
        extra.push(above);
    }
    let first = extra.iter().copied().min().unwrap_or(stretch.start);
    ArticleStart { first, extra }
}

/// Drops blocks within the stretch that are not part of the article. A line that is said again is
/// kept; a paragraph that is printed again is not, nor a short line that belongs to menus.
fn drop_inside(blocks: &[ScoredBlock], stretch: Range<usize>, dropped: &mut [Option<Reason>]) {
    let last = (stretch.clone()).rev().find(|at| blocks[*at].is_prose()).unwrap_or(stretch.end);
    let first = stretch.clone().find(|at| blocks[*at].is_prose()).unwrap_or(stretch.start);
    for at in stretch.clone().filter(|at| dropped[*at].is_none()).collect::<Vec<_>>() {
        let block = &blocks[at];
        let long = block.words >= REPEATED_PARAGRAPH_MIN_WORDS;
        let again = match block.shape {
            LineShape::Prose => {
                long && block.repeats.0.is_some_and(|other| stretch.contains(&other))
            }
            // A time or a separator heads each entry of a report.
            LineShape::Date | LineShape::Row => false,
            _ if letters_and_digits(&block.text).is_empty() => false,
            _ if ends_sentence(&block.text) && is_on(Rule::TextSentencesAgainStay) => false,
            _ => block.repeated && !(is_last_occurrence(blocks, at) && heads(blocks, at, &stretch)),
        };
        let inside = (first..last).contains(&at);
        dropped[at] = match (block.boilerplate, block.shape) {
            (Some(found), _) if is_on(Rule::TextBoilerplateWithinGoes) => Some(found.reason),
            (None, LineShape::Picture) if is_on(Rule::TextNamesOfPicturesWithinGo) => {
                Some(Reason::PictureName)
            }
            (None, LineShape::Byline) if !inside && is_on(Rule::TextBylinesAtTheEdgesGo) => {
                Some(Reason::Byline)
            }
            (None, LineShape::Date) if !inside && is_on(Rule::TextDatesAtTheEdgesGo) => {
                Some(Reason::DateOrTime)
            }
            _ if again && is_on(Rule::TextRepetitionsGo) => Some(Reason::Repeated),
            _ => None,
        };
    }
}

fn is_last_occurrence(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].repeats.1.is_none()
}

/// Returns whether a block is short and running text follows it.
fn heads(blocks: &[ScoredBlock], at: usize, stretch: &Range<usize>) -> bool {
    blocks[at].words <= REPEATED_HEADING_MAX_WORDS
        && at + 1 < stretch.end
        && blocks[at + 1].is_prose()
}

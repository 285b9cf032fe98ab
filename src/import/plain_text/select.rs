//! Selects the blocks that are the article: the stretch with the highest score, and what belongs
//! to it.
//!
//! 1. `article_end` cuts the page where an article is over for certain;
//! 2. `best_stretch` finds the contiguous stretch with the greatest sum;
//! 3. `headline` finds the line above it, or near its beginning;
//! 4. `article_start` adds captions, a summary or a first heading above the stretch;
//! 5. `drop_inside` drops blocks within the stretch that are not part of the article.

use super::super::reason::Reason;
use crate::import::thresholds::{
    ARTICLE_PROSE, AUTHOR_PARAGRAPHS, INTRODUCTION_MIN_WORDS, LEADS_ON_MAX_WORDS,
    LEADS_ON_RUN_TOGETHER_MAX_WORDS, QUESTION_MAX_WORDS, REPEATED_HEADING_MAX_WORDS,
    SUBHEADLINE_MIN_WORDS,
};
use std::ops::Range;

use super::super::boilerplate::Effect;
use super::super::people;
use super::headline::{headline, is_in_contents};
use super::run_together::is_run_together;
use super::scored::ScoredBlock;
use super::shape::LineShape;
use super::teasers::is_interview_question;
use super::{call_to_action, lists};

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
    drop_inside(blocks, start.first..stretch.end, &start.extra, &mut dropped);
    drop_author_note(blocks, headline.unwrap_or(start.first)..start.first, stretch, &mut dropped);
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
/// enough text before it. The number of blocks if there is none.
fn article_end(blocks: &[ScoredBlock]) -> usize {
    let mut prose = 0;
    for (at, block) in blocks.iter().enumerate() {
        let end = block.boilerplate.is_some_and(|found| found.effect == Effect::EndsArticle);
        if prose >= ARTICLE_PROSE && end {
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
        sum += block.score();
        if sum > 0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, from..at + 1));
        }
    }
    best.map(|(_, stretch)| stretch)
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
                    || block.shape == LineShape::Caption
                    || *at == headline + 1
                        && block.shape == LineShape::Title
                        && block.words >= SUBHEADLINE_MIN_WORDS)
        })
        .collect();
    // A heading over the first paragraph has no other short line above it, as the last line of a
    // menu has.
    let above = stretch.start - 1;
    let alone = |at: usize| {
        at == headline
            || !matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap)
            || blocks[at].boilerplate.is_some()
    };
    let over = blocks[above].shape == LineShape::Title || is_in_contents(blocks, above);
    let heading = over && blocks[above].boilerplate.is_none();
    let alone = is_in_contents(blocks, above) || above > headline + 1 && alone(above - 1);
    if between.contains(&above) && heading && alone {
        extra.push(above);
    }
    extra.extend(lists::summary_points(blocks, headline + 1..until));
    let first = extra.iter().copied().min().unwrap_or(stretch.start);
    ArticleStart { first, extra }
}

/// Drops blocks within the stretch that are not part of the article.
fn drop_inside(
    blocks: &[ScoredBlock],
    stretch: Range<usize>,
    extra: &[usize],
    dropped: &mut [Option<Reason>],
) {
    let title = |at: usize| {
        let block = &blocks[at];
        let question = block.words <= QUESTION_MAX_WORDS && block.text.ends_with('?');
        matches!(block.shape, LineShape::Title | LineShape::Scrap) || question && !block.repeated
    };
    let mut listed = lists::after_colons(blocks, stretch.clone());
    lists::summary_points(
        blocks,
        stretch.start..extra.iter().max().map_or(stretch.start, |last| last + 1),
    )
    .into_iter()
    .for_each(|at| listed[at] = true);
    for (listed, fact) in listed.iter_mut().zip(lists::fact_boxes(blocks, stretch.clone())) {
        *listed |= fact;
    }
    let called = call_to_action::call_boxes(blocks, stretch.clone());
    let live = lists::is_live(blocks, stretch.clone());
    let mut turned = turned_before(blocks, stretch.start);
    for at in stretch.clone() {
        let block = &blocks[at];
        if dropped[at].is_some() {
            continue;
        }
        let next = (at + 1..stretch.end).find(|next| dropped[*next].is_none());
        let reason = match (block.boilerplate, block.shape) {
            (Some(found), _) => Some(found.reason),
            (None, LineShape::Byline) => Some(Reason::Byline),
            (None, LineShape::Date) if !live => Some(Reason::DateOrTime),
            _ if block.repeated
                && block.shape != LineShape::Date
                && !(is_last_occurrence(blocks, at) && heads(blocks, at, &stretch)) =>
            {
                Some(Reason::Repeated)
            }
            _ if block.is_teaser() => Some(Reason::Teaser),
            _ if block.pulled => Some(Reason::PullQuote),
            _ if is_run_together(&block.text) => Some(Reason::SiteControls),
            _ if below_author(blocks, at) => Some(Reason::AboutAuthor),
            _ if called[at] => Some(Reason::Promotion),
            _ if listed[at] => None,
            _ if turned && title(at) && !is_interview_question(blocks, at) => {
                Some(Reason::OtherHeadline)
            }
            _ if leads_to_whole(blocks, at) => Some(Reason::OtherTeaser),
            _ if is_short(blocks, at) && (next.is_none() || leads_to_whole(blocks, at + 1)) => {
                Some(Reason::HeadingWithoutText)
            }
            _ if is_short(blocks, at) && is_in_menu(blocks, at, &stretch) => {
                Some(Reason::HeadingWithoutText)
            }
            _ => None,
        };
        turned = match block.boilerplate {
            Some(found) => found.effect == Effect::LeadsElsewhere || turned,
            None => {
                turned && (title(at) && !is_interview_question(blocks, at) || block.is_teaser())
            }
        };
        dropped[at] = reason;
    }
}

/// Whether a block follows a heading that announces a note about the author.
fn below_author(blocks: &[ScoredBlock], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|at| blocks[at].boilerplate);
    let headed = above.is_some_and(|found| found.reason == Reason::AboutAuthor);
    headed && above.is_some_and(|found| found.effect == Effect::LeadsElsewhere)
}

fn is_short(blocks: &[ScoredBlock], at: usize) -> bool {
    matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap)
}

/// Whether the short lines right above are headlines of other articles.
fn turned_before(blocks: &[ScoredBlock], start: usize) -> bool {
    let above =
        (0..start).rev().find(|at| !is_short(blocks, *at) || blocks[*at].boilerplate.is_some());
    above
        .and_then(|at| blocks[at].boilerplate)
        .is_some_and(|found| found.effect == Effect::LeadsElsewhere)
}

fn is_last_occurrence(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].twins.1.is_none()
}

/// Drops a note about the author at the end: from a paragraph on that begins with a name given
/// between headline and text.
fn drop_author_note(
    blocks: &[ScoredBlock],
    head: Range<usize>,
    stretch: Range<usize>,
    dropped: &mut [Option<Reason>],
) {
    let names: Vec<String> = head.flat_map(|at| names(&blocks[at])).collect();
    let last: Vec<usize> =
        stretch.rev().filter(|at| dropped[*at].is_none()).take(AUTHOR_PARAGRAPHS).collect();
    let begins = |at: &usize| names.iter().any(|name| blocks[*at].text.starts_with(name.as_str()));
    let Some(first) = last.iter().position(begins) else { return };
    for at in &last[..=first] {
        dropped[*at] = Some(Reason::AboutAuthor);
    }
}

/// Returns the names in a line above the text: after "by", or alone in it.
fn names(block: &ScoredBlock) -> Vec<String> {
    let words: Vec<&str> = block.text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && !word.ends_with(':');
    let alone = (2..=4).contains(&words.len()) && words.iter().all(capital);
    match people::byline(&block.text) {
        Some(names) => names,
        None if alone => vec![block.text.clone()],
        None => Vec::new(),
    }
}

/// Whether a block is short and running text follows it.
fn heads(blocks: &[ScoredBlock], at: usize, stretch: &Range<usize>) -> bool {
    blocks[at].words <= REPEATED_HEADING_MAX_WORDS
        && at + 1 < stretch.end
        && blocks[at + 1].is_prose()
}

/// Whether a paragraph is followed by "Continue reading" or the like.
fn leads_to_whole(blocks: &[ScoredBlock], at: usize) -> bool {
    let most = |next: &ScoredBlock| {
        if is_run_together(&next.text) {
            LEADS_ON_RUN_TOGETHER_MAX_WORDS
        } else {
            LEADS_ON_MAX_WORDS
        }
    };
    let leads_on = |text: &str| {
        let run_together = is_run_together(text);
        let text = text.to_lowercase();
        ["continue reading", "read the full story", "read more", "read on", "full story"]
            .iter()
            .any(|words| text.starts_with(words) || run_together && text.ends_with(words))
    };
    let next = blocks.get(at + 1).filter(|next| next.words <= most(next));
    blocks.get(at).is_some_and(|block| block.shape == LineShape::Prose)
        && next.is_some_and(|next| leads_on(&next.text))
}

/// Whether a block is one of three short lines in a row with another after it: only the last of
/// them can be a heading.
fn is_in_menu(blocks: &[ScoredBlock], at: usize, stretch: &Range<usize>) -> bool {
    let short = |at: usize| {
        at < stretch.end && matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap)
    };
    let before = at > stretch.start && short(at - 1);
    let two_before = before && at > stretch.start + 1 && short(at - 2);
    short(at + 1) && (short(at + 2) || before) || two_before && short(at + 1)
}

//! Which blocks are the article: the stretch with the highest score, then what belongs to it.
//!
//! 1. `cut`: after an article, what ends one ends it;
//! 2. `best_run`: the contiguous stretch with the greatest sum;
//! 3. `headline`: the line above it, or near its beginning;
//! 4. `open`: captions, a summary or a first heading between headline and stretch;
//! 5. `inside`: what in the stretch is no part of it.

use super::super::reason::Reason;
use std::ops::Range;

use super::super::boilerplate::Effect;
use super::super::people;
use super::headline::{headline, listed};
use super::run_together::is_run_together;
use super::scored::ScoredBlock;
use super::shape::LineShape;
use super::teasers::asks;
use super::{call_to_action, lists};

/// What was decided on a page.
#[derive(Debug)]
pub(in super::super) struct Selection {
    /// The headline's place.
    pub(in super::super) headline: Option<usize>,
    /// For each block why it is dropped; `None`: it is kept.
    pub(in super::super) dropped: Vec<Option<Reason>>,
}

/// How much running text makes an article that can be over.
const ARTICLE: i32 = 60;

/// Decides on each block. `headline` is what the page says its headline is, where it does.
pub(in super::super) fn select(blocks: &[ScoredBlock], title: Option<&str>) -> Selection {
    let end = cut(blocks);
    let Some(run) = best_run(&blocks[..end]) else {
        let dropped =
            blocks.iter().map(|block| Some(outside(block, Reason::NoRunningText))).collect();
        return Selection { headline: headline(blocks, &(0..0), title), dropped };
    };
    let headline = headline(blocks, &run, title);
    let start = open(blocks, &run, headline);
    let place = |at: usize| match at {
        at if headline.is_some_and(|headline| at < headline) => Some(Reason::AboveHeadline),
        at if at >= run.end => Some(Reason::AfterText),
        at if at < run.start && !start.extra.contains(&at) => Some(Reason::AboveText),
        _ => None,
    };
    let decision = |(at, block)| match headline == Some(at) {
        true => Some(Reason::Headline),
        false => place(at).map(|place| outside(block, place)),
    };
    let mut dropped: Vec<Option<Reason>> = blocks.iter().enumerate().map(decision).collect();
    inside(blocks, start.first..run.end, &start.extra, &mut dropped);
    about_author(blocks, headline.unwrap_or(start.first)..start.first, run, &mut dropped);
    Selection { headline, dropped }
}

/// Says why a block outside the stretch is: by what it is, where that is known.
fn outside(block: &ScoredBlock, place: Reason) -> Reason {
    match (block.boilerplate, block.shape) {
        (Some(found), _) => found.reason,
        (None, LineShape::Byline) => Reason::Byline,
        (None, LineShape::Date) => Reason::DateOrTime,
        _ => place,
    }
}

/// Returns where the article is over for certain: at what ends one, with an article before it.
fn cut(blocks: &[ScoredBlock]) -> usize {
    let mut prose = 0;
    for (at, block) in blocks.iter().enumerate() {
        let end = block.boilerplate.is_some_and(|found| found.effect == Effect::EndsArticle);
        if prose >= ARTICLE && end {
            return at;
        }
        if block.is_prose() {
            prose += block.words;
        }
    }
    blocks.len()
}

/// Returns the stretch with the greatest sum of scores, the longest of equals. `None` if no block
/// speaks for an article.
fn best_run(blocks: &[ScoredBlock]) -> Option<Range<usize>> {
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
    best.map(|(_, run)| run)
}

struct ArticleStart {
    /// The first block that may be kept.
    first: usize,
    /// Blocks above the stretch that are.
    extra: Vec<usize>,
}

/// Returns where the article begins: below the headline, with what belongs to it above the text.
fn open(blocks: &[ScoredBlock], run: &Range<usize>, headline: Option<usize>) -> ArticleStart {
    let Some(headline) = headline.filter(|at| *at < run.start) else {
        let first = headline.map_or(run.start, |at| at + 1);
        return ArticleStart { first: first.max(run.start), extra: Vec::new() };
    };
    let between = headline + 1..run.start;
    let turn = between
        .clone()
        .find(|at| blocks[*at].boilerplate.is_some_and(|f| f.effect != Effect::DropsBlock));
    let until = turn.unwrap_or(run.start);
    let mut extra: Vec<usize> = (headline + 1..until)
        .filter(|at| {
            let block = &blocks[*at];
            block.boilerplate.is_none()
                && !block.repeated
                && (block.is_prose() && block.words >= 5
                    || block.shape == LineShape::Caption
                    || *at == headline + 1 && block.shape == LineShape::Title && block.words >= 6)
        })
        .collect();
    // A heading over the first paragraph, alone: not the last of a menu's lines.
    let above = run.start - 1;
    let alone = |at: usize| {
        at == headline
            || !matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap)
            || blocks[at].boilerplate.is_some()
    };
    let over = blocks[above].shape == LineShape::Title || listed(blocks, above);
    let heading = over && blocks[above].boilerplate.is_none();
    let alone = listed(blocks, above) || above > headline + 1 && alone(above - 1);
    if between.contains(&above) && heading && alone {
        extra.push(above);
    }
    extra.extend(lists::points(blocks, headline + 1..until));
    let first = extra.iter().copied().min().unwrap_or(run.start);
    ArticleStart { first, extra }
}

/// Drops what stands in the stretch and is no part of it.
fn inside(
    blocks: &[ScoredBlock],
    run: Range<usize>,
    extra: &[usize],
    dropped: &mut [Option<Reason>],
) {
    let title = |at: usize| {
        let block = &blocks[at];
        let question = block.words <= 16 && block.text.ends_with('?');
        matches!(block.shape, LineShape::Title | LineShape::Scrap) || question && !block.repeated
    };
    let mut listed = lists::after_colons(blocks, run.clone());
    lists::points(blocks, run.start..extra.iter().max().map_or(run.start, |last| last + 1))
        .into_iter()
        .for_each(|at| listed[at] = true);
    for (listed, fact) in listed.iter_mut().zip(lists::facts(blocks, run.clone())) {
        *listed |= fact;
    }
    let called = call_to_action::calls(blocks, run.clone());
    let timed = lists::is_timed(blocks, run.clone());
    let mut turned = turned_before(blocks, run.start);
    for at in run.clone() {
        let block = &blocks[at];
        if dropped[at].is_some() {
            continue;
        }
        let next = (at + 1..run.end).find(|next| dropped[*next].is_none());
        let reason = match (block.boilerplate, block.shape) {
            (Some(found), _) => Some(found.reason),
            (None, LineShape::Byline) => Some(Reason::Byline),
            (None, LineShape::Date) if !timed => Some(Reason::DateOrTime),
            _ if block.repeated
                && block.shape != LineShape::Date
                && !(last_of(blocks, at) && heads(blocks, at, &run)) =>
            {
                Some(Reason::Repeated)
            }
            _ if block.is_teaser() => Some(Reason::Teaser),
            _ if block.pulled => Some(Reason::PullQuote),
            _ if is_run_together(&block.text) => Some(Reason::SiteControls),
            _ if below_author(blocks, at) => Some(Reason::AboutAuthor),
            _ if called[at] => Some(Reason::Promotion),
            _ if listed[at] => None,
            _ if turned && title(at) && !asks(blocks, at) => Some(Reason::OtherHeadline),
            _ if teaser(blocks, at) => Some(Reason::OtherTeaser),
            _ if short(blocks, at) && (next.is_none() || teaser(blocks, at + 1)) => {
                Some(Reason::HeadingWithoutText)
            }
            _ if short(blocks, at) && crowded(blocks, at, &run) => Some(Reason::HeadingWithoutText),
            _ => None,
        };
        turned = match block.boilerplate {
            Some(found) => found.effect == Effect::LeadsElsewhere || turned,
            None => turned && (title(at) && !asks(blocks, at) || block.is_teaser()),
        };
        dropped[at] = reason;
    }
}

/// Whether a paragraph stands right below a heading that says whom it is about.
fn below_author(blocks: &[ScoredBlock], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|at| blocks[at].boilerplate);
    let headed = above.is_some_and(|found| found.reason == Reason::AboutAuthor);
    headed && above.is_some_and(|found| found.effect == Effect::LeadsElsewhere)
}

fn short(blocks: &[ScoredBlock], at: usize) -> bool {
    matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap)
}

/// Whether the lines right above are headlines of other articles.
fn turned_before(blocks: &[ScoredBlock], start: usize) -> bool {
    let above =
        (0..start).rev().find(|at| !short(blocks, *at) || blocks[*at].boilerplate.is_some());
    above
        .and_then(|at| blocks[at].boilerplate)
        .is_some_and(|found| found.effect == Effect::LeadsElsewhere)
}

fn last_of(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].twins.1.is_none()
}

/// Drops what is said of the author at the end: from the last paragraph that begins with a name
/// which stands between headline and text.
fn about_author(
    blocks: &[ScoredBlock],
    head: Range<usize>,
    run: Range<usize>,
    dropped: &mut [Option<Reason>],
) {
    let names: Vec<String> = head.flat_map(|at| names(&blocks[at])).collect();
    let last: Vec<usize> = run.rev().filter(|at| dropped[*at].is_none()).take(3).collect();
    let begins = |at: &usize| names.iter().any(|name| blocks[*at].text.starts_with(name.as_str()));
    let Some(first) = last.iter().position(begins) else { return };
    for at in &last[..=first] {
        dropped[*at] = Some(Reason::AboutAuthor);
    }
}

/// Returns the names that a line of the head holds: after "by", or alone in it.
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

/// Whether a short block stands over running text.
fn heads(blocks: &[ScoredBlock], at: usize, run: &Range<usize>) -> bool {
    blocks[at].words <= 16 && at + 1 < run.end && blocks[at + 1].is_prose()
}

/// Running text under a short line and over "Continue reading".
fn teaser(blocks: &[ScoredBlock], at: usize) -> bool {
    let leads_on = |text: &str| {
        let glued = is_run_together(text);
        let text = text.to_lowercase();
        ["continue reading", "read the full story", "read more", "read on", "full story"]
            .iter()
            .any(|words| text.starts_with(words) || glued && text.ends_with(words))
    };
    let next = blocks
        .get(at + 1)
        .filter(|next| next.words <= if is_run_together(&next.text) { 9 } else { 5 });
    blocks.get(at).is_some_and(|block| block.shape == LineShape::Prose)
        && next.is_some_and(|next| leads_on(&next.text))
}

/// Whether two more short lines follow: of so many in a row the last alone is a heading.
fn crowded(blocks: &[ScoredBlock], at: usize, run: &Range<usize>) -> bool {
    let short =
        |at: usize| at < run.end && matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap);
    let before = at > run.start && short(at - 1);
    let two_before = before && at > run.start + 1 && short(at - 2);
    short(at + 1) && (short(at + 2) || before) || two_before && short(at + 1)
}

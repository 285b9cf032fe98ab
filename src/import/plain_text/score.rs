//! Scores how much each block looks like part of an article, as a sum of signals.
//!
//! A point is about a word of running text. Running text counts for itself, up to a limit, so that
//! a long teaser does not outweigh an article. Short and repeated lines and boilerplate have
//! negative points, and so count against the stretch that would contain them.

use crate::import::thresholds::{
    ADVERTISEMENT_POINTS, ARTICLE_HEAD_POINTS, ARTICLE_PROSE, BOILERPLATE_POINTS,
    BYLINE_OR_DATE_POINTS, ENDS_ARTICLE_POINTS, ENTRY_DATES, HEADLINE_ROW_PARTS,
    LEADS_ELSEWHERE_POINTS, MANY_SHORT_LINES_POINTS, OTHER_ARTICLE_HEAD_POINTS, PICTOGRAM_POINTS,
    PROSE_MAX_POINTS, PULL_QUOTE_PAGE_BYTES, PULL_QUOTE_WORDS, QUOTING_HEADING_MAX_WORDS,
    REPEATED_POINTS, SHORT_POINTS, TEASER_POINTS,
};
use std::collections::HashMap;

use super::super::boilerplate::{self, Effect};
use super::super::reason::Reason;
pub(in super::super) use super::scored::ScoredBlock;
use super::scored::Signal;
use super::shape::{LineShape, shape};
use super::teasers;
use crate::text::fold::letters_and_digits;

/// Scores each block by itself, by its repetitions, and by its neighbours.
pub(in super::super) fn score(blocks: &[String]) -> Vec<ScoredBlock> {
    let keys: Vec<String> = blocks.iter().map(|text| letters_and_digits(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    let whole = pull_quote_source(blocks);
    let block = |(text, key): (&String, &String)| {
        let repeated = counts[key.as_str()] > 1;
        let pulled = whole.as_ref().is_some_and(|whole| is_pull_quote(text, key, whole));
        score_alone(text, repeated, pulled && !repeated)
    };
    let mut out: Vec<ScoredBlock> = blocks.iter().zip(&keys).map(block).collect();
    for at in 0..out.len() {
        out[at].pulled &= !heads_its_quote(&out, &keys, at);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(before) = seen.insert(key, at) {
            out[at].twins.0 = Some(before);
            out[before].twins.1 = Some(at);
        }
    }
    score_neighbours(&mut out);
    out
}

/// Returns the letters and digits of a page, one block a line; `None` for a page that is too long
/// to be searched for each of its blocks.
fn pull_quote_source(blocks: &[String]) -> Option<String> {
    let long = blocks.iter().map(String::len).sum::<usize>() > PULL_QUOTE_PAGE_BYTES;
    (!long).then(|| blocks.iter().map(|text| letters_and_digits(text) + "\n").collect())
}

/// Whether a line is a heading that quotes the paragraph below it.
fn heads_its_quote(blocks: &[ScoredBlock], keys: &[String], at: usize) -> bool {
    let short =
        blocks[at].shape == LineShape::Title && blocks[at].words <= QUOTING_HEADING_MAX_WORDS;
    short && keys.get(at + 1).is_some_and(|next| next.contains(&keys[at]))
}

/// Whether a block repeats a sentence of the text, set large beside it.
fn is_pull_quote(text: &str, key: &str, whole: &str) -> bool {
    PULL_QUOTE_WORDS.contains(&text.split_whitespace().count()) && whole.matches(key).count() > 1
}

/// Scores a block by itself.
fn score_alone(text: &str, repeated: bool, pulled: bool) -> ScoredBlock {
    let words = i32::try_from(text.split_whitespace().count()).unwrap_or(i32::MAX);
    let boilerplate = boilerplate::recognise(text);
    let shape = shape(text);
    let mut block = ScoredBlock {
        text: text.to_owned(),
        words,
        shape,
        boilerplate,
        repeated,
        twins: (None, None),
        pulled,
        parts: Vec::new(),
    };
    match shape {
        LineShape::Prose => block.add(Signal::RunningText, words.min(PROSE_MAX_POINTS)),
        LineShape::Row | LineShape::Caption => {}
        LineShape::Title | LineShape::Scrap => block.add(Signal::Short, SHORT_POINTS),
        LineShape::Byline | LineShape::Date => {
            block.add(Signal::BylineOrDate, BYLINE_OR_DATE_POINTS)
        }
    }
    if (repeated || pulled) && boilerplate.is_none() {
        block.add(Signal::Repeated, REPEATED_POINTS);
    }
    if let Some(found) = boilerplate {
        let points = match found.effect {
            Effect::DropsBlock if found.reason == Reason::Advertisement => ADVERTISEMENT_POINTS,
            Effect::DropsBlock => -words.min(PROSE_MAX_POINTS) + BOILERPLATE_POINTS,
            Effect::LeadsElsewhere => -words.min(PROSE_MAX_POINTS) + LEADS_ELSEWHERE_POINTS,
            Effect::EndsArticle => -words.min(PROSE_MAX_POINTS) + ENDS_ARTICLE_POINTS,
        };
        block.add(Signal::Boilerplate(found.reason), points);
    }
    if shape == LineShape::Prose && is_headline_row(text) {
        block.add(Signal::HeadlineRow, -words.min(PROSE_MAX_POINTS) + TEASER_POINTS);
    }
    if starts_with_pictogram(text) && shape != LineShape::Prose {
        block.add(Signal::Pictogram, PICTOGRAM_POINTS);
    }
    block
}

/// Whether a line is a row of headlines, separated by asterisks or plus signs. Factors are one word
/// each, in `5 * 3 * 2` as in `length * width * height`.
fn is_headline_row(text: &str) -> bool {
    let parts: Vec<&str> = text.split(" * ").collect();
    let headline = |part: &&str| part.split_whitespace().count() >= 2;
    let starred =
        parts.len() >= HEADLINE_ROW_PARTS && parts[1..parts.len() - 1].iter().all(headline);
    starred || text.contains(" +++ ")
}

fn starts_with_pictogram(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'))
}

/// Adds the signals that the neighbours of each block give.
fn score_neighbours(blocks: &mut [ScoredBlock]) {
    let dates = blocks.iter().filter(|block| block.shape == LineShape::Date).count();
    let mut prose = 0;
    for at in 0..blocks.len() {
        let edge =
            matches!(blocks[at].shape, LineShape::Byline | LineShape::Date) && dates < ENTRY_DATES;
        let text_before = at > 0 && blocks[at - 1].is_prose() && blocks[at - 1].score() > 0;
        // A byline or a date below a headline, with an article above them: another one begins.
        if edge && !text_before && prose >= ARTICLE_PROSE && below_title(blocks, at) {
            blocks[at].add(Signal::OtherArticleHead, OTHER_ARTICLE_HEAD_POINTS);
        } else if edge && prose < ARTICLE_PROSE {
            blocks[at].add(Signal::ArticleHead, ARTICLE_HEAD_POINTS);
        }
        // Three or more short lines in a row are a menu, not headings.
        let short = |at: usize| matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap);
        if at >= 2 && short(at) && short(at - 1) && short(at - 2) {
            blocks[at].add(Signal::ManyShortLines, MANY_SHORT_LINES_POINTS);
        }
        if blocks[at].is_prose() {
            prose += blocks[at].words;
        }
    }
    teasers::mark(blocks);
}

/// Whether a byline or a date is below a headline, with only bylines and dates between.
fn below_title(blocks: &[ScoredBlock], at: usize) -> bool {
    let edge = |at: &usize| matches!(blocks[*at].shape, LineShape::Byline | LineShape::Date);
    let above = (0..at).rev().find(|at| !edge(at));
    above.is_some_and(|above| !matches!(blocks[above].shape, LineShape::Row | LineShape::Caption))
}

//! How much each block looks like part of an article, as a sum of named parts.
//!
//! The unit is about a word of running text. Running text counts for itself, up to a limit, so
//! that a long teaser does not outweigh an article; what is short, repeated or known furniture
//! counts against the stretch that would hold it.

use std::collections::HashMap;

use super::super::boilerplate::{self, Effect};
use super::super::reason::Reason;
pub(in super::super) use super::scored::ScoredBlock;
use super::scored::{ARTICLE, MOST, Signal};
use super::shape::{LineShape, shape};
use super::teasers;
use crate::text::fold::letters_and_digits;

/// Scores each block by itself, and by what repeats and what stands before it.
pub(in super::super) fn score(blocks: &[String]) -> Vec<ScoredBlock> {
    let keys: Vec<String> = blocks.iter().map(|text| letters_and_digits(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    let whole = quotable(blocks);
    let block = |(text, key): (&String, &String)| {
        let repeated = counts[key.as_str()] > 1;
        let pulled = whole.as_ref().is_some_and(|whole| is_pull_quote(text, key, whole));
        alone(text, repeated, pulled && !repeated)
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
    in_company(&mut out);
    out
}

/// All words of a page in one, unless it is too long to be searched for each of its blocks.
fn quotable(blocks: &[String]) -> Option<String> {
    let long = blocks.iter().map(String::len).sum::<usize>() > 200_000;
    (!long).then(|| blocks.iter().map(|text| letters_and_digits(text) + "\n").collect())
}

/// Whether a line is a heading that quotes the paragraph below it.
fn heads_its_quote(blocks: &[ScoredBlock], keys: &[String], at: usize) -> bool {
    const HEADING: i32 = 9;
    let short = blocks[at].shape == LineShape::Title && blocks[at].words <= HEADING;
    short && keys.get(at + 1).is_some_and(|next| next.contains(&keys[at]))
}

/// A sentence of the text that is set large beside it.
fn is_pull_quote(text: &str, key: &str, whole: &str) -> bool {
    (6..=40).contains(&text.split_whitespace().count()) && whole.matches(key).count() > 1
}

fn alone(text: &str, repeated: bool, pulled: bool) -> ScoredBlock {
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
        LineShape::Prose => block.add(Signal::RunningText, words.min(MOST)),
        LineShape::Row | LineShape::Caption => {}
        LineShape::Title | LineShape::Scrap => block.add(Signal::Short, -4),
        LineShape::Byline | LineShape::Date => block.add(Signal::BylineOrDate, -6),
    }
    if (repeated || pulled) && boilerplate.is_none() {
        block.add(Signal::Repeated, -8);
    }
    if let Some(found) = boilerplate {
        let points = match found.effect {
            // An article goes on after it.
            Effect::DropsBlock if found.reason == Reason::Advertisement => -2,
            Effect::DropsBlock => -words.min(MOST) - 4,
            Effect::LeadsElsewhere => -words.min(MOST) - 20,
            Effect::EndsArticle => -words.min(MOST) - 80,
        };
        block.add(Signal::Boilerplate(found.reason), points);
    }
    if shape == LineShape::Prose && is_headline_row(text) {
        block.add(Signal::HeadlineRow, -words.min(MOST) - 6);
    }
    if starts_with_pictogram(text) && shape != LineShape::Prose {
        block.add(Signal::Pictogram, -8);
    }
    block
}

/// Whether headlines stand in a row, parted by asterisks or plus signs. What is multiplied is one
/// word each, in `5 * 3 * 2` as in `length * width * height`.
fn is_headline_row(text: &str) -> bool {
    let parts: Vec<&str> = text.split(" * ").collect();
    let headline = |part: &&str| part.split_whitespace().count() >= 2;
    let starred = parts.len() >= 3 && parts[1..parts.len() - 1].iter().all(headline);
    starred || text.contains(" +++ ")
}

fn starts_with_pictogram(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'))
}

/// As many times of day are those of entries, not of articles.
const ENTRIES: usize = 6;

/// What a block is said by those around it.
fn in_company(blocks: &mut [ScoredBlock]) {
    let dates = blocks.iter().filter(|block| block.shape == LineShape::Date).count();
    let mut prose = 0;
    for at in 0..blocks.len() {
        let edge =
            matches!(blocks[at].shape, LineShape::Byline | LineShape::Date) && dates < ENTRIES;
        let text_before = at > 0 && blocks[at - 1].is_prose() && blocks[at - 1].score() > 0;
        // Who and when below a headline, with an article above it: another one begins.
        if edge && !text_before && prose >= ARTICLE && below_title(blocks, at) {
            blocks[at].add(Signal::OtherArticleHead, -120);
        } else if edge && prose < ARTICLE {
            blocks[at].add(Signal::ArticleHead, -40);
        }
        // Three and more short lines in a row are no headings.
        let short = |at: usize| matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap);
        if at >= 2 && short(at) && short(at - 1) && short(at - 2) {
            blocks[at].add(Signal::ManyShortLines, -4);
        }
        if blocks[at].is_prose() {
            prose += blocks[at].words;
        }
    }
    teasers::mark(blocks);
}

/// Whether a line of who and when stands below a headline, with no more than its like between.
fn below_title(blocks: &[ScoredBlock], at: usize) -> bool {
    let edge = |at: &usize| matches!(blocks[*at].shape, LineShape::Byline | LineShape::Date);
    let above = (0..at).rev().find(|at| !edge(at));
    above.is_some_and(|above| !matches!(blocks[above].shape, LineShape::Row | LineShape::Caption))
}

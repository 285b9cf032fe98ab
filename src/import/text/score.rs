//! How much each block looks like part of an article, as a sum of named parts.
//!
//! The unit is about a word of running text. Running text counts for itself, up to a limit, so
//! that a long teaser does not outweigh an article; what is short, repeated or known furniture
//! counts against the stretch that would hold it.

use std::collections::HashMap;

use super::super::doubt::ALONE;
use super::super::furniture::{self, Force, Furniture};
use super::shape::{Shape, shape};

/// One reason for a score.
pub(in super::super) type Part = (&'static str, i32);

/// A block and what speaks for and against it.
#[derive(Debug, Clone)]
pub(in super::super) struct Scored {
    pub(in super::super) text: String,
    pub(in super::super) words: i32,
    pub(in super::super) shape: Shape,
    pub(in super::super) furniture: Option<Furniture>,
    /// Whether the same words stand elsewhere on the page.
    pub(in super::super) repeated: bool,
    /// Where the same words stand before, and after.
    pub(in super::super) twins: (Option<usize>, Option<usize>),
    /// Whether they stand elsewhere within a longer block.
    pub(in super::super) pulled: bool,
    pub(in super::super) parts: Vec<Part>,
}

impl Scored {
    pub(in super::super) fn score(&self) -> i32 {
        self.parts.iter().map(|(_, points)| points).sum()
    }

    pub(in super::super) fn is_prose(&self) -> bool {
        self.shape == Shape::Prose && self.furniture.is_none() && !self.repeated && !self.pulled
    }

    /// Whether it leads to another article by its look.
    pub(in super::super) fn is_teaser(&self) -> bool {
        self.teaser().is_some()
    }

    /// What of its look leads to another article.
    pub(in super::super) fn teaser(&self) -> Option<&'static str> {
        let mut whys = self.parts.iter().map(|(why, _)| *why);
        whys.find(|why| why.ends_with("as teasers are") || why.ends_with("as teasers do"))
    }

    /// Whether it says who and when, where an article begins.
    pub(in super::super) fn is_edge(&self) -> bool {
        self.parts.iter().any(|(why, _)| why.ends_with("article's head"))
    }

    fn add(&mut self, why: &'static str, points: i32) {
        self.parts.push((why, points));
    }
}

/// The most that one block of running text counts.
const MOST: i32 = 60;

/// Scores each block by itself, and by what repeats and what stands before it.
pub(in super::super) fn score(blocks: &[String]) -> Vec<Scored> {
    let keys: Vec<String> = blocks.iter().map(|text| key(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    let whole = quotable(blocks);
    let block = |(text, key): (&String, &String)| {
        let repeated = counts[key.as_str()] > 1;
        let pulled = whole.as_ref().is_some_and(|whole| is_pull_quote(text, key, whole));
        alone(text, repeated, pulled && !repeated)
    };
    let mut out: Vec<Scored> = blocks.iter().zip(&keys).map(block).collect();
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

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All words of a page in one, unless it is too long to be searched for each of its blocks.
fn quotable(blocks: &[String]) -> Option<String> {
    let long = blocks.iter().map(String::len).sum::<usize>() > 200_000;
    (!long).then(|| blocks.iter().map(|text| key(text) + "\n").collect())
}

/// Whether a line is a heading that quotes the paragraph below it.
fn heads_its_quote(blocks: &[Scored], keys: &[String], at: usize) -> bool {
    const HEADING: i32 = 9;
    let short = blocks[at].shape == Shape::Title && blocks[at].words <= HEADING;
    short && keys.get(at + 1).is_some_and(|next| next.contains(&keys[at]))
}

/// A sentence of the text that is set large beside it.
fn is_pull_quote(text: &str, key: &str, whole: &str) -> bool {
    (6..=40).contains(&text.split_whitespace().count()) && whole.matches(key).count() > 1
}

fn alone(text: &str, repeated: bool, pulled: bool) -> Scored {
    let words = i32::try_from(text.split_whitespace().count()).unwrap_or(i32::MAX);
    let furniture = furniture::known(text);
    let shape = shape(text);
    let mut block = Scored {
        text: text.to_owned(),
        words,
        shape,
        furniture,
        repeated,
        twins: (None, None),
        pulled,
        parts: Vec::new(),
    };
    match shape {
        Shape::Prose => block.add("running text", words.min(MOST)),
        Shape::Row => {}
        Shape::Caption => block.add("a caption", 0),
        Shape::Title | Shape::Scrap => block.add("short, without an end", -4),
        Shape::Byline | Shape::Date => block.add("who and when, at the edge of an article", -6),
    }
    if (repeated || pulled) && furniture.is_none() {
        block.add("stands more than once", -8);
    }
    if let Some(found) = furniture {
        let points = match found.force {
            // An article goes on after it.
            Force::Block if found.what == furniture::ADVERTISEMENT => -2,
            Force::Block => -words.min(MOST) - 4,
            Force::Turn => -words.min(MOST) - 20,
            Force::End => -words.min(MOST) - 80,
        };
        block.add(found.what, points);
    }
    if shape == Shape::Prose && is_run_together(text) {
        block.add("a list run together, as teasers are", -words.min(MOST) - 6);
    }
    if starts_with_pictogram(text) && shape != Shape::Prose {
        block.add("begins with a pictogram, as teasers do", -8);
    }
    block
}

/// Whether headlines stand in a row, parted by asterisks or plus signs. What is multiplied is one
/// word each, in `5 * 3 * 2` as in `length * width * height`.
fn is_run_together(text: &str) -> bool {
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

/// How much running text makes an article after which another may begin.
const ARTICLE: i32 = 60;

const ANOTHER: &str = "another article's head";

/// As many times of day are those of entries, not of articles.
const ENTRIES: usize = 6;

/// The most words of a teaser.
const TEASER: i32 = 50;

/// What a block is said by those around it.
fn in_company(blocks: &mut [Scored]) {
    let dates = blocks.iter().filter(|block| block.shape == Shape::Date).count();
    let mut prose = 0;
    for at in 0..blocks.len() {
        let edge = matches!(blocks[at].shape, Shape::Byline | Shape::Date) && dates < ENTRIES;
        let text_before = at > 0 && blocks[at - 1].is_prose() && blocks[at - 1].score() > 0;
        // Who and when below a headline, with an article above it: another one begins.
        if edge && !text_before && prose >= ARTICLE && below_title(blocks, at) {
            blocks[at].add(ANOTHER, -120);
        } else if edge && prose < ARTICLE {
            blocks[at].add("an article's head", -40);
        }
        // Three and more short lines in a row are no headings.
        let short = |at: usize| matches!(blocks[at].shape, Shape::Title | Shape::Scrap);
        if at >= 2 && short(at) && short(at - 1) && short(at - 2) {
            blocks[at].add("one of many short lines", -4);
        }
        if blocks[at].is_prose() {
            prose += blocks[at].words;
        }
    }
    teasers(blocks);
}

/// Whether a line of who and when stands below a headline, with no more than its like between.
fn below_title(blocks: &[Scored], at: usize) -> bool {
    let edge = |at: &usize| matches!(blocks[*at].shape, Shape::Byline | Shape::Date);
    let above = (0..at).rev().find(|at| !edge(at));
    above.is_some_and(|above| !matches!(blocks[above].shape, Shape::Row | Shape::Caption))
}

/// Marks the paragraphs under a heading over other articles: each alone below a headline. Two
/// paragraphs in a row, or one without a headline, and the article goes on.
///
/// One paragraph alone is none above the article, and none if it is long and the article goes on.
fn teasers(blocks: &mut [Scored]) {
    const LONG: i32 = 25;
    for chain in chains(blocks) {
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let words = |part: &[Scored]| -> i32 {
            part.iter().filter(|block| block.is_prose()).map(|block| block.words).sum()
        };
        let above = words(&blocks[..first]) < ARTICLE;
        let amid = blocks[first].words > LONG && words(&blocks[last + 1..]) >= ARTICLE;
        if chain.len() == 1 && (above || amid) {
            continue;
        }
        for at in chain {
            let points = -blocks[at].words.min(MOST) - 6;
            blocks[at].add(ALONE, points);
        }
    }
}

/// Whether a line is a question over its answer, on a page of questions and answers that goes on
/// with more than teasers.
pub(super) fn asks(blocks: &[Scored], at: usize) -> bool {
    const FEWEST: usize = 4;
    const LONG: i32 = 40;
    let asked = |at: usize| {
        let question = blocks[at].words <= 25 && blocks[at].text.ends_with('?');
        question && blocks.get(at + 1).is_some_and(Scored::is_prose)
    };
    let goes_on = blocks[at + 1..].iter().any(|block| block.is_prose() && block.words >= LONG);
    asked(at) && goes_on && (0..blocks.len()).filter(|at| asked(*at)).count() >= FEWEST
}

/// Whether a headline asks: on a page of questions and answers it is one of them.
fn is_question(blocks: &[Scored], at: usize) -> bool {
    blocks[at].words <= 16 && blocks[at].text.ends_with('?') && !asks(blocks, at)
}

/// Whether a paragraph stands alone below a headline. The last of several may have the page's foot
/// right below.
fn below_headline(blocks: &[Scored], at: usize, before: usize) -> bool {
    const LAST: i32 = 30;
    let headline = |at: usize| {
        let short = matches!(blocks[at].shape, Shape::Title | Shape::Scrap);
        (short || is_question(blocks, at)) && blocks[at].furniture.is_none()
    };
    let next = (at + 1 < blocks.len()).then_some(at + 1);
    let next = next.filter(|next| blocks[*next].is_prose() && !headline(*next));
    let alone = next.is_none() || before >= 2 && blocks[at].words <= LAST;
    at > 0 && headline(at - 1) && alone && blocks[at].words <= TEASER
}

/// Whether a sentence is a headline in a row of such, right below the heading over them.
fn in_row(blocks: &[Scored], at: usize, before: Option<&usize>) -> bool {
    const HEADLINE: i32 = 12;
    let one = |block: &Scored| {
        block.is_prose() && block.words <= HEADLINE && !block.text.contains(['“', '"', '„', '«'])
    };
    let follows = before.is_some_and(|before| before + 1 == at);
    let first = at > 0 && blocks[at - 1].furniture.is_some_and(|f| f.force == Force::Turn);
    let goes_on = blocks.get(at + 1).is_none_or(|next| one(next) || !next.is_prose());
    (first || follows) && goes_on && one(&blocks[at])
}

/// Returns the paragraphs that stand each alone below a headline, by the headings over them all.
fn chains(blocks: &[Scored]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut turned = false;
    let mut open: Vec<usize> = Vec::new();
    for at in 0..blocks.len() {
        if let Some(found) = blocks[at].furniture {
            if found.force == Force::Turn {
                turned = true;
                out.push(std::mem::take(&mut open));
            }
        } else if turned && in_row(blocks, at, open.last()) {
            open.push(at);
        } else if turned && blocks[at].is_prose() && !is_question(blocks, at) {
            turned = below_headline(blocks, at, open.len());
            if turned {
                open.push(at);
            }
        }
    }
    out.push(open);
    out.retain(|chain| !chain.is_empty());
    out
}

//! Finds passages that two articles share nearly word for word.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::load::Loaded;
use crate::model::Id;
use crate::model::document::ArticleDoc;
use crate::text::fold::fold_plain;
use crate::text::fold::letters_and_digits;

/// A passage in two articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SharedPassage {
    pub(super) one: Id,
    pub(super) other: Id,
    /// The number of its words in the article where it is shorter.
    pub(super) words: usize,
    /// Whether only typography differs.
    pub(super) exact: bool,
    /// Its text in the first article, with a newline between blocks.
    pub(super) text: String,
}

/// The number of equal words in a row that begin a shared passage.
const RUN: usize = 8;

/// The fewest words of a shared passage.
const SHARED: usize = 14;

/// The number of words in a row that may differ within one.
const GAP: usize = 3;

/// Returns the passages that two articles share, in the order of the articles.
pub(super) fn shared(loaded: &Loaded) -> Vec<SharedPassage> {
    let texts: Vec<Vec<PassageWord>> =
        loaded.articles.iter().map(|article| words(article)).collect();
    let mut seen: HashMap<Vec<&str>, Vec<(usize, usize)>> = HashMap::new();
    for (article, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(RUN).enumerate() {
            let run: Vec<&str> = run.iter().map(|word| word.key.as_str()).collect();
            seen.entry(run).or_default().push((article, at));
        }
    }
    let mut pairs: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for (article, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(RUN).enumerate() {
            let run: Vec<&str> = run.iter().map(|word| word.key.as_str()).collect();
            // A run in many places is a formula, and would pair every article with every other.
            let places = seen.get(&run).filter(|places| places.len() <= 16);
            for (other, there) in places.into_iter().flatten().filter(|(other, _)| *other > article)
            {
                pairs.entry((article, *other)).or_default().push((at, *there));
            }
        }
    }
    let mut out = Vec::new();
    for ((one, other), starts) in pairs {
        for (here, there) in merge(&starts) {
            let long = here.len().min(there.len());
            if long >= SHARED {
                let pair = [&loaded.articles[one], &loaded.articles[other]];
                out.push(passage(pair[0], pair[1], &texts[one][here], &texts[other][there]));
            }
        }
    }
    out
}

struct PassageWord {
    key: String,
    start: usize,
    end: usize,
}

fn words(article: &ArticleDoc) -> Vec<PassageWord> {
    let text = &article.body.plain.text;
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            PassageWord { key: letters_and_digits(word), start, end: start + word.len() }
        })
        .filter(|word: &PassageWord| !word.key.is_empty())
        .collect()
}

type WordRange = Range<usize>;

/// Joins runs that overlap or are only a few words apart.
fn merge(starts: &[(usize, usize)]) -> Vec<(WordRange, WordRange)> {
    let mut out: Vec<(WordRange, WordRange)> = Vec::new();
    for (here, there) in starts {
        let next = (*here..here + RUN, *there..there + RUN);
        let joined = out.iter_mut().rev().take(4).find(|(one, other)| {
            next.0.start <= one.end + GAP
                && next.1.start <= other.end + GAP
                && next.1.start >= other.start
        });
        match joined {
            Some((one, other)) => {
                one.end = one.end.max(next.0.end);
                other.end = other.end.max(next.1.end);
            }
            None => out.push(next),
        }
    }
    out
}

fn passage(
    one: &ArticleDoc,
    other: &ArticleDoc,
    here: &[PassageWord],
    there: &[PassageWord],
) -> SharedPassage {
    let text = |article: &ArticleDoc, words: &[PassageWord]| -> String {
        let (first, last) =
            (words.first().map_or(0, |word| word.start), words.last().map_or(0, |word| word.end));
        article.body.plain.text[first..last].to_owned()
    };
    let (first, second) = (text(one, here), text(other, there));
    SharedPassage {
        one: one.id.clone(),
        other: other.id.clone(),
        words: here.len().min(there.len()),
        exact: fold_plain(&first) == fold_plain(&second),
        text: first,
    }
}

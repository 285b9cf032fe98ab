//! Passages that two articles share nearly word for word.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::load::Loaded;
use crate::model::Id;
use crate::model::document::ArticleDoc;
use crate::text::fold::fold_plain;
use crate::text::fold::letters_and_digits;

/// A passage that stands in two articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) one: Id,
    pub(super) other: Id,
    /// How many words it has, where it is shorter.
    pub(super) words: usize,
    /// Whether it is the same but for typography.
    pub(super) exact: bool,
    /// Its words in the first article, blocks apart by newlines.
    pub(super) text: String,
}

/// As many words in a row begin a shared passage.
const RUN: usize = 8;

/// A shared passage has at least as many words.
const SHARED: usize = 14;

/// As many words may differ within one.
const GAP: usize = 3;

/// Returns what two articles share, by the order of the articles.
pub(super) fn shared(loaded: &Loaded) -> Vec<Shared> {
    let texts: Vec<Vec<Word>> = loaded.articles.iter().map(|article| words(article)).collect();
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
            // What stands everywhere is a formula, and would make a pair of every two.
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

struct Word {
    key: String,
    start: usize,
    end: usize,
}

fn words(article: &ArticleDoc) -> Vec<Word> {
    let text = &article.body.plain.text;
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Word { key: letters_and_digits(word), start, end: start + word.len() }
        })
        .filter(|word: &Word| !word.key.is_empty())
        .collect()
}

type Stretch = Range<usize>;

/// Joins runs that go on, or go on after a few words that differ.
fn merge(starts: &[(usize, usize)]) -> Vec<(Stretch, Stretch)> {
    let mut out: Vec<(Stretch, Stretch)> = Vec::new();
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

fn passage(one: &ArticleDoc, other: &ArticleDoc, here: &[Word], there: &[Word]) -> Shared {
    let text = |article: &ArticleDoc, words: &[Word]| -> String {
        let (first, last) =
            (words.first().map_or(0, |word| word.start), words.last().map_or(0, |word| word.end));
        article.body.plain.text[first..last].to_owned()
    };
    let (first, second) = (text(one, here), text(other, there));
    Shared {
        one: one.id.clone(),
        other: other.id.clone(),
        words: here.len().min(there.len()),
        exact: fold_plain(&first) == fold_plain(&second),
        text: first,
    }
}

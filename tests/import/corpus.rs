//! The pages by which imports are measured, and the measure.
//!
//! A page is `pages/NAME.html`, in which `<!--gold-->` and `<!--/gold-->` mark the article,
//! and `pages/NAME.txt`, what a reader copies from it (`copy.mjs` writes it). The marks are removed
//! before anything reads the page. Pages from number 71 on are held back: no rule was made or
//! tuned with them in view.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use manicule::import::{self, ImportInput};
use manicule::markdown::{Flavour, project};

const OPEN: &str = "<!--gold-->";
const CLOSE: &str = "<!--/gold-->";

const FIRST_HELD_BACK: usize = 71;

/// A page of the set.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) html: String,
    pub(crate) copied: String,
    /// The words of the article.
    pub(crate) gold: String,
}

impl Sample {
    /// Returns whether it was kept out of view while rules were tuned.
    pub(crate) fn is_held_back(&self) -> bool {
        let number: usize = self.name[..2].parse().expect("a page's name begins with its number");
        number >= FIRST_HELD_BACK
    }

    /// Returns the text that an import of this form of the page keeps, and its headline.
    pub(crate) fn import(&self, html: bool) -> (String, Option<String>) {
        let (bytes, name) = if html {
            (self.html.as_bytes(), "page.html")
        } else {
            (self.copied.as_bytes(), "page.txt")
        };
        match import::read(bytes, &ImportInput { name, ..ImportInput::default() }) {
            Ok(page) => {
                let title = page.facts.title.map(|title| title.value);
                (project(&page.body, Flavour::Article).plain.text, title)
            }
            Err(_) => (String::new(), None),
        }
    }
}

/// Returns all pages, by name.
pub(crate) fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/pages");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder of the pages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".html").map(str::to_owned))
        .collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a page");
    names
        .into_iter()
        .map(|name| {
            let marked = read(&format!("{name}.html"));
            let copied = read(&format!("{name}.txt"));
            let html = marked.replace(OPEN, "").replace(CLOSE, "");
            Sample { gold: gold(&marked), html, copied, name }
        })
        .collect()
}

fn gold(marked: &str) -> String {
    let parts = marked.split(OPEN).skip(1).map(|part| part.split(CLOSE).next().unwrap_or(part));
    let text = |part: &str| {
        let spaced = part.replace('<', " <");
        scraper::Html::parse_fragment(&spaced).root_element().text().collect::<String>()
    };
    // A space before each tag separates blocks; the comparison ignores it.
    parts.map(text).collect::<Vec<_>>().join(" ")
}

/// Precision, recall and F1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Score {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

impl Score {
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision * self.recall / sum }
    }

    /// The mean of precisions and of recalls, as the article-extraction benchmark has it.
    pub(crate) fn mean(scores: &[Self]) -> Self {
        let mean = |part: fn(&Self) -> f64| {
            scores.iter().map(part).sum::<f64>() / scores.len().max(1) as f64
        };
        Self { precision: mean(|score| score.precision), recall: mean(|score| score.recall) }
    }
}

/// Compares two texts by their runs of four words, each counted as often as it occurs.
pub(crate) fn compare(gold: &str, found: &str) -> Score {
    let (gold, found) = (shingles(gold), shingles(found));
    let shared: usize =
        gold.iter().map(|(run, count)| (*count).min(found.get(run).copied().unwrap_or(0))).sum();
    let part = |all: usize| if all == 0 { 0.0 } else { shared as f64 / all as f64 };
    Score { precision: part(found.values().sum()), recall: part(gold.values().sum()) }
}

fn shingles(text: &str) -> HashMap<Vec<String>, usize> {
    const RUN: usize = 4;
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut counts = HashMap::new();
    for run in words.windows(RUN.min(words.len().max(1))) {
        *counts.entry(run.to_vec()).or_default() += 1;
    }
    counts
}

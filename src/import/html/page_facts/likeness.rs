//! How like headlines are to each other, and whether a description in JSON-LD is of the page: by
//! its headline, or by its address.

use std::collections::BTreeSet;

use serde_json::Value;

use super::texts::{text, web};
use crate::import::thresholds::facts::{DESCRIBED_PART_MIN_CHARS, DESCRIBED_START_MIN_CHARS};
use crate::text::fold::letters_and_digits;

/// Returns the headlines of an object, as letters and digits.
pub(super) fn names_of(object: &Value) -> Vec<String> {
    let keys = ["headline", "name", "alternativeHeadline"];
    let names = keys.iter().filter_map(|key| text(&object[*key]));
    names.map(|name| letters_and_digits(&name)).filter(|name| !name.is_empty()).collect()
}

/// Returns whether a headline of an object is one of the page's, or a part of one.
pub(super) fn has_title(object: &Value, titles: &[String]) -> bool {
    names_of(object).iter().any(|name| {
        titles.iter().map(|title| letters_and_digits(title)).any(|title| {
            title == *name
                || name.chars().count() >= DESCRIBED_PART_MIN_CHARS && title.contains(name.as_str())
                || title.chars().count() >= DESCRIBED_PART_MIN_CHARS && name.contains(&title)
                // Some sites cut it off after so many letters.
                || common_start(&title, name) >= DESCRIBED_START_MIN_CHARS
        })
    })
}

/// Returns how many letters two texts have in common at their beginning.
fn common_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// Returns an address without what varies in writing.
pub(super) fn url_key(url: &str) -> Option<String> {
    let url = web(url)?;
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let path = url.path().trim_end_matches('/').to_lowercase();
    let query = url.query().filter(|query| !query.contains("utm_")).unwrap_or_default();
    // The home page is not an article.
    (!path.is_empty() || !query.is_empty()).then(|| format!("{host}{path}?{query}"))
}

/// Returns the words of a text, in lower case; in a script without spaces, its characters.
pub(super) fn tokens(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let mut out = BTreeSet::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.chars().next() {
            Some('\u{2e80}'..='\u{9fff}') => out.extend(word.chars().map(String::from)),
            _ => drop(out.insert(word.to_owned())),
        }
    }
    out
}

/// Returns how many words two texts share, of those of the shorter and of all.
pub(super) fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count() as f64;
    let all = one.union(other).count() as f64;
    if all == 0.0 { 0.0 } else { shared / all }
}

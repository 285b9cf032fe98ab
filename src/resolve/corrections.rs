//! Applies the corrections in an article's front matter to the names and dates in its text.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::anchors::Haystack;
use crate::diag::{Code, Diagnostic};
use crate::model::document::Correction;
use crate::text::fold::fold_plain;

/// A correction at one of its places.
#[derive(Debug)]
pub(super) struct PlacedCorrection<'a, T> {
    /// Bytes of the folded text.
    pub(super) range: Range<usize>,
    /// The meaning of the words. `None` where they are not to be marked.
    pub(super) meaning: Option<&'a T>,
    /// Whether the correction gives the number of this occurrence.
    pub(super) exact_place: bool,
    /// The index of the correction in the front matter.
    pub(super) correction: usize,
}

/// Returns the corrections at their places, sorted and disjoint, and for each correction the
/// number of places of its words.
///
/// Of two that overlap, the one with the number of its occurrence wins, then the longer, then the
/// first.
pub(super) fn place_corrections<'a, T>(
    haystack: &Haystack<'_>,
    corrections: &'a [Correction<T>],
) -> (Vec<PlacedCorrection<'a, T>>, Vec<usize>) {
    let mut all = Vec::new();
    let mut counts = Vec::new();
    // Several corrections may have the same words, each for another occurrence.
    let mut words: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let sought = corrections.iter().map(|correction| {
        let folded = fold_plain(&correction.words.value).trim().to_owned();
        *numbers.entry(folded).or_insert_with_key(|folded| {
            words.push(folded.clone());
            words.len() - 1
        })
    });
    let sought: Vec<usize> = sought.collect();
    let places = haystack.standalone(&words);
    for (place, (correction, sought)) in corrections.iter().zip(sought).enumerate() {
        let found = &places[sought];
        counts.push(found.len());
        let chosen = match correction.occurrence {
            None => &found[..],
            Some(number) => found.get(number as usize - 1).map_or(&[][..], std::slice::from_ref),
        };
        all.extend(chosen.iter().map(|range| PlacedCorrection {
            range: range.clone(),
            meaning: correction.meaning.as_ref(),
            exact_place: correction.occurrence.is_some(),
            correction: place,
        }));
    }
    all.sort_by_key(|item| {
        (!item.exact_place, std::cmp::Reverse(item.range.len()), item.correction)
    });
    // By their beginnings.
    let mut kept: BTreeMap<usize, PlacedCorrection<'a, T>> = BTreeMap::new();
    for item in all {
        let before = kept.range(..item.range.end).next_back();
        if before.is_none_or(|(_, before)| before.range.end <= item.range.start) {
            kept.insert(item.range.start, item);
        }
    }
    (kept.into_values().collect(), counts)
}

/// Reports the corrections that change nothing.
pub(super) fn report_unused<T>(
    corrections: &[Correction<T>],
    counts: &[usize],
    used: &[bool],
    out: &mut Vec<Diagnostic>,
) {
    for (correction, (count, used)) in corrections.iter().zip(counts.iter().zip(used)) {
        if *used {
            continue;
        }
        let there = match (count, correction.occurrence) {
            (0, _) => "does not occur in this article",
            (1, Some(2..)) => "occurs once in this article",
            (count, Some(number)) if number as usize > *count => {
                &format!("occurs {count} times in this article")
            }
            _ => "is covered by another correction, or is part of a longer name",
        };
        let message = format!("“{}” {there}", correction.words.value);
        out.push(
            Diagnostic::at(Code::UnusedCorrection, correction.words.span, message)
                .help("correct the words or the occurrence, or remove the entry"),
        );
    }
}

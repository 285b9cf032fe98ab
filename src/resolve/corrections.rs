//! What an article's front matter decides on names and dates in its text.

use std::ops::Range;

use super::anchors::Haystack;
use crate::diag::{Code, Diagnostic};
use crate::model::document::Correction;
use crate::text::fold::fold_plain;

/// A decision on one place.
#[derive(Debug)]
pub(super) struct Decision<'a, T> {
    /// Bytes of the folded text.
    pub(super) range: Range<usize>,
    /// What stands there; `None`: nothing.
    pub(super) meaning: Option<&'a T>,
    /// Whether the correction names this very occurrence.
    pub(super) firm: bool,
    /// The correction, by its place in the front matter.
    pub(super) correction: usize,
}

/// Returns the decisions of `corrections`, by position, disjoint, and for each correction how
/// often its words stand in the text.
///
/// Where two meet, the one that names its occurrence holds, then the longer, then the first.
pub(super) fn decide<'a, T>(
    haystack: &Haystack<'_>,
    corrections: &'a [Correction<T>],
) -> (Vec<Decision<'a, T>>, Vec<usize>) {
    let mut all = Vec::new();
    let mut counts = Vec::new();
    for (place, correction) in corrections.iter().enumerate() {
        let found = haystack.standing(fold_plain(&correction.words.value).trim());
        counts.push(found.len());
        let chosen = match correction.occurrence {
            None => &found[..],
            Some(number) => found.get(number as usize - 1).map_or(&[][..], std::slice::from_ref),
        };
        all.extend(chosen.iter().map(|range| Decision {
            range: range.clone(),
            meaning: correction.meaning.as_ref(),
            firm: correction.occurrence.is_some(),
            correction: place,
        }));
    }
    all.sort_by_key(|item| (!item.firm, std::cmp::Reverse(item.range.len()), item.correction));
    let mut kept: Vec<Decision<'a, T>> = Vec::with_capacity(all.len());
    for item in all {
        let at = kept.partition_point(|other| other.range.end <= item.range.start);
        if kept.get(at).is_none_or(|next| item.range.end <= next.range.start) {
            kept.insert(at, item);
        }
    }
    (kept, counts)
}

/// Reports the corrections that decide nothing.
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
            (0, _) => "does not stand in this article",
            (1, Some(2..)) => "stands once in this article",
            (count, Some(number)) if number as usize > *count => {
                &format!("stands {count} times in this article")
            }
            _ => "is decided by another correction, or stands in a longer name",
        };
        let message = format!("“{}” {there}", correction.words.value);
        out.push(
            Diagnostic::at(Code::UnusedCorrection, correction.words.span, message)
                .help("mend the words or the occurrence, or remove the correction"),
        );
    }
}

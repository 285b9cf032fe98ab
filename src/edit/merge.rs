//! Merges two versions of a text that come from an older one: the editor's and the page's.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) text: String,
    /// The places that both changed, each as the editor's words, which were kept, and the page's.
    pub(super) conflicts: Vec<(String, String)>,
    /// The sentences, merged, in which both changed different words.
    pub(super) shared: Vec<String>,
}

/// Applies to `own` what changed from `old` to `new`. Words that both changed stay as in `own`.
pub(super) fn merge(old: &str, own: &str, new: &str) -> Merged {
    let (old, own, new) = (tokens(old), tokens(own), tokens(new));
    let (by_own, by_new) = (changes(&old, &own), changes(&old, &new));
    let mut merged = Merged { text: String::new(), conflicts: Vec::new(), shared: Vec::new() };
    // For each changed place: where it is in the text, and whether the page changed it.
    let mut places: Vec<(usize, bool)> = Vec::new();
    let (mut at, mut own_next, mut new_next) = (0, 0, 0);
    loop {
        let starts = [by_own.get(own_next), by_new.get(new_next)];
        let Some(start) = starts.iter().flatten().map(|change| change.old.start).min() else {
            break;
        };
        merged.text.extend(old[at..start].iter().copied());
        // All changes that touch one another are one place.
        let mut end = start;
        let (own_first, new_first) = (own_next, new_next);
        loop {
            let touches = |change: Option<&ChangedRange>| {
                change.filter(|change| change.old.start <= end).map(|change| change.old.end)
            };
            if let Some(until) = touches(by_own.get(own_next)) {
                (own_next, end) = (own_next + 1, end.max(until));
            } else if let Some(until) = touches(by_new.get(new_next)) {
                (new_next, end) = (new_next + 1, end.max(until));
            } else {
                break;
            }
        }
        let before = &old[start..end];
        let ours = applied(&old, start..end, &by_own[own_first..own_next], &own);
        let theirs = applied(&old, start..end, &by_new[new_first..new_next], &new);
        places.push((merged.text.len(), ours == before));
        if ours == before {
            merged.text.extend(theirs);
        } else {
            if theirs != before && theirs != ours {
                merged.conflicts.push((line(&ours), line(&theirs)));
            }
            merged.text.extend(ours);
        }
        at = end;
    }
    merged.text.extend(old[at..].iter().copied());
    merged.shared = shared(&merged.text, &places);
    merged
}

/// A range of the older text that was replaced by a range of another one.
struct ChangedRange {
    old: Range<usize>,
    new: Range<usize>,
}

/// Splits a text into words and the white space between them; a paragraph's end is one token.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut space = false;
    for (at, c) in text.char_indices() {
        if at > start && c.is_whitespace() != space {
            out.push(&text[start..at]);
            start = at;
        }
        space = c.is_whitespace();
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

fn changes(old: &[&str], new: &[&str]) -> Vec<ChangedRange> {
    let ops = capture_diff_slices(Algorithm::Patience, old, new);
    let changed = ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed.map(|op| ChangedRange { old: op.old_range(), new: op.new_range() }).collect()
}

/// Returns a range of the older text with changes within it applied.
fn applied<'a>(
    old: &[&'a str],
    range: Range<usize>,
    changes: &[ChangedRange],
    new: &[&'a str],
) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut at = range.start;
    for change in changes {
        out.extend_from_slice(&old[at..change.old.start]);
        out.extend_from_slice(&new[change.new.clone()]);
        at = change.old.end;
    }
    out.extend_from_slice(&old[at..range.end]);
    out
}

fn line(tokens: &[&str]) -> String {
    tokens.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the sentences of a text with places of both kinds.
fn shared(text: &str, places: &[(usize, bool)]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let ends = |at: usize| {
        let before = text[..at].trim_end();
        before.ends_with(['.', '!', '?', '…', '。']) || text[before.len()..at].contains("\n\n")
    };
    let mut start = 0;
    let bounds = text.char_indices().filter(|(at, c)| {
        *at > 0 && !c.is_whitespace() && text[..*at].ends_with(char::is_whitespace) && ends(*at)
    });
    let bounds: Vec<usize> = bounds.map(|(at, _)| at).chain([text.len()]).collect();
    for end in bounds {
        let within = |place: &&(usize, bool)| (start..end).contains(&place.0);
        let (mut page, mut editor) = (false, false);
        for (_, by_page) in places.iter().filter(within) {
            page |= by_page;
            editor |= !by_page;
        }
        if page && editor {
            out.push(line(&[&text[start..end]]));
        }
        start = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OLD: &str = "The ferry struck a rock. Four cars slid.\n\nIt was noon.\n";

    #[test]
    fn changes_of_both_are_applied() {
        let own = "The old ferry struck a rock. Four cars slid.\n\nIt was noon.\n\nBy agencies.\n";
        let new = "The ferry struck a rock. Six cars slid.\n\nIt was noon.\n";
        let merged = merge(OLD, own, new);
        assert_eq!(
            merged.text,
            "The old ferry struck a rock. Six cars slid.\n\nIt was noon.\n\nBy agencies.\n"
        );
        assert_eq!((merged.conflicts, merged.shared), (Vec::new(), Vec::<String>::new()));
    }

    #[test]
    fn words_that_both_changed_stay_the_editors() {
        let own = OLD.replace("Four", "Five");
        let merged = merge(OLD, &own, &OLD.replace("Four", "Six").replace("noon", "one"));
        assert_eq!(merged.text, own.replace("noon", "one"));
        assert_eq!(merged.conflicts, [("Five".to_owned(), "Six".to_owned())]);
    }

    #[test]
    fn a_sentence_that_both_changed_is_told() {
        let own = OLD.replace("ferry", "boat");
        let merged = merge(OLD, &own, &OLD.replace("rock", "reef"));
        assert_eq!(merged.shared, ["The boat struck a reef."]);
        // A sentence that the editor took out stays out.
        let merged = merge(OLD, &OLD.replace(" Four cars slid.", ""), &OLD.replace("noon", "one"));
        assert_eq!(merged.text, "The ferry struck a rock.\n\nIt was one.\n");
    }

    proptest! {
        /// A passage that one of them left alone is as the other has it.
        #[test]
        fn one_change_is_applied_as_it_is(old in "[abc \n]{0,20}", new in "[abc \n]{0,20}") {
            prop_assert_eq!(merge(&old, &old, &new).text, new.clone());
            prop_assert_eq!(merge(&old, &new, &old).text, new.clone());
            prop_assert_eq!(merge(&old, &new, &new).text, new);
        }

        #[test]
        fn any_texts_are_merged(
            old in "[ab. \n]{0,20}",
            own in "[ab. \n]{0,20}",
            new in "[ab. \n]{0,20}",
        ) {
            merge(&old, &own, &new);
        }
    }
}

//! Compares two versions of a text word by word.

use std::collections::HashSet;

use similar::{ChangeTag, TextDiff};

/// How many words are shown on each side of a change.
const CONTEXT: usize = 6;

/// Returns the changes from `old` to `new`, one line for each place:
/// `… words [-gone-] {+new+} words …`. White space does not count. May be empty.
pub(super) fn word_changes(old: &str, new: &str) -> Vec<String> {
    let split =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (old, new) = (split(old), split(new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&old, &new);
    let mut lines = Vec::new();
    for group in diff.grouped_ops(CONTEXT) {
        let mut pieces: Vec<(ChangeTag, Vec<&str>)> = Vec::new();
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            match pieces.last_mut() {
                Some((tag, words)) if *tag == change.tag() => words.push(change.value()),
                _ => pieces.push((change.tag(), vec![change.value()])),
            }
        }
        let shown = pieces.into_iter().map(|(tag, words)| {
            let words = words.join(" ");
            match tag {
                ChangeTag::Equal => words,
                ChangeTag::Delete => format!("[-{words}-]"),
                ChangeTag::Insert => format!("{{+{words}+}}"),
            }
        });
        lines.push(format!("… {} …", shown.collect::<Vec<_>>().join(" ")));
    }
    lines
}

/// Returns whether two texts are not versions of each other: they share hardly any of the shorter
/// one's runs of words.
pub(super) fn is_unrelated(one: &str, other: &str) -> bool {
    /// Fewer than one run in this many is shared, by set phrases, between unrelated articles.
    const RARE: usize = 10;
    let (one, other) = (word_runs(one, RUN), word_runs(other, RUN));
    let shared = one.intersection(&other).count();
    shared * RARE < one.len().min(other.len())
}

/// Returns the fraction (0 to 1) of the runs of words in `part` that occur in `whole`; 0 if `part`
/// has no words.
pub(super) fn shared_fraction(part: &str, whole: &str) -> f64 {
    let length = part.split_whitespace().count().min(RUN);
    let part = word_runs(part, length);
    let shared = part.intersection(&word_runs(whole, length)).count();
    if part.is_empty() { 0.0 } else { shared as f64 / part.len() as f64 }
}

/// The number of words in a run.
const RUN: usize = 4;

fn word_runs(text: &str, length: usize) -> HashSet<Vec<&str>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(length.min(words.len()).max(1)).map(<[&str]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_shares_runs_of_words() {
        let old = "The mayor expects three weeks of work on the weir, and says so to everybody.";
        let new = "On Friday the mayor, asked again, expects three weeks of work on the weir.";
        let other = "Rain fell on the hills all night, and the mayor expects more of the same.";
        assert!(!is_unrelated(old, new));
        assert!(is_unrelated(old, other));
        assert!(!is_unrelated("", ""));
    }

    #[test]
    fn changes_are_shown_with_the_words_around_them() {
        assert_eq!(word_changes("a b c", "a  b\nc"), Vec::<String>::new());
        assert_eq!(
            word_changes(
                "the mayor expects three weeks of work",
                "the mayor expects five weeks of work"
            ),
            ["… the mayor expects [-three-] {+five+} weeks of work …"]
        );
    }
}

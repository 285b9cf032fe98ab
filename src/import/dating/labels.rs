//! Words before a day that name its event: `Published`, `Updated`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::language;
use crate::text::is_spaceless;

/// Words, in all languages, that a line with a date may have without being a sentence.
pub(super) static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = language::all().map(|language| &language.date_lines);
    let lists = lines.flat_map(|lines| [&lines.words, &lines.published, &lines.updated]);
    lists.flatten().flat_map(|words| words.split(' ')).collect()
});

/// The event that the words before a day name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Label {
    /// The day of publication.
    Published,
    /// That of a change.
    Updated,
    /// That of something else.
    Other,
}

/// Returns what a text before a day, in lower case, calls it, by the last word or phrase that says
/// so. “Not updated since” and “first published” are the commonest of several.
pub(in crate::import) fn label(before: &str) -> Option<Label> {
    let is_mark = |c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '\u{200c}');
    let words: Vec<&str> = before.split(is_mark).filter(|word| !word.is_empty()).collect();
    (1..=words.len()).rev().find_map(|end| {
        let longest = (1..=LONGEST_LABEL.min(end)).rev();
        longest.map(|count| words[end - count..end].join(" ")).find_map(|words| named(&words))
    })
}

/// The most words of a label: `as of`.
const LONGEST_LABEL: usize = 2;

/// Returns the event that a word or phrase names. Where words have no spaces between them, it may
/// be a part of `words`.
fn named(words: &str) -> Option<Label> {
    static LABELS: LazyLock<BTreeMap<&str, Label>> = LazyLock::new(|| {
        let mut labels = BTreeMap::new();
        for lines in language::all().map(|language| &language.date_lines) {
            let lists = [
                (&lines.others, Label::Other),
                (&lines.updated, Label::Updated),
                (&lines.published, Label::Published),
            ];
            for (words, label) in lists {
                labels.extend(words.iter().map(|word| (word.as_str(), label)));
            }
        }
        labels
    });
    let unspaced = || {
        let parts = LABELS.iter().filter_map(|(part, label)| Some((words.rfind(part)?, label)));
        parts.max_by_key(|(at, _)| *at).map(|(_, label)| *label)
    };
    LABELS.get(words).copied().or_else(|| words.chars().any(is_spaceless).then(unspaced)?)
}

/// Returns whether a text is only a word that a day follows: `Date:`, `Published`.
pub(in crate::import) fn is_label(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_end_matches([':', ' ']);
    let words = || bare.split(' ');
    !bare.is_empty()
        && words().count() <= 3
        && words().all(|word| WORDS.contains(word) || label(word) == Some(Label::Published))
        && label(bare).is_none_or(|label| label == Label::Published)
        && (bare.len() < lower.len() || label(bare).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_label;

    #[test]
    fn words_before_days_are_labels() {
        for text in ["Date:", "Datum: ", "Published", "Veröffentlicht am:", "Published on"] {
            assert!(is_label(text), "{text}");
        }
        for text in ["Updated:", "Event date:", "on", "Weir:", ":", ""] {
            assert!(!is_label(text), "{text}");
        }
    }
}

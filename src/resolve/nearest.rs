//! The passage most like a lost quotation, and their differences, for the help of an error.

use std::ops::Range;

use similar::{ChangeTag, DiffOp, TextDiff};

use super::anchors::Haystack;
use super::word_index::{self, AFTER, BEFORE, bare_words};
use crate::language;
use crate::text::is_spaceless;

/// The passage most like a lost phrase.
pub(super) struct Nearest {
    /// Its bytes in the folded text.
    pub(super) place: Range<usize>,
    /// The phrase and the passage as one text: `[-gone-] {+new+}`.
    pub(super) diff: String,
    /// The kinds of differences that could change the sense: `a number`, `a name`, …
    pub(super) delicate: Vec<&'static str>,
    /// Whether the words are the same.
    pub(super) same: bool,
    alignment: Alignment,
}

/// The words of the phrase, each aligned with words of the passage.
struct Alignment {
    old: Vec<Range<usize>>,
    new: Vec<Range<usize>>,
    ops: Vec<DiffOp>,
}

/// The words of the longest phrase for which a passage is searched. Comparing two texts takes time
/// in proportion to the product of their lengths.
pub(super) const LONGEST: usize = 256;

/// Returns the passage from byte `from` of the folded text most like `phrase`, if any is like it
/// at all: two words in five are shared. `None` for a phrase of more than [`LONGEST`] words.
pub(super) fn nearest(haystack: &Haystack<'_>, phrase: &str, from: usize) -> Option<Nearest> {
    let text = &haystack.folded.text;
    let wanted = bare_words(phrase);
    if wanted.len() > LONGEST {
        return None;
    }
    let index = haystack.words();
    let first = index.words.partition_point(|word| word.start < from);
    let words = &index.words[first..];
    let (start, shared) = index.best_window(first, &wanted)?;
    if shared * 5 < wanted.len() * 2 {
        return None;
    }
    let start = start - first;
    let last = (start + wanted.len()).min(words.len());
    let chosen = settle(text, words, start, last, &wanted);
    let found: Vec<&str> = words[chosen.clone()].iter().map(|word| &text[word.clone()]).collect();
    let diff = TextDiff::from_slices(&wanted, &found);
    let (shown, changed) = show(&diff);
    let place = words[chosen.start].start..words[chosen.end - 1].end;
    Some(Nearest {
        place: with_marks(text, place, phrase),
        diff: shown,
        delicate: delicate(&changed),
        same: changed.is_empty(),
        alignment: Alignment {
            old: word_index::words(phrase),
            new: words[chosen].to_vec(),
            ops: diff.ops().to_vec(),
        },
    })
}

impl Nearest {
    /// Returns the part of the passage that corresponds to `part` of the phrase, by whole words
    /// where they differ. `None` where nothing corresponds.
    pub(super) fn part(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let start = self.alignment.place(part.start, false)?;
        let end = self.alignment.place(part.end, true)?;
        (start < end).then_some(start..end)
    }
}

impl Alignment {
    /// Returns the place in the passage of byte `at` of the phrase, as a beginning or an end.
    fn place(&self, at: usize, is_end: bool) -> Option<usize> {
        let word = if is_end {
            self.old.iter().rposition(|word| word.start < at)?
        } else {
            self.old.iter().position(|word| word.end > at)?
        };
        let op = self.ops.iter().find(|op| op.old_range().contains(&word))?;
        let new = op.new_range();
        if let DiffOp::Equal { .. } = op {
            let counterpart = &self.new[new.start + word - op.old_range().start];
            let old = &self.old[word];
            return Some(counterpart.start + at.clamp(old.start, old.end) - old.start);
        }
        if is_end {
            new.end.checked_sub(1).map(|last| self.new[last].end)
        } else {
            self.new.get(new.start).map(|first| first.start)
        }
    }
}

/// Extends a passage by the marks around it that are around `phrase`, too.
fn with_marks(text: &str, place: Range<usize>, phrase: &str) -> Range<usize> {
    let before = phrase.len() - phrase.trim_start_matches(BEFORE).len();
    let after = phrase.trim_end_matches(AFTER).len();
    let (before, after) = (&phrase[..before], &phrase[after..]);
    let start = if text[..place.start].ends_with(before) { before.len() } else { 0 };
    let end = if text[place.end..].starts_with(after) { after.len() } else { 0 };
    place.start - start..place.end + end
}

/// Moves the window's ends by up to three words to where it is most like `wanted`.
fn settle(
    text: &str,
    words: &[Range<usize>],
    start: usize,
    last: usize,
    wanted: &[&str],
) -> Range<usize> {
    let mut best = (f32::MIN, start..last);
    for from in start.saturating_sub(3)..=(start + 3).min(words.len() - 1) {
        for until in last.saturating_sub(3).max(from + 1)..=(last + 3).min(words.len()) {
            let window: Vec<&str> =
                words[from..until].iter().map(|word| &text[word.clone()]).collect();
            let total = (wanted.len() + window.len()) as f32;
            let shared = TextDiff::from_slices(wanted, &window).ratio() * total / 2.0;
            // Where a word was replaced, the window keeps its length.
            let likeness = shared - wanted.len().abs_diff(window.len()) as f32 / 10.0;
            // Of two equal windows, the one with the words in their order.
            let in_place = wanted.iter().zip(&window).filter(|(one, other)| one == other).count();
            let likeness = likeness + in_place as f32 / (20.0 * wanted.len() as f32);
            if likeness > best.0 {
                best = (likeness, from..until);
            }
        }
    }
    best.1
}

/// Returns how two texts differ, as one text, if a number, a name or a negation is among the words
/// that differ, with the kinds of these: `a number`, `a name`, …
#[cfg(feature = "import")]
pub fn delicate_difference(old: &str, new: &str) -> Option<(String, Vec<&'static str>)> {
    let (old, new) = (bare_words(old), bare_words(new));
    let (shown, changed) = show(&TextDiff::from_slices(&old, &new));
    let kinds = delicate(&changed);
    (!kinds.is_empty()).then_some((shown, kinds))
}

/// Returns the difference as one text, and the words that differ.
fn show(diff: &TextDiff<'_, '_, str>) -> (String, Vec<String>) {
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    let mut changed = Vec::new();
    for change in diff.iter_all_changes() {
        if change.tag() != ChangeTag::Equal {
            changed.push(change.value().to_owned());
        }
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => {
                push_word(text, change.value());
            }
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let mut shown = String::new();
    for (place, (tag, text)) in pieces.iter().enumerate() {
        let spaceless = |text: &str| text.starts_with(is_spaceless) || text.ends_with(is_spaceless);
        if place > 0 && !(spaceless(text) && spaceless(&pieces[place - 1].1)) {
            shown.push(' ');
        }
        match tag {
            ChangeTag::Equal => shown.push_str(text),
            ChangeTag::Delete => shown.push_str(&format!("[-{text}-]")),
            ChangeTag::Insert => shown.push_str(&format!("{{+{text}+}}")),
        }
    }
    (shown, changed)
}

/// Adds a word to a text, after a space where the script has spaces.
fn push_word(text: &mut String, word: &str) {
    if !(text.ends_with(is_spaceless) && word.starts_with(is_spaceless)) {
        text.push(' ');
    }
    text.push_str(word);
}

/// Returns the kinds of changed words that could change the sense.
fn delicate(changed: &[String]) -> Vec<&'static str> {
    let parts = |word: &'_ String| {
        let apart = |c: char| !c.is_alphanumeric() && c != '\'';
        word.split(apart).map(|part| part.trim_matches('\'').to_owned()).collect::<Vec<_>>()
    };
    let words: Vec<String> = changed.iter().flat_map(parts).collect();
    let numbers = &language::english().numbers;
    let number = |word: &String| word.contains(char::is_numeric) || numbers.is_number(word);
    let negation = |word: &String| numbers.is_negation(word);
    let name = |word: &String| word.contains(char::is_uppercase);
    let mut kinds = Vec::new();
    kinds.extend(words.iter().any(number).then_some("a number"));
    kinds.extend(words.iter().any(negation).then_some("a negation"));
    kinds.extend(words.iter().any(name).then_some("a name"));
    kinds
}

//! Sentences, for showing words in their context.
//!
//! A sentence ends at `.`, `!`, `?` or `…` (with closing quotes and brackets) before white space
//! and something that can begin one; not after an abbreviation or an initial.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::language;

/// English abbreviations whose full stop ends no sentence, and the length of the longest in bytes.
static ABBREVIATIONS: LazyLock<(BTreeSet<&str>, usize)> = LazyLock::new(|| {
    let words: BTreeSet<&str> = language::english().sentence_abbreviations().collect();
    let longest = words.iter().map(|word| word.len()).max().unwrap_or_default();
    (words, longest)
});

/// Returns the sentence or sentences of `text` (one block) that have `words`, without white space
/// around them.
pub fn around(text: &str, words: Range<usize>) -> Range<usize> {
    around_shown(text, words, |_| false)
}

/// Like [`around`], for a text in which a reader sees other words, which can begin a sentence, at
/// the bytes for which `begins` holds.
pub fn around_shown(
    text: &str,
    words: Range<usize>,
    begins: impl Fn(usize) -> bool,
) -> Range<usize> {
    let start = ends(&text[..words.start])
        .rev()
        .map(|at| after_space(text, at))
        .find(|at| *at <= words.start && ends_before(text, *at, &begins))
        .unwrap_or(0);
    let end = ends(&text[words.end..])
        .map(|at| after_space(text, words.end + at))
        .find(|at| ends_before(text, *at, &begins))
        .unwrap_or(text.len());
    let sentence = &text[start..end];
    let from = start + sentence.len() - sentence.trim_start().len();
    from.min(words.start)..(start + sentence.trim_end().len()).max(words.end)
}

/// Returns the places after signs that may end a sentence.
///
/// Reads bytes: a sign is looked at more closely only at the last of its bytes.
fn ends(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes().iter().enumerate();
    bytes
        .filter(|(at, byte)| match byte {
            b'.' | b'!' | b'?' => true,
            0x80..=0xbf if LAST_BYTES.contains(byte) => {
                text.get(..=*at).is_some_and(|text| text.ends_with(SIGNS))
            }
            _ => false,
        })
        .map(|(at, _)| at + 1)
}

const SIGNS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];
/// The last bytes of the signs outside ASCII, in UTF-8.
const LAST_BYTES: [u8; 4] = [0xa6, 0x82, 0x81, 0x9f];
const CLOSING: [char; 7] = ['"', '\'', '”', '’', '»', ')', ']'];

/// Returns the first place after `at` that follows white space, past closing signs.
fn after_space(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start_matches(CLOSING);
    let space = rest.chars().next().filter(|c| c.is_whitespace());
    text.len() - rest.len() + space.map_or(0, char::len_utf8)
}

/// Returns whether a sentence ends before byte `at`, which follows white space.
fn ends_before(text: &str, at: usize, begins: impl Fn(usize) -> bool) -> bool {
    let before = text[..at].trim_end();
    if before.len() == at {
        return false;
    }
    let bare = before.trim_end_matches(CLOSING);
    let next = text[at..].trim_start().chars().next();
    // A sentence begins with anything but a small letter.
    let begins = || next.is_none_or(|c| !c.is_lowercase()) || begins(at);
    match bare.chars().next_back() {
        Some('.') => begins() && !is_abbreviation(bare),
        Some(sign) => begins() && SIGNS.contains(&sign),
        None => false,
    }
}

/// Returns whether the full stop at the end of `text` belongs to an abbreviation.
fn is_abbreviation(text: &str) -> bool {
    let word = text.trim_end_matches('.').rsplit([' ', '\n', '(', '“', '"', '\u{a0}']).next();
    let word = word.unwrap_or_default();
    let (abbreviations, longest) = &*ABBREVIATIONS;
    if word.len() > *longest && !word.contains('.') {
        return false;
    }
    // Initials and their strings: S., U.S, F.S.B
    let initials = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    initials || abbreviations.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence<'a>(text: &'a str, words: &str) -> &'a str {
        let at = text.find(words).expect("the words are there");
        &text[around(text, at..at + words.len())]
    }

    #[test]
    fn a_sentence_ends_at_a_full_stop_but_not_at_an_abbreviation() {
        let text = "First one. Then Mr. Putin met Vladimir V. Ivan of the U.S. State Department. \
                    “Why?” he asked. It cost 3.5 units! End";
        assert_eq!(sentence(text, "First"), "First one.");
        assert_eq!(
            sentence(text, "Putin"),
            "Then Mr. Putin met Vladimir V. Ivan of the U.S. State Department."
        );
        assert_eq!(sentence(text, "Why"), "“Why?” he asked.");
        assert_eq!(sentence(text, "3.5"), "It cost 3.5 units!");
        assert_eq!(sentence(text, "End"), "End");
    }

    #[test]
    fn signs_of_other_scripts_end_a_sentence() {
        let text = "Wait… 好。 Now！ “Что？” End";
        assert_eq!(sentence(text, "好"), "好。");
        assert_eq!(sentence(text, "Now"), "Now！");
        assert_eq!(sentence(text, "Что"), "“Что？”");
    }

    #[test]
    fn words_over_two_sentences_give_both() {
        assert_eq!(sentence("One. Two. Three.", "ne. Tw"), "One. Two.");
    }
}

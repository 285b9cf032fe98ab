//! Words as they are compared: those of an article with those of the editor's texts.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::words::words;
use crate::text::fold::{fold_plain, letters_and_digits};
use crate::text::is_spaceless;

/// A word as it is compared, or a character of a script without spaces, where a quotation may begin
/// at any.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The hash of its letters and digits, in lower case.
    pub(super) hash: u64,
    /// The number of its word.
    pub(super) word: usize,
    /// Its bytes, without the marks at its ends.
    pub(super) at: Range<usize>,
}

/// Adds the units of a word that begins at byte `start`; there are none in marks alone.
pub(super) fn push(out: &mut Vec<Unit>, text: &str, word: usize, start: usize) {
    let mut add = |part: &str, at: usize| {
        let key = letters_and_digits(&fold_plain(part));
        if !key.is_empty() {
            let at = start + at..start + at + part.len();
            out.push(Unit { hash: xxh3_64(key.as_bytes()), word, at });
        }
    };
    if text.contains(is_spaceless) {
        text.char_indices().for_each(|(at, c)| add(c.encode_utf8(&mut [0; 4]), at));
    } else {
        let inner = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let at = text.len() - inner.len();
        add(inner.trim_end_matches(|c: char| !c.is_alphanumeric()), at);
    }
}

/// Returns the units of a text, whose words are numbered from 0.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    for (number, at) in words(text).into_iter().enumerate() {
        push(&mut out, &text[at.clone()], number, at.start);
    }
    out
}

/// Returns whether two units are equal.
pub(super) fn same(one: &Unit, other: &Unit) -> bool {
    one.hash == other.hash
}

/// Returns how many units at the beginning of two lists are equal.
pub(super) fn common<'u>(
    one: impl IntoIterator<Item = &'u Unit>,
    other: impl IntoIterator<Item = &'u Unit>,
) -> usize {
    one.into_iter().zip(other).take_while(|(one, other)| same(one, other)).count()
}

/// Returns a hash of units in a row.
pub(super) fn hash(row: &[Unit]) -> u64 {
    row.iter().fold(0, |hash: u64, unit| {
        (hash.rotate_left(5) ^ unit.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// Returns the words that units in a row, which are not none, belong to.
pub(super) fn words_of(row: &[Unit]) -> Range<usize> {
    row.first().map_or(0, |unit| unit.word)..row.last().map_or(0, |unit| unit.word + 1)
}

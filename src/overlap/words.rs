//! The words of a text, as numbers that can be compared.

use std::ops::Range;

use crate::text::edge::is_word;
use crate::text::fold::{Folded, fold};
use crate::text::quotation_marks::quoted;
use crate::text::{is_spaceless, primary_language};

/// The word is in quotation marks.
const QUOTED: u8 = 1;
/// The word is a character of a script without spaces, which counts as half a word.
const HALF: u8 = 2;

/// The words of a text: hashes of their folded letters and digits in lower case, and marks.
///
/// A word is a run of letters and digits; a hyphen separates two words, an apostrophe between
/// letters or a point between digits does not. In scripts without spaces each character is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextWords {
    pub(super) hashes: Box<[u64]>,
    marks: Box<[u8]>,
}

impl TextWords {
    /// Reads the words of a text, in which newlines separate blocks. `language` is a tag.
    pub fn of(text: &str, language: &str) -> Self {
        let folded = folded(text);
        // About as many as an English text has.
        let count = folded.text.len() / 5;
        let mut hashes = Vec::with_capacity(count);
        let mut marks = Vec::with_capacity(count);
        let seed = primary_language(language).chars().fold(0, mix);
        let quotations = quoted(&folded.text);
        let mut quotations = quotations.iter().map(|it| &it.words).peekable();
        each(&folded.text, seed, |place, hash, mark| {
            while quotations.next_if(|words| words.end <= place.start).is_some() {}
            let is_quoted = quotations.peek().is_some_and(|words| words.start <= place.start);
            hashes.push(hash);
            marks.push(mark | if is_quoted { QUOTED } else { 0 });
        });
        Self { hashes: hashes.into(), marks: marks.into() }
    }

    /// Returns how many words a text has: two characters of a script without spaces are one.
    pub fn count(&self) -> u32 {
        self.halves(0..self.hashes.len()).div_ceil(2)
    }

    /// Counts half words.
    pub(super) fn halves(&self, range: Range<usize>) -> u32 {
        self.marks[range].iter().map(|mark| if mark & HALF != 0 { 1 } else { 2 }).sum()
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.marks[at] & QUOTED != 0
    }
}

/// Returns the place of each word of a text, in bytes, by position: as many as [`TextWords`] has.
pub fn places(text: &str) -> Vec<Range<u32>> {
    let folded = folded(text);
    let mut places = Vec::new();
    each(&folded.text, 0, |place, _, _| places.push(folded.original_range(place)));
    places
}

/// Returns the bytes of runs of words, which are numbers of `places`: sorted, disjoint, each word
/// once.
pub fn in_bytes(places: &[Range<u32>], mut runs: Vec<Range<u32>>) -> Vec<Range<u32>> {
    runs.sort_unstable_by_key(|run| (run.start, run.end));
    let mut next = 0;
    let bytes = |run: Range<u32>| {
        let words = run.start.max(next) as usize..run.end as usize;
        next = next.max(run.end);
        let words = places.get(words)?;
        Some(words.first()?.start..words.last()?.end)
    };
    runs.into_iter().filter_map(bytes).collect()
}

fn folded(text: &str) -> Folded {
    fold(text, text.match_indices('\n').map(|(at, _)| at))
}

fn mix(hash: u64, letter: char) -> u64 {
    let hash = (hash ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// Calls `found` for each word of a folded text: its place in bytes, its hash, its marks.
///
/// Words of ASCII letters and digits are read by bytes: without, a first build takes 8 % more
/// instructions (docs/performance.md).
fn each(text: &str, seed: u64, mut found: impl FnMut(Range<usize>, u64, u8)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let end = at + letters.count();
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if end > at && next.is_ascii() && !matches!(next, b'\'' | b'.' | b',') {
            let letters = bytes[at..end].iter().map(|byte| byte.to_ascii_lowercase());
            found(at..end, letters.fold(seed, |hash, letter| mix(hash, letter.into())), 0);
            at = end;
        } else {
            at = word(text, at, seed, &mut found);
        }
    }
}

/// Reads the word that may begin at byte `at`, in any script; returns the byte after it.
fn word(text: &str, at: usize, seed: u64, found: &mut impl FnMut(Range<usize>, u64, u8)) -> usize {
    let (mut hash, mut length, mut last) = (seed, 0, ' ');
    let mut chars = text[at..].chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let spaceless = is_spaceless(c);
        let joins = match c {
            '\'' => last.is_alphanumeric() && next.is_alphanumeric() && !is_spaceless(next),
            '.' | ',' => last.is_numeric() && next.is_numeric(),
            _ => false,
        };
        let letter = c.is_ascii_alphanumeric() || !c.is_ascii() && is_word(c);
        if spaceless && length == 0 && letter {
            found(at..at + c.len_utf8(), mix(seed, c), HALF);
            return at + c.len_utf8();
        }
        if !(joins && length > 0 || letter && !spaceless) {
            break;
        }
        if letter {
            c.to_lowercase().for_each(|c| hash = mix(hash, c));
        }
        length += c.len_utf8();
        last = c;
    }
    if length == 0 {
        return at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    found(at..at + length, hash, 0);
    at + length
}

//! Text folded for comparison: typography apart, nothing changes.
//!
//! Unicode is composed (NFC), kinds of quotation marks, dashes and spaces become the plain one,
//! runs of white space become one space, soft hyphens and zero-width spaces go, `…` becomes
//! `...`. A newline that separates blocks stays a newline.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use memchr::{memchr_iter, memmem};
use unicode_segmentation::UnicodeSegmentation;

/// Returns the letters and digits of a text in lower case, without spaces and marks: two texts that
/// differ only in punctuation or case give the same string. Empty for a text of marks alone.
pub fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Folded text and the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the distance to the original changes: folded offset, original offset. Sorted.
    steps: Vec<(u32, u32)>,
}

impl Folded {
    /// Returns the byte of the original that byte `at` of the folded text comes from; within what
    /// one character became, its beginning.
    pub fn original(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|(folded, _)| *folded as usize <= at);
        match next.checked_sub(1).map(|index| self.steps[index]) {
            Some((folded, original)) => original as usize + (at - folded as usize),
            None => at,
        }
    }

    /// Returns the original range of a folded one, which lies on boundaries of characters. A part
    /// of what one character became leads to the whole character.
    pub fn original_range(&self, range: Range<usize>) -> Range<u32> {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut end = self.original(range.end);
        let last = self.text[..range.end].chars().next_back().map_or(0, char::len_utf8);
        if last > 0 && self.original(range.end - last) == end {
            let next = self.steps.iter().find(|(_, original)| *original as usize > end);
            end = next.map_or(end, |(_, original)| *original as usize);
        }
        offset(self.original(range.start))..offset(end)
    }

    /// Returns where a folded range's words stand in the original: [`Folded::original_range`]
    /// without white space, and what vanished, at its end.
    pub fn original_words(&self, original: &str, range: &Range<usize>) -> Range<u32> {
        let range = self.original_range(range.clone());
        let words = original[range.start as usize..range.end as usize]
            .trim_end_matches(|c: char| c.is_whitespace() || vanishes(c));
        range.start..range.start + u32::try_from(words.len()).unwrap_or(u32::MAX)
    }

    /// Returns the folded offset of a byte of the original; within a folded character, its
    /// beginning or end.
    pub fn folded(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|(_, original)| *original as usize <= at);
        let end = self.steps.get(next).map_or(self.text.len(), |(folded, _)| *folded as usize);
        match next.checked_sub(1).map(|index| self.steps[index]) {
            Some((folded, original)) => (folded as usize + at - original as usize).min(end),
            None => at.min(end),
        }
    }
}

/// Folds a text in which newlines at `breaks` (sorted) separate blocks.
pub fn fold(text: &str, breaks: impl Iterator<Item = usize>) -> Folded {
    let mut folder =
        Folder { out: String::with_capacity(text.len()), steps: Vec::new(), distance: 0 };
    let mut breaks = breaks.peekable();
    let composed = is_inert(text) || NFC.is_normalized(text);
    let mut at = 0;
    while at < text.len() {
        at += folder.verbatim(&text[at..], at);
        let Some(first) = text[at..].chars().next() else { break };
        while breaks.next_if(|place| *place < at).is_some() {}
        if first == '\n' && breaks.peek() == Some(&at) {
            at = folder.break_at(at);
        } else if first.is_whitespace() {
            at = folder.space(text, at, breaks.peek().copied());
        } else if composed {
            at = folder.character(first, at);
        } else {
            at = folder.grapheme(text, at);
        }
    }
    folder.step(text.len());
    Folded { text: folder.out, steps: folder.steps }
}

/// Folds a text without blocks.
pub fn fold_plain(text: &str) -> String {
    fold(text, std::iter::empty()).text
}

/// Returns whether each run of ASCII letters and digits in the folded text surely stands so in `text`:
/// nothing vanishes from between them or becomes one of them.
pub fn keeps_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let vanishing = ['\u{ad}', '\u{200b}', '\u{2060}'];
    let there = |c: &char| memmem::find(bytes, c.encode_utf8(&mut [0; 3]).as_bytes()).is_some();
    is_inert(text) && (text.is_ascii() || !vanishing.iter().any(there))
}

/// Returns whether a character is dropped in folding: a soft hyphen, a space without width.
fn vanishes(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();

/// Returns whether a text shows without tables that it is composed: all its characters are below
/// the first combining mark, or of the punctuation and signs from U+2002 to U+20BF. (U+2000 and
/// U+2001 are other characters when composed.)
fn is_inert(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The first byte of U+0300 or above; no exit on the way, so that many are looked at at once.
    let other = bytes.iter().fold(false, |found, byte| found | ((*byte >= 0xcc) & (*byte != 0xe2)));
    let punctuation = |at| matches!(bytes[at + 1..], [0x80, 0x82..=0xff, ..] | [0x81 | 0x82, ..]);
    !other && memchr_iter(0xe2, bytes).all(punctuation)
}

/// Returns how many bytes there are at the beginning before a control character, a backquote, the
/// second of two spaces, or what is not ASCII.
fn plain_run(bytes: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let stops = |byte: u8, before: u8| {
        (byte.wrapping_sub(b' ') > b'~' - b' ')
            | (byte == b'`')
            | ((byte == b' ') & (before == b' '))
    };
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    if stops(*first, 0) {
        return 0;
    }
    // Whole blocks without an exit on the way, so that their bytes are looked at at once.
    let blocks = rest.as_chunks::<BLOCK>().0.iter().zip(bytes.as_chunks::<BLOCK>().0);
    let pure = |(block, before): &(&[u8; BLOCK], &[u8; BLOCK])| {
        let pairs = block.iter().zip(*before);
        !pairs.fold(false, |found, (byte, before)| found | stops(*byte, *before))
    };
    let run = blocks.take_while(pure).count() * BLOCK;
    let mut pairs = rest[run..].iter().zip(&bytes[run..]);
    1 + pairs.position(|(byte, before)| stops(*byte, *before)).map_or(rest.len(), |at| run + at)
}

struct Folder {
    out: String,
    steps: Vec<(u32, u32)>,
    /// Original offset minus folded offset.
    distance: i64,
}

impl Folder {
    /// Copies the ASCII at the beginning of `rest` that stays as it is; returns its length.
    fn verbatim(&mut self, rest: &str, at: usize) -> usize {
        let bytes = rest.as_bytes();
        let run = plain_run(bytes);
        let keeps_last = match (bytes[..run].last(), bytes.get(run)) {
            // A letter before a combining mark belongs to what follows.
            (_, Some(next)) if !next.is_ascii() => false,
            (Some(b' '), next) => next == Some(&b'`'),
            _ => true,
        };
        let length = match bytes.first() {
            Some(b' ') if self.out.ends_with(' ') => 0,
            _ if keeps_last => run,
            _ => run.saturating_sub(1),
        };
        self.step(at);
        self.out.push_str(&rest[..length]);
        length
    }

    fn step(&mut self, original: usize) {
        let distance = original as i64 - self.out.len() as i64;
        if distance != self.distance {
            self.distance = distance;
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.steps.push((offset(self.out.len()), offset(original)));
        }
    }

    fn space(&mut self, text: &str, at: usize, stop: Option<usize>) -> usize {
        let end = stop.unwrap_or(text.len());
        let run = text[at..end]
            .find(|c: char| !c.is_whitespace() && !vanishes(c))
            .map_or(end, |run| at + run);
        // What stood between this run and the one before it may be gone.
        if !self.out.ends_with(' ') {
            self.step(at);
            self.out.push(' ');
        }
        run
    }

    fn break_at(&mut self, at: usize) -> usize {
        // White space at a block's end (in code) would keep a quotation from matching.
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        self.step(at);
        self.out.push('\n');
        at + 1
    }

    fn character(&mut self, c: char, at: usize) -> usize {
        self.put(c, at);
        at + c.len_utf8()
    }

    /// Composition never reaches over the edge of a grapheme cluster.
    fn grapheme(&mut self, text: &str, at: usize) -> usize {
        let cluster = text[at..].graphemes(true).next().unwrap_or_default();
        let composed = NFC.normalize(cluster);
        if composed == cluster {
            let c = cluster.chars().next().unwrap_or_default();
            return self.character(c, at);
        }
        for c in composed.chars() {
            self.put(c, at);
        }
        at + cluster.len()
    }

    /// Writes what `c` becomes; each character of it comes from `at`.
    fn put(&mut self, c: char, at: usize) {
        self.step(at);
        match c {
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '‹' | '›' => {
                self.out.push('\'')
            }
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => self.out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.out.push('-'),
            '…' => {
                for _ in 0..3 {
                    self.step(at);
                    self.out.push('.');
                }
            }
            c if vanishes(c) => {}
            c => self.out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use icu_normalizer::properties::{
        CanonicalCombiningClassMapBorrowed, CanonicalDecompositionBorrowed, Decomposed,
    };

    use super::*;

    #[test]
    fn typography_is_folded_and_nothing_else() {
        let folded = fold_plain("“Kyiv’s” — 1\u{a0}000\u{ad} a\n b… «x» Ç cafe\u{301}");
        assert_eq!(folded, "\"Kyiv's\" - 1 000 a b... \"x\" Ç café");
        assert_eq!(fold_plain("Four ≠ 4, Not"), "Four ≠ 4, Not");
    }

    /// What the short cut for composed texts rests on: none of these characters changes, is moved
    /// past another, or is the second half of one that composes.
    #[test]
    fn inert_characters_are_composed_whatever_stands_beside_them() {
        let classes = CanonicalCombiningClassMapBorrowed::new();
        let halves = CanonicalDecompositionBorrowed::new();
        let is_inert = |c: char| is_inert(c.encode_utf8(&mut [0; 4]));
        let inert = ('\0'..=char::MAX).filter(|c| is_inert(*c));
        for c in inert.clone() {
            assert!(NFC.is_normalized(c.encode_utf8(&mut [0; 4])), "{c:?} changes");
            assert_eq!(classes.get_u8(c), 0, "{c:?} moves");
        }
        for whole in '\0'..=char::MAX {
            if let Decomposed::Expansion(_, second) = halves.decompose(whole) {
                assert!(!is_inert(second), "{second:?} may become a part of {whole:?}");
            }
        }
        assert_eq!(inert.count(), 0x300 + 0xbe);
    }

    #[test]
    fn separators_stay_newlines() {
        let folded = fold("one\ntwo \nthree", [8].into_iter());
        assert_eq!(folded.text, "one two\nthree");
    }

    #[test]
    fn every_folded_byte_leads_back() {
        let text = "a “b”  c—d… e\u{301}f ’g";
        let folded = fold(text, std::iter::empty());
        for (word, original) in [("b", "b"), ("c-d", "c—d"), ("éf", "e\u{301}f"), ("g", "g")] {
            let at = folded.text.find(word).expect("the word is there");
            let range = folded.original_range(at..at + word.len());
            assert_eq!(&text[range.start as usize..range.end as usize], original);
            assert_eq!(folded.folded(range.start as usize), at);
        }
    }

    #[test]
    fn a_part_of_what_one_character_became_leads_to_all_of_it() {
        let folded = fold("…x…", std::iter::empty());
        assert_eq!(folded.text, "...x...");
        assert_eq!(folded.original_range(1..2), 0..3);
        assert_eq!(folded.original_range(3..4), 3..4);
        assert_eq!(folded.original_range(4..7), 4..7);
    }

    #[test]
    fn the_last_character_is_led_to_whole() {
        assert_eq!(fold("a”", std::iter::empty()).original_range(1..2), 1..4);
        assert_eq!(fold("a\u{a0}", std::iter::empty()).original_range(0..2), 0..3);
    }

    #[test]
    fn spaces_around_what_is_left_out_are_one() {
        assert_eq!(fold_plain("a \u{ad} b \u{200b}c"), "a b c");
    }
}

//! Text folded for comparison: typography apart, nothing changes.
//!
//! Unicode is composed (NFC), kinds of quotation marks, dashes and spaces become the plain one,
//! runs of white space become one space, soft hyphens and zero-width spaces go, `…` becomes
//! `...`. A newline that separates blocks stays a newline.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use unicode_segmentation::UnicodeSegmentation;

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
    let composed = text.is_ascii() || NFC.is_normalized(text);
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

/// Returns whether a character is dropped in folding: a soft hyphen, a space without width.
fn vanishes(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();

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
        let mut length = 0;
        while length < bytes.len() {
            let byte = bytes[length];
            let single_space = byte == b' '
                && bytes.get(length + 1).is_some_and(|next| next.is_ascii_graphic())
                && (length > 0 || !self.out.ends_with(' '));
            // A letter before a combining mark belongs to what follows.
            let last = bytes.get(length + 1).is_some_and(|next| !next.is_ascii());
            if !(byte.is_ascii_graphic() && byte != b'`' || single_space) || last {
                break;
            }
            length += 1;
        }
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
    use super::*;

    #[test]
    fn typography_is_folded_and_nothing_else() {
        let folded = fold_plain("“Kyiv’s” — 1\u{a0}000\u{ad} a\n b… «x» Ç cafe\u{301}");
        assert_eq!(folded, "\"Kyiv's\" - 1 000 a b... \"x\" Ç café");
        assert_eq!(fold_plain("Four ≠ 4, Not"), "Four ≠ 4, Not");
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

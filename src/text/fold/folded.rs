//! Folded text and the way back to the original.

use std::ops::Range;

/// A folded text, with the original offset of each of its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the distance to the original changes: folded offset, original offset. Sorted.
    pub(super) steps: Vec<(u32, u32)>,
}

impl Folded {
    /// Returns the byte of the original that byte `at` of the folded text comes from. All that one
    /// character became comes from its first byte.
    pub fn original(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|(folded, _)| *folded as usize <= at);
        match next.checked_sub(1).map(|index| self.steps[index]) {
            Some((folded, original)) => original as usize + (at - folded as usize),
            None => at,
        }
    }

    /// Returns the original range of a folded one, on boundaries of characters. A part of what one
    /// character became leads to the whole character.
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

    /// Returns [`Folded::original_range`] without white space, and characters without a shape, at
    /// its end.
    pub fn original_words(&self, original: &str, range: &Range<usize>) -> Range<u32> {
        let range = self.original_range(range.clone());
        let words = original[range.start as usize..range.end as usize]
            .trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c));
        range.start..range.start + u32::try_from(words.len()).unwrap_or(u32::MAX)
    }

    /// Returns the folded offset of a byte of the original; for a byte within a folded character,
    /// the beginning or end of that. It is on a boundary of characters.
    pub fn folded(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|(_, original)| *original as usize <= at);
        let end = self.steps.get(next).map_or(self.text.len(), |(folded, _)| *folded as usize);
        let folded = match next.checked_sub(1).map(|index| self.steps[index]) {
            Some((folded, original)) => (folded as usize + at - original as usize).min(end),
            None => at.min(end),
        };
        // A letter and the mark on it may have become one character.
        self.text.ceil_char_boundary(folded)
    }
}

/// Returns whether folding drops a character: one without a shape of its own, a vowel point of
/// Arabic or Hebrew, or the dash that lengthens an Arabic word. The same words are written with
/// points and without.
pub(super) fn vanishes(c: char) -> bool {
    c > '\u{7f}' && (is_ignorable(c) || is_point(c))
}

fn is_point(c: char) -> bool {
    matches!(
        c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
            | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{652}'
            | '\u{656}'..='\u{65f}'
            | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
    )
}

/// Returns whether a character has no shape of its own, by the property
/// `Default_Ignorable_Code_Point`. Letters (the fillers of Hangul) and what tells two flags apart
/// do not count.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
    )
}

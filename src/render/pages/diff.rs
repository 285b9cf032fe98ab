//! Texts with the words that were taken out and put in, as HTML, and places in them.

use std::ops::Range;

use crate::markdown::{Mark, Point, mark_line};
use crate::text::word_diff::{DiffBlock, DiffTag};

/// A block of two texts, with its words in a row.
pub(super) struct DiffText {
    /// All words, those that were taken out and those that were put in.
    pub(super) text: String,
    /// Bytes of `text`, without the white space before them.
    pieces: Vec<(DiffTag, Range<u32>)>,
}

impl DiffText {
    pub(super) fn new(block: &DiffBlock) -> Self {
        let mut it = Self { text: String::new(), pieces: Vec::new() };
        for (tag, words) in block {
            // White space between words is not part of the change.
            let space = words.len() - words.trim_start().len();
            let start = it.text.len() + space;
            it.text.push_str(words);
            it.pieces.push((*tag, start as u32..it.text.len() as u32));
        }
        it
    }

    /// Returns its words as HTML, with marks and points at bytes of `text`.
    pub(super) fn html(&self, mut marks: Vec<Mark>, points: &[Point]) -> String {
        let mut all: Vec<Mark> = self.changes().collect();
        all.append(&mut marks);
        mark_line(&self.text, &all, points)
    }

    /// Returns the words of a range of `text` as HTML, with marks at bytes of `text`.
    pub(super) fn part(&self, part: Range<u32>, marks: Vec<Mark>) -> String {
        let mut all: Vec<Mark> = self.changes().chain(marks).collect();
        for mark in &mut all {
            let at = |place: u32| place.clamp(part.start, part.end) - part.start;
            mark.range = at(mark.range.start)..at(mark.range.end);
        }
        all.retain(|mark| !mark.range.is_empty());
        mark_line(&self.text[part.start as usize..part.end as usize], &all, &[])
    }

    /// Returns the end of the words that were put in right after words that end here and were
    /// taken out; without such words, `end`.
    pub(super) fn with_new(&self, end: u32) -> u32 {
        let next = self.pieces.partition_point(|(_, piece)| piece.end <= end);
        let is_gone = next > 0 && self.pieces[next - 1].0 == DiffTag::Gone;
        let ends_here = is_gone && self.pieces[next - 1].1.end == end;
        match self.pieces.get(next) {
            Some((DiffTag::New, piece)) if ends_here => piece.end,
            _ => end,
        }
    }

    fn changes(&self) -> impl Iterator<Item = Mark> {
        self.pieces.iter().filter_map(|(tag, range)| {
            let tag = match tag {
                DiffTag::Kept => return None,
                DiffTag::Gone => "del",
                DiffTag::New => "ins",
            };
            let (id, attributes, href) = Default::default();
            Some(Mark { range: range.clone(), tag, id, attributes, href })
        })
    }
}

/// Where the words of one of the two texts are in their blocks. White space does not count: the
/// blocks have it as they are shown.
pub(super) struct DiffAlignment {
    /// The byte of each character in the text.
    own: Vec<u32>,
    /// The place of each of these characters.
    there: Vec<DiffPlace>,
}

/// A part of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DiffPlace {
    /// The place of the block.
    pub(super) block: usize,
    /// The place of the piece that it is in.
    piece: usize,
    /// Bytes of the block's text.
    pub(super) range: Range<u32>,
}

impl DiffAlignment {
    /// Aligns a text, of which `rows` are compared, with its blocks. `other` is the tag of
    /// words that it does not have.
    pub(super) fn new<'a>(
        text: &str,
        rows: &[Range<u32>],
        other: DiffTag,
        blocks: impl IntoIterator<Item = &'a DiffText>,
    ) -> Self {
        let own = rows.iter().flat_map(|row| signs(text, row)).map(|sign| sign.start).collect();
        let mut there = Vec::new();
        for (block, DiffText { text, pieces }) in blocks.into_iter().enumerate() {
            let pieces = pieces.iter().enumerate().filter(|(_, (tag, _))| *tag != other);
            for (piece, (_, range)) in pieces {
                there.extend(signs(text, range).map(|range| DiffPlace { block, piece, range }));
            }
        }
        Self { own, there }
    }

    /// Returns the places of a passage of the text, one for each piece that it is in.
    pub(super) fn places(&self, passage: &Range<u32>) -> Vec<DiffPlace> {
        self.joined(passage, |place| (place.block, place.piece))
    }

    /// Returns the places of a passage of the text with what is between its pieces, one for each
    /// block.
    pub(super) fn blocks(&self, passage: &Range<u32>) -> Vec<DiffPlace> {
        self.joined(passage, |place| (place.block, 0))
    }

    fn joined(
        &self,
        passage: &Range<u32>,
        key: impl Fn(&DiffPlace) -> (usize, usize),
    ) -> Vec<DiffPlace> {
        let at = |byte: u32| self.own.partition_point(|sign| *sign < byte);
        let signs = self.there.get(at(passage.start)..at(passage.end)).unwrap_or_default();
        let join = |signs: &[DiffPlace]| {
            let (first, last) = (signs.first()?, signs.last()?);
            Some(DiffPlace { range: first.range.start..last.range.end, ..first.clone() })
        };
        signs.chunk_by(|one, other| key(one) == key(other)).filter_map(join).collect()
    }
}

/// Returns the bytes of each character in a range of a text, without white space.
fn signs<'a>(text: &'a str, range: &Range<u32>) -> impl Iterator<Item = Range<u32>> + use<'a> {
    let start = range.start;
    let signs = text[start as usize..range.end as usize].char_indices();
    let at = move |at: usize| start + at as u32;
    signs
        .filter(|(_, sign)| !sign.is_whitespace())
        .map(move |(place, sign)| at(place)..at(place + sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::word_diff::blocks;

    fn texts(old: &str, new: &str) -> Vec<DiffText> {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        blocks(&old, &new).iter().map(DiffText::new).collect()
    }

    fn rows(text: &str) -> Vec<Range<u32>> {
        let at = |line: &str| (line.as_ptr() as usize - text.as_ptr() as usize) as u32;
        text.lines().map(|line| at(line)..at(line) + line.len() as u32).collect()
    }

    #[test]
    fn changed_words_are_elements() {
        let all = texts("It is shut <now>.", "It was shut.");
        assert_eq!(
            all[0].html(Vec::new(), &[]),
            "It <del>is shut &lt;now&gt;.</del> <ins>was shut.</ins>"
        );
        assert_eq!(all[0].part(0..5, Vec::new()), "It <del>is</del>");
    }

    proptest! {
        #[test]
        fn each_passage_has_the_same_characters_in_its_blocks(
            old in "([abc ]{1,8}\n){0,4}",
            new in "([abc ]{1,8}\n){0,4}",
            from in 0_usize..40,
            length in 0_usize..20,
        ) {
            let blocks = texts(&old, &new);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            for (text, other) in [(&old, DiffTag::New), (&new, DiffTag::Gone)] {
                let passage = from.min(text.len())..(from + length).min(text.len());
                let alignment = DiffAlignment::new(text, &rows(text), other, &blocks);
                let places = alignment.places(&(passage.start as u32..passage.end as u32));
                let text_of = |place: &DiffPlace| {
                    let words = place.range.start as usize..place.range.end as usize;
                    blocks[place.block].text[words].to_owned()
                };
                let found: String = places.iter().map(text_of).collect();
                prop_assert_eq!(bare(&found), bare(&text[passage]));
            }
        }
    }
}

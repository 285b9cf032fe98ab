//! An article of which the site shows excerpts, or no text at all.

use std::ops::Range;

use super::Publish;
use crate::overlap::places;

/// A piece of the original's text that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the whole text.
    pub whole: Range<u32>,
    /// The byte at which it begins in what is left of the text. It is as long as in the whole.
    pub here: u32,
    /// Whether no word is left out between the piece before and this one.
    pub joined: bool,
}

/// Words between two pieces that are not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The bytes between the pieces, in the whole text.
    pub whole: Range<u32>,
    /// The byte of its `…` in what is left of the text, which is a block of its own.
    pub here: u32,
    /// How many words it has.
    pub words: u32,
    /// The address of the place in the original.
    pub link: Option<String>,
}

/// The words of an article that are shown, and where they were.
///
/// Everything that was found in an article keeps its place in the whole text, so that counts stay
/// those of the whole. The text itself is gone: the article's document has only what is shown, and
/// this leads from a place in the whole text to the place there. A byte of a footnote's text is one
/// of the whole text too: footnotes come after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpts {
    /// Why not all of it is shown: `Excerpts` or `None`.
    pub publish: Publish,
    /// How many words the whole has, with the standfirst, footnotes and descriptions of pictures.
    pub words: usize,
    /// How many of them are shown.
    pub shown: usize,
    /// The pieces of the text. By position, disjoint.
    pub text: Vec<Piece>,
    /// The pieces of the standfirst: bytes of the whole one, and of what is left of it.
    pub standfirst: Vec<Piece>,
    /// The gaps in the text. By position, disjoint.
    pub gaps: Vec<Gap>,
    /// Of an article that shares passages: the words of the whole text that are shown, each by its
    /// number there (see `overlap::places`), with its bytes in what is left. By number.
    pub numbered: Vec<(u32, Range<u32>)>,
    /// The names found, in the order of the mentions, as the article writes them, on one line.
    pub names: Vec<Box<str>>,
}

impl Excerpts {
    /// Fills in `numbered`, from the whole text.
    pub fn number(&mut self, whole: &str) {
        let numbered = places(whole).into_iter().zip(0..).filter_map(|(word, number)| {
            let piece = around(&self.text, &word)?;
            let at = |place: u32| piece.here + (place - piece.whole.start);
            Some((number, at(word.start)..at(word.end)))
        });
        self.numbered = numbered.collect();
    }

    /// Returns where the last gap before or at a byte of the whole text is in what is left; the
    /// first one if there is none.
    pub fn gap_at(&self, whole: u32) -> u32 {
        let after = self.gaps.partition_point(|gap| gap.whole.start <= whole);
        self.gaps.get(after.saturating_sub(1)).map_or(0, |gap| gap.here)
    }
}

/// Returns where the part of a passage that is shown is in what is left of the text, from its first
/// shown word to the last before one that is not shown; both are bytes.
pub(super) fn shown(pieces: &[Piece], passage: &Range<u32>) -> Option<Range<u32>> {
    let first = pieces.partition_point(|piece| piece.whole.end <= passage.start);
    let piece = pieces.get(first).filter(|piece| piece.whole.start < passage.end)?;
    let start = piece.here + (passage.start.max(piece.whole.start) - piece.whole.start);
    let mut end = piece.here + (passage.end.min(piece.whole.end) - piece.whole.start);
    for piece in &pieces[first + 1..] {
        if !piece.joined || piece.whole.start >= passage.end {
            break;
        }
        end = piece.here + (passage.end.min(piece.whole.end) - piece.whole.start);
    }
    Some(start..end)
}

/// Returns the piece that has all of a passage.
pub(super) fn around<'a>(pieces: &'a [Piece], passage: &Range<u32>) -> Option<&'a Piece> {
    let first = pieces.partition_point(|piece| piece.whole.end < passage.end);
    pieces.get(first).filter(|piece| piece.whole.start <= passage.start)
}

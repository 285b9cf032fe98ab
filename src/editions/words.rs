//! The words of an article, numbered in the order of reading.

use std::ops::Range;

use crate::model::document::ArticleDoc;
use crate::model::{BesideKind, BesideText, Prose};
use crate::text::is_spaceless;

/// A longer run of characters without a space is more than one word.
const LONGEST: usize = 32;
/// In scripts without spaces, so many characters are a word.
const CHARACTERS: usize = 2;

/// A word with the marks at its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The part that it is in: a place in [`EditionWords::parts`].
    pub(super) part: usize,
    /// Its bytes: of the standfirst, or of the whole text.
    pub(super) at: Range<u32>,
}

/// The sorts of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// The standfirst, whose bytes are counted by themselves.
    Standfirst,
    /// A block of the text, or a footnote.
    Text,
    /// The description of a picture. It is never shown.
    Picture,
}

/// A part of an article that is shown as a block, if it is.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) kind: PartKind,
    pub(super) text: &'a str,
    /// The byte of the standfirst, or of the whole text, at which it begins.
    pub(super) start: u32,
}

/// An article's words but those of the headline: the standfirst's, the text's, then those of
/// footnotes and of the descriptions of pictures.
#[derive(Debug, Default)]
pub(super) struct EditionWords<'a> {
    pub(super) parts: Vec<Part<'a>>,
    pub(super) all: Vec<Word>,
    /// The first word that is not the standfirst's.
    first: usize,
}

impl<'a> EditionWords<'a> {
    /// Numbers the words of an article.
    pub(super) fn of(doc: &'a ArticleDoc) -> Self {
        let mut words = Self::default();
        if let Some(standfirst) = &doc.standfirst {
            words.add(PartKind::Standfirst, standfirst, 0);
        }
        words.first = words.all.len();
        let plain = &doc.body.plain;
        for leaf in &plain.leaves {
            let text = &plain.text[leaf.start as usize..leaf.end as usize];
            words.add(PartKind::Text, text, leaf.start);
        }
        for (beside, start) in beside(&doc.body) {
            let is_picture = matches!(beside.kind, BesideKind::Picture);
            let kind = if is_picture { PartKind::Picture } else { PartKind::Text };
            words.add(kind, &beside.text, start);
        }
        words
    }

    fn add(&mut self, kind: PartKind, text: &'a str, start: u32) {
        let part = self.parts.len();
        self.parts.push(Part { kind, text, start });
        let place = |at: usize| start + at as u32;
        self.all.extend(
            words(text).into_iter().map(|at| Word { part, at: place(at.start)..place(at.end) }),
        );
    }

    /// Returns the words that a passage of the text, or of the standfirst, touches.
    pub(super) fn touched(&self, in_standfirst: bool, passage: &Range<u32>) -> Range<usize> {
        let (list, before) = if in_standfirst {
            (&self.all[..self.first], 0)
        } else {
            (&self.all[self.first..], self.first)
        };
        let start = list.partition_point(|word| word.at.end <= passage.start);
        let end = list.partition_point(|word| word.at.start < passage.end);
        before + start..before + end.max(start)
    }

    /// Returns the first word that is not the standfirst's.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    /// Returns a word as it is written.
    pub(super) fn text(&self, word: usize) -> &'a str {
        self.piece(&(word..word + 1))
    }

    /// Returns words of one part as they are written.
    pub(super) fn piece(&self, words: &Range<usize>) -> &'a str {
        let (first, last) = (&self.all[words.start], &self.all[words.end - 1]);
        let part = &self.parts[first.part];
        let at = |place: u32| (place - part.start) as usize;
        &part.text[at(first.at.start)..at(last.at.end)]
    }

    /// Returns the words of the part that a word is in.
    pub(super) fn part(&self, word: usize) -> Range<usize> {
        let part = self.all[word].part;
        let start = self.all.partition_point(|word| word.part < part);
        start..self.all.partition_point(|word| word.part <= part)
    }

    /// Returns the sort of part that a word is in.
    pub(super) fn kind(&self, word: usize) -> PartKind {
        self.parts[self.all[word].part].kind
    }
}

/// Returns the footnotes, then the descriptions of pictures, each with the byte of the whole text
/// at which it begins: after the text, and separated as its blocks are.
///
/// No page shows a description; between the text and its footnotes it would seem to part words
/// that a page has in a row.
pub(super) fn beside(body: &Prose) -> impl Iterator<Item = (&BesideText, u32)> {
    let is_picture = |beside: &&BesideText| matches!(beside.kind, BesideKind::Picture);
    let (footnotes, pictures) = (
        body.beside.iter().filter(move |it| !is_picture(it)),
        body.beside.iter().filter(is_picture),
    );
    let mut next = body.plain.text.len() + 1;
    footnotes.chain(pictures).map(move |beside| {
        let start = next;
        next += beside.text.len() + 1;
        (beside, start as u32)
    })
}

/// Returns the words of a text, by position. Signs that stand alone go with the word before them.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    // Whether the last word may go on, how many letters and digits it has, and of which script.
    let (mut open, mut length, mut spaceless) = (false, 0, false);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            open = false;
            continue;
        }
        let letter = c.is_alphanumeric();
        let most = if spaceless { CHARACTERS } else { LONGEST };
        let full = letter && length > 0 && (length >= most || spaceless != is_spaceless(c));
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if open && !full => word.end = end,
            _ => {
                words.push(at..end);
                length = 0;
            }
        }
        if letter {
            (length, spaceless) = (length + 1, is_spaceless(c));
        }
        open = true;
    }
    join_signs(text, words)
}

/// Joins words without a letter or digit to those before them.
fn join_signs(text: &str, words: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if !text[word.clone()].contains(char::is_alphanumeric) => {
                last.end = word.end
            }
            _ => joined.push(word),
        }
    }
    joined
}

//! The text that is left of an article: its pieces as paragraphs, with a gap where words are left
//! out.

use std::ops::Range;

use super::words::{EditionWords, PartKind};
use crate::fingerprint::Fingerprint;
use crate::markdown::{Flavour, project};
use crate::model::document::ArticleDoc;
use crate::model::{Gap, Piece, Prose};
use crate::source::Span;
use crate::text::fragment::Addresses;

/// The block that a gap is in the text, and the sign of one in the standfirst.
const GAP: &str = "…";

/// The running text of an article as an edition shows it.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) body: Prose,
    pub(super) pieces: Vec<Piece>,
    pub(super) gaps: Vec<Gap>,
}

/// Returns what is left of an article's text if it shows these runs of words.
pub(super) fn text(doc: &ArticleDoc, words: &EditionWords<'_>, runs: &[Range<usize>]) -> Left {
    let shown = split(words, runs, PartKind::Text);
    let mut writer = Writer::new(doc, words);
    let (mut next, mut done) = (words.first(), 0);
    for (place, piece) in shown.iter().enumerate() {
        let start = words.all[piece.start].at.start;
        let before = place.checked_sub(1).map(|place| words.piece(&shown[place]));
        let joined = place > 0 && next == piece.start;
        writer.gap(next..piece.start, done..start, (before, Some(words.piece(piece))));
        writer.piece(piece, joined);
        (next, done) = (piece.end, words.all[piece.end - 1].at.end);
    }
    let last = shown.last().map(|piece| words.piece(piece));
    writer.gap(next..words.all.len(), done..u32::MAX, (last, None));
    writer.finish(doc)
}

/// Returns what is left of an article's standfirst, and its pieces.
pub(super) fn standfirst(
    words: &EditionWords<'_>,
    runs: &[Range<usize>],
) -> Option<(String, Vec<Piece>)> {
    let shown = split(words, runs, PartKind::Standfirst);
    let (mut text, mut pieces, mut next) = (String::new(), Vec::new(), 0);
    for piece in &shown {
        if piece.start > next {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(GAP);
            text.push(' ');
        }
        let whole = words.all[piece.start].at.start..words.all[piece.end - 1].at.end;
        pieces.push(Piece { whole, here: text.len() as u32, joined: false });
        text.push_str(words.piece(piece));
        next = piece.end;
    }
    if next < words.first() {
        text.push(' ');
        text.push_str(GAP);
    }
    (!shown.is_empty()).then_some((text, pieces))
}

/// Returns the runs in the parts of one kind, cut where a part ends.
fn split(words: &EditionWords<'_>, runs: &[Range<usize>], kind: PartKind) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for word in runs.iter().cloned().flatten().filter(|word| words.kind(*word) == kind) {
        match pieces.last_mut() {
            Some(last)
                if last.end == word && words.all[last.start].part == words.all[word].part =>
            {
                last.end += 1;
            }
            _ => pieces.push(word..word + 1),
        }
    }
    pieces
}

/// Writes a text as Markdown and as its plain text.
struct Writer<'a> {
    words: &'a EditionWords<'a>,
    addresses: Addresses<'a>,
    markdown: String,
    plain: String,
    pieces: Vec<Piece>,
    gaps: Vec<Gap>,
}

impl<'a> Writer<'a> {
    fn new(doc: &'a ArticleDoc, words: &'a EditionWords<'a>) -> Self {
        let (markdown, plain, pieces, gaps) = Default::default();
        Self {
            words,
            addresses: Addresses::new(doc.url.as_deref(), &doc.body.plain.text),
            markdown,
            plain,
            pieces,
            gaps,
        }
    }

    /// Writes a paragraph; returns the byte of the plain text at which it begins.
    fn paragraph(&mut self, text: &str) -> u32 {
        if !self.plain.is_empty() {
            self.markdown.push_str("\n\n");
            self.plain.push('\n');
        }
        let start = self.plain.len() as u32;
        for c in text.chars() {
            // As long as a line break, so that bytes keep their distances.
            let c = if c.is_ascii_control() { ' ' } else { c };
            if c.is_ascii_punctuation() {
                self.markdown.push('\\');
            }
            self.markdown.push(c);
            self.plain.push(c);
        }
        start
    }

    fn piece(&mut self, piece: &Range<usize>, joined: bool) {
        let all = &self.words.all;
        let whole = all[piece.start].at.start..all[piece.end - 1].at.end;
        let here = self.paragraph(self.words.piece(piece));
        self.pieces.push(Piece { whole, here, joined });
    }

    /// Writes the gap of these words, unless they are none but descriptions of pictures, which are
    /// no part of the text. `sides` are the pieces before and after it.
    fn gap(&mut self, gap: Range<usize>, whole: Range<u32>, sides: (Option<&str>, Option<&str>)) {
        let count = gap.filter(|word| self.words.kind(*word) == PartKind::Text).count();
        if count > 0 {
            let here = self.paragraph(GAP);
            let link = self.addresses.of(sides);
            self.gaps.push(Gap { whole, here, words: count as u32, link });
        }
    }

    fn finish(self, doc: &ArticleDoc) -> Left {
        let Self { markdown, plain, pieces, gaps, .. } = self;
        let projected = project(&markdown, Flavour::Article).plain;
        debug_assert_eq!(projected.text, plain, "all marks are escaped");
        let body = Prose {
            file_fingerprint: Fingerprint::of_bytes(markdown.as_bytes()),
            span: Span::new(doc.file, 0, 0..markdown.len()),
            file_text: markdown.into(),
            plain: projected,
            links: Vec::new(),
            beside: Vec::new(),
        };
        Left { body, pieces, gaps }
    }
}

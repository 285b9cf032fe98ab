//! Phrases that a briefing quotes.

use std::ops::Range;
use std::sync::Arc;

use super::anchors::span;
use crate::markdown::{Flavour, SourceMap};
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::source::Span;
use crate::text::edge::is_word;
use crate::text::one_line;
use crate::text::quotation_marks::{quoted, without_marks};

/// A phrase that a briefing quotes.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Its words, without quotation marks, with single spaces.
    pub(super) words: String,
    /// Its place.
    place: PhrasePlace,
    /// Whether it must be in the original: one in a digest or a claim's value. A note's text
    /// may quote anything.
    pub(super) must_occur: bool,
}

#[derive(Debug, Clone)]
enum PhrasePlace {
    /// Bytes of the digest's plain text.
    Digest(Range<u32>),
    Notes(Span),
}

impl Phrase {
    /// Returns its place, for messages.
    pub(super) fn span(&self, digest: &ArticleDoc) -> Span {
        match &self.place {
            PhrasePlace::Notes(span) => *span,
            PhrasePlace::Digest(range) => {
                let map = SourceMap::new(digest.body.markdown(), Flavour::Article);
                span(digest, &map, range.clone())
            }
        }
    }
}

/// Returns the phrases in quotation marks of a digest and the notes on it, the values of claims,
/// and the original words that notes give, without phrases that have neither a letter nor a digit.
pub(super) fn in_briefing(digest: &ArticleDoc, notes: &[Arc<NoteDoc>]) -> Vec<Phrase> {
    let plain = &digest.body.plain.text;
    let mut all = Vec::new();
    let mut add = |words: &str, place, must_occur| {
        let words = one_line(words).into_owned();
        if words.contains(is_word) {
            all.push(Phrase { words, place, must_occur });
        }
    };
    for quoted in quoted(plain).into_iter().filter(|quoted| quoted.closed) {
        let range = quoted.words.start as u32..quoted.words.end as u32;
        add(&plain[quoted.words], PhrasePlace::Digest(range), true);
    }
    for note in notes {
        for position in &note.positions {
            if let Some(value) = &position.value {
                add(without_marks(value), PhrasePlace::Notes(position.claim.span), true);
            }
        }
        if let Some(original) = &note.original {
            add(&original.value, PhrasePlace::Notes(original.span), true);
        }
        let plain = &note.body.plain.text;
        for quoted in quoted(plain).into_iter().filter(|quoted| quoted.closed) {
            add(&plain[quoted.words], PhrasePlace::Notes(note.id.span), false);
        }
    }
    all
}

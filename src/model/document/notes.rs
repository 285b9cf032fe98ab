//! The notes on an article.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Seen;
use crate::model::{Confidence, Id, NoteKind, Prose, Stance, Status};
use crate::source::{FileId, Span, Spanned};

/// Words quoted from an article, folded for matching (see [`crate::text::fold`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// One phrase, or the first and the last of a range.
    pub phrases: Vec<String>,
    /// The start of the exact passage: a phrase, and a byte in it.
    pub start: (usize, usize),
    /// Its end: a phrase, and a byte in it.
    pub end: (usize, usize),
    /// The blockquote in the notes file.
    pub span: Span,
}

/// The words that an earlier version has in place of those that a note quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierDoc {
    /// The version.
    pub version: Spanned<Seen>,
    /// Its words. `None` if it has nothing there: the quoted words were put in later.
    pub quote: Option<Quote>,
}

/// The position of an article on a claim, as a note reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionDoc {
    /// The claim's id.
    pub claim: Spanned<String>,
    /// The stance of the article.
    pub stance: Stance,
    /// The article's own value: `more than 40`. [`Stance::Other`] has one.
    pub value: Option<String>,
}

/// The source of a fact from outside the articles: a work, an address, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSource {
    /// The words before the address, or all of them: a work. May be empty if there is an address.
    pub words: String,
    /// The address of a web page.
    pub address: Option<String>,
    /// The words after the address, with the mark that separates them; may be empty.
    pub after: String,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDoc {
    /// Its id, unique among the notes of its article.
    pub id: Spanned<Id>,
    /// The subject of the note.
    pub kind: NoteKind,
    /// The quoted passage. `None` for a note on the whole article.
    pub quote: Option<Quote>,
    /// The version that the note is about, and that its words are quoted from. `None`: the present
    /// one.
    pub version: Option<Spanned<Seen>>,
    /// The words that an earlier version has in place of the quoted ones: the note is on that
    /// change.
    pub was: Option<EarlierDoc>,
    /// A translation of the quoted words into the briefing's language.
    pub translation: Option<String>,
    /// The words of the original to which the quoted words of a digest or a translation correspond.
    pub original: Option<Spanned<String>>,
    /// The positions on claims.
    pub positions: Vec<PositionDoc>,
    /// A pattern that must not match in the article: `/words/i`.
    pub checked: Option<Spanned<String>>,
    /// The ids of the terms it concerns.
    pub terms: Vec<Spanned<String>>,
    /// The sources of its facts from outside the articles.
    pub sources: Vec<NoteSource>,
    /// The confidence of its author.
    pub confidence: Option<Confidence>,
    /// Whether it is published.
    pub status: Status,
    /// The author of the note.
    pub author: Option<String>,
    /// The day on which it was written, or last changed so that readers should notice.
    pub updated: Option<Date>,
    /// Its former ids.
    pub aliases: Vec<Spanned<Id>>,
    /// The text. Not empty.
    pub body: Prose,
}

/// The notes on one article, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesDoc {
    /// The article's id.
    pub article: Id,
    /// The file.
    pub file: FileId,
    /// The notes. Their ids and former ids are unique.
    pub notes: Vec<Arc<NoteDoc>>,
    /// The ids of notes with faults, which are not in `notes`.
    pub broken: Vec<Id>,
}

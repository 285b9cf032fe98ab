//! What one file says, read and checked by itself; names of other things are still names.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use super::{
    ActorKind, ArticleKind, ClaimKind, Confidence, FactField, Id, NoteKind, Prose, Stance, Status,
    TextForm, Translation, When,
};
use crate::source::{FileId, Span, Spanned};

/// When something was published: a day, perhaps a time, perhaps with its offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Published {
    /// The outlet's own day.
    pub date: Date,
    /// The outlet's own time of day.
    pub time: Option<(Time, Offset)>,
}

/// The offset in seconds, which is all there is to it.
type Written = (Date, Option<(Time, i32)>);

impl From<Published> for Written {
    fn from(published: Published) -> Self {
        (published.date, published.time.map(|(time, offset)| (time, offset.seconds())))
    }
}

impl From<Written> for Published {
    fn from((date, time): Written) -> Self {
        let offset = |seconds| Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
        Self { date, time: time.map(|(time, seconds)| (time, offset(seconds))) }
    }
}

impl Published {
    /// Returns the instant to sort by; a day without a time counts as noon UTC.
    pub fn instant(self) -> Timestamp {
        let (time, offset) = self.time.unwrap_or((Time::constant(12, 0, 0, 0), Offset::UTC));
        offset.to_timestamp(self.date.to_datetime(time)).unwrap_or(Timestamp::MAX)
    }
}

/// A statement that a value is concluded, not stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inferred {
    /// The key of the front matter.
    pub key: String,
    /// Why.
    pub reason: String,
}

/// Where an article's text came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the saved file.
    pub file: Option<String>,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: Option<String>,
    /// The day it was fetched.
    pub retrieved: Option<Date>,
    /// Numbers of the blocks that were kept against the import's own decision, with spaces between.
    pub keep: Option<String>,
    /// Numbers of those that were dropped against it, likewise.
    pub drop: Option<String>,
}

/// A decision on words that were, or would be, found in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction<T> {
    /// The words, as they stand in the article.
    pub words: Spanned<String>,
    /// Which occurrence, from 1; `None` for all.
    pub occurrence: Option<u32>,
    /// What they mean; `None`: nothing.
    pub meaning: Option<T>,
}

/// A source article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleDoc {
    /// Its id.
    pub id: Id,
    /// The file.
    pub file: FileId,
    /// The headline.
    pub title: String,
    /// Who published it.
    pub outlet: Spanned<String>,
    /// Through whom it came, from the first copy to the last; may be empty.
    pub via: Vec<Spanned<String>>,
    /// When it was published.
    pub published: Published,
    /// Its address.
    pub url: Option<String>,
    /// Who wrote it; may be empty.
    pub byline: Vec<String>,
    /// Where it was written.
    pub dateline: Option<String>,
    /// What sort of article it is.
    pub kind: Option<ArticleKind>,
    /// Its language, if it is not the site's.
    pub lang: Option<String>,
    /// Who translated it.
    pub translated: Option<Translation>,
    /// One sentence on it.
    pub summary: Option<String>,
    /// Whether the text is the article's own.
    pub text: TextForm,
    /// What is concluded, not stated. Sorted by key.
    pub inferred: Vec<Inferred>,
    /// Where the text came from.
    pub origin: Origin,
    /// Decisions on names: the meaning is an actor's id.
    pub names: Vec<Correction<Spanned<String>>>,
    /// Decisions on dates.
    pub dates: Vec<Correction<When>>,
    /// Left out without `--drafts`.
    pub draft: bool,
    /// The text.
    pub body: Prose,
}

/// Words quoted from an article, folded for matching (see [`crate::text::fold`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// One phrase, or the two ends of a range. Not empty.
    pub phrases: Vec<String>,
    /// Where the exact passage begins: phrase, byte in it.
    pub start: (usize, usize),
    /// Where it ends: phrase, byte in it.
    pub end: (usize, usize),
    /// The blockquote in the notes file.
    pub span: Span,
}

/// What a note says of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionDoc {
    /// The claim.
    pub claim: Spanned<String>,
    /// How the article stands to it.
    pub stance: Stance,
    /// The article's own value: "more than 40".
    pub value: Option<String>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDoc {
    /// Its id, unique among the notes of its article.
    pub id: Spanned<Id>,
    /// What it is about.
    pub kind: NoteKind,
    /// The passage; `None`: the whole article.
    pub quote: Option<Quote>,
    /// What it says of claims.
    pub positions: Vec<PositionDoc>,
    /// A pattern that must not occur in the article.
    pub checked: Option<Spanned<String>>,
    /// Terms it touches.
    pub terms: Vec<Spanned<String>>,
    /// How sure its author is.
    pub confidence: Option<Confidence>,
    /// Whether it is published.
    pub status: Status,
    /// Who wrote it.
    pub author: Option<String>,
    /// Ids it had before.
    pub aliases: Vec<Spanned<Id>>,
    /// What it says. Not empty.
    pub body: Prose,
}

/// The notes on one article, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesDoc {
    /// The article's id.
    pub article: Id,
    /// The file.
    pub file: FileId,
    /// The notes; ids are unique.
    pub notes: Vec<Arc<NoteDoc>>,
    /// Ids of notes that are there but could not be read.
    pub broken: Vec<Id>,
}

/// A dated fact on an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub field: FactField,
    /// What holds.
    pub value: String,
    /// As of when.
    pub as_of: Date,
    /// Who says so. This or `confidence` is there.
    pub source: Option<String>,
    /// How sure the editor is.
    pub confidence: Option<Confidence>,
}

/// An outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletDoc {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its name for tables; equal to `name` where none is given.
    pub short: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// BCP 47; may be empty.
    pub languages: Vec<String>,
    /// Its site.
    pub url: Option<String>,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
    /// Its perspective in two sentences.
    pub summary: Option<String>,
    /// Facts, in the order of the file.
    pub facts: Vec<Fact>,
    /// The profile.
    pub body: Prose,
}

/// Another name of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Spanned<String>,
    /// Its language.
    pub lang: Option<String>,
    /// Whether it is a mistake.
    pub misspelling: bool,
    /// The ids of the articles in which alone it counts; empty: all.
    pub only_in: Vec<Spanned<String>>,
}

/// An office held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The office.
    pub title: String,
    /// From when.
    pub from: Option<Date>,
    /// Until when, inclusive.
    pub until: Option<Date>,
}

/// A person, an organisation or a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorDoc {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Spanned<String>,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Other names, in the order of the file.
    pub aliases: Vec<Alias>,
    /// What a second mention uses; for persons the last name unless given.
    pub surname: Option<String>,
    /// A group for the index.
    pub side: Option<String>,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Offices, in the order of the file.
    pub roles: Vec<Role>,
    /// More on it.
    pub body: Prose,
}

/// A statement that the outlets treat differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDoc {
    /// Its id.
    pub id: Id,
    /// The statement.
    pub title: String,
    /// The day it is about.
    pub date: Option<Date>,
    /// What sort of statement it is.
    pub kind: Option<ClaimKind>,
    /// The actors it is by or about.
    pub actors: Vec<Spanned<String>>,
    /// Background.
    pub body: Prose,
}

/// One thing and the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDoc {
    /// Its id.
    pub id: Id,
    /// The thing.
    pub title: String,
    /// The words; may be empty.
    pub words: Vec<String>,
    /// Background.
    pub body: Prose,
}

/// The editor's text on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayDoc {
    /// Its id: the day, `2025-06-01`.
    pub id: Id,
    /// The day.
    pub date: Date,
    /// A title for it.
    pub title: Option<String>,
    /// The text.
    pub body: Prose,
}

/// A page: the home page, the method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDoc {
    /// Its id; `index` for the home page.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// One sentence on it.
    pub summary: Option<String>,
    /// Whether the navigation has it.
    pub nav: bool,
    /// Its place there, smallest first.
    pub order: i64,
    /// Left out without `--drafts`.
    pub draft: bool,
    /// The text.
    pub body: Prose,
}

/// A document of some [`Kind`](super::Kind).
pub trait Document {
    /// Returns its id, unique among the documents of its kind.
    fn id(&self) -> &Id;

    /// Returns its text; may be empty.
    fn body(&self) -> &Prose;
}

macro_rules! documents {
    ($($document:ty),+) => {$(
        impl Document for $document {
            fn id(&self) -> &Id {
                &self.id
            }

            fn body(&self) -> &Prose {
                &self.body
            }
        }
    )+};
}

documents!(ArticleDoc, OutletDoc, ActorDoc, ClaimDoc, TermDoc, DayDoc, PageDoc);

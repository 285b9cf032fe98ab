//! An article with everything found in it.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::{ActorIx, ArticleDoc, ClaimIx, NoteDoc, OutletIx, Seen, TermIx, VersionDoc};
use super::excerpts::Excerpts;
use super::index::{Idx, IndexList};
use super::{Basis, Certainty, Stance, Status, When};

/// A note's place in [`Article::notes`].
pub type NoteIx = Idx<Note>;
/// A name's place in [`Article::mentions`].
pub type MentionIx = Idx<Mention>;
/// A date's place in [`Article::dates`].
pub type DateIx = Idx<DateMention>;
/// A position's place in [`Note::positions`].
pub type PositionIx = Idx<Position>;

/// An actor's name in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Bytes of the article's plain text, including a `Mr.` before the name.
    pub range: Range<u32>,
    /// The actor that is meant.
    pub actor: ActorIx,
    /// Whether the name is a known mistake.
    pub misspelling: bool,
}

/// A date in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// Bytes of the article's plain text.
    pub range: Range<u32>,
    /// The time that is meant.
    pub value: When,
    /// How it was understood.
    pub basis: Basis,
    /// How sure that is.
    pub certainty: Certainty,
}

/// A place beside an article's running text that a note can quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BesidePlace {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The footnote with this label.
    Footnote(String),
}

/// A passage beside an article's running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BesideAnchor {
    /// Where it is.
    pub place: BesidePlace,
    /// Bytes of the text there.
    pub range: Range<u32>,
}

/// How often a text has one of a term's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCount {
    /// The term.
    pub term: TermIx,
    /// The place of the words in the term's list, from 0.
    pub word: u32,
    /// How often; at least once.
    pub count: u32,
    /// Where it is first, in bytes of the text; start and end are equal where the place is unknown.
    pub first: (u32, u32),
}

/// A position that a note takes on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The claim.
    pub claim: ClaimIx,
    /// The article's stance on it.
    pub stance: Stance,
    /// The article's own value.
    pub value: Option<String>,
    /// Whether an omission was checked by a pattern in this build.
    pub certified: bool,
}

/// The passage of an earlier version of its article that a note quotes.
#[derive(Debug, Clone)]
pub struct EarlierPassage {
    /// The version.
    pub seen: Seen,
    /// The article as it was then. `None` where none of its text may be shown.
    pub version: Option<Arc<VersionDoc>>,
    /// The passage, bytes of the version's plain text. `None` for a note on the whole version, and
    /// where the version has nothing.
    pub anchor: Option<Range<u32>>,
    /// The passage beside the running text.
    pub beside: Option<BesideAnchor>,
}

/// A note in its place.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its document.
    pub doc: Arc<NoteDoc>,
    /// Its passage, bytes of the article's plain text. Without one here or beside it, the note is
    /// on the whole article.
    pub anchor: Option<Range<u32>>,
    /// Its passage beside the running text.
    pub beside: Option<BesideAnchor>,
    /// The earlier version that it is on. It then has no passage in the present one, and none of
    /// its positions is the article's.
    pub earlier: Option<EarlierPassage>,
    /// The words that an earlier version has in place of its passage.
    pub was: Option<EarlierPassage>,
    /// The article's positions on claims.
    pub positions: IndexList<Position>,
    /// The positions on claims that the article took in the earlier version.
    pub earlier_positions: IndexList<Position>,
    /// Terms it touches.
    pub terms: Vec<TermIx>,
    /// Dates that it gives in full or without the year, by position in its plain text, disjoint.
    /// A note has no day of its own to count from.
    pub dates: Vec<DateMention>,
}

/// An article with everything found in it.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its document.
    pub doc: Arc<ArticleDoc>,
    /// Who published it.
    pub outlet: OutletIx,
    /// From whom the outlet had the text, the first source first; may be empty.
    pub via: Vec<OutletIx>,
    /// By whom the copy at hand came from the outlet, from the first to the last; may be empty.
    pub carried_by: Vec<OutletIx>,
    /// Its notes: those on headline and standfirst first, then those on the whole article, then by
    /// passage. Their numbers are their places, from 1.
    pub notes: IndexList<Note>,
    /// Names found, by position, disjoint.
    pub mentions: IndexList<Mention>,
    /// The sentence around each name, in bytes of the plain text.
    pub mention_sentences: IndexList<Mention, Range<u32>>,
    /// The actors that its headline names by a full name or an alias. Sorted, unique. No figure
    /// counts them.
    pub in_headline: Vec<ActorIx>,
    /// Dates found, by position, disjoint.
    pub dates: IndexList<DateMention>,
    /// The sentence around each date, in bytes of the plain text.
    pub date_sentences: IndexList<DateMention, Range<u32>>,
    /// How often it has the words of terms, by term. Those of a digest are the editor's and no
    /// figures: see `CountedIn`.
    pub words: Vec<WordCount>,
    /// The parts that are left of it in an edition that does not show all. All ranges above are
    /// those of the whole text, of which the document has only what is left: [`Article::shown`]
    /// leads from the one to the other.
    pub excerpts: Option<Arc<Excerpts>>,
}

impl Article {
    /// Returns the notes that are not drafts, with their numbers.
    pub fn approved(&self) -> impl Iterator<Item = (NoteIx, &Note)> {
        self.notes.iter_enumerated().filter(|(_, note)| note.doc.status == Status::Approved)
    }

    /// Returns whether it was certainly published before another. Two days of one outlet without
    /// times are days at one place.
    pub fn is_before(&self, other: &Self) -> bool {
        let [first, second] = [self, other].map(|it| it.doc.published);
        if self.outlet == other.outlet && first.time.is_none() && second.time.is_none() {
            return first.date < second.date;
        }
        first.is_before(second)
    }

    /// Returns the text of a place beside the running text.
    pub fn beside_text(&self, place: &BesidePlace) -> &str {
        beside_text(&self.doc, place)
    }
}

impl Note {
    /// Returns whether its words were not found, so that it is on nothing, and on no page.
    pub fn is_lost(&self) -> bool {
        let is_nowhere = match (&self.doc.version, &self.earlier) {
            (None, _) => self.anchor.is_none() && self.beside.is_none(),
            (Some(_), None) => return true,
            (Some(_), Some(earlier)) => earlier.version.is_some() && earlier.is_whole(),
        };
        is_nowhere && self.doc.quote.is_some()
    }
}

impl EarlierPassage {
    /// Returns whether it is not a passage, but all of the version.
    pub fn is_whole(&self) -> bool {
        self.anchor.is_none() && self.beside.is_none()
    }
}

/// Returns the text of a place beside the running text of a document.
pub(super) fn beside_text<'a>(doc: &'a ArticleDoc, place: &BesidePlace) -> &'a str {
    match place {
        BesidePlace::Headline => &doc.title,
        BesidePlace::Standfirst => doc.standfirst.as_deref().unwrap_or_default(),
        BesidePlace::Footnote(label) => doc.body.footnote(label).map_or("", |found| found.0),
    }
}

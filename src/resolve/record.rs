//! Analysed articles as bytes for [`DiskCache`], without their documents.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::disk_cache::DiskCache;
use crate::fingerprint::Fingerprint;
use crate::model::document::{ArticleDoc, NotesDoc, Seen, VersionDoc};
use crate::model::index::IndexList;
use crate::model::site::{
    ActorIx, Article, BesideAnchor, DateMention, EarlierPassage, Mention, Note, OutletIx, Position,
    TermIx, WordCount,
};

/// An article with all that its analysis reads beside the register.
#[derive(Clone, Copy)]
pub(super) struct ArticleInput<'a> {
    pub(super) doc: &'a Arc<ArticleDoc>,
    pub(super) notes: Option<&'a Arc<NotesDoc>>,
    /// By time.
    pub(super) versions: &'a [Arc<VersionDoc>],
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    outlet: OutletIx,
    via: Vec<OutletIx>,
    carried_by: Vec<OutletIx>,
    /// In the order of [`Article::notes`].
    notes: IndexList<Note, PlacedNote>,
    mentions: IndexList<Mention>,
    mention_sentences: IndexList<Mention, Range<u32>>,
    in_headline: Vec<ActorIx>,
    dates: IndexList<DateMention>,
    date_sentences: IndexList<DateMention, Range<u32>>,
    words: Vec<WordCount>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlacedNote {
    /// Its place in the file, 0-based.
    place: usize,
    anchor: Option<Range<u32>>,
    beside: Option<BesideAnchor>,
    earlier: Option<PlacedPassage>,
    was: Option<PlacedPassage>,
    positions: IndexList<Position>,
    earlier_positions: IndexList<Position>,
    terms: Vec<TermIx>,
    dates: Vec<DateMention>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlacedPassage {
    seen: Seen,
    anchor: Option<Range<u32>>,
    beside: Option<BesideAnchor>,
}

impl From<EarlierPassage> for PlacedPassage {
    fn from(passage: EarlierPassage) -> Self {
        let EarlierPassage { seen, version: _, anchor, beside } = passage;
        Self { seen, anchor, beside }
    }
}

impl PlacedPassage {
    /// `None` if there is no such version.
    fn among(self, versions: &[Arc<VersionDoc>]) -> Option<EarlierPassage> {
        let Self { seen, anchor, beside } = self;
        let version = versions.iter().find(|version| version.seen == seen)?;
        Some(EarlierPassage { seen, version: Some(Arc::clone(version)), anchor, beside })
    }
}

/// Caches an analysed article, which must be without faults.
pub(super) fn write(
    disk_cache: &DiskCache,
    register: Fingerprint,
    article: &Article,
    input: ArticleInput<'_>,
) {
    if !disk_cache.is_writable() {
        return;
    }
    let docs = input.notes.iter().flat_map(|notes| &notes.notes);
    let places: HashMap<_, usize> = docs.map(Arc::as_ptr).zip(0..).collect();
    let note = |note: &Note| {
        let Note { doc, anchor, beside, earlier, was, positions, earlier_positions, terms, dates } =
            note.clone();
        let place = *places.get(&Arc::as_ptr(&doc))?;
        let (earlier, was) = (earlier.map(Into::into), was.map(Into::into));
        Some(PlacedNote {
            place,
            anchor,
            beside,
            earlier,
            was,
            positions,
            earlier_positions,
            terms,
            dates,
        })
    };
    let Some(placed) = article.notes.iter().map(note).collect() else { return };
    let Article {
        doc: _,
        outlet,
        via,
        carried_by,
        notes: _,
        mentions,
        mention_sentences,
        in_headline,
        dates,
        date_sentences,
        words,
        excerpts: _,
    } = article.clone();
    let record = Record {
        outlet,
        via,
        carried_by,
        notes: placed,
        mentions,
        mention_sentences,
        in_headline,
        dates,
        date_sentences,
        words,
    };
    if let Ok(bytes) = postcard::to_stdvec(&record) {
        disk_cache.put(&name(input.doc), key(register, input), bytes);
    }
}

/// Returns the cached article, if nothing that its analysis depends on has changed.
pub(super) fn read(
    disk_cache: &DiskCache,
    register: Fingerprint,
    input: ArticleInput<'_>,
) -> Option<Article> {
    let read = |bytes: &[u8]| postcard::from_bytes::<Record>(bytes).ok();
    let record = disk_cache.get(&name(input.doc), key(register, input), read)?;
    let docs = input.notes.map_or(&[][..], |notes| &notes.notes);
    let note = |note: PlacedNote| {
        let PlacedNote {
            place, anchor, beside, positions, earlier_positions, terms, dates, ..
        } = note;
        let doc = Arc::clone(docs.get(place)?);
        let passage = |placed: Option<PlacedPassage>| match placed {
            Some(placed) => placed.among(input.versions).map(Some),
            None => Some(None),
        };
        let (earlier, was) = (passage(note.earlier)?, passage(note.was)?);
        Some(Note { doc, anchor, beside, earlier, was, positions, earlier_positions, terms, dates })
    };
    let Record {
        outlet,
        via,
        carried_by,
        notes,
        mentions,
        mention_sentences,
        in_headline,
        dates,
        date_sentences,
        words,
    } = record;
    let notes = notes.into_iter().map(note).collect::<Option<_>>()?;
    let doc = Arc::clone(input.doc);
    Some(Article {
        doc,
        outlet,
        via,
        carried_by,
        notes,
        mentions,
        mention_sentences,
        in_headline,
        dates,
        date_sentences,
        words,
        excerpts: None,
    })
}

fn name(doc: &ArticleDoc) -> String {
    format!("article:{}", doc.id)
}

/// Returns the fingerprint of all that an article's analysis depends on.
fn key(register: Fingerprint, input: ArticleInput<'_>) -> Fingerprint {
    let ArticleInput { doc, notes, versions } = input;
    let notes = notes.map(|notes| notes.notes.first().map(|note| note.body.file_fingerprint));
    let versions: Vec<(Seen, Fingerprint)> =
        versions.iter().map(|version| (version.seen, version.doc.body.file_fingerprint)).collect();
    Fingerprint::of(&(register, doc.body.file_fingerprint, notes, versions))
}

//! Analysed articles as bytes for [`DiskCache`], without their documents.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::disk_cache::DiskCache;
use crate::fingerprint::Fingerprint;
use crate::model::document::{ArticleDoc, NotesDoc};
use crate::model::index::IndexList;
use crate::model::site::{
    Article, BesideAnchor, DateMention, Mention, Note, OutletIx, Position, TermIx, WordCount,
};

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    outlet: OutletIx,
    via: Vec<OutletIx>,
    /// In the order of [`Article::notes`].
    notes: IndexList<Note, PlacedNote>,
    mentions: IndexList<Mention>,
    mention_sentences: IndexList<Mention, Range<u32>>,
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
    positions: IndexList<Position>,
    terms: Vec<TermIx>,
    dates: Vec<DateMention>,
}

/// Caches an analysed article, which must be without faults.
pub(super) fn write(
    disk_cache: &DiskCache,
    register: Fingerprint,
    article: &Article,
    notes: Option<&Arc<NotesDoc>>,
) {
    if !disk_cache.is_writable() {
        return;
    }
    let docs = notes.iter().flat_map(|notes| &notes.notes);
    let places: HashMap<_, usize> = docs.map(Arc::as_ptr).zip(0..).collect();
    let note = |note: &Note| {
        let Note { doc, anchor, beside, positions, terms, dates } = note.clone();
        let place = *places.get(&Arc::as_ptr(&doc))?;
        Some(PlacedNote { place, anchor, beside, positions, terms, dates })
    };
    let Some(placed) = article.notes.iter().map(note).collect() else { return };
    let Article {
        doc,
        outlet,
        via,
        notes: _,
        mentions,
        mention_sentences,
        dates,
        date_sentences,
        words,
        excerpts: _,
    } = article.clone();
    let record = Record {
        outlet,
        via,
        notes: placed,
        mentions,
        mention_sentences,
        dates,
        date_sentences,
        words,
    };
    if let Ok(bytes) = postcard::to_stdvec(&record) {
        disk_cache.put(&name(&doc), key(register, &doc, notes), bytes);
    }
}

/// Returns the cached article, if nothing that its analysis depends on has changed.
pub(super) fn read(
    disk_cache: &DiskCache,
    register: Fingerprint,
    doc: &Arc<ArticleDoc>,
    notes: Option<&Arc<NotesDoc>>,
) -> Option<Article> {
    let read = |bytes: &[u8]| postcard::from_bytes::<Record>(bytes).ok();
    let record = disk_cache.get(&name(doc), key(register, doc, notes), read)?;
    let docs = notes.map_or(&[][..], |notes| &notes.notes);
    let note = |note: PlacedNote| {
        let PlacedNote { place, anchor, beside, positions, terms, dates } = note;
        let doc = Arc::clone(docs.get(place)?);
        Some(Note { doc, anchor, beside, positions, terms, dates })
    };
    let Record { outlet, via, notes, mentions, mention_sentences, dates, date_sentences, words } =
        record;
    let notes = notes.into_iter().map(note).collect::<Option<_>>()?;
    let doc = Arc::clone(doc);
    Some(Article {
        doc,
        outlet,
        via,
        notes,
        mentions,
        mention_sentences,
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
fn key(register: Fingerprint, doc: &ArticleDoc, notes: Option<&Arc<NotesDoc>>) -> Fingerprint {
    let notes = notes.map(|notes| notes.notes.first().map(|note| note.body.file_fingerprint));
    Fingerprint::of(&(register, doc.body.file_fingerprint, notes))
}

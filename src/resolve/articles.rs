//! Second pass: articles with their notes, each analysed by itself.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::analysis::{Analysis, analyse};
use super::anchors;
use super::record;
use super::register::Register;
use super::renamed::{NameChange, RegisterNames};
use super::stances;
use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::load::Loaded;
use crate::markdown::{Flavour, SourceMap};
use crate::model::document::{ActorDoc, ArticleDoc, ClaimDoc, NoteDoc, NotesDoc};
use crate::model::site::{Article, BesideAnchor, BesidePlace, DateMention, Note, Position, Site};
use crate::model::{Kind, Stance, Status};
use crate::source::Span;

/// The analysed articles, with everything that they depend on.
#[derive(Debug, Default)]
pub(super) struct ArticleMemo {
    register: RegisterNames,
    /// By id.
    entries: Vec<Arc<AnalysedArticle>>,
}

/// An analysed article with its faults.
#[derive(Debug)]
struct AnalysedArticle {
    doc: Arc<ArticleDoc>,
    notes: Option<Arc<NotesDoc>>,
    /// `None` where its outlet is unknown.
    article: Option<Arc<Article>>,
    faults: Vec<Diagnostic>,
}

impl AnalysedArticle {
    fn new(
        doc: &Arc<ArticleDoc>,
        notes: Option<&Arc<NotesDoc>>,
        article: Option<Article>,
        faults: Vec<Diagnostic>,
    ) -> Self {
        let (doc, notes) = (Arc::clone(doc), notes.cloned());
        Self { doc, notes, article: article.map(Arc::new), faults }
    }

    fn is_of(&self, doc: &Arc<ArticleDoc>, notes: Option<&Arc<NotesDoc>>) -> bool {
        is_same((&self.doc, self.notes.as_ref()), (doc, notes))
    }
}

impl ArticleMemo {
    /// Fills in the articles, by time of publication.
    pub(super) fn fill(
        &mut self,
        site: &mut Site,
        loaded: &Loaded,
        register: &Register<'_>,
        options: Options,
        disk_cache: &DiskCache,
        out: &mut Vec<Diagnostic>,
    ) {
        let (pairs, alone) = pair(loaded);
        report_notes_alone(&alone, loaded, out);
        let inputs = register.inputs(site, options);
        let change = NameChange::between(&self.register, &inputs);
        let key = inputs.key();
        self.register = inputs;
        let shown = |(doc, _): &ArticleWithNotes<'_>| options.drafts || !doc.draft;
        let pairs: Vec<_> = pairs.into_iter().filter(shown).collect();
        let entry = |(at, (doc, notes)): (usize, &ArticleWithNotes<'_>)| {
            let entry = self.entry(at, doc, *notes);
            if let Some(entry) = entry.filter(|_| !change.may_touch(&doc.body.plain.text)) {
                return Arc::clone(entry);
            }
            if let Some(article) = record::read(disk_cache, key, doc, *notes) {
                return Arc::new(AnalysedArticle::new(doc, *notes, Some(article), Vec::new()));
            }
            let entry = article(doc, *notes, site, register, options);
            if let Some(article) = entry.article.as_ref().filter(|_| entry.faults.is_empty()) {
                record::write(disk_cache, key, article, *notes);
            }
            Arc::new(entry)
        };
        let entries: Vec<Arc<AnalysedArticle>> = pairs.par_iter().enumerate().map(entry).collect();
        for entry in &entries {
            site.articles.extend(entry.article.clone());
            out.extend(entry.faults.iter().cloned());
        }
        self.entries = entries;
        site.articles.as_mut_slice().sort_by_cached_key(|article| {
            let ArticleDoc { published, sequence, id, .. } = &*article.doc;
            (published.instant(), sequence.unwrap_or(0), id.clone())
        });
    }

    /// Returns the kept result for an article with its notes. Its place is mostly the same.
    fn entry(
        &self,
        at: usize,
        doc: &Arc<ArticleDoc>,
        notes: Option<&Arc<NotesDoc>>,
    ) -> Option<&Arc<AnalysedArticle>> {
        let is_of = |entry: &&Arc<AnalysedArticle>| entry.is_of(doc, notes);
        self.entries.get(at).filter(is_of).or_else(|| {
            let place = self.entries.binary_search_by(|entry| entry.doc.id.cmp(&doc.id)).ok()?;
            Some(&self.entries[place]).filter(is_of)
        })
    }
}

/// An article with its notes.
pub(super) type ArticleWithNotes<'a> = (&'a Arc<ArticleDoc>, Option<&'a Arc<NotesDoc>>);

/// Returns whether two articles with their notes are the same documents.
pub(super) fn is_same(one: ArticleWithNotes<'_>, other: ArticleWithNotes<'_>) -> bool {
    let same_notes = match (one.1, other.1) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    Arc::ptr_eq(one.0, other.0) && same_notes
}

/// Returns all articles with their notes, and the notes without an article.
fn pair(loaded: &Loaded) -> (Vec<ArticleWithNotes<'_>>, Vec<&Arc<NotesDoc>>) {
    let mut notes = loaded.notes.iter().peekable();
    let mut alone = Vec::new();
    let mut pairs = Vec::with_capacity(loaded.articles.len());
    for doc in &loaded.articles {
        alone.extend(std::iter::from_fn(|| notes.next_if(|notes| notes.article < doc.id)));
        pairs.push((doc, notes.next_if(|notes| notes.article == doc.id)));
    }
    alone.extend(notes);
    (pairs, alone)
}

fn report_notes_alone(alone: &[&Arc<NotesDoc>], loaded: &Loaded, out: &mut Vec<Diagnostic>) {
    for notes in alone {
        if !loaded.broken.contains(&(Kind::Article, notes.article.to_string())) {
            out.push(
                Diagnostic::at(
                    Code::NotesWithoutArticle,
                    Span::new(notes.file, 0, 0..0),
                    format!("there is no article `{}`", notes.article),
                )
                .help(format!("its text belongs in content/articles/{}.md", notes.article)),
            );
        }
    }
}

fn article(
    doc: &Arc<ArticleDoc>,
    notes_doc: Option<&Arc<NotesDoc>>,
    site: &Site,
    register: &Register<'_>,
    options: Options,
) -> AnalysedArticle {
    let notes = notes_doc.map_or(&[][..], |notes| &notes.notes);
    let actor = |id: &str| register.place::<ActorDoc>(id);
    let analysis = analyse(doc, &site.settings.lang, notes, register.sought(), &actor);
    let mut out = Vec::new();
    for name in doc.names.iter().filter_map(|name| name.meaning.as_ref()) {
        register.find::<ActorDoc>(name, &mut out);
    }
    report_doubts(doc, &analysis, site, &mut out);
    let Analysis { anchors, beside, mentions, dates, noted, words, diagnostics, .. } = analysis;
    out.extend(diagnostics);
    let outlet = register.outlet(&doc.outlet, &mut out);
    let via = doc.via.iter().filter_map(|id| register.find(id, &mut out)).collect();
    let mut placed: Vec<Note> = notes
        .iter()
        .zip(anchors.into_iter().zip(beside).zip(noted))
        .map(|(doc, ((anchor, aside), dates))| Note {
            beside: aside,
            ..note(doc, anchor, dates, register, &mut out)
        })
        .filter(|note| options.drafts || note.doc.status == Status::Approved)
        .collect();
    let is_claim = |id: &str| register.place::<ClaimDoc>(id).is_some();
    stances::check(placed.iter().map(|note| &*note.doc), is_claim, &mut out);
    // Stable: notes on the same words keep the order of the file.
    placed.sort_by_key(|note| order(doc, note));
    let mention_sentences = sentences(doc, mentions.iter().map(|mention| &mention.range));
    let date_sentences = sentences(doc, dates.iter().map(|date| &date.range));
    let made = |outlet| Article {
        doc: Arc::clone(doc),
        outlet,
        via,
        notes: placed.into(),
        mentions: mentions.into(),
        mention_sentences: mention_sentences.into(),
        dates: dates.into(),
        date_sentences: date_sentences.into(),
        words,
        excerpts: None,
    };
    AnalysedArticle::new(doc, notes_doc, outlet.map(made), out)
}

/// Returns what notes are sorted by: headline, standfirst, the whole article, then by passage; a
/// footnote is where it is referred to.
fn order(doc: &ArticleDoc, note: &Note) -> (u32, u32, u32) {
    match (&note.anchor, &note.beside) {
        (Some(range), _) => (range.start + 1, range.end, 0),
        (None, None) => (0, 2, 0),
        (None, Some(BesideAnchor { place, range })) => match place {
            BesidePlace::Headline => (0, 0, range.start),
            BesidePlace::Standfirst => (0, 1, range.start),
            BesidePlace::Footnote(label) => {
                let at = doc.body.footnote(label).map_or(u32::MAX, |(_, at)| at);
                (at, at, range.start + 1)
            }
        },
    }
}

/// Returns the sentence around each of these words, which are by position.
fn sentences<'a>(doc: &ArticleDoc, words: impl Iterator<Item = &'a Range<u32>>) -> Vec<Range<u32>> {
    let mut all: Vec<Range<u32>> = Vec::new();
    for words in words {
        let last = all.last().filter(|last| words.end <= last.end);
        all.push(last.cloned().unwrap_or_else(|| {
            let sentence = doc.body.sentence(words.start as usize..words.end as usize);
            sentence.start as u32..sentence.end as u32
        }));
    }
    all
}

fn note(
    doc: &Arc<NoteDoc>,
    anchor: Option<Range<u32>>,
    dates: Vec<DateMention>,
    register: &Register<'_>,
    out: &mut Vec<Diagnostic>,
) -> Note {
    let mut positions = Vec::new();
    for position in &doc.positions {
        let Some(claim) = register.find(&position.claim, out) else { continue };
        positions.push(Position {
            claim,
            stance: position.stance,
            value: position.value.clone(),
            certified: doc.checked.is_some() && position.stance == Stance::Omits,
        });
    }
    let terms = doc.terms.iter().filter_map(|id| register.find(id, out)).collect();
    let positions = positions.into();
    Note { doc: Arc::clone(doc), anchor, beside: None, positions, terms, dates }
}

fn report_doubts(doc: &ArticleDoc, analysis: &Analysis, site: &Site, out: &mut Vec<Diagnostic>) {
    let markdown = doc.body.markdown();
    let map = LazyCell::new(|| SourceMap::new(markdown, Flavour::Article));
    for doubt in &analysis.doubts {
        let ids: Vec<String> =
            doubt.actors.iter().map(|actor| format!("`{}`", site.actors[*actor].id)).collect();
        let code = if doubt.surname { Code::AmbiguousName } else { Code::SharedName };
        let span = anchors::span(doc, &map, doubt.range.clone());
        let message = format!("“{}” could mean {}", doubt.words, ids.join(" or "));
        out.push(Diagnostic::at(code, span, message).help(format!(
            "say who is meant at the end of this article's front matter:\n\
             [[name]]\nwords = {}\nactor = \"{}\"",
            toml::Value::from(doubt.words.as_str()),
            site.actors[doubt.actors[0]].id
        )));
    }
}

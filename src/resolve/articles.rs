//! Second pass: articles with their notes, each analysed by itself.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::analysis::{Analysis, NotesOnArticle, analyse};
use super::anchors;
use super::note_order::order_of;
use super::passages::NotePassages;
use super::record::{self, ArticleInput};
use super::register::Register;
use super::renamed::{NameChange, RegisterNames};
use super::stances;
use crate::diag::{Code, Diagnostic, Effort};
use crate::disk_cache::DiskCache;
use crate::load::Loaded;
use crate::markdown::{Flavour, SourceMap};
use crate::model::document::{ActorDoc, ArticleDoc, ClaimDoc, NoteDoc, NotesDoc, VersionDoc};
use crate::model::index::IndexList;
use crate::model::site::{Article, DateMention, Note, Position, Site};
use crate::model::{Kind, Stance, Status};
use crate::source::{Span, Spanned};

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
    versions: Vec<Arc<VersionDoc>>,
    /// `None` where its outlet is unknown.
    article: Option<Arc<Article>>,
    faults: Vec<Diagnostic>,
}

impl AnalysedArticle {
    fn new(input: ArticleInput<'_>, article: Option<Article>, faults: Vec<Diagnostic>) -> Self {
        let ArticleInput { doc, notes, versions } = input;
        Self {
            doc: Arc::clone(doc),
            notes: notes.cloned(),
            versions: versions.to_vec(),
            article: article.map(Arc::new),
            faults,
        }
    }

    fn is_of(&self, ArticleInput { doc, notes, versions }: ArticleInput<'_>) -> bool {
        let same = |(one, other): (&Arc<VersionDoc>, &Arc<VersionDoc>)| Arc::ptr_eq(one, other);
        is_same((&self.doc, self.notes.as_ref()), (doc, notes))
            && self.versions.len() == versions.len()
            && self.versions.iter().zip(versions).all(same)
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
        let shown = |input: &ArticleInput<'_>| options.drafts || !input.doc.draft;
        let pairs: Vec<_> = pairs.into_iter().filter(shown).collect();
        let entry = |(at, input): (usize, &ArticleInput<'_>)| {
            let entry = self.entry(at, *input);
            let ArticleDoc { title, body, .. } = &**input.doc;
            let touched = || change.may_touch(&body.plain.text) || change.may_touch(title);
            if let Some(entry) = entry.filter(|_| !touched()) {
                return Arc::clone(entry);
            }
            if let Some(article) = record::read(disk_cache, key, *input) {
                return Arc::new(AnalysedArticle::new(*input, Some(article), Vec::new()));
            }
            let entry = article(*input, site, register, options);
            if let Some(article) = entry.article.as_ref().filter(|_| entry.faults.is_empty()) {
                record::write(disk_cache, key, article, *input);
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

    /// Returns the kept result for an article. Its place is mostly the same.
    fn entry(&self, at: usize, input: ArticleInput<'_>) -> Option<&Arc<AnalysedArticle>> {
        let is_of = |entry: &&Arc<AnalysedArticle>| entry.is_of(input);
        self.entries.get(at).filter(is_of).or_else(|| {
            let id = &input.doc.id;
            let place = self.entries.binary_search_by(|entry| entry.doc.id.cmp(id)).ok()?;
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
fn pair(loaded: &Loaded) -> (Vec<ArticleInput<'_>>, Vec<&Arc<NotesDoc>>) {
    let mut notes = loaded.notes.iter().peekable();
    let mut alone = Vec::new();
    let mut pairs = Vec::with_capacity(loaded.articles.len());
    for doc in &loaded.articles {
        alone.extend(std::iter::from_fn(|| notes.next_if(|notes| notes.article < doc.id)));
        let notes = notes.next_if(|notes| notes.article == doc.id);
        pairs.push(ArticleInput { doc, notes, versions: loaded.versions_of(&doc.id) });
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
    input: ArticleInput<'_>,
    site: &Site,
    register: &Register<'_>,
    options: Options,
) -> AnalysedArticle {
    let ArticleInput { doc, notes: notes_doc, versions } = input;
    let notes = notes_doc.map_or(&[][..], |notes| &notes.notes);
    let actor = |id: &str| register.place::<ActorDoc>(id);
    let is_broken = |seen| register.is_broken_version(&doc.id, seen);
    let noted = NotesOnArticle { notes, versions, is_broken: &is_broken };
    let analysis = analyse(doc, &site.settings.lang, noted, register.sought(), &actor);
    let (effort, mut out) = (&Effort::default(), Vec::new());
    for name in doc.names.iter().filter_map(|name| name.meaning.as_ref()) {
        register.find::<ActorDoc>(name, effort, &mut out);
    }
    report_ambiguous(doc, &analysis, site, &mut out);
    let Analysis { passages, mentions, in_headline, dates, noted, words, diagnostics, .. } =
        analysis;
    out.extend(diagnostics);
    let outlet = register.outlet(&doc.outlet, effort, &mut out);
    report_own_outlet(doc, &mut out);
    let mut found = |ids: &[Spanned<String>]| {
        ids.iter().filter_map(|id| register.find(id, effort, &mut out)).collect()
    };
    let (via, carried_by) = (found(&doc.via), found(&doc.carried_by));
    let mut placed: Vec<Note> = notes
        .iter()
        .zip(passages.into_iter().zip(noted))
        .map(|(doc, (passages, dates))| note(doc, passages, dates, (register, effort), &mut out))
        .filter(|note| options.drafts || note.doc.status == Status::Approved)
        .collect();
    let is_claim = |id: &str| register.place::<ClaimDoc>(id).is_some();
    let present = placed.iter().filter(|note| note.doc.version.is_none());
    stances::check(present.map(|note| &*note.doc), is_claim, &mut out);
    // Stable: notes on the same words keep the order of the file.
    placed.sort_by_key(order_of(doc));
    let mention_sentences = sentences(doc, mentions.iter().map(|mention| &mention.range));
    let date_sentences = sentences(doc, dates.iter().map(|date| &date.range));
    let made = |outlet| Article {
        doc: Arc::clone(doc),
        outlet,
        via,
        carried_by,
        notes: placed.into(),
        mentions: mentions.into(),
        mention_sentences: mention_sentences.into(),
        in_headline,
        dates: dates.into(),
        date_sentences: date_sentences.into(),
        words,
        excerpts: None,
    };
    AnalysedArticle::new(input, outlet.map(made), out)
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
    passages: NotePassages,
    dates: Vec<DateMention>,
    (register, effort): (&Register<'_>, &Effort),
    out: &mut Vec<Diagnostic>,
) -> Note {
    let mut positions = Vec::new();
    for position in &doc.positions {
        let Some(claim) = register.find(&position.claim, effort, out) else { continue };
        positions.push(Position {
            claim,
            stance: position.stance,
            value: position.value.clone(),
            certified: doc.checked.is_some() && position.stance == Stance::Omits,
        });
    }
    let terms = doc.terms.iter().filter_map(|id| register.find(id, effort, out)).collect();
    let NotePassages { anchor, beside, earlier, was } = passages;
    let (positions, earlier_positions) = match doc.version {
        None => (positions.into(), IndexList::default()),
        Some(_) => (IndexList::default(), positions.into()),
    };
    let doc = Arc::clone(doc);
    Note { doc, anchor, beside, earlier, was, positions, earlier_positions, terms, dates }
}

/// Reports an article that has its text from its own outlet, or was carried by it.
fn report_own_outlet(doc: &ArticleDoc, out: &mut Vec<Diagnostic>) {
    for (key, ids) in [("via", &doc.via), ("carried-by", &doc.carried_by)] {
        for id in ids.iter().filter(|id| id.value == doc.outlet.value) {
            let message = format!("`{key}` names the outlet of the article itself");
            out.push(
                Diagnostic::at(Code::BadValue, id.span, message)
                    .help("name the others that had the text, and leave this one out"),
            );
        }
    }
}

fn report_ambiguous(doc: &ArticleDoc, analysis: &Analysis, site: &Site, out: &mut Vec<Diagnostic>) {
    let markdown = doc.body.markdown();
    let map = LazyCell::new(|| SourceMap::new(markdown, Flavour::Article));
    for name in &analysis.ambiguous {
        let ids: Vec<String> =
            name.actors.iter().map(|actor| format!("`{}`", site.actors[*actor].id)).collect();
        let code = if name.surname { Code::AmbiguousName } else { Code::SharedName };
        let span = anchors::span(doc, &map, name.range.clone());
        let message = format!("“{}” could mean {}", name.words, ids.join(" or "));
        out.push(Diagnostic::at(code, span, message).help(format!(
            "say who is meant at the end of this article's front matter:\n\
             [[name]]\nwords = {}\nactor = \"{}\"",
            toml::Value::from(name.words.as_str()),
            site.actors[name.actors[0]].id
        )));
    }
}

//! The stage between resolving and rendering: limits what a site shows of the articles' own words.
//!
//! In: [`Site`], with whole texts. Out: [`PublicSite`], in which a full text that is not to be
//! published whole is replaced by what its edition shows of it. Rendering takes only a
//! [`PublicSite`], so no page can show a word that is not in it. **Invariant:** of such an article
//! no more is in it than the limits allow, but for headlines, and names as they are written.
//! Digests are the editor's own words and stay whole.
//!
//! `edition` says which there are. `words` numbers an article's words, `choose` decides which of
//! them are shown; `quotations` counts first those that the editor's own texts quote, `values`
//! decides on the values that notes give, and `body` makes the text that is left.

mod body;
mod choose;
mod edition;
mod editor_texts;
mod quotations;
mod units;
mod values;
mod words;

use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::index::Idx;
use crate::model::site::{Article, BesidePlace, EarlierPassage, Entity, Note, Site};
use crate::model::versions::{Change, Version};
use crate::model::{BesideKind, ExcerptLimits, Excerpts, Publish};
use choose::{Chosen, QuotedPassage};
use edition::publish_of;
use quotations::Quotations;
use units::Unit;
use values::ValueSearch;
use words::{EditionWords, PartKind, beside};

pub use edition::{Edition, PRIVATE, PUBLIC, edition};

/// A site that has no more of the articles' own words than its edition shows.
#[derive(Debug, Clone)]
pub struct PublicSite(Arc<Site>);

impl Deref for PublicSite {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

/// Returns the site with no more of the articles' own words than an edition shows, and the places
/// where the editor's own texts quote more.
pub fn publish(site: &Arc<Site>, edition: Edition) -> (PublicSite, Vec<Diagnostic>) {
    let publish_of = |article: &Article| {
        let outlet = &site.outlets[article.outlet];
        publish_of(edition.publish, &site.settings, outlet, &article.doc)
    };
    let limited = |article: &Arc<Article>| publish_of(article) != Publish::Full;
    if !site.articles.as_slice().par_iter().any(limited) {
        if !edition.private {
            return (PublicSite(Arc::clone(site)), Vec::new());
        }
        let private = Site { private: true, ..Site::clone(site) };
        return (PublicSite(Arc::new(private)), Vec::new());
    }
    let mut public = Site { private: edition.private, ..Site::clone(site) };
    let quotations = Quotations::of(site);
    let limit = |(at, article): (usize, &mut Arc<Article>)| match publish_of(article) {
        Publish::Full => Vec::new(),
        publish => {
            let (mut left, faults) = limit(article, publish, site.settings.limits, &quotations);
            if let Some(excerpts) = &mut left.excerpts
                && !site.overlaps.with(Idx::new(at)).is_empty()
            {
                Arc::make_mut(excerpts).number(&article.doc.body.plain.text);
            }
            *article = Arc::new(left);
            faults
        }
    };
    if !public.versions.is_empty() {
        let versions = site.versions.iter().map(|(at, versions)| {
            let limited = publish_of(&site.articles[*at]) != Publish::Full;
            (*at, if limited { without_text(versions) } else { Arc::clone(versions) })
        });
        public.versions = Arc::new(versions.collect());
    }
    let articles = public.articles.as_mut_slice().par_iter_mut();
    let faults = articles.enumerate().map(limit).collect::<Vec<_>>().concat();
    for reference in &mut public.references {
        let Entity::Article(at) = reference.from else { continue };
        let article = &public.articles[at];
        if let Some(excerpts) = &article.excerpts {
            let words = reference.words.0..reference.words.1;
            let gap = || excerpts.gap_at(words.start);
            let here = article.shown_whole(&words).unwrap_or_else(|| gap()..gap());
            reference.words = (here.start, here.end);
        }
    }
    (PublicSite(Arc::new(public)), faults)
}

/// Returns the versions of an article without their texts; headlines, and how much changed, stay.
fn without_text(versions: &[Version]) -> Arc<Vec<Version>> {
    let without_text = |version: &Version| {
        let change = version.change.clone().map(|change| Change { diff: None, ..change });
        Version { doc: None, change, ..version.clone() }
    };
    Arc::new(versions.iter().map(without_text).collect())
}

/// Returns an article with no more of its own words than the limits allow, and the places where the
/// editor's texts quote more.
fn limit(
    article: &Article,
    publish: Publish,
    limits: ExcerptLimits,
    quotations: &Quotations<'_>,
) -> (Article, Vec<Diagnostic>) {
    let doc = &article.doc;
    let words = EditionWords::of(doc);
    let mut chosen = Chosen::none(words.all.len(), limits);
    let units = units_of(&words);
    let faults = quotations.count(doc, &units, &mut chosen);
    let passages = match publish {
        Publish::None => Vec::new(),
        _ => passages(article, &words),
    };
    let begun = chosen.add_passages(&passages);
    let search = ValueSearch::new(&units);
    let notes = article.notes.iter().map(|note| limited_note(doc, note, &search, &mut chosen));
    let notes: Vec<Note> = notes.collect();
    chosen.add_context(begun);
    let runs = chosen.runs();
    let left = body::text(doc, &words, &runs);
    let (standfirst, standfirst_pieces) = body::standfirst(&words, &runs).unzip();
    let names = (0..article.mentions.len()).map(|at| article.written_name(Idx::new(at)).into());
    let excerpts = Excerpts {
        publish,
        words: words.all.len(),
        shown: chosen.text.iter().filter(|shown| **shown).count(),
        text: left.pieces,
        standfirst: standfirst_pieces.unwrap_or_default(),
        gaps: left.gaps,
        numbered: Vec::new(),
        names: names.collect(),
    };
    let limited = Article {
        doc: Arc::new(ArticleDoc {
            standfirst,
            // They quote the text.
            quotations: Vec::new(),
            names: Vec::new(),
            dates: Vec::new(),
            body: left.body,
            ..ArticleDoc::clone(doc)
        }),
        notes: notes.into(),
        excerpts: Some(Arc::new(excerpts)),
        ..article.clone()
    };
    (limited, faults)
}

/// Returns an article's words as they are compared.
fn units_of(words: &EditionWords<'_>) -> Vec<Unit> {
    let mut all = Vec::with_capacity(words.all.len());
    for word in 0..words.all.len() {
        units::push(&mut all, words.text(word), word, 0);
    }
    all
}

/// Returns the passages that notes quote, each with the words of its sentence.
fn passages(article: &Article, words: &EditionWords<'_>) -> Vec<QuotedPassage> {
    let body = &article.doc.body;
    let passage = |note: &Note| {
        let (in_standfirst, range) = match (&note.anchor, &note.beside) {
            (Some(anchor), _) => (false, anchor.clone()),
            (None, Some(beside)) => match &beside.place {
                BesidePlace::Headline => return None,
                BesidePlace::Standfirst => (true, beside.range.clone()),
                BesidePlace::Footnote(label) => {
                    (false, in_footnote(&article.doc, label, &beside.range))
                }
            },
            (None, None) => return None,
        };
        let touched = words.touched(in_standfirst, &range);
        let (first, last) = (touched.start, touched.end.checked_sub(1)?);
        let ends = match words.kind(first) {
            _ if touched.is_empty() => return None,
            PartKind::Text if (range.end as usize) <= body.plain.text.len() => {
                let around = |word: usize| {
                    let at = &words.all[word].at;
                    body.sentence(at.start as usize..at.end as usize)
                };
                let sentence = around(first).start as u32..around(last).end as u32;
                words.touched(false, &sentence)
            }
            _ => words.part(first).start..words.part(last).end,
        };
        Some(QuotedPassage { words: touched, context: ends })
    };
    article.notes.iter().filter_map(passage).collect()
}

/// Returns where a passage of a footnote is in the whole text, in which footnotes come last.
fn in_footnote(
    doc: &ArticleDoc,
    label: &str,
    range: &std::ops::Range<u32>,
) -> std::ops::Range<u32> {
    let is_it =
        |kind: &BesideKind| matches!(kind, BesideKind::Footnote { label: own, .. } if own == label);
    let start =
        beside(&doc.body).find(|(text, _)| is_it(&text.kind)).map_or(u32::MAX / 2, |it| it.1);
    start + range.start..start + range.end
}

/// Returns a note with no words of the article's text.
fn limited_note(
    doc: &ArticleDoc,
    note: &Note,
    search: &ValueSearch<'_>,
    chosen: &mut Chosen,
) -> Note {
    let mut note = note.clone();
    let mut own = NoteDoc::clone(&note.doc);
    if let Some(quote) = &mut own.quote {
        quote.phrases.clear();
    }
    if let Some(quote) = own.was.as_mut().and_then(|was| was.quote.as_mut()) {
        quote.phrases.clear();
    }
    for position in &mut own.positions {
        position.value = None;
    }
    for earlier in note.earlier.iter_mut().chain(&mut note.was) {
        let seen = earlier.seen;
        *earlier = EarlierPassage { seen, version: None, anchor: None, beside: None };
    }
    for position in note.earlier_positions.as_mut_slice() {
        position.value = None;
    }
    note.doc = Arc::new(own);
    for position in note.positions.as_mut_slice() {
        if position.value.as_ref().is_some_and(|value| !search.admit(value, chosen)) {
            position.value = None;
        }
    }
    if let Some(BesidePlace::Footnote(label)) = note.beside.as_ref().map(|it| &it.place) {
        let range = in_footnote(doc, label, &note.beside.as_ref().expect("it was matched").range);
        (note.anchor, note.beside) = (Some(range), None);
    }
    note
}

//! Finds passages that two articles share, and articles that probably came through another outlet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::load::Loaded;
use crate::model::document::{ArticleDoc, OutletDoc};
use crate::model::{Id, TextForm};
use crate::overlap::{Passage, Run, SharedText, TextWords, places, shared_by_outlet};
use crate::text::agencies::is_agency;
use crate::text::fold::fold_plain;

/// A passage in two articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SharedPassage {
    pub(super) one: Id,
    pub(super) other: Id,
    /// The number of its words.
    pub(super) words: u32,
    /// Whether only typography differs.
    pub(super) exact: bool,
    /// Its text in the first article, with a newline between blocks.
    pub(super) text: String,
}

/// An article that probably came through another outlet than its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProbableCopy {
    pub(super) article: Id,
    /// The outlet's id.
    pub(super) outlet: String,
    pub(super) evidence: Evidence,
}

/// Why an article is probably a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Its byline names the outlet.
    Byline(String),
    /// So much of it, in percent, is in this earlier article.
    Shared(u32, Id),
}

/// The fewest words of a passage that is suggested.
const SHARED: u32 = 14;
/// How much of a copy, in percent, is in its source.
const COPIED: u32 = 50;

/// The full texts of a briefing, compared.
pub(super) struct ComparedTexts<'a> {
    docs: Vec<&'a Arc<ArticleDoc>>,
    words: Vec<TextWords>,
    shared: Vec<SharedText>,
}

impl<'a> ComparedTexts<'a> {
    pub(super) fn new(loaded: &'a Loaded) -> Self {
        let docs: Vec<&Arc<ArticleDoc>> =
            loaded.articles.iter().filter(|doc| doc.text == TextForm::Full).collect();
        let language = |doc: &'a ArticleDoc| doc.language(&loaded.settings.lang);
        let words: Vec<TextWords> =
            docs.iter().map(|doc| TextWords::of(&doc.body.plain.text, language(doc))).collect();
        let outlets = docs.iter().map(|doc| doc.outlet.value.as_str());
        let shared = shared_by_outlet(words.iter().zip(outlets));
        Self { docs, words, shared }
    }

    /// Returns the passages that two articles share, in the order of the articles.
    pub(super) fn passages(&self) -> Vec<SharedPassage> {
        let pairs = self.shared.iter();
        pairs
            .flat_map(|pair| pair.passages.iter().filter_map(|it| self.passage(pair, it)))
            .collect()
    }

    fn passage(&self, pair: &SharedText, passage: &Passage) -> Option<SharedPassage> {
        let words = passage.runs.iter().map(|run| run.words).sum();
        let (first, last) = (passage.runs.first()?, passage.runs.last()?);
        if passage.speech || words < SHARED {
            return None;
        }
        let text = |side: usize| {
            let text = &self.docs[pair.texts[side]].body.plain.text;
            let places = places(text);
            let place = |word: u32| places[word as usize].clone();
            let ends: (&Run, u32) = (last, last.ends()[side] - 1);
            text[place(first.at[side]).start as usize..place(ends.1).end as usize].to_owned()
        };
        let (one, other) = (text(0), text(1));
        let id = |side: usize| self.docs[pair.texts[side]].id.clone();
        let exact = fold_plain(&one) == fold_plain(&other);
        Some(SharedPassage { one: id(0), other: id(1), words, exact, text: one })
    }

    /// Returns the articles without `via` of which half is in an earlier one of another outlet:
    /// for each article the one that has most of it.
    pub(super) fn copies(&self) -> Vec<ProbableCopy> {
        let copy = |(at, doc): (usize, &&Arc<ArticleDoc>)| {
            let (pair, side) = self
                .shared
                .iter()
                .filter_map(|pair| {
                    let side = pair.texts.iter().position(|text| *text == at)?;
                    let other = self.docs[pair.texts[1 - side]];
                    let earlier = other.published.is_before(doc.published);
                    (earlier && other.outlet.value != doc.outlet.value).then_some((pair, side))
                })
                .max_by_key(|(pair, side)| pair.sides[*side].copied)?;
            let share = 100 * pair.sides[side].copied / self.words[at].count().max(1);
            let other = self.docs[pair.texts[1 - side]];
            (doc.via.is_empty() && share >= COPIED).then(|| ProbableCopy {
                article: doc.id.clone(),
                outlet: other.outlet.value.clone(),
                evidence: Evidence::Shared(share, other.id.clone()),
            })
        };
        self.docs.iter().enumerate().filter_map(copy).collect()
    }
}

/// Returns the agencies that bylines name and that are no outlet, each with these articles.
pub(super) fn agencies(loaded: &Loaded) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for doc in loaded.articles.iter().filter(|doc| doc.via.is_empty()) {
        for credit in &doc.byline {
            let is_outlet = loaded.outlets.iter().any(|outlet| is_named(outlet, credit));
            let parts = credit.split([',', '/', '(', ')']).map(str::trim);
            for agency in parts.filter(|part| !is_outlet && is_agency(part)) {
                all.entry(agency.to_owned()).or_default().insert(doc.id.to_string());
            }
        }
    }
    all
}

/// Returns whether a byline names an outlet.
fn is_named(outlet: &OutletDoc, credit: &str) -> bool {
    let credit =
        format!(" {} ", fold_plain(credit).to_lowercase().replace([',', '/', '(', ')'], " "));
    [&outlet.name, &outlet.short].iter().any(|name| {
        let name = fold_plain(name).to_lowercase();
        name.chars().count() > 1 && credit.contains(&format!(" {name} "))
    })
}

/// Returns the articles without `via` whose byline names another outlet.
pub(super) fn credited(loaded: &Loaded) -> Vec<ProbableCopy> {
    let copy = |doc: &Arc<ArticleDoc>| {
        let credits = doc.byline.iter().filter(|_| doc.via.is_empty());
        let mut found = credits.filter_map(|credit| {
            let others = loaded.outlets.iter().filter(|it| it.id.as_str() != doc.outlet.value);
            let outlet = others.into_iter().find(|outlet| is_named(outlet, credit))?;
            Some(ProbableCopy {
                article: doc.id.clone(),
                outlet: outlet.id.to_string(),
                evidence: Evidence::Byline(credit.clone()),
            })
        });
        found.next()
    };
    loaded.articles.iter().filter_map(copy).collect()
}

//! Fourth pass, last: what articles share. Full texts are compared here; digests were compared when
//! their originals were measured.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::disk_cache::DiskCache;
use crate::fingerprint::FingerprintBuilder;
use crate::model::document::{ArticleDoc, OutletIx, OverlapFigures};
use crate::model::overlaps::Overlaps;
use crate::model::site::{Article, ArticleIx, Site};
use crate::model::{Id, TextForm};
use crate::overlap::{self, SharedText, Text, TextWords, places};

/// The name in the disk cache.
const NAME: &str = "overlaps";

/// What the full texts share, with everything that it depends on.
#[derive(Debug, Default)]
pub(super) struct OverlapMemo {
    lang: String,
    /// In the order of the site.
    articles: Vec<(Arc<ArticleDoc>, OutletIx)>,
    found: Arc<FullTexts>,
    words: HashMap<Id, (Arc<ArticleDoc>, Arc<TextWords>)>,
}

/// What the full texts share.
#[derive(Debug, Default, Serialize, Deserialize)]
struct FullTexts {
    /// The words of each article; none of digests.
    words: Vec<Option<u32>>,
    shared: Vec<SharedText>,
    /// The shared words of each article, in bytes.
    passages: Vec<Vec<Range<u32>>>,
}

impl OverlapMemo {
    /// Fills in `overlaps`. The measures that are current are there.
    pub(super) fn fill(&mut self, site: &mut Site, hashes: &TextHashes, disk_cache: &DiskCache) {
        let is_same =
            |((known, outlet), article): (&(Arc<ArticleDoc>, OutletIx), &Arc<Article>)| {
                Arc::ptr_eq(known, &article.doc) && *outlet == article.outlet
            };
        let same = self.lang == site.settings.lang
            && self.articles.len() == site.articles.len()
            && self.articles.iter().zip(&site.articles).all(is_same);
        if !same {
            self.found = Arc::new(self.find(site, disk_cache));
            self.lang.clone_from(&site.settings.lang);
            let articles = site.articles.iter();
            self.articles = articles.map(|it| (Arc::clone(&it.doc), it.outlet)).collect();
        }
        let FullTexts { words, shared, passages } = &*self.found;
        let (mut words, mut shared) = (words.clone(), shared.clone());
        add_measured(site, hashes, &mut words, &mut shared);
        site.overlaps = Arc::new(Overlaps::new(words, shared, passages.clone()));
    }

    fn find(&mut self, site: &Site, disk_cache: &DiskCache) -> FullTexts {
        let mut key = FingerprintBuilder::default();
        key.add(&site.settings.lang);
        for article in &site.articles {
            key.add((&article.doc.id, article.doc.body.file_fingerprint, article.outlet));
        }
        let key = key.finish();
        let read = |bytes: &[u8]| postcard::from_bytes(bytes).ok();
        if let Some(found) = disk_cache.get(NAME, key, read) {
            return found;
        }
        let found = self.compare(site, !disk_cache.is_writable());
        if let Ok(bytes) = postcard::to_stdvec(&found) {
            disk_cache.put(NAME, key, bytes);
        }
        found
    }

    /// Compares all full texts. Their words are kept if `again`: for the next time.
    fn compare(&mut self, site: &Site, again: bool) -> FullTexts {
        let full: Vec<ArticleIx> = site
            .articles
            .iter_enumerated()
            .filter(|(_, article)| article.doc.text == TextForm::Full)
            .map(|(at, _)| at)
            .collect();
        let known = std::mem::take(&mut self.words);
        let read = |at: &ArticleIx| {
            let doc = &site.articles[*at].doc;
            let known = known.get(&doc.id).filter(|(known, _)| {
                known.lang == doc.lang && known.body.plain.text == doc.body.plain.text
            });
            match known {
                Some((_, words)) if self.lang == site.settings.lang => Arc::clone(words),
                _ => {
                    let lang = doc.language(&site.settings.lang);
                    Arc::new(TextWords::of(&doc.body.plain.text, lang))
                }
            }
        };
        let words: Vec<Arc<TextWords>> = full.par_iter().map(read).collect();
        let texts: Vec<Text<'_>> = full
            .iter()
            .zip(&words)
            .map(|(at, words)| Text { words, outlet: site.articles[*at].outlet.index() as u32 })
            .collect();
        let mut shared = overlap::shared(&texts);
        let length = |text: usize| words[text].count();
        shared.retain(|it| it.is_worth_telling(it.texts.map(length)));
        shared.iter_mut().for_each(|it| it.texts = it.texts.map(|text| full[text].index()));
        let mut found = FullTexts {
            words: vec![None; site.articles.len()],
            passages: passages(site, &shared),
            shared,
        };
        for (at, words) in full.iter().zip(&words) {
            found.words[at.index()] = Some(words.count());
        }
        if again {
            let docs = full.iter().map(|at| &site.articles[*at].doc);
            let entry = |(doc, words): (&Arc<ArticleDoc>, Arc<TextWords>)| {
                (doc.id.clone(), (Arc::clone(doc), words))
            };
            self.words = docs.zip(words).map(entry).collect();
        }
        found
    }
}

/// Returns the shared words of each article, without speech: bytes, by position, disjoint.
fn passages(site: &Site, shared: &[SharedText]) -> Vec<Vec<Range<u32>>> {
    let mut runs: Vec<Vec<Range<u32>>> = vec![Vec::new(); site.articles.len()];
    for SharedText { texts, passages, .. } in shared {
        for run in passages.iter().filter(|it| !it.speech).flat_map(|passage| &passage.runs) {
            for side in 0..2 {
                runs[texts[side]].push(run.at[side]..run.ends()[side]);
            }
        }
    }
    let in_bytes = |(at, mut runs): (usize, Vec<Range<u32>>)| {
        if runs.is_empty() {
            return runs;
        }
        runs.sort_unstable_by_key(|run| (run.start, run.end));
        let places = places(&site.articles.as_slice()[at].doc.body.plain.text);
        let mut out: Vec<Range<u32>> = Vec::new();
        let mut last = 0;
        for run in runs {
            let (start, end) = (run.start.max(last), run.end);
            let Some(words) = places.get(start as usize..end as usize) else { continue };
            if let [first, .., end] = words {
                out.push(first.start..end.end);
            }
            last = last.max(end);
        }
        out
    };
    runs.into_par_iter().enumerate().map(in_bytes).collect()
}

/// The hash of each article's text, made where a measure asks for it.
#[derive(Debug, Default)]
pub(super) struct TextHashes(Vec<OnceCell<Option<String>>>);

impl TextHashes {
    pub(super) fn new(site: &Site) -> Self {
        Self(vec![OnceCell::new(); site.articles.len()])
    }

    /// Returns whether a measure compared the text that an article has now.
    pub(super) fn is_current(&self, figures: &OverlapFigures, site: &Site, at: ArticleIx) -> bool {
        let hash = self.0[at.index()].get_or_init(|| site.articles[at].doc.text_hash());
        hash.as_ref().is_some_and(|hash| hash.eq_ignore_ascii_case(&figures.text))
    }
}

/// Adds what measures say of digests, as far as the other text is still the one that was compared.
fn add_measured(
    site: &Site,
    hashes: &TextHashes,
    words: &mut [Option<u32>],
    shared: &mut Vec<SharedText>,
) {
    let before = shared.len();
    let places: HashMap<&str, ArticleIx> = if site.measured.is_empty() {
        HashMap::new()
    } else {
        site.articles.iter_enumerated().map(|(at, it)| (it.doc.id.as_str(), at)).collect()
    };
    for (at, measured) in site.measured.iter() {
        for figures in &measured.doc.figures.shared {
            let Some(other) = places.get(figures.article.as_str()).copied() else { continue };
            if !hashes.is_current(figures, site, other) {
                continue;
            }
            words[at.index()] = Some(figures.of[0]);
            let known = &mut words[other.index()];
            *known = known.or(Some(figures.of[1]));
            shared.extend(turned(figures, *at, other));
        }
    }
    if shared.len() > before {
        // Both measures of a pair have it.
        shared.sort_by_key(|shared| shared.texts);
        shared.dedup_by_key(|shared| shared.texts);
    }
}

/// Returns what two articles share, the earlier one first; nothing if that is nothing.
fn turned(figures: &OverlapFigures, at: ArticleIx, other: ArticleIx) -> Option<SharedText> {
    let mut shared = figures.shared([at.index(), other.index()])?;
    if !shared.is_worth_telling(figures.of) {
        return None;
    }
    if shared.texts[0] > shared.texts[1] {
        shared.texts.reverse();
        shared.sides.reverse();
        let runs = shared.passages.iter_mut().flat_map(|passage| &mut passage.runs);
        runs.for_each(|run| run.at.reverse());
        shared.passages.iter_mut().for_each(|passage| passage.runs.sort_unstable());
        shared.passages.sort_by_key(|passage| passage.runs.first().copied());
    }
    Some(shared)
}

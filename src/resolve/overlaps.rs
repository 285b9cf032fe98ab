//! Fourth pass, last: the passages that articles share. Full texts are compared in `full_texts`;
//! digests were compared when their originals were measured.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::full_texts::FullTextMemo;
use crate::disk_cache::DiskCache;
use crate::model::document::{MeasureDoc, OverlapFigures};
use crate::model::overlaps::Overlaps;
use crate::model::site::{ArticleIx, Site};
use crate::overlap::SharedText;

/// The passages that articles share, with everything that they depend on.
#[derive(Debug, Default)]
pub(super) struct OverlapMemo {
    texts: FullTextMemo,
    measures: Vec<(ArticleIx, Arc<MeasureDoc>)>,
    overlaps: Arc<Overlaps>,
}

impl OverlapMemo {
    /// Fills in `overlaps`. The measures that are current are there.
    pub(super) fn fill(&mut self, site: &mut Site, hashes: &TextHashes, disk_cache: &DiskCache) {
        let changed = self.texts.fill(site, disk_cache);
        let measures = site.measured.iter().map(|(at, it)| (*at, &it.doc));
        let is_same = |(known, now): (&(ArticleIx, Arc<MeasureDoc>), (ArticleIx, &Arc<_>))| {
            known.0 == now.0 && Arc::ptr_eq(&known.1, now.1)
        };
        let measured = self.measures.len() == site.measured.len()
            && self.measures.iter().zip(measures.clone()).all(is_same);
        if changed || !measured {
            let (mut words, mut shared) = (self.texts.words(), self.texts.shared().to_vec());
            add_measured(site, hashes, &mut words, &mut shared);
            self.measures = measures.map(|(at, doc)| (at, Arc::clone(doc))).collect();
            self.overlaps = Arc::new(Overlaps::new(words, shared));
        }
        site.overlaps = Arc::clone(&self.overlaps);
    }
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

/// Adds the passages of digests that measures list, as far as the other text is still the one that
/// was compared.
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

/// Returns the passages that two articles share, the earlier one first; `None` if there are none.
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

//! Which texts are not those that measures compared, kept from edit to edit: an edit of one article
//! looks at that one alone in each measure.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::overlaps::TextHashes;
use crate::load::Loaded;
use crate::model::document::{ArticleDoc, MeasureDoc};
use crate::model::site::{ArticleIx, Site};
use crate::model::{Id, TextForm};

/// The texts that are not those that measures compared, with everything that this depends on.
#[derive(Debug, Default)]
pub(super) struct ComparedMemo {
    lang: String,
    articles: HashMap<Id, KnownArticle>,
    /// By digest; those with a measure alone.
    stale: HashMap<Id, BTreeSet<Id>>,
}

#[derive(Debug)]
struct KnownArticle {
    doc: Arc<ArticleDoc>,
    measure: Option<Arc<MeasureDoc>>,
}

impl KnownArticle {
    fn is_same(&self, doc: &Arc<ArticleDoc>, measure: Option<&Arc<MeasureDoc>>) -> bool {
        Arc::ptr_eq(&self.doc, doc)
            && match (&self.measure, measure) {
                (Some(known), Some(measure)) => Arc::ptr_eq(known, measure),
                (None, None) => true,
                _ => false,
            }
    }
}

impl ComparedMemo {
    /// Looks at the articles that changed. `site.digests` is filled in when it is asked.
    pub(super) fn update(&mut self, site: &Site, loaded: &Loaded, hashes: &TextHashes) {
        if loaded.measures.is_empty() || self.lang != site.settings.lang {
            *self = Self { lang: site.settings.lang.clone(), ..Self::default() };
        }
        if loaded.measures.is_empty() {
            return;
        }
        let mut before = std::mem::take(&mut self.articles);
        let mut changed = Vec::new();
        for (at, article) in site.articles.iter_enumerated() {
            let (doc, measure) = (&article.doc, loaded.measure_of(&article.doc.id));
            let known = before.remove(&doc.id).filter(|known| known.is_same(doc, measure));
            let known = known.unwrap_or_else(|| {
                changed.push(at);
                KnownArticle { doc: Arc::clone(doc), measure: measure.cloned() }
            });
            self.articles.insert(doc.id.clone(), known);
        }
        self.stale.retain(|id, stale| {
            stale.retain(|other| !before.contains_key(other));
            !before.contains_key(id)
        });
        for at in &changed {
            self.stale.remove(&site.articles[*at].doc.id);
        }
        for (at, article) in site.articles.iter_enumerated() {
            let doc = &article.doc;
            let Some(measure) = loaded.measure_of(&doc.id) else { continue };
            if doc.text != TextForm::Digest {
                continue;
            }
            let pair = MeasuredPair { site, loaded, hashes, at, measure };
            match self.stale.get_mut(&doc.id) {
                Some(stale) => changed.iter().for_each(|other| pair.update(*other, stale)),
                None => {
                    let mut stale = BTreeSet::new();
                    site.articles.indices().for_each(|other| pair.update(other, &mut stale));
                    self.stale.insert(doc.id.clone(), stale);
                }
            }
        }
    }

    /// Returns the articles in the language of a digest whose texts are not those that its measure
    /// compared, by id.
    pub(super) fn stale(&self, digest: &Id) -> Vec<&Id> {
        self.stale.get(digest).into_iter().flatten().collect()
    }
}

/// A digest and its measure, to be held against other articles.
struct MeasuredPair<'a> {
    site: &'a Site,
    loaded: &'a Loaded,
    hashes: &'a TextHashes,
    at: ArticleIx,
    measure: &'a MeasureDoc,
}

impl MeasuredPair<'_> {
    /// Adds an article to the stale ones, or removes it.
    fn update(&self, other: ArticleIx, stale: &mut BTreeSet<Id>) {
        let id = &self.site.articles[other].doc.id;
        let is_other = other != self.at && self.site.language(other) == self.site.language(self.at);
        if is_other && !self.is_compared(other) {
            stale.insert(id.clone());
        } else {
            stale.remove(id);
        }
    }

    /// Returns whether the text of another article was compared as it is now. Where that is a
    /// digest, too, its measure has the pair as well.
    fn is_compared(&self, other: ArticleIx) -> bool {
        let doc = &self.site.articles[other].doc;
        self.has(self.measure, other)
            || match (doc.text, self.loaded.measure_of(&doc.id)) {
                (TextForm::Full, _) => false,
                // Its original was never at hand.
                (TextForm::Digest, None) => true,
                (TextForm::Digest, Some(measure)) => self.has(measure, self.at),
            }
    }

    fn has(&self, measure: &MeasureDoc, at: ArticleIx) -> bool {
        let id = self.site.articles[at].doc.id.as_str();
        let shared = &measure.figures.shared;
        let place = shared.binary_search_by(|it| it.article.as_str().cmp(id));
        place.is_ok_and(|place| self.hashes.is_current(&shared[place], self.site, at))
    }
}

//! Finds the passages that full texts share, and keeps them from edit to edit.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::disk_cache::DiskCache;
use crate::fingerprint::FingerprintBuilder;
use crate::model::document::{ArticleDoc, OutletIx};
use crate::model::site::{Article, ArticleIx, Site};
use crate::model::{Id, TextForm};
use crate::overlap::{
    self, Formulas, SharedText, Text, TextWords, has_same_formulas, in_bytes, places,
};

/// The name in the disk cache.
const NAME: &str = "overlaps";

/// More changed texts than this are compared with all others at once.
const FEW: usize = 4;

/// The passages that full texts share, with everything that they depend on.
#[derive(Debug, Default)]
pub(super) struct FullTextMemo {
    lang: String,
    /// In the order of the site.
    articles: Vec<(Arc<ArticleDoc>, OutletIx)>,
    found: FullTexts,
    /// The words of the full texts, in this order. Empty if nobody asked for them yet.
    words: Vec<Arc<TextWords>>,
}

/// The passages that full texts share.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct FullTexts {
    /// The words of each article; none of digests.
    words: Vec<Option<u32>>,
    shared: Vec<SharedText>,
    /// The shared words of each article, in bytes.
    passages: Vec<Vec<Range<u32>>>,
    /// Of the full texts, in the order of the site.
    formulas: Formulas,
}

impl FullTextMemo {
    /// Compares the full texts of a site. Returns whether an article is another document than
    /// before, or in another place.
    pub(super) fn fill(&mut self, site: &Site, disk_cache: &DiskCache) -> bool {
        let is_same =
            |((known, outlet), article): (&(Arc<ArticleDoc>, OutletIx), &Arc<Article>)| {
                Arc::ptr_eq(known, &article.doc) && *outlet == article.outlet
            };
        let same = self.lang == site.settings.lang
            && self.articles.len() == site.articles.len()
            && self.articles.iter().zip(&site.articles).all(is_same);
        if same {
            return false;
        }
        if !self.update(site) {
            self.find(site, disk_cache);
        }
        self.lang.clone_from(&site.settings.lang);
        let articles = site.articles.iter();
        self.articles = articles.map(|it| (Arc::clone(&it.doc), it.outlet)).collect();
        true
    }

    /// Returns how many words each article has; `None` for digests.
    pub(super) fn words(&self) -> Vec<Option<u32>> {
        self.found.words.clone()
    }

    /// Returns the pairs of articles that share something, sorted.
    pub(super) fn shared(&self) -> &[SharedText] {
        &self.found.shared
    }

    /// Returns for each article the words that another one has, too: see `Overlaps::passages`.
    pub(super) fn passages(&self) -> Vec<Vec<Range<u32>>> {
        self.found.passages.clone()
    }

    /// Finds what the full texts share, or takes it from the disk cache.
    fn find(&mut self, site: &Site, disk_cache: &DiskCache) {
        let mut key = FingerprintBuilder::default();
        key.add(&site.settings.lang);
        for article in &site.articles {
            key.add((&article.doc.id, article.doc.body.file_fingerprint, article.outlet));
        }
        let key = key.finish();
        let read = |bytes: &[u8]| postcard::from_bytes(bytes).ok();
        if let Some(found) = disk_cache.get(NAME, key, read) {
            (self.found, self.words) = (found, Vec::new());
            return;
        }
        self.compare(site, !disk_cache.is_writable());
        if let Ok(bytes) = postcard::to_stdvec(&self.found) {
            disk_cache.put(NAME, key, bytes);
        }
    }

    /// Compares all full texts. Their words are kept if `again`: for the next time.
    fn compare(&mut self, site: &Site, again: bool) {
        let docs = self.articles.iter().map(|(doc, _)| doc).filter(|doc| is_full(doc));
        let known: HashMap<&Id, (&Arc<ArticleDoc>, &Arc<TextWords>)> =
            docs.zip(&self.words).map(|(doc, words)| (&doc.id, (doc, words))).collect();
        let full = full_texts(site);
        let same_lang = self.lang == site.settings.lang;
        let words = full.par_iter().map(|at| {
            let doc = &site.articles[*at].doc;
            match known.get(&doc.id).filter(|(known, _)| same_lang && same_words(known, doc)) {
                Some((_, words)) => Arc::clone(words),
                None => Arc::new(words_of(doc, &site.settings.lang)),
            }
        });
        let words: Vec<Arc<TextWords>> = words.collect();
        let (mut shared, formulas) = overlap::compare(&texts(site, &full, &words));
        worth_telling(&mut shared, &full, &words);
        self.found = FullTexts {
            words: vec![None; site.articles.len()],
            passages: passages(site, &shared, |_| true),
            shared,
            formulas,
        };
        for (at, words) in full.iter().zip(&words) {
            self.found.words[at.index()] = Some(words.count());
        }
        self.words = if again { words } else { Vec::new() };
    }

    /// Compares the full texts that changed, or are new, with the others. Returns whether that was
    /// enough: all other articles are as before, in their order, and `found` is what all texts
    /// compared give.
    fn update(&mut self, site: &Site) -> bool {
        let Some(places) = self.places_now(site) else { return false };
        let full = full_texts(site);
        let known: HashMap<usize, &Arc<ArticleDoc>> =
            places.iter().copied().zip(self.articles.iter().map(|(doc, _)| doc)).collect();
        let is_changed = |(_, at): &(usize, &ArticleIx)| {
            let known = known.get(&at.index());
            known.is_none_or(|known| !same_words(known, &site.articles[**at].doc))
        };
        let changed = full.iter().enumerate().filter(is_changed);
        let changed: Vec<usize> = changed.map(|(number, _)| number).collect();
        if changed.len() > FEW {
            return false;
        }
        if self.words.is_empty() && !changed.is_empty() {
            let docs = self.articles.par_iter().map(|(doc, _)| doc).filter(|doc| is_full(doc));
            self.words = docs.map(|doc| Arc::new(words_of(doc, &self.lang))).collect();
        }
        let is_larger = places.len() < site.articles.len();
        if is_larger && !self.make_room(site, &places, &full) {
            return false;
        }
        let is_enough = changed.into_iter().all(|number| self.update_text(site, &full, number));
        if is_larger && !is_enough {
            // They no longer are those of `articles`.
            self.words.clear();
        }
        is_enough
    }

    /// Returns the place that each article of before has now. `None` if one is gone, comes in
    /// another order, has another outlet, or is no longer a digest or a full text.
    fn places_now(&self, site: &Site) -> Option<Vec<usize>> {
        if self.lang != site.settings.lang || self.articles.is_empty() {
            return None;
        }
        let mut now = site.articles.iter().enumerate();
        let place = |(doc, outlet): &(Arc<ArticleDoc>, OutletIx)| {
            let (at, article) = now.find(|(_, article)| article.doc.id == doc.id)?;
            (article.doc.text == doc.text && article.outlet == *outlet).then_some(at)
        };
        self.articles.iter().map(place).collect()
    }

    /// Takes new articles into the lists, their texts as texts without words; the words of the
    /// other texts are known. Returns `false`, and does nothing, if other texts may have other
    /// formulas by them.
    fn make_room(&mut self, site: &Site, places: &[usize], full: &[ArticleIx]) -> bool {
        let mut sizes: BTreeMap<OutletIx, [usize; 2]> = BTreeMap::new();
        let mut is_known = vec![false; site.articles.len()];
        places.iter().for_each(|at| is_known[*at] = true);
        for at in full {
            let [before, now] = sizes.entry(site.articles[*at].outlet).or_default();
            *now += 1;
            *before += usize::from(is_known[at.index()]);
        }
        if !sizes.values().all(|[before, now]| has_same_formulas(*before, *now)) {
            return false;
        }
        let found = &mut self.found;
        let mut words = vec![None; site.articles.len()];
        let mut passages = vec![Vec::new(); site.articles.len()];
        for (old, at) in places.iter().enumerate() {
            words[*at] = found.words[old];
            passages[*at] = std::mem::take(&mut found.passages[old]);
        }
        (found.words, found.passages) = (words, passages);
        for shared in &mut found.shared {
            shared.texts = shared.texts.map(|text| places[text]);
        }
        for (number, _) in full.iter().enumerate().filter(|(_, at)| !is_known[at.index()]) {
            found.formulas.insert(number);
            self.words.insert(number, Arc::default());
        }
        true
    }

    /// Compares the full text of this number with the others, if that is enough.
    fn update_text(&mut self, site: &Site, full: &[ArticleIx], number: usize) -> bool {
        let at = full[number].index();
        let words = Arc::new(words_of(&site.articles[full[number]].doc, &self.lang));
        let before = std::mem::replace(&mut self.words[number], words);
        let texts = texts(site, full, &self.words);
        let found = &mut self.found;
        let Some(mut shared) = overlap::compare_again(&texts, number, &before, &mut found.formulas)
        else {
            return false;
        };
        worth_telling(&mut shared, full, &self.words);
        found.words[at] = Some(self.words[number].count());
        let own = |it: &SharedText| it.texts.contains(&at);
        let mut touched: BTreeSet<usize> = [at].into();
        let pairs = found.shared.iter().filter(|it| own(it)).chain(&shared);
        touched.extend(pairs.flat_map(|it| it.texts));
        found.shared.retain(|it| !own(it));
        found.shared.extend(shared);
        found.shared.sort_by_key(|it| it.texts);
        let mut passages = passages(site, &found.shared, |text| touched.contains(&text));
        for text in touched {
            found.passages[text] = std::mem::take(&mut passages[text]);
        }
        true
    }
}

fn is_full(doc: &ArticleDoc) -> bool {
    doc.text == TextForm::Full
}

/// Returns the articles with full texts.
fn full_texts(site: &Site) -> Vec<ArticleIx> {
    let all = site.articles.iter_enumerated();
    all.filter(|(_, article)| is_full(&article.doc)).map(|(at, _)| at).collect()
}

/// Returns whether two full texts have the same words, in the same language.
fn same_words(one: &Arc<ArticleDoc>, other: &Arc<ArticleDoc>) -> bool {
    Arc::ptr_eq(one, other)
        || one.lang == other.lang && one.body.plain.text == other.body.plain.text
}

fn words_of(doc: &ArticleDoc, site_lang: &str) -> TextWords {
    TextWords::of(&doc.body.plain.text, doc.language(site_lang))
}

fn texts<'a>(site: &Site, full: &[ArticleIx], words: &'a [Arc<TextWords>]) -> Vec<Text<'a>> {
    let text = |(at, words): (&ArticleIx, &'a Arc<TextWords>)| Text {
        words,
        outlet: site.articles[*at].outlet.index() as u32,
    };
    full.iter().zip(words).map(text).collect()
}

/// Keeps the pairs that share enough to be listed, and numbers texts by the articles' places.
fn worth_telling(shared: &mut Vec<SharedText>, full: &[ArticleIx], words: &[Arc<TextWords>]) {
    shared.retain(|it| it.is_worth_telling(it.texts.map(|text| words[text].count())));
    shared.iter_mut().for_each(|it| it.texts = it.texts.map(|text| full[text].index()));
}

/// Returns the shared words of each article that is asked for, without speech: bytes, by position,
/// disjoint.
fn passages(
    site: &Site,
    shared: &[SharedText],
    is_asked: impl Fn(usize) -> bool,
) -> Vec<Vec<Range<u32>>> {
    let mut runs: Vec<Vec<Range<u32>>> = vec![Vec::new(); site.articles.len()];
    for SharedText { texts, passages, .. } in shared {
        for run in passages.iter().filter(|it| !it.speech).flat_map(|passage| &passage.runs) {
            for side in (0..2).filter(|side| is_asked(texts[*side])) {
                runs[texts[side]].push(run.at[side]..run.ends()[side]);
            }
        }
    }
    let found = |(at, runs): (usize, Vec<Range<u32>>)| match &runs[..] {
        [] => runs,
        _ => in_bytes(&places(&site.articles.as_slice()[at].doc.body.plain.text), runs),
    };
    runs.into_par_iter().enumerate().map(found).collect()
}

#[cfg(test)]
mod tests;

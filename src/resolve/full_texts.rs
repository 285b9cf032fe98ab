//! Finds the passages that full texts share, and keeps them from edit to edit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::disk_cache::DiskCache;
use crate::fingerprint::FingerprintBuilder;
use crate::model::document::{ArticleDoc, OutletIx};
use crate::model::site::{Article, Site};
use crate::model::{Id, TextForm};
use crate::overlap::{self, Formulas, SharedText, Text, TextWords, has_same_formulas};

/// The name in the disk cache.
const NAME: &str = "overlaps";

/// More changed, new and removed texts than this are compared with all others at once.
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
        let full = full_texts(site.articles.iter().map(|it| (&it.doc, it.outlet)));
        let same_lang = self.lang == site.settings.lang;
        let words = full.par_iter().map(|FullText { doc, .. }| {
            match known.get(&doc.id).filter(|(known, _)| same_lang && same_words(known, doc)) {
                Some((_, words)) => Arc::clone(words),
                None => Arc::new(words_of(doc, &site.settings.lang)),
            }
        });
        let words: Vec<Arc<TextWords>> = words.collect();
        let (mut shared, formulas) = overlap::compare(&texts(&full, &words));
        worth_telling(&mut shared, &full, &words);
        self.found = FullTexts { words: vec![None; site.articles.len()], shared, formulas };
        for (text, words) in full.iter().zip(&words) {
            self.found.words[text.place] = Some(words.count());
        }
        self.words = if again { words } else { Vec::new() };
    }

    /// Compares the full texts that changed, are new or are gone with the others. Returns whether
    /// that was enough: all other articles are as before, in their order, and `found` is what all
    /// texts compared give.
    fn update(&mut self, site: &Site) -> bool {
        let before = std::mem::take(&mut self.articles);
        let is_enough = self.update_from(&before, site);
        self.articles = before;
        is_enough
    }

    /// Does the same, with the articles of before.
    fn update_from(&mut self, before: &[(Arc<ArticleDoc>, OutletIx)], site: &Site) -> bool {
        let old = full_texts(before.iter().map(|(doc, outlet)| (doc, *outlet)));
        let full = full_texts(site.articles.iter().map(|it| (&it.doc, it.outlet)));
        let places = if self.lang == site.settings.lang { places_now(before, site) } else { None };
        let Some(places) = places else { return false };
        let mut known = vec![None; site.articles.len()];
        for (at, (doc, _)) in places.iter().zip(before) {
            at.iter().for_each(|at| known[*at] = Some(doc));
        }
        let gone = numbers(&old, |text| places[text.place].is_none());
        let changed =
            numbers(&full, |text| !known[text.place].is_some_and(|it| same_words(it, text.doc)));
        if gone.len() + changed.len() > FEW {
            return false;
        }
        if self.words.is_empty() && !(gone.is_empty() && changed.is_empty()) {
            let words = old.par_iter().map(|text| Arc::new(words_of(text.doc, &self.lang)));
            self.words = words.collect();
        }
        let is_other = places.len() < known.len() || places.contains(&None);
        let is_enough = gone.iter().all(|number| self.replace_words(&old, *number, Arc::default()))
            && (!is_other || self.rearrange([&old, &full], &places, known.len()))
            && changed.iter().all(|number| {
                let words = Arc::new(words_of(full[*number].doc, &self.lang));
                self.replace_words(&full, *number, words)
            });
        if is_other && !is_enough {
            // They no longer are those of `articles`.
            self.words.clear();
        }
        is_enough
    }

    /// Takes the texts that are gone, which have no words left, from the lists, and new ones into
    /// them, without words. `places` are those that the articles of before have now, among `count`.
    /// Returns `false`, and does nothing, if other texts may have other formulas by that.
    fn rearrange(
        &mut self,
        [old, full]: [&[FullText<'_>]; 2],
        places: &[Option<usize>],
        count: usize,
    ) -> bool {
        let mut sizes: BTreeMap<OutletIx, [usize; 2]> = BTreeMap::new();
        for (side, texts) in [old, full].into_iter().enumerate() {
            texts.iter().for_each(|text| sizes.entry(text.outlet).or_default()[side] += 1);
        }
        if !sizes.values().all(|[before, now]| has_same_formulas(*before, *now)) {
            return false;
        }
        let found = &mut self.found;
        let mut words = vec![None; count];
        let mut is_known = vec![false; count];
        for (old, at) in places.iter().enumerate().filter_map(|(old, at)| Some((old, (*at)?))) {
            words[at] = found.words[old];
            is_known[at] = true;
        }
        found.words = words;
        for text in found.shared.iter_mut().flat_map(|shared| &mut shared.texts) {
            // A text that is gone shares nothing.
            *text = places[*text].unwrap_or(*text);
        }
        for number in numbers(old, |text| places[text.place].is_none()).into_iter().rev() {
            found.formulas.remove(number);
            self.words.remove(number);
        }
        for number in numbers(full, |text| !is_known[text.place]) {
            found.formulas.insert(number);
            self.words.insert(number, Arc::default());
        }
        true
    }

    /// Gives the full text of this number other words, and compares it with the others, if that is
    /// enough.
    fn replace_words(
        &mut self,
        full: &[FullText<'_>],
        number: usize,
        words: Arc<TextWords>,
    ) -> bool {
        let at = full[number].place;
        let before = std::mem::replace(&mut self.words[number], words);
        let texts = texts(full, &self.words);
        let found = &mut self.found;
        let Some(mut shared) = overlap::compare_again(&texts, number, &before, &mut found.formulas)
        else {
            return false;
        };
        worth_telling(&mut shared, full, &self.words);
        found.words[at] = Some(self.words[number].count());
        found.shared.retain(|it| !it.texts.contains(&at));
        found.shared.extend(shared);
        found.shared.sort_by_key(|it| it.texts);
        true
    }
}

/// An article with a full text.
struct FullText<'a> {
    doc: &'a Arc<ArticleDoc>,
    outlet: OutletIx,
    /// The article's place among all.
    place: usize,
}

/// Returns the articles with full texts, by their places.
fn full_texts<'a>(
    articles: impl Iterator<Item = (&'a Arc<ArticleDoc>, OutletIx)>,
) -> Vec<FullText<'a>> {
    let all = articles.enumerate();
    let texts = all.map(|(place, (doc, outlet))| FullText { doc, outlet, place });
    texts.filter(|text| is_full(text.doc)).collect()
}

/// Returns the numbers of the texts that are asked for, sorted.
fn numbers(texts: &[FullText<'_>], is_asked: impl Fn(&FullText<'_>) -> bool) -> Vec<usize> {
    (0..texts.len()).filter(|number| is_asked(&texts[*number])).collect()
}

/// Returns the place that each article of before has now, in a list without those that are gone:
/// they have none. `None` if an article comes in another order, has another outlet, or is no longer
/// a digest or a full text.
fn places_now(before: &[(Arc<ArticleDoc>, OutletIx)], site: &Site) -> Option<Vec<Option<usize>>> {
    let now: HashMap<&Id, usize> =
        site.articles.iter().zip(0..).map(|(it, at)| (&it.doc.id, at)).collect();
    let mut next = 0;
    let place = |(doc, outlet): &(Arc<ArticleDoc>, OutletIx)| {
        let Some(at) = now.get(&doc.id).copied() else { return Some(None) };
        let article = &site.articles.as_slice()[at];
        let is_same = at >= next && article.doc.text == doc.text && article.outlet == *outlet;
        next = at + 1;
        is_same.then_some(Some(at))
    };
    if before.is_empty() { None } else { before.iter().map(place).collect() }
}

fn is_full(doc: &ArticleDoc) -> bool {
    doc.text == TextForm::Full
}

/// Returns whether two full texts have the same words, in the same language.
fn same_words(one: &Arc<ArticleDoc>, other: &Arc<ArticleDoc>) -> bool {
    Arc::ptr_eq(one, other)
        || one.lang == other.lang && one.body.plain.text == other.body.plain.text
}

fn words_of(doc: &ArticleDoc, site_lang: &str) -> TextWords {
    TextWords::of(&doc.body.plain.text, doc.language(site_lang))
}

fn texts<'a>(full: &[FullText<'_>], words: &'a [Arc<TextWords>]) -> Vec<Text<'a>> {
    let text = |(text, words): (&FullText<'_>, &'a Arc<TextWords>)| Text {
        words,
        outlet: text.outlet.index() as u32,
    };
    full.iter().zip(words).map(text).collect()
}

/// Keeps the pairs that share enough to be listed, and numbers texts by the articles' places.
fn worth_telling(shared: &mut Vec<SharedText>, full: &[FullText<'_>], words: &[Arc<TextWords>]) {
    shared.retain(|it| it.is_worth_telling(it.texts.map(|text| words[text].count())));
    shared.iter_mut().for_each(|it| it.texts = it.texts.map(|text| full[text].place));
}

#[cfg(test)]
mod tests;

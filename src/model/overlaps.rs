//! Decides which of two articles came first, which are copies, and which were compared.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::TextForm;
use super::article::Article;
use super::index::Idx;
use super::site::{ArticleIx, Site};
use crate::text::primary_language;

pub use super::overlap_table::{Overlaps, SharedWith};

/// How it is known which of two articles was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBasis {
    /// The later one names the other's outlet in `via`, or that one names it in `carried-by`.
    Via,
    /// The times of publication.
    Published,
}

/// Which of two articles was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The one that was first.
    pub first: ArticleIx,
    /// How it is known.
    pub basis: OrderBasis,
    /// Whether what it is known by is itself inferred.
    pub inferred: bool,
}

impl Site {
    /// Returns which of two articles was first: the one from whose outlet the other has its text,
    /// by `via` or `carried-by`, else the one that was published first. `None` where neither says
    /// so, or they contradict each other.
    pub fn order(&self, pair: [ArticleIx; 2]) -> Option<Order> {
        let [one, other] = pair.map(|at| &self.articles[at]);
        let in_time = match (one.is_before(other), other.is_before(one)) {
            (true, _) => Some(0),
            (_, true) => Some(1),
            _ => None,
        };
        // Whether it is inferred that the second has its text from the first.
        let handed_on = |first: &Article, second: &Article| {
            let via = second.via.contains(&first.outlet);
            let carried = first.carried_by.contains(&second.outlet);
            let outlets = [first, second].iter().any(|it| it.doc.is_inferred("outlet"));
            via.then(|| outlets || second.doc.is_inferred("via"))
                .or_else(|| carried.then(|| outlets || first.doc.is_inferred("carried-by")))
        };
        let by_via = match (handed_on(one, other), handed_on(other, one)) {
            _ if one.outlet == other.outlet => None,
            (Some(inferred), None) => Some((0, inferred)),
            (None, Some(inferred)) => Some((1, inferred)),
            _ => None,
        };
        match (by_via, in_time) {
            (Some((via, _)), Some(time)) if via != time => None,
            (Some((first, inferred)), _) => {
                Some(Order { first: pair[first], basis: OrderBasis::Via, inferred })
            }
            (None, Some(first)) => {
                let inferred = [one, other].iter().any(|it| it.doc.is_inferred("published"));
                Some(Order { first: pair[first], basis: OrderBasis::Published, inferred })
            }
            (None, None) => None,
        }
    }

    /// Returns the articles of which at least half is in another one, without speech, with the
    /// original that they go back to, which is none of them. The other one was first; where nobody
    /// knows, it is the one before in the articles' order. Of several, the one with most of the
    /// words counts.
    pub fn find_copies(&self) -> BTreeMap<ArticleIx, ArticleIx> {
        let words = |at| self.overlaps.words(at).unwrap_or_default();
        let mut found = Vec::new();
        for shared in self.overlaps.all() {
            let pair: [ArticleIx; 2] = shared.texts.map(Idx::new);
            let share = |side: usize| {
                let [copied, whole] = [shared.sides[side].copied, words(pair[side])].map(u64::from);
                (2 * copied >= whole.max(1)).then(|| copied * 10_000 / whole.max(1))
            };
            let shares = [0, 1].map(share);
            if shares == [None; 2] {
                continue;
            }
            let first = self.order(pair).map_or(pair[0], |order| order.first);
            let later = usize::from(first == pair[0]);
            found.extend(shares[later].map(|share| (Reverse(share), pair[later], first)));
        }
        found.sort_unstable();
        let mut source: BTreeMap<ArticleIx, ArticleIx> = BTreeMap::new();
        let original = |source: &BTreeMap<_, _>, mut at: ArticleIx| {
            while let Some(before) = source.get(&at) {
                at = *before;
            }
            at
        };
        for (_, copy, first) in found {
            if original(&source, first) != copy {
                source.entry(copy).or_insert(first);
            }
        }
        let copies = source.keys().map(|copy| (*copy, original(&source, *copy)));
        copies.collect()
    }

    /// Returns whether names, words and sides are counted in an article: not in copies, if the
    /// settings say so.
    pub fn is_counted(&self, at: ArticleIx) -> bool {
        self.settings.count_copies || !self.copies.contains_key(&at)
    }

    /// Returns the language of an article's text.
    pub fn language(&self, at: ArticleIx) -> &str {
        primary_language(self.articles[at].doc.language(&self.settings.lang))
    }

    /// Returns the digests whose originals were not compared, though there are other articles in
    /// their languages.
    pub fn not_compared(&self) -> impl Iterator<Item = ArticleIx> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for at in self.articles.indices() {
            *counts.entry(self.language(at)).or_default() += 1;
        }
        let all = self.articles.iter_enumerated();
        let digests = all.filter(|(_, article)| article.doc.text == TextForm::Digest);
        let has_others = move |at: &ArticleIx| counts[self.language(*at)] > 1;
        let not_compared = |at: &ArticleIx| self.overlaps.words(*at).is_none();
        digests.map(|(at, _)| at).filter(not_compared).filter(has_others)
    }
}

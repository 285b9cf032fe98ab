//! Decides which two articles are set side by side: those that share a claim or a passage.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::Stance;
use crate::model::site::{ArticleIx, ClaimIx, PositionPlace, Site};
use crate::overlap::SharedText;

/// The most pairs that have a page.
const PAIRS: usize = 400;
/// On a claim with more positions than this, articles are compared on the claim's own page.
const POSITIONS: usize = 16;

/// Two articles that have a page together.
#[derive(Debug, Clone)]
pub(super) struct ArticlePair {
    /// The articles, in their order.
    pub(super) articles: [ArticleIx; 2],
    /// On how many claims both take a position, silence aside.
    pub(super) claims: usize,
    /// The passages that they share word for word: their place in `Overlaps::all`.
    shared: Option<usize>,
}

impl ArticlePair {
    /// Returns the passages that they share word for word.
    pub(super) fn shared<'s>(&self, site: &'s Site) -> Option<&'s SharedText> {
        Some(&site.overlaps.all()[self.shared?])
    }
}

/// Returns the pairs that have a page, by their articles' order: of many those with most claims in
/// common, then with most words.
pub(super) fn pairs(site: &Site) -> Vec<ArticlePair> {
    // Each pair once for each claim, and once for the passages.
    let mut found: Vec<([ArticleIx; 2], Option<usize>)> = Vec::new();
    for places in site.positions_on.iter().filter(|places| places.len() <= POSITIONS) {
        let speaks = |(article, note, place): &&PositionPlace| {
            let position = &site.articles[*article].notes[*note].positions[*place];
            position.stance != Stance::Omits
        };
        let mut articles: Vec<ArticleIx> = places.iter().filter(speaks).map(|it| it.0).collect();
        articles.dedup();
        for (number, one) in articles.iter().enumerate() {
            found.extend(articles[number + 1..].iter().map(|other| ([*one, *other], None)));
        }
    }
    let shared = site.overlaps.all().iter().enumerate();
    found.extend(shared.map(|(place, it)| (it.texts.map(ArticleIx::new), Some(place))));
    found.sort_unstable();
    let pairs = found.chunk_by(|one, other| one.0 == other.0).map(|same| ArticlePair {
        articles: same[0].0,
        claims: same.iter().filter(|(_, shared)| shared.is_none()).count(),
        shared: same.iter().find_map(|(_, shared)| *shared),
    });
    let mut list: Vec<ArticlePair> = pairs.collect();
    if list.len() > PAIRS {
        let words = |it: &ArticlePair| it.shared(site).map_or(0, |it| it.sides[0].copied);
        let weight = |it: &ArticlePair| (Reverse((it.claims, words(it))), it.articles);
        list.select_nth_unstable_by_key(PAIRS, weight);
        list.truncate(PAIRS);
        list.sort_unstable_by_key(|it| it.articles);
    }
    for pair in &mut list {
        // Those on which many articles take positions make no pairs, but two that have a page have
        // these in common, too.
        let [one, other] = pair.articles.map(|at| spoken_claims(site, at));
        pair.claims = one.intersection(&other).count();
    }
    list
}

/// Returns the claims of which an article speaks.
fn spoken_claims(site: &Site, at: ArticleIx) -> BTreeSet<ClaimIx> {
    let positions = site.articles[at].notes.iter().flat_map(|note| &note.positions);
    positions.filter(|it| it.stance != Stance::Omits).map(|it| it.claim).collect()
}

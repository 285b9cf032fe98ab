//! Views that many pages share, made once: days in words, links, articles in one line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::pairs::ArticlePair;
use super::theme::Theme;
use super::views::{ArticleCard, DayView, LinkView, Shared};
use crate::language::Script;
use crate::model::document::{ActorDoc, ClaimDoc, TermDoc};
use crate::model::index::{Idx, IndexList};
use crate::model::site::{self, ActorIx, Article, ClaimIx, OutletIx, PositionPlace, Site, TermIx};

/// The prefix of addresses on pages that share views: all but the home page and the 404 page.
pub(super) const ROOT: &str = "../";

/// Views made at their first use. Addresses in them begin with [`ROOT`].
pub(super) struct SharedViews<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) cards: OnceCells<Article, Shared<ArticleCard>>,
    pub(super) actors: OnceCells<ActorDoc, Shared<LinkView>>,
    pub(super) claims: OnceCells<ClaimDoc, Shared<LinkView>>,
    pub(super) terms: OnceCells<TermDoc, Shared<LinkView>>,
    /// As [`Site::days`], then [`Site::periods`].
    pub(super) days: OnceCells<site::DayEntry, (Shared<DayView>, Shared<LinkView>)>,
    /// The outlets that have articles, in the order of their first.
    pub(super) outlets: OnceLock<Vec<OutletIx>>,
    /// The outlets that have articles in each script.
    pub(super) scripts: OnceLock<BTreeMap<Script, BTreeSet<OutletIx>>>,
    /// The outlets that name each actor in a headline.
    pub(super) headlines: OnceLock<BTreeMap<ActorIx, BTreeSet<OutletIx>>>,
    /// The claims, those on which outlets part furthest first.
    pub(super) ranked_claims: OnceLock<Vec<ClaimIx>>,
    /// The pairs of articles that have a page.
    pub(super) pairs: OnceLock<Vec<ArticlePair>>,
    /// For each claim with positions in earlier versions, the notes that report them.
    pub(super) earlier_positions: OnceLock<BTreeMap<ClaimIx, Vec<PositionPlace>>>,
    /// The terms, by title.
    pub(super) sorted_terms: OnceLock<Vec<TermIx>>,
}

/// A cell for each of many small things, freed by all threads.
pub(super) struct OnceCells<T, V: Send>(IndexList<T, OnceLock<V>>);

impl<T, V: Send> OnceCells<T, V> {
    fn new(count: usize) -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(count).collect())
    }
}

impl<T, V: Send> Index<Idx<T>> for OnceCells<T, V> {
    type Output = OnceLock<V>;

    fn index(&self, at: Idx<T>) -> &OnceLock<V> {
        &self.0[at]
    }
}

impl<T, V: Send> Drop for OnceCells<T, V> {
    fn drop(&mut self) {
        Vec::from(std::mem::take(&mut self.0)).into_par_iter().for_each(drop);
    }
}

impl<'a> SharedViews<'a> {
    pub(super) fn new(site: &'a Site, theme: &'a Theme) -> Self {
        Self {
            site,
            theme,
            cards: OnceCells::new(site.articles.len()),
            actors: OnceCells::new(site.actors.len()),
            claims: OnceCells::new(site.claims.len()),
            terms: OnceCells::new(site.terms.len()),
            days: OnceCells::new(site.days.len() + site.periods.len()),
            outlets: OnceLock::new(),
            scripts: OnceLock::new(),
            headlines: OnceLock::new(),
            ranked_claims: OnceLock::new(),
            pairs: OnceLock::new(),
            earlier_positions: OnceLock::new(),
            sorted_terms: OnceLock::new(),
        }
    }
}

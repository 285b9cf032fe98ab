//! Shared views, from the cells of [`SharedViews`](super::shared_views::SharedViews).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::locale::collation;
use super::page::Page;
use super::page_context::PageContext;
use super::pairs::{ArticlePair, pairs};
use super::shared_views::ROOT;
use super::sides::ranked;
use super::views::{ArticleCard, DayView, LinkView, Shared};
use crate::language::Script;
use crate::model::index::Idx;
use crate::model::site::{
    ActorIx, ArticleIx, ClaimIx, Entity, OutletIx, PositionPlace, Site, TermIx,
};
use crate::model::{Kind, When};

impl PageContext<'_> {
    /// Returns an article as lists show it.
    pub(super) fn article_card(&self, at: ArticleIx) -> Shared<ArticleCard> {
        self.once(Kind::Article, &self.shared.cards[at], || self.make_article_card(at).into())
    }

    /// Returns the link to an actor.
    pub(super) fn actor_link(&self, at: ActorIx) -> Shared<LinkView> {
        self.once(Kind::Actor, &self.shared.actors[at], || self.link(Entity::Actor(at)).into())
    }

    /// Returns the link to a claim.
    pub(super) fn claim_link(&self, at: ClaimIx) -> Shared<LinkView> {
        self.once(Kind::Claim, &self.shared.claims[at], || self.link(Entity::Claim(at)).into())
    }

    /// Returns the link to a term.
    pub(super) fn term_link(&self, at: TermIx) -> Shared<LinkView> {
        self.once(Kind::Term, &self.shared.terms[at], || self.link(Entity::Term(at)).into())
    }

    /// Returns the cell's value, made of an entity of that kind, making it first if need be; a new
    /// one on pages that do not share.
    fn once<T: Clone>(&self, of: Kind, slot: &OnceLock<T>, make: impl FnOnce() -> T) -> T {
        if !self.shares(of) {
            return make();
        }
        let make_for_all = || {
            let before = self.for_all.replace(true);
            let made = make();
            self.for_all.set(before);
            made
        };
        slot.get_or_init(make_for_all).clone()
    }

    /// Returns whether this page has the same addresses of a kind as most pages.
    fn shares(&self, of: Kind) -> bool {
        self.root == ROOT && !self.is_beside(of)
    }

    /// Returns the link to a time; to the first page of a range.
    pub(super) fn day_link(&self, when: When) -> Shared<LinkView> {
        if let When::Days(..) = when {
            let label = self.translations.time(when);
            return Shared::from(LinkView::new(label, self.time_href(when)));
        }
        match self.shared_day(when) {
            Some((_, link)) => link.clone(),
            None => Shared::from(self.link(Entity::Time(when))),
        }
    }

    /// Returns the address of a time; of the first page of a range.
    pub(super) fn time_href(&self, when: When) -> String {
        let first = if let When::Days(..) = when { when.pages().first().copied() } else { None };
        self.href(Entity::Time(first.unwrap_or(when)))
    }

    /// Returns a day, a month or a year, ready to show.
    pub(super) fn day(&self, when: When) -> Shared<DayView> {
        let shared = self.shared_day(when);
        shared.map_or_else(|| self.make_day(when).into(), |(day, _)| day.clone())
    }

    /// Returns `1 June 2025`, `June 2025`, `2025` or a range in words.
    pub(super) fn time_long(&self, when: When) -> Cow<'_, str> {
        match self.shared_day(when) {
            Some((day, _)) => day.long.as_str().into(),
            None => self.translations.time(when).into(),
        }
    }

    fn shared_day(&self, when: When) -> Option<&(Shared<DayView>, Shared<LinkView>)> {
        if !self.shares(Kind::Day) {
            return None;
        }
        let (days, periods) = (&self.site.days, &self.site.periods);
        let place = match when {
            When::Day(date) => days.binary_search_by_key(&date, |(date, _)| *date).ok()?,
            _ => days.len() + periods.binary_search_by_key(&when, |(when, _)| *when).ok()?,
        };
        let make = || {
            let day = self.make_day(when);
            let link = LinkView::new(day.long.clone(), day.href.clone());
            (day.into(), link.into())
        };
        Some(self.shared.days[Idx::new(place)].get_or_init(make))
    }

    /// Returns all claims, those on which the outlets part furthest first.
    pub(super) fn ranked_claims(&self) -> &[ClaimIx] {
        self.shared.ranked_claims.get_or_init(|| ranked(self.site))
    }

    /// Returns the pairs of articles that have a page, by their articles' order.
    pub(super) fn pairs(&self) -> &[ArticlePair] {
        self.shared.pairs.get_or_init(|| pairs(self.site))
    }

    /// Returns where notes report what an article made of a claim in an earlier version: the places
    /// are those of `Note::earlier_positions`.
    pub(super) fn earlier_positions(&self, claim: ClaimIx) -> &[PositionPlace] {
        let all = self.shared.earlier_positions.get_or_init(|| earlier_positions(self.site));
        all.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// Returns the page of two articles, which are in their order, if there is one.
    pub(super) fn pair_href(&self, articles: [ArticleIx; 2]) -> Option<String> {
        let pairs = self.pairs();
        pairs.binary_search_by_key(&articles, |pair| pair.articles).ok()?;
        Some(self.page_href(Page::Pair(articles[0], articles[1])))
    }

    /// Returns the terms by title, in the alphabet of the site's language.
    pub(super) fn sorted_terms(&self) -> &[TermIx] {
        self.shared.sorted_terms.get_or_init(|| {
            let order = collation(&self.site.settings.lang);
            let title = |at: &TermIx| &self.site.terms[*at].title;
            let mut terms: Vec<TermIx> = self.site.terms.indices().collect();
            terms.sort_by(|one, other| order(title(one), title(other)));
            terms
        })
    }

    /// Returns the outlets that have articles, in the order of their first.
    pub(super) fn outlets(&self) -> &[OutletIx] {
        self.shared.outlets.get_or_init(|| outlets(self.site))
    }

    /// Returns the outlets that have articles in each script.
    pub(super) fn scripts(&self) -> &BTreeMap<Script, BTreeSet<OutletIx>> {
        self.shared.scripts.get_or_init(|| scripts(self.site))
    }

    /// Returns the outlets that name each actor in a headline.
    pub(super) fn headlines(&self) -> &BTreeMap<ActorIx, BTreeSet<OutletIx>> {
        self.shared.headlines.get_or_init(|| headlines(self.site))
    }
}

fn earlier_positions(site: &Site) -> BTreeMap<ClaimIx, Vec<PositionPlace>> {
    let mut all: BTreeMap<ClaimIx, Vec<PositionPlace>> = BTreeMap::new();
    for article in site.versions.keys() {
        for (note, entry) in site.articles[*article].notes.iter_enumerated() {
            for (place, position) in entry.earlier_positions.iter_enumerated() {
                all.entry(position.claim).or_default().push((*article, note, place));
            }
        }
    }
    all
}

/// Returns the outlets that have articles, in the order of their first.
fn outlets(site: &Site) -> Vec<OutletIx> {
    let mut seen = BTreeSet::new();
    let all = site.articles.iter().map(|article| article.outlet);
    all.filter(|outlet| seen.insert(*outlet)).collect()
}

fn scripts(site: &Site) -> BTreeMap<Script, BTreeSet<OutletIx>> {
    let mut scripts: BTreeMap<Script, BTreeSet<OutletIx>> = BTreeMap::new();
    for article in site.articles.iter() {
        if let Some(script) = Script::of_language(article.doc.language(&site.settings.lang)) {
            scripts.entry(script).or_default().insert(article.outlet);
        }
    }
    scripts
}

fn headlines(site: &Site) -> BTreeMap<ActorIx, BTreeSet<OutletIx>> {
    let mut headlines: BTreeMap<ActorIx, BTreeSet<OutletIx>> = BTreeMap::new();
    for article in site.articles.iter() {
        for actor in &article.in_headline {
            headlines.entry(*actor).or_default().insert(article.outlet);
        }
    }
    headlines
}

//! The fingerprint of each page, made from its inputs: with the same one, the page is the same.
//!
//! A fingerprint may include more than the page shows, never less. Names and titles are in every
//! fingerprint; of an article, a page's fingerprint includes the facet that the page shows.

use std::collections::{BTreeMap, BTreeSet};

use super::facets::{Facets, common, facets, links, name};
use super::page_context::PageContext;
use super::pages;
use super::route::Page;
use crate::fingerprint::{Fingerprint, FingerprintBuilder};
use crate::model::site::{ActorIx, ArticleIx, ClaimIx, Entity, OutletIx, Reference};
use crate::model::{Kind, When};

impl PageContext<'_> {
    /// Returns the fingerprint of the page.
    pub(super) fn key(&self) -> Fingerprint {
        let mut parts = FingerprintBuilder::default();
        parts.add(self.shared.common.get_or_init(|| common(self.site, self.shared.theme)));
        // Without the index in it: an earlier article would change all later ones.
        parts.add(std::mem::discriminant(&self.page));
        let site = self.site;
        match self.page {
            Page::Home => self.all(&mut parts),
            Page::Index(kind) => self.index_key(kind, &mut parts),
            Page::Article(at) => self.article(at, &mut parts),
            Page::Actor(at) => self.actor(at, &mut parts),
            Page::Date(when) => {
                self.editorial(Entity::Time(when), &mut parts);
                parts.add(pages::date::neighbours(site, when));
                parts.add(pages::date::around(site, when));
                parts.add(pages::date::within(site, when));
                if let Some(day) = site.time(when) {
                    parts.add(&day.claims);
                    day.published.iter().for_each(|at| parts.add(self.facets(*at).card));
                    let places = day.happened.iter();
                    places.for_each(|(at, place)| parts.add((self.facets(*at).text, place)));
                }
            }
            Page::Outlet(at) => {
                self.editorial(Entity::Outlet(at), &mut parts);
                for (place, article) in site.articles.iter_enumerated() {
                    if article.outlet == at || article.via.contains(&at) {
                        parts.add(self.facets(place).full);
                    }
                }
            }
            Page::Page(at) => self.editorial(Entity::Page(at), &mut parts),
            Page::NotFound => {}
        }
        parts.key()
    }

    fn index_key(&self, kind: Kind, parts: &mut FingerprintBuilder) {
        let site = self.site;
        parts.add(kind);
        match kind {
            Kind::Article | Kind::Outlet => {
                self.cards(parts);
                site.outlets.indices().for_each(|at| self.editorial(Entity::Outlet(at), parts));
            }
            Kind::Claim => self.claims(parts),
            Kind::Term => {
                site.terms.indices().for_each(|at| self.editorial(Entity::Term(at), parts));
                for (place, article) in site.articles.iter_enumerated() {
                    if article.notes.iter().any(|note| !note.terms.is_empty()) {
                        parts.add(self.facets(place).full);
                    }
                }
            }
            Kind::Actor => self.actors(parts),
            Kind::Day => self.days(parts),
            Kind::Page => {}
        }
    }

    fn facets(&self, at: ArticleIx) -> Facets {
        *self.shared.facets[at].get_or_init(|| facets(self.site, at))
    }

    /// Adds a thing's own file, and the sentences elsewhere that link to it.
    fn editorial(&self, entity: Entity, parts: &mut FingerprintBuilder) {
        self.own(entity, parts);
        self.backlinks_key(entity, parts);
    }

    /// Adds a thing's own file.
    fn own(&self, entity: Entity, parts: &mut FingerprintBuilder) {
        match entity {
            // Names and all.
            Entity::Article(at) => parts.add((0, self.facets(at).full)),
            Entity::Note(at, note) => parts.add((1, self.facets(at).full, note)),
            entity => {
                name(self.site, entity, parts);
                if let Some(prose) = self.prose(entity) {
                    parts.add(prose.file_fingerprint);
                    links(self.site, prose, parts);
                }
            }
        }
    }

    fn backlinks_key(&self, entity: Entity, parts: &mut FingerprintBuilder) {
        let references = self.site.references_to(entity).iter();
        references.for_each(|reference| self.reference(reference, parts));
    }

    fn reference(&self, reference: &Reference, parts: &mut FingerprintBuilder) {
        parts.add(reference.words);
        self.own(reference.from, parts);
    }

    fn article(&self, at: ArticleIx, parts: &mut FingerprintBuilder) {
        let article = &self.site.articles[at];
        parts.add(self.facets(at).full);
        self.own(Entity::Outlet(article.outlet), parts);
        let neighbours = [at.previous(), Some(at), Some(at.next())].into_iter().flatten();
        let neighbours = neighbours.filter(|at| self.site.articles.get(*at).is_some());
        neighbours.for_each(|at| parts.add(self.facets(at).card));
        self.backlinks_key(Entity::Article(at), parts);
        let to_notes = self.site.references_to_notes(at).iter();
        to_notes.for_each(|reference| self.reference(reference, parts));
    }

    fn cards(&self, parts: &mut FingerprintBuilder) {
        self.site.articles.indices().for_each(|at| parts.add(self.facets(at).card));
    }

    /// Adds the columns of tables by outlet, and the day that decides which offices are current.
    fn columns(&self, parts: &mut FingerprintBuilder) {
        parts.add(self.outlets());
        parts.add(pages::actor::middle_day(self.site));
    }

    fn actors(&self, parts: &mut FingerprintBuilder) {
        self.columns(parts);
        for at in self.site.actors.indices() {
            self.own(Entity::Actor(at), parts);
            let mut counts: BTreeMap<OutletIx, (usize, BTreeSet<ArticleIx>)> = BTreeMap::new();
            for (article, _) in &self.site.mentions_of[at] {
                let (count, articles) =
                    counts.entry(self.site.articles[*article].outlet).or_default();
                *count += 1;
                articles.insert(*article);
            }
            for (outlet, (count, articles)) in counts {
                parts.add((outlet, count, articles.len()));
            }
        }
    }

    fn actor(&self, at: ActorIx, parts: &mut FingerprintBuilder) {
        self.columns(parts);
        self.editorial(Entity::Actor(at), parts);
        let id = self.site.actors[at].id.as_str();
        for (claim, doc) in self.site.claims.iter_enumerated() {
            if doc.actors.iter().any(|actor| actor.value == id) {
                parts.add(claim);
            }
        }
        let mut last = None;
        for (article, place) in &self.site.mentions_of[at] {
            parts.add(place);
            if last != Some(article) {
                parts.add(self.facets(*article).outline);
            }
            last = Some(article);
        }
    }

    fn days(&self, parts: &mut FingerprintBuilder) {
        for (date, day) in self.site.days.iter() {
            parts.add((date, day.published.len(), day.happened.len()));
            self.own(Entity::Time(When::Day(*date)), parts);
        }
        for (when, period) in self.site.periods.iter() {
            parts.add((when, period.happened.len()));
        }
    }

    fn claims(&self, parts: &mut FingerprintBuilder) {
        self.columns(parts);
        self.silent(parts);
        for at in self.site.claims.indices() {
            self.editorial(Entity::Claim(at), parts);
            self.positions(at, parts);
        }
    }

    fn positions(&self, at: ClaimIx, parts: &mut FingerprintBuilder) {
        for (article, note, place) in &self.site.positions_on[at] {
            parts.add((note, place, self.facets(*article).outline));
        }
    }

    /// Adds all cards while articles are few: claims then name those without a position.
    fn silent(&self, parts: &mut FingerprintBuilder) {
        parts.add(self.site.articles.len());
        if self.site.articles.len() <= pages::claim::MOST_SILENT {
            self.cards(parts);
        }
    }

    /// Adds everything that the home page chooses from.
    fn all(&self, parts: &mut FingerprintBuilder) {
        self.own(Entity::Home, parts);
        self.cards(parts);
        self.claims(parts);
        self.actors(parts);
        self.days(parts);
    }
}

//! Everything else that has a page, as the search page finds it: by its names, and by the text on
//! it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{context, time_words, with_text};
use crate::model::site::{Entity, Site};
use crate::model::{ActorKind, Kind, When};
use crate::name_forms::surname;
use crate::render::page_context::PageContext;
use crate::render::shared_views::SharedViews;
use crate::search::{Columns, Reader, SearchDocument, UnitRange};

/// Returns the place of a kind among those that have names, in the order in which equal hits are
/// shown. Articles have units of their own.
fn rank(kind: Kind) -> Option<u32> {
    match kind {
        Kind::Actor => Some(0),
        Kind::Claim => Some(1),
        Kind::Term => Some(2),
        Kind::Outlet => Some(3),
        Kind::Day => Some(4),
        Kind::Page => Some(5),
        Kind::Article => None,
    }
}

/// Returns all entities that have names and pages, by kind, then id or date. The home page is the
/// first page.
pub(super) fn all(site: &Site) -> Vec<Entity> {
    let mut all = Vec::new();
    let mut kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| rank(*kind).is_some()).collect();
    kinds.sort_by_key(|kind| rank(*kind));
    for kind in kinds {
        match kind {
            Kind::Day => {
                all.extend(site.days.iter().map(|(date, _)| Entity::Time(When::Day(*date))));
                all.extend(site.periods.iter().map(|(when, _)| Entity::Time(*when)));
            }
            kind => {
                all.extend((kind == Kind::Page).then_some(Entity::Home));
                all.extend(site.documents(kind).map(|(entity, _)| entity));
            }
        }
    }
    all
}

/// An entity with names.
pub(super) struct Named<'a> {
    pub(super) shared: &'a SharedViews<'a>,
    pub(super) entity: Entity,
}

impl Named<'_> {
    /// Returns its names, the main one first.
    fn names(&self, ctx: &PageContext<'_>) -> Vec<String> {
        let site = ctx.site;
        let mut names = vec![ctx.label(self.entity)];
        match self.entity {
            Entity::Actor(at) => {
                let actor = &site.actors[at];
                let aliases = || actor.aliases.iter().map(|alias| &alias.name.value);
                names.extend(aliases().cloned());
                names.extend(actor.surname.clone());
                if actor.kind == ActorKind::Person {
                    names.extend(aliases().filter_map(|name| surname(name)).map(str::to_owned));
                }
            }
            Entity::Claim(at) => names.push(site.claims[at].title.clone()),
            Entity::Term(at) => names.extend(site.terms[at].words.iter().cloned()),
            Entity::Outlet(at) => names.push(site.outlets[at].short.clone()),
            Entity::Time(when) => names = time_words(ctx, when).to_vec(),
            Entity::Home | Entity::Page(_) | Entity::Article(_) | Entity::Note(..) => {}
        }
        let mut known = BTreeSet::new();
        names.retain(|name| known.insert(name.clone()));
        names
    }

    /// Returns how often the articles speak of it.
    fn weight(&self, site: &Site) -> u32 {
        let count = match self.entity {
            Entity::Actor(at) => site.mentions_of[at].len(),
            Entity::Claim(at) => site.positions_on[at].len(),
            Entity::Time(when) => site.time(when).map_or(0, |day| day.happened.len()),
            Entity::Term(_)
            | Entity::Outlet(_)
            | Entity::Home
            | Entity::Page(_)
            | Entity::Article(_)
            | Entity::Note(..) => 0,
        };
        count as u32
    }
}

impl SearchDocument for Named<'_> {
    fn columns(&self) -> Columns {
        let kind = self.entity.kind().and_then(rank).unwrap_or_default();
        let facts = vec![kind, self.weight(self.shared.site)];
        Columns { parts: 1, facts, ..Columns::default() }
    }

    fn read(&self, units: UnitRange, terms: &mut impl Reader) {
        let ctx = context(self.shared);
        let names = self.names(&ctx);
        names.iter().for_each(|name| terms.text(units.head(), name));
        // The whole name, by which a query that is one is known.
        let site = ctx.site;
        let id = if let Entity::Actor(at) = self.entity { site.actors[at].id.as_str() } else { "" };
        names.iter().for_each(|name| terms.whole(units.head(), name, id));
        // By these, the names that facets show are found.
        match self.entity {
            Entity::Actor(at) => terms.term(units.head(), &format!("@{}", site.actors[at].id)),
            Entity::Claim(at) => terms.term(units.head(), &format!("!{}", site.claims[at].id)),
            Entity::Term(_)
            | Entity::Outlet(_)
            | Entity::Time(_)
            | Entity::Home
            | Entity::Page(_)
            | Entity::Article(_)
            | Entity::Note(..) => {}
        }
        let text = units.part(0);
        match self.entity {
            Entity::Actor(at) => {
                let roles = site.actors[at].roles.iter().map(|role| &role.title);
                roles.chain(&site.actors[at].summary).for_each(|line| terms.text(text, line));
            }
            Entity::Outlet(at) => {
                site.outlets[at].summary.iter().for_each(|line| terms.text(text, line));
            }
            // Their texts are prose.
            Entity::Claim(_)
            | Entity::Term(_)
            | Entity::Time(_)
            | Entity::Home
            | Entity::Page(_)
            | Entity::Article(_)
            | Entity::Note(..) => {}
        }
        if let Some(prose) = ctx.prose(self.entity) {
            with_text(&ctx, prose, |words| terms.text(text, words));
        }
    }

    fn shown(&self) -> Value {
        let ctx = context(self.shared);
        let names = self.names(&ctx);
        json!([ctx.href(self.entity), names[0], names[1..]])
    }
}

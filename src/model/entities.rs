//! Entities and documents of a site by their kind.

use std::sync::Arc;

use super::Kind;
use super::document::Document;
use super::index::{Idx, IndexList};
use super::site::{Entity, Site};

/// Documents of a kind, each with its entity.
type EntityDocuments<'a> = Box<dyn Iterator<Item = (Entity, &'a dyn Document)> + 'a>;

impl Entity {
    /// Returns the kind of the document that it is. A time is a day, whatever its length, and the
    /// home page a page; `None` for notes.
    pub fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Article(_) => Kind::Article,
            Self::Outlet(_) => Kind::Outlet,
            Self::Actor(_) => Kind::Actor,
            Self::Claim(_) => Kind::Claim,
            Self::Term(_) => Kind::Term,
            Self::Time(_) => Kind::Day,
            Self::Page(_) | Self::Home => Kind::Page,
            Self::Note(..) => return None,
        })
    }
}

impl Site {
    /// Returns the document that an entity is, with its kind; `None` for notes, times and the home
    /// page.
    pub fn document(&self, entity: Entity) -> Option<(Kind, &dyn Document)> {
        Some(match entity {
            Entity::Article(at) => (Kind::Article, &*self.articles[at].doc as _),
            Entity::Outlet(at) => (Kind::Outlet, &*self.outlets[at] as _),
            Entity::Actor(at) => (Kind::Actor, &*self.actors[at] as _),
            Entity::Claim(at) => (Kind::Claim, &*self.claims[at] as _),
            Entity::Term(at) => (Kind::Term, &*self.terms[at] as _),
            Entity::Page(at) => (Kind::Page, &*self.pages[at] as _),
            Entity::Home | Entity::Note(..) | Entity::Time(_) => return None,
        })
    }

    /// Returns the documents of a kind, in the order of the site's list of them.
    ///
    /// There are none for days, which the site finds by date.
    pub fn documents(&self, kind: Kind) -> EntityDocuments<'_> {
        fn each<D: Document>(
            list: &IndexList<D, Arc<D>>,
            entity: fn(Idx<D>) -> Entity,
        ) -> EntityDocuments<'_> {
            Box::new(list.iter_enumerated().map(move |(at, doc)| (entity(at), &**doc as _)))
        }
        match kind {
            Kind::Article => {
                let articles = self.articles.iter_enumerated();
                Box::new(articles.map(|(at, article)| (Entity::Article(at), &*article.doc as _)))
            }
            Kind::Claim => each(&self.claims, Entity::Claim),
            Kind::Term => each(&self.terms, Entity::Term),
            Kind::Actor => each(&self.actors, Entity::Actor),
            Kind::Day => Box::new(std::iter::empty()),
            Kind::Outlet => each(&self.outlets, Entity::Outlet),
            Kind::Page => each(&self.pages, Entity::Page),
        }
    }
}

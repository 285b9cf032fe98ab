//! What pages show of the briefing, as keys: of all things their names, of an article its facets.

use super::theme::Theme;
use crate::fingerprint::{Fingerprint, FingerprintBuilder, PROGRAM};
use crate::model::Prose;
use crate::model::site::{ArticleIx, Entity, Site, Target};

/// What pages show of an article, from little to all. Each holds the ones before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facets {
    /// In lists: headline, outlet, time, the number of notes.
    pub(super) card: Fingerprint,
    /// Its text.
    pub(super) text: Fingerprint,
    /// Its notes' places, kinds and positions.
    pub(super) outline: Fingerprint,
    /// What its notes say, and what its links lead to.
    pub(super) full: Fingerprint,
}

/// Returns the key of what all pages show: the theme, the settings, the names of all things.
pub(super) fn common(site: &Site, theme: &Theme) -> Fingerprint {
    let mut parts = FingerprintBuilder::default();
    parts.add((PROGRAM, theme.key(), &site.settings));
    for doc in &site.outlets {
        parts.add((&doc.id, &doc.name, &doc.short));
    }
    parts.add(site.outlets.len());
    for doc in &site.actors {
        parts.add((&doc.id, doc.matching()));
    }
    parts.add(site.actors.len());
    for doc in &site.claims {
        parts.add((&doc.id, &doc.title));
    }
    parts.add(site.claims.len());
    for doc in &site.terms {
        parts.add((&doc.id, &doc.title));
    }
    parts.add((site.terms.len(), site.articles.is_empty(), site.days.is_empty()));
    for doc in site.pages.iter().filter(|doc| doc.nav) {
        parts.add((&doc.id, &doc.title, doc.order));
    }
    parts.key()
}

/// Returns the facets of an article.
pub(super) fn facets(site: &Site, at: ArticleIx) -> Facets {
    let article = &site.articles[at];
    let doc = &article.doc;
    let mut parts = FingerprintBuilder::default();
    parts.add((&doc.id, &doc.title, article.outlet, &article.via, doc.published));
    parts.add((doc.kind, &doc.summary, &doc.lang, doc.text, article.notes.len()));
    let card = parts.key();
    parts.add(doc.body.file_fingerprint);
    let text = parts.key();
    for note in &article.notes {
        parts.add((&note.doc.id.value, note.doc.kind, &note.anchor, &note.positions, &note.terms));
    }
    let outline = parts.key();
    for note in &article.notes {
        // The notes of an article stand in one file.
        parts.add(note.doc.body.file_fingerprint);
        links(site, &note.doc.body, &mut parts);
    }
    links(site, &doc.body, &mut parts);
    Facets { card, text, outline, full: parts.key() }
}

/// Adds what a page shows of the things that a piece of prose leads to.
pub(super) fn links(site: &Site, prose: &Prose, parts: &mut FingerprintBuilder) {
    for link in &prose.links {
        match site.links.get(link.span) {
            Some(Target::Entity(entity)) => name(site, *entity, parts),
            Some(Target::Static(path)) => parts.add(path),
            None => parts.add(()),
        }
    }
}

/// Adds the address and the name of a thing.
pub(super) fn name(site: &Site, entity: Entity, parts: &mut FingerprintBuilder) {
    parts.add(std::mem::discriminant(&entity));
    parts.add(site.id(entity));
    match entity {
        Entity::Article(at) => parts.add(site.articles[at].outlet),
        Entity::Note(at, _) => parts.add((&site.articles[at].doc.id, site.articles[at].outlet)),
        Entity::Home => parts.add(site.home.as_ref().map(|home| &home.title)),
        Entity::Page(at) => parts.add(&site.pages[at].title),
        Entity::Time(when) => parts.add(when),
        // Their names are part of every key.
        Entity::Outlet(_) | Entity::Actor(_) | Entity::Claim(_) | Entity::Term(_) => {}
    }
}

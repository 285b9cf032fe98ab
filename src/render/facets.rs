//! Fingerprints of the parts of a site that pages show: all names, and facets of articles.

use super::theme::Theme;
use crate::fingerprint::{Fingerprint, FingerprintBuilder, PROGRAM};
use crate::model::Prose;
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::site::{Article, ArticleIx, Entity, Note, Site, Target};

/// The fingerprints of what pages show of an article. Each facet includes the ones before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facets {
    /// What lists show: headline, outlet, time, number of notes.
    pub(super) card: Fingerprint,
    /// The text.
    pub(super) text: Fingerprint,
    /// The places, kinds and positions of its notes.
    pub(super) outline: Fingerprint,
    /// The bodies of its notes, and the targets of all links.
    pub(super) full: Fingerprint,
}

/// Returns the fingerprint of what all pages show: theme, settings, names of all things.
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
///
/// Every field is named, so that a new one does not compile before it is in a facet. `text` holds
/// the fingerprint of the article's file, and `full` that of the notes' file: a field that is only
/// shown where these are read needs nothing more.
pub(super) fn facets(site: &Site, at: ArticleIx) -> Facets {
    // Names and dates are found in the text, by names that are in every fingerprint.
    let Article { doc, outlet, via, notes, mentions: _, dates: _ } = &*site.articles[at];
    let ArticleDoc {
        id,
        title,
        published,
        kind,
        summary,
        lang,
        text,
        body,
        // No list shows these.
        file: _,
        outlet: _,
        via: _,
        url: _,
        byline: _,
        dateline: _,
        translated: _,
        inferred: _,
        origin: _,
        names: _,
        dates: _,
        draft: _,
    } = &**doc;
    let mut parts = FingerprintBuilder::default();
    parts.add((id, title, outlet, via, published));
    parts.add((kind, summary, lang, text, notes.len()));
    let card = parts.key();
    parts.add(body.file_fingerprint);
    let text = parts.key();
    for note in notes {
        // Dates are found in its text, which is in `full`.
        let Note { doc, anchor, positions, terms, dates: _ } = note;
        let NoteDoc {
            id,
            kind,
            // An outline shows none of these.
            quote: _,
            positions: _,
            checked: _,
            terms: _,
            confidence: _,
            status: _,
            author: _,
            aliases: _,
            body: _,
        } = &**doc;
        parts.add((&id.value, kind, anchor, positions, terms));
    }
    let outline = parts.key();
    for note in notes {
        // The notes on an article are in one file.
        parts.add(note.doc.body.file_fingerprint);
        links(site, &note.doc.body, &mut parts);
    }
    links(site, body, &mut parts);
    Facets { card, text, outline, full: parts.key() }
}

/// Adds what a page shows of the targets of a piece of prose's links.
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
        // Their names are in every page's fingerprint.
        Entity::Outlet(_) | Entity::Actor(_) | Entity::Claim(_) | Entity::Term(_) => {}
    }
}

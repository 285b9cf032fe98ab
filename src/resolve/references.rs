//! Third pass: every link is resolved; what leads where is sorted by target.

use super::Options;
use super::index::{Index, Place};
use crate::diag::Diagnostic;
use crate::load::Loaded;
use crate::model::site::{Entity, Reference, Site, Target};
use crate::model::{Prose, Status};

/// Fills in `links` and `references`.
pub(super) fn fill(site: &mut Site, loaded: &Loaded, options: Options, out: &mut Vec<Diagnostic>) {
    let mut index = Index::new(site, &loaded.statics);
    for (_, name) in &loaded.broken {
        index.silence(name);
    }
    for article in &loaded.broken_notes {
        index.silence_notes(article);
    }
    if !options.drafts {
        drafts(loaded, &mut index);
    }
    for notes in &loaded.notes {
        for note in &notes.broken {
            index.silence_note(&notes.article, note);
        }
    }
    silence_faulty_articles(site, loaded, options, &mut index);

    let mut links = std::mem::take(&mut site.links);
    let mut references = Vec::new();
    for_each_prose(site, loaded, |entity, folder, prose| {
        for link in &prose.links {
            match index.link(site, link, &Place { entity, folder }) {
                Err(fault) => out.push(*fault),
                Ok(None) => {}
                Ok(Some(target)) => {
                    if let Target::Entity(to) = target {
                        let words = (link.words.start, link.words.end);
                        references.push(Reference { to, from: entity, words });
                    }
                    links.insert(link.span, target);
                }
            }
        }
    });
    references.sort();
    site.links = links;
    site.references = references;
}

/// An article that is there but not in the site, for its outlet is no id, was reported already.
fn silence_faulty_articles(site: &Site, loaded: &Loaded, options: Options, index: &mut Index) {
    if site.articles.len() == loaded.articles.len() {
        return;
    }
    for doc in loaded.articles.iter().filter(|doc| options.drafts || !doc.draft) {
        if !site.articles.iter().any(|article| article.doc.id == doc.id) {
            index.silence(doc.id.as_str());
        }
    }
}

/// Makes known what is left out, so that a message can say why a link leads nowhere.
fn drafts(loaded: &Loaded, index: &mut Index) {
    for id in loaded.articles.iter().filter(|doc| doc.draft).map(|doc| &doc.id) {
        index.leave_out(id);
    }
    for id in loaded.pages.iter().filter(|doc| doc.draft).map(|doc| &doc.id) {
        index.leave_out(id);
    }
    for doc in &loaded.notes {
        for note in doc.notes.iter().filter(|note| note.status == Status::Draft) {
            index.leave_out_note(&doc.article, &note.id.value);
        }
    }
}

/// Calls `visit` with every piece of prose, what it belongs to, and the folder of its file.
fn for_each_prose(site: &Site, loaded: &Loaded, mut visit: impl FnMut(Entity, &str, &Prose)) {
    if let Some(home) = &site.home {
        visit(Entity::Home, "", &home.body);
    }
    for (at, article) in site.articles.iter().enumerate() {
        visit(Entity::Article(at), "articles", &article.doc.body);
        for (place, note) in article.notes.iter().enumerate() {
            visit(Entity::Note(at, place), "articles", &note.doc.body);
        }
    }
    for (at, doc) in site.outlets.iter().enumerate() {
        visit(Entity::Outlet(at), "outlets", &doc.body);
    }
    for (at, doc) in site.actors.iter().enumerate() {
        visit(Entity::Actor(at), "actors", &doc.body);
    }
    for (at, doc) in site.claims.iter().enumerate() {
        visit(Entity::Claim(at), "claims", &doc.body);
    }
    for (at, doc) in site.terms.iter().enumerate() {
        visit(Entity::Term(at), "terms", &doc.body);
    }
    for (at, doc) in site.pages.iter().enumerate() {
        visit(Entity::Page(at), "pages", &doc.body);
    }
    for doc in &loaded.days {
        visit(Entity::Day(doc.date), "dates", &doc.body);
    }
}

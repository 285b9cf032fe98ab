//! Third pass: every link is resolved; what leads where is sorted by target.

use std::collections::BTreeSet;

use super::Options;
use super::index::{Absent, Index, Place};
use crate::diag::Diagnostic;
use crate::load::Loaded;
use crate::model::site::{Entity, Reference, Site, Target};
use crate::model::{Id, Prose, Status};

/// Fills in `links` and `references`.
pub(super) fn fill(site: &mut Site, loaded: &Loaded, options: Options, out: &mut Vec<Diagnostic>) {
    let mut index = Index::new(site, &loaded.statics);
    add_absent_things(site, loaded, options, &mut index);
    add_absent_notes(loaded, options, &mut index);

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

/// What is there but not in the site is a draft, or was reported already. Where both are of one
/// id, a fault hides the draft.
fn add_absent_things(site: &Site, loaded: &Loaded, options: Options, index: &mut Index) {
    let drafts = |draft: bool| draft && !options.drafts;
    for doc in loaded.pages.iter().filter(|doc| drafts(doc.draft)) {
        index.add_absent(doc.id.as_str(), Absent::Draft);
    }
    if site.articles.len() < loaded.articles.len() {
        let there: BTreeSet<&Id> = site.articles.iter().map(|article| &article.doc.id).collect();
        for doc in loaded.articles.iter().filter(|doc| !there.contains(&doc.id)) {
            let why = if drafts(doc.draft) { Absent::Draft } else { Absent::Faulty };
            index.add_absent(doc.id.as_str(), why);
        }
    }
    for (_, id) in &loaded.broken {
        index.add_absent(id, Absent::Faulty);
    }
}

fn add_absent_notes(loaded: &Loaded, options: Options, index: &mut Index) {
    for article in &loaded.broken_notes {
        index.add_without_notes(article);
    }
    for notes in &loaded.notes {
        let drafts =
            notes.notes.iter().filter(|note| note.status == Status::Draft && !options.drafts);
        for note in drafts {
            let old = note.aliases.iter().map(|alias| &alias.value);
            for id in old.chain([&note.id.value]) {
                index.add_absent_note(&notes.article, id, Absent::Draft);
            }
        }
        for id in &notes.broken {
            index.add_absent_note(&notes.article, id, Absent::Faulty);
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

//! Third pass: resolves every link, and sorts all references by target.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::index::{Absence, LinkIndex, LinkScope, NoteIndex};
use super::link_targets::LinkOrigin;
use crate::diag::{Diagnostic, Effort};
use crate::fingerprint::Fingerprint;
use crate::load::Loaded;
use crate::model::index::IndexList;
use crate::model::site::{Article, ArticleIx, DateMention, Entity, Reference, Site, Target};
use crate::model::{Id, Kind, Prose, When};
use crate::source::Span;

/// The resolved links of articles and their notes, with everything that they depend on.
#[derive(Debug, Default)]
pub(super) struct ReferenceMemo {
    /// The fingerprint of all ids except those of notes.
    ids: Fingerprint,
    index: LinkIndex,
    articles: IndexList<Article, (Arc<Article>, Arc<LinkedArticle>)>,
    /// All references, sorted.
    references: Vec<Reference>,
}

/// The resolved links of a document; of an article, with those of its notes.
#[derive(Debug, Default)]
struct LinkedArticle {
    /// By place. Shared with the site.
    links: Arc<Vec<(Span, Target)>>,
    references: Vec<Reference>,
    faults: Vec<Diagnostic>,
    /// Whether a link leads nowhere. The reason may be in any file.
    open: bool,
}

impl ReferenceMemo {
    /// Fills in `links` and `references`.
    pub(super) fn fill(
        &mut self,
        site: &mut Site,
        loaded: &Loaded,
        options: Options,
        out: &mut Vec<Diagnostic>,
    ) {
        let absent = absent(site, loaded, options);
        let ids = ids(site, loaded, &absent);
        if ids != self.ids {
            let index = LinkIndex::new(site, &loaded.statics, absent);
            *self = Self { ids, index, ..Self::default() };
        }
        let notes = &NoteIndex::new(site);
        let again = self.to_do_again(&site.articles);
        let unit = |at: usize| {
            let at = ArticleIx::new(at);
            let (article, kept) = (&site.articles[at], self.articles.get(at));
            let unit = match kept.filter(|_| !again[at]) {
                Some((_, unit)) => Arc::clone(unit),
                None => {
                    let effort = &Effort::default();
                    Arc::new(self.index.article(LinkScope { site, loaded, notes, effort }, at))
                }
            };
            (Arc::clone(article), unit)
        };
        let articles: Vec<_> = (0..site.articles.len()).into_par_iter().map(unit).collect();
        let effort = &Effort::default();
        let others = self.index.others(LinkScope { site, loaded, notes, effort });
        let stays = |from: Entity| match from {
            Entity::Article(at) | Entity::Note(at, _) => !again[at],
            _ => false,
        };
        let mut references = std::mem::take(&mut self.references);
        references.retain(|reference| stays(reference.from));
        let new = articles.iter().zip(&again).filter(|(_, again)| **again);
        let new = new.map(|((_, unit), _)| unit.references.as_slice());
        let new = new.chain([others.references.as_slice()]);
        references.reserve(new.clone().map(<[_]>::len).sum());
        new.for_each(|list| references.extend_from_slice(list));
        // Mostly sorted already, which is quick.
        references.par_sort();
        for (article, unit) in &articles {
            let notes = article.notes.iter().next().map(|note| note.doc.body.span.file);
            let files = [article.doc.file].into_iter().chain(notes);
            site.links.add(files, Arc::clone(&unit.links));
            out.extend(unit.faults.iter().cloned());
        }
        for links in others.links.chunk_by(|(a, _), (b, _)| a.file == b.file) {
            site.links.add([links[0].0.file], Arc::new(links.to_vec()));
        }
        out.extend(others.faults);
        site.references.clone_from(&references);
        (self.articles, self.references) = (articles.into(), references);
    }

    /// Returns for each article whether its links must be resolved again: because it or its notes
    /// changed, or the notes of an article that they lead to.
    fn to_do_again(&self, articles: &IndexList<Article, Arc<Article>>) -> IndexList<Article, bool> {
        if self.articles.len() != articles.len() {
            return vec![true; articles.len()].into();
        }
        let pairs = self.articles.iter().zip(articles);
        let changed: IndexList<Article, bool> =
            pairs.map(|((old, _), new)| !Arc::ptr_eq(old, new)).collect();
        let moved = |reference: &Reference| match reference.to {
            Entity::Note(article, _) => changed[article],
            _ => false,
        };
        let again = |(at, (_, unit)): (ArticleIx, &(_, Arc<LinkedArticle>))| {
            changed[at] || unit.open || unit.references.iter().any(moved)
        };
        self.articles.iter_enumerated().map(again).collect()
    }
}

impl LinkIndex {
    fn article(&self, scope: LinkScope<'_, '_>, at: ArticleIx) -> LinkedArticle {
        let article = &scope.site.articles[at];
        let mut unit = LinkedArticle::default();
        self.prose(
            scope,
            Entity::Article(at),
            Kind::Article.folder(),
            &article.doc.body,
            &mut unit,
        );
        for (place, note) in article.notes.iter_enumerated() {
            self.prose(
                scope,
                Entity::Note(at, place),
                Kind::Article.folder(),
                &note.doc.body,
                &mut unit,
            );
            let dates = note.dates.iter().flat_map(|date| mentioned(Entity::Note(at, place), date));
            unit.references.extend(dates);
        }
        Arc::make_mut(&mut unit.links).sort_by_key(|(span, _)| *span);
        unit
    }

    /// Resolves the links of everything except articles and notes.
    fn others(&self, scope: LinkScope<'_, '_>) -> LinkedArticle {
        let LinkScope { site, loaded, .. } = scope;
        let mut unit = LinkedArticle::default();
        let mut visit = |entity, folder, prose: &Prose| {
            self.prose(scope, entity, folder, prose, &mut unit);
        };
        if let Some(home) = &site.home {
            visit(Entity::Home, "", &home.body);
        }
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Article) {
            for (entity, document) in site.documents(*kind) {
                visit(entity, kind.folder(), document.body());
            }
        }
        for doc in &loaded.days {
            visit(Entity::Time(When::Day(doc.date)), Kind::Day.folder(), &doc.body);
        }
        Arc::make_mut(&mut unit.links).sort_by_key(|(span, _)| *span);
        unit
    }

    fn prose(
        &self,
        scope: LinkScope<'_, '_>,
        entity: Entity,
        folder: &str,
        prose: &Prose,
        out: &mut LinkedArticle,
    ) {
        for link in &prose.links {
            match self.link(scope, link, &LinkOrigin { entity, folder }) {
                Err(fault) => out.faults.push(*fault),
                Ok(None) => out.open = true,
                Ok(Some(target)) => {
                    if let Target::Entity(to) = target {
                        let words = (link.words.start, link.words.end);
                        out.references.push(Reference { to, from: entity, words });
                    }
                    Arc::make_mut(&mut out.links).push((link.span, target));
                }
            }
        }
        out.open |= !out.faults.is_empty();
    }
}

/// Returns the references of a date in a note, as if it were a link to each of its pages.
fn mentioned(from: Entity, date: &DateMention) -> impl Iterator<Item = Reference> {
    let words = (date.range.start, date.range.end);
    date.value.pages().into_iter().map(move |page| Reference {
        to: Entity::Time(page),
        from,
        words,
    })
}

/// Returns the fingerprint of everything in an [`LinkIndex`], and of the files that could not be
/// read.
fn ids(site: &Site, loaded: &Loaded, absent: &[(String, Absence)]) -> Fingerprint {
    let ids = |kind: &Kind| site.documents(*kind).map(|(_, document)| document.id()).collect();
    let ids: Vec<Vec<&Id>> = Kind::ALL.iter().map(ids).collect();
    Fingerprint::of(&(ids, &loaded.statics, absent, &loaded.broken_notes))
}

/// Returns the documents that are not in the site: drafts, and those with faults. Of two with one
/// id, the last counts: a fault hides the draft.
fn absent(site: &Site, loaded: &Loaded, options: Options) -> Vec<(String, Absence)> {
    let drafts = |draft: bool| draft && !options.drafts;
    let pages = loaded.pages.iter().filter(|doc| drafts(doc.draft));
    let mut absent: Vec<_> = pages.map(|doc| (doc.id.to_string(), Absence::Draft)).collect();
    if site.articles.len() < loaded.articles.len() {
        let there: BTreeSet<&Id> = site.articles.iter().map(|article| &article.doc.id).collect();
        for doc in loaded.articles.iter().filter(|doc| !there.contains(&doc.id)) {
            let why = if drafts(doc.draft) { Absence::Draft } else { Absence::Faulty };
            absent.push((doc.id.to_string(), why));
        }
    }
    absent.extend(loaded.broken.iter().map(|(_, id)| (id.clone(), Absence::Faulty)));
    absent
}

//! Second pass, too: the versions of articles, and the changes from one to the next.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Options;
use super::analysis::{NotesOnArticle, analyse};
use super::register::Register;
use crate::diag::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::load::Loaded;
use crate::model::document::{ActorDoc, ActorIx, ArticleDoc, Seen, VersionDoc};
use crate::model::site::{Article, ArticleIx, Site};
use crate::model::versions::{Change, Version, VersionDiff};
use crate::model::{Id, Kind, TextForm};
use crate::source::Span;
use crate::text::word_diff::{DiffTag, count};

/// The versions of each article that has several, with everything that they depend on.
#[derive(Debug, Default)]
pub(super) struct VersionMemo {
    names: Option<Fingerprint>,
    known: HashMap<Id, KnownVersions>,
}

#[derive(Debug)]
struct KnownVersions {
    article: Arc<Article>,
    docs: Vec<Arc<VersionDoc>>,
    versions: Arc<Vec<Version>>,
}

impl KnownVersions {
    fn is_of(&self, article: &Arc<Article>, docs: &[Arc<VersionDoc>]) -> bool {
        Arc::ptr_eq(&self.article, article)
            && self.docs.len() == docs.len()
            && self.docs.iter().zip(docs).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

impl VersionMemo {
    /// Fills in `versions`. The articles are there.
    pub(super) fn fill(
        &mut self,
        site: &mut Site,
        loaded: &Loaded,
        register: &Register<'_>,
        options: Options,
        out: &mut Vec<Diagnostic>,
    ) {
        if loaded.versions.is_empty() {
            self.known.clear();
            return;
        }
        let names = Some(register.inputs(site, options).key());
        if self.names != names {
            self.known.clear();
            self.names = names;
        }
        let places: HashMap<&Id, ArticleIx> =
            site.articles.iter_enumerated().map(|(at, article)| (&article.doc.id, at)).collect();
        let mut before = std::mem::take(&mut self.known);
        let mut all = BTreeMap::new();
        for docs in loaded.versions.chunk_by(|one, other| one.article == other.article) {
            let id = &docs[0].article;
            let Some(at) = places.get(id).copied() else {
                report_alone(docs, loaded, out);
                continue;
            };
            let article = &site.articles[at];
            if article.doc.text == TextForm::Digest {
                out.extend(docs.iter().map(|doc| of_digest(doc)));
                continue;
            }
            let known = before.remove(id).filter(|known| known.is_of(article, docs));
            let known = known.unwrap_or_else(|| KnownVersions {
                article: Arc::clone(article),
                docs: docs.to_vec(),
                versions: Arc::new(versions(article, docs, site, register)),
            });
            all.insert(at, Arc::clone(&known.versions));
            self.known.insert(id.clone(), known);
        }
        site.versions = Arc::new(all);
    }
}

fn report_alone(docs: &[Arc<VersionDoc>], loaded: &Loaded, out: &mut Vec<Diagnostic>) {
    let id = &docs[0].article;
    let is_there = loaded.broken.contains(&(Kind::Article, id.to_string()))
        || loaded.articles.iter().any(|article| article.id == *id);
    if is_there {
        return;
    }
    out.extend(docs.iter().map(|doc| {
        let at = Span::new(doc.doc.file, 0, 0..0);
        Diagnostic::at(Code::StrayFile, at, format!("there is no article `{id}`"))
            .help(format!("its present version belongs in content/articles/{id}.md"))
    }));
}

fn of_digest(doc: &VersionDoc) -> Diagnostic {
    let at = Span::new(doc.doc.file, 0, 0..0);
    let message = format!("`{}` is a digest, of which there are no versions", doc.article);
    Diagnostic::at(Code::StrayFile, at, message)
        .help("a digest is your own text; keep older ones in content/sources/")
}

/// Returns the versions of an article in the order of time, the present one last.
fn versions(
    article: &Article,
    docs: &[Arc<VersionDoc>],
    site: &Site,
    register: &Register<'_>,
) -> Vec<Version> {
    let actor = |id: &str| register.place::<ActorDoc>(id);
    let names = |doc: &ArticleDoc| {
        let analysis =
            analyse(doc, &site.settings.lang, NotesOnArticle::NONE, register.sought(), &actor);
        counts(analysis.mentions.iter().map(|mention| mention.actor))
    };
    let mut list: Vec<Version> = Vec::new();
    let mut before: Option<(&ArticleDoc, BTreeMap<ActorIx, usize>)> = None;
    let present = (None, &*article.doc);
    let earlier = docs.iter().map(|version| (Some(version), &version.doc));
    for (version, doc) in earlier.chain([present]) {
        let now = match version {
            Some(_) => names(doc),
            None => counts(article.mentions.iter().map(|mention| mention.actor)),
        };
        let change = before.as_ref().map(|(old, had)| change((old, had), (doc, &now)));
        let retrieved = doc.origin.retrieved.map(|date| Seen { date, time: None, exact: true });
        list.push(Version {
            seen: version.map_or(retrieved, |version| Some(version.seen)),
            modified: doc.modified,
            title: doc.title.clone(),
            doc: version.cloned(),
            change,
        });
        before = Some((doc, now));
    }
    list
}

fn counts(actors: impl Iterator<Item = ActorIx>) -> BTreeMap<ActorIx, usize> {
    let mut counts = BTreeMap::new();
    actors.for_each(|actor| *counts.entry(actor).or_default() += 1);
    counts
}

/// An article at one time, and how often it names each actor.
type ArticleNames<'a> = (&'a ArticleDoc, &'a BTreeMap<ActorIx, usize>);

fn change((old, had): ArticleNames<'_>, (new, has): ArticleNames<'_>) -> Change {
    let diff = VersionDiff::of(old, new);
    let words = |tag| count(diff.parts(), tag);
    let actors = had.keys().chain(has.keys().filter(|actor| !had.contains_key(actor)));
    let count = |counts: &BTreeMap<ActorIx, usize>, actor| counts.get(actor).copied().unwrap_or(0);
    let mut names: Vec<(ActorIx, [usize; 2])> =
        actors.map(|actor| (*actor, [count(had, actor), count(has, actor)])).collect();
    names.retain(|(_, [before, now])| before != now);
    names.sort_unstable();
    let (gone, new) = (words(DiffTag::Gone), words(DiffTag::New));
    Change { gone, new, names, diff: Some(Arc::new(diff)) }
}

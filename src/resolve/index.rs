//! The index of everything that a link can lead to.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use crate::diag::{Code, Diagnostic, Effort, KnownNames, question_for};
use crate::load::Loaded;
use crate::model::document::NoteDoc;
use crate::model::index::IndexList;
use crate::model::site::{Article, ArticleIx, Entity, NoteIx, Site};
use crate::model::{Kind, Link};

/// Everything that a link can lead to, by its id.
#[derive(Debug, Default)]
pub(super) struct LinkIndex {
    pub(super) by_id: BTreeMap<String, Vec<(Kind, Entity)>>,
    pub(super) statics: BTreeSet<String>,
    /// The names of documents (not always ids) that exist but are not in the site.
    absent: BTreeMap<String, Absence>,
    /// All ids, for proposals. Made at the first broken link.
    near: OnceLock<KnownNames<String>>,
    /// All of `statics`, in the same way.
    near_statics: OnceLock<KnownNames<String>>,
}

/// Everything that a link may lead to: the site, and the notes that are left out of it.
#[derive(Clone, Copy)]
pub(super) struct LinkScope<'s, 'a> {
    pub(super) site: &'a Site,
    pub(super) loaded: &'a Loaded,
    pub(super) notes: &'s NoteIndex<'a>,
    /// For proposals in the messages about one document.
    pub(super) effort: &'s Effort,
}

/// The notes by id, collected where a link first needs them.
pub(super) struct NoteIndex<'a> {
    articles: IndexList<Article, OnceLock<NotesById<'a>>>,
    /// For each note's id the first article that has it.
    owners: OnceLock<HashMap<&'a str, ArticleIx>>,
}

/// The notes of one article by their ids, old ones too.
pub(super) struct NotesById<'a> {
    pub(super) places: HashMap<&'a str, NoteIx>,
    /// Those with faults.
    pub(super) broken: HashSet<&'a str>,
    /// All in the file that have no faults.
    pub(super) sound: HashSet<&'a str>,
    /// For proposals.
    pub(super) near: KnownNames<&'a str>,
}

impl<'a> NoteIndex<'a> {
    pub(super) fn new(site: &Site) -> Self {
        let articles = site.articles.iter().map(|_| OnceLock::new()).collect();
        Self { articles, owners: OnceLock::new() }
    }

    /// Returns the notes of an article.
    pub(super) fn of(&self, site: &'a Site, loaded: &'a Loaded, at: ArticleIx) -> &NotesById<'a> {
        self.articles[at].get_or_init(|| {
            let article = &site.articles[at];
            let mut places = HashMap::new();
            for (place, note) in article.notes.iter_enumerated() {
                for id in ids(&note.doc) {
                    places.entry(id).or_insert(place);
                }
            }
            let docs = loaded.notes_on(&article.doc.id);
            let broken = docs.iter().flat_map(|docs| &docs.broken).map(|id| id.as_str());
            let sound = docs.iter().flat_map(|docs| &docs.notes).flat_map(|doc| ids(doc));
            let near = article.notes.iter().map(|note| note.doc.id.value.as_str());
            NotesById {
                places,
                broken: broken.collect(),
                sound: sound.collect(),
                near: KnownNames::new(near),
            }
        })
    }

    /// Returns the first article that has a note of this id.
    fn owner(&self, site: &'a Site, id: &str) -> Option<ArticleIx> {
        let owners = self.owners.get_or_init(|| {
            let mut owners = HashMap::new();
            for (at, article) in site.articles.iter_enumerated() {
                for note in &article.notes {
                    owners.entry(note.doc.id.value.as_str()).or_insert(at);
                }
            }
            owners
        });
        owners.get(id).copied()
    }
}

/// Returns the ids of a note: its own, then old ones.
fn ids(doc: &NoteDoc) -> impl Iterator<Item = &str> {
    std::iter::once(&doc.id).chain(&doc.aliases).map(|id| id.value.as_str())
}

/// The reason why a document is not in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Absence {
    /// It has faults of its own, which are reported.
    Faulty,
    /// It is a draft.
    Draft,
}

impl LinkIndex {
    /// Collects all targets of links. If a name is in `absent` twice, the last entry counts.
    pub(super) fn new(site: &Site, statics: &[String], absent: Vec<(String, Absence)>) -> Self {
        let mut index = Self {
            by_id: BTreeMap::new(),
            statics: statics.iter().cloned().collect(),
            absent: absent.into_iter().collect(),
            ..Self::default()
        };
        for kind in Kind::with_ids() {
            for (entity, document) in site.documents(kind) {
                let id = document.id().as_str().to_owned();
                index.by_id.entry(id).or_default().push((kind, entity));
            }
        }
        // Links by a former id still work, unless something else has that id now.
        let mut renamed = BTreeMap::new();
        for kind in Kind::with_ids() {
            for (entity, document) in site.documents(kind) {
                let former = document.former_ids().iter().map(|id| id.value.as_str().to_owned());
                let free = former.filter(|id| !index.by_id.contains_key(id));
                renamed.extend(free.map(|id| (id, (kind, entity))));
            }
        }
        for (id, place) in renamed {
            index.by_id.entry(id).or_default().push(place);
        }
        index
    }

    /// Returns the documents of this id, with their kinds.
    pub(super) fn of_id(&self, id: &str) -> &[(Kind, Entity)] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn document(
        &self,
        scope: LinkScope<'_, '_>,
        link: &Link,
        kind: Option<Kind>,
        id: &str,
    ) -> Result<Option<Entity>, Box<Diagnostic>> {
        let fits = |(other, _): &&(Kind, Entity)| kind.is_none_or(|kind| kind == *other);
        let found: Vec<_> = self.of_id(id).iter().filter(fits).collect();
        match found[..] {
            [(_, entity)] => Ok(Some(*entity)),
            [] => match self.absent.get(id) {
                Some(Absence::Faulty) => Ok(None),
                Some(Absence::Draft) => Err(Box::new(draft(link, id))),
                None => Err(Box::new(self.nothing(scope, link, kind, id))),
            },
            _ => {
                let ways: Vec<String> =
                    found.iter().map(|(kind, _)| format!("`[[{kind}:{id}]]`")).collect();
                Err(Box::new(
                    Diagnostic::at(
                        Code::AmbiguousLink,
                        link.span,
                        format!("`{id}` is the id of {} documents", found.len()),
                    )
                    .help(format!("write {}", ways.join(" or "))),
                ))
            }
        }
    }

    fn nothing(
        &self,
        scope: LinkScope<'_, '_>,
        link: &Link,
        kind: Option<Kind>,
        id: &str,
    ) -> Diagnostic {
        let what = kind.map_or_else(|| list(&words(), " or "), |kind| kind.to_string());
        // A note of the same article is often meant.
        let mut help = match scope.notes.owner(scope.site, id) {
            Some(owner) => {
                let owner = &scope.site.articles[owner].doc.id;
                format!("did you mean the note `[[{owner}#{id}]]`? ")
            }
            None => {
                let near = self.near.get_or_init(|| KnownNames::new(self.by_id.keys().cloned()));
                question_for(id, near.nearest_within(id, scope.effort).map(String::as_str))
            }
        };
        help.push_str("an id is the name of a file in content/ without .md");
        Diagnostic::at(Code::BrokenLink, link.span, format!("no {what} has the id `{id}`"))
            .help(help)
    }
}

impl LinkIndex {
    /// Returns the file in `content/static/` whose path is most like this one.
    pub(super) fn nearest_static(&self, path: &str, effort: &Effort) -> Option<&str> {
        let statics = || KnownNames::new(self.statics.iter().cloned());
        let near = self.near_statics.get_or_init(statics);
        near.nearest_within(path, effort).map(String::as_str)
    }
}

pub(super) fn draft(link: &Link, what: &str) -> Diagnostic {
    Diagnostic::at(Code::BrokenLink, link.span, format!("`{what}` is a draft"))
        .help("publish it, or remove the link; with --drafts the link works")
}

/// Returns the words that may be written before a colon.
pub(super) fn words() -> Vec<&'static str> {
    Kind::with_ids().map(Kind::singular).collect()
}

/// Writes words as a list: `a, b or c`.
fn list(words: &[&str], last: &str) -> String {
    match words {
        [first @ .., end] if !first.is_empty() => format!("{}{last}{end}", first.join(", ")),
        _ => words.concat(),
    }
}

//! The index of everything that a link can lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::load::Loaded;
use crate::model::site::{Entity, Site};
use crate::model::{Kind, Link};

/// Everything that a link can lead to, by its id.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) by_id: BTreeMap<String, Vec<(Kind, Entity)>>,
    pub(super) statics: BTreeSet<String>,
    /// The names of documents (not always ids) that exist but are not in the site.
    absent: BTreeMap<String, Absence>,
}

/// Everything that a link may lead to: the site, and the notes that are left out of it.
#[derive(Clone, Copy)]
pub(super) struct LinkScope<'a> {
    pub(super) site: &'a Site,
    pub(super) loaded: &'a Loaded,
}

/// The reason why a document is not in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Absence {
    /// It has faults of its own, which are reported.
    Faulty,
    /// It is a draft.
    Draft,
}

impl Index {
    /// Collects all targets of links. If a name is in `absent` twice, the last entry counts.
    pub(super) fn new(site: &Site, statics: &[String], absent: Vec<(String, Absence)>) -> Self {
        let mut index = Self {
            by_id: BTreeMap::new(),
            statics: statics.iter().cloned().collect(),
            absent: absent.into_iter().collect(),
        };
        for kind in Kind::with_ids() {
            for (entity, document) in site.documents(kind) {
                let id = document.id().as_str().to_owned();
                index.by_id.entry(id).or_default().push((kind, entity));
            }
        }
        index
    }

    /// Returns the documents of this id, with their kinds.
    pub(super) fn of_id(&self, id: &str) -> &[(Kind, Entity)] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn document(
        &self,
        site: &Site,
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
                None => Err(Box::new(self.nothing(site, link, kind, id))),
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

    fn nothing(&self, site: &Site, link: &Link, kind: Option<Kind>, id: &str) -> Diagnostic {
        let what = kind.map_or_else(|| list(&words(), " or "), |kind| kind.to_string());
        let ids = self.by_id.keys().map(String::as_str);
        let mut help = did_you_mean(id, ids);
        // A note of the same article is often meant.
        if let Some(owner) = site
            .articles
            .iter()
            .find(|article| article.notes.iter().any(|note| note.doc.id.value.as_str() == id))
        {
            help = format!("did you mean the note `[[{}#{id}]]`? ", owner.doc.id);
        }
        help.push_str("an id is the name of a file in content/ without .md");
        Diagnostic::at(Code::BrokenLink, link.span, format!("no {what} has the id `{id}`"))
            .help(help)
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

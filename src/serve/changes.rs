//! What an edit did, in words: which files, and what that means.

use std::collections::BTreeMap;

use crate::load::{Loaded, SETTINGS};
use crate::model::Id;
use crate::model::document::NotesDoc;
use crate::session::Snapshot;
use crate::source::Sources;

/// How many files are named before they are only counted.
const NAMED: usize = 3;

/// A note that an edit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChangedNote {
    /// The output path of its article.
    pub(super) page: String,
    /// Its fragment there.
    pub(super) id: String,
}

/// An edit in words.
#[derive(Debug, Default)]
pub(super) struct ChangeSummary {
    /// The files: `content/articles/a.notes.md`, or `12 files`.
    pub(super) files: String,
    /// What changed in them: `2 notes on a`.
    pub(super) meaning: String,
    /// The first note that is new or says something else.
    pub(super) note: Option<ChangedNote>,
}

/// Says what changed at `paths` from one snapshot to the next.
pub(super) fn words(paths: &[String], before: &Snapshot, after: &Snapshot) -> ChangeSummary {
    let files = match paths {
        _ if paths.len() <= NAMED => paths.join(", "),
        _ => format!("{} files", paths.len()),
    };
    let mut note = None;
    // By kind of thing, in the order of paths: what each is called.
    let mut things: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for path in paths {
        let (kind, mut name) = thing(path);
        if kind == "notes" {
            let changed = changed_notes(&name, before, after);
            note = note.or_else(|| {
                let id = changed.shown.first()?;
                Some(ChangedNote { page: format!("articles/{name}.html"), id: format!("n-{id}") })
            });
            name = changed.words(&name);
        } else if let Some(state) = state(path, &before.loaded, &after.loaded) {
            name = format!("{state} {name}");
        }
        things.entry(kind).or_default().push(name);
    }
    let meaning: Vec<String> =
        things.into_iter().map(|(kind, names)| phrase(kind, &names)).collect();
    ChangeSummary { files, meaning: meaning.join(", "), note }
}

fn phrase(kind: &str, names: &[String]) -> String {
    match names {
        [name] if kind == "notes" => name.clone(),
        [name] if name.is_empty() => kind.to_owned(),
        [name] => format!("{kind} {name}"),
        _ if kind == "notes" => format!("notes on {} articles", names.len()),
        _ => format!("{} {kind}s", names.len()),
    }
}

/// Returns what sort of thing a file is, and its name.
fn thing(path: &str) -> (&'static str, String) {
    let parts: Vec<&str> = path.split('/').collect();
    let stem = |name: &str| name.strip_suffix(".md").unwrap_or(name).to_owned();
    match parts[..] {
        [SETTINGS] => ("settings", String::new()),
        ["content", "index.md"] => ("home page", String::new()),
        ["content", "articles", name] => match name.strip_suffix(".notes.md") {
            Some(id) => ("notes", id.to_owned()),
            None => ("article", stem(name)),
        },
        ["content", "outlets", name] => ("outlet", stem(name)),
        ["content", "actors", name] => ("actor", stem(name)),
        ["content", "claims", name] => ("claim", stem(name)),
        ["content", "terms", name] => ("term", stem(name)),
        ["content", "dates", name] => ("day", stem(name)),
        ["content", "pages", name] => ("page", stem(name)),
        ["themes", _, "templates", ..] => ("template", parts[3..].join("/")),
        ["themes", _, "static", ..] if is_style(path) => ("style", parts[3..].join("/")),
        ["themes", _, "i18n", ..] => ("words of the theme", String::new()),
        _ => ("file", parts.last().copied().unwrap_or_default().to_owned()),
    }
}

/// Whether a file is only loaded by pages, so that they stay as they are when it changes.
pub(super) fn is_asset(path: &str) -> bool {
    let mut parts = path.split('/');
    match parts.next() {
        Some("themes") => parts.nth(1) == Some("static"),
        Some("content") => parts.next() == Some("static"),
        _ => false,
    }
}

fn is_style(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "css")
}

/// Says whether a document came or went.
fn state(path: &str, before: &Loaded, after: &Loaded) -> Option<&'static str> {
    match (holds(before, path)?, holds(after, path)?) {
        (false, true) => Some("new:"),
        (true, false) => Some("gone:"),
        _ => None,
    }
}

/// Whether the document of a path was read, or is there with faults; `None` for what is none.
fn holds(loaded: &Loaded, path: &str) -> Option<bool> {
    let (folder, name) = path.strip_prefix("content/")?.split_once('/')?;
    let stem = name.strip_suffix(".md")?;
    let id = Id::new(stem)?;
    let id = &id;
    let found = match folder {
        "articles" => loaded.articles.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        "outlets" => loaded.outlets.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        "actors" => loaded.actors.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        "claims" => loaded.claims.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        "terms" => loaded.terms.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        "pages" => loaded.pages.binary_search_by(|doc| doc.id.cmp(id)).is_ok(),
        _ => return None,
    };
    Some(found || loaded.broken.iter().any(|(_, name)| name == stem))
}

/// Notes of one article that are not what they were.
struct ChangedNotes {
    /// Those that can be looked at, in the order of the file.
    shown: Vec<String>,
    gone: usize,
}

impl ChangedNotes {
    fn words(&self, article: &str) -> String {
        let count = |count: usize| format!("{count} note{}", if count == 1 { "" } else { "s" });
        match (self.shown.len(), self.gone) {
            (0, 0) => format!("notes on {article}"),
            (0, gone) => format!("{} gone from {article}", count(gone)),
            (shown, 0) => format!("{} on {article}", count(shown)),
            (shown, gone) => format!("{} on {article}, {gone} gone", count(shown)),
        }
    }
}

fn changed_notes(article: &str, before: &Snapshot, after: &Snapshot) -> ChangedNotes {
    let doc = |snapshot: &Snapshot| snapshot.loaded.notes_on(&Id::new(article)?).cloned();
    let texts = |snapshot: &Snapshot| {
        doc(snapshot).map_or_else(Vec::new, |doc| sections(&doc, &snapshot.loaded.sources))
    };
    let (old, new) = (texts(before), texts(after));
    let is_new = |(id, text): &&(String, String)| !old.iter().any(|(o, t)| o == id && t == text);
    let shown: Vec<String> = new.iter().filter(is_new).map(|(id, _)| id.clone()).collect();
    let broken = doc(after).map_or_else(Vec::new, |doc| doc.broken.clone());
    let there = |id: &str| {
        new.iter().any(|(other, _)| other == id) || broken.iter().any(|other| other.as_str() == id)
    };
    let gone = old.iter().filter(|(id, _)| !there(id)).count();
    ChangedNotes { shown, gone }
}

/// Returns each note's id and the text of its section.
fn sections(doc: &NotesDoc, sources: &Sources) -> Vec<(String, String)> {
    let text = &sources.get(doc.file).text;
    let starts: Vec<usize> = doc.notes.iter().map(|note| note.id.span.start as usize).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let section = |(note, (start, end)): (&std::sync::Arc<_>, (&usize, usize))| {
        let note: &crate::model::document::NoteDoc = note;
        let text =
            text.get(*start..end).unwrap_or_default().trim_end_matches(['#', ' ', '\n', '\r']);
        (note.id.value.to_string(), text.to_owned())
    };
    doc.notes.iter().zip(starts.iter().zip(ends)).map(section).collect()
}

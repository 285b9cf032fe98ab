//! Describes an edit in words: which files changed, and what that means.

use std::collections::BTreeMap;

use crate::load::{self, CONTENT, FileRole, Loaded, SETTINGS};
use crate::model::document::NotesDoc;
use crate::model::{Id, Kind};
use crate::session::Snapshot;
use crate::source::Sources;

/// The most files that are named. More are only counted.
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
    /// The change in them: `2 notes on a`.
    pub(super) meaning: String,
    /// The first note that is new or changed.
    pub(super) note: Option<ChangedNote>,
}

/// The sort of a changed file, as far as the words for it differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Changed {
    Document(Kind),
    File,
    Home,
    Measure,
    Notes,
    Settings,
    Style,
    Template,
    Translations,
    Version,
}

impl Changed {
    /// Returns the words for one file and for several.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Document(kind) => (kind.singular(), kind.plural()),
            Self::File => ("file", "files"),
            Self::Home => ("home page", "home page"),
            Self::Measure => ("measure of", "measures"),
            Self::Notes => ("notes", "notes"),
            Self::Settings => ("settings", "settings"),
            Self::Style => ("style", "styles"),
            Self::Template => ("template", "templates"),
            Self::Translations => ("words of the theme", "words of the theme"),
            Self::Version => ("version", "versions"),
        }
    }
}

/// Says what changed at `paths` from one snapshot to the next.
pub(super) fn words(paths: &[String], before: &Snapshot, after: &Snapshot) -> ChangeSummary {
    let files =
        if paths.len() <= NAMED { paths.join(", ") } else { format!("{} files", paths.len()) };
    // The names of each sort are in the order of paths.
    let mut things: BTreeMap<Changed, Vec<String>> = BTreeMap::new();
    for path in paths {
        let (changed, name) = classify(path);
        things.entry(changed).or_default().push(name);
    }
    let notes = things.get(&Changed::Notes).map_or(&[][..], Vec::as_slice);
    let note = notes.iter().find_map(|article| {
        let changed = changed_notes(article, before, after);
        let id = format!("n-{}", changed.shown.first()?);
        Some(ChangedNote { page: format!("{}/{article}.html", Kind::Article.folder()), id })
    });
    let meaning: Vec<String> =
        things.into_iter().map(|(changed, names)| phrase(changed, &names, before, after)).collect();
    ChangeSummary { files, meaning: meaning.join(", "), note }
}

fn phrase(changed: Changed, names: &[String], before: &Snapshot, after: &Snapshot) -> String {
    let (one, several) = changed.words();
    match (names, changed) {
        ([article], Changed::Notes) => changed_notes(article, before, after).words(article),
        (_, Changed::Notes) => format!("notes on {} articles", names.len()),
        ([name, ..], _) if name.is_empty() => one.to_owned(),
        ([name], Changed::Document(kind)) => {
            let state = state(kind, name, &before.loaded, &after.loaded);
            format!("{one} {}{name}", state.unwrap_or_default())
        }
        ([name], _) => format!("{one} {name}"),
        _ => format!("{} {several}", names.len()),
    }
}

/// Returns the sort of a file, and its name. The name of notes and of a measure is their article's
/// id.
fn classify(path: &str) -> (Changed, String) {
    let parts: Vec<&str> = path.split('/').collect();
    let rest = |from: usize| parts[from..].join("/");
    let name = || parts.last().copied().unwrap_or_default().to_owned();
    match parts[..] {
        [SETTINGS] => (Changed::Settings, String::new()),
        [CONTENT, _, ..] => match load::classify(path) {
            FileRole::Home => (Changed::Home, String::new()),
            FileRole::Document(kind, id) => (Changed::Document(kind), id.to_string()),
            FileRole::BadId(kind, stem) => (Changed::Document(kind), stem),
            FileRole::Notes(id) => (Changed::Notes, id.to_string()),
            FileRole::BadNotesId(stem) => (Changed::Notes, stem),
            FileRole::Measure(id) => (Changed::Measure, id.to_string()),
            FileRole::Version(id, seen) => (Changed::Version, format!("{} of {id}", seen.stem())),
            FileRole::Static | FileRole::Ignored | FileRole::Stray(_) => (Changed::File, name()),
        },
        ["themes", _, "templates", ..] => (Changed::Template, rest(3)),
        ["themes", _, "static", ..] if is_style(path) => (Changed::Style, rest(3)),
        ["themes", _, "i18n", ..] => (Changed::Translations, String::new()),
        _ => (Changed::File, name()),
    }
}

/// Returns whether a file is only loaded by pages, so that its change does not change them.
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
fn state(kind: Kind, stem: &str, before: &Loaded, after: &Loaded) -> Option<&'static str> {
    match (holds(before, kind, stem), holds(after, kind, stem)) {
        (false, true) => Some("new: "),
        (true, false) => Some("gone: "),
        _ => None,
    }
}

/// Returns whether a document is there, even with faults.
fn holds(loaded: &Loaded, kind: Kind, stem: &str) -> bool {
    loaded.documents(kind).any(|document| document.id().as_str() == stem)
        || loaded.broken.contains(&(kind, stem.to_owned()))
}

/// The notes of one article that changed.
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

//! First stage: from files to documents.
//!
//! In: a [`FileSystem`]. Out: [`Loaded`], every file read and checked by itself, and diagnostics.
//! Each file is parsed alone, in parallel, by a function of its path and bytes. A file that cannot
//! be parsed drops out; its id stays known, so that what refers to it is not reported as well.
//! Names of other things stay names: that is for `resolve`.

mod classify;
mod documents;
mod fields;
mod front_matter;
mod notes;
mod prose;
mod quote;
mod settings;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::model::document::{
    ActorDoc, ArticleDoc, ClaimDoc, DayDoc, NotesDoc, OutletDoc, PageDoc, TermDoc,
};
use crate::model::{Id, Settings};
use crate::source::{Entry, FileId, FileSystem, Found, MAX_BYTES, Sources, Span};
use classify::Place;

pub use classify::Folder;

/// The name of the settings file.
pub const SETTINGS: &str = "manicule.toml";

/// Everything that was read. Lists are sorted by id (days by date).
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// The settings.
    pub settings: Settings,
    /// Where the settings name the theme.
    pub theme_span: Option<Span>,
    /// Articles.
    pub articles: Vec<Arc<ArticleDoc>>,
    /// Notes, by article.
    pub notes: Vec<Arc<NotesDoc>>,
    /// Outlets.
    pub outlets: Vec<Arc<OutletDoc>>,
    /// Actors.
    pub actors: Vec<Arc<ActorDoc>>,
    /// Claims.
    pub claims: Vec<Arc<ClaimDoc>>,
    /// Terms.
    pub terms: Vec<Arc<TermDoc>>,
    /// The editor's words on days.
    pub days: Vec<Arc<DayDoc>>,
    /// Pages, the home page apart.
    pub pages: Vec<Arc<PageDoc>>,
    /// The home page.
    pub home: Option<Arc<PageDoc>>,
    /// Files to copy, by their path below `content/`: `static/map.png`.
    pub statics: Vec<String>,
    /// Things whose file is there but could not be parsed.
    pub broken: BTreeSet<(Folder, Id)>,
}

/// What one file holds.
enum Document {
    Article(ArticleDoc),
    Notes(NotesDoc),
    Outlet(OutletDoc),
    Actor(ActorDoc),
    Claim(ClaimDoc),
    Term(TermDoc),
    Day(DayDoc),
    Page(PageDoc),
}

/// Reads a whole briefing.
pub fn load(files: &dyn FileSystem) -> (Loaded, Vec<Diagnostic>) {
    let mut loaded = Loaded::default();
    let mut diagnostics = Vec::new();
    settings::load(files, &mut loaded, &mut diagnostics);

    let tasks = list(files, &mut loaded, &mut diagnostics);
    let parsed: Vec<Parsed> = tasks.into_par_iter().map(|task| parse(files, task)).collect();
    for item in parsed {
        loaded.sources.set_text(item.file, item.text);
        diagnostics.extend(item.diagnostics);
        match item.document {
            Some(document) => loaded.add(document),
            None => loaded.broken.extend(item.place.thing()),
        }
    }
    if loaded.articles.is_empty()
        && loaded.broken.iter().all(|(folder, _)| *folder != Folder::Articles)
    {
        diagnostics.push(
            Diagnostic::general(Code::NoArticles, "there is no article in content/articles/")
                .help("CONTENT.md says what one looks like"),
        );
    }
    (loaded, diagnostics)
}

/// A file to be parsed.
struct Task {
    file: FileId,
    path: String,
    place: Place,
}

/// A parsed file.
struct Parsed {
    file: FileId,
    place: Place,
    text: Arc<str>,
    document: Option<Document>,
    diagnostics: Vec<Diagnostic>,
}

/// Finds all files and says what each is.
fn list(files: &dyn FileSystem, loaded: &mut Loaded, out: &mut Vec<Diagnostic>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for found in files.walk("content") {
        let entry = match found {
            Found::File(entry) => entry,
            Found::Fault(path, what) => {
                let file = loaded.sources.add(&path, "".into());
                out.push(Diagnostic::at(
                    Code::Unreadable,
                    Span::new(file, 0, 0..0),
                    format!("`{path}` {what}"),
                ));
                continue;
            }
        };
        let place = classify::classify(&entry.path);
        if place == Place::Ignored {
            continue;
        }
        if place == Place::Static {
            loaded.statics.push(entry.path["content/".len()..].to_owned());
            continue;
        }
        let file = loaded.sources.add(&entry.path, "".into());
        match fault(&place, &entry, file) {
            Some(fault) => {
                loaded.broken.extend(place.thing());
                out.push(fault);
            }
            None => tasks.push(Task { file, path: entry.path, place }),
        }
    }
    tasks
}

/// Says what is wrong with a file before it is opened.
fn fault(place: &Place, entry: &Entry, file: FileId) -> Option<Diagnostic> {
    let at = Span::new(file, 0, 0..0);
    match place {
        Place::Stray(help) => Some(
            Diagnostic::at(Code::StrayFile, at, format!("`{}` has no place here", entry.path))
                .help(*help),
        ),
        Place::BadId(stem) => Some(
            Diagnostic::at(Code::BadId, at, format!("`{stem}` is no id"))
                .help("a file's stem is its id: lower-case letters, digits and hyphens"),
        ),
        _ if entry.size > MAX_BYTES => Some(
            Diagnostic::at(
                Code::TooLarge,
                at,
                format!("`{}` has {} MB; the limit is 16 MiB", entry.path, entry.size / 1_000_000),
            )
            .help("split it, or keep what is no text in content/static/"),
        ),
        _ => None,
    }
}

fn parse(files: &dyn FileSystem, task: Task) -> Parsed {
    let Task { file, path, place } = task;
    let mut diagnostics = Vec::new();
    let text = match read(files, &path, file) {
        Ok(text) => text,
        Err(unreadable) => {
            let (fault, text) = *unreadable;
            diagnostics.push(fault);
            return Parsed { file, place, text, document: None, diagnostics };
        }
    };
    let input = fields::Input { file, text: text.clone() };
    let document = documents::parse(&place, &input, &mut diagnostics);
    Parsed { file, place, text, document, diagnostics }
}

/// Reads a file; a fault comes with what can be shown of the text.
fn read(
    files: &dyn FileSystem,
    path: &str,
    file: FileId,
) -> Result<Arc<str>, Box<(Diagnostic, Arc<str>)>> {
    let bytes = files.read(path).map_err(|error| {
        let message = format!("`{path}` cannot be read: {error}");
        let fault = Diagnostic::at(Code::Unreadable, Span::new(file, 0, 0..0), message);
        Box::new((fault, "".into()))
    })?;
    // A byte order mark is not text.
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map(Into::into).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let fault = Diagnostic::at(
            Code::NotUtf8,
            Span::new(file, 0, valid..valid + '\u{fffd}'.len_utf8()),
            format!("`{path}` is not UTF-8"),
        )
        .label("from here")
        .help("save it as UTF-8 in your editor, or convert it with iconv");
        Box::new((fault, String::from_utf8_lossy(error.as_bytes()).into()))
    })
}

impl Loaded {
    fn add(&mut self, document: Document) {
        match document {
            Document::Article(doc) => self.articles.push(doc.into()),
            Document::Notes(doc) => self.notes.push(doc.into()),
            Document::Outlet(doc) => self.outlets.push(doc.into()),
            Document::Actor(doc) => self.actors.push(doc.into()),
            Document::Claim(doc) => self.claims.push(doc.into()),
            Document::Term(doc) => self.terms.push(doc.into()),
            Document::Day(doc) => self.days.push(doc.into()),
            Document::Page(doc) if doc.id.as_str() == "index" => self.home = Some(doc.into()),
            Document::Page(doc) => self.pages.push(doc.into()),
        }
    }
}

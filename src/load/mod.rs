//! First stage: from files to documents.
//!
//! In: a [`FileSystem`]. Out: [`Loaded`], every file read and checked by itself, and diagnostics.
//! Each file is parsed alone, in parallel, by a function of its path and bytes; a [`DocumentCache`] keeps
//! what it came to while they stay the same. A file that cannot
//! be parsed drops out; its id stays known, so that what refers to it is not reported as well.
//! Names of other things stay names: that is for `resolve`.

mod article;
mod bytes;
mod classify;
mod document_cache;
mod documents;
mod field_values;
mod fields;
mod front_matter;
mod note_fields;
mod notes;
mod prose;
mod quote;
mod record;
mod settings;
mod slug;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::model::document::{
    self, ActorDoc, ArticleDoc, ClaimDoc, DayDoc, NotesDoc, OutletDoc, PageDoc, TermDoc,
};
use crate::model::{Id, Kind, Settings};
use crate::source::{FileSystem, Sources, Span};
use classify::FileRole;

pub use classify::is_ignored;
pub use document_cache::DocumentCache;
pub(crate) use front_matter::FENCE;
pub(crate) use quote::parse as parse_quotation;
pub use settings::no_settings;
pub(crate) use slug::slug;
pub use values::parse_published;

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
    /// What others may call things whose file is there but could not be read: not always an id.
    pub broken: BTreeSet<(Kind, String)>,
    /// Articles whose notes file is there but could not be read.
    pub broken_notes: BTreeSet<String>,
}

/// What one file holds.
#[derive(Debug, Clone)]
enum Document {
    Article(Arc<ArticleDoc>),
    Notes(Arc<NotesDoc>),
    Outlet(Arc<OutletDoc>),
    Actor(Arc<ActorDoc>),
    Claim(Arc<ClaimDoc>),
    Term(Arc<TermDoc>),
    Day(Arc<DayDoc>),
    Page(Arc<PageDoc>),
}

impl Document {
    /// Returns its id; for notes, the article's.
    fn id(&self) -> &Id {
        match self {
            Self::Article(doc) => &doc.id,
            Self::Notes(doc) => &doc.article,
            Self::Outlet(doc) => &doc.id,
            Self::Actor(doc) => &doc.id,
            Self::Claim(doc) => &doc.id,
            Self::Term(doc) => &doc.id,
            Self::Day(doc) => &doc.id,
            Self::Page(doc) => &doc.id,
        }
    }
}

/// The documents of one kind.
type Documents<'a> = Box<dyn Iterator<Item = &'a dyn document::Document> + 'a>;

/// The id of the home page.
const HOME: &str = "index";

/// Reads a whole briefing.
pub fn load(files: &dyn FileSystem) -> (Loaded, Vec<Diagnostic>) {
    let mut cache = DocumentCache::default();
    cache.update(files, &[CONTENT.to_owned()], &DiskCache::default());
    cache.loaded(files)
}

/// The folder of all documents.
pub const CONTENT: &str = "content";

/// Says that there is no article, unless what was said already explains it.
fn no_articles(files: &dyn FileSystem, loaded: &Loaded, said: &[Diagnostic]) -> Option<Diagnostic> {
    const FOLDER: &str = "content/articles";
    let is_article = |name: &(Kind, String)| name.0 == Kind::Article;
    let explained = |item: &Diagnostic| match item.code {
        Code::NoSettings => loaded.is_empty(),
        // The folder itself: a file's name would be among the broken ones.
        Code::Unreadable => true,
        _ => false,
    };
    let there = !loaded.articles.is_empty() || loaded.broken.iter().any(is_article);
    if there || said.iter().any(explained) {
        return None;
    }
    let fault = match files.exists(FOLDER) {
        true => Diagnostic::general(Code::NoArticles, format!("there is no article in {FOLDER}/")),
        false => Diagnostic::general(Code::NoFolder, format!("there is no folder {FOLDER}/")),
    };
    Some(fault.help("`manicule import FILE` makes an article of a saved page"))
}

impl Loaded {
    /// Notes that a file is there but could not be read.
    fn lose(&mut self, place: &FileRole) {
        self.broken.extend(place.names());
        self.broken_notes.extend(place.notes().map(str::to_owned));
    }

    /// Returns the documents of a kind, sorted by id. The home page is not among them.
    pub fn documents(&self, kind: Kind) -> Documents<'_> {
        fn each<D: document::Document>(list: &[Arc<D>]) -> Documents<'_> {
            Box::new(list.iter().map(|document| &**document as &dyn document::Document))
        }
        match kind {
            Kind::Article => each(&self.articles),
            Kind::Claim => each(&self.claims),
            Kind::Term => each(&self.terms),
            Kind::Actor => each(&self.actors),
            Kind::Day => each(&self.days),
            Kind::Outlet => each(&self.outlets),
            Kind::Page => each(&self.pages),
        }
    }

    /// Returns the notes on an article, if it has a file of them that could be read.
    pub fn notes_on(&self, article: &Id) -> Option<&Arc<NotesDoc>> {
        let place = self.notes.binary_search_by(|doc| doc.article.cmp(article)).ok()?;
        Some(&self.notes[place])
    }

    /// Returns whether there is no document, not even a faulty one.
    fn is_empty(&self) -> bool {
        Kind::ALL.iter().all(|kind| self.documents(*kind).next().is_none())
            && self.notes.is_empty()
            && self.home.is_none()
            && self.broken.is_empty()
    }

    fn add(&mut self, document: Document) {
        match document {
            Document::Article(doc) => self.articles.push(doc),
            Document::Notes(doc) => self.notes.push(doc),
            Document::Outlet(doc) => self.outlets.push(doc),
            Document::Actor(doc) => self.actors.push(doc),
            Document::Claim(doc) => self.claims.push(doc),
            Document::Term(doc) => self.terms.push(doc),
            Document::Day(doc) => self.days.push(doc),
            Document::Page(doc) if doc.id.as_str() == HOME => self.home = Some(doc),
            Document::Page(doc) => self.pages.push(doc),
        }
    }
}

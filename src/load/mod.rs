//! First stage: from files to documents.
//!
//! In: a [`FileSystem`]. Out: [`Loaded`], the documents of all files, and diagnostics. Files are
//! parsed in parallel, each as a function of its path and bytes. A [`DocumentCache`] keeps the
//! documents of unchanged files. A file that cannot be parsed is left out, but its id
//! stays known, so that references to it are not reported as well. References stay ids here;
//! `resolve` looks them up.

mod actor;
mod article;
mod bytes;
mod classify;
mod conflicts;
mod document_cache;
mod documents;
mod field_addresses;
mod field_codes;
mod field_values;
mod fields;
mod front_matter;
mod future;
mod measure;
mod note_fields;
mod note_lookalikes;
mod note_source;
mod note_values;
mod notes;
mod prose;
mod quote;
mod record;
mod settings;
mod slug;
mod theme_file;
mod toml_slips;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::model::document::{
    ActorDoc, ArticleDoc, ClaimDoc, DayDoc, Document, MeasureDoc, NoteDoc, NotesDoc, OutletDoc,
    PageDoc, Seen, TermDoc, VersionDoc,
};
use crate::model::{Id, Kind, Settings};
use crate::source::{FileSystem, Sources, Span};

pub use bytes::not_utf8;
pub(crate) use classify::FileRole;
#[cfg(feature = "import")]
pub(crate) use classify::MEASURE;
#[cfg(feature = "serve")]
pub(crate) use classify::classify;
pub use classify::is_ignored;
pub(crate) use classify::version_name;
pub use document_cache::DocumentCache;
#[cfg(feature = "import")]
pub(crate) use front_matter::FENCE;
pub use future::report_future;
pub(crate) use quote::parse as parse_quotation;
pub use settings::no_settings;
pub(crate) use slug::slug;
pub use theme_file::views_of_theme;
#[cfg(feature = "import")]
pub use values::parse_published;

/// The name of the settings file.
pub const SETTINGS: &str = "manicule.toml";

/// Everything that was read. Lists are sorted by id.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// The settings.
    pub settings: Settings,
    /// The place in the settings that names the theme.
    pub theme_span: Option<Span>,
    /// Where the settings name the language.
    pub lang_span: Option<Span>,
    /// The articles.
    pub articles: Vec<Arc<ArticleDoc>>,
    /// The notes, one list for each article that has a file for them.
    pub notes: Vec<Arc<NotesDoc>>,
    /// The measures of originals.
    pub measures: Vec<Arc<MeasureDoc>>,
    /// Earlier versions of articles, by article, then time.
    pub versions: Vec<Arc<VersionDoc>>,
    /// The outlets.
    pub outlets: Vec<Arc<OutletDoc>>,
    /// The actors.
    pub actors: Vec<Arc<ActorDoc>>,
    /// The claims.
    pub claims: Vec<Arc<ClaimDoc>>,
    /// The terms.
    pub terms: Vec<Arc<TermDoc>>,
    /// The editor's texts on days.
    pub days: Vec<Arc<DayDoc>>,
    /// The pages without the home page.
    pub pages: Vec<Arc<PageDoc>>,
    /// The home page.
    pub home: Option<Arc<PageDoc>>,
    /// The files to copy, by their path below `content/`: `static/map.png`. Sorted.
    pub statics: Vec<String>,
    /// The names of documents whose file has faults. Not always ids: a bad file name is one, too.
    pub broken: BTreeSet<(Kind, String)>,
    /// The ids of articles whose notes file has faults.
    pub broken_notes: BTreeSet<String>,
}

/// The document in a file.
#[derive(Debug, Clone)]
enum LoadedDocument {
    Article(Arc<ArticleDoc>),
    Notes(Arc<NotesDoc>),
    Measure(Arc<MeasureDoc>),
    Version(Arc<VersionDoc>),
    Outlet(Arc<OutletDoc>),
    Actor(Arc<ActorDoc>),
    Claim(Arc<ClaimDoc>),
    Term(Arc<TermDoc>),
    Day(Arc<DayDoc>),
    Page(Arc<PageDoc>),
}

impl LoadedDocument {
    /// Returns its id; for notes, the article's.
    fn id(&self) -> &Id {
        match self {
            Self::Article(doc) => &doc.id,
            Self::Notes(doc) => &doc.article,
            Self::Measure(doc) => &doc.article,
            Self::Version(doc) => &doc.article,
            Self::Outlet(doc) => &doc.id,
            Self::Actor(doc) => &doc.id,
            Self::Claim(doc) => &doc.id,
            Self::Term(doc) => &doc.id,
            Self::Day(doc) => &doc.id,
            Self::Page(doc) => &doc.id,
        }
    }
}

impl LoadedDocument {
    /// Returns when it was seen, if it is a version of an article.
    fn seen(&self) -> Option<Seen> {
        match self {
            Self::Version(doc) => Some(doc.seen),
            _ => None,
        }
    }
}

/// The documents of one kind.
type Documents<'a> = Box<dyn Iterator<Item = &'a dyn Document> + 'a>;

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

/// Returns the diagnostic for a briefing without articles, unless `said` explains it already.
fn no_articles(files: &dyn FileSystem, loaded: &Loaded, said: &[Diagnostic]) -> Option<Diagnostic> {
    const FOLDER: &str = "content/articles";
    let is_article = |name: &(Kind, String)| name.0 == Kind::Article;
    let explained = |item: &Diagnostic| match item.code {
        Code::NoSettings => loaded.is_empty(),
        // This fault is about the folder: a file would have its id among the broken ones.
        Code::Unreadable => true,
        _ => false,
    };
    let there = !loaded.articles.is_empty() || loaded.broken.iter().any(is_article);
    if there || said.iter().any(explained) {
        return None;
    }
    let fault = if files.exists(FOLDER) {
        Diagnostic::general(Code::NoArticles, format!("there is no article in {FOLDER}/"))
    } else {
        Diagnostic::general(Code::NoFolder, format!("there is no folder {FOLDER}/"))
    };
    Some(fault.help("`manicule import FILE` makes an article from a saved page"))
}

impl Loaded {
    /// Remembers a file without a document, so that references to it are not reported.
    fn add_broken(&mut self, role: &FileRole) {
        self.broken.extend(role.names());
        self.broken_notes.extend(role.notes().map(str::to_owned));
    }

    /// Returns the documents of a kind, sorted by id. The home page is not among them.
    pub fn documents(&self, kind: Kind) -> Documents<'_> {
        fn each<D: Document>(list: &[Arc<D>]) -> Documents<'_> {
            Box::new(list.iter().map(|document| &**document as &dyn Document))
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

    /// Returns the notes on an article. `None` if it has no notes file, or one with faults.
    pub fn notes_on(&self, article: &Id) -> Option<&Arc<NotesDoc>> {
        let place = self.notes.binary_search_by(|doc| doc.article.cmp(article)).ok()?;
        Some(&self.notes[place])
    }

    /// Returns the notes in the file of [`Loaded::notes_on`]; may be empty.
    pub fn note_docs(&self, article: &Id) -> &[Arc<NoteDoc>] {
        self.notes_on(article).map_or(&[], |notes| &notes.notes)
    }

    /// Returns the earlier versions of an article, by time.
    pub fn versions_of(&self, article: &Id) -> &[Arc<VersionDoc>] {
        let start = self.versions.partition_point(|version| version.article < *article);
        let rest = &self.versions[start..];
        &rest[..rest.partition_point(|version| version.article == *article)]
    }

    /// Returns the measure of an article's original.
    pub fn measure_of(&self, article: &Id) -> Option<&Arc<MeasureDoc>> {
        let place = self.measures.binary_search_by(|doc| doc.article.cmp(article)).ok()?;
        Some(&self.measures[place])
    }

    /// Returns whether there is no document, not even a faulty one.
    fn is_empty(&self) -> bool {
        Kind::ALL.iter().all(|kind| self.documents(*kind).next().is_none())
            && self.notes.is_empty()
            && self.home.is_none()
            && self.broken.is_empty()
    }

    fn add(&mut self, document: LoadedDocument) {
        match document {
            LoadedDocument::Article(doc) => self.articles.push(doc),
            LoadedDocument::Notes(doc) => self.notes.push(doc),
            LoadedDocument::Measure(doc) => self.measures.push(doc),
            LoadedDocument::Version(doc) => self.versions.push(doc),
            LoadedDocument::Outlet(doc) => self.outlets.push(doc),
            LoadedDocument::Actor(doc) => self.actors.push(doc),
            LoadedDocument::Claim(doc) => self.claims.push(doc),
            LoadedDocument::Term(doc) => self.terms.push(doc),
            LoadedDocument::Day(doc) => self.days.push(doc),
            LoadedDocument::Page(doc) if doc.id.as_str() == HOME => self.home = Some(doc),
            LoadedDocument::Page(doc) => self.pages.push(doc),
        }
    }
}

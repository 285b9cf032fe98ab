//! The site as it is served at one moment: which page a path shows, and from which snapshot.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::additions::{self, additions};
use super::changes::ChangedNote;
use super::faults;
use super::rendered_snapshot::{Files, RenderedSnapshot};
use crate::diag::{Code, Diagnostic, nearest, print};
use crate::fingerprint::Fingerprint;
use crate::load::{self, SETTINGS};
use crate::model::Kind;
use crate::model::site::Site;
use crate::render::{Page, Route};
use crate::session::Snapshot;

/// The site as it is served at one moment. It never changes: an edit makes another one.
pub struct ServedSite {
    /// The number of this state; the first is 1.
    pub serial: u64,
    /// The serial of the state in which a style sheet, picture or other asset last changed.
    pub assets: u64,
    /// The note that the last edit changed, if it changed one.
    pub(super) note: Option<ChangedNote>,
    pub(super) snapshot: Arc<Snapshot>,
    /// Sorted.
    faults: Vec<Diagnostic>,
    /// Files with errors that keep their page from being shown as they say.
    faulty_files: BTreeSet<Arc<str>>,
    /// The documents that such files are part of.
    faulty_documents: BTreeSet<(Kind, String)>,
    /// `None` while no theme has been loaded without faults.
    current: Option<Arc<RenderedSnapshot>>,
    /// The last snapshot in which every file could be shown; may be `current`.
    last_intact: Option<Arc<RenderedSnapshot>>,
    /// The last snapshot in another theme than the current one.
    in_previous_theme: Option<Arc<RenderedSnapshot>>,
}

/// The target of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A page with what the server adds to it, and the fingerprint of all that.
    Page(Vec<u8>, Fingerprint),
    /// A file of the theme.
    File(Vec<u8>),
    /// A file made from the site, with its media type.
    Made(Vec<u8>, &'static str),
    /// A file that `build` copies, by its path from the briefing's folder.
    Copied(String),
    /// A folder with an index page: the address lacks its slash.
    Folder,
    /// Nothing, with the page that says so.
    Nothing(Vec<u8>),
}

impl ServedSite {
    /// Returns the first state.
    pub(super) fn first(snapshot: Arc<Snapshot>, files: &Files) -> Self {
        let current = RenderedSnapshot::new(&snapshot, None, files).map(Arc::new);
        Self::new(snapshot, current, 1)
    }

    /// Returns the state that follows `old`.
    pub(super) fn next(old: &Self, snapshot: Arc<Snapshot>, files: &Files) -> Self {
        let theme = old.current.as_ref().map(|current| current.theme());
        let current = RenderedSnapshot::new(&snapshot, theme, files).map(Arc::new);
        let mut state = Self::new(snapshot, current, old.serial + 1);
        state.assets = old.assets;
        state.last_intact = state.last_intact.or_else(|| old.last_intact.clone());
        let same_theme = match (&old.current, &state.current) {
            (Some(old), Some(new)) => Arc::ptr_eq(old.theme(), new.theme()),
            _ => false,
        };
        state.in_previous_theme =
            if same_theme { old.in_previous_theme.clone() } else { old.current.clone() };
        state
    }

    fn new(snapshot: Arc<Snapshot>, current: Option<Arc<RenderedSnapshot>>, serial: u64) -> Self {
        let sources = &snapshot.loaded.sources;
        let mut faults = snapshot.diagnostics.clone();
        print::sort(&mut faults, sources);
        let path = |item: &Diagnostic| match item.span {
            Some(span) => Arc::clone(&sources.get(span.file).path),
            None => SETTINGS.into(),
        };
        // A theme with faults is not used at all, so no page is shown from it.
        let faulty_files: BTreeSet<Arc<str>> = faults
            .iter()
            .filter(|item| item.is_error() && !faults::is_anchor_error(item))
            .map(path)
            .filter(|path| !path.starts_with("themes/"))
            .collect();
        let documents = faulty_files.iter().filter_map(|path| {
            let role = load::classify(path);
            role.document().map(|(kind, id)| (kind, id.to_owned()))
        });
        Self {
            faulty_documents: documents.collect(),
            serial,
            assets: 1,
            note: None,
            last_intact: current.clone().filter(|_| faulty_files.is_empty()),
            in_previous_theme: None,
            snapshot,
            faults,
            faulty_files,
            current,
        }
    }

    /// Returns all diagnostics, sorted.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Returns the identity of a fault wherever in its file it is: code, path, message, help.
    pub(super) fn identity<'a>(
        &'a self,
        item: &'a Diagnostic,
    ) -> (Code, Option<&'a str>, &'a str, &'a str) {
        let path = item.span.map(|span| &*self.snapshot.loaded.sources.get(span.file).path);
        (item.code, path, &item.message, &item.help)
    }

    /// Returns the number of pages and files.
    pub fn route_count(&self) -> usize {
        self.current.as_ref().map_or(0, |current| current.paths().count())
    }

    /// Returns a fault as it is printed; see [`print::text`].
    pub fn text(&self, item: &Diagnostic, prefix: &str, colour: bool) -> String {
        print::text(item, &self.snapshot.loaded.sources, prefix, colour)
    }

    /// Returns the paths of all pages and files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.current.iter().flat_map(|current| current.paths())
    }

    /// Returns the target of a path, which is without its first slash.
    pub fn find(&self, path: &str) -> Resource {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        match self.locate(path) {
            Some((_, Route::Static(copied))) => Resource::Copied(format!("content/{copied}")),
            Some((rendered, route @ Route::Theme(_))) => {
                Resource::File(rendered.bytes(route).unwrap_or_default())
            }
            Some((rendered, route @ Route::File(file))) => {
                Resource::Made(rendered.bytes(route).unwrap_or_default(), file.media_type())
            }
            Some((rendered, route @ Route::Index(_))) => {
                Resource::Made(rendered.bytes(route).unwrap_or_default(), "text/javascript")
            }
            Some((rendered, Route::Page(page))) => self.page(rendered, *page, path),
            None if self.locate(&format!("{path}/index.html")).is_some() => Resource::Folder,
            None => Resource::Nothing(self.nothing(path)),
        }
    }

    /// Returns the fingerprint of the page at a path, without rendering it. `None` for files.
    pub fn key(&self, path: &str) -> Option<Fingerprint> {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        let (rendered, Route::Page(page)) = self.locate(path)? else { return None };
        let (key, panel) = (rendered.key(*page), self.panel(None));
        Some(Fingerprint::of(&(key, self.anchor_errors(*page, rendered), panel)))
    }

    /// Returns the snapshot that a path is shown from: the current one, or the last intact one if
    /// the page's own files have errors.
    fn locate(&self, path: &str) -> Option<(&RenderedSnapshot, &Route)> {
        fn within<'a>(
            rendered: &'a Option<Arc<RenderedSnapshot>>,
            path: &str,
        ) -> Option<(&'a RenderedSnapshot, &'a Route)> {
            let rendered = rendered.as_deref()?;
            Some((rendered, rendered.route(path)?))
        }
        let (current, intact) = (within(&self.current, path), within(&self.last_intact, path));
        let is_faulty = |(rendered, route): &(&RenderedSnapshot, &Route)| {
            self.is_faulty(route, &rendered.snapshot().site)
        };
        match current {
            Some(current) if is_faulty(&current) => intact.or(Some(current)),
            Some(current) => Some(current),
            // The page's file cannot be read any more, so the current snapshot lacks it.
            None => intact.filter(is_faulty),
        }
    }

    /// Returns whether the files of a page have errors. Indexes are made from all files.
    fn is_faulty(&self, route: &Route, site: &Site) -> bool {
        !self.faulty_files.is_empty()
            && match route {
                Route::Page(Page::NotFound) | Route::Theme(_) | Route::Static(_) => false,
                Route::Page(page) => {
                    let is_faulty = |document| self.faulty_documents.contains(&document);
                    page.document(site).is_none_or(is_faulty)
                }
                // Like an index, it is made from all files.
                Route::File(_) | Route::Index(_) => true,
            }
            || self.faulty_files.contains(SETTINGS)
    }

    fn page(&self, rendered: &RenderedSnapshot, page: Page, path: &str) -> Resource {
        let (anchor_errors, panel) = (self.anchor_errors(page, rendered), self.panel(None));
        let key = Fingerprint::of(&(rendered.key(page), &anchor_errors, &panel));
        match rendered.page(page, &additions(anchor_errors, panel, key)) {
            Ok(bytes) => Resource::Page(bytes, key),
            Err(fault) => self.earlier_page(path, &fault),
        }
    }

    /// Returns a page whose template fails on it: as the previous theme shows it, or a blank one.
    fn earlier_page(&self, path: &str, fault: &Diagnostic) -> Resource {
        let panel = self.panel(Some(fault));
        let earlier = |rendered: &Arc<RenderedSnapshot>| {
            let Route::Page(page) = rendered.route(path)? else { return None };
            let key = Fingerprint::of(&(rendered.key(*page), &panel));
            let additions = additions(String::new(), panel.clone(), key);
            Some(Resource::Page(rendered.page(*page, &additions).ok()?, key))
        };
        let snapshots = [&self.in_previous_theme, &self.last_intact];
        snapshots.into_iter().flatten().find_map(earlier).unwrap_or_else(|| {
            let key = Fingerprint::of(&panel);
            Resource::Page(additions::blank_page(&additions(String::new(), panel, key)), key)
        })
    }

    /// Returns the list of an article's notes whose quotation was not found, as HTML.
    fn anchor_errors(&self, page: Page, rendered: &RenderedSnapshot) -> String {
        let is_current =
            self.current.as_deref().is_some_and(|current| std::ptr::eq(current, rendered));
        let Page::Article(at) = page else { return String::new() };
        if !is_current || !self.faults.iter().any(faults::is_anchor_error) {
            return String::new();
        }
        let Snapshot { site, loaded, .. } = &*self.snapshot;
        let faults: Vec<&Diagnostic> = self.faults.iter().collect();
        loaded
            .notes_on(&site.articles[at].doc.id)
            .map_or_else(String::new, |doc| faults::anchor_errors(doc, &faults, &loaded.sources))
    }

    /// Returns the panel with all errors and, unless it is one of them, `more`.
    fn panel(&self, more: Option<&Diagnostic>) -> String {
        let errors = self.faults.iter().filter(|fault| fault.is_error());
        let more = more.filter(|more| !self.faults.contains(more));
        let errors: Vec<&Diagnostic> = errors.chain(more).collect();
        faults::panel(&errors, &self.snapshot.loaded.sources)
    }

    /// Returns the page for a path that leads nowhere.
    fn nothing(&self, path: &str) -> Vec<u8> {
        let gone = faults::gone(path, &self.nearest(path));
        let over = gone + &self.panel(None);
        let additions = additions(String::new(), over, Fingerprint::default());
        let page = self.locate("404.html").and_then(|(rendered, route)| match route {
            Route::Page(page) => rendered.page(*page, &additions).ok(),
            _ => None,
        });
        let page = page.unwrap_or_else(|| additions::blank_page(&additions));
        // Relative links of the 404 page start from the site's root, whatever path was asked for.
        let page = String::from_utf8_lossy(&page);
        page.replacen("<head>", "<head><base href=\"/\">", 1).into_bytes()
    }

    /// Returns the path of the page most like a path that leads nowhere.
    fn nearest(&self, path: &str) -> String {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let index = format!("{folder}/index.html");
        let pages = self.paths().filter(|page| page.ends_with(".html"));
        let pages: Vec<&str> = pages.filter(|page| page.starts_with(folder)).collect();
        match nearest(path, pages.iter().copied()) {
            Some(page) => page.to_owned(),
            None if pages.contains(&index.as_str()) => index,
            None => "index.html".to_owned(),
        }
    }
}

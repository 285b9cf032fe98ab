//! What can be asked for at one moment: which page is shown, and from which snapshot.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::changes::ChangedNote;
use super::faults;
use super::rendered_snapshot::{Files, RenderedSnapshot};
use crate::diag::{Code, Diagnostic, nearest, print};
use crate::fingerprint::Fingerprint;
use crate::load::SETTINGS;
use crate::model::site::Site;
use crate::render::Route;
use crate::session::Snapshot;

/// What can be asked for at one moment.
pub struct ServedSite {
    /// Counts from 1.
    pub serial: u64,
    /// The state in which a style sheet, a picture or the like changed last.
    pub assets: u64,
    /// The note that was changed, if it was one.
    pub(super) note: Option<ChangedNote>,
    pub(super) snapshot: Arc<Snapshot>,
    /// Sorted.
    faults: Vec<Diagnostic>,
    /// The files that have faults for which a page cannot be shown as they say.
    spoiled: BTreeSet<Arc<str>>,
    /// `None` while there is no theme.
    now: Option<Arc<RenderedSnapshot>>,
    /// The last one in which all files could be shown; may be `now`.
    good: Option<Arc<RenderedSnapshot>>,
    /// The last one in another theme.
    before: Option<Arc<RenderedSnapshot>>,
}

/// What is at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A page, with a key for its bytes; they end with the script's tag.
    Page(Vec<u8>, Fingerprint),
    /// A file of the theme.
    File(Vec<u8>),
    /// A file to be copied, by its path from the briefing's folder.
    Copied(String),
    /// A folder: with a slash there is a page.
    Folder,
    /// Nothing; the page that says so.
    Nothing(Vec<u8>),
}

impl ServedSite {
    /// Returns the first state.
    pub(super) fn first(snapshot: Arc<Snapshot>, files: &Files) -> Self {
        let now = RenderedSnapshot::new(&snapshot, None, files).map(Arc::new);
        Self::new(snapshot, now, 1)
    }

    /// Returns the state after another.
    pub(super) fn next(old: &Self, snapshot: Arc<Snapshot>, files: &Files) -> Self {
        let theme = old.now.as_ref().map(|now| now.theme());
        let now = RenderedSnapshot::new(&snapshot, theme, files).map(Arc::new);
        let mut state = Self::new(snapshot, now, old.serial + 1);
        state.assets = old.assets;
        state.good = state.good.or_else(|| old.good.clone());
        let same = |one: &Option<Arc<RenderedSnapshot>>| match (one, &state.now) {
            (Some(one), Some(now)) => Arc::ptr_eq(one.theme(), now.theme()),
            _ => false,
        };
        state.before = if same(&old.now) { old.before.clone() } else { old.now.clone() };
        state
    }

    fn new(snapshot: Arc<Snapshot>, now: Option<Arc<RenderedSnapshot>>, serial: u64) -> Self {
        let sources = &snapshot.loaded.sources;
        let mut faults = snapshot.diagnostics.clone();
        print::sort(&mut faults, sources);
        let spoils = |item: &&Diagnostic| item.is_error() && !faults::is_anchor_error(item);
        let path = |item: &Diagnostic| match item.span {
            Some(span) => Arc::clone(&sources.get(span.file).path),
            None => SETTINGS.into(),
        };
        let mut spoiled: BTreeSet<Arc<str>> = faults.iter().filter(spoils).map(path).collect();
        // A theme with faults is not used at all.
        spoiled.retain(|path| !path.starts_with("themes/"));
        let good = now.clone().filter(|_| spoiled.is_empty());
        Self { serial, assets: 1, note: None, snapshot, faults, spoiled, now, good, before: None }
    }

    /// Returns everything found wrong, sorted.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Returns what makes a fault the one it was, wherever in its file it stands now.
    pub(super) fn essence<'a>(
        &'a self,
        item: &'a Diagnostic,
    ) -> (Code, Option<&'a str>, &'a str, &'a str) {
        let path = item.span.map(|span| &*self.snapshot.loaded.sources.get(span.file).path);
        (item.code, path, &item.message, &item.help)
    }

    /// Returns how many pages and files there are.
    pub fn len(&self) -> usize {
        self.now.as_ref().map_or(0, |now| now.paths().count())
    }

    /// Returns whether there is no page at all.
    pub fn is_empty(&self) -> bool {
        self.now.is_none()
    }

    /// Returns a fault as a person reads it; see [`print::text`].
    pub fn text(&self, item: &Diagnostic, prefix: &str, colour: bool) -> String {
        print::text(item, &self.snapshot.loaded.sources, prefix, colour)
    }

    /// Returns all paths at which something is, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.now.iter().flat_map(|now| now.paths())
    }

    /// Returns what is at a path, which begins without a slash.
    pub fn find(&self, path: &str) -> Resource {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        match self.choose(path) {
            Some((_, Route::Static(copied))) => Resource::Copied(format!("content/{copied}")),
            Some((shown, route @ Route::Theme(_))) => {
                Resource::File(shown.page(route).unwrap_or_default())
            }
            Some((shown, route)) => self.page(shown, route, path),
            None if self.choose(&format!("{path}/index.html")).is_some() => Resource::Folder,
            None => Resource::Nothing(self.nothing(path)),
        }
    }

    /// Returns the key that the page at a path would have, without making it.
    pub fn key(&self, path: &str) -> Option<Fingerprint> {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        let (shown, route) = self.choose(path)?;
        let key = shown.key(route)?;
        Some(Fingerprint::of(&(key, self.anchor_errors(route, shown), self.panel(None))))
    }

    /// Returns where a path is shown from: what its files say, or what they said last without
    /// faults.
    fn choose(&self, path: &str) -> Option<(&RenderedSnapshot, &Route)> {
        let now = self.now.as_deref().and_then(|shown| Some((shown, shown.route(path)?)));
        let good = self.good.as_deref().and_then(|shown| Some((shown, shown.route(path)?)));
        let spoiled = |(shown, route): &(&RenderedSnapshot, &Route)| {
            self.is_spoiled(route, &shown.snapshot().site)
        };
        match now {
            Some(now) if spoiled(&now) => good.or(Some(now)),
            Some(now) => Some(now),
            None => good.filter(spoiled),
        }
    }

    /// Whether a page cannot be shown as its files say. Indexes show something of all files.
    fn is_spoiled(&self, route: &Route, site: &Site) -> bool {
        let has = |path: String| self.spoiled.contains(path.as_str());
        !self.spoiled.is_empty()
            && match route {
                Route::Article(at) => {
                    let id = &site.articles[*at].doc.id;
                    has(format!("content/articles/{id}.md"))
                        || has(format!("content/articles/{id}.notes.md"))
                }
                Route::Actor(at) => has(format!("content/actors/{}.md", site.actors[*at].id)),
                Route::Outlet(at) => has(format!("content/outlets/{}.md", site.outlets[*at].id)),
                Route::Page(at) => has(format!("content/pages/{}.md", site.pages[*at].id)),
                Route::Date(date) => has(format!("content/dates/{date}.md")),
                Route::Theme(_) | Route::Static(_) | Route::NotFound => false,
                _ => true,
            }
            || has(SETTINGS.to_owned())
    }

    fn page(&self, shown: &RenderedSnapshot, route: &Route, path: &str) -> Resource {
        let anchor_errors = self.anchor_errors(route, shown);
        let (bytes, key, panel) = match shown.page(route) {
            Ok(bytes) => (bytes, shown.key(route), self.panel(None)),
            Err(fault) => (self.earlier(path), None, self.panel(Some(&fault))),
        };
        let key = match key {
            Some(key) => Fingerprint::of(&(key, &anchor_errors, &panel)),
            None => Fingerprint::of(&(&bytes, &anchor_errors, &panel)),
        };
        Resource::Page(dress(bytes, &anchor_errors, &panel, key), key)
    }

    /// Returns a page as it was in the theme before this one, or a bare one.
    fn earlier(&self, path: &str) -> Vec<u8> {
        let pages = [&self.before, &self.good].into_iter().flatten();
        let mut pages = pages.filter_map(|shown| shown.page(shown.route(path)?).ok());
        pages.next().unwrap_or_else(|| BARE.into())
    }

    /// Returns the list of notes that belong on an article and whose words were not found.
    fn anchor_errors(&self, route: &Route, shown: &RenderedSnapshot) -> String {
        let current = self.now.as_deref().is_some_and(|now| std::ptr::eq(now, shown));
        let Route::Article(at) = route else { return String::new() };
        if !current || !self.faults.iter().any(faults::is_anchor_error) {
            return String::new();
        }
        let Snapshot { site, loaded, .. } = &*self.snapshot;
        let faults: Vec<&Diagnostic> = self.faults.iter().collect();
        loaded
            .notes_on(&site.articles[*at].doc.id)
            .map_or_else(String::new, |doc| faults::anchor_errors(doc, &faults, &loaded.sources))
    }

    /// Returns the panel with all errors, and one more.
    fn panel(&self, more: Option<&Diagnostic>) -> String {
        let errors = self.faults.iter().filter(|fault| fault.is_error());
        let more = more.filter(|more| !self.faults.contains(more));
        let errors: Vec<&Diagnostic> = errors.chain(more).collect();
        faults::panel(&errors, &self.snapshot.loaded.sources)
    }

    /// Returns the page for where there is none.
    fn nothing(&self, path: &str) -> Vec<u8> {
        let page = self.choose("404.html").and_then(|(shown, route)| shown.page(route).ok());
        let page = page.unwrap_or_else(|| BARE.into());
        let gone = faults::gone(path, &self.nearest(path));
        // Its addresses are from the site's root.
        let page = String::from_utf8_lossy(&page).replacen("<head>", "<head><base href=\"/\">", 1);
        let body = page.find("<body").and_then(|at| Some(at + page[at..].find('>')? + 1));
        let (before, after) = page.split_at(body.unwrap_or_default());
        dress([before, &gone, after].concat().into(), "", &self.panel(None), Fingerprint::default())
    }

    /// Returns the path of the page whose address is most like one that leads nowhere.
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

/// A page where there is none to be shown.
const BARE: &str = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
                    <title>Manicule</title></head>\n<body>\n<main></main>\n</body>\n</html>\n";

/// Returns the tag of the script that keeps a page up to date.
pub fn script(key: Fingerprint) -> String {
    format!("<script src=\"{}reload.js\" data-etag=\"{key}\" defer></script>\n", faults::OWN)
}

/// Adds to a page what stands after the article, what lies over the page, and the script.
fn dress(page: Vec<u8>, after: &str, over: &str, key: Fingerprint) -> Vec<u8> {
    let mut page = match String::from_utf8(page) {
        Ok(page) => page,
        Err(error) => return error.into_bytes(),
    };
    if !after.is_empty() {
        let place = page.rfind("</article>").map(|at| at + "</article>".len());
        let place = place.or_else(|| page.rfind("</main>")).unwrap_or(page.len());
        page.insert_str(place, after);
    }
    let place = page.rfind("</body>").unwrap_or(page.len());
    page.insert_str(place, &(over.to_owned() + &script(key)));
    page.into_bytes()
}

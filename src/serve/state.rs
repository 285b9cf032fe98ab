//! What can be asked for at one moment: which page is shown, and from which edition.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::changes::Note;
use super::faults;
use super::shown::{Files, Shown};
use crate::diag::{Code, Diagnostic, nearest, print};
use crate::key::Key;
use crate::load::SETTINGS;
use crate::model::site::Site;
use crate::render::Route;
use crate::workshop::Edition;

/// What can be asked for at one moment.
pub struct State {
    /// Counts from 1.
    pub serial: u64,
    /// The state in which a style sheet, a picture or the like changed last.
    pub assets: u64,
    /// The note that was changed, if it was one.
    pub(super) note: Option<Note>,
    pub(super) edition: Arc<Edition>,
    /// Sorted.
    faults: Vec<Diagnostic>,
    /// The files that have faults for which a page cannot be shown as they say.
    spoiled: BTreeSet<Arc<str>>,
    /// `None` while there is no theme.
    now: Option<Arc<Shown>>,
    /// The last one in which all files could be shown; may be `now`.
    good: Option<Arc<Shown>>,
    /// The last one in another theme.
    before: Option<Arc<Shown>>,
}

/// What is at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A page, with a key for its bytes; they end with the script's tag.
    Page(Vec<u8>, Key),
    /// A file of the theme.
    File(Vec<u8>),
    /// A file to be copied, by its path from the briefing's folder.
    Copied(String),
    /// A folder: with a slash there is a page.
    Folder,
    /// Nothing; the page that says so.
    Nothing(Vec<u8>),
}

impl State {
    /// Returns the first state.
    pub(super) fn first(edition: Arc<Edition>, files: &Files) -> Self {
        let now = Shown::new(&edition, None, files).map(Arc::new);
        Self::new(edition, now, 1)
    }

    /// Returns the state after another.
    pub(super) fn next(old: &Self, edition: Arc<Edition>, files: &Files) -> Self {
        let theme = old.now.as_ref().map(|now| now.theme());
        let now = Shown::new(&edition, theme, files).map(Arc::new);
        let mut state = Self::new(edition, now, old.serial + 1);
        state.assets = old.assets;
        state.good = state.good.or_else(|| old.good.clone());
        let same = |one: &Option<Arc<Shown>>| match (one, &state.now) {
            (Some(one), Some(now)) => Arc::ptr_eq(one.theme(), now.theme()),
            _ => false,
        };
        state.before = if same(&old.now) { old.before.clone() } else { old.now.clone() };
        state
    }

    fn new(edition: Arc<Edition>, now: Option<Arc<Shown>>, serial: u64) -> Self {
        let sources = &edition.loaded.sources;
        let mut faults = edition.diagnostics.clone();
        print::sort(&mut faults, sources);
        let spoils = |item: &&Diagnostic| item.is_error() && !faults::is_adrift(item);
        let path = |item: &Diagnostic| match item.span {
            Some(span) => Arc::clone(&sources.get(span.file).path),
            None => SETTINGS.into(),
        };
        let mut spoiled: BTreeSet<Arc<str>> = faults.iter().filter(spoils).map(path).collect();
        // A theme with faults is not used at all.
        spoiled.retain(|path| !path.starts_with("themes/"));
        let good = now.clone().filter(|_| spoiled.is_empty());
        Self { serial, assets: 1, note: None, edition, faults, spoiled, now, good, before: None }
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
        let path = item.span.map(|span| &*self.edition.loaded.sources.get(span.file).path);
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
        print::text(item, &self.edition.loaded.sources, prefix, colour)
    }

    /// Returns all paths at which something is, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.now.iter().flat_map(|now| now.paths())
    }

    /// Returns what is at a path, which begins without a slash.
    pub fn find(&self, path: &str) -> Found {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        match self.choose(path) {
            Some((_, Route::Static(copied))) => Found::Copied(format!("content/{copied}")),
            Some((shown, route @ Route::Theme(_))) => {
                Found::File(shown.page(route).unwrap_or_default())
            }
            Some((shown, route)) => self.page(shown, route, path),
            None if self.choose(&format!("{path}/index.html")).is_some() => Found::Folder,
            None => Found::Nothing(self.nothing(path)),
        }
    }

    /// Returns the key that the page at a path would have, without making it.
    pub fn key(&self, path: &str) -> Option<Key> {
        let index = format!("{path}index.html");
        let path = if path.is_empty() || path.ends_with('/') { &index } else { path };
        let (shown, route) = self.choose(path)?;
        let key = shown.key(route)?;
        Some(Key::of(&(key, self.adrift(route, shown), self.panel(None))))
    }

    /// Returns where a path is shown from: what its files say, or what they said last without
    /// faults.
    fn choose(&self, path: &str) -> Option<(&Shown, &Route)> {
        let now = self.now.as_deref().and_then(|shown| Some((shown, shown.route(path)?)));
        let good = self.good.as_deref().and_then(|shown| Some((shown, shown.route(path)?)));
        let spoiled =
            |(shown, route): &(&Shown, &Route)| self.is_spoiled(route, &shown.edition().site);
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

    fn page(&self, shown: &Shown, route: &Route, path: &str) -> Found {
        let adrift = self.adrift(route, shown);
        let (bytes, key, panel) = match shown.page(route) {
            Ok(bytes) => (bytes, shown.key(route), self.panel(None)),
            Err(fault) => (self.earlier(path), None, self.panel(Some(&fault))),
        };
        let key = match key {
            Some(key) => Key::of(&(key, &adrift, &panel)),
            None => Key::of(&(&bytes, &adrift, &panel)),
        };
        Found::Page(dress(bytes, &adrift, &panel, key), key)
    }

    /// Returns a page as it was in the theme before this one, or a bare one.
    fn earlier(&self, path: &str) -> Vec<u8> {
        let pages = [&self.before, &self.good].into_iter().flatten();
        let mut pages = pages.filter_map(|shown| shown.page(shown.route(path)?).ok());
        pages.next().unwrap_or_else(|| BARE.into())
    }

    /// Returns the list of notes that belong on an article and whose words were not found.
    fn adrift(&self, route: &Route, shown: &Shown) -> String {
        let current = self.now.as_deref().is_some_and(|now| std::ptr::eq(now, shown));
        let Route::Article(at) = route else { return String::new() };
        if !current || !self.faults.iter().any(faults::is_adrift) {
            return String::new();
        }
        let Edition { site, loaded, .. } = &*self.edition;
        let faults: Vec<&Diagnostic> = self.faults.iter().collect();
        loaded
            .notes_on(&site.articles[*at].doc.id)
            .map_or_else(String::new, |doc| faults::adrift(doc, &faults, &loaded.sources))
    }

    /// Returns the panel with all errors, and one more.
    fn panel(&self, more: Option<&Diagnostic>) -> String {
        let errors = self.faults.iter().filter(|fault| fault.is_error());
        let more = more.filter(|more| !self.faults.contains(more));
        let errors: Vec<&Diagnostic> = errors.chain(more).collect();
        faults::panel(&errors, &self.edition.loaded.sources)
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
        dress([before, &gone, after].concat().into(), "", &self.panel(None), Key::default())
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
pub fn script(key: Key) -> String {
    format!("<script src=\"{}reload.js\" data-etag=\"{key}\" defer></script>\n", faults::OWN)
}

/// Adds to a page what stands after the article, what lies over the page, and the script.
fn dress(page: Vec<u8>, after: &str, over: &str, key: Key) -> Vec<u8> {
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

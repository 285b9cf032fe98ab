//! All routes: pages, files made from the site, copied files; and their paths.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use super::file::{File, files};
use super::pairs::pairs;
use super::parts::{actor_parts, article_parts, date_part, date_parts};
use super::theme::Theme;
use crate::model::site::{ActorIx, ArticleIx, ClaimIx, Entity, OutletIx, PageIx, Site, TermIx};
use crate::model::versions::Version;
use crate::model::{Id, Kind, When};

/// The characters that a path in an address must not have: all but letters and digits and these.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The folder of the index of the search page, in the output.
pub const INDEX: &str = "search/";

/// Returns a path as it is written in an address.
pub fn encoded_path(path: &str) -> PercentEncode<'_> {
    utf8_percent_encode(path, PATH)
}

/// Something that is published at one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// An HTML page.
    Page(Page),
    /// Another file that is made from the site.
    File(File),
    /// A file of the index of the search page, by its path below `search/`. [`routes`] has none of
    /// them: which there are is known when the index is made.
    Index(String),
    /// A copied file of the theme, by its path below `static/` there.
    Theme(String),
    /// A copied file of the briefing, by its path below `content/`.
    Static(String),
}

/// An HTML page: a view and a template. `serve` adds its script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::enum_variant_names, reason = "the kind of the editor's own pages is `Page`")]
pub enum Page {
    /// The home page.
    Home,
    /// The index of a kind. Pages have none.
    Index(Kind),
    /// The entries of an index in one year or month.
    IndexPart(Kind, When),
    /// An article.
    Article(ArticleIx),
    /// A version of an article, by its place among all, with what changed since the one before.
    Version(ArticleIx, usize),
    /// An actor.
    Actor(ActorIx),
    /// The mentions of an actor in one year or month.
    ActorPart(ActorIx, When),
    /// A day, a month or a year.
    Date(When),
    /// An outlet.
    Outlet(OutletIx),
    /// A claim.
    Claim(ClaimIx),
    /// A term.
    Term(TermIx),
    /// A page of the editor's own.
    Page(PageIx),
    /// The pairs of articles that can be set side by side.
    Pairs,
    /// Two articles side by side, in their order.
    Pair(ArticleIx, ArticleIx),
    /// Who shares passages with whom.
    Overlaps,
    /// The page that a host shows for an unknown address.
    NotFound,
    /// The search page.
    Search,
}

impl Route {
    /// Returns the output path, with `/`, from the site's root.
    pub fn path(&self, site: &Site) -> String {
        match self {
            Self::Page(page) => page.path(site),
            Self::File(file) => file.path(site),
            Self::Index(path) => format!("{INDEX}{path}"),
            Self::Theme(path) => format!("theme/{path}"),
            Self::Static(path) => path.clone(),
        }
    }
}

impl Page {
    /// Returns the output path, with `/`, from the site's root.
    pub fn path(self, site: &Site) -> String {
        let mut path = String::with_capacity(32);
        self.write_path(site, &mut path);
        path
    }

    /// Writes the output path. Pages are full of addresses, so this makes no strings of its own.
    pub(super) fn write_path(self, site: &Site, out: &mut String) {
        let mut page = |kind: Kind, id: &str| {
            for part in [kind.folder(), "/", id, ".html"] {
                out.push_str(part);
            }
        };
        match self {
            Self::Home => out.push_str("index.html"),
            Self::Index(kind) => page(kind, "index"),
            // No id has a full stop.
            Self::IndexPart(kind, part) => page(kind, &format!("index.{part}")),
            Self::ActorPart(at, part) => {
                page(Kind::Actor, &format!("{}.{part}", site.actors[at].id.as_str()));
            }
            Self::Article(at) => page(Kind::Article, site.articles[at].doc.id.as_str()),
            Self::Version(at, place) => {
                let id = &site.articles[at].doc.id;
                let versions = site.versions_of(at);
                match versions.get(place).filter(|_| place + 1 < versions.len()) {
                    Some(Version { seen: Some(seen), .. }) => {
                        page(Kind::Article, &format!("{id}.{seen}"));
                    }
                    _ => page(Kind::Article, &format!("{id}.now")),
                }
            }
            Self::Actor(at) => page(Kind::Actor, site.actors[at].id.as_str()),
            Self::Date(date) => {
                let _ = write!(out, "{}/{date}.html", Kind::Day.folder());
            }
            Self::Outlet(at) => page(Kind::Outlet, site.outlets[at].id.as_str()),
            Self::Claim(at) => page(Kind::Claim, site.claims[at].id.as_str()),
            Self::Term(at) => page(Kind::Term, site.terms[at].id.as_str()),
            Self::Page(at) => page(Kind::Page, site.pages[at].id.as_str()),
            Self::Pairs => out.push_str("compare/index.html"),
            // No id has a full stop.
            Self::Pair(one, other) => {
                let [one, other] = [one, other].map(|at| &site.articles[at].doc.id);
                let _ = write!(out, "compare/{one}.{other}.html");
            }
            Self::Overlaps => out.push_str("overlaps/index.html"),
            Self::NotFound => out.push_str("404.html"),
            Self::Search => out.push_str("search.html"),
        }
    }

    /// Returns the kind and the id of the document that has this page to itself.
    #[cfg(feature = "serve")]
    pub fn document(self, site: &Site) -> Option<(Kind, String)> {
        Some(match self {
            Self::Article(at) | Self::Version(at, _) => {
                (Kind::Article, site.articles[at].doc.id.to_string())
            }
            Self::Actor(at) | Self::ActorPart(at, _) => {
                (Kind::Actor, site.actors[at].id.to_string())
            }
            Self::Date(date) => (Kind::Day, date.to_string()),
            Self::Outlet(at) => (Kind::Outlet, site.outlets[at].id.to_string()),
            Self::Claim(at) => (Kind::Claim, site.claims[at].id.to_string()),
            Self::Term(at) => (Kind::Term, site.terms[at].id.to_string()),
            Self::Page(at) => (Kind::Page, site.pages[at].id.to_string()),
            Self::Home
            | Self::Index(_)
            | Self::IndexPart(..)
            | Self::Pairs
            | Self::Pair(..)
            | Self::Overlaps
            | Self::NotFound
            | Self::Search => return None,
        })
    }

    /// Returns what goes before the path of anything in the site: `""` or `../`.
    pub fn root(self) -> &'static str {
        match self {
            Self::Home | Self::NotFound | Self::Search => "",
            _ => "../",
        }
    }

    /// Returns the full address, where the site has a base address. The 404 page is at no address
    /// of its own, and search engines need no other search page.
    pub(super) fn canonical(self, site: &Site) -> Option<String> {
        let base = site.settings.base_url.as_ref()?;
        match self {
            Self::NotFound | Self::Search => None,
            Self::Home => Some(base.clone()),
            page => Some(format!("{base}{}", page.path(site))),
        }
    }
}

/// Returns all pages, in no particular order.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    let mut pages = Vec::with_capacity(site.articles.len() + site.actors.len() + 1_000);
    pages.extend([Page::Home, Page::NotFound]);
    pages.extend(site.settings.search.then_some(Page::Search));
    pages.extend(indexes().map(Page::Index));
    pages.extend(has_overlaps(site).then_some(Page::Overlaps));
    let pairs = pairs(site);
    pages.extend((!pairs.is_empty()).then_some(Page::Pairs));
    pages.extend(pairs.iter().map(|it| Page::Pair(it.articles[0], it.articles[1])));
    for kind in Kind::ALL {
        let places = site.documents(*kind).map(|(entity, _)| place(site, entity));
        pages.extend(places.filter(|(_, fragment)| fragment.is_none()).map(|(page, _)| page));
    }
    let days = site.days.iter().map(|(date, entry)| (When::Day(*date), entry));
    let times = days.chain(site.periods.iter().map(|(when, entry)| (*when, entry)));
    let described = times.filter(|(_, entry)| entry.has_page());
    pages.extend(described.map(|(when, _)| Page::Date(when)));
    pages.extend(article_parts(site).into_iter().map(|it| Page::IndexPart(Kind::Article, it)));
    pages.extend(date_parts(site).into_iter().map(|it| Page::IndexPart(Kind::Day, it)));
    for at in site.versions.keys().copied().filter(|at| site.shows_versions(*at)) {
        pages.extend((0..site.versions_of(at).len()).map(|place| Page::Version(at, place)));
    }
    for at in site.actors.indices() {
        pages.extend(actor_parts(site, at).into_iter().map(|it| Page::ActorPart(at, it)));
    }
    pages
}

/// Returns whether there is a page on who shares with whom: texts share something, or came through
/// somebody.
pub(super) fn has_overlaps(site: &Site) -> bool {
    !site.overlaps.all().is_empty() || site.articles.iter().any(|article| !article.via.is_empty())
}

/// Writes the output path of an entity, with a fragment for what has no page of its own.
pub fn write_address(site: &Site, entity: Entity, out: &mut String) {
    let (page, fragment) = place(site, entity);
    page.write_path(site, out);
    match fragment {
        None => {}
        Some(Fragment::Note(id)) => out.extend(["#n-", id.as_str()]),
        Some(Fragment::Row(id)) => out.extend(["#", id.as_str()]),
        Some(Fragment::Time(when)) => {
            let _ = write!(out, "#{when}");
        }
    }
}

/// The end of the address of an entity without a page of its own.
enum Fragment<'a> {
    /// A note of an article.
    Note(&'a Id),
    /// A row of an index.
    Row(&'a Id),
    /// A row of the index of dates.
    Time(When),
}

/// Returns the page that shows an entity. An entity without a page of its own has a fragment on
/// another.
fn place(site: &Site, entity: Entity) -> (Page, Option<Fragment<'_>>) {
    match entity {
        Entity::Home => (Page::Home, None),
        Entity::Article(at) => (Page::Article(at), None),
        Entity::Note(article, at) => {
            let id = &site.articles[article].notes[at].doc.id.value;
            (Page::Article(article), Some(Fragment::Note(id)))
        }
        Entity::Outlet(at) => (Page::Outlet(at), None),
        Entity::Actor(at) if site.has_page(entity) => (Page::Actor(at), None),
        Entity::Actor(at) => (Page::Index(Kind::Actor), Some(Fragment::Row(&site.actors[at].id))),
        Entity::Claim(at) => (Page::Claim(at), None),
        Entity::Term(at) => (Page::Term(at), None),
        Entity::Time(when) if site.has_page(entity) => (Page::Date(when), None),
        Entity::Time(when) => (row_page(site, when), Some(Fragment::Time(when))),
        Entity::Page(at) => (Page::Page(at), None),
    }
}

/// Returns the page with the row of a time in the index of dates. Months and years are on the
/// first one.
pub(super) fn row_page(site: &Site, when: When) -> Page {
    let part = if let When::Day(date) = when { date_part(site, date) } else { None };
    part.map_or(Page::Index(Kind::Day), |part| Page::IndexPart(Kind::Day, part))
}

/// Returns the kinds that have an index, in the order of the navigation.
pub(super) fn indexes() -> impl Iterator<Item = Kind> {
    // The navigation itself lists pages.
    Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page)
}

/// Returns all routes but those of the search index, with their paths, sorted by path.
///
/// Paths may collide where copied files differ only in case; `build` reports that.
pub fn routes(site: &Site, theme: &Theme, statics: &[String]) -> Vec<(String, Route)> {
    let mut routes: Vec<Route> = pages(site).into_iter().map(Route::Page).collect();
    let files = files(site, routes.len(), statics);
    routes.extend(files.into_iter().map(Route::File));
    let is_used = |path: &&str| site.settings.search || !Theme::is_search_script(path);
    let statics_of_theme = theme.statics().filter(is_used);
    routes.extend(statics_of_theme.map(|path| Route::Theme(path.to_owned())));
    routes.extend(statics.iter().cloned().map(Route::Static));
    let mut routes: Vec<(String, Route)> =
        routes.into_iter().map(|route| (route.path(site), route)).collect();
    routes.sort();
    routes
}

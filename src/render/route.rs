//! All routes: pages, files made from the site, copied files; and the addresses of entities.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use super::file::{File, files};
use super::page::{Page, pages};
use super::parts::date_part;
use super::theme::Theme;
use crate::model::site::{Entity, Site};
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
    part.map_or(Page::Index(Kind::Day), Page::DatesPart)
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

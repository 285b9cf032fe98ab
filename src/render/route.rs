//! All pages, and where they are written.

use std::fmt::Write as _;

use super::theme::Theme;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, PageIx, Site};
use crate::model::{Id, Kind, When};

/// Something that is written to one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The home page.
    Home,
    /// The index of a kind. Pages have none.
    Index(Kind),
    /// An article.
    Article(ArticleIx),
    /// An actor.
    Actor(ActorIx),
    /// A day, a month or a year.
    Date(When),
    /// An outlet.
    Outlet(OutletIx),
    /// A page.
    Page(PageIx),
    /// What a host shows where there is nothing.
    NotFound,
    /// A file of the theme, by its path below `static/` there.
    Theme(String),
    /// A copied file, by its path below `content/`.
    Static(String),
}

impl Route {
    /// Returns the output path, with `/`, from the site's root.
    pub fn path(&self, site: &Site) -> String {
        let mut path = String::with_capacity(32);
        self.write_path(site, &mut path);
        path
    }

    /// Writes the output path. Pages are full of addresses, so this makes no strings of its own.
    pub(super) fn write_path(&self, site: &Site, out: &mut String) {
        let mut page = |kind: Kind, id: &str| {
            for part in [kind.folder(), "/", id, ".html"] {
                out.push_str(part);
            }
        };
        match self {
            Self::Home => out.push_str("index.html"),
            Self::Index(kind) => page(*kind, "index"),
            Self::Article(at) => page(Kind::Article, site.articles[*at].doc.id.as_str()),
            Self::Actor(at) => page(Kind::Actor, site.actors[*at].id.as_str()),
            Self::Date(date) => {
                let _ = write!(out, "{}/{date}.html", Kind::Day.folder());
            }
            Self::Outlet(at) => page(Kind::Outlet, site.outlets[*at].id.as_str()),
            Self::Page(at) => page(Kind::Page, site.pages[*at].id.as_str()),
            Self::NotFound => out.push_str("404.html"),
            Self::Theme(path) => {
                out.push_str("theme/");
                out.push_str(path);
            }
            Self::Static(path) => out.push_str(path),
        }
    }

    /// Returns the kind and the id of the document that has this page to itself.
    pub fn document(&self, site: &Site) -> Option<(Kind, String)> {
        Some(match self {
            Self::Article(at) => (Kind::Article, site.articles[*at].doc.id.to_string()),
            Self::Actor(at) => (Kind::Actor, site.actors[*at].id.to_string()),
            Self::Date(date) => (Kind::Day, date.to_string()),
            Self::Outlet(at) => (Kind::Outlet, site.outlets[*at].id.to_string()),
            Self::Page(at) => (Kind::Page, site.pages[*at].id.to_string()),
            Self::Home | Self::Index(_) | Self::NotFound | Self::Theme(_) | Self::Static(_) => {
                return None;
            }
        })
    }

    /// Returns what goes before the path of anything in the site: `""` or `../`.
    pub fn root(&self) -> &'static str {
        match self {
            Self::Home | Self::NotFound => "",
            _ => "../",
        }
    }
}

/// Returns the output path of an entity, with a fragment for what has no page of its own.
pub fn address(site: &Site, entity: Entity) -> String {
    let mut address = String::with_capacity(32);
    write_address(site, entity, &mut address);
    address
}

/// Writes what [`address`] returns.
pub(super) fn write_address(site: &Site, entity: Entity, out: &mut String) {
    let (route, fragment) = place(site, entity);
    route.write_path(site, out);
    if let Some((sign, id)) = fragment {
        out.push_str(sign);
        out.push_str(id.as_str());
    }
}

/// Returns the page that shows an entity. An entity without a page of its own has a fragment on
/// another: how it begins, and the id that ends it.
fn place(site: &Site, entity: Entity) -> (Route, Option<(&'static str, &Id)>) {
    match entity {
        Entity::Home => (Route::Home, None),
        Entity::Article(at) => (Route::Article(at), None),
        Entity::Note(article, at) => {
            let id = &site.articles[article].notes[at].doc.id.value;
            (Route::Article(article), Some(("#n-", id)))
        }
        Entity::Outlet(at) => (Route::Outlet(at), None),
        Entity::Actor(at) => (Route::Actor(at), None),
        Entity::Claim(at) => (Route::Index(Kind::Claim), Some(("#", &site.claims[at].id))),
        Entity::Term(at) => (Route::Index(Kind::Term), Some(("#", &site.terms[at].id))),
        Entity::Time(when) => (Route::Date(when), None),
        Entity::Page(at) => (Route::Page(at), None),
    }
}

/// Returns the kinds that have an index, in the order of the navigation.
pub(super) fn indexes() -> impl Iterator<Item = Kind> {
    // The navigation itself lists pages.
    Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page)
}

/// Returns all routes with their paths, sorted by path.
///
/// Paths may collide where copied files differ only in case; `build` reports that.
pub fn routes(site: &Site, theme: &Theme, statics: &[String]) -> Vec<(String, Route)> {
    let mut routes = Vec::with_capacity(site.articles.len() + site.actors.len() + 1_000);
    routes.extend([Route::Home, Route::NotFound]);
    routes.extend(indexes().map(Route::Index));
    for kind in Kind::ALL {
        let places = site.documents(*kind).map(|(entity, _)| place(site, entity));
        routes.extend(places.filter(|(_, fragment)| fragment.is_none()).map(|(route, _)| route));
    }
    routes.extend(site.days.iter().map(|(date, _)| Route::Date(When::Day(*date))));
    routes.extend(site.periods.iter().map(|(when, _)| Route::Date(*when)));
    routes.extend(theme.statics().map(|path| Route::Theme(path.to_owned())));
    routes.extend(statics.iter().cloned().map(Route::Static));
    let mut routes: Vec<(String, Route)> =
        routes.into_iter().map(|route| (route.path(site), route)).collect();
    routes.sort();
    routes
}

//! All pages, and where they are written.

use std::fmt::Write as _;

use super::theme::Theme;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, PageIx, Site};
use crate::model::{Id, When};

/// Something that is written to one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The home page.
    Home,
    /// The index of articles.
    Articles,
    /// An article.
    Article(ArticleIx),
    /// The index of actors.
    Actors,
    /// An actor.
    Actor(ActorIx),
    /// The index of dates.
    Dates,
    /// A day, a month or a year.
    Date(When),
    /// The index of outlets.
    Outlets,
    /// An outlet.
    Outlet(OutletIx),
    /// The index of claims.
    Claims,
    /// The index of terms.
    Terms,
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
        let mut page = |folder: &str, id: &Id| {
            for part in [folder, id.as_str(), ".html"] {
                out.push_str(part);
            }
        };
        match self {
            Self::Home => out.push_str("index.html"),
            Self::Articles => out.push_str("articles/index.html"),
            Self::Article(at) => page("articles/", &site.articles[*at].doc.id),
            Self::Actors => out.push_str("actors/index.html"),
            Self::Actor(at) => page("actors/", &site.actors[*at].id),
            Self::Dates => out.push_str("dates/index.html"),
            Self::Date(date) => {
                let _ = write!(out, "dates/{date}.html");
            }
            Self::Outlets => out.push_str("outlets/index.html"),
            Self::Outlet(at) => page("outlets/", &site.outlets[*at].id),
            Self::Claims => out.push_str("claims/index.html"),
            Self::Terms => out.push_str("terms/index.html"),
            Self::Page(at) => page("pages/", &site.pages[*at].id),
            Self::NotFound => out.push_str("404.html"),
            Self::Theme(path) => {
                out.push_str("theme/");
                out.push_str(path);
            }
            Self::Static(path) => out.push_str(path),
        }
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
    let (route, fragment) = match entity {
        Entity::Home => (Route::Home, None),
        Entity::Article(at) => (Route::Article(at), None),
        Entity::Note(article, at) => {
            let id = &site.articles[article].notes[at].doc.id.value;
            (Route::Article(article), Some(("#n-", id)))
        }
        Entity::Outlet(at) => (Route::Outlet(at), None),
        Entity::Actor(at) => (Route::Actor(at), None),
        Entity::Claim(at) => (Route::Claims, Some(("#", &site.claims[at].id))),
        Entity::Term(at) => (Route::Terms, Some(("#", &site.terms[at].id))),
        Entity::Time(when) => (Route::Date(when), None),
        Entity::Page(at) => (Route::Page(at), None),
    };
    route.write_path(site, out);
    if let Some((sign, id)) = fragment {
        out.push_str(sign);
        out.push_str(id.as_str());
    }
}

/// Returns all routes with their paths, sorted by path.
///
/// Paths may collide where copied files differ only in case; `build` reports that.
pub fn routes(site: &Site, theme: &Theme, statics: &[String]) -> Vec<(String, Route)> {
    let mut routes = Vec::with_capacity(site.articles.len() + site.actors.len() + 1_000);
    routes.extend([
        Route::Home,
        Route::Articles,
        Route::Actors,
        Route::Dates,
        Route::Outlets,
        Route::Claims,
        Route::Terms,
        Route::NotFound,
    ]);
    routes.extend(site.articles.indices().map(Route::Article));
    routes.extend(site.actors.indices().map(Route::Actor));
    routes.extend(site.outlets.indices().map(Route::Outlet));
    routes.extend(site.pages.indices().map(Route::Page));
    routes.extend(site.days.iter().map(|(date, _)| Route::Date(When::Day(*date))));
    routes.extend(site.periods.iter().map(|(when, _)| Route::Date(*when)));
    routes.extend(theme.statics().map(|path| Route::Theme(path.to_owned())));
    routes.extend(statics.iter().cloned().map(Route::Static));
    let mut routes: Vec<(String, Route)> =
        routes.into_iter().map(|route| (route.path(site), route)).collect();
    routes.sort();
    routes
}

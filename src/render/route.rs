//! All pages, and where they are written.

use jiff::civil::Date;

use super::theme::Theme;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, PageIx, Site};

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
    /// A day.
    Date(Date),
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
        match self {
            Self::Home => "index.html".into(),
            Self::Articles => "articles/index.html".into(),
            Self::Article(at) => format!("articles/{}.html", site.articles[*at].doc.id),
            Self::Actors => "actors/index.html".into(),
            Self::Actor(at) => format!("actors/{}.html", site.actors[*at].id),
            Self::Dates => "dates/index.html".into(),
            Self::Date(date) => format!("dates/{date}.html"),
            Self::Outlets => "outlets/index.html".into(),
            Self::Outlet(at) => format!("outlets/{}.html", site.outlets[*at].id),
            Self::Claims => "claims/index.html".into(),
            Self::Terms => "terms/index.html".into(),
            Self::Page(at) => format!("pages/{}.html", site.pages[*at].id),
            Self::NotFound => "404.html".into(),
            Self::Theme(path) => format!("theme/{path}"),
            Self::Static(path) => path.clone(),
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
    match entity {
        Entity::Home => Route::Home.path(site),
        Entity::Article(at) => Route::Article(at).path(site),
        Entity::Note(article, at) => {
            let id = &site.articles[article].notes[at].doc.id.value;
            format!("{}#n-{id}", Route::Article(article).path(site))
        }
        Entity::Outlet(at) => Route::Outlet(at).path(site),
        Entity::Actor(at) => Route::Actor(at).path(site),
        Entity::Claim(at) => format!("{}#{}", Route::Claims.path(site), site.claims[at].id),
        Entity::Term(at) => format!("{}#{}", Route::Terms.path(site), site.terms[at].id),
        Entity::Day(date) => Route::Date(date).path(site),
        Entity::Page(at) => Route::Page(at).path(site),
    }
}

/// Returns all routes with their paths, sorted by path.
///
/// Paths may collide where copied files differ only in case; `build` reports that.
pub fn routes(site: &Site, theme: &Theme, statics: &[String]) -> Vec<(String, Route)> {
    let mut routes = vec![
        Route::Home,
        Route::Articles,
        Route::Actors,
        Route::Dates,
        Route::Outlets,
        Route::Claims,
        Route::Terms,
        Route::NotFound,
    ];
    routes.extend((0..site.articles.len()).map(Route::Article));
    routes.extend((0..site.actors.len()).map(Route::Actor));
    routes.extend((0..site.outlets.len()).map(Route::Outlet));
    routes.extend((0..site.pages.len()).map(Route::Page));
    routes.extend(site.days.iter().map(|(date, _)| Route::Date(*date)));
    routes.extend(theme.statics().map(|path| Route::Theme(path.to_owned())));
    routes.extend(statics.iter().cloned().map(Route::Static));
    let mut routes: Vec<(String, Route)> =
        routes.into_iter().map(|route| (route.path(site), route)).collect();
    routes.sort();
    routes
}

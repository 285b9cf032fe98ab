//! Third and fourth stage: what pages there are, and the bytes of any one of them.
//!
//! In: [`Site`] and [`Theme`]. Out: [`routes`], and for each route, by itself, its bytes
//! ([`Press::page`]). `build` calls that for all routes, `serve` for the one asked for. A page is
//! made in two steps: a function in `pages` takes from the site what the page shows (its view,
//! [`views`]), and a template of the theme turns the view into HTML. Nothing here reads the clock
//! or writes.

mod desk;
mod pages;
mod route;
mod theme;
pub mod views;
mod words;

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic};
use crate::model::site::Site;
use crate::source::FileSystem;
use desk::Desk;

pub use route::{Route, address, routes};
pub use theme::{DEFAULT, Theme};
pub use words::Words;

/// Makes pages.
pub struct Press<'a> {
    /// What is shown.
    pub site: &'a Site,
    /// How it looks.
    pub theme: &'a Theme,
    /// Where files to be copied are.
    pub files: &'a dyn FileSystem,
}

impl Press<'_> {
    /// Returns the bytes of a route.
    pub fn page(&self, route: &Route) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let desk = Desk::new(self.site, self.theme.words(), route.clone());
        let theme = self.theme;
        let html = match route {
            Route::Home => theme.render("home.html", &pages::home::view(&desk)),
            Route::Articles => theme.render("articles.html", &pages::article::index(&desk)),
            Route::Article(at) => theme.render("article.html", &pages::article::view(&desk, *at)),
            Route::Actors => theme.render("actors.html", &pages::actor::index(&desk)),
            Route::Actor(at) => theme.render("actor.html", &pages::actor::view(&desk, *at)),
            Route::Dates => theme.render("dates.html", &pages::date::index(&desk)),
            Route::Date(date) => theme.render("date.html", &pages::date::view(&desk, *date)),
            Route::Outlets => theme.render("outlets.html", &pages::outlet::index(&desk)),
            Route::Outlet(at) => theme.render("outlet.html", &pages::outlet::view(&desk, *at)),
            Route::Claims => theme.render("claims.html", &pages::claim::index(&desk)),
            Route::Terms => theme.render("terms.html", &pages::claim::terms(&desk)),
            Route::Page(at) => theme.render("page.html", &pages::page::view(&desk, *at)),
            Route::NotFound => theme.render("404.html", &pages::page::not_found(&desk)),
            Route::Theme(path) => {
                return Ok(Cow::Borrowed(theme.static_file(path).unwrap_or_default()));
            }
            Route::Static(path) => return self.copied(path),
        }?;
        Ok(Cow::Owned(html.into_bytes()))
    }

    fn copied(&self, path: &str) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        self.files.read(&format!("content/{path}")).map(Cow::Owned).map_err(|error| {
            let message = format!("`content/{path}` cannot be read: {error}");
            Box::new(Diagnostic::general(Code::Unreadable, message))
        })
    }
}

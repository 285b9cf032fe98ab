//! Third and fourth stage: what pages there are, and the bytes of any one of them.
//!
//! In: [`Site`] and [`Theme`]. Out: [`routes`], and for each route, by itself, its bytes
//! ([`Press::page`]). `build` calls that for all routes, `serve` for the one asked for. A page is
//! made in two steps: a function in `pages` takes from the site what the page shows (its view,
//! [`views`]), and a template of the theme turns the view into HTML. Nothing here reads the clock
//! or writes.

mod desk;
mod facets;
mod frame;
mod inputs;
mod pages;
mod phrase;
mod prose;
mod route;
mod shared;
mod stock;
mod theme;
pub mod views;
mod words;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::diag::{Code, Diagnostic};
use crate::key::Key;
use crate::model::site::Site;
use crate::source::FileSystem;
use desk::Desk;
use stock::Stock;
use views::{Html, View};

pub use route::{Route, address, routes};
pub use theme::{DEFAULT, Theme};
pub use words::Words;

/// Makes pages.
pub struct Press<'a> {
    theme: &'a Theme,
    stock: Stock<'a>,
    /// Where files to be copied are.
    files: &'a dyn FileSystem,
    /// Header and footer of the pages that are not in the navigation themselves: nearly all.
    chrome: OnceLock<Result<Chrome, Box<Diagnostic>>>,
}

/// What a route came to.
#[derive(Debug)]
pub enum Made<'a> {
    /// The page it was.
    AsBefore,
    /// Its bytes, and their key; files that are only copied have none.
    New(Cow<'a, [u8]>, Option<Key>),
}

/// What is around a page, rendered.
#[derive(Debug, Clone)]
struct Chrome {
    header: Html,
    footer: Html,
}

impl<'a> Press<'a> {
    /// Returns a press for a site in a theme.
    pub fn new(site: &'a Site, theme: &'a Theme, files: &'a dyn FileSystem) -> Self {
        Self { theme, stock: Stock::new(site, theme), files, chrome: OnceLock::new() }
    }

    /// Returns the key of a page: it tells everything that its bytes depend on. Files that are only
    /// copied have none.
    pub fn key(&self, route: &Route) -> Option<Key> {
        let copied = matches!(route, Route::Theme(_) | Route::Static(_));
        (!copied).then(|| Desk::new(&self.stock, route.clone()).key())
    }

    /// Returns the bytes of a route, unless its key is `before`.
    pub fn make(&self, route: &Route, before: Option<Key>) -> Result<Made<'_>, Box<Diagnostic>> {
        let key = self.key(route);
        if key.is_some() && key == before {
            return Ok(Made::AsBefore);
        }
        self.page(route).map(|bytes| Made::New(bytes, key))
    }

    /// Returns the bytes of a route.
    pub fn page(&self, route: &Route) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let desk = Desk::new(&self.stock, route.clone());
        match route {
            Route::Home => self.print(&desk, pages::home::view(&desk)),
            Route::Articles => self.print(&desk, pages::article::index(&desk)),
            Route::Article(at) => self.print(&desk, pages::article::view(&desk, *at)),
            Route::Actors => self.print(&desk, pages::actor::index(&desk)),
            Route::Actor(at) => self.print(&desk, pages::actor::view(&desk, *at)),
            Route::Dates => self.print(&desk, pages::date::index(&desk)),
            Route::Date(date) => self.print(&desk, pages::date::view(&desk, *date)),
            Route::Outlets => self.print(&desk, pages::outlet::index(&desk)),
            Route::Outlet(at) => self.print(&desk, pages::outlet::view(&desk, *at)),
            Route::Claims => self.print(&desk, pages::claim::index(&desk)),
            Route::Terms => self.print(&desk, pages::claim::terms(&desk)),
            Route::Page(at) => self.print(&desk, pages::page::view(&desk, *at)),
            Route::NotFound => self.print(&desk, pages::page::not_found(&desk)),
            Route::Theme(path) => {
                let bytes = self.theme.static_file(path).unwrap_or_default();
                Ok(bytes.into())
            }
            Route::Static(path) => self.copied(path),
        }
    }

    /// Turns a view into HTML.
    fn print<V: View>(
        &self,
        desk: &Desk<'_>,
        mut view: V,
    ) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        if let Some(fault) = desk.fault.take() {
            return Err(fault);
        }
        let chrome = self.chrome(desk)?;
        let frame = view.frame();
        frame.header = chrome.header;
        frame.footer = chrome.footer;
        frame.has_code = desk.has_code.get();
        Ok(self.theme.page(V::TEMPLATE, &view)?.into())
    }

    fn chrome(&self, desk: &Desk<'_>) -> Result<Chrome, Box<Diagnostic>> {
        let shared = matches!(desk.route, Route::Article(_) | Route::Actor(_) | Route::Date(_));
        match shared {
            true => self.chrome.get_or_init(|| self.make_chrome(desk)).clone(),
            false => self.make_chrome(desk),
        }
    }

    fn make_chrome(&self, desk: &Desk<'_>) -> Result<Chrome, Box<Diagnostic>> {
        let view = desk.chrome();
        Ok(Chrome {
            header: self.theme.part("header.html", &view)?,
            footer: self.theme.part("footer.html", &view)?,
        })
    }

    fn copied(&self, path: &str) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        self.files.read(&format!("content/{path}")).map(Cow::Owned).map_err(|error| {
            let message = format!("`content/{path}` cannot be read: {error}");
            Box::new(Diagnostic::general(Code::Unreadable, message))
        })
    }
}

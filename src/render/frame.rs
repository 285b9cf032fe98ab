//! What is around a page: its frame, header and footer.

use super::page_context::PageContext;
use super::phrase::direction;
use super::route::{self, Route};
use super::views::{ChromeView, Frame, Indexes, NavItem};
use crate::model::Kind;
use crate::model::site::PageIx;

impl PageContext<'_> {
    pub(super) fn indexes(&self) -> Indexes {
        Indexes {
            articles: self.route_href(&Route::Index(Kind::Article)),
            actors: self.route_href(&Route::Index(Kind::Actor)),
            dates: self.route_href(&Route::Index(Kind::Day)),
            outlets: self.route_href(&Route::Index(Kind::Outlet)),
            claims: self.route_href(&Route::Index(Kind::Claim)),
            terms: self.route_href(&Route::Index(Kind::Term)),
        }
    }

    /// Returns what every page has.
    pub(super) fn frame(&self, kind: &'static str, title: String, description: String) -> Frame {
        let settings = &self.site.settings;
        let path = self.route.path(self.site);
        let canonical = settings.base_url.as_ref().map(|base| match path.as_str() {
            "index.html" => base.clone(),
            path => format!("{base}{path}"),
        });
        Frame {
            title,
            description,
            site_title: settings.title.clone(),
            lang: settings.lang.clone(),
            dir: direction(&settings.lang),
            root: self.root.clone(),
            canonical: canonical.filter(|_| self.route != Route::NotFound),
            kind,
            // The renderer adds what it has once for many pages, and what only the whole view tells.
            ..Frame::default()
        }
    }

    /// Returns what is around every page.
    pub(super) fn chrome(&self) -> ChromeView {
        let settings = &self.site.settings;
        ChromeView {
            site_title: settings.title.clone(),
            site_description: settings.description.clone(),
            site_authors: settings.authors.join(", "),
            root: self.root.clone(),
            nav: self.nav(),
        }
    }

    fn nav(&self) -> Vec<NavItem> {
        let site = self.site;
        let item = |label: &str, route: Route| NavItem {
            label: label.to_owned(),
            href: self.route_href(&route),
            current: self.route == route,
        };
        let mut nav = vec![item(&self.translations.of("nav", "briefing"), Route::Home)];
        for kind in route::indexes().filter(|kind| self.has_any(*kind)) {
            nav.push(item(&self.translations.of("nav", kind.folder()), Route::Index(kind)));
        }
        let mut pages: Vec<PageIx> =
            site.pages.indices().filter(|at| site.pages[*at].nav).collect();
        pages.sort_by_key(|at| site.pages[*at].order);
        nav.extend(pages.into_iter().map(|at| item(&site.pages[at].title, Route::Page(at))));
        nav
    }

    /// Returns whether the index of a kind has an entry.
    fn has_any(&self, kind: Kind) -> bool {
        match kind {
            // Days without a file are listed, too.
            Kind::Day => !self.site.days.is_empty(),
            kind => self.site.documents(kind).next().is_some(),
        }
    }
}

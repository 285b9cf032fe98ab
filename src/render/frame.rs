//! What is around a page: its frame, header and footer.

use super::page_context::PageContext;
use super::phrase::direction;
use super::route::Route;
use super::views::{ChromeView, Frame, Indexes, NavItem};
use crate::model::site::PageIx;

impl PageContext<'_> {
    pub(super) fn indexes(&self) -> Indexes {
        Indexes {
            articles: self.route_href(&Route::Articles),
            actors: self.route_href(&Route::Actors),
            dates: self.route_href(&Route::Dates),
            outlets: self.route_href(&Route::Outlets),
            claims: self.route_href(&Route::Claims),
            terms: self.route_href(&Route::Terms),
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
        let indexes = [
            ("articles", Route::Articles, !site.articles.is_empty()),
            ("claims", Route::Claims, !site.claims.is_empty()),
            ("terms", Route::Terms, !site.terms.is_empty()),
            ("actors", Route::Actors, !site.actors.is_empty()),
            ("dates", Route::Dates, !site.days.is_empty()),
            ("outlets", Route::Outlets, !site.outlets.is_empty()),
        ];
        let mut nav = vec![item(&self.translations.of("nav", "briefing"), Route::Home)];
        for (key, route, there) in indexes {
            if there {
                nav.push(item(&self.translations.of("nav", key), route));
            }
        }
        let mut pages: Vec<PageIx> =
            site.pages.indices().filter(|at| site.pages[*at].nav).collect();
        pages.sort_by_key(|at| site.pages[*at].order);
        nav.extend(pages.into_iter().map(|at| item(&site.pages[at].title, Route::Page(at))));
        nav
    }
}

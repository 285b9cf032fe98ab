//! The frame of a page, its header and footer.

use super::feeds::{Feed, FeedForm};
use super::file;
use super::files::feed;
use super::page::{self, Page};
use super::page_context::PageContext;
use super::phrase::direction;
use super::structured;
use super::views::{Alternate, ChromeView, Frame, Indexes, NavItem};
use crate::model::site::PageIx;
use crate::model::{FeedSet, Kind};

impl PageContext<'_> {
    pub(super) fn indexes(&self) -> Indexes {
        let mut indexes = Indexes::default();
        for kind in page::indexes() {
            if let Some(address) = indexes.of_mut(kind) {
                *address = self.page_href(Page::Index(kind));
            }
        }
        indexes
    }

    /// Returns the frame.
    pub(super) fn frame(&self, kind: &'static str, title: String, description: String) -> Frame {
        let settings = &self.site.settings;
        let description = if description.is_empty() { self.description() } else { description };
        Frame {
            json_ld: structured::of_page(self, &description),
            title,
            description,
            site_title: settings.title.clone(),
            lang: settings.lang.clone(),
            dir: direction(&settings.lang),
            root: self.root.clone(),
            private: self.site.private,
            canonical: self.page.canonical(self.site),
            preview: file::preview(self.site),
            alternates: self.alternates(),
            kind,
            // The renderer adds the rest: it shares header and footer among pages.
            ..Frame::default()
        }
    }

    /// Returns the feeds that belong to the page: of the whole briefing on every page, the others
    /// on the home page, or on the page that they are about.
    fn alternates(&self) -> Vec<Alternate> {
        let settings = &self.site.settings;
        if self.site.private || settings.base_url.is_none() {
            return Vec::new();
        }
        let sets = |set: FeedSet| settings.feeds.contains(&set);
        let (atom, both) = (&[FeedForm::Atom][..], &FeedForm::ALL[..]);
        let here = match self.page {
            Page::Home => [
                (sets(FeedSet::Briefing), Feed::Briefing, both),
                (sets(FeedSet::Notes), Feed::Notes, both),
                (sets(FeedSet::Corrections), Feed::Corrections, both),
            ]
            .to_vec(),
            Page::Actor(at) => vec![
                (sets(FeedSet::Briefing), Feed::Briefing, atom),
                (sets(FeedSet::Actors), Feed::Actor(at), atom),
            ],
            Page::Claim(at) => vec![
                (sets(FeedSet::Briefing), Feed::Briefing, atom),
                (sets(FeedSet::Claims), Feed::Claim(at), atom),
            ],
            _ => vec![(sets(FeedSet::Briefing), Feed::Briefing, atom)],
        };
        let here = here.into_iter().filter(|(is_on, ..)| *is_on);
        let forms = here.flat_map(|(_, feed, forms)| forms.iter().map(move |form| (feed, *form)));
        forms
            .map(|(feed, form)| Alternate {
                title: feed::title(self, feed),
                href: format!("{}{}", self.root, feed.path(self.site, form)),
                media_type: form.media_type(),
            })
            .collect()
    }

    /// Returns the view of header and footer.
    pub(super) fn chrome(&self) -> ChromeView {
        let settings = &self.site.settings;
        ChromeView {
            site_title: settings.title.clone(),
            site_description: settings.description.clone(),
            site_authors: self.translations.list(&settings.authors),
            private: self.site.private,
            root: self.root.clone(),
            nav: self.nav(),
            // The search page has a field of its own.
            search: (settings.search && self.page != Page::Search)
                .then(|| self.href_from_root(Page::Search)),
        }
    }

    fn nav(&self) -> Vec<NavItem> {
        let site = self.site;
        let item = |label: &str, page: Page| NavItem {
            label: label.to_owned(),
            // Pages of all folders share header and footer.
            href: self.href_from_root(page),
            current: self.page == page,
            section: self.page.section().is_some_and(|kind| page == Page::Index(kind)),
        };
        let mut nav = vec![item(&self.translations.of("nav", "briefing"), Page::Home)];
        for kind in page::indexes().filter(|kind| self.has_any(*kind)) {
            nav.push(item(&self.translations.of("nav", kind.folder()), Page::Index(kind)));
        }
        let mut pages: Vec<PageIx> =
            site.pages.indices().filter(|at| site.pages[*at].nav).collect();
        pages.sort_by_key(|at| site.pages[*at].order);
        nav.extend(pages.into_iter().map(|at| item(&site.pages[at].title, Page::Page(at))));
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

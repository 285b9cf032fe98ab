//! All sorts of pages: which pages of each a site has, and at which paths.

use std::fmt::Write as _;

use super::pairs::{ArticlePair, pairs};
use super::parts::{actor_parts, article_parts, date_parts};
use crate::model::site::{ActorIx, ArticleIx, ClaimIx, Entity, OutletIx, PageIx, Site, TermIx};
use crate::model::versions::Version;
use crate::model::{Kind, When};

/// Declares [`Page`], each sort with a function that lists its pages, so that none can be left out.
macro_rules! pages {
    ($($(#[doc = $doc:literal])+ $sort:ident$(($($of:ty),+))? = $all:expr;)+) => {
        /// An HTML page: a view and a template. `serve` adds its script.
        ///
        /// To add one, follow "To add a page" in ARCHITECTURE.md.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(
            clippy::enum_variant_names,
            reason = "the kind of the editor's own pages is `Page`"
        )]
        pub enum Page { $($(#[doc = $doc])+ $sort$(($($of),+))?,)+ }

        /// Returns all pages, in no particular order.
        pub(super) fn pages(site: &Site) -> Vec<Page> {
            let lists: &[fn(&Site, &[ArticlePair]) -> Vec<Page>] = &[$($all),+];
            let pairs = pairs(site);
            lists.iter().flat_map(|list| list(site, &pairs)).collect()
        }
    };
}

pages! {
    /// The home page.
    Home = |_, _| vec![Page::Home];
    /// The index of a kind. Pages have none.
    Index(Kind) = |_, _| indexes().map(Page::Index).collect();
    /// The articles of one year or month.
    ArticlesPart(When) = |site, _| each(article_parts(site), Page::ArticlesPart);
    /// The days of one year or month.
    DatesPart(When) = |site, _| each(date_parts(site), Page::DatesPart);
    /// An article.
    Article(ArticleIx) = |site, _| each(site.articles.indices(), Page::Article);
    /// A version of an article, by its place among all, with what changed since the one before.
    Version(ArticleIx, usize) = |site, _| {
        let shown = site.versions.keys().copied().filter(|at| site.shows_versions(*at));
        let places = shown.flat_map(|at| (0..site.versions_of(at).len()).map(move |it| (at, it)));
        each(places, |(at, place)| Page::Version(at, place))
    };
    /// An actor.
    Actor(ActorIx) = |site, _| {
        let has_page = |at: &ActorIx| site.has_page(Entity::Actor(*at));
        each(site.actors.indices().filter(has_page), Page::Actor)
    };
    /// The mentions of an actor in one year or month.
    ActorPart(ActorIx, When) = |site, _| {
        let parts = |at| actor_parts(site, at).into_iter().map(move |part| (at, part));
        each(site.actors.indices().flat_map(parts), |(at, part)| Page::ActorPart(at, part))
    };
    /// A day, a month or a year.
    Date(When) = |site, _| {
        let days = site.days.iter().map(|(date, entry)| (When::Day(*date), entry));
        let times = days.chain(site.periods.iter().map(|(when, entry)| (*when, entry)));
        each(times.filter(|(_, entry)| entry.has_page()), |(when, _)| Page::Date(when))
    };
    /// An outlet.
    Outlet(OutletIx) = |site, _| each(site.outlets.indices(), Page::Outlet);
    /// A claim.
    Claim(ClaimIx) = |site, _| each(site.claims.indices(), Page::Claim);
    /// A term.
    Term(TermIx) = |site, _| each(site.terms.indices(), Page::Term);
    /// A page of the editor's own.
    Page(PageIx) = |site, _| each(site.pages.indices(), Page::Page);
    /// The pairs of articles that can be set side by side.
    Pairs = |_, pairs| each((!pairs.is_empty()).then_some(()), |()| Page::Pairs);
    /// Two articles side by side, in their order.
    Pair(ArticleIx, ArticleIx) = |_, pairs| {
        each(pairs.iter().map(|pair| pair.articles), |[one, other]| Page::Pair(one, other))
    };
    /// Who shares passages with whom.
    Overlaps = |site, _| each(has_overlaps(site).then_some(()), |()| Page::Overlaps);
    /// The page that a host shows for an unknown address.
    NotFound = |_, _| vec![Page::NotFound];
    /// The search page.
    Search = |site, _| each(site.settings.search.then_some(()), |()| Page::Search);
}

fn each<T>(all: impl IntoIterator<Item = T>, page: impl FnMut(T) -> Page) -> Vec<Page> {
    all.into_iter().map(page).collect()
}

/// Returns the kinds that have an index, in the order of the navigation.
pub(super) fn indexes() -> impl Iterator<Item = Kind> {
    // The navigation itself lists pages.
    Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page)
}

/// Returns whether there is a page on who shares with whom: texts share something, or came through
/// somebody.
pub(super) fn has_overlaps(site: &Site) -> bool {
    !site.overlaps.all().is_empty()
        || site.articles.iter().any(|it| !it.via.is_empty() || !it.carried_by.is_empty())
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
            Self::ArticlesPart(part) => page(Kind::Article, &format!("index.{part}")),
            Self::DatesPart(part) => page(Kind::Day, &format!("index.{part}")),
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
            | Self::ArticlesPart(_)
            | Self::DatesPart(_)
            | Self::Pairs
            | Self::Pair(..)
            | Self::Overlaps
            | Self::NotFound
            | Self::Search => return None,
        })
    }

    /// Returns the kind in whose index the page, or what it is about, is listed.
    pub(super) fn section(self) -> Option<Kind> {
        Some(match self {
            Self::Article(_) | Self::Version(..) | Self::ArticlesPart(_) => Kind::Article,
            Self::Actor(_) | Self::ActorPart(..) => Kind::Actor,
            Self::Date(_) | Self::DatesPart(_) => Kind::Day,
            Self::Outlet(_) => Kind::Outlet,
            Self::Claim(_) => Kind::Claim,
            Self::Term(_) => Kind::Term,
            Self::Home
            | Self::Index(_)
            | Self::Page(_)
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

//! What many pages show alike, made once: days in words, links, an article in one line.

use std::ops::Index;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::facets::Facets;
use super::theme::Theme;
use super::views::{ArticleCard, Day, Html, Link, Shared};
use crate::diag::Diagnostic;
use crate::key::Key;
use crate::model::site::{OutletIx, Site};

/// What goes before addresses on the pages that share: all but the home page and the 404 page.
pub(super) const ROOT: &str = "../";

/// The rendered lines, or why there are none.
pub(super) type Line = Result<Html, Box<Diagnostic>>;

/// Things made at their first use. Addresses in them begin with [`ROOT`].
pub(super) struct Stock<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) cards: Slots<Shared<ArticleCard>>,
    pub(super) lines: Slots<Line>,
    pub(super) actors: Slots<Shared<Link>>,
    pub(super) claims: Slots<Shared<Link>>,
    pub(super) terms: Slots<Shared<Link>>,
    /// As [`Site::days`], then [`Site::periods`].
    pub(super) days: Slots<(Shared<Day>, Shared<Link>)>,
    pub(super) outlets: OnceLock<(Vec<OutletIx>, Shared<Vec<Link>>)>,
    /// For the keys of pages.
    pub(super) common: OnceLock<Key>,
    pub(super) facets: Slots<Facets>,
}

/// Slots for many small things, let go of by all hands.
pub(super) struct Slots<T: Send>(Vec<OnceLock<T>>);

impl<T: Send> Slots<T> {
    fn new(count: usize) -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(count).collect())
    }
}

impl<T: Send> Index<usize> for Slots<T> {
    type Output = OnceLock<T>;

    fn index(&self, at: usize) -> &OnceLock<T> {
        &self.0[at]
    }
}

impl<T: Send> Drop for Slots<T> {
    fn drop(&mut self) {
        std::mem::take(&mut self.0).into_par_iter().for_each(drop);
    }
}

impl<'a> Stock<'a> {
    pub(super) fn new(site: &'a Site, theme: &'a Theme) -> Self {
        Self {
            site,
            theme,
            cards: Slots::new(site.articles.len()),
            lines: Slots::new(site.articles.len()),
            actors: Slots::new(site.actors.len()),
            claims: Slots::new(site.claims.len()),
            terms: Slots::new(site.terms.len()),
            days: Slots::new(site.days.len() + site.periods.len()),
            outlets: OnceLock::new(),
            common: OnceLock::new(),
            facets: Slots::new(site.articles.len()),
        }
    }
}

//! What many pages show alike, made once: days in words, links, an article in one line.

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
    pub(super) cards: Vec<OnceLock<Shared<ArticleCard>>>,
    pub(super) lines: Vec<OnceLock<Line>>,
    pub(super) actors: Vec<OnceLock<Shared<Link>>>,
    pub(super) claims: Vec<OnceLock<Shared<Link>>>,
    pub(super) terms: Vec<OnceLock<Shared<Link>>>,
    /// As [`Site::days`], then [`Site::periods`].
    pub(super) days: Vec<OnceLock<(Shared<Day>, Shared<Link>)>>,
    pub(super) outlets: OnceLock<(Vec<OutletIx>, Shared<Vec<Link>>)>,
    /// For the keys of pages.
    pub(super) common: OnceLock<Key>,
    pub(super) facets: Vec<OnceLock<Facets>>,
}

impl Drop for Stock<'_> {
    /// Lets go of it with all hands: it is many small things.
    fn drop(&mut self) {
        std::mem::take(&mut self.cards).into_par_iter().for_each(drop);
        std::mem::take(&mut self.lines).into_par_iter().for_each(drop);
    }
}

impl<'a> Stock<'a> {
    pub(super) fn new(site: &'a Site, theme: &'a Theme) -> Self {
        fn slots<T>(count: usize) -> Vec<OnceLock<T>> {
            std::iter::repeat_with(OnceLock::new).take(count).collect()
        }
        Self {
            site,
            theme,
            cards: slots(site.articles.len()),
            lines: slots(site.articles.len()),
            actors: slots(site.actors.len()),
            claims: slots(site.claims.len()),
            terms: slots(site.terms.len()),
            days: slots(site.days.len() + site.periods.len()),
            outlets: OnceLock::new(),
            common: OnceLock::new(),
            facets: slots(site.articles.len()),
        }
    }
}

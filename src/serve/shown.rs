//! An edition with the press that makes its pages.

use std::sync::Arc;

use self_cell::self_cell;

use crate::diag::Diagnostic;
use crate::key::Key;
use crate::render::{Press, Route, Theme, routes};
use crate::source::FileSystem;
use crate::workshop::Edition;

/// The files that pages are made from.
pub type Files = Arc<dyn FileSystem + Send>;

/// What a press borrows.
struct Ground {
    edition: Arc<Edition>,
    theme: Arc<Theme>,
    /// Sorted by path.
    routes: Vec<(String, Route)>,
    files: Files,
}

self_cell!(
    struct Bound {
        owner: Ground,
        #[not_covariant]
        dependent: Press,
    }
);

/// An edition in a theme. What its pages share is made once.
pub(super) struct Shown(Bound);

impl Shown {
    /// Returns an edition in its own theme or, where that has faults, in `before`; `None` without
    /// either.
    pub(super) fn new(
        edition: &Arc<Edition>,
        before: Option<&Arc<Theme>>,
        files: &Files,
    ) -> Option<Self> {
        let theme = edition.theme.as_ref().or(before)?;
        let routes = match &edition.theme {
            Some(_) => edition.routes.clone(),
            None => routes(&edition.site, theme, &edition.loaded.statics),
        };
        let ground = Ground {
            edition: Arc::clone(edition),
            theme: Arc::clone(theme),
            routes,
            files: Arc::clone(files),
        };
        Some(Self(Bound::new(ground, |ground| {
            Press::new(&ground.edition.site, &ground.theme, &*ground.files)
        })))
    }

    pub(super) fn edition(&self) -> &Edition {
        &self.0.borrow_owner().edition
    }

    pub(super) fn theme(&self) -> &Arc<Theme> {
        &self.0.borrow_owner().theme
    }

    /// Returns all output paths, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.borrow_owner().routes.iter().map(|(path, _)| path.as_str())
    }

    /// Returns what is at an output path.
    pub(super) fn route(&self, path: &str) -> Option<&Route> {
        let routes = &self.0.borrow_owner().routes;
        let place = routes.binary_search_by(|(other, _)| other.as_str().cmp(path)).ok()?;
        Some(&routes[place].1)
    }

    /// Returns the key of a page; copied files have none.
    pub(super) fn key(&self, route: &Route) -> Option<Key> {
        self.0.with_dependent(|_, press| press.key(route))
    }

    /// Returns the bytes that `build` writes.
    pub(super) fn page(&self, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.0.with_dependent(|_, press| press.page(route).map(std::borrow::Cow::into_owned))
    }
}

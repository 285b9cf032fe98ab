//! A snapshot with the renderer that makes its pages.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use self_cell::self_cell;

use super::additions::append_missing;
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::render::{Additions, INDEX, Page, PageRenderer, Route, Theme, routes};
use crate::session::Snapshot;
use crate::source::FileSystem;

/// The files that pages are made from.
pub type Files = Arc<dyn FileSystem + Send>;

/// The data that the renderer borrows.
struct RenderInputs {
    snapshot: Arc<Snapshot>,
    theme: Arc<Theme>,
    /// Sorted by path.
    routes: Vec<(String, Route)>,
    /// The routes of the search index, once somebody searches. Sorted by path.
    index: OnceLock<Vec<(String, Route)>>,
    files: Files,
}

self_cell!(
    struct RendererCell {
        owner: RenderInputs,
        #[not_covariant]
        dependent: PageRenderer,
    }
);

/// A snapshot in a theme, with a renderer that makes what pages share once.
pub(super) struct RenderedSnapshot(RendererCell);

impl RenderedSnapshot {
    /// Returns a snapshot in its own theme or, if that has faults, in `before`; `None` without
    /// both.
    pub(super) fn new(
        snapshot: &Arc<Snapshot>,
        before: Option<&Arc<Theme>>,
        files: &Files,
    ) -> Option<Self> {
        let theme = snapshot.theme.as_ref().or(before)?;
        let routes = match &snapshot.theme {
            Some(_) => snapshot.routes.clone(),
            None => routes(&snapshot.public, theme, &snapshot.loaded.statics),
        };
        let inputs = RenderInputs {
            snapshot: Arc::clone(snapshot),
            theme: Arc::clone(theme),
            routes,
            index: OnceLock::new(),
            files: Arc::clone(files),
        };
        Some(Self(RendererCell::new(inputs, |inputs| {
            PageRenderer::new(&inputs.snapshot.public, &inputs.theme, &*inputs.files)
        })))
    }

    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.0.borrow_owner().snapshot
    }

    pub(super) fn theme(&self) -> &Arc<Theme> {
        &self.0.borrow_owner().theme
    }

    /// Returns all output paths but those of the search index, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.borrow_owner().routes.iter().map(|(path, _)| path.as_str())
    }

    /// Returns the route with an output path.
    pub(super) fn route(&self, path: &str) -> Option<&Route> {
        let owner = self.0.borrow_owner();
        let routes = if path.starts_with(INDEX) {
            owner
                .index
                .get_or_init(|| self.0.with_dependent(|_, renderer| renderer.index_routes(&[])))
        } else {
            &owner.routes
        };
        let place = routes.binary_search_by(|(other, _)| other.as_str().cmp(path)).ok()?;
        Some(&routes[place].1)
    }

    /// Returns the fingerprint of a page without additions.
    pub(super) fn key(&self, page: Page) -> Fingerprint {
        self.0.with_dependent(|_, renderer| renderer.fingerprint(page))
    }

    /// Returns the bytes that `build` writes.
    pub(super) fn bytes(&self, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.0.with_dependent(|_, renderer| renderer.bytes(route).map(Cow::into_owned))
    }

    /// Returns a page's bytes that `build` writes, with `additions`.
    pub(super) fn page(
        &self,
        page: Page,
        additions: &Additions,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.0.with_dependent(|_, renderer| {
            let mut bytes = renderer.page_with(page, additions)?;
            append_missing(&mut bytes, additions);
            Ok(bytes)
        })
    }
}

//! Pages of the editor's own, and the page for what is not there.

use crate::model::site::{Entity, PageIx};
use crate::render::desk::Desk;
use crate::render::views::{NotFoundView, PageView};

/// Returns the view of a page.
pub(in crate::render) fn view(desk: &Desk<'_>, at: PageIx) -> PageView {
    let doc = &desk.site.pages[at];
    PageView {
        page: desk.frame("page", doc.title.clone(), doc.summary.clone().unwrap_or_default()),
        html: desk.html(&doc.body, 2, "fn-"),
        backlinks: desk.backlinks(Entity::Page(at)),
    }
}

/// Returns the view of the 404 page.
pub(in crate::render) fn not_found(desk: &Desk<'_>) -> NotFoundView {
    let title = desk.words.get("not_found").to_owned();
    NotFoundView { page: desk.frame("not-found", title, String::new()), indexes: desk.indexes() }
}

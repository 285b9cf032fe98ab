//! Pages of the editor's own, and the page for what is not there.

use crate::model::site::{Entity, PageIx};
use crate::render::page_context::PageContext;
use crate::render::views::{NotFoundView, PageView, SearchView};

/// Returns the view of a page.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: PageIx) -> PageView {
    let doc = &ctx.site.pages[at];
    PageView {
        page: ctx.frame("page", doc.title.clone(), doc.summary.clone().unwrap_or_default()),
        html: ctx.html(&doc.body, 2, "fn-"),
        backlinks: ctx.backlinks(Entity::Page(at)),
    }
}

/// Returns the view of the 404 page.
pub(in crate::render) fn not_found(ctx: &PageContext<'_>) -> NotFoundView {
    let title = ctx.translations.of("nav", "not_found");
    NotFoundView { page: ctx.frame("not-found", title, String::new()), indexes: ctx.indexes() }
}

/// Returns the view of the search page.
pub(in crate::render) fn search(ctx: &PageContext<'_>) -> SearchView {
    let title = ctx.translations.get("search").to_owned();
    SearchView { page: ctx.frame("search", title, String::new()), indexes: ctx.indexes() }
}

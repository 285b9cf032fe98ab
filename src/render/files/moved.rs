//! Former addresses: of documents that were renamed and name their former ids.

use std::fmt::Write as _;

use super::super::page_context::{PageContext, RenderedAs};
use super::super::phrase::direction;
use super::super::route::{Page, write_address};
use super::super::shared_views::SharedViews;
use crate::markdown::{escaped, escaped_address};
use crate::model::Kind;
use crate::model::site::{Entity, Site};

/// Returns all renamed documents, each with the numbers of its former ids; sorted by kind.
pub(in crate::render) fn all(site: &Site) -> Vec<(Entity, usize)> {
    let documents = Kind::ALL.iter().flat_map(|kind| site.documents(*kind));
    let renamed = documents.filter(|(_, document)| !document.former_ids().is_empty());
    let numbers = renamed.flat_map(|(entity, document)| {
        (0..document.former_ids().len()).map(move |number| (entity, number))
    });
    numbers.collect()
}

/// Returns a former path of a document.
pub(in crate::render) fn path(site: &Site, to: Entity, number: usize) -> String {
    let Some((kind, document)) = site.document(to) else { return String::new() };
    let former = document.former_ids().get(number).map_or("", |id| id.value.as_str());
    format!("{}/{former}.html", kind.folder())
}

/// Returns a page that leads on to a document. It works from disk, too.
pub(in crate::render) fn page(shared: &SharedViews<'_>, to: Entity) -> String {
    let site = shared.site;
    // All documents with ids are one folder deep.
    let mut ctx = PageContext::new(shared, Page::Home, RenderedAs::Html);
    "../".clone_into(&mut ctx.root);
    let (lang, label) = (&site.settings.lang, escaped(&ctx.label(to)));
    let href = escaped_address(&ctx.href(to));
    let mut address = String::new();
    write_address(site, to, &mut address);
    let canonical = site.settings.base_url.as_ref().map(|base| {
        let full = escaped_address(&format!("{base}{address}"));
        format!("<link rel=\"canonical\" href=\"{full}\">\n")
    });
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{label}</title>\n{}<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n</head>\n\
         <body>\n<main>\n<h1><a href=\"{href}\">{label}</a></h1>\n</main>\n</body>\n</html>\n",
        escaped(lang),
        direction(lang),
        canonical.unwrap_or_default(),
    )
}

/// Returns `_redirects`, as Netlify and Cloudflare Pages read it.
pub(in crate::render) fn redirects(site: &Site) -> String {
    let mut out = String::new();
    for (to, number) in all(site) {
        let mut address = String::new();
        write_address(site, to, &mut address);
        let _ = writeln!(out, "/{} /{address} 301", path(site, to, number));
    }
    out
}

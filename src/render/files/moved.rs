//! Pages at the former addresses of documents that were renamed, which lead to the present ones.

use std::fmt::Write as _;

use super::super::former_paths;
use super::super::page::Page;
use super::super::page_context::{PageContext, RenderedAs};
use super::super::phrase::direction;
use super::super::route::write_address;
use super::super::shared_views::SharedViews;
use crate::markdown::{escaped, escaped_address};
use crate::model::site::{Entity, Site};

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
    for (to, number) in former_paths::all(site) {
        let mut address = String::new();
        write_address(site, to, &mut address);
        let _ = writeln!(out, "/{} /{address} 301", former_paths::path(site, to, number));
    }
    out
}

//! `sitemap.xml`: the addresses of all pages, as <https://www.sitemaps.org/protocol.html> says.

use crate::markdown::escape_into;
use crate::model::site::Site;
use crate::render::route::pages;

/// Returns the sitemap: all pages but the 404 page, sorted by address.
///
/// No page has a `lastmod`: nothing in a briefing says when a page was changed. An article's
/// `published` is the day on which its outlet printed it, and notes are written later.
pub(in crate::render) fn text(site: &Site) -> String {
    let mut addresses: Vec<String> =
        pages(site).into_iter().filter_map(|page| page.canonical(site)).collect();
    addresses.sort();
    let mut xml = String::with_capacity(200 + addresses.len() * 80);
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in addresses {
        xml.push_str("<url><loc>");
        escape_into(&mut xml, &address);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

//! `sitemap.xml`: the addresses of all pages, as <https://www.sitemaps.org/protocol.html> says.

use crate::model::site::Site;
use crate::render::file::{MOST_ADDRESSES, sitemap_part};
use crate::render::page::pages;
use crate::xml::Xml;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Returns the sitemap: all pages but the 404 page and the search page, sorted by address. Where
/// they are in parts, it lists the parts; `part`, from 1, is one of these.
///
/// No page has a `lastmod`: nothing in a briefing says when a page was changed. An article's
/// `published` is the day on which its outlet printed it, and notes are written later.
pub(in crate::render) fn text(site: &Site, part: Option<usize>) -> String {
    let mut addresses: Vec<String> =
        pages(site).into_iter().filter_map(|page| page.canonical(site)).collect();
    addresses.sort();
    let base = site.settings.base_url.as_deref().unwrap_or_default();
    write(&addresses, base, part, MOST_ADDRESSES)
}

fn write(addresses: &[String], base: &str, part: Option<usize>, most: usize) -> String {
    let mut xml = Xml::begin();
    if part.is_none() && addresses.len() > most {
        xml.open("sitemapindex", &[NAMESPACE]);
        for part in 1..=addresses.len().div_ceil(most) {
            xml.open("sitemap", &[]);
            xml.leaf("loc", &[], &format!("{base}{}", sitemap_part(part)));
            xml.close();
        }
        return xml.finish();
    }
    let listed = match part {
        None => addresses,
        Some(part) => addresses.chunks(most).nth(part.saturating_sub(1)).unwrap_or_default(),
    };
    xml.open("urlset", &[NAMESPACE]);
    for address in listed {
        xml.open("url", &[]);
        xml.leaf("loc", &[], address);
        xml.close();
    }
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::file::sitemap_parts;

    #[test]
    fn every_address_is_in_one_part_and_the_index_has_all_parts() {
        let base = "https://a.example/";
        let addresses: Vec<String> = (0..7).map(|n| format!("{base}{n}.html")).collect();
        let index = write(&addresses, base, None, 3);
        let count = |text: &str, what: &str| text.matches(what).count();
        assert_eq!(count(&index, "<sitemap>"), 3, "{index}");
        let mut found = Vec::new();
        for part in 1..=3 {
            assert!(index.contains(&format!("<loc>{base}{}</loc>", sitemap_part(part))), "{index}");
            let text = write(&addresses, base, Some(part), 3);
            assert!(count(&text, "<url>") <= 3);
            found.extend(addresses.iter().filter(|it| text.contains(*it)).cloned());
        }
        assert_eq!(found, addresses);
        assert_eq!(count(&write(&addresses, base, None, 7), "<url>"), 7);
        assert_eq!([sitemap_parts(50_000), sitemap_parts(50_001)], [0, 2]);
    }
}

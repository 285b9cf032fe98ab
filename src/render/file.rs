//! The files for programs that are made from the site: which a site has, and at which paths.

use super::export_files::{self, AnnotationTarget};
use super::feeds::{Feed, FeedForm, feeds};
use super::former_paths;
use crate::model::ExportFormat;
use crate::model::site::{Entity, Site};

/// The path of the picture for previews.
const PREVIEW: &str = "preview.png";

/// The most addresses in one file of the sitemap.
pub(super) const MOST_ADDRESSES: usize = 50_000;

/// A file for programs that is made from the site. `serve` sends its bytes as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The addresses of all pages, for search engines.
    Sitemap,
    /// A part of them, from 1, where there are too many for one file.
    SitemapPart(usize),
    /// News for feed readers.
    Feed(Feed, FeedForm),
    /// The site in a format for other programs, or the part of it of this number.
    Export(ExportFormat, usize),
    /// The picture that previews of links show.
    Preview,
    /// The rules for search engines.
    Robots,
    /// The headers that a host is to send.
    Headers,
    /// A page at a former address, which leads on to where the document is now: its entity, and the
    /// number of the former id.
    Moved(Entity, usize),
    /// All former addresses, for hosts.
    Redirects,
    /// Empty; tells hosts that leave out files with an underscore before their name to publish all.
    NoJekyll,
}

impl File {
    /// Returns the output path.
    pub fn path(self, site: &Site) -> String {
        match self {
            Self::Sitemap => "sitemap.xml".to_owned(),
            Self::SitemapPart(part) => sitemap_part(part),
            Self::Feed(feed, form) => feed.path(site, form),
            Self::Export(format, number) => export_files::path(site, format, number),
            Self::Preview => PREVIEW.to_owned(),
            Self::Robots => "robots.txt".to_owned(),
            Self::Headers => "_headers".to_owned(),
            Self::Moved(to, number) => former_paths::path(site, to, number),
            Self::Redirects => "_redirects".to_owned(),
            Self::NoJekyll => ".nojekyll".to_owned(),
        }
    }

    /// Returns the media type, for the `Content-Type` header.
    #[cfg(feature = "serve")]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Sitemap | Self::SitemapPart(_) => "application/xml",
            Self::Feed(_, form) => form.media_type(),
            Self::Export(format, number) => export_files::media_type(format, number),
            Self::Preview => "image/png",
            Self::Moved(..) => "text/html; charset=utf-8",
            Self::Robots | Self::Headers | Self::Redirects | Self::NoJekyll => "text/plain",
        }
    }
}

/// Returns all files of a site with so many pages and these copied files, in no order.
pub(super) fn files(site: &Site, pages: usize, statics: &[String]) -> Vec<File> {
    let moved = former_paths::all(site);
    let mut files: Vec<File> = moved.iter().map(|(to, at)| File::Moved(*to, *at)).collect();
    for format in &site.settings.exports {
        let numbers = export_files::numbers(site, *format, AnnotationTarget::Page).into_iter();
        files.extend(numbers.map(|number| File::Export(*format, number)));
    }
    let underscore = |path: &String| path.split('/').any(|part| part.starts_with('_'));
    // Full addresses are needed for all others.
    let Some(base) = &site.settings.base_url else {
        files.extend(statics.iter().any(underscore).then_some(File::NoJekyll));
        return files;
    };
    files.extend([File::NoJekyll, File::Sitemap]);
    files.extend((1..=sitemap_parts(pages)).map(File::SitemapPart));
    if is_root(base) {
        files.extend([File::Robots, File::Headers]);
        files.extend((!moved.is_empty()).then_some(File::Redirects));
    }
    files.extend(feeds(site).into_iter().map(|(feed, form)| File::Feed(feed, form)));
    files.extend(preview(site).map(|_| File::Preview));
    files
}

/// Returns the full address of the picture for previews, if the site has one: with an address, and
/// with positions on a claim, which it shows.
pub(super) fn preview(site: &Site) -> Option<String> {
    let base = site.settings.base_url.as_ref().filter(|_| !site.private)?;
    let any = site.positions_on.iter().any(|places| !places.is_empty());
    any.then(|| format!("{base}{PREVIEW}"))
}

/// Returns whether an address is that of a host's root, where alone hosts look for their files.
fn is_root(base: &str) -> bool {
    base.split_once("://")
        .is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').count() == 1)
}

/// Returns how many parts the addresses of so many pages are in; none if one file has all of them.
pub(super) fn sitemap_parts(pages: usize) -> usize {
    if pages <= MOST_ADDRESSES { 0 } else { pages.div_ceil(MOST_ADDRESSES) }
}

/// Returns the path of a part of the sitemap, from 1.
pub(super) fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

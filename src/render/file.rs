//! The files for programs that are made from the site: which a site has, and at which paths.

use super::files::feed::{self, Feed, FeedForm};
use super::files::{moved, sitemap};
use super::route::pages;
use crate::model::FeedSet;
use crate::model::site::{Entity, Site};

/// A file for programs that is made from the site. `serve` sends its bytes as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The addresses of all pages, for search engines.
    Sitemap,
    /// A part of them, from 1, where there are too many for one file.
    SitemapPart(usize),
    /// What is new, for feed readers.
    Feed(Feed, FeedForm),
    /// What search engines may read.
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
            Self::SitemapPart(part) => sitemap::part_path(part),
            Self::Feed(feed, form) => feed::path(site, feed, form),
            Self::Robots => "robots.txt".to_owned(),
            Self::Headers => "_headers".to_owned(),
            Self::Moved(to, number) => moved::path(site, to, number),
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
            Self::Moved(..) => "text/html; charset=utf-8",
            Self::Robots | Self::Headers | Self::Redirects | Self::NoJekyll => "text/plain",
        }
    }
}

/// Returns all files of a site with these copied files, in no order.
pub(super) fn files(site: &Site, statics: &[String]) -> Vec<File> {
    let moved = moved::all(site);
    let mut files: Vec<File> = moved.iter().map(|(to, at)| File::Moved(*to, *at)).collect();
    let underscore = |path: &String| path.split('/').any(|part| part.starts_with('_'));
    // Full addresses are needed for all others.
    let Some(base) = &site.settings.base_url else {
        files.extend(statics.iter().any(underscore).then_some(File::NoJekyll));
        return files;
    };
    files.extend([File::NoJekyll, File::Sitemap]);
    files.extend((1..=sitemap::parts(pages(site).len())).map(File::SitemapPart));
    if is_root(base) {
        files.extend([File::Robots, File::Headers]);
        files.extend((!moved.is_empty()).then_some(File::Redirects));
    }
    files.extend(feeds(site).into_iter().map(|(feed, form)| File::Feed(feed, form)));
    files
}

/// Returns whether an address is that of a host's root, where alone hosts look for their files.
fn is_root(base: &str) -> bool {
    base.split_once("://")
        .is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').count() == 1)
}

/// Returns the feeds of a site; none of a site that is private or has no address.
pub(super) fn feeds(site: &Site) -> Vec<(Feed, FeedForm)> {
    if site.private || site.settings.base_url.is_none() {
        return Vec::new();
    }
    let mut feeds = Vec::new();
    for set in &site.settings.feeds {
        match set {
            FeedSet::Briefing => feeds.extend(FeedForm::ALL.map(|form| (Feed::Briefing, form))),
            FeedSet::Notes => feeds.extend(FeedForm::ALL.map(|form| (Feed::Notes, form))),
            FeedSet::Corrections => {
                feeds.extend(FeedForm::ALL.map(|form| (Feed::Corrections, form)));
            }
            FeedSet::Actors => {
                let actors = site.actors.indices();
                let shown = actors.filter(|at| site.has_page(Entity::Actor(*at)));
                feeds.extend(shown.map(|at| (Feed::Actor(at), FeedForm::Atom)));
            }
            FeedSet::Claims => {
                let claims = site.claims.indices();
                feeds.extend(claims.map(|at| (Feed::Claim(at), FeedForm::Atom)));
            }
        }
    }
    feeds
}

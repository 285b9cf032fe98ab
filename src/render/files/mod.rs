//! Files for programs that are made from the site; each returns its whole text.

pub(super) mod feed;
mod feed_format;
pub(super) mod host;
pub(super) mod moved;
pub(super) mod preview;
pub(super) mod search;
pub(super) mod sitemap;

//! The versions of an article, as lists show them.

use serde::Serialize;

use super::{Html, TimeView};

/// A version in the list of an article's versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionRow {
    /// When it was seen: "2 June 2025, 10:00"; of a present one that does not say, "present".
    pub label: String,
    /// Its page, if its text is shown.
    pub href: Option<String>,
    /// Whether it is that of the page.
    pub current: bool,
    /// Whether it is the present one.
    pub present: bool,
    /// When the outlet changed it, as it says itself.
    pub modified: Option<TimeView>,
    /// How many words were taken out and put in since the one before; "as first seen".
    pub change: String,
    /// The headline with its changes, if it changed.
    pub headline: Option<Html>,
}

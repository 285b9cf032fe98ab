//! The versions of an article, as lists show them.

use serde::Serialize;

use super::{Html, TimeView};

/// The earlier version that a note is on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteVersion {
    /// "version of 2 June 2025, 10:00"
    pub label: String,
    /// Its words on the page of that version, if the text is shown.
    pub href: Option<String>,
    /// On the article's page: the sentence that its words were in, these in `<mark>`, with what was
    /// taken out and put in since; if the text is shown.
    pub passage: Option<Html>,
}

/// The words that an earlier version has in place of a note's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WasView {
    /// The words that were there, in `<del>`. Absent if there were none, or the text is not shown.
    pub words: Option<Html>,
    /// "version of 2 June 2025, 10:00"; without words, "put in since the version of …", or "changed
    /// since the version of …".
    pub label: String,
    /// The place on the page of that version, if its text is shown.
    pub href: Option<String>,
}

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

//! A text in which notes quote words.

use std::fmt;

use super::anchors::Haystack;
use super::beside::BesideSearch;
use crate::model::TextForm;
use crate::model::document::{ArticleDoc, Seen};

/// An article as it is, or as it was in an earlier version.
#[derive(Clone, Copy)]
pub(super) struct SearchedText<'a> {
    pub(super) doc: &'a ArticleDoc,
    /// `None`: it is the present one.
    pub(super) version: Option<Seen>,
    pub(super) haystack: &'a Haystack<'a>,
    pub(super) beside: &'a BesideSearch<'a>,
}

impl SearchedText<'_> {
    /// Returns what it is, in a sentence: "the article".
    pub(super) fn in_words(&self) -> String {
        match (self.version, self.doc.text) {
            (Some(seen), _) => format!("the version of {}", seen.stem()),
            (None, TextForm::Full) => "the article".to_owned(),
            (None, TextForm::Digest) => "the digest".to_owned(),
        }
    }
}

/// Names it: "`bridge`", "version 2025-06-02T10-00 of `bridge`".
impl fmt::Display for SearchedText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(seen) = self.version {
            write!(f, "version {} of ", seen.stem())?;
        }
        write!(f, "`{}`", self.doc.id)
    }
}

//! Markdown with its plain text.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::source::Span;

/// The plain text of a piece of Markdown: what `textContent` gives for its rendered blocks, each
/// followed by a newline but the last. All ranges are bytes in `text`.
///
/// Footnotes and the alternative texts of images are not part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// The text. Not part of what is serialised: most of it is the Markdown's.
    #[serde(skip)]
    pub text: String,
    /// Paragraphs, headings, cells and so on: the blocks that hold text. Sorted, disjoint.
    pub leaves: Vec<Range<u32>>,
    /// The outermost blocks, each holding one or more leaves, or none (a rule). Sorted, disjoint.
    pub rows: Vec<Range<u32>>,
    /// Code, in lines and blocks. Sorted, disjoint.
    pub code: Vec<Range<u32>>,
}

impl Projection {
    /// Returns the leaf that holds byte `at`, or an empty range at `at` between leaves.
    pub fn leaf_at(&self, at: usize) -> Range<usize> {
        let next = self.leaves.partition_point(|leaf| leaf.start as usize <= at);
        match next.checked_sub(1).map(|index| &self.leaves[index]) {
            Some(leaf) if at <= leaf.end as usize => leaf.start as usize..leaf.end as usize,
            _ => at..at,
        }
    }
}

/// How a link to something in the briefing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkForm {
    /// `[[id]]`: the target's title is the text.
    Bare,
    /// `[[id|words]]`.
    Worded,
    /// `[words](../actors/nato.md)`.
    Relative,
    /// `![words](../static/map.png)`.
    Image,
}

/// A link to something in the briefing, unresolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What is written as the target: `actor:nato`, `2025-06-01`, `../actors/nato.md`.
    pub target: String,
    /// How it is written.
    pub form: LinkForm,
    /// Its words in the plain text.
    pub words: Range<u32>,
    /// The whole link in the source.
    pub span: Span,
}

/// A piece of Markdown in a file: an article's text, the body of a note, a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The whole file's text. Not part of what is serialised.
    #[serde(skip, default = "empty")]
    pub file_text: Arc<str>,
    /// The key of the whole file's text.
    pub file_fingerprint: Fingerprint,
    /// Where the Markdown stands in it.
    pub span: Span,
    /// Its plain text.
    pub plain: Projection,
    /// Its links into the briefing, by position.
    pub links: Vec<Link>,
}

fn empty() -> Arc<str> {
    "".into()
}

impl Prose {
    /// Returns the Markdown.
    pub fn markdown(&self) -> &str {
        &self.file_text[self.span.range()]
    }

    /// Returns whether there is no text in it.
    pub fn is_empty(&self) -> bool {
        self.markdown().trim().is_empty()
    }
}

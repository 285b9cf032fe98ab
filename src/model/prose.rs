//! Markdown with its plain text.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::source::Span;
use crate::text::sentence;

/// The plain text of a piece of Markdown: the `textContent` of its rendered blocks, separated by
/// newlines. All ranges are bytes of `text`.
///
/// Footnotes and the alternative texts of images are not part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// The text. It is not serialised, since most of it is in the Markdown.
    #[serde(skip)]
    pub text: String,
    /// The blocks that hold text: paragraphs, headings, cells and so on. Sorted, disjoint.
    pub leaves: Vec<Range<u32>>,
    /// The outermost blocks. Each holds leaves, but for a rule. Sorted, disjoint.
    pub rows: Vec<Range<u32>>,
    /// Inline code and code blocks. Sorted, disjoint.
    pub code: Vec<Range<u32>>,
}

impl Projection {
    /// Returns the texts of the outermost blocks.
    pub fn blocks(&self) -> Vec<&str> {
        let text = |row: &Range<u32>| &self.text[row.start as usize..row.end as usize];
        self.rows.iter().map(text).collect()
    }

    /// Returns whether byte `at` is in code.
    pub fn is_code(&self, at: usize) -> bool {
        let next = self.code.partition_point(|code| code.end as usize <= at);
        self.code.get(next).is_some_and(|code| code.start as usize <= at)
    }

    /// Returns the leaf around byte `at`, or an empty range where there is none.
    pub fn leaf_at(&self, at: usize) -> Range<usize> {
        let next = self.leaves.partition_point(|leaf| leaf.start as usize <= at);
        match next.checked_sub(1).map(|index| &self.leaves[index]) {
            Some(leaf) if at <= leaf.end as usize => leaf.start as usize..leaf.end as usize,
            _ => at..at,
        }
    }
}

/// A text of an article outside its plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BesideText {
    /// Its kind.
    pub kind: BesideKind,
    /// Its text; its blocks are separated by newlines.
    pub text: String,
}

/// The sorts of [`BesideText`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BesideKind {
    /// A footnote that the text refers to.
    Footnote {
        /// Its label as written.
        label: String,
        /// The byte of the plain text at which it is first referred to.
        at: u32,
    },
    /// The description of a picture.
    Picture,
}

/// The notation of a link within the briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkForm {
    /// `[[id]]`, shown with the target's title.
    Bare,
    /// `[[id|words]]`.
    Worded,
    /// `[words](../actors/nato.md)`.
    Relative,
    /// `![words](../static/map.png)`.
    Image,
}

/// A link within the briefing, before it is resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The target as written: `actor:nato`, `2025-06-01`, `../actors/nato.md`.
    pub target: String,
    /// The notation.
    pub form: LinkForm,
    /// The range of its words in the plain text.
    pub words: Range<u32>,
    /// The whole link in the file.
    pub span: Span,
}

/// A piece of Markdown in a file: an article's text, the body of a note, a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The text of the whole file. Not serialised.
    #[serde(skip, default = "empty")]
    pub file_text: Arc<str>,
    /// The fingerprint of the whole file's text.
    pub file_fingerprint: Fingerprint,
    /// The place of the Markdown in the file.
    pub span: Span,
    /// Its plain text.
    pub plain: Projection,
    /// Its links within the briefing, by position, in the Markdown and in the plain text.
    pub links: Vec<Link>,
    /// Of an article: its footnotes and the descriptions of its pictures.
    pub beside: Vec<BesideText>,
}

/// The footnotes of an article as one text, in the order in which its text refers to them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FootnoteTexts<'a> {
    /// The text; newlines are between the footnotes.
    pub text: String,
    /// Each footnote, in bytes of `text`. Sorted, disjoint.
    pub rows: Vec<Range<u32>>,
    labels: Vec<&'a str>,
}

impl FootnoteTexts<'_> {
    /// Returns the footnotes, each as a text.
    pub fn blocks(&self) -> Vec<&str> {
        self.rows.iter().map(|row| &self.text[row.start as usize..row.end as usize]).collect()
    }

    /// Returns the place of bytes of a footnote in `text`, and that of the whole footnote.
    pub fn place(&self, label: &str, words: &Range<u32>) -> Option<[Range<u32>; 2]> {
        let row = &self.rows[self.labels.iter().position(|own| *own == label)?];
        Some([row.start + words.start..row.start + words.end, row.clone()])
    }
}

fn empty() -> Arc<str> {
    "".into()
}

impl Prose {
    /// Returns the Markdown.
    pub fn markdown(&self) -> &str {
        &self.file_text[self.span.range()]
    }

    /// Returns whether the Markdown is blank.
    pub fn is_empty(&self) -> bool {
        self.markdown().trim().is_empty()
    }

    /// Returns the text of an article's footnote, and the byte of the plain text at which it is
    /// first referred to.
    pub fn footnote(&self, label: &str) -> Option<(&str, u32)> {
        self.beside.iter().find_map(|beside| match &beside.kind {
            BesideKind::Footnote { label: own, at } if own == label => Some((&*beside.text, *at)),
            _ => None,
        })
    }

    /// Returns the footnotes of an article.
    pub fn footnotes(&self) -> FootnoteTexts<'_> {
        let mut notes: Vec<(u32, &str, &str)> = Vec::new();
        for beside in &self.beside {
            if let BesideKind::Footnote { label, at } = &beside.kind {
                notes.push((*at, label, &beside.text));
            }
        }
        notes.sort_by_key(|note| note.0);
        let mut out = FootnoteTexts::default();
        for (_, label, text) in notes {
            if !out.text.is_empty() {
                out.text.push('\n');
            }
            let start = out.text.len() as u32;
            out.text.push_str(text);
            out.rows.push(start..out.text.len() as u32);
            out.labels.push(label);
        }
        out
    }

    /// Returns the sentence around `words`, within their block; both are bytes of the plain text.
    pub fn sentence(&self, words: Range<usize>) -> Range<usize> {
        let leaf = self.plain.leaf_at(words.start);
        let leaf = leaf.start..leaf.end.max(words.end);
        let text = &self.plain.text[leaf.clone()];
        let words = words.start - leaf.start..words.end - leaf.start;
        // A bare link shows a name instead of the id in the source.
        let begins = |at: usize| {
            let at = leaf.start + at;
            let mut links = self.links_from(at).take_while(|link| link.words.start as usize == at);
            links.any(|link| link.form == LinkForm::Bare)
        };
        let found = sentence::around_shown(text, words, begins);
        leaf.start + found.start..leaf.start + found.end
    }

    /// Returns the links whose words begin at byte `at` of the plain text or later, by position.
    pub fn links_from(&self, at: usize) -> impl Iterator<Item = &Link> {
        let first = self.links.partition_point(|link| (link.words.start as usize) < at);
        self.links[first..].iter()
    }
}

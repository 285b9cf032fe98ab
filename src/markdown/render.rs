//! The options with which Markdown is rendered.

use std::ops::Range;

use super::Flavour;
use super::segment::{Mark, Point};

/// Where a link into the briefing leads on this page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LinkOut {
    /// The address, not escaped.
    pub href: String,
    /// The target's title, which is the text of a bare link.
    pub title: String,
}

/// The marks of one footnote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FootnoteMarks {
    /// The footnote's label, as written where it is defined.
    pub label: String,
    /// Elements around ranges of the footnote's text.
    pub marks: Vec<Mark>,
    /// Elements at places of it.
    pub points: Vec<Point>,
}

/// How to render a text.
pub struct Renderer<'a> {
    /// Whose words they are.
    pub flavour: Flavour,
    /// Elements around ranges of the plain text, in any order.
    pub marks: &'a [Mark],
    /// Elements at places of the plain text, in any order.
    pub points: &'a [Point],
    /// Marks and points of footnotes: the label, and those over the footnote's own plain text.
    pub footnote_marks: &'a [FootnoteMarks],
    /// The largest heading becomes at least this small: 2 for `<h2>`. 1 changes nothing.
    pub top_heading: usize,
    /// Returns where the link or image at these bytes of the Markdown leads, if it leads into the
    /// briefing.
    pub link: &'a dyn Fn(Range<usize>) -> Option<LinkOut>,
    /// The byte of the plain text at which the paragraph around it becomes two rows, if there is
    /// white space between its own words.
    pub cut: Option<usize>,
    /// The prefix of the footnotes' ids: `fn-` gives `fn-1`.
    pub footnote_prefix: &'a str,
    /// Whether to leave out what could run, or lead out of the web: raw HTML is cleaned, addresses
    /// other than `http:`, `https:`, `mailto:` and relative ones are dropped.
    pub safe: bool,
}

impl Default for Renderer<'_> {
    fn default() -> Self {
        Self {
            flavour: Flavour::Editor,
            marks: &[],
            points: &[],
            footnote_marks: &[],
            top_heading: 1,
            link: &|_| None,
            cut: None,
            footnote_prefix: "fn-",
            safe: true,
        }
    }
}

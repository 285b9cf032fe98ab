//! Quotations from an article, and the bold words in them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cursor::{PlainTextCursor, Step};
use super::{Flavour, parse};

/// A quotation from an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotation {
    /// Its plain text, blocks separated by a newline.
    pub text: String,
    /// The bytes of those newlines. Sorted.
    pub breaks: Vec<usize>,
    /// The bold passages in the text. Sorted.
    pub bold: Vec<Range<usize>>,
}

/// Reads a blockquote as words of an article.
pub fn quotation(source: &str) -> Quotation {
    let mut out = Quotation::default();
    let mut cursor = PlainTextCursor::default();
    let mut bold = None;
    for (event, _) in parse(source, Flavour::Article) {
        if let Step::Text(range, _) = cursor.step(&event) {
            if range.start > out.text.len() {
                out.breaks.push(out.text.len());
                out.text.push('\n');
            }
            match &event {
                Event::Text(text) | Event::Code(text) => out.text.push_str(text),
                _ => out.text.push('\n'),
            }
        }
        match event {
            Event::Start(Tag::Strong) => bold = bold.or(Some(out.text.len())),
            Event::End(TagEnd::Strong) => {
                out.bold.extend(bold.take().map(|start| start..out.text.len()));
            }
            _ => {}
        }
    }
    out
}

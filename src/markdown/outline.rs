//! The outermost blocks of a text, and quotations with their bold words.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::walk::{Step, Walker};
use super::{Flavour, parse};

/// An outermost block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the source.
    pub range: Range<usize>,
}

/// What an outermost block is, as far as notes care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `## `
    Heading,
    /// A line underlined with hyphens, which is a heading of the same level.
    Underlined,
    /// `> `
    Quote,
    /// Running text.
    Paragraph,
    /// Anything else.
    Other,
}

/// Returns the outermost blocks of the editor's Markdown, in order.
pub fn outline(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in parse(source, Flavour::Editor) {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    blocks.push(Block { kind: kind(&tag, &source[range.clone()]), range });
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Rule if depth == 0 => blocks.push(Block { kind: BlockKind::Other, range }),
            _ => {}
        }
    }
    blocks
}

fn kind(tag: &Tag<'_>, source: &str) -> BlockKind {
    match tag {
        Tag::Heading { level: HeadingLevel::H2, .. } => match source.starts_with("##") {
            true => BlockKind::Heading,
            false => BlockKind::Underlined,
        },
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::Paragraph => BlockKind::Paragraph,
        _ => BlockKind::Other,
    }
}

/// A quotation from an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotation {
    /// Its plain text, blocks separated by a newline.
    pub text: String,
    /// Where those newlines are. Sorted.
    pub breaks: Vec<usize>,
    /// The bold passages in the text, by position.
    pub bold: Vec<Range<usize>>,
}

/// Reads a blockquote as words of an article.
pub fn quotation(source: &str) -> Quotation {
    let mut out = Quotation::default();
    let mut walker = Walker::default();
    let mut bold = None;
    for (event, _) in parse(source, Flavour::Article) {
        if let Step::Text(range, _) = walker.step(&event) {
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

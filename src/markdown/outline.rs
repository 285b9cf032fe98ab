//! The outermost blocks of a notes file.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::{Flavour, parse};

/// An outermost block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineBlock {
    /// The kind of block.
    pub kind: OutlineBlockKind,
    /// Its bytes in the source.
    pub range: Range<usize>,
}

/// The kind of an outermost block, as far as notes care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineBlockKind {
    /// `## `
    Heading,
    /// A line underlined with hyphens: a heading of the same level.
    Underlined,
    /// `> `
    Quote,
    /// Running text.
    Paragraph,
    /// Anything else.
    Other,
}

/// Returns the outermost blocks of the editor's Markdown, in order.
pub fn outline(source: &str) -> Vec<OutlineBlock> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in parse(source, Flavour::Editor) {
        let kind = match &event {
            Event::Start(tag) if depth == 0 => Some(kind(tag, &source[range.clone()])),
            Event::Rule if depth == 0 => Some(OutlineBlockKind::Other),
            _ => None,
        };
        blocks.extend(kind.map(|kind| OutlineBlock { kind, range }));
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    blocks
}

fn kind(tag: &Tag<'_>, source: &str) -> OutlineBlockKind {
    match tag {
        Tag::Heading { level: HeadingLevel::H2, .. } if source.starts_with("##") => {
            OutlineBlockKind::Heading
        }
        Tag::Heading { level: HeadingLevel::H2, .. } => OutlineBlockKind::Underlined,
        Tag::BlockQuote(_) => OutlineBlockKind::Quote,
        Tag::Paragraph => OutlineBlockKind::Paragraph,
        _ => OutlineBlockKind::Other,
    }
}

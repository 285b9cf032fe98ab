//! The outermost blocks of a text, and quotations with their bold words.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::cursor::{PlainTextCursor, Step};
use super::project::{Projected, project, project_events};
use super::{Flavour, parse};

/// An outermost block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineBlock {
    /// What it is.
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

/// A notes file, parsed once for all its notes.
#[derive(Debug)]
pub struct NotesOutline<'a> {
    /// The outermost blocks, in order.
    pub blocks: Vec<OutlineBlock>,
    source: &'a str,
    events: Vec<(Event<'a>, Range<usize>)>,
    /// For each block its first event.
    firsts: Vec<usize>,
    /// Whether a block's content may depend on other blocks: on a definition, on raw HTML.
    entangled: bool,
}

impl<'a> NotesOutline<'a> {
    /// Parses the editor's Markdown.
    pub fn new(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        let entangled = memmem::find(bytes, b"]:").is_some() || memchr(b'<', bytes).is_some();
        // An event for every twelve bytes or so is usual in notes.
        let events = Vec::with_capacity(source.len() / 12);
        let (blocks, firsts) = (Vec::new(), Vec::new());
        let mut out = Self { blocks, source, events, firsts, entangled };
        let mut depth = 0_usize;
        for (event, range) in parse(source, Flavour::Editor) {
            let kind = match &event {
                Event::Start(tag) if depth == 0 => Some(kind(tag, &source[range.clone()])),
                Event::Rule if depth == 0 => Some(OutlineBlockKind::Other),
                _ => None,
            };
            if let Some(kind) = kind {
                out.blocks.push(OutlineBlock { kind, range: range.clone() });
                out.firsts.push(out.events.len());
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            out.events.push((event, range));
        }
        out
    }

    /// Returns what [`fn@project`] finds in the blocks that begin in `range`, which ends where a
    /// block begins, or at the end.
    pub fn project(&self, range: Range<usize>) -> Projected {
        match self.events(range.clone()) {
            Some(events) => project_events(&self.source[range], events, |_, _, _| {}),
            None => project(&self.source[range], Flavour::Editor),
        }
    }

    /// Reads the blockquote at `range`, the range of a block, as words of an article.
    pub fn quotation(&self, range: Range<usize>) -> Quotation {
        // Syntax that only the editor's Markdown has begins with one of these.
        let alike = memchr2(b'[', b':', &self.source.as_bytes()[range.clone()]).is_none();
        match self.events(range.clone()).filter(|_| alike) {
            Some(events) => quoted(events.map(|(event, _)| event)),
            None => quotation(&self.source[range]),
        }
    }

    /// Returns the events of the blocks that begin in `range`, with offsets from its start; `None`
    /// where the text parsed by itself may have other events.
    fn events(
        &self,
        range: Range<usize>,
    ) -> Option<impl Iterator<Item = (Event<'a>, Range<usize>)>> {
        let place = |at: usize| self.blocks.partition_point(|block| block.range.start < at);
        let (first, end) = (place(range.start), place(range.end));
        // Without the space before it, a code block would not be one.
        let begins_line = self.source[..range.start].ends_with('\n');
        let begins_block =
            self.blocks.get(first).is_none_or(|block| block.range.start == range.start);
        let event = |block: usize| self.firsts.get(block).copied().unwrap_or(self.events.len());
        let base = range.start;
        (begins_line && begins_block && !self.entangled).then(|| {
            let events = self.events[event(first)..event(end)].iter();
            let from = move |at: usize| at.saturating_sub(base);
            events.map(move |(event, at)| (event.clone(), from(at.start)..from(at.end)))
        })
    }
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
    quoted(parse(source, Flavour::Article).map(|(event, _)| event))
}

fn quoted<'a>(events: impl Iterator<Item = Event<'a>>) -> Quotation {
    let mut out = Quotation::default();
    let mut cursor = PlainTextCursor::default();
    let mut bold = None;
    for event in events {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn markdown() -> impl Strategy<Value = String> {
        let pieces = [
            "## a\n",
            "\n\n",
            "\n",
            "\n\n",
            "> ",
            "\n> ",
            "> b\n>\n> c\n\n",
            "- ",
            "1. ",
            "2) ",
            "    ",
            "\t",
            "***",
            "**",
            "*",
            "_",
            "`",
            "```\n",
            "~~",
            "[[a|b]]",
            "[a](b)",
            "[a]",
            "[^1]",
            "[ ] ",
            "\n: ",
            "<b>",
            "<!--",
            "-->",
            "<div>\n",
            "| a | b |\n|---|---|\n| c | d |\n",
            "\n---\n",
            "\n===\n",
            "a",
            "é",
            " ",
            "  \n",
            "\\",
            "&amp;",
            "words. ",
            "kind: x\n",
            "![a](b)",
            "# c\n",
            "### d\n",
            "\r\n",
            "!",
            "]",
            "[",
            ":",
        ];
        let piece = prop::sample::select(pieces.to_vec());
        let defined = prop::sample::select(vec!["", "", "", "\n\n[a]: b\n", "\n\n[^1]: c\n"]);
        (prop::collection::vec(piece, 0..40), defined)
            .prop_map(|(pieces, defined)| pieces.concat() + defined)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// A part of a text says what it says by itself.
        #[test]
        fn parsing_once_is_parsing_each_part(source in markdown()) {
            let outline = NotesOutline::new(&source);
            let mut starts: Vec<usize> =
                outline.blocks.iter().map(|block| block.range.start).collect();
            starts.push(source.len());
            for (place, start) in starts.iter().enumerate() {
                for end in &starts[place..] {
                    let range = *start..*end;
                    let alone = project(&source[range.clone()], Flavour::Editor);
                    prop_assert_eq!(outline.project(range.clone()), alone, "{:?}", range);
                }
            }
            for block in &outline.blocks {
                if block.kind == OutlineBlockKind::Quote {
                    let range = block.range.clone();
                    let alone = quotation(&source[range.clone()]);
                    prop_assert_eq!(outline.quotation(range.clone()), alone, "{:?}", range);
                }
            }
        }
    }
}

//! Maps Markdown events to bytes of the plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// Follows the events of a text and counts the bytes of its plain text.
#[derive(Debug, Default)]
pub(super) struct PlainTextCursor {
    at: usize,
    /// Whether a block began or ended since the last text, so that the next text begins a leaf.
    edge: bool,
    started: bool,
    depth: usize,
    images: usize,
    footnotes: usize,
}

/// The meaning of an event for the plain text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The event's text is these bytes; the flag says whether they begin a leaf. Every leaf but the
    /// first is preceded by a newline, which is outside the range.
    Text(Range<usize>, bool),
    /// An outermost block begins.
    RowStart,
    /// An outermost block ends.
    RowEnd,
    /// A thematic break that is an outermost block.
    Rule,
    /// The event has no part in the plain text.
    Other,
}

impl PlainTextCursor {
    /// Returns how many blocks are open, including those of footnotes.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the length of the plain text so far, in bytes.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Takes the next event.
    pub(super) fn step(&mut self, event: &Event<'_>) -> Step {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Rule if self.footnotes == 0 => {
                self.edge = true;
                if self.depth == 0 { Step::Rule } else { Step::Other }
            }
            Event::Text(text) | Event::Code(text) => self.text(text.len()),
            Event::SoftBreak | Event::HardBreak => self.text(1),
            _ => Step::Other,
        }
    }

    fn text(&mut self, length: usize) -> Step {
        if self.images > 0 || self.footnotes > 0 || length == 0 {
            return Step::Other;
        }
        let begins = self.edge || !self.started;
        if self.edge && self.started {
            self.at += 1;
        }
        (self.edge, self.started) = (false, true);
        let start = self.at;
        self.at += length;
        Step::Text(start..self.at, begins)
    }

    fn start(&mut self, tag: &Tag<'_>) -> Step {
        match tag {
            Tag::Image { .. } => self.images += 1,
            Tag::FootnoteDefinition(_) => self.footnotes += 1,
            _ => {}
        }
        if is_inline(&tag.to_end()) {
            return Step::Other;
        }
        self.depth += 1;
        if self.footnotes > 0 {
            return Step::Other;
        }
        self.edge = true;
        if self.depth == 1 { Step::RowStart } else { Step::Other }
    }

    fn end(&mut self, tag: TagEnd) -> Step {
        let in_footnote = self.footnotes > 0;
        match tag {
            TagEnd::Image => self.images -= 1,
            TagEnd::FootnoteDefinition => self.footnotes -= 1,
            _ => {}
        }
        if is_inline(&tag) {
            return Step::Other;
        }
        self.depth -= 1;
        if in_footnote {
            return Step::Other;
        }
        self.edge = true;
        if self.depth == 0 { Step::RowEnd } else { Step::Other }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

//! From Markdown to plain text and the links in it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::beside::BesideReader;
use super::cursor::{PlainTextCursor, Step};
use super::nesting::Nesting;
use super::{Flavour, MAX_DEPTH, parse};
use crate::model::{BesideText, LinkForm, Projection};

/// A link to something in the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// The target as written.
    pub target: String,
    /// How it is written.
    pub form: LinkForm,
    /// Its words in the plain text; empty in footnotes, which the plain text leaves out.
    pub words: Range<u32>,
    /// Whether it has anything to click on.
    pub shows: bool,
    /// The whole link in the Markdown.
    pub source: Range<usize>,
}

/// A text projected to its plain text by [`project`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Projected {
    /// The plain text.
    pub plain: Projection,
    /// Links, sorted by position.
    pub links: Vec<FoundLink>,
    /// Footnotes referred to: label, place in the Markdown.
    pub footnotes_used: Vec<(String, Range<usize>)>,
    /// Footnotes defined: label, place in the Markdown.
    pub footnotes_defined: Vec<(String, Range<usize>)>,
    /// The footnotes that are shown, and the descriptions of pictures.
    pub beside: Vec<BesideText>,
    /// Where blocks, or elements of raw HTML, are nested deeper than [`MAX_DEPTH`].
    pub too_deep: Option<Range<usize>>,
    /// Whether there is raw HTML; never in an article, where it is text.
    pub has_html: bool,
}

/// Returns the plain text of `source` with its structure.
pub fn project(source: &str, flavour: Flavour) -> Projected {
    project_with(source, flavour, |_, _, _| {})
}

/// Leads from the plain text of a Markdown text back to the Markdown.
#[derive(Debug)]
pub struct SourceMap {
    /// Sorted by their plain text.
    pieces: Vec<TextRun>,
}

/// A piece of plain text and of the Markdown that it comes from.
#[derive(Debug)]
struct TextRun {
    plain: Range<u32>,
    source: Range<u32>,
    /// Whether both have the same bytes.
    verbatim: bool,
}

impl SourceMap {
    /// Maps the plain text of `source`, which is parsed for it.
    pub fn new(source: &str, flavour: Flavour) -> Self {
        let mut pieces = Vec::new();
        project_with(source, flavour, |plain, event, at| {
            let (text, verbatim) = inner(event, source, at.clone());
            pieces.push(TextRun { plain: narrow(plain.clone()), source: narrow(text), verbatim });
        });
        Self { pieces }
    }

    /// Returns the byte of `source`, which the map was made from, that byte `offset` of its plain
    /// text comes from.
    ///
    /// Within an entity or a line break, that is its first byte; between leaves and at the end, the
    /// byte after the text before it.
    pub fn locate(&self, source: &str, offset: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.plain.start as usize <= offset);
        let Some(TextRun { plain, source: text, verbatim }) = self.pieces[..next].last() else {
            return 0;
        };
        let found = match offset.checked_sub(plain.start as usize) {
            _ if plain.end as usize <= offset => text.end as usize,
            Some(within) if *verbatim => text.start as usize + within,
            _ => text.start as usize,
        };
        source.floor_char_boundary(found)
    }
}

/// Returns the byte of `source` that byte `offset` of its plain text comes from:
/// [`SourceMap::locate`].
pub fn locate(source: &str, flavour: Flavour, offset: usize) -> usize {
    SourceMap::new(source, flavour).locate(source, offset)
}

/// Projects `source`; calls `map` with each piece of plain text, its event, and the event's bytes
/// in the source.
fn project_with(
    source: &str,
    flavour: Flavour,
    mut map: impl FnMut(&Range<usize>, &Event<'_>, &Range<usize>),
) -> Projected {
    let mut out = Projected::default();
    out.plain.text.reserve(source.len());
    let mut cursor = PlainTextCursor::default();
    let mut open_link: Option<FoundLink> = None;
    let mut in_code_block = false;
    let mut nesting = Nesting::default();
    let mut beside = BesideReader::default();
    for (event, at) in parse(source, flavour) {
        beside.read(&event, cursor.position());
        if let Some(link) = &mut open_link {
            link.shows |= shows(&event);
        }
        match cursor.step(&event) {
            Step::Text(range, begins) => {
                let code = in_code_block || matches!(event, Event::Code(_));
                out.push(&event, &range, begins, code);
                map(&range, &event, &at);
                continue;
            }
            Step::RowStart | Step::Rule => out.plain.rows.push(Range { start: u32::MAX, end: 0 }),
            Step::RowEnd | Step::Other => {}
        }
        if cursor.depth() > MAX_DEPTH && out.too_deep.is_none() {
            out.too_deep = Some(at.start..source.ceil_char_boundary(at.start + 1));
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                open_link = form(link_type, &dest_url).map(|form| FoundLink {
                    target: without_escape(form, dest_url.into_string()),
                    form,
                    words: narrow(cursor.position()..cursor.position()),
                    shows: false,
                    source: at,
                });
            }
            Event::Start(Tag::Image { dest_url, .. }) if is_relative(&dest_url) => {
                out.links.push(FoundLink {
                    target: dest_url.into_string(),
                    form: LinkForm::Image,
                    words: narrow(cursor.position()..cursor.position()),
                    shows: true,
                    source: at,
                });
            }
            Event::End(TagEnd::Link) => {
                if let Some(mut link) = open_link.take() {
                    link.words = out.words(link.words.start, cursor.position());
                    out.links.push(link);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                out.has_html = true;
                nesting.read(&html);
                if nesting.deepest() > MAX_DEPTH && out.too_deep.is_none() {
                    out.too_deep = Some(at);
                }
            }
            Event::FootnoteReference(label) => out.footnotes_used.push((label.into_string(), at)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let line = at.start..at.start + source[at.start..].find('\n').unwrap_or(at.len());
                out.footnotes_defined.push((label.into_string(), line));
            }
            _ => {}
        }
    }
    out.plain.text.shrink_to_fit();
    // An image within a link ends before it.
    out.links.sort_by_key(|link| link.words.start);
    out.settle_rows();
    out.beside = beside.finish();
    out
}

impl Projected {
    fn push(&mut self, event: &Event<'_>, range: &Range<usize>, begins: bool, code: bool) {
        let plain = &mut self.plain;
        if range.start > plain.text.len() {
            plain.text.push('\n');
        }
        match event {
            Event::Text(text) | Event::Code(text) => plain.text.push_str(text),
            // A line break that readers see as a space.
            Event::SoftBreak => plain.text.push(' '),
            _ => plain.text.push('\n'),
        }
        let range = narrow(range.clone());
        match plain.leaves.last_mut() {
            Some(leaf) if !begins => leaf.end = range.end,
            _ => plain.leaves.push(range.clone()),
        }
        if let Some(row) = plain.rows.last_mut() {
            *row = row.start.min(range.start)..range.end;
        }
        if code {
            plain.code.push(range);
        }
    }

    /// Returns the words of a link that began at `start`, without the newline before a new leaf.
    fn words(&self, start: u32, end: usize) -> Range<u32> {
        let text = &self.plain.text[start as usize..end.min(self.plain.text.len())];
        let skip = text.len() - text.trim_start_matches('\n').len();
        start + skip as u32..narrow(0..end).end
    }

    /// Gives rows without text an empty range where the row before them ends.
    fn settle_rows(&mut self) {
        let mut end = 0;
        for row in &mut self.plain.rows {
            if row.start > row.end {
                *row = end..end;
            }
            end = row.end;
        }
    }
}

/// Returns the bytes of a piece of text without the backticks around it, and whether the text has
/// the same bytes. A line break within code is a space in the text.
fn inner(event: &Event<'_>, source: &str, at: Range<usize>) -> (Range<usize>, bool) {
    match event {
        Event::Code(code) => {
            let written = source[at.clone()].trim_start_matches('`');
            let start = at.end - written.len();
            let unbroken = written.replace('\n', " ");
            match unbroken.find(code.as_ref()) {
                Some(skip) => (start + skip..start + skip + code.len(), true),
                None => (start..at.end, false),
            }
        }
        Event::Text(text) => (at.clone(), source[at] == **text),
        _ => (at, false),
    }
}

/// Returns whether an event within a link leaves something to click on. Raw HTML counts unread.
fn shows(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) | Event::Code(text) => !text.trim().is_empty(),
        Event::Start(Tag::Image { .. }) | Event::InlineHtml(_) => true,
        _ => false,
    }
}

/// Returns a target without the backslash that keeps its bar from ending the cell of a table.
fn without_escape(form: LinkForm, target: String) -> String {
    match (form, target.strip_suffix('\\')) {
        (LinkForm::Worded, Some(bare)) => bare.to_owned(),
        _ => target,
    }
}

fn form(link: LinkType, target: &str) -> Option<LinkForm> {
    match link {
        LinkType::WikiLink { has_pothole: false } => Some(LinkForm::Bare),
        LinkType::WikiLink { has_pothole: true } => Some(LinkForm::Worded),
        LinkType::Autolink | LinkType::Email => None,
        _ => is_relative(target).then_some(LinkForm::Relative),
    }
}

/// Returns whether an address is a path, which must lead to something in the briefing.
pub(super) fn is_relative(target: &str) -> bool {
    let scheme = target.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
    !(target.is_empty() || scheme || target.starts_with('#') || target.starts_with("//"))
}

/// Sources are limited to `MAX_BYTES`, so their offsets fit; a plain text is hardly longer.
fn narrow(range: Range<usize>) -> Range<u32> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    offset(range.start)..offset(range.end)
}

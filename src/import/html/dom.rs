//! A page as a reader sees it: its blocks in order, each with its place in the page.

use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

use super::super::page::Kind;
use super::inline::{Inline, Piece};

/// Elements that hold no text to read.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "textarea", "input", "option", "datalist", "title",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The greatest number that a list may begin with: Markdown's have nine digits at the most.
const LAST: u32 = 99_999_999;

/// What a list, a quotation or an item around a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Around {
    /// Which one: elements of a page are numbered.
    pub(super) number: usize,
    pub(super) tag: &'static str,
    /// The number of a list's first item, where that is not 1.
    pub(super) start: Option<u32>,
}

/// A block of a page.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) kind: Kind,
    /// Its text, white space folded; a table's cells are parted by tabs, its rows by newlines.
    pub(super) text: String,
    /// What it holds.
    pub(super) content: Content,
    /// The lists, items and quotations that it stands in, from the outermost.
    pub(super) around: Vec<Around>,
    /// The part of the page that it stands in, where that is known for furniture.
    pub(super) part: Option<String>,
    /// Whether the page does not show it.
    pub(super) hidden: bool,
    /// Level of a heading, 1 to 6.
    pub(super) heading: Option<u8>,
}

impl Found {
    /// Whether most of its text leads elsewhere, as in menus and lists of other articles.
    pub(super) fn is_linked(&self) -> bool {
        let Content::Text(pieces) = &self.content else { return false };
        let (mut depth, mut linked) = (0, 0);
        for piece in pieces {
            match piece {
                Piece::Link(_) => depth += 1,
                Piece::LinkEnd => depth -= 1,
                Piece::Text(text) if depth > 0 => linked += text.trim().len(),
                _ => {}
            }
        }
        linked * 5 > self.text.len() * 3
    }
}

/// What a block holds.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Text(Vec<Piece>),
    /// Rows of cells; whether a cell is a head.
    Table(Vec<Vec<(bool, Vec<Piece>)>>),
}

/// Returns the blocks of a parsed page, in order.
pub(super) fn blocks(page: &Html) -> Vec<Found> {
    let mut walker = Walker { out: Vec::new(), number: 0 };
    let context = Context {
        around: Vec::new(),
        part: None,
        hidden: false,
        kind: Kind::Paragraph,
        heading: None,
    };
    let mut inline = Inline::default();
    walker.children(page.root_element(), &context, &mut inline);
    walker.flush(&mut inline, &context);
    walker.out
}

#[derive(Debug, Clone)]
struct Context {
    around: Vec<Around>,
    part: Option<String>,
    hidden: bool,
    kind: Kind,
    heading: Option<u8>,
}

struct Walker {
    out: Vec<Found>,
    number: usize,
}

impl Walker {
    fn children(&mut self, element: ElementRef<'_>, context: &Context, inline: &mut Inline) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => inline.text(text),
                Node::Element(value) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, value, context, inline);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(
        &mut self,
        element: ElementRef<'_>,
        value: &Element,
        context: &Context,
        inline: &mut Inline,
    ) {
        let tag = value.name();
        if SKIPPED.contains(&tag) {
            return;
        }
        if tag == "br" {
            if inline.line_break() {
                self.flush(inline, context);
            }
            return;
        }
        if !(BLOCKS.contains(&tag) || tag.starts_with("amp-")) {
            let hidden = is_hidden(value);
            if hidden {
                return;
            }
            inline.open(value);
            self.children(element, context, inline);
            inline.close(value);
            return;
        }
        self.flush(inline, context);
        let inner = self.inner(value, tag, context);
        if tag == "table"
            && let Some(rows) = super::table::rows(element)
        {
            self.table(element, rows, &inner);
            return;
        }
        let mut own = Inline::new(tag == "pre");
        self.children(element, &inner, &mut own);
        self.flush(&mut own, &inner);
    }

    fn inner(&mut self, value: &Element, tag: &str, context: &Context) -> Context {
        let mut inner = context.clone();
        inner.hidden |= is_hidden(value);
        if let Some(part) = super::parts::part(value, context.part.as_deref()) {
            inner.part = Some(part);
        }
        let heading = match tag.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        };
        inner.heading = heading;
        inner.kind = match tag {
            _ if heading.is_some() => Kind::Heading(heading.unwrap_or(2).max(2)),
            "figcaption" | "caption" => Kind::Caption,
            "li" | "dt" | "dd" => Kind::Item,
            // Blocks within an item or a caption are what it is.
            _ if matches!(context.kind, Kind::Item | Kind::Caption) => context.kind,
            _ => Kind::Paragraph,
        };
        let structure = ["blockquote", "ul", "ol", "li"].into_iter().find(|name| *name == tag);
        if let Some(tag) = structure {
            self.number += 1;
            let start = value.attr("start").filter(|_| tag == "ol");
            let start = start.and_then(|start| start.trim().parse().ok());
            let start = start.filter(|start| (2..=LAST).contains(start));
            inner.around.push(Around { number: self.number, tag, start });
        }
        inner
    }

    fn table(&mut self, element: ElementRef<'_>, rows: super::table::Rows, context: &Context) {
        for child in element.child_elements().filter(|child| child.value().name() == "caption") {
            let caption = Context { kind: Kind::Caption, ..context.clone() };
            let mut own = Inline::default();
            self.children(child, &caption, &mut own);
            self.flush(&mut own, &caption);
        }
        let text = |cells: &Vec<(bool, Vec<Piece>)>| -> String {
            cells
                .iter()
                .map(|(_, pieces)| super::inline::text(pieces))
                .collect::<Vec<_>>()
                .join("\t")
        };
        let text = rows.iter().map(text).collect::<Vec<_>>().join("\n");
        self.push(Kind::Table, text, Content::Table(rows), context);
    }

    fn flush(&mut self, inline: &mut Inline, context: &Context) {
        let preformatted = inline.is_preformatted();
        let pieces = inline.take();
        if preformatted {
            let raw: String = pieces.iter().map(Piece::raw).collect();
            for text in super::super::text::blocks(&raw) {
                let pieces = vec![Piece::Text(text.clone())];
                self.push(context.kind, text, Content::Text(pieces), context);
            }
            return;
        }
        for pieces in super::inline::lines(pieces) {
            let text = super::inline::text(&pieces);
            if !text.is_empty() {
                self.push(context.kind, text, Content::Text(pieces), context);
            }
        }
    }

    fn push(&mut self, kind: Kind, text: String, content: Content, context: &Context) {
        self.out.push(Found {
            kind,
            text,
            content,
            around: context.around.clone(),
            part: context.part.clone(),
            hidden: context.hidden,
            heading: context.heading,
        });
    }
}

fn is_hidden(value: &Element) -> bool {
    let style = value.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    value.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || value.has_class("sf-hidden", scraper::CaseSensitivity::CaseSensitive)
}

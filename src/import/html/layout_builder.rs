//! Builds the layout of a page: its blocks in order, each in its region.

use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

use super::super::page::{BlockKind, LeftOutKind, LeftOutWords};
use super::super::word_count;
use super::captions;
use super::elements::{BLOCKS, SKIPPED, code, is_code};
use super::inline::{InlineBuilder, InlinePiece, WhiteSpace};
use super::layout::{BlockContent, Container, HtmlBlock, PageLayout, Region, leads_away};
use super::list_numbers::Lists;
use super::region_names;
use super::shown::{LEFT_OUT, is_hidden, is_removed, visibility};
use crate::text::one_line;

/// Returns the layout of a parsed page.
pub(super) fn layout(page: &Html) -> PageLayout {
    let whole = Region {
        tag: "html".to_owned(),
        look: String::new(),
        names: String::new(),
        parent: None,
        has_controls: false,
    };
    let out = PageLayout { regions: vec![whole], ..PageLayout::default() };
    let mut walker = LayoutBuilder { out, lists: Lists::default() };
    let context = Context {
        containers: Vec::new(),
        hidden: false,
        blank: false,
        pictured: false,
        below_picture: false,
        kind: BlockKind::Paragraph,
        heading: None,
        region: 0,
        in_link: false,
    };
    let mut inline = InlineBuilder::default();
    walker.children(page.root_element(), &context, &mut inline);
    walker.flush(&mut inline, &context);
    walker.out
}

#[derive(Debug, Clone)]
struct Context {
    containers: Vec<Container>,
    hidden: bool,
    /// Whether it is invisible, but for what is made visible again.
    blank: bool,
    pictured: bool,
    below_picture: bool,
    kind: BlockKind,
    heading: Option<u8>,
    region: usize,
    in_link: bool,
}

struct LayoutBuilder {
    out: PageLayout,
    lists: Lists,
}

impl LayoutBuilder {
    fn children(&mut self, element: ElementRef<'_>, context: &Context, inline: &mut InlineBuilder) {
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
        inline: &mut InlineBuilder,
    ) {
        let tag = value.name();
        if region_names::is_control(tag)
            && !region_names::expands(value)
            && context.heading.is_none()
        {
            self.control(context.region);
        }
        if SKIPPED.contains(&tag) {
            return;
        }
        if captions::is_picture(tag) && !context.hidden {
            inline.picture();
            self.leave_out(value.attr("alt"), LeftOutKind::AlternativeText);
        }
        if tag == "br" {
            let captioned = inline.follows_picture() && captions::is_credited(&inline.line());
            if captioned || inline.line_break() {
                self.flush(inline, context);
            }
            return;
        }
        if !(BLOCKS.contains(&tag) || tag.starts_with("amp-")) {
            if is_hidden(value) {
                self.leave_out(value.attr(LEFT_OUT), LeftOutKind::Hidden);
                return;
            }
            let visible = context.blank && visibility(value) == Some(true);
            let captioned = context.kind == BlockKind::Paragraph
                && context.heading.is_none()
                && captions::is_within_line(element);
            if visible || captioned {
                let kind = if captioned { BlockKind::Caption } else { context.kind };
                let blank = context.blank && !visible;
                self.apart(element, &Context { kind, blank, ..context.clone() }, context, inline);
                return;
            }
            inline.open(value);
            // The link is not part of the content of blocks in it: they carry a flag instead.
            let away = tag == "a" && value.attr("href").is_none_or(leads_away);
            if away && !context.in_link {
                let within = Context { in_link: true, ..context.clone() };
                self.children(element, &within, inline);
            } else {
                self.children(element, context, inline);
            }
            inline.close(value);
            return;
        }
        self.flush(inline, &Context { in_link: false, ..context.clone() });
        let mut inner = self.inner(element, tag, context);
        if inner.kind == BlockKind::Paragraph {
            inner.pictured |= captions::is_picture_box(element);
            inner.below_picture |= captions::is_unnamed_box(element);
        }
        if tag == "table"
            && let Some(rows) = super::table::rows(element)
        {
            self.table(element, rows, &inner);
            return;
        }
        let white_space = match tag {
            "pre" if is_code(element) => WhiteSpace::Code,
            "pre" => WhiteSpace::Lines,
            _ if inline.white_space() == WhiteSpace::Code => WhiteSpace::Code,
            _ => WhiteSpace::Folded,
        };
        let mut own = InlineBuilder::within(inline, white_space);
        self.children(element, &inner, &mut own);
        self.flush(&mut own, &inner);
    }

    /// Makes blocks of an element within a line, which is in `outer`.
    fn apart(
        &mut self,
        element: ElementRef<'_>,
        inner: &Context,
        outer: &Context,
        inline: &mut InlineBuilder,
    ) {
        self.flush(inline, outer);
        let mut own = InlineBuilder::within(inline, inline.white_space());
        self.children(element, inner, &mut own);
        self.flush(&mut own, inner);
    }

    fn leave_out(&mut self, text: Option<&str>, kind: LeftOutKind) {
        let text = one_line(text.unwrap_or_default()).into_owned();
        if text.contains(char::is_alphanumeric) {
            self.out.left_out.push(LeftOutWords { block: self.out.blocks.len(), text, kind });
        }
    }

    fn inner(&mut self, element: ElementRef<'_>, tag: &str, context: &Context) -> Context {
        let value = element.value();
        let mut inner = context.clone();
        inner.hidden |= is_removed(value);
        inner.blank = visibility(value).map_or(inner.blank, |visible| !visible);
        inner.region = self.region(value, tag, context.region);
        let heading = match tag.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            // A heading may contain a button that unfolds the text below it.
            _ => context.heading,
        };
        inner.heading = heading;
        inner.kind = match tag {
            _ if heading.is_some() => BlockKind::Heading(heading.unwrap_or(2).max(2)),
            "figcaption" | "caption" => BlockKind::Caption,
            "li" | "dt" | "dd" => BlockKind::Item,
            // Blocks in an item or a caption have its kind.
            _ if matches!(context.kind, BlockKind::Item | BlockKind::Caption) => context.kind,
            _ => BlockKind::Paragraph,
        };
        inner.containers.extend(self.lists.container(element, &context.containers));
        inner
    }

    /// Adds a region to another; returns its index.
    fn region(&mut self, value: &Element, tag: &str, parent: usize) -> usize {
        let classes = value.attr("class").unwrap_or_default();
        self.out.regions.push(Region {
            tag: tag.to_owned(),
            look: format!("{tag} {classes}"),
            names: region_names::all(value),
            parent: Some(parent),
            has_controls: false,
        });
        self.out.regions.len() - 1
    }

    fn control(&mut self, region: usize) {
        let containers: Vec<usize> = self.out.ancestors(region).collect();
        for at in containers {
            self.out.regions[at].has_controls = true;
        }
    }

    fn table(&mut self, element: ElementRef<'_>, rows: super::table::TableRows, context: &Context) {
        for child in element.child_elements().filter(|child| child.value().name() == "caption") {
            let caption = Context { kind: BlockKind::Caption, ..context.clone() };
            let mut own = InlineBuilder::default();
            self.children(child, &caption, &mut own);
            self.flush(&mut own, &caption);
        }
        let text = |cells: &Vec<(bool, Vec<InlinePiece>)>| -> String {
            cells
                .iter()
                .map(|(_, pieces)| super::inline::text(pieces))
                .collect::<Vec<_>>()
                .join("\t")
        };
        let text = rows.iter().map(text).collect::<Vec<_>>().join("\n");
        self.push(BlockKind::Table, text, BlockContent::Table(rows), context);
    }

    fn flush(&mut self, inline: &mut InlineBuilder, context: &Context) {
        let captioned = inline.follows_picture() && captions::is_credited(&inline.line());
        let captioned = captioned.then(|| Context { below_picture: true, ..context.clone() });
        let context = captioned.as_ref().unwrap_or(context);
        let white_space = inline.white_space();
        let pieces = inline.take();
        let raw = || pieces.iter().map(InlinePiece::raw).collect::<String>();
        match white_space {
            WhiteSpace::Folded => {}
            WhiteSpace::Lines => {
                for text in super::super::plain_text::blocks(&raw()) {
                    let pieces = vec![InlinePiece::Text(text.clone())];
                    self.push(context.kind, text, BlockContent::Text(pieces), context);
                }
                return;
            }
            WhiteSpace::Code => {
                let text = super::inline::text(&pieces);
                if !text.is_empty() {
                    self.push(context.kind, text, BlockContent::Code(code(&raw())), context);
                }
                return;
            }
        }
        for mut pieces in super::inline::split_menu_lines(pieces) {
            let mut text = super::inline::text(&pieces);
            if !text.is_empty() {
                if let Some(label) = self.lists.take_label() {
                    text.insert_str(0, &label);
                    pieces.insert(0, InlinePiece::Text(label));
                }
                self.push(context.kind, text, BlockContent::Text(pieces), context);
            }
        }
    }

    fn push(&mut self, kind: BlockKind, text: String, content: BlockContent, context: &Context) {
        let article = |at: usize| matches!(self.out.regions[at].tag.as_str(), "article" | "main");
        let article = self.out.ancestors(context.region).any(article);
        self.out.blocks.push(HtmlBlock {
            kind,
            count: word_count::words(&text),
            text,
            content,
            containers: context.containers.clone(),
            pictured: context.pictured,
            below_picture: context.below_picture,
            hidden: context.hidden || context.blank,
            heading: context.heading,
            region: context.region,
            in_link: context.in_link,
            article,
        });
    }
}

//! From Markdown to HTML, one string for each outermost block.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::notes::{Notes, Row, Stream};
use super::segment::{Mark, Point, Segmenter};
use super::walk::{Step, Walker};
use super::{Flavour, highlight, parse, sanitise};

/// Where a link into the briefing leads on this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkOut {
    /// The address, not escaped.
    pub href: String,
    /// The target's title, the text of a bare link.
    pub title: String,
}

/// How to render a text.
pub struct Renderer<'a> {
    /// Whose words they are.
    pub flavour: Flavour,
    /// Elements around ranges of the plain text, in any order.
    pub marks: &'a [Mark],
    /// Elements at places of the plain text, in any order.
    pub points: &'a [Point],
    /// The largest heading becomes at least this small: 2 for `<h2>`. 1 changes nothing.
    pub top_heading: usize,
    /// Says where the link or image at these bytes of the Markdown leads, if it leads into the
    /// briefing.
    pub link: &'a dyn Fn(Range<usize>) -> Option<LinkOut>,
    /// Begins the ids of footnotes: `fn-` gives `fn-1`.
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
            top_heading: 1,
            link: &|_| None,
            footnote_prefix: "fn-",
            safe: true,
        }
    }
}

impl Renderer<'_> {
    /// Returns the outermost blocks of `source`, as many as its projection has rows.
    ///
    /// With raw HTML in the editor's words, which may reach over blocks, everything is one row.
    pub fn rows(&self, source: &str) -> Vec<Row> {
        let mut state = State::new(self);
        for (event, range) in parse(source, self.flavour) {
            state.take(event, range);
        }
        state.finish()
    }
}

/// As many events as a paragraph with a few marks has.
const ROW_EVENTS: usize = 24;

struct State<'a> {
    renderer: &'a Renderer<'a>,
    walker: Walker,
    segmenter: Segmenter<'a>,
    /// The events of the finished rows and of the one being read.
    rows: Vec<Stream<'a>>,
    before: Stream<'a>,
    notes: Notes<'a>,
    /// The footnotes being read: their labels and events. A list in one may hold another.
    definitions: Vec<(String, Stream<'a>)>,
    /// A bare link's text is replaced by this title.
    title: Option<String>,
    /// Open links, and whether they are kept; the end of one that was dropped is dropped too.
    links: Vec<bool>,
    code_language: Option<String>,
    /// How many images are open that are shown.
    images: usize,
    /// An image that is not shown.
    far_image: Option<FarImage>,
    has_html: bool,
    /// Whether a table aligns its cells.
    aligns: bool,
    /// The rows in which highlighted code was read.
    highlighted: Vec<usize>,
}

struct FarImage {
    address: String,
    description: String,
    /// How many images are open in its description.
    inner: usize,
}

impl<'a> State<'a> {
    fn new(renderer: &'a Renderer<'a>) -> Self {
        Self {
            renderer,
            walker: Walker::default(),
            segmenter: Segmenter::new(renderer.marks, renderer.points),
            rows: Vec::new(),
            before: Vec::new(),
            notes: Notes::new(renderer.footnote_prefix, renderer.top_heading),
            definitions: Vec::new(),
            title: None,
            links: Vec::new(),
            code_language: None,
            images: 0,
            far_image: None,
            has_html: false,
            aligns: false,
            highlighted: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'a>, at: Range<usize>) {
        let step = self.walker.step(&event);
        if matches!(step, Step::RowStart | Step::Rule) {
            self.rows.push(Vec::with_capacity(ROW_EVENTS));
        }
        let mut out = std::mem::take(self.stream());
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.segmenter.suspend(&mut out);
                *self.stream() = out;
                self.definitions.push((label.into_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, _)) = self.definitions.pop() {
                    self.notes.define(&label, out);
                }
            }
            event => {
                self.write(event, at, step, &mut out);
                *self.stream() = out;
            }
        }
    }

    /// Where events go: the footnote or row being read. Nothing stands before the first row.
    fn stream(&mut self) -> &mut Stream<'a> {
        match (self.definitions.last_mut(), self.rows.last_mut()) {
            (Some((_, events)), _) | (None, Some(events)) => events,
            (None, None) => &mut self.before,
        }
    }

    fn write(&mut self, event: Event<'a>, at: Range<usize>, step: Step, out: &mut Stream<'a>) {
        if self.far_image.is_some() {
            return self.in_far_image(&event, out);
        }
        if self.images > 0 {
            return self.in_image(event, out);
        }
        let range = match step {
            Step::Text(range, _) => Some(range),
            _ => None,
        };
        match (event, range) {
            (Event::Text(text), range) => self.text(text, range, out),
            (Event::Code(text), Some(range)) if self.segmenter.touches(&range) => {
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("<code>".into()));
                self.segmenter.text(text, range, out);
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("</code>".into()));
            }
            (event @ (Event::SoftBreak | Event::HardBreak), Some(range)) => {
                self.segmenter.whole(event, range, out);
            }
            (event, _) => {
                self.segmenter.suspend(out);
                match event {
                    Event::Start(tag) => self.start(tag, at, out),
                    Event::End(tag) => self.end(tag, out),
                    // A sign, not a control that can be focused and does nothing.
                    Event::TaskListMarker(done) if self.renderer.safe => {
                        out.push(Event::InlineHtml(if done { DONE } else { TO_DO }.into()));
                    }
                    event => {
                        self.has_html |= matches!(event, Event::Html(_) | Event::InlineHtml(_));
                        out.push(event);
                    }
                }
            }
        }
    }

    /// Writes text; that of a footnote has no range.
    fn text(&mut self, text: CowStr<'a>, range: Option<Range<usize>>, out: &mut Stream<'a>) {
        let title = self.title.take().map(|title| Event::Text(title.into()));
        match (title, range) {
            (Some(title), Some(range)) => self.segmenter.whole(title, range, out),
            (Some(title), None) => out.push(title),
            (None, None) => out.push(Event::Text(text)),
            (None, Some(range)) => {
                let plain = !self.segmenter.touches(&range);
                match self.code_language.as_ref().filter(|_| plain) {
                    Some(language) => out.push(match highlight::block(language, &text) {
                        Some(code) => {
                            self.highlighted.push(self.rows.len().saturating_sub(1));
                            Event::InlineHtml(code.into())
                        }
                        None => Event::Text(text),
                    }),
                    None => self.segmenter.text(text, range, out),
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: Range<usize>, out: &mut Stream<'a>) {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let bare = matches!(link_type, LinkType::WikiLink { has_pothole: false });
                let wiki = matches!(link_type, LinkType::WikiLink { .. });
                let nested = self.links.contains(&true);
                let kept = match (self.renderer.link)(at) {
                    _ if nested => None,
                    Some(target) => {
                        self.title = bare.then_some(target.title);
                        Some(target.href.into())
                    }
                    None if wiki => None,
                    None => self.address(link_type, dest_url),
                };
                self.links.push(kept.is_some());
                if let Some(dest_url) = kept {
                    self.segmenter.enter_link();
                    let link_type = if wiki { LinkType::Inline } else { link_type };
                    out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let shown = match (self.renderer.link)(at) {
                    Some(target) => target.href.into(),
                    None if self.renderer.safe => {
                        let (address, description) = (dest_url.into_string(), String::new());
                        self.far_image = Some(FarImage { address, description, inner: 0 });
                        return;
                    }
                    None => dest_url,
                };
                self.images += 1;
                out.push(Event::Start(Tag::Image { link_type, dest_url: shown, title, id }));
            }
            Tag::Heading { level, id, classes, attrs } => {
                self.notes.meet_heading(level);
                out.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Tag::CodeBlock(kind) => {
                self.code_language = match &kind {
                    CodeBlockKind::Fenced(info) if self.renderer.safe => {
                        Some(info.split([' ', ',']).next().unwrap_or_default().to_owned())
                    }
                    _ => None,
                };
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            tag => {
                if let Tag::Table(columns) = &tag {
                    self.aligns |= columns.iter().any(|side| *side != Alignment::None);
                }
                out.push(Event::Start(tag));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut Stream<'a>) {
        match tag {
            TagEnd::Link => {
                if self.links.pop().unwrap_or(true) {
                    out.push(Event::End(tag));
                    self.title = None;
                    self.segmenter.leave_link(out);
                }
            }
            TagEnd::CodeBlock => {
                self.code_language = None;
                out.push(Event::End(tag));
            }
            tag => out.push(Event::End(tag)),
        }
    }

    /// A description is an attribute: links, footnotes and marks have no place in it.
    fn in_image(&mut self, event: Event<'a>, out: &mut Stream<'a>) {
        match &event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            Event::Start(Tag::Link { .. })
            | Event::End(TagEnd::Link)
            | Event::FootnoteReference(_) => return,
            _ => {}
        }
        out.push(event);
    }

    /// An image from elsewhere is not loaded, which a strict host would forbid and which would
    /// tell on the reader; a link with its description stands for it.
    fn in_far_image(&mut self, event: &Event<'a>, out: &mut Stream<'a>) {
        let Some(image) = &mut self.far_image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.description.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.description.push(' '),
            Event::Start(Tag::Image { .. }) => image.inner += 1,
            Event::End(TagEnd::Image) if image.inner > 0 => image.inner -= 1,
            Event::End(TagEnd::Image) => {
                out.push(Event::InlineHtml(image.stand_in(self.links.contains(&true)).into()));
                self.far_image = None;
            }
            _ => {}
        }
    }

    fn address(&self, kind: LinkType, target: CowStr<'a>) -> Option<CowStr<'a>> {
        let email = matches!(kind, LinkType::Email);
        (!self.renderer.safe || email || sanitise::is_harmless(&target)).then_some(target)
    }

    fn finish(mut self) -> Vec<Row> {
        let rows = std::mem::take(&mut self.rows);
        let mut rows: Vec<Row> = rows.into_iter().map(|events| self.notes.row(events)).collect();
        let editor = self.renderer.flavour == Flavour::Editor;
        for at in std::mem::take(&mut self.highlighted) {
            if let Some(row) = rows.get_mut(at) {
                row.highlighted = true;
            }
        }
        if self.renderer.safe && self.aligns {
            for row in &mut rows {
                sanitise::align_by_class(&mut row.html);
                row.footnotes.iter_mut().for_each(|note| sanitise::align_by_class(&mut note.html));
            }
        }
        if self.renderer.safe && editor && self.has_html && !rows.is_empty() {
            rows = vec![sanitise::merge(rows)];
        }
        rows
    }
}

const DONE: &str = "<span class=\"task done\" role=\"img\" aria-label=\"☑\"></span>";
const TO_DO: &str = "<span class=\"task\" role=\"img\" aria-label=\"☐\"></span>";

impl FarImage {
    fn stand_in(&self, in_link: bool) -> String {
        let label = escaped(&self.description);
        let (tag, href) = match sanitise::is_harmless(&self.address) && !in_link {
            true => ("a", format!(" href=\"{}\"", escaped_address(&self.address))),
            false => ("span", " role=\"img\"".to_owned()),
        };
        let text = if label.is_empty() { "image" } else { &label };
        format!("<{tag} class=\"image\"{href} data-alt=\"{text}\" aria-label=\"{text}\"></{tag}>")
    }
}

/// Returns an address as it stands in an attribute.
pub fn escaped_address(address: &str) -> String {
    let mut out = String::new();
    let _ = escape_href(&mut out, address);
    out
}

/// Returns text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// Writes text as it stands in HTML.
pub fn escape_into(out: &mut String, text: &str) {
    let _ = escape_html(out, text);
}

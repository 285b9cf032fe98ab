//! Renders Markdown as HTML, one row for each outermost block.
//!
//! Puts marks between the events of a text, resolves links, leaves out what is not safe.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::caption::{Caption, CaptionReader, mark_as_caption};
use super::cursor::{PlainTextCursor, Step};
use super::cut::cut_paragraph;
use super::footnotes::{EventList, FootnoteWriter, HtmlRow};
use super::image::FarImage;
use super::render::Renderer;
use super::segment::Segmenter;
use super::{Flavour, highlight, parse, sanitise};

impl Renderer<'_> {
    /// Returns the outermost blocks of `source`, as many as its projection has rows, and one more
    /// where one was cut.
    ///
    /// The editor's raw HTML may reach over several blocks: then all of them are one row.
    pub fn rows(&self, source: &str) -> Vec<HtmlRow> {
        let mut builder = RowBuilder::new(self);
        let events = parse(source, self.flavour);
        match self.cut {
            Some(cut) => cut_paragraph(events, cut, |event, range| builder.take(event, range)),
            None => events.for_each(|(event, range)| builder.take(event, range)),
        }
        builder.finish()
    }
}

/// The events of a paragraph with a few marks, about.
const ROW_EVENTS: usize = 24;

/// An outermost block whose events are being gathered.
struct RowEvents<'a> {
    events: EventList<'a>,
    caption: CaptionReader,
    /// Whether highlighted code was read in it.
    highlighted: bool,
}

/// A footnote being read.
struct Definition<'a> {
    label: String,
    events: EventList<'a>,
    cursor: PlainTextCursor,
    /// The segmenter of the text around it.
    outer: Segmenter<'a>,
}

/// Turns the events of a text into those to be written, row by row.
struct RowBuilder<'a> {
    renderer: &'a Renderer<'a>,
    cursor: PlainTextCursor,
    segmenter: Segmenter<'a>,
    /// The finished rows and the one being read.
    rows: Vec<RowEvents<'a>>,
    /// Events before the first row, which are not written.
    before: EventList<'a>,
    footnotes: FootnoteWriter<'a>,
    /// The footnotes being read: their labels and events. A list in one may hold another.
    definitions: Vec<Definition<'a>>,
    /// The title that replaces a bare link's text.
    title: Option<String>,
    /// Open links, and whether they are kept; the end of one that was dropped is dropped too.
    links: Vec<bool>,
    code_language: Option<String>,
    /// How many images are open that are shown.
    images: usize,
    /// An image of another host that is being read.
    far_image: Option<FarImage>,
    has_html: bool,
    /// Whether a table aligns its cells.
    aligns: bool,
}

impl<'a> RowBuilder<'a> {
    fn new(renderer: &'a Renderer<'a>) -> Self {
        Self {
            renderer,
            cursor: PlainTextCursor::default(),
            segmenter: Segmenter::new(renderer.marks, renderer.points),
            rows: Vec::new(),
            before: Vec::new(),
            footnotes: FootnoteWriter::new(renderer.footnote_prefix, renderer.top_heading),
            definitions: Vec::new(),
            title: None,
            links: Vec::new(),
            code_language: None,
            images: 0,
            far_image: None,
            has_html: false,
            aligns: false,
        }
    }

    /// Takes the next event, which is at these bytes of the Markdown.
    fn take(&mut self, event: Event<'a>, at: Range<usize>) {
        let step = self.cursor.step(&event);
        if matches!(step, Step::RowStart | Step::Rule) {
            let events = Vec::with_capacity(ROW_EVENTS);
            let caption = CaptionReader::new(&event);
            self.rows.push(RowEvents { events, caption, highlighted: false });
        }
        if self.definitions.is_empty()
            && let Some(row) = self.rows.last_mut()
        {
            row.caption.read(&event);
        }
        let mut out = std::mem::take(self.events());
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.segmenter.suspend(&mut out);
                *self.events() = out;
                let label = label.into_string();
                let own = self.renderer.footnote_marks.iter().find(|own| own.label == label);
                let (marks, points) =
                    own.map_or((&[][..], &[][..]), |own| (&own.marks, &own.points));
                let own = Segmenter::new(marks, points);
                let outer = std::mem::replace(&mut self.segmenter, own);
                let (events, cursor) = Default::default();
                self.definitions.push(Definition { label, events, cursor, outer });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(definition) = self.definitions.pop() {
                    self.segmenter.suspend(&mut out);
                    self.segmenter = definition.outer;
                    self.footnotes.define(&definition.label, out);
                }
            }
            event => {
                let step = match self.definitions.last_mut() {
                    Some(definition) => definition.cursor.step(&event),
                    None => step,
                };
                self.write(event, at, step, &mut out);
                *self.events() = out;
            }
        }
    }

    /// Returns the events of the footnote or row being read.
    fn events(&mut self) -> &mut EventList<'a> {
        match (self.definitions.last_mut(), self.rows.last_mut()) {
            (Some(definition), _) => &mut definition.events,
            (None, Some(row)) => &mut row.events,
            (None, None) => &mut self.before,
        }
    }

    fn write(&mut self, event: Event<'a>, at: Range<usize>, step: Step, out: &mut EventList<'a>) {
        if let Some(image) = &mut self.far_image {
            if image.read(&event) {
                let html = image.replacement(self.links.contains(&true));
                out.push(Event::InlineHtml(html.into()));
                self.far_image = None;
            }
            return;
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
            // As in the plain text, so that a place in it is the same place on the page.
            (Event::SoftBreak, Some(range)) => {
                self.segmenter.whole(Event::Text(" ".into()), range, out);
            }
            (Event::HardBreak, Some(range)) => {
                self.segmenter.whole(Event::HardBreak, range, out);
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

    /// Writes text; that of a description has no range.
    fn text(&mut self, text: CowStr<'a>, range: Option<Range<usize>>, out: &mut EventList<'a>) {
        let title = self.title.take().map(|title| Event::Text(title.into()));
        match (title, range) {
            (Some(title), Some(range)) => self.segmenter.whole(title, range, out),
            (Some(title), None) => out.push(title),
            (None, None) => out.push(Event::Text(text)),
            (None, Some(range)) => {
                let plain = !self.segmenter.touches(&range) && self.definitions.is_empty();
                match self.code_language.as_ref().filter(|_| plain) {
                    Some(language) => out.push(match highlight::block(language, &text) {
                        Some(code) => {
                            if let Some(row) = self.rows.last_mut() {
                                row.highlighted = true;
                            }
                            Event::InlineHtml(code.into())
                        }
                        None => Event::Text(text),
                    }),
                    None => self.segmenter.text(text, range, out),
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: Range<usize>, out: &mut EventList<'a>) {
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
                        self.far_image = Some(FarImage::new(dest_url));
                        return;
                    }
                    None => dest_url,
                };
                self.images += 1;
                out.push(Event::Start(Tag::Image { link_type, dest_url: shown, title, id }));
            }
            Tag::Heading { level, id, classes, attrs } => {
                self.footnotes.meet_heading(level);
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

    fn end(&mut self, tag: TagEnd, out: &mut EventList<'a>) {
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
    fn in_image(&mut self, event: Event<'a>, out: &mut EventList<'a>) {
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

    fn address(&self, kind: LinkType, target: CowStr<'a>) -> Option<CowStr<'a>> {
        let email = matches!(kind, LinkType::Email);
        (!self.renderer.safe || email || sanitise::is_harmless(&target)).then_some(target)
    }

    /// Returns the rows when all events were taken.
    fn finish(mut self) -> Vec<HtmlRow> {
        let safe = self.renderer.safe;
        let editor = self.renderer.flavour == Flavour::Editor;
        let mut below_picture = false;
        let mut rows = Vec::with_capacity(self.rows.len());
        for mut row in std::mem::take(&mut self.rows) {
            let caption = row.caption.caption();
            // The editor may also speak in italics; only below a picture are they its caption.
            if safe && editor && caption.words && (caption.pictures || below_picture) {
                mark_as_caption(&mut row.events);
            }
            below_picture = caption == Caption { pictures: true, words: false };
            let mut html = self.footnotes.row(row.events);
            (html.caption, html.highlighted) = (caption, row.highlighted);
            rows.push(html);
        }
        if safe && self.aligns {
            for row in &mut rows {
                sanitise::align_by_class(&mut row.html);
                row.footnotes.iter_mut().for_each(|note| sanitise::align_by_class(&mut note.html));
            }
        }
        if safe && editor && self.has_html && !rows.is_empty() {
            rows = vec![sanitise::merge(rows)];
        }
        rows
    }
}

const DONE: &str = "<span class=\"task done\" role=\"img\" aria-label=\"☑\"></span>";
const TO_DO: &str = "<span class=\"task\" role=\"img\" aria-label=\"☐\"></span>";

//! Renders Markdown as HTML, one row for each outermost block.
//!
//! Gathers the events of each block and of each footnote; `element_writer` writes them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::caption::{Caption, CaptionReader, mark_as_caption};
use super::cursor::{PlainTextCursor, Step};
use super::cut::cut_paragraph;
use super::element_writer::ElementWriter;
use super::footnotes::{EventList, FootnoteWriter, HtmlRow};
use super::render::Renderer;
use super::segment::Segmenter;
use super::{Flavour, parse, sanitise};

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
    /// Whether a figure was: see [`HtmlRow::figures`].
    figures: bool,
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
    writer: ElementWriter<'a>,
    /// The finished rows and the one being read.
    rows: Vec<RowEvents<'a>>,
    /// Events before the first row, which are not written.
    before: EventList<'a>,
    footnotes: FootnoteWriter<'a>,
    /// The footnotes being read: their labels and events. A list in one may hold another.
    definitions: Vec<Definition<'a>>,
}

impl<'a> RowBuilder<'a> {
    fn new(renderer: &'a Renderer<'a>) -> Self {
        Self {
            renderer,
            cursor: PlainTextCursor::default(),
            writer: ElementWriter::new(renderer),
            rows: Vec::new(),
            before: Vec::new(),
            footnotes: FootnoteWriter::new(renderer.footnote_prefix, renderer.top_heading),
            definitions: Vec::new(),
        }
    }

    /// Takes the next event, which is at these bytes of the Markdown.
    fn take(&mut self, event: Event<'a>, at: Range<usize>) {
        let step = self.cursor.step(&event);
        if matches!(step, Step::RowStart | Step::Rule) {
            let events = Vec::with_capacity(ROW_EVENTS);
            let caption = CaptionReader::new(&event);
            self.rows.push(RowEvents { events, caption, highlighted: false, figures: false });
        }
        if self.definitions.is_empty()
            && let Some(row) = self.rows.last_mut()
        {
            row.caption.read(&event);
        }
        let mut out = std::mem::take(self.events());
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.writer.segmenter.suspend(&mut out);
                *self.events() = out;
                let label = label.into_string();
                let own = self.renderer.footnote_marks.iter().find(|own| own.label == label);
                let (marks, points) =
                    own.map_or((&[][..], &[][..]), |own| (&own.marks, &own.points));
                let own = Segmenter::new(marks, points);
                let outer = std::mem::replace(&mut self.writer.segmenter, own);
                let (events, cursor) = Default::default();
                self.definitions.push(Definition { label, events, cursor, outer });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(definition) = self.definitions.pop() {
                    self.writer.segmenter.suspend(&mut out);
                    self.writer.segmenter = definition.outer;
                    self.footnotes.define(&definition.label, out);
                }
            }
            event => {
                let step = match self.definitions.last_mut() {
                    Some(definition) => definition.cursor.step(&event),
                    None => step,
                };
                if let Event::Start(Tag::Heading { level, .. }) = &event {
                    self.footnotes.meet_heading(*level);
                }
                self.writer.in_footnote = !self.definitions.is_empty();
                self.writer.write(event, at, step, &mut out);
                *self.events() = out;
                if let Some(row) = self.rows.last_mut() {
                    row.highlighted |= std::mem::take(&mut self.writer.highlighted);
                    row.figures |= std::mem::take(&mut self.writer.figures);
                }
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
            html.figures = row.figures;
            rows.push(html);
        }
        if safe && self.writer.aligns {
            for row in &mut rows {
                sanitise::align_by_class(&mut row.html);
                row.footnotes.iter_mut().for_each(|note| sanitise::align_by_class(&mut note.html));
            }
        }
        if safe && editor && self.writer.has_html && !rows.is_empty() {
            rows = vec![sanitise::merge(rows)];
        }
        rows
    }
}

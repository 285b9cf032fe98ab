//! Writes rows with their footnotes, numbered by first use and listed with the row that uses them.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd, html};

use super::caption::Caption;

/// A rendered footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label as written.
    pub label: String,
    /// Its place among the footnotes of this text, 1-based.
    pub number: usize,
    /// Its HTML: blocks.
    pub html: String,
}

/// A rendered outermost block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlRow {
    /// Its HTML.
    pub html: String,
    /// The footnotes first referred to in it, or in one of these, in order.
    pub footnotes: Vec<Footnote>,
    /// Whether it is a picture or a caption.
    pub caption: Caption,
    /// Whether it has highlighted code.
    pub highlighted: bool,
    /// Whether it, or a footnote in it, has a table, a picture, code, a rule, a list of tasks,
    /// raised or lowered letters, or HTML.
    pub figures: bool,
}

pub(super) type EventList<'a> = Vec<Event<'a>>;

/// Writes the rows of one text and the footnotes that they use.
pub(super) struct FootnoteWriter<'a> {
    prefix: &'a str,
    /// The footnotes that no row has used yet, by key.
    definitions: HashMap<String, EventList<'a>>,
    /// The numbers of the footnotes that were used, by key.
    used: HashMap<String, usize>,
    /// The largest heading becomes at least this small.
    top_heading: usize,
    /// The level of the text's largest heading.
    largest: usize,
}

impl<'a> FootnoteWriter<'a> {
    pub(super) fn new(prefix: &'a str, top_heading: usize) -> Self {
        let (definitions, used) = Default::default();
        Self { prefix, definitions, used, top_heading, largest: top_heading }
    }

    /// Counts a heading in; all of them must be met before the first row is written.
    pub(super) fn meet_heading(&mut self, level: HeadingLevel) {
        self.largest = self.largest.min(level as usize);
    }

    /// Adds a footnote. Of several with one label the first counts.
    pub(super) fn define(&mut self, label: &str, events: EventList<'a>) {
        self.definitions.entry(key(label)).or_insert(events);
    }

    /// Writes a row, with the footnotes that it is the first to use.
    pub(super) fn row(&mut self, events: EventList<'a>) -> HtmlRow {
        let mut new = Vec::new();
        let mut row = HtmlRow { html: self.write(events, &mut new), ..HtmlRow::default() };
        // A footnote may use others, which are listed after it.
        while let Some((label, number)) = new.get(row.footnotes.len()).cloned() {
            let events = self.definitions.remove(&key(&label)).unwrap_or_default();
            let html = self.write(events, &mut new);
            row.footnotes.push(Footnote { label, number, html });
        }
        row
    }

    /// Writes events as HTML: references become markers, headings move down.
    fn write(&mut self, events: EventList<'a>, new: &mut Vec<(String, usize)>) -> String {
        let refers = events.iter().any(|event| matches!(event, Event::FootnoteReference(_)));
        let events = if refers { self.with_markers(events, new) } else { events };
        let by = self.top_heading - self.largest;
        let length = |event: &Event<'_>| match event {
            Event::Text(text) | Event::InlineHtml(text) => text.len(),
            _ => 8,
        };
        let mut html = String::with_capacity(events.iter().map(length).sum::<usize>() + 32);
        html::push_html(&mut html, events.into_iter().map(|event| lower(event, by)));
        html
    }

    /// Replaces references by their markers; one inside a link moves after it.
    fn with_markers(
        &mut self,
        events: EventList<'a>,
        new: &mut Vec<(String, usize)>,
    ) -> EventList<'a> {
        let mut out: EventList<'a> = Vec::with_capacity(events.len());
        let mut in_link = false;
        let mut held: EventList<'a> = Vec::new();
        for event in events {
            match event {
                Event::FootnoteReference(label) => {
                    let marker = Event::InlineHtml(self.marker(&label, new).into());
                    if in_link { held.push(marker) } else { out.push(marker) }
                }
                event => {
                    match event {
                        Event::Start(Tag::Link { .. }) => in_link = true,
                        Event::End(TagEnd::Link) => in_link = false,
                        _ => {}
                    }
                    out.push(event);
                    if !in_link {
                        out.append(&mut held);
                    }
                }
            }
        }
        out
    }

    fn marker(&mut self, label: &str, new: &mut Vec<(String, usize)>) -> String {
        let prefix = self.prefix;
        let key = key(label);
        let next = self.used.len() + 1;
        let number = *self.used.entry(key).or_insert(next);
        let mut id = String::new();
        if number == next {
            new.push((label.to_owned(), number));
            id = format!(" id=\"{prefix}ref-{number}\"");
        }
        // The name that is read aloud has what is seen.
        let letter = letter(number);
        format!(
            "<a class=\"marker footnote\"{id} href=\"#{prefix}{number}\" \
             data-n=\"{letter}\" aria-label=\"{letter}\" role=\"doc-noteref\"></a>"
        )
    }
}

/// Moves a heading down by `by` levels.
fn lower(event: Event<'_>, by: usize) -> Event<'_> {
    let lower = |level| HeadingLevel::try_from((level as usize + by).min(6)).unwrap_or(level);
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        event => event,
    }
}

/// Returns the same key for labels that differ only by case.
pub fn key(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

/// Returns the letters that mark footnote `number` (1-based): a, b … z, aa. Notes have numbers.
pub fn letter(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|byte| char::from(*byte)).collect()
}

//! Footnotes: numbered by their first use, listed with the block that uses them.

use std::collections::HashMap;

use pulldown_cmark::{Event, Tag, TagEnd, html};

/// A footnote's text, and its label as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label.
    pub label: String,
    /// Its place among the footnotes of this text, from 1.
    pub number: usize,
    /// Its HTML, blocks.
    pub html: String,
}

/// An outermost block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its HTML.
    pub html: String,
    /// The footnotes first referred to in it, or in one of them, in order.
    pub footnotes: Vec<Footnote>,
}

pub(super) type Stream<'a> = Vec<Event<'a>>;

/// The footnotes of a text.
pub(super) struct Notes<'a> {
    prefix: &'a str,
    definitions: HashMap<String, Stream<'a>>,
    /// Keys in the order of their first use.
    used: Vec<String>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(prefix: &'a str) -> Self {
        Self { prefix, definitions: HashMap::new(), used: Vec::new() }
    }

    /// Takes a footnote's text. Of several with one label the first counts.
    pub(super) fn define(&mut self, label: &str, events: Stream<'a>) {
        self.definitions.entry(key(label)).or_insert(events);
    }

    /// Returns the HTML of a block with the footnotes that it is the first to use.
    pub(super) fn row(&mut self, events: Stream<'a>) -> Row {
        let mut new = Vec::new();
        let mut row = Row { html: self.write(events, &mut new), footnotes: Vec::new() };
        // A footnote may use others, which are listed after it.
        while let Some((label, number)) = new.get(row.footnotes.len()).cloned() {
            let events = self.definitions.remove(&key(&label)).unwrap_or_default();
            let html = self.write(events, &mut new);
            row.footnotes.push(Footnote { label, number, html });
        }
        row
    }

    /// Writes events, the references as markers; one inside a link moves behind it.
    fn write(&mut self, events: Stream<'a>, new: &mut Vec<(String, usize)>) -> String {
        let mut out: Stream<'a> = Vec::with_capacity(events.len());
        let mut in_link = false;
        let mut held: Stream<'a> = Vec::new();
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
        let mut html = String::new();
        html::push_html(&mut html, out.into_iter());
        html
    }

    fn marker(&mut self, label: &str, new: &mut Vec<(String, usize)>) -> String {
        let prefix = self.prefix;
        let key = key(label);
        let known = self.used.iter().position(|used| *used == key);
        let number = known.unwrap_or(self.used.len()) + 1;
        let mut id = String::new();
        if known.is_none() {
            self.used.push(key);
            new.push((label.to_owned(), number));
            id = format!(" id=\"{prefix}ref-{number}\"");
        }
        format!(
            "<a class=\"marker footnote\"{id} href=\"#{prefix}{number}\" \
             data-n=\"{}\" aria-label=\"{number}\"></a>",
            letter(number)
        )
    }
}

/// Labels that differ by case alone are one.
fn key(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

/// Returns the letter that marks a footnote, so that it is not taken for a note: a, b … z, aa.
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

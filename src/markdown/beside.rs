//! Reads the texts outside the plain text: footnotes, and the descriptions of pictures.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cursor::{PlainTextCursor, Step};
use super::footnotes::key;
use crate::model::{BesideKind, BesideText};

/// Reads all events of a text.
#[derive(Default)]
pub(super) struct BesideReader {
    /// The footnotes being read; a list in one may hold another.
    open: Vec<(String, PlainTextCursor, String)>,
    /// The description being read, and how many pictures are open.
    picture: String,
    pictures: usize,
    /// For each key of a footnote where it is first referred to.
    used: HashMap<String, u32>,
    found: Vec<BesideText>,
}

impl BesideReader {
    /// Takes an event; the plain text has `at` bytes before it.
    pub(super) fn read(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let label = label.to_string();
                self.open.push((label, PlainTextCursor::default(), String::new()));
                return;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, _, text)) = self.open.pop() {
                    let kind = BesideKind::Footnote { label, at: 0 };
                    self.found.push(BesideText { kind, text });
                }
                return;
            }
            Event::FootnoteReference(label) => {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                self.used.entry(key(label)).or_insert(at);
            }
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => {
                self.pictures -= 1;
                if self.pictures == 0 && !self.picture.is_empty() {
                    let text = std::mem::take(&mut self.picture);
                    self.found.push(BesideText { kind: BesideKind::Picture, text });
                }
            }
            Event::Text(text) | Event::Code(text) if self.pictures > 0 => {
                self.picture.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak if self.pictures > 0 => self.picture.push(' '),
            _ => {}
        }
        let Some((_, cursor, out)) = self.open.last_mut() else { return };
        if let Step::Text(range, _) = cursor.step(event) {
            if range.start > out.len() {
                out.push('\n');
            }
            match event {
                Event::Text(text) | Event::Code(text) => out.push_str(text),
                // As wide as the line break that it stands for.
                _ => out.push(' '),
            }
        }
    }

    /// Returns the texts. Footnotes that are not shown are left out: those that nothing refers to,
    /// and all but the first of one label.
    pub(super) fn finish(self) -> Vec<BesideText> {
        let mut seen = HashSet::new();
        let used = self.used;
        let mut shown = |mut beside: BesideText| {
            if let BesideKind::Footnote { label, at } = &mut beside.kind {
                *at = *used.get(&key(label))?;
                seen.insert(key(label)).then_some(())?;
            }
            Some(beside)
        };
        self.found.into_iter().filter_map(&mut shown).collect()
    }
}

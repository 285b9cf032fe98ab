//! Cuts the first paragraph of a text in two.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::cursor::{PlainTextCursor, Step};

/// Passes the events of a text on to `take`, with the paragraph around byte `cut` of the plain text
/// as two: a white space there becomes the edge between them, so that plain text and marks keep
/// their places. Nothing is cut inside of emphasis, links, lists and the like, where there is no
/// white space of one byte, or where no word would be left on one side: an empty paragraph has no
/// edge.
pub(super) fn cut_paragraph<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    cut: usize,
    mut take: impl FnMut(Event<'a>, Range<usize>),
) {
    let mut cursor = PlainTextCursor::default();
    // How many elements are open, and whether the outermost is a paragraph.
    let (mut open, mut paragraph) = (0_usize, false);
    // Whether the paragraph has anything before the event but white space.
    let mut begun = false;
    let mut events = events.peekable();
    while let Some((event, at)) = events.next() {
        let step = cursor.step(&event);
        match &event {
            Event::Start(tag) => {
                if open == 0 {
                    (paragraph, begun) = (matches!(tag, Tag::Paragraph), false);
                } else {
                    begun = true;
                }
                open += 1;
            }
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
        let place = match step {
            Step::Text(range, _) if paragraph && open == 1 && range.contains(&cut) => {
                Some(cut - range.start)
            }
            _ => None,
        };
        let ends = matches!(events.peek(), Some((Event::End(TagEnd::Paragraph), _)));
        let (before, after) = match (place, &event) {
            (Some(_), Event::SoftBreak | Event::HardBreak) if begun && !ends => (None, None),
            (Some(place), Event::Text(text))
                if is_space(text, place)
                    && (begun || has_words(&text[..place]))
                    && (!ends || has_words(&text[place + 1..])) =>
            {
                (part(&text[..place]), part(&text[place + 1..]))
            }
            _ => {
                begun |= matches!(&event, Event::Text(text) if has_words(text))
                    || matches!(event, Event::Code(_) | Event::InlineHtml(_));
                take(event, at);
                continue;
            }
        };
        if let Some(before) = before {
            take(before, at.clone());
        }
        take(Event::End(TagEnd::Paragraph), at.clone());
        take(Event::Start(Tag::Paragraph), at.clone());
        if let Some(after) = after {
            take(after, at);
        }
    }
}

fn has_words(text: &str) -> bool {
    text.contains(|c: char| !c.is_whitespace())
}

fn is_space(text: &str, place: usize) -> bool {
    matches!(text.as_bytes()[place], b' ' | b'\n' | b'\t')
}

fn part<'a>(text: &str) -> Option<Event<'a>> {
    (!text.is_empty()).then(|| Event::Text(CowStr::from(text.to_owned())))
}

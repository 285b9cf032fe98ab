//! Markdown: to plain text with [`fn@project`], to HTML with [`Renderer`].
//!
//! Both read the same events (`parse`) and agree, through `PlainTextCursor`, which bytes
//! of the plain text belong to each event. pulldown-cmark writes the HTML; our elements are put
//! between its events, so that without them its output is unchanged.

mod beside;
mod caption;
mod cursor;
mod cut;
mod element_writer;
mod escape;
mod footnotes;
mod highlight;
mod image;
mod nesting;
mod outline;
mod project;
mod quotation;
mod render;
mod row_builder;
mod sanitise;
mod segment;
#[cfg(test)]
mod tests;

use std::mem;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

pub use caption::Caption;
pub use escape::{escape_into, escaped, escaped_address, push_escaped};
pub use footnotes::{Footnote, HtmlRow, key as footnote_key, letter};
pub use nesting::Nesting;
pub use outline::{OutlineBlock, OutlineBlockKind, outline};
pub use project::{FoundLink, Projected, SourceMap, locate, project};
pub use quotation::{Quotation, quotation, quoted_lines};
pub use render::{FootnoteMarks, LinkOut, Renderer};
pub use segment::{Mark, Point, mark_line};

/// Whose words the Markdown holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// An article's: raw HTML is text, and `[[…]]` is not a link.
    Article,
    /// The editor's: raw HTML is cleaned, `[[…]]` is a link.
    Editor,
}

/// How deep blocks may be nested. Browsers give up soon after.
pub const MAX_DEPTH: usize = 100;

impl Flavour {
    fn options(self) -> Options {
        let shared =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        match self {
            Self::Article => shared,
            Self::Editor => {
                shared
                    | Options::ENABLE_WIKILINKS
                    | Options::ENABLE_TASKLISTS
                    | Options::ENABLE_DEFINITION_LIST
            }
        }
    }
}

/// The events of a text, each with its bytes in the source.
struct Events<'a> {
    parser: OffsetIter<'a>,
    flavour: Flavour,
}

fn parse(source: &str, flavour: Flavour) -> Events<'_> {
    let parser = Parser::new_ext(source, flavour.options()).into_offset_iter();
    Events { parser, flavour }
}

impl<'a> Iterator for Events<'a> {
    type Item = (Event<'a>, Range<usize>);

    // Not inlined, each event is copied once more.
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (mut event, range) = self.parser.next()?;
        if self.flavour == Flavour::Article {
            html_to_text(&mut event);
        }
        Some((event, range))
    }
}

/// Turns an article's raw HTML into text.
fn html_to_text(event: &mut Event<'_>) {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => {
            *event = Event::Text(mem::replace(text, CowStr::Borrowed("")));
        }
        Event::Start(Tag::HtmlBlock) => *event = Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => *event = Event::End(TagEnd::Paragraph),
        _ => {}
    }
}

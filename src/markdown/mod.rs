//! Markdown: to plain text with [`fn@project`], to HTML with [`Renderer`].
//!
//! Both read the same events (`parse`) and agree, through `walk::Walker`, on which byte of
//! the plain text each event stands for. HTML itself is written by pulldown-cmark; what we add is
//! put between its events, so that it can be taken out again and leaves its output.

mod highlight;
mod notes;
mod outline;
mod project;
mod render;
mod sanitise;
mod segment;
#[cfg(test)]
mod tests;
mod walk;

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

pub use notes::{Footnote, Row, letter};
pub use outline::{Block, BlockKind, Quotation, outline, quotation};
pub use project::{FoundLink, Projected, locate, project};
pub use render::{LinkOut, Renderer, escape_into, escaped, escaped_address};
pub use segment::{Mark, Point};

/// Whose words the Markdown holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// An article's: raw HTML is text, and `[[…]]` is no link.
    Article,
    /// The editor's: raw HTML is cleaned, `[[…]]` is a link.
    Editor,
}

/// Blocks may stand in one another this deep; browsers give up soon after.
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

    fn next(&mut self) -> Option<Self::Item> {
        let (event, range) = self.parser.next()?;
        let event = match (self.flavour, event) {
            (Flavour::Article, Event::Html(text) | Event::InlineHtml(text)) => Event::Text(text),
            (Flavour::Article, Event::Start(Tag::HtmlBlock)) => Event::Start(Tag::Paragraph),
            (Flavour::Article, Event::End(TagEnd::HtmlBlock)) => Event::End(TagEnd::Paragraph),
            (_, event) => event,
        };
        Some((event, range))
    }
}

//! The content of a block: text, links, emphasis.

use crate::import::thresholds::BROKEN_LINES;
use scraper::node::Element;

/// A piece of a block's content. Pieces that open are closed in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InlinePiece {
    /// Text, with the white space of the page.
    Text(String),
    /// A line break.
    Break,
    /// The start of `em`, `strong`, `code` or `del`.
    Open(&'static str),
    /// Its end.
    Close(&'static str),
    /// The start of a link, with its address as written.
    Link(String),
    /// Its end.
    LinkEnd,
}

impl InlinePiece {
    /// Returns the piece's text as it is in the page.
    pub(super) fn raw(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Break => "\n",
            _ => "",
        }
    }
}

/// Returns the text of pieces, with white space folded and trimmed.
pub(super) fn text(pieces: &[InlinePiece]) -> String {
    let raw: String = pieces.iter().map(InlinePiece::raw).collect();
    // Non-breaking spaces are kept: the author wants them.
    let words = raw.split(|c: char| c.is_whitespace() && !is_non_breaking(c) || is_invisible(c));
    let joined = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    joined.trim().to_owned()
}

/// Splits a block at its line breaks if they separate short lines, as in a menu. Running text with
/// a break stays one block.
pub(super) fn split_menu_lines(pieces: Vec<InlinePiece>) -> Vec<Vec<InlinePiece>> {
    let (menu_lines, menu_words) = BROKEN_LINES;
    let parts: Vec<Vec<InlinePiece>> =
        pieces.split(|piece| *piece == InlinePiece::Break).map(<[InlinePiece]>::to_vec).collect();
    let short = |part: &Vec<InlinePiece>| text(part).split_whitespace().count() <= menu_words;
    let plain = |part: &Vec<InlinePiece>| left_open(part) == 0;
    let menu = parts.len() >= menu_lines && parts.iter().all(|part| short(part) && plain(part));
    if menu { parts } else { vec![pieces] }
}

/// Returns how many elements a part of a block leaves open.
fn left_open(part: &[InlinePiece]) -> i32 {
    part.iter()
        .map(|piece| match piece {
            InlinePiece::Open(_) | InlinePiece::Link(_) => 1,
            InlinePiece::Close(_) | InlinePiece::LinkEnd => -1,
            _ => 0,
        })
        .sum()
}

/// Returns whether a character is a non-breaking space.
pub(super) fn is_non_breaking(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Returns whether a character is invisible and lost in Markdown.
fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// Collects the content of one block.
#[derive(Debug, Default)]
pub(super) struct InlineBuilder {
    pieces: Vec<InlinePiece>,
    /// The open elements, from the outermost.
    open: Vec<InlinePiece>,
    white_space: WhiteSpace,
    has_text: bool,
    /// Whether a picture is before its text, which has had no line break since.
    behind_picture: bool,
}

/// How white space is shown in a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum WhiteSpace {
    /// It parts words.
    #[default]
    Folded,
    /// Its lines are lines, as in a copied text.
    Lines,
    /// It is part of a code.
    Code,
}

impl InlineBuilder {
    /// Returns a builder for a block within the line of another. Words are struck out in it if they
    /// are in the line.
    pub(super) fn within(line: &Self, white_space: WhiteSpace) -> Self {
        let struck = line.open.iter().find(|piece| **piece == InlinePiece::Open("del")).cloned();
        let open: Vec<InlinePiece> = struck.into_iter().collect();
        Self { pieces: open.clone(), open, white_space, ..Self::default() }
    }

    pub(super) fn white_space(&self) -> WhiteSpace {
        self.white_space
    }

    /// Returns its text so far, with white space folded.
    pub(super) fn line(&self) -> String {
        text(&self.pieces)
    }

    /// Notes a picture in the line.
    pub(super) fn picture(&mut self) {
        self.behind_picture |= !self.has_text;
    }

    /// Returns whether its text follows a picture, in the same line.
    pub(super) fn follows_picture(&self) -> bool {
        self.behind_picture && self.has_text
    }

    pub(super) fn text(&mut self, text: &str) {
        self.has_text |= !text.trim().is_empty();
        self.pieces.push(InlinePiece::Text(text.to_owned()));
    }

    /// Adds a line break; returns whether it follows another one, which ends the block.
    pub(super) fn line_break(&mut self) -> bool {
        let is_blank = |piece: &InlinePiece| match piece {
            InlinePiece::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let last = self.pieces.iter().rev().find(|piece| !is_blank(piece));
        let twice = last == Some(&InlinePiece::Break);
        self.behind_picture &= !self.has_text;
        self.pieces.push(InlinePiece::Break);
        twice && self.white_space == WhiteSpace::Folded
    }

    pub(super) fn open(&mut self, value: &Element) {
        if let Some(piece) = opening(value) {
            self.pieces.push(piece.clone());
            self.open.push(piece);
        } else if matches!(value.name(), "td" | "th") {
            self.text(" ");
        }
    }

    pub(super) fn close(&mut self, value: &Element) {
        if opening(value).is_some()
            && let Some(piece) = self.open.pop()
        {
            self.pieces.push(closing(&piece));
        }
    }

    /// Takes the collected pieces. Open elements are closed, and opened again for the next pieces.
    pub(super) fn take(&mut self) -> Vec<InlinePiece> {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.extend(self.open.iter().rev().map(closing));
        self.pieces.clone_from(&self.open);
        (self.has_text, self.behind_picture) = (false, false);
        pieces
    }
}

/// Returns the piece that an element opens; `None` for one that means nothing in Markdown.
fn opening(value: &Element) -> Option<InlinePiece> {
    match value.name() {
        "em" | "i" | "cite" | "dfn" => Some(InlinePiece::Open("em")),
        "strong" | "b" => Some(InlinePiece::Open("strong")),
        "code" | "kbd" | "samp" | "tt" => Some(InlinePiece::Open("code")),
        "del" | "s" | "strike" => Some(InlinePiece::Open("del")),
        "span" | "font" | "u" if strikes(value) => Some(InlinePiece::Open("del")),
        // A link without an address may be followed by a script; one with a name is only a target.
        "a" => match value.attr("href") {
            Some(href) => Some(InlinePiece::Link(href.to_owned())),
            None if value.attr("name").or(value.attr("id")).is_none() => {
                Some(InlinePiece::Link(String::new()))
            }
            None => None,
        },
        _ => None,
    }
}

/// Returns whether an element's own style strikes its words out.
fn strikes(value: &Element) -> bool {
    value.attr("style").is_some_and(|style| style.to_ascii_lowercase().contains("line-through"))
}

fn closing(piece: &InlinePiece) -> InlinePiece {
    match piece {
        InlinePiece::Open(tag) => InlinePiece::Close(tag),
        _ => InlinePiece::LinkEnd,
    }
}

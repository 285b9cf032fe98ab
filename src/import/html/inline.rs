//! What stands in a block: text, links, emphasis.

use scraper::node::Element;

/// A piece of a block's content. What opens is closed, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, white space as in the page.
    Text(String),
    /// A line break.
    Break,
    /// The beginning of `em`, `strong`, `code` or `del`.
    Open(&'static str),
    /// Its end.
    Close(&'static str),
    /// The beginning of a link, with its address as written.
    Link(String),
    /// Its end.
    LinkEnd,
}

impl Piece {
    /// Returns the piece's text as it is in the page.
    pub(super) fn raw(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Break => "\n",
            _ => "",
        }
    }
}

/// Returns the text of pieces, white space folded and none around.
pub(super) fn text(pieces: &[Piece]) -> String {
    let raw: String = pieces.iter().map(Piece::raw).collect();
    // A space that does not break is one that the author wants.
    let words = raw.split(|c: char| c.is_whitespace() && !is_fixed(c) || is_nothing(c));
    let joined = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    joined.trim().to_owned()
}

/// Cuts a block at its line breaks where these part short lines, as in a menu; running text with a
/// break stays one block.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    const SHORT: usize = 6;
    let parts: Vec<Vec<Piece>> =
        pieces.split(|piece| *piece == Piece::Break).map(<[Piece]>::to_vec).collect();
    let short = |part: &Vec<Piece>| text(part).split_whitespace().count() <= SHORT;
    let plain = |part: &Vec<Piece>| opened(part) == 0;
    let menu = parts.len() >= 3 && parts.iter().all(|part| short(part) && plain(part));
    if menu { parts } else { vec![pieces] }
}

/// How many elements a part of a block leaves open.
fn opened(part: &[Piece]) -> i32 {
    part.iter()
        .map(|piece| match piece {
            Piece::Open(_) | Piece::Link(_) => 1,
            Piece::Close(_) | Piece::LinkEnd => -1,
            _ => 0,
        })
        .sum()
}

/// Spaces that do not break.
pub(super) fn is_fixed(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Characters that no reader sees and no Markdown keeps.
fn is_nothing(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// Collects the content of one block.
#[derive(Debug, Default)]
pub(super) struct InlineBuilder {
    pieces: Vec<Piece>,
    /// What is open, from the outermost.
    open: Vec<Piece>,
    preformatted: bool,
}

impl InlineBuilder {
    pub(super) fn new(preformatted: bool) -> Self {
        Self { preformatted, ..Self::default() }
    }

    pub(super) fn is_preformatted(&self) -> bool {
        self.preformatted
    }

    pub(super) fn text(&mut self, text: &str) {
        self.pieces.push(Piece::Text(text.to_owned()));
    }

    /// Adds a line break; returns whether it follows another, so that the block ends.
    pub(super) fn line_break(&mut self) -> bool {
        let blank = |piece: &&Piece| !matches!(piece, Piece::Text(text) if text.trim().is_empty());
        let twice = self.pieces.iter().rev().find(blank) == Some(&Piece::Break);
        self.pieces.push(Piece::Break);
        twice && !self.preformatted
    }

    pub(super) fn open(&mut self, value: &Element) {
        if let Some(piece) = meaning(value) {
            self.pieces.push(piece.clone());
            self.open.push(piece);
        } else if matches!(value.name(), "td" | "th") {
            self.text(" ");
        }
    }

    pub(super) fn close(&mut self, value: &Element) {
        if meaning(value).is_some()
            && let Some(piece) = self.open.pop()
        {
            self.pieces.push(closing(&piece));
        }
    }

    /// Takes what was collected; what is open is closed, and opened again in what follows.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.extend(self.open.iter().rev().map(closing));
        self.pieces.clone_from(&self.open);
        pieces
    }
}

fn meaning(value: &Element) -> Option<Piece> {
    match value.name() {
        "em" | "i" | "cite" | "dfn" => Some(Piece::Open("em")),
        "strong" | "b" => Some(Piece::Open("strong")),
        "code" | "kbd" | "samp" | "tt" => Some(Piece::Open("code")),
        "del" | "s" | "strike" => Some(Piece::Open("del")),
        // Scripts may follow a link without an address; one with a name is a place to lead to.
        "a" => match value.attr("href") {
            Some(href) => Some(Piece::Link(href.to_owned())),
            None if value.attr("name").or(value.attr("id")).is_none() => {
                Some(Piece::Link(String::new()))
            }
            None => None,
        },
        _ => None,
    }
}

fn closing(piece: &Piece) -> Piece {
    match piece {
        Piece::Open(tag) => Piece::Close(tag),
        _ => Piece::LinkEnd,
    }
}

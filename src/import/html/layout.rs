//! The layout of a page: its blocks, and the regions that contain them.

use super::super::page::{BlockKind, LeftOutWords};
use super::super::plain_text::shape::is_running_text;
use super::inline::InlinePiece;
use crate::import::thresholds::PROSE_MAX_LINKED_PERCENT;

/// A list, a quotation or an item that contains a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Container {
    /// Its number on the page: two containers with one tag differ in it.
    pub(super) number: usize,
    pub(super) tag: &'static str,
    /// The number of an item, which a reader sees if its list is ordered.
    pub(super) item: Option<u32>,
}

/// A block of a page.
#[derive(Debug, Clone)]
pub(super) struct HtmlBlock {
    pub(super) kind: BlockKind,
    /// Its text, with white space folded. Tabs separate the cells of a table, newlines its rows.
    pub(super) text: String,
    pub(super) content: BlockContent,
    /// The lists, items and quotations that contain it, from the outermost.
    pub(super) containers: Vec<Container>,
    /// Whether it is in the box of a picture. That says how it is written, not whether it is kept.
    pub(super) pictured: bool,
    /// Whether it is right below a picture, in a box that nothing names. In the middle of a text
    /// it is its caption.
    pub(super) below_picture: bool,
    /// Whether the page hides it.
    pub(super) hidden: bool,
    /// The level of a heading, 1 to 6.
    pub(super) heading: Option<u8>,
    /// The index of the innermost region that contains it.
    pub(super) region: usize,
    /// Whether a link to another page contains it.
    pub(super) in_link: bool,
    /// Whether an `<article>` or a `<main>` contains it.
    pub(super) article: bool,
    /// The number of its words.
    pub(super) count: usize,
}

impl HtmlBlock {
    /// Returns whether it is the caption of a picture, by its element or its box.
    pub(super) fn is_caption(&self) -> bool {
        self.kind == BlockKind::Caption || self.pictured && self.is_plain()
    }

    /// Returns whether it is a paragraph or an item.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Item)
    }

    /// Returns whether most of its text links to other pages, as in menus.
    pub(super) fn is_linked(&self) -> bool {
        self.in_link || self.linked_bytes() * 5 > self.text.len() * 3
    }

    /// Returns the share of its text that links to other pages, in percent.
    pub(super) fn linked_percent(&self) -> usize {
        if self.in_link { 100 } else { self.linked_bytes() * 100 / self.text.len().max(1) }
    }

    /// Returns whether it is running text of at least so many words that belong to no link.
    pub(super) fn is_prose(&self, words: usize) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Item)
            && self.linked_percent() <= PROSE_MAX_LINKED_PERCENT
            && self.words() >= words
            && is_running_text(&self.text)
    }

    /// Returns how many bytes of its text link to other pages.
    fn linked_bytes(&self) -> usize {
        let BlockContent::Text(pieces) = &self.content else { return 0 };
        // For each open link, whether it leads to another page.
        let (mut open, mut linked) = (Vec::new(), 0);
        for piece in pieces {
            match piece {
                InlinePiece::Link(href) => open.push(leads_away(href)),
                InlinePiece::LinkEnd => drop(open.pop()),
                InlinePiece::Text(text) if open.contains(&true) => linked += text.trim().len(),
                _ => {}
            }
        }
        linked
    }

    /// Returns the number of its words.
    pub(super) fn words(&self) -> usize {
        self.count
    }
}

/// Returns whether an address is that of another page.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !(href.starts_with('#') || href.starts_with("mailto:") || href.starts_with("tel:"))
}

/// The content of a block.
#[derive(Debug, Clone)]
pub(super) enum BlockContent {
    Text(Vec<InlinePiece>),
    /// Rows of cells, each with whether it is a header.
    Table(Vec<Vec<(bool, Vec<InlinePiece>)>>),
    /// Lines of code, as they are.
    Code(String),
}

/// An element on lines of its own, which can contain blocks.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) tag: String,
    /// Its tag and classes, which elements that a page repeats share.
    pub(super) look: String,
    /// Its classes and other names, one a line.
    pub(super) names: String,
    /// The index of the region that contains it, which is smaller than its own.
    pub(super) parent: Option<usize>,
    /// Whether it has something to press or to fill in.
    pub(super) has_controls: bool,
}

/// The layout of a page as a reader sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct PageLayout {
    pub(super) blocks: Vec<HtmlBlock>,
    pub(super) regions: Vec<Region>,
    /// What is in no block: words that a line hides, and alternative texts of pictures.
    pub(super) left_out: Vec<LeftOutWords>,
}

impl PageLayout {
    /// Returns a region and those that contain it, from the innermost.
    pub(super) fn ancestors(&self, region: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(region), |at| self.regions[*at].parent)
    }

    /// Returns whether a region is another, or inside it.
    pub(super) fn is_in(&self, region: usize, outer: usize) -> bool {
        self.ancestors(region).any(|at| at == outer)
    }

    /// Returns for each region the range of the blocks in it, at any depth.
    pub(super) fn ranges(&self) -> Vec<std::ops::Range<usize>> {
        let mut out: Vec<std::ops::Range<usize>> = vec![0..0; self.regions.len()];
        for (at, block) in self.blocks.iter().enumerate() {
            for region in self.ancestors(block.region) {
                let range = &mut out[region];
                *range = if range.start == range.end { at..at + 1 } else { range.start..at + 1 };
            }
        }
        out
    }
}

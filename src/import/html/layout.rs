//! What a page is cut into: blocks, and the regions that they stand in.

use super::super::page::BlockKind;
use super::inline::Piece;

/// What a list, a quotation or an item around a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Container {
    /// Which one: elements of a page are numbered.
    pub(super) number: usize,
    pub(super) tag: &'static str,
    /// The number of a list's first item, where that is not 1.
    pub(super) start: Option<u32>,
}

/// A block of a page.
#[derive(Debug, Clone)]
pub(super) struct HtmlBlock {
    pub(super) kind: BlockKind,
    /// Its text, white space folded; a table's cells are parted by tabs, its rows by newlines.
    pub(super) text: String,
    /// What it holds.
    pub(super) content: BlockContent,
    /// The lists, items and quotations that it stands in, from the outermost.
    pub(super) around: Vec<Container>,
    /// Whether the page does not show it.
    pub(super) hidden: bool,
    /// Level of a heading, 1 to 6.
    pub(super) heading: Option<u8>,
    /// The innermost region that it stands in.
    pub(super) region: usize,
    /// Whether a link to another page is around it.
    pub(super) in_link: bool,
}

impl HtmlBlock {
    /// Whether most of its text leads elsewhere, as in menus and lists of other articles.
    pub(super) fn is_linked(&self) -> bool {
        self.in_link || self.linked() * 5 > self.text.len() * 3
    }

    /// Whether all of its text leads to another page.
    pub(super) fn is_link(&self) -> bool {
        self.in_link || self.linked() * 10 >= self.text.len() * 9
    }

    /// How many bytes of its text lead elsewhere.
    fn linked(&self) -> usize {
        let BlockContent::Text(pieces) = &self.content else { return 0 };
        // Links that are open, and whether each leads to another page.
        let (mut open, mut linked) = (Vec::new(), 0);
        for piece in pieces {
            match piece {
                Piece::Link(href) => open.push(leads_away(href)),
                Piece::LinkEnd => drop(open.pop()),
                Piece::Text(text) if open.contains(&true) => linked += text.trim().len(),
                _ => {}
            }
        }
        linked
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// Whether an address is of another page.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !(href.starts_with('#') || href.starts_with("mailto:") || href.starts_with("tel:"))
}

/// What a block holds.
#[derive(Debug, Clone)]
pub(super) enum BlockContent {
    Text(Vec<Piece>),
    /// Rows of cells; whether a cell is a head.
    Table(Vec<Vec<(bool, Vec<Piece>)>>),
}

/// An element that stands on lines of its own, and so holds blocks.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) tag: String,
    /// Tag and classes: elements that a page repeats have the same.
    pub(super) look: String,
    /// Its classes and other names.
    pub(super) names: String,
    /// The region around it; its number is smaller.
    pub(super) parent: Option<usize>,
    /// Whether a reader can press or fill in something in it.
    pub(super) controls: bool,
}

/// A page as a reader sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct PageLayout {
    pub(super) blocks: Vec<HtmlBlock>,
    pub(super) regions: Vec<Region>,
}

impl PageLayout {
    /// Returns a region and those around it, from the innermost.
    pub(super) fn around(&self, region: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(region), |at| self.regions[*at].parent)
    }

    /// Whether a region stands in another, or is it.
    pub(super) fn is_in(&self, region: usize, outer: usize) -> bool {
        self.around(region).any(|at| at == outer)
    }

    /// Returns which blocks each region holds, at any depth. They follow one another.
    pub(super) fn ranges(&self) -> Vec<std::ops::Range<usize>> {
        let mut out: Vec<std::ops::Range<usize>> = vec![0..0; self.regions.len()];
        for (at, block) in self.blocks.iter().enumerate() {
            for region in self.around(block.region) {
                let range = &mut out[region];
                *range = if range.start == range.end { at..at + 1 } else { range.start..at + 1 };
            }
        }
        out
    }
}

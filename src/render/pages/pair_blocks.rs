//! The blocks of two articles side by side: which belong together, the words they share, and
//! their HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use super::excerpts::gaps;
use super::shared_words::word_places;
use crate::markdown::{Flavour, Mark, Renderer};
use crate::model::site::ArticleIx;
use crate::overlap::{Run, SharedText, in_bytes};
use crate::render::page_context::PageContext;
use crate::render::views::Html;

/// Texts with more pairs of blocks than this are not aligned.
const CELLS: usize = 250_000;

/// The words that two articles have in common.
#[derive(Debug, Default)]
pub(super) struct CommonWords {
    /// How many each two blocks have.
    pub(super) of_blocks: BTreeMap<[usize; 2], u32>,
    /// Where they are in each text, in bytes: by position, disjoint.
    pub(super) ranges: [Vec<Range<u32>>; 2],
}

/// Returns the words that two articles have alike, as far as they are shown; none of digests.
pub(super) fn common_words(
    ctx: &PageContext<'_>,
    articles: [ArticleIx; 2],
    shared: &SharedText,
) -> CommonWords {
    let entries = articles.map(|at| &*ctx.site.articles[at]);
    let [Some(one), Some(other)] = entries.map(word_places) else { return CommonWords::default() };
    let words = [one, other];
    let shown = |side: usize, word: u32| {
        let place = words[side].get(word as usize)?;
        let rows = &entries[side].doc.body.plain.rows;
        (!place.is_empty()).then(|| rows.partition_point(|row| row.end < place.end))
    };
    let runs: Vec<Run> =
        shared.passages.iter().flat_map(|passage| &passage.runs).copied().collect();
    let mut of_blocks = BTreeMap::new();
    for run in &runs {
        for step in 0..run.words {
            if let [Some(one), Some(other)] = [0, 1].map(|side| shown(side, run.at[side] + step)) {
                *of_blocks.entry([one, other]).or_default() += 1;
            }
        }
    }
    let ranges = [0, 1].map(|side| {
        let mut shown_runs = Vec::new();
        for run in &runs {
            // What is not shown parts the words.
            let own: Vec<u32> = (run.at[side]..run.ends()[side]).collect();
            let is_shown = |word: u32| shown(side, word).is_some();
            let pieces = own.chunk_by(|one, next| is_shown(*one) == is_shown(*next));
            let pieces = pieces.filter(|piece| is_shown(piece[0]));
            shown_runs.extend(pieces.map(|piece| piece[0]..piece[piece.len() - 1] + 1));
        }
        in_bytes(&words[side], shown_runs)
    });
    CommonWords { of_blocks, ranges }
}

/// Returns the pairs of blocks that belong together, in the order of both texts: those that weigh
/// most together.
pub(super) fn align(sizes: [usize; 2], weight: impl Fn([usize; 2]) -> u32) -> Vec<[usize; 2]> {
    let [height, width] = sizes;
    if height.saturating_mul(width) > CELLS {
        return Vec::new();
    }
    let line = width + 1;
    let mut best = vec![0_u32; (height + 1) * line];
    for one in (0..height).rev() {
        for other in (0..width).rev() {
            let skip = best[(one + 1) * line + other].max(best[one * line + other + 1]);
            let both = match weight([one, other]) {
                0 => 0,
                weight => weight + best[(one + 1) * line + other + 1],
            };
            best[one * line + other] = skip.max(both);
        }
    }
    let (mut one, mut other, mut out) = (0, 0, Vec::new());
    while one < height && other < width {
        let here = best[one * line + other];
        if here == best[(one + 1) * line + other] {
            one += 1;
        } else if here == best[one * line + other + 1] {
            other += 1;
        } else {
            out.push([one, other]);
            (one, other) = (one + 1, other + 1);
        }
    }
    out
}

/// The blocks of an article as HTML, with the words of others that it quotes, and those that both
/// articles have.
#[derive(Debug)]
pub(super) struct RenderedBlocks {
    /// Each with its footnotes. For a fingerprint, the first has the hash of all.
    blocks: Vec<String>,
}

impl RenderedBlocks {
    /// Renders an article. The words at `shared` are those that the other one has, too;
    /// `footnotes` is the prefix of the footnotes' ids.
    pub(super) fn new(
        ctx: &PageContext<'_>,
        at: ArticleIx,
        shared: &[Range<u32>],
        footnotes: &str,
    ) -> Self {
        let body = &ctx.site.articles[at].doc.body;
        let mark = |range: &Range<u32>| Mark {
            range: range.clone(),
            tag: "mark",
            id: String::new(),
            attributes: " class=\"shared\"".into(),
            href: String::new(),
        };
        let mut marks: Vec<Mark> = shared.iter().map(mark).collect();
        marks.extend(ctx.voices(at, body));
        let points = gaps(ctx, at);
        let link = |range| ctx.resolve(body, range);
        let renderer = Renderer {
            flavour: Flavour::Article,
            marks: &marks,
            points: &points,
            top_heading: 3,
            link: &link,
            footnote_prefix: footnotes,
            ..Renderer::default()
        };
        let block = |row| ctx.with_footnotes(row, footnotes);
        Self { blocks: ctx.rows(body, &renderer).into_iter().map(block).collect() }
    }

    /// Returns a block.
    pub(super) fn html(&self, place: usize) -> Html {
        self.blocks.get(place).cloned().unwrap_or_default().into()
    }

    /// Returns whether a block is a heading.
    pub(super) fn is_heading(&self, place: usize) -> bool {
        let html = self.blocks.get(place).map_or("", String::as_str);
        html.strip_prefix("<h").is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
    }

    /// Returns the first of the headings right before the end of a range, or its end.
    pub(super) fn with_headings(&self, range: Range<usize>) -> usize {
        let mut first = range.end;
        while first > range.start && self.is_heading(first - 1) {
            first -= 1;
        }
        first
    }

    /// Returns the end of the first block of a range; if it is a heading, of the first block below
    /// it in the range.
    pub(super) fn below_heading(&self, range: Range<usize>) -> usize {
        let mut last = range.start;
        while last + 1 < range.end && self.is_heading(last) {
            last += 1;
        }
        last + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stay_with_the_block_below_them() {
        let html = ["<p>a</p>", "<h3>b</h3>", "<h4>c</h4>", "<p>d</p>", "<hr />"];
        let blocks = RenderedBlocks { blocks: html.map(str::to_owned).into() };
        assert_eq!([0, 3, 4].map(|end| blocks.with_headings(0..end)), [0, 1, 4]);
        assert_eq!(blocks.with_headings(2..3), 2);
        assert_eq!([0, 1, 3, 4].map(|start| blocks.below_heading(start..5)), [1, 4, 4, 5]);
        assert_eq!(blocks.below_heading(1..2), 2);
    }

    #[test]
    fn blocks_are_aligned_in_the_order_of_both_texts() {
        let of = |sizes, cells: &[([usize; 2], u32)]| {
            let cells: BTreeMap<[usize; 2], u32> = cells.iter().copied().collect();
            align(sizes, |at| cells.get(&at).copied().unwrap_or(0))
        };
        assert_eq!(of([3, 3], &[]), [[0; 2]; 0]);
        assert_eq!(of([3, 3], &[([0, 1], 4), ([2, 2], 1)]), [[0, 1], [2, 2]]);
        // Crossed: the heavier one.
        assert_eq!(of([2, 2], &[([0, 1], 2), ([1, 0], 3)]), [[1, 0]]);
        assert_eq!(of([1, 3], &[([0, 0], 1), ([0, 2], 5)]), [[0, 2]]);
        assert_eq!(of([600, 600], &[([0, 0], 1)]), [[0; 2]; 0]);
    }
}

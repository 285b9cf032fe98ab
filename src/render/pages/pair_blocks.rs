//! The blocks of two articles side by side: which belong together, and the words they share.

use std::collections::BTreeMap;
use std::ops::Range;

use super::shared_words::word_places;
use crate::markdown::escape_into;
use crate::model::site::ArticleIx;
use crate::overlap::{Run, SharedText, in_bytes};
use crate::render::page_context::PageContext;
use crate::text::one_line;

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

/// Returns a block's text as HTML, on one line, with these words marked.
pub(super) fn marked(text: &str, row: &Range<u32>, words: &[Range<u32>]) -> String {
    let mut html = String::new();
    let mut at = row.start;
    let push = |html: &mut String, range: Range<u32>, tags: [&str; 2]| {
        html.push_str(tags[0]);
        escape_into(html, &text[range.start as usize..range.end as usize]);
        html.push_str(tags[1]);
    };
    let first = words.partition_point(|words| words.end <= row.start);
    for range in words[first..].iter().take_while(|words| words.start < row.end) {
        let (start, end) = (range.start.max(row.start), range.end.min(row.end));
        push(&mut html, at..start, ["", ""]);
        push(&mut html, start..end, ["<mark class=\"shared\">", "</mark>"]);
        at = end;
    }
    push(&mut html, at..row.end, ["", ""]);
    one_line(&html).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn words_are_marked_within_their_block() {
        let text = "one & two\nthree four";
        let first = "one <mark class=\"shared\">&amp; two</mark>";
        assert_eq!(marked(text, &(0..9), std::slice::from_ref(&(4..14))), first);
        assert_eq!(
            marked(text, &(10..20), std::slice::from_ref(&(2..15))),
            "<mark class=\"shared\">three</mark> four"
        );
    }
}

//! Finds boxes that were kept after an article.
//!
//! The paragraphs of an article share one region. Kept blocks after them in small regions unlike
//! theirs are boxes: for an app, a book of condolence, the sources of a fact check.

use crate::import::thresholds::{
    ARTICLE_REGION_PERCENT, MARKED_NOTE_MIN_WORDS, TRAILING_BOX_MAX_WORDS,
};
use std::collections::HashMap;

use super::super::boilerplate;
use super::super::page::BlockKind;
use super::layout::{HtmlBlock, PageLayout};

/// Returns which of the kept blocks are in such boxes: from the last one upwards, until the
/// article's own paragraphs.
pub(super) fn trailing_boxes(page: &PageLayout, kept: &[bool]) -> Vec<bool> {
    let mut out = vec![false; kept.len()];
    let Some(article_region) = article_region(page, kept) else { return out };
    let box_of = |at: usize| outer_box(page, article_region, page.blocks[at].region);
    // The first class names the component; a last paragraph may have another one. An id of its own
    // says nothing.
    let kind = |at: usize| {
        let mut look = page.regions[at].look.split(' ');
        (look.next(), look.next())
    };
    let mut looks: HashMap<_, usize> = HashMap::new();
    for at in (0..kept.len()).filter(|at| kept[*at]) {
        if let Some(outer) = box_of(at) {
            *looks.entry(kind(outer)).or_default() += page.blocks[at].words();
        }
    }
    let all: usize = (0..kept.len()).filter(|at| kept[*at]).map(|at| page.blocks[at].words()).sum();
    let mut last = kept.len();
    while let Some(end) = (0..last).rev().find(|at| kept[*at]) {
        let Some(outer) = box_of(end) else { break };
        let inside: Vec<usize> = (0..=end)
            .rev()
            .take_while(|at| box_of(*at) == Some(outer))
            .filter(|at| kept[*at])
            .collect();
        let words: usize = inside.iter().map(|at| page.blocks[*at].words()).sum();
        let alike = looks[&kind(outer)] > words;
        let outside_region = !page.is_in(outer, article_region);
        let own = inside.iter().any(|at| belongs(page, &page.blocks[*at]));
        last = inside.last().copied().unwrap_or(0);
        // A correction stays, but does not keep a box above it.
        if own {
            continue;
        }
        // A box with much of a short article stays, too.
        let most = if outside_region { 2 * TRAILING_BOX_MAX_WORDS } else { TRAILING_BOX_MAX_WORDS };
        if alike && !outside_region || words >= most || words * 3 > all {
            break;
        }
        inside.iter().for_each(|at| out[*at] = true);
    }
    out
}

/// Returns whether a block after the last paragraph belongs to the article: a correction, a
/// caption, a footnote.
fn belongs(page: &PageLayout, block: &HtmlBlock) -> bool {
    let named = |at: usize| {
        let names = page.regions[at].names.to_lowercase();
        ["footnote", "endnote", "correction", "faq", "accordion"]
            .iter()
            .any(|name| names.contains(name))
    };
    let note =
        block.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '*' | '†' | '¹'));
    boilerplate::is_correction(&block.text)
        || page.ancestors(block.region).any(named)
        || block.kind == BlockKind::Caption
        || block.kind == BlockKind::Item && block.containers.iter().any(|around| around.tag == "ol")
        || note && block.words() >= MARKED_NOTE_MIN_WORDS
}

/// Returns the innermost region with most of the kept text; `None` if nothing was kept.
fn article_region(page: &PageLayout, kept: &[bool]) -> Option<usize> {
    let mut words = vec![0; page.regions.len()];
    let mut all = 0;
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        all += block.words();
        page.ancestors(block.region).for_each(|at| words[at] += block.words());
    }
    let most = |at: &usize| words[*at] * 100 >= all * ARTICLE_REGION_PERCENT;
    (0..page.regions.len()).rev().find(most).filter(|_| all > 0)
}

/// Returns the outermost region around a block that does not contain the article's region. `None`
/// for paragraphs, quotations, lists and other elements of running text in the article's region.
fn outer_box(page: &PageLayout, article_region: usize, region: usize) -> Option<usize> {
    let around: Vec<usize> = page.ancestors(region).collect();
    let shared = around.iter().position(|at| page.is_in(article_region, *at))?;
    let outer = *around.get(shared.checked_sub(1)?)?;
    let tag = page.regions[outer].tag.as_str();
    let text = ["p", "ul", "ol", "dl", "table", "blockquote", "figure", "pre", "details", "hr"]
        .contains(&tag)
        || tag.len() == 2 && tag.starts_with('h');
    // Outside the article's region even these are not part of the text.
    (!text || !page.is_in(outer, article_region)).then_some(outer)
}

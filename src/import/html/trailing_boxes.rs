//! Where an article lives on its page, and what strays behind it.
//!
//! The paragraphs of an article stand together in one region. What was kept behind them, in small
//! regions unlike theirs, are boxes: for an app, a book of condolence, the sources of a check.

use std::collections::HashMap;

use super::super::boilerplate;
use super::super::page::BlockKind;
use super::layout::{HtmlBlock, PageLayout};

/// Strays have fewer words.
const SMALL: usize = 60;

/// Returns which of the kept blocks are strays, from the last upwards to the article's own.
pub(super) fn trailing_boxes(page: &PageLayout, kept: &[bool]) -> Vec<bool> {
    let mut out = vec![false; kept.len()];
    let Some(article_region) = article_region(page, kept) else { return out };
    let box_of = |at: usize| outer_box(page, article_region, page.blocks[at].region);
    // The first class is of the component; a last paragraph may have one more.
    let kind = |at: usize| (page.regions[at].tag.as_str(), page.regions[at].names.lines().next());
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
        // A correction stays, and is no reason to keep what stands above it.
        if own {
            continue;
        }
        // Nor is a box a stray that holds much of a short article.
        let most = if outside_region { 2 * SMALL } else { SMALL };
        if alike && !outside_region || words >= most || words * 3 > all {
            break;
        }
        inside.iter().for_each(|at| out[*at] = true);
    }
    out
}

/// What belongs to an article behind its last paragraph: corrections, pictures, footnotes.
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
        || page.around(block.region).any(named)
        || block.kind == BlockKind::Caption
        || block.kind == BlockKind::Item && block.around.iter().any(|around| around.tag == "ol")
        || note && block.words() >= 4
}

/// Returns the innermost region with most of the text that was kept.
fn article_region(page: &PageLayout, kept: &[bool]) -> Option<usize> {
    let mut words = vec![0; page.regions.len()];
    let mut all = 0;
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        all += block.words();
        page.around(block.region).for_each(|at| words[at] += block.words());
    }
    let most = |at: &usize| words[*at] * 100 >= all * 80;
    (0..page.regions.len()).rev().find(most).filter(|_| all > 0)
}

/// Returns the outermost box around a region that does not hold the home: a child of the home, or
/// of what is around it. `None` for paragraphs, quotations, lists and what else text is made of.
fn outer_box(page: &PageLayout, article_region: usize, region: usize) -> Option<usize> {
    let around: Vec<usize> = page.around(region).collect();
    let shared = around.iter().position(|at| page.is_in(article_region, *at))?;
    let outer = *around.get(shared.checked_sub(1)?)?;
    let tag = page.regions[outer].tag.as_str();
    let text = ["p", "ul", "ol", "dl", "table", "blockquote", "figure", "pre", "details", "hr"]
        .contains(&tag)
        || tag.len() == 2 && tag.starts_with('h');
    // Outside the home even these are no part of the text.
    (!text || !page.is_in(outer, article_region)).then_some(outer)
}

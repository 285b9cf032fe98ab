//! Trims what the library kept at the edges of the article: dates, links, and boxes below it.

use super::super::page::BlockKind;
use super::super::picture_credits;
use super::super::plain_text::shape::{LineShape, is_running_text, shape};
use super::layout::{HtmlBlock, PageLayout};
use super::time_of_day::is_time;
use super::trailing_boxes;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    CREDIT_MAX_WORDS, LAST_LINK_MIN_WORDS, LAST_MAX_LINKED_PERCENT, PROSE_MIN_WORDS,
};
use crate::text::agencies;

/// Drops blocks at the edges of the article that are not part of it.
pub(super) fn trim(page: &PageLayout, kept: &mut [bool]) {
    drop_last_links(page, kept);
    let stray = trailing_boxes::trailing_boxes(page, kept);
    for (kept, stray) in kept.iter_mut().zip(stray) {
        *kept &= !(*kept && stray && is_on(Rule::BoxesBelowTheTextGo));
    }
    drop_outer_dates(page, kept);
}

/// Drops blocks at the end that are mostly links.
fn drop_last_links(page: &PageLayout, kept: &mut [bool]) {
    while let Some(last) = kept.iter().rposition(|kept| *kept) {
        let before = kept[..last].iter().rposition(|kept| *kept);
        if page.blocks[last].linked_percent() <= LAST_MAX_LINKED_PERCENT
            || before.is_some_and(|before| goes_on(page, before, last))
            || !is_on(Rule::LinksAtTheEndGo)
        {
            break;
        }
        kept[last] = false;
    }
}

/// Returns whether a block is a sentence, and the next paragraph after one without links.
pub(super) fn goes_on(page: &PageLayout, before: usize, at: usize) -> bool {
    let region = |at: usize| &page.regions[page.blocks[at].region];
    let block = &page.blocks[at];
    before + 1 == at
        && page.blocks[before].is_prose(PROSE_MIN_WORDS)
        && block.kind == BlockKind::Paragraph
        && block.words() >= LAST_LINK_MIN_WORDS
        && is_running_text(&block.text)
        && region(at).look == region(before).look
        && region(at).parent == region(before).parent
}

/// Drops bylines and dates above the first paragraph and below the last. Between paragraphs they
/// head the entries of a report, and sign what is quoted.
fn drop_outer_dates(page: &PageLayout, kept: &mut [bool]) {
    let prose = |at: &usize| kept[*at] && page.blocks[*at].is_prose(PROSE_MIN_WORDS);
    let first = (0..kept.len()).find(prose).unwrap_or(0);
    let last = (0..kept.len()).rev().find(prose).unwrap_or(kept.len());
    for at in (0..first).chain(last + 1..kept.len()).filter(|at| *at < page.blocks.len()) {
        let block = &page.blocks[at];
        let quoted = block.containers.iter().any(|around| around.tag == "blockquote");
        let edge = matches!(shape(&block.text), LineShape::Byline | LineShape::Date);
        // The time of the first entry of a report, whose others stay.
        let heads_entry = at < first
            && at + 1 == first
            && is_time(&block.text)
            && (first + 1..last).any(|at| kept[at] && is_time(&page.blocks[at].text));
        let goes = kept[at] && edge && !quoted && !heads_entry && block.kind != BlockKind::Item;
        if goes && is_on(Rule::BylinesAndDatesAtTheEdgesGo) {
            kept[at] = false;
        }
    }
}

/// Returns whether a block is the credit of a picture and nothing else: `Photo: Ada Moss`, `Moss /
/// AFP`.
pub(super) fn is_credit(block: &HtmlBlock) -> bool {
    let words = block.words();
    if block.heading.is_some() || words > CREDIT_MAX_WORDS {
        return false;
    }
    let lower = block.text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '.');
    let bare = bare.trim_start_matches('.').trim_start();
    let opens = picture_credits::opens_credit(bare);
    let signs = words <= CREDIT_MAX_WORDS / 2 && agencies::signs_picture(bare);
    (opens || signs || bare.starts_with('©')) && !agencies::is_credit_line(&block.text)
}

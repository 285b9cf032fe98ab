//! Decides which blocks of a page are its article.
//!
//! `trafilatura` says which text is the article. Its answer is mapped onto our own blocks of the
//! page, so that each dropped block is known and structure that it loses is kept. Captions,
//! headings and the summary that it leaves out within the article are taken back; boilerplate that
//! it keeps is dropped.

use super::super::boilerplate;
use super::super::page::{BlockKind, Decision};
use super::super::plain_text::is_run_together;
use super::super::plain_text::score::{ScoredBlock, score};
use super::super::plain_text::select::select;
use super::super::plain_text::shape::LineShape;
use super::super::reason::Reason;
use super::extractor::extracted;
use super::layout::{HtmlBlock, PageLayout};
use super::live_blog::{self, LiveBlog};
use super::revise::{give_up, give_up_menus, take_back, take_back_prose, trim_end};
use super::{regions, trailing_boxes};
use crate::text::fold::letters_and_digits;

/// The decisions on a page.
pub(super) struct PageDecisions {
    pub(super) decisions: Vec<Decision>,
    /// Whether the extractor or the structure of a live page helped, beside the rules for plain
    /// text.
    pub(super) helped: bool,
    /// The entries, if it is a live page.
    pub(super) live: Option<LiveBlog>,
}

/// Decides on each block of a page. `title` is its headline, if that is known.
pub(super) fn decide(source: &str, page: &PageLayout, title: Option<&str>) -> PageDecisions {
    let headline = headline(&page.blocks, title);
    let reasons = regions::reasons(page, headline);
    let hidden = |block: &HtmlBlock| block.hidden.then_some(Reason::Hidden);
    let reasons: Vec<Option<Reason>> =
        page.blocks.iter().zip(reasons).map(|(block, reason)| hidden(block).or(reason)).collect();
    if let Some(live) = live_blog::find(page, source, &reasons) {
        let decisions = live.decisions(page, headline, &reasons);
        return PageDecisions { decisions, helped: true, live: Some(live) };
    }
    // Nothing that follows sees blocks in boilerplate regions.
    let free: Vec<usize> = (0..page.blocks.len()).filter(|at| reasons[*at].is_none()).collect();
    let found: Vec<HtmlBlock> = free.iter().map(|at| page.blocks[*at].clone()).collect();
    let (decided, helped) = decide_outside_boilerplate(source, page, &found, title);
    let mut decisions: Vec<Decision> =
        reasons.iter().map(|reason| reason.map_or(Decision::Kept, Decision::Dropped)).collect();
    for (at, decision) in free.iter().zip(decided) {
        decisions[*at] = decision;
    }
    drop_trailing(page, &mut decisions);
    PageDecisions { decisions, helped, live: None }
}

/// Drops kept blocks after the last paragraph that do not belong to the article.
fn drop_trailing(page: &PageLayout, decisions: &mut [Decision]) {
    let mut kept: Vec<bool> =
        decisions.iter().map(|decision| *decision == Decision::Kept).collect();
    for (at, stray) in trailing_boxes::trailing_boxes(page, &kept)
        .into_iter()
        .enumerate()
        .filter(|(_, stray)| *stray)
    {
        kept[at] = !stray;
        decisions[at] = Decision::Dropped(Reason::BoxAfterText);
    }
    trim_end(&page.blocks, &mut kept);
    for (decision, kept) in decisions.iter_mut().zip(kept) {
        if *decision == Decision::Kept && !kept {
            *decision = Decision::Dropped(Reason::HeadingOverLinks);
        }
    }
}

/// Decides on blocks outside boilerplate regions; returns whether the extractor helped.
fn decide_outside_boilerplate(
    source: &str,
    page: &PageLayout,
    found: &[HtmlBlock],
    title: Option<&str>,
) -> (Vec<Decision>, bool) {
    let texts: Vec<String> = found.iter().map(|block| block.text.clone()).collect();
    let scored = score(&texts);
    let mut kept = extracted(source, found);
    let words = |kept: &[bool]| -> i32 {
        scored.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.words).sum()
    };
    let selection = select(&scored, title);
    let ours: Vec<bool> = selection.dropped.iter().map(Option::is_none).collect();
    // On some pages the extractor finds next to nothing. Then the rules for plain text decide.
    let theirs = kept.clone();
    let helped = words(&kept) * 3 >= words(&ours) && words(&kept) > 0;
    if !helped {
        let decision = |dropped: Option<Reason>| dropped.map_or(Decision::Kept, Decision::Dropped);
        return (selection.dropped.into_iter().map(decision).collect(), false);
    }
    let headline = headline(found, title);
    if let Some(headline) = headline {
        kept[..=headline].fill(false);
    }
    // The rules for plain text apply only if they see about the same article.
    if words(&ours) * 4 >= words(&kept) {
        give_up(&scored, &selection.dropped, &mut kept);
        give_up_menus(&scored, found, &selection.dropped, &mut kept);
    }
    take_back(&scored, found, headline, &mut kept);
    take_back_prose(page, &scored, found, &selection.dropped, &mut kept);
    let boilerplate: Vec<Option<Reason>> =
        (0..found.len()).map(|at| furniture_in(&scored, found, &kept, at)).collect();
    let decision = |at: usize| -> Decision {
        let reason = match () {
            () if headline == Some(at) => Some(Reason::Headline),
            () if kept[at] => boilerplate[at],
            // The extractor kept this block and our rules gave it up: they have the reason.
            () if theirs[at] => {
                let own = scored[at].teaser();
                own.or(selection.dropped[at]).or_else(|| Some(reason(&scored[at])))
            }
            () => Some(reason(&scored[at])),
        };
        reason.map_or(Decision::Kept, Decision::Dropped)
    };
    ((0..found.len()).map(decision).collect(), true)
}

/// Returns the index of the headline: the first `<h1>` that equals `title`, or else the first
/// block.
fn headline(found: &[HtmlBlock], title: Option<&str>) -> Option<usize> {
    let title = letters_and_digits(title?);
    let same = |at: &usize| letters_and_digits(&found[*at].text) == title;
    let of_first_level = |at: &usize| found[*at].heading == Some(1);
    let all: Vec<usize> = (0..found.len()).filter(same).collect();
    all.iter().copied().find(of_first_level).or_else(|| all.first().copied())
}

/// Returns why a block that the extractor kept is dropped all the same.
fn furniture_in(
    scored: &[ScoredBlock],
    found: &[HtmlBlock],
    kept: &[bool],
    at: usize,
) -> Option<Reason> {
    let block = &scored[at];
    let heads = |at: usize| matches!(found[at].kind, BlockKind::Heading(_));
    let later = block.twins.1.filter(|later| kept[*later] && heads(*later));
    if found[at].kind == BlockKind::Item && later.is_some() {
        return Some(Reason::TableOfContents);
    }
    let listed = block.twins.0.is_some_and(|before| found[before].kind == BlockKind::Item);
    let again = block.repeated
        && !(heads(at) && listed)
        && scored[..at].iter().zip(kept).any(|(other, kept)| {
            *kept && letters_and_digits(&other.text) == letters_and_digits(&block.text)
        });
    match (block.boilerplate.or_else(|| boilerplate::recognise(&block.text)), block.shape) {
        (Some(found), _) => Some(found.reason),
        (None, LineShape::Byline) => Some(Reason::Byline),
        // An item may be a footnote with a date.
        (None, LineShape::Date) if found[at].kind != BlockKind::Item => Some(Reason::DateOrTime),
        _ if found[at].kind == BlockKind::Paragraph && is_run_together(&block.text) => {
            Some(Reason::SiteControls)
        }
        _ if again => Some(Reason::Repeated),
        _ if block.pulled => Some(Reason::PullQuote),
        _ => None,
    }
}

fn reason(scored: &ScoredBlock) -> Reason {
    match (scored.boilerplate, scored.shape) {
        (Some(known), _) => known.reason,
        (None, LineShape::Byline) => Reason::Byline,
        (None, LineShape::Date) => Reason::DateOrTime,
        _ => Reason::NotMainText,
    }
}

//! Which blocks of a page are its article.
//!
//! `trafilatura` says which text is; what it says is laid over our own blocks of the page, so that
//! each dropped block is known, and structure that it loses is kept. What it leaves out within the
//! article (captions, headings, the summary below the headline) is taken back; what it keeps of
//! known furniture goes.

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

/// What was decided on a page.
pub(super) struct PageDecisions {
    pub(super) decisions: Vec<Decision>,
    /// Whether more than our own rules for plain text had a part in it.
    pub(super) helped: bool,
    /// The entries of a live page.
    pub(super) live: Option<LiveBlog>,
}

/// Decides on each block of a page. `title` is its headline, where that is known.
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
    // What is furniture for certain is out of sight of all that follows.
    let free: Vec<usize> = (0..page.blocks.len()).filter(|at| reasons[*at].is_none()).collect();
    let found: Vec<HtmlBlock> = free.iter().map(|at| page.blocks[*at].clone()).collect();
    let (decided, helped) = among(source, page, &found, title);
    let mut decisions: Vec<Decision> =
        reasons.iter().map(|reason| reason.map_or(Decision::Kept, Decision::Dropped)).collect();
    for (at, decision) in free.iter().zip(decided) {
        decisions[*at] = decision;
    }
    drop_end(page, &mut decisions);
    PageDecisions { decisions, helped, live: None }
}

/// Drops what is left behind the last paragraph and does not belong to it.
fn drop_end(page: &PageLayout, decisions: &mut [Decision]) {
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

/// Decides on blocks of which none is furniture by its region.
fn among(
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
    // On some pages it finds next to nothing: then our own scorer decides, as for plain text.
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
    // Our own rules are heard only where they see about the same article.
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
            // What the extractor took and we gave up is for us to explain.
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

/// Returns the place of the headline that a page states, a heading of the first level before others.
fn headline(found: &[HtmlBlock], title: Option<&str>) -> Option<usize> {
    let title = letters_and_digits(title?);
    let same = |at: &usize| letters_and_digits(&found[*at].text) == title;
    let of_first_level = |at: &usize| found[*at].heading == Some(1);
    let all: Vec<usize> = (0..found.len()).filter(same).collect();
    all.iter().copied().find(of_first_level).or_else(|| all.first().copied())
}

/// Says why a block that was found to be text is furniture all the same.
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
        // An item may be a footnote that ends in a date.
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

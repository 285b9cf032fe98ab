//! Which blocks of a page are its article.
//!
//! `trafilatura` says which text is; what it says is laid over our own blocks of the page, so that
//! each dropped block is known, and structure that it loses is kept. What it leaves out within the
//! article (captions, headings, the summary below the headline) is taken back; what it keeps of
//! known furniture goes.

use super::super::doubt::{BOX, NO_PART};
use super::super::furniture;
use super::super::page::{Fate, Kind};
use super::super::text::is_glued;
use super::super::text::score::{Scored, score};
use super::super::text::select::select;
use super::super::text::shape::Shape;
use super::found::{Found, Outline};
use super::live::{self, Live};
use super::overlay::{extracted, key};
use super::revise::{give_up, give_up_menus, take_back, take_back_prose, trim_end};
use super::{home, regions};

/// What was decided on a page.
pub(super) struct Decided {
    pub(super) fates: Vec<Fate>,
    /// Whether more than our own rules for plain text had a part in it.
    pub(super) helped: bool,
    /// The entries of a live page.
    pub(super) live: Option<Live>,
}

/// Decides on each block of a page. `title` is its headline, where that is known.
pub(super) fn decide(source: &str, page: &Outline, title: Option<&str>) -> Decided {
    let headline = headline(&page.blocks, title);
    let reasons = regions::reasons(page, headline);
    let hidden = |block: &Found| block.hidden.then_some("hidden on the page");
    let reasons: Vec<Option<&str>> =
        page.blocks.iter().zip(reasons).map(|(block, reason)| hidden(block).or(reason)).collect();
    if let Some(live) = live::find(page, source, &reasons) {
        let fates = live.fates(page, headline, &reasons);
        return Decided { fates, helped: true, live: Some(live) };
    }
    // What is furniture for certain is out of sight of all that follows.
    let free: Vec<usize> = (0..page.blocks.len()).filter(|at| reasons[*at].is_none()).collect();
    let found: Vec<Found> = free.iter().map(|at| page.blocks[*at].clone()).collect();
    let (decided, helped) = among(source, page, &found, title);
    let mut fates: Vec<Fate> =
        reasons.iter().map(|reason| Fate::Dropped(reason.unwrap_or_default().to_owned())).collect();
    for (at, fate) in free.iter().zip(decided) {
        fates[*at] = fate;
    }
    drop_end(page, &mut fates);
    Decided { fates, helped, live: None }
}

/// Drops what is left behind the last paragraph and does not belong to it.
fn drop_end(page: &Outline, fates: &mut [Fate]) {
    let mut kept: Vec<bool> = fates.iter().map(|fate| *fate == Fate::Kept).collect();
    for (at, stray) in home::strays(page, &kept).into_iter().enumerate().filter(|(_, stray)| *stray)
    {
        kept[at] = !stray;
        fates[at] = Fate::Dropped(BOX.to_owned());
    }
    trim_end(&page.blocks, &mut kept);
    for (fate, kept) in fates.iter_mut().zip(kept) {
        if *fate == Fate::Kept && !kept {
            *fate = Fate::Dropped("a heading over nothing but links".to_owned());
        }
    }
}

/// Decides on blocks of which none is furniture by its region.
fn among(source: &str, page: &Outline, found: &[Found], title: Option<&str>) -> (Vec<Fate>, bool) {
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
        let fate = |dropped: Option<String>| dropped.map_or(Fate::Kept, Fate::Dropped);
        return (selection.dropped.into_iter().map(fate).collect(), false);
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
    let furniture: Vec<Option<String>> =
        (0..found.len()).map(|at| furniture_in(&scored, found, &kept, at)).collect();
    let fate = |at: usize| -> Fate {
        let reason = match () {
            () if headline == Some(at) => Some("the headline".to_owned()),
            () if kept[at] => furniture[at].clone(),
            // What the extractor took and we gave up is for us to explain.
            () if theirs[at] => {
                let own = scored[at].teaser().map(str::to_owned);
                own.or_else(|| selection.dropped[at].clone()).or_else(|| Some(reason(&scored[at])))
            }
            () => Some(reason(&scored[at])),
        };
        reason.map_or(Fate::Kept, Fate::Dropped)
    };
    ((0..found.len()).map(fate).collect(), true)
}

/// Returns the place of the headline that a page states, a heading of the first level before others.
fn headline(found: &[Found], title: Option<&str>) -> Option<usize> {
    let title = key(title?);
    let same = |at: &usize| key(&found[*at].text) == title;
    let of_first_level = |at: &usize| found[*at].heading == Some(1);
    let all: Vec<usize> = (0..found.len()).filter(same).collect();
    all.iter().copied().find(of_first_level).or_else(|| all.first().copied())
}

/// Says why a block that was found to be text is furniture all the same.
fn furniture_in(scored: &[Scored], found: &[Found], kept: &[bool], at: usize) -> Option<String> {
    let block = &scored[at];
    let heads = |at: usize| matches!(found[at].kind, Kind::Heading(_));
    let later = block.twins.1.filter(|later| kept[*later] && heads(*later));
    if found[at].kind == Kind::Item && later.is_some() {
        return Some("a list of contents".to_owned());
    }
    let listed = block.twins.0.is_some_and(|before| found[before].kind == Kind::Item);
    let again = block.repeated
        && !(heads(at) && listed)
        && scored[..at]
            .iter()
            .zip(kept)
            .any(|(other, kept)| *kept && key(&other.text) == key(&block.text));
    match (block.furniture.or_else(|| furniture::known(&block.text)), block.shape) {
        (Some(found), _) => Some(found.what.to_owned()),
        (None, Shape::Byline) => Some("the byline".to_owned()),
        // An item may be a footnote that ends in a date.
        (None, Shape::Date) if found[at].kind != Kind::Item => Some("a date or a time".to_owned()),
        _ if found[at].kind == Kind::Paragraph && is_glued(&block.text) => {
            Some("the site's own controls".to_owned())
        }
        _ if again => Some("stands more than once".to_owned()),
        _ if block.pulled => Some("words of the text, set apart".to_owned()),
        _ => None,
    }
}

fn reason(scored: &Scored) -> String {
    match (scored.furniture, scored.shape) {
        (Some(known), _) => known.what.to_owned(),
        (None, Shape::Byline) => "the byline".to_owned(),
        (None, Shape::Date) => "a date or a time".to_owned(),
        _ => NO_PART.to_owned(),
    }
}

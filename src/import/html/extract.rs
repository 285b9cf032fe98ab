//! Which blocks of a page are its article.
//!
//! `trafilatura` says which text is; what it says is laid over our own blocks of the page, so that
//! each dropped block is known, and structure that it loses is kept. What it leaves out within the
//! article (captions, headings, the summary below the headline) is taken back; what it keeps of
//! known furniture goes.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use trafilatura::{ExtractionFocus, Options};

use super::super::doubt::NO_PART;
use super::super::furniture::{self, Force};
use super::super::page::{Fate, Kind};
use super::super::text::score::{Scored, score};
use super::super::text::select::select;
use super::super::text::shape::Shape;
use super::dom::{self, Found};

/// Returns the fate of each block, and whether the extractor had a part in it.
pub(super) fn fates(source: &str, found: &[Found], title: Option<&str>) -> (Vec<Fate>, bool) {
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
        return (by_selection(found, selection.dropped), false);
    }
    let headline = headline(&scored, found, title);
    if let Some(headline) = headline {
        kept[..=headline].fill(false);
    }
    // Our own rules are heard only where they see about the same article.
    if words(&ours) * 4 >= words(&kept) {
        give_up(&scored, &selection.dropped, &mut kept);
        give_up_menus(&scored, found, &selection.dropped, &mut kept);
    }
    take_back(&scored, found, headline, &mut kept);
    take_back_prose(&scored, found, &selection.dropped, &mut kept);
    let fate = |at: usize| -> Fate {
        let block = &found[at];
        let reason = match () {
            () if block.hidden => Some("hidden on the page".to_owned()),
            () if headline == Some(at) => Some("the headline".to_owned()),
            () if kept[at] => furniture_in(&scored, found, &kept, at),
            // What the extractor took and we gave up is for us to explain.
            () if theirs[at] => {
                let own = scored[at].teaser().map(str::to_owned);
                own.or_else(|| selection.dropped[at].clone())
                    .or_else(|| Some(reason(&scored[at], block)))
            }
            () => Some(reason(&scored[at], block)),
        };
        reason.map_or(Fate::Kept, Fate::Dropped)
    };
    ((0..found.len()).map(fate).collect(), true)
}

fn by_selection(found: &[Found], dropped: Vec<Option<String>>) -> Vec<Fate> {
    let fate = |(block, dropped): (&Found, Option<String>)| match (block.hidden, dropped) {
        (true, _) => Fate::Dropped("hidden on the page".to_owned()),
        (false, Some(reason)) => Fate::Dropped(block.part.clone().unwrap_or(reason)),
        (false, None) => Fate::Kept,
    };
    found.iter().zip(dropped).map(fate).collect()
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Lays what the extractor found over the page's blocks.
fn extracted(source: &str, found: &[Found]) -> Vec<bool> {
    let mut options = Options::default();
    options.focus = ExtractionFocus::FavorPrecision;
    options.enable_fallback = true;
    options.exclude_comments = true;
    options.include_links = true;
    options.deduplicate = false;
    let Ok(result) = trafilatura::extract(source, &options) else {
        return vec![false; found.len()];
    };
    let theirs = dom::blocks(&scraper::Html::parse_document(&result.content_html));
    let page: Vec<String> = found.iter().map(|block| key(&block.text)).collect();
    let wanted: Vec<String> = theirs.iter().map(|block| key(&block.text)).collect();
    let mut kept = vec![false; found.len()];
    for op in capture_diff_slices(Algorithm::Patience, &page, &wanted) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            kept[old_index..old_index + len].fill(true);
        }
    }
    // Blocks that it joined or cut otherwise than we do.
    let all: String = wanted.concat();
    for (at, text) in page.iter().enumerate() {
        const CERTAIN: usize = 40;
        kept[at] = kept[at] || text.len() >= CERTAIN && all.contains(text.as_str());
    }
    kept
}

fn headline(scored: &[Scored], found: &[Found], title: Option<&str>) -> Option<usize> {
    let title = key(title?);
    let same = |at: &usize| key(&scored[*at].text) == title;
    let of_first_level = |at: &usize| found[*at].heading == Some(1);
    let all: Vec<usize> = (0..scored.len()).filter(same).collect();
    all.iter().copied().find(of_first_level).or_else(|| all.first().copied())
}

/// Reasons that hold against the extractor.
const TEASERS: &[&str] = &[
    "a teaser",
    "the teaser of another article",
    "the headline of another article",
    "about the author",
    "words of the text, set apart",
];

/// Gives up what the extractor took and our own rules know to be of something else: teasers within
/// the text, and what stands behind a sign that the article is over, or before it begins.
fn give_up(scored: &[Scored], dropped: &[Option<String>], kept: &mut [bool]) {
    let Some(first) = dropped.iter().position(Option::is_none) else { return };
    let last = dropped.iter().rposition(Option::is_none).unwrap_or(first);
    let sign = |block: &Scored| {
        block.furniture.is_some_and(|found| found.force != Force::Block) || block.is_edge()
    };
    let over = (last + 1..scored.len()).find(|at| sign(&scored[*at])).unwrap_or(scored.len());
    let begun = (0..first).rev().find(|at| sign(&scored[*at])).map_or(0, |at| at + 1);
    for (at, reason) in dropped.iter().enumerate() {
        let known = reason.as_deref().is_some_and(|reason| TEASERS.contains(&reason));
        if at < begun || at >= over || known || scored[at].is_teaser() {
            kept[at] = false;
        }
    }
}

/// Gives up short lines that are no headings, items or captions and that our own rules leave out.
fn give_up_menus(
    scored: &[Scored],
    found: &[Found],
    dropped: &[Option<String>],
    kept: &mut [bool],
) {
    const SHORT: i32 = 7;
    for (at, block) in scored.iter().enumerate() {
        let short = matches!(block.shape, Shape::Title | Shape::Scrap) && block.words <= SHORT;
        if short && found[at].kind == Kind::Paragraph && dropped[at].is_some() {
            kept[at] = false;
        }
    }
}

/// Takes back what belongs to the article and was left out.
fn take_back(scored: &[Scored], found: &[Found], headline: Option<usize>, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(first);
    let from = headline.filter(|at| *at < first).map_or(first, |at| at + 1);
    for at in from..=last {
        let block = &scored[at];
        let free = block.furniture.is_none() && found[at].part.is_none() && !found[at].hidden;
        let next_kept = kept.get(at + 1) == Some(&true);
        let above = at < first;
        let wanted = match found[at].kind {
            Kind::Caption => true,
            Kind::Heading(_) if above => block.words >= 6 && at == from,
            // A list of contents has the same words above.
            Kind::Heading(_) => {
                let again = |other: &Scored| key(&other.text) == key(&block.text);
                next_kept && !scored[at + 1..].iter().any(again)
            }
            Kind::Table => !above,
            Kind::Item => !above && !found[at].is_linked() && !block.repeated,
            _ if above => {
                block.is_prose()
                    || block.shape == Shape::Caption
                    || at == from && block.words >= 6 && block.shape == Shape::Title
            }
            _ => false,
        };
        kept[at] |= wanted && free;
    }
}

/// Takes back paragraphs between two blocks of the article that nothing but the extractor speaks
/// against.
fn take_back_prose(
    scored: &[Scored],
    found: &[Found],
    dropped: &[Option<String>],
    kept: &mut [bool],
) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(first);
    for at in first..last {
        let (block, found) = (&scored[at], &found[at]);
        let free = found.part.is_none() && !found.hidden && !found.is_linked();
        let text = found.kind == Kind::Paragraph && block.is_prose() && !block.is_teaser();
        kept[at] |= free && text && dropped[at].is_none();
    }
}

/// Says why a block that was found to be text is furniture all the same.
fn furniture_in(scored: &[Scored], found: &[Found], kept: &[bool], at: usize) -> Option<String> {
    let block = &scored[at];
    let again = block.repeated
        && scored[..at]
            .iter()
            .zip(kept)
            .any(|(other, kept)| *kept && key(&other.text) == key(&block.text));
    match (block.furniture.or_else(|| furniture::known(&block.text)), block.shape) {
        (Some(found), _) => Some(found.what.to_owned()),
        (None, Shape::Byline) => Some("the byline".to_owned()),
        (None, Shape::Date) => Some("a date or a time".to_owned()),
        _ if again => Some("stands more than once".to_owned()),
        _ if asks(scored, found, at) => Some("a poll or quiz".to_owned()),
        _ if block.pulled => Some("words of the text, set apart".to_owned()),
        _ => None,
    }
}

/// A question with a form to answer it below.
fn asks(scored: &[Scored], found: &[Found], at: usize) -> bool {
    let form = found.get(at + 1).is_some_and(|next| next.part.as_deref() == Some("a form"));
    form && scored[at].text.ends_with('?') && scored[at].words <= 25
}

fn reason(scored: &Scored, found: &Found) -> String {
    if let Some(part) = &found.part {
        return part.clone();
    }
    match (scored.furniture, scored.shape) {
        (Some(known), _) => known.what.to_owned(),
        (None, Shape::Byline) => "the byline".to_owned(),
        (None, Shape::Date) => "a date or a time".to_owned(),
        _ => NO_PART.to_owned(),
    }
}

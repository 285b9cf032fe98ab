//! Corrects the answer of the extractor: gives up blocks that are not part of the article, and
//! takes back blocks that are.

use super::super::boilerplate::{self, Effect};
use super::super::page::BlockKind;
use super::super::plain_text::score::ScoredBlock;
use super::super::plain_text::shape::LineShape;
use super::super::reason::Reason;
use super::inline::Piece;
use super::layout::{BlockContent, HtmlBlock, PageLayout};
use crate::import::thresholds::{
    MENU_LINE_MAX_WORDS, OPENING_LINK_MIN_WORDS, SEPARATOR_MIN_CHARS, SUMMARY_ITEM_MIN_WORDS,
    TAKEN_BACK_CORRECTION_MIN_WORDS, TAKEN_BACK_MIN_WORDS,
};
use crate::text::fold::letters_and_digits;

/// Reasons for which a block is given up although the extractor kept it.
const TEASERS: &[Reason] = &[
    Reason::Teaser,
    Reason::OtherTeaser,
    Reason::OtherHeadline,
    Reason::AboutAuthor,
    Reason::PullQuote,
];

/// Gives up teasers within the text, and blocks after a sign that the article is over or before one
/// that it begins.
pub(super) fn give_up(scored: &[ScoredBlock], dropped: &[Option<Reason>], kept: &mut [bool]) {
    let Some(first) = dropped.iter().position(Option::is_none) else { return };
    let last = dropped.iter().rposition(Option::is_none).unwrap_or(first);
    let sign = |block: &ScoredBlock| {
        block.boilerplate.is_some_and(|found| found.effect != Effect::DropsBlock)
            || block.is_article_head()
    };
    let over = (last + 1..scored.len()).find(|at| sign(&scored[*at])).unwrap_or(scored.len());
    let begun = (0..first).rev().find(|at| sign(&scored[*at])).map_or(0, |at| at + 1);
    for (at, reason) in dropped.iter().enumerate() {
        let known = reason.is_some_and(|reason| TEASERS.contains(&reason));
        if at < begun || at >= over || known || scored[at].is_teaser() {
            kept[at] = false;
        }
    }
}

/// Gives up short paragraphs that the rules for plain text drop.
pub(super) fn give_up_menus(
    scored: &[ScoredBlock],
    found: &[HtmlBlock],
    dropped: &[Option<Reason>],
    kept: &mut [bool],
) {
    for (at, block) in scored.iter().enumerate() {
        let short = matches!(block.shape, LineShape::Title | LineShape::Scrap)
            && block.words <= MENU_LINE_MAX_WORDS;
        if short && found[at].kind == BlockKind::Paragraph && dropped[at].is_some() {
            kept[at] = false;
        }
    }
}

/// Takes back captions, headings, tables, items and corrections of the article.
pub(super) fn take_back(
    scored: &[ScoredBlock],
    found: &[HtmlBlock],
    headline: Option<usize>,
    kept: &mut [bool],
) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(first);
    let from = headline.filter(|at| *at < first).map_or(first, |at| at + 1);
    let text = (from..=last).find(|at| kept[*at] && scored[*at].is_prose()).unwrap_or(first);
    take_back_summary(scored, found, from..text, kept);
    for at in from..=last {
        let block = &scored[at];
        let next_kept = kept.get(at + 1) == Some(&true);
        let above = at < first;
        let wanted = match found[at].kind {
            BlockKind::Caption => true,
            BlockKind::Heading(_) if above => {
                block.words >= TAKEN_BACK_MIN_WORDS && at == from || next_kept
            }
            // A table of contents has the same words as the headings below it.
            BlockKind::Heading(_) => {
                let again = |other: &ScoredBlock| {
                    letters_and_digits(&other.text) == letters_and_digits(&block.text)
                };
                next_kept && !scored[at + 1..].iter().any(again)
            }
            BlockKind::Table => !above,
            BlockKind::Item => !above && !found[at].is_linked() && !block.repeated,
            _ if above => {
                block.is_prose()
                    || block.shape == LineShape::Caption
                    || at == from
                        && block.words >= TAKEN_BACK_MIN_WORDS
                        && block.shape == LineShape::Title
            }
            _ if block.shape == LineShape::Caption => !block.repeated,
            // Asterisks or a line between two parts of the text. `--` opens the footer of a letter.
            _ => {
                letters_and_digits(&block.text).is_empty()
                    && block.text.chars().count() >= SEPARATOR_MIN_CHARS
            }
        };
        kept[at] |= wanted && block.boilerplate.is_none();
    }
    // Corrections may be below everything else.
    for at in from..found.len() {
        kept[at] |= boilerplate::is_correction(&found[at].text)
            && scored[at].words >= TAKEN_BACK_CORRECTION_MIN_WORDS;
    }
}

/// Takes back a summary in points between headline and text. Buttons and menus have fewer words.
fn take_back_summary(
    scored: &[ScoredBlock],
    found: &[HtmlBlock],
    between: std::ops::Range<usize>,
    kept: &mut [bool],
) {
    let list = |at: &usize| {
        let starred = scored[*at].text.starts_with(['*', '•', '–', '-']) && scored[*at].words > 2;
        found[*at].kind == BlockKind::Item || starred
    };
    let items: Vec<usize> = between.filter(list).collect();
    let words: i32 = items.iter().map(|at| scored[*at].words).sum();
    let plain = |at: &usize| {
        let block = &scored[*at];
        let shaped = !matches!(block.shape, LineShape::Date | LineShape::Byline);
        block.boilerplate.is_none() && shaped && !block.repeated && !found[*at].is_linked()
    };
    let count = i32::try_from(items.len()).unwrap_or(i32::MAX);
    if count > 0 && words >= SUMMARY_ITEM_MIN_WORDS.saturating_mul(count) && items.iter().all(plain)
    {
        items.iter().for_each(|at| kept[*at] = true);
    }
}

/// Takes back paragraphs between two blocks of the article, and those that continue it after the
/// last one, that only the extractor leaves out.
pub(super) fn take_back_prose(
    page: &PageLayout,
    scored: &[ScoredBlock],
    found: &[HtmlBlock],
    dropped: &[Option<Reason>],
    kept: &mut [bool],
) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(first);
    let text = |at: usize| {
        let (block, found) = (&scored[at], &found[at]);
        let prose = found.kind == BlockKind::Paragraph && block.is_prose() && !block.is_teaser();
        prose && !found.is_linked() && dropped[at].is_none()
    };
    let start = found[first].region;
    // Code, quotations and folded answers belong to the text around them.
    let set = |at: usize| {
        let mut around = page.ancestors(found[at].region);
        let set = around.any(|region| {
            let tag = page.regions[region].tag.as_str();
            // Old pages have all of their text in one of these.
            ["pre", "blockquote", "details", "dl"].contains(&tag) && !page.is_in(start, region)
        });
        set && !found[at].is_linked() && scored[at].boilerplate.is_none() && !scored[at].repeated
    };
    let between = (first..last).filter(|at| text(*at) || set(*at));
    let parent = |at: usize| page.regions[found[at].region].parent;
    let on = (last + 1..found.len()).take_while(|at| parent(*at) == parent(last) && text(*at));
    between.chain(on).for_each(|at| kept[at] = true);
}

/// Gives up trailing blocks: separators, headings without text, and a heading with paragraphs that
/// each begin with a link to another page.
pub(super) fn trim_end(found: &[HtmlBlock], kept: &mut [bool]) {
    while let Some(last) = kept.iter().rposition(|kept| *kept) {
        let run: Vec<usize> = (0..=last)
            .rev()
            .filter(|at| kept[*at])
            .take_while(|at| opens_with_link(&found[*at]))
            .collect();
        let above = (0..run.last().copied().unwrap_or(last + 1)).rev().find(|at| kept[*at]);
        let headed = above.filter(|at| found[*at].heading.is_some());
        match headed {
            Some(heading) => {
                kept[heading] = false;
                run.iter().for_each(|at| kept[*at] = false);
            }
            None if letters_and_digits(&found[last].text).is_empty() => kept[last] = false,
            None => break,
        }
    }
}

/// Whether a paragraph begins with a link to another page, of three words or more.
fn opens_with_link(block: &HtmlBlock) -> bool {
    let BlockContent::Text(pieces) = &block.content else { return false };
    let mut open = block.in_link;
    for piece in pieces {
        match piece {
            Piece::Link(href) => open = super::layout::leads_away(href),
            Piece::Text(text) if !text.trim().is_empty() => {
                return open && text.split_whitespace().count() >= OPENING_LINK_MIN_WORDS;
            }
            _ => {}
        }
    }
    false
}

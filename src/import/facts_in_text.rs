//! Takes facts from the text of an article, where its page does not state them.

use super::dating::{self, Stated};
use super::page::{BlockKind, Fact, FactSource, ImportedPage, PageBlock};
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{DATED_BLOCKS_ABOVE, DATED_PARAGRAPH_MIN_WORDS, DATED_PARAGRAPHS};
use crate::model::document::Published;
use crate::text::agencies;

/// Adds the agencies that the text credits and, if it is not known, the day of publication, or
/// guesses of it.
pub(super) fn complete(page: &mut ImportedPage) {
    credit_agencies(page);
    if page.facts.published.is_none() && is_on(Rule::DaysDatelines) {
        page.facts.published = day_of_dateline(&page.blocks);
    }
    if page.facts.published.is_none() {
        let texts: Vec<&str> = opening(&page.blocks);
        page.facts.guesses.extend(dating::guesses(&texts));
    }
}

/// Adds the agencies that the text itself credits: in its dateline, or in a line at its end.
fn credit_agencies(page: &mut ImportedPage) {
    let kept = || page.blocks.iter().filter(|block| block.is_kept());
    let dateline = kept().find_map(|block| {
        let name = agencies::of_dateline(&block.text)?;
        Some((name.to_owned(), block.text[..block.text.find(')')? + 1].to_owned()))
    });
    let last = page.blocks.iter().rposition(PageBlock::is_kept).unwrap_or(0);
    let ends = page.blocks.iter().skip(last).take(2);
    let lines = ends.filter(|block| agencies::is_credit_line(&block.text));
    let lines = lines.map(|block| {
        let name = block.text.trim_matches(|c: char| "()[]. ".contains(c));
        (name.to_owned(), block.text.clone())
    });
    let found: Vec<(String, String)> = dateline.into_iter().chain(lines).collect();
    for (name, line) in found {
        if page.facts.agencies.iter().all(|known| known.value != name) {
            page.facts.agencies.push(Fact::new(name, FactSource::Line(line)));
        }
    }
}

/// Returns the day with which one of the first paragraphs begins.
fn day_of_dateline(blocks: &[PageBlock]) -> Option<Fact<Published>> {
    let prose = |block: &&PageBlock| {
        block.is_kept()
            && block.kind == BlockKind::Paragraph
            && block.text.split_whitespace().count() >= DATED_PARAGRAPH_MIN_WORDS
    };
    let kept = blocks.iter().filter(prose).take(DATED_PARAGRAPHS);
    kept.filter_map(|block| dating::dateline(&block.text)).find_map(|line| match dating::read_line(
        line, None,
    )? {
        Stated::Certain(published, _) if dating::is_plausible(published.date) => {
            Some(Fact::new(published, FactSource::Line(line.to_owned())))
        }
        _ => None,
    })
}

/// Returns the paragraphs in which an article may name its day: its first ones, then those right
/// above it.
fn opening(blocks: &[PageBlock]) -> Vec<&str> {
    let first = blocks.iter().position(PageBlock::is_kept).unwrap_or(0);
    let prose =
        |block: &&PageBlock| block.text.split_whitespace().count() >= DATED_PARAGRAPH_MIN_WORDS;
    let above = blocks[first.saturating_sub(DATED_BLOCKS_ABOVE)..first].iter().filter(prose);
    let text = blocks[first..].iter().filter(|block| block.is_kept());
    text.take(DATED_PARAGRAPHS).chain(above).map(|block| block.text.as_str()).collect()
}

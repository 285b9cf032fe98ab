//! Finds the article in plain text copied from a page.
//!
//! In: a text. Out: its blocks with a decision on each, and the facts that its lines state. `lines`
//! splits it, `shape` and `score` look at each block, `select` decides (with `headline`). No
//! library does this well for plain text; docs/accuracy.md says how well these rules do.

mod headline;
mod lines;
pub(super) mod score;
mod scored;
pub(super) mod select;
pub(super) mod shape;
#[cfg(test)]
mod tests;

pub(super) use self::lines::blocks;
use self::score::{ScoredBlock, score};
use self::select::select;
use self::shape::LineShape;
use super::page::{BlockKind, Decision, Fact, FactSource, Facts, PageBlock};
use super::people::{self, FactLine};
use crate::import::thresholds::{FACT_LINES, QUESTION_HEADING_MAX_WORDS};

/// Reads a text: its facts, its blocks and warnings. `title` is the headline, if the user gave it.
pub(super) fn read(text: &str, title: Option<&str>) -> (Facts, Vec<PageBlock>, Vec<String>) {
    let texts = lines::blocks(text);
    let scored = score(&texts);
    let selection = select(&scored, title);
    let mut facts = Facts::default();
    if let Some(at) = selection.headline {
        let line = scored[at].text.clone();
        facts.title = Some(Fact::new(line.clone(), FactSource::Line(line)));
    }
    let first = selection.dropped.iter().position(Option::is_none).unwrap_or(scored.len());
    let mut warnings = Vec::new();
    let lines = fact_lines(&scored, selection.headline, first);
    people::from_lines(&lines, &[], &mut facts, &mut warnings);
    let headings = scored
        .iter()
        .zip(&selection.dropped)
        .filter(|(block, dropped)| dropped.is_none() && block.shape == LineShape::Title)
        .count();
    let blocks = scored.iter().zip(&selection.dropped).map(|(block, dropped)| {
        let kind = kind(block, headings);
        let item = item(&block.text).filter(|_| kind == BlockKind::Item);
        PageBlock {
            text: item.unwrap_or(&block.text).to_owned(),
            kind,
            decision: dropped.map_or(Decision::Kept, Decision::Dropped),
        }
    });
    (facts, blocks.collect(), warnings)
}

/// Returns the lines that may say who wrote the article and when, the likeliest first: those
/// between headline and text, those above the headline, the first of the text.
fn fact_lines(blocks: &[ScoredBlock], headline: Option<usize>, first: usize) -> Vec<FactLine> {
    let at = headline.unwrap_or(first);
    let below = at..first.max(at).min(at + 2 * FACT_LINES).min(blocks.len());
    let above = at.saturating_sub(FACT_LINES)..at;
    // A date may follow the first paragraph, where others have a caption.
    let after = first..(first + 3).min(blocks.len());
    let lines = below.chain(above.rev()).chain(after);
    lines.map(|at| FactLine { text: blocks[at].text.clone(), may_date: true }).collect()
}

/// Returns the kind of a kept block.
fn kind(block: &ScoredBlock, headings: usize) -> BlockKind {
    let short_question = block.words <= QUESTION_HEADING_MAX_WORDS && block.text.ends_with('?');
    match block.shape {
        LineShape::Caption => BlockKind::Caption,
        LineShape::Row => BlockKind::Table,
        LineShape::Title if item(&block.text).is_none() => BlockKind::Heading(2),
        // Between other headings a short question is one of them.
        LineShape::Prose if short_question && headings >= 2 => BlockKind::Heading(2),
        _ if item(&block.text).is_some() => BlockKind::Item,
        _ => BlockKind::Paragraph,
    }
}

/// Returns the text of an item after its mark; `None` for a line that has none.
fn item(text: &str) -> Option<&str> {
    let (mark, text) = text.split_once(' ')?;
    ["-", "•", "·", "*", "–", "□", "◦", "▪"].contains(&mark).then_some(text)
}

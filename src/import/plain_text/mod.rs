//! Plain text as copied from a page: which of its lines are the article.
//!
//! In: a text. Out: its blocks with their fates, and the facts that its lines state. `lines` cuts
//! it, `shape` and `score` look at each block (`glued`: buttons run together; `teasers`), `select`
//! decides (`headline`, `lists`, `boxes`). For plain text no library is
//! good; docs/accuracy.md has how good this is.

mod call_to_action;
mod headline;
mod lines;
mod lists;
mod run_together;
pub(super) mod score;
mod scored;
pub(super) mod select;
pub(super) mod shape;
mod teasers;

pub(super) use self::lines::blocks;
pub(super) use self::run_together::is_run_together;
use self::score::{ScoredBlock, score};
use self::select::select;
use self::shape::LineShape;
use super::page::{BlockKind, Decision, Fact, FactSource, Facts, PageBlock};
use super::people;

/// Reads a text. `title` is the headline, where the user gave it.
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
    people::from_lines(&head(&scored, selection.headline, first), &mut facts, &mut warnings);
    let headings = scored
        .iter()
        .zip(&selection.dropped)
        .filter(|(block, dropped)| dropped.is_none() && block.shape == LineShape::Title)
        .count();
    let blocks = scored.iter().zip(&selection.dropped).map(|(block, dropped)| PageBlock {
        text: block.text.clone(),
        kind: kind(block, headings),
        decision: dropped.map_or(Decision::Kept, Decision::Dropped),
    });
    (facts, blocks.collect(), warnings)
}

/// How many lines around the headline are looked at for who and when.
const AROUND: usize = 8;

/// The lines between headline and text, and the few above the headline.
fn head(blocks: &[ScoredBlock], headline: Option<usize>, first: usize) -> Vec<String> {
    let at = headline.unwrap_or(first);
    let below = at..first.max(at).min(at + 2 * AROUND).min(blocks.len());
    let above = at.saturating_sub(AROUND)..at;
    // A date may stand between paragraphs: in a caption's place, below the first words.
    let after = first..(first + 3).min(blocks.len());
    let lines = below.chain(above.rev()).chain(after);
    lines.map(|at| blocks[at].text.clone()).collect()
}

/// What a kept block is in Markdown.
fn kind(block: &ScoredBlock, headings: usize) -> BlockKind {
    let short_question = block.words <= 5 && block.text.ends_with('?');
    match block.shape {
        LineShape::Caption => BlockKind::Caption,
        LineShape::Row => BlockKind::Table,
        LineShape::Title if !is_item(&block.text) => BlockKind::Heading(2),
        // Where headings are there already, a short question is one of them.
        LineShape::Prose if short_question && headings >= 2 => BlockKind::Heading(2),
        _ if is_item(&block.text) => BlockKind::Item,
        _ => BlockKind::Paragraph,
    }
}

/// Whether a block begins as items of a list do.
fn is_item(text: &str) -> bool {
    ["- ", "• ", "· ", "* ", "– "].iter().any(|mark| text.starts_with(mark))
}

//! The name of the author below the text.

use super::inline::InlinePiece;
use super::layout::{BlockContent, HtmlBlock};
use crate::import::page::{BlockKind, Fact, FactSource, Facts, PageBlock};
use crate::import::people;
use crate::import::thresholds::PROSE_MIN_WORDS;
use crate::import::title::SiteNames;
use crate::text::one_line;

/// Returns the author who signs the text: its last line is set in italics or bold, and is a name
/// and nothing else.
pub(super) fn author(
    found: &[HtmlBlock],
    blocks: &[PageBlock],
    facts: &Facts,
) -> Option<Fact<Vec<String>>> {
    let last = found
        .iter()
        .zip(blocks)
        .rposition(|(found, block)| block.is_kept() && found.is_prose(PROSE_MIN_WORDS))?;
    let sites = SiteNames::new(
        facts.sites.iter().map(|site| site.value.as_str()),
        facts.url.iter().map(|url| url.value.as_str()),
    );
    // The signature may be the last line of the last paragraph.
    let lines = found[last..].iter().take(2).filter(|block| block.kind == BlockKind::Paragraph);
    let name = lines.filter_map(last_line).find_map(|line| {
        let words = line.split(' ').count();
        let credits = people::credits(&line, true, &sites);
        let whole = credits.names.len() == 1 && credits.names[0] == line;
        let capitals = line.split(' ').all(|word| word.starts_with(char::is_uppercase));
        ((2..=3).contains(&words) && whole && capitals).then_some(line)
    })?;
    Some(Fact::new(vec![name.clone()], FactSource::Line(name)))
}

/// Returns the last line of a block if all of it is set in italics or bold.
fn last_line(block: &HtmlBlock) -> Option<String> {
    let BlockContent::Text(pieces) = &block.content else { return None };
    let breaks = pieces.iter().rposition(|piece| *piece == InlinePiece::Break);
    let (mut open, mut set, mut line) = (0_usize, true, String::new());
    for (at, piece) in pieces.iter().enumerate() {
        let inside = breaks.is_none_or(|last| at > last);
        match piece {
            InlinePiece::Open("em" | "strong") => open += 1,
            InlinePiece::Close("em" | "strong") => open = open.saturating_sub(1),
            InlinePiece::Text(text) if inside && !text.trim().is_empty() => {
                set &= open > 0;
                line.push_str(text);
            }
            _ => {}
        }
    }
    let line = one_line(&line).into_owned();
    (set && !line.is_empty()).then_some(line)
}

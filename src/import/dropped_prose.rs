//! Warns of prose that was dropped below an article and may be part of it.

use super::boilerplate::{self, Effect};
use super::page::{BlockKind, Decision, PageBlock};
use super::reason::Reason;
use crate::import::thresholds::DROPPED_PROSE_LISTED;
use crate::text::sentence;

/// Reasons that only say where a block is: it may be part of the article all the same.
const UNSURE: &[Reason] =
    &[Reason::NotMainText, Reason::AfterText, Reason::AloneBelowHeadline, Reason::BoxAfterText];

/// Returns a warning that lists paragraphs of two or more sentences which were dropped after the
/// last kept block only because of where they are. Boilerplate that ends articles ends the search.
pub(super) fn warning(blocks: &[PageBlock]) -> Option<String> {
    let last = blocks.iter().rposition(PageBlock::is_kept)?;
    let rest = blocks.iter().enumerate().skip(last + 1);
    let over = |block: &PageBlock| {
        boilerplate::recognise(&block.text).is_some_and(|found| found.effect == Effect::EndsArticle)
    };
    let numbers: Vec<usize> = rest
        .take_while(|(_, block)| !over(block))
        .filter(|(_, block)| is_doubtful(block))
        .map(|(at, _)| at + 1)
        .collect();
    let (shown, more) =
        (&numbers[..numbers.len().min(DROPPED_PROSE_LISTED)], numbers.len() > DROPPED_PROSE_LISTED);
    let list = |before: &str, between: &str| -> String {
        shown.iter().map(|at| format!("{before}{at}")).collect::<Vec<_>>().join(between)
    };
    let all = if more { " and more" } else { "" };
    (!numbers.is_empty()).then(|| {
        format!(
            "running text below the article was dropped, in block {}{all}; if it belongs to the \
             article, add `{}`",
            list("", ", "),
            list("--keep ", " ")
        )
    })
}

fn is_doubtful(block: &PageBlock) -> bool {
    let Decision::Dropped(reason) = block.decision else { return false };
    let text = block.text.trim();
    let first = text.chars().next().map_or(0, char::len_utf8);
    let sentences = sentence::around(text, 0..first).end < text.len();
    let unsure = UNSURE.contains(&reason);
    unsure && sentences && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, reason: Option<Reason>) -> PageBlock {
        let decision = reason.map_or(Decision::Kept, Decision::Dropped);
        PageBlock { text: text.to_owned(), kind: BlockKind::Paragraph, decision }
    }

    #[test]
    fn prose_dropped_after_the_article_is_listed() {
        let two = "The lock is shut again. Nobody says why.";
        let blocks = [
            block(two, Some(Reason::AfterText)),
            block(two, None),
            block("One sentence alone.", Some(Reason::NotMainText)),
            block(two, Some(Reason::NotMainText)),
            block(two, Some(Reason::Sharing)),
            block(two, Some(Reason::AfterText)),
            block("Comments", Some(Reason::Comments)),
            block(two, Some(Reason::AfterText)),
        ];
        let said = warning(&blocks).expect("a warning");
        assert!(
            said.contains("in block 4, 6; ") && said.ends_with("`--keep 4 --keep 6`"),
            "{said}"
        );
        assert_eq!(warning(&blocks[..3]), None);
        assert_eq!(warning(&blocks[2..]), None, "nothing is kept");
    }
}

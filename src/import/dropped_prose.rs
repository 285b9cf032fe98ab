//! What was dropped below an article and could be part of it.

use super::boilerplate::{self, Effect};
use super::page::{BlockKind, Decision, PageBlock};
use crate::text::sentence;

/// The reason for a block where only the extractor has one.
pub(super) const NO_PART: &str = "not part of the article's main text";

/// The reason for a block below the stretch that holds the text.
pub(super) const AFTER: &str = "after the text";

/// The reason for a paragraph below a heading over other articles.
pub(super) const ALONE: &str = "alone below a headline, as teasers are";

/// The reason for a small box behind the last paragraph.
pub(super) const BOX: &str = "a box behind the text";

/// Names paragraphs of two or more sentences that were dropped behind the last kept block, and for
/// no better reason than where they stand. What ends an article for certain ends the search.
pub(super) fn warning(blocks: &[PageBlock]) -> Option<String> {
    const MOST: usize = 12;
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
    let (shown, more) = (&numbers[..numbers.len().min(MOST)], numbers.len() > MOST);
    let list = |before: &str, between: &str| -> String {
        shown.iter().map(|at| format!("{before}{at}")).collect::<Vec<_>>().join(between)
    };
    let all = if more { " and more" } else { "" };
    (!numbers.is_empty()).then(|| {
        format!(
            "running text below the article was dropped, in block {}{all}; if it belongs to it: `{}`",
            list("", ", "),
            list("--keep ", " ")
        )
    })
}

fn is_doubtful(block: &PageBlock) -> bool {
    let Decision::Dropped(reason) = &block.decision else { return false };
    let text = block.text.trim();
    let first = text.chars().next().map_or(0, char::len_utf8);
    let sentences = sentence::around(text, 0..first).end < text.len();
    let unsure = [NO_PART, AFTER, ALONE, BOX].contains(&reason.as_str());
    unsure && sentences && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, reason: Option<&str>) -> PageBlock {
        let decision = reason.map_or(Decision::Kept, |reason| Decision::Dropped(reason.to_owned()));
        PageBlock { text: text.to_owned(), kind: BlockKind::Paragraph, decision }
    }

    #[test]
    fn prose_behind_the_end_is_named() {
        let two = "The lock is shut again. Nobody says why.";
        let blocks = [
            block(two, Some(AFTER)),
            block(two, None),
            block("One sentence alone.", Some(NO_PART)),
            block(two, Some(NO_PART)),
            block(two, Some("sharing")),
            block(two, Some(AFTER)),
            block("Comments", Some("comments")),
            block(two, Some(AFTER)),
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

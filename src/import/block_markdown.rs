//! Writes kept blocks as Markdown.

use super::page::{BlockKind, PageBlock};
use crate::markdown::push_escaped;

/// Returns the kept blocks of a plain text as Markdown, ending in a newline; empty if there are
/// none.
pub(super) fn markdown(blocks: &[PageBlock]) -> String {
    let mut out = String::new();
    let mut before: Option<BlockKind> = None;
    let kept: Vec<&PageBlock> = blocks.iter().filter(|block| block.is_kept()).collect();
    for (at, block) in kept.iter().enumerate() {
        if let Some(before) = before {
            let tight =
                before == block.kind && matches!(block.kind, BlockKind::Item | BlockKind::Table);
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        if block.kind == BlockKind::Table && before != Some(BlockKind::Table) {
            let rows = kept[at..].iter().take_while(|row| row.kind == BlockKind::Table);
            open_table(&mut out, rows.map(|row| cells(row).count()).max().unwrap_or(1));
        }
        write(&mut out, block);
        before = Some(block.kind);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Opens a table with an empty header: Markdown wants one, and copied text does not say which row
/// it is.
fn open_table(out: &mut String, cells: usize) {
    out.push_str(&"| ".repeat(cells));
    out.push_str("|\n");
    out.push_str(&"| --- ".repeat(cells));
    out.push_str("|\n");
}

/// Returns the cells of a row.
fn cells(row: &PageBlock) -> impl Iterator<Item = &str> {
    row.text.split(['\t', '\n'])
}

fn write(out: &mut String, block: &PageBlock) {
    match block.kind {
        BlockKind::Heading(level) => {
            out.push_str(&"#".repeat(usize::from(level)));
            out.push(' ');
            text(out, block.text.trim_end_matches('#'));
        }
        BlockKind::Item => {
            out.push_str("- ");
            text(out, &block.text);
        }
        BlockKind::Caption => {
            out.push('*');
            text(out, &block.text);
            out.push('*');
        }
        BlockKind::Table => {
            for cell in cells(block) {
                out.push_str("| ");
                for c in cell.chars() {
                    if c == '|' {
                        out.push('\\');
                    }
                    let last = out.floor_char_boundary(out.len().saturating_sub(1));
                    push_escaped(out, last, c);
                }
                out.push(' ');
            }
            out.push('|');
        }
        BlockKind::Paragraph => text(out, &block.text),
    }
}

/// Writes running text, with a space for each line break.
fn text(out: &mut String, text: &str) {
    let start = out.len();
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        push_escaped(out, start, c);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::page::Decision;
    use crate::markdown::{Flavour, project};

    fn block(kind: BlockKind, text: &str) -> PageBlock {
        PageBlock { text: text.to_owned(), kind, decision: Decision::Kept }
    }

    #[test]
    fn cells_may_end_in_any_letter() {
        let written = markdown(&[block(BlockKind::Table, "the keeper’\tWörth’s weir\tš")]);
        assert!(written.contains("| the keeper’ | Wörth’s weir | š |"), "{written}");
    }

    #[test]
    fn marks_of_markdown_stay_text() {
        for text in [
            "1. is no list, * neither, # nor this",
            "- a dash opens a line of speech",
            "-5 at night, • no mark",
            "– – • more",
            "#hashtag and _under_ and [a](b) and <b> and &amp; and `c` and ~d~",
            "1) no",
            "> said he",
            "+ more",
            "= less",
            ": so",
            "[^1] none",
            "a\\b",
        ] {
            for kind in [BlockKind::Paragraph, BlockKind::Item] {
                let written = markdown(&[block(kind, text)]);
                assert_eq!(project(&written, Flavour::Article).plain.text, text, "{written}");
            }
        }
    }

    #[test]
    fn kinds_of_blocks_are_written_as_such() {
        let blocks = [
            block(BlockKind::Heading(2), "A heading"),
            block(BlockKind::Caption, "A *caption*. Photo: A"),
            block(BlockKind::Item, "one"),
            block(BlockKind::Item, "- two"),
            block(BlockKind::Table, "a\tb|c"),
            block(BlockKind::Table, "d\t5\te"),
        ];
        let expected = "## A heading\n\n*A \\*caption\\*. Photo: A*\n\n- one\n- \\- two\n\n\
                        | | | |\n| --- | --- | --- |\n| a | b\\|c |\n| d | 5 | e |\n";
        assert_eq!(markdown(&blocks), expected);
    }

    proptest! {
        #[test]
        fn paragraphs_say_what_the_page_said(
            texts in prop::collection::vec("[ -~äé–“”…]{1,60}", 1..5),
        ) {
            let folded: Vec<String> = texts
                .iter()
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|text| !text.is_empty())
                .collect();
            let paragraph = |text: &String| block(BlockKind::Paragraph, text);
            let blocks: Vec<PageBlock> = folded.iter().map(paragraph).collect();
            let written = markdown(&blocks);
            prop_assert_eq!(project(&written, Flavour::Article).plain.text, folded.join("\n"));
        }
    }
}

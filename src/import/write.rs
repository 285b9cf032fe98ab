//! Kept blocks as Markdown.

use super::page::{Block, Kind};
use crate::markdown::push_escaped;

/// Returns the kept blocks of a plain text as Markdown, with a newline at its end; empty if there
/// are none.
pub(super) fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before: Option<Kind> = None;
    for block in blocks.iter().filter(|block| block.is_kept()) {
        if let Some(before) = before {
            let tight = before == block.kind && matches!(block.kind, Kind::Item | Kind::Table);
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        if block.kind == Kind::Table && before != Some(Kind::Table) {
            open_table(&mut out, &block.text);
        }
        write(&mut out, block);
        before = Some(block.kind);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Takes white space from the ends of paragraphs, and empty lines beyond the first: what `<br><br>`
/// leaves. Line breaks within a paragraph, and code between fences, stay.
pub(super) fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut code = false;
    for line in markdown.lines() {
        code ^= line.trim_start_matches(['>', ' ']).starts_with("```");
        if code || !line.trim().is_empty() {
            out.push_str(line);
        } else {
            let paragraph = out.trim_end_matches([' ', '\n']).len();
            out.truncate(paragraph);
            out.push('\n');
        }
        out.push('\n');
    }
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    out.push_str(if out.is_empty() { "" } else { "\n" });
    out
}

/// A table has a head in Markdown; what was copied does not say which row it is.
fn open_table(out: &mut String, first: &str) {
    let cells = first.split('\t').count();
    out.push_str(&"| ".repeat(cells));
    out.push_str("|\n");
    out.push_str(&"| --- ".repeat(cells));
    out.push_str("|\n");
}

fn write(out: &mut String, block: &Block) {
    match block.kind {
        Kind::Heading(level) => {
            out.push_str(&"#".repeat(usize::from(level)));
            out.push(' ');
            text(out, block.text.trim_end_matches('#'));
        }
        Kind::Item => {
            out.push_str("- ");
            let bare = block.text.trim_start_matches(['-', '•', '·', '*', '–']);
            text(out, bare.trim_start());
        }
        Kind::Caption => {
            out.push('*');
            text(out, &block.text);
            out.push('*');
        }
        Kind::Table => {
            for cell in block.text.split(['\t', '\n']) {
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
        Kind::Paragraph => text(out, &block.text),
    }
}

/// Writes running text, a space for each line break.
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
    use crate::import::page::Fate;
    use crate::markdown::{Flavour, project};

    fn block(kind: Kind, text: &str) -> Block {
        Block { text: text.to_owned(), kind, fate: Fate::Kept }
    }

    #[test]
    fn cells_may_end_in_any_letter() {
        let written = markdown(&[block(Kind::Table, "the keeper’\tWörth’s weir\tš")]);
        assert!(written.contains("| the keeper’ | Wörth’s weir | š |"), "{written}");
    }

    #[test]
    fn marks_stay_text() {
        for text in [
            "1. is no list, * neither, # nor this",
            "- a dash opens a line of speech",
            "#hashtag and _under_ and [a](b) and <b> and &amp; and `c` and ~d~",
            "1) no",
            "> said he",
            "+ more",
            "= less",
            ": so",
            "[^1] none",
            "a\\b",
        ] {
            let written = markdown(&[block(Kind::Paragraph, text)]);
            assert_eq!(project(&written, Flavour::Article).plain.text, text, "{written}");
        }
    }

    /// Issue 4: two line breaks left white space behind.
    #[test]
    fn paragraphs_end_with_their_words() {
        let tidied = tidy("One.  \n  \n\nTwo,  \nwith a break.  \n\n```\na  \n\n\nb\n```\n  \n");
        assert_eq!(tidied, "One.\n\nTwo,  \nwith a break.\n\n```\na  \n\n\nb\n```\n");
        assert_eq!(tidy(" \n"), "");
    }

    #[test]
    fn kinds_of_blocks_are_written_as_such() {
        let blocks = [
            block(Kind::Heading(2), "A heading"),
            block(Kind::Caption, "A *caption*. Photo: A"),
            block(Kind::Item, "- one"),
            block(Kind::Item, "• two"),
            block(Kind::Table, "a\tb|c"),
            block(Kind::Table, "d\t5"),
        ];
        let expected = "## A heading\n\n*A \\*caption\\*. Photo: A*\n\n- one\n- two\n\n\
                        | | |\n| --- | --- |\n| a | b\\|c |\n| d | 5 |\n";
        assert_eq!(markdown(&blocks), expected);
    }

    proptest! {
        #[test]
        fn paragraphs_say_what_the_page_said(texts in prop::collection::vec("[ -~äé–“”…]{1,60}", 1..5)) {
            let folded: Vec<String> = texts
                .iter()
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|text| !text.is_empty())
                .collect();
            let blocks: Vec<Block> = folded.iter().map(|text| block(Kind::Paragraph, text)).collect();
            let written = markdown(&blocks);
            prop_assert_eq!(project(&written, Flavour::Article).plain.text, folded.join("\n"));
        }
    }
}

//! Quotations from an article, and the bold words in them.
//!
//! A quotation is the words on its lines. Only emphasis and backslashes before marks are Markdown
//! in it: whatever else Markdown takes for markup (the number of a list, the address of a link, a
//! definition) would be words that are never compared.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::cursor::{PlainTextCursor, Step};

/// A quotation from an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotation {
    /// Its plain text, blocks separated by a newline.
    pub text: String,
    /// The bytes of those newlines. Sorted.
    pub breaks: Vec<usize>,
    /// The bold passages in the text. Sorted.
    pub bold: Vec<Range<usize>>,
}

/// Returns the lines of a blockquote with the `>` at their beginning.
pub fn quoted_lines(source: &str) -> impl Iterator<Item = &str> {
    let lines = source.trim_end().split('\n');
    lines.flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Reads a blockquote as words of an article. An empty line ends a block.
pub fn quotation(source: &str) -> Quotation {
    let mut out = Quotation::default();
    let mut cursor = PlainTextCursor::default();
    let mut bold = None;
    let mut written = String::with_capacity(source.len() * 2);
    quoted_lines(source).for_each(|line| push_line(&mut written, line));
    for event in Parser::new_ext(&written, Options::empty()) {
        if let Step::Text(range, _) = cursor.step(&event) {
            if range.start > out.text.len() {
                out.breaks.push(out.text.len());
                out.text.push('\n');
            }
            match &event {
                Event::Text(text) | Event::Code(text) => out.text.push_str(text),
                _ => out.text.push('\n'),
            }
        }
        match event {
            Event::Start(Tag::Strong) => bold = bold.or(Some(out.text.len())),
            Event::End(TagEnd::Strong) => {
                out.bold.extend(bold.take().map(|start| start..out.text.len()));
            }
            _ => {}
        }
    }
    out
}

/// Appends a line of a blockquote, with a backslash before each mark that is not emphasis.
fn push_line(out: &mut String, line: &str) {
    let line = line.trim_start();
    let line = line.strip_prefix('>').unwrap_or(line).trim();
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if chars.peek().is_none_or(|(_, next)| next.is_ascii_punctuation()) => {
                out.push(c);
                out.extend(chars.next().map(|(_, next)| next));
            }
            '*' | '_' => {
                let rest = &line[at..];
                let after = rest.trim_start_matches(c);
                let run = rest.len() - after.len();
                // Between spaces it is not emphasis, but could be the marker of a list.
                let apart = before.is_none_or(char::is_whitespace)
                    && after.chars().next().is_none_or(char::is_whitespace);
                (0..run).for_each(|_| out.extend(apart.then_some('\\').into_iter().chain([c])));
                chars.by_ref().take(run - 1).for_each(drop);
            }
            c => {
                out.extend(c.is_ascii_punctuation().then_some('\\'));
                out.push(c);
            }
        }
        before = Some(c);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(source: &str, text: &str) {
        assert_eq!(quotation(source).text, text, "{source}");
    }

    #[test]
    fn nothing_but_emphasis_is_markup() {
        reads("> 2014. Exports fell.", "2014. Exports fell.");
        reads("> 7) Men died", "7) Men died");
        reads("> - 5 men\n> + 6 men\n> * 7 men", "- 5 men\n+ 6 men\n* 7 men");
        reads("> [Everyone]: was-killed\n> Not one", "[Everyone]: was-killed\nNot one");
        reads("> ## 5 men\n> 6 men\n> ===\n> ---", "## 5 men\n6 men\n===\n---");
        reads("> | 5 | 6 |\n> | - | - |\n> | 7 | 8 |", "| 5 | 6 |\n| - | - |\n| 7 | 8 |");
        reads("> no <b>5</b> <!-- men -->", "no <b>5</b> <!-- men -->");
        reads("> <p>\n> 5", "<p>\n5");
        reads("> [five](https://a.example/6) ![7](8)", "[five](https://a.example/6) ![7](8)");
        reads("> five[^6] <https://a.example/7>", "five[^6] <https://a.example/7>");
        reads("> [^6]: seven", "[^6]: seven");
        reads("> &#65;&amp;&half;", "&#65;&amp;&half;");
        reads("> ~~5~~ ``6`` `7", "~~5~~ ``6`` `7");
        reads("> ```7\n> 8\n> ```", "```7\n8\n```");
        reads(">     5 men\n>\t\t6 men", "5 men\n6 men");
        reads("> > 5 men\n>> 6 men", "> 5 men\n> 6 men");
        reads("> 5 men\r\n> 6. men\r> 7. men", "5 men\n6. men\n7. men");
        reads("> ***\n> * * *\n> ___", "***\n* * *\n___");
        reads("> *", "*");
    }

    #[test]
    fn emphasis_is_left_out_and_its_marks_elsewhere_are_not() {
        reads("> *No* __one__ ***died***", "No one died");
        reads("> 5 * 6 _ 7 a_b_c *d", "5 * 6 _ 7 a_b_c *d");
        reads("> *No\n> one*", "No\none");
        let bold = quotation("> Not **one** man");
        assert_eq!(&bold.text[bold.bold[0].clone()], "one");
    }

    #[test]
    fn a_backslash_before_a_mark_leaves_the_mark() {
        reads(r"> 2014\. \*no\* \[5\] \\ \& \_", r"2014. *no* [5] \ & _");
        reads(r"> \5 C:\men", r"\5 C:\men");
        reads("> 5\\\n> 6\\", "5\n6\\");
    }

    #[test]
    fn an_empty_line_ends_a_block() {
        let quotation = quotation("> 5. men\n>\n> 6. men");
        assert_eq!(quotation.text, "5. men\n6. men");
        assert_eq!(quotation.breaks, [6]);
    }
}

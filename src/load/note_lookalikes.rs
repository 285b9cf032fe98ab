//! Blocks of a note's text that look like an anchor, a field or a heading.

use std::ops::Range;

use super::fields::Input;
use super::note_fields::{KEYS, key};
use crate::diag::{Code, Diagnostic};
use crate::markdown::{OutlineBlock, OutlineBlockKind};
use crate::model::Id;

/// Returns where the first line of a range is.
pub(super) fn first_line(input: &Input, range: &Range<usize>) -> Range<usize> {
    let line = input.text[range.clone()].lines().next().unwrap_or_default();
    range.start..range.start + line.len()
}

/// Reports blocks of a note's text that were meant to be an anchor or fields and would silently be
/// taken for text.
pub(super) fn report_lookalikes(
    input: &Input,
    body: &[OutlineBlock],
    unanchored: bool,
    out: &mut Vec<Diagnostic>,
) {
    for (place, block) in body.iter().enumerate() {
        let line = first_line(input, &block.range);
        let text = &input.text[line.clone()];
        let (code, message, help) = match block.kind {
            OutlineBlockKind::Quote if place == 0 && unanchored => (
                Code::BadAnchor,
                "a quotation after the fields is not an anchor",
                "quote the words that the note is about right after its heading; to quote other \
                 words in its text, begin with words of your own",
            ),
            OutlineBlockKind::Other
                if is_deeper_heading(text) && has_fields(input, &body[place + 1..]) =>
            {
                let depth = text.bytes().take_while(|byte| *byte == b'#').count();
                let message = format!("a note begins with `## `; this has `{}`", "#".repeat(depth));
                let help = "write `## ` and the id, or put the fields of this note right after its \
                            own quotation";
                // Faults below it are its consequences.
                return out
                    .push(Diagnostic::at(Code::StrayText, input.span(line), message).help(help));
            }
            OutlineBlockKind::Underlined => (
                Code::StrayText,
                "a heading that is underlined does not begin a note",
                "write `## ` and the id on one line; headings inside a note begin with `###`",
            ),
            OutlineBlockKind::Paragraph if is_nearly_a_heading(text) => (
                Code::StrayText,
                "this line looks like the heading of a note, but is not one",
                "a note begins with `##`, a space and its id",
            ),
            OutlineBlockKind::Paragraph if key(text).is_some_and(|key| KEYS.contains(&key)) => (
                Code::BadValue,
                "this line looks like a field, but is in the note's text",
                "put it with the other fields, right after the anchor, without an empty line",
            ),
            _ => continue,
        };
        out.push(Diagnostic::at(code, input.span(line), message).help(help));
        if is_nearly_a_heading(text) {
            return;
        }
    }
}

/// Returns whether a line is a heading with an id, but not one that begins a note.
fn is_deeper_heading(line: &str) -> bool {
    line.starts_with('#') && Id::new(line.trim_start_matches('#').trim()).is_some()
}

/// Returns whether blocks begin like a note: fields, perhaps after a quotation.
fn has_fields(input: &Input, blocks: &[OutlineBlock]) -> bool {
    let rest = match blocks {
        [quote, rest @ ..] if quote.kind == OutlineBlockKind::Quote => rest,
        all => all,
    };
    rest.first().is_some_and(|block| {
        let line = &input.text[first_line(input, &block.range)];
        block.kind == OutlineBlockKind::Paragraph
            && key(line).is_some_and(|key| KEYS.contains(&key))
    })
}

/// Returns whether a line is like `##id`, without the space that makes it a heading.
fn is_nearly_a_heading(line: &str) -> bool {
    let rest = line.strip_prefix("##").filter(|rest| !rest.starts_with('#'));
    rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
}

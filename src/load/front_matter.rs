//! Separates front matter from the text after it.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};

/// The line before and after front matter.
pub(crate) const FENCE: &str = "+++";

/// Returns the ranges of the front matter, without its fences, and of the body.
pub(super) fn split(input: &Input) -> Result<(Range<usize>, Range<usize>), Box<Diagnostic>> {
    let text = &input.text;
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != FENCE {
        return Err(Box::new(
            Diagnostic::at(
                Code::FrontMatter,
                input.span(0..first.len()),
                "front matter is missing",
            )
            .label("expected `+++`")
            .help("a file begins with front matter: TOML between two lines of `+++`"),
        ));
    }
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Ok((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    Err(Box::new(
        Diagnostic::at(Code::FrontMatter, input.span(0..first.len()), "front matter is not closed")
            .label("opened here")
            .help("put a line of `+++` after its last key"),
    ))
}

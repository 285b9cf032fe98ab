//! Markdown in a file, projected once.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Flavour, MAX_DEPTH, Projected, project};
use crate::model::{Link, Prose};
use crate::source::Span;

/// Reads `range` of the input as Markdown; `None` where it cannot be rendered.
pub(super) fn read(
    input: &Input,
    range: Range<usize>,
    flavour: Flavour,
    out: &mut Vec<Diagnostic>,
) -> Option<Prose> {
    let base = range.start;
    let projected = project(&input.text[range.clone()], flavour);
    footnotes(input, base, &projected, out);
    if let Some(at) = projected.too_deep {
        out.push(
            Diagnostic::at(
                Code::TooDeep,
                Span::new(input.file, base, at),
                format!("blocks stand in one another more than {MAX_DEPTH} deep"),
            )
            .help("quotations and lists in one another need not go that far"),
        );
        return None;
    }
    let links = projected.links.into_iter().map(|link| Link {
        target: link.target,
        form: link.form,
        words: link.words,
        span: Span::new(input.file, base, link.source),
    });
    Some(Prose {
        file_text: input.text.clone(),
        span: input.span(range),
        plain: projected.plain,
        links: links.collect(),
    })
}

fn footnotes(input: &Input, base: usize, found: &Projected, out: &mut Vec<Diagnostic>) {
    for (label, at) in &found.footnotes_defined {
        if !found.footnotes_used.iter().any(|(used, _)| used == label) {
            out.push(
                Diagnostic::at(
                    Code::Footnote,
                    Span::new(input.file, base, at.clone()),
                    format!("footnote `{label}` is not referred to, so it is not shown"),
                )
                .help(format!("put `[^{label}]` where it belongs")),
            );
        }
    }
}

//! The fingerprint of a page: the hash of its view, which is all that its template sees.
//!
//! The functions in `pages` make the view for the fingerprint as they make it for the page, so that
//! nothing that a page shows can be missing from it. Only the step that costs most is left out,
//! rendering Markdown ([`PageContext::rows`]): the hash of its inputs is put into the view instead
//! of its HTML. **Invariant:** the functions in `pages` pass such HTML on and never look into it.

use serde::Serialize;

use super::page_context::{PageContext, RenderedAs};
use crate::fingerprint::{Fingerprint, FingerprintBuilder, PROGRAM};
use crate::markdown::{HtmlRow, Renderer};
use crate::model::Prose;

impl PageContext<'_> {
    /// Renders Markdown. For a fingerprint, returns one row with the hash of all that goes into the
    /// HTML.
    pub(super) fn rows(&self, prose: &Prose, renderer: &Renderer<'_>) -> Vec<HtmlRow> {
        match self.output {
            RenderedAs::Html => renderer.rows(prose.markdown()),
            RenderedAs::Fingerprint => {
                vec![HtmlRow { html: markdown_inputs(prose, renderer), ..HtmlRow::default() }]
            }
        }
    }

    /// Returns the fingerprint of what all pages depend on: the program and the theme's templates
    /// and words.
    pub(super) fn common_fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&(PROGRAM, self.shared.theme.fingerprint()))
    }
}

/// Returns the hash of a template's name and view.
pub(super) fn of_view(template: &str, view: &impl Serialize) -> Fingerprint {
    let bytes = postcard::to_extend(&(template, view), Vec::with_capacity(4096));
    Fingerprint::of_bytes(&bytes.expect("views are structs, lists, strings and numbers"))
}

/// Returns the hash of the Markdown, of all options, and of where the links lead.
fn markdown_inputs(prose: &Prose, renderer: &Renderer<'_>) -> String {
    // Every field is named, so that a new option does not compile before it has its place here.
    let Renderer {
        flavour,
        marks,
        points,
        footnote_marks,
        top_heading,
        link,
        cut,
        footnote_prefix,
        safe,
    } = renderer;
    let mut parts = FingerprintBuilder::default();
    parts.add((prose.markdown(), flavour, marks, points, footnote_marks));
    parts.add((top_heading, cut, footnote_prefix, safe));
    for found in &prose.links {
        let start = prose.span.start as usize;
        let range = found.span.start as usize - start..found.span.end as usize - start;
        parts.add(link(range));
    }
    parts.finish().to_string()
}

//! Properties of every Markdown text: its plain text is the text of its HTML, and only marks are
//! added to pulldown-cmark's HTML.

mod alone;
mod deep;
mod generate;
mod html;
mod marks;
mod safe;
mod spec;
mod text;

use manicule::markdown::{Flavour, HtmlRow, Mark, Point, Projected, Renderer, project};
use proptest::prelude::*;

use html::Token;

const FLAVOURS: [Flavour; 2] = [Flavour::Article, Flavour::Editor];

/// A rendered text.
struct Case<'a> {
    source: &'a str,
    flavour: Flavour,
    safe: bool,
    /// Whether it has the editor's raw HTML, which need not be well-formed.
    raw: bool,
    projected: &'a Projected,
    marks: Vec<Mark>,
    points: Vec<Point>,
    rows: Vec<HtmlRow>,
}

type CaseResult = Result<(), TestCaseError>;

/// Tests a text in both flavours, safe or not, with marks and points.
fn each(
    source: &str,
    seeds: &[generate::Seed],
    test: impl Fn(&Case<'_>) -> CaseResult,
) -> CaseResult {
    for flavour in FLAVOURS {
        let projected = &project(source, flavour);
        let raw = flavour == Flavour::Editor && projected.has_html;
        let text = &projected.plain.text;
        for safe in [false, true] {
            let marks = generate::marks(text, seeds, !raw);
            let points = generate::points(text, &seeds[seeds.len() / 2..]);
            let renderer =
                Renderer { flavour, marks: &marks, points: &points, safe, ..Renderer::default() };
            let rows = renderer.rows(source);
            test(&Case { source, flavour, safe, raw, projected, marks, points, rows })?;
        }
    }
    Ok(())
}

/// Does the same for texts without raw HTML, which are well-formed.
fn each_well_formed(
    source: &str,
    seeds: &[generate::Seed],
    test: impl Fn(&Case<'_>) -> CaseResult,
) -> CaseResult {
    each(source, seeds, |case| if case.raw { Ok(()) } else { test(case) })
}

fn read(html: &str) -> Result<Vec<Token>, TestCaseError> {
    html::read(html).map_err(TestCaseError::fail)
}

fn joined(rows: &[HtmlRow]) -> String {
    rows.iter().map(|row| row.html.as_str()).collect()
}

impl Case<'_> {
    fn tokens(&self) -> Result<Vec<Token>, TestCaseError> {
        read(&joined(&self.rows))
    }

    fn leaves(&self) -> Vec<&str> {
        let plain = &self.projected.plain;
        let text =
            |leaf: &std::ops::Range<u32>| &plain.text[leaf.start as usize..leaf.end as usize];
        plain.leaves.iter().map(text).collect()
    }

    /// Returns the plain text of a range without the newlines between leaves.
    fn unseparated(&self, range: std::ops::Range<u32>) -> String {
        let plain = &self.projected.plain;
        let cut = |leaf: &std::ops::Range<u32>| {
            let start = leaf.start.clamp(range.start, range.end) as usize;
            let end = leaf.end.clamp(range.start, range.end) as usize;
            &plain.text[start..end]
        };
        plain.leaves.iter().map(cut).collect()
    }
}

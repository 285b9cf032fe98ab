//! The editor's own texts, as far as they could quote articles.

use std::borrow::Cow;
use std::ops::Range;

use super::units::{Unit, units};
use crate::markdown::{Flavour, SourceMap, project};
use crate::model::Prose;
use crate::model::site::Site;
use crate::source::Span;
use crate::text::quotation_marks::quoted;

/// So many words in a row are a quotation; fewer are one in quotation marks.
pub(super) const ROW: usize = 6;

/// A text of the editor's.
pub(super) struct EditorText<'s> {
    /// The text, or that of the file of which it is a line of the front matter.
    prose: &'s Prose,
    text: Cow<'s, str>,
    pub(super) units: Vec<Unit>,
    /// The phrases in quotation marks that are shorter than [`ROW`], as units.
    pub(super) phrases: Vec<Range<usize>>,
}

/// Returns the editor's texts, each with the prose of its file.
pub(super) fn texts(site: &Site) -> Vec<(&Prose, Cow<'_, str>)> {
    let mut all = Vec::new();
    for page in site.home.iter().chain(&site.pages) {
        add(&page.body, page.summary.as_ref(), &mut all);
    }
    for article in &site.articles {
        let summary = article.doc.summary.as_deref();
        all.extend(summary.map(|line| (&article.doc.body, line.into())));
        article.notes.iter().for_each(|note| add(&note.doc.body, [], &mut all));
    }
    for outlet in &site.outlets {
        let facts = outlet.facts.iter().map(|fact| &fact.value);
        add(&outlet.body, outlet.summary.iter().chain(facts), &mut all);
    }
    for actor in &site.actors {
        add(&actor.body, actor.summary.as_ref(), &mut all);
    }
    for claim in &site.claims {
        let outcomes = claim.outcomes.iter().map(|outcome| &outcome.text);
        add(&claim.body, [&claim.title].into_iter().chain(outcomes), &mut all);
    }
    site.terms.iter().for_each(|term| add(&term.body, [], &mut all));
    for day in site.days.iter().filter_map(|day| day.1.doc.as_ref()) {
        add(&day.body, [], &mut all);
    }
    all
}

/// Adds a text with its footnotes and descriptions of pictures, and lines of its front matter.
fn add<'s>(
    prose: &'s Prose,
    lines: impl IntoIterator<Item = &'s String>,
    all: &mut Vec<(&'s Prose, Cow<'s, str>)>,
) {
    all.push((prose, prose.plain.text.as_str().into()));
    let markdown = prose.markdown();
    if markdown.contains("[^") || markdown.contains("![") {
        let beside = project(markdown, Flavour::Editor).beside;
        all.extend(beside.into_iter().map(|beside| (prose, beside.text.into())));
    }
    all.extend(lines.into_iter().map(|line| (prose, line.as_str().into())));
}

impl<'s> EditorText<'s> {
    pub(super) fn new(prose: &'s Prose, text: Cow<'s, str>) -> Self {
        let units = units(&text);
        let place = |byte: usize| units.partition_point(|unit| unit.at.end <= byte);
        let phrases = quoted(&text).into_iter().flat_map(|quoted| segments(&text, quoted.words));
        let phrases = phrases.map(|words| place(words.start)..place(words.end));
        let is_short = |phrase: &Range<usize>| (1..ROW).contains(&phrase.len());
        let phrases = phrases.filter(is_short).collect();
        Self { prose, text, units, phrases }
    }

    /// Returns where words of the text are in its file.
    pub(super) fn span(&self, at: Range<usize>) -> Span {
        let Self { prose, text, .. } = self;
        if !std::ptr::eq(&**text, prose.plain.text.as_str()) {
            // A footnote, or a line of the front matter, if neither marks nor escapes are in it.
            let line = prose.file_text.find(&**text);
            let place = line.map_or(0..0, |line| line + at.start..line + at.end);
            return Span::new(prose.span.file, 0, place);
        }
        let source = prose.markdown();
        let map = SourceMap::new(source, Flavour::Editor);
        let start = map.locate(source, at.start);
        let end = source.ceil_char_boundary(map.locate(source, at.end.saturating_sub(1)) + 1);
        Span::new(prose.span.file, prose.span.start as usize, start..end.max(start))
    }
}

/// Returns the parts of a quotation that its words are in: between `…`, and without what is in
/// brackets, which is the editor's.
fn segments(text: &str, quoted: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut start, mut depth) = (Vec::new(), quoted.start, 0_usize);
    for (at, c) in text[quoted.clone()].char_indices().map(|(at, c)| (quoted.start + at, c)) {
        let ends = matches!(c, '…' | '[' | ']') || text[at..].starts_with("...");
        if ends {
            if depth == 0 {
                found.push(start..at);
            }
            start = at + c.len_utf8();
        }
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if depth == 0 {
        found.push(start..quoted.end);
    }
    found
}

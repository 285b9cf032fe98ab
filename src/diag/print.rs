//! Formats diagnostics as text, in the style of rustc, and as JSON lines.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::source::{Source, Sources, Span};

/// Sorts by path, span, code and message; diagnostics without a span come first.
pub fn sort(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by_cached_key(|item| {
        let path = item.span.map(|span| sources.get(span.file).path.clone());
        (path, item.span.map(|span| (span.start, span.end)), item.code, item.message.clone())
    });
}

/// Formats a diagnostic for people: several lines, without a newline at the end.
///
/// `prefix` goes before every path, so that a terminal can open the file.
pub fn text(item: &Diagnostic, sources: &Sources, prefix: &str, colour: bool) -> String {
    let level = match item.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let mut group = level
        .primary_title(item.message.as_str())
        .id(item.code.as_str())
        .elements([] as [Snippet<'_, annotate_snippets::Annotation<'_>>; 0]);
    let primary =
        item.span.iter().map(|span| (*span, item.label.as_str(), AnnotationKind::Primary));
    let related =
        item.related.iter().map(|(span, label)| (*span, label.as_str(), AnnotationKind::Context));
    for (span, label, kind) in primary.chain(related) {
        let source = sources.get(span.file);
        let excerpt = Excerpt::around(source, span);
        let mut annotation = kind.span(excerpt.range);
        if !label.is_empty() {
            annotation = annotation.label(label);
        }
        group = group.element(
            Snippet::source(excerpt.text)
                .path(format!("{prefix}{}", source.path))
                .line_start(excerpt.line)
                .annotation(annotation),
        );
    }
    if !item.help.is_empty() {
        group = group.element(Level::HELP.message(item.help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.decor_style(DecorStyle::Ascii).render(&[group]).to_string();
    // Some terminals obey these; the renderer masks only the others.
    text.replace(|sign: char| ('\u{80}'..='\u{9f}').contains(&sign), "\u{fffd}")
}

/// The lines that a span covers. Given these alone, the renderer does not scan a large file.
struct Excerpt<'a> {
    text: &'a str,
    /// The number of the first line, from 1.
    line: usize,
    /// The span's byte range in `text`.
    range: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn around(source: &'a Source, span: Span) -> Self {
        let text: &str = &source.text;
        let start = text.floor_char_boundary((span.start as usize).min(text.len()));
        let end = text.ceil_char_boundary((span.end as usize).clamp(start, text.len()));
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
        Self { text: &text[from..to], line: source.line(from), range: start - from..end - from }
    }
}

#[derive(Serialize)]
struct JsonLine<'a> {
    code: &'a str,
    severity: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: &'a str,
}

/// Formats a diagnostic as one line of JSON, without a newline.
pub fn json(item: &Diagnostic, sources: &Sources, prefix: &str) -> String {
    let position = item.span.map(|span| sources.position(span));
    let line = JsonLine {
        code: item.code.as_str(),
        severity: item.code.severity().to_string(),
        file: item.span.map(|span| format!("{prefix}{}", sources.get(span.file).path)),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        message: &item.message,
        help: &item.help,
    };
    serde_json::to_string(&line).expect("strings and numbers are JSON")
}

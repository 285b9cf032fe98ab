//! Diagnostics as text, in the manner of the compiler, and as JSON lines.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};

/// Sorts by file, place, code and message; those without a place come first.
pub fn sort(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by_cached_key(|item| {
        let path = item.span.map(|span| sources.get(span.file).path.clone());
        (path, item.span.map(|span| (span.start, span.end)), item.code, item.message.clone())
    });
}

/// Returns a diagnostic as a person reads it, several lines without a last newline.
///
/// `prefix` goes before every path, so that a terminal can open it.
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
    let places = item.span.iter().map(|span| (*span, item.label.as_str(), AnnotationKind::Primary));
    let related =
        item.related.iter().map(|(span, words)| (*span, words.as_str(), AnnotationKind::Context));
    for (span, words, kind) in places.chain(related) {
        let source = sources.get(span.file);
        let window = Window::around(&source.text, span);
        let mut annotation = kind.span(window.range);
        if !words.is_empty() {
            annotation = annotation.label(words);
        }
        group = group.element(
            Snippet::source(window.text)
                .path(format!("{prefix}{}", source.path))
                .line_start(window.line)
                .annotation(annotation),
        );
    }
    if !item.help.is_empty() {
        group = group.element(Level::HELP.message(item.help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group]).to_string()
}

/// The lines that a span stands in: messages from a large file must not read all of it.
struct Window<'a> {
    text: &'a str,
    line: usize,
    range: std::ops::Range<usize>,
}

impl<'a> Window<'a> {
    fn around(text: &'a str, span: Span) -> Self {
        let start = text.floor_char_boundary((span.start as usize).min(text.len()));
        let end = text.ceil_char_boundary((span.end as usize).clamp(start, text.len()));
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let line = text[..from].bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { text: &text[from..to], line, range: start - from..end - from }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: &'a str,
}

/// Returns a diagnostic as one line of JSON.
pub fn json(item: &Diagnostic, sources: &Sources, prefix: &str) -> String {
    let position = item.span.map(|span| sources.position(span));
    let line = Line {
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

//! Faults as HTML: the panel over a page, and the notes whose quotation was not found.

use std::fmt::Write as _;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use crate::diag::{Code, Diagnostic};
use crate::model::document::NotesDoc;
use crate::render::encoded_path;
use crate::source::{Sources, Span};

/// The folder of the server's own files, which no page can have.
pub(super) const OWN: &str = "/_manicule/";

/// How many faults the panel shows.
const SHOWN: usize = 20;
/// How many lines of source are shown for one span.
const LINES: usize = 4;

/// Returns whether a fault is a quotation that was not found: the page can be shown without the
/// note.
pub(super) fn is_anchor_error(fault: &Diagnostic) -> bool {
    matches!(fault.code, Code::AnchorNotFound | Code::AnchorAmbiguous)
}

/// Returns the panel that shows `faults` in the given order; empty if there are none.
pub(super) fn panel(faults: &[&Diagnostic], sources: &Sources) -> String {
    let words = match faults.len() {
        0 => return String::new(),
        1 => "1 fault keeps the site from being built".to_owned(),
        count => format!("{count} faults keep the site from being built"),
    };
    let mut html = format!(
        "<aside id=\"manicule-panel\" lang=\"en\" dir=\"ltr\" aria-label=\"Faults\">\
         <link rel=\"stylesheet\" href=\"{OWN}serve.css\">\n\
         <details open><summary>{words}</summary>\n<ol>\n"
    );
    for item in faults.iter().take(SHOWN) {
        push_fault(item, sources, &mut html);
    }
    html.push_str("</ol>\n");
    if let Some(more @ 1..) = faults.len().checked_sub(SHOWN) {
        let _ = writeln!(html, "<p>… and {more} more: see the terminal.</p>");
    }
    html.push_str("</details></aside>\n");
    html
}

fn push_fault(item: &Diagnostic, sources: &Sources, html: &mut String) {
    let _ = write!(html, "<li><p><b>{}</b> <code>", item.code.severity());
    let _ = write!(html, "{}</code></p>\n<p class=\"message\">", item.code);
    push_text(&item.message, html);
    html.push_str("</p>\n");
    if let Some(span) = item.span {
        push_place(span, &item.label, sources, html);
    }
    for (span, words) in &item.related {
        push_place(*span, words, sources, html);
    }
    push_help(&item.help, html);
    html.push_str("</li>\n");
}

fn push_help(words: &str, html: &mut String) {
    if !words.is_empty() {
        html.push_str("<p class=\"help\"><b>help</b> ");
        push_text(words, html);
        html.push_str("</p>\n");
    }
}

/// Writes the position of a span, and its lines with the span marked.
fn push_place(span: Span, label: &str, sources: &Sources, html: &mut String) {
    let source = sources.get(span.file);
    let at = sources.position(span);
    html.push_str("<p class=\"place\"><code>");
    push_text(&format!("{}:{}:{}", source.path, at.line, at.column), html);
    html.push_str("</code></p>\n");
    let whole = &source.text;
    if whole.is_empty() {
        return;
    }
    let start = whole.floor_char_boundary((span.start as usize).min(whole.len()));
    let end = whole.ceil_char_boundary((span.end as usize).clamp(start, whole.len()));
    let from = whole[..start].rfind('\n').map_or(0, |at| at + 1);
    html.push_str("<pre>");
    let mut offset = from;
    for (number, line) in whole[from..].split('\n').enumerate() {
        if number > 0 && (offset >= end || number == LINES) {
            break;
        }
        let cut = |at: usize| at.clamp(offset, offset + line.len()) - offset;
        let (a, b) = (cut(start), cut(end));
        let _ = write!(html, "<span class=\"line\">{}</span> ", at.line + number);
        push_text(&line[..a], html);
        html.push_str("<mark>");
        push_text(&line[a..b], html);
        html.push_str("</mark>");
        push_text(line[b..].trim_end_matches('\r'), html);
        html.push('\n');
        offset += line.len() + 1;
    }
    html.push_str("</pre>\n");
    if !label.is_empty() {
        html.push_str("<p class=\"label\">");
        push_text(label, html);
        html.push_str("</p>\n");
    }
}

/// Returns the list of the notes in `doc` whose quotation was not found, each with what to do;
/// empty if there are none.
pub(super) fn anchor_errors(doc: &NotesDoc, faults: &[&Diagnostic], sources: &Sources) -> String {
    let mut html = String::new();
    for note in &doc.notes {
        let Some(quote) = &note.quote else { continue };
        let lost = |fault: &&&Diagnostic| is_anchor_error(fault) && fault.span == Some(quote.span);
        let Some(fault) = faults.iter().find(lost) else { continue };
        let words = &sources.get(doc.file).text[quote.span.range()];
        let _ = write!(html, "<div role=\"doc-footnote\" class=\"note\" id=\"n-");
        push_attribute(note.id.value.as_str(), &mut html);
        html.push_str("\">\n<p class=\"note-head\">");
        push_text(&fault.message, &mut html);
        html.push_str("</p>\n<pre>");
        push_text(words.trim_end(), &mut html);
        html.push_str("</pre>\n<p class=\"note-body\">");
        push_text(&note.body.plain.text, &mut html);
        html.push_str("</p>\n");
        push_help(&fault.help, &mut html);
        html.push_str("</div>\n");
    }
    if html.is_empty() {
        return html;
    }
    format!(
        "<section id=\"manicule-anchor-errors\" lang=\"en\" dir=\"ltr\" \
         aria-labelledby=\"manicule-anchor-errors-title\"><link rel=\"stylesheet\" \
         href=\"{OWN}serve.css\">\n<h2 id=\"manicule-anchor-errors-title\">Notes whose quotation \
         was not found</h2>\n{html}</section>\n"
    )
}

/// Returns the notice that there is no page at `path`, with a link to the nearest one.
pub(super) fn gone(path: &str, nearest: &str) -> String {
    let mut html = format!(
        "<aside id=\"manicule-gone\" lang=\"en\" dir=\"ltr\" role=\"status\">\
         <link rel=\"stylesheet\" href=\"{OWN}serve.css\">\n<p>There is no page <code>/"
    );
    push_text(path, &mut html);
    html.push_str("</code> (any more). The nearest is <a href=\"/");
    push_attribute(&encoded_path(nearest).to_string(), &mut html);
    html.push_str("\"><code>/");
    push_text(nearest, &mut html);
    html.push_str("</code></a>.</p></aside>\n");
    html
}

fn push_text(words: &str, html: &mut String) {
    let _ = escape_html_body_text(html, words);
}

fn push_attribute(words: &str, html: &mut String) {
    let _ = escape_html(html, words);
}

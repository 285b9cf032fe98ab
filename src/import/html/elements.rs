//! Sorts elements: those with text, those on lines of their own, code.

use scraper::ElementRef;

/// Elements without text to read.
pub(super) const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "textarea", "input", "option", "datalist", "title",
];

/// Elements on lines of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Returns whether preformatted text is code, by its names.
pub(super) fn is_code(element: ElementRef<'_>) -> bool {
    let named = |element: ElementRef<'_>| {
        let value = element.value();
        matches!(value.name(), "code" | "samp" | "kbd")
            || value.classes().any(|class| {
                let class = class.to_lowercase();
                ["code", "highlight", "language-", "brush:"].iter().any(|name| class.contains(name))
            })
    };
    element.descendent_elements().any(named)
}

/// Returns the lines of a code without empty ones around them, and without control characters.
pub(super) fn code(raw: &str) -> String {
    let kept = raw.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control());
    let text: String = kept.collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |at| at + 1);
    lines[first..last].join("\n")
}

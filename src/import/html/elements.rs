//! Sorts elements: those with text, those on lines of their own, pictures, code.

use scraper::ElementRef;

use super::region_names;
use crate::import::thresholds::{PICTURE_BOX_MAX_LINKED_PERCENT, PICTURE_BOX_MAX_WORDS};

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

/// Returns whether an element is the box of a picture with its caption, or the caption, by its
/// names: it has few words, no heading, and is not a link.
pub(super) fn is_picture_box(element: ElementRef<'_>) -> bool {
    let value = element.value();
    if !region_names::is_pictured(value) {
        return false;
    }
    let inner = |names: &[&str]| {
        element.descendent_elements().skip(1).any(|inner| names.contains(&inner.value().name()))
    };
    let words = |element: ElementRef<'_>| -> usize {
        element.text().map(|text| text.split_whitespace().count()).sum()
    };
    let linked: usize =
        element.descendent_elements().filter(|inner| inner.value().name() == "a").map(words).sum();
    let all = words(element);
    all <= PICTURE_BOX_MAX_WORDS
        && linked * 100 <= all * PICTURE_BOX_MAX_LINKED_PERCENT
        && !inner(&["h1", "h2", "h3", "h4", "h5", "h6", "form", "li"])
        && (inner(&["img", "picture", "amp-img"]) || region_names::is_caption(value))
}

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

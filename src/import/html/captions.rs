//! Recognises the captions of pictures: by their names, and by their place beside a picture.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::region_names;
use crate::import::picture_credits;
use crate::import::plain_text::shape::ends_sentence;
use crate::import::thresholds::{
    PICTURE_BOX_MAX_LINKED_PERCENT, PICTURE_BOX_MAX_WORDS, UNNAMED_CAPTION_MAX_WORDS,
};
use crate::text::one_line;

/// Elements that are pictures.
const PICTURES: &[&str] = &["img", "picture", "amp-img"];

/// Returns whether an element is a picture.
pub(super) fn is_picture(tag: &str) -> bool {
    PICTURES.contains(&tag)
}

/// Returns whether an element is the box of a picture with its caption, or the caption: it is a
/// figure or named so, has few words, no heading, and is not a link.
pub(super) fn is_picture_box(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let is_figure = value.name() == "figure";
    if !is_figure && !region_names::is_pictured(value) {
        return false;
    }
    let has_picture = || has(element, PICTURES) || !is_figure && region_names::is_caption(value);
    is_small(element, PICTURE_BOX_MAX_WORDS) && has_picture()
}

/// Returns whether an element that nothing names is a picture with the text below it: a box, or a
/// table that only sets them apart. In a paragraph, that text does not end as a sentence.
pub(super) fn is_unnamed_box(element: ElementRef<'_>) -> bool {
    const BOXES: &[&str] = &["div", "center", "table", "td", "dl", "p"];
    let tag = element.value().name();
    let paragraph = || tag == "p" || has(element, &["p"]);
    let text = || one_line(&element.text().collect::<String>()).into_owned();
    BOXES.contains(&tag)
        && begins_with_picture(element)
        && is_small(element, UNNAMED_CAPTION_MAX_WORDS)
        && !has(element, &["article", "section"])
        && !(paragraph() && ends_sentence(&text()))
}

/// Returns whether an element within a line is the caption of the picture right before it: it is
/// named so, or set apart by its own form and by the end of the line.
pub(super) fn is_within_line(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let set = || matches!(value.name(), "small" | "em" | "i" | "cite") && ends_line(element);
    matches!(value.name(), "span" | "small" | "em" | "i" | "cite" | "font")
        && follows_picture(element)
        && (region_names::is_caption(value) || set())
        && is_small(element, PICTURE_BOX_MAX_WORDS)
}

/// Returns whether a line right behind a picture is its caption: it begins or ends with a credit.
pub(super) fn is_credited(line: &str) -> bool {
    /// Words of a credit at most.
    const CREDIT: usize = 6;
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().take(UNNAMED_CAPTION_MAX_WORDS + 1).collect();
    let end = || words[words.len().saturating_sub(CREDIT)..].join(" ");
    words.len() <= UNNAMED_CAPTION_MAX_WORDS
        && (picture_credits::begins_caption(&lower) || picture_credits::is_in_caption(&end()))
}

fn has(element: ElementRef<'_>, names: &[&str]) -> bool {
    element.descendent_elements().skip(1).any(|inner| names.contains(&inner.value().name()))
}

/// Returns whether an element has few words, few of them links, and nothing that captions have not.
fn is_small(element: ElementRef<'_>, most: usize) -> bool {
    // Counted no further than needed: boxes may be nested, the whole page in each.
    let words = |element: ElementRef<'_>| -> usize {
        element.text().flat_map(str::split_whitespace).take(most + 1).count()
    };
    let linked = || -> usize {
        let links = element.descendent_elements().filter(|inner| inner.value().name() == "a");
        links.map(words).sum()
    };
    let all = words(element);
    all <= most
        && linked() * 100 <= all * PICTURE_BOX_MAX_LINKED_PERCENT
        && !has(element, &["h1", "h2", "h3", "h4", "h5", "h6", "form", "li", "blockquote", "pre"])
}

/// Returns whether the first picture of an element is before all of its text.
fn begins_with_picture(element: ElementRef<'_>) -> bool {
    let first = element.descendants().find_map(|node| match node.value() {
        Node::Element(value) if is_picture(value.name()) => Some(true),
        Node::Text(text) if !text.trim().is_empty() => Some(false),
        _ => None,
    });
    first == Some(true)
}

/// Returns whether only white space and line breaks are between a picture and an element behind it.
fn follows_picture(element: ElementRef<'_>) -> bool {
    /// Nodes that are looked at.
    const NODES: usize = 8;
    let before = element.prev_siblings().take(NODES).find(|node| !is_blank(*node));
    let Some(before) = before.and_then(ElementRef::wrap) else { return false };
    let pictured = is_picture(before.value().name()) || has(before, PICTURES);
    pictured && before.text().all(|text| text.trim().is_empty())
}

/// Returns whether a line ends behind an element: its box does, or a line break follows.
fn ends_line(element: ElementRef<'_>) -> bool {
    let inked = |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => !text.trim().is_empty(),
        value => value.is_element(),
    };
    let next = element.next_siblings().find(inked);
    next.is_none_or(|next| next.value().as_element().is_some_and(|it| it.name() == "br"))
}

fn is_blank(node: NodeRef<'_, Node>) -> bool {
    match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(value) => value.name() == "br",
        _ => true,
    }
}

//! Writes what a browser adds to the text, or draws instead of it.

use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashMap;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::{char_before, is_inline, language, named, replace_by_text, text, text_node, unwrap};
use crate::text::marks_of_language::marks;

/// Writes the marks of quotations, readings of Chinese characters, signs that are images, and the
/// space between parts that a page sets apart.
pub(super) fn write(page: &mut Html) {
    spaces(page);
    quotations(page);
    readings(page);
    signs(page);
}

/// Writes a space between two elements that touch, where a style sheet sets them apart: in
/// captions, and in boxes without text of their own between elements of different classes.
fn spaces(page: &mut Html) {
    let part = |node: NodeRef<'_, Node>| {
        let element = node.value().as_element()?;
        let part =
            matches!(element.name(), "span" | "small" | "cite" | "time" | "em" | "b" | "strong");
        part.then(|| element.attr("class").unwrap_or_default().to_owned())
    };
    // Whether a box has text of its own; asked once for each, not for each of its elements.
    let mut loose: FxHashMap<NodeId, bool> = FxHashMap::default();
    let mut has_text = |parent: NodeRef<'_, Node>| {
        *loose.entry(parent.id()).or_insert_with(|| {
            let mut texts = parent.children().filter_map(|node| node.value().as_text());
            texts.any(|text| !text.trim().is_empty())
        })
    };
    let apart = |element: &ElementRef<'_>| -> bool {
        let Some((own, before)) = part(**element).zip(element.prev_sibling().and_then(part)) else {
            return false;
        };
        let Some(parent) = element.parent() else { return false };
        let named = |node: NodeRef<'_, Node>, name: &str| {
            node.value().as_element().is_some_and(|element| element.name() == name)
        };
        let captioned = std::iter::once(parent)
            .chain(parent.ancestors())
            .take(4)
            .any(|node| named(node, "figcaption") || named(node, "caption"));
        let timed =
            named(**element, "time") || element.prev_sibling().is_some_and(|it| named(it, "time"));
        let classed = own != before && !own.is_empty() && !before.is_empty();
        let mut parts = || (classed || timed) && !has_text(parent);
        let first = element.text().find_map(|text| text.chars().next());
        let begins = first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '(');
        if !begins || !(captioned || parts()) {
            return false;
        }
        let words = element.prev_sibling().map(text).unwrap_or_default();
        let ends = words.chars().next_back().is_some_and(|c| !c.is_whitespace());
        // The first letter of a text may be an element of its own.
        ends && words.trim().chars().count() > 2
            && !element.ancestors().any(|node| named(node, "pre") || named(node, "code"))
    };
    let found: Vec<NodeId> =
        page.root_element().descendent_elements().filter(apart).map(|it| it.id()).collect();
    for id in found {
        if let Some(mut node) = page.tree.get_mut(id) {
            node.insert_before(text_node(" "));
        }
    }
}

/// Replaces `<q>` by its content between quotation marks of its language; those of a quotation in a
/// quotation are the inner ones.
fn quotations(page: &mut Html) {
    let found = named(page, &["q"]);
    let written: Vec<(NodeId, &str, &str)> = found
        .iter()
        .filter_map(|id| {
            let element = ElementRef::wrap(page.tree.get(*id)?)?;
            let quotes = |node: &NodeRef<'_, Node>| {
                node.value().as_element().is_some_and(|element| element.name() == "q")
            };
            let inner = element.ancestors().filter(quotes).count() % 2 == 1;
            let [open, close, inner_open, inner_close] =
                marks(&language(element).unwrap_or_default());
            // Some pages write the marks themselves and tell the browser not to.
            let first = text(*element).trim_start().chars().next();
            let own = first.is_none_or(|c| "\"'“”„‚‘«»「『‹›".contains(c));
            let (open, close) = if inner { (inner_open, inner_close) } else { (open, close) };
            (!own).then_some((*id, open, close))
        })
        .collect();
    for (id, open, close) in written {
        if let Some(mut node) = page.tree.get_mut(id) {
            node.prepend(text_node(open));
            node.append(text_node(close));
        }
    }
    // Extractors take the element for a block.
    found.into_iter().for_each(|id| unwrap(page, id));
}

/// Writes readings (`<ruby>`) in brackets after their characters.
fn readings(page: &mut Html) {
    for id in named(page, &["rt"]) {
        let Some(node) = page.tree.get(id) else { continue };
        let bracketed = node.prev_sibling().is_some_and(|before| {
            before.value().as_element().is_some_and(|element| element.name() == "rp")
        });
        if bracketed || text(node).trim().is_empty() {
            continue;
        }
        if let Some(mut node) = page.tree.get_mut(id) {
            node.prepend(text_node("("));
            node.append(text_node(")"));
        }
    }
    named(page, &["rt", "rp", "rb", "rtc", "ruby"]).into_iter().for_each(|id| unwrap(page, id));
}

/// Writes the alternative text of images that are signs or letters of a line: a smiley, a formula,
/// the first letter of a text.
fn signs(page: &mut Html) {
    for id in named(page, &["img"]) {
        let Some(node) = page.tree.get(id) else { continue };
        let Some(element) = node.value().as_element() else { continue };
        let alt = element.attr("alt").unwrap_or_default().trim().to_owned();
        if !alt.is_empty() && is_sign(element, &alt, node) {
            replace_by_text(page, id, &alt);
        }
    }
}

fn is_sign(element: &Element, alt: &str, node: NodeRef<'_, Node>) -> bool {
    let class = element.attr("class").unwrap_or_default().to_lowercase();
    if ["emoji", "smiley", "latex", "math"].iter().any(|name| class.contains(name)) {
        return true;
    }
    let next = node.next_sibling().filter(|next| {
        next.value().is_text() || next.value().as_element().is_some_and(|it| is_inline(it.name()))
    });
    let next = next.map(text).unwrap_or_default();
    let mut letters = alt.chars();
    match (letters.next(), letters.next()) {
        // The first letter of a text, in front of the others of its word.
        (Some(c), None) if c.is_alphabetic() => {
            c.is_uppercase() && next.starts_with(char::is_lowercase)
        }
        // A character between words that is neither a letter nor ASCII.
        (Some(c), _) => {
            let short = alt.chars().count() <= 4;
            let within = !next.trim().is_empty() || char_before(node).is_some();
            !c.is_ascii() && !c.is_alphabetic() && short && within
        }
        _ => false,
    }
}

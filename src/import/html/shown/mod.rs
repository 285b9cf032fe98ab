//! Changes a parsed page so that its text is what a browser shows.
//!
//! 1. `shadow_roots` puts the contents of components in their place; `depth` makes trees flat that
//!    are nested too deeply to be walked by recursion;
//! 2. `raised` writes raised and lowered figures as such, `formulas` writes formulas, `added`
//!    writes what a browser adds (quotation marks) or shows elsewhere (readings of Chinese
//!    characters);
//! 3. `hidden` takes out of the lines what is not shown, by attributes, names and the page's own
//!    style sheets (`style_sheet`, `style_rules`).
//!
//! Facts are read between 2 and 3: the page may state them where no reader sees them.

mod added;
mod depth;
mod formulas;
mod hidden;
mod raised;
mod shadow_roots;
mod style_rules;
mod style_sheet;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

pub(super) use hidden::{LEFT_OUT, is_hidden, is_removed, remove as remove_hidden, visibility};
use shadow_roots::ShadowRoot;

/// Changes the text of a page to what a browser shows, without leaving out what it hides. Returns
/// the shadow roots that it has now.
pub(super) fn write_as_shown(page: &mut Html) -> Vec<ShadowRoot> {
    let roots = shadow_roots::show(page);
    depth::flatten(page);
    formulas::write(page);
    raised::write(page);
    added::write(page);
    roots
}

/// Returns the elements of a page with one of these names, in order.
fn named(page: &Html, names: &[&str]) -> Vec<NodeId> {
    let elements = page.root_element().descendent_elements();
    elements.filter(|element| names.contains(&element.value().name())).map(|it| it.id()).collect()
}

/// Returns the text of a node and of all that it contains.
fn text(node: NodeRef<'_, Node>) -> String {
    node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text)).collect()
}

pub(super) fn text_node(text: &str) -> Node {
    Node::Text(scraper::node::Text { text: text.into() })
}

/// Replaces an element by its children.
fn unwrap(page: &mut Html, id: NodeId) {
    move_children_before(page, id, id);
    detach(page, id);
}

/// Moves the children of a node before another one.
fn move_children_before(page: &mut Html, from: NodeId, before: NodeId) {
    let children: Vec<NodeId> = page
        .tree
        .get(from)
        .into_iter()
        .flat_map(|node| node.children())
        .map(|it| it.id())
        .collect();
    let Some(mut at) = page.tree.get_mut(before) else { return };
    if at.parent().is_some() {
        for child in children {
            at.insert_id_before(child);
        }
    }
}

fn detach(page: &mut Html, id: NodeId) {
    if let Some(mut node) = page.tree.get_mut(id) {
        node.detach();
    }
}

/// Replaces a node by text.
fn replace_by_text(page: &mut Html, id: NodeId, text: &str) {
    if let Some(mut node) = page.tree.get_mut(id) {
        if node.parent().is_some() && !text.is_empty() {
            node.insert_before(text_node(text));
        }
        node.detach();
    }
}

/// How many nodes without text may be between a node and the character before it.
const NODES_BETWEEN: usize = 100;

/// Returns the last character before a node in the same block, across elements within lines. `None`
/// if there is none, or more than [`NODES_BETWEEN`] nodes without text are between.
fn char_before(node: NodeRef<'_, Node>) -> Option<char> {
    let (mut at, mut between) = (node, 0);
    loop {
        for before in at.prev_siblings() {
            between += 1;
            if between > NODES_BETWEEN {
                return None;
            }
            if let Some(element) = before.value().as_element()
                && !is_inline(element.name())
            {
                return None;
            }
            if let Some(last) = text(before).chars().next_back() {
                return Some(last);
            }
        }
        at = at.parent()?;
        if !is_inline(at.value().as_element()?.name()) {
            return None;
        }
    }
}

/// Returns whether elements of this name are parts of lines.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
    )
}

/// Returns the primary language of an element, in lower case: that of the nearest `lang`.
fn language(element: ElementRef<'_>) -> Option<String> {
    let tag = std::iter::once(*element).chain(element.ancestors()).find_map(|node| {
        let element = node.value().as_element()?;
        element.attr("lang").or(element.attr("xml:lang")).filter(|tag| !tag.trim().is_empty())
    })?;
    Some(tag.trim().to_ascii_lowercase().replace('_', "-"))
}

#[cfg(test)]
mod tests;

//! Puts shadow roots in place of their hosts' children, as browsers do: programs that save a page
//! as one file write the content of each component as `<template shadowrootmode>`.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::style_rules::holds;
use super::{detach, move_children_before, named, text};

/// A shadow root that was put into the page.
#[derive(Debug)]
pub(in crate::import::html) struct ShadowRoot {
    /// Its elements, without those of roots within it and those in its slots.
    pub(super) elements: HashSet<NodeId>,
    /// Its style sheets, which are about no other elements.
    pub(super) sheets: Vec<String>,
}

/// Shows the first shadow root of each host. The host's other children go to the slots for them;
/// those without a slot are not shown. Other templates stay. Returns the roots.
pub(super) fn show(page: &mut Html) -> Vec<ShadowRoot> {
    let mut roots = Vec::new();
    for template in named(page, &["template"]) {
        let Some(node) = page.tree.get(template) else { continue };
        let is_root = node.value().as_element().is_some_and(|element| {
            element.attr("shadowrootmode").or(element.attr("shadowroot")).is_some()
        });
        let (Some(host), Some(content)) = (node.parent(), node.first_child()) else { continue };
        if !is_root || !host.value().is_element() {
            continue;
        }
        let others: Vec<NodeId> =
            host.children().map(|child| child.id()).filter(|child| *child != template).collect();
        // Without a parser that knows templates, their content has no node of its own.
        let content = if content.value().is_fragment() { content.id() } else { template };
        roots.push(root(page, content));
        fill_slots(page, content, &others);
        move_children_before(page, content, template);
        detach(page, template);
    }
    roots
}

/// Takes the style sheets out of a shadow root and lists its elements.
fn root(page: &mut Html, content: NodeId) -> ShadowRoot {
    let (mut elements, mut sheets, mut styles) = (HashSet::new(), Vec::new(), Vec::new());
    let mut open: Vec<NodeRef<'_, Node>> = page.tree.get(content).into_iter().collect();
    while let Some(node) = open.pop() {
        if let Some(element) = node.value().as_element().filter(|_| node.id() != content) {
            elements.insert(node.id());
            // The elements of a root within it are that one's.
            if element.name() == "template" {
                continue;
            }
            if element.name() == "style" {
                styles.push(node.id());
                if element.attr("media").is_none_or(holds) {
                    sheets.push(text(node));
                }
            }
        }
        open.extend(node.children());
    }
    // The nodes were visited from the last to the first.
    sheets.reverse();
    styles.into_iter().for_each(|id| detach(page, id));
    ShadowRoot { elements, sheets }
}

/// Moves the children of a host into the slots of its shadow root.
fn fill_slots(page: &mut Html, content: NodeId, children: &[NodeId]) {
    let Some(root) = page.tree.get(content) else { return };
    // The first slot of each name.
    let mut slots: HashMap<String, NodeId> = HashMap::new();
    for node in root.descendants() {
        if let Some(element) = node.value().as_element().filter(|it| it.name() == "slot") {
            let name = element.attr("name").unwrap_or_default();
            slots.entry(name.to_owned()).or_insert(node.id());
        }
    }
    let mut filled: HashSet<NodeId> = HashSet::new();
    for child in children {
        let wanted = page.tree.get(*child).map(slot_of).unwrap_or_default();
        let Some(slot) = slots.get(&wanted).copied() else {
            detach(page, *child);
            continue;
        };
        if filled.insert(slot) {
            // A slot's own content is shown only if nothing is put into it.
            let own: Vec<NodeId> = page
                .tree
                .get(slot)
                .into_iter()
                .flat_map(|it| it.children())
                .map(|it| it.id())
                .collect();
            own.into_iter().for_each(|id| detach(page, id));
        }
        if let Some(mut slot) = page.tree.get_mut(slot) {
            slot.append_id(*child);
        }
    }
}

fn slot_of(node: NodeRef<'_, Node>) -> String {
    let element = node.value().as_element();
    element.and_then(|element| element.attr("slot")).unwrap_or_default().to_owned()
}

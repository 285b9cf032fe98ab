//! Takes out of the lines of a page what it does not show.
//!
//! Text that is hidden on lines of its own stays, as a block that is dropped for that reason.

use crate::import::switches::{Rule, is_on};
use ego_tree::{NodeId, NodeRef};
use scraper::node::{Attributes, Element};
use scraper::{ElementRef, Html, Node};

use super::super::region_names;
use super::shadow_roots::ShadowRoot;
use super::{NODES_BETWEEN, detach, is_inline, style_sheet, text};

/// Removes hidden elements within lines, and cards that open under the pointer; marks those on
/// lines of their own that the page's style sheets hide, and all that they strike out.
pub(in crate::import::html) fn remove(page: &mut Html, roots: &[ShadowRoot]) {
    let styled = style_sheet::styled(page, roots);
    if is_on(Rule::HiddenStyleSheets) {
        hide(page, &styled.hidden);
    }
    strike(page, &styled.struck);
    let found: Vec<NodeId> = page
        .root_element()
        .descendent_elements()
        .filter(|element| {
            let value = element.value();
            is_inline(value.name())
                && (is_hidden(value)
                    || is_icon(*element) && is_on(Rule::HiddenSigns)
                    || is_card(*element) && is_on(Rule::HiddenCards))
                || is_tip(value) && within_line(**element)
        })
        .map(|element| element.id())
        .collect();
    found.into_iter().for_each(|id| detach(page, id));
}

/// Returns whether an element is not shown, or only read aloud, by its attributes.
pub(in crate::import::html) fn is_hidden(value: &Element) -> bool {
    let style = value.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    value.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || value.classes().any(region_names::hides)
}

/// Marks elements as hidden; takes those within lines out of them.
fn hide(page: &mut Html, ids: &[NodeId]) {
    let Some(attribute) = attribute("<p hidden></p>").filter(|_| !ids.is_empty()) else { return };
    for id in ids {
        let Some(mut node) = page.tree.get_mut(*id) else { continue };
        let Node::Element(element) = node.value() else { continue };
        if is_inline(element.name()) {
            node.detach();
        } else {
            set(element, &attribute);
        }
    }
}

/// Marks elements as struck out.
fn strike(page: &mut Html, ids: &[NodeId]) {
    let struck = attribute("<p style='text-decoration: line-through'></p>");
    let Some(attribute) = struck.filter(|_| !ids.is_empty()) else { return };
    for id in ids {
        let Some(mut node) = page.tree.get_mut(*id) else { continue };
        if let Node::Element(element) = node.value() {
            set(element, &attribute);
        }
    }
}

type Attribute = <Attributes as IntoIterator>::Item;

/// Returns the attribute of the element in a fragment of HTML.
fn attribute(fragment: &str) -> Option<Attribute> {
    let page = Html::parse_fragment(fragment);
    let mut elements = page.root_element().descendent_elements();
    elements.find_map(|element| element.value().attrs.first().cloned())
}

/// Gives an element an attribute in place of one of the same name.
fn set(element: &mut Element, attribute: &Attribute) {
    match element.attrs.binary_search_by(|(name, _)| name.cmp(&attribute.0)) {
        Ok(at) => element.attrs[at] = attribute.clone(),
        Err(at) => element.attrs.insert(at, attribute.clone()),
    }
}

/// Returns whether an element is a sign drawn by a font, whose name is its text.
fn is_icon(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let named = |class: &str| {
        let class = class.to_lowercase();
        class.starts_with("material-icons") || class.split(['-', '_']).any(|word| word == "icon")
    };
    // The sign beside a heading that links to it.
    let permalink = value.name() == "a"
        && value.attr("href").is_some_and(|href| href.starts_with('#'))
        && text(*element).chars().all(|c| !c.is_alphanumeric());
    value.attr("aria-hidden") == Some("true")
        && (permalink || value.classes().any(named))
        && element.child_elements().next().is_none()
}

/// Returns whether an element is a tip by its role.
fn is_tip(value: &Element) -> bool {
    value.attr("role") == Some("tooltip")
}

/// Returns whether a node is part of a line: of a paragraph, a heading, an item.
fn within_line(node: NodeRef<'_, Node>) -> bool {
    let parent = node
        .parent()
        .and_then(|parent| parent.value().as_element().map(|element| element.name().to_owned()));
    parent.is_some_and(|name| {
        is_inline(&name)
            || matches!(name.as_str(), "p" | "li" | "td" | "th" | "dd" | "dt" | "figcaption")
            || name.starts_with('h') && name.len() == 2
    })
}

/// Returns whether an element is a card that belongs to the word before it: it is named so, or is
/// nothing but three links or more.
fn is_card(element: ElementRef<'_>) -> bool {
    let Some(parent) = element.parent().and_then(ElementRef::wrap) else { return false };
    // The word and its card are in a box of their own.
    if !is_inline(parent.value().name()) {
        return false;
    }
    let inner = || element.descendent_elements().skip(1).any(|inner| is_card_name(inner.value()));
    let before = || {
        let mut nodes = element.prev_siblings().take(NODES_BETWEEN);
        nodes.any(|node| !text(node).trim().is_empty())
    };
    (is_card_name(element.value()) && !inner() || is_link_list(element)) && before()
}

fn is_card_name(value: &Element) -> bool {
    const NAMES: &[&str] =
        &["tooltip", "tooltiptext", "popup", "popover", "hovercard", "infotip", "flyout"];
    value.classes().any(|class| {
        let lower = class.to_lowercase();
        lower.contains("hover-card") || lower.split(['-', '_']).any(|word| NAMES.contains(&word))
    })
}

fn is_link_list(element: ElementRef<'_>) -> bool {
    let links = element.child_elements().filter(|child| child.value().name() == "a").count();
    let loose = element.children().any(|node| {
        let link = node.value().as_element().is_some_and(|element| element.name() == "a");
        !link && text(node).chars().any(char::is_alphanumeric)
    });
    links >= 3 && !loose
}

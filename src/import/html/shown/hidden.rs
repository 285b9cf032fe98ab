//! Takes out of the lines of a page what it does not show.
//!
//! Text that is hidden on lines of its own stays, as a block that is dropped for that reason.

use crate::import::switches::{Rule, is_on};
use crate::text::one_line;
use ego_tree::{NodeId, NodeRef};
use scraper::node::{Attributes, Element};
use scraper::{ElementRef, Html, Node};

use super::super::region_names;
use super::shadow_roots::ShadowRoot;
use super::style_rules::declared;
use super::{NODES_BETWEEN, detach, is_inline, style_sheet, text};

/// Removes hidden elements within lines, and cards that open under the pointer; marks those on
/// lines of their own that the page's style sheets hide, and all that they strike out. In place of
/// each removed element that has words, an empty one with [`LEFT_OUT`] is left.
pub(in crate::import::html) fn remove(page: &mut Html, roots: &[ShadowRoot]) {
    let styled = style_sheet::styled(page, roots);
    if is_on(Rule::HiddenStyleSheets) {
        hide(page, &styled.hidden);
        style(page, &styled.blank, "visibility: hidden");
        style(page, &styled.visible, "visibility: visible");
    }
    style(page, &styled.struck, "text-decoration: line-through");
    keep_visible(page);
    let found = page.root_element().descendent_elements().filter(|element| {
        let value = element.value();
        is_inline(value.name())
            && value.attr(LEFT_OUT).is_none()
            && (is_hidden(value)
                || is_icon(*element) && is_on(Rule::HiddenSigns)
                || is_card(*element) && is_on(Rule::HiddenCards))
            || is_tip(value) && within_line(**element)
    });
    // Not those within one that goes.
    let mut last = None;
    let outer = |element: &ElementRef<'_>| {
        let inside = element.ancestors().any(|around| Some(around.id()) == last);
        if !inside {
            last = Some(element.id());
        }
        !inside
    };
    let found: Vec<NodeId> = found.filter(outer).map(|element| element.id()).collect();
    leave_out(page, &found);
}

/// The attribute of an empty element with the words that were removed in its place.
pub(in crate::import::html) const LEFT_OUT: &str = "data-left-out";

/// Removes elements; where one has words, an empty one with them in [`LEFT_OUT`] takes its place.
fn leave_out(page: &mut Html, ids: &[NodeId]) {
    let marker = element("<span hidden data-left-out=''></span>").filter(|_| !ids.is_empty());
    ids.iter().for_each(|id| replace(page, *id, marker.as_ref()));
}

/// Removes an element, and puts the marker in its place if it has words.
fn replace(page: &mut Html, id: NodeId, marker: Option<&Element>) {
    let Some(node) = page.tree.get(id) else { return };
    let words = one_line(&text(node)).into_owned();
    let sign = ElementRef::wrap(node).is_some_and(is_icon);
    if !sign
        && words.contains(char::is_alphanumeric)
        && let Some(mut marker) = marker.cloned()
        && let Some(mut node) = page.tree.get_mut(id)
        && node.parent().is_some()
    {
        for (name, value) in &mut marker.attrs {
            if &*name.local == LEFT_OUT {
                *value = words.as_str().into();
            }
        }
        node.insert_before(Node::Element(marker));
    }
    detach(page, id);
}

/// Returns whether an element is not shown, or only read aloud, by its attributes.
pub(in crate::import::html) fn is_hidden(value: &Element) -> bool {
    is_removed(value) || visibility(value) == Some(false)
}

/// Returns whether an element is not shown with all that is in it, or only read aloud, by its
/// attributes.
pub(in crate::import::html) fn is_removed(value: &Element) -> bool {
    let style = value.attr("style").unwrap_or_default();
    let display = || declared(style, "display");
    value.attr("hidden").is_some()
        || display().is_some_and(|display| display.starts_with("none"))
        || value.classes().any(region_names::hides)
}

/// Returns whether an element's own style makes it visible; `None` if it says nothing of that.
pub(in crate::import::html) fn visibility(value: &Element) -> Option<bool> {
    let visibility = declared(value.attr("style")?, "visibility")?;
    let is = |name: &str| visibility.starts_with(name);
    if is("visible") { Some(true) } else { (is("hidden") || is("collapse")).then_some(false) }
}

/// Removes the invisible text of elements within lines that have visible ones in them.
fn keep_visible(page: &mut Html) {
    let is_blank = |element: &ElementRef<'_>| visibility(element.value()) == Some(false);
    let is_visible = |element: ElementRef<'_>| visibility(element.value()) == Some(true);
    let lines: Vec<NodeId> = page
        .root_element()
        .descendent_elements()
        .filter(|element| is_inline(element.value().name()) && is_blank(element))
        .filter(|element| element.descendent_elements().any(is_visible))
        .map(|element| element.id())
        .collect();
    for id in &lines {
        let texts: Vec<NodeId> = page
            .tree
            .get(*id)
            .into_iter()
            .flat_map(|line| line.descendants())
            .filter(|node| node.value().is_text())
            .filter(|node| {
                let mut around = node.ancestors().filter_map(ElementRef::wrap);
                around.find_map(|element| visibility(element.value())) == Some(false)
            })
            .map(|node| node.id())
            .collect();
        texts.into_iter().for_each(|text| detach(page, text));
    }
    style(page, &lines, "visibility: visible");
}

/// Marks elements as hidden; takes those within lines out of them.
fn hide(page: &mut Html, ids: &[NodeId]) {
    let Some(marker) = element("<p hidden></p>").filter(|_| !ids.is_empty()) else { return };
    let mut within_lines = Vec::new();
    for id in ids {
        let Some(mut node) = page.tree.get_mut(*id) else { continue };
        let Node::Element(element) = node.value() else { continue };
        if is_inline(element.name()) {
            within_lines.push(*id);
        } else if let Some(attribute) = marker.attrs.first() {
            set(element, attribute);
        }
    }
    leave_out(page, &within_lines);
}

/// Adds a declaration to the styles of elements.
fn style(page: &mut Html, ids: &[NodeId], declaration: &str) {
    let Some(marker) = element("<p style=''></p>").filter(|_| !ids.is_empty()) else { return };
    for id in ids {
        let Some(mut node) = page.tree.get_mut(*id) else { continue };
        if let Node::Element(element) = node.value()
            && let Some((name, _)) = marker.attrs.first()
        {
            let own = element.attr("style").unwrap_or_default();
            let both = format!("{own};{declaration}");
            set(element, &(name.clone(), both.as_str().into()));
        }
    }
}

type Attribute = <Attributes as IntoIterator>::Item;

/// Returns the first element of a fragment of HTML.
fn element(fragment: &str) -> Option<Element> {
    let page = Html::parse_fragment(fragment);
    let mut elements = page.root_element().descendent_elements();
    elements.find(|element| element.value().name() != "html").map(|it| it.value().clone())
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

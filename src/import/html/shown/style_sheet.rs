//! Finds what the page's own style sheets hide on a screen, or strike out.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Selector};

use super::shadow_roots::ShadowRoot;
use super::style_rules::{Strength, StyleEffect, StyleRule, declared, holds, rules, split_list};
use super::{named, text};

/// The elements that style sheets change.
#[derive(Debug, Default)]
pub(super) struct StyledElements {
    /// Those that a rule hides. Rules that hide much of the page do not count: a script shows it.
    pub(super) hidden: Vec<NodeId>,
    /// Those that a rule makes invisible, by the same measure.
    pub(super) blank: Vec<NodeId>,
    /// Those within them that a rule makes visible again.
    pub(super) visible: Vec<NodeId>,
    /// Those whose text is struck out.
    pub(super) struck: Vec<NodeId>,
}

/// Returns what the style sheets of a page change. Those of a shadow root are about its own
/// elements, and those of the page about all others.
pub(super) fn styled(page: &Html, roots: &[ShadowRoot]) -> StyledElements {
    let sheets: Vec<String> = named(page, &["style"])
        .into_iter()
        .filter_map(|id| ElementRef::wrap(page.tree.get(id)?))
        .filter(|style| style.value().attr("media").is_none_or(holds))
        .map(|style| text(*style))
        .collect();
    let mut out = StyledElements::default();
    let page_words = LazyCell::new(|| words(&page.root_element()));
    let in_roots: HashSet<NodeId> = roots.iter().flat_map(|root| &root.elements).copied().collect();
    let elements = page.root_element().descendent_elements();
    let own = elements.filter(|element| !in_roots.contains(&element.id()));
    out.add(page, &page_words, &rules(&sheets), own);
    for root in roots.iter().filter(|root| !root.sheets.is_empty()) {
        let elements = root.elements.iter().filter_map(|id| ElementRef::wrap(page.tree.get(*id)?));
        out.add(page, &page_words, &rules(&root.sheets), elements);
    }
    out
}

impl StyledElements {
    /// Adds what rules change of some elements.
    fn add<'a>(
        &mut self,
        page: &Html,
        page_words: &impl Deref<Target = usize>,
        rules: &[StyleRule],
        elements: impl Iterator<Item = ElementRef<'a>>,
    ) {
        if !rules.iter().any(|rule| rule.has_effect) {
            return;
        }
        let elements = Elements::of(elements);
        let changed = |effect| changed(page, page_words, rules, &elements, effect);
        self.hidden.extend(changed(StyleEffect::Hides));
        let blank = changed(StyleEffect::Blanks);
        self.visible.extend(visible_within(page, &blank, rules, &elements));
        self.blank.extend(blank);
        self.struck.extend(changed(StyleEffect::Strikes));
    }
}

/// Returns the elements that rules make visible within invisible ones, `blank`.
fn visible_within(
    page: &Html,
    blank: &[NodeId],
    rules: &[StyleRule],
    elements: &Elements<'_>,
) -> Vec<NodeId> {
    if blank.is_empty() {
        return Vec::new();
    }
    let blank: HashSet<NodeId> = blank.iter().copied().collect();
    let (mut open, mut inner) = (0_usize, HashSet::new());
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) if blank.contains(&node.id()) => open += 1,
            Edge::Open(node) if open > 0 => {
                inner.insert(node.id());
            }
            Edge::Close(node) if blank.contains(&node.id()) => open -= 1,
            Edge::Open(_) | Edge::Close(_) => {}
        }
    }
    let mut left = MOST_COMPARED;
    let mut out = Vec::new();
    for rule in rules.iter().filter(|rule| rule.effect == StyleEffect::Blanks && !rule.has_effect) {
        let candidates = elements.candidates(rule);
        let Some(rest) = left.checked_sub(candidates.len()) else { break };
        left = rest;
        let Ok(selector) = Selector::parse(&rule.selector) else { continue };
        let found = candidates.iter().filter(|element| inner.contains(&element.id()));
        out.extend(found.filter(|element| selector.matches(element)).map(|element| element.id()));
    }
    out
}

fn words(element: &ElementRef<'_>) -> usize {
    element.text().map(|text| text.split_whitespace().count()).sum()
}

/// Returns the elements on which rules have an effect, in the order found. `page_words` are counted
/// when they are first asked for.
fn changed(
    page: &Html,
    page_words: &impl Deref<Target = usize>,
    rules: &[StyleRule],
    elements: &Elements<'_>,
    effect: StyleEffect,
) -> Vec<NodeId> {
    let of_effect = |has: bool| {
        rules.iter().filter(move |rule| rule.effect == effect && rule.has_effect == has)
    };
    // For each element the strongest rule that has the effect.
    let mut found: HashMap<NodeId, Strength> = HashMap::new();
    let mut order: Vec<NodeId> = Vec::new();
    let mut counts: HashMap<NodeId, usize> = HashMap::new();
    let mut words =
        |element: &ElementRef<'_>| *counts.entry(element.id()).or_insert_with(|| words(element));
    let mut left = MOST_COMPARED;
    for rule in of_effect(true) {
        let candidates = elements.candidates(rule);
        let Some(rest) = left.checked_sub(candidates.len()) else { break };
        left = rest;
        let Ok(selector) = Selector::parse(&rule.selector) else { continue };
        let matching: Vec<ElementRef<'_>> =
            candidates.into_iter().filter(|element| selector.matches(element)).collect();
        if matching.iter().map(&mut words).sum::<usize>() * MUCH > **page_words {
            continue;
        }
        for element in matching {
            let strength = found.entry(element.id()).or_insert_with(|| {
                order.push(element.id());
                rule.strength
            });
            *strength = (*strength).max(rule.strength);
        }
    }
    if order.is_empty() {
        return order;
    }
    for rule in of_effect(false) {
        let Some(rest) = left.checked_sub(found.len()) else { break };
        left = rest;
        let Ok(selector) = Selector::parse(&rule.selector) else { continue };
        found.retain(|id, strength| {
            let element = page.tree.get(*id).and_then(ElementRef::wrap);
            let undone = *strength < rule.strength
                && element.is_some_and(|element| selector.matches(&element));
            !undone
        });
    }
    let properties: &[&str] = match effect {
        StyleEffect::Hides => &["display"],
        StyleEffect::Blanks => &["visibility"],
        StyleEffect::Strikes => &["text-decoration", "text-decoration-line"],
    };
    order.retain(|id| {
        let element = page.tree.get(*id).and_then(ElementRef::wrap);
        let Some((important, ..)) = found.get(id) else { return false };
        element.is_some_and(|element| {
            let style = element.value().attr("style").unwrap_or_default();
            let own = properties.iter().any(|property| declared(style, property).is_some());
            let own = own && !important;
            !own && !WHOLE.contains(&element.value().name())
        })
    });
    order
}

/// Elements that hold the article or the whole page. Rules that hide them wait for a script.
const WHOLE: &[&str] = &["html", "head", "body", "main", "article", "style", "script"];

/// One part in this many of a page's words is much of it.
const MUCH: usize = 4;

/// How often an element is compared with a rule, together; a page with more is taken for one that
/// shows everything else.
const MOST_COMPARED: usize = 10_000_000;

/// The elements of a page by class, id and name, so that few are asked about each rule.
struct Elements<'a> {
    by_key: HashMap<String, Vec<ElementRef<'a>>>,
}

impl<'a> Elements<'a> {
    fn of(elements: impl Iterator<Item = ElementRef<'a>>) -> Self {
        let mut by_key: HashMap<String, Vec<ElementRef<'a>>> = HashMap::new();
        for element in elements {
            let value = element.value();
            let classes = value.classes().map(|class| format!(".{class}"));
            let id = value.id().map(|id| format!("#{id}"));
            let data = value.attrs().filter(|(name, _)| name.starts_with("data-"));
            let data = data.map(|(name, _)| format!("[{name}"));
            for key in classes.chain(id).chain(data).chain([value.name().to_owned()]) {
                by_key.entry(key).or_default().push(element);
            }
        }
        Self { by_key }
    }

    /// Returns the elements that a rule may be about. Rules for all elements are about none.
    fn candidates(&self, rule: &StyleRule) -> Vec<ElementRef<'a>> {
        let keys = keys(&rule.selector);
        let found = keys.iter().filter_map(|key| self.by_key.get(key)).flatten().copied();
        if keys.len() < 2 {
            return found.collect();
        }
        let mut seen = HashSet::new();
        found.filter(|element| seen.insert(element.id())).collect()
    }
}

/// Returns the ids, classes, names or attributes of which an element must have one for a selector.
/// Empty if it may be any element.
fn keys(selector: &str) -> Vec<String> {
    let compound = last_compound(selector);
    let bare = without_brackets(compound);
    let ident = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    };
    let marked = |mark: char| {
        let name = ident(&bare[bare.find(mark)? + 1..]);
        (!name.is_empty()).then(|| format!("{mark}{name}"))
    };
    let tag = || Some(ident(&bare).to_ascii_lowercase()).filter(|tag| !tag.is_empty());
    if let Some(key) = marked('#').or_else(|| marked('.')).or_else(tag) {
        return vec![key];
    }
    if let Some(attribute) = compound.strip_prefix("[data-") {
        return vec![format!("[data-{}", ident(attribute))];
    }
    // One of several: `:is(.old, #first)`.
    let listed = [":is(", ":where("].iter().find_map(|name| {
        let (_, list) = compound.split_once(name)?;
        Some(split_list(list.strip_suffix(')').unwrap_or(list)))
    });
    let keys: Vec<Vec<String>> = listed.iter().flatten().map(|one| keys(one)).collect();
    if keys.iter().any(Vec::is_empty) { Vec::new() } else { keys.concat() }
}

/// Returns the part of a selector that is about the element itself: after the last mark between
/// elements.
fn last_compound(selector: &str) -> &str {
    let (mut open, mut start) = (0_i32, 0);
    for (at, c) in selector.char_indices() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            ' ' | '>' | '+' | '~' if open == 0 => start = at + 1,
            _ => {}
        }
    }
    &selector[start..]
}

/// Returns a selector without what is in brackets.
fn without_brackets(selector: &str) -> String {
    let mut open = 0_i32;
    let outside = |c: &char| {
        open += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        open == 0
    };
    selector.chars().filter(outside).filter(|c| !matches!(c, ')' | ']')).collect()
}

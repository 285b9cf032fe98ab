//! Finds what the page's own style sheets hide on a screen, or strike out.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use super::shadow_roots::ShadowRoot;
use super::style_rules::{Strength, StyleEffect, StyleRule, holds, rules};
use super::{named, text};

/// The elements that style sheets change.
#[derive(Debug, Default)]
pub(super) struct StyledElements {
    /// Those that a rule hides. Rules that hide much of the page do not count: a script shows it.
    pub(super) hidden: Vec<NodeId>,
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
        self.struck.extend(changed(StyleEffect::Strikes));
    }
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
            candidates.iter().filter(|element| selector.matches(element)).copied().collect();
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
        StyleEffect::Hides => &["display:", "visibility:"],
        StyleEffect::Strikes => &["text-decoration"],
    };
    order.retain(|id| {
        let element = page.tree.get(*id).and_then(ElementRef::wrap);
        let Some((important, ..)) = found.get(id) else { return false };
        element.is_some_and(|element| {
            let style = element.value().attr("style").unwrap_or_default().replace(' ', "");
            let own = properties.iter().any(|property| style.contains(property)) && !important;
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
    fn candidates(&self, rule: &StyleRule) -> &[ElementRef<'a>] {
        let found = key(&rule.selector).and_then(|key| self.by_key.get(&key));
        found.map_or(&[], Vec::as_slice)
    }
}

/// Returns the id, the class, the name or the attribute that an element must have for a selector.
fn key(selector: &str) -> Option<String> {
    if let Some(attribute) = selector.strip_prefix("[data-") {
        let end = attribute.find([']', '=', '~', '^', '*', '$', '|'])?;
        let whole = attribute.ends_with(']') && attribute.matches(']').count() == 1;
        return whole.then(|| format!("[data-{}", &attribute[..end]));
    }
    // Brackets may contain anything.
    let bare = selector.split(['(', '[']).next().unwrap_or_default();
    let last = if bare.len() == selector.len() {
        bare.rsplit([' ', '>', '+', '~']).next()?
    } else {
        let whole = selector.rsplit([' ', '>', '+', '~']).next()?;
        whole.split(['(', '[', ':']).next()?
    };
    let last = last.split(':').next()?;
    let name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let marked = |mark: char| {
        let from = last.find(mark)?;
        let ident: String = last[from + 1..].chars().take_while(|c| name(*c)).collect();
        (!ident.is_empty()).then(|| format!("{mark}{ident}"))
    };
    let tag = || {
        let tag: String = last.chars().take_while(|c| name(*c)).collect();
        (!tag.is_empty()).then(|| tag.to_ascii_lowercase())
    };
    marked('#').or_else(|| marked('.')).or_else(tag)
}

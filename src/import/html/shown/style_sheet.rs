//! Finds what the page's own style sheets hide on a screen.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use super::{named, text};

/// Returns the elements that a rule in `<style>` hides, by `display`, `visibility` or by cutting
/// them to nothing. Rules that hide much of the page do not count: a script shows it.
pub(super) fn hidden(page: &Html) -> Vec<NodeId> {
    let sheets: Vec<String> = named(page, &["style"])
        .into_iter()
        .filter_map(|id| ElementRef::wrap(page.tree.get(id)?))
        .filter(|style| style.value().attr("media").is_none_or(holds))
        .map(|style| text(*style))
        .collect();
    let mut rules = Vec::new();
    for sheet in &sheets {
        collect(&without_comments(sheet), 0, &mut rules);
    }
    if !rules.iter().any(|rule| rule.hides) {
        return Vec::new();
    }
    let elements = Elements::of(page);
    // For each element the strongest rule that hides it.
    let mut found: HashMap<NodeId, Strength> = HashMap::new();
    let mut order: Vec<NodeId> = Vec::new();
    let count = |element: &ElementRef<'_>| -> usize {
        element.text().map(|text| text.split_whitespace().count()).sum()
    };
    let all = count(&page.root_element());
    let mut counts: HashMap<NodeId, usize> = HashMap::new();
    let mut words =
        |element: &ElementRef<'_>| *counts.entry(element.id()).or_insert_with(|| count(element));
    let mut left = MOST_COMPARED;
    for rule in rules.iter().filter(|rule| rule.hides) {
        let candidates = elements.candidates(rule);
        let Some(rest) = left.checked_sub(candidates.len()) else { break };
        left = rest;
        let Ok(selector) = Selector::parse(&rule.selector) else { continue };
        let matching: Vec<ElementRef<'_>> =
            candidates.iter().filter(|element| selector.matches(element)).copied().collect();
        if matching.iter().map(&mut words).sum::<usize>() * MUCH > all {
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
    for rule in rules.iter().filter(|rule| !rule.hides) {
        let Some(rest) = left.checked_sub(found.len()) else { break };
        left = rest;
        let Ok(selector) = Selector::parse(&rule.selector) else { continue };
        found.retain(|id, strength| {
            let element = page.tree.get(*id).and_then(ElementRef::wrap);
            let shown = *strength < rule.strength
                && element.is_some_and(|element| selector.matches(&element));
            !shown
        });
    }
    order.retain(|id| {
        let element = page.tree.get(*id).and_then(ElementRef::wrap);
        found.contains_key(id)
            && element.is_some_and(|element| {
                let style = element.value().attr("style").unwrap_or_default().replace(' ', "");
                let own = style.contains("display:") || style.contains("visibility:");
                !own && !WHOLE.contains(&element.value().name())
            })
    });
    order
}

/// Elements that hold the article or the whole page. Rules that hide them wait for a script.
const WHOLE: &[&str] = &["html", "head", "body", "main", "article", "style", "script"];

/// One part in this many of a page's words is much of it.
const MUCH: usize = 4;

/// Rules at most that are read, and how deep they may be nested.
const LIMITS: (usize, usize) = (20_000, 8);

/// How often an element is compared with a rule, together; a page with more is taken for one that
/// shows everything else.
const MOST_COMPARED: usize = 10_000_000;

/// How strong a rule is: whether it is important, how specific, which comes later.
type Strength = (bool, [usize; 3], usize);

struct Rule {
    selector: String,
    hides: bool,
    strength: Strength,
}

/// Adds the rules of a style sheet that hide or show elements on a wide screen.
fn collect(sheet: &str, depth: usize, rules: &mut Vec<Rule>) {
    let mut rest = sheet;
    while let Some(open) = rest.find(['{', ';', '}']) {
        let prelude = rest[..open].trim();
        let after = &rest[open + 1..];
        if !rest[open..].starts_with('{') {
            rest = after;
            continue;
        }
        let close = closing_brace(after);
        let block = &after[..close];
        rest = after.get(close + 1..).unwrap_or_default();
        if rules.len() > LIMITS.0 {
            return;
        }
        match prelude.strip_prefix('@') {
            Some(at) => {
                let name: String =
                    at.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
                let read = match name.as_str() {
                    "media" => holds(&at[name.len()..]),
                    "supports" | "layer" => true,
                    _ => false,
                };
                if read && depth < LIMITS.1 {
                    collect(block, depth + 1, rules);
                }
            }
            None => rule(prelude, block, rules),
        }
    }
}

fn rule(selectors: &str, block: &str, rules: &mut Vec<Rule>) {
    let block = block.to_ascii_lowercase();
    let (mut hides, mut important) = (None, false);
    let mut cut = (false, false);
    for declaration in block.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = value.trim_end_matches("!important");
        match (name.trim(), bare) {
            ("display", "none") | ("visibility", "hidden" | "collapse") => hides = Some(true),
            ("display", _) | ("visibility", "visible") if hides.is_none() => hides = Some(false),
            ("position", "absolute" | "fixed") => cut.0 = true,
            ("clip", bare) => {
                cut.1 |= bare.starts_with("rect(0") || bare.starts_with("rect(1px");
            }
            ("clip-path", "inset(50%)" | "inset(100%)") => cut.1 = true,
            _ => continue,
        }
        important |= value.len() > bare.len();
    }
    if cut.0 && cut.1 {
        hides = Some(true);
    }
    let Some(hides) = hides else { return };
    for selector in split_list(selectors) {
        // States and parts of an element are not the element.
        let state =
            [":hover", ":focus", ":active", ":checked", ":target", "::", ":before", ":after"];
        if state.iter().any(|state| selector.contains(state)) {
            continue;
        }
        let strength = (important, specificity(&selector), rules.len());
        rules.push(Rule { selector, hides, strength });
    }
}

/// Returns whether a list of media queries holds on a wide screen.
fn holds(queries: &str) -> bool {
    queries.split(',').any(|query| {
        let query = query.to_ascii_lowercase();
        let mut parts = query.split(" and ").map(str::trim);
        parts.all(|part| match part.trim_matches(['(', ')']).split_once(':') {
            Some((name, value)) => {
                let pixels = pixels(value);
                match name.trim() {
                    "min-width" => pixels.is_some_and(|least| least <= SCREEN),
                    "max-width" => pixels.is_some_and(|most| most >= SCREEN),
                    _ => false,
                }
            }
            None => matches!(part, "" | "all" | "screen" | "only screen" | "only all"),
        })
    })
}

/// The width of a screen, in pixels.
const SCREEN: f64 = 1280.0;

fn pixels(value: &str) -> Option<f64> {
    let value = value.trim();
    let unit = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
    let number: f64 = value[..unit].trim().parse().ok()?;
    Some(if value[unit..].starts_with("em") || value[unit..].starts_with("rem") {
        number * 16.0
    } else {
        number
    })
}

/// Returns where the block that begins `text` ends.
fn closing_brace(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' if open == 0 => return at,
            b'}' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// Splits a list of selectors at commas that are not in brackets.
fn split_list(selectors: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut open = 0_i32;
    for c in selectors.chars() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            ',' if open == 0 => {
                out.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out.into_iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// Returns about how specific a selector is: its ids, its classes and attributes, its elements.
fn specificity(selector: &str) -> [usize; 3] {
    let count = |marks: &[char]| selector.chars().filter(|c| marks.contains(c)).count();
    let elements = selector
        .split([' ', '>', '+', '~'])
        .filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    [count(&['#']), count(&['.', '[', ':']), elements.count()]
}

/// The elements of a page by class, id and name, so that few are asked about each rule.
struct Elements<'a> {
    by_key: HashMap<String, Vec<ElementRef<'a>>>,
}

impl<'a> Elements<'a> {
    fn of(page: &'a Html) -> Self {
        let mut by_key: HashMap<String, Vec<ElementRef<'a>>> = HashMap::new();
        for element in page.root_element().descendent_elements() {
            let value = element.value();
            let classes = value.classes().map(|class| format!(".{class}"));
            let id = value.id().map(|id| format!("#{id}"));
            for key in classes.chain(id).chain([value.name().to_owned()]) {
                by_key.entry(key).or_default().push(element);
            }
        }
        Self { by_key }
    }

    /// Returns the elements that a rule may be about. Rules for all elements are about none.
    fn candidates(&self, rule: &Rule) -> &[ElementRef<'a>] {
        let found = key(&rule.selector).and_then(|key| self.by_key.get(&key));
        found.map_or(&[], Vec::as_slice)
    }
}

/// Returns the id, the class or the name that an element must have for a selector.
fn key(selector: &str) -> Option<String> {
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

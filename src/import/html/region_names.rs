//! The claims of names of elements (tags, roles, classes, ids) about their content.
//!
//! Class names are split into words as programmers join them: `related-posts`, `relatedPosts`,
//! `RelatedPosts_box__x1`. `regions` decides whether a claim is believed.

use crate::import::switches::{Rule, is_on};
use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::reason::Reason;
use scraper::node::Element;

use super::name_patterns::{ANY, NAMES, NamePattern};
use super::page_part_patterns::PAGE_PARTS;

/// The claim of a region's names that it is boilerplate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RegionClaim {
    /// Why its blocks are dropped.
    pub(super) reason: Reason,
    /// The most words of a region for which the claim is believed.
    pub(super) max_words: usize,
}

/// Words in the names of elements that are not shown, or only read aloud.
const HIDDEN: &[&[&str]] = &[
    &["sf", "hidden"],
    &["visually", "hidden"],
    &["visuallyhidden"],
    &["hidden", "visually"],
    &["hide", "visually"],
    &["sr", "only"],
    &["screen", "reader"],
    &["screenreader"],
    &["screenreaders"],
    &["element", "invisible"],
    &["a11y", "hidden"],
    &["for", "sr"],
    &["offscreen"],
    &["off", "screen"],
    &["assistive", "text"],
    &["vh"],
];

/// Returns whether elements of a class are not shown, or only read aloud.
pub(super) fn hides(class: &str) -> bool {
    let words = split_words(class);
    let negated = words.first().is_some_and(|word| word == "not" || word == "un");
    let named = HIDDEN.iter().any(|name| match name {
        ["vh"] => words == ["vh"],
        name => matches_pattern(&words, name),
    });
    named && !negated && is_on(Rule::HiddenNamesOfElements)
}

/// Returns whether an element is named as a picture or a caption.
pub(super) fn is_pictured(value: &Element) -> bool {
    const NAMES: &[&str] =
        &["picture", "image", "img", "photo", "foto", "figure", "caption", "bild", "imagen"];
    has_word(value, NAMES)
}

/// Returns whether an element is named as a caption.
pub(super) fn is_caption(value: &Element) -> bool {
    has_word(value, &["caption"])
}

fn has_word(value: &Element, wanted: &[&str]) -> bool {
    value.classes().any(|class| {
        let words = split_words(class);
        let negated = words.first().is_some_and(|word| NEGATING.contains(&word.as_str()));
        !negated && words.iter().any(|word| wanted.contains(&word.as_str()))
    })
}

/// Returns whether an element is something to press or to fill in.
pub(super) fn is_control(tag: &str) -> bool {
    matches!(tag, "button" | "input" | "select" | "textarea" | "amp-subscriptions-dialog")
}

/// Returns whether an element unfolds what is below it, as a question does its answer.
pub(super) fn expands(value: &Element) -> bool {
    value.attr("aria-expanded").is_some()
}

/// Words that negate a name, or make it a state of the page.
const NEGATING: &[&str] =
    &["has", "with", "no", "not", "without", "is", "show", "hide", "enabled", "disabled", "js"];

/// Returns the names of an element, one a line. May be empty.
pub(super) fn all(value: &Element) -> String {
    const FROM: &[&str] =
        &["class", "id", "data-component", "data-testid", "data-qa", "data-module", "data-type"];
    let names = FROM.iter().filter_map(|name| value.attr(name)).flat_map(str::split_whitespace);
    let mut out = names.collect::<Vec<_>>().join("\n");
    if let Some(role) = value.attr("role") {
        out.push_str("\nrole=");
        out.push_str(role);
    }
    if value.attr("data-print-layout") == Some("hide") {
        out.push_str("\nno-print");
    }
    if expands(value) {
        out.push_str("\nrole=heading");
    }
    out
}

/// Returns the claim of a region by its tag, its role or its names; `None` if they claim nothing.
pub(super) fn claim(tag: &str, names: &str) -> Option<RegionClaim> {
    let by_tag = by_tag(tag, names).filter(|claim| is_on(Rule::RegionsByTag(claim.reason)));
    by_tag.or_else(|| by_name(names))
}

fn by_tag(tag: &str, names: &str) -> Option<RegionClaim> {
    let role = names.lines().rev().find_map(|name| name.strip_prefix("role="));
    let claim = |reason, max_words| Some(RegionClaim { reason, max_words });
    match (tag, role) {
        ("nav" | "menu", _) | (_, Some("navigation" | "menu" | "menubar")) => {
            claim(Reason::Navigation, ANY)
        }
        ("footer", _) | (_, Some("contentinfo")) => claim(Reason::PageFooter, ANY),
        ("aside", _) | (_, Some("complementary")) => claim(Reason::PageSidebar, ANY),
        ("button", Some("heading" | "tab")) => None,
        ("form" | "button" | "label" | "fieldset" | "search", _)
        | (_, Some("search" | "button")) => claim(Reason::Form, ANY),
        ("dialog", _) | (_, Some("dialog" | "alertdialog")) => claim(Reason::Dialog, ANY),
        _ => None,
    }
}

fn by_name(names: &str) -> Option<RegionClaim> {
    let names: Vec<Vec<String>> = names
        .lines()
        .filter(|name| !name.starts_with("role="))
        .map(split_words)
        .filter(|words| {
            !words.iter().any(|word| NEGATING.contains(&word.as_str())) || is_print(words)
        })
        .collect();
    if !names.iter().flatten().any(|word| is_in_a_pattern(word)) {
        return None;
    }
    let known = |(reason, max_words, patterns): &(Reason, usize, &[NamePattern])| {
        let found =
            |name: &Vec<String>| patterns.iter().any(|pattern| matches_pattern(name, pattern));
        names.iter().any(found).then_some(RegionClaim { reason: *reason, max_words: *max_words })
    };
    let claim = NAMES.iter().chain(PAGE_PARTS).find_map(known)?;
    is_on(Rule::RegionsByName(claim.reason)).then_some(claim)
}

/// Returns whether a pattern begins with a word. Most names have no such word.
fn is_in_a_pattern(word: &str) -> bool {
    static FIRST: LazyLock<(HashSet<&str>, Vec<&str>)> = LazyLock::new(|| {
        let patterns = NAMES.iter().chain(PAGE_PARTS).flat_map(|(_, _, patterns)| patterns.iter());
        let first = patterns.filter_map(|pattern| pattern.first());
        let (stems, words): (Vec<&str>, Vec<&str>) = first.partition(|word| word.ends_with('*'));
        let words = words.into_iter().map(|word| word.trim_start_matches('^')).collect();
        (words, stems.into_iter().map(|stem| stem.trim_end_matches('*')).collect())
    });
    let (words, stems) = &*FIRST;
    words.contains(word) || stems.iter().any(|stem| word.starts_with(stem))
}

/// Returns whether a name is about printing. Names of elements that are not printed have a negating
/// word.
fn is_print(words: &[String]) -> bool {
    words.iter().any(|word| word == "print")
}

/// Returns whether a name has the words of a pattern in a row.
fn matches_pattern(name: &[String], pattern: NamePattern) -> bool {
    if let [only] = pattern
        && let Some(first) = only.strip_prefix('^')
    {
        return name.first().is_some_and(|word| word == first);
    }
    name.windows(pattern.len()).any(|words| {
        words.iter().zip(pattern).all(|(word, wanted)| match wanted.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == wanted,
        })
    })
}

/// Splits a name into its words, in lower case.
fn split_words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            (open, small) = (false, false);
            continue;
        }
        if !open || small && c.is_uppercase() {
            out.push(String::new());
        }
        if let Some(word) = out.last_mut() {
            word.extend(c.to_lowercase());
        }
        (open, small) = (true, c.is_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason_for(name: &str) -> Option<Reason> {
        by_name(name).map(|claim| claim.reason)
    }

    #[test]
    fn names_are_split_as_they_are_joined() {
        assert_eq!(split_words("RelatedPosts_box__x1"), ["related", "posts", "box", "x1"]);
        assert_eq!(split_words("ad-slot--top"), ["ad", "slot", "top"]);
    }

    #[test]
    fn regions_are_recognised_by_their_names() {
        assert_eq!(reason_for("c-relatedArticles__list"), Some(Reason::OtherArticles));
        assert_eq!(reason_for("wp-block-newsletterBox"), Some(Reason::Subscription));
        assert_eq!(reason_for("article__ad"), Some(Reason::Advertisement));
        assert_eq!(reason_for("widget widget_recent"), Some(Reason::Widget));
        assert_eq!(reason_for("d-print-none"), Some(Reason::NotForPrint));
        assert_eq!(claim("aside", "").map(|claim| claim.reason), Some(Reason::PageSidebar));
        assert_eq!(
            claim("div", "role=navigation").map(|claim| claim.reason),
            Some(Reason::Navigation)
        );
    }

    #[test]
    fn names_of_states_and_parts_of_words_claim_nothing() {
        for name in
            ["has-sidebar", "no-comments", "commentary", "elementor-widget", "header", "lead"]
        {
            assert_eq!(reason_for(name), None, "{name}");
        }
    }
}

//! What the names of elements, their classes and ids say of what they hold.
//!
//! Class names are cut into words as programmers join them: `related-posts`, `relatedPosts`,
//! `RelatedPosts_box__x1`. A name is only a claim: `regions` decides whether it is believed.

use super::super::reason::Reason;
use scraper::node::Element;

use super::name_patterns::{ANY, NAMES, NamePattern};

/// What a region is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RegionClaim {
    /// What sort of furniture it is.
    pub(super) reason: Reason,
    /// The greatest number of words for which this is believed.
    pub(super) most: usize,
}

/// Classes of what is not shown, or read aloud alone.
pub(super) const HIDDEN: &[&str] = &[
    "sf-hidden",
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "screenreader-only",
    "screen-reader-only",
    "element-invisible",
    "a11y-hidden",
    "u-visually-hidden",
    "u-visuallyHidden",
    "is-visually-hidden",
    "hide-visually",
    "offscreen",
];

/// Elements that a reader presses or fills in.
pub(super) fn is_control(tag: &str) -> bool {
    matches!(tag, "button" | "input" | "select" | "textarea" | "amp-subscriptions-dialog")
}

/// Whether an element opens and shuts what is below it, as a question does its answer.
pub(super) fn expands(value: &Element) -> bool {
    value.attr("aria-expanded").is_some()
}

/// Words that turn a name around, or make it one of the page's state.
const TURNS: &[&str] =
    &["has", "with", "no", "not", "without", "is", "show", "hide", "enabled", "disabled", "js"];

/// Returns the names of an element, one a line.
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

/// Returns the furniture that a region is by its tag, its role or its names.
pub(super) fn part(tag: &str, names: &str) -> Option<RegionClaim> {
    by_tag(tag, names).or_else(|| by_name(names))
}

fn by_tag(tag: &str, names: &str) -> Option<RegionClaim> {
    let role = names.lines().rev().find_map(|name| name.strip_prefix("role="));
    let part = |reason, most| Some(RegionClaim { reason, most });
    match (tag, role) {
        ("nav" | "menu", _) | (_, Some("navigation" | "menu" | "menubar")) => {
            part(Reason::Navigation, ANY)
        }
        ("footer", _) | (_, Some("contentinfo")) => part(Reason::PageFooter, ANY),
        ("aside", _) | (_, Some("complementary")) => part(Reason::PageSidebar, ANY),
        ("button", Some("heading" | "tab")) => None,
        ("form" | "button" | "label" | "fieldset" | "search", _)
        | (_, Some("search" | "button")) => part(Reason::Form, ANY),
        ("dialog", _) | (_, Some("dialog" | "alertdialog")) => part(Reason::Dialog, ANY),
        _ => None,
    }
}

fn by_name(names: &str) -> Option<RegionClaim> {
    let names: Vec<Vec<String>> = names
        .lines()
        .filter(|name| !name.starts_with("role="))
        .map(words)
        .filter(|words| !words.iter().any(|word| TURNS.contains(&word.as_str())) || is_print(words))
        .collect();
    let known = |(reason, most, patterns): &(Reason, usize, &[NamePattern])| {
        let found = |name: &Vec<String>| patterns.iter().any(|pattern| holds(name, pattern));
        names.iter().any(found).then_some(RegionClaim { reason: *reason, most: *most })
    };
    NAMES.iter().find_map(known)
}

/// Names that say that something is not printed hold a word that turns.
fn is_print(words: &[String]) -> bool {
    words.iter().any(|word| word == "print")
}

/// Whether a name holds words that follow one another.
fn holds(name: &[String], pattern: NamePattern) -> bool {
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

/// Cuts a name into its words, in lower case.
fn words(name: &str) -> Vec<String> {
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

    fn what(name: &str) -> Option<Reason> {
        by_name(name).map(|part| part.reason)
    }

    #[test]
    fn names_are_cut_as_they_are_joined() {
        assert_eq!(words("RelatedPosts_box__x1"), ["related", "posts", "box", "x1"]);
        assert_eq!(words("ad-slot--top"), ["ad", "slot", "top"]);
    }

    #[test]
    fn regions_are_known_by_their_names() {
        assert_eq!(what("c-relatedArticles__list"), Some(Reason::OtherArticles));
        assert_eq!(what("wp-block-newsletterBox"), Some(Reason::Subscription));
        assert_eq!(what("article__ad"), Some(Reason::Advertisement));
        assert_eq!(what("widget widget_recent"), Some(Reason::Widget));
        assert_eq!(what("d-print-none"), Some(Reason::NotForPrint));
        assert_eq!(part("aside", "").map(|part| part.reason), Some(Reason::PageSidebar));
        assert_eq!(
            part("div", "role=navigation").map(|part| part.reason),
            Some(Reason::Navigation)
        );
    }

    #[test]
    fn names_of_state_and_parts_of_words_say_nothing() {
        for name in
            ["has-sidebar", "no-comments", "commentary", "elementor-widget", "header", "lead"]
        {
            assert_eq!(what(name), None, "{name}");
        }
    }
}

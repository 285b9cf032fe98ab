//! Hostile texts: deeply nested, or long.

use std::time::{Duration, Instant};

use manicule::markdown::{MAX_DEPTH, Renderer, project};

use super::FLAVOURS;

/// Generous, for busy machines: work that grows with the square of the length takes minutes.
const QUICK: Duration = Duration::from_secs(20);

fn is_too_deep(source: &str) -> bool {
    let begun = Instant::now();
    let deep = FLAVOURS.map(|flavour| project(source, flavour).too_deep);
    assert!(begun.elapsed() < QUICK, "took {:?}", begun.elapsed());
    for range in deep.iter().flatten() {
        assert!(source.get(range.clone()).is_some_and(|text| !text.is_empty()));
    }
    assert_eq!(deep[0].is_some(), deep[1].is_some());
    deep[0].is_some()
}

fn renders_quickly(source: &str) {
    assert!(!is_too_deep(source));
    let begun = Instant::now();
    for flavour in FLAVOURS {
        Renderer { flavour, ..Renderer::default() }.rows(source);
    }
    assert!(begun.elapsed() < QUICK, "took {:?}", begun.elapsed());
}

#[test]
fn blocks_nested_too_deep_are_found() {
    assert!(is_too_deep(&">".repeat(10_000)));
    assert!(is_too_deep(&format!("{} é", ">".repeat(MAX_DEPTH))));
    assert!(is_too_deep(&format!("{}a", "- ".repeat(5_000))));
    assert!(is_too_deep(&format!("[^1]: {}", ">".repeat(10_000))));
    assert!(!is_too_deep(&format!("{} é", ">".repeat(MAX_DEPTH - 1))));
}

#[test]
fn deep_brackets_are_read_quickly() {
    renders_quickly(&"[".repeat(10_000));
    renders_quickly(&format!("{}a{}", "[".repeat(10_000), "](u)".repeat(10_000)));
    renders_quickly(&format!("{}a{}", "![".repeat(3_000), "](u)".repeat(3_000)));
    renders_quickly(&"*a **b ".repeat(5_000));
}

#[test]
fn a_long_line_is_read_quickly() {
    renders_quickly(&"Kyiv said, ".repeat(100_000));
    renders_quickly(&"`*_[^1]<&".repeat(20_000));
}

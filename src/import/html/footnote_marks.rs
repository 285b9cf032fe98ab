//! Removes superscript numbers that lead to footnotes and sources: in plain text they would stick
//! to the word before.

use crate::import::thresholds::{FOOTNOTE_MARK_MAX_BYTES, FOOTNOTE_WORD_MIN_CHARS};
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

/// Removes footnote marks from a page; returns how many. Other superscripts stay: `m<sup>2</sup>`,
/// `10<sup>6</sup>`, `21<sup>st</sup>`.
pub(super) fn remove(page: &mut Html) -> usize {
    let named = page.root_element().descendent_elements();
    let found: Vec<NodeId> = named
        .filter(|element| element.value().name() == "sup")
        .filter(|sup| {
            is_mark(&text(**sup))
                && word_before(**sup).is_some_and(|word| word >= FOOTNOTE_WORD_MIN_CHARS)
        })
        .map(|sup| with_link(sup).id())
        .collect();
    for id in &found {
        if let Some(mut node) = page.tree.get_mut(*id) {
            node.detach();
        }
    }
    found.len()
}

/// Whether a text is the mark of a footnote (`4`, `4, 5`, `4–6`, `[4]`) or the comma between two.
fn is_mark(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let mark = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ');
    bare == ","
        || bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.chars().all(mark)
            && bare.len() <= FOOTNOTE_MARK_MAX_BYTES
}

/// Returns how many letters the word before an element ends with, ignoring punctuation between.
/// `None` if the element begins its block.
fn word_before(element: NodeRef<'_, Node>) -> Option<usize> {
    let mut at = element;
    loop {
        let before = at.prev_siblings().filter(|node| !is_other_mark(*node)).map(text);
        if let Some(text) = before.into_iter().find(|text| !text.trim().is_empty()) {
            let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
            return Some(bare.chars().rev().take_while(|c| c.is_alphabetic()).count());
        }
        at = at.parent()?;
        let inline = ["a", "span", "em", "i", "strong", "b", "cite", "sup"];
        if !inline.contains(&at.value().as_element()?.name()) {
            return None;
        }
    }
}

/// Whether a node is another mark, in a link or not, or the comma between two.
fn is_other_mark(node: NodeRef<'_, Node>) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| matches!(element.name(), "sup" | "a"))
        && text(node).chars().all(|c| !c.is_alphabetic())
}

/// Returns the link around a mark if it contains nothing else, or else the mark.
fn with_link(sup: ElementRef<'_>) -> NodeRef<'_, Node> {
    let link = sup.parent().filter(|parent| {
        parent.value().as_element().is_some_and(|element| element.name() == "a")
            && text(*parent).trim() == text(*sup).trim()
    });
    link.unwrap_or(*sup)
}

fn text(node: NodeRef<'_, Node>) -> String {
    node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(html: &str) -> String {
        let mut page = Html::parse_fragment(html);
        remove(&mut page);
        page.root_element().text().collect()
    }

    #[test]
    fn footnote_marks_go_and_powers_stay() {
        for (html, expected) in [
            ("It took ten days<sup>1</sup> and more.", "It took ten days and more."),
            ("It took ten days.<sup><a href=#n>[12]</a></sup>", "It took ten days."),
            (
                "It took <em>days</em><a href=#n><sup>1</sup></a><sup>,</sup><sup>2</sup>",
                "It took days",
            ),
            ("He said <b>so once<sup>3</sup></b>", "He said so once"),
            ("90 m<sup>2</sup>, 4 km<sup>2</sup>", "90 m2, 4 km2"),
            ("CO<sub>2</sub> and 10<sup>6</sup>", "CO2 and 106"),
            ("the 21<sup>st</sup> day", "the 21st day"),
            ("<p><sup>1</sup> A note.</p>", "1 A note."),
        ] {
            assert_eq!(without(html), expected, "{html}");
        }
    }
}

//! Tells tables of data from tables that lay out a page.

use crate::import::thresholds::CELL_MAX_CHARS;
use scraper::{ElementRef, Node};

use super::inline::{InlineBuilder, InlinePiece, text};

/// Rows of cells, each with whether it is a header.
pub(super) type TableRows = Vec<Vec<(bool, Vec<InlinePiece>)>>;

/// Returns the rows of a table of data: at least two rows and two columns, no nested table, no long
/// text. `None` for a table that lays out a page.
pub(super) fn rows(table: ElementRef<'_>) -> Option<TableRows> {
    let inner = |name: &str| {
        table.descendent_elements().skip(1).any(|element| element.value().name() == name)
    };
    if inner("table") || inner("form") || inner("h1") || inner("article") {
        return None;
    }
    let rows: TableRows = table
        .descendent_elements()
        .filter(|element| element.value().name() == "tr")
        .map(|row| row.child_elements().filter_map(cell).collect::<Vec<_>>())
        .filter(|cells: &Vec<_>| !cells.is_empty())
        .collect();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let short =
        rows.iter().flatten().all(|(_, pieces)| text(pieces).chars().count() <= CELL_MAX_CHARS);
    let full = rows.iter().flatten().filter(|(_, pieces)| !text(pieces).is_empty()).count();
    (rows.len() >= 2 && wide >= 2 && short && full > rows.len()).then_some(rows)
}

fn cell(element: ElementRef<'_>) -> Option<(bool, Vec<InlinePiece>)> {
    let name = element.value().name();
    if !matches!(name, "td" | "th") {
        return None;
    }
    let mut inline = InlineBuilder::default();
    collect(element, &mut inline);
    Some((name == "th", inline.take()))
}

fn collect(element: ElementRef<'_>, inline: &mut InlineBuilder) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => inline.text(text),
            Node::Element(value) if !["script", "style"].contains(&value.name()) => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                inline.open(value);
                collect(child, inline);
                inline.close(value);
                if matches!(value.name(), "br" | "p" | "div" | "li") {
                    inline.text(" ");
                }
            }
            _ => {}
        }
    }
}

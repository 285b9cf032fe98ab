//! Takes out of HTML what could run in a reader's browser.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::footnotes::HtmlRow;

/// Returns whether an address is safe to follow: a web page, mail, or a relative path.
///
/// Browsers ignore white space and control characters in a scheme, so they are ignored here too.
pub(super) fn is_harmless(address: &str) -> bool {
    let ignored = |c: char| c.is_whitespace() || c.is_control();
    let plain = if address.contains(ignored) {
        Cow::Owned(address.replace(ignored, ""))
    } else {
        Cow::Borrowed(address)
    };
    let head = plain.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}

/// Returns whether an address leads to this site. Browsers read `\\` as a slash.
fn is_near(address: &str) -> bool {
    let plain = address.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let head = plain.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    !(head.is_empty() || head.contains(':'))
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .add_generic_attributes(["dir"])
        .add_tag_attributes("a", ["data-n", "aria-label", "id", "lang"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tags(["mark", "section", "figure", "figcaption"])
        .attribute_filter(|element, attribute, value| {
            let loads = element == "img" && attribute == "src";
            let allowed = match attribute {
                "dir" => matches!(value, "ltr" | "rtl" | "auto"),
                _ => !loads || is_near(value),
            };
            allowed.then_some(value.into())
        })
        .add_tag_attributes("a", ["data-alt"])
        .add_tag_attributes("span", ["role", "data-alt", "aria-label"])
        .allowed_classes(HashMap::from([
            ("a", HashSet::from(["marker", "footnote", "image"])),
            ("p", HashSet::from(["caption"])),
            ("span", HashSet::from(["image", "task", "done"])),
            ("td", HashSet::from(["left", "center", "right"])),
            ("th", HashSet::from(["left", "center", "right"])),
        ]));
    builder
});

/// Joins all rows to one and cleans it: raw HTML may open in one block and close in another.
pub(super) fn merge(rows: Vec<HtmlRow>) -> HtmlRow {
    let mut merged = HtmlRow::default();
    for row in rows {
        merged.html.push_str(&row.html);
        merged.footnotes.extend(row.footnotes);
        merged.highlighted |= row.highlighted;
        merged.figures |= row.figures;
    }
    merged.html = CLEANER.clean(&merged.html).to_string();
    for footnote in &mut merged.footnotes {
        footnote.html = CLEANER.clean(&footnote.html).to_string();
    }
    merged
}

/// Aligns a table's cells by classes: a strict policy forbids styles in the page.
pub(super) fn align_by_class(html: &mut String) {
    for side in ["left", "center", "right"] {
        for cell in ["td", "th"] {
            let styled = format!("<{cell} style=\"text-align: {side}\">");
            // Text cannot look like this: its `<` is escaped.
            if html.contains(&styled) {
                *html = html.replace(&styled, &format!("<{cell} class=\"{side}\">"));
            }
        }
    }
}

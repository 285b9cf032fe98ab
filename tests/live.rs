//! Everything in a page that could run a script.

use scraper::{ElementRef, Html, Selector};

/// Returns whether an element is the theme's own for searching: the form that leads to the search
/// page, or the script of that page, which is a file of the theme.
fn searches(element: ElementRef<'_>) -> bool {
    let mut attributes: Vec<(&str, &str)> = element.value().attrs().collect();
    attributes.sort_unstable();
    match (element.value().name(), &attributes[..]) {
        ("form", [("action", to), .., ("role", "search")]) => {
            matches!(to.strip_suffix("search.html"), Some("" | "../" | "/"))
        }
        (
            "script",
            [("defer", ""), ("src", "theme/search.js")]
            | [("blocking", "render"), ("defer", ""), ("src", "theme/search.js")],
        ) => element.inner_html().is_empty(),
        _ => false,
    }
}

/// Returns whether an element is a block of data, which nothing runs: JSON that no text in it can
/// end.
fn is_data(element: ElementRef<'_>) -> bool {
    let attributes: Vec<(&str, &str)> = element.value().attrs().collect();
    let text = element.inner_html();
    element.value().name() == "script"
        && attributes == [("type", "application/ld+json")]
        && !text.contains(['<', '>', '&'])
        && serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|it| it.is_object())
}

/// Returns everything in a page that could run, each as words for a message. What the theme has for
/// searching does not count.
pub(crate) fn live(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").expect("a selector");
    let mut found = Vec::new();
    for element in page.select(&all).filter(|it| !searches(*it) && !is_data(*it)) {
        let element = element.value();
        if ["script", "iframe", "object", "embed", "form", "style", "base"]
            .contains(&element.name())
        {
            found.push(format!("<{}>", element.name()));
        }
        for (name, value) in element.attrs() {
            let address: String =
                value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let address = address.to_lowercase();
            let runs = ["javascript:", "data:", "vbscript:"].iter().any(|s| address.starts_with(s));
            if name.starts_with("on") || name == "style" || (name != "content" && runs) {
                found.push(format!("<{} {name}=\"{value}\">", element.name()));
            }
        }
    }
    found
}

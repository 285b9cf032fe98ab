//! Everything in a page that could run a script.

use scraper::{Html, Selector};

/// Returns everything in a page that could run, each as words for a message.
pub(crate) fn live(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").expect("a selector");
    let mut found = Vec::new();
    for element in page.select(&all) {
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

//! Texts and addresses as the sources of a page write them.

use scraper::Html;
use serde_json::Value;
use url::Url;

use crate::text::is_web_address;

/// Folds white space and reads entities that a page has escaped twice.
pub(super) fn clean(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let has_entities = folded.contains('&') && folded.contains(';');
    if !has_entities && !folded.contains("</") {
        return folded;
    }
    let read: String = Html::parse_fragment(&folded).root_element().text().collect();
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text with white space folded and entities read; `None` if nothing is left.
pub(super) fn text(value: &Value) -> Option<String> {
    let value = match value {
        Value::Array(items) => items.first()?,
        other => other,
    };
    value.as_str().map(clean).filter(|text| !text.is_empty())
}

/// Parses an address of the web; `None` for any other text. Parsing alone would take `http:i`, too,
/// which a briefing refuses.
pub(in crate::import::html) fn web(text: &str) -> Option<Url> {
    let text = text.trim();
    Url::parse(text).ok().filter(|_| is_web_address(text))
}

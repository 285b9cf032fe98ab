//! Helpers for all formats in JSON.

use serde_json::Value;

use crate::diag::Refusal;

/// Returns whether a text begins as an export in JSON does: a list or an object, of objects or with
/// a key. A text may begin with a bracket, too: `[Photo: the weir]`.
pub(super) fn is_json(text: &str) -> bool {
    let object = |text: &str| opened(text, '{').is_some_and(|rest| rest.starts_with(['"', '}']));
    object(text) || opened(text, '[').is_some_and(|rest| object(rest) || rest.starts_with(']'))
}

fn opened(text: &str, bracket: char) -> Option<&str> {
    text.strip_prefix(bracket).map(str::trim_start)
}

/// Parses an export in JSON.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        let help = if error.is_eof() {
            "export it again; it was probably cut off"
        } else {
            "export it again"
        };
        Refusal::new(format!("the file is not JSON: {error}"), help)
    })
}

/// Returns the text under a key, if there is one that is not empty.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// Returns the texts of the list under a key.
pub(super) fn texts<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    let list = value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).filter(|text| !text.trim().is_empty()).collect()
}

//! Annotations of Hypothesis: rows of its API, and what its client exports.

use serde_json::Value;

use super::json::{text, texts};
use super::{CollectedNote, CollectedPassage, Collection};
use crate::diag::Refusal;
use crate::import::dating;

/// Reads annotations: `{"rows": […]}`, `{"annotations": […]}`, or a list of them. `None` if they
/// are something else.
pub(super) fn read(value: &Value) -> Option<Collection> {
    let rows = match value {
        Value::Array(rows) => rows,
        value => value.get("rows").or_else(|| value.get("annotations"))?.as_array()?,
    };
    if !rows.iter().all(|row| row.get("uri").is_some() && row.get("target").is_some()) {
        return None;
    }
    let mut collection = Collection { format: "Hypothesis", ..Collection::default() };
    // An empty list may be anybody's.
    if rows.is_empty() && value.is_array() {
        return None;
    }
    for row in rows {
        match note(row) {
            Ok(note) => collection.notes.push(note),
            Err(refusal) => collection.refused.push((name(row), refusal)),
        }
    }
    Some(collection)
}

fn note(row: &Value) -> Result<CollectedNote, Refusal> {
    let uri = text(row, "uri").ok_or_else(|| Refusal::new("it names no page", ""))?;
    if !texts(row, "references").is_empty() {
        return Err(Refusal::new("it is a reply to another annotation", "write it into that note"));
    }
    let user = text(row, "user")
        .and_then(|user| Some(user.strip_prefix("acct:")?.split('@').next().unwrap_or_default()));
    let shown = row.get("user_info").and_then(|info| text(info, "display_name"));
    let day = text(row, "updated").or_else(|| text(row, "created"));
    let day = day.and_then(dating::read_timestamp);
    Ok(CollectedNote {
        address: Some(uri.to_owned()),
        passage: passage(row)?,
        text: text(row, "text").unwrap_or_default().to_owned(),
        tags: texts(row, "tags").into_iter().map(str::to_owned).collect(),
        author: shown.or(user).map(str::to_owned).filter(|name| !name.is_empty()),
        day: day.map(|(day, _)| day.date),
    })
}

/// Returns the passage of an annotation; `None` if it is on the page as a whole.
fn passage(row: &Value) -> Result<Option<CollectedPassage>, Refusal> {
    let target = row.get("target").and_then(|target| target.get(0));
    let selectors = match target.and_then(|target| target.get("selector")) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Array(list)) if list.is_empty() => return Ok(None),
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let kind = |selector: &&Value| text(selector, "type") == Some("TextQuoteSelector");
    let quoted = selectors.iter().find(kind).ok_or_else(|| {
        Refusal::new("it quotes no words of the page", "write it as a note on words of the article")
    })?;
    let field = |key| quoted.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Some(CollectedPassage {
        exact: field("exact"),
        before: field("prefix"),
        after: field("suffix"),
    }))
}

/// Returns what to call an annotation in messages.
fn name(row: &Value) -> String {
    text(row, "id").or_else(|| text(row, "uri")).unwrap_or("an annotation").to_owned()
}

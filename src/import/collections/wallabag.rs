//! Entries that wallabag exports as JSON, with the annotations on them.

use serde_json::Value;

use super::json::{text, texts};
use super::{CollectedNote, CollectedPage, CollectedPassage, Collection};
use crate::diag::Refusal;
use crate::import::dating;
use crate::import::page::{ContainedPage, Fact, FactSource, Facts};
use crate::import::people;
use crate::markdown::escaped;
use crate::model::document::Published;
use crate::model::likely_language;
use crate::text::is_web_address;

/// Reads entries: a list of them, a page of them from the API, or one. `None` if they are something
/// else.
pub(super) fn read(value: &Value) -> Option<Collection> {
    let items = value.get("_embedded").and_then(|embedded| embedded.get("items"));
    let entries = match items.unwrap_or(value) {
        Value::Array(entries) => entries.as_slice(),
        _ => std::slice::from_ref(value),
    };
    if entries.is_empty() || !entries.iter().all(is_entry) {
        return None;
    }
    let mut collection = Collection { format: "wallabag", ..Collection::default() };
    for entry in entries {
        let name = text(entry, "url").or_else(|| text(entry, "title"));
        let name = name.unwrap_or("an entry").to_owned();
        match serde_json::to_vec_pretty(entry) {
            Ok(bytes) if text(entry, "content").is_some() => collection.pages.push(CollectedPage {
                name,
                bytes,
                notes: notes(entry),
                ..CollectedPage::default()
            }),
            _ => {
                let refusal =
                    Refusal::new("the entry has no content", "import its address instead");
                collection.refused.push((name, refusal));
            }
        }
    }
    Some(collection)
}

/// Returns the page of a file that holds one entry; `None` for any other file.
pub(in crate::import) fn page(bytes: &[u8]) -> Result<Option<ContainedPage>, Refusal> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Ok(None);
    }
    let Ok(entry) = serde_json::from_slice::<Value>(bytes) else { return Ok(None) };
    if !is_entry(&entry) {
        return Ok(None);
    }
    let title = text(&entry, "title").unwrap_or_default();
    let content = text(&entry, "content").unwrap_or_default();
    let html = format!(
        "<!DOCTYPE html><html><body><article><h1>{}</h1>{content}</article></body></html>",
        escaped(title)
    );
    Ok(Some(ContainedPage {
        format: "wallabag",
        html: html.into_bytes(),
        charset: Some("utf-8".to_owned()),
        facts: facts(&entry),
        warnings: Vec::new(),
    }))
}

fn is_entry(value: &Value) -> bool {
    let has = |key| value.get(key).is_some();
    has("url") && has("content") && (has("domain_name") || has("is_archived") || has("hashed_url"))
}

fn facts(entry: &Value) -> Facts {
    let source = |key| FactSource::Program("wallabag", key);
    let stated = |key| text(entry, key).map(|value| Fact::new(value.to_owned(), source(key)));
    let day = |key| -> Option<Fact<Published>> {
        let (day, _) = dating::read_timestamp(text(entry, key)?)?;
        Some(Fact::new(day, source(key)))
    };
    let mut facts = Facts {
        title: stated("title"),
        url: stated("url").filter(|url| is_web_address(&url.value)),
        lang: stated("language").and_then(|lang| {
            likely_language(&lang.value).map(|tag| Fact::new(tag, lang.source.clone()))
        }),
        published: day("published_at"),
        retrieved: day("created_at"),
        ..Facts::default()
    };
    people::from_names(&texts(entry, "published_by"), &source("published_by"), &mut facts);
    facts
}

fn notes(entry: &Value) -> Vec<CollectedNote> {
    let list = entry.get("annotations").and_then(Value::as_array);
    let notes = list.map(Vec::as_slice).unwrap_or_default().iter().map(|note| {
        let exact = text(note, "quote").map(str::to_owned);
        let day = text(note, "updated_at").or_else(|| text(note, "created_at"));
        CollectedNote {
            passage: exact.map(|exact| CollectedPassage { exact, ..CollectedPassage::default() }),
            text: text(note, "text").unwrap_or_default().to_owned(),
            author: text(note, "user").map(str::to_owned),
            day: day.and_then(dating::read_timestamp).map(|(day, _)| day.date),
            ..CollectedNote::default()
        }
    });
    notes.collect()
}

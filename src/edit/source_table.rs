//! The `[source]` of an article's front matter: written anew, or changed where it is.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use toml_edit::{Document, InlineTable, Item, TableLike, Value};

use super::toml_string;

/// The source of an imported page, and how it was cut: the front matter's `[source]`.
#[derive(Debug, Clone)]
pub struct PageSource {
    /// The name of its file in `content/sources/`; `None` if it is not kept.
    pub file: Option<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was fetched or saved.
    pub retrieved: Option<Timestamp>,
    /// The day of that, if its time is not known.
    pub day: Option<Date>,
    /// The URL that it was fetched from.
    pub address: Option<String>,
    /// The headline that the page gives to search engines, if readers see another.
    pub headline_search: Option<String>,
    /// The numbers of blocks (from 1) kept against the import's own decision. Sorted.
    pub keep: Vec<usize>,
    /// The numbers of blocks dropped against it. Sorted.
    pub drop: Vec<usize>,
}

const SOURCE: &str = "source";

/// Keys of the table, in order, each with its value in TOML. `None` means that it is left out.
type Entries = Vec<(&'static str, Option<String>)>;

/// Returns the keys that an import writes. The text of a new version is not checked.
fn entries(origin: &PageSource) -> Entries {
    let numbers = |numbers: &[usize]| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        (!numbers.is_empty()).then(|| toml_string(&numbers.join(" ")))
    };
    let retrieved = origin.retrieved.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let retrieved = retrieved.or(origin.day.map(|day| day.to_string()));
    vec![
        ("file", origin.file.as_deref().map(toml_string)),
        ("sha256", Some(toml_string(&origin.sha256))),
        ("retrieved", retrieved),
        ("headline-search", origin.headline_search.as_deref().map(toml_string)),
        ("keep", numbers(&origin.keep)),
        ("drop", numbers(&origin.drop)),
        ("checked", None),
    ]
}

/// Returns the table as a new article has it, with an empty line before it.
pub(super) fn source_table(origin: &PageSource) -> String {
    table_of(&entries(origin))
}

fn table_of(entries: &Entries) -> String {
    let mut text = format!("\n[{SOURCE}]\n");
    for (key, value) in entries {
        if let Some(value) = value {
            text.push_str(&format!("{key} = {value}\n"));
        }
    }
    text
}

/// Returns front matter (without its fences) with the values of `origin` in its `source`, whichever
/// way that is written. Every other byte stays, comments and line endings included. Front matter
/// that is not TOML is returned as it is.
pub(super) fn with_source(front_matter: &str, origin: &PageSource) -> String {
    with_entries(front_matter, &entries(origin))
}

/// Returns front matter whose `source` says that the text with this hash was checked.
pub(super) fn with_checked(front_matter: &str, hash: &str) -> String {
    with_entries(front_matter, &vec![("checked", Some(toml_string(hash)))])
}

fn with_entries(front_matter: &str, entries: &Entries) -> String {
    let Ok(document) = Document::parse(front_matter) else { return front_matter.to_owned() };
    let newline = newline(front_matter);
    let edits = match document.get(SOURCE) {
        Some(Item::Table(table)) => {
            let prefix = if table.is_dotted() { format!("{SOURCE}.") } else { String::new() };
            let header = table.span().map_or(0, |span| span.start);
            table_edits(front_matter, table, header, &prefix, entries)
        }
        Some(Item::Value(Value::InlineTable(table))) => inline_edits(front_matter, table, entries),
        _ => {
            let end = front_matter.trim_end().len();
            let gap = if end == 0 { "" } else { newline };
            let table = table_of(entries).replace('\n', newline);
            vec![(end..front_matter.len(), format!("{gap}{table}"))]
        }
    };
    let mut text = front_matter.to_owned();
    for (range, new) in edits.into_iter().rev() {
        text.replace_range(range, &new);
    }
    text
}

/// Returns the line ending of a text: the first one that it has, or `\n`.
pub(super) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Replacements of byte ranges: sorted, apart from one another.
type Edits = Vec<(Range<usize>, String)>;

/// Returns the edits of a table whose keys are lines of their own, each after `prefix`.
fn table_edits(
    text: &str,
    table: &dyn TableLike,
    header: usize,
    prefix: &str,
    entries: &Entries,
) -> Edits {
    let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let (newline, mut last) = (newline(text), line_end(header));
    let (mut edits, mut added) = (Edits::new(), String::new());
    for (_, item) in table.iter() {
        last = last.max(item.span().map_or(0, |span| line_end(span.end)));
    }
    for (key, value) in entries {
        let place = table.get_key_value(key);
        let place = place.and_then(|(key, item)| Some((key.span()?, item.span()?)));
        match (place, value) {
            (Some((_, old)), Some(value)) => edits.push((old, value.clone())),
            (Some((key, old)), None) => {
                let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
                edits.push((start..line_end(old.end), String::new()));
            }
            (None, Some(value)) => added.push_str(&format!("{prefix}{key} = {value}{newline}")),
            (None, None) => {}
        }
    }
    edits.push((last..last, added));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits
}

/// Returns the edit that changes `source = { … }`.
fn inline_edits(text: &str, table: &InlineTable, entries: &Entries) -> Edits {
    let Some(span) = table.span() else { return Edits::new() };
    let Ok(Value::InlineTable(mut table)) = text[span.clone()].parse::<Value>() else {
        return Edits::new();
    };
    for (key, value) in entries {
        let value = value.as_ref().and_then(|value| value.parse::<Value>().ok());
        match (table.get_mut(key), value) {
            (Some(old), Some(mut value)) => {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            (Some(_), None) => drop(table.remove(key)),
            (None, Some(value)) => drop(table.insert(*key, value)),
            (None, None) => {}
        }
    }
    // Over several lines there may be comments, which `fmt` would drop.
    if !text[span.clone()].contains('\n') {
        table.fmt();
    }
    vec![(span, table.to_string())]
}

//! Writes front matter that says where each value was found.

use jiff::tz::Offset;
use toml_edit::Document;

use super::source_table::newline;
use super::toml_string;
use crate::import::FactSource;
use crate::model::document::Published;
use crate::text::one_line;

/// A required key of the front matter for which there is no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFact {
    /// The key.
    pub key: &'static str,
    /// Guesses with their reasons, the best first; may be empty.
    pub guesses: Vec<String>,
}

/// Returns a time of publication in TOML: a local date, or a date-time with offset.
pub(super) fn toml_datetime(published: Published) -> String {
    match published.time {
        None => published.date.to_string(),
        Some((time, offset)) => {
            format!("{}T{}{}", published.date, time.strftime("%H:%M:%S"), zone(offset))
        }
    }
}

fn zone(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    match minutes {
        0 => "Z".to_owned(),
        minutes => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// Returns front matter (without its fences) with another value, in TOML, of a key of its first
/// table, or without that key. If it lacks the key, that comes after the line of the key `after`.
/// Every other byte stays.
pub(super) fn with_value(
    front_matter: &str,
    key: &str,
    value: Option<&str>,
    after: &str,
) -> String {
    let mut text = front_matter.to_owned();
    let Ok(document) = Document::parse(front_matter) else { return text };
    let place = |key: &str| {
        let (key, item) = document.get_key_value(key)?;
        Some((key.span()?, item.span()?))
    };
    let next_line =
        |at: usize| front_matter[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let (range, new) = match (place(key), value) {
        (Some((_, old)), Some(value)) => (old, value.to_owned()),
        (Some((key, old)), None) => {
            let start = front_matter[..key.start].rfind('\n').map_or(0, |at| at + 1);
            (start..next_line(old.end), String::new())
        }
        (None, Some(value)) => {
            let Some((_, before)) = place(after) else { return text };
            let at = next_line(before.end);
            (at..at, format!("{key} = {value}{}", newline(front_matter)))
        }
        (None, None) => return text,
    };
    text.replace_range(range, &new);
    text
}

/// The lines of a front matter that is being written.
#[derive(Default)]
pub(super) struct FrontMatterWriter {
    pub(super) lines: String,
    /// Keys without a value.
    pub(super) missing: Vec<MissingFact>,
    /// Key, value in TOML, and where it was found.
    pub(super) facts: Vec<(&'static str, String, String)>,
}

/// The column of comments in front matter, if the value is short enough.
const COLUMN: usize = 40;

impl FrontMatterWriter {
    /// Adds a key with a string.
    pub(super) fn string(&mut self, key: &'static str, value: &str, place: &FactSource) {
        self.raw(key, &toml_string(value), &place.to_string());
    }

    /// Adds a key with a value in TOML.
    pub(super) fn raw(&mut self, key: &'static str, value: &str, place: &str) {
        let line = format!("{key} = {value}");
        // A quotation of a line that is the value itself would only repeat it.
        let repeats = place.starts_with("the line") && place.contains(value.trim_matches('"'));
        let place = if repeats { "a line of the page" } else { place };
        let place = one_line(place);
        let place: String = place.chars().filter(|c| !c.is_control()).collect();
        self.lines.push_str(&format!("{line:COLUMN$}  # {place}\n"));
        self.facts.push((key, value.to_owned(), place));
    }

    /// Adds a comment that proposes a value for a key, or says why it has none.
    pub(super) fn remark(&mut self, key: &'static str, value: &str, why: &str) {
        let why: String = why.chars().filter(|c| !c.is_control()).collect();
        self.lines.push_str(&format!("# {key} = {value}  # {why}\n"));
        self.facts.push((key, value.to_owned(), why));
    }

    /// Adds a comment on a key for which there is no value.
    pub(super) fn lack(&mut self, key: &'static str, guesses: Vec<String>) {
        let why = match &guesses[..] {
            [] => "not found".to_owned(),
            guesses => format!("not found; {}", guesses.join("; ")),
        };
        let why: String = why.chars().filter(|c| !c.is_control()).collect();
        self.lines.push_str(&format!("# {key} = …  # {why}\n"));
        self.missing.push(MissingFact { key, guesses });
    }
}

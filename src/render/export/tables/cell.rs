//! The cells of tables.

use std::borrow::Cow;

use serde_json::Value;

/// The type of a column's cells; any of them may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::export) enum ColumnKind {
    Text,
    Count,
    Flag,
}

impl ColumnKind {
    /// Returns the type's name in JSON Schema.
    pub(in crate::render::export) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Count => "integer",
            Self::Flag => "boolean",
        }
    }
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render::export) enum Cell {
    Text(String),
    Count(u64),
    Flag(bool),
    Empty,
}

impl Cell {
    /// Returns the cell as a spreadsheet gets it.
    pub(in crate::render::export) fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) if is_formula(text) => format!("'{text}").into(),
            Self::Text(text) => text.into(),
            Self::Count(count) => count.to_string().into(),
            Self::Flag(flag) => if *flag { "true" } else { "false" }.into(),
            Self::Empty => "".into(),
        }
    }

    pub(in crate::render::export) fn as_json(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Count(count) => (*count).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::Empty => Value::Null,
        }
    }
}

/// Returns whether a spreadsheet would take a text for a formula: not a figure with its sign.
fn is_formula(text: &str) -> bool {
    let is_of_figure =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '\u{a0}');
    match text.strip_prefix(['+', '-']) {
        Some(rest) => {
            !rest.starts_with(|c: char| c.is_ascii_digit()) || !rest.chars().all(is_of_figure)
        }
        // The last four are those of full-width letters.
        None => text.starts_with(['=', '@', '\t', '\r', '＝', '＋', '－', '＠']),
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

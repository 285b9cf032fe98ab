//! The shape of `[date-rules]` in a language's file: dates in running text by words and rules.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Words of dates by their roles, and the orders in which they appear. Lists are separated by
/// commas.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateRules {
    /// Orders of roles that are a date in this language, in addition to those of all. The module
    /// `dates::rules` documents the notation.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Words by their role: `"away -1" = "yesterday"`. A word may have several roles. A word with
    /// a capital needs it; others may have one. Months and weekdays are known already; here are
    /// their other forms.
    pub words: BTreeMap<String, String>,
    /// Numbers in words: `two=2`.
    #[serde(default)]
    pub cardinals: String,
    /// Places in a row: `second=2`.
    #[serde(default)]
    pub ordinals: String,
    /// Endings that make an ordinal of digits, in addition to those of months.
    #[serde(default)]
    pub ordinal_endings: String,
    /// Endings that make a decade of digits: `er` in `1990er`.
    #[serde(default)]
    pub decade_endings: String,
    /// Letters before a word that are written together with it: the Arabic `and`.
    #[serde(default)]
    pub prefixes: String,
    /// Whether an apostrophe and an ending may follow a word or a number.
    #[serde(default)]
    pub suffixes: bool,
    /// Words behind a time that make it one of the Gregorian calendar, in a language whose own
    /// calendar is the Solar Hijri one. None in the others.
    #[serde(default)]
    pub gregorian: String,
    /// Whether words are written without spaces.
    #[serde(default)]
    pub unspaced: bool,
    /// Words after a number that make it an amount: `people`.
    #[serde(default)]
    pub counted: String,
    /// Words before a number that make it an amount: `nearly`.
    #[serde(default)]
    pub quantities: String,
    /// Words that show that the date is past.
    #[serde(default)]
    pub past: String,
    /// Endings of verbs in the past.
    #[serde(default)]
    pub past_endings: String,
    /// Words that show that the date is in the future.
    #[serde(default)]
    pub future: String,
    /// Endings of verbs in the future.
    #[serde(default)]
    pub future_endings: String,
    /// Words beside the date that show that it is in the future: `until`.
    #[serde(default)]
    pub future_beside: String,
    /// The same, unless the verb is past: `by`.
    #[serde(default)]
    pub future_by: String,
    /// The same as `until`, but behind the date.
    #[serde(default)]
    pub future_behind: String,
    /// Past verbs of what went on: with them, `until` leads to a date that is past.
    #[serde(default)]
    pub lasting: String,
    /// Endings of verbs that may follow a past one and are in the future: `promised to open`.
    #[serde(default)]
    pub infinitive_endings: String,
}

/// Returns the items of a list.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// Returns the words of a list of numbers, with their values.
pub fn numbers(list: &str) -> impl Iterator<Item = (&str, i16)> {
    items(list).filter_map(|item| {
        let (word, value) = item.split_once('=')?;
        Some((word, value.parse().ok()?))
    })
}

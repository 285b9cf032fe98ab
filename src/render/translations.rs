//! The words of the user interface, from the theme's `i18n/en.toml`.

use std::collections::HashMap;

use jiff::civil::Date;
use toml::{Table, Value};

use crate::model::{Confidence, When};

/// Translations by key.
#[derive(Debug, Clone, Default)]
pub struct Translations {
    table: Table,
    /// The words of the table's tables, by both keys; the second also with hyphens in the place
    /// of underscores.
    tables: HashMap<String, HashMap<String, String>>,
}

impl Translations {
    /// Lays `over` on top of these words, key by key.
    pub(super) fn overlay(&mut self, over: Table) {
        merge(&mut self.table, over);
        let tables = self.table.iter().filter_map(|(key, value)| {
            let words = value.as_table()?.iter();
            let words = words.filter_map(|(key, word)| Some((key, word.as_str()?)));
            let words =
                words.flat_map(|(key, word)| [(key.replace('_', "-"), word), (key.clone(), word)]);
            Some((key.clone(), words.map(|(key, word)| (key, word.to_owned())).collect()))
        });
        self.tables = tables.collect();
    }

    /// Returns all words, for templates.
    pub(super) fn table(&self) -> &Table {
        &self.table
    }

    /// Returns a word by its key.
    ///
    /// The built-in file has every key that is asked for; a key without a word is returned itself.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.table.get(key).and_then(Value::as_str).unwrap_or(key)
    }

    /// Returns a word of a table, such as `note_kind`; hyphens in `key` are underscores there.
    pub fn of(&self, table: &str, key: &str) -> String {
        let word = self.tables.get(table).and_then(|words| words.get(key));
        word.map_or(key, String::as_str).to_owned()
    }

    /// Returns how sure somebody is, with the reason where there is one.
    pub fn confidence(&self, confidence: &Confidence) -> String {
        let level = self.of("level", confidence.level.as_str());
        match confidence.reason.as_str() {
            "" => level,
            reason => format!("{level}, {reason}"),
        }
    }

    /// Returns a word with its placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, tail)) = rest.split_once('{') {
            out.push_str(before);
            let value = tail.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, after))
            });
            match value {
                Some((value, after)) => {
                    out.push_str(value);
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = tail;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// Returns how many of something there are: from `notes`, `1 note` or `5 notes`.
    pub fn count(&self, key: &str, number: usize) -> String {
        match number {
            1 => self.get(&format!("{key}_one")).to_owned(),
            _ => self.fill(&format!("{key}_many"), &[("n", &number.to_string())]),
        }
    }

    fn nth(&self, list: &str, at: usize) -> &str {
        let list = self.table.get(list).and_then(Value::as_array);
        list.and_then(|list| list.get(at)).and_then(Value::as_str).unwrap_or_default()
    }

    /// Returns the name of a month, from 1.
    pub fn month(&self, month: i8) -> &str {
        self.nth("months", usize::try_from(month - 1).unwrap_or(0))
    }

    /// Returns the short name of a month, from 1.
    pub fn month_short(&self, month: i8) -> &str {
        self.nth("months_short", usize::try_from(month - 1).unwrap_or(0))
    }

    /// Returns long and short names of a weekday, from 0 for Monday.
    pub fn weekday(&self, offset: i8) -> (String, String) {
        let at = usize::try_from(offset).unwrap_or(0);
        (self.nth("weekdays", at).to_owned(), self.nth("weekdays_short", at).to_owned())
    }

    /// Returns `1 June 2025`.
    pub fn date_long(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = self.month(date.month());
        self.fill("date_long", &[("day", &day), ("month", month), ("year", &year)])
    }

    /// Returns a day, a month, a year or a range in words.
    pub fn time(&self, when: When) -> String {
        match when {
            When::Day(date) => self.date_long(date),
            When::Month(..) => self.month_year(when.first()),
            When::Year(year) => year.to_string(),
            When::Days(first, last) => {
                let (first, last) = (self.date_long(first), self.date_long(last));
                self.fill("date_range", &[("first", &first), ("last", &last)])
            }
        }
    }

    /// Returns `1 Jun`.
    pub fn date_short(&self, date: Date) -> String {
        let day = date.day().to_string();
        self.fill("date_short", &[("day", &day), ("month", self.month_short(date.month()))])
    }

    /// Returns `June 2025`.
    pub fn month_year(&self, date: Date) -> String {
        let year = date.year().to_string();
        self.fill("month_year", &[("month", self.month(date.month())), ("year", &year)])
    }
}

fn merge(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(under)), Value::Table(over)) => merge(under, over),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

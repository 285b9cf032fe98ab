//! The words of the user interface, from the theme's `i18n/LANG.toml`.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use toml::{Table, Value};

use super::locale::{CATEGORIES, Locale, OTHER};
use crate::model::{Confidence, When};

/// A number that is too small if `partial` is set: some articles were not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    /// The number.
    pub count: usize,
    /// Whether some articles were not counted.
    pub partial: bool,
}

/// Translations by key.
#[derive(Debug, Clone)]
pub struct Translations {
    /// The rules of the language that most of the words are in.
    locale: Arc<Locale>,
    table: Table,
    /// The words of the table's tables, by both keys; the second also with hyphens in the place
    /// of underscores.
    tables: HashMap<String, HashMap<String, String>>,
    /// The words for numbers of things, by their keys without the plural category.
    counted: HashMap<String, PluralForms>,
}

/// The words for a number of things.
#[derive(Debug, Clone)]
struct PluralForms {
    /// The rules of the language that they are in.
    locale: Arc<Locale>,
    /// By plural category.
    forms: HashMap<&'static str, String>,
}

impl Translations {
    /// Returns translations without words, for a language.
    pub(super) fn new(locale: Arc<Locale>) -> Self {
        let (table, tables, counted) = Default::default();
        Self { locale, table, tables, counted }
    }

    /// Lays `over` on top of these words, key by key. Its words are in the language of `locale`:
    /// words for a number of things replace all those in another language.
    pub(super) fn overlay(&mut self, over: Table, locale: &Arc<Locale>) {
        for (key, word) in &over {
            let (Some((base, category)), Some(word)) = (counted_key(key), word.as_str()) else {
                continue;
            };
            let counted = self.counted.entry(base.to_owned()).or_insert_with(|| PluralForms {
                locale: Arc::clone(locale),
                forms: HashMap::new(),
            });
            if !Arc::ptr_eq(&counted.locale, locale) {
                counted.forms.clear();
                counted.locale = Arc::clone(locale);
            }
            counted.forms.insert(category, word.to_owned());
        }
        self.locale = Arc::clone(locale);
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

    /// Returns the name of a country or a language, or its code where there is none.
    pub fn name_of(&self, table: &str, code: &str) -> String {
        let name = self.tables.get(table).and_then(|names| names.get(&code.to_lowercase()));
        name.map_or(code, String::as_str).to_owned()
    }

    /// Returns how sure somebody is, with the reason where there is one.
    pub fn confidence(&self, confidence: &Confidence) -> String {
        let level = self.of("level", confidence.level.as_str());
        match confidence.reason.as_str() {
            "" => level,
            reason => [&level, self.get("comma"), reason].concat(),
        }
    }

    /// Returns things in a row, such as the authors of an article.
    pub fn list(&self, things: &[String]) -> String {
        things.join(self.get("comma"))
    }

    /// Returns a word with its placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// Returns how many of something there are: from `notes`, `1 note` or `5 notes`. `None` where
    /// there are no words for it.
    pub fn count_of(&self, key: &str, number: usize) -> Option<String> {
        self.sum_of(key, Sum { count: number, partial: false })
    }

    /// Does the same for a sum: `5+ notes` if some were not counted, `not counted` if none was.
    pub fn sum_of(&self, key: &str, sum: Sum) -> Option<String> {
        let counted = self.counted.get(key)?;
        let form = counted.forms.get(counted.locale.category(sum.count));
        let form = form.or_else(|| counted.forms.get(OTHER))?;
        Some(match sum {
            Sum { count: 0, partial: true } => self.get("not_counted").to_owned(),
            _ => fill(form, &[("n", &shown(sum, &counted.locale))]),
        })
    }

    /// Does the same for something that the built-in file has words for.
    pub fn count(&self, key: &str, number: usize) -> String {
        debug_assert!(self.counted.contains_key(key), "no words for {key}");
        self.count_of(key, number).unwrap_or_else(|| self.number(number))
    }

    /// Returns a quantity as the language writes it.
    pub fn number(&self, number: usize) -> String {
        self.locale.number(number)
    }

    /// Returns a sum as tables show it: `5`, `5+` if it is too small, `–` if nothing was counted.
    pub fn sum(&self, sum: Sum) -> String {
        shown(sum, &self.locale)
    }

    /// Returns a share in percent, never rounded to nothing or to all.
    pub fn percent(&self, part: u32, whole: u32) -> String {
        let (part, whole) = (u64::from(part.min(whole)), u64::from(whole.max(1)));
        let rounded = (200 * part + whole) / (2 * whole);
        let number = |number: u64| self.number(number as usize);
        let number = match rounded {
            0 if part > 0 => format!("<{}", number(1)),
            100 if part < whole => format!(">{}", number(99)),
            _ => number(rounded),
        };
        self.fill("percent", &[("n", &number)])
    }

    /// Returns a text with the language's digits in place of 0 to 9.
    pub fn digits(&self, text: &str) -> String {
        self.locale.digits(text)
    }

    fn nth(&self, list: &str, at: usize) -> &str {
        let list = self.table.get(list).and_then(Value::as_array);
        list.and_then(|list| list.get(at)).and_then(Value::as_str).unwrap_or_default()
    }

    fn month_of(&self, list: &str, date: Date) -> &str {
        self.nth(list, usize::try_from(date.month() - 1).unwrap_or(0))
    }

    /// Returns long and short names of a weekday, from 0 for Monday.
    pub fn weekday(&self, offset: i8) -> (String, String) {
        let at = usize::try_from(offset).unwrap_or(0);
        (self.nth("weekdays", at).to_owned(), self.nth("weekdays_short", at).to_owned())
    }

    fn date(&self, key: &str, months: &str, date: Date) -> String {
        let day = match date.day() {
            1 => self.get("first_day").to_owned(),
            day => self.digits(&day.to_string()),
        };
        let year = self.digits(&date.year().to_string());
        let month = self.month_of(months, date);
        self.fill(key, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// Returns `1 June 2025`.
    pub fn date_long(&self, date: Date) -> String {
        self.date("date_long", "months", date)
    }

    /// Returns `1 Jun`.
    pub fn date_short(&self, date: Date) -> String {
        self.date("date_short", "months_short", date)
    }

    /// Returns `June 2025`.
    pub fn month_year(&self, date: Date) -> String {
        self.date("month_year", "months_alone", date)
    }

    /// Returns a day, a month, a year or a range in words.
    pub fn time(&self, when: When) -> String {
        match when {
            When::Day(date) => self.date_long(date),
            When::Month(..) => self.month_year(when.first()),
            When::Year(year) => self.digits(&year.to_string()),
            When::Days(first, last) => {
                let (first, last) = (self.date_long(first), self.date_long(last));
                self.fill("date_range", &[("first", &first), ("last", &last)])
            }
        }
    }
}

/// Returns a sum as tables show it.
fn shown(sum: Sum, locale: &Locale) -> String {
    match sum {
        Sum { count: 0, partial: true } => "–".to_owned(),
        Sum { count, partial: true } => locale.number(count) + "+",
        Sum { count, partial: false } => locale.number(count),
    }
}

/// Returns a text with its placeholders filled in; those without a value stay as they are. A full
/// stop is left out after a value that ends a sentence itself: “Who cut the rope?”.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
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
                let after_stop = after.strip_prefix('.').filter(|_| ends_sentence(value));
                rest = after_stop.unwrap_or(after);
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

/// Returns whether a value ends with a mark that ends a sentence, perhaps within quotation marks or
/// brackets.
fn ends_sentence(value: &str) -> bool {
    let within = value.trim_end_matches(['"', '\'', '”', '’', '“', '»', '«', ')', ']', '』', '」']);
    within.ends_with(['.', '?', '!', '…', '؟', '۔', '。', '？', '！'])
}

/// Returns a key without its plural category, and the category: `notes` and `few` for `notes_few`.
fn counted_key(key: &str) -> Option<(&str, &'static str)> {
    let (base, ending) = key.rsplit_once('_')?;
    CATEGORIES.iter().find(|category| **category == ending).map(|category| (base, *category))
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

#[cfg(test)]
mod tests;

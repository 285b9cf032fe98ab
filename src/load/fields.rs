//! Typed access to TOML tables. Every fault is reported, not only the first, each at its place.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::values::{day, one_of, published, string, when, wrong_type};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
use crate::model::When;
use crate::model::document::Published;
use crate::source::{FileId, Span, Spanned};

/// A file being parsed.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub(super) file: FileId,
    pub(super) text: Arc<str>,
    pub(super) key: Fingerprint,
}

impl Input {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, 0, range)
    }
}

/// The keys of one table. What is not taken by [`Fields::finish`] is unknown.
pub(super) struct Fields<'a> {
    file: FileId,
    /// Where the TOML begins in the file.
    base: usize,
    /// The table's own place, for missing keys.
    place: Span,
    /// The TOML; empty for a table in another.
    text: &'a str,
    entries: Vec<(String, Range<usize>, TomlSpanned<DeValue<'a>>)>,
    known: Vec<&'static str>,
}

type Out = Vec<Diagnostic>;

impl<'a> Fields<'a> {
    /// Parses `range` of the input as TOML. Faults are reported; what could be read is there.
    pub(super) fn parse(input: &'a Input, range: Range<usize>, out: &mut Out) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(&input.text[range.clone()]);
        for error in &errors {
            let at = error.span().unwrap_or(0..0);
            out.push(Diagnostic::at(
                Code::NotToml,
                Span::new(input.file, range.start, at),
                format!("not TOML: {}", error.message().replace('\n', ", ")),
            ));
        }
        let place = Span::new(input.file, 0, 0..input.text.find('\n').unwrap_or(0));
        let text = &input.text[range.clone()];
        errors
            .is_empty()
            .then(|| Self { text, ..Self::of(input.file, range.start, place, table.into_inner()) })
    }

    fn of(file: FileId, base: usize, place: Span, table: DeTable<'a>) -> Self {
        let entries = table
            .into_iter()
            .map(|(key, value)| {
                let at = key.span();
                (key.into_inner().into_owned(), at, value)
            })
            .collect();
        Self { file, base, place, text: "", entries, known: Vec::new() }
    }

    /// Returns the table's place.
    pub(super) fn place(&self) -> Span {
        self.place
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base, range)
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.known.push(key);
        let at = self.entries.iter().position(|(name, ..)| name == key)?;
        let (_, _, value) = self.entries.swap_remove(at);
        let span = self.span(value.span());
        Some(Spanned { value: value.into_inner(), span })
    }

    /// Returns a string that is not blank.
    pub(super) fn string(&mut self, key: &'static str, out: &mut Out) -> Option<Spanned<String>> {
        let found = self.take(key)?;
        string(found, key, out)
    }

    /// Returns a string, without its place.
    pub(super) fn text(&mut self, key: &'static str, out: &mut Out) -> Option<String> {
        self.string(key, out).map(|found| found.value)
    }

    /// Returns the address of a web page: it becomes a link as it is.
    pub(super) fn address(&mut self, key: &'static str, out: &mut Out) -> Option<String> {
        let found = self.string(key, out)?;
        let web = found.value.starts_with("https://") || found.value.starts_with("http://");
        if !web {
            let message = format!("`{key}` begins with https:// or http://");
            out.push(Diagnostic::at(Code::BadValue, found.span, message));
        }
        web.then_some(found.value)
    }

    /// Returns an item of Wikidata.
    pub(super) fn wikidata(&mut self, out: &mut Out) -> Option<String> {
        let found = self.string("wikidata", out)?;
        let number = found.value.strip_prefix('Q').unwrap_or_default();
        let fits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !fits {
            out.push(
                Diagnostic::at(Code::BadValue, found.span, "`wikidata` is a Q and a number")
                    .help("as in https://www.wikidata.org/wiki/Q42: `wikidata = \"Q42\"`"),
            );
        }
        fits.then_some(found.value)
    }

    /// Returns a string that must be there.
    pub(super) fn required(&mut self, key: &'static str, out: &mut Out) -> Option<Spanned<String>> {
        self.require(key, out);
        self.string(key, out)
    }

    /// Reports a key that must be there and is not.
    pub(super) fn require(&self, key: &'static str, out: &mut Out) {
        if self.entries.iter().any(|(name, ..)| name == key) {
            return;
        }
        let (place, help) = match self.left_open(key) {
            Some(place) => (place, format!("fill it in, without the `#`: `{key} = …`")),
            None => (self.place, format!("add a line `{key} = …`; CONTENT.md lists the keys")),
        };
        out.push(Diagnostic::at(Code::MissingKey, place, format!("`{key}` is missing")).help(help));
    }

    /// Returns the line `# key = …` that an import leaves for what it did not find.
    fn left_open(&self, key: &str) -> Option<Span> {
        let line = format!("# {key} = …");
        let at = match self.text.starts_with(&line) {
            true => 0,
            false => self.text.find(&format!("\n{line}"))? + 1,
        };
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        Some(self.span(at..end))
    }

    /// Returns a value of a closed list.
    pub(super) fn word<T>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        words: &[&'static str],
        out: &mut Out,
    ) -> Option<T> {
        let found = self.string(key, out)?;
        one_of(&found, key, parse, words, out)
    }

    /// Returns a flag.
    pub(super) fn flag(&mut self, key: &'static str, out: &mut Out) -> Option<bool> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(value) => Some(value),
            other => wrong_type(found.span, key, "true or false", &other, out),
        }
    }

    /// Returns an integer.
    pub(super) fn integer(&mut self, key: &'static str, out: &mut Out) -> Option<i64> {
        let found = self.take(key)?;
        match &found.value {
            DeValue::Integer(value) => {
                let digits = value.as_str().replace('_', "");
                let number = i64::from_str_radix(&digits, value.radix()).ok();
                // Whatever is counted here fits 32 bits.
                let number = number.filter(|number| i32::try_from(*number).is_ok());
                if number.is_none() {
                    let message = format!("`{key}` is too large");
                    out.push(Diagnostic::at(Code::BadValue, found.span, message));
                }
                number
            }
            other => wrong_type(found.span, key, "a whole number", other, out),
        }
    }

    /// Returns a day, written bare or as a string.
    pub(super) fn date(&mut self, key: &'static str, out: &mut Out) -> Option<Date> {
        let found = self.take(key)?;
        day(&found, key, out)
    }

    /// Returns a day, a month, a year or a range, or `None` within for `false`.
    pub(super) fn when_or_false(
        &mut self,
        key: &'static str,
        out: &mut Out,
    ) -> Option<Option<When>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(false) => Some(None),
            _ => when(&found, key, out).map(Some),
        }
    }

    /// Returns a string, or `None` within for `false`.
    pub(super) fn string_or_false(
        &mut self,
        key: &'static str,
        out: &mut Out,
    ) -> Option<Option<Spanned<String>>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(false) => Some(None),
            _ => string(found, key, out).map(Some),
        }
    }

    /// Returns a time of publication.
    pub(super) fn published(&mut self, key: &'static str, out: &mut Out) -> Option<Published> {
        self.require(key, out);
        let found = self.take(key)?;
        published(&found, key, out)
    }

    /// Returns strings: an array of them, or one alone.
    pub(super) fn strings(&mut self, key: &'static str, out: &mut Out) -> Vec<Spanned<String>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        match found.value {
            DeValue::Array(items) => {
                let items: Vec<_> = items.into_iter().collect();
                items
                    .into_iter()
                    .filter_map(|item| {
                        let span = self.span(item.span());
                        string(Spanned { value: item.into_inner(), span }, key, out)
                    })
                    .collect()
            }
            _ => string(found, key, out).into_iter().collect(),
        }
    }

    /// Returns strings without their places.
    pub(super) fn texts(&mut self, key: &'static str, out: &mut Out) -> Vec<String> {
        self.strings(key, out).into_iter().map(|found| found.value).collect()
    }

    /// Returns a table.
    pub(super) fn table(&mut self, key: &'static str, out: &mut Out) -> Option<Fields<'a>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Table(table) => Some(Self::of(self.file, self.base, found.span, table)),
            other => wrong_type(found.span, key, "a table", &other, out),
        }
    }

    /// Returns an array of tables and bare strings.
    pub(super) fn items(&mut self, key: &'static str, out: &mut Out) -> Vec<ArrayItem<'a>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = found.value else {
            let _: Option<()> = wrong_type(found.span, key, "an array", &found.value, out);
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items {
            let span = self.span(item.span());
            match item.into_inner() {
                DeValue::Table(table) => {
                    list.push(ArrayItem::Table(Self::of(self.file, self.base, span, table)));
                }
                value => {
                    list.extend(string(Spanned { value, span }, key, out).map(ArrayItem::Bare))
                }
            }
        }
        list
    }

    /// Returns an array of tables, `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str, out: &mut Out) -> Vec<Fields<'a>> {
        let mut tables = Vec::new();
        for item in self.items(key, out) {
            match item {
                ArrayItem::Table(table) => tables.push(table),
                ArrayItem::Bare(text) => out.push(Diagnostic::at(
                    Code::BadValue,
                    text.span,
                    format!("`{key}` takes tables: write `[[{key}]]` on a line of its own"),
                )),
            }
        }
        tables
    }

    /// Returns all remaining keys with their strings, sorted: for tables with free keys.
    pub(super) fn rest(mut self, out: &mut Out) -> Vec<(Spanned<String>, String)> {
        self.entries.sort_by(|a, b| a.0.cmp(&b.0));
        let mut pairs = Vec::new();
        for (key, at, value) in std::mem::take(&mut self.entries) {
            let span = self.span(value.span());
            let place = self.span(at);
            if let Some(text) = string(Spanned { value: value.into_inner(), span }, &key, out) {
                pairs.push((Spanned { value: key, span: place }, text.value));
            }
        }
        pairs
    }

    /// Reports every key that nobody took.
    pub(super) fn finish(self, out: &mut Out) {
        for (key, at, _) in &self.entries {
            // The other spelling of a compound key is the likeliest mistake.
            let kebab = key.replace('_', "-");
            let hint = did_you_mean(&kebab, self.known.iter().copied());
            out.push(
                Diagnostic::at(
                    Code::UnknownKey,
                    self.span(at.clone()),
                    format!("unknown key `{key}`"),
                )
                .help(format!("{hint}the keys here are {}", self.known.join(", "))),
            );
        }
    }
}

/// An element of an array.
pub(super) enum ArrayItem<'a> {
    Table(Fields<'a>),
    Bare(Spanned<String>),
}

//! Typed access to TOML tables. Every fault is reported, not only the first, each at its place.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::toml_slips;
use super::values::{string, wrong_type};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
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

/// The keys of one table. Those that are not read before [`Fields::finish`] are unknown keys.
pub(super) struct Fields<'a> {
    file: FileId,
    /// The byte of the file at which the TOML begins.
    base: usize,
    /// The place of the table, for messages about missing keys.
    place: Span,
    /// The TOML. Empty for a table within another.
    text: &'a str,
    entries: Vec<(String, Range<usize>, TomlSpanned<DeValue<'a>>)>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Parses `range` of the input as TOML. `None` where it is not TOML, which is reported.
    pub(super) fn parse(
        input: &'a Input,
        range: Range<usize>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(&input.text[range.clone()]);
        let faults =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned()));
        let at = |place| Span::new(input.file, range.start, place);
        toml_slips::report(&input.text[range.clone()], faults, at, out);
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

    /// Returns the place of the table.
    pub(super) fn place(&self) -> Span {
        self.place
    }

    /// Returns the place of a key's value; that of the table where there is none.
    pub(super) fn span_of(&self, key: &str) -> Span {
        let entry = self.entries.iter().find(|(name, ..)| name == key);
        entry.map_or(self.place, |(.., value)| self.span(value.span()))
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base, range)
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.known.push(key);
        let at = self.entries.iter().position(|(name, ..)| name == key)?;
        let (_, _, value) = self.entries.swap_remove(at);
        let span = self.span(value.span());
        Some(Spanned { value: value.into_inner(), span })
    }

    /// Reports a required key that is missing.
    pub(super) fn require(&self, key: &'static str, out: &mut Vec<Diagnostic>) {
        if self.entries.iter().any(|(name, ..)| name == key) {
            return;
        }
        let (place, help) = match self.left_open(key) {
            Some(place) => (place, format!("fill it in, without the `#`: `{key} = …`")),
            None => (self.place, format!("add a line `{key} = …`; CONTENT.md lists the keys")),
        };
        out.push(Diagnostic::at(Code::MissingKey, place, format!("`{key}` is missing")).help(help));
    }

    /// Returns the place of the line `# key = …`, which an import leaves for an unknown fact.
    fn left_open(&self, key: &str) -> Option<Span> {
        let line = format!("# {key} = …");
        let at = if self.text.starts_with(&line) {
            0
        } else {
            self.text.find(&format!("\n{line}"))? + 1
        };
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        Some(self.span(at..end))
    }

    /// Returns a table.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Fields<'a>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Table(table) => Some(Self::of(self.file, self.base, found.span, table)),
            other => wrong_type(found.span, key, "a table", &other, out),
        }
    }

    /// Returns the remaining keys with their tables, sorted. For tables with keys of any name.
    pub(super) fn inner_tables(
        mut self,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<(Spanned<String>, Fields<'a>)> {
        self.entries.sort_by(|a, b| a.0.cmp(&b.0));
        let mut tables = Vec::new();
        for (key, at, value) in std::mem::take(&mut self.entries) {
            let (span, place) = (self.span(value.span()), self.span(at));
            match value.into_inner() {
                DeValue::Table(table) => {
                    let inner = Self::of(self.file, self.base, place, table);
                    tables.push((Spanned { value: key, span: place }, inner));
                }
                other => drop(wrong_type::<()>(span, &key, "a table", &other, out)),
            }
        }
        tables
    }

    /// Returns an array of tables and strings.
    pub(super) fn items(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<ArrayItem<'a>> {
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
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<Fields<'a>> {
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

    /// Returns the remaining keys with their strings, sorted. For tables with keys of any name.
    pub(super) fn rest(mut self, out: &mut Vec<Diagnostic>) -> Vec<(Spanned<String>, String)> {
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

    /// Reports the keys that were not read. Some are known outside of this table, which has this
    /// name.
    pub(super) fn finish_within(mut self, table: &str, outer: &[&str], out: &mut Vec<Diagnostic>) {
        let (file, base) = (self.file, self.base);
        self.entries.retain(|(key, at, _)| {
            let belongs_outside = outer.contains(&key.as_str());
            if belongs_outside {
                let span = Span::new(file, base, at.clone());
                let message = format!("`{key}` does not belong to `[{table}]`");
                out.push(Diagnostic::at(Code::UnknownKey, span, message).help(format!(
                    "all lines below `[{table}]` belong to it: put this one above that line"
                )));
            }
            !belongs_outside
        });
        self.finish(out);
    }

    /// Reports the keys that were not read.
    pub(super) fn finish(self, out: &mut Vec<Diagnostic>) {
        for (key, at, _) in &self.entries {
            // The likeliest mistake is an underscore in a key of two words.
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

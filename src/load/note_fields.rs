//! The `key: value` lines of a note.

use std::ops::Range;

use jiff::civil::Date;

use super::fields::Input;
use super::note_source;
use super::note_values::{alias, position, unquoted, version, was};
use super::values::{confidence, is_placeholder, one_of};
use crate::diag::{Code, Diagnostic, did_you_mean, explain, is_lookalike};
use crate::model::document::{EarlierDoc, NoteSource, PositionDoc, Seen};
use crate::model::{Confidence, Id, NoteKind, Status, When};
use crate::source::{Span, Spanned};

/// The keys of a note.
pub(super) const KEYS: &[&str] = &[
    "kind",
    "version",
    "was",
    "translation",
    "original",
    "claim",
    "checked",
    "term",
    "source",
    "confidence",
    "status",
    "author",
    "updated",
    "alias",
];

/// Returns the key of a `key: value` line.
pub(super) fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let word = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (word && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))).then_some(key)
}

/// A line that is nearly a field.
pub(super) struct FieldSlip<'a> {
    key: &'static str,
    /// The first byte of the key in the line.
    at: usize,
    written: &'a str,
    value: &'a str,
    /// Whether there are blanks before it.
    indented: bool,
}

impl FieldSlip<'_> {
    /// Returns the message. `span` is the line.
    pub(super) fn report(&self, span: Span) -> Diagnostic {
        let Self { key, at, written, value, indented } = self;
        let own = Span::new(span.file, span.range().start + at, 0..written.len());
        let (message, place) = match explain(written, key) {
            Some(why) => (why, own),
            None if written != key => (format!("`{written}` is written `{key}`"), span),
            None if *indented => ("there are blanks before a field".to_owned(), span),
            None => ("a field is written `key: value`".to_owned(), span),
        };
        let fault = Diagnostic::at(Code::BadValue, place, message).meant(written, key);
        fault.help(format!("write `{key}: {value}`"))
    }
}

/// Returns what is wrong with a line that is nearly a field: one of the keys, in any case, with
/// blanks or marks around it, or followed by another sign than a colon.
pub(super) fn slip(line: &str) -> Option<FieldSlip<'_>> {
    const MARKS: &[char] = &['-', '*', '+', '_', '`', '#', ' ', '\t'];
    const SIGNS: &[char] = &[':', '=', '：'];
    let indented = line.starts_with([' ', '\t']);
    let text = line.trim_start_matches(MARKS);
    let at = line.len() - text.len();
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-'))?;
    let (written, rest) = text.split_at(end);
    let rest = rest.trim_start_matches(MARKS);
    let value = rest.strip_prefix(SIGNS)?.trim_matches(MARKS);
    let lower = written.to_lowercase();
    let meant = KEYS.iter().find(|key| **key == lower || is_lookalike(&lower, key))?;
    (key(line) != Some(*meant) || indented).then_some(FieldSlip {
        key: meant,
        at,
        written,
        value,
        indented,
    })
}

/// The values of the `key: value` lines of a note.
#[derive(Default)]
pub(super) struct FieldLines {
    pub(super) kind: Option<NoteKind>,
    pub(super) version: Option<Spanned<Seen>>,
    pub(super) was: Option<EarlierDoc>,
    pub(super) translation: Option<String>,
    pub(super) original: Option<Spanned<String>>,
    pub(super) positions: Vec<PositionDoc>,
    pub(super) checked: Option<Spanned<String>>,
    pub(super) terms: Vec<Spanned<String>>,
    pub(super) sources: Vec<NoteSource>,
    pub(super) confidence: Option<Confidence>,
    pub(super) status: Option<Status>,
    pub(super) author: Option<String>,
    pub(super) updated: Option<Date>,
    pub(super) aliases: Vec<Spanned<Id>>,
}

impl FieldLines {
    /// Reads the lines of a paragraph.
    pub(super) fn read(&mut self, input: &Input, range: &Range<usize>, out: &mut Vec<Diagnostic>) {
        let mut at = range.start;
        for line in input.text[range.clone()].split_inclusive('\n') {
            let start = at;
            at += line.len();
            let text = line.trim_end();
            if text.is_empty() {
                continue;
            }
            let Some(key) = key(text) else {
                if let Some(slip) = slip(text) {
                    out.push(slip.report(input.span(start..start + text.len())));
                    continue;
                }
                out.push(
                    Diagnostic::at(
                        Code::BadValue,
                        input.span(start..start + text.len()),
                        "expected a line `key: value`",
                    )
                    .help("leave an empty line between the fields and the note's text"),
                );
                return;
            };
            let value = text[key.len() + 1..].trim_start();
            let from = start + text.len() - value.len();
            let value =
                Spanned { value: value.to_owned(), span: input.span(from..from + value.len()) };
            let key = Spanned { value: key, span: input.span(start..start + key.len()) };
            self.set(&key, value, out);
        }
    }

    fn set(&mut self, key: &Spanned<&str>, value: Spanned<String>, out: &mut Vec<Diagnostic>) {
        if is_placeholder(&value.value) && KEYS.contains(&key.value) {
            out.push(
                Diagnostic::at(
                    Code::BadValue,
                    value.span,
                    format!("`{}` is not filled in", key.value),
                )
                .help("write the value, or remove the line"),
            );
            return;
        }
        if value.value.is_empty() && KEYS.contains(&key.value) {
            out.push(
                Diagnostic::at(Code::BadValue, key.span, format!("`{}` is empty", key.value))
                    .help("give it a value, or remove the line"),
            );
            return;
        }
        let twice = match key.value {
            "kind" => {
                let kind = one_of(&value, "kind", NoteKind::parse, NoteKind::WORDS, out);
                std::mem::replace(&mut self.kind, kind).is_some()
            }
            "version" => {
                let version = version(&value, out);
                std::mem::replace(&mut self.version, version).is_some()
            }
            "was" => {
                let was = was(&value, out);
                std::mem::replace(&mut self.was, was).is_some()
            }
            "translation" => self.translation.replace(unquoted(value).value).is_some(),
            "original" => self.original.replace(unquoted(value)).is_some(),
            "claim" => {
                self.positions.extend(position(&value, out));
                false
            }
            "checked" => self.checked.replace(value).is_some(),
            "term" => {
                self.terms.push(value);
                false
            }
            "source" => {
                self.sources.extend(note_source::read(&value, out));
                false
            }
            "confidence" => {
                let parsed = confidence(&value, out);
                std::mem::replace(&mut self.confidence, parsed).is_some()
            }
            "status" => {
                let status = one_of(&value, "status", Status::parse, Status::WORDS, out);
                std::mem::replace(&mut self.status, status).is_some()
            }
            "author" => self.author.replace(value.value).is_some(),
            "updated" => match value.value.parse() {
                Ok(When::Day(day)) => self.updated.replace(day).is_some(),
                _ => {
                    let message = format!("`{}` is not a day", value.value);
                    out.push(
                        Diagnostic::at(Code::BadValue, value.span, message)
                            .help("write it as in `updated: 2025-06-01`"),
                    );
                    false
                }
            },
            "alias" => {
                self.aliases.extend(alias(&value, out));
                false
            }
            unknown => {
                let hint = did_you_mean(unknown, KEYS.iter().copied());
                out.push(
                    Diagnostic::at(Code::UnknownKey, key.span, format!("unknown key `{unknown}`"))
                        .help(format!("{hint}the keys of a note are {}", KEYS.join(", "))),
                );
                false
            }
        };
        if twice {
            out.push(Diagnostic::at(
                Code::BadValue,
                key.span,
                format!("`{}` is given twice", key.value),
            ));
        }
    }
}

//! The `key: value` lines of a note.

use std::ops::Range;

use jiff::civil::Date;

use super::fields::Input;
use super::note_source;
use super::values::{confidence, is_placeholder, one_of};
use crate::diag::{Code, Diagnostic, did_you_mean, explain, is_lookalike};
use crate::model::document::{NoteSource, PositionDoc};
use crate::model::{Confidence, Id, NoteKind, Stance, Status, When};
use crate::source::{Span, Spanned};

/// The keys of a note.
pub(super) const KEYS: &[&str] = &[
    "kind",
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
    let key = KEYS.iter().find(|key| **key == lower || is_lookalike(&lower, key))?;
    (key_of(line) != Some(*key) || indented).then_some(FieldSlip {
        key,
        at,
        written,
        value,
        indented,
    })
}

fn key_of(line: &str) -> Option<&str> {
    key(line)
}

/// The values of the `key: value` lines of a note.
#[derive(Default)]
pub(super) struct FieldLines {
    pub(super) kind: Option<NoteKind>,
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
                    let message = format!("`{}` is no day", value.value);
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

/// Returns words without the quotation marks around them, which pages write themselves.
fn unquoted(words: Spanned<String>) -> Spanned<String> {
    let text = &words.value;
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』')];
    let inner = |(open, close): (char, char)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        // In `"one" and "two"` they are not a pair.
        (!inner.contains(open) && !inner.contains(close) && !inner.trim().is_empty())
            .then(|| inner.to_owned())
    };
    match pairs.into_iter().find_map(inner) {
        Some(value) => Spanned { value, ..words },
        None => words,
    }
}

fn alias(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let id = Id::new(&value.value);
    if id.is_none() {
        out.push(
            Diagnostic::at(Code::BadId, value.span, format!("`{}` is not an id", value.value))
                .help("an id has lower-case letters, digits and hyphens"),
        );
    }
    Some(Spanned { value: id?, span: value.span })
}

/// Reads `ID STANCE ["value"]`.
fn position(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<PositionDoc> {
    let text = value.value.as_str();
    let (claim, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim_start();
    let (stance, quoted) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let stance_span = {
        let mut span = value.span;
        span.start += (text.len() - text[claim.len()..].trim_start().len()) as u32;
        span.end = span.start + stance.len() as u32;
        span
    };
    if stance.is_empty() {
        out.push(
            Diagnostic::at(Code::BadValue, value.span, "the stance is missing").help(format!(
                "write `claim: {claim} STANCE`, one of {}",
                Stance::WORDS.join(", ")
            )),
        );
        return None;
    }
    let spelled = Spanned { value: stance.to_owned(), span: stance_span };
    let stance = one_of(&spelled, "stance", Stance::parse, Stance::WORDS, out)?;
    let quoted = quoted.trim();
    let inner = quoted
        .strip_prefix(['"', '“'])
        .and_then(|rest| rest.strip_suffix(['"', '”']))
        .map(str::to_owned);
    if inner.is_none() && !quoted.is_empty() {
        out.push(Diagnostic::at(
            Code::BadValue,
            value.span,
            "the claim's value must be in quotation marks: `claim: ID STANCE \"value\"`",
        ));
    }
    if stance == Stance::Other && quoted.is_empty() {
        out.push(
            Diagnostic::at(Code::BadValue, stance_span, "the stance `other` has no value").help(
                format!(
                    "write what the article says instead: `claim: {claim} other \"value\"`; if it \
                     only denies the claim, the stance is `disputes`"
                ),
            ),
        );
    }
    let mut span = value.span;
    span.end = span.start + claim.len() as u32;
    Some(PositionDoc { claim: Spanned { value: claim.to_owned(), span }, stance, value: inner })
}

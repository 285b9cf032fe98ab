//! The values of the `key: value` lines of a note.

use super::quote;
use super::values::one_of;
use crate::diag::{Code, Diagnostic};
use crate::model::document::{EarlierDoc, PositionDoc, Seen};
use crate::model::{Id, Stance};
use crate::source::{Span, Spanned};

/// Returns words without the quotation marks around them, which pages write themselves.
pub(super) fn unquoted(words: Spanned<String>) -> Spanned<String> {
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

pub(super) fn alias(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let id = Id::new(&value.value);
    if id.is_none() {
        out.push(
            Diagnostic::at(Code::BadId, value.span, format!("`{}` is not an id", value.value))
                .help(format!("an id has {}", Id::RULE)),
        );
    }
    Some(Spanned { value: id?, span: value.span })
}

/// Reads `ID STANCE ["value"]`.
pub(super) fn position(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<PositionDoc> {
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

/// Reads the name of a version: `2025-06-02T10-00`.
pub(super) fn version(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Spanned<Seen>> {
    let seen = Seen::parse(&value.value);
    if seen.is_none() {
        let message = format!("`{}` is not the name of a version", value.value);
        out.push(Diagnostic::at(Code::BadValue, value.span, message).help(
            "write the name of its file in the article's folder, without `.md`: \
             `2025-06-02T10-00`, `2025-06-02` or `by-2025-06-02`",
        ));
    }
    Some(Spanned { value: seen?, span: value.span })
}

/// Reads `VERSION "words"`, or `VERSION ""` for no words.
pub(super) fn was(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<EarlierDoc> {
    let text = value.value.as_str();
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let within = |start: usize, length: usize| {
        let start = value.span.start as usize + start;
        Span::new(value.span.file, start, 0..length)
    };
    if Seen::parse(name).is_none() && text.starts_with(['"', '“', '„', '«']) {
        let message = "the version that has these words is missing";
        out.push(Diagnostic::at(Code::BadValue, value.span, message).help(format!(
            "write the name of its file before them, without `.md`: `was: 2025-06-02T10-00 {text}`"
        )));
        return None;
    }
    let name = Spanned { value: name.to_owned(), span: within(0, name.len()) };
    let version = version(&name, out)?;
    let words = rest.trim();
    let span = within(text.len() - rest.trim_start().len(), words.len());
    if matches!(words, "\"\"" | "“”") {
        return Some(EarlierDoc { version, quote: None });
    }
    let inner = unquoted(Spanned { value: words.to_owned(), span });
    if inner.value == words {
        let message = "the older words must be in quotation marks";
        out.push(Diagnostic::at(Code::BadValue, value.span, message).help(format!(
            "write `was: {} \"words\"`, or `\"\"` if nothing was there",
            name.value
        )));
        return None;
    }
    match quote::parse(&["> ", &inner.value].concat(), span) {
        Ok(quote) => Some(EarlierDoc { version, quote: Some(quote) }),
        Err((message, help)) => {
            out.push(Diagnostic::at(Code::BadAnchor, span, message).help(help));
            None
        }
    }
}

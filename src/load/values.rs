//! Parses single TOML values: strings, dates, words of a closed list.

use jiff::civil::{Date, Time, date};
use jiff::tz::Offset;
use toml::de::DeValue;

use crate::dates::{date_fault, likely_date};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::model::document::Published;
use crate::model::{Confidence, Level, When};
#[cfg(feature = "import")]
use crate::source::FileId;
use crate::source::{Span, Spanned};

/// Returns a string that is not blank.
pub(super) fn string(
    found: Spanned<DeValue<'_>>,
    key: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    match found.value {
        DeValue::String(text) if text.trim().is_empty() => {
            out.push(
                Diagnostic::at(Code::BadValue, found.span, format!("`{key}` is empty"))
                    .help("give it a value, or remove the line"),
            );
            None
        }
        DeValue::String(text) if is_placeholder(&text) => {
            let message = format!("`{key}` is not filled in: it says {}", text.trim());
            out.push(
                Diagnostic::at(Code::BadValue, found.span, message)
                    .help("write the value, or remove the line"),
            );
            None
        }
        DeValue::String(text) => Some(Spanned { value: text.into_owned(), span: found.span }),
        other => wrong_type(found.span, key, "a string", &other, out),
    }
}

/// Returns whether a text stands for one that is still to be written: dots alone, `TODO`, `TBD`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ':', '…', '!']);
    if bare.is_empty() {
        return text.contains('…') || text.contains("...");
    }
    ["TODO", "TBD", "FIXME", "TKTK", "XXX", "todo", "tbd", "fixme"].contains(&bare)
}

/// Returns the value of a closed list with the spelling `found`.
pub(super) fn one_of<T>(
    found: &Spanned<String>,
    key: &str,
    parse: fn(&str) -> Option<T>,
    words: &[&'static str],
    out: &mut Vec<Diagnostic>,
) -> Option<T> {
    let value = parse(&found.value);
    if value.is_none() {
        let hint = did_you_mean(&found.value, words.iter().copied());
        out.push(
            Diagnostic::at(Code::BadValue, found.span, format!("unknown {key} `{}`", found.value))
                .help(format!("{hint}it is one of {}", words.join(", "))),
        );
    }
    value
}

/// Reports a value of the wrong type.
pub(super) fn wrong_type<T>(
    span: Span,
    key: &str,
    expected: &str,
    found: &DeValue<'_>,
    out: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = match found {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    };
    out.push(Diagnostic::at(
        Code::BadValue,
        span,
        format!("`{key}` takes {expected}, but this is {found}"),
    ));
    None
}

/// Returns a day.
pub(super) fn day(
    found: &Spanned<DeValue<'_>>,
    key: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<Date> {
    published(found, key, out).map(|found| found.date)
}

/// Parses a time of publication as in front matter: `2025-06-01`, or a time with its offset.
#[cfg(feature = "import")]
pub fn parse_published(text: &str) -> Option<Published> {
    let value =
        Spanned { value: DeValue::String(text.into()), span: Span::new(FileId::of(""), 0, 0..0) };
    published(&value, "published", &mut Vec::new())
}

/// Returns a day, a month, a year or a range, given as a string in EDTF or as a TOML date.
pub(super) fn when(
    found: &Spanned<DeValue<'_>>,
    key: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<When> {
    let value = match &found.value {
        DeValue::String(text) => text.parse().ok(),
        DeValue::Datetime(value) if value.time.is_none() => value.to_string().parse().ok(),
        _ => None,
    };
    if value.is_none() {
        let message = format!("`{key}` is not a date");
        out.push(Diagnostic::at(Code::BadValue, found.span, message).help(
            "write a day (2025-06-01), a month (\"2025-06\"), a year (\"2025\") or a range \
             (\"2025-05-31/2025-06-01\")",
        ));
    }
    value
}

/// Returns a time of publication.
pub(super) fn published(
    found: &Spanned<DeValue<'_>>,
    key: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<Published> {
    let parsed = match &found.value {
        DeValue::Datetime(value) => Some(*value),
        DeValue::String(text) => text.parse().ok(),
        _ => None,
    };
    let without_offset = |value: &toml::value::Datetime| {
        value.date.is_some() && value.time.is_some() && value.offset.is_none()
    };
    let text = match &found.value {
        DeValue::String(text) => text,
        _ => "",
    };
    let message = match (parsed.filter(without_offset), date_fault(text)) {
        (Some(_), _) => format!("`{key}` has a time without its offset"),
        (None, Some(why)) => format!("`{key}` is not a date: {why}"),
        (None, None) => format!("`{key}` is not a date"),
    };
    let value = parsed.and_then(|value| {
        let day = value.date?;
        let day = Date::new(day.year.cast_signed(), day.month as i8, day.day as i8).ok()?;
        let Some(time) = value.time else { return Some(Published { date: day, time: None }) };
        let second = time.second.unwrap_or(0).min(59) as i8;
        let time = Time::new(time.hour as i8, time.minute as i8, second, 0).ok()?;
        let offset = match value.offset? {
            toml::value::Offset::Z => Offset::UTC,
            toml::value::Offset::Custom { minutes } => {
                Offset::from_seconds(i32::from(minutes) * 60).ok()?
            }
        };
        Some(Published { date: day, time: Some((time, offset)) })
    });
    let value = value.filter(|value| value.date >= date(1, 1, 1));
    if value.is_none() {
        out.push(
            Diagnostic::at(Code::BadValue, found.span, message).help(match likely_date(text) {
                Some(day) => format!("a date is written with the year first: `{key} = {day}`"),
                None => "write 2025-06-01, or with a time and its offset \
                         2025-06-01T18:30:00+03:00"
                    .to_owned(),
            }),
        );
    }
    value
}

/// Parses a confidence.
pub(super) fn confidence(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Confidence> {
    let parsed = Confidence::parse(&value.value);
    if parsed.is_none() {
        out.push(
            Diagnostic::at(
                Code::BadValue,
                value.span,
                format!("unknown confidence `{}`", value.value),
            )
            .help(format!("it is one of {}; a reason may follow a comma", Level::WORDS.join(", "))),
        );
    }
    parsed
}

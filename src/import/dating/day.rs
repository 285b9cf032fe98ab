//! A day or a time of day, somewhere in a line.

use jiff::civil::{Date, Time, date};
use jiff::tz::Offset;

use super::lexicon::{ZONES, month};
use crate::dates;
use crate::model::{Basis, When};

/// The words and numbers of a line, in small letters.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in lower.chars() {
        let class = |c: char| (c.is_alphabetic(), c.is_numeric());
        match out.last_mut() {
            Some(word) if c.is_alphanumeric() && class(c) == class(last) => word.push(c),
            _ if c.is_alphanumeric() => out.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    out
}

/// Days that English words name, each with its words; `None` for one without a year.
pub(super) fn named_days(text: &str) -> Vec<(&str, Option<Date>)> {
    // Only what does not depend on the day of publication is asked for: it is what is looked for.
    let found = dates::find(text, date(2000, 1, 1)).into_iter().filter_map(|found| {
        let When::Day(date) = found.value else { return None };
        let day = match found.basis {
            Basis::Explicit => Some(date),
            Basis::YearSupplied => None,
            _ => return None,
        };
        Some((&text[found.range], day))
    });
    found.collect()
}

/// A day written in full, with its month and year, and whether its order is certain.
pub(super) fn day_in(text: &str) -> Option<(Date, bool)> {
    if let Some(day) = named_days(text).into_iter().find_map(|(_, day)| day) {
        return Some((day, true));
    }
    let tokens = tokens(text);
    let value = |word: &String| word.parse::<i16>().ok();
    for three in tokens.windows(3) {
        // Between day and year stand the month, or "de" and the month.
        if let (Some(day), Some(month), Some(year)) =
            (value(&three[0]), month(&three[1]), value(&three[2]))
            && let Some(found) = calendar(year, month, day)
        {
            return Some((found, true));
        }
    }
    let named = tokens.iter().filter(|word| *word != "de").cloned().collect::<Vec<_>>();
    for three in named.windows(3) {
        if let (Some(day), Some(month), Some(year)) =
            (value(&three[0]), month(&three[1]), value(&three[2]))
            && let Some(found) = calendar(year, month, day)
        {
            return Some((found, true));
        }
    }
    numeric(text)
}

fn calendar(year: i16, month: i8, day: i16) -> Option<Date> {
    let plausible = (1600..=2200).contains(&year);
    plausible.then(|| Date::new(year, month, i8::try_from(day).ok()?).ok()).flatten()
}

/// `19.06.2024` is day first everywhere; `04/02/2024` is not certain.
fn numeric(text: &str) -> Option<(Date, bool)> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '/'));
    parts.into_iter().find_map(|word| {
        let dotted = word.trim_matches('.').split('.').collect::<Vec<_>>();
        let slashed = word.split('/').collect::<Vec<_>>();
        let (three, certain) = match (&dotted[..], &slashed[..]) {
            ([day, month, year], _) if year.len() == 4 => ([*day, *month, *year], true),
            (_, [one, two, year]) if year.len() == 4 => ([*one, *two, *year], false),
            _ => return None,
        };
        let [one, two, year] = three.map(|part| part.parse::<i16>().ok());
        let (one, two, year) = (one?, two?, year?);
        let day_first = calendar(year, i8::try_from(two).ok()?, one);
        let month_first = calendar(year, i8::try_from(one).ok()?, two);
        match (day_first, month_first) {
            (Some(found), _) if certain => Some((found, true)),
            (Some(found), None) | (None, Some(found)) if !certain => Some((found, true)),
            (Some(found), Some(other)) if found == other => Some((found, true)),
            (Some(found), Some(_)) => Some((found, false)),
            _ => None,
        }
    })
}

/// A time of day, with its zone if one is named.
pub(super) fn clock(text: &str) -> Option<(Time, Option<Offset>)> {
    let lower = text.to_lowercase();
    let bytes = lower.as_bytes();
    let at = (1..bytes.len().saturating_sub(2)).find(|at| {
        let digits = |range: std::ops::Range<usize>| {
            bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
        };
        let apart = |at: Option<&u8>| {
            !at.is_some_and(|byte| byte.is_ascii_digit() || b".,/-".contains(byte))
        };
        let before = if *at >= 2 && bytes[at - 2].is_ascii_digit() { at - 2 } else { at - 1 };
        matches!(bytes[*at], b':' | b'.' | b'h')
            && bytes[at - 1].is_ascii_digit()
            && digits(at + 1..at + 3)
            && apart(before.checked_sub(1).map(|at| &bytes[at]))
            && (bytes[*at] != b'.' || apart(bytes.get(at + 3)))
            && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit)
    })?;
    let start = lower[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (mut hour, minute) =
        (lower[start..at].parse::<i8>().ok()?, lower[at + 1..at + 3].parse().ok()?);
    let rest = lower[at + 3..].trim_start();
    let half: String = rest.chars().take(4).filter(|c| c.is_alphabetic()).collect();
    if half.starts_with("pm") && hour < 12 {
        hour += 12;
    } else if half.starts_with("am") && hour == 12 {
        hour = 0;
    }
    let zone = tokens(rest).into_iter().take(4).find_map(|word| {
        let found = ZONES.iter().find(|(name, _)| *name == word)?;
        Some(Offset::constant(found.1))
    });
    Some((Time::new(hour, minute, 0, 0).ok()?, zone))
}

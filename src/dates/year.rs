//! Years, decades, and dates in digits.

use std::ops::Range;

use super::lexicon::meaning;
use super::phrase::{
    counts_something, goes_on, is_capital, is_month, is_tail, joined_number, lead_before,
    part_before, plausible, run_before, spelled_year, with_prefix, with_weekday, word,
};
use super::reading::{Mention, Reading, Year};
use super::tokens::Token::{Gap, Run, Sign};
use super::tokens::{Cursor, is_hyphen, number};
use super::words::{Lead, Meaning, Unit};

/// Reads the number that a digit, at byte `at`, is the first of, or the decade that it is the
/// zero of.
pub(super) fn around_digit(text: &str, at: usize) -> Option<Mention> {
    let bytes = text.as_bytes();
    if bytes[at] == b'0' {
        return if bytes.get(at + 1) == Some(&b's') { decade(text, at) } else { None };
    }
    let inside = at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
    let four = bytes.get(at..at + 4)?.iter().all(u8::is_ascii_digit);
    if inside || !four { None } else { around(text, at) }
}

/// Reads the number that begins at byte `start`: a year, or a date as `2025-06-01`.
fn around(text: &str, start: usize) -> Option<Mention> {
    let mut after = Cursor::after(text, start);
    let digits = number(after.run()?, 4)?;
    if matches!(Cursor::before(text, start).token(), Some(Run(_))) {
        return None;
    }
    if let Some(date) = iso(text, start) {
        return Some(date);
    }
    if let Some(date) = slashed(text, start, digits, after) {
        return Some(date);
    }
    if let Some(mention) = years(text, start, digits, after) {
        return Some(mention);
    }
    let year = is_year(text, start, digits, after)?;
    let start = part_before(Cursor::before(text, with_prefix(text, start))).at();
    Some(Mention { range: start..after.at(), reading: Reading::Year(year) })
}

/// Reads `2025-06-01`. Part of a longer string or an address it is no date.
fn iso(text: &str, start: usize) -> Option<Mention> {
    let range = start..start + 10;
    let written = text.get(range.clone())?;
    let mut parts = written.split('-');
    let year = plausible(number(parts.next()?, 4)?, false)?;
    let month = i8::try_from(number(parts.next()?, 2)?).ok()?;
    let day = i8::try_from(number(parts.next()?, 2)?).ok()?;
    if is_embedded(text, &range) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (weekday, range) = with_weekday(text, range);
    let year = Year::Written(year);
    Some(Mention { range, reading: Reading::Day { month, day, year, weekday } })
}

/// Reads `13/6/2025`, `6/13/2025`, `13.06.2025`: only where day and month cannot be taken for each
/// other.
fn slashed(text: &str, start: usize, year: i16, after: Cursor<'_>) -> Option<Mention> {
    let mut before = Cursor::before(text, start);
    let sign = before.token()?;
    let point = sign == Sign('.');
    if !point && sign != Sign('/') {
        return None;
    }
    let second = small(before.run()?)?;
    if before.token()? != sign {
        return None;
    }
    let first = small(before.run()?)?;
    let (day, month) = match (first, second) {
        // A point is the mark of those who put the day first.
        (day, month) if point || day > 12 || day == month => (day, month),
        (month, day) if day > 12 => (day, month),
        _ => return None,
    };
    let range = before.at()..after.at();
    if is_embedded(text, &range) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let reading = Reading::Day { month, day, year: Year::Written(year), weekday: None };
    Some(Mention { range, reading })
}

fn small(run: &str) -> Option<i8> {
    let number = number(run, 1).or_else(|| number(run, 2))?;
    i8::try_from(number).ok()
}

/// Returns whether an ISO date is part of a longer string, as in addresses and names of files.
fn is_embedded(text: &str, date: &Range<usize>) -> bool {
    let joined = |token| matches!(token, Some(Run(_) | Sign('/' | '-' | '=' | '&' | '#')));
    let after = Cursor::after(text, date.end);
    let (mut next, mut ending) = (after, after);
    joined(Cursor::before(text, date.start).token())
        || joined(next.token())
        || ending.accept(Sign('.')) && ending.run().is_some()
}

/// Reads `1939-45`, `1914–1918`.
fn years(text: &str, start: usize, first: i16, mut after: Cursor<'_>) -> Option<Mention> {
    plausible(first, true)?;
    if !matches!(after.token(), Some(Sign('-' | '–' | '\u{2010}' | '\u{2011}'))) {
        return None;
    }
    let run = after.run()?;
    let last = match number(run, 4) {
        Some(year) => year,
        None => first / 100 * 100 + number(run, 2)?,
    };
    let before = Cursor::before(text, start);
    let told = (first + 1..=first + 100).contains(&last) && last <= 2199;
    let range = start..after.at();
    (told && !is_tail(before) && !goes_on(after) && !is_dashed(after) && !counts_something(after))
        .then_some(Mention { range, reading: Reading::Years(first, last) })
}

fn is_dashed(after: Cursor<'_>) -> bool {
    matches!(after.peek(), Some(Sign(sign)) if is_hyphen(sign))
}

/// Returns the year that a number of four digits is, by the words beside it.
fn is_year(text: &str, start: usize, digits: i16, after: Cursor<'_>) -> Option<i16> {
    let year = plausible(digits, false)?;
    let prefixed = with_prefix(text, start) != start;
    let before = Cursor::before(text, start);
    let dashed = matches!(after.peek(), Some(Sign(sign)) if is_hyphen(sign));
    if !prefixed && is_tail(before) || goes_on(after) || dashed || counts_something(after) {
        return None;
    }
    if prefixed {
        return Some(year);
    }
    let lead = lead_before(text, start);
    let told = match lead {
        Some(Lead::Quantity) => false,
        Some(Lead::Date) => match year {
            1500..=2199 => !is_plural(after) || starts_clause(before),
            _ => ends_phrase(after),
        },
        Some(Lead::Thing) => match year {
            1800..=2099 => !is_plural(after) || owns(before),
            1500..=1799 => ends_phrase(after),
            _ => false,
        },
        None => (1800..=2050).contains(&year) && !is_plural(after) && may_stand(before),
    };
    told.then_some(year)
}

/// Returns whether the next word looks like things counted: `2000 delegates`.
fn is_plural(mut after: Cursor<'_>) -> bool {
    if after.gap().is_none() {
        return false;
    }
    let run = after.run().unwrap_or_default();
    !is_capital(run) && run.len() > 3 && run.ends_with('s') && !run.ends_with("ss")
}

/// Returns whether the phrase ends here: `in 1066, in 1066 and`.
fn ends_phrase(mut after: Cursor<'_>) -> bool {
    match after.token() {
        None => true,
        Some(Gap) => after.run().is_some_and(|run| meaning(run) == Some(Meaning::And)),
        Some(Sign(sign)) => sign != '-' && sign != '\'' && sign != '’',
        Some(_) => false,
    }
}

/// Returns whether the word before begins a sentence: `In 1998 sales rose`.
fn starts_clause(before: Cursor<'_>) -> bool {
    run_before(before).is_some_and(is_capital)
}

/// Returns whether a possessive or an article stands before: `the 1998 elections`.
fn owns(before: Cursor<'_>) -> bool {
    run_before(before).is_some_and(|run| {
        matches!(run, "the" | "The" | "its" | "his" | "her" | "their" | "our" | "s" | "a")
    })
}

/// Returns whether a year may stand after what comes before it, which is no preposition: nothing,
/// a noun (`the class of bonds due 1993`), a bracket; but no verb or name: `won 1998`.
fn may_stand(mut before: Cursor<'_>) -> bool {
    match before.token() {
        None | Some(Sign('(' | ',' | '—' | '–' | '[' | ';' | ':' | '“' | '"' | '\'')) => true,
        Some(Gap) => match before.token() {
            None | Some(Sign(',' | '.' | ';' | ':' | '—' | '–' | ')' | '_' | '-')) => true,
            Some(Run(run)) => !is_capital(run) || is_month(run),
            _ => false,
        },
        _ => false,
    }
}

/// Reads a decade whose last digits are before byte `zero + 2`: `1990s`, `'90s`.
fn decade(text: &str, zero: usize) -> Option<Mention> {
    let mut before = Cursor::before(text, zero + 2);
    let run = before.run()?;
    let digits = run.strip_suffix('s')?;
    let after = Cursor::after(text, zero + 2);
    if matches!(after.peek(), Some(Run(_))) {
        return None;
    }
    let mut start = before.at();
    let first = match number(digits, 4) {
        Some(year) => plausible(year, true)?,
        None => {
            let tens = number(digits, 2)?;
            let mut sign = before;
            let short = sign.accept(Sign('\'')) || sign.accept(Sign('’')) || sign.accept(Sign('‘'));
            if short {
                start = sign.at();
            } else if word(&mut { before }) != Some(Meaning::The) {
                return None;
            }
            1900 + tens
        }
    };
    let start = part_before(Cursor::before(text, with_prefix(text, start))).at();
    Some(Mention { range: start..zero + 2, reading: Reading::Decade(first) })
}

/// Reads `the nineties`.
pub(super) fn tens(text: &str, name: Range<usize>, tens: i8) -> Option<Mention> {
    let mut before = part_before(Cursor::before(text, with_prefix(text, name.start)));
    let told = before.at() != name.start;
    let the = accept_the(&mut before);
    let first = 1900 + 10 * i16::from(tens);
    (told || the)
        .then_some(Mention { range: before.at()..name.end, reading: Reading::Decade(first) })
}

fn accept_the(cursor: &mut Cursor<'_>) -> bool {
    super::phrase::accept(cursor, Meaning::The)
}

/// Reads `nineteen ninety-eight`.
pub(super) fn spelled(text: &str, name: Range<usize>) -> Option<Mention> {
    let (year, after) = spelled_year(Cursor::after(text, name.end))?;
    (!is_plural(after))
        .then_some(Mention { range: name.start..after.at(), reading: Reading::Year(year) })
}

/// Reads `the year two thousand` and `the year two thousand five`, from its `thousand`.
pub(super) fn thousand(text: &str, name: Range<usize>) -> Option<Mention> {
    let mut before = Cursor::before(text, name.start);
    let Meaning::Number(2) = word(&mut before)? else { return None };
    let Meaning::Unit(Unit::Year, false) = word(&mut before)? else { return None };
    super::phrase::accept(&mut before, Meaning::The);
    let mut after = Cursor::after(text, name.end);
    let mut ones = after;
    let mut year = 2000;
    if let Some(Meaning::Number(digit @ 1..=20)) = joined_number(&mut ones) {
        (year, after) = (year + digit, ones);
    }
    Some(Mention { range: before.at()..after.at(), reading: Reading::Year(year) })
}

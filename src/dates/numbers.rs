//! Numbers as days and years, and what shows that they are neither.

use super::tokens::Token::{Gap, Run, Sign};
use super::tokens::{Cursor, is_hyphen, number, numeric};
use super::words::{Meaning, meaning};

/// Returns `year` if it can be one. After a comma a new part of the sentence may begin (`On June
/// 1, 1200 people`), so that less can.
pub(super) fn plausible(year: i16, comma: bool) -> Option<i16> {
    let years = if comma { 1500..=2199 } else { 1000..=2999 };
    years.contains(&year).then_some(year)
}

/// Reads a day of the month; returns whether it is an ordinal, too.
pub(super) fn day_number(run: &str) -> Option<(i8, bool)> {
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, suffix) = run.split_at(digits);
    let day = number(digits, 1).or_else(|| number(digits, 2))?;
    let ordinal = meaning(suffix) == Some(Meaning::Ordinal);
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    (ordinal || suffix.is_empty()).then_some((day, ordinal))
}

/// Returns whether the number before the cursor has a unit: `16%`, `16 million`.
pub(super) fn counts_something(mut cursor: Cursor<'_>) -> bool {
    let spaced = cursor.accept(Gap);
    match cursor.token() {
        Some(Sign('%')) => true,
        Some(Run(word)) => spaced && meaning(word) == Some(Meaning::Unit),
        _ => false,
    }
}

/// Returns whether the number before the cursor is only the beginning of one, or of a compound:
/// `16,000`, `16 000`, `16.5`, `16:30`, `16/17`, `16-year-old`.
pub(super) fn goes_on(mut cursor: Cursor<'_>) -> bool {
    let sign = cursor.token();
    let Some(next) = cursor.run() else { return sign == Some(Sign('/')) };
    let digit = numeric(next);
    match sign {
        Some(Sign('/')) => true,
        Some(Sign(',') | Gap) => number(next, 3).is_some(),
        Some(Sign('.' | ':')) => digit,
        Some(Sign(sign)) if is_hyphen(sign) => !digit && !is_month(next),
        _ => false,
    }
}

/// Returns whether the number after the cursor is only the end of something: `3,016`, `$16`,
/// `F-16`.
pub(super) fn is_tail(mut cursor: Cursor<'_>) -> bool {
    let sign = cursor.token();
    let last = cursor.run();
    let digit = last.is_some_and(|run| run.ends_with(|c: char| c.is_ascii_digit()));
    match sign {
        Some(Sign('$' | '€' | '£' | '/' | '#')) => true,
        Some(Sign('.' | ',' | ':')) => digit,
        Some(Sign(sign)) if is_hyphen(sign) => last.is_some_and(|run| !digit && !is_month(run)),
        _ => false,
    }
}

/// Returns whether a hyphen beside `run` is a dash between days: `May 16-June 2`.
fn is_month(run: &str) -> bool {
    matches!(meaning(run), Some(Meaning::Month(..)))
}

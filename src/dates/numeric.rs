//! Reads dates that are all digits: `2025-06-01`, `13/6/2025`.

use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::DateScope;
use super::phrase::{plausible, with_weekday};
use super::reading::{Candidate, Reading, Year};
use super::tokens::DateToken::{Run, Sign};
use super::tokens::{Cursor, DateText, number};

/// Reads `2025-06-01`, unless it is part of a longer string or an address.
pub(super) fn iso(text: DateText<'_>, start: usize) -> Option<Candidate> {
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
    Some(Candidate { range, reading: Reading::Day { month, day, year, weekday } })
}

/// Reads `13/6/2025`, `6/13/2025`, `13.06.2025`, if day and month cannot be confused.
pub(super) fn numeric(
    text: DateText<'_>,
    start: usize,
    year: i16,
    after: Cursor<'_>,
) -> Option<Candidate> {
    let (range, order) = parts(text, start, after)?;
    let NumberOrder::Known { month, day } = order else { return None };
    let reading = Reading::Day { month, day, year: Year::Written(year), weekday: None };
    Some(Candidate { range, reading })
}

/// Returns the day of a date such as `4/2/2024` whose year is at byte `at`, if day and month could
/// be confused; the day is read first.
#[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
pub(super) fn ambiguous(text: DateText<'_>, at: usize) -> Option<Date> {
    let mut after = Cursor::after(text, at);
    let year = plausible(number(after.run()?, 4)?, false)?;
    match parts(text, at, after)? {
        (_, NumberOrder::Either { first, second }) => Date::new(year, second, first).ok(),
        (_, NumberOrder::Known { .. }) => None,
    }
}

/// The order of two numbers before a year.
enum NumberOrder {
    Known { month: i8, day: i8 },
    Either { first: i8, second: i8 },
}

/// Reads the numbers before the year at byte `start`, each followed by the same separator.
fn parts(
    text: DateText<'_>,
    start: usize,
    after: Cursor<'_>,
) -> Option<(Range<usize>, NumberOrder)> {
    let mut before = Cursor::before(text, start);
    let sign = before.token()?;
    if !matches!(sign, Sign('.' | '/')) {
        return None;
    }
    let second = small(before.run()?)?;
    if before.token()? != sign {
        return None;
    }
    let first = small(before.run()?)?;
    let range = before.at()..after.at();
    let is_month = |number| (1..=12).contains(&number);
    let days = 1..=31;
    if is_embedded(text, &range) || !days.contains(&first) || !days.contains(&second) {
        return None;
    }
    // With points the day comes first, but that is not certain in a language without rules.
    let day_first = sign == Sign('.') && text.words.scope != DateScope::Digits;
    let order = match (first, second) {
        (day, month) if is_month(month) && (day_first || day > 12 || day == month) => {
            NumberOrder::Known { month, day }
        }
        (month, day) if is_month(month) && day > 12 && !day_first => {
            NumberOrder::Known { month, day }
        }
        (first, second) if is_month(first) && is_month(second) => {
            NumberOrder::Either { first, second }
        }
        _ => return None,
    };
    Some((range, order))
}

fn small(run: &str) -> Option<i8> {
    let number = number(run, 1).or_else(|| number(run, 2))?;
    i8::try_from(number).ok()
}

/// Returns whether an ISO date is part of a longer string, as in addresses and names of files.
fn is_embedded(text: DateText<'_>, date: &Range<usize>) -> bool {
    let joined = |token| matches!(token, Some(Run(_) | Sign('/' | '-' | '=' | '&' | '#')));
    let after = Cursor::after(text, date.end);
    let (mut next, mut ending) = (after, after);
    joined(Cursor::before(text, date.start).token())
        || joined(next.token())
        || ending.accept(Sign('.')) && ending.run().is_some()
}

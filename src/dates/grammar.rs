//! How the words of a date follow each other.
//!
//! Each reading begins at an anchor (a month, a weekday, `today`, the first hyphen of an ISO
//! date) and goes outwards from it. Whether the calendar has such a day is decided elsewhere.

use std::ops::Range;

use jiff::civil::Weekday;

use super::numbers::{counts_something, day_number, goes_on, is_tail, plausible};
use super::tokens::Token::{Gap, Run, Sign};
use super::tokens::{Cursor, is_hyphen, number, numeric};
use super::words::{Form, Meaning, Turn, meaning};

/// What a mention says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Day, month and year.
    Full { year: i16, month: i8, day: i8 },
    /// A day and a month.
    DayOfMonth { month: i8, day: i8 },
    /// A weekday.
    Weekday(Weekday, Option<Turn>),
    /// So many days after the publication.
    Away(i8),
}

/// Words that name a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) range: Range<usize>,
    pub(super) reading: Reading,
}

/// Reads around a word of the table.
pub(super) fn around_word(text: &str, word: Range<usize>, meaning: Meaning) -> Option<Mention> {
    if !stands_alone(text, &word) {
        return None;
    }
    match meaning {
        Meaning::Month(month, form) => around_month(text, word, month, form),
        Meaning::Weekday(weekday, _) => {
            let (turn, start) = turn_before(Cursor::before(text, word.start)).unzip();
            let range = start.unwrap_or(word.start)..word.end;
            Some(Mention { range, reading: Reading::Weekday(weekday, turn) })
        }
        Meaning::Away(_) if ends_name(text, &word) => None,
        Meaning::Away(days) => Some(Mention { range: word, reading: Reading::Away(days) }),
        _ => None,
    }
}

/// Reads `2025-06-01`, whose first hyphen is at `hyphen`. Part of a longer string or an address
/// it is no date.
pub(super) fn around_hyphen(text: &str, hyphen: usize) -> Option<Mention> {
    let start = hyphen.checked_sub(4)?;
    let range = start..start + 10;
    let written = text.get(range.clone())?;
    let mut parts = written.split('-');
    let year = plausible(number(parts.next()?, 4)?, false)?;
    let month = i8::try_from(number(parts.next()?, 2)?).ok()?;
    let day = i8::try_from(number(parts.next()?, 2)?).ok()?;
    if is_embedded(text, &range) {
        return None;
    }
    let range = with_weekday(text, range);
    Some(Mention { range, reading: Reading::Full { year, month, day } })
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

/// Reads around a month: the day before or after it, the year behind both.
fn around_month(text: &str, word: Range<usize>, month: i8, form: Form) -> Option<Mention> {
    let mut after = Cursor::after(text, word.end);
    if form == Form::Short {
        after.accept(Sign('.'));
    }
    let month_first = day_after(after);
    let in_full = month_first.and_then(|(day, rest)| Some((day, year_after(rest)?)));
    let (range, day, year) = if let Some((day, (year, end))) = in_full {
        (word.start..end, day, Some(year))
    } else if let Some((day, start)) = day_before(Cursor::before(text, word.start)) {
        let (year, end) = year_after(after).unzip();
        (start..end.unwrap_or(word.end), day, year)
    } else {
        let (day, rest) = month_first?;
        (word.start..rest.at(), day, None)
    };
    let reading = match year {
        Some(year) => Reading::Full { year, month, day },
        None => Reading::DayOfMonth { month, day },
    };
    Some(Mention { range: with_weekday(text, range), reading })
}

/// Reads ` 16` or ` 16th`; returns the day and where it ends.
fn day_after(mut cursor: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    cursor.gap()?;
    let (day, _) = day_number(cursor.run()?)?;
    (!counts_something(cursor) && !goes_on(cursor)).then_some((day, cursor))
}

/// Reads `16 `, `16th `, `the 16th of ` backwards; returns the day and its first byte.
fn day_before(mut cursor: Cursor<'_>) -> Option<(i8, usize)> {
    cursor.gap()?;
    let mut run = cursor.run()?;
    let of = meaning(run) == Some(Meaning::Of);
    if of {
        cursor.gap()?;
        run = cursor.run()?;
    }
    let (day, ordinal) = day_number(run)?;
    if of && !ordinal || is_tail(cursor) {
        return None;
    }
    let mut article = cursor;
    let opened = article.accept(Gap)
        && article.run().is_some_and(|run| meaning(run) == Some(Meaning::Article));
    // In `the 16 May talks` the article belongs to the talks.
    Some((day, if of && opened { article.at() } else { cursor.at() }))
}

/// Reads `, 2025` or ` 2025`; returns the year and where it ends.
fn year_after(mut cursor: Cursor<'_>) -> Option<(i16, usize)> {
    let comma = cursor.accept(Sign(','));
    if !cursor.accept(Gap) && !comma {
        return None;
    }
    let year = plausible(number(cursor.run()?, 4)?, comma)?;
    (!counts_something(cursor)).then_some((year, cursor.at()))
}

/// Reads `last `, `next `, `this coming ` backwards; returns the first byte, too.
fn turn_before(mut cursor: Cursor<'_>) -> Option<(Turn, usize)> {
    cursor.gap()?;
    match meaning(cursor.run()?)? {
        Meaning::Turn(turn) => Some((turn, cursor.at())),
        Meaning::TurnAfterThis(turn) => {
            cursor.gap()?;
            (meaning(cursor.run()?)? == Meaning::This).then_some((turn, cursor.at()))
        }
        _ => None,
    }
}

/// Returns the range of a date with the weekday before or after it.
fn with_weekday(text: &str, date: Range<usize>) -> Range<usize> {
    weekday_before(text, &date).or_else(|| weekday_after(text, &date)).unwrap_or(date)
}

/// Reads `Sunday, `, `last Sunday ` or `Sunday (` before a date, and the closing bracket.
fn weekday_before(text: &str, date: &Range<usize>) -> Option<Range<usize>> {
    let mut before = Cursor::before(text, date.start);
    let mut after = Cursor::after(text, date.end);
    let bracket = before.accept(Sign('('));
    if bracket && !after.accept(Sign(')')) {
        return None;
    }
    let gap = before.accept(Gap);
    let comma = !bracket && before.accept(Sign(','));
    let stop = before.accept(Sign('.'));
    let Meaning::Weekday(_, form) = meaning(before.run()?)? else { return None };
    if !(bracket || gap || comma) || stop && form == Form::Full {
        return None;
    }
    let start = turn_before(before).map_or(before.at(), |(_, start)| start);
    Some(start..after.at())
}

/// Reads ` (Sunday)` after a date.
fn weekday_after(text: &str, date: &Range<usize>) -> Option<Range<usize>> {
    let mut after = Cursor::after(text, date.end);
    after.gap()?;
    if !after.accept(Sign('(')) {
        return None;
    }
    let Meaning::Weekday(..) = meaning(after.run()?)? else { return None };
    after.accept(Sign(')')).then(|| date.start..after.at())
}

/// Returns whether a word is no part of a longer one, a compound (`Monday-morning`) or an address.
fn stands_alone(text: &str, word: &Range<usize>) -> bool {
    let joined = |mut cursor: Cursor<'_>, stop: bool| match cursor.token() {
        Some(Run(_) | Sign('/' | '@')) => true,
        // Two hyphens are a dash, and in `16-June` one is.
        Some(Sign(sign)) if is_hyphen(sign) => cursor.run().is_some_and(|run| !numeric(run)),
        Some(Sign('.')) if stop => {
            cursor.run().is_some_and(|run| run.starts_with(char::is_lowercase))
        }
        _ => false,
    };
    !joined(Cursor::before(text, word.start), false) && !joined(Cursor::after(text, word.end), true)
}

/// Returns whether a capitalised word ends a name: `USA Today`.
fn ends_name(text: &str, word: &Range<usize>) -> bool {
    let capital = |run: &str| run.starts_with(char::is_uppercase);
    let mut before = Cursor::before(text, word.start);
    before.accept(Gap)
        && !text[before.at()..word.start].contains('\n')
        && capital(&text[word.clone()])
        && before.run().is_some_and(capital)
}

//! Reads weekdays, and days given by the day of publication: `yesterday`.

use std::ops::Range;

use super::count::count_before;
use super::lexicon::Lexicon;
use super::phrase::{accept, ends_name, run_before, stands_alone, step_before, word, year_after};
use super::reading::{Candidate, Reading, Which, Year};
use super::tokens::{Cursor, DateText};
use super::unit::second_step;
use super::words::{CalendarUnit, Meaning};

/// Reads around a weekday in full.
pub(super) fn around(
    text: DateText<'_>,
    name: Range<usize>,
    weekday: jiff::civil::Weekday,
) -> Option<Candidate> {
    if !stands_alone(text, &name) || is_name(text, &name) {
        return None;
    }
    let before = Cursor::before(text, name.start);
    let after = Cursor::after(text, name.end);
    match in_month(before, after, weekday) {
        InMonth::No => {}
        InMonth::Any => return None,
        InMonth::Certain(candidate) => return Some(candidate),
    }
    if let Some((step, end)) = second_step(after) {
        let mut article = before;
        let start = if accept(&mut article, Meaning::The) { article.at() } else { name.start };
        let which = if step < 0 { Which::WeeksAgo(1) } else { Which::WeeksOn(1) };
        return Some(Candidate { range: start..end, reading: Reading::Weekday(weekday, which) });
    }
    if is_shifted(before, after) {
        return None;
    }
    if let Some((count, start)) = weeks_from(before) {
        let reading = Reading::Weekday(weekday, Which::WeeksOn(count));
        return Some(Candidate { range: start..name.end, reading });
    }
    if let Some((which, end)) = week_after(Cursor::after(text, name.end)) {
        return Some(Candidate {
            range: name.start..end,
            reading: Reading::Weekday(weekday, which),
        });
    }
    let (which, start) = if let Some((step, before)) = step_before(before) {
        (Which::Step(step), before.at())
    } else if let Some(found) = told_before(before) {
        found
    } else if is_any(text, before, name.end) {
        return None;
    } else {
        (Which::Open, name.start)
    };
    Some(Candidate { range: start..name.end, reading: Reading::Weekday(weekday, which) })
}

/// Whether a weekday is counted in a month.
enum InMonth {
    No,
    /// In no certain one: `the third Sunday of each month`, `a Sunday in May`.
    Any,
    Certain(Candidate),
}

/// Reads `the last Sunday of May 2023`, `the first Sunday of the month`.
fn in_month(
    mut before: Cursor<'_>,
    mut after: Cursor<'_>,
    weekday: jiff::civil::Weekday,
) -> InMonth {
    let nth = match word(&mut before) {
        Some(Meaning::Nth(nth @ 1..=5)) => nth,
        Some(Meaning::Step(-1)) => -1,
        _ => return InMonth::No,
    };
    let start = {
        let mut article = before;
        if accept(&mut article, Meaning::The) { article.at() } else { before.at() }
    };
    if !matches!(word(&mut after), Some(Meaning::Of | Meaning::In)) {
        // `the second Sunday` is one of a row that the text tells of.
        return InMonth::No;
    }
    let mut next = after;
    match word(&mut next) {
        Some(Meaning::Every) => InMonth::Any,
        Some(Meaning::Month(month, _)) => {
            let (year, end) = year_after(next).unwrap_or((Year::Open, next.at()));
            let reading = Reading::NthWeekday { nth, weekday, month, year };
            InMonth::Certain(Candidate { range: start..end, reading })
        }
        Some(first @ (Meaning::The | Meaning::Step(_))) => {
            let step = if let Meaning::Step(step) = first { step } else { 0 };
            let month = accept(&mut next, Meaning::Unit(CalendarUnit::Month, false));
            if !month {
                return InMonth::No;
            }
            let reading = Reading::NthWeekdayAway { nth, weekday, step };
            InMonth::Certain(Candidate { range: start..next.at(), reading })
        }
        _ => InMonth::No,
    }
}

/// Reads `two weeks from ` backwards; returns how many and where they begin.
fn weeks_from(mut before: Cursor<'_>) -> Option<(i32, usize)> {
    if !accept(&mut before, Meaning::From) {
        return None;
    }
    let Meaning::Unit(CalendarUnit::Week, _) = word(&mut before)? else { return None };
    let count = count_before(before)?;
    Some((count.number, count.cursor.at()))
}

/// Returns whether the words beside a weekday move it to another day, which is not read: `Sunday
/// week`, `a week on Sunday`, `a week last Sunday`, `the day after Sunday`, `every other Sunday`.
fn is_shifted(mut before: Cursor<'_>, mut after: Cursor<'_>) -> bool {
    let words = before.words;
    let week_on = after.gap().is_some()
        && after.run().is_some_and(|run| words.is_in(|lists| &lists.weeks_on, run));
    let mut other = before;
    let is_other = other.gap().is_some()
        && other.run().is_some_and(|run| words.is_in(|lists| &lists.other, run));
    if week_on || is_other && word(&mut other) == Some(Meaning::Every) {
        return true;
    }
    let mut side = before;
    if let Some(Meaning::TextSideAtEnd(_)) = word(&mut side)
        && accept(&mut side, Meaning::Unit(CalendarUnit::Day, false))
    {
        return true;
    }
    if let Some((_, step)) = step_before(before) {
        before = step;
    } else {
        let mut on = before;
        if on.gap().is_some() && on.run().is_some_and(|run| is_on(words, run)) {
            before = on;
        } else {
            return false;
        }
    }
    let week = matches!(word(&mut before), Some(Meaning::Unit(CalendarUnit::Week, false)));
    week && word(&mut before) == Some(Meaning::A)
}

/// Returns whether no certain day is meant: `every Sunday`, `on a Sunday`. `A Sunday vote` is on a
/// certain one.
fn is_any(text: DateText<'_>, mut before: Cursor<'_>, end: usize) -> bool {
    match word(&mut before) {
        Some(Meaning::Every) => true,
        Some(Meaning::A) => {
            let mut after = Cursor::after(text, end);
            let thing = after.gap().and_then(|()| after.run()).is_some_and(|run| {
                run.starts_with(char::is_lowercase)
                    && text.words.lead(run).is_none()
                    && !matches!(text.words.meaning(run), Some(Meaning::And | Meaning::In))
            });
            !thing || run_before(before).is_some_and(|run| is_on(text.words, run))
        }
        _ => false,
    }
}

fn is_on(words: &Lexicon, run: &str) -> bool {
    words.is_in(|lists| &lists.on, run)
}

/// Reads ` of last week`, ` next week`, ` a week ago`.
fn week_after(mut cursor: Cursor<'_>) -> Option<(Which, usize)> {
    if let Some((weeks, end)) = weeks_ago(cursor) {
        return Some((Which::WeeksAgo(weeks), end));
    }
    accept(&mut cursor, Meaning::Of);
    let Meaning::Step(step) = word(&mut cursor)? else { return None };
    let week = word(&mut cursor)? == Meaning::Unit(CalendarUnit::Week, false);
    week.then_some((Which::Week(step), cursor.at()))
}

fn weeks_ago(mut cursor: Cursor<'_>) -> Option<(i32, usize)> {
    let weeks = match word(&mut cursor)? {
        Meaning::A => 1,
        Meaning::Number(number) => number.into(),
        _ => return None,
    };
    let week = matches!(word(&mut cursor)?, Meaning::Unit(CalendarUnit::Week, _));
    (week && accept(&mut cursor, Meaning::Ago)).then_some((weeks, cursor.at()))
}

/// Reads `the following `, `a week ago `, `two weeks ago on ` backwards.
fn told_before(mut cursor: Cursor<'_>) -> Option<(Which, usize)> {
    let mut ahead = cursor;
    if ahead.gap().is_some() && ahead.run().is_some_and(|run| is_on(ahead.words, run)) {
        cursor = ahead;
    }
    match word(&mut cursor)? {
        Meaning::TextStep(step) => {
            accept(&mut cursor, Meaning::The);
            Some((Which::Text(step), cursor.at()))
        }
        Meaning::Ago => {
            let Meaning::Unit(CalendarUnit::Week, _) = word(&mut cursor)? else { return None };
            let count = count_before(cursor)?;
            Some((Which::WeeksAgo(count.number), count.cursor.at()))
        }
        _ => None,
    }
}

/// Returns whether a weekday belongs to a name: `Black Friday`, `Sunday Times`.
fn is_name(text: DateText<'_>, name: &Range<usize>) -> bool {
    let before = run_before(Cursor::before(text, name.start));
    let mut after = Cursor::after(text, name.end);
    let after = after.gap().and_then(|()| after.run());
    before.is_some_and(|run| text.words.names_before.has(run))
        || after.is_some_and(|run| text.words.names_after.has(run))
}

/// Reads `yesterday` and similar words, with `the day before ` in front.
pub(super) fn away(text: DateText<'_>, name: Range<usize>, days: i8) -> Option<Candidate> {
    if !stands_alone(text, &name) || ends_name(text, &name) {
        return None;
    }
    let mut before = Cursor::before(text, name.start);
    let mut days = i32::from(days);
    let mut start = name.start;
    // `the leaders of tomorrow`
    let mut figure = before;
    let is_as = |run| text.words.is_in(|lists| &lists.r#as, run);
    if accept(&mut figure, Meaning::Of) && !run_before(figure).is_some_and(is_as) {
        return None;
    }
    if let Some(Meaning::TextSideAtEnd(side)) = word(&mut before)
        && accept(&mut before, Meaning::Unit(CalendarUnit::Day, false))
    {
        accept(&mut before, Meaning::The);
        days += i32::from(side);
        start = before.at();
    }
    let reading =
        if days == 0 && start == name.start { Reading::Today } else { Reading::Away(days) };
    Some(Candidate { range: start..name.end, reading })
}

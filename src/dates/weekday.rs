//! Reads weekdays, and days given by the day of publication: `yesterday`.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::phrase::{accept, ends_name, run_before, stands_alone, step_before, word};
use super::reading::{Candidate, Reading, Which};
use super::tokens::{Cursor, Text};
use super::unit::count_before;
use super::words::{CalendarUnit, Meaning};

/// Reads around a weekday in full.
pub(super) fn around(
    text: Text<'_>,
    name: Range<usize>,
    weekday: jiff::civil::Weekday,
) -> Option<Candidate> {
    if !stands_alone(text, &name) || is_name(text, &name) {
        return None;
    }
    let before = Cursor::before(text, name.start);
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

/// Returns whether no certain day is meant: `every Sunday`, `on a Sunday`. `A Sunday vote` is on a
/// certain one.
fn is_any(text: Text<'_>, mut before: Cursor<'_>, end: usize) -> bool {
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
fn is_name(text: Text<'_>, name: &Range<usize>) -> bool {
    let before = run_before(Cursor::before(text, name.start));
    let mut after = Cursor::after(text, name.end);
    let after = after.gap().and_then(|()| after.run());
    before.is_some_and(|run| text.words.names_before.has(run))
        || after.is_some_and(|run| text.words.names_after.has(run))
}

/// Reads `yesterday` and similar words, with `the day before ` in front.
pub(super) fn away(text: Text<'_>, name: Range<usize>, days: i8) -> Option<Candidate> {
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
    Some(Candidate { range: start..name.end, reading: Reading::Away(days) })
}

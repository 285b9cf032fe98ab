//! Reads days, weeks, months and years given by their distance: `last week`, `two days earlier`.

use std::ops::Range;

use super::count::{count_before, counted, ends};
use super::phrase::{accept, part_before, stands_alone, step_before, word};
use super::reading::{Candidate, CountFrom, Reading, Which, Year};
use super::tokens::DateToken::{Gap, Sign};
use super::tokens::{Cursor, DateText, is_hyphen};
use super::words::{CalendarUnit, Hint, Meaning};

/// Reads around a unit.
pub(super) fn around(
    text: DateText<'_>,
    name: Range<usize>,
    unit: CalendarUnit,
    plural: bool,
) -> Option<Candidate> {
    if let Some(candidate) = hyphened(text, &name, unit) {
        return Some(candidate);
    }
    if !stands_alone(text, &name) {
        return None;
    }
    let before = Cursor::before(text, name.start);
    let after = Cursor::after(text, name.end);
    counted(before, after, unit)
        .or_else(|| if plural { None } else { second_from_here(before, after, unit) })
        .or_else(|| ahead(text, before, name.end, unit))
        .or_else(|| if plural { None } else { stepped(before, name.end, unit) })
        .or_else(|| if plural { None } else { narrowed(before, name.end, unit) })
        .or_else(|| {
            (unit == CalendarUnit::Weekend && !plural).then(|| weekend(before, name.end))?
        })
}

/// Reads `year-end`, `year-earlier`, `year-ago`.
fn hyphened(text: DateText<'_>, name: &Range<usize>, unit: CalendarUnit) -> Option<Candidate> {
    let mut after = Cursor::after(text, name.end);
    if unit != CalendarUnit::Year || !after.accept(Sign('-')) {
        return None;
    }
    let reading = match after.meaning()? {
        Meaning::Part => return year_end(text, name, after),
        Meaning::Ago => {
            Reading::Count { unit, count: -1, from: CountFrom::Publication, around: true }
        }
        Meaning::TextSide(-1) => {
            Reading::Count { unit, count: -1, from: CountFrom::Publication, around: true }
        }
        _ => return None,
    };
    let mut before = Cursor::before(text, name.start);
    let article = accept(&mut before, Meaning::A) || accept(&mut before, Meaning::The);
    let start = if article { before.at() } else { name.start };
    Some(Candidate { range: start..after.at(), reading })
}

/// Reads `by year-end`, but not `year-end sales`.
fn year_end(text: DateText<'_>, name: &Range<usize>, after: Cursor<'_>) -> Option<Candidate> {
    let before = super::phrase::run_before(Cursor::before(text, name.start))?;
    let told = text.words.is_in(|lists| &lists.at, before)
        || text.words.hints.get(before) == Some(Hint::FutureBeside);
    let reading = Reading::Day { month: 12, day: 31, year: Year::Counted(0), weekday: None };
    told.then_some(Candidate { range: name.start..after.at(), reading })
}

/// Reads `the ` before and ` before last`, ` after next` after a unit.
fn second_from_here(
    mut before: Cursor<'_>,
    after: Cursor<'_>,
    unit: CalendarUnit,
) -> Option<Candidate> {
    let (step, end) = second_step(after)?;
    let the = accept(&mut before, Meaning::The);
    let reading = match unit {
        _ if !the => return None,
        CalendarUnit::DayPart | CalendarUnit::Day => return None,
        CalendarUnit::Weekend => Reading::Weekend(Which::Step(step)),
        _ => Reading::Unit { unit, step, from: CountFrom::Publication },
    };
    Some(Candidate { range: before.at()..end, reading })
}

/// Reads ` before last` as two steps back, ` after next` as two ahead.
pub(super) fn second_step(mut after: Cursor<'_>) -> Option<(i8, usize)> {
    let Meaning::TextSideAtEnd(side) = word(&mut after)? else { return None };
    let Meaning::Step(step) = word(&mut after)? else { return None };
    (step == side && ends(after)).then_some((2 * step, after.at()))
}

/// Reads `in two ` backwards before a unit, if the sentence is about the future.
fn ahead(
    text: DateText<'_>,
    before: Cursor<'_>,
    end: usize,
    unit: CalendarUnit,
) -> Option<Candidate> {
    use super::direction::{Direction, direction};
    if !matches!(
        unit,
        CalendarUnit::Day | CalendarUnit::Week | CalendarUnit::Month | CalendarUnit::Year
    ) {
        return None;
    }
    let count = count_before(before)?;
    let mut opening = count.cursor;
    if !accept(&mut opening, Meaning::In) || !ends(Cursor::after(text, end)) {
        return None;
    }
    let range = count.cursor.at()..end;
    (direction(text, &(opening.at()..end)) == Some(Direction::Future)).then_some(Candidate {
        range,
        reading: Reading::Count {
            unit,
            count: count.number,
            from: CountFrom::Publication,
            around: true,
        },
    })
}

/// Reads `last `, `this `, `the following ` backwards before a unit.
fn stepped(before: Cursor<'_>, end: usize, unit: CalendarUnit) -> Option<Candidate> {
    if let Some((step, before)) = step_before(before) {
        if unit == CalendarUnit::Month
            && let Some((day, start)) = day_before(before)
        {
            let reading = Reading::DayOfMonth { day, step: Some(step), weekday: None };
            return Some(Candidate { range: start..end, reading });
        }
        let mut article = before;
        if accept(&mut article, Meaning::The) {
            // `the last week` is as often any seven days; `the next day` counts from a past one.
            let next = step == 1 && matches!(unit, CalendarUnit::Day | CalendarUnit::DayPart);
            let reading = Reading::Unit { unit: CalendarUnit::Day, step, from: CountFrom::Text };
            return next.then_some(Candidate { range: article.at()..end, reading });
        }
        let reading = match (unit, step) {
            (CalendarUnit::DayPart, 0) => Reading::Away(0),
            (CalendarUnit::DayPart, -1) => Reading::Away(-1),
            (CalendarUnit::DayPart | CalendarUnit::Day, _) => return None,
            (CalendarUnit::Weekend, _) => Reading::Weekend(Which::Step(step)),
            _ => Reading::Unit { unit, step, from: CountFrom::Publication },
        };
        return Some(Candidate { range: part_before(before).at()..end, reading });
    }
    let mut before = before;
    let Meaning::TextStep(step) = word(&mut before)? else { return None };
    // `that same day`
    accept(&mut before, Meaning::TextStep(0));
    let the = accept(&mut before, Meaning::The);
    let part = part_before(before);
    let unit = match unit {
        CalendarUnit::DayPart => CalendarUnit::Day,
        CalendarUnit::Quarter | CalendarUnit::Decade => return None,
        // `that week` needs a week mentioned before, which is seldom given as a date.
        _ => unit,
    };
    let reading = match unit {
        CalendarUnit::Weekend => Reading::Weekend(Which::Text(step)),
        CalendarUnit::Year if step < 0 => Reading::Unit { unit, step, from: CountFrom::Either },
        _ => Reading::Unit { unit, step, from: CountFrom::Text },
    };
    (the || step == 0).then_some(Candidate { range: part.at()..end, reading })
}

/// Reads `the 6th of ` backwards.
fn day_before(mut before: Cursor<'_>) -> Option<(i8, usize)> {
    if !accept(&mut before, Meaning::Of) {
        return None;
    }
    before.gap()?;
    let (day, ordinal) = super::phrase::day_number(before.words, before.run()?)?;
    accept(&mut before, Meaning::The);
    ordinal.then_some((day, before.at()))
}

/// Reads `the end of the `, `later in the ` backwards before a unit.
fn narrowed(mut before: Cursor<'_>, end: usize, unit: CalendarUnit) -> Option<Candidate> {
    if !accept(&mut before, Meaning::The) {
        return None;
    }
    let from = match unit {
        CalendarUnit::Day => CountFrom::Either,
        CalendarUnit::Week | CalendarUnit::Month | CalendarUnit::Year | CalendarUnit::Quarter => {
            CountFrom::Publication
        }
        _ => return None,
    };
    let within = super::phrase::within_before(before).map(|(_, before)| before);
    let part = part_before(before);
    let start = match within {
        Some(before) => before.at(),
        None if part.at() != before.at() && unit != CalendarUnit::Day => part.at(),
        None => return None,
    };
    Some(Candidate { range: start..end, reading: Reading::Unit { unit, step: 0, from } })
}

/// Reads `the ` before a weekend.
fn weekend(mut before: Cursor<'_>, end: usize) -> Option<Candidate> {
    let told = accept(&mut before, Meaning::The);
    told.then_some(Candidate { range: before.at()..end, reading: Reading::Weekend(Which::Open) })
}

/// Returns whether a hyphen or a gap comes next, and takes it.
pub(super) fn take_joint(cursor: &mut Cursor<'_>) -> bool {
    let hyphen = matches!(cursor.peek(), Some(Sign(sign)) if is_hyphen(sign));
    if hyphen {
        cursor.token();
    }
    hyphen || cursor.accept(Gap)
}

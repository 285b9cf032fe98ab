//! Quarters and seasons.

use std::ops::Range;

use super::phrase::{accept, part_before, plausible, stands_alone, step_before, word, year_after};
use super::reading::{Candidate, Reading, Year};
use super::tokens::DateToken::Sign;
use super::tokens::{Cursor, DateText, number};
use super::unit::take_joint;
use super::words::{CalendarUnit, Meaning};
use crate::language::Holiday;

/// Reads `third quarter`, `the 1988 third-quarter`, `last year's third quarter`.
pub(super) fn quarter(text: DateText<'_>, name: Range<usize>) -> Option<Candidate> {
    let mut before = Cursor::before(text, name.start);
    if !take_joint(&mut before) {
        return None;
    }
    let Meaning::Nth(nth @ 1..=4) = before.meaning()? else { return None };
    let (year, start) = year_before(before).unwrap_or((Year::Open, before.at()));
    let (year, end) = match year_after(Cursor::after(text, name.end)) {
        Some(found) if year == Year::Open => found,
        _ => (year, name.end),
    };
    Some(Candidate { range: start..end, reading: Reading::Quarter(nth, year) })
}

/// Reads `Q3`, `Q3 2024`, `2024 Q3`, from its first byte.
pub(super) fn short_quarter(text: DateText<'_>, start: usize) -> Option<Candidate> {
    let name = start..start + 2;
    let nth = match text.as_bytes().get(start + 1)? {
        digit @ b'1'..=b'4' => (digit - b'0') as i8,
        _ => return None,
    };
    if !stands_alone(text, &name) {
        return None;
    }
    let (year, range) = match year_after(Cursor::after(text, name.end)) {
        Some((year, end)) => (year, name.start..end),
        None => match year_before(Cursor::before(text, name.start)) {
            Some((year, start)) => (year, start..name.end),
            None => (Year::Open, name),
        },
    };
    Some(Candidate { range, reading: Reading::Quarter(nth, year) })
}

/// Reads `1988 `, `last year's `, `the ` backwards.
fn year_before(mut cursor: Cursor<'_>) -> Option<(Year, usize)> {
    if accept(&mut cursor, Meaning::The) {
        return Some((Year::Open, cursor.at()));
    }
    cursor.gap()?;
    let run = cursor.run()?;
    if let Some(year) = number(run, 4).and_then(|year| plausible(year, false)) {
        accept(&mut cursor, Meaning::The);
        return Some((Year::Written(year), cursor.at()));
    }
    let owner =
        cursor.words.is_owner(Some(run)) && (cursor.accept(Sign('\'')) || cursor.accept(Sign('’')));
    if !owner || cursor.meaning()? != Meaning::Unit(CalendarUnit::Year, false) {
        return None;
    }
    let (step, cursor) = step_before(cursor)?;
    Some((Year::Counted(step), cursor.at()))
}

/// Reads `last summer`, `the winter of 1994`, `in the spring`.
pub(super) fn season(text: DateText<'_>, name: Range<usize>, season: u8) -> Option<Candidate> {
    if !stands_alone(text, &name) {
        return None;
    }
    let mut before = Cursor::before(text, name.start);
    if let Some((year, end)) = year_after(Cursor::after(text, name.end)) {
        accept(&mut before, Meaning::The);
        let range = part_before(before).at()..end;
        return Some(Candidate { range, reading: Reading::Season(season, year) });
    }
    if let Some((step, before)) = step_before(before) {
        let range = part_before(before).at()..name.end;
        return Some(Candidate { range, reading: Reading::Season(season, Year::Step(step)) });
    }
    // `the fall of the house`, `the spring of hope`
    let mut after = Cursor::after(text, name.end);
    if word(&mut after) == Some(Meaning::Of) || !accept(&mut before, Meaning::The) {
        return None;
    }
    let part = part_before(before);
    let told = part.at() != before.at() || word(&mut { before }) == Some(Meaning::In);
    told.then_some(Candidate {
        range: part.at()..name.end,
        reading: Reading::Season(season, Year::Open),
    })
}

/// Reads around a named day: `last Thanksgiving`, `on Christmas Eve 2024`.
pub(super) fn holiday(
    text: DateText<'_>,
    name: Range<usize>,
    holiday: Holiday,
) -> Option<Candidate> {
    if !stands_alone(text, &name) {
        return None;
    }
    let before = Cursor::before(text, name.start);
    if let Some((year, end)) = year_after(Cursor::after(text, name.end)) {
        return Some(Candidate {
            range: name.start..end,
            reading: Reading::Holiday(holiday, year),
        });
    }
    if let Some((step, before)) = step_before(before) {
        let reading = Reading::Holiday(holiday, Year::Step(step));
        return Some(Candidate { range: before.at()..name.end, reading });
    }
    // `Christmas shopping`, `the Thanksgiving parade`: the season, or an event.
    let whole = text[name.clone()].contains(' ');
    let mut lead = before;
    let told = lead.gap().is_some()
        && lead
            .run()
            .is_some_and(|run| text.words.is_in(|lists| &lists.day_follows, &run.to_lowercase()));
    let thing = matches!(word(&mut { before }), Some(Meaning::Every | Meaning::A));
    ((whole || told) && !thing)
        .then_some(Candidate { range: name, reading: Reading::Holiday(holiday, Year::Open) })
}

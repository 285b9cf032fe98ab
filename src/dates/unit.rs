//! Days, weeks, months and years told by their distance: `last week`, `two days earlier`.

use std::ops::Range;

use super::lexicon::{LEXICON, meaning};
use super::phrase::{accept, part_before, stands_alone, step_before, word};
use super::reading::{From, Mention, Reading, Which, Year};
use super::tokens::Token::{Gap, Sign};
use super::tokens::{Cursor, is_hyphen, number};
use super::words::{Hint, Meaning, Unit};

/// Reads around a unit.
pub(super) fn around(text: &str, name: Range<usize>, unit: Unit, plural: bool) -> Option<Mention> {
    if let Some(mention) = hyphened(text, &name, unit) {
        return Some(mention);
    }
    if !stands_alone(text, &name) {
        return None;
    }
    let before = Cursor::before(text, name.start);
    let after = Cursor::after(text, name.end);
    counted(before, after, unit)
        .or_else(|| ahead(text, before, name.end, unit))
        .or_else(|| if plural { None } else { stepped(before, name.end, unit) })
        .or_else(|| if plural { None } else { narrowed(before, name.end, unit) })
        .or_else(|| (unit == Unit::Weekend && !plural).then(|| weekend(before, name.end))?)
}

/// Reads `year-end`, `year-earlier`, `year-ago`.
fn hyphened(text: &str, name: &Range<usize>, unit: Unit) -> Option<Mention> {
    let mut after = Cursor::after(text, name.end);
    if unit != Unit::Year || !after.accept(Sign('-')) {
        return None;
    }
    let reading = match meaning(after.run()?)? {
        Meaning::Part => return year_end(text, name, after),
        Meaning::Ago => Reading::Count { unit, count: -1, from: From::Publication, around: true },
        Meaning::TextSide(-1) => {
            Reading::Count { unit, count: -1, from: From::Publication, around: true }
        }
        _ => return None,
    };
    let mut before = Cursor::before(text, name.start);
    let article = accept(&mut before, Meaning::A) || accept(&mut before, Meaning::The);
    let start = if article { before.at() } else { name.start };
    Some(Mention { range: start..after.at(), reading })
}

/// Reads `by year-end`, but not `year-end sales`.
fn year_end(text: &str, name: &Range<usize>, after: Cursor<'_>) -> Option<Mention> {
    let before = super::phrase::run_before(Cursor::before(text, name.start))?;
    let told = before == "at" || LEXICON.hints.get(before) == Some(Hint::FutureBeside);
    let reading = Reading::Day { month: 12, day: 31, year: Year::Counted(0), weekday: None };
    told.then_some(Mention { range: name.start..after.at(), reading })
}

/// A number before a unit.
pub(super) struct Count<'t> {
    pub(super) number: i32,
    /// Whether it is not exact: `about two`.
    around: bool,
    /// What is left before it.
    pub(super) cursor: Cursor<'t>,
}

/// Reads `two `, `a `, `18 `, `about ten `, `twenty-one ` backwards.
pub(super) fn count_before(mut cursor: Cursor<'_>) -> Option<Count<'_>> {
    cursor.gap()?;
    let run = cursor.run()?;
    let number = match meaning(run) {
        Some(Meaning::Number(number)) => i32::from(number),
        Some(Meaning::A) => 1,
        Some(_) => return None,
        None => (1..=4).find_map(|digits| number(run, digits)).map(i32::from)?,
    };
    let mut number = number;
    let mut tens = cursor;
    match tens.token() {
        Some(Sign(',' | '.' | '$' | '£' | '€')) => return None,
        Some(Sign('-')) => match tens.run().and_then(meaning) {
            Some(Meaning::Number(more @ 20..=90)) => {
                number += i32::from(more);
                cursor = tens;
            }
            _ => return None,
        },
        _ => {}
    }
    let around = super::phrase::run_before(cursor)
        .is_some_and(|run| super::lexicon::lead(run) == Some(super::words::Lead::Quantity));
    (number > 0).then_some(Count { number, around, cursor })
}

/// Reads ` ago`, ` earlier`, ` from now` after a unit, and the number before it.
fn counted(before: Cursor<'_>, mut after: Cursor<'_>, unit: Unit) -> Option<Mention> {
    if matches!(unit, Unit::DayPart | Unit::Weekend | Unit::Decade | Unit::Quarter) {
        return None;
    }
    let so = or_so(&mut after);
    let (side, from) = match word(&mut after)? {
        Meaning::Ago => (-1, From::Publication),
        Meaning::From if after.gap().is_some() && after.run() == Some("now") => {
            (1, From::Publication)
        }
        // What follows `after` would be what is counted from.
        Meaning::TextSide(side) if free(after) => (side, From::Either),
        Meaning::TextSideAtEnd(side) if ends(after) => (side, From::Text),
        _ => return None,
    };
    let mut article = before;
    // `the day before`
    if from == From::Text && accept(&mut article, Meaning::The) {
        let reading = Reading::Count { unit, count: side.into(), from, around: false };
        return Some(Mention { range: article.at()..after.at(), reading });
    }
    let count = count_before(before)?;
    let from = if side == 1 && from == From::Either { From::Text } else { from };
    let around = so || count.around;
    let reading = Reading::Count { unit, count: i32::from(side) * count.number, from, around };
    Some(Mention { range: count.cursor.at()..after.at(), reading })
}

/// Takes ` or so`.
fn or_so(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let said = [Some("or"), Some("so")]
        .into_iter()
        .all(|word| ahead.gap().is_some() && ahead.run() == word);
    if said {
        *cursor = ahead;
    }
    said
}

/// Returns whether no `than` follows: `two days earlier than planned`.
fn free(mut after: Cursor<'_>) -> bool {
    after.gap().is_none() || after.run() != Some("than")
}

/// Returns whether punctuation follows.
fn ends(after: Cursor<'_>) -> bool {
    matches!(after.peek(), None | Some(Sign('.' | ',' | ';' | '?' | '!' | ')')))
}

/// Reads `in two ` backwards before a unit, where the sentence looks ahead.
fn ahead(text: &str, before: Cursor<'_>, end: usize, unit: Unit) -> Option<Mention> {
    use super::direction::{Direction, direction};
    if !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) {
        return None;
    }
    let count = count_before(before)?;
    let mut opening = count.cursor;
    if !accept(&mut opening, Meaning::In) || !ends(Cursor::after(text, end)) {
        return None;
    }
    let range = count.cursor.at()..end;
    (direction(text, &(opening.at()..end)) == Some(Direction::Future)).then_some(Mention {
        range,
        reading: Reading::Count {
            unit,
            count: count.number,
            from: From::Publication,
            around: true,
        },
    })
}

/// Reads `last `, `this `, `the following ` backwards before a unit.
fn stepped(before: Cursor<'_>, end: usize, unit: Unit) -> Option<Mention> {
    if let Some((step, before)) = step_before(before) {
        let mut article = before;
        if accept(&mut article, Meaning::The) {
            // `the last week` is as often seven days; `the next day` is told of from the past.
            let next = step == 1 && matches!(unit, Unit::Day | Unit::DayPart);
            let reading = Reading::Unit { unit: Unit::Day, step, from: From::Text };
            return next.then_some(Mention { range: article.at()..end, reading });
        }
        let reading = match (unit, step) {
            (Unit::DayPart, 0) => Reading::Away(0),
            (Unit::DayPart, -1) => Reading::Away(-1),
            (Unit::DayPart | Unit::Day, _) => return None,
            (Unit::Weekend, _) => Reading::Weekend(Which::Step(step)),
            _ => Reading::Unit { unit, step, from: From::Publication },
        };
        return Some(Mention { range: part_before(before).at()..end, reading });
    }
    let mut before = before;
    let Meaning::TextStep(step) = word(&mut before)? else { return None };
    // `that same day`
    accept(&mut before, Meaning::TextStep(0));
    let the = accept(&mut before, Meaning::The);
    let part = part_before(before);
    let unit = match unit {
        Unit::DayPart => Unit::Day,
        Unit::Quarter | Unit::Decade => return None,
        // `that week` needs a week told of before, which is seldom given as a date.
        _ => unit,
    };
    let reading = match unit {
        Unit::Weekend => Reading::Weekend(Which::Text(step)),
        Unit::Year if step < 0 => Reading::Unit { unit, step, from: From::Either },
        _ => Reading::Unit { unit, step, from: From::Text },
    };
    (the || step == 0).then_some(Mention { range: part.at()..end, reading })
}

/// Reads `the end of the `, `later in the ` backwards before a unit.
fn narrowed(mut before: Cursor<'_>, end: usize, unit: Unit) -> Option<Mention> {
    if !accept(&mut before, Meaning::The) {
        return None;
    }
    let from = match unit {
        Unit::Day => From::Either,
        Unit::Week | Unit::Month | Unit::Year | Unit::Quarter => From::Publication,
        _ => return None,
    };
    let within = super::phrase::within_before(before).map(|(_, before)| before);
    let part = part_before(before);
    let start = match within {
        Some(before) => before.at(),
        None if part.at() != before.at() && unit != Unit::Day => part.at(),
        None => return None,
    };
    Some(Mention { range: start..end, reading: Reading::Unit { unit, step: 0, from } })
}

/// Reads `the ` before a weekend.
fn weekend(mut before: Cursor<'_>, end: usize) -> Option<Mention> {
    let told = accept(&mut before, Meaning::The);
    told.then_some(Mention { range: before.at()..end, reading: Reading::Weekend(Which::Open) })
}

/// Returns whether a hyphen or a gap comes next, and takes it.
pub(super) fn take_joint(cursor: &mut Cursor<'_>) -> bool {
    let hyphen = matches!(cursor.peek(), Some(Sign(sign)) if is_hyphen(sign));
    if hyphen {
        cursor.token();
    }
    hyphen || cursor.accept(Gap)
}

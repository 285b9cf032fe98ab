//! Reads a number of units before or after a time: `two days earlier`, `18 years ago`.

use super::phrase::{accept, run_before, word};
use super::reading::{Candidate, CountFrom, Reading};
use super::tokens::DateToken::Sign;
use super::tokens::{Cursor, number};
use super::words::{CalendarUnit, Lead, Meaning};

/// A number before a unit.
pub(super) struct Count<'t> {
    pub(super) number: i32,
    /// Whether it is not exact: `about two`.
    around: bool,
    /// The place before it.
    pub(super) cursor: Cursor<'t>,
}

/// Reads `two `, `a `, `18 `, `about ten `, `twenty-one ` backwards.
pub(super) fn count_before(mut cursor: Cursor<'_>) -> Option<Count<'_>> {
    cursor.gap()?;
    let run = cursor.run()?;
    let number = match cursor.words.meaning(run) {
        Some(Meaning::Number(number)) => i32::from(number),
        Some(Meaning::A) => 1,
        Some(_) => return None,
        None => (1..=4).find_map(|digits| number(run, digits)).map(i32::from)?,
    };
    let mut number = number;
    // `half a year ago`
    if run_before(cursor).is_some_and(|run| cursor.words.is_in(|lists| &lists.fractions, run)) {
        return None;
    }
    let mut tens = cursor;
    // `forty two`
    if (1..=9).contains(&number)
        && !run.starts_with(|c: char| c.is_ascii_digit())
        && let Some(Meaning::Number(more @ 20..=90)) = word(&mut tens)
        && more % 10 == 0
    {
        number += i32::from(more);
        cursor = tens;
    }
    let mut tens = cursor;
    match tens.token() {
        Some(Sign(',' | '.' | '$' | '£' | '€')) => return None,
        Some(Sign('-')) => match tens.meaning() {
            Some(Meaning::Number(more @ 20..=90)) => {
                number += i32::from(more);
                cursor = tens;
            }
            _ => return None,
        },
        _ => {}
    }
    let around =
        run_before(cursor).is_some_and(|run| cursor.words.lead(run) == Some(Lead::Quantity));
    (number > 0).then_some(Count { number, around, cursor })
}

/// Reads ` ago`, ` earlier`, ` from now` after a unit, and the number before the unit.
pub(super) fn counted(
    before: Cursor<'_>,
    mut after: Cursor<'_>,
    unit: CalendarUnit,
) -> Option<Candidate> {
    if matches!(
        unit,
        CalendarUnit::DayPart
            | CalendarUnit::Weekend
            | CalendarUnit::Decade
            | CalendarUnit::Quarter
    ) {
        return None;
    }
    let so = or_so(&mut after);
    let (side, from) = match word(&mut after)? {
        Meaning::Ago => (-1, CountFrom::Publication),
        Meaning::From if accept_now(&mut after) => (1, CountFrom::Publication),
        // `two days after the vote` counts from what follows `after`.
        Meaning::TextSide(side) if free(after) => (side, CountFrom::Either),
        Meaning::TextSideAtEnd(side) if ends(after) => (side, CountFrom::Text),
        _ => return None,
    };
    let mut article = before;
    // `the day before`
    if from == CountFrom::Text && accept(&mut article, Meaning::The) {
        let reading = Reading::Count { unit, count: side.into(), from, around: false };
        return Some(Candidate { range: article.at()..after.at(), reading });
    }
    let count = count_before(before)?;
    let from = if side == 1 && from == CountFrom::Either { CountFrom::Text } else { from };
    let around = so || count.around;
    let reading = Reading::Count { unit, count: i32::from(side) * count.number, from, around };
    Some(Candidate { range: count.cursor.at()..after.at(), reading })
}

/// Takes ` now`.
fn accept_now(cursor: &mut Cursor<'_>) -> bool {
    let is_now = |run| cursor.words.is_in(|lists| &lists.now, run);
    let mut ahead = *cursor;
    let accepted = ahead.gap().is_some() && ahead.run().is_some_and(is_now);
    if accepted {
        *cursor = ahead;
    }
    accepted
}

/// Takes ` or so`.
fn or_so(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let Some(lists) = cursor.words.lists else { return false };
    let mut words = lists.or_so.iter();
    let said = words.all(|word| ahead.gap().is_some() && ahead.run() == Some(word.as_str()));
    if said {
        *cursor = ahead;
    }
    said
}

/// Returns whether no `than` follows: `two days earlier than planned`.
fn free(mut after: Cursor<'_>) -> bool {
    after.gap().is_none()
        || !after.run().is_some_and(|run| after.words.is_in(|lists| &lists.than, run))
}

/// Returns whether punctuation follows.
pub(super) fn ends(after: Cursor<'_>) -> bool {
    matches!(after.peek(), None | Some(Sign('.' | ',' | ';' | '?' | '!' | ')')))
}

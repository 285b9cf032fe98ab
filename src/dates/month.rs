//! Reads dates around the name of a month: days, ranges of days, the month itself.

use std::ops::Range;

use super::lexicon::DateScope;
use super::phrase::{
    accept, counts_something, day_number, ends_name, goes_on, is_capital, is_tail, lead_before,
    part_before, run_before, stands_alone, step_before, with_prefix, with_weekday, within_before,
    word, year_after,
};
use super::reading::{Candidate, Reading, Year};
use super::tokens::DateToken::{Gap, Sign};
use super::tokens::{Cursor, DateText};
use super::words::{Lead, Meaning, NameForm};

/// Reads around a month: the days before or after it, and the year after them.
pub(super) fn around(
    text: DateText<'_>,
    word: Range<usize>,
    month: i8,
    form: NameForm,
) -> Option<Candidate> {
    if !stands_alone(text, &word) {
        return None;
    }
    let mut after = Cursor::after(text, word.end);
    let stop = form == NameForm::Short && after.accept(Sign('.'));
    let behind = days_after(after);
    let in_full = behind.and_then(|days| Some((days, year_after(days.cursor)?)));
    if let Some((days, (year, end))) = in_full {
        return Some(day(text, word.start..end, month, days, year));
    }
    if let Some(days) = days_before(Cursor::before(text, word.start)) {
        let (year, end) = year_after(after).unwrap_or((Year::Open, word.end));
        return Some(day(text, days.cursor.at()..end, month, days, year));
    }
    if let Some(days) = behind {
        return Some(day(text, word.start..days.cursor.at(), month, days, Year::Open));
    }
    alone(text, word, after, month, if stop { NameForm::Full } else { form })
}

/// The days beside a month.
#[derive(Clone, Copy)]
struct DaysOfMonth<'t> {
    first: i8,
    last: Option<i8>,
    /// The place beyond them.
    cursor: Cursor<'t>,
}

fn day(
    text: DateText<'_>,
    range: Range<usize>,
    month: i8,
    days: DaysOfMonth<'_>,
    year: Year,
) -> Candidate {
    if let Some(last) = days.last {
        let (first, last) = ((month, days.first, year), (month, last, year));
        return Candidate { range, reading: Reading::Days { first, last } };
    }
    // `last Oct. 23`
    let before = Cursor::before(text, range.start);
    if let (Year::Open, Some((step, before))) = (year, step_before(before)) {
        let reading =
            Reading::Day { month, day: days.first, year: Year::Step(step), weekday: None };
        return Candidate { range: before.at()..range.end, reading };
    }
    let (weekday, range) = with_weekday(text, range);
    Candidate { range, reading: Reading::Day { month, day: days.first, year, weekday } }
}

/// Reads ` 16`, ` 16th`, ` 16-18`, ` 16 to 18`.
fn days_after(mut cursor: Cursor<'_>) -> Option<DaysOfMonth<'_>> {
    if let Some((first, cursor)) = spelled_after(cursor) {
        return Some(DaysOfMonth { first, last: None, cursor });
    }
    cursor.gap()?;
    let (first, _) = day_number(cursor.words, cursor.run()?)?;
    if counts_something(cursor) || goes_on(cursor) {
        return None;
    }
    let one = DaysOfMonth { first, last: None, cursor };
    Some(second_after(cursor, first).unwrap_or(one))
}

/// Reads ` third`, ` the twenty-third`.
fn spelled_after(mut cursor: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    let the = accept(&mut cursor, Meaning::The);
    let mut day = 0;
    let mut unit = cursor;
    if let Meaning::Number(tens @ (20 | 30)) = word(&mut unit)? {
        unit.accept(Sign('-'));
        let Meaning::Nth(nth @ 1..=9) = unit.meaning()? else { return None };
        (day, cursor) = (i8::try_from(tens).ok()? + nth, unit);
    } else if let Meaning::Nth(nth) = word(&mut cursor)? {
        day = nth;
    }
    // `in October second thoughts`
    let free = the || !matches!((cursor.peek(), day), (Some(Gap), ..=3));
    ((1..=31).contains(&day) && free).then_some((day, cursor))
}

fn second_after(mut cursor: Cursor<'_>, first: i8) -> Option<DaysOfMonth<'_>> {
    let dash = take_dash(&mut cursor);
    if !dash {
        let Meaning::To = word(&mut cursor)? else { return None };
        cursor.gap()?;
    }
    let (last, _) = day_number(cursor.words, cursor.run()?).filter(|(last, _)| first < *last)?;
    // `May 3 to 5 people`
    let mut next = cursor;
    let free = dash || !next.accept(Gap) || next.run().is_none_or(is_capital);
    // `May 31-1 June`
    let other = matches!(word(&mut { cursor }), Some(Meaning::Month(..)));
    (free && !other && !counts_something(cursor) && !goes_on(cursor)).then_some(DaysOfMonth {
        first,
        last: Some(last),
        cursor,
    })
}

/// Reads `16 `, `16th `, `the 16th of `, `16-18 ` backwards.
fn days_before(mut cursor: Cursor<'_>) -> Option<DaysOfMonth<'_>> {
    cursor.gap()?;
    let in_line = cursor.words.scope == DateScope::Line;
    // `19. Juni`
    if cursor.words.meaning(".") == Some(Meaning::Ordinal) {
        cursor.accept(Sign('.'));
    }
    let mut run = cursor.run()?;
    let of = cursor.words.meaning(run) == Some(Meaning::Of);
    if of {
        cursor.gap()?;
        run = cursor.run()?;
    }
    let (last, ordinal) = match cursor.words.meaning(run) {
        Some(Meaning::Nth(nth)) if of => (nth, true),
        _ => day_number(cursor.words, run)?,
    };
    let several = second_before(cursor, last);
    if of && !ordinal && !in_line || several.is_none() && is_tail(cursor) {
        return None;
    }
    let mut days = several.unwrap_or(DaysOfMonth { first: last, last: None, cursor });
    let mut article = days.cursor;
    // In `the 16 May talks`, `the` belongs to the talks.
    if of && accept(&mut article, Meaning::The) {
        days.cursor = article;
    }
    Some(days)
}

fn second_before(mut cursor: Cursor<'_>, last: i8) -> Option<DaysOfMonth<'_>> {
    let mut opened = true;
    if !take_dash(&mut cursor) {
        // `between 3 and 5 May`
        opened = match word(&mut cursor)? {
            Meaning::To => true,
            Meaning::And => false,
            _ => return None,
        };
        cursor.gap()?;
    }
    let (first, _) = day_number(cursor.words, cursor.run()?).filter(|(first, _)| *first < last)?;
    opened |= word(&mut { cursor }) == Some(Meaning::From);
    (opened && !is_tail(cursor)).then_some(DaysOfMonth { first, last: Some(last), cursor })
}

/// Takes the dash of a range, with or without spaces.
fn take_dash(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.accept(Gap);
    let dash = ahead.accept(Sign('-')) || ahead.accept(Sign('–')) || ahead.accept(Sign('\u{2011}'));
    ahead.accept(Gap);
    if dash {
        *cursor = ahead;
    }
    dash
}

/// Reads a month without a day, if one is meant: `June 2025`, `last June`, `in June`.
fn alone(
    text: DateText<'_>,
    name: Range<usize>,
    after: Cursor<'_>,
    month: i8,
    form: NameForm,
) -> Option<Candidate> {
    let start = with_prefix(text, name.start);
    let before = Cursor::before(text, start);
    if let Some((year, end)) = year_after(after) {
        let range = part_before(before).at()..end;
        return Some(Candidate { range, reading: Reading::Month { month, year } });
    }
    let (year, start) = if let Some((step, before)) = step_before(before) {
        (Year::Step(step), part_before(before).at())
    } else if let Some((side, before)) = within_before(before) {
        (Year::Within(side), before.at())
    } else if word(&mut { before }) == Some(Meaning::Every)
        || start == name.start && !is_month(text, &name, after, form)
    {
        return None;
    } else {
        (Year::Open, part_before(before).at())
    };
    let end = if form == NameForm::Full { after.at() } else { name.end };
    Some(Candidate { range: start..end.max(name.end), reading: Reading::Month { month, year } })
}

/// Returns whether the name of a month without a day or a year means the month.
fn is_month(
    text: DateText<'_>,
    name: &Range<usize>,
    mut after: Cursor<'_>,
    form: NameForm,
) -> bool {
    let thing = after.gap().is_some() && after.run().is_some_and(|run| !is_capital(run));
    let end = after.token().is_none();
    match (form, lead_before(text, name.start)) {
        (_, Some(Lead::Date)) => true,
        (NameForm::Full, _) => !ends_name(text, name) || follows_month(text, name),
        (_, Some(Lead::Thing)) => {
            thing || end || follows_month(text, name) || ends_clause(text, name)
        }
        _ => follows_month(text, name),
    }
}

/// Returns whether another month comes before this one: `March and April`, `March, April and May`.
fn follows_month(text: DateText<'_>, name: &Range<usize>) -> bool {
    let is_month = |run| super::phrase::is_month(text.words, run);
    let mut before = Cursor::before(text, name.start);
    let mut comma = before;
    if comma.gap().is_some() && comma.accept(Sign(',')) {
        let mut after = Cursor::after(text, name.end);
        let goes_on = after.peek() == Some(Sign(','))
            || matches!(word(&mut after), Some(Meaning::And | Meaning::To));
        return goes_on && comma.run().is_some_and(is_month);
    }
    let joined = matches!(word(&mut before), Some(Meaning::And | Meaning::To));
    joined && run_before(before).is_some_and(is_month)
}

/// Returns whether punctuation follows.
fn ends_clause(text: DateText<'_>, name: &Range<usize>) -> bool {
    matches!(
        Cursor::after(text, name.end).peek(),
        Some(Sign(',' | '.' | ';' | ':' | ')' | '?' | '-' | '–' | '—')) | None
    )
}

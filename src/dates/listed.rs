//! Days in a row that share their month: `8, 9 and 10 May 2022`, `June 3 and 5, 2022`.

use super::lexicon::DateScope;
use super::phrase::{day_number, run_before, word, year_after};
use super::reading::{Candidate, Reading, Year};
use super::tokens::DateToken::Sign;
use super::tokens::{Cursor, DateText};
use super::words::Meaning;

/// Adds the days whose month is written with another day of their row.
pub(super) fn add(text: DateText<'_>, candidates: &mut Vec<Candidate>) {
    if text.words.scope != DateScope::Text {
        return;
    }
    let mut found = Vec::new();
    for candidate in candidates.iter_mut() {
        let Reading::Day { month, day, year, weekday: None } = candidate.reading else { continue };
        let written = &text[candidate.range.clone()];
        let named = written.contains(|c: char| c.is_ascii_alphabetic());
        if named && written.starts_with(|c: char| c.is_ascii_digit()) {
            before(text, candidate.range.start, (month, day, year), &mut found);
        } else if named && year == Year::Open {
            let shared = after(text, candidate.range.end, (month, day), &mut found);
            if let (Some(shared), Reading::Day { year, .. }) = (shared, &mut candidate.reading) {
                *year = shared;
            }
        }
    }
    candidates.extend(found);
}

fn day_of(month: i8, day: i8, year: Year) -> Reading {
    Reading::Day { month, day, year, weekday: None }
}

/// Reads `8, 9 and ` backwards before a day of a month; `on` or `the` must come first.
fn before(
    text: DateText<'_>,
    at: usize,
    (month, last, year): (i8, i8, Year),
    out: &mut Vec<Candidate>,
) {
    let mut cursor = Cursor::before(text, at);
    let mut next = last;
    let mut list = Vec::new();
    loop {
        let mut joint = cursor;
        let and = list.is_empty() && word(&mut joint) == Some(Meaning::And);
        if !list.is_empty() {
            joint.gap();
        }
        let comma = joint.accept(Sign(','));
        if !and && !comma {
            break;
        }
        if !comma && joint.gap().is_none() {
            break;
        }
        let end = joint.at();
        let number = joint.run().and_then(|run| day_number(text.words, run));
        let Some((day, _)) = number.filter(|(day, _)| *day < next) else { break };
        list.push(Candidate { range: joint.at()..end, reading: day_of(month, day, year) });
        (next, cursor) = (day, joint);
    }
    let opened = run_before(cursor).is_some_and(|run| {
        text.words.is_in(|lists| &lists.on, run) || text.words.meaning(run) == Some(Meaning::The)
    });
    if opened {
        out.extend(list);
    }
}

/// Reads `, 5 and 7, 2022` after a day of a month; returns the year, which all of them share.
fn after(
    text: DateText<'_>,
    at: usize,
    (month, first): (i8, i8),
    out: &mut Vec<Candidate>,
) -> Option<Year> {
    let mut cursor = Cursor::after(text, at);
    let mut last = first;
    let mut list: Vec<(i8, usize, usize)> = Vec::new();
    loop {
        let comma = cursor.accept(Sign(','));
        let mut and = cursor;
        let joined = word(&mut and) == Some(Meaning::And);
        if joined {
            cursor = and;
        }
        if !joined && !comma {
            return None;
        }
        cursor.gap()?;
        let start = cursor.at();
        let (day, _) = day_number(text.words, cursor.run()?).filter(|(day, _)| *day > last)?;
        last = day;
        list.push((day, start, cursor.at()));
        if joined {
            break;
        }
    }
    let (year, end) = year_after(cursor)?;
    if let Some((_, _, last)) = list.last_mut() {
        *last = end;
    }
    out.extend(list.into_iter().map(|(day, start, end)| Candidate {
        range: start..end,
        reading: day_of(month, day, year),
    }));
    Some(year)
}

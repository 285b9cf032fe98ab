//! Reads years and decades.

use std::ops::Range;

use super::lexicon::DateScope;
use super::numeric;
use super::phrase::{
    counts_something, day_number, goes_on, is_capital, is_month, is_tail, joined_number,
    lead_before, part_before, plausible, run_before, spelled_year, with_prefix, word,
};
use super::reading::{Candidate, Reading, Year};
use super::tokens::DateToken::{Gap, Run, Sign};
use super::tokens::{Cursor, DateText, is_hyphen, number};
use super::words::{CalendarUnit, Lead, Meaning, NameForm};

/// Reads the number that a digit, at byte `at`, is the first of, or the decade that it is the
/// zero of.
pub(super) fn around_digit(text: DateText<'_>, at: usize) -> Option<Candidate> {
    let bytes = text.as_bytes();
    if bytes[at] == b'0' {
        let is_decade = text.words.scope == DateScope::Text && bytes.get(at + 1) == Some(&b's');
        return if is_decade { decade(text, at) } else { None };
    }
    let inside = at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
    let four = bytes.get(at..at + 4)?.iter().all(u8::is_ascii_digit);
    if inside || !four { None } else { around(text, at) }
}

/// Reads the number that begins at byte `start`: a year, or a date as `2025-06-01`.
fn around(text: DateText<'_>, start: usize) -> Option<Candidate> {
    let mut after = Cursor::after(text, start);
    let digits = number(after.run()?, 4)?;
    if matches!(Cursor::before(text, start).token(), Some(Run(_))) {
        return None;
    }
    let written =
        numeric::iso(text, start).or_else(|| numeric::numeric(text, start, digits, after));
    if written.is_some() || text.words.scope != DateScope::Text {
        return written;
    }
    if let Some(candidate) = years(text, start, digits, after) {
        return Some(candidate);
    }
    let year = is_year(text, start, digits, after)?;
    if let Some(candidate) = with_month(text, start, year, after) {
        return Some(candidate);
    }
    let start = part_before(Cursor::before(text, with_prefix(text, start))).at();
    Some(Candidate { range: start..after.at(), reading: Reading::Year(year) })
}

/// Reads `2019 April 12`, `2022 June`, as translated texts have it.
fn with_month(
    text: DateText<'_>,
    start: usize,
    year: i16,
    mut after: Cursor<'_>,
) -> Option<Candidate> {
    let Meaning::Month(month, form) = word(&mut after)? else { return None };
    let year = Year::Written(year);
    let mut day = after;
    if let Some((number, _)) =
        day.gap().and_then(|()| day.run()).and_then(|run| day_number(text.words, run))
        && !goes_on(day)
        && !counts_something(day)
    {
        let reading = Reading::Day { month, day: number, year, weekday: None };
        return Some(Candidate { range: start..day.at(), reading });
    }
    // `In 2019 April Smith left`
    let mut next = after;
    let free = match next.token() {
        None | Some(Sign('.' | ',' | ';' | ':' | ')' | '?' | '!')) => true,
        Some(Gap) if form == NameForm::Full => !next.run().is_some_and(is_capital),
        _ => false,
    };
    free.then_some(Candidate { range: start..after.at(), reading: Reading::Month { month, year } })
}

/// Reads `1939-45`, `1914–1918`.
fn years(text: DateText<'_>, start: usize, first: i16, mut after: Cursor<'_>) -> Option<Candidate> {
    plausible(first, true)?;
    if !matches!(after.token(), Some(Sign('-' | '–' | '\u{2010}' | '\u{2011}'))) {
        return None;
    }
    let run = after.run()?;
    let last = match number(run, 4) {
        Some(year) => year,
        None => first / 100 * 100 + number(run, 2)?,
    };
    let before = Cursor::before(text, start);
    let told = (first + 1..=first + 100).contains(&last) && last <= 2199;
    let range = start..after.at();
    (told && !is_tail(before) && !goes_on(after) && !is_dashed(after) && !counts_something(after))
        .then_some(Candidate { range, reading: Reading::Years(first, last) })
}

fn is_dashed(after: Cursor<'_>) -> bool {
    matches!(after.peek(), Some(Sign(sign)) if is_hyphen(sign))
}

/// Returns a number of four digits as a year, if the words beside it allow that.
fn is_year(text: DateText<'_>, start: usize, digits: i16, after: Cursor<'_>) -> Option<i16> {
    let year = plausible(digits, false)?;
    let prefixed = with_prefix(text, start) != start;
    let before = Cursor::before(text, start);
    let dashed = matches!(after.peek(), Some(Sign(sign)) if is_hyphen(sign));
    if !prefixed && is_tail(before) || goes_on(after) || dashed || counts_something(after) {
        return None;
    }
    if prefixed {
        return Some(year);
    }
    if is_title(before, after) {
        return None;
    }
    let lead = lead_before(text, start);
    let told = match lead {
        Some(Lead::Quantity) => false,
        Some(Lead::Date) => match year {
            1500..=2199 => !is_plural(after) || starts_clause(before),
            _ => ends_phrase(after),
        },
        Some(Lead::Thing) => match year {
            1800..=2099 => !is_plural(after) || owns(before),
            1500..=1799 => ends_phrase(after),
            _ => false,
        },
        None => (1800..=2050).contains(&year) && !is_plural(after) && may_stand(before),
    };
    told.then_some(year)
}

/// Returns whether a number is a title: alone in quotation marks, or after what it is the title
/// of.
fn is_title(mut before: Cursor<'_>, mut after: Cursor<'_>) -> bool {
    let words = before.words;
    let quoted = matches!(before.peek(), Some(Sign('“' | '"' | '‘' | '\'' | '«')))
        && matches!(after.token(), Some(Sign('”' | '"' | '’' | '\'' | '»')))
        && !matches!(after.token(), Some(Run(_)));
    let spaced = before.gap().is_some();
    quoted || spaced && before.run().is_some_and(|run| words.is_in(|lists| &lists.titled, run))
}

/// Returns whether the next word looks like things counted: `2000 delegates`.
fn is_plural(mut after: Cursor<'_>) -> bool {
    if after.gap().is_none() {
        return false;
    }
    let run = after.run().unwrap_or_default();
    !is_capital(run) && run.len() > 3 && run.ends_with('s') && !run.ends_with("ss")
}

/// Returns whether the phrase ends here: `in 1066, in 1066 and`.
fn ends_phrase(mut after: Cursor<'_>) -> bool {
    match after.token() {
        None => true,
        Some(Gap) => after.meaning() == Some(Meaning::And),
        Some(Sign(sign)) => sign != '-' && sign != '\'' && sign != '’',
        Some(_) => false,
    }
}

/// Returns whether the word before begins a sentence: `In 1998 sales rose`.
fn starts_clause(before: Cursor<'_>) -> bool {
    run_before(before).is_some_and(is_capital)
}

/// Returns whether a possessive or an article comes before: `the 1998 elections`.
fn owns(before: Cursor<'_>) -> bool {
    run_before(before).is_some_and(|run| {
        matches!(before.words.meaning(run), Some(Meaning::The | Meaning::A))
            || before.words.is_in(|lists| &lists.possessives, run)
    })
}

/// Returns whether a year may follow the text before it, which is not a preposition: nothing, a
/// noun (`the class of bonds due 1993`), a bracket; but not a verb or a name: `won 1998`.
fn may_stand(mut before: Cursor<'_>) -> bool {
    match before.token() {
        None | Some(Sign('(' | ',' | '—' | '–' | '[' | ';' | ':' | '“' | '"' | '\'')) => true,
        Some(Gap) => match before.token() {
            None | Some(Sign(',' | '.' | ';' | ':' | '—' | '–' | ')' | '_' | '-')) => true,
            Some(Run(run)) => !is_capital(run) || is_month(before.words, run),
            _ => false,
        },
        _ => false,
    }
}

/// Reads a decade whose last digits are before byte `zero + 2`: `1990s`, `'90s`.
fn decade(text: DateText<'_>, zero: usize) -> Option<Candidate> {
    let mut before = Cursor::before(text, zero + 2);
    let run = before.run()?;
    let digits = run.strip_suffix('s')?;
    let after = Cursor::after(text, zero + 2);
    if matches!(after.peek(), Some(Run(_))) {
        return None;
    }
    let mut start = before.at();
    let first = match number(digits, 4) {
        Some(year) => plausible(year, true)?,
        None => {
            let tens = number(digits, 2)?;
            let mut sign = before;
            let short = sign.accept(Sign('\'')) || sign.accept(Sign('’')) || sign.accept(Sign('‘'));
            if short {
                start = sign.at();
            } else if word(&mut { before }) != Some(Meaning::The) {
                return None;
            }
            1900 + tens
        }
    };
    let start = part_before(Cursor::before(text, with_prefix(text, start))).at();
    Some(Candidate { range: start..zero + 2, reading: Reading::Decade(first) })
}

/// Reads `the nineties`.
pub(super) fn tens(text: DateText<'_>, name: Range<usize>, tens: i8) -> Option<Candidate> {
    let mut before = part_before(Cursor::before(text, with_prefix(text, name.start)));
    let told = before.at() != name.start;
    let the = accept_the(&mut before);
    let first = 1900 + 10 * i16::from(tens);
    (told || the)
        .then_some(Candidate { range: before.at()..name.end, reading: Reading::Decade(first) })
}

fn accept_the(cursor: &mut Cursor<'_>) -> bool {
    super::phrase::accept(cursor, Meaning::The)
}

/// Reads `nineteen ninety-eight`.
pub(super) fn spelled(text: DateText<'_>, name: Range<usize>) -> Option<Candidate> {
    let (year, after) = spelled_year(Cursor::after(text, name.end))?;
    (!is_plural(after))
        .then_some(Candidate { range: name.start..after.at(), reading: Reading::Year(year) })
}

/// Reads `the year two thousand` and `the year two thousand five`, from its `thousand`.
pub(super) fn thousand(text: DateText<'_>, name: Range<usize>) -> Option<Candidate> {
    let mut before = Cursor::before(text, name.start);
    let Meaning::Number(2) = word(&mut before)? else { return None };
    let Meaning::Unit(CalendarUnit::Year, false) = word(&mut before)? else { return None };
    super::phrase::accept(&mut before, Meaning::The);
    let mut after = Cursor::after(text, name.end);
    let mut ones = after;
    let mut year = 2000;
    if let Some(Meaning::Number(digit @ 1..=20)) = joined_number(&mut ones) {
        (year, after) = (year + digit, ones);
    }
    Some(Candidate { range: before.at()..after.at(), reading: Reading::Year(year) })
}

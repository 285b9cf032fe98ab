//! Parts that all kinds of dates share: steps, stretches, years, weekdays, the words around
//! numbers.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::reading::Year;
use super::tokens::DateToken::{Gap, Run, Sign};
use super::tokens::{Cursor, DateText, is_hyphen, number, numeric};
use super::words::{CalendarUnit, Lead, Meaning, NameForm};

/// Takes a gap and a word of the table.
pub(super) fn word(cursor: &mut Cursor<'_>) -> Option<Meaning> {
    let mut ahead = *cursor;
    ahead.gap()?;
    let meaning = ahead.meaning()?;
    *cursor = ahead;
    Some(meaning)
}

/// Takes a gap and a word with this meaning, if it comes next.
pub(super) fn accept(cursor: &mut Cursor<'_>, wanted: Meaning) -> bool {
    let mut ahead = *cursor;
    let accepted = word(&mut ahead) == Some(wanted);
    if accepted {
        *cursor = ahead;
    }
    accepted
}

/// Reads `last `, `next `, `this coming ` backwards; returns the cursor before it, too.
pub(super) fn step_before(mut cursor: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    match word(&mut cursor)? {
        Meaning::Step(step) => Some((step, cursor)),
        Meaning::StepAfterThis(step) => {
            accept(&mut cursor, Meaning::Step(0)).then_some((step, cursor))
        }
        _ => None,
    }
}

/// Reads `early `, `the end of `, `earlier in ` backwards, which only narrow what follows;
/// returns the cursor before it.
pub(super) fn part_before(mut cursor: Cursor<'_>) -> Cursor<'_> {
    let whole = cursor;
    let joined = accept(&mut cursor, Meaning::Of);
    let part = match word(&mut cursor) {
        Some(Meaning::Part) => true,
        Some(Meaning::TextSide(_)) => !joined,
        _ => false,
    };
    if !part {
        return whole;
    }
    if joined {
        accept(&mut cursor, Meaning::The);
    }
    cursor
}

/// Reads `earlier in `, `later in ` backwards; returns the side and the cursor before it.
pub(super) fn within_before(mut cursor: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    accept(&mut cursor, Meaning::In);
    match word(&mut cursor)? {
        Meaning::TextSide(side) => Some((side, cursor)),
        _ => None,
    }
}

/// Reads `, 2025`, ` 2025`, ` of 2025`, ` last year`, ` of that year`; returns where it ends.
pub(super) fn year_after(cursor: Cursor<'_>) -> Option<(Year, usize)> {
    written_year(cursor).or_else(|| told_year(cursor))
}

fn written_year(mut cursor: Cursor<'_>) -> Option<(Year, usize)> {
    let comma = cursor.accept(Sign(','));
    if !cursor.accept(Gap) && !comma {
        return None;
    }
    let mut run = cursor.run()?;
    if cursor.words.meaning(run) == Some(Meaning::Number(19)) {
        let (year, cursor) = spelled_year(cursor)?;
        return Some((Year::Written(year), cursor.at()));
    }
    if !comma && cursor.words.meaning(run) == Some(Meaning::Of) {
        cursor.gap()?;
        run = cursor.run()?;
    }
    let year = plausible(number(run, 4)?, comma)?;
    (!counts_something(cursor) && !goes_on(cursor)).then_some((Year::Written(year), cursor.at()))
}

/// Reads ` ninety-eight` after `nineteen`.
pub(super) fn spelled_year(mut cursor: Cursor<'_>) -> Option<(i16, Cursor<'_>)> {
    let Meaning::Number(tens @ 20..=90) = joined_number(&mut cursor)? else { return None };
    let mut ones = cursor;
    let year = match joined_number(&mut ones) {
        Some(Meaning::Number(digit @ 1..=9)) => {
            cursor = ones;
            1900 + tens + digit
        }
        _ => 1900 + tens,
    };
    (!counts_something(cursor)).then_some((year, cursor))
}

/// Takes a number in words, after a gap or a hyphen.
pub(super) fn joined_number(cursor: &mut Cursor<'_>) -> Option<Meaning> {
    let mut ahead = *cursor;
    if !ahead.accept(Gap) && !ahead.accept(Sign('-')) {
        return None;
    }
    let meaning = ahead.meaning()?;
    *cursor = ahead;
    Some(meaning)
}

fn told_year(mut cursor: Cursor<'_>) -> Option<(Year, usize)> {
    accept(&mut cursor, Meaning::Of);
    let the = accept(&mut cursor, Meaning::The);
    let year = match word(&mut cursor)? {
        Meaning::Step(step) if !the => Year::Counted(step),
        Meaning::TextStep(0) => Year::Text,
        _ => return None,
    };
    let unit = word(&mut cursor)? == Meaning::Unit(CalendarUnit::Year, false);
    // `June this year-end`
    let joined = matches!(cursor.peek(), Some(Sign(sign)) if is_hyphen(sign));
    (unit && !joined).then_some((year, cursor.at()))
}

/// Returns `year` if it can be one. After a comma fewer numbers can, since a new part of the
/// sentence may begin (`On June 1, 1200 people`).
pub(super) fn plausible(year: i16, comma: bool) -> Option<i16> {
    let years = if comma { 1500..=2199 } else { 1000..=2999 };
    years.contains(&year).then_some(year)
}

/// Reads a day of the month, also an impossible one up to 31; returns whether it is an ordinal,
/// too.
pub(super) fn day_number(words: &Lexicon, run: &str) -> Option<(i8, bool)> {
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, suffix) = run.split_at(digits);
    let day = number(digits, 1).or_else(|| number(digits, 2))?;
    let ordinal = words.meaning(suffix) == Some(Meaning::Ordinal);
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    (ordinal || suffix.is_empty()).then_some((day, ordinal))
}

/// Returns whether the number before the cursor has a unit: `16%`, `16 million`.
pub(super) fn counts_something(mut cursor: Cursor<'_>) -> bool {
    let spaced = cursor.accept(Gap);
    match cursor.token() {
        Some(Sign('%')) => true,
        Some(Run(word)) => spaced && cursor.words.counted.has(word),
        _ => false,
    }
}

/// Returns whether the number before the cursor is the beginning of a longer one, or of a compound:
/// `16,000`, `16 000`, `16.5`, `16:30`, `16/17`, `16-year-old`.
pub(super) fn goes_on(mut cursor: Cursor<'_>) -> bool {
    let sign = cursor.token();
    let Some(next) = cursor.run() else { return sign == Some(Sign('/')) };
    let digit = numeric(next);
    match sign {
        Some(Sign('/')) => true,
        Some(Sign(',') | Gap) => number(next, 3).is_some(),
        Some(Sign('.' | ':')) => digit,
        Some(Sign(sign)) if is_hyphen(sign) => !digit && !is_month(cursor.words, next),
        _ => false,
    }
}

/// Returns whether the number after the cursor is only the end of something longer: `3,016`, `$16`,
/// `F-16`.
pub(super) fn is_tail(mut cursor: Cursor<'_>) -> bool {
    let sign = cursor.token();
    let last = cursor.run();
    let digit = last.is_some_and(|run| run.ends_with(|c: char| c.is_ascii_digit()));
    match sign {
        Some(Sign('$' | '€' | '£' | '/' | '#')) => true,
        Some(Sign('.' | ',' | ':')) => digit,
        Some(Sign(sign)) if is_hyphen(sign) => {
            last.is_some_and(|run| !digit && !is_month(cursor.words, run))
        }
        _ => false,
    }
}

/// Returns whether a hyphen beside `run` is a dash between days: `May 16-June 2`.
pub(super) fn is_month(words: &Lexicon, run: &str) -> bool {
    matches!(words.meaning(run), Some(Meaning::Month(..)))
}

/// Returns the day, the weekday beside it and the whole range of a date.
pub(super) fn with_weekday(
    text: DateText<'_>,
    date: Range<usize>,
) -> (Option<jiff::civil::Weekday>, Range<usize>) {
    match weekday_before(text, &date).or_else(|| weekday_after(text, &date)) {
        Some((weekday, range)) => (Some(weekday), range),
        None => (None, date),
    }
}

type NamedWeekday = (jiff::civil::Weekday, Range<usize>);

/// Reads `Sunday, `, `last Sunday `, `Sunday the ` or `Sunday (` before a date, and the closing
/// bracket.
fn weekday_before(text: DateText<'_>, date: &Range<usize>) -> Option<NamedWeekday> {
    let mut before = Cursor::before(text, date.start);
    let mut after = Cursor::after(text, date.end);
    let bracket = before.accept(Sign('('));
    if bracket && !after.accept(Sign(')')) {
        return None;
    }
    let gap = before.accept(Gap);
    let comma = !bracket && before.accept(Sign(','));
    let stop = before.accept(Sign('.'));
    let Meaning::Weekday(weekday, form) = before.meaning()? else { return None };
    if !(bracket || gap || comma) || stop && form == NameForm::Full {
        return None;
    }
    let start = step_before(before).map_or(before.at(), |(_, before)| before.at());
    Some((weekday, start..after.at()))
}

/// Reads ` (Sunday)` or `, a Sunday` after a date.
fn weekday_after(text: DateText<'_>, date: &Range<usize>) -> Option<NamedWeekday> {
    let mut after = Cursor::after(text, date.end);
    let comma = after.accept(Sign(','));
    after.gap()?;
    if comma {
        if after.meaning()? != Meaning::A {
            return None;
        }
        after.gap()?;
    } else if !after.accept(Sign('(')) {
        return None;
    }
    let Meaning::Weekday(weekday, _) = after.meaning()? else { return None };
    (comma || after.accept(Sign(')'))).then(|| (weekday, date.start..after.at()))
}

/// Returns whether a word is not part of a longer one, a compound (`Monday-morning`) or an address.
pub(super) fn stands_alone(text: DateText<'_>, word: &Range<usize>) -> bool {
    let joined = |mut cursor: Cursor<'_>, ahead: bool| match cursor.token() {
        Some(Run(_) | Sign('/' | '@')) => true,
        // Two hyphens are a dash, in `16-June` one is, and so it is between two months.
        Some(Sign(sign)) if is_hyphen(sign) => cursor.run().is_some_and(|run| {
            let prefix = !ahead && text.words.prefixes.has(run);
            !numeric(run) && !is_month(text.words, run) && !prefix
        }),
        Some(Sign('.')) if ahead => {
            cursor.run().is_some_and(|run| run.starts_with(char::is_lowercase))
        }
        _ => false,
    };
    !joined(Cursor::before(text, word.start), false) && !joined(Cursor::after(text, word.end), true)
}

/// Returns where a word begins together with the prefix before its hyphen: `mid-May`.
pub(super) fn with_prefix(text: DateText<'_>, start: usize) -> usize {
    let mut before = Cursor::before(text, start);
    match before.token() {
        Some(Sign(sign)) if is_hyphen(sign) => match before.run() {
            Some(run) if text.words.prefixes.has(run) => before.at(),
            _ => start,
        },
        _ => start,
    }
}

/// Returns the word before the cursor, across a gap, an apostrophe or an opening quotation mark.
pub(super) fn run_before<'t>(mut cursor: Cursor<'t>) -> Option<&'t str> {
    cursor.gap()?;
    cursor.run()
}

/// Returns what the word before byte `at` shows about a number or month that begins there.
pub(super) fn lead_before(text: DateText<'_>, at: usize) -> Option<Lead> {
    run_before(Cursor::before(text, at)).and_then(|run| text.words.lead(run))
}

/// Returns whether a word begins with a capital.
pub(super) fn is_capital(run: &str) -> bool {
    run.starts_with(char::is_uppercase)
}

/// Returns whether a capitalised word ends a name: `USA Today`.
pub(super) fn ends_name(text: DateText<'_>, word: &Range<usize>) -> bool {
    let mut before = Cursor::before(text, word.start);
    before.accept(Gap)
        && !text[before.at()..word.start].contains('\n')
        && is_capital(&text[word.clone()])
        && before.run().is_some_and(is_capital)
}

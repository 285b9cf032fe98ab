//! Lines that give a day or a time, and little else.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::labels::{Label, WORDS, label};
use crate::dates::{self, clock, is_month, is_weekday, is_zone};
use crate::import::page::DateGuess;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::days::{
    DATE_LINE_MAX_WORDS, DATE_LINE_OTHERS, DATELINE_BYTES, FIRST_YEAR, STATED_DAY_MAX_BYTES,
};
use crate::model::document::Published;

/// Returns whether a line gives a day or a time, and little else.
pub(in crate::import) fn is_date_line(text: &str) -> bool {
    if text.split_whitespace().count() > DATE_LINE_MAX_WORDS {
        return false;
    }
    let tokens = tokens(text);
    let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = dates::in_line(text).is_some();
    let timed = clock(text).is_some();
    let numbered = tokens.iter().any(number);
    let ago = numbered && tokens.iter().any(|word| word == "ago");
    let named = numbered && tokens.iter().any(|word| is_month(word));
    let expected = |word: &String| {
        number(word)
            || is_month(word)
            || is_weekday(word)
            || is_zone(word)
            || WORDS.contains(word.as_str())
    };
    let others = tokens.iter().filter(|word| !expected(word)).count();
    let most = match (dated, timed || ago) {
        (true, true) => DATE_LINE_OTHERS.dated_and_timed,
        (true, false) => DATE_LINE_OTHERS.dated,
        (false, true) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            DATE_LINE_OTHERS.begins_with_time
        }
        (false, true) => DATE_LINE_OTHERS.timed,
        (false, false) if named => DATE_LINE_OTHERS.month,
        (false, false) => return false,
    };
    others <= most && others <= tokens.len() / 2 && !text.ends_with(['!', '?', ':'])
}

/// Returns the words and numbers of a line, in lower case.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in lower.chars() {
        let class = |c: char| (c.is_alphabetic(), c.is_numeric());
        match out.last_mut() {
            Some(word) if c.is_alphanumeric() && class(c) == class(last) => word.push(c),
            _ if c.is_alphanumeric() => out.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    out
}

/// The day that a line gives.
pub(in crate::import) enum Stated {
    /// A day, perhaps a time with its zone; and the part that was ignored, in words.
    Certain(Published, Option<String>),
    /// A day that could be read in another way.
    Doubtful(DateGuess),
}

/// Reads a line that gives the day of publication. Of several days, the first counts that the line
/// does not call the day of something else; a line that only tells of a change gives a guess.
///
/// `day_first` says in which order day and month are written, where that is known.
pub(in crate::import) fn read_line(text: &str, day_first: Option<bool>) -> Option<Stated> {
    let days = dates::days_in_line(text);
    let label = |day: &dates::LabelledDay| label(&day.behind).or_else(|| label(&day.before));
    let published = days.iter().find(|day| label(day) == Some(Label::Published));
    if published.is_none() && ends_period(&days) && is_on(Rule::DaysNoPeriods) {
        return None;
    }
    let plain = || days.iter().find(|day| label(day).is_none());
    let Some(found) = published.or_else(plain) else {
        let changed = days.iter().find(|day| label(day) == Some(Label::Updated))?;
        let published = Published { date: changed.day.date, time: None };
        let reason = format!("the line “{text}” gives it as the day of a change");
        return Some(Stated::Doubtful(DateGuess { day: Some(published), reason }));
    };
    let time = clock(text).filter(|_| days.len() == 1);
    let date = match (found.month_first, day_first) {
        (Some(month_first), Some(false)) => month_first,
        _ => found.day.date,
    };
    let published =
        Published { date, time: time.and_then(|(time, zone)| zone.map(|zone| (time, zone))) };
    if found.month_first.is_some() && day_first.is_none() {
        let reason = format!("“{text}” could also be read with the month first");
        return Some(Stated::Doubtful(DateGuess { day: Some(published), reason }));
    }
    let lost = time.filter(|(_, zone)| zone.is_none());
    let lost = lost.map(|(time, _)| left_out(&time.strftime("%H:%M").to_string()));
    Some(Stated::Certain(published, lost))
}

/// Returns whether the first day of a line is the end of a period: `14 - 20 January 2022`.
fn ends_period(days: &[dates::LabelledDay]) -> bool {
    let before = days.first().map(|day| day.before.trim_end().trim_end_matches(['-', '–', '—']));
    let whole = days.first().map(|day| day.before.trim_end());
    before != whole
        && before
            .is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_numeric() || c == '.'))
}

/// Returns the words at the beginning of a paragraph that give its day, as agencies and press
/// offices write them: `Kesten, 5 March 2024 – `, `(5 March 2024) `, `5 March 2024 | `.
pub(in crate::import) fn dateline(text: &str) -> Option<&str> {
    let start = &text[..text.floor_char_boundary(*DATELINE_BYTES.end())];
    let begins = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "–—-|:".contains(c));
        rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“„«‘'(".contains(c))
    };
    let (head, rest) = if let Some(inner) = start.strip_prefix(['(', '[']) {
        let (head, _) = inner.split_once([')', ']'])?;
        (head, &text[1 + head.len() + 1..])
    } else {
        let marks = [" – ", " — ", " -- ", " - ", " | ", ": "];
        let behind = |mark: &&str| {
            let mut ends = start.match_indices(*mark).map(|(at, mark)| (at, at + mark.len()));
            ends.find(|(at, _)| at >= DATELINE_BYTES.start() && is_date_line(&text[..*at]))
        };
        let (at, end) = marks.iter().filter_map(behind).min()?;
        (&text[..at], &text[end..])
    };

    (is_date_line(head) && dates::days_in_line(head).len() == 1 && begins(rest)).then_some(head)
}

/// Reads a day or an instant in any notation, as machines or people write it.
pub(in crate::import) fn read_stated(text: &str, day_first: Option<bool>) -> Option<Stated> {
    match read_timestamp(text) {
        Some((published, lost)) => Some(Stated::Certain(published, lost)),
        None if text.len() <= STATED_DAY_MAX_BYTES => read_line(text, day_first),
        None => None,
    }
}

/// Reads a day or an instant as machines write it, with the part that was ignored.
pub(in crate::import) fn read_timestamp(text: &str) -> Option<(Published, Option<String>)> {
    let found = dates::timestamp(text)?;
    let published = Published { date: found.date, time: found.time };
    Some((published, found.without_offset.map(|clock| left_out(&clock))))
}

/// Returns whether texts in a language write the day before the month, where its tag says so: `en`
/// alone does not.
pub(in crate::import) fn day_first(lang: &str) -> Option<bool> {
    let lower = lang.to_lowercase();
    let mut parts = lower.split('-');
    match (parts.next()?, parts.next_back()) {
        ("en", Some("us" | "ph")) => Some(false),
        ("en", Some(_)) => Some(true),
        ("en", None) => None,
        _ => Some(true),
    }
}

/// Returns whether a page can have been published on a day.
pub(in crate::import) fn is_plausible(date: Date) -> bool {
    date.year() >= FIRST_YEAR
}

/// Returns a time in UTC as the time of day at the outlet, whose page shows it in `line` without a
/// year. The offset is the difference of the two times of day; `None` if the line shows the same
/// day, or none.
pub(in crate::import) fn with_shown_day(utc: Published, line: &str) -> Option<Published> {
    let date = dates::in_line_near(line, utc.date).filter(|date| *date != utc.date)?;
    let time = clock(line).and_then(|(time, zone)| {
        let shown = date.to_datetime(time);
        let (utc_time, _) = utc.time?;
        let apart = utc.date.to_datetime(utc_time).duration_until(shown);
        // Offsets are whole quarters of an hour; the line shows no seconds.
        let minutes = (apart.as_secs() as f64 / 60.0).round() as i32;
        let quarters = (f64::from(minutes) / 15.0).round() as i32;
        let near = (minutes - 15 * quarters).abs() <= 1 && (-48..=56).contains(&quarters);
        let offset = Offset::from_seconds(quarters * 900).ok().filter(|_| near)?;
        zone.is_none_or(|zone| zone == offset).then(|| {
            let local = offset.to_datetime(utc.instant());
            (local.time(), offset)
        })
    });
    Some(Published { date, time })
}

fn left_out(clock: &str) -> String {
    format!("the time {clock}, whose zone is not said, was left out")
}

#[cfg(test)]
mod tests;

//! Days of publication: what a line, a tag or the first sentences say.

use jiff::civil::{Date, Time, date};
use jiff::tz::Offset;

use super::page::Guess;
use crate::dates;
use crate::model::document::Published;
use crate::model::{Basis, When};

/// Names of months, three letters or more of which decide, in the languages that furniture is
/// known in.
const MONTHS: &[(&str, i8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("mär", 3),
    ("mai", 5),
    ("okt", 10),
    ("dez", 12),
    ("fév", 2),
    ("avr", 4),
    ("juin", 6),
    ("juil", 7),
    ("aoû", 8),
    ("déc", 12),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
];

/// The full names that the beginnings above may stand for; others ("market", "marine") are words.
const MONTH_NAMES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "sept",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Words that may stand in a line of a date without making it a sentence.
const GLUE: &[&str] = &[
    "published",
    "updated",
    "posted",
    "last",
    "on",
    "at",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "h",
    "date",
    "stand",
    "uhr",
    "le",
    "de",
    "à",
    "publié",
    "modifié",
    "first",
    "min",
    "mins",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "ago",
    "read",
    "by",
    "as",
    "of",
    "th",
    "st",
    "nd",
    "rd",
    "от",
    "в",
    "time",
    "issued",
    "the",
    "from",
    "to",
    "ist",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "pst",
    "pdt",
    "et",
    "msk",
];

/// Offsets of zones that are named in date lines, in hours. Names that mean several are left out.
const ZONES: &[(&str, i8)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("bst", 1),
    ("cet", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("est", -5),
    ("edt", -4),
    ("pst", -8),
    ("pdt", -7),
];

fn month(word: &str) -> Option<i8> {
    let known = MONTH_NAMES.contains(&word) || MONTHS.iter().any(|(name, _)| *name == word);
    let found = MONTHS.iter().filter(|(name, _)| word.starts_with(name));
    known.then(|| found.max_by_key(|(name, _)| name.len()).map(|(_, number)| *number)).flatten()
}

/// The words and numbers of a line, in small letters.
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

/// Whether a line says when, and little else.
pub(super) fn is_date_line(text: &str) -> bool {
    if text.split_whitespace().count() > 16 {
        return false;
    }
    let tokens = tokens(text);
    let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = day_in(text).is_some();
    let timed = clock(text).is_some();
    let ago = tokens.iter().any(|word| word == "ago") && tokens.iter().any(number);
    let named = tokens.iter().any(|word| month(word).is_some()) && tokens.iter().any(number);
    let others = tokens.iter().filter(|word| {
        !(number(word)
            || month(word).is_some()
            || WEEKDAYS.contains(&word.as_str())
            || GLUE.contains(&word.as_str()))
    });
    let others = others.count();
    let most = match (dated, timed || ago) {
        (true, true) => 5,
        (true, false) => 4,
        // "The news desk 12:47 AM"; a time at the beginning is an entry's.
        (false, true) if !text.starts_with(|c: char| c.is_ascii_digit()) => 2,
        (false, true) => 1,
        (false, false) if named => 0,
        (false, false) => return false,
    };
    others <= most && others <= tokens.len() / 2 && !text.ends_with(['!', '?', ':'])
}

/// Days that English words name, each with its words; `None` for one without a year.
fn named_days(text: &str) -> Vec<(&str, Option<Date>)> {
    // Only what does not depend on the day of publication is asked for: it is what is looked for.
    let found = dates::find(text, date(2000, 1, 1)).into_iter().filter_map(|found| {
        let When::Day(date) = found.value else { return None };
        let day = match found.basis {
            Basis::Explicit => Some(date),
            Basis::YearSupplied => None,
            _ => return None,
        };
        Some((&text[found.range], day))
    });
    found.collect()
}

/// A day written in full, with its month and year, and whether its order is certain.
fn day_in(text: &str) -> Option<(Date, bool)> {
    if let Some(day) = named_days(text).into_iter().find_map(|(_, day)| day) {
        return Some((day, true));
    }
    let tokens = tokens(text);
    let value = |word: &String| word.parse::<i16>().ok();
    for three in tokens.windows(3) {
        // Between day and year stand the month, or "de" and the month.
        if let (Some(day), Some(month), Some(year)) =
            (value(&three[0]), month(&three[1]), value(&three[2]))
            && let Some(found) = calendar(year, month, day)
        {
            return Some((found, true));
        }
    }
    let named = tokens.iter().filter(|word| *word != "de").cloned().collect::<Vec<_>>();
    for three in named.windows(3) {
        if let (Some(day), Some(month), Some(year)) =
            (value(&three[0]), month(&three[1]), value(&three[2]))
            && let Some(found) = calendar(year, month, day)
        {
            return Some((found, true));
        }
    }
    numeric(text)
}

fn calendar(year: i16, month: i8, day: i16) -> Option<Date> {
    let plausible = (1600..=2200).contains(&year);
    plausible.then(|| Date::new(year, month, i8::try_from(day).ok()?).ok()).flatten()
}

/// `19.06.2024` is day first everywhere; `04/02/2024` is not certain.
fn numeric(text: &str) -> Option<(Date, bool)> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '/'));
    parts.into_iter().find_map(|word| {
        let dotted = word.trim_matches('.').split('.').collect::<Vec<_>>();
        let slashed = word.split('/').collect::<Vec<_>>();
        let (three, certain) = match (&dotted[..], &slashed[..]) {
            ([day, month, year], _) if year.len() == 4 => ([*day, *month, *year], true),
            (_, [one, two, year]) if year.len() == 4 => ([*one, *two, *year], false),
            _ => return None,
        };
        let [one, two, year] = three.map(|part| part.parse::<i16>().ok());
        let (one, two, year) = (one?, two?, year?);
        let day_first = calendar(year, i8::try_from(two).ok()?, one);
        let month_first = calendar(year, i8::try_from(one).ok()?, two);
        match (day_first, month_first) {
            (Some(found), _) if certain => Some((found, true)),
            (Some(found), None) | (None, Some(found)) if !certain => Some((found, true)),
            (Some(found), Some(other)) if found == other => Some((found, true)),
            (Some(found), Some(_)) => Some((found, false)),
            _ => None,
        }
    })
}

/// A time of day, with its zone if one is named.
fn clock(text: &str) -> Option<(Time, Option<Offset>)> {
    let lower = text.to_lowercase();
    let bytes = lower.as_bytes();
    let at = (1..bytes.len().saturating_sub(2)).find(|at| {
        let digits = |range: std::ops::Range<usize>| {
            bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
        };
        let apart = |at: Option<&u8>| {
            !at.is_some_and(|byte| byte.is_ascii_digit() || b".,/-".contains(byte))
        };
        let before = if *at >= 2 && bytes[at - 2].is_ascii_digit() { at - 2 } else { at - 1 };
        matches!(bytes[*at], b':' | b'.' | b'h')
            && bytes[at - 1].is_ascii_digit()
            && digits(at + 1..at + 3)
            && apart(before.checked_sub(1).map(|at| &bytes[at]))
            && (bytes[*at] != b'.' || apart(bytes.get(at + 3)))
            && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit)
    })?;
    let start = lower[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (mut hour, minute) =
        (lower[start..at].parse::<i8>().ok()?, lower[at + 1..at + 3].parse().ok()?);
    let rest = lower[at + 3..].trim_start();
    let half: String = rest.chars().take(4).filter(|c| c.is_alphabetic()).collect();
    if half.starts_with("pm") && hour < 12 {
        hour += 12;
    } else if half.starts_with("am") && hour == 12 {
        hour = 0;
    }
    let zone = tokens(rest).into_iter().take(4).find_map(|word| {
        let found = ZONES.iter().find(|(name, _)| *name == word)?;
        Some(Offset::constant(found.1))
    });
    Some((Time::new(hour, minute, 0, 0).ok()?, zone))
}

/// What a line of a date says.
pub(super) enum Stated {
    /// A day, perhaps a time with its zone; what is left out of it is said.
    Certain(Published, Option<String>),
    /// Something that could be read otherwise.
    Doubtful(Guess),
}

/// Reads a line that says when.
pub(super) fn read_line(text: &str) -> Option<Stated> {
    let (day, certain) = day_in(text)?;
    let time = clock(text);
    let published =
        Published { date: day, time: time.and_then(|(time, zone)| zone.map(|zone| (time, zone))) };
    if !certain {
        let reason = format!("“{text}” could also be read with the month first");
        return Some(Stated::Doubtful(Guess { day: Some(published), reason }));
    }
    let lost = time.filter(|(_, zone)| zone.is_none()).map(|(time, _)| {
        format!("the time {}, whose zone is not said, was left out", time.strftime("%H:%M"))
    });
    Some(Stated::Certain(published, lost))
}

/// Reads a day, or an instant, as machines write it: `2024-03-05T18:30:00+01:00`. A time without
/// an offset is left out, which the second value says.
pub(super) fn read_machine(text: &str) -> Option<(Published, Option<String>)> {
    let text = text.trim();
    let day: Date = text.get(..10)?.parse().ok()?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Some((Published { date: day, time: None }, None));
    }
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'));
    let (clock, zone) = rest.split_at(digits.unwrap_or(rest.len()));
    let time = clock.split('.').next().and_then(|clock| clock.parse::<Time>().ok());
    match (time, offset(zone.trim())) {
        (Some(time), Some(offset)) => {
            Some((Published { date: day, time: Some((time, offset)) }, None))
        }
        (Some(_), None) => Some((
            Published { date: day, time: None },
            Some(format!("the time {clock}, whose zone is not said, was left out")),
        )),
        (None, _) => Some((Published { date: day, time: None }, None)),
    }
}

fn offset(zone: &str) -> Option<Offset> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// Returns days that the first sentences could mean, the likeliest first.
///
/// A weekday beside a full date in the first paragraph is how some house styles date a story:
/// "on Monday (June 2, 2025)". Days without a year are only told.
pub(super) fn guesses(paragraphs: &[&str]) -> Vec<Guess> {
    let mut out = Vec::new();
    for text in paragraphs.iter().take(4) {
        for (words, day) in named_days(text) {
            let guess = match day {
                Some(date) => Guess {
                    day: Some(Published { date, time: None }),
                    reason: format!("the text says “{words}”"),
                },
                None => Guess {
                    day: None,
                    reason: format!("the text says “{words}”, without a year"),
                },
            };
            if !out.contains(&guess) {
                out.push(guess);
            }
        }
    }
    out.sort_by_key(|guess| guess.day.is_none());
    if out.is_empty() {
        out.extend(weekdays(paragraphs));
    }
    out.truncate(3);
    out
}

/// Says which weekdays the first paragraphs name: the story is of the days around them.
fn weekdays(paragraphs: &[&str]) -> Option<Guess> {
    let mut named: Vec<&str> = Vec::new();
    for text in paragraphs.iter().take(4) {
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let is_day = WEEKDAYS[..7].iter().any(|day| day.eq_ignore_ascii_case(word));
            if is_day && word.starts_with(char::is_uppercase) && !named.contains(&word) {
                named.push(word);
            }
        }
    }
    let (last, others) = named.split_last()?;
    let days = match others {
        [] => (*last).to_owned(),
        others => format!("{} and {last}", others.join(", ")),
    };
    Some(Guess { day: None, reason: format!("the text speaks of {days}, without a date") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> String {
        match read_line(text) {
            Some(Stated::Certain(found, _)) => match found.time {
                Some((time, offset)) => {
                    format!("{} {} {offset}", found.date, time.strftime("%H:%M"))
                }
                None => found.date.to_string(),
            },
            Some(Stated::Doubtful(_)) => "doubtful".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn lines_of_dates_are_known() {
        for line in [
            "5 March 2024, 6.30pm",
            "Thu 22 Aug 2024 11.00",
            "Stand: 19.06.2024, 21:04 Uhr",
            "Publié le 24 janvier 2024 à 19h42, modifié le 25 janvier 2024 à 08h10",
            "12 октября 2023, 14:20",
            "Staff Reporter | September 30, 2021 | Updated 12:31 PM",
            "25 minutes ago",
            "12:47 AM",
            "Monday 2 June 2025",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "The bridge was closed on 5 March 2024 after an engineer found a crack.",
            "Ten bridges that need repair",
            "May we come in at 5?",
            "COPPER 7,612.50 -2.31%",
            "The 40 men of March",
            "Orrin 2-3 Kesten: late goals sink hosts",
            "15.10: Hospital moves patients",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn lines_of_dates_are_read() {
        assert_eq!(stated("5 March 2024, 6.30pm"), "2024-03-05");
        assert_eq!(stated("Published 08:05 BST, 18 October 2023"), "2023-10-18 08:05 +01");
        assert_eq!(stated("Stand: 19.06.2024, 21:04 Uhr"), "2024-06-19");
        assert_eq!(stated("Sant, 3 de agosto de 2022 - 10:15 h"), "2022-08-03");
        assert_eq!(stated("Publié le 24 janvier 2024 à 19h42"), "2024-01-24");
        assert_eq!(stated("12 октября 2023, 14:20"), "2023-10-12");
        assert_eq!(stated("04/02/2024 09:14"), "doubtful");
        assert_eq!(stated("24/02/2024"), "2024-02-24");
        assert_eq!(stated("28 JAN, 15:07"), "none");
    }

    #[test]
    fn a_time_without_a_zone_is_left_out() {
        let (found, lost) = read_machine("2024-09-02T03:31:00").expect("a day");
        assert_eq!(found.time, None);
        assert!(lost.expect("said").contains("03:31:00"));
        let (found, lost) = read_machine("2024-03-05T18:30:00.120+0100").expect("an instant");
        assert_eq!((found.time.is_some(), lost), (true, None));
    }

    #[test]
    fn days_in_the_text_are_guesses() {
        let found = guesses(&["They met on Monday (June 2, 2025) in the old customs house."]);
        assert_eq!(found[0].day.map(|day| day.date), Some(date(2025, 6, 2)));
        let found = guesses(&["The talks of June 2 are over."]);
        assert!(found[0].day.is_none() && found[0].reason.contains("without a year"));
        let found = guesses(&["They met on Sunday, and again on Monday."]);
        assert_eq!(found[0].reason, "the text speaks of Sunday and Monday, without a date");
    }
}

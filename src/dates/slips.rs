//! Dates as people write them, for messages: which day was meant, and why there is no such day.

use jiff::civil::{Date, date};

use super::{Basis, Certainty, find};
use crate::language;
use crate::model::When;

/// Returns why a text of the form `2024-06-31` or `2024-13` is not a day or month. `None` for any
/// other text, and for a day or month that exists.
pub(crate) fn date_fault(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(2..=3).contains(&parts.len())
        || !parts.iter().all(|part| digits(&part))
        || parts[0].len() != 4
    {
        return None;
    }
    if parts[1..].iter().any(|part| part.len() > 2) {
        return None;
    }
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i16>().ok());
    let (year, month) = (number(0)?, number(1)?);
    if !(1..=12).contains(&month) {
        return Some(format!("there is no month {month}"));
    }
    let day = number(2)?;
    let days = Date::new(year, month as i8, 1).ok()?.days_in_month();
    let name = &language::english().months.full[month as usize - 1];
    match day {
        0 => Some("there is no day 0".to_owned()),
        day if day > i16::from(days) && month == 2 => {
            Some(format!("{name} {year} has {days} days"))
        }
        day if day > i16::from(days) => Some(format!("{name} has {days} days")),
        _ => None,
    }
}

/// Returns the day that a text means which is not written `2024-05-14`: `14.05.2024`, `2024/5/14`,
/// `14 May 2024`, `May 14, 2024`. `None` if it could mean two days, or none.
pub(crate) fn likely_date(text: &str) -> Option<Date> {
    if text.len() > 24 || text.parse::<Date>().is_ok() && text.len() == "2024-05-14".len() {
        return None;
    }
    let apart = |c: char| matches!(c, '.' | '/' | '-' | ' ' | ',');
    let parts: Vec<&str> = text.split(apart).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts[..] else { return None };
    let number = |part: &str| {
        let part = part.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())?
    };
    let day = |year: i16, month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok().filter(|_| year > 999)
    };
    match (number(one), number(two), number(three)) {
        (Some(year), Some(month), Some(date)) if one.len() == 4 => day(year, month, date),
        // With full stops the day comes first; with other signs it may be either.
        (Some(date), Some(month), Some(year)) if text.contains('.') || date > 12 => {
            day(year, month, date)
        }
        (Some(month), Some(date), Some(year)) if date > 12 => day(year, month, date),
        (Some(_), None, Some(_)) | (None, Some(_), Some(_)) => in_words(text),
        _ => None,
    }
}

/// Returns the day that an English text is, with its year.
fn in_words(text: &str) -> Option<Date> {
    let found = find(text, "en", date(2000, 1, 1));
    let [found] = &found[..] else { return None };
    let whole = found.range == (0..text.len()) && found.basis == Basis::Explicit;
    match found.value {
        When::Day(day) if whole && found.certainty == Certainty::Certain => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_that_was_meant() {
        for (text, day) in [
            ("14.05.2024", Some("2024-05-14")),
            ("5.6.2024", Some("2024-06-05")),
            ("05/14/2024", Some("2024-05-14")),
            ("14/05/2024", Some("2024-05-14")),
            ("05/06/2024", None),
            ("2024.05.14", Some("2024-05-14")),
            ("1st June 2024", Some("2024-06-01")),
            ("Sept 3, 2024", Some("2024-09-03")),
            ("31.06.2024", None),
            ("2024-05-14", None),
            ("1.2.3", None),
            ("the 3 mayors", None),
        ] {
            assert_eq!(likely_date(text).map(|day| day.to_string()).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn why_there_is_no_such_day() {
        assert_eq!(date_fault("2019-06-31").as_deref(), Some("June has 30 days"));
        assert_eq!(date_fault("2019-02-29").as_deref(), Some("February 2019 has 28 days"));
        assert_eq!(date_fault("2019-14").as_deref(), Some("there is no month 14"));
        for text in ["2020-02-29", "2019-06", "2019", "a-b-c", "2019-06-311", "20190631", "4-9"] {
            assert_eq!(date_fault(text), None, "{text}");
        }
    }
}

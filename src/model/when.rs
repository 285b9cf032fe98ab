//! Times as texts give them: a day, a month, a year, or several days.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The meaning of a date in a text, as precise as the text is.
///
/// Written and read in the notation of EDTF (ISO 8601-2): `2025-06-01`, `2025-06`, `2025`,
/// `2025-06-01/2025-06-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum When {
    /// A day.
    Day(Date),
    /// A year and a month, 1 to 12.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// The first and the last of several days. The first is earlier.
    Days(Date, Date),
}

/// The precision of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// From one day to another.
    Range,
}

/// The way in which a date in a text was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// The text gives the year.
    Explicit,
    /// The year comes from the day of publication.
    YearSupplied,
    /// Counted from the day of publication.
    Relative,
    /// Counted from the previous date in the text.
    Textual,
    /// Given by the article's front matter.
    Corrected,
}

impl Basis {
    /// Returns the word for it, which stays the same in all versions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::YearSupplied => "year-supplied",
            Self::Relative => "relative",
            Self::Textual => "textual",
            Self::Corrected => "corrected",
        }
    }
}

/// The certainty of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// The words and the day of publication allow for one reading only.
    Certain,
    /// The reading was chosen by the words around it, or by the editor, or is counted from a day of
    /// publication that is inferred itself.
    Inferred,
    /// The date is wrong in itself.
    Doubtful(DateFault),
}

impl Certainty {
    /// Returns the word for it, which stays the same in all versions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Inferred => "inferred",
            Self::Doubtful(_) => "doubtful",
        }
    }
}

/// A contradiction in a date, often a mistake of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateFault {
    /// The month has no such day: `31 June`. The value is the month.
    NoSuchDay,
    /// The day has another weekday: `Monday, 1 June 2025`. The value is the day.
    OtherWeekday,
    /// The text tells it as past, but it was in the future: `earlier in July` in a text of June.
    /// The value is the future time.
    StillAhead,
}

impl When {
    /// Returns the days from `first` to `last`; a [`When::Day`] if they are the same. `None` if
    /// `last` is earlier.
    pub fn days(first: Date, last: Date) -> Option<Self> {
        match first.cmp(&last) {
            std::cmp::Ordering::Less => Some(Self::Days(first, last)),
            std::cmp::Ordering::Equal => Some(Self::Day(first)),
            std::cmp::Ordering::Greater => None,
        }
    }

    /// Returns its first day.
    pub fn first(self) -> Date {
        match self {
            Self::Day(date) | Self::Days(date, _) => date,
            Self::Month(year, month) => Date::new(year, month, 1).unwrap_or(Date::MIN),
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
        }
    }

    /// Returns its last day.
    pub fn last(self) -> Date {
        match self {
            Self::Day(date) | Self::Days(_, date) => date,
            Self::Month(..) => self.first().last_of_month(),
            Self::Year(_) => self.first().last_of_year(),
        }
    }

    /// Returns the number of its days, at least 1.
    pub fn length(self) -> usize {
        let days = (self.last() - self.first()).get_days();
        usize::try_from(days).map_or(1, |days| days + 1)
    }

    /// Returns its days in order.
    pub fn each_day(self) -> impl Iterator<Item = Date> {
        let last = self.last();
        std::iter::successors(Some(self.first()), move |date| {
            date.checked_add(1.day()).ok().filter(|next| *next <= last)
        })
    }

    /// Returns the times on whose pages it is listed. A day, a month or a year has a page of its
    /// own. A range is listed on each of its days; with more than [`Self::MOST`] days on each of
    /// its months, with more than a year on each of its years, and with more than [`Self::MOST`]
    /// years on the first and the last.
    pub fn pages(self) -> Vec<Self> {
        let Self::Days(first, last) = self else { return vec![self] };
        let (from, until) = (first.year(), last.year());
        if self.length() <= Self::MOST {
            return self.each_day().map(Self::Day).collect();
        }
        if self.length() <= 366 {
            let months = std::iter::successors(Some(first.first_of_month()), |month| {
                month.checked_add(1.month()).ok().filter(|next| *next <= last)
            });
            return months.map(|month| Self::Month(month.year(), month.month())).collect();
        }
        if usize::from(until.abs_diff(from)) < Self::MOST {
            (from..=until).map(Self::Year).collect()
        } else {
            vec![Self::Year(from), Self::Year(until)]
        }
    }

    /// The most days, or years, that a range may have to be listed on each.
    pub const MOST: usize = 31;

    /// Returns whether a day is in it.
    pub fn contains(self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// Returns its precision.
    pub fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(..) => Precision::Month,
            Self::Year(_) => Precision::Year,
            Self::Days(..) => Precision::Range,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

/// The error for a text that is not a day, a month, a year or a range in EDTF, or gives a day that
/// does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotEdtf;

impl FromStr for When {
    type Err = NotEdtf;

    /// Parses years of four digits, months and days of two. A range may be given by months or
    /// years, and means their days: `2024/2025-03`.
    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        match text.split_once('/') {
            Some((first, last)) => {
                let (first, last) = (single_time(first)?, single_time(last)?);
                Self::days(first.first(), last.last()).ok_or(NotEdtf)
            }
            None => single_time(text),
        }
    }
}

fn single_time(text: &str) -> Result<When, NotEdtf> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| match parts.next() {
        Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<i16>().map(Some).map_err(|_| NotEdtf)
        }
        Some(_) => Err(NotEdtf),
        None => Ok(None),
    };
    let (year, month, day) = (part(4)?.ok_or(NotEdtf)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return Err(NotEdtf);
    }
    let Some(month) = month else { return Ok(When::Year(year)) };
    let small = |number: i16| i8::try_from(number).map_err(|_| NotEdtf);
    let date = Date::new(year, small(month)?, small(day.unwrap_or(1))?).map_err(|_| NotEdtf)?;
    Ok(match day {
        Some(_) => When::Day(date),
        None => When::Month(date.year(), date.month()),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn edtf_is_displayed_as_it_was_parsed() {
        for text in ["2025-06-01", "2025-06", "2025", "0850", "2025-06-01/2025-06-03"] {
            assert_eq!(text.parse().map(|when: When| when.to_string()), Ok(text.to_owned()));
        }
        let quarter = When::Days(date(2025, 1, 1), date(2025, 3, 31));
        assert_eq!("2025-01/2025-03".parse(), Ok(quarter));
        assert_eq!("2025-06-01/2025-06-01".parse(), Ok(When::Day(date(2025, 6, 1))));
    }

    #[test]
    fn other_text_is_not_edtf() {
        for text in [
            "",
            "25",
            "2025-6",
            "2025-13",
            "2025-06-31",
            "2025-06-01-02",
            "2025/",
            "/2025",
            "2025/2024",
            "2025-06-01/2025-06-02/2025-06-03",
            "june",
            "٢٠٢٥",
            "2025?",
        ] {
            assert_eq!(text.parse::<When>(), Err(NotEdtf), "{text}");
        }
    }

    #[test]
    fn a_long_range_is_listed_on_few_pages() {
        let pages = |text: &str| {
            let pages = text.parse().map_or(Vec::new(), When::pages);
            pages.iter().map(When::to_string).collect::<Vec<_>>()
        };
        assert_eq!(pages("2025-06"), ["2025-06"]);
        assert_eq!(pages("2025-05-31/2025-06-01"), ["2025-05-31", "2025-06-01"]);
        assert_eq!(pages("2024-12/2025-02"), ["2024-12", "2025-01", "2025-02"]);
        assert_eq!(pages("2010/2019").len(), 10);
        assert_eq!(pages("1618/1713"), ["1618", "1713"]);
    }

    #[test]
    fn a_time_has_all_its_days() {
        let days = |text: &str| text.parse::<When>().map(|when| when.each_day().count());
        assert_eq!(days("2025-06-01"), Ok(1));
        assert_eq!(days("2024-02"), Ok(29));
        assert_eq!(days("2025-12-30/2026-01-02"), Ok(4));
        assert_eq!("2024".parse().map(When::length), Ok(366));
    }
}

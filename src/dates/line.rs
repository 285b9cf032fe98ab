//! Lines that give a date: `Published 5 March 2024, 6.30pm`.

use jiff::civil::{Date, date};

use super::lexicon::Lexicon;
use super::line_digits::plain_digits;
use super::tokens::DateText;
use super::words::Meaning;
use super::{Basis, Finder, When, numeric};

/// A day in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineDay {
    /// The day.
    pub date: Date,
    /// Whether day and month cannot be confused; otherwise the day is read first.
    pub is_certain: bool,
}

/// A day in a line, with the words before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LabelledDay {
    /// The day.
    pub(crate) day: LineDay,
    /// The same numbers with the month first, where that is a day, too.
    pub(crate) month_first: Option<Date>,
    /// The text between the day before it, or the beginning of the line, and this one; in lower
    /// case. Words in brackets behind the day before it are that day's.
    pub(crate) before: String,
    /// Words in brackets behind it, in lower case; may be empty.
    pub(crate) behind: String,
}

/// Returns the first day in a line, in any language: one with its month and year.
///
/// A day whose day and month could be confused (`4/2/2024`) counts if it is the only one.
pub fn in_line(line: &str) -> Option<LineDay> {
    days_in_line(line).into_iter().next().map(|labelled| labelled.day)
}

/// Returns the days in a line, in any language, in order: those with month and year. Days whose day
/// and month could be confused count only if there are no others.
pub(crate) fn days_in_line(line: &str) -> Vec<LabelledDay> {
    let lower = plain_digits(&apart(&line.to_lowercase()));
    // Only days with a year count, so the day of publication does not matter.
    let words = Lexicon::of_lines();
    let mut finder = Finder::with(words, date(2000, 1, 1));
    let mut end = 0;
    let mut labelled = |date, start: usize, until: usize, month_first: Option<Date>| {
        let before = lower[end.min(start)..start].to_owned();
        let behind = in_brackets(&lower[until..]).to_owned();
        end = until + behind.len();
        let day = LineDay { date, is_certain: month_first.is_none() };
        LabelledDay { day, month_first, before, behind }
    };
    let explicit: Vec<LabelledDay> = finder
        .find(&lower)
        .into_iter()
        .filter_map(|found| match found.value {
            When::Day(date) if found.basis == Basis::Explicit => {
                Some(labelled(date, found.range.start, found.range.end, None))
            }
            _ => None,
        })
        .collect();
    if !explicit.is_empty() {
        return explicit;
    }
    let text = DateText { text: &lower, words };
    let years = memchr::memchr2_iter(b'1', b'2', lower.as_bytes());
    let unsure = years.filter_map(|at| Some((at, numeric::ambiguous(text, at)?)));
    unsure
        .map(|(at, date)| {
            let swapped = Date::new(date.year(), date.day(), date.month()).ok();
            // The numbers begin up to six bytes before the year.
            let start =
                lower[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '/' || c == '.');
            labelled(date, start.len(), at + 4, Some(swapped.unwrap_or(date)))
        })
        .collect()
}

/// Returns the words in brackets with which a text begins, brackets included.
fn in_brackets(text: &str) -> &str {
    let start = text.trim_start();
    let closing = match start.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        Some('（') => '）',
        _ => return "",
    };
    let end = start.find(closing).map(|at| text.len() - start.len() + at + closing.len_utf8());
    end.map_or("", |end| &text[..end])
}

/// Returns the day that a line without a year gives, if it is within a day of `near`.
pub(crate) fn in_line_near(line: &str, near: Date) -> Option<Date> {
    let lower = apart(&line.to_lowercase());
    let words = Lexicon::of_lines();
    let mut finder = Finder::with(words, near);
    finder.find(&lower).into_iter().find_map(|found| match found.value {
        When::Day(date) if (date - near).get_days().abs() <= 1 => Some(date),
        _ => None,
    })
}

/// Returns the day in the path of an address: `/2024/03/05/`, `/2024-03-05-weir`, `/20240305-weir`.
pub(crate) fn day_in_path(path: &str) -> Option<Date> {
    let day = |year: &str, month: &str, day: &str| {
        let number = |text: &str| text.parse::<i8>().ok().filter(|_| (1..=2).contains(&text.len()));
        Date::new(year.parse().ok().filter(|_| year.len() == 4)?, number(month)?, number(day)?).ok()
    };
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let apart = parts.windows(3).find_map(|three| day(three[0], three[1], three[2]));
    apart.or_else(|| {
        parts.iter().find_map(|part| {
            let digits = part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| day(&part[..4], &part[4..6], &part[6..]))?
        })
    })
}

/// Returns a line with spaces where words and dates of a page ran together:
/// `Posted5 May 2025Share`.
fn apart(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 4);
    let (mut digits, mut in_word) = (0, false);
    for c in line.chars() {
        if c.is_alphabetic() && digits == 4 && !matches!(c, '年' | '년')
            || c.is_ascii_digit() && in_word && !out.ends_with(['年', '월', '月', '년'])
        {
            out.push(' ');
        }
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        in_word = c.is_alphabetic();
        out.push(c);
    }
    out
}

/// Returns whether a word in lower case names a month in some language.
pub(crate) fn is_month(word: &str) -> bool {
    matches!(Lexicon::of_lines().meaning(word), Some(Meaning::Month(..)))
}

/// Returns whether a word in lower case names a weekday in some language.
pub(crate) fn is_weekday(word: &str) -> bool {
    matches!(Lexicon::of_lines().meaning(word), Some(Meaning::Weekday(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_each_language() {
        for (line, day) in [
            ("Monday (June 2, 2025)", "2025-06-02"),
            ("UPDATED 2ND JUNE 2025", "2025-06-02"),
            ("Montag, 2. Juni 2025, 18:30 Uhr", "2025-06-02"),
            ("Stand: 02.06.2025", "2025-06-02"),
            ("2. MÄRZ 2025", "2025-03-02"),
            ("Publié le 1er août 2025", "2025-08-01"),
            ("3 de mayo de 2022", "2022-05-03"),
            ("12 октября 2023, 14:20", "2023-10-12"),
            ("12 ОКТЯБРЯ 2023", "2023-10-12"),
            ("24/02/2024", "2024-02-24"),
            ("02/24/2024", "2024-02-24"),
            ("2024-02-24", "2024-02-24"),
            ("Posted8 May 2025Updated 3 hours agoShare", "2025-05-08"),
            ("5 marzo 2024", "2024-03-05"),
            ("5 de março de 2024", "2024-03-05"),
            ("5 maart 2024", "2024-03-05"),
            ("5 marca 2024", "2024-03-05"),
            ("5 mars 2024 kl. 10.15", "2024-03-05"),
            ("5. marts 2024", "2024-03-05"),
            ("5. desember 2024", "2024-12-05"),
            ("5. maaliskuuta 2024", "2024-03-05"),
            ("5 Mart 2024 Salı", "2024-03-05"),
            ("5. března 2024", "2024-03-05"),
            ("5 березня 2024", "2024-03-05"),
            ("5 martie 2024", "2024-03-05"),
            ("5 Μαρτίου 2024", "2024-03-05"),
            ("5 مارس 2024", "2024-03-05"),
            ("5 Maret 2024", "2024-03-05"),
            ("2024. március 5.", "2024-03-05"),
            ("2024年3月5日", "2024-03-05"),
            ("発表：2024年03月05日 10時", "2024-03-05"),
            ("2024년 3월 5일", "2024-03-05"),
            ("입력 2024.03.05 10:12", "2024-03-05"),
            ("2024. 3. 5.", "2024-03-05"),
            ("2024/3/5 09:14", "2024-03-05"),
            ("Von: Una Fell | 31.10.23", "2023-10-31"),
            ("05.03.24, 18:30 Uhr", "2024-03-05"),
            ("5.3.98", "1998-03-05"),
        ] {
            let found = in_line(line).map(|day| (day.date.to_string(), day.is_certain));
            assert_eq!(found, Some((day.to_owned(), true)), "{line}");
        }
    }

    #[test]
    fn each_day_of_a_line_has_the_words_before_it() {
        let days = days_in_line("Updated 6 May 2024, first published 4 May 2024");
        let read: Vec<_> = days.iter().map(|day| (day.day.date, day.before.trim())).collect();
        assert_eq!(read, [(date(2024, 5, 6), "updated"), (date(2024, 5, 4), ", first published")]);
    }

    #[test]
    fn a_day_without_a_year_is_read_near_another() {
        let near = date(2024, 1, 1);
        assert_eq!(in_line_near("Posted December 31, 9:05 PM", near), Some(date(2023, 12, 31)));
        assert_eq!(in_line_near("Posted January 1, 9:05 PM", near), Some(near));
        assert_eq!(in_line_near("Posted January 3, 9:05 PM", near), None);
    }

    #[test]
    fn an_address_can_have_a_day() {
        for (path, day) in [
            ("/news/2024/03/05/weir", Some("2024-03-05")),
            ("/2024/3/5/weir", Some("2024-03-05")),
            ("/news/2024-03-05-weir.html", Some("2024-03-05")),
            ("/weir_20240305.html", Some("2024-03-05")),
            ("/2024/03/weir", None),
            ("/weir-12345678", None),
            ("/news/2024/31/31", None),
            ("/", None),
        ] {
            let found = day_in_path(path).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{path}");
        }
    }

    #[test]
    fn a_day_that_can_be_misread_is_not_certain() {
        let found = in_line("04/02/2024 09:14").expect("a day");
        assert_eq!((found.date, found.is_certain), (date(2024, 2, 4), false));
        for line in [
            "28 JAN, 15:07",
            "June 2025",
            "13/13/2024",
            "yesterday",
            "2015 Euro",
            "10.12.14.5",
            "Version 1.2.34.5",
            "Tel. 030.12.34.56",
            "12.30.45 Uhr",
            "2024/13/5",
        ] {
            assert_eq!(in_line(line), None, "{line}");
        }
    }
}

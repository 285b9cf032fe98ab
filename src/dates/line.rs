//! Lines that give a date: `Published 5 March 2024, 6.30pm`.

use jiff::civil::{Date, date};

use super::lexicon::Lexicon;
use super::tokens::Text;
use super::words::Meaning;
use super::{Basis, Finder, When, year};

/// A day in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineDay {
    /// The day.
    pub date: Date,
    /// Whether day and month cannot be confused; otherwise the day is read first.
    pub is_certain: bool,
}

/// Returns the first day in a line, in any language: one with its month and year.
///
/// A day whose day and month could be confused (`4/2/2024`) counts if it is the only one.
pub fn in_line(line: &str) -> Option<LineDay> {
    let lower = apart(&line.to_lowercase());
    // Only days with a year count, so the day of publication does not matter.
    let words = Lexicon::of_lines();
    let mut finder = Finder { words, published: date(2000, 1, 1), reference: None };
    let explicit = finder.find(&lower).into_iter().find_map(|found| match found.value {
        When::Day(date) if found.basis == Basis::Explicit => Some(date),
        _ => None,
    });
    if let Some(date) = explicit {
        return Some(LineDay { date, is_certain: true });
    }
    let text = Text { text: &lower, words };
    let years = memchr::memchr2_iter(b'1', b'2', lower.as_bytes());
    let date = years.filter_map(|at| year::ambiguous(text, at)).next()?;
    Some(LineDay { date, is_certain: false })
}

/// Returns a line with spaces where words and dates of a page ran together:
/// `Posted5 May 2025Share`.
fn apart(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 4);
    let (mut digits, mut in_word) = (0, false);
    for c in line.chars() {
        if c.is_alphabetic() && digits == 4 || c.is_ascii_digit() && in_word {
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
        ] {
            let found = in_line(line).map(|day| (day.date.to_string(), day.is_certain));
            assert_eq!(found, Some((day.to_owned(), true)), "{line}");
        }
    }

    #[test]
    fn a_day_that_can_be_misread_is_not_certain() {
        let found = in_line("04/02/2024 09:14").expect("a day");
        assert_eq!((found.date, found.is_certain), (date(2024, 2, 4), false));
        for line in ["28 JAN, 15:07", "June 2025", "13/13/2024", "yesterday", "2015 Euro"] {
            assert_eq!(in_line(line), None, "{line}");
        }
    }
}

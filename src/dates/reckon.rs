//! From what is written to the day that is meant, counted from the day of publication.

use jiff::civil::{Date, Weekday};

use super::grammar::Reading;
use super::words::Turn;
use crate::model::site::Basis;

/// Returns the day that is meant; `None` if there is no such day.
pub(super) fn day(reading: Reading, published: Date) -> Option<(Date, Basis)> {
    Some(match reading {
        Reading::Full { year, month, day } => (Date::new(year, month, day).ok()?, Basis::Explicit),
        Reading::DayOfMonth { month, day } => {
            (nearest(month, day, published)?, Basis::YearSupplied)
        }
        Reading::Weekday(weekday, turn) => (turned(weekday, turn, published)?, Basis::Relative),
        Reading::Away(days) => {
            let span = jiff::Span::new().days(days);
            (published.checked_add(span).ok()?, Basis::Relative)
        }
    })
}

/// Returns the day of the year nearest to the publication; of two equally near, the earlier.
fn nearest(month: i8, day: i8, published: Date) -> Option<Date> {
    // A leap day may be four years away, and eight around 1900 or 2100.
    let reach = if (month, day) == (2, 29) { 8 } else { 1 };
    (-reach..=reach)
        .filter_map(|years| Date::new(published.year() + years, month, day).ok())
        .min_by_key(|date| published.duration_until(*date).abs())
}

/// Returns the weekday that is meant: without a word of direction the last one up to the
/// publication, whose own day counts.
fn turned(weekday: Weekday, turn: Option<Turn>, published: Date) -> Option<Date> {
    let nth = match turn {
        None if published.weekday() == weekday => return Some(published),
        None | Some(Turn::Back) => -1,
        Some(Turn::Ahead) => 1,
    };
    published.nth_weekday(nth, weekday).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_nearest_year_may_be_the_one_before_or_after() {
        assert_eq!(nearest(12, 30, date(2025, 1, 5)), Some(date(2024, 12, 30)));
        assert_eq!(nearest(1, 5, date(2024, 12, 30)), Some(date(2025, 1, 5)));
        assert_eq!(nearest(6, 1, date(2025, 6, 1)), Some(date(2025, 6, 1)));
        assert_eq!(nearest(6, 31, date(2025, 6, 1)), None);
    }

    #[test]
    fn a_leap_day_is_looked_for_in_leap_years() {
        assert_eq!(nearest(2, 29, date(2025, 6, 1)), Some(date(2024, 2, 29)));
        assert_eq!(nearest(2, 29, date(2100, 1, 1)), Some(date(2096, 2, 29)));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        let reading = Reading::Away(1);
        assert_eq!(day(reading, Date::MAX), None);
        assert_eq!(turned(Weekday::Monday, Some(Turn::Back), Date::MIN), None);
        assert_eq!(nearest(1, 1, Date::MAX), Some(date(9999, 1, 1)));
    }
}

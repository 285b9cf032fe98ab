//! The Solar Hijri calendar of Iran and Afghanistan. `None` is a time that it does not have.

use jiff::civil::{Date, date};

use super::calendar::away;
use crate::model::When;

/// The day that year 1 would begin with if its leap years had always been those of today.
const EPOCH: Date = date(622, 3, 21);

/// The leap years of each 33 years, which the calendar has followed since 1799 and will follow
/// until 2256.
const LEAPS: [i16; 8] = [1, 5, 9, 13, 17, 22, 26, 30];

/// Returns whether a year has 366 days.
fn is_leap(year: i16) -> bool {
    LEAPS.contains(&year.rem_euclid(33))
}

/// Returns the first day of a year.
fn first(year: i16) -> Option<Date> {
    if !(1..=3000).contains(&year) {
        return None;
    }
    let whole = i32::from(year - 1);
    let cycles = whole / 33;
    let rest = whole % 33;
    let leaps = LEAPS.iter().filter(|leap| i32::from(**leap) <= rest).count();
    away(EPOCH, whole * 365 + cycles * 8 + i32::try_from(leaps).ok()?)
}

fn length(year: i16, month: i8) -> Option<i8> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 => Some(if is_leap(year) { 30 } else { 29 }),
        _ => None,
    }
}

/// Returns a day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=length(year, month)?).contains(&day) {
        return None;
    }
    let month = i32::from(month - 1);
    let before = if month <= 6 { 31 * month } else { 186 + 30 * (month - 6) };
    away(first(year)?, before + i32::from(day) - 1)
}

/// Returns the days of a month.
pub(super) fn month(year: i16, month: i8) -> Option<When> {
    When::days(day(year, month, 1)?, day(year, month, length(year, month)?)?)
}

/// Returns the days of a year.
pub(super) fn year(year: i16) -> Option<When> {
    When::days(first(year)?, away(first(year.checked_add(1)?)?, -1)?)
}

/// Returns the year that a day is in.
pub(super) fn year_of(date: Date) -> Option<i16> {
    let near = date.year().checked_sub(621)?;
    if first(near)? <= date { Some(near) } else { Some(near - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_known_from_calendars() {
        assert_eq!(day(1404, 1, 1), Some(date(2025, 3, 21)));
        assert_eq!(day(1403, 12, 30), Some(date(2025, 3, 20)));
        assert_eq!(day(1404, 12, 30), None);
        assert_eq!(day(1357, 11, 22), Some(date(1979, 2, 11)));
        assert_eq!(day(1400, 1, 1), Some(date(2021, 3, 21)));
        assert_eq!(day(1399, 1, 1), Some(date(2020, 3, 20)));
        assert_eq!(year_of(date(2025, 6, 3)), Some(1404));
        assert_eq!(year_of(date(2025, 3, 20)), Some(1403));
    }
}

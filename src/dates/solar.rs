//! The Solar Hijri calendar of Iran and Afghanistan. `None` is a time that it does not have.

use jiff::civil::{Date, Weekday, date};

use super::calendar::away;
use super::words::CalendarUnit;
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

/// Returns the days from the first of a year to the last of another.
pub(super) fn years(from: i16, to: i16) -> Option<When> {
    When::days(first(from)?, away(first(to.checked_add(1)?)?, -1)?)
}

/// Returns the three months of a season, 0 to 3 from spring.
pub(super) fn season(year: i16, nth: u8) -> Option<When> {
    let month = 3 * i8::try_from(nth).ok()? + 1;
    When::days(day(year, month, 1)?, day(year, month + 2, length(year, month + 2)?)?)
}

/// Returns the unit that `date` is in, or one so many steps away. Weeks begin on Saturday, and end
/// with Thursday and Friday.
pub(super) fn stepped(date: Date, unit: CalendarUnit, steps: i32) -> Option<When> {
    let year = year_of(date)?;
    let after = |year: i16, steps: i32| i16::try_from(i32::from(year).checked_add(steps)?).ok();
    Some(match unit {
        CalendarUnit::DayPart | CalendarUnit::Day => When::Day(away(date, steps)?),
        CalendarUnit::Week | CalendarUnit::Weekend => {
            let first = away(saturday(date)?, steps.checked_mul(7)?)?;
            let start = if unit == CalendarUnit::Week { first } else { away(first, 5)? };
            When::days(start, away(first, 6)?)?
        }
        CalendarUnit::Month => {
            let (year, month) = shifted(year, month_of(date, year)?, 12, steps)?;
            self::month(year, month + 1)?
        }
        CalendarUnit::Quarter => {
            let (year, quarter) = shifted(year, month_of(date, year)? / 3, 4, steps)?;
            season(year, u8::try_from(quarter).ok()?)?
        }
        CalendarUnit::Year => {
            let year = after(year, steps)?;
            years(year, year)?
        }
        CalendarUnit::Decade => {
            let first = after(year.div_euclid(10) * 10, steps.checked_mul(10)?)?;
            years(first, first.checked_add(9)?)?
        }
    })
}

/// Returns the first day of a day's week.
pub(super) fn saturday(date: Date) -> Option<Date> {
    away(date, -days_after_saturday(date.weekday()))
}

/// Returns the place of a weekday in its week, from 0.
pub(super) fn days_after_saturday(weekday: Weekday) -> i32 {
    i32::from((weekday.to_monday_zero_offset() + 2) % 7)
}

/// Returns the month that a day of a year is in, from 0.
fn month_of(date: Date, year: i16) -> Option<i8> {
    let days = (date - first(year)?).get_days();
    i8::try_from(if days < 186 { days / 31 } else { (days - 186) / 30 + 6 }).ok()
}

/// Returns the year and the part of it, from 0, of `parts` in each, that is so many steps away.
fn shifted(year: i16, part: i8, parts: i32, steps: i32) -> Option<(i16, i8)> {
    let all = (i32::from(year) * parts + i32::from(part)).checked_add(steps)?;
    let year = i16::try_from(all.div_euclid(parts)).ok()?;
    Some((year, i8::try_from(all.rem_euclid(parts)).ok()?))
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
        assert_eq!(stepped(date(2025, 6, 3), CalendarUnit::Month, -3), month(1403, 12));
        assert_eq!(stepped(date(2025, 3, 20), CalendarUnit::Quarter, 1), season(1404, 0));
        assert_eq!(saturday(date(2025, 6, 6)), Some(date(2025, 5, 31)));
        assert_eq!(saturday(date(2025, 6, 7)), Some(date(2025, 6, 7)));
        assert_eq!(year_of(date(2025, 6, 3)), Some(1404));
        assert_eq!(year_of(date(2025, 3, 20)), Some(1403));
    }
}

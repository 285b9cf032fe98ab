//! Calendar arithmetic: days, weeks and longer times by their distance; quarters, seasons and
//! named days of a year. `None` is a time that the calendar does not have.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::words::CalendarUnit;
use crate::language::Holiday;
use crate::model::When;

/// Returns the day so many days after another.
pub(super) fn away(from: Date, days: i32) -> Option<Date> {
    from.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Returns the Monday of a day's week.
pub(super) fn monday(date: Date) -> Option<Date> {
    away(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// Returns the days from the first of a year to the last of another.
pub(super) fn years(first: i16, last: i16) -> Option<When> {
    When::days(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)
}

/// Returns the unit that `date` is in, or one so many steps away.
pub(super) fn stepped(date: Date, unit: CalendarUnit, step: i8) -> Option<When> {
    let months = |months: i32| date.checked_add(Span::new().try_months(months).ok()?).ok();
    Some(match unit {
        CalendarUnit::DayPart | CalendarUnit::Day => When::Day(away(date, step.into())?),
        CalendarUnit::Week | CalendarUnit::Weekend => {
            let first = away(monday(date)?, 7 * i32::from(step))?;
            When::days(first, away(first, 6)?)?
        }
        CalendarUnit::Month => {
            let date = months(step.into())?;
            When::Month(date.year(), date.month())
        }
        CalendarUnit::Quarter => {
            let date = months(3 * i32::from(step))?;
            quarter(date.year(), (date.month() + 2) / 3)?
        }
        CalendarUnit::Year => When::Year(date.year().checked_add(step.into())?),
        CalendarUnit::Decade => {
            let first = date.year().div_euclid(10) * 10 + 10 * i16::from(step);
            years(first, first + 9)?
        }
    })
}

/// Returns the day so many units after another.
pub(super) fn later(date: Date, (unit, count): (CalendarUnit, i32)) -> Option<Date> {
    let months = match unit {
        CalendarUnit::Month => count,
        CalendarUnit::Year => count.checked_mul(12)?,
        CalendarUnit::Week => return away(date, count.checked_mul(7)?),
        CalendarUnit::Day => return away(date, count),
        _ => return None,
    };
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// Returns the time so many units away, as precise as the unit or as what is counted from.
pub(super) fn counted(from: When, unit: CalendarUnit, count: i32) -> Option<When> {
    let date = from.first();
    let months = |count: i32| date.checked_add(Span::new().try_months(count).ok()?).ok();
    Some(match unit {
        CalendarUnit::Day => When::Day(away(date, count)?),
        CalendarUnit::Week => When::Day(away(date, count.checked_mul(7)?)?),
        CalendarUnit::Month => months(count).map(|date| When::Month(date.year(), date.month()))?,
        CalendarUnit::Year => {
            let year = i16::try_from(i32::from(date.year()) + count).ok()?;
            (1..=9999).contains(&year).then_some(When::Year(year))?
        }
        CalendarUnit::DayPart
        | CalendarUnit::Weekend
        | CalendarUnit::Quarter
        | CalendarUnit::Decade => return None,
    })
}

/// Returns a quarter, 1 to 4, of a year.
pub(super) fn quarter(year: i16, nth: i8) -> Option<When> {
    let first = Date::new(year, 3 * nth - 2, 1).ok()?;
    When::days(first, Date::new(year, 3 * nth, 1).ok()?.last_of_month())
}

/// Returns the three months of a season, as meteorologists in the north count them.
pub(super) fn season(year: i16, nth: u8) -> Option<When> {
    let first = Date::new(year, 3, 1).ok()?.checked_add(Span::new().months(3 * i64::from(nth)));
    let first = first.ok()?;
    When::days(first, first.checked_add(2.months()).ok()?.last_of_month())
}

/// Returns a named day of a year.
pub(super) fn celebrated(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Day { month, day } => Date::new(year, month, day).ok(),
        Holiday::Weekday { month, weekday, nth } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Before { month, day, weekday, before } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Date::new(year, month, day).ok()?.nth_weekday(-i32::from(before), weekday).ok()
        }
        Holiday::Easter { easter: days } => away(easter(year)?, days.into()),
    }
}

/// Returns Easter Sunday of a year, in the Gregorian calendar (the method of Meeus).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    if year < 1583 {
        return None;
    }
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

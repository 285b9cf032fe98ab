//! Readings: dates as they are written, before they become times.

use std::ops::Range;

use jiff::civil::Weekday;

use super::words::CalendarUnit;
use crate::language::Holiday;

/// Words that are read as a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) reading: Reading,
}

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A day of a month, perhaps with its weekday.
    Day { month: i8, day: i8, year: Year, weekday: Option<Weekday> },
    /// From one day of a month to another.
    Days { first: (i8, i8, Year), last: (i8, i8, Year) },
    /// A month.
    Month { month: i8, year: Year },
    /// A year.
    Year(i16),
    /// From one year to another.
    Years(i16, i16),
    /// Ten years from this one on.
    Decade(i16),
    /// A weekday.
    Weekday(Weekday, Which),
    /// The night to a weekday, which begins on the day before.
    NightTo(Weekday, Which),
    /// The night to a day of a month.
    NightToDay { month: i8, day: i8, year: Year },
    /// So many days after the publication.
    Away(i32),
    /// `today`, which may also mean these times.
    Today,
    /// A part of the calendar, so many steps away from the time it is counted from.
    Unit { unit: CalendarUnit, step: i8, from: CountFrom },
    /// So many units away from the time it is counted from; `around` if the number is not exact.
    Count { unit: CalendarUnit, count: i32, from: CountFrom, around: bool },
    /// So many of a longer and of a shorter unit away, with the sign of the direction.
    Counts { longer: (CalendarUnit, i32), shorter: (CalendarUnit, i32), from: CountFrom },
    /// Saturday and Sunday.
    Weekend(Which),
    /// A quarter, 1 to 4.
    Quarter(i8, Year),
    /// A season, 0 to 3 from spring.
    Season(u8, Year),
    /// A named day.
    Holiday(Holiday, Year),
    /// One of the weekdays of a month; the last is -1.
    NthWeekday { nth: i8, weekday: Weekday, month: i8, year: Year },
    /// The same of the month that is so many steps away.
    NthWeekdayAway { nth: i8, weekday: Weekday, step: i8 },
    /// A day of a month that is not named: of this, so many steps away, or the nearest.
    DayOfMonth { day: i8, step: Option<i8>, weekday: Option<Weekday> },
    /// A month of the Solar Hijri calendar, or a day or several days of it.
    Solar { month: i8, day: Option<i8>, last: Option<i8>, year: Year },
    /// A year of the Solar Hijri calendar.
    SolarYear(i16),
    /// From one year of it to another.
    SolarYears(i16, i16),
    /// A part of it, so many steps away from the time it is counted from; `around` if the number is
    /// not exact.
    SolarUnit { unit: CalendarUnit, count: i32, from: CountFrom, around: bool },
    /// A season of it, 0 to 3 from spring, which its year begins with.
    SolarSeason(u8, Year),
}

/// How the year is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// It is written.
    Written(i16),
    /// So many years from the publication's: `June last year`.
    Counted(i8),
    /// That of the date before it in the text: `June of that year`.
    Text,
    /// So many years from that: `June of the year before`.
    TextStep(i8),
    /// The time is so many steps away: `last June`.
    Step(i8),
    /// The time is seen from within, as past (-1) or future (1): `earlier in June`.
    Within(i8),
    /// It is not given.
    Open,
}

/// How one of all Sundays, or all weekends, is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// So many steps away: `last Sunday`.
    Step(i8),
    /// In a week so many weeks away: `Sunday of last week`.
    Week(i8),
    /// The same, with weeks that begin on Saturday.
    SolarWeek(i8),
    /// So many weeks before the last one: `a week ago Sunday`.
    WeeksAgo(i32),
    /// So many weeks after the next one: `two weeks from Sunday`.
    WeeksOn(i32),
    /// Beside the date before it in the text: `the following Sunday`.
    Text(i8),
    /// It is not given.
    Open,
}

/// The date that is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CountFrom {
    /// At the publication.
    Publication,
    /// At the date before it in the text; without one there is no date.
    Text,
    /// At the date before it in the text, or at the publication.
    Either,
}

impl Reading {
    /// Returns the reading with the year that is not given in it.
    pub(super) fn in_year(mut self, written: i16) -> Self {
        let given = Year::Written(written);
        match &mut self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter(_, year)
            | Self::NightToDay { year, .. }
            | Self::Season(_, year)
            | Self::Holiday(_, year) => *year = given,
            Self::Days { first, last } => {
                last.2 = given;
                if first.2 == Year::Open && first.0 <= last.0 {
                    first.2 = given;
                }
            }
            _ => {}
        }
        self
    }

    /// Returns whether it comes once a year and no year is given, so that [`Self::in_year`] gives
    /// it one.
    pub(super) fn lacks_year(&self) -> bool {
        matches!(
            self,
            Self::Day { year: Year::Open, .. }
                | Self::Month { year: Year::Open, .. }
                | Self::Quarter(_, Year::Open)
                | Self::NightToDay { year: Year::Open, .. }
                | Self::Season(_, Year::Open)
                | Self::Holiday(_, Year::Open)
                | Self::Days { last: (_, _, Year::Open), .. }
        )
    }

    /// Returns the reading in a text whose calendar is the Solar Hijri one. Months with the names
    /// of another calendar, and years far from its own, stay as they are.
    pub(super) fn in_solar_calendar(self) -> Self {
        use CalendarUnit::{Decade, Month, Quarter, Week, Weekend, Year as YearUnit};
        let own = |year: i16| (1200..1500).contains(&year);
        match self {
            Self::Unit {
                unit: unit @ (Week | Month | Quarter | YearUnit | Decade),
                step,
                from,
            } => Self::SolarUnit { unit, count: step.into(), from, around: false },
            Self::Count { unit: unit @ (Month | YearUnit), count, from, .. } => {
                Self::SolarUnit { unit, count, from, around: true }
            }
            Self::Weekend(which @ (Which::Open | Which::Step(_))) => {
                let count = if let Which::Step(step) = which { step.into() } else { 0 };
                let from = CountFrom::Publication;
                Self::SolarUnit { unit: Weekend, count, from, around: true }
            }
            Self::Weekday(weekday, Which::Week(weeks)) => {
                Self::Weekday(weekday, Which::SolarWeek(weeks))
            }
            Self::Season(nth, year) => Self::SolarSeason(nth, year),
            Self::Year(year) if own(year) => Self::SolarYear(year),
            Self::Years(first, last) if own(first) => Self::SolarYears(first, last),
            Self::Decade(first) if own(first) => Self::SolarYears(first, first + 9),
            other => other,
        }
    }

    /// Returns whether tense decides which time is meant.
    pub(super) fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Day { year: Year::Open | Year::Step(0), .. }
                | Self::Days { last: (_, _, Year::Open), .. }
                | Self::Month { year: Year::Open | Year::Step(0), .. }
                | Self::Weekday(_, Which::Open | Which::Step(0))
                | Self::NightTo(_, Which::Open | Which::Step(0))
                | Self::NightToDay { year: Year::Open | Year::Step(0), .. }
                | Self::Today
                | Self::Weekend(Which::Open | Which::Step(0))
                | Self::Quarter(_, Year::Open | Year::Step(0))
                | Self::Season(_, Year::Open | Year::Step(0))
                | Self::Holiday(_, Year::Open | Year::Step(0))
                | Self::NthWeekday { year: Year::Open | Year::Step(0), .. }
                | Self::DayOfMonth { step: None, .. }
                | Self::Solar { year: Year::Open | Year::Step(0), .. }
                | Self::SolarSeason(_, Year::Open | Year::Step(0))
                | Self::SolarUnit { unit: CalendarUnit::Weekend, count: 0, .. }
        )
    }
}

//! Turns a reading into the time that is meant.

mod days;
mod solar_times;
mod weekly;
mod yearly;

use jiff::civil::Date;

use super::calendar::{away, celebrated, counted, later, quarter, season, stepped, years};
use super::direction::Direction;
use super::reading::{CountFrom, Reading, Which, Year};
use super::solar;
use super::words::CalendarUnit;
use crate::model::{Basis, Certainty, When};

/// The time that a reading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Normalised {
    pub(super) value: When,
    pub(super) basis: Basis,
    pub(super) certainty: Certainty,
}

/// How many days a time without a year may be from a publication that an undated text is about:
/// four months. That of any other year is twice as far.
const NEAR: i32 = 120;

/// The days that times are counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Normaliser {
    pub(super) published: Date,
    /// The date before it in the text.
    pub(super) reference: Option<When>,
}

impl Normaliser {
    /// Returns the time that is meant; `None` if there is no such time, or no date to count from.
    pub(super) fn normalise(&self, reading: Reading, way: Option<Direction>) -> Option<Normalised> {
        use Basis::{Explicit, Relative, Textual};
        use Certainty::{Certain, Inferred};
        let (value, basis, certainty) = match reading {
            Reading::Day { month, day, year, weekday } => {
                return self.day(month, day, year, weekday, way);
            }
            Reading::Days { first, last } => return self.days(first, last, way),
            Reading::Month { month, year } => return self.month(month, year, way),
            Reading::Year(year) => (When::Year(year), Explicit, Certain),
            Reading::Years(first, last) => (years(first, last)?, Explicit, Certain),
            Reading::Decade(first) => (years(first, first.checked_add(9)?)?, Explicit, Certain),
            Reading::Weekday(weekday, which) => {
                let basis = if matches!(which, Which::Text(_)) { Textual } else { Relative };
                let certainty = match which {
                    Which::Open | Which::Text(_) | Which::Step(0) => Inferred,
                    _ => Certain,
                };
                (When::Day(self.weekday(weekday, which, way)?), basis, certainty)
            }
            Reading::NightTo(weekday, which) => {
                let night = self.normalise(Reading::Weekday(weekday, which), way)?;
                return night_to(night);
            }
            Reading::NightToDay { month, day, year } => {
                return night_to(self.day(month, day, year, None, way)?);
            }
            // In the present tense it tells how things are: `two yards still build them today`.
            Reading::Today => {
                let certainty = if way.is_some() { Certain } else { Inferred };
                (When::Day(self.published), Relative, certainty)
            }
            Reading::Away(days) => (When::Day(away(self.published, days)?), Relative, Certain),
            Reading::Unit { unit, step, from } => {
                let (start, basis) = self.start(from, unit)?;
                let certainty = if basis == Textual { Inferred } else { Certain };
                (stepped(start.first(), unit, step)?, basis, certainty)
            }
            Reading::Count { unit, count, from, around } => {
                let (start, basis) = self.start(from, unit)?;
                let exact = !around && basis == Relative && unit == CalendarUnit::Day;
                let certainty = if exact { Certain } else { Inferred };
                (counted(start, unit, count)?, basis, certainty)
            }
            Reading::Counts { longer, shorter, from } => {
                let (start, basis) = self.start(from, shorter.0)?;
                let day = later(start.first(), longer).and_then(|day| later(day, shorter))?;
                (When::Day(day), basis, Inferred)
            }
            Reading::Weekend(which) => {
                let saturday = self.weekend(which, way)?;
                (When::days(saturday, away(saturday, 1)?)?, Relative, Inferred)
            }
            Reading::Quarter(nth, year) => {
                return self.span(year, way, |year| quarter(year, nth));
            }
            Reading::Season(nth, year) => return self.span(year, way, |year| season(year, nth)),
            Reading::Holiday(holiday, year) => {
                return self.span(year, way, |year| celebrated(year, holiday).map(When::Day));
            }
            Reading::NthWeekday { nth, weekday, month, year } => {
                let of = |year| {
                    let first = Date::new(year, month, 1).ok()?;
                    first.nth_weekday_of_month(nth, weekday).ok().map(When::Day)
                };
                return match (year, way) {
                    (Year::Open, None) => self.nearest_time(of),
                    _ => self.span(year, way, of),
                };
            }
            Reading::NthWeekdayAway { nth, weekday, step } => {
                let first = stepped(self.published, CalendarUnit::Month, step)?.first();
                (When::Day(first.nth_weekday_of_month(nth, weekday).ok()?), Relative, Certain)
            }
            Reading::DayOfMonth { day, step, weekday } => {
                (When::Day(self.day_of_month(day, step, weekday, way)?), Relative, Inferred)
            }
            Reading::Solar { month, day, last, year } => {
                return self.solar(month, (day, last), year, way);
            }
            Reading::SolarYear(year) => (solar::years(year, year)?, Explicit, Certain),
            Reading::SolarYears(first, last) => (solar::years(first, last)?, Explicit, Certain),
            Reading::SolarUnit { unit, count, from, around } => {
                let (start, basis) = self.solar_start(from, unit)?;
                let certainty = if around || basis == Textual { Inferred } else { Certain };
                (self.solar_unit(start, unit, count, way)?, basis, certainty)
            }
            Reading::SolarSeason(nth, year) => return self.solar_season(nth, year, way),
        };
        Some(Normalised { value, basis, certainty })
    }

    /// Returns the time that is meant in a text on the publication which was written at an unknown
    /// day after it.
    pub(super) fn undated(&self, reading: Reading) -> Option<Normalised> {
        if !reading.lacks_year() {
            return self.normalise(reading, None).filter(|it| it.basis == Basis::Explicit);
        }
        let days = |day: Date| (day - self.published).get_days().abs();
        let distance = |it: &Normalised| {
            let apart = [it.value.first(), it.value.last()].map(days);
            if it.value.contains(self.published) { 0 } else { apart[0].min(apart[1]) }
        };
        let year = self.published.year();
        let nearest = (year.saturating_sub(1)..=year.saturating_add(1))
            .filter_map(|year| self.normalise(reading.in_year(year), None))
            .filter(|it| it.certainty == Certainty::Certain && distance(it) <= NEAR)
            .min_by_key(distance)?;
        let (basis, certainty) = (Basis::YearSupplied, Certainty::Inferred);
        Some(Normalised { basis, certainty, ..nearest })
    }

    /// Returns the time to count from, no coarser than the unit.
    fn start(&self, from: CountFrom, unit: CalendarUnit) -> Option<(When, Basis)> {
        let fine = |value: &When| match unit {
            CalendarUnit::Year | CalendarUnit::Decade => true,
            CalendarUnit::Month | CalendarUnit::Quarter => {
                matches!(value, When::Day(_) | When::Month(..))
            }
            _ => matches!(value, When::Day(_)),
        };
        self.start_of(from, self.reference.filter(fine))
    }

    /// Returns the time to count from, given the date before it in the text.
    fn start_of(&self, from: CountFrom, reference: Option<When>) -> Option<(When, Basis)> {
        let published = (When::Day(self.published), Basis::Relative);
        let reference = reference.map(|value| (value, Basis::Textual));
        match from {
            CountFrom::Publication => Some(published),
            CountFrom::Text => reference,
            CountFrom::Either => reference.or(Some(published)),
        }
    }

    /// Returns the year that is given; `None` if it is open.
    fn year(&self, year: Year) -> Option<(i16, Basis)> {
        match year {
            Year::Written(year) => Some((year, Basis::Explicit)),
            Year::Counted(step) => {
                Some((self.published.year().checked_add(step.into())?, Basis::Relative))
            }
            Year::Text => Some((self.reference?.first().year(), Basis::Textual)),
            Year::TextStep(step) => {
                Some((self.reference?.first().year().checked_add(step.into())?, Basis::Textual))
            }
            Year::Step(_) | Year::Within(_) | Year::Open => None,
        }
    }
}

/// Returns the night to a day: that day and the one before it.
fn night_to(day: Normalised) -> Option<Normalised> {
    let When::Day(last) = day.value else { return Some(day) };
    Some(Normalised { value: When::days(away(last, -1)?, last)?, ..day })
}

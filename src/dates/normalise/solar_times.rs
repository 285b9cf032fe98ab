//! Times of the Solar Hijri calendar.

use jiff::civil::Date;

use super::days::SLACK;
use super::{Normalised, Normaliser};
use crate::dates::direction::Direction;
use crate::dates::reading::{CountFrom, Year};
use crate::dates::solar;
use crate::dates::words::CalendarUnit;
use crate::model::{Basis, Certainty, When};

/// From spring to autumn the year of the calendar and the Gregorian one differ by this.
const AHEAD: i16 = 621;

/// Days.
const LONGEST_MONTH: usize = 31;

impl Normaliser {
    /// Returns a time of the Solar Hijri calendar.
    pub(super) fn solar(
        &self,
        month: i8,
        days: (Option<i8>, Option<i8>),
        year: Year,
        way: Option<Direction>,
    ) -> Option<Normalised> {
        let of = |year: i16| match days {
            (Some(first), Some(last)) => {
                When::days(solar::day(year, month, first)?, solar::day(year, month, last)?)
            }
            (Some(day), None) => solar::day(year, month, day).map(When::Day),
            (None, _) => solar::month(year, month),
        };
        let here = solar::year_of(self.published)?;
        let (year, basis) = match year {
            Year::Written(year) => (year, Basis::Explicit),
            Year::Counted(step) => (here.checked_add(step.into())?, Basis::Relative),
            _ => {
                let distance = |year: &i16| {
                    of(*year).map_or(i32::MAX, |time| {
                        let days = (time.first() - self.published).get_days();
                        let away = match way {
                            Some(Direction::Past) => days > SLACK,
                            Some(Direction::Future) => days < -SLACK,
                            None => false,
                        };
                        days.abs() + if away { 1000 } else { 0 }
                    })
                };
                let nearest = (here - 1..=here + 1).min_by_key(distance)?;
                (nearest, Basis::YearSupplied)
            }
        };
        let certainty = match basis {
            Basis::YearSupplied => Certainty::Inferred,
            _ => Certainty::Certain,
        };
        Some(Normalised { value: of(year)?, basis, certainty })
    }

    /// Returns the day to count from: the first of a time no longer than a month, or of any before
    /// years.
    pub(super) fn solar_start(&self, from: CountFrom, unit: CalendarUnit) -> Option<(Date, Basis)> {
        let years = matches!(unit, CalendarUnit::Year | CalendarUnit::Decade);
        let reference = self.reference.filter(|time| years || time.length() <= LONGEST_MONTH);
        let (start, basis) = self.start_of(from, reference)?;
        Some((start.first(), basis))
    }

    /// Returns the part of the calendar that is so many steps away from a day.
    pub(super) fn solar_unit(
        &self,
        start: Date,
        unit: CalendarUnit,
        count: i32,
        way: Option<Direction>,
    ) -> Option<When> {
        let found = solar::stepped(start, unit, count)?;
        let open = unit == CalendarUnit::Weekend && count == 0 && way != Some(Direction::Future);
        if open && found.first() > self.published {
            return solar::stepped(self.published, unit, -1);
        }
        Some(found)
    }

    /// Returns a season, which has three months of the calendar.
    pub(super) fn solar_season(
        &self,
        nth: u8,
        year: Year,
        way: Option<Direction>,
    ) -> Option<Normalised> {
        let (year, basis) = match year {
            Year::Written(year @ 1200..1500) => (year, Basis::Explicit),
            Year::Counted(step) => {
                (solar::year_of(self.published)?.checked_add(step.into())?, Basis::Relative)
            }
            _ => return self.span(year, way, |year| solar::season(year.checked_sub(AHEAD)?, nth)),
        };
        let value = solar::season(year, nth)?;
        Some(Normalised { value, basis, certainty: Certainty::Certain })
    }
}

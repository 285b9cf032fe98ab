//! Texts about years long before their publication: a day without a year is in the year
//! that the text has reached.

use jiff::civil::Date;

use super::reading::{Candidate, CountFrom, Reading, Year};
use super::words::CalendarUnit as Unit;
use crate::model::When;

/// How a text has dated things so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct History {
    /// Dates with a year long before the publication.
    distant: usize,
    /// Dates with a year near the publication, or counted from it.
    near: usize,
    /// The year and the month that the text has reached.
    reached: Option<(i16, i8)>,
}

/// The number of years before the publication from which on a year is distant.
const DISTANCE: i16 = 2;
/// The number of distant dates from which on a text may tell of the past.
const ENOUGH: usize = 4;
/// The number of years from which on a year alone is an aside.
const ASIDE: i16 = 5;

impl History {
    /// Counts the dates of the next piece of a text.
    pub(super) fn count(&mut self, candidates: &[Candidate], published: Date) {
        for candidate in candidates {
            let year = match candidate.reading {
                Reading::Year(year)
                | Reading::Day { year: Year::Written(year), .. }
                | Reading::Days { last: (_, _, Year::Written(year)), .. }
                | Reading::Month { year: Year::Written(year), .. } => year,
                Reading::Away(_) | Reading::Today | Reading::Weekday(..) => published.year(),
                _ => continue,
            };
            if year < published.year().saturating_sub(DISTANCE) {
                self.distant += 1;
            } else {
                self.near += 1;
            }
        }
    }

    /// Returns the year of a date that is written without one, in a text about the past.
    pub(super) fn year(&self, reading: &Reading) -> Option<i16> {
        if !self.is_past() {
            return None;
        }
        let month = match reading {
            Reading::Day { month, year: Year::Open, .. }
            | Reading::Month { month, year: Year::Open }
            | Reading::Days { last: (month, _, Year::Open), .. } => *month,
            Reading::Season(_, Year::Open)
            | Reading::Holiday(_, Year::Open)
            | Reading::Quarter(_, Year::Open) => 12,
            Reading::Month { year: Year::Counted(step), .. }
            | Reading::Day { year: Year::Counted(step), .. } => {
                return self.reached?.0.checked_add((*step).into());
            }
            _ => return None,
        };
        let (year, reached) = self.reached?;
        // In January after a December the text has gone on to the next year.
        Some(if reached >= 11 && month <= 2 { year + 1 } else { year })
    }

    /// Returns the same reading, if it counts from the publication and the text tells of the past,
    /// counted from the date before it.
    pub(super) fn counted(&self, reading: Reading) -> Reading {
        match reading {
            Reading::Unit { unit: unit @ (Unit::Year | Unit::Month), step, .. }
                if self.is_past() =>
            {
                Reading::Unit { unit, step, from: CountFrom::Text }
            }
            other => other,
        }
    }

    fn is_past(&self) -> bool {
        self.distant >= ENOUGH && self.distant >= 4 * self.near
    }

    /// Notes a date of the text.
    pub(super) fn remember(&mut self, value: When) {
        let first = value.first();
        let far = |(reached, _): (i16, i8)| (reached - first.year()).abs() > ASIDE;
        self.reached = match (value, self.reached) {
            // A year alone may be an aside, and does not say how far in it the text is.
            (When::Year(_), Some(reached)) if far(reached) => Some(reached),
            (When::Year(year), _) => Some((year, 1)),
            // Histories go forward.
            (_, Some(reached)) if first.year() < reached.0 && reached.0 - first.year() <= 1 => {
                Some(reached)
            }
            _ => Some((first.year(), first.month())),
        };
    }
}

//! Weekdays and weekends.

use jiff::civil::{Date, Weekday};

use super::Normaliser;
use crate::dates::calendar::{away, monday};
use crate::dates::direction::Direction;
use crate::dates::reading::Which;
use crate::dates::solar::{days_after_saturday, saturday};

impl Normaliser {
    pub(super) fn weekday(
        &self,
        weekday: Weekday,
        which: Which,
        way: Option<Direction>,
    ) -> Option<Date> {
        let here = self.published;
        let last = || here.nth_weekday(-1, weekday).ok();
        let next = || here.nth_weekday(1, weekday).ok();
        let same = here.weekday() == weekday;
        match (which, way) {
            (Which::Week(weeks), _) => {
                let monday = monday(here)?;
                away(monday, 7 * i32::from(weeks) + i32::from(weekday.to_monday_zero_offset()))
            }
            (Which::SolarWeek(weeks), _) => {
                away(saturday(here)?, 7 * i32::from(weeks) + days_after_saturday(weekday))
            }
            (Which::WeeksAgo(weeks), _) => {
                away(if same { here } else { last()? }, weeks.checked_mul(-7)?)
            }
            (Which::WeeksOn(weeks), _) => {
                away(if same { here } else { next()? }, weeks.checked_mul(7)?)
            }
            (Which::Text(step), _) => {
                let reference = self.reference?.first();
                if step == 0 && reference.weekday() == weekday {
                    return Some(reference);
                }
                reference.nth_weekday(if step < 0 { -1 } else { 1 }, weekday).ok()
            }
            // `letzten`, `vorletzten`
            (Which::Step(step), _) if step != 0 => here.nth_weekday(step.into(), weekday).ok(),
            _ if same => Some(here),
            (Which::Step(_), None) | (_, Some(Direction::Future)) => next(),
            _ => last(),
        }
    }

    /// Returns the Saturday of a weekend.
    pub(super) fn weekend(&self, which: Which, way: Option<Direction>) -> Option<Date> {
        let here = self.published;
        let saturday = away(monday(here)?, 5)?;
        let begun = here >= saturday;
        let weeks = match (which, way) {
            (Which::Text(step), _) => {
                let saturday = away(monday(self.reference?.first())?, 5)?;
                return away(saturday, 7 * i32::from(step));
            }
            (Which::Step(0), Some(Direction::Past)) => -i32::from(!begun),
            (Which::Step(step), _) => i32::from(step),
            (_, Some(Direction::Future)) => 0,
            _ if begun => 0,
            _ => -1,
        };
        away(saturday, 7 * weeks)
    }
}

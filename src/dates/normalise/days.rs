//! Days of months.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Normalised, Normaliser};
use crate::dates::direction::Direction;
use crate::dates::reading::Year;
use crate::model::{Basis, Certainty, DateFault, When};

/// How many days in the future a date may be in a sentence about the past, and vice versa: a wrong
/// guess at the tense does less harm than a date that is off by a year.
pub(super) const SLACK: i32 = 45;

impl Normaliser {
    pub(super) fn day(
        &self,
        month: i8,
        day: i8,
        year: Year,
        weekday: Option<Weekday>,
        way: Option<Direction>,
    ) -> Option<Normalised> {
        if matches!(year, Year::Text | Year::TextStep(_)) && self.reference.is_none() {
            return None;
        }
        let month_day = |year| Date::new(year, month, day).ok();
        let said = self.year(year);
        let found = match said {
            Some((year, basis)) => month_day(year).map(|date| (date, basis)),
            None => self.nearest(year, way, weekday, month_day),
        };
        let Some((date, basis)) = found else {
            // 31 June: no such day, in no year.
            let whole = self.month(month, year, way)?;
            let certainty = Certainty::Doubtful(DateFault::NoSuchDay);
            return Some(Normalised { certainty, ..whole });
        };
        let certainty = match weekday {
            Some(weekday) if date.weekday() != weekday => {
                Certainty::Doubtful(DateFault::OtherWeekday)
            }
            Some(_) => Certainty::Certain,
            None if basis == Basis::YearSupplied => Certainty::Inferred,
            None => Certainty::Certain,
        };
        Some(Normalised { value: When::Day(date), basis, certainty })
    }

    /// Returns the day of the year that is meant. A weekday beside it decides before tense does.
    fn nearest(
        &self,
        year: Year,
        way: Option<Direction>,
        weekday: Option<Weekday>,
        date: impl Fn(i16) -> Option<Date>,
    ) -> Option<(Date, Basis)> {
        let distance = |date: &Date| (*date - self.published).get_days();
        let all = self.candidates(&date);
        let fits = |date: &&Date| match (year, way) {
            (Year::Step(-1), _) => distance(date) < 0,
            (Year::Step(1), _) => distance(date) > 0,
            (_, Some(Direction::Past)) => distance(date) <= SLACK,
            (_, Some(Direction::Future)) => distance(date) >= -SLACK,
            (_, None) => true,
        };
        let near = |date: &&Date| distance(date).abs();
        // A year away, the weekday is more likely a slip than the year is.
        let on_weekday = |date: &&Date| Some(date.weekday()) == weekday && near(date) < 300;
        let found = all
            .iter()
            .filter(on_weekday)
            .min_by_key(near)
            .or_else(|| all.iter().filter(fits).min_by_key(near))
            .or_else(|| all.iter().min_by_key(near))?;
        Some((*found, Basis::YearSupplied))
    }

    /// Returns the day in each of the years around the publication.
    fn candidates(&self, date: impl Fn(i16) -> Option<Date>) -> Vec<Date> {
        let years = |reach: i16| {
            let year = self.published.year();
            (year.saturating_sub(reach)..=year.saturating_add(reach)).filter_map(&date).collect()
        };
        let near: Vec<Date> = years(1);
        // A leap day may be four years away, and eight around 1900 or 2100.
        if near.is_empty() { years(8) } else { near }
    }

    pub(super) fn days(
        &self,
        first: (i8, i8, Year),
        last: (i8, i8, Year),
        way: Option<Direction>,
    ) -> Option<Normalised> {
        let end = self.day(last.0, last.1, last.2, None, way)?;
        let year = match self.year(first.2) {
            Some((year, _)) => year,
            None => end.value.first().year(),
        };
        let start = Date::new(year, first.0, first.1).ok();
        let (Some(start), When::Day(last)) = (start, end.value) else {
            return Some(Normalised {
                certainty: Certainty::Doubtful(DateFault::NoSuchDay),
                ..end
            });
        };
        // 30 December to 2 January
        let start = if start > last { start.checked_sub(1.year()).ok()? } else { start };
        Some(Normalised { value: When::days(start, last)?, ..end })
    }

    /// Returns a day by its number alone.
    pub(super) fn day_of_month(
        &self,
        day: i8,
        step: Option<i8>,
        weekday: Option<Weekday>,
        way: Option<Direction>,
    ) -> Option<Date> {
        let here = self.published.first_of_month();
        let of = |months: i32| {
            let month = here.checked_add(Span::new().months(months)).ok()?;
            Date::new(month.year(), month.month(), day).ok()
        };
        if let Some(step) = step {
            return of(step.into());
        }
        let distance = |date: &Date| (*date - self.published).get_days();
        let fits = |date: &Date| match way {
            Some(Direction::Past) => distance(date) <= 0,
            Some(Direction::Future) => distance(date) >= 0,
            None => true,
        };
        // Each day of the month falls on each weekday within a year.
        let on = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
        let reach = if weekday.is_some() { 12 } else { 2 };
        let days = (-reach..=reach).filter_map(of).filter(on);
        days.filter(fits).min_by_key(|date| distance(date).abs())
    }
}

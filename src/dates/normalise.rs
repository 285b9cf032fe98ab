//! Turns a reading into the time that is meant.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar::{away, celebrated, counted, later, monday, quarter, season, stepped, years};
use super::direction::Direction;
use super::reading::{CountFrom, Reading, Which, Year};
use super::solar;
use super::words::CalendarUnit;
use crate::model::{Basis, Certainty, Doubt, When};

/// The time that a reading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Normalised {
    pub(super) value: When,
    pub(super) basis: Basis,
    pub(super) certainty: Certainty,
}

/// The days that times are counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Normaliser {
    pub(super) published: Date,
    /// The date before it in the text.
    pub(super) reference: Option<When>,
}

/// How many days in the future a date may be in a sentence about the past, and vice versa: a wrong
/// guess at the tense does less harm than a date that is off by a year.
const SLACK: i32 = 45;

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
                return self.span(year, way, |year| {
                    let first = Date::new(year, month, 1).ok()?;
                    first.nth_weekday_of_month(nth, weekday).ok().map(When::Day)
                });
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
            Reading::SolarYear(year) => (solar::year(year)?, Explicit, Certain),
        };
        Some(Normalised { value, basis, certainty })
    }

    /// Returns the time to count from, no coarser than the unit.
    fn start(&self, from: CountFrom, unit: CalendarUnit) -> Option<(When, Basis)> {
        let published = (When::Day(self.published), Basis::Relative);
        let fine = |value: &When| match unit {
            CalendarUnit::Year | CalendarUnit::Decade => true,
            CalendarUnit::Month | CalendarUnit::Quarter => {
                matches!(value, When::Day(_) | When::Month(..))
            }
            _ => matches!(value, When::Day(_)),
        };
        let reference = self.reference.filter(fine).map(|value| (value, Basis::Textual));
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

    fn day(
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
            let certainty = Certainty::Doubtful(Doubt::NoSuchDay);
            return Some(Normalised { certainty, ..whole });
        };
        let certainty = match weekday {
            Some(weekday) if date.weekday() != weekday => Certainty::Doubtful(Doubt::OtherWeekday),
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

    fn days(
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
            return Some(Normalised { certainty: Certainty::Doubtful(Doubt::NoSuchDay), ..end });
        };
        // 30 December to 2 January
        let start = if start > last { start.checked_sub(1.year()).ok()? } else { start };
        Some(Normalised { value: When::days(start, last)?, ..end })
    }

    fn month(&self, month: i8, year: Year, way: Option<Direction>) -> Option<Normalised> {
        if let Some((year, basis)) = self.year(year) {
            Date::new(year, month, 1).ok()?;
            let value = When::Month(year, month);
            return Some(Normalised { value, basis, certainty: Certainty::Certain });
        }
        if matches!(year, Year::Text | Year::TextStep(_)) {
            return None;
        }
        let here = i32::from(self.published.month());
        let away = i32::from(month) - here;
        let steps = match (year, way) {
            (Year::Step(-1), _) => (away - 12) % 12 - if away == 0 { 12 } else { 0 },
            (Year::Step(1), _) if away <= 0 => away + 12,
            (Year::Step(1 | 0) | Year::Within(_), _) => away,
            (_, Some(Direction::Past)) if away > 0 => away - 12,
            // `by the end of May`, in June
            (_, Some(Direction::Future)) if away < -1 => away + 12,
            (_, Some(_)) => away,
            // Months are more often past.
            (_, None) if away > 3 => away - 12,
            (_, None) if away < -9 => away + 12,
            (_, None) => away,
        };
        let first = self.published.first_of_month().checked_add(Span::new().months(steps)).ok()?;
        let value = When::Month(first.year(), first.month());
        let certainty = match year {
            Year::Within(-1) if steps > 0 => Certainty::Doubtful(Doubt::StillAhead),
            Year::Step(_) => Certainty::Certain,
            _ => Certainty::Inferred,
        };
        Some(Normalised { value, basis: Basis::YearSupplied, certainty })
    }

    /// Returns a day by its number alone.
    fn day_of_month(
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

    /// Returns a time of the Solar Hijri calendar.
    fn solar(
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

    /// Returns a time that comes once a year.
    fn span(
        &self,
        year: Year,
        way: Option<Direction>,
        of: impl Fn(i16) -> Option<When>,
    ) -> Option<Normalised> {
        if let Some((year, basis)) = self.year(year) {
            return Some(Normalised { value: of(year)?, basis, certainty: Certainty::Certain });
        }
        let here = self.published;
        let around = here.year().saturating_sub(1)..=here.year().saturating_add(1);
        let all: Vec<When> = around.filter_map(of).collect();
        let past = || all.iter().rev().find(|time| time.last() < here);
        let begun = || all.iter().rev().find(|time| time.first() <= here);
        let coming = || all.iter().find(|time| time.last() >= here);
        let value = match (year, way) {
            (Year::Step(-1), _) => past(),
            (Year::Step(1), _) => all.iter().find(|time| time.first() > here),
            (Year::Step(_), _) => all.iter().find(|time| time.first().year() == here.year()),
            (_, Some(Direction::Future)) => coming(),
            _ => begun(),
        };
        let (basis, certainty) = (Basis::YearSupplied, Certainty::Inferred);
        Some(Normalised { value: *value?, basis, certainty })
    }

    fn weekday(&self, weekday: Weekday, which: Which, way: Option<Direction>) -> Option<Date> {
        let here = self.published;
        let last = || here.nth_weekday(-1, weekday).ok();
        let next = || here.nth_weekday(1, weekday).ok();
        let same = here.weekday() == weekday;
        match (which, way) {
            (Which::Week(weeks), _) => {
                let monday = monday(here)?;
                away(monday, 7 * i32::from(weeks) + i32::from(weekday.to_monday_zero_offset()))
            }
            (Which::WeeksAgo(weeks), _) => {
                away(if same { here } else { last()? }, weeks.checked_mul(-7)?)
            }
            (Which::Text(step), _) => {
                let reference = self.reference?.first();
                if step == 0 && reference.weekday() == weekday {
                    return Some(reference);
                }
                reference.nth_weekday(if step < 0 { -1 } else { 1 }, weekday).ok()
            }
            (Which::Step(-1), _) => last(),
            (Which::Step(1), _) => next(),
            _ if same => Some(here),
            (Which::Step(_), None) | (_, Some(Direction::Future)) => next(),
            _ => last(),
        }
    }

    /// Returns the Saturday of a weekend.
    fn weekend(&self, which: Which, way: Option<Direction>) -> Option<Date> {
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

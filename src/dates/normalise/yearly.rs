//! Months, seasons and other times that come once a year.

use jiff::Span;
use jiff::civil::Date;

use super::{Normalised, Normaliser};
use crate::dates::direction::Direction;
use crate::dates::reading::Year;
use crate::model::{Basis, Certainty, DateFault, When};

impl Normaliser {
    pub(super) fn month(
        &self,
        month: i8,
        year: Year,
        way: Option<Direction>,
    ) -> Option<Normalised> {
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
            Year::Within(-1) if steps > 0 => Certainty::Doubtful(DateFault::StillAhead),
            Year::Step(_) => Certainty::Certain,
            _ => Certainty::Inferred,
        };
        Some(Normalised { value, basis: Basis::YearSupplied, certainty })
    }

    /// Returns the one nearest to the publication of the times that come once a year.
    pub(super) fn nearest_time(&self, of: impl Fn(i16) -> Option<When>) -> Option<Normalised> {
        let here = self.published;
        let around = here.year().saturating_sub(1)..=here.year().saturating_add(1);
        let distance = |time: &When| (time.first() - here).get_days().abs();
        let value = around.filter_map(of).min_by_key(distance)?;
        let (basis, certainty) = (Basis::YearSupplied, Certainty::Inferred);
        Some(Normalised { value, basis, certainty })
    }

    /// Returns a time that comes once a year.
    pub(super) fn span(
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
}

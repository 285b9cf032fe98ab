//! The parts of a date that a rule has matched, and the reading that they make.

use jiff::civil::Weekday;

use crate::dates::reading::{CountFrom, Reading, Which, Year};
use crate::dates::words::CalendarUnit;
use crate::language::Holiday;

/// The parts of a date that a rule has matched so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DateParts {
    /// Where the date begins, once it has.
    pub(super) start: Option<usize>,
    pub(super) end: usize,
    pub(super) days: [Option<i8>; 2],
    pub(super) months: [Option<i8>; 2],
    pub(super) years: [Option<i16>; 2],
    pub(super) solar: bool,
    pub(super) weekday: Option<Weekday>,
    pub(super) away: Option<i8>,
    pub(super) step: Option<i8>,
    pub(super) that: Option<i8>,
    pub(super) told: Option<(CalendarUnit, i8, CountFrom)>,
    pub(super) unit: Option<CalendarUnit>,
    pub(super) number: Option<i16>,
    pub(super) nth: Option<i8>,
    /// -1 or 1, and what is counted from.
    pub(super) side: Option<(i8, CountFrom)>,
    pub(super) season: Option<u8>,
    pub(super) decade: Option<i16>,
    pub(super) holiday: Option<Holiday>,
    pub(super) part: bool,
    /// Whether the night to the day is meant.
    pub(super) night: bool,
    /// Whether a preposition shows the direction, which may also show how long something took.
    pub(super) ahead: bool,
    pub(super) hence: bool,
    /// The number that belongs to `unit`, and a longer part before it: `a year, two months`.
    pub(super) counted: Option<i16>,
    pub(super) longer: Option<(CalendarUnit, i16)>,
    /// Whether the day is in words.
    pub(super) spelled: bool,
}

/// Puts a value into the first free place of two; returns whether there was one.
pub(super) fn put<T>(places: &mut [Option<T>; 2], value: T) -> bool {
    let free = places.iter_mut().find(|place| place.is_none());
    free.map(|place| *place = Some(value)).is_some()
}

impl DateParts {
    /// Notes a unit. `Monday day` is a Monday; with a number before it, it is a part of a length.
    pub(super) fn add_unit(&mut self, unit: CalendarUnit) {
        if self.weekday.is_some() && unit == CalendarUnit::Day {
            return;
        }
        if let (Some(earlier), Some(number), None) = (self.unit, self.counted, self.longer) {
            self.longer = Some((earlier, number));
        }
        (self.unit, self.counted) = (Some(unit), self.number);
    }

    /// Returns the date that the parts make; `None` if they make none.
    pub(super) fn reading(&self) -> Option<Reading> {
        use CalendarUnit::{Day, DayPart, Week, Weekend};
        let year = self.year();
        if let Some(mut holiday) = self.holiday {
            if let (Some(nth), Holiday::Before { before, .. }) = (self.nth, &mut holiday) {
                *before = (*before + 1 - nth).max(1);
            }
            return Some(Reading::Holiday(holiday, year));
        }
        if let (Some(nth), Some(weekday), Some(month)) = (self.nth, self.weekday, self.months[0]) {
            return Some(Reading::NthWeekday { nth, weekday, month, year });
        }
        if let (Some(nth), Some(weekday), Some(step), Some(CalendarUnit::Month)) =
            (self.nth, self.weekday, self.step, self.unit)
        {
            return Some(Reading::NthWeekdayAway { nth, weekday, step });
        }
        if let Some(month) = self.months[0] {
            return self.with_month(month, year);
        }
        if let Some(season) = self.season {
            return Some(Reading::Season(season, year));
        }
        if let (Some(nth @ 1..=4), Some(CalendarUnit::Quarter)) = (self.nth, self.unit) {
            return Some(Reading::Quarter(nth, year));
        }
        if let Some(weekday) = self.weekday {
            return self.with_weekday(weekday);
        }
        if let Some(days) = self.away {
            let more = self.side.map_or(0, |(side, _)| i32::from(side));
            let count = i32::from(self.number.unwrap_or(1));
            let unit = if self.unit == Some(Week) { 7 } else { 1 };
            return Some(Reading::Away(i32::from(days) + more * count * unit));
        }
        if let Some(day) = self.days[0] {
            let step = match self.told {
                Some((CalendarUnit::Month, step, _)) => Some(step),
                _ => self.step,
            };
            return Some(Reading::DayOfMonth { day, step, weekday: self.weekday });
        }
        if let (Some((side, from)), Some(unit)) = (self.side, self.unit) {
            let unit = if unit == DayPart { Day } else { unit };
            if let (Some((longer, count)), Some(number)) = (self.longer, self.number) {
                let side = i32::from(side);
                let (longer, shorter) =
                    ((longer, side * i32::from(count)), (unit, side * i32::from(number)));
                return Some(Reading::Counts { longer, shorter, from });
            }
            let count = i32::from(side) * i32::from(self.number.unwrap_or(1));
            return Some(Reading::Count { unit, count, from, around: false });
        }
        if let (Some(step), Some(unit)) = (self.step, self.unit) {
            return match (unit, step) {
                (DayPart, -1 | 0) => Some(Reading::Away(step.into())),
                (Day, 0 | 1) => Some(Reading::Unit { unit, step, from: CountFrom::Text }),
                (DayPart | Day, _) => None,
                (Weekend, _) => Some(Reading::Weekend(Which::Step(step))),
                _ => Some(Reading::Unit { unit, step, from: CountFrom::Publication }),
            };
        }
        if let (Some(step), Some(unit)) = (self.that, self.unit) {
            return match unit {
                Weekend => Some(Reading::Weekend(Which::Text(step))),
                DayPart => Some(Reading::Unit { unit: Day, step, from: CountFrom::Text }),
                _ => Some(Reading::Unit { unit, step, from: CountFrom::Text }),
            };
        }
        if let Some((unit, step, from)) = self.told {
            return Some(Reading::Unit { unit, step, from });
        }
        if let Some(first) = self.decade {
            return Some(Reading::Decade(first));
        }
        match (self.years, self.unit) {
            ([Some(first), Some(last)], _) => Some(Reading::Years(first, last)),
            ([Some(year), None], _) if self.solar => Some(Reading::SolarYear(year)),
            ([Some(year), None], _) => Some(Reading::Year(year)),
            (_, Some(Weekend)) => Some(Reading::Weekend(Which::Open)),
            (_, Some(unit)) if self.part => {
                Some(Reading::Unit { unit, step: 0, from: CountFrom::Publication })
            }
            _ => None,
        }
    }

    fn year(&self) -> Year {
        let yearly = self.unit == Some(CalendarUnit::Year);
        match (self.years[0], self.step, self.that, self.told) {
            (Some(year), ..) => Year::Written(year),
            (_, Some(step), ..) if yearly => Year::Counted(step),
            (_, Some(step), ..) => Year::Step(step),
            (_, _, Some(0), _) if yearly => Year::Text,
            (_, _, Some(step), _) if yearly => Year::TextStep(step),
            (_, _, _, Some((CalendarUnit::Year, step, CountFrom::Publication))) => {
                Year::Counted(step)
            }
            (_, _, _, Some((CalendarUnit::Year, step, _))) => Year::TextStep(step),
            _ => Year::Open,
        }
    }

    fn with_month(&self, month: i8, year: Year) -> Option<Reading> {
        if self.solar {
            return Some(Reading::Solar { month, day: self.days[0], last: self.days[1], year });
        }
        Some(match (self.days, self.months[1]) {
            ([Some(first), Some(last)], other) => {
                let last_month = other.unwrap_or(month);
                let before = |year| if self.years[1].is_some() { self.years[1] } else { year };
                let last_year = before(self.years[0]).map_or(year, Year::Written);
                Reading::Days { first: (month, first, year), last: (last_month, last, last_year) }
            }
            ([Some(day), None], _) if self.night => Reading::NightToDay { month, day, year },
            ([Some(day), None], _) => Reading::Day { month, day, year, weekday: self.weekday },
            _ => Reading::Month { month, year },
        })
    }

    fn with_weekday(&self, weekday: Weekday) -> Option<Reading> {
        if let Some(day) = self.days[0] {
            return Some(Reading::DayOfMonth { day, step: self.step, weekday: self.weekday });
        }
        let weekly = self.unit == Some(CalendarUnit::Week);
        let which = match (self.step, self.that, self.side) {
            (_, _, Some((-1, _))) if weekly => Which::WeeksAgo(self.number.map_or(1, i32::from)),
            (Some(step), ..) if weekly => Which::Week(step),
            (Some(step), ..) => Which::Step(step),
            (_, Some(step), _) => Which::Text(step),
            _ => match self.told {
                Some((CalendarUnit::Week, step, CountFrom::Publication)) => Which::Week(step),
                _ => Which::Open,
            },
        };
        if self.night {
            return Some(Reading::NightTo(weekday, which));
        }
        Some(Reading::Weekday(weekday, which))
    }
}

//! Decides which kinds of elements a word or a number can be.

use super::date_parts::{DateParts, put};
use super::pattern::{ElementKind, KindSet};
use super::role::DateRole;
use crate::dates::reading::CountFrom::{Either, Publication, Text as FromText};
use crate::dates::words::CalendarUnit;

/// Adds a role as that kind to the parts; returns whether the role is of the kind.
pub(super) fn add_role(kind: ElementKind, role: DateRole, parts: &mut DateParts) -> bool {
    match (kind, role) {
        (ElementKind::Month, DateRole::ShortMonth(month)) if !parts.spelled => {
            return put(&mut parts.months, month);
        }
        (ElementKind::Month, DateRole::Month(month) | DateRole::CommonMonth(month))
        | (ElementKind::SureMonth, DateRole::Month(month)) => {
            return put(&mut parts.months, month);
        }
        (ElementKind::SolarMonth, DateRole::SolarMonth(month)) => {
            let fits = put(&mut parts.months, month);
            parts.solar |= fits;
            return fits;
        }
        (ElementKind::Weekday, DateRole::Weekday(day) | DateRole::ShortWeekday(day)) => {
            parts.weekday = Some(day)
        }
        (ElementKind::Away, DateRole::Away(days)) => parts.away = Some(days),
        (ElementKind::Step, DateRole::Step(step)) => parts.step = Some(step),
        (ElementKind::That, DateRole::That(step)) => parts.that = Some(step),
        (ElementKind::Told, DateRole::Told(unit, step)) => {
            parts.told = Some((unit, step, Publication))
        }
        (ElementKind::TextTold, DateRole::TextTold(unit, step)) => {
            parts.told = Some((unit, step, FromText))
        }
        (ElementKind::Unit(None), DateRole::Unit(unit))
        | (ElementKind::Units, DateRole::Units(unit)) => {
            parts.add_unit(unit);
        }
        (ElementKind::Unit(Some(wanted)), DateRole::Unit(unit)) if wanted == unit => {
            parts.add_unit(unit)
        }
        (ElementKind::Season, DateRole::Season(nth)) => parts.season = Some(nth),
        (ElementKind::Decade, DateRole::Decade(first)) => parts.decade = Some(first),
        (ElementKind::Nth, DateRole::Nth(nth)) => parts.nth = Some(nth),
        (ElementKind::Holiday, DateRole::Holiday(holiday)) => parts.holiday = Some(holiday),
        (ElementKind::Ago, DateRole::Ago) => parts.side = Some((-1, Publication)),
        (ElementKind::Ahead, DateRole::Ahead) => {
            parts.side = Some((1, Publication));
            parts.ahead = true;
        }
        (ElementKind::Ahead | ElementKind::Hence, DateRole::Hence) => {
            parts.side = Some((1, Publication));
            parts.hence = true;
        }
        (ElementKind::Earlier, DateRole::Earlier) => parts.side = Some((-1, Either)),
        (ElementKind::Later, DateRole::Later) => parts.side = Some((1, FromText)),
        (ElementKind::Part, DateRole::Part) => parts.part = true,
        (ElementKind::NightTo, DateRole::NightTo) => parts.night = true,
        (ElementKind::Of, DateRole::Of)
        | (ElementKind::DayMark, DateRole::DayMark)
        | (ElementKind::The, DateRole::The)
        | (ElementKind::In, DateRole::In)
        | (ElementKind::And, DateRole::And)
        | (ElementKind::From, DateRole::From)
        | (ElementKind::To, DateRole::To) => {}
        _ => return false,
    }
    true
}

/// Returns the kinds that a rule must begin with for an item with this role.
pub(super) fn kinds(role: DateRole) -> &'static [ElementKind] {
    use ElementKind as K;
    match role {
        DateRole::Month(_) => &[K::Month, K::SureMonth],
        DateRole::CommonMonth(_) | DateRole::ShortMonth(_) => &[K::Month],
        DateRole::SolarMonth(_) => &[K::SolarMonth],
        DateRole::Weekday(_) | DateRole::ShortWeekday(_) => &[K::Weekday],
        DateRole::Away(_) => &[K::Away],
        DateRole::Step(_) => &[K::Step],
        DateRole::That(_) => &[K::That],
        DateRole::Unit(_) => &UNITS,
        DateRole::Units(_) => &[K::Units],
        DateRole::Told(..) => &[K::Told],
        DateRole::TextTold(..) => &[K::TextTold],
        DateRole::Season(_) => &[K::Season],
        DateRole::Decade(_) => &[K::Decade],
        DateRole::Number(_) => &[K::Number, K::DayWord, K::YearWord],
        DateRole::Nth(_) => &[K::Nth, K::DayWord],
        DateRole::Holiday(_) => &[K::Holiday],
        DateRole::Ago => &[K::Ago],
        DateRole::Ahead => &[K::Ahead],
        DateRole::Hence => &[K::Ahead, K::Hence],
        DateRole::Earlier => &[K::Earlier],
        DateRole::Later => &[K::Later],
        DateRole::Part => &[K::Part],
        DateRole::DayMark => &[K::DayMark],
        DateRole::NightTo => &[K::NightTo],
        DateRole::Of => &[K::Of],
        DateRole::The => &[K::The],
        DateRole::In => &[K::In],
        DateRole::And => &[K::And],
        DateRole::From => &[K::From],
        DateRole::To => &[K::To],
        DateRole::Every => &[],
    }
}

const UNITS: [ElementKind; 8] = [
    ElementKind::Unit(None),
    ElementKind::Unit(Some(CalendarUnit::DayPart)),
    ElementKind::Unit(Some(CalendarUnit::Day)),
    ElementKind::Unit(Some(CalendarUnit::Week)),
    ElementKind::Unit(Some(CalendarUnit::Month)),
    ElementKind::Unit(Some(CalendarUnit::Year)),
    ElementKind::Unit(Some(CalendarUnit::Quarter)),
    ElementKind::Unit(Some(CalendarUnit::Weekend)),
];

/// The kinds that digits can be.
pub(super) const DIGITS: [ElementKind; 17] = [
    ElementKind::Day,
    ElementKind::HighDay,
    ElementKind::LastDay,
    ElementKind::EndedDay,
    ElementKind::MonthNumber,
    ElementKind::MonthDigits,
    ElementKind::MonthOrdinal,
    ElementKind::MonthOfYear,
    ElementKind::Tens,
    ElementKind::Nth,
    ElementKind::NthNumber,
    ElementKind::Number,
    ElementKind::Year,
    ElementKind::BareYear,
    ElementKind::SolarYear,
    ElementKind::ShortYear,
    ElementKind::DecadeNumber,
];

/// The kinds that numbers can be, by how many digits they have and what is behind them.
pub(super) struct NumberKinds {
    short: KindSet,
    four: KindSet,
    other: KindSet,
    /// Those that only an ordinal can be.
    ordinal: KindSet,
    /// Those that only a decade can be.
    decade: KindSet,
}

impl NumberKinds {
    /// Returns the kinds of a number with so many digits.
    pub(super) fn of(&self, length: u8, ordinal: bool, decade: bool) -> KindSet {
        let kinds = match length {
            1 | 2 => self.short,
            4 => self.four,
            _ => self.other,
        };
        let with = |condition, more| if condition { more } else { KindSet::NONE };
        kinds.and(with(ordinal, self.ordinal)).and(with(decade, self.decade))
    }
}

impl Default for NumberKinds {
    fn default() -> Self {
        let next = ElementKind::NextYear;
        let years = [ElementKind::Year, ElementKind::BareYear, ElementKind::SolarYear];
        let ordinal = [ElementKind::MonthOrdinal, ElementKind::Nth, ElementKind::NthNumber];
        let decade = ElementKind::DecadeNumber;
        let short: Vec<ElementKind> = DIGITS
            .into_iter()
            .filter(|kind| !years.contains(kind) && !ordinal.contains(kind) && *kind != decade)
            .collect();
        let four = [ElementKind::Number, ElementKind::Tens, next];
        Self {
            short: KindSet::of(&short).and(KindSet::of(&[ElementKind::OldYear, next])),
            four: KindSet::of(&four).and(KindSet::of(&years)),
            other: KindSet::of(&[ElementKind::Number]),
            ordinal: KindSet::of(&ordinal),
            decade: KindSet::of(&[decade]),
        }
    }
}

/// The kinds that a word with this role can be matched for.
pub(super) fn set_of(role: DateRole) -> KindSet {
    let set = KindSet::of(kinds(role));
    match role {
        DateRole::Unit(unit) => set.and(KindSet::of(&[ElementKind::Unit(Some(unit))])),
        _ => set,
    }
}

/// Returns whether a word with this role may be the core of a date.
pub(super) fn is_core(role: DateRole) -> bool {
    !matches!(
        role,
        DateRole::Step(_)
            | DateRole::That(_)
            | DateRole::Number(..100)
            | DateRole::Nth(_)
            | DateRole::Ago
            | DateRole::Ahead
            | DateRole::Hence
            | DateRole::Earlier
            | DateRole::Later
            | DateRole::Part
            | DateRole::NightTo
            | DateRole::Of
            | DateRole::The
            | DateRole::In
            | DateRole::And
            | DateRole::From
            | DateRole::To
            | DateRole::Every
    )
}

//! Which kinds of elements a word or a number can be.

use super::ItemKind;
use super::frame::{Frame, put};
use super::pattern::{KINDS, Kind};
use super::role::Role;
use crate::dates::reading::CountFrom::{Either, Publication, Text as FromText};
use crate::dates::words::CalendarUnit;

/// Returns the frame with a role as that kind; `None` if the role is not of the kind.
pub(super) fn with_role(kind: Kind, role: Role, mut frame: Frame) -> Option<Frame> {
    match (kind, role) {
        (Kind::Month, Role::ShortMonth(month)) if !frame.spelled => {
            put(&mut frame.months, month).then_some(())?;
        }
        (Kind::Month, Role::Month(month) | Role::CommonMonth(month))
        | (Kind::SureMonth, Role::Month(month)) => {
            put(&mut frame.months, month).then_some(())?;
        }
        (Kind::SolarMonth, Role::SolarMonth(month)) => {
            put(&mut frame.months, month).then_some(())?;
            frame.solar = true;
        }
        (Kind::Weekday, Role::Weekday(day) | Role::ShortWeekday(day)) => frame.weekday = Some(day),
        (Kind::Away, Role::Away(days)) => frame.away = Some(days),
        (Kind::Step, Role::Step(step)) => frame.step = Some(step),
        (Kind::That, Role::That(step)) => frame.that = Some(step),
        (Kind::Told, Role::Told(unit, step)) => frame.told = Some((unit, step, Publication)),
        (Kind::TextTold, Role::TextTold(unit, step)) => frame.told = Some((unit, step, FromText)),
        (Kind::Unit(None), Role::Unit(unit)) | (Kind::Units, Role::Units(unit)) => {
            frame.add_unit(unit);
        }
        (Kind::Unit(Some(wanted)), Role::Unit(unit)) if wanted == unit => frame.add_unit(unit),
        (Kind::Season, Role::Season(nth)) => frame.season = Some(nth),
        (Kind::Decade, Role::Decade(first)) => frame.decade = Some(first),
        (Kind::Nth, Role::Nth(nth)) => frame.nth = Some(nth),
        (Kind::Holiday, Role::Holiday(holiday)) => frame.holiday = Some(holiday),
        (Kind::Ago, Role::Ago) => frame.side = Some((-1, Publication)),
        (Kind::Ahead, Role::Ahead) => {
            frame.side = Some((1, Publication));
            frame.ahead = true;
        }
        (Kind::Ahead | Kind::Hence, Role::Hence) => {
            frame.side = Some((1, Publication));
            frame.hence = true;
        }
        (Kind::Earlier, Role::Earlier) => frame.side = Some((-1, Either)),
        (Kind::Later, Role::Later) => frame.side = Some((1, FromText)),
        (Kind::Part, Role::Part) => frame.part = true,
        (Kind::Of, Role::Of)
        | (Kind::DayMark, Role::DayMark)
        | (Kind::The, Role::The)
        | (Kind::In, Role::In)
        | (Kind::And, Role::And)
        | (Kind::From, Role::From)
        | (Kind::To, Role::To) => {}
        _ => return None,
    }
    Some(frame)
}

/// Returns the kinds that a rule must begin with for an item with this role.
pub(super) fn kinds(role: Role) -> &'static [Kind] {
    use Kind as K;
    match role {
        Role::Month(_) => &[K::Month, K::SureMonth],
        Role::CommonMonth(_) | Role::ShortMonth(_) => &[K::Month],
        Role::SolarMonth(_) => &[K::SolarMonth],
        Role::Weekday(_) | Role::ShortWeekday(_) => &[K::Weekday],
        Role::Away(_) => &[K::Away],
        Role::Step(_) => &[K::Step],
        Role::That(_) => &[K::That],
        Role::Unit(_) => &UNITS,
        Role::Units(_) => &[K::Units],
        Role::Told(..) => &[K::Told],
        Role::TextTold(..) => &[K::TextTold],
        Role::Season(_) => &[K::Season],
        Role::Decade(_) => &[K::Decade],
        Role::Number(_) => &[K::Number, K::DayWord, K::YearWord],
        Role::Nth(_) => &[K::Nth, K::DayWord],
        Role::Holiday(_) => &[K::Holiday],
        Role::Ago => &[K::Ago],
        Role::Ahead => &[K::Ahead],
        Role::Hence => &[K::Ahead, K::Hence],
        Role::Earlier => &[K::Earlier],
        Role::Later => &[K::Later],
        Role::Part => &[K::Part],
        Role::DayMark => &[K::DayMark],
        Role::Of => &[K::Of],
        Role::The => &[K::The],
        Role::In => &[K::In],
        Role::And => &[K::And],
        Role::From => &[K::From],
        Role::To => &[K::To],
        Role::Every => &[],
    }
}

const UNITS: [Kind; 8] = [
    Kind::Unit(None),
    Kind::Unit(Some(CalendarUnit::DayPart)),
    Kind::Unit(Some(CalendarUnit::Day)),
    Kind::Unit(Some(CalendarUnit::Week)),
    Kind::Unit(Some(CalendarUnit::Month)),
    Kind::Unit(Some(CalendarUnit::Year)),
    Kind::Unit(Some(CalendarUnit::Quarter)),
    Kind::Unit(Some(CalendarUnit::Weekend)),
];

/// The kinds that digits can be.
pub(super) const DIGITS: [Kind; 17] = [
    Kind::Day,
    Kind::HighDay,
    Kind::LastDay,
    Kind::EndedDay,
    Kind::MonthNumber,
    Kind::MonthDigits,
    Kind::MonthOrdinal,
    Kind::MonthOfYear,
    Kind::Tens,
    Kind::Nth,
    Kind::NthNumber,
    Kind::Number,
    Kind::Year,
    Kind::BareYear,
    Kind::SolarYear,
    Kind::ShortYear,
    Kind::DecadeNumber,
];

/// A set of kinds, by their places in [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct KindSet(u64);

impl KindSet {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(kinds: &[Kind]) -> Self {
        Self(kinds.iter().fold(0, |set, kind| set | 1 << place(*kind)))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the places of its kinds.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            Some(place)
        })
    }
}

/// Returns the place of a kind in [`KINDS`].
pub(super) fn place(kind: Kind) -> usize {
    KINDS.iter().position(|(_, known)| *known == kind).expect("all kinds are listed")
}

/// The kinds that an item can be matched for, or more.
pub(super) fn kinds_of(
    kind: ItemKind,
    of_roles: impl Fn() -> KindSet,
    numbers: &Numbers,
) -> KindSet {
    match kind {
        ItemKind::Word(_) => of_roles(),
        ItemKind::Number { length: 1 | 2, .. } => numbers.short,
        ItemKind::Number { length: 4, .. } => numbers.four,
        ItemKind::Number { .. } => numbers.other,
        ItemKind::Sign(_) => KindSet::NONE,
    }
}

/// The kinds that numbers can be, by how many digits they have.
pub(super) struct Numbers {
    short: KindSet,
    four: KindSet,
    other: KindSet,
}

impl Numbers {
    pub(super) fn new() -> Self {
        let years = [Kind::Year, Kind::BareYear, Kind::SolarYear];
        let short: Vec<Kind> = DIGITS.into_iter().filter(|kind| !years.contains(kind)).collect();
        let four = [Kind::Number, Kind::DecadeNumber, Kind::Tens];
        Self {
            short: KindSet::of(&short).and(KindSet::of(&[Kind::OldYear])),
            four: KindSet::of(&four).and(KindSet::of(&years)),
            other: KindSet::of(&[Kind::Number]),
        }
    }
}

/// The kinds that a word with this role can be matched for.
pub(super) fn set_of(role: Role) -> KindSet {
    let set = KindSet::of(kinds(role));
    match role {
        Role::Unit(unit) => set.and(KindSet::of(&[Kind::Unit(Some(unit))])),
        _ => set,
    }
}

/// Returns whether a word with this role may be the core of a date.
pub(super) fn is_core(role: Role) -> bool {
    !matches!(
        role,
        Role::Step(_)
            | Role::That(_)
            | Role::Number(..100)
            | Role::Ago
            | Role::Ahead
            | Role::Hence
            | Role::Earlier
            | Role::Later
            | Role::Part
            | Role::Of
            | Role::The
            | Role::In
            | Role::And
            | Role::From
            | Role::To
            | Role::Every
    )
}

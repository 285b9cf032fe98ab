//! The roles of words in a date.

use jiff::civil::Weekday;

use crate::dates::words::CalendarUnit;
use crate::language::Holiday;

/// The role of a word in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateRole {
    /// A month, 1 to 12.
    Month(i8),
    /// One that is also another word.
    CommonMonth(i8),
    /// One that is abbreviated.
    ShortMonth(i8),
    /// A month of the Solar Hijri calendar.
    SolarMonth(i8),
    Weekday(Weekday),
    /// One that is abbreviated.
    ShortWeekday(Weekday),
    /// So many days after the publication.
    Away(i8),
    /// So many steps from the publication: `last`, `this`, `next`.
    Step(i8),
    /// So many steps from the date before it in the text: `that`.
    That(i8),
    Unit(CalendarUnit),
    /// The same in the plural.
    Units(CalendarUnit),
    /// A part of the calendar, so many steps from the publication, in one word.
    Told(CalendarUnit, i8),
    /// The same, from the date before it in the text.
    TextTold(CalendarUnit, i8),
    /// 0 to 3, from spring.
    Season(u8),
    /// Ten years from this one on.
    Decade(i16),
    Number(i16),
    Nth(i8),
    Holiday(Holiday),
    /// `ago`
    Ago,
    /// `in` before a length of time that begins with the publication.
    Ahead,
    /// The same, but never how long something takes: in a sentence about the past it counts from
    /// the date before it in the text.
    Hence,
    /// `earlier`, from the date before it in the text.
    Earlier,
    /// `later`
    Later,
    /// A stretch of a longer time: `early`, `end`.
    Part,
    /// The sign after the number of a day: 日.
    DayMark,
    /// `the night to` before a day: the one that it begins in is the day before.
    NightTo,
    Of,
    The,
    In,
    And,
    From,
    To,
    /// Shows that a day recurs, or that none is certain: `every`, `a`.
    Every,
}

/// The place of a word's roles in the list of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RoleRange {
    pub(super) first: u16,
    pub(super) length: u16,
}

impl RoleRange {
    /// No roles: the word is not known.
    pub(super) const NONE: Self = Self { first: 0, length: 0 };

    /// Returns the place of the first.
    pub(super) fn first(self) -> usize {
        self.first.into()
    }
}

/// The roles without a value, by their names.
pub(super) const PLAIN: [(&str, DateRole); 15] = [
    ("ago", DateRole::Ago),
    ("ahead", DateRole::Ahead),
    ("hence", DateRole::Hence),
    ("earlier", DateRole::Earlier),
    ("later", DateRole::Later),
    ("part", DateRole::Part),
    ("day-mark", DateRole::DayMark),
    ("night-to", DateRole::NightTo),
    ("of", DateRole::Of),
    ("the", DateRole::The),
    ("in", DateRole::In),
    ("and", DateRole::And),
    ("from", DateRole::From),
    ("to", DateRole::To),
    ("every", DateRole::Every),
];

/// Returns the unit of a name.
pub(super) fn unit_of(name: &str) -> Option<CalendarUnit> {
    Some(match name {
        "day-part" => CalendarUnit::DayPart,
        "day" => CalendarUnit::Day,
        "weekend" => CalendarUnit::Weekend,
        "week" => CalendarUnit::Week,
        "month" => CalendarUnit::Month,
        "quarter" => CalendarUnit::Quarter,
        "year" => CalendarUnit::Year,
        "decade" => CalendarUnit::Decade,
        _ => return None,
    })
}

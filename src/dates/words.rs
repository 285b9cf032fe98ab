//! The roles that words can have in and around a date, in any language.

use jiff::civil::Weekday;

/// The meaning of a word in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month, 1 to 12.
    Month(i8, NameForm),
    /// A day of the week.
    Weekday(Weekday, NameForm),
    /// So many days after the publication, by itself.
    Away(i8),
    /// A length of time or a part of the calendar; `true` in the plural.
    Unit(CalendarUnit, bool),
    /// `spring` to `winter`, 0 to 3.
    Season(u8),
    /// So many steps from the day of publication: `last`, `this`, `next`.
    Step(i8),
    /// The same, but only after `this`: `this past Sunday`.
    StepAfterThis(i8),
    /// So many steps from the date before it in the text: `that`, `the following`.
    TextStep(i8),
    /// Makes a length of time end with the publication: `ago`.
    Ago,
    /// Counts from the date before it in the text, -1 or 1: `earlier`, `later`.
    TextSide(i8),
    /// The same, when it ends the phrase: `the day before`.
    TextSideAtEnd(i8),
    /// A stretch of a longer time: `early`, `the end of`.
    Part,
    /// A number in words.
    Number(i16),
    /// The place in a row: `third`.
    Nth(i8),
    /// `decade` by its tens: `nineties`.
    Tens(i8),
    /// `the`
    The,
    /// `a`
    A,
    /// `of`
    Of,
    /// `in`
    In,
    /// `and`
    And,
    /// Opens a range: `from`, `between`.
    From,
    /// Joins the ends of a range: `to`, `through`.
    To,
    /// Makes an ordinal of the digits before it.
    Ordinal,
    /// Shows that a day or month recurs: `every`.
    Every,
}

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameForm {
    /// In full.
    Full,
    /// In full, and also a word of other kinds or somebody's name.
    Common,
    /// Abbreviated; a full stop may follow.
    Short,
}

/// A length of time or a part of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum CalendarUnit {
    /// A part of a day, which means the day.
    DayPart,
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// The direction that a word gives to a date near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// The date is past.
    Past,
    /// The date is in the future.
    Future,
    /// In the future, if it is the word beside the date: `until`.
    FutureBeside,
    /// The same, unless the verb is past: `by`.
    FutureBy,
    /// In the future, if it is behind the date: `until` of a language that puts it there.
    FutureBehind,
    /// Past, also beside `until`: `lasted`.
    Lasting,
    /// In the future, if an infinitive follows: `agreed to`.
    FutureBeforeTo,
    /// Nothing, though it looks like a verb.
    None,
}

/// The hint that a word gives on the month or number after it, if that could be a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A date follows, nearly always: `since`.
    Date,
    /// A date may follow, or a thing of that date: `the 1996 campaign`.
    Thing,
    /// A number follows: `nearly`.
    Quantity,
}

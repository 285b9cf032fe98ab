//! Rules: orders of roles, parsed from their notation.
//!
//! A rule is a row of elements with spaces between them. A name matches an item with that role; a
//! sign matches itself; `'word'` matches that word.
//!
//! | notation | matches |
//! | --- | --- |
//! | `[a b]` | `a b`, or nothing |
//! | `(a \| b)` | one of them |
//! | `{a}` | `a`, which must be there and is not part of the date |
//! | `~` | any prepositions, articles and `of` |
//! | `-` | a dash |
//! | `+/` | a sign without spaces around it |
//! | `@year` | the year that belongs to a day, a month or a season: `of 2024`, `of last year` |

use crate::dates::words::CalendarUnit;

/// A part of a rule.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// The kind, also as a set.
    Is(ElementKind, KindSet),
    Sign(char),
    /// A sign without spaces around it.
    Joint(char),
    Word(Box<str>),
    Filler,
    Optional(Vec<Element>),
    Any(Vec<Vec<Element>>),
    Beside(Vec<Element>),
}

/// The kind of word or number that an item is matched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ElementKind {
    /// 1 to 31 in digits.
    Day,
    /// 13 to 31 in digits.
    HighDay,
    /// 1 to 31 in digits at the end of a clause.
    LastDay,
    /// 1 to 31 in digits with an ending.
    EndedDay,
    /// 1 to 31 in words, cardinal or ordinal.
    DayWord,
    /// 1 to 12 in digits.
    MonthNumber,
    /// The same in two digits.
    MonthDigits,
    /// The same after a year, where it cannot be the last year of a range: `2016/05`.
    MonthOfYear,
    /// The same as an ordinal.
    MonthOrdinal,
    /// Four digits.
    Year,
    /// Four digits that are a year by themselves.
    BareYear,
    /// Four digits of a year of the Solar Hijri calendar.
    SolarYear,
    /// Two digits.
    ShortYear,
    /// The same that is not a day.
    OldYear,
    /// The year after the one before it, also in two digits: `15` in `1914/15`.
    NextYear,
    /// A year in words.
    YearWord,
    Number,
    Nth,
    Month,
    /// The same without those that are also other words.
    SureMonth,
    SolarMonth,
    Weekday,
    Away,
    Step,
    That,
    Told,
    TextTold,
    /// Any unit, or this one.
    Unit(Option<CalendarUnit>),
    /// Any unit in the plural.
    Units,
    Season,
    /// A decade in a word.
    Decade,
    /// A decade in digits.
    DecadeNumber,
    /// The same without an ending: `90` in `años 90`.
    Tens,
    Holiday,
    Ago,
    Ahead,
    /// `ahead` that is never how long something takes.
    Hence,
    Earlier,
    Later,
    Part,
    DayMark,
    NightTo,
    Of,
    The,
    In,
    And,
    From,
    To,
    /// An ordinal in digits.
    NthNumber,
}

/// The kinds by their names; a set of kinds has a bit for each place.
pub(super) const KINDS: [(&str, ElementKind); 57] = [
    ("day", ElementKind::Day),
    ("high-day", ElementKind::HighDay),
    ("last-day", ElementKind::LastDay),
    ("ended-day", ElementKind::EndedDay),
    ("day-word", ElementKind::DayWord),
    ("month-number", ElementKind::MonthNumber),
    ("month-of-year", ElementKind::MonthOfYear),
    ("month-digits", ElementKind::MonthDigits),
    ("month-ordinal", ElementKind::MonthOrdinal),
    ("year", ElementKind::Year),
    ("bare-year", ElementKind::BareYear),
    ("short-year", ElementKind::ShortYear),
    ("old-year", ElementKind::OldYear),
    ("next-year", ElementKind::NextYear),
    ("year-word", ElementKind::YearWord),
    ("number", ElementKind::Number),
    ("nth", ElementKind::Nth),
    ("nth-number", ElementKind::NthNumber),
    ("month", ElementKind::Month),
    ("sure-month", ElementKind::SureMonth),
    ("solar-month", ElementKind::SolarMonth),
    ("weekday", ElementKind::Weekday),
    ("away", ElementKind::Away),
    ("step", ElementKind::Step),
    ("that", ElementKind::That),
    ("told", ElementKind::Told),
    ("text", ElementKind::TextTold),
    ("unit", ElementKind::Unit(None)),
    ("units", ElementKind::Units),
    ("weekend", ElementKind::Unit(Some(CalendarUnit::Weekend))),
    ("day-part", ElementKind::Unit(Some(CalendarUnit::DayPart))),
    ("day-unit", ElementKind::Unit(Some(CalendarUnit::Day))),
    ("week-unit", ElementKind::Unit(Some(CalendarUnit::Week))),
    ("month-unit", ElementKind::Unit(Some(CalendarUnit::Month))),
    ("quarter-unit", ElementKind::Unit(Some(CalendarUnit::Quarter))),
    ("year-unit", ElementKind::Unit(Some(CalendarUnit::Year))),
    ("decade-unit", ElementKind::Unit(Some(CalendarUnit::Decade))),
    ("season", ElementKind::Season),
    ("decade", ElementKind::Decade),
    ("decade-number", ElementKind::DecadeNumber),
    ("tens", ElementKind::Tens),
    ("holiday", ElementKind::Holiday),
    ("ago", ElementKind::Ago),
    ("ahead", ElementKind::Ahead),
    ("hence", ElementKind::Hence),
    ("earlier", ElementKind::Earlier),
    ("later", ElementKind::Later),
    ("part", ElementKind::Part),
    ("day-mark", ElementKind::DayMark),
    ("night-to", ElementKind::NightTo),
    ("solar-year", ElementKind::SolarYear),
    ("of", ElementKind::Of),
    ("the", ElementKind::The),
    ("in", ElementKind::In),
    ("and", ElementKind::And),
    ("from", ElementKind::From),
    ("to", ElementKind::To),
];

/// The year that belongs to the words before it.
const YEAR: &str = "[,] ~ [year-unit] year [year-unit | units] | ~ step ~ year-unit | ~ year-unit ~ step \
    | ~ that [that] year-unit | ~ year-unit that";

/// Parses the notation of a rule.
pub(super) fn parse(rule: &str) -> Result<Vec<Element>, String> {
    let spaced = rule.replace("@year", &format!("({YEAR})"));
    let mut spread = String::with_capacity(2 * spaced.len());
    for c in spaced.chars() {
        if matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '|') {
            spread.extend([' ', c, ' ']);
        } else {
            spread.push(c);
        }
    }
    let mut words = spread.split_whitespace();
    let alternatives = alternatives(&mut words, None)?;
    Ok(group(alternatives))
}

fn group(mut alternatives: Vec<Vec<Element>>) -> Vec<Element> {
    if alternatives.len() == 1 {
        return alternatives.remove(0);
    }
    vec![Element::Any(alternatives)]
}

fn alternatives<'r>(
    words: &mut impl Iterator<Item = &'r str>,
    end: Option<&str>,
) -> Result<Vec<Vec<Element>>, String> {
    let mut all = vec![Vec::new()];
    loop {
        let word = words.next();
        if word == end {
            return Ok(all);
        }
        let word = word.ok_or("a bracket is not closed")?;
        let row = all.last_mut().expect("at least one");
        match word {
            "|" => all.push(Vec::new()),
            "[" => {
                let inner = alternatives(words, Some("]"))?;
                row.push(Element::Optional(group(inner)));
            }
            "(" => row.push(Element::Any(alternatives(words, Some(")"))?)),
            "{" => row.push(Element::Beside(group(alternatives(words, Some("}"))?))),
            "~" => row.push(Element::Filler),
            word => row.push(element(word)?),
        }
    }
}

fn element(word: &str) -> Result<Element, String> {
    if let Some(inner) = word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
        return Ok(Element::Word(inner.into()));
    }
    if let Some(sign) = word.strip_prefix('+').and_then(|sign| sign.chars().next()) {
        return Ok(Element::Joint(sign));
    }
    let mut letters = word.chars();
    if let (Some(sign), None) = (letters.next(), letters.next())
        && !sign.is_alphanumeric()
    {
        return Ok(Element::Sign(sign));
    }
    let known = KINDS.iter().find(|(name, _)| *name == word);
    known
        .map(|(_, kind)| Element::Is(*kind, KindSet::of(&[*kind])))
        .ok_or_else(|| format!("`{word}` is no role"))
}

/// A set of kinds, by their places in [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct KindSet(u64);

impl KindSet {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(kinds: &[ElementKind]) -> Self {
        Self(kinds.iter().fold(0, |set, kind| set | 1 << place(*kind)))
    }

    /// Returns a bit for each kind, at its place.
    pub(super) fn bits(self) -> u64 {
        self.0
    }

    /// Returns whether it shares a kind with another.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether it has all kinds of another.
    pub(super) fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
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
pub(super) fn place(kind: ElementKind) -> usize {
    KINDS.iter().position(|(_, known)| *known == kind).expect("all kinds are listed")
}

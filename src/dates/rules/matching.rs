//! Matches rules against the items of a text.

use super::frame::{Frame, put};
use super::pattern::{Element, Kind};
use super::role::Role;
use super::scan::JOINED;
use super::vocabulary::Vocabulary;
use super::{Item, ItemKind, Space};
use crate::dates::phrase::{counts_something, goes_on, is_capital, is_tail};
use crate::dates::reading::CountFrom::{Either, Publication, Text as FromText};
use crate::dates::tokens::{Cursor, Text};
use crate::dates::words::CalendarUnit;

/// The items of a text, and what is needed to match them.
#[derive(Clone, Copy)]
pub(super) struct Matcher<'t> {
    pub(super) text: Text<'t>,
    pub(super) items: &'t [Item],
    pub(super) vocabulary: &'t Vocabulary,
}

/// What is left to match behind an element.
struct Rest<'r> {
    elements: &'r [Element],
    next: Option<&'r Rest<'r>>,
}

/// What a single item, or a number of several words, makes of a frame.
struct Step {
    /// The place behind it.
    next: usize,
    frame: Frame,
}

impl Matcher<'_> {
    /// Returns the longest match of a rule from an item on.
    pub(super) fn longest(&self, rule: &[Element], at: usize) -> Option<Frame> {
        self.row(rule, None, at, Frame::default(), true)
    }

    /// Matches `elements`, then `next`; `inside` if what is matched is part of the date.
    fn row(
        &self,
        elements: &[Element],
        next: Option<&Rest<'_>>,
        at: usize,
        frame: Frame,
        inside: bool,
    ) -> Option<Frame> {
        let Some((first, elements)) = elements.split_first() else {
            return match next {
                Some(rest) => self.row(rest.elements, rest.next, at, frame, true),
                None => frame.start.is_some().then_some(frame),
            };
        };
        let rest = Rest { elements, next };
        let go = |at, frame| self.row(elements, next, at, frame, inside);
        match first {
            Element::Optional(inner) => longer(
                self.row(inner, Some(&rest), at, frame, inside),
                self.row(elements, next, at, frame, inside),
            ),
            Element::Any(rows) => rows.iter().fold(None, |best, row| {
                longer(best, self.row(row, Some(&rest), at, frame, inside))
            }),
            Element::Beside(inner) => {
                // The frame's range is that of the frame before.
                let after =
                    self.row(inner, None, at, Frame { start: Some(0), end: 0, ..frame }, false)?;
                let place = after.end;
                self.row(
                    elements,
                    next,
                    place,
                    Frame { start: frame.start, end: frame.end, ..after },
                    true,
                )
            }
            Element::Filler => {
                let mut best = go(at, frame);
                let mut place = at;
                while place < at + 4 && self.is_filler(place) {
                    place += 1;
                    best = longer(best, go(place, frame));
                }
                best
            }
            Element::Sign(sign) => {
                let item = self.follows(at, &frame)?;
                let found = item.kind == ItemKind::Sign(*sign);
                found.then(|| go(at + 1, self.extended(frame, at, at, inside)))?
            }
            Element::Joint(sign) => {
                let item = self.follows(at, &frame)?;
                let glued =
                    |at: usize| self.items.get(at).is_some_and(|item| item.space == Space::None);
                let found = item.kind == ItemKind::Sign(*sign) && glued(at) && glued(at + 1);
                found.then(|| go(at + 1, self.extended(frame, at, at, inside)))?
            }
            Element::Word(word) => {
                let item = self.follows(at, &frame)?;
                let found = self.text[item.start..item.end].to_lowercase() == **word;
                found.then(|| go(at + 1, self.extended(frame, at, at, inside)))?
            }
            Element::Is(kind) => {
                self.follows(at, &frame)?;
                let Step { next: place, frame } = self.take(*kind, at, frame)?;
                let frame = self.extended(frame, at, place - 1, inside);
                let plain = self.row(elements, next, place, frame, inside);
                let stop = self.items.get(place).is_some_and(|item| {
                    item.kind == ItemKind::Sign('.') && item.space == Space::None
                });
                let short = self.is_short(*kind, at);
                if stop && short { longer(plain, go(place + 1, frame)) } else { plain }
            }
        }
    }

    /// Returns the item at a place if no empty line is before it.
    fn follows(&self, at: usize, frame: &Frame) -> Option<&Item> {
        let item = self.items.get(at)?;
        (frame.start.is_none() || item.space != Space::Break).then_some(item)
    }

    /// Returns the frame with items in its range; outside the date the place is kept as the end.
    fn extended(&self, frame: Frame, first: usize, last: usize, inside: bool) -> Frame {
        if !inside {
            return Frame { end: last + 1, ..frame };
        }
        let start = frame.start.or(Some(self.items[first].start));
        Frame { start, end: self.items[last].end, ..frame }
    }

    pub(super) fn roles(&self, at: usize) -> &[Role] {
        match self.items.get(at).map(|item| item.kind) {
            Some(ItemKind::Word(roles)) => self.vocabulary.roles(roles),
            _ => &[],
        }
    }

    /// Returns whether an item may be the core of a date: a month, a unit, a year, and the like.
    pub(super) fn is_core(&self, at: usize) -> bool {
        match self.items[at].kind {
            ItemKind::Word(_) => self.roles(at).iter().any(|role| {
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
            }),
            ItemKind::Number { value, length, ordinal, decade } => {
                decade
                    || length == 4 && (1000..=2999).contains(&value)
                    || length <= 2
                        && (1..=31).contains(&value)
                        && (ordinal || self.is_ended(at) || self.ends_clause(at))
            }
            ItemKind::Sign(_) => false,
        }
    }

    /// Returns whether a rule may match from an item on; `near` if the core of a date follows.
    pub(super) fn may_begin(&self, at: usize, near: bool) -> bool {
        let dotted = |at: usize| {
            self.items.get(at).is_some_and(|item| {
                item.space == Space::None && matches!(item.kind, ItemKind::Sign('.' | '/' | '-'))
            })
        };
        match self.items[at].kind {
            ItemKind::Sign(_) => false,
            ItemKind::Word(_) if self.roles(at).is_empty() => false,
            // A word that is no date by itself needs another part of one behind it.
            ItemKind::Word(_) => {
                let next =
                    (at + 1..at + 5).find(|place| !self.is_filler(*place) || self.is_core(*place));
                self.is_core(at)
                    || next.and_then(|place| Some((place, self.items.get(place)?))).is_some_and(
                        |(place, item)| match item.kind {
                            ItemKind::Word(_) => !self.roles(place).is_empty(),
                            _ => true,
                        },
                    )
            }
            ItemKind::Number { .. } => {
                near || self.is_core(at) || dotted(at + 1) || !self.roles(at + 1).is_empty()
            }
        }
    }

    /// Returns whether a full stop may belong to a word: it is abbreviated.
    fn is_short(&self, kind: Kind, at: usize) -> bool {
        let item = self.items[at];
        let letters = self.text[item.start..item.end].chars().count();
        let role = |wanted: fn(&Role) -> bool| self.roles(at).iter().any(wanted);
        match kind {
            Kind::Month => role(|role| matches!(role, Role::ShortMonth(_))),
            Kind::Weekday => role(|role| matches!(role, Role::ShortWeekday(_))),
            Kind::Unit(_) | Kind::Units => letters <= 2,
            _ => false,
        }
    }

    fn is_filler(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.space != Space::Break)
            && (self.roles(at).iter().any(|role| matches!(role, Role::Of | Role::The | Role::In))
                || self.items[at].kind == ItemKind::Sign(JOINED))
    }

    /// Matches one kind; returns the frame with its value.
    fn take(&self, kind: Kind, at: usize, frame: Frame) -> Option<Step> {
        if let ItemKind::Number { .. } = self.items[at].kind {
            return self.take_digits(kind, at, frame);
        }
        if matches!(kind, Kind::Number | Kind::YearWord | Kind::DayWord)
            && let Some(step) = self.take_words(kind, at, frame)
        {
            return Some(step);
        }
        self.roles(at).iter().find_map(|role| {
            let frame = with_role(kind, *role, frame)?;
            Some(Step { next: at + 1, frame })
        })
    }

    fn take_digits(&self, kind: Kind, at: usize, mut frame: Frame) -> Option<Step> {
        let item = self.items[at];
        let ItemKind::Number { value, length, ordinal, decade } = item.kind else { return None };
        let small = |range: std::ops::RangeInclusive<i32>| {
            (length <= 2 && !decade && range.contains(&value)).then_some(value as i8)
        };
        let fits = match kind {
            Kind::Day => put(&mut frame.days, small(1..=31)?),
            Kind::MonthNumber => put(&mut frame.months, small(1..=12)?),
            // `24/7` is not the 24th of July.
            Kind::HighDay if value != 24 => put(&mut frame.days, small(13..=31)?),
            Kind::LastDay if !ordinal && self.ends_clause(at) => {
                put(&mut frame.days, small(1..=31)?)
            }
            Kind::EndedDay if self.is_ended(at) => put(&mut frame.days, small(1..=31)?),
            Kind::MonthOfYear if value <= i32::from(frame.years[0]? % 100) => {
                put(&mut frame.months, small(1..=12)?)
            }
            Kind::MonthDigits if length == 2 => put(&mut frame.months, small(1..=12)?),
            Kind::Tens if value % 10 == 0 && (length == 4 || length == 2 && value >= 20) => {
                let first = if length == 4 { value } else { 1900 + value };
                frame.decade = (1000..=2999).contains(&first).then_some(first as i16);
                frame.decade.is_some()
            }
            Kind::MonthOrdinal if ordinal => put(&mut frame.months, small(1..=12)?),
            Kind::Nth if ordinal => {
                frame.nth = small(1..=31);
                true
            }
            Kind::NthNumber if ordinal => put(&mut frame.days, small(1..=31)?),
            Kind::Number if !decade && !ordinal && (1..=9999).contains(&value) => {
                frame.number = Some(value as i16);
                true
            }
            Kind::Year if length == 4 && !decade && (1000..=2999).contains(&value) => {
                put(&mut frame.years, value as i16)
            }
            Kind::SolarYear if length == 4 && (1200..=1499).contains(&value) => {
                frame.solar = true;
                put(&mut frame.years, value as i16)
            }
            Kind::BareYear if length == 4 && !decade && self.is_year(at, value) => {
                put(&mut frame.years, value as i16)
            }
            Kind::OldYear if length == 2 && value >= 32 && !self.is_thing(at + 1) => {
                put(&mut frame.years, value as i16 + if value < 40 { 2000 } else { 1900 })
            }
            Kind::ShortYear if length == 2 && !decade && !self.is_thing(at + 1) => {
                put(&mut frame.years, value as i16 + if value < 40 { 2000 } else { 1900 })
            }
            Kind::DecadeNumber if decade && value % 10 == 0 => {
                frame.decade = match (length, value) {
                    (4, 1000..=2999) => Some(value as i16),
                    (2, 20..=90) => Some(1900 + value as i16),
                    _ => None,
                };
                frame.decade.is_some()
            }
            _ => false,
        };
        fits.then_some(Step { next: at + 1, frame })
    }

    /// Takes a number in words: `two`, `twenty and five`, `thousand nine hundred ninety`.
    fn take_words(&self, kind: Kind, at: usize, mut frame: Frame) -> Option<Step> {
        let number = |at: usize| {
            self.roles(at).iter().find_map(|role| match role {
                Role::Number(number) => Some(i32::from(*number)),
                _ => None,
            })
        };
        let nth_at = |at: usize| {
            self.roles(at).iter().find_map(|role| match role {
                Role::Nth(nth) => Some(i32::from(*nth)),
                _ => None,
            })
        };
        if kind == Kind::YearWord && self.vocabulary.unspaced {
            return self.take_year_digits(at, frame);
        }
        let (mut total, mut group, mut last) = (0, 0, i32::MAX);
        let mut place = at;
        loop {
            let joint = place > at
                && (self.roles(place).contains(&Role::And)
                    || matches!(
                        self.items.get(place).map(|item| item.kind),
                        Some(ItemKind::Sign('-' | JOINED))
                    ))
                && (number(place + 1).is_some() || nth_at(place + 1).is_some());
            let here = place + usize::from(joint);
            if place > at && self.items.get(here).is_some_and(|item| item.space == Space::Break) {
                break;
            }
            // An ordinal ends a number: `twenty first`.
            if kind == Kind::DayWord
                && let Some(nth) = nth_at(here)
                && (place == at || last >= 20 && nth < 10)
            {
                group += nth;
                place = here + 1;
                // Arabic: `second and twentieth`
                if self.items.get(place).map(|item| item.kind) == Some(ItemKind::Sign(JOINED))
                    && let Some(tens @ (20 | 30)) = nth_at(place + 1)
                    && group < 10
                {
                    group += tens;
                    place += 2;
                }
                break;
            }
            let Some(value) = number(here) else { break };
            match value {
                1000 if total == 0 => {
                    total = 1000 * group.max(1);
                    group = 0;
                }
                // Chinese: `two ten five`
                10 if (2..=9).contains(&last) && place > at && self.vocabulary.unspaced => {
                    group += 9 * last;
                }
                100 if group < 10 => group = 100 * group.max(1),
                100..=999 if group == 0 => group = value,
                // Arabic: `five and twenty`
                20..=90 if joint && last < 10 => group += value,
                20..=99 if place == at || last >= 100 => group += value,
                1..=19 if place == at || last >= 100 || last >= 10 && value < 10 => group += value,
                _ => break,
            }
            last = value;
            place = here + 1;
        }
        let value = total + group;
        if place == at {
            return None;
        }
        let fits = match kind {
            Kind::Number => {
                frame.number = i16::try_from(value).ok();
                frame.number.is_some()
            }
            Kind::DayWord => {
                // `un mar` is a sea.
                frame.spelled = value == 1 && number(at).is_some();
                (1..=31).contains(&value) && put(&mut frame.days, i8::try_from(value).ok()?)
            }
            _ => {
                (1100..=2199).contains(&value) && put(&mut frame.years, i16::try_from(value).ok()?)
            }
        };
        fits.then_some(Step { next: place, frame })
    }

    /// Returns whether an item is a word, after a space, that is neither known nor a name.
    fn is_thing(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            item.space == Space::Gap
                && matches!(item.kind, ItemKind::Word(_))
                && self.roles(at).is_empty()
                && !is_capital(&self.text[item.start..item.end])
        })
    }

    /// Returns whether punctuation follows an item, or nothing.
    fn ends_clause(&self, at: usize) -> bool {
        self.items.get(at + 1).is_none_or(|next| {
            next.space == Space::Break
                || matches!(next.kind, ItemKind::Sign('.' | ',' | ';' | '!' | '?' | ')'))
                    && self.items.get(at + 2).is_none_or(|behind| behind.space != Space::None)
        })
    }

    /// Returns whether an ending is behind a number: `4'ünde`.
    fn is_ended(&self, at: usize) -> bool {
        self.vocabulary.suffixes && self.text[self.items[at].end..].starts_with(['\'', '’'])
    }

    /// Takes a year in four Chinese digits: 二〇二五.
    fn take_year_digits(&self, at: usize, mut frame: Frame) -> Option<Step> {
        let mut year = 0;
        for place in at..at + 4 {
            let digit = self.roles(place).iter().find_map(|role| match role {
                Role::Number(digit @ 0..=9) => Some(*digit),
                _ => None,
            })?;
            year = 10 * year + digit;
        }
        let fits = (1000..=2999).contains(&year) && put(&mut frame.years, year);
        fits.then_some(Step { next: at + 4, frame })
    }

    /// Returns whether the words beside a number of four digits let it be a year.
    fn is_year(&self, at: usize, value: i32) -> bool {
        let item = self.items[at];
        // In Chinese `year` follows.
        if self.vocabulary.unspaced || self.counts(at) {
            return false;
        }
        let lead = |role: &Role| {
            matches!(
                role,
                Role::In
                    | Role::Of
                    | Role::From
                    | Role::To
                    | Role::Part
                    | Role::Unit(CalendarUnit::Year)
                    | Role::Month(_)
                    | Role::Season(_)
            )
        };
        // `2000 soldiers`
        let thing = self.is_thing(at + 1) && !self.is_ended(at);
        let round = value % 100 == 0
            && self.items.get(at + 1).is_some_and(|next| {
                next.space == Space::Gap
                    && matches!(next.kind, ItemKind::Word(_))
                    && self.roles(at + 1).is_empty()
            });
        if round
            && !self.is_ended(at)
            && !self.roles(at.max(1) - 1).contains(&Role::Unit(CalendarUnit::Year))
        {
            return false;
        }
        let ends = !thing || (1800..=2050).contains(&value);
        let before = at.checked_sub(1).filter(|_| item.space != Space::Break);
        match before.map(|before| self.items[before].kind) {
            None => (1500..=2100).contains(&value) && ends,
            Some(ItemKind::Sign(sign)) => match sign {
                JOINED => (1000..=2199).contains(&value) && ends,
                '(' | '[' | ';' | ':' | '"' | '„' | '“' | '«' | '-' | ',' | '.' | ')' | '!'
                | '?' => (1500..=2100).contains(&value) && ends,
                _ => false,
            },
            Some(ItemKind::Word(_)) if self.roles(at - 1).iter().any(lead) => {
                (1400..=2199).contains(&value) && ends
            }
            Some(ItemKind::Word(_)) => {
                let word = &self.text[self.items[at - 1].start..self.items[at - 1].end];
                let name = is_capital(word) && !self.vocabulary.strict_capitals;
                (1800..=2050).contains(&value)
                    && (!name || self.is_ended(at))
                    && (!thing || self.vocabulary.strict_capitals)
                    && self.text.words.lead(word).is_none()
                    && (item.space == Space::Gap || self.vocabulary.unspaced)
            }
            Some(ItemKind::Number { .. }) => false,
        }
    }

    /// Returns whether a number has a unit, or is part of a longer one.
    fn counts(&self, at: usize) -> bool {
        let item = self.items[at];
        let after = Cursor::after(self.text, item.end);
        let unit = self.roles(at + 1).iter().any(|role| {
            matches!(role, Role::Units(_) | Role::Unit(_)) && !self.vocabulary.unspaced
        });
        unit || counts_something(after)
            || goes_on(after)
            || is_tail(Cursor::before(self.text, item.start))
    }
}

fn longer(one: Option<Frame>, other: Option<Frame>) -> Option<Frame> {
    match (one, other) {
        (Some(one), Some(other)) if other.end > one.end => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

/// Returns the frame with a role as that kind; `None` if the role is not of the kind.
fn with_role(kind: Kind, role: Role, mut frame: Frame) -> Option<Frame> {
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

//! Matches numbers, in digits and in words.

use super::frame::{Frame, put};
use super::matching::{Matcher, Step};
use super::pattern::Kind;
use super::role::Role;
use super::scan::JOINED;
use super::{ItemKind, Space};

impl Matcher<'_> {
    /// Takes a number in digits.
    pub(super) fn take_digits(&self, kind: Kind, at: usize, mut frame: Frame) -> Option<Step> {
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
    pub(super) fn take_words(&self, kind: Kind, at: usize, mut frame: Frame) -> Option<Step> {
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
}

//! Matches numbers, in digits and in words.

use super::date_parts::{DateParts, put};
use super::item::{ItemKind, JOINED, Space};
use super::pattern::ElementKind;
use super::role::DateRole;
use super::scanned::ScannedText;

impl ScannedText<'_> {
    /// Takes a number in digits; returns the place after it.
    pub(super) fn take_digits(
        &self,
        kind: ElementKind,
        at: usize,
        parts: &mut DateParts,
    ) -> Option<usize> {
        let item = self.items[at];
        let ItemKind::Number { value, length, ordinal, decade } = item.kind else { return None };
        let small = |range: std::ops::RangeInclusive<i32>| {
            (length <= 2 && !decade && range.contains(&value)).then_some(value as i8)
        };
        let fits = match kind {
            ElementKind::Day => put(&mut parts.days, small(1..=31)?),
            ElementKind::MonthNumber => put(&mut parts.months, small(1..=12)?),
            // `24/7` is not the 24th of July.
            ElementKind::HighDay if value != 24 => put(&mut parts.days, small(13..=31)?),
            ElementKind::LastDay if !ordinal && self.ends_clause(at) => {
                put(&mut parts.days, small(1..=31)?)
            }
            ElementKind::EndedDay if self.is_ended(at) => put(&mut parts.days, small(1..=31)?),
            ElementKind::MonthOfYear if value <= i32::from(parts.years[0]? % 100) => {
                put(&mut parts.months, small(1..=12)?)
            }
            ElementKind::MonthDigits if length == 2 => put(&mut parts.months, small(1..=12)?),
            ElementKind::Tens if value % 10 == 0 && (length == 4 || length == 2 && value >= 20) => {
                let first = if length == 4 { value } else { self.century(at) + value };
                parts.decade = (1000..=2999).contains(&first).then_some(first as i16);
                parts.decade.is_some()
            }
            ElementKind::MonthOrdinal if ordinal => put(&mut parts.months, small(1..=12)?),
            ElementKind::Nth if ordinal => {
                parts.nth = small(1..=31);
                true
            }
            ElementKind::NthNumber if ordinal => put(&mut parts.days, small(1..=31)?),
            ElementKind::Number if !decade && !ordinal && (1..=9999).contains(&value) => {
                parts.number = Some(value as i16);
                true
            }
            ElementKind::Year if length == 4 && !decade && (1000..=2999).contains(&value) => {
                put(&mut parts.years, value as i16)
            }
            ElementKind::SolarYear if length == 4 && (1200..=1499).contains(&value) => {
                parts.solar = true;
                put(&mut parts.years, value as i16)
            }
            ElementKind::NextYear if !decade => {
                let next = parts.years[0]? + 1;
                let last_digits = if length == 2 { next % 100 } else { next };
                value == i32::from(last_digits) && put(&mut parts.years, next)
            }
            ElementKind::BareYear if length == 4 && !decade && self.is_year(at, value) => {
                put(&mut parts.years, value as i16)
            }
            ElementKind::OldYear if length == 2 && value >= 32 && !self.is_thing(at + 1) => {
                put(&mut parts.years, value as i16 + if value < 40 { 2000 } else { 1900 })
            }
            ElementKind::ShortYear if length == 2 && !decade && !self.is_thing(at + 1) => {
                put(&mut parts.years, value as i16 + if value < 40 { 2000 } else { 1900 })
            }
            ElementKind::DecadeNumber if decade && value % 10 == 0 => {
                parts.decade = match (length, value) {
                    (4, 1000..=2999) => Some(value as i16),
                    (2, 20..=90) => Some((self.century(at) + value) as i16),
                    _ => None,
                };
                parts.decade.is_some()
            }
            _ => false,
        };
        fits.then_some(at + 1)
    }

    /// Returns the first year of the century that a decade of two digits is in.
    fn century(&self, at: usize) -> i32 {
        if self.is_solar(self.items[at].end) { 1300 } else { 1900 }
    }

    /// Takes a number in words: `two`, `twenty and five`, `thousand nine hundred ninety`. Returns
    /// the place after it. If it does not fit, the parts stay as they are.
    pub(super) fn take_words(
        &self,
        kind: ElementKind,
        at: usize,
        parts: &mut DateParts,
    ) -> Option<usize> {
        let number = |at: usize| {
            self.roles(at).iter().find_map(|role| match role {
                DateRole::Number(number) => Some(i32::from(*number)),
                _ => None,
            })
        };
        let nth_at = |at: usize| {
            self.roles(at).iter().find_map(|role| match role {
                DateRole::Nth(nth) => Some(i32::from(*nth)),
                _ => None,
            })
        };
        if kind == ElementKind::YearWord && self.vocabulary.unspaced {
            return self.take_year_digits(at, parts);
        }
        let (mut total, mut group, mut last) = (0, 0, i32::MAX);
        let mut place = at;
        loop {
            let joint = place > at
                && (self.roles(place).contains(&DateRole::And)
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
            if kind == ElementKind::DayWord
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
            ElementKind::Number => {
                parts.number = Some(i16::try_from(value).ok()?);
                true
            }
            ElementKind::DayWord if (1..=31).contains(&value) => {
                let fits = put(&mut parts.days, i8::try_from(value).ok()?);
                if fits {
                    // `un mar` is a sea.
                    parts.spelled = value == 1 && number(at).is_some();
                }
                fits
            }
            ElementKind::YearWord if (1100..=2199).contains(&value) => {
                put(&mut parts.years, i16::try_from(value).ok()?)
            }
            _ => false,
        };
        fits.then_some(place)
    }

    /// Takes a year in four Chinese digits: 二〇二五.
    fn take_year_digits(&self, at: usize, parts: &mut DateParts) -> Option<usize> {
        let mut year = 0;
        for place in at..at + 4 {
            let digit = self.roles(place).iter().find_map(|role| match role {
                DateRole::Number(digit @ 0..=9) => Some(*digit),
                _ => None,
            })?;
            year = 10 * year + digit;
        }
        let fits = (1000..=2999).contains(&year) && put(&mut parts.years, year);
        fits.then_some(at + 4)
    }
}

//! Tells by its neighbours whether an item may be, or begin, a date.

use super::item::{ItemKind, JOINED, Space};
use super::pattern::ElementKind;
use super::role::{DateRole, RoleRange};
use super::scanned::ScannedText;
use crate::dates::phrase::{counts_something, goes_on, is_capital, is_tail};
use crate::dates::tokens::Cursor;
use crate::dates::words::CalendarUnit;

impl ScannedText<'_> {
    /// Returns whether an item may be the core of a date: a month, a unit, a year, and the like.
    pub(super) fn is_core(&self, at: usize) -> bool {
        match self.items[at].kind {
            ItemKind::Word(_) => self.info(at).core,
            ItemKind::Number { value, length, ordinal, decade } => {
                decade
                    || length == 4 && (1000..=2999).contains(&value)
                    || length <= 2
                        && (1..=31).contains(&value)
                        && (ordinal
                            || self.is_ended(at)
                            || self.ends_clause(at)
                            || self.is_slashed(at))
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
            ItemKind::Word(roles) if roles == RoleRange::NONE => false,
            // A word that is not a date by itself needs another part of one after it.
            ItemKind::Word(_) => {
                let next =
                    (at + 1..at + 5).find(|place| !self.is_filler(*place) || self.is_core(*place));
                self.is_core(at)
                    || next
                        .and_then(|place| self.items.get(place))
                        .is_some_and(|item| item.kind != ItemKind::Word(RoleRange::NONE))
            }
            ItemKind::Number { .. } => {
                near || self.is_core(at) || dotted(at + 1) || !self.roles(at + 1).is_empty()
            }
        }
    }

    /// Returns whether a full stop may belong to a word: it is abbreviated.
    pub(super) fn is_short(&self, kind: ElementKind, at: usize) -> bool {
        let item = self.items[at];
        let letters = self.text[item.start..item.end].chars().count();
        let role = |wanted: fn(&DateRole) -> bool| self.roles(at).iter().any(wanted);
        match kind {
            ElementKind::Month => role(|role| matches!(role, DateRole::ShortMonth(_))),
            ElementKind::Weekday => role(|role| matches!(role, DateRole::ShortWeekday(_))),
            ElementKind::Unit(_) | ElementKind::Units => letters <= 2,
            _ => false,
        }
    }

    pub(super) fn is_filler(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.space != Space::Break)
            && (self.info(at).filler || self.items[at].kind == ItemKind::Sign(JOINED))
    }

    /// Returns whether an item is a word, after a space, that is neither known nor a name.
    pub(super) fn is_thing(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            item.space == Space::Gap
                && matches!(item.kind, ItemKind::Word(_))
                && self.roles(at).is_empty()
                && !is_capital(&self.text[item.start..item.end])
        })
    }

    /// Returns whether a time that ends at a byte is one of the Solar Hijri calendar, unless its
    /// words say otherwise.
    pub(super) fn is_solar(&self, end: usize) -> bool {
        let gregorian = &self.vocabulary.gregorian;
        let behind = self.text[end..].trim_start();
        !gregorian.is_empty() && !gregorian.iter().any(|word| behind.starts_with(word.as_str()))
    }

    /// Returns whether punctuation follows an item, or nothing.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.items.get(at + 1).is_none_or(|next| {
            next.space == Space::Break
                || matches!(next.kind, ItemKind::Sign('.' | ',' | ';' | '!' | '?' | ')'))
                    && self.items.get(at + 2).is_none_or(|behind| behind.space != Space::None)
        })
    }

    /// Returns whether a number adjoins a slash and another: `22/04`.
    fn is_slashed(&self, at: usize) -> bool {
        let adjoining = |at: usize| {
            self.items.get(at).filter(|item| item.space == Space::None).map(|item| item.kind)
        };
        adjoining(at + 1) == Some(ItemKind::Sign('/'))
            && matches!(adjoining(at + 2), Some(ItemKind::Number { .. }))
    }

    /// Returns whether an ending is after a number: `4'ünde`.
    pub(super) fn is_ended(&self, at: usize) -> bool {
        self.vocabulary.suffixes && self.text[self.items[at].end..].starts_with(['\'', '’'])
    }

    /// Returns whether the words beside a number of four digits let it be a year.
    pub(super) fn is_year(&self, at: usize, value: i32) -> bool {
        let item = self.items[at];
        // In Chinese `year` follows.
        if self.vocabulary.unspaced || self.counts(at) {
            return false;
        }
        let lead = |role: &DateRole| {
            matches!(
                role,
                DateRole::In
                    | DateRole::Of
                    | DateRole::From
                    | DateRole::To
                    | DateRole::Part
                    | DateRole::Unit(CalendarUnit::Year)
                    | DateRole::Month(_)
                    | DateRole::Season(_)
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
            && !self.roles(at.max(1) - 1).contains(&DateRole::Unit(CalendarUnit::Year))
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
            matches!(role, DateRole::Units(_) | DateRole::Unit(_)) && !self.vocabulary.unspaced
        });
        unit || counts_something(after)
            || goes_on(after)
            || is_tail(Cursor::before(self.text, item.start))
    }
}

//! Matches rules against the items of a text.

use super::date_parts::{DateParts, TakenItem};
use super::item::{DateItem, ItemKind, Space};
use super::kinds::with_role;
use super::pattern::{Element, ElementKind};
use super::scanned::ScannedText;

/// The elements that are left to match.
struct Rest<'r> {
    elements: &'r [Element],
    next: Option<&'r Rest<'r>>,
}

impl ScannedText<'_> {
    /// Returns the longest match of a rule from an item on.
    pub(super) fn longest(&self, rule: &[Element], at: usize) -> Option<DateParts> {
        self.row(rule, None, at, &DateParts::default(), true)
    }

    /// Matches `elements`, then `next`; `inside` if what is matched is part of the date.
    fn row(
        &self,
        elements: &[Element],
        next: Option<&Rest<'_>>,
        at: usize,
        parts: &DateParts,
        inside: bool,
    ) -> Option<DateParts> {
        let Some((first, elements)) = elements.split_first() else {
            return match next {
                Some(rest) => self.row(rest.elements, rest.next, at, parts, true),
                None => parts.start.is_some().then_some(*parts),
            };
        };
        let rest = Rest { elements, next };
        let go = |at, parts: &DateParts| self.row(elements, next, at, parts, inside);
        match first {
            Element::Optional(inner) => {
                longer(self.row(inner, Some(&rest), at, parts, inside), go(at, parts))
            }
            Element::Any(rows) => rows.iter().fold(None, |best, row| {
                longer(best, self.row(row, Some(&rest), at, parts, inside))
            }),
            Element::Beside(inner) => {
                // The range of the parts is that of the parts before.
                let beside = DateParts { start: Some(0), end: 0, ..*parts };
                let after = self.row(inner, None, at, &beside, false)?;
                let date = DateParts { start: parts.start, end: parts.end, ..after };
                self.row(elements, next, after.end, &date, true)
            }
            Element::Filler => {
                let mut best = go(at, parts);
                let mut place = at;
                while place < at + 4 && self.is_filler(place) {
                    place += 1;
                    best = longer(best, go(place, parts));
                }
                best
            }
            Element::Sign(sign) => {
                let item = self.follows(at, parts)?;
                let found = item.kind == ItemKind::Sign(*sign);
                found.then(|| go(at + 1, &self.extended(*parts, at, at, inside)))?
            }
            Element::Joint(sign) => {
                let item = self.follows(at, parts)?;
                let adjoins =
                    |at: usize| self.items.get(at).is_some_and(|item| item.space == Space::None);
                let found = item.kind == ItemKind::Sign(*sign) && adjoins(at) && adjoins(at + 1);
                found.then(|| go(at + 1, &self.extended(*parts, at, at, inside)))?
            }
            Element::Word(word) => {
                let item = self.follows(at, parts)?;
                let found = self.text[item.start..item.end].to_lowercase() == **word;
                found.then(|| go(at + 1, &self.extended(*parts, at, at, inside)))?
            }
            Element::Is(kind, set) => {
                let item = self.follows(at, parts)?;
                // Most items are of another kind.
                if !item.kinds.meets(*set) {
                    return None;
                }
                let TakenItem { next: place, parts } = self.take(*kind, at, *parts)?;
                let parts = self.extended(parts, at, place - 1, inside);
                let plain = go(place, &parts);
                let stop = self.items.get(place).is_some_and(|item| {
                    item.kind == ItemKind::Sign('.') && item.space == Space::None
                });
                let short = stop && self.is_short(*kind, at);
                if short { longer(plain, go(place + 1, &parts)) } else { plain }
            }
        }
    }

    /// Returns the item at a place if no empty line is before it.
    fn follows(&self, at: usize, parts: &DateParts) -> Option<&DateItem> {
        let item = self.items.get(at)?;
        (parts.start.is_none() || item.space != Space::Break).then_some(item)
    }

    /// Returns the parts with items in its range; outside the date the place is kept as the end.
    fn extended(&self, parts: DateParts, first: usize, last: usize, inside: bool) -> DateParts {
        if !inside {
            return DateParts { end: last + 1, ..parts };
        }
        let start = parts.start.or(Some(self.items[first].start));
        DateParts { start, end: self.items[last].end, ..parts }
    }

    /// Matches one kind; returns the parts with its value.
    fn take(&self, kind: ElementKind, at: usize, parts: DateParts) -> Option<TakenItem> {
        if let ItemKind::Number { .. } = self.items[at].kind {
            return self.take_digits(kind, at, parts);
        }
        if matches!(kind, ElementKind::Number | ElementKind::YearWord | ElementKind::DayWord)
            && let Some(step) = self.take_words(kind, at, parts)
        {
            return Some(step);
        }
        self.roles(at).iter().find_map(|role| {
            let parts = with_role(kind, *role, parts)?;
            Some(TakenItem { next: at + 1, parts })
        })
    }
}

fn longer(one: Option<DateParts>, other: Option<DateParts>) -> Option<DateParts> {
    match (one, other) {
        (Some(one), Some(other)) if other.end > one.end => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

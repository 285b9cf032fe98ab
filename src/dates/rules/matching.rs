//! Matches rules against the items of a text.

use super::date_parts::DateParts;
use super::item::{DateItem, ItemKind, Space};
use super::kinds::add_role;
use super::pattern::{Element, ElementKind};
use super::scanned::ScannedText;

/// The elements that are left to match.
struct Rest<'r> {
    elements: &'r [Element],
    next: Option<&'r Rest<'r>>,
}

impl ScannedText<'_> {
    /// Returns the longest match of a rule from an item on; of equals, the first.
    pub(super) fn longest(&self, rule: &[Element], at: usize) -> Option<DateParts> {
        let mut best = None;
        self.row(rule, None, at, &DateParts::default(), true, &mut best);
        best
    }

    /// Matches `elements`, then `next`; `inside` if what is matched is part of the date. Replaces
    /// `best` by a longer match.
    fn row(
        &self,
        elements: &[Element],
        next: Option<&Rest<'_>>,
        at: usize,
        parts: &DateParts,
        inside: bool,
        best: &mut Option<DateParts>,
    ) {
        let Some((first, elements)) = elements.split_first() else {
            match next {
                Some(rest) => self.row(rest.elements, rest.next, at, parts, true, best),
                None if parts.start.is_none() => {}
                None if best.is_some_and(|best| best.end >= parts.end) => {}
                None => *best = Some(*parts),
            }
            return;
        };
        let rest = Rest { elements, next };
        let mut go = |at, parts: &DateParts| self.row(elements, next, at, parts, inside, best);
        match first {
            Element::Optional(inner) => {
                self.row(inner, Some(&rest), at, parts, inside, best);
                self.row(elements, next, at, parts, inside, best);
            }
            Element::Any(rows) => {
                for row in rows {
                    self.row(row, Some(&rest), at, parts, inside, best);
                }
            }
            Element::Beside(inner) => {
                // The range of the parts is that of the parts before.
                let beside = DateParts { start: Some(0), end: 0, ..*parts };
                let mut after = None;
                self.row(inner, None, at, &beside, false, &mut after);
                if let Some(after) = after {
                    let date = DateParts { start: parts.start, end: parts.end, ..after };
                    self.row(elements, next, after.end, &date, true, best);
                }
            }
            Element::Filler => {
                go(at, parts);
                let mut place = at;
                while place < at + 4 && self.is_filler(place) {
                    place += 1;
                    go(place, parts);
                }
            }
            Element::Sign(sign) => {
                let item = self.follows(at, parts);
                if item.is_some_and(|item| item.kind == ItemKind::Sign(*sign)) {
                    go(at + 1, &self.extended(*parts, at, at, inside));
                }
            }
            Element::Joint(sign) => {
                let adjoins =
                    |at: usize| self.items.get(at).is_some_and(|item| item.space == Space::None);
                let item = self.follows(at, parts);
                if item.is_some_and(|item| item.kind == ItemKind::Sign(*sign))
                    && adjoins(at)
                    && adjoins(at + 1)
                {
                    go(at + 1, &self.extended(*parts, at, at, inside));
                }
            }
            Element::Word(word) => {
                let is_word = |item: &DateItem| {
                    matches!(item.kind, ItemKind::Word(_))
                        && self.text[item.start..item.end].to_lowercase() == **word
                };
                if self.follows(at, parts).is_some_and(is_word) {
                    go(at + 1, &self.extended(*parts, at, at, inside));
                }
            }
            Element::Is(kind, set) => {
                // Most items are of another kind.
                if !self.follows(at, parts).is_some_and(|item| item.kinds.meets(*set)) {
                    return;
                }
                let mut parts = *parts;
                let Some(place) = self.take(*kind, at, &mut parts) else { return };
                let parts = self.extended(parts, at, place - 1, inside);
                go(place, &parts);
                let stop = self.items.get(place).is_some_and(|item| {
                    item.kind == ItemKind::Sign('.') && item.space == Space::None
                });
                if stop && self.is_short(*kind, at) {
                    go(place + 1, &parts);
                }
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

    /// Matches one kind and adds its value to the parts; returns the place after it.
    fn take(&self, kind: ElementKind, at: usize, parts: &mut DateParts) -> Option<usize> {
        if let ItemKind::Number { .. } = self.items[at].kind {
            return self.take_digits(kind, at, parts);
        }
        if matches!(kind, ElementKind::Number | ElementKind::YearWord | ElementKind::DayWord)
            && let Some(next) = self.take_words(kind, at, parts)
        {
            return Some(next);
        }
        self.roles(at).iter().any(|role| add_role(kind, *role, parts)).then_some(at + 1)
    }
}

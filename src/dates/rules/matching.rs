//! Matches rules against the items of a text.

use super::frame::Frame;
use super::kinds::with_role;
use super::pattern::{Element, Kind};
use super::role::Role;
use super::vocabulary::{RoleInfo, Vocabulary};
use super::{Item, ItemKind, Space};
use crate::dates::tokens::Text;

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
pub(super) struct Step {
    /// The place behind it.
    pub(super) next: usize,
    pub(super) frame: Frame,
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

    /// Returns what the roles of a word have in common; of other items nothing is known.
    pub(super) fn info(&self, at: usize) -> RoleInfo {
        match self.items.get(at).map(|item| item.kind) {
            Some(ItemKind::Word(roles)) => self.vocabulary.info(roles),
            _ => RoleInfo::default(),
        }
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
}

fn longer(one: Option<Frame>, other: Option<Frame>) -> Option<Frame> {
    match (one, other) {
        (Some(one), Some(other)) if other.end > one.end => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

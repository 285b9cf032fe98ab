//! Rules out most rules that could begin at an item: something that they need is not near.

use super::pattern::KindSet;
use super::pattern::{Element, ElementKind, KINDS};

/// An element that a rule cannot do without.
#[derive(Debug, Clone, Copy)]
struct Need {
    /// One of these kinds.
    kinds: KindSet,
    /// At most so many items after the beginning.
    reach: usize,
}

/// The elements that a rule cannot do without, in its order.
#[derive(Debug)]
pub(super) struct Needs {
    all: Vec<Need>,
    /// The kinds of those that only one kind meets.
    sole: KindSet,
}

/// The most items of a number in words.
const LONGEST_NUMBER: usize = 16;
/// The most items that `~` matches.
const LONGEST_FILLER: usize = 4;

impl Needs {
    pub(super) fn of(rule: &[Element]) -> Self {
        let mut needs = Vec::new();
        row(rule, 0, &mut needs);
        let sole = needs.iter().filter(|need| need.kinds.places().count() == 1);
        let sole = sole.fold(KindSet::NONE, |all, need| all.and(need.kinds));
        Self { all: needs, sole }
    }

    /// Returns whether each need may be met from item `at` on.
    pub(super) fn may_be_met(&self, at: usize, next: &NearestKinds) -> bool {
        next.seen.has_all(self.sole)
            && self.all.iter().all(|need| {
                let reach = at.saturating_add(need.reach);
                need.kinds.places().any(|place| next.places[place] <= reach)
            })
    }
}

/// Collects the needs of a row whose first element is at most `reach` items after the beginning;
/// returns how far after its end is at most.
fn row(elements: &[Element], mut reach: usize, needs: &mut Vec<Need>) -> usize {
    for element in elements {
        reach = match element {
            Element::Is(kind, set) => {
                needs.push(Need { kinds: *set, reach });
                // A full stop may follow an abbreviation.
                reach + if is_number(*kind) { LONGEST_NUMBER } else { 2 }
            }
            Element::Sign(_) | Element::Joint(_) | Element::Word(_) => reach + 1,
            Element::Filler => reach + LONGEST_FILLER,
            Element::Optional(inner) => row(inner, reach, &mut Vec::new()),
            Element::Beside(inner) => row(inner, reach, needs),
            Element::Any(rows) => {
                let mut inner = Vec::new();
                let ends = rows.iter().map(|elements| {
                    let mut needs = Vec::new();
                    let end = row(elements, reach, &mut needs);
                    inner.push(needs);
                    end
                });
                let end = ends.max().unwrap_or(reach);
                needs.extend(either(&inner));
                end
            }
        };
    }
    reach
}

/// Returns the need that one of several rows has; `None` if a row has none.
fn either(rows: &[Vec<Need>]) -> Option<Need> {
    rows.iter().try_fold(Need { kinds: KindSet::NONE, reach: 0 }, |all, needs| {
        let first = needs.first()?;
        Some(Need { kinds: all.kinds.and(first.kinds), reach: all.reach.max(first.reach) })
    })
}

fn is_number(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::Number | ElementKind::YearWord | ElementKind::DayWord)
}

/// The nearest item from a place on that can be matched for each kind, by the kinds' places.
pub(super) struct NearestKinds {
    places: [usize; KINDS.len()],
    /// Those that there are.
    seen: KindSet,
}

impl NearestKinds {
    pub(super) fn new() -> Self {
        Self { places: [usize::MAX; KINDS.len()], seen: KindSet::NONE }
    }

    /// Takes the item before those that it knows.
    pub(super) fn add(&mut self, at: usize, kinds: KindSet) {
        self.seen = self.seen.and(kinds);
        for place in kinds.places() {
            self.places[place] = at;
        }
    }
}

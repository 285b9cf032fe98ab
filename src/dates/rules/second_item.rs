//! Rules out most rules that could begin at an item: the item after it cannot be their second one.

use super::item::{ItemKind, Space};
use super::pattern::{Element, KINDS};
use super::role::DateRole;
use super::scanned::ScannedText;

/// What an item is, or what the second item of a match can be: a bit for each kind, and those
/// below.
#[derive(Debug, Clone, Copy)]
pub(super) struct SecondItem(u64);

const DASH: u64 = 1 << 58;
const SLASH: u64 = 1 << 59;
/// A filler, which `~` matches.
const FILLER: u64 = 1 << 60;
/// Any other sign.
const SIGN: u64 = 1 << 61;
/// A word that a rule names.
const WORD: u64 = 1 << 62;
/// Anything, also nothing.
const ANY: u64 = 1 << 63;

const _: () = assert!(KINDS.len() <= 58);

/// How many items the elements before a place can have taken, if fewer than two.
#[derive(Clone, Copy)]
struct Taken {
    none: bool,
    one: bool,
}

impl SecondItem {
    /// Returns what can be the second item of a match of a rule.
    pub(super) fn of_rule(rule: &[Element]) -> Self {
        let mut second = Self(0);
        let end = second.add(rule, Taken { none: true, one: false });
        second.set(ANY, end.one);
        second
    }

    /// Returns what is after an item that begins a match.
    pub(super) fn after(scanned: ScannedText<'_>, at: usize) -> Self {
        let Some(next) = scanned.items.get(at + 1) else { return Self(ANY) };
        // A number in words has several items; a full stop may belong to an abbreviation.
        let is_number = |role: &DateRole| matches!(role, DateRole::Number(_) | DateRole::Nth(_));
        let is_word = matches!(scanned.items[at].kind, ItemKind::Word(_));
        let stop = is_word && next.kind == ItemKind::Sign('.') && next.space == Space::None;
        if stop || scanned.roles(at).iter().any(is_number) {
            return Self(u64::MAX);
        }
        let mut second = Self(ANY | next.kinds.bits());
        second.set(FILLER, scanned.is_filler(at + 1));
        match next.kind {
            ItemKind::Sign(sign) => second.set(bit_of(sign), true),
            ItemKind::Word(_) => second.set(WORD, true),
            ItemKind::Number { .. } => {}
        }
        second
    }

    /// Returns whether an item can be the second one of a rule.
    pub(super) fn may_be(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn set(&mut self, bits: u64, condition: bool) {
        self.0 |= if condition { bits } else { 0 };
    }

    /// Adds what can be the second item in a row of elements; returns how many items may have been
    /// taken at its end.
    fn add(&mut self, elements: &[Element], mut taken: Taken) -> Taken {
        for element in elements {
            let next = Taken { none: false, one: taken.none };
            taken = match element {
                Element::Is(_, set) => {
                    self.set(set.bits(), taken.one);
                    next
                }
                Element::Sign(sign) | Element::Joint(sign) => {
                    self.set(bit_of(*sign), taken.one);
                    next
                }
                Element::Word(_) => {
                    self.set(WORD, taken.one);
                    next
                }
                Element::Filler => {
                    self.set(FILLER, true);
                    taken.or(next)
                }
                Element::Optional(inner) => taken.or(self.add(inner, taken)),
                Element::Beside(inner) => self.add(inner, taken),
                Element::Any(rows) => {
                    let ends = rows.iter().map(|row| self.add(row, taken));
                    ends.reduce(Taken::or).unwrap_or(taken)
                }
            };
        }
        taken
    }
}

fn bit_of(sign: char) -> u64 {
    match sign {
        '-' => DASH,
        '/' => SLASH,
        _ => SIGN,
    }
}

impl Taken {
    fn or(self, other: Self) -> Self {
        Self { none: self.none || other.none, one: self.one || other.one }
    }
}

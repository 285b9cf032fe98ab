//! Dates by the rules of a language: its words have roles, and orders of roles are dates.
//!
//! The text is split into items (`scan`), whose words have roles (`vocabulary`). From each item
//! every rule that can begin there is tried (`matching`), and the longest match becomes a reading
//! (`frame`). Rules are parsed from their notation (`pattern`) when a language is first used.

mod frame;
mod matching;
mod pattern;
mod role;
mod scan;
mod vocabulary;

use rustc_hash::FxHashMap;

use self::frame::Frame;
use self::matching::{DIGITS, Matcher, kinds};
use self::pattern::{Element, Kind, parse};
use self::role::Role;
use self::scan::{JOINED, scan};
use self::vocabulary::{Roles, Vocabulary};
use super::direction::{Direction, direction};
use super::phrase::{counts_something, goes_on, is_tail, lead_before};
use super::reading::{Candidate, CountFrom, Reading, Which};
use super::tokens::{Cursor, Text};
use super::words::Lead;
use crate::language::{DateRules, Language};

/// A word, a number or a sign of a text.
#[derive(Debug, Clone, Copy)]
struct Item {
    start: usize,
    end: usize,
    /// What is before it.
    space: Space,
    kind: ItemKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    Gap,
    /// An empty line, which ends a date.
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemKind {
    Word(Roles),
    Number { value: i32, length: u8, ordinal: bool, decade: bool },
    Sign(char),
}

/// The rules of a language, ready for use.
pub(super) struct RuleSet {
    vocabulary: Vocabulary,
    rules: Vec<Vec<Element>>,
    /// The places of the rules that can begin with a kind, in order.
    starts: FxHashMap<Kind, Vec<usize>>,
}

/// Orders that are dates in all languages.
const COMMON: [&str; 43] = [
    "[weekday [,] ~] (day | day-word) ~ month [@year]",
    "step (day | day-word) ~ month",
    "day (+/ month +/ | +- month +-) (year | short-year)",
    "month +- day +- year",
    "[weekday [,] ~] day (+/ month-number +/ | +- month-number +- | +. month-number +.) year",
    "year (+/ month-number +/ | +- month-number +-) day",
    "day . month-number . year",
    "day +/ month-number +/ short-year | day +. month-digits +. short-year",
    "month-number / year | month-number - year | month-digits . year",
    "year (/ | -) month-of-year | year +/ month +/ day",
    "high-day +/ month-number",
    "month (+- | +/) year",
    "day +- month-number +- short-year",
    "month [of] old-year",
    "nth weekday ~ (step month-unit | month-unit step)",
    "number (unit | units) (earlier | later | ago) ~ away",
    "day (- | to) ~ day ~ month [@year]",
    "{from ~} day (to | and) ~ day ~ month [@year]",
    "[part ~] [month-unit ~] month @year",
    "[part ~] step [month-unit ~] month",
    "[part ~] [month-unit ~] month step",
    "[part ~] sure-month",
    "{in ~} month",
    "(part | month-unit) ~ month",
    "[part ~] season @year",
    "[part ~] step season | [part ~] season step",
    "{in ~} season",
    "nth weekday ~ month [@year]",
    "[step | that] weekday",
    "weekday (step | that)",
    "weekday ~ (step week-unit | week-unit step | told)",
    "step week-unit [,] ~ weekday",
    "away [[,] ~ weekday] [day-part]",
    "[part ~] step unit | [part ~] unit step",
    "[part ~] that [that] unit | [part ~] unit that",
    "part ~ unit",
    "[part ~] (told | text)",
    "[part ~] [year-unit] bare-year",
    "[part ~] year-unit year",
    "bare-year - bare-year",
    "[part ~] decade-number [units]",
    "nth quarter-unit [@year]",
    "[nth] holiday [@year] | step holiday | holiday step",
];

/// The number of items within which the core of a date is, from its beginning.
const REACH: usize = 8;

impl RuleSet {
    /// Parses the rules of a language.
    ///
    /// # Panics
    ///
    /// If one cannot be parsed, or a word has an unknown role; a test reads them all.
    pub(super) fn new(language: &Language, words: &DateRules) -> Self {
        let listed = words.rules.iter().map(String::as_str).chain(COMMON);
        let parsed =
            listed.map(|rule| parse(rule).unwrap_or_else(|error| panic!("{rule}: {error}")));
        let rules: Vec<_> = parsed.collect();
        let mut starts: FxHashMap<Kind, Vec<usize>> = FxHashMap::default();
        for (place, rule) in rules.iter().enumerate() {
            let mut kinds = Vec::new();
            first_kinds(rule, &mut kinds);
            assert!(!kinds.is_empty(), "a rule must begin with a role");
            for kind in kinds {
                let places = starts.entry(kind).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Self { vocabulary: Vocabulary::new(language, words), rules, starts }
    }

    /// Returns the dates of a text, as they are written, in order; they may overlap.
    pub(super) fn candidates(&self, text: Text<'_>) -> Vec<Candidate> {
        let items = scan(text.text, &self.vocabulary);
        let matcher = Matcher { text, items: &items, vocabulary: &self.vocabulary };
        // Most words are known only as parts of a date, and none is near.
        let mut core = usize::MAX;
        let mut candidates = Vec::new();
        for at in (0..items.len()).rev() {
            let near = core <= at + REACH;
            if matcher.is_core(at) {
                core = at;
            }
            if (near || core == at) && matcher.may_begin(at, near) {
                candidates.extend(self.candidate(matcher, at));
            }
        }
        candidates.reverse();
        candidates
    }

    fn candidate(&self, matcher: Matcher<'_>, at: usize) -> Option<Candidate> {
        let mut best: Option<(Frame, Reading)> = None;
        let mut kinds_at = |kinds_here: &[Kind]| {
            for place in kinds_here.iter().filter_map(|kind| self.starts.get(kind)).flatten() {
                let Some(frame) = matcher.longest(&self.rules[*place], at) else { continue };
                if best.as_ref().is_none_or(|(best, _)| best.end < frame.end)
                    && let Some(reading) = frame.reading()
                    && allowed(matcher, &frame, at)
                {
                    best = Some((frame, reading));
                }
            }
        };
        match matcher.items[at].kind {
            ItemKind::Word(_) => matcher.roles(at).iter().for_each(|role| kinds_at(kinds(*role))),
            ItemKind::Number { .. } => kinds_at(&DIGITS),
            ItemKind::Sign(_) => {}
        }
        let (frame, mut reading) = best?;
        // In Chinese the step comes first.
        if self.vocabulary.unspaced
            && matches!(reading, Reading::Unit { .. } | Reading::Weekend(_))
            && matcher.roles(at).iter().any(|role| matches!(role, Role::Unit(_)))
        {
            return None;
        }
        // In Chinese `last Wednesday` is that of last week.
        if self.vocabulary.unspaced
            && let Reading::Weekday(weekday, Which::Step(step)) = reading
        {
            reading = Reading::Weekday(weekday, Which::Week(step));
        }
        let range = frame.start?..frame.end;
        if frame.ahead || frame.hence {
            let way = direction(matcher.text, &range);
            let past = way == Some(Direction::Past);
            return match reading {
                // `built in two years`
                _ if frame.ahead && way != Some(Direction::Future) => None,
                Reading::Count { unit, count, around, .. } if past => {
                    let reading = Reading::Count { unit, count, from: CountFrom::Text, around };
                    Some(Candidate { range, reading })
                }
                _ => Some(Candidate { range, reading }),
            };
        }
        Some(Candidate { range, reading })
    }
}

/// Collects the kinds that a rule can begin with; returns whether it may be empty.
fn first_kinds(rule: &[Element], kinds: &mut Vec<Kind>) -> bool {
    rule.iter().all(|element| match element {
        Element::Is(kind) => {
            kinds.push(*kind);
            false
        }
        Element::Optional(inner) => {
            first_kinds(inner, kinds);
            true
        }
        Element::Any(rows) => {
            let empty: Vec<bool> = rows.iter().map(|row| first_kinds(row, kinds)).collect();
            empty.contains(&true)
        }
        Element::Beside(inner) => first_kinds(inner, kinds),
        Element::Filler => true,
        Element::Sign(_) | Element::Joint(_) | Element::Word(_) => false,
    })
}

/// Returns whether what stands beside a match lets it be a date: no letters or digits that belong
/// to it, and no word that shows that it recurs.
fn allowed(matcher: Matcher<'_>, frame: &Frame, at: usize) -> bool {
    let Some(start) = frame.start else { return false };
    // `act 5/2016`; but `nearly two years ago`
    let digits = matcher.text[start..frame.end]
        .bytes()
        .all(|byte| byte.is_ascii_punctuation() || byte.is_ascii_digit() || byte == b' ');
    let items = matcher.items;
    let first = at + items[at..].iter().take_while(|item| item.start < start).count();
    let last = first + items[first..].iter().take_while(|item| item.end < frame.end).count();
    let is_number = |at: usize| matches!(items[at].kind, ItemKind::Number { .. });
    let glued = |at: usize| items.get(at).is_some_and(|item| item.space == Space::None);
    let is_dash = |at: usize| items.get(at).is_some_and(|item| item.kind == ItemKind::Sign('-'));
    // `Juni-Ausgabe`; but `Juni-August`
    let joined = |at: Option<usize>| {
        at.and_then(|at| items.get(at)).is_some_and(|item| matches!(item.kind, ItemKind::Word(_)))
            && !at.is_some_and(|at| {
                matcher.roles(at).iter().any(|role| {
                    matches!(
                        role,
                        Role::Month(_)
                            | Role::Weekday(_)
                            | Role::CommonMonth(_)
                            | Role::SolarMonth(_)
                    )
                })
            })
    };
    let letters = |at: usize| !matches!(items[at].kind, ItemKind::Sign(_));
    if !matcher.vocabulary.unspaced {
        let before = first.checked_sub(1);
        // `l'année`
        let elided = |at: usize| matcher.text[..items[at].end].ends_with(['\'', '’']);
        if glued(first) && before.is_some_and(|before| letters(before) && !elided(before))
            || glued(last + 1) && letters(last + 1)
            || glued(first)
                && before.is_some_and(is_dash)
                && glued(first - 1)
                && joined(first.checked_sub(2))
            || glued(last + 1) && is_dash(last + 1) && glued(last + 2) && joined(Some(last + 2))
        {
            return false;
        }
        let sign = |at: Option<usize>| {
            matches!(
                at.and_then(|at| items.get(at)).map(|item| item.kind),
                Some(ItemKind::Sign('@' | '/' | '#' | '_'))
            )
        };
        if glued(first) && sign(before) || glued(last + 1) && sign(Some(last + 1)) {
            return false;
        }
    }
    if is_number(first)
        && (is_tail(Cursor::before(matcher.text, start))
            || lead_before(matcher.text, start) == Some(Lead::Quantity) && digits)
    {
        return false;
    }
    // `2026-12` in `2026-12-31`
    let dash = glued(last + 1) && is_dash(last + 1) && glued(last + 2);
    let short = matches!(items[last].kind, ItemKind::Number { length: 1 | 2, .. });
    if short && digits && dash && is_number(last + 2) {
        return false;
    }
    if is_number(last) {
        let after = Cursor::after(matcher.text, frame.end);
        if goes_on(after) || counts_something(after) {
            return false;
        }
    }
    // `two days before the vote` counts from what follows.
    if matches!(frame.side, Some((_, CountFrom::Text | CountFrom::Either)))
        && matcher.roles(last).iter().any(|role| matches!(role, Role::Earlier | Role::Later))
        && matcher.roles(last + 1).iter().any(|role| matches!(role, Role::Of))
    {
        return false;
    }
    let mut before = first;
    while before > 0 && items[before - 1].kind == ItemKind::Sign(JOINED) {
        before -= 1;
    }
    let recurs = before > 0 && matcher.roles(before - 1).contains(&Role::Every);
    !recurs || frame.decade.is_some() || frame.years[0].is_some()
}

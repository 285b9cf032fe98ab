//! Dates by the rules of a language: its words have roles, and orders of roles are dates.
//!
//! The text is split into items (`scan`), whose words have roles (`vocabulary`). From each item
//! every rule that can begin there is tried (`matching`), and the longest match becomes a reading
//! (`frame`). Rules are parsed from their notation (`pattern`) when a language is first used.

mod allowed;
mod around;
mod frame;
mod kinds;
mod listed;
mod matching;
mod needs;
mod numbers;
mod pattern;
mod role;
mod scan;
mod vocabulary;
mod word_filter;

use self::allowed::allowed;
use self::frame::Frame;
use self::kinds::{DIGITS, Numbers, kinds, kinds_of};
use self::matching::Matcher;
use self::needs::{Nearest, Needs};
use self::pattern::{Element, Kind, parse};
use self::role::Role;
use self::scan::scan;
use self::vocabulary::{Entry, Roles, Vocabulary};
use super::direction::{Direction, direction};
use super::reading::{Candidate, CountFrom, Reading, Which};
use super::tokens::Text;
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
    rules: Vec<(Vec<Element>, Needs)>,
    /// The rules that can begin with a word, by the place of its first role: those of its first
    /// role first, unique.
    of_words: Vec<Vec<usize>>,
    /// Those that can begin with digits.
    of_digits: Vec<usize>,
    numbers: Numbers,
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
        let rules: Vec<(Vec<Element>, Needs)> = parsed
            .map(|rule| (Needs::of(&rule), rule))
            .map(|(needs, rule)| (rule, needs))
            .collect();
        let starts: Vec<Vec<Kind>> = rules.iter().map(|(rule, _)| starts_of(rule)).collect();
        let that_begin_with = |kinds: &mut dyn Iterator<Item = Kind>| {
            let mut list: Vec<usize> = Vec::new();
            for kind in kinds {
                let fits = |place: &usize| starts[*place].contains(&kind) && !list.contains(place);
                let more: Vec<usize> = (0..rules.len()).filter(fits).collect();
                list.extend(more);
            }
            list
        };
        let vocabulary = Vocabulary::new(language, words);
        let mut of_words = Vec::new();
        for (first, roles) in vocabulary.runs() {
            of_words.resize(first, Vec::new());
            let mut kinds = roles.iter().flat_map(|role| kinds(*role)).copied();
            of_words.push(that_begin_with(&mut kinds));
        }
        let of_digits = that_begin_with(&mut DIGITS.into_iter());
        Self { vocabulary, rules, of_words, of_digits, numbers: Numbers::new() }
    }

    /// Returns the dates of a text, as they are written, in order; they may overlap.
    pub(super) fn candidates(&self, text: Text<'_>) -> Vec<Candidate> {
        let items = scan(text.text, &self.vocabulary);
        let matcher = Matcher { text, items: &items, vocabulary: &self.vocabulary };
        // Most words are known only as parts of a date, and none is near.
        let mut core = usize::MAX;
        let mut candidates = Vec::new();
        let mut next = Nearest::new();
        for at in (0..items.len()).rev() {
            let of_roles = || matcher.info(at).kinds;
            next.add(at, kinds_of(items[at].kind, of_roles, &self.numbers));
            let near = core <= at + REACH;
            if matcher.is_core(at) {
                core = at;
            }
            if (near || core == at) && matcher.may_begin(at, near) {
                candidates.extend(self.candidate(matcher, at, &next));
            }
        }
        candidates.reverse();
        candidates
    }

    fn candidate(&self, matcher: Matcher<'_>, at: usize, next: &Nearest) -> Option<Candidate> {
        let starting = match matcher.items[at].kind {
            ItemKind::Word(roles) if roles != Entry::NONE => &self.of_words[roles.first()],
            ItemKind::Number { .. } => &self.of_digits,
            ItemKind::Word(_) | ItemKind::Sign(_) => return None,
        };
        let mut best: Option<(Frame, Reading)> = None;
        for place in starting {
            let (rule, needs) = &self.rules[*place];
            if !needs.may_be_met(at, next) {
                continue;
            }
            let Some(frame) = matcher.longest(rule, at) else { continue };
            if best.as_ref().is_none_or(|(best, _)| best.end < frame.end)
                && let Some(reading) = frame.reading()
                && allowed(matcher, &frame, at)
            {
                best = Some((frame, reading));
            }
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

/// Returns the kinds that a rule can begin with.
fn starts_of(rule: &[Element]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    first_kinds(rule, &mut kinds);
    assert!(!kinds.is_empty(), "a rule must begin with a role");
    kinds
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

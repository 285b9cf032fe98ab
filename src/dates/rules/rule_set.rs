//! Finds dates by the rules of a language.

use std::sync::OnceLock;

use super::allowed::allowed;
use super::common::COMMON;
use super::date_parts::DateParts;
use super::item::ItemKind;
use super::kinds::{DIGITS, kinds};
use super::needs::{NearestKinds, Needs};
use super::pattern::{Element, ElementKind, parse};
use super::role::{DateRole, RoleRange};
use super::scan::scan;
use super::scanned::ScannedText;
use super::second_item::SecondItem;
use super::stretches::stretches;
use super::vocabulary::Vocabulary;
use crate::dates::direction::{Direction, direction};
use crate::dates::reading::{Candidate, CountFrom, Reading, Which};
use crate::dates::tokens::DateText;
use crate::language::{self, DateRules, Language};

/// The rules of a language, ready for use.
pub(in crate::dates) struct RuleSet {
    vocabulary: Vocabulary,
    rules: Vec<PreparedRule>,
    /// The rules that can begin with a word, by the place of its first role: those of its first
    /// role first, unique.
    of_words: Vec<Vec<usize>>,
    /// Those that can begin with digits.
    of_digits: Vec<usize>,
}

/// A rule, and what its matches have in common.
struct PreparedRule {
    elements: Vec<Element>,
    second: SecondItem,
    needs: Needs,
}

/// The number of items within which the core of a date is, from its beginning.
const REACH: usize = 8;

impl RuleSet {
    /// Returns the rules for texts in a language (BCP 47); `None` for one without rules.
    pub(in crate::dates) fn of_language(tag: &str) -> Option<&'static Self> {
        static RULES: [OnceLock<Option<RuleSet>>; language::COUNT] =
            [const { OnceLock::new() }; language::COUNT];
        let index = language::index(tag)?;
        let make = || {
            let language = language::at(index);
            Some(Self::new(language, language.date_rules.as_ref()?))
        };
        RULES[index].get_or_init(make).as_ref()
    }

    /// Parses the rules of a language.
    ///
    /// # Panics
    ///
    /// If one cannot be parsed, or a word has an unknown role; a test reads them all.
    fn new(language: &Language, words: &DateRules) -> Self {
        let listed = words.rules.iter().map(String::as_str).chain(COMMON);
        let parsed =
            listed.map(|rule| parse(rule).unwrap_or_else(|error| panic!("{rule}: {error}")));
        let rules: Vec<PreparedRule> = parsed.map(PreparedRule::new).collect();
        let starts: Vec<Vec<ElementKind>> =
            rules.iter().map(|rule| starts_of(&rule.elements)).collect();
        let that_begin_with = |kinds: &mut dyn Iterator<Item = ElementKind>| {
            let mut list: Vec<usize> = Vec::new();
            for kind in kinds {
                let fits = |place: &usize| starts[*place].contains(&kind) && !list.contains(place);
                let more: Vec<usize> = (0..rules.len()).filter(fits).collect();
                list.extend(more);
            }
            list
        };
        let mut vocabulary = Vocabulary::new(language, words);
        rules.iter().for_each(|rule| mark_words(&rule.elements, &mut vocabulary));
        let mut of_words = Vec::new();
        for (first, roles) in vocabulary.runs() {
            of_words.resize(first, Vec::new());
            let mut kinds = roles.iter().flat_map(|role| kinds(*role)).copied();
            of_words.push(that_begin_with(&mut kinds));
        }
        let of_digits = that_begin_with(&mut DIGITS.into_iter());
        Self { vocabulary, rules, of_words, of_digits }
    }

    /// Returns the dates of a text, as they are written, in order; they may overlap.
    pub(in crate::dates) fn candidates(&self, text: DateText<'_>) -> Vec<Candidate> {
        let mut items = Vec::new();
        let mut candidates = Vec::new();
        for stretch in stretches(text.text, &self.vocabulary) {
            scan(text.text, stretch, &self.vocabulary, &mut items);
            let scanned = ScannedText { text, items: &items, vocabulary: &self.vocabulary };
            let first = candidates.len();
            self.add_backwards(scanned, &mut candidates);
            candidates[first..].reverse();
        }
        candidates
    }

    /// Adds the dates among the items of a stretch, the last one first.
    fn add_backwards(&self, scanned: ScannedText<'_>, candidates: &mut Vec<Candidate>) {
        let items = scanned.items;
        // Most words are known only as parts of a date, and none is near.
        let mut core = usize::MAX;
        let mut next = NearestKinds::new();
        for at in (0..items.len()).rev() {
            if matches!(items[at].kind, ItemKind::Sign(_) | ItemKind::Word(RoleRange::NONE)) {
                continue;
            }
            next.add(at, items[at].kinds);
            let near = core <= at + REACH;
            if scanned.is_core(at) {
                core = at;
            }
            if (near || core == at) && scanned.may_begin(at, near) {
                candidates.extend(self.candidate(scanned, at, &next));
            }
        }
    }

    fn candidate(
        &self,
        scanned: ScannedText<'_>,
        at: usize,
        next: &NearestKinds,
    ) -> Option<Candidate> {
        let starting = match scanned.items[at].kind {
            ItemKind::Word(roles) if roles != RoleRange::NONE => &self.of_words[roles.first()],
            ItemKind::Number { .. } => &self.of_digits,
            ItemKind::Word(_) | ItemKind::Sign(_) => return None,
        };
        let second = SecondItem::after(scanned, at);
        let mut best: Option<(DateParts, Reading)> = None;
        for place in starting {
            let rule = &self.rules[*place];
            if !rule.second.may_be(second) || !rule.needs.may_be_met(at, next) {
                continue;
            }
            let Some(parts) = scanned.longest(&rule.elements, at) else { continue };
            if best.as_ref().is_none_or(|(best, _)| best.end < parts.end)
                && let Some(reading) = parts.reading()
                && allowed(scanned, &parts, at)
            {
                best = Some((parts, reading));
            }
        }
        let (parts, mut reading) = best?;
        // In Chinese the step comes first.
        if self.vocabulary.unspaced
            && matches!(reading, Reading::Unit { .. } | Reading::Weekend(_))
            && scanned.roles(at).iter().any(|role| matches!(role, DateRole::Unit(_)))
        {
            return None;
        }
        // In Chinese `last Wednesday` is that of last week.
        if self.vocabulary.unspaced
            && let Reading::Weekday(weekday, Which::Step(step)) = reading
        {
            reading = Reading::Weekday(weekday, Which::Week(step));
        }
        let range = parts.start?..parts.end;
        if parts.ahead || parts.hence {
            let way = direction(scanned.text, &range);
            // `built in two years`
            if parts.ahead && way != Some(Direction::Future) {
                return None;
            }
            if let (Reading::Count { from, .. }, Some(Direction::Past)) = (&mut reading, way) {
                *from = CountFrom::Text;
            }
        }
        if scanned.is_solar(range.end) {
            reading = reading.in_solar_calendar();
        }
        Some(Candidate { range, reading })
    }
}

impl PreparedRule {
    fn new(elements: Vec<Element>) -> Self {
        Self { second: SecondItem::of_rule(&elements), needs: Needs::of(&elements), elements }
    }
}

/// Notes the words that a rule names.
fn mark_words(rule: &[Element], vocabulary: &mut Vocabulary) {
    for element in rule {
        match element {
            Element::Word(word) => vocabulary.mark(word, false),
            Element::Optional(inner) | Element::Beside(inner) => mark_words(inner, vocabulary),
            Element::Any(rows) => rows.iter().for_each(|row| mark_words(row, vocabulary)),
            Element::Is(..) | Element::Sign(_) | Element::Joint(_) | Element::Filler => {}
        }
    }
}

/// Returns the kinds that a rule can begin with.
fn starts_of(rule: &[Element]) -> Vec<ElementKind> {
    let mut kinds = Vec::new();
    first_kinds(rule, &mut kinds);
    assert!(!kinds.is_empty(), "a rule must begin with a role");
    kinds
}

/// Collects the kinds that a rule can begin with; returns whether it may be empty.
fn first_kinds(rule: &[Element], kinds: &mut Vec<ElementKind>) -> bool {
    rule.iter().all(|element| match element {
        Element::Is(kind, _) => {
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

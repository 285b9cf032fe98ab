//! Finds names and words in a text, where a word begins.

use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, Input, MatchKind, StartKind};

use crate::text::edge::may_begin;

/// Finds the longest of several texts that begin at a place.
#[derive(Debug)]
pub(super) struct WordFinder {
    automaton: WordAutomaton,
    /// For each byte whether it is the first of a text, so that the automaton is asked at few
    /// places: without, a build of 10,000 articles takes 10 % longer (docs/performance.md).
    firsts: [bool; 256],
    /// For each text the longest other one that it begins with: a long match that fails the check
    /// of its edges must not hide a shorter one.
    prefixes: Vec<Option<usize>>,
}

#[derive(Debug)]
enum WordAutomaton {
    /// The fastest, for a few hundred texts.
    Dfa(DFA),
    /// For thousands of texts, for which a DFA would take megabytes.
    Nfa(NFA),
}

/// Whether capitals matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Sensitive,
    /// Capital and small letters of ASCII count as equal.
    AsciiInsensitive,
}

impl WordFinder {
    /// Finds `texts`: sorted, unique, none of them empty. `many` saves memory at the cost of speed.
    ///
    /// # Panics
    ///
    /// With more texts than an automaton of four billion states can hold.
    pub(super) fn new(texts: &[String], many: bool, case: Case) -> Self {
        Self {
            automaton: WordAutomaton::new(texts, many, case),
            firsts: firsts(texts, case),
            prefixes: prefixes(texts),
        }
    }

    /// Returns the first place at or after byte `from` where no word goes on and a text begins,
    /// and the indices of the texts that do, longest first.
    pub(super) fn next(
        &self,
        text: &str,
        mut from: usize,
    ) -> Option<(usize, impl Iterator<Item = usize>)> {
        let bytes = text.as_bytes();
        loop {
            let start = self.next_begin(bytes, from)?;
            from = start + 1;
            if text[start..].chars().next().is_some_and(|c| !may_begin(&text[..start], c)) {
                continue;
            }
            if let Some(longest) = self.automaton.longest(bytes, start) {
                return Some((
                    start,
                    std::iter::successors(Some(longest), |at| self.prefixes[*at]),
                ));
            }
        }
    }

    /// Returns the first place at or after byte `from` of a byte with which a text begins, but not
    /// within an ASCII word.
    fn next_begin(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let within = |at: usize| {
            bytes[at].is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric()
        };
        (from..bytes.len()).find(|at| self.firsts[usize::from(bytes[*at])] && !within(*at))
    }
}

/// Returns for each byte whether it is the first of a text.
fn firsts(texts: &[String], case: Case) -> [bool; 256] {
    let mut firsts = [false; 256];
    for text in texts {
        let first = text.as_bytes()[0];
        firsts[usize::from(first)] = true;
        if case == Case::AsciiInsensitive {
            firsts[usize::from(first.to_ascii_lowercase())] = true;
            firsts[usize::from(first.to_ascii_uppercase())] = true;
        }
    }
    firsts
}

impl WordAutomaton {
    fn new(texts: &[String], many: bool, case: Case) -> Self {
        let (kind, start) = (MatchKind::LeftmostLongest, StartKind::Anchored);
        let (fits, fold) = ("the texts fit an automaton", case == Case::AsciiInsensitive);
        if many {
            let mut builder = NFA::builder();
            builder.match_kind(kind).ascii_case_insensitive(fold);
            Self::Nfa(builder.build(texts).expect(fits))
        } else {
            let mut builder = DFA::builder();
            builder.match_kind(kind).start_kind(start).ascii_case_insensitive(fold);
            Self::Dfa(builder.build(texts).expect(fits))
        }
    }

    /// Returns the longest text that begins at byte `start`.
    fn longest(&self, bytes: &[u8], start: usize) -> Option<usize> {
        let input = Input::new(bytes).span(start..bytes.len()).anchored(Anchored::Yes);
        let found = match self {
            Self::Dfa(automaton) => automaton.try_find(&input),
            Self::Nfa(automaton) => automaton.try_find(&input),
        };
        Some(found.expect("the automaton is anchored")?.pattern().as_usize())
    }
}

/// Returns for each of `texts` (sorted) the longest other one that it begins with.
fn prefixes(texts: &[String]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let prefix = |(at, text): (usize, &String)| {
        while open.last().is_some_and(|last| !text.starts_with(&texts[*last])) {
            open.pop();
        }
        let longest = open.last().copied();
        open.push(at);
        longest
    };
    texts.iter().enumerate().map(prefix).collect()
}

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
    beginnings: Beginnings,
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
            beginnings: Beginnings::new(texts, case),
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

    /// Returns the first place at or after byte `from` of two bytes with which a text begins, but
    /// not within an ASCII word.
    fn next_begin(&self, bytes: &[u8], mut from: usize) -> Option<usize> {
        /// How many bytes are looked at one by one before blocks are skipped again.
        const STRETCH: usize = 64;
        let begins = |byte: u8| self.beginnings.firsts[usize::from(byte)];
        let within = |at: usize| {
            bytes[at].is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric()
        };
        while from < bytes.len() {
            // Names begin with few bytes, so most blocks are skipped quickly; words with nearly
            // all.
            let none =
                |block: &&[u8; 16]| !block.iter().fold(false, |any, byte| any | begins(*byte));
            from += bytes[from..].as_chunks().0.iter().take_while(none).count() * 16;
            let end = bytes.len().min(from + STRETCH);
            let is_begin = |at: &usize| {
                begins(bytes[*at]) && !within(*at) && self.beginnings.has_pair(bytes, *at)
            };
            if let Some(found) = (from..end).find(is_begin) {
                return Some(found);
            }
            from = end;
        }
        None
    }
}

/// The bytes with which texts begin. Few places of another text have the same two, so that the
/// automaton is asked at few.
#[derive(Debug)]
struct Beginnings {
    /// For each byte whether it is the first of a text.
    firsts: [bool; 256],
    /// For each two bytes whether they are the first of a text; with any second byte if a text has
    /// only one. A bit each.
    pairs: Box<[u64]>,
}

impl Beginnings {
    fn new(texts: &[String], case: Case) -> Self {
        let mut all = Self { firsts: [false; 256], pairs: vec![0; 256 * 256 / 64].into() };
        let variants = |byte: u8| match case {
            Case::Sensitive => [byte, byte],
            Case::AsciiInsensitive => [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()],
        };
        for text in texts {
            let bytes = text.as_bytes();
            let seconds = match bytes.get(1) {
                Some(second) => variants(*second).to_vec(),
                None => (0..=u8::MAX).collect(),
            };
            for first in variants(bytes[0]) {
                all.firsts[usize::from(first)] = true;
                for second in &seconds {
                    let (place, bit) = Self::pair(first, *second);
                    all.pairs[place] |= bit;
                }
            }
        }
        all
    }

    /// Returns where the bit of two bytes is.
    fn pair(first: u8, second: u8) -> (usize, u64) {
        let number = usize::from(first) * 256 + usize::from(second);
        (number / 64, 1 << (number % 64))
    }

    /// Returns whether a text may begin at byte `at`.
    fn has_pair(&self, bytes: &[u8], at: usize) -> bool {
        let (place, bit) = Self::pair(bytes[at], bytes.get(at + 1).copied().unwrap_or(0));
        self.pairs[place] & bit != 0
    }
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

//! A search for letters that every date contains.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::language::Holiday;

/// A search for one group of needles.
pub(super) struct NeedleSearch {
    automaton: AhoCorasick,
    /// For each needle the named days that contain it, the longest first.
    named: Vec<Vec<NamedDay>>,
}

struct NamedDay {
    name: &'static str,
    /// The needle's place in it.
    offset: usize,
    holiday: Holiday,
}

/// A place where a date may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NeedleHit {
    /// Letters of a word that a date may be read around.
    Letters(Range<usize>),
    /// A named day.
    Holiday(Range<usize>, Holiday),
}

impl NeedleSearch {
    /// Prepares the search for `needles` and for the named days around them.
    pub(super) fn new(
        needles: &[&str],
        holidays: impl IntoIterator<Item = (&'static str, Holiday)>,
    ) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(needles)
            .expect("a few dozen short needles make a small automaton");
        let holidays: Vec<_> = holidays.into_iter().collect();
        let named = needles.iter().map(|needle| named(&holidays, needle)).collect();
        Self { automaton, named }
    }

    /// Returns the places of needles.
    pub(super) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = NeedleHit> + 't {
        self.automaton.find_iter(text).map(|hit| {
            let within = self.named[hit.pattern().as_usize()].iter();
            let mut named = within.filter_map(|named| {
                let start = hit.start().checked_sub(named.offset)?;
                let range = start..start + named.name.len();
                (text.get(range.clone()) == Some(named.name))
                    .then_some(NeedleHit::Holiday(range, named.holiday))
            });
            named.next().unwrap_or(NeedleHit::Letters(hit.range()))
        })
    }
}

fn named(holidays: &[(&'static str, Holiday)], needle: &str) -> Vec<NamedDay> {
    let within = |(name, holiday): &(&'static str, Holiday)| {
        name.find(needle).map(|offset| NamedDay { name, offset, holiday: *holiday })
    };
    let mut named: Vec<NamedDay> = holidays.iter().filter_map(within).collect();
    named.sort_by_key(|named| std::cmp::Reverse(named.name.len()));
    named
}

//! The tables of the language, made ready for looking words up.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::english::ENGLISH;
use super::words::{Hint, Holiday, Language, Lead, Lookup, Meaning};

/// The words of one language, by their work.
pub(super) struct Lexicon {
    pub(super) words: Lookup<Meaning>,
    pub(super) hints: Lookup<Hint>,
    pub(super) leads: Lookup<Lead>,
    pub(super) counted: Lookup<()>,
    pub(super) names_before: Lookup<()>,
    pub(super) names_after: Lookup<()>,
    pub(super) prefixes: Lookup<()>,
    pub(super) abbreviations: Lookup<()>,
    pub(super) past_endings: &'static [&'static str],
    pub(super) infinitive: &'static str,
    /// Several, since each is ten times as fast as one for all: few and alike, needles can be
    /// searched for in many bytes at a time.
    searches: Vec<Search>,
}

/// A search for needles.
struct Search {
    automaton: AhoCorasick,
    /// For each needle the named days that it is in, the longest first, and where.
    named: Vec<Vec<Named>>,
}

struct Named {
    name: &'static str,
    /// The needle's place in it.
    offset: usize,
    holiday: Holiday,
}

/// A place where a date may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hit {
    /// Letters of a word that a date may be read around.
    Letters(Range<usize>),
    /// A named day.
    Holiday(Range<usize>, Holiday),
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&ENGLISH));

impl Lexicon {
    fn new(language: &Language) -> Self {
        let plain =
            |words: &'static [&'static str]| Lookup::new(words.iter().map(|word| (*word, ())));
        Self {
            words: Lookup::new(language.words.iter().copied()),
            hints: Lookup::new(language.hints.iter().copied()),
            leads: Lookup::new(language.leads.iter().copied()),
            counted: plain(language.counted),
            names_before: plain(language.names_before),
            names_after: plain(language.names_after),
            prefixes: plain(language.prefixes),
            abbreviations: plain(language.abbreviations),
            past_endings: language.past_endings,
            infinitive: language.infinitive,
            searches: language.needles.iter().map(|group| Search::new(language, group)).collect(),
        }
    }

    /// Returns the places in `text` where a word of a date may be.
    pub(super) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.searches.iter().flat_map(|search| search.hits(text))
    }
}

impl Search {
    fn new(language: &Language, needles: &[&'static str]) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(needles)
            .expect("a few dozen short needles make a small automaton");
        let named = needles.iter().map(|needle| named(language, needle)).collect();
        Self { automaton, named }
    }

    fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.automaton.find_iter(text).map(|hit| {
            let within = self.named[hit.pattern().as_usize()].iter();
            let mut named = within.filter_map(|named| {
                let start = hit.start().checked_sub(named.offset)?;
                let range = start..start + named.name.len();
                (text.get(range.clone()) == Some(named.name))
                    .then_some(Hit::Holiday(range, named.holiday))
            });
            named.next().unwrap_or(Hit::Letters(hit.range()))
        })
    }
}

fn named(language: &Language, needle: &str) -> Vec<Named> {
    let within = |(name, holiday): &(&'static str, Holiday)| {
        name.find(needle).map(|offset| Named { name, offset, holiday: *holiday })
    };
    let mut named: Vec<Named> = language.holidays.iter().filter_map(within).collect();
    named.sort_by_key(|named| std::cmp::Reverse(named.name.len()));
    named
}

/// Returns what a whole word means in a date.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    LEXICON.words.get(word)
}

/// Returns what a whole word before a number or month says about it.
pub(super) fn lead(word: &str) -> Option<Lead> {
    LEXICON.leads.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::words::Form;

    #[test]
    fn each_word_stands_once_in_its_list() {
        fn once<T>(words: &[(&str, T)]) {
            for (place, (word, _)) in words.iter().enumerate() {
                assert!(words[..place].iter().all(|(other, _)| other != word), "{word}");
            }
        }
        once(ENGLISH.words);
        once(ENGLISH.hints);
        once(ENGLISH.leads);
        once(ENGLISH.holidays);
    }

    #[test]
    fn each_word_that_dates_are_read_around_has_a_needle() {
        let needles = || ENGLISH.needles.iter().copied().flatten();
        let found = |word: &str| needles().any(|needle| word.contains(needle));
        for (word, meaning) in ENGLISH.words {
            let (first, rest) = word.split_at(1);
            let other = match meaning {
                Meaning::Month(..) | Meaning::Weekday(_, Form::Full) => word.to_ascii_uppercase(),
                Meaning::Away(_)
                | Meaning::Unit(..)
                | Meaning::Season(_)
                | Meaning::Tens(_)
                | Meaning::Number(19 | 1000) => first.to_ascii_uppercase() + rest,
                _ => continue,
            };
            assert!(found(word) && found(&other), "{word}");
        }
        for (name, _) in ENGLISH.holidays {
            assert!(found(name), "{name}");
        }
        assert!(needles().all(|needle| needle.len() >= 3));
    }
}

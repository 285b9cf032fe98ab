//! The words for reading a text, ready for lookup.

use std::sync::{LazyLock, OnceLock};

use super::lexicon_words::{
    calendar, date_words, day_words, hints, leads, numbers, rule_words, searches,
};
use super::needles::{NeedleHit, NeedleSearch};
use super::word_map::WordMap;
use super::words::{Hint, Lead, Meaning};
use crate::language::{self, DateRules, DateWordLists, Language, items};

/// Words by what they do.
#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) scope: DateScope,
    words: WordMap<Meaning>,
    pub(super) hints: WordMap<Hint>,
    leads: WordMap<Lead>,
    pub(super) counted: WordMap<()>,
    pub(super) names_before: WordMap<()>,
    pub(super) names_after: WordMap<()>,
    pub(super) prefixes: WordMap<()>,
    pub(super) abbreviations: WordMap<()>,
    pub(super) past_endings: Vec<&'static str>,
    pub(super) future_endings: Vec<&'static str>,
    pub(super) infinitive_endings: Vec<&'static str>,
    /// The hints of a language without spaces, which are looked for anywhere in a clause.
    pub(super) signs: Vec<(&'static str, Hint)>,
    pub(super) infinitive: &'static str,
    /// The lists of the language's file, for words that only a single rule needs.
    pub(super) lists: Option<&'static DateWordLists>,
    /// Several, since each is ten times as fast as one for all: a few similar needles can be
    /// searched for in many bytes at a time.
    searches: Vec<NeedleSearch>,
}

/// Which dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum DateScope {
    /// Those in digits that cannot be misread: the language of the text has no rules.
    #[default]
    Digits,
    /// Days in full, in any language: a line that gives a date.
    Line,
    /// All, by the grammar.
    Text,
    /// All, by the rules of a language.
    Rules,
}

impl Lexicon {
    /// Returns the words for texts in a language (BCP 47); none for one without rules.
    pub(super) fn of_language(tag: &str) -> &'static Self {
        static DIGITS: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        static TEXTS: [OnceLock<Option<Lexicon>>; language::COUNT] =
            [const { OnceLock::new() }; language::COUNT];
        let made = language::index(tag).and_then(|index| {
            let language = || language::at(index);
            let make = || match &language().date_rules {
                Some(rules) => Some(Self::of_rules(language(), rules)),
                None => Some(Self::of_text(language(), language().dates.as_ref()?)),
            };
            TEXTS[index].get_or_init(make).as_ref()
        });
        made.unwrap_or_else(|| &DIGITS)
    }

    /// Returns the words for lines that give a date, which are in lower case, in all languages.
    #[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
    pub(super) fn of_lines() -> &'static Self {
        static LINES: LazyLock<Lexicon> = LazyLock::new(|| {
            let words: Vec<(&'static str, Meaning)> = language::all()
                .flat_map(|language| calendar(language).chain(day_words(language)))
                .map(|(word, meaning)| (&*word.to_lowercase().leak(), meaning))
                .collect();
            let months = words.iter().filter(|(_, meaning)| matches!(meaning, Meaning::Month(..)));
            let needles: Vec<&str> = months.map(|(word, _)| *word).collect();
            let searches = vec![NeedleSearch::new(&needles, [])];
            Lexicon {
                scope: DateScope::Line,
                words: WordMap::new(words),
                searches,
                ..Lexicon::default()
            }
        });
        &LINES
    }

    fn of_text(language: &'static Language, dates: &'static DateWordLists) -> Self {
        let words = calendar(language).chain(day_words(language)).chain(numbers(language));
        let titles = &language.titles;
        let abbreviations = [
            &titles.address,
            &titles.ranks,
            &language.abbreviations.within,
            &language.abbreviations.either,
        ];
        let cardinals = language.numbers.cardinals.iter().filter(|(_, number)| **number >= 100);
        let multiples = language.numbers.multiples.iter().chain(cardinals.map(|(word, _)| word));
        let counted = dates.counted.iter().chain(multiples);
        Self {
            scope: DateScope::Text,
            words: WordMap::new(words.chain(date_words(dates))),
            hints: WordMap::new(hints(dates)),
            leads: WordMap::new(leads(dates)),
            counted: WordMap::set(counted),
            names_before: WordMap::set(&dates.names_before),
            names_after: WordMap::set(&dates.names_after),
            prefixes: WordMap::set(&dates.prefixes),
            abbreviations: WordMap::set(abbreviations.into_iter().flatten()),
            past_endings: dates.tense.past_endings.iter().map(String::as_str).collect(),
            future_endings: Vec::new(),
            infinitive_endings: Vec::new(),
            signs: Vec::new(),
            infinitive: &dates.tense.infinitive,
            lists: Some(dates),
            searches: searches(dates),
        }
    }

    fn of_rules(language: &'static Language, rules: &'static DateRules) -> Self {
        let set = |list: &'static str| WordMap::new(items(list).map(|word| (word, ())));
        let hints = [
            (&rules.lasting, Hint::Lasting),
            (&rules.past, Hint::Past),
            (&rules.future, Hint::Future),
            (&rules.future_beside, Hint::FutureBeside),
            (&rules.future_by, Hint::FutureBy),
            (&rules.future_behind, Hint::FutureBehind),
        ];
        let hints = hints.iter().flat_map(|(list, hint)| items(list).map(|word| (word, *hint)));
        let hints: Vec<(&str, Hint)> = hints.collect();
        let signs = if rules.unspaced { hints.clone() } else { Vec::new() };
        let quantities = items(&rules.quantities).map(|word| (word, Lead::Quantity));
        let titles = &language.titles;
        let abbreviations = [&titles.address, &titles.ranks, &language.abbreviations.within];
        Self {
            scope: DateScope::Rules,
            words: WordMap::new(calendar(language).chain(rule_words(rules))),
            hints: WordMap::new(hints),
            leads: WordMap::new(quantities),
            counted: set(&rules.counted),
            abbreviations: WordMap::set(abbreviations.into_iter().flatten()),
            past_endings: items(&rules.past_endings).collect(),
            future_endings: items(&rules.future_endings).collect(),
            infinitive_endings: items(&rules.infinitive_endings).collect(),
            signs,
            ..Self::default()
        }
    }

    /// Returns the places in `text` where a word of a date may be.
    pub(super) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = NeedleHit> + 't {
        self.searches.iter().flat_map(|search| search.hits(text))
    }

    /// Returns whether a run after an apostrophe makes the word before it a possessive.
    pub(super) fn is_owner(&self, run: Option<&str>) -> bool {
        run.is_some() && self.lists.map(|lists| lists.possessive_ending.as_str()) == run
    }

    /// Returns whether a word, as it is written, is in a list of the language's file.
    pub(super) fn is_in(&self, list: impl Fn(&DateWordLists) -> &Vec<String>, word: &str) -> bool {
        self.lists.is_some_and(|lists| list(lists).iter().any(|listed| listed == word))
    }

    /// Returns what a whole word means in a date.
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        self.words.get(word)
    }

    /// Returns what a whole word before a number or month shows about it.
    pub(super) fn lead(&self, word: &str) -> Option<Lead> {
        self.leads.get(word)
    }
}

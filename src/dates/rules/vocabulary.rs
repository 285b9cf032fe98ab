//! The words of a language by their roles, ready for lookup.

use rustc_hash::FxHashMap;

use super::characters::{is_letter, word_length};
use super::item::ItemKind;
use super::kinds::{NumberKinds, is_core, set_of};
use super::listed::listed;
use super::pattern::KindSet;
use super::role::{DateRole, RoleRange};
use super::word_filter::{Guess, WordFilter, WordHash};
use crate::dates::word_map::{folded, raised};
use crate::language::{DateRules, Language, items};

/// The properties that follow from all roles of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RoleInfo {
    /// The kinds that the word can be matched for.
    pub(super) kinds: KindSet,
    /// Whether it may be the core of a date.
    pub(super) core: bool,
    /// Whether `~` matches it.
    pub(super) filler: bool,
}

/// A word, or the first word of phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordEntry {
    /// Its roles as a word by itself.
    pub(super) roles: RoleRange,
    /// Whether it has a capital in the text that it has not in the list.
    pub(super) raised: bool,
    /// The place of the phrases that it begins.
    phrases: Option<u16>,
}

/// A phrase without its first word.
struct ListedPhrase {
    /// In lower case.
    rest: Box<str>,
    /// The first character of the second word.
    next: Option<char>,
    roles: RoleRange,
}

/// The words of a language.
#[derive(Default)]
pub(super) struct Vocabulary {
    entries: FxHashMap<Box<str>, WordEntry>,
    /// Which words there may be: most words of a text are none of a date.
    filter: WordFilter,
    roles: Vec<DateRole>,
    /// By the place of a word's first role.
    infos: Vec<RoleInfo>,
    numbers: NumberKinds,
    /// The roles of each word in turn.
    runs: Vec<RoleRange>,
    /// The phrases by their first word, the longest first.
    phrases: Vec<Vec<ListedPhrase>>,
    /// The first letters of words, where words are not separated.
    firsts: FxHashMap<char, usize>,
    pub(super) decade_endings: Vec<String>,
    pub(super) ordinal_endings: Vec<String>,
    pub(super) prefixes: Vec<String>,
    pub(super) suffixes: bool,
    pub(super) unspaced: bool,
    pub(super) strict_capitals: bool,
    /// Whether months begin with a small letter.
    pub(super) small_months: bool,
    /// Words behind a time of the Gregorian calendar, where the language has another one.
    pub(super) gregorian: Vec<String>,
}

impl Vocabulary {
    /// Collects the words of a language.
    pub(super) fn new(language: &Language, rules: &DateRules) -> Self {
        let owned = |list: &str| {
            items(list)
                .flat_map(|word| std::iter::once(word.to_owned()).chain(folded(word)))
                .collect::<Vec<_>>()
        };
        let mut vocabulary = Self {
            decade_endings: owned(&rules.decade_endings),
            ordinal_endings: [&language.months.ordinal_endings[..], &owned(&rules.ordinal_endings)]
                .concat(),
            prefixes: owned(&rules.prefixes),
            suffixes: rules.suffixes,
            unspaced: rules.unspaced,
            strict_capitals: language.nouns_have_capitals,
            small_months: language.months.full.iter().any(|it| it.starts_with(char::is_lowercase)),
            gregorian: owned(&rules.gregorian),
            ..Self::default()
        };
        let mut words: Vec<(String, Vec<DateRole>)> = Vec::new();
        for (word, role) in listed(language, rules) {
            let folded = folded(&word);
            for word in [Some(word), folded].into_iter().flatten() {
                match words.iter_mut().find(|(known, _)| *known == word) {
                    Some((_, roles)) if roles.contains(&role) => {}
                    Some((_, roles)) => roles.push(role),
                    None => words.push((word, vec![role])),
                }
            }
        }
        // Phrases last: `mark` asks for words that are cores by themselves.
        words.sort_by_key(|(word, _)| word.contains(|c| !is_letter(c)));
        for (word, roles) in &words {
            vocabulary.add(word, roles);
        }
        for phrases in &mut vocabulary.phrases {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        vocabulary
    }

    fn add(&mut self, word: &str, roles: &[DateRole]) {
        let first = u16::try_from(self.roles.len()).expect("a few hundred words");
        let length = u16::try_from(roles.len()).expect("a few roles");
        let info = RoleInfo {
            kinds: roles.iter().fold(KindSet::NONE, |set, role| set.and(set_of(*role))),
            core: roles.iter().any(|role| is_core(*role)),
            filler: roles
                .iter()
                .any(|role| matches!(role, DateRole::Of | DateRole::The | DateRole::In)),
        };
        self.roles.extend_from_slice(roles);
        self.infos.resize(self.roles.len(), info);
        let roles = RoleRange { first, length };
        self.runs.push(roles);
        if self.unspaced {
            if let Some(first) = word.chars().next() {
                let longest = self.firsts.entry(first).or_default();
                *longest = word.len().max(*longest);
            }
            self.entries.insert(word.into(), WordEntry { roles, raised: false, phrases: None });
            return;
        }
        let head = word_length(word);
        let (head, rest) = word.split_at(head);
        let listed = std::iter::once((head.to_owned(), false));
        self.mark(word, info.core);
        for (form, raised) in listed.chain(raised(head).map(|form| (form, true))) {
            let entry = WordEntry { roles: RoleRange::NONE, raised, phrases: None };
            let entry = self.entries.entry(form.into()).or_insert(entry);
            if rest.is_empty() {
                // A form that is listed itself comes before one with an added capital.
                if entry.roles == RoleRange::NONE || entry.raised && !raised {
                    entry.roles = roles;
                    entry.raised = raised;
                }
            } else {
                let place = *entry.phrases.get_or_insert_with(|| {
                    self.phrases.push(Vec::new());
                    u16::try_from(self.phrases.len() - 1).expect("a few hundred phrases")
                });
                let rest: Box<str> = rest.to_lowercase().into();
                let next = rest.trim_start().chars().next();
                self.phrases[usize::from(place)].push(ListedPhrase { rest, next, roles });
            }
        }
    }

    /// Notes the words of a phrase. One of them shows that it may be there: one that is a core by
    /// itself, or the longest.
    pub(super) fn mark(&mut self, phrase: &str, core: bool) {
        let words = || phrase.split(|c| !is_letter(c)).filter(|word| !word.is_empty());
        let known = words().find(|word| forms(word).all(|form| self.filter.is_core(&form)));
        let shows = known.or_else(|| words().max_by_key(|word| word.len()));
        for word in words() {
            let core = core && Some(word) == shows;
            for form in forms(word) {
                self.filter.add(&form, core);
                for prefix in &self.prefixes {
                    self.filter.add(&format!("{prefix}{form}"), core);
                }
            }
        }
    }

    /// Returns what a word may be, with the letters that may stand before it.
    pub(super) fn guess(&self, hash: WordHash) -> Guess {
        self.filter.guess(hash)
    }

    pub(super) fn entry(&self, word: &str) -> Option<&WordEntry> {
        self.entries.get(word)
    }

    /// Returns the roles of each word with the place of the first, in order.
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, &[DateRole])> {
        self.runs.iter().map(|roles| (usize::from(roles.first), self.roles(*roles)))
    }

    pub(super) fn info(&self, roles: RoleRange) -> RoleInfo {
        if roles == RoleRange::NONE {
            return RoleInfo::default();
        }
        self.infos[usize::from(roles.first)]
    }

    /// Returns the kinds that an item can be matched for, or more.
    pub(super) fn kinds(&self, item: ItemKind) -> KindSet {
        match item {
            ItemKind::Word(roles) => self.info(roles).kinds,
            ItemKind::Number { length, ordinal, decade, .. } => {
                self.numbers.of(length, ordinal, decade)
            }
            ItemKind::Sign(_) => KindSet::NONE,
        }
    }

    pub(super) fn roles(&self, roles: RoleRange) -> &[DateRole] {
        let first = usize::from(roles.first);
        &self.roles[first..first + usize::from(roles.length)]
    }

    /// Returns the end and the roles of the longest phrase whose first word ends at `at`.
    pub(super) fn phrase(
        &self,
        entry: &WordEntry,
        text: &str,
        at: usize,
    ) -> Option<(usize, RoleRange)> {
        let phrases = &self.phrases[usize::from(entry.phrases?)];
        // Most phrases differ in the first letter of the second word.
        let next = text[at..].trim_start().chars().next()?;
        let is_any = !is_letter(next) || next.is_uppercase();
        let mut near = phrases.iter().filter(|phrase| is_any || phrase.next == Some(next));
        near.find_map(|phrase| Some((follows(text, at, &phrase.rest)?, phrase.roles)))
    }

    /// Returns the length and the roles of the longest word at the beginning of a text without
    /// spaces.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, RoleRange)> {
        let longest = *self.firsts.get(&text.chars().next()?)?;
        let mut end = longest.min(text.len());
        while end > 0 {
            if let Some(entry) = text.get(..end).and_then(|word| self.entries.get(word)) {
                return Some((end, entry.roles));
            }
            end -= 1;
        }
        None
    }
}

/// Returns the forms of a word of a phrase, in which case hardly matters.
fn forms(word: &str) -> impl Iterator<Item = String> {
    raised(word).chain([word.to_owned(), word.to_lowercase()])
}

/// Returns where `rest` ends in the text from byte `at`: case, the kind of white space and the
/// form of an apostrophe or a hyphen do not matter.
fn follows(text: &str, at: usize, rest: &str) -> Option<usize> {
    let mut left = text[at..].chars();
    for wanted in rest.chars() {
        match wanted {
            ' ' => {
                let trimmed = left.as_str().trim_start();
                if trimmed.len() == left.as_str().len() {
                    return None;
                }
                left = trimmed.chars();
            }
            '\'' => {
                left.next().filter(|c| matches!(c, '\'' | '’' | 'ʼ'))?;
            }
            '-' => {
                left.next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))?;
            }
            wanted => {
                let c = left.next()?;
                if c != wanted && c.to_lowercase().ne(std::iter::once(wanted)) {
                    return None;
                }
            }
        }
    }
    let end = text.len() - left.as_str().len();
    let open = rest.ends_with(is_letter) && left.next().is_some_and(is_letter);
    (!open).then_some(end)
}

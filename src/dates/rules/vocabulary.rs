//! The words of a language by their roles, ready for lookup.

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use super::role::{PLAIN, Role, unit_of};
use super::scan::{is_letter, word_length};
use crate::dates::word_map::raised;
use crate::language::{DateRules, Holiday, Language, items, numbers};

/// The place of a word's roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Roles {
    first: u16,
    length: u16,
}

/// A word, or the first word of phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// What the word means by itself.
    pub(super) roles: Roles,
    /// Whether it has a capital in the text that it has not in the list.
    pub(super) raised: bool,
    /// The place of the phrases that it begins.
    phrases: Option<u16>,
}

impl Entry {
    /// No roles: the word is not known.
    pub(super) const NONE: Roles = Roles { first: 0, length: 0 };
}

/// The words of a language.
#[derive(Default)]
pub(super) struct Vocabulary {
    entries: FxHashMap<Box<str>, Entry>,
    roles: Vec<Role>,
    /// The rests of phrases by their first word, the longest first, in lower case.
    phrases: Vec<Vec<(Box<str>, Roles)>>,
    /// The first letters of words, where words are not separated.
    firsts: FxHashMap<char, usize>,
    pub(super) decade_endings: Vec<String>,
    pub(super) ordinal_endings: Vec<String>,
    pub(super) prefixes: Vec<String>,
    pub(super) suffixes: bool,
    pub(super) unspaced: bool,
    pub(super) strict_capitals: bool,
}

impl Vocabulary {
    /// Collects the words of a language.
    pub(super) fn new(language: &Language, rules: &DateRules) -> Self {
        let owned = |list: &str| items(list).map(str::to_owned).collect::<Vec<_>>();
        let mut vocabulary = Self {
            decade_endings: owned(&rules.decade_endings),
            ordinal_endings: [&language.months.ordinal_endings[..], &owned(&rules.ordinal_endings)]
                .concat(),
            prefixes: owned(&rules.prefixes),
            suffixes: rules.suffixes,
            unspaced: rules.unspaced,
            strict_capitals: language.nouns_have_capitals,
            ..Self::default()
        };
        let mut words: Vec<(String, Vec<Role>)> = Vec::new();
        for (word, role) in listed(language, rules) {
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, roles)) if roles.contains(&role) => {}
                Some((_, roles)) => roles.push(role),
                None => words.push((word, vec![role])),
            }
        }
        for (word, roles) in &words {
            vocabulary.add(word, roles);
        }
        for phrases in &mut vocabulary.phrases {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        vocabulary
    }

    fn add(&mut self, word: &str, roles: &[Role]) {
        let first = u16::try_from(self.roles.len()).expect("a few hundred words");
        let length = u16::try_from(roles.len()).expect("a few roles");
        self.roles.extend_from_slice(roles);
        let roles = Roles { first, length };
        if self.unspaced {
            if let Some(first) = word.chars().next() {
                let longest = self.firsts.entry(first).or_default();
                *longest = word.len().max(*longest);
            }
            self.entries.insert(word.into(), Entry { roles, raised: false, phrases: None });
            return;
        }
        let head = word_length(word);
        let (head, rest) = word.split_at(head);
        let listed = std::iter::once((head.to_owned(), false));
        for (form, raised) in listed.chain(raised(head).map(|form| (form, true))) {
            let entry = Entry { roles: Entry::NONE, raised, phrases: None };
            let entry = self.entries.entry(form.into()).or_insert(entry);
            if rest.is_empty() {
                // A form that is listed itself comes before one with an added capital.
                if entry.roles == Entry::NONE || entry.raised && !raised {
                    entry.roles = roles;
                    entry.raised = raised;
                }
            } else {
                let place = *entry.phrases.get_or_insert_with(|| {
                    self.phrases.push(Vec::new());
                    u16::try_from(self.phrases.len() - 1).expect("a few hundred phrases")
                });
                self.phrases[usize::from(place)].push((rest.to_lowercase().into(), roles));
            }
        }
    }

    pub(super) fn entry(&self, word: &str) -> Option<&Entry> {
        self.entries.get(word)
    }

    pub(super) fn roles(&self, roles: Roles) -> &[Role] {
        let first = usize::from(roles.first);
        &self.roles[first..first + usize::from(roles.length)]
    }

    /// Returns the end and the roles of the longest phrase whose first word ends at `at`.
    pub(super) fn phrase(&self, entry: &Entry, text: &str, at: usize) -> Option<(usize, Roles)> {
        let phrases = &self.phrases[usize::from(entry.phrases?)];
        phrases.iter().find_map(|(rest, roles)| Some((follows(text, at, rest)?, *roles)))
    }

    /// Returns the length and the roles of the longest word at the beginning of a text without
    /// spaces.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, Roles)> {
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

/// Returns all words with their roles.
fn listed(language: &Language, rules: &DateRules) -> Vec<(String, Role)> {
    let mut words: Vec<(String, Role)> = Vec::new();
    for (key, list) in &rules.words {
        let role = role_of(key).unwrap_or_else(|| panic!("{key}: no role"));
        words.extend(items(list).map(|word| (word.to_owned(), role)));
    }
    for (month, (name, short)) in (1..).zip(language.months.full.iter().zip(&language.months.short))
    {
        let common = language.months.common.contains(name);
        words.push((
            name.clone(),
            if common { Role::CommonMonth(month) } else { Role::Month(month) },
        ));
        words.extend(short.iter().map(|name| (name.clone(), Role::ShortMonth(month))));
    }
    for (offset, (name, short)) in
        (0..).zip(language.weekdays.full.iter().zip(&language.weekdays.short))
    {
        let weekday = Weekday::from_monday_zero_offset(offset).expect("seven days");
        words.push((name.clone(), Role::Weekday(weekday)));
        words.extend(short.iter().map(|name| (name.clone(), Role::ShortWeekday(weekday))));
    }
    words.extend(language.months.of.iter().map(|word| (word.clone(), Role::Of)));
    words.extend(numbers(&rules.cardinals).map(|(word, n)| (word.to_owned(), Role::Number(n))));
    let ordinals = numbers(&rules.ordinals);
    words.extend(
        ordinals.filter_map(|(word, n)| Some((word.to_owned(), Role::Nth(i8::try_from(n).ok()?)))),
    );
    words
}

/// Returns the role that a key of `words` names.
fn role_of(key: &str) -> Option<Role> {
    let mut parts = key.split(' ');
    let name = parts.next()?;
    let first = parts.next();
    let number = |part: Option<&str>| part?.parse::<i8>().ok();
    Some(match name {
        "month" => Role::Month(number(first)?),
        "common-month" => Role::CommonMonth(number(first)?),
        "short-month" => Role::ShortMonth(number(first)?),
        "short-weekday" => {
            Role::ShortWeekday(Weekday::from_monday_one_offset(number(first)?).ok()?)
        }
        "solar-month" => Role::SolarMonth(number(first)?),
        "weekday" => Role::Weekday(Weekday::from_monday_one_offset(number(first)?).ok()?),
        "away" => Role::Away(number(first)?),
        "step" => Role::Step(number(first)?),
        "that" => Role::That(number(first)?),
        "unit" => Role::Unit(unit_of(first?)?),
        "units" => Role::Units(unit_of(first?)?),
        "season" => Role::Season(u8::try_from(number(first)? - 1).ok()?),
        "decade" => Role::Decade(first?.parse().ok()?),
        "holiday" => Role::Holiday(holiday(&key["holiday ".len()..])?),
        "told" => Role::Told(unit_of(first?)?, number(parts.next())?),
        "text" => Role::TextTold(unit_of(first?)?, number(parts.next())?),
        _ => return PLAIN.iter().find(|(known, _)| *known == name).map(|(_, role)| *role),
    })
}

/// Returns the day of a holiday: `12-25`, `easter -2`, `nth 5 7 2` (the second Sunday of May),
/// `before 12-25 7 4` (the fourth Sunday before it).
fn holiday(key: &str) -> Option<Holiday> {
    let parts: Vec<&str> = key.split([' ', '-']).collect();
    let number = |part: &str| part.parse::<i8>().ok();
    Some(match parts[..] {
        ["easter", ..] => Holiday::Easter { easter: key.strip_prefix("easter ")?.parse().ok()? },
        ["before", month, day, weekday, before] => Holiday::Before {
            month: number(month)?,
            day: number(day)?,
            weekday: number(weekday)?,
            before: number(before)?,
        },
        ["nth", ..] => {
            let mut numbers = key.split(' ').skip(1).map(|part| part.parse().ok());
            Holiday::Weekday {
                month: numbers.next()??,
                weekday: numbers.next()??,
                nth: numbers.next()??,
            }
        }
        [month, day] => Holiday::Day { month: number(month)?, day: number(day)? },
        _ => return None,
    })
}

//! The single words of a byline: parts of names, roles, joiners, or words that name nobody.

use crate::import::switches::{Rule, is_on};
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::import::thresholds::facts::{
    ACCOUNT_MIN_LETTERS, DOMAIN_BYTES, OFFICE_WITHIN_MIN_CHARS, ROLE_ENDING_MIN_CHARS,
    SMALL_FAMILY_NAME_MIN_CHARS,
};
use crate::import::title::SiteNames;
use crate::language::Bylines;
use crate::text::fold::letters_and_digits;
use crate::{dates, language};

/// Returns whether a text that a page marks as a name is one in an unusual form: `Ada moss`.
pub(super) fn is_whole_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let [first, last] = words[..] else { return false };
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    is_name_word(first)
        && letters(first)
        && letters(last)
        && last.chars().count() >= SMALL_FAMILY_NAME_MIN_CHARS
        && !is_joiner(last)
        && !is_particle(last)
        && !listed(|lists| &lists.with, last)
        && !is_role(last)
}

/// Words, in all languages, of names that are not a person's.
static NOBODY: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let words = language::all().flat_map(|language| {
        let (lines, lists) = (&language.date_lines, &language.bylines);
        let dated = lines.published.iter().chain(&lines.updated).chain(&lines.others);
        lists.nobody.iter().chain(&lists.organisations).chain(&lists.others).chain(dated)
    });
    words.map(String::as_str).collect()
});

/// Returns whether a name is of no person: an account, a group, the site, an address, an
/// organisation.
pub(super) fn is_nobody(name: &str, sites: &SiteNames) -> bool {
    static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let endings = language::all().flat_map(|language| &language.bylines.nobody_endings);
        endings.map(String::as_str).collect()
    });
    let lower = name.to_lowercase();
    let mut words = lower.split([' ', '-', '.', '/']).filter(|word| !word.is_empty());
    let address = name.contains('@')
        || name.contains("://")
        || name.rsplit_once('.').is_some_and(|(head, end)| {
            !head.is_empty()
                && !name.contains(' ')
                && DOMAIN_BYTES.contains(&end.len())
                && end.chars().all(|c| c.is_ascii_lowercase())
        });
    address
        || sites.is(name) && is_on(Rule::AuthorsNotTheSite)
        || NOBODY.contains(lower.as_str())
        || words.any(|word| {
            NOBODY.contains(word) || ENDINGS.iter().any(|ending| word.ends_with(ending))
        }) && is_on(Rule::AuthorsNoOffices)
        || lower
            .split_once(' ')
            .is_some_and(|(first, _)| listed(|lists| &lists.organisation_articles, first))
            && is_on(Rule::AuthorsNoArticles)
}

/// Returns whether a name is written as those of accounts are: `moss7`, `ada_moss`, `am`.
fn is_account(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit() || c == '_')
        || !name.contains(' ') && name.chars().all(char::is_lowercase)
}

/// Returns whether the name of an account can be that of a person who signs with it: it has no word
/// of an office, a group or the site.
pub(super) fn is_pseudonym(name: &str, sites: &SiteNames) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    plain
        && letters.chars().count() >= ACCOUNT_MIN_LETTERS
        && is_account(name)
        && !sites.is(name)
        && !NOBODY.contains(letters.as_str())
        && !NOBODY
            .iter()
            .any(|word| word.chars().count() >= OFFICE_WITHIN_MIN_CHARS && letters.contains(word))
}

/// Returns whether a word can be part of a name.
pub(super) fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars().skip_while(|c| "'’‘`".contains(*c));
    let second = word.split(['-', '\'', '’']).nth(1);
    chars.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        // `al-Masri`, `d'Ormesson`, `O'Carr`
        || second.is_some_and(|part| part.starts_with(char::is_uppercase))
            && word.chars().next().is_some_and(char::is_alphabetic)
}

/// Returns whether a word ends the names: a number, an address, or a month or weekday that is part
/// of a date and no name, as in `Theresa May`.
pub(super) fn ends_names(word: &str, next: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches(['.', ',']).to_lowercase();
    let numbered = next.starts_with(char::is_numeric);
    let is_day = dates::is_weekday(&bare(word))
        && (numbered || word.ends_with([',', '.']) || dates::is_month(&bare(next)));
    word.starts_with(char::is_numeric)
        || word.contains('@')
        || is_day
        || numbered && dates::is_month(&bare(word))
}

/// Returns whether a character is of a script whose names are one word: Chinese, Japanese, Korean.
pub(super) fn is_of_names_without_spaces(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Returns whether a word that can join two names is part of one: `Ana Ortega y Sol`, `von und zu
/// Fels`.
pub(super) fn is_within_name(lower: &str, name: &[&str], rest: &[&str]) -> bool {
    let before_particle = name.last().is_some_and(|word| is_particle(word));
    let particle = rest.first().is_some_and(|word| is_particle(word));
    let one_letter = lower.chars().count() == 1 && lower != "&";
    let short_rest = rest.iter().take_while(|word| !is_joiner(word)).count() < 2;
    before_particle && particle || one_letter && !name.is_empty() && short_rest && name.len() > 1
}

/// Returns whether a name is only a suffix: `Jr.`
pub(super) fn is_suffix(name: &str) -> bool {
    const NUMERALS: &[&str] = &["ii", "iii", "iv"];
    let key = letters_and_digits(name);
    let listed = |language: &language::Language| {
        language.titles.after.iter().any(|suffix| letters_and_digits(suffix) == key)
    };
    NUMERALS.contains(&key.as_str()) || language::all().any(listed)
}

/// Returns whether a text credits pictures, translations or the like.
pub(super) fn is_other_credit(text: &str) -> bool {
    let Some(word) = first_word(text) else { return false };
    let bare = word.trim_end_matches([':', '/']).to_lowercase();
    listed(|lists| &lists.others, &bare)
}

pub(super) fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}

pub(super) fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// Returns whether a word, in lower case, is in a list of some language.
pub(super) fn listed(list: impl Fn(&'static Bylines) -> &'static Vec<String>, word: &str) -> bool {
    language::all().any(|language| list(&language.bylines).iter().any(|listed| listed == word))
}

/// Returns whether a word is a role: one that is listed, or ends with a longer one of these
/// (`Chefreporterin`).
pub(super) fn is_role(lower: &str) -> bool {
    language::all().any(|language| {
        language.bylines.roles.iter().any(|role| {
            lower == role
                || role.chars().count() >= ROLE_ENDING_MIN_CHARS && lower.ends_with(role.as_str())
        })
    })
}

/// Returns whether a word says more of a role: `Political` in `Political correspondent`.
pub(super) fn is_role_word(word: &str) -> bool {
    listed(|lists| &lists.role_words, &word.to_lowercase())
}

pub(super) fn is_particle(word: &str) -> bool {
    listed(|lists| &lists.particles, word)
}

/// Returns whether a word is between two names.
pub(super) fn is_joiner(word: &str) -> bool {
    word == "&" || word == "+" || listed(|lists| &lists.joiners, &word.to_lowercase())
}

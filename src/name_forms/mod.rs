//! The forms of names: cases, prefixes, endings, from the table of a language.
//!
//! The forms of a name are a closed set that depends on nothing but the name and the table. Knows
//! nothing of articles; no measure of similarity decides anything.

mod given;
mod nominative;
mod scripts;
mod spellings;
mod surname;
mod word;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::language::{Gender, Inflection};
pub use given::is_given_name;
pub use nominative::nominatives;
pub use spellings::{Spelling, scripts_of, spellings};
pub use surname::surname;
use word::{Paradigm, WordRole, paradigms};

/// The sort of thing that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// A person; a woman's surname may be declined unlike a man's. `None` if that is not known.
    Person(Option<Gender>),
    /// A place or an organisation.
    Other,
}

/// Returns the forms of a name other than itself. Sorted.
pub fn forms(name: &str, bearer: Bearer, table: &Inflection) -> BTreeSet<String> {
    let own = scripts::own(name, &table.scripts);
    let mut out = cases(&own, bearer, table);
    if !table.scripts.is_empty() {
        out.insert(own);
        let other: Vec<String> =
            out.iter().map(|form| scripts::other(form, &table.scripts)).collect();
        out.extend(other);
    }
    if !table.prefixes.is_empty() {
        out = prefixed(name, table);
    }
    out.remove(name);
    out
}

/// Returns a name in all cases.
fn cases(name: &str, bearer: Bearer, table: &Inflection) -> BTreeSet<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut out = BTreeSet::new();
    match bearer {
        _ if table.last_word_only => last_word(&words, table, &mut out),
        Bearer::Person(gender) => {
            person(&words, gender.or_else(|| gender_of(name, table)), table, &mut out);
        }
        Bearer::Other if table.first_word_only => first_word(&words, table, &mut out),
        Bearer::Other => other(&words, table, &mut out),
    }
    if bearer == Bearer::Other && words.len() == 1 {
        let is_small = table.small.iter().any(|word| word.stem(name).is_some());
        let small: Vec<String> = out.iter().map(|form| with_small_letter(form)).collect();
        if is_small {
            out.extend(small);
            out.insert(with_small_letter(name));
        }
    }
    out
}

fn with_small_letter(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

fn last_word(words: &[&str], table: &Inflection, out: &mut BTreeSet<String>) {
    let (last, before) = words.split_last().expect("a name has a word");
    let mut all = vec![Vec::new(); before.len()];
    all.push(paradigms(last, WordRole::Noun, table));
    combine(words, &all, out);
}

fn first_word(words: &[&str], table: &Inflection, out: &mut BTreeSet<String>) {
    for role in [WordRole::Adjective, WordRole::Noun] {
        let mut all = vec![Vec::new(); words.len()];
        all[0] = paradigms(words[0], role, table);
        combine(words, &all, out);
    }
}

/// Returns a name with the prefixes and the article of its language.
fn prefixed(name: &str, table: &Inflection) -> BTreeSet<String> {
    let article = table.article.as_deref().unwrap_or_default();
    let bare = name.strip_prefix(article).unwrap_or(name);
    let with_article = format!("{article}{bare}");
    let mut out = BTreeSet::new();
    // In a name of several words the article is part of the name.
    let names = if name.contains(' ') { vec![name] } else { vec![bare, &with_article] };
    for name in names {
        out.insert(name.to_owned());
        for prefix in &table.prefixes {
            // After the preposition of one letter, the article loses its first one.
            let rest = match name.strip_prefix(article) {
                Some(rest) if prefix.ends_with('ل') => format!("ل{rest}"),
                _ => name.to_owned(),
            };
            out.insert(format!("{prefix}{rest}"));
        }
    }
    out
}

/// Returns whether the given name that a full name begins with is a man's or a woman's.
pub fn gender_of(name: &str, table: &Inflection) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    if table.women.iter().any(|woman| woman == first) {
        return Some(Gender::Feminine);
    }
    if table.men.iter().any(|man| man == first) {
        return Some(Gender::Masculine);
    }
    paradigms(first, WordRole::Given, table).into_iter().next()?.gender
}

fn person(words: &[&str], gender: Option<Gender>, table: &Inflection, out: &mut BTreeSet<String>) {
    let fits = |paradigm: &Paradigm| {
        gender.is_none() || paradigm.gender.is_none() || paradigm.gender == gender
    };
    // A man's name may end like a woman's, but is declined like it, too.
    let is_man = |paradigm: &Paradigm| paradigm.gender == Some(Gender::Masculine);
    let last = words.len() - 1;
    let of_word = |(at, word): (usize, &&str)| {
        let mut all = Vec::new();
        if at == last {
            all = paradigms(word, WordRole::Surname, table);
            all.retain(fits);
        }
        if at < last || last == 0 {
            let given = paradigms(word, WordRole::Given, table).into_iter();
            all.extend(given.filter(|it| gender != Some(Gender::Feminine) || !is_man(it)));
        }
        all
    };
    let of_words: Vec<Vec<Paradigm>> = words.iter().enumerate().map(of_word).collect();
    combine(words, &of_words, out);
    // "Trumpův" is a form of the surname alone.
    if last == 0 {
        let mut possessives = paradigms(words[0], WordRole::Possessive, table);
        possessives.retain(fits);
        combine(words, &[possessives], out);
    }
}

/// Adds the forms of each reading of a name as a noun with adjectives that agree with it before and
/// after it; what follows these stays as it is.
fn other(words: &[&str], table: &Inflection, out: &mut BTreeSet<String>) {
    let adjectives: Vec<Vec<Paradigm>> =
        words.iter().map(|word| paradigms(word, WordRole::Adjective, table)).collect();
    for (at, word) in words.iter().enumerate() {
        let mut nouns = paradigms(word, WordRole::Noun, table);
        if nouns.is_empty() && at == words.len() - 1 {
            nouns.clone_from(&adjectives[at]);
        }
        for noun in nouns {
            let agrees = |adjective: &&Paradigm| {
                let genders = [noun.gender, adjective.gender];
                genders.contains(&None) || genders[0] == genders[1]
            };
            let agreeing = |word: &Vec<Paradigm>| {
                word.iter().filter(agrees).cloned().collect::<Vec<Paradigm>>()
            };
            let mut all: Vec<Vec<Paradigm>> = adjectives[..at].iter().map(agreeing).collect();
            if all.iter().any(Vec::is_empty) {
                continue;
            }
            all.push(vec![noun.clone()]);
            all.extend(adjectives[at + 1..].iter().map(agreeing));
            // Behind a word that does not agree, none does.
            let open = all.iter().position(Vec::is_empty).unwrap_or(all.len());
            all[open..].iter_mut().for_each(Vec::clear);
            combine(words, &all, out);
        }
        if adjectives[at].is_empty() {
            break;
        }
    }
    // A name from another language changes at its end alone.
    let last = words.len() - 1;
    let capital = words[last].starts_with(char::is_uppercase);
    if last > 0 && capital && adjectives[..last].iter().all(Vec::is_empty) {
        let mut all = vec![Vec::new(); last];
        all.push(paradigms(words[last], WordRole::Noun, table));
        combine(words, &all, out);
    }
}

/// Adds the name in each case: each word in that case, or as it is if it does not change.
fn combine(words: &[&str], paradigms: &[Vec<Paradigm>], out: &mut BTreeSet<String>) {
    let cases = paradigms.iter().flatten().map(|paradigm| paradigm.cases.len()).max().unwrap_or(0);
    for case in 0..cases {
        let mut all = vec![String::new()];
        for (word, paradigms) in words.iter().zip(paradigms) {
            let mut here: BTreeSet<&str> = BTreeSet::new();
            for paradigm in paradigms {
                here.extend(paradigm.cases.get(case).into_iter().flatten().map(String::as_str));
            }
            if here.is_empty() {
                here.insert(word);
            }
            let extend = |before: &String| {
                let gap = if before.is_empty() { "" } else { " " };
                here.iter().map(|form| format!("{before}{gap}{form}")).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(extend).collect();
        }
        out.extend(all);
    }
}

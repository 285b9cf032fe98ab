//! The forms of a single word of a name.

use crate::language::{Declension, Gender, Inflection};

/// The part that a word plays in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordRole {
    Given,
    Surname,
    Adjective,
    Noun,
    Possessive,
}

/// The forms of a word by case, each with its alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paradigm {
    pub(super) gender: Option<Gender>,
    pub(super) cases: Vec<Vec<String>>,
}

/// Returns the paradigms that a word can have in a role. None if it does not change.
pub(super) fn paradigms(word: &str, role: WordRole, table: &Inflection) -> Vec<Paradigm> {
    let parts: Vec<&str> = word.split('-').collect();
    if let [.., last] = parts[..]
        && parts.len() > 1
    {
        let before = &word[..word.len() - last.len()];
        if !last.starts_with(char::is_alphabetic) {
            // "Поток-2"
            let mut all = paradigms(before.trim_end_matches('-'), role, table);
            let forms = all.iter_mut().flat_map(|it| it.cases.iter_mut().flatten());
            forms.for_each(|form| form.push_str(&format!("-{last}")));
            return all;
        }
        let mut all = simple(last, role, table);
        for paradigm in &mut all {
            for form in paradigm.cases.iter_mut().flatten() {
                form.insert_str(0, before);
            }
        }
        if let ([first, _], false) = (&parts[..], role == WordRole::Adjective) {
            for one in simple(first, role, table) {
                for two in simple(last, role, table)
                    .iter()
                    .filter(|two| two.cases.len() == one.cases.len())
                {
                    let joined = |(one, two): (&Vec<String>, &Vec<String>)| {
                        one.iter()
                            .flat_map(|one| two.iter().map(move |two| format!("{one}-{two}")))
                            .collect()
                    };
                    all.push(Paradigm {
                        gender: two.gender,
                        cases: one.cases.iter().zip(&two.cases).map(joined).collect(),
                    });
                }
            }
        }
        return all;
    }
    simple(word, role, table)
}

fn simple(word: &str, role: WordRole, table: &Inflection) -> Vec<Paradigm> {
    // "Т.Мэй"
    let (before, word) = word.rfind('.').map_or(("", word), |dot| word.split_at(dot + 1));
    if !word.starts_with(char::is_alphabetic) {
        return Vec::new();
    }
    let lists: &[&Vec<Declension>] = match role {
        WordRole::Given => &[&table.given, &table.nouns],
        WordRole::Surname => &[&table.surnames, &table.adjectives, &table.nouns],
        WordRole::Adjective => &[&table.adjectives],
        WordRole::Noun => &[&table.nouns],
        WordRole::Possessive => &[&table.possessives],
    };
    let rows = lists.iter().flat_map(|list| list.iter());
    let found = rows.filter_map(|row| Some((row, row.stem(word)?)));
    // An adjective may be a neuter or a plural; else the first row that fits decides.
    let most = if role == WordRole::Adjective { usize::MAX } else { 1 };
    let paradigm = |(row, stem): (&Declension, &str)| {
        let case = |case| row.forms(stem, case).map(|form| format!("{before}{form}")).collect();
        Paradigm { gender: row.gender, cases: (0..row.cases()).map(case).collect() }
    };
    found.take(most).filter(|(row, _)| row.cases() > 0).map(paradigm).collect()
}

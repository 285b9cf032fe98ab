//! The nominatives of a person's full name in another case.

use std::collections::BTreeMap;

use crate::language::{Declension, Gender, Inflection};

/// The letters of a single word that shows enough of its ending.
const SHORTEST: usize = 4;

/// Returns the names of which a noun, or a given name and a surname, may be a form, each with a
/// rank: the smallest belongs to the rows of the table that come first. Most of them are no names;
/// `forms` tells which have the form. None for names of more than two words: in these not all words
/// change.
pub fn nominatives(name: &str, table: &Inflection) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    if !table.prefixes.is_empty() || table.last_word_only {
        return out;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let [given, surname] = words[..] else {
        if words.len() == 1 && name.chars().count() >= SHORTEST {
            of_noun(name, table, &mut out);
        }
        return out;
    };
    let given_rows: Vec<&Declension> = table.given.iter().chain(&table.nouns).collect();
    let surname_rows: Vec<&Declension> = table.surnames.iter().chain(&table.adjectives).collect();
    let cases = given_rows.iter().map(|row| row.cases()).max().unwrap_or(0);
    for case in 0..cases {
        let surnames = of_word(surname, &surname_rows, case);
        for (given, rank) in of_word(given, &given_rows, case) {
            for (surname, more) in &surnames {
                let best = out.entry(format!("{given} {surname}")).or_insert(usize::MAX);
                *best = (rank + more).min(*best);
            }
        }
    }
    out.remove(name);
    out
}

fn of_noun(word: &str, table: &Inflection, out: &mut BTreeMap<String, usize>) {
    for (rank, row) in table.nouns.iter().enumerate() {
        // Few names are neuters; most of their forms are also those of a masculine.
        let last = if row.gender == Some(Gender::Neuter) { table.nouns.len() } else { 0 };
        let rank = rank + last;
        for case in 0..row.cases() {
            for nominative in row.nominatives(word, case) {
                out.entry(nominative).or_insert(rank);
            }
        }
    }
    out.remove(word);
}

/// Returns the nominatives of a word in a case, each with the place of its row; the word itself if
/// it has none.
fn of_word(word: &str, rows: &[&Declension], case: usize) -> Vec<(String, usize)> {
    let fitting = rows.iter().enumerate().filter(|(_, row)| case < row.cases());
    let mut all: Vec<(String, usize)> = fitting
        .flat_map(|(rank, row)| row.nominatives(word, case).map(move |word| (word, rank)))
        .collect();
    if all.is_empty() {
        all.push((word.to_owned(), 0));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn a_form_leads_back_to_its_name() {
        let table = language::at(language::index("ru").expect("Russian")).inflection.as_ref();
        let table = table.expect("a table");
        for (form, name) in [
            ("Павла Гордина", "Павел Гордин"),
            ("Леной Морозовой", "Лена Морозова"),
            ("Андреем Рудским", "Андрей Рудский"),
            ("Ладовией", "Ладовия"),
        ] {
            assert!(nominatives(form, table).contains_key(name), "{form}");
        }
        for other in ["Ура", "Один Два Три"] {
            assert!(nominatives(other, table).is_empty(), "{other}");
        }
    }
}

//! The names that a form may belong to.

use std::collections::BTreeMap;

use crate::language::{Declension, Inflection};

/// The most words of a name whose nominatives are sought.
const MOST_WORDS: usize = 3;

/// Returns the names of which a name may be a form, each with a rank: the smallest belongs to the
/// rows of the table that come first. Most of them are no names; `forms` tells which have the form.
pub fn nominatives(name: &str, table: &Inflection) -> BTreeMap<String, usize> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut out = BTreeMap::new();
    if words.len() > MOST_WORDS || !table.prefixes.is_empty() {
        return out;
    }
    let last = words.len() - 1;
    let rows = |at: usize| -> Vec<&Declension> {
        let own = if at == last { &table.surnames } else { &table.given };
        own.iter().chain(&table.adjectives).chain(&table.nouns).collect()
    };
    let rows: Vec<Vec<&Declension>> = (0..words.len()).map(rows).collect();
    let cases = rows.iter().flatten().map(|row| row.cases()).max().unwrap_or(0);
    for case in 0..cases {
        let mut all = vec![(String::new(), 0)];
        for (at, word) in words.iter().enumerate() {
            let fixed = table.last_word_only && at < last || table.first_word_only && at > 0;
            let mut here = if fixed { Vec::new() } else { of_word(word, &rows[at], case) };
            if here.is_empty() {
                here.push(((*word).to_owned(), 0));
            }
            let gap = if at == 0 { "" } else { " " };
            all = all
                .iter()
                .flat_map(|(before, rank)| {
                    here.iter()
                        .map(move |(word, more)| (format!("{before}{gap}{word}"), rank + more))
                })
                .collect();
        }
        for (nominative, rank) in all {
            let best = out.entry(nominative).or_insert(rank);
            *best = rank.min(*best);
        }
    }
    out.remove(name);
    out
}

/// Returns the nominatives of a word in a case, each with the place of its row.
fn of_word(word: &str, rows: &[&Declension], case: usize) -> Vec<(String, usize)> {
    let fitting = rows.iter().enumerate().filter(|(_, row)| case < row.cases());
    fitting
        .flat_map(|(rank, row)| row.nominatives(word, case).map(move |word| (word, rank)))
        .collect()
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
            ("Камском", "Камск"),
            ("Андреем Рудским", "Андрей Рудский"),
        ] {
            assert!(nominatives(form, table).contains_key(name), "{form}");
        }
        assert!(nominatives("Один Два Три Четыре", table).is_empty());
    }
}

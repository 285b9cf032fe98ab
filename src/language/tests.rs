use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// Asserts that no word is in two of the lists, or twice in one.
#[track_caller]
fn assert_once<'a>(words: impl IntoIterator<Item = &'a String>) {
    let mut seen = BTreeSet::new();
    for word in words {
        assert!(seen.insert(word), "{word} twice");
    }
}

#[test]
fn every_file_of_the_folder_is_compiled_in_and_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    let paths = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.unwrap().path());
    let mut tags: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    tags.sort();
    let mut listed: Vec<&str> = FILES.iter().map(|(tag, _)| *tag).collect();
    listed.sort_unstable();
    assert_eq!(tags, listed);
    assert_eq!(all().count(), COUNT);
    assert_eq!(FILES[0].0, "en");
}

#[test]
fn a_tag_has_the_language_of_its_first_part() {
    for tag in ["en", "en-GB", "EN-us"] {
        assert_eq!(index(tag), Some(0), "{tag}");
    }
    assert_eq!(index("de-AT").map(|at| FILES[at].0), Some("de"));
    for tag in ["", "eng", "x-en", "tlh"] {
        assert_eq!(index(tag), None, "{tag}");
    }
}

#[test]
fn no_word_is_in_two_lists_that_are_read_together() {
    for language in all() {
        let Months { full, short, common, .. } = &language.months;
        // In French and Spanish some months have no shorter form.
        assert_once(full.iter().chain(short.iter().flatten()));
        assert!(common.iter().all(|month| full.contains(month)), "{common:?}");
        assert_once(language.weekdays.full.iter().chain(language.weekdays.short.iter().flatten()));
        assert_once(&language.date_lines.words);
        let Titles { address, ranks, offices, before_given, after } = &language.titles;
        let Abbreviations { within, either } = &language.abbreviations;
        assert_once(address.iter().chain(ranks).chain(offices).chain(within).chain(either));
        assert_once(before_given);
        assert_once(after);
        let Numbers { cardinals, ordinals, multiples, quantities, .. } = &language.numbers;
        assert_once(cardinals.keys().chain(ordinals.keys()).chain(multiples).chain(quantities));
        if let Some(dates) = &language.dates {
            let Tense { past, future, future_beside, future_before_to, none, .. } = &dates.tense;
            let future = future.iter().chain(future_beside).chain(future_before_to);
            assert_once(past.iter().chain(future).chain(none));
            assert_once(
                dates.leads.date.iter().chain(&dates.leads.thing).chain(&dates.leads.quantity),
            );
        }
        if let Some(names) = &language.names {
            assert_once(&names.organisations);
            assert_once(&names.openers);
        }
    }
}

#[test]
fn words_without_a_capital_of_their_own_are_in_lower_case() {
    for language in all() {
        let lists = [
            &language.date_lines.words,
            &language.titles.offices,
            &language.numbers.multiples,
            &language.numbers.quantities,
            &language.numbers.negations,
        ];
        for word in lists.into_iter().flatten() {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}

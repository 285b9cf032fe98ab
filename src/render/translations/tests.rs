use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use jiff::civil::date;
use walkdir::WalkDir;

use super::*;
use crate::diag::Code;
use crate::load::Loaded;
use crate::render::theme::Theme;
use crate::source::Memory;

/// The languages that the built-in theme has words in, besides English.
const BUILT_IN: [&str; 7] = ["de", "es", "fa", "fr", "ru", "tr", "uk"];

/// Returns the built-in words in a language, with the site's own files of words over them.
fn words_with(lang: &str, own: &[(&str, &str)]) -> (Translations, Vec<Code>) {
    let own = own.iter().map(|(tag, text)| (format!("themes/default/i18n/{tag}.toml"), *text));
    let files = Memory::new(own);
    let mut loaded = Loaded::default();
    lang.clone_into(&mut loaded.settings.lang);
    let mut faults = Vec::new();
    let theme = Theme::load(&files, &mut loaded, &mut faults).expect("a theme");
    (theme.translations().clone(), faults.iter().map(|fault| fault.code).collect())
}

fn words(lang: &str) -> Translations {
    let (words, faults) = words_with(lang, &[]);
    assert_eq!(faults, [], "{lang}");
    words
}

/// Asserts how a language counts articles.
#[track_caller]
fn counts(lang: &str, expected: &[(usize, &str)]) {
    let words = words(lang);
    for (number, text) in expected {
        assert_eq!(words.count("articles", *number), *text, "{lang}");
    }
}

#[test]
fn things_are_counted_by_the_rules_of_the_language() {
    counts("en", &[(0, "0 articles"), (1, "1 article"), (2, "2 articles")]);
    counts("de", &[(0, "0 Artikel"), (1, "1 Artikel"), (2_500, "2.500 Artikel")]);
    counts("fr", &[(0, "0 article"), (1, "1 article"), (2, "2 articles")]);
    counts("es", &[(0, "0 artículos"), (1, "1 artículo"), (2, "2 artículos")]);
    counts("tr", &[(1, "1 yazı"), (2, "2 yazı")]);
    counts("fa", &[(0, "۰ مطلب"), (1, "۱ مطلب"), (12_345, "۱۲٬۳۴۵ مطلب")]);
    counts(
        "ru",
        &[
            (0, "0 статей"),
            (1, "1 статья"),
            (2, "2 статьи"),
            (5, "5 статей"),
            (11, "11 статей"),
            (21, "21 статья"),
            (22, "22 статьи"),
        ],
    );
    counts(
        "uk",
        &[
            (0, "0 статей"),
            (1, "1 стаття"),
            (2, "2 статті"),
            (5, "5 статей"),
            (11, "11 статей"),
            (21, "21 стаття"),
            (22, "22 статті"),
        ],
    );
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let (first, last) = (date(2025, 6, 1), date(2025, 8, 31));
    let shown = |lang: &str| {
        let words = words(lang);
        let range = words.time(When::Days(first, last));
        [words.date_long(first), words.date_short(last), words.month_year(first), range]
    };
    assert_eq!(
        shown("en"),
        ["1 June 2025", "31 Aug", "June 2025", "1 June 2025 to 31 August 2025"]
    );
    assert_eq!(
        shown("de"),
        ["1. Juni 2025", "31. Aug.", "Juni 2025", "1. Juni 2025 bis 31. August 2025"]
    );
    assert_eq!(
        shown("fr"),
        ["1er juin 2025", "31 août", "juin 2025", "du 1er juin 2025 au 31 août 2025"]
    );
    assert_eq!(
        shown("es"),
        [
            "1 de junio de 2025",
            "31 ago",
            "junio de 2025",
            "del 1 de junio de 2025 al 31 de agosto de 2025"
        ]
    );
    assert_eq!(
        shown("ru"),
        ["1 июня 2025", "31 авг.", "июнь 2025", "с 1 июня 2025 по 31 августа 2025"]
    );
    assert_eq!(
        shown("uk"),
        ["1 червня 2025", "31 серп.", "червень 2025", "з 1 червня 2025 до 31 серпня 2025"]
    );
    assert_eq!(
        shown("tr"),
        ["1 Haziran 2025", "31 Ağu", "Haziran 2025", "1 Haziran 2025 – 31 Ağustos 2025"]
    );
    assert_eq!(shown("fa"), ["۱ ژوئن ۲۰۲۵", "۳۱ اوت", "ژوئن ۲۰۲۵", "۱ ژوئن ۲۰۲۵ تا ۳۱ اوت ۲۰۲۵"]);
    assert_eq!(words("fa").time(When::Year(1999)), "۱۹۹۹");
}

#[test]
fn one_file_adds_a_language() {
    let polish = "articles_one = \"{n} artykuł\"\narticles_few = \"{n} artykuły\"\n\
                  articles_many = \"{n} artykułów\"\nnot_found_title = \"Nie ma takiej strony\"\n";
    let (words, faults) = words_with("pl", &[("pl", polish)]);
    assert_eq!(faults, []);
    assert_eq!(words.get("not_found_title"), "Nie ma takiej strony");
    assert_eq!(words.count("articles", 22), "22 artykuły");
    assert_eq!(words.count("articles", 112), "112 artykułów");
    // A text that the file lacks is English, and is counted as English counts.
    assert_eq!(words.count("notes", 1), "1 note");
    assert_eq!(words.count("notes", 22), "22 notes");
}

#[test]
fn a_region_has_the_words_of_its_language() {
    assert_eq!(words("de-AT").get("claim"), "Aussage");
    assert_eq!(words("fa-IR").count("articles", 2), "۲ مطلب");
    let portuguese = [("pt", "claim = \"Afirmação\"\nday = \"Dia\"\n"), ("pt-br", "day = \"dia\"")];
    let (words, faults) = words_with("pt-BR", &portuguese);
    assert_eq!(faults, []);
    assert_eq!([words.get("claim"), words.get("day")], ["Afirmação", "dia"]);
    let (words, _) = words_with("pt-PT", &portuguese);
    assert_eq!(words.get("day"), "Dia");
}

#[test]
fn own_words_replace_the_built_in_ones_of_their_language() {
    let own = [("en", "claim = \"Statement\"\nmine = \"Mine\""), ("de", "claim = \"Satz\"")];
    let (words, _) = words_with("de", &own);
    assert_eq!([words.get("claim"), words.get("day")], ["Satz", "Tag"]);
    assert_eq!(words.get("mine"), "Mine", "English stands for what German lacks");
    let (words, _) = words_with("fr", &own);
    assert_eq!(words.get("claim"), "Affirmation");
    let (words, _) = words_with("en-GB", &own);
    assert_eq!(words.get("claim"), "Statement");
}

#[test]
fn a_language_without_words_is_shown_with_english_ones() {
    let (words, faults) = words_with("pl", &[]);
    assert_eq!(faults, [Code::NoWords]);
    assert_eq!(words.get("claim"), "Claim");
    assert_eq!(words.date_long(date(2025, 6, 1)), "1 June 2025");
    // One that does not exist is reported as such.
    assert_eq!(words_with("jp", &[]).1, []);
}

/// Returns the keys of a table, those of the tables in it as `table.key`, without the categories of
/// words for numbers of things. Sorted.
fn keys(table: &Table) -> Vec<String> {
    let mut keys = Vec::new();
    for (key, value) in table {
        match (value.as_table(), counted_key(key)) {
            (Some(inner), _) => keys.extend(inner.keys().map(|inner| format!("{key}.{inner}"))),
            (None, Some((base, _))) => keys.push(format!("{base}_*")),
            (None, None) => keys.push(key.clone()),
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// Returns the placeholders of a text, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut names: Vec<&str> = names.map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

/// Returns the words of one built-in file.
fn file(lang: &str) -> Table {
    let path = format!("{}/themes/default/i18n/{lang}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a file of words");
    text.parse().expect("TOML")
}

/// A line must not begin with a colon or end with an opening mark.
#[test]
fn french_signs_are_beside_spaces_that_do_not_break() {
    let path = format!("{}/themes/default/i18n/fr.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a file of words");
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        for signs in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!line.contains(signs), "{line}");
        }
    }
}

/// Words are asked for by their names, in templates, in scripts and in the code.
#[test]
fn every_word_is_used() {
    let mut used = String::new();
    for folder in ["src", "themes"] {
        for entry in WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let entry = entry.expect("an entry");
            let ends = entry.path().extension().is_some_and(|it| it != "toml" && it != "css");
            if ends && !entry.path().ends_with("tests.rs") {
                used += &std::fs::read_to_string(entry.path()).unwrap_or_default();
                used.push('\n');
            }
        }
    }
    let used: HashSet<&str> = used.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let unused = |key: &String| {
        let name = counted_key(key).map_or(key.as_str(), |(name, _)| name);
        // The script of the search page has its words without the prefix.
        let names = [name, key, name.strip_prefix("search_").unwrap_or(name)];
        names.iter().all(|name| !used.contains(name))
    };
    let unused: Vec<String> = file("en").keys().filter(|key| unused(key)).cloned().collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_language_has_every_word() {
    let english = file("en");
    for lang in BUILT_IN {
        let table = file(lang);
        assert_eq!(keys(&table), keys(&english), "{lang}");
        for (key, word) in &english {
            match (word, table.get(key)) {
                // Words for numbers of things are compared below.
                (Value::String(_), _) if counted_key(key).is_some() => {}
                (Value::String(word), Some(Value::String(other))) => {
                    assert_eq!(placeholders(other), placeholders(word), "{lang}: {key}");
                    assert!(!other.trim().is_empty(), "{lang}: {key}");
                }
                (Value::Array(list), Some(Value::Array(other))) => {
                    assert_eq!(other.len(), list.len(), "{lang}: {key}");
                }
                (Value::Table(_), Some(Value::Table(_))) => {}
                (word, other) => panic!("{lang}: {key}: {word} and {other:?}"),
            }
        }
    }
}

#[test]
fn every_language_has_a_word_for_each_of_its_plural_categories() {
    for lang in BUILT_IN.iter().chain(&["en"]) {
        let (table, locale) = (file(lang), Locale::new(lang));
        // How many numbers have each category; one has its own words where it is the only one.
        let mut used = BTreeMap::from([(OTHER, 2)]);
        for number in (0..200).chain([1_000_000, 2_000_000]) {
            *used.entry(locale.category(number)).or_default() += 1;
        }
        for (base, category) in table.keys().filter_map(|key| counted_key(key)) {
            assert!(used.contains_key(category), "{lang}: {base}_{category} is never used");
            for (category, numbers) in &used {
                let key = format!("{base}_{category}");
                let word = table.get(&key).and_then(Value::as_str).unwrap_or_default();
                assert!(!word.is_empty(), "{lang}: {key}");
                assert!(*numbers == 1 || placeholders(word) == ["n"], "{lang}: {key}: {word}");
            }
        }
    }
}

#[test]
fn no_full_stop_follows_the_end_of_a_sentence() {
    for (title, expected) in [
        ("Shut", "Shut. Ebb."),
        ("Shut.", "Shut. Ebb."),
        ("Who shut it?", "Who shut it? Ebb."),
        ("He said: “Shut!”", "He said: “Shut!” Ebb."),
        ("(“Shut …”)", "(“Shut …”) Ebb."),
        ("Shut in 1.5", "Shut in 1.5. Ebb."),
    ] {
        let filled = fill("{title}. {site}.", &[("title", title), ("site", "Ebb.")]);
        assert_eq!(filled, expected);
    }
}

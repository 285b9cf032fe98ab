//! The forms of names, by a table for each language.
//!
//! A line has the bearer (`man`, `woman`, `person`, `other`), the name, a colon and some of its
//! forms, separated by commas; after `!` what is none of them.

use super::*;
use crate::language;

const TABLES: &[(&str, &str)] = &[
    ("ar", include_str!("ar.txt")),
    ("bg", include_str!("bg.txt")),
    ("cs", include_str!("cs.txt")),
    ("da", include_str!("da.txt")),
    ("de", include_str!("de.txt")),
    ("et", include_str!("et.txt")),
    ("fa", include_str!("fa.txt")),
    ("fi", include_str!("fi.txt")),
    ("hu", include_str!("hu.txt")),
    ("ko", include_str!("ko.txt")),
    ("nl", include_str!("nl.txt")),
    ("no", include_str!("no.txt")),
    ("pl", include_str!("pl.txt")),
    ("ru", include_str!("ru.txt")),
    ("sl", include_str!("sl.txt")),
    ("sr", include_str!("sr.txt")),
    ("sv", include_str!("sv.txt")),
    ("uk", include_str!("uk.txt")),
];

fn check(tag: &str, line: &str) -> Result<(), String> {
    let table = language::at(language::index(tag).expect("a language")).inflection.as_ref();
    let (head, rest) = line.split_once(": ").ok_or("no colon")?;
    let (bearer, name) = head.split_once(' ').ok_or("no name")?;
    let bearer = match bearer {
        "man" => Bearer::Person(Some(Gender::Masculine)),
        "woman" => Bearer::Person(Some(Gender::Feminine)),
        "person" => Bearer::Person(None),
        "other" => Bearer::Other,
        _ => return Err(format!("{bearer} bears no name")),
    };
    let found = forms(name, bearer, table.ok_or("no table")?);
    let (some, none) = rest.split_once('!').unwrap_or((rest, ""));
    let listed = |list: &str| -> Vec<String> {
        list.split(',').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect()
    };
    let missing: Vec<String> =
        listed(some).into_iter().filter(|form| !found.contains(form)).collect();
    let wrong: Vec<String> = listed(none).into_iter().filter(|form| found.contains(form)).collect();
    if missing.is_empty() && wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{tag}: {name}: missing {missing:?}, wrong {wrong:?}, all {found:?}"))
}

#[test]
fn names_have_the_forms_of_their_tables() {
    let lines = TABLES.iter().flat_map(|(tag, text)| text.lines().map(move |line| (*tag, line)));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let faults: Vec<String> = lines.filter_map(|(tag, line)| check(tag, line).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_table_has_thirty_names_and_each_language_with_endings_a_table() {
    for (tag, text) in TABLES {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert!(lines.count() >= 30, "{tag}");
    }
    let with = (0..language::COUNT).filter(|index| language::at(*index).inflection.is_some());
    assert_eq!(with.count(), TABLES.len());
}

//! The dates of real articles, and that the briefing about them is in our own words.
//!
//! They are not part of this repository: the environment variable `MANICULE_SOURCES` names the
//! folder that has the five articles which the bundled briefing is about, as they were saved.

use std::collections::BTreeSet;

use jiff::civil::date;
use manicule::dates::{Certainty, DateFault, FoundDate, find};

use crate::support::{files_below, project};

type Dates = [(&'static str, &'static str)];

/// Reads an article and asserts that it has these dates one after the other.
#[track_caller]
fn assert_dates(file: &str, published: jiff::civil::Date, expected: &Dates) -> Vec<FoundDate> {
    let folder = std::env::var_os("MANICULE_SOURCES").expect("MANICULE_SOURCES is set");
    let path = std::path::Path::new(&folder).join(file);
    let text = std::fs::read_to_string(path).expect("MANICULE_SOURCES names their folder");
    let found = find(&text, "en", published);
    let values: Vec<(&str, String)> =
        found.iter().map(|item| (&text[item.range.clone()], item.value.to_string())).collect();
    let same = |window: &[(&str, String)]| {
        window
            .iter()
            .zip(expected)
            .all(|((words, value), other)| (*words, value.as_str()) == *other)
    };
    assert!(values.windows(expected.len()).any(same), "{file}: {values:#?}");
    found
}

#[test]
#[ignore = "reads a saved article in the folder MANICULE_SOURCES"]
fn the_explainer_on_riyadh() {
    let expected = [
        ("Tuesday", "2025-03-25"),
        ("Sunday", "2025-03-23"),
        ("Monday", "2025-03-24"),
        ("Tuesday", "2025-03-25"),
        ("Tuesday", "2025-03-25"),
        ("2022", "2022"),
        ("Tuesday", "2025-03-25"),
        ("2022", "2022"),
        ("2023", "2023"),
        ("this month", "2025-03"),
        ("Last week", "2025-03-17/2025-03-23"),
        ("Sunday", "2025-03-23"),
        ("2014", "2014"),
        ("2015", "2015"),
        ("Wednesday", "2025-03-19"),
    ];
    assert_dates("daily8-riyadh-explainer.txt", date(2025, 3, 25), &expected);
}

#[test]
#[ignore = "reads a saved article in the folder MANICULE_SOURCES"]
fn the_preview_of_istanbul() {
    let expected = [
        ("Monday (June 2, 2025)", "2025-06-02"),
        ("2022", "2022"),
        ("May 16", "2025-05-16"),
        ("Sunday", "2025-06-01"),
        ("the weekend", "2025-05-31/2025-06-01"),
        ("Sunday", "2025-06-01"),
        ("Monday", "2025-06-02"),
        ("Sunday", "2025-06-01"),
        ("June last year", "2024-06"),
        ("February 2022", "2022-02"),
        ("2022", "2022"),
    ];
    assert_dates("daily8-istanbul-talks.txt", date(2025, 6, 2), &expected);
}

#[test]
#[ignore = "reads a saved article in the folder MANICULE_SOURCES"]
fn the_live_page() {
    let expected = [
        ("June 2", "2025-06-02"),
        ("Today", "2025-06-02"),
        ("earlier in July", "2025-07"),
        ("June 2", "2025-06-02"),
        ("2022", "2022"),
        ("last Wednesday", "2025-05-28"),
        ("2024", "2024"),
        ("year-end", "2025-12-31"),
        ("June 2", "2025-06-02"),
    ];
    let found = assert_dates("komsomolka-live-istanbul.txt", date(2025, 6, 2), &expected);
    let doubtful: Vec<_> =
        found.iter().filter(|item| matches!(item.certainty, Certainty::Doubtful(_))).collect();
    let [only] = doubtful[..] else { panic!("one doubtful date: {doubtful:?}") };
    assert_eq!(only.certainty, Certainty::Doubtful(DateFault::StillAhead));
}

#[test]
#[ignore = "reads a saved article in the folder MANICULE_SOURCES"]
fn the_analysis() {
    let expected = [
        ("Monday 2 June 2025", "2025-06-02"),
        ("today", "2025-06-02"),
        ("Sunday", "2025-06-01"),
        ("18 months ago", "2023-12"),
        ("tomorrow", "2025-06-03"),
        ("last week", "2025-05-26/2025-06-01"),
        ("Tuesday", "2025-05-27"),
    ];
    assert_dates("alwaght-no-hope.txt", date(2025, 6, 2), &expected);
}

#[test]
#[ignore = "reads a saved article in the folder MANICULE_SOURCES"]
fn the_call_of_two_ministers() {
    let expected = [
        ("June 2, 2025", "2025-06-02"),
        ("March 1, 2024", "2024-03-01"),
        ("June 1", "2025-06-01"),
        ("June 2", "2025-06-02"),
        ("June 2", "2025-06-02"),
        ("May 16", "2025-05-16"),
        ("a week ago", "2025-05-26"),
        ("June 1", "2025-06-01"),
        ("May 31", "2025-05-31"),
        ("May 31-June 1", "2025-05-31/2025-06-01"),
        ("June 1", "2025-06-01"),
    ];
    assert_dates("kyiv-independent-lavrov-rubio.txt", date(2025, 6, 2), &expected);
}

/// Words in a row of a source that are too many to be a quotation.
const RUN: usize = 9;

/// Returns the words of a text in lower case, without any marks between them.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('’', "'").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.map(|word| word.trim_matches('\'').to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The articles are others'. Quotation marks around parts of a sentence do not make it ours.
#[test]
#[ignore = "reads the saved articles in the folder MANICULE_SOURCES"]
fn the_briefing_is_in_our_own_words() {
    let folder = std::env::var_os("MANICULE_SOURCES").expect("MANICULE_SOURCES is set");
    let sources: Vec<Vec<String>> = files_below(std::path::Path::new(&folder))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".txt"))
        .map(|(_, bytes)| words(&String::from_utf8_lossy(&bytes)))
        .collect();
    let runs: BTreeSet<&[String]> = sources.iter().flat_map(|words| words.windows(RUN)).collect();
    assert!(runs.len() > 1000, "MANICULE_SOURCES has the five articles");
    let briefing = files_below(&project().join("content"));
    let texts = || briefing.iter().map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)));
    // Headlines and addresses are named as they are.
    let named: Vec<Vec<String>> = texts()
        .flat_map(|(_, text)| {
            let keys = ["title = ", "url = "];
            let named = text.lines().filter(|line| keys.iter().any(|key| line.starts_with(key)));
            named.map(|line| words(&line[line.find('=').unwrap_or(0)..])).collect::<Vec<_>>()
        })
        .collect();
    let is_named = |run: &[String]| named.iter().any(|name| name.windows(RUN).any(|it| it == run));
    let mut found = Vec::new();
    for (path, text) in texts() {
        for run in words(&text).windows(RUN).filter(|run| runs.contains(run) && !is_named(run)) {
            found.push(format!("{path}: {}", run.join(" ")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

//! Tests which dates are found in which language.

use super::{PUBLISHED, find};

fn dates<'t>(text: &'t str, language: &str) -> Vec<(&'t str, String)> {
    let found = find(text, language, PUBLISHED);
    found.into_iter().map(|item| (&text[item.range], item.value.to_string())).collect()
}

#[test]
fn english_rules_read_all_kinds_of_english_and_nothing_else() {
    let text = "They met on Sunday, and in May 2024 the talks of 2022 went on.";
    let expected = [("Sunday", "2025-06-01"), ("May 2024", "2024-05"), ("2022", "2022")];
    let expected = expected.map(|(words, value)| (words, value.to_owned()));
    for language in ["en", "en-GB", "EN-us"] {
        assert_eq!(dates(text, language), expected, "{language}");
    }
    for language in ["hu", "hu-HU", "fi", "tlh", ""] {
        assert_eq!(dates(text, language), [], "{language}");
    }
}

#[test]
fn a_text_in_a_language_without_rules_has_only_what_cannot_be_misread() {
    for text in [
        "A javítás 2015 euróba kerül.",
        "In May 2024 kamen 2000 Menschen.",
        "Sunday, 1 June 2025.",
        "In the 1990s, Q3 2024, 1939-45, until 2023.",
        "05.06.2025 és 5/6/2025 mindkettőt jelentheti.",
        "Szám: 2025-13-01, a-2025-06-01.txt.",
    ] {
        assert_eq!(dates(text, "hu"), [], "{text}");
    }
}

#[test]
fn days_in_digits_that_cannot_be_misread_are_dates_in_any_language() {
    for (text, words, value) in [
        ("Stand 2025-06-01.", "2025-06-01", "2025-06-01"),
        ("Am 13.05.2025 war Wahl.", "13.05.2025", "2025-05-13"),
        ("le 31/12/2024 à minuit", "31/12/2024", "2024-12-31"),
        ("в 12/31/2024", "12/31/2024", "2024-12-31"),
        ("Am 05.05.2025 war Wahl.", "05.05.2025", "2025-05-05"),
    ] {
        for language in ["hu", "fi", "tlh"] {
            assert_eq!(dates(text, language), [(words, value.to_owned())], "{text}");
        }
    }
}

#[test]
fn in_english_a_point_puts_the_day_first() {
    assert_eq!(dates("On 05.06.2025 it rained.", "en"), [("05.06.2025", "2025-06-05".to_owned())]);
    assert_eq!(dates("On 5/6/2025 it rained.", "en"), []);
}

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;

/// A Tuesday.
const PUBLISHED: Date = date(2025, 6, 3);

/// The mentions in `text`: words and day, for a text of Tuesday 3 June 2025.
fn dates(text: &str) -> Vec<(&str, String)> {
    let found = find(text, PUBLISHED);
    found.into_iter().map(|item| (&text[item.range], item.date.to_string())).collect()
}

/// Asserts that `text` has the one mention `words`, and what it means.
#[track_caller]
fn assert_date(text: &str, words: &str, day: &str) {
    assert_eq!(dates(text), [(words, day.to_owned())], "{text}");
}

#[track_caller]
fn assert_none(text: &str) {
    assert_eq!(dates(text), [], "{text}");
}

#[test]
fn full_dates_are_read_in_the_usual_orders() {
    for written in [
        "1 June 2025",
        "01 June 2025",
        "June 1, 2025",
        "June 1 2025",
        "June 1,2025",
        "June 1st 2025",
        "June 1st, 2025",
        "1st June 2025",
        "1st of June, 2025",
        "the 1st of June 2025",
        "2025-06-01",
        "1 Jun. 2025",
        "Jun. 1, 2025",
        "1\nJune\u{a0}2025",
        "Sunday, June 1, 2025",
        "Sunday 1 June 2025",
        "Sun., June 1, 2025",
        "Sunday (June 1, 2025)",
        "Sunday (2025-06-01)",
        "last Sunday, June 1, 2025",
        "June 1, 2025 (Sunday)",
    ] {
        assert_date(&format!("They met on {written}, in Oslo."), written, "2025-06-01");
    }
    assert_date("Signed Sept. 3, 2024.", "Sept. 3, 2024", "2024-09-03");
    assert_date("In the battle of 14 October 1066", "14 October 1066", "1066-10-14");
}

#[test]
fn the_basis_says_how_a_date_was_understood() {
    let text = "On June 1, 2025, then on 2 June, and again today";
    let bases: Vec<_> = find(text, PUBLISHED).into_iter().map(|item| item.basis).collect();
    assert_eq!(bases, [Basis::Explicit, Basis::YearSupplied, Basis::Relative]);
}

#[test]
fn a_day_and_a_month_get_the_nearest_year() {
    for written in ["May 16", "16 May", "May 16th", "16th May", "the 16th of May", "Fri., May 16"] {
        assert_date(&format!("Until {written} it rained."), written, "2025-05-16");
    }
    assert_date("The 16 May talks", "16 May", "2025-05-16");
    assert_date("since December 30", "December 30", "2024-12-30");
    assert_date("from 15-16 May", "16 May", "2025-05-16");
    assert_date("On June 1, 1200 people sang.", "June 1", "2025-06-01");
    assert_date("until 16 Sept. They left", "16 Sept", "2025-09-16");
    for text in ["May 16-June 2", "16 May-2 June", "16 May–2 June"] {
        let days: Vec<_> = dates(text).into_iter().map(|(_, day)| day).collect();
        assert_eq!(days, ["2025-05-16", "2025-06-02"], "{text}");
    }
}

#[test]
fn a_weekday_is_the_last_one_up_to_the_publication() {
    assert_date("They met on Sunday.", "Sunday", "2025-06-01");
    assert_date("Tuesday's session", "Tuesday", "2025-06-03");
    assert_date("“Wednesday’s” vote", "Wednesday", "2025-05-28");
    assert_date("last Wednesday", "last Wednesday", "2025-05-28");
    assert_date("Last Tuesday", "Last Tuesday", "2025-05-27");
    assert_date("this past Monday", "this past Monday", "2025-06-02");
    assert_date("next Monday", "next Monday", "2025-06-09");
    assert_date("by next\nTuesday", "next\nTuesday", "2025-06-10");
    assert_date("this coming Friday", "this coming Friday", "2025-06-06");
    assert_date("on Sunday--the day", "Sunday", "2025-06-01");
}

#[test]
fn today_is_the_day_of_publication() {
    assert_date("It rains today.", "today", "2025-06-03");
    assert_date("Tonight's show", "Tonight", "2025-06-03");
    assert_date("Yesterday it rained", "Yesterday", "2025-06-02");
    assert_date("and tomorrow’s sun", "tomorrow", "2025-06-04");
    assert_date("A Headline\nToday it rained", "Today", "2025-06-03");
    assert_none("as USA Today wrote");
}

#[test]
fn numbers_that_count_something_are_no_days() {
    for text in [
        "May 16,000 people",
        "May 16 000 people",
        "in May 16% fell",
        "in May 16 % fell",
        "In May 16 million came",
        "in May 16.5 degrees",
        "May 16:30 sharp",
        "May 16-year-olds",
        "May 16/17",
        "March 12 miles",
        "3,016 May",
        "$16 May",
        "F-16 May fly",
        "737 May",
        "May 160",
        "May 0",
        "May 32",
        "May 16nth",
        "16 of May",
    ] {
        assert_none(text);
    }
}

#[test]
fn other_words_are_no_dates() {
    for text in [
        "may 16 people come",
        "1 june 2025",
        "they march 12 times",
        "31 June",
        "31 June 2025",
        "February 29, 2025",
        "1/6/2025",
        "Sundays",
        "Mondayish",
        "Monday-morning",
        "Monday.com",
        "me@Monday",
        "https://example.org/Monday/today",
        "May",
        "Sat there",
        "June\n\n1",
        "https://example.org/2025-06-01",
        "?day=2025-06-01",
        "2025-06-01T12:00",
        "2025-06-01.log",
        "12025-06-01",
        "2025-06-011",
        "2025-06-01-02",
        "2025-06-31",
        "é025-06-01",
    ] {
        assert_none(text);
    }
}

#[test]
fn of_overlapping_mentions_the_longest_stays() {
    assert_eq!(
        dates("Monday, Sunday (June 1, 2025, noon) 2 June 3, 2025"),
        [
            ("Monday", "2025-06-02".to_owned()),
            ("Sunday", "2025-06-01".to_owned()),
            ("June 1, 2025", "2025-06-01".to_owned()),
            ("June 3, 2025", "2025-06-03".to_owned()),
        ]
    );
}

/// Writes `day` in the form number `form`; `None` when there are no more forms.
fn written(day: Date, form: usize) -> Option<String> {
    let (number, year) = (day.day(), day.year());
    let name = |short| {
        let named = |word: &&(&str, Meaning)| {
            matches!(word.1, Meaning::Month(month, form)
                if month == day.month() && (form == words::Form::Short) == short)
        };
        words::WORDS.iter().find(named).map_or("May", |word| word.0)
    };
    let (month, short) = (name(false), name(true));
    let weekday = format!("{:?}", day.weekday());
    Some(match form {
        0 => format!("{number} {month} {year}"),
        1 => format!("{month} {number}, {year}"),
        2 => format!("{month} {number}th {year}"),
        3 => format!("the {number}th of {month}, {year}"),
        4 => format!("{weekday}, {month} {number}, {year}"),
        5 => format!("{weekday} {number} {month} {year}"),
        6 => format!("{weekday} ({month} {number}, {year})"),
        7 => day.to_string(),
        8 => format!("{number} {short} {year}"),
        9 => format!("{short} {number}, {year}"),
        _ => return None,
    })
}

/// Text that comes close to dates.
const PIECES: &str = "(May|Sept\\.|Sun|Monday|Today|last|the|of|16(th)?|2025|2025-06-01| |\n|-|,|\\(|\\)|é|\\PC){0,24}";

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_ranges_on_boundaries(text in PIECES, days in -20_000..20_000) {
        let published = PUBLISHED.saturating_add(jiff::Span::new().days(days));
        let mut end = 0;
        for item in find(&text, published) {
            prop_assert!(end <= item.range.start && item.range.start < item.range.end);
            prop_assert!(text.get(item.range.clone()).is_some());
            end = item.range.end;
        }
    }

    #[test]
    fn a_date_in_any_form_is_found_with_its_value(
        days in -150_000..60_000, form in 0..10_usize, before in "[a-z ]{0,8} ", after in "[.;\u{2014}] [a-z ]{0,8}",
    ) {
        let day = PUBLISHED.saturating_add(jiff::Span::new().days(days));
        let words = written(day, form).expect("ten forms");
        let text = format!("{before}{words}{after}");
        let range = before.len()..before.len() + words.len();
        prop_assert_eq!(find(&text, PUBLISHED), [Found { range, date: day, basis: Basis::Explicit }]);
    }

    #[test]
    fn a_weekday_is_found_on_the_right_side(ahead in any::<bool>(), days in -20_000..20_000, offset in 0..7_i8) {
        let published = PUBLISHED.saturating_add(jiff::Span::new().days(days));
        let weekday = Weekday::Monday.wrapping_add(offset);
        let text = format!("{} {weekday:?}", if ahead { "next" } else { "last" });
        let found = find(&text, published);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].date.weekday(), weekday);
        let distance = (found[0].date - published).get_days();
        let expected = if ahead { 1..=7 } else { -7..=-1 };
        prop_assert!(expected.contains(&distance));
    }
}

//! Words and numbers that look like a date and are not.

use super::{assert_date, assert_none};

#[track_caller]
fn none(texts: &[&str]) {
    texts.iter().for_each(|text| assert_none(text));
}

#[test]
fn numbers_that_count_something_are_not_days() {
    for (text, month) in [
        ("in May 16,000 people", "2025-05"),
        ("in May 16 000 people", "2025-05"),
        ("in May 16% fell", "2025-05"),
        ("in May 16 % fell", "2025-05"),
        ("In May 16 million came", "2025-05"),
        ("in May 16.5 degrees", "2025-05"),
        ("in May 16-year-olds", "2025-05"),
        ("in May 160 came", "2025-05"),
    ] {
        assert_date(text, "May", month);
    }
    none(&[
        "May 16:30 sharp",
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
        "16 of May-pole",
    ]);
}

#[test]
fn words_that_only_look_like_dates_are_not_found() {
    none(&[
        "may 16 people come",
        "1 june",
        "they march 12 times",
        "They march on.",
        "They may come.",
        "May I?",
        "April, the judge, sat at 10.",
        "Ms. April Ames sat there.",
        "Judge April Ames said so.",
        "Theresa May said so.",
        "Augusta",
        "each July",
        "Sundays",
        "Mondayish",
        "Monday-morning",
        "Monday.com",
        "me@Monday",
        "https://example.org/Monday/today",
        "Sat there",
        "every Sunday",
        "on a Sunday",
        "Black Friday",
        "the Sunday Times",
        "as USA Today wrote",
        "the leaders of tomorrow",
        "the fall of the house",
        "a spring in his step",
        "in his nineties",
        "Christmas shopping",
        "three days of rain",
        "a day of rain",
        "the five-year plan",
        "for the second time in two weeks",
        "won 3-1",
        "sat at 10",
    ]);
}

#[test]
fn numbers_that_are_not_years_are_not_found() {
    none(&[
        "2022 votes were cast",
        "He won 2022 votes.",
        "nearly 2000 came",
        "more than 1500 came",
        "see page 1998",
        "room 2025",
        "it cost $1998",
        "it cost 1998 euros",
        "Boeing 2000",
        "12025",
        "2025th",
        "1,998",
        "1998.5",
        "1998/7",
        "at 2030 GMT",
        "in 850 years",
        "from 1598 MMTPA",
        "2022-vote",
        "Resolution 1973",
    ]);
}

#[test]
fn parts_of_longer_strings_are_not_dates() {
    none(&[
        "1/6/2025",
        "31/31/2025",
        "1.13.2025",
        "https://example.org/2025-06-01",
        "?day=2025-06-01",
        "2025-06-01T12:00",
        "2025-06-01.log",
        "12025-06-01",
        "2025-06-011",
        "2025-06-01-02",
        "é2025-06-01",
        "June2025x",
    ]);
}

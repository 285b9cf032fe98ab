//! Orders and spellings of days, months, years and ranges.

use super::{assert_date, assert_dates, assert_values};

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
        "the first of June 2025",
        "2025-06-01",
        "1 Jun. 2025",
        "Jun. 1, 2025",
        "JUNE 1, 2025",
        "1\nJune\u{a0}2025",
        "Sunday, June 1, 2025",
        "Sunday 1 June 2025",
        "Sun., June 1, 2025",
        "Sunday (June 1, 2025)",
        "Sunday (2025-06-01)",
        "last Sunday, June 1, 2025",
        "June 1, 2025 (Sunday)",
        "June 1, 2025, a Sunday",
    ] {
        assert_date(&format!("They met on {written}, in Oslo."), written, "2025-06-01");
    }
    assert_date("Signed Sept. 3, 2024.", "Sept. 3, 2024", "2024-09-03");
    assert_date("In the battle of 14 October 1066", "14 October 1066", "1066-10-14");
}

#[test]
fn digits_alone_are_read_where_day_and_month_cannot_be_swapped() {
    assert_values(&[
        ("Stamped 13/6/2025.", "2025-06-13"),
        ("Stamped 6/13/2025.", "2025-06-13"),
        ("Stamped 5/5/2025.", "2025-05-05"),
        ("Stamped 01.06.2025.", "2025-06-01"),
    ]);
}

#[test]
fn numbers_may_be_words() {
    assert_values(&[
        ("on March twenty-third, in the rain", "2025-03-23"),
        ("on October the third nineteen ninety-seven", "1997-10-03"),
        ("back in nineteen eighty-four", "1984"),
        ("the year two thousand", "2000"),
        ("since the nineties", "1990-01-01/1999-12-31"),
    ]);
}

#[test]
fn a_day_and_a_month_need_no_year() {
    for written in ["May 16", "16 May", "May 16th", "16th May", "the 16th of May", "Fri., May 16"] {
        assert_date(&format!("Until {written} it rained."), written, "2025-05-16");
    }
    assert_date("The 16 May talks", "16 May", "2025-05-16");
    assert_date("On June 1, 1200 people sang.", "June 1", "2025-06-01");
    assert_date("until 16 Sept. They left", "16 Sept", "2025-09-16");
    assert_date("he left last Oct. 23", "last Oct. 23", "2024-10-23");
}

#[test]
fn days_of_a_range_are_one_date() {
    for (written, days) in [
        ("3-5 May", "2025-05-03/2025-05-05"),
        ("May 3-5", "2025-05-03/2025-05-05"),
        ("May 3–5, 2024", "2024-05-03/2024-05-05"),
        ("3 to 5 May 2024", "2024-05-03/2024-05-05"),
        ("May 16 to June 2", "2025-05-16/2025-06-02"),
        ("31 May–1 June", "2025-05-31/2025-06-01"),
        ("31 May – 1 June 2024", "2024-05-31/2024-06-01"),
        ("May 31-June 1", "2025-05-31/2025-06-01"),
        ("30 December to 2 January", "2024-12-30/2025-01-02"),
        ("May 16 until June 2", "2025-05-16/2025-06-02"),
    ] {
        assert_date(&format!("It went on from {written}, in Oslo."), written, days);
    }
    assert_date("between 3 and 5 May", "3 and 5 May", "2025-05-03/2025-05-05");
    assert_date("between May 3 and June 2", "May 3 and June 2", "2025-05-03/2025-06-02");
    assert_date("from May 3 to 5 people came", "May 3", "2025-05-03");
    assert_dates("on May 3 and June 2", &[("May 3", "2025-05-03"), ("June 2", "2025-06-02")]);
}

#[test]
fn months_need_no_day() {
    for (text, words, value) in [
        ("in June 2024 it rained", "June 2024", "2024-06"),
        ("in June, 2024", "June, 2024", "2024-06"),
        ("the June of 2024", "June of 2024", "2024-06"),
        ("in June last year", "June last year", "2024-06"),
        ("in June of last year", "June of last year", "2024-06"),
        ("in late June 2024", "late June 2024", "2024-06"),
        ("since mid-May", "mid-May", "2025-05"),
        ("by the end of May", "the end of May", "2025-05"),
        ("in Jan. it snowed", "Jan.", "2025-01"),
        ("the February flood", "February", "2025-02"),
        ("under a May agreement", "May", "2025-05"),
    ] {
        assert_date(text, words, value);
    }
    assert_dates("January and March 2024", &[("January", "2024-01"), ("March 2024", "2024-03")]);
    assert_dates("from March to May", &[("March", "2025-03"), ("May", "2025-05")]);
}

#[test]
fn years_decades_quarters_and_seasons_are_found() {
    for (text, words, value) in [
        ("It began in 1998.", "1998", "1998"),
        ("The 1998 election was close.", "1998", "1998"),
        ("The 1998 elections were close.", "1998", "1998"),
        ("bonds due 2033", "2033", "2033"),
        ("in early 2024", "early 2024", "2024"),
        ("in mid-1994", "mid-1994", "1994"),
        ("He was born in 1066.", "1066", "1066"),
        ("the war of 1939-45", "1939-45", "1939-01-01/1945-12-31"),
        ("in the 1990s", "1990s", "1990-01-01/1999-12-31"),
        ("the late ’90s", "late ’90s", "1990-01-01/1999-12-31"),
        ("in the third quarter of 2024", "the third quarter of 2024", "2024-07-01/2024-09-30"),
        ("last year’s third quarter", "last year’s third quarter", "2024-07-01/2024-09-30"),
        ("in Q3 2024", "Q3 2024", "2024-07-01/2024-09-30"),
        ("its first-quarter sales fell", "first-quarter", "2025-01-01/2025-03-31"),
        ("in the summer of 2024", "the summer of 2024", "2024-06-01/2024-08-31"),
        ("last winter", "last winter", "2024-12-01/2025-02-28"),
    ] {
        assert_date(text, words, value);
    }
    assert_dates("between 1998 and 2002", &[("1998", "1998"), ("2002", "2002")]);
}

#[test]
fn named_days_are_days() {
    assert_values(&[
        ("On Christmas Eve 2023 it rained.", "2023-12-24"),
        ("It had rained since Christmas.", "2024-12-25"),
        ("It rained last Thanksgiving.", "2024-11-28"),
        ("On Memorial Day they rested.", "2025-05-26"),
        ("They marched on May Day.", "2025-05-01"),
        ("On New Year’s Eve they danced.", "2024-12-31"),
    ]);
}

#[test]
fn of_overlapping_mentions_the_longest_stays() {
    assert_dates(
        "Monday, Sunday (June 1, 2025, noon) 2 June 3, 2025",
        &[
            ("Monday", "2025-06-02"),
            ("Sunday", "2025-06-01"),
            ("June 1, 2025", "2025-06-01"),
            ("June 3, 2025", "2025-06-03"),
        ],
    );
}

//! Phrases of several words that are one date, and several dates that share a part.

use super::{assert_date, assert_dates, assert_none, assert_values, only};
use crate::model::Certainty;

#[test]
fn a_weekday_is_counted_in_its_month() {
    for (text, words, value) in [
        ("on the last Friday of October 2023", "the last Friday of October 2023", "2023-10-27"),
        ("on the first Monday in March 2024", "the first Monday in March 2024", "2024-03-04"),
        ("It rained the third Friday of May.", "the third Friday of May", "2025-05-16"),
        (
            "They meet the third Friday of this month.",
            "the third Friday of this month",
            "2025-06-20",
        ),
        ("They meet the third Friday of the month.", "the third Friday of the month", "2025-06-20"),
    ] {
        assert_date(text, words, value);
    }
    assert_none("the third Friday of each month");
}

#[test]
fn a_weekday_or_week_may_be_one_further_on() {
    for (text, words, value) in [
        ("It ends two weeks from Thursday.", "two weeks from Thursday", "2025-06-19"),
        ("It ends a week from Saturday.", "a week from Saturday", "2025-06-14"),
        ("It ends on the Monday after next.", "the Monday after next", "2025-06-16"),
        ("It rained on the Sunday before last.", "the Sunday before last", "2025-05-25"),
        ("It rained the weekend before last.", "the weekend before last", "2025-05-24/2025-05-25"),
        ("It rained the week before last.", "the week before last", "2025-05-19/2025-05-25"),
        ("It rained on Sunday before noon.", "Sunday", "2025-06-01"),
    ] {
        assert_date(text, words, value);
    }
    for text in [
        "They will meet Sunday week.",
        "They will meet Saturday fortnight.",
        "They will meet a week on Friday.",
        "They met a week last Thursday.",
        "They meet every other Friday.",
        "They left the day after Monday.",
    ] {
        assert_none(text);
    }
}

#[test]
fn all_words_of_a_number_count() {
    assert_date("He left forty two days ago.", "forty two days ago", "2025-04-22");
    for text in ["half a month ago", "half a year ago", "a quarter century ago"] {
        assert_none(text);
    }
}

#[test]
fn a_day_of_this_month_is_one_date() {
    assert_date("on the 6th of this month", "the 6th of this month", "2025-06-06");
    assert_date("on the 21st of last month", "the 21st of last month", "2025-05-21");
}

#[test]
fn a_year_may_come_first() {
    assert_date("They met on 2019 April 12.", "2019 April 12", "2019-04-12");
    assert_date("It closed in 2022 June.", "2022 June", "2022-06");
    assert_date("In 2019 April Stone left.", "2019", "2019");
    assert_date("In 2019 may they rest.", "2019", "2019");
}

#[test]
fn the_first_month_of_a_range_is_before_the_second() {
    assert_dates(
        "It was dry from November to January 2019.",
        &[("November", "2018-11"), ("January 2019", "2019-01")],
    );
    assert_dates(
        "The work took October–January 2017.",
        &[("October", "2016-10"), ("January 2017", "2017-01")],
    );
    assert_dates(
        "It was dry from March to May 2019.",
        &[("March", "2019-03"), ("May 2019", "2019-05")],
    );
}

#[test]
fn the_members_of_a_list_share_the_month_and_year_of_one() {
    for (text, expected) in [
        ("on June 3 and 5, 2022", &[("June 3", "2022-06-03"), ("5, 2022", "2022-06-05")][..]),
        ("in May or June 2022", &[("May", "2022-05"), ("June 2022", "2022-06")]),
        (
            "in May, June and July 2022",
            &[("May", "2022-05"), ("June", "2022-06"), ("July 2022", "2022-07")],
        ),
        (
            "on 8, 9 and 10 May 2022",
            &[("8", "2022-05-08"), ("9", "2022-05-09"), ("10 May 2022", "2022-05-10")],
        ),
        ("on 8 and 10 May", &[("8", "2025-05-08"), ("10 May", "2025-05-10")]),
        // Twelve of something.
        ("with 12 and on 10 May", &[("10 May", "2025-05-10")]),
        ("June 3 and 5 boats", &[("June 3", "2025-06-03")]),
    ] {
        assert_dates(text, expected);
    }
}

#[test]
fn a_number_that_is_a_title_is_no_year() {
    for text in [
        "Her play 1984 was not staged.",
        "the novel 1984 and the film 1917",
        "He read from the book “1999”.",
        "They sang '1999' again.",
    ] {
        assert_none(text);
    }
    assert_date("(1998)", "1998", "1998");
    assert_date("“1998 was dry”, he said.", "1998", "1998");
}

#[test]
fn what_was_decided_after_something_had_happened_is_past() {
    assert_values(&[
        ("They decided to mend the pier in March after two boats had sunk.", "2025-03"),
        ("They decided to mend the pier in March.", "2026-03"),
        ("It is set to open in March after two boats had sunk.", "2026-03"),
    ]);
}

#[test]
fn today_is_certain_in_the_past_and_the_future_only() {
    for (text, certainty) in [
        ("They met today.", Certainty::Certain),
        ("They will meet today.", Certainty::Certain),
        ("Today two yards still build such boats.", Certainty::Inferred),
        ("Bells are cast in two places today.", Certainty::Inferred),
    ] {
        assert_eq!(only(text).certainty, certainty, "{text}");
    }
}

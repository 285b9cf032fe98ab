//! Dates counted from the publication, and from dates in the text.

use super::{PUBLISHED, assert_date, assert_dates, assert_none, assert_values};
use crate::dates::Finder;

#[test]
fn today_is_the_day_of_publication() {
    assert_date("It rains today.", "today", "2025-06-03");
    assert_date("Tonight's show", "Tonight", "2025-06-03");
    assert_date("Yesterday it rained", "Yesterday", "2025-06-02");
    assert_date("and tomorrow’s sun", "tomorrow", "2025-06-04");
    assert_date("the day before yesterday", "the day before yesterday", "2025-06-01");
    assert_date("the day after tomorrow", "the day after tomorrow", "2025-06-05");
    assert_date("A Headline\nToday it rained", "Today", "2025-06-03");
    assert_date("this morning it rained", "this morning", "2025-06-03");
    assert_date("last night it rained", "last night", "2025-06-02");
}

#[test]
fn weekdays_take_words_of_direction() {
    for (text, words, value) in [
        ("last Wednesday", "last Wednesday", "2025-05-28"),
        ("Last Tuesday", "Last Tuesday", "2025-05-27"),
        ("this past Monday", "this past Monday", "2025-06-02"),
        ("next Monday", "next Monday", "2025-06-09"),
        ("by next\nTuesday", "next\nTuesday", "2025-06-10"),
        ("this coming Friday", "this coming Friday", "2025-06-06"),
        ("Sunday of last week", "Sunday of last week", "2025-06-01"),
        ("Friday last week", "Friday last week", "2025-05-30"),
        ("A week ago Sunday", "A week ago Sunday", "2025-05-25"),
        ("two weeks ago on Saturday", "two weeks ago on Saturday", "2025-05-17"),
        ("Sunday a week ago", "Sunday a week ago", "2025-05-25"),
    ] {
        assert_date(text, words, value);
    }
}

#[test]
fn units_are_counted_in_steps() {
    for (text, words, value) in [
        ("It fell last week.", "last week", "2025-05-26/2025-06-01"),
        ("It fell last month.", "last month", "2025-05"),
        ("Last year’s deal", "Last year", "2024"),
        ("early this month", "early this month", "2025-06"),
        ("later this year", "later this year", "2025"),
        ("by the end of the year", "the end of the year", "2025"),
        ("late next year", "late next year", "2026"),
        ("this quarter", "this quarter", "2025-04-01/2025-06-30"),
        ("last decade", "last decade", "2010-01-01/2019-12-31"),
        ("by year-end", "year-end", "2025-12-31"),
        ("up from the year-earlier loss", "the year-earlier", "2024"),
        ("in the previous year", "the previous year", "2024"),
        ("It rained last weekend.", "last weekend", "2025-05-31/2025-06-01"),
        ("the rain next weekend", "next weekend", "2025-06-14/2025-06-15"),
    ] {
        assert_date(text, words, value);
    }
    assert_none("the last week of it");
    assert_none("over the past year");
}

#[test]
fn a_time_ago_is_as_precise_as_its_unit() {
    for (text, words, value) in [
        ("ten days ago", "ten days ago", "2025-05-24"),
        ("twenty-one days ago", "twenty-one days ago", "2025-05-13"),
        ("two weeks ago", "two weeks ago", "2025-05-20"),
        ("a week or so ago", "a week or so ago", "2025-05-27"),
        ("18 months ago", "18 months ago", "2023-12"),
        ("some four years ago", "four years ago", "2021"),
        ("three days from now", "three days from now", "2025-06-06"),
        ("It will open in five years.", "five years", "2030"),
    ] {
        assert_date(text, words, value);
    }
    assert_none("It opened in five years.");
    assert_none("several days ago");
    assert_none("two days earlier than planned");
}

#[test]
fn some_dates_count_from_the_one_before_them() {
    let came = "They came on 1 May 2024. ";
    for (then, words, value) in [
        ("The next day they left.", "The next day", "2024-05-02"),
        ("The following day they left.", "The following day", "2024-05-02"),
        ("Two days later they left.", "Two days later", "2024-05-03"),
        ("They had packed two days earlier.", "two days earlier", "2024-04-29"),
        ("They had packed the day before.", "the day before", "2024-04-30"),
        ("They had packed the previous day.", "the previous day", "2024-04-30"),
        ("Later that day they left.", "Later that day", "2024-05-01"),
        ("They left the same month.", "the same month", "2024-05"),
        ("In October of that year they left.", "October of that year", "2024-10"),
        ("The following Monday they left.", "The following Monday", "2024-05-06"),
    ] {
        let text = format!("{came}{then}");
        assert_dates(&text, &[("1 May 2024", "2024-05-01"), (words, value)]);
        if words != "two days earlier" {
            assert_none(then);
        }
    }
    assert_dates(
        "In 2019 it rose; a year earlier it fell.",
        &[("2019", "2019"), ("a year earlier", "2018")],
    );
    assert_dates(
        "from Monday to Wednesday",
        &[("Monday", "2025-06-02"), ("Wednesday", "2025-06-04")],
    );
}

#[test]
fn a_date_is_forgotten_after_a_while() {
    let far = format!("They came on 1 May. {}The next day they left.", "So it went. ".repeat(100));
    assert_dates(&far, &[("1 May", "2025-05-01")]);
    // A year is too coarse to count days from.
    assert_dates("In 1998 they came; that day they left.", &[("1998", "1998")]);
}

#[test]
fn a_text_may_come_in_pieces() {
    let mut finder = Finder::new("en", PUBLISHED);
    assert_eq!(finder.find("They came on 1 May.").len(), 1);
    assert!(finder.find("It rained.").is_empty());
    let found = finder.find("The next day they left.");
    assert_eq!(found[0].value.to_string(), "2025-05-02");
    assert!(finder.find(&"So it went. ".repeat(100)).is_empty());
    assert!(finder.find("The next day they left.").is_empty());
}

#[test]
fn the_ends_of_the_calendar_cause_no_panic() {
    use jiff::civil::Date;
    let text = "Yesterday, tomorrow, last week, next year, 3000 years ago, last Monday, in June, \
                next decade, 29 February, the weekend, last winter, next Christmas, 9999 weeks ago";
    for published in [Date::MIN, Date::MAX] {
        super::super::find(text, "en", published);
    }
    assert_values(&[("2000 years ago", "0025")]);
    assert_none("3000 years ago");
}

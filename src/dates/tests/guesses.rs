//! Decisions by the words around a date, and how sure a date is.

use super::{assert_values, only};
use crate::model::{Basis, Certainty, DateFault, Precision};

#[test]
fn a_bare_weekday_is_past_unless_something_says_otherwise() {
    assert_values(&[
        ("They met on Friday.", "2025-05-30"),
        ("On Friday the panel decided.", "2025-05-30"),
        ("A Friday ruling", "2025-05-30"),
        ("She said Friday that the ship would leave.", "2025-05-30"),
        ("Wednesday’s talks", "2025-05-28"),
        ("They met on Tuesday.", "2025-06-03"),
        ("They will meet on Friday.", "2025-06-06"),
        ("On Friday, the panel will decide.", "2025-06-06"),
        ("the vote on Friday will decide", "2025-06-06"),
        ("The report is due Friday.", "2025-06-06"),
        ("The offer stands until Friday.", "2025-06-06"),
        ("The rule, effective Friday, is new.", "2025-06-06"),
        ("The list will be published Friday.", "2025-06-06"),
        ("They agreed to meet Friday.", "2025-06-06"),
        ("They agreed Friday.", "2025-05-30"),
        ("The council is to meet Friday.", "2025-06-06"),
        ("ahead of Friday’s vote", "2025-06-06"),
        ("Friday’s vote will decide", "2025-06-06"),
        ("They will rest over the weekend.", "2025-06-07/2025-06-08"),
        ("They rested over the weekend.", "2025-05-31/2025-06-01"),
        ("They voted this Friday.", "2025-05-30"),
        ("The vote this Friday", "2025-06-06"),
    ]);
}

#[test]
fn the_tense_of_other_sentences_does_not_matter() {
    assert_values(&[
        ("It will rain. They met on Friday.", "2025-05-30"),
        ("It rained. Will they meet Friday?", "2025-05-30"),
        ("It will rain; on Friday it was dry.", "2025-05-30"),
        ("It will suit Gen. Ames on Friday.", "2025-06-06"),
    ]);
}

#[test]
fn a_month_or_day_without_year_is_near_and_on_the_right_side() {
    assert_values(&[
        ("since December 30", "2024-12-30"),
        ("They met in July.", "2024-07"),
        ("They will meet in July.", "2025-07"),
        ("It was sold in January.", "2025-01"),
        ("It will be sold in January.", "2026-01"),
        ("a fair in December", "2024-12"),
        ("They left on November 25.", "2024-11-25"),
        ("They will leave on November 25.", "2025-11-25"),
        ("in the year ended December 31", "2024-12-31"),
        ("They left on 29 February.", "2024-02-29"),
        ("They left last June.", "2024-06"),
        ("They will be back next June.", "2026-06"),
        // It was a Sunday.
        ("on Monday, June 1", "2025-06-01"),
    ]);
}

#[test]
fn the_basis_says_how_a_date_was_understood() {
    for (text, basis) in [
        ("June 1, 2025", Basis::Explicit),
        ("in 1998", Basis::Explicit),
        ("on 2 June", Basis::YearSupplied),
        ("in June", Basis::YearSupplied),
        ("in June last year", Basis::Relative),
        ("again today", Basis::Relative),
        ("on Sunday", Basis::Relative),
    ] {
        assert_eq!(only(text).basis, basis, "{text}");
    }
    let found = super::find("On 1 May they came, and left the day after.", "en", super::PUBLISHED);
    assert_eq!(found[1].basis, Basis::Textual);
}

#[test]
fn a_reading_chosen_by_the_words_around_is_not_certain() {
    use Certainty::{Certain, Inferred};
    for (text, certainty) in [
        ("June 1, 2025", Certain),
        ("yesterday", Certain),
        ("last Sunday", Certain),
        ("Sunday, June 1", Certain),
        ("ten days ago", Certain),
        ("this year", Certain),
        ("on Sunday", Inferred),
        ("on 2 June", Inferred),
        ("in June", Inferred),
        ("two weeks ago", Inferred),
        ("about ten days ago", Inferred),
        ("in the spring", Inferred),
    ] {
        assert_eq!(only(text).certainty, certainty, "{text}");
    }
}

#[test]
fn impossible_dates_are_found_and_doubtful() {
    for (text, value, fault) in [
        ("31 June 2025", "2025-06", DateFault::NoSuchDay),
        ("on June 31", "2025-06", DateFault::NoSuchDay),
        ("February 29, 2025", "2025-02", DateFault::NoSuchDay),
        ("2025-06-31", "2025-06", DateFault::NoSuchDay),
        ("Monday, 1 June 2025", "2025-06-01", DateFault::OtherWeekday),
        ("the flood earlier in July", "2025-07", DateFault::StillAhead),
    ] {
        let found = only(text);
        assert_eq!(found.value.to_string(), value, "{text}");
        assert_eq!(found.certainty, Certainty::Doubtful(fault), "{text}");
    }
    assert_eq!(only("the flood earlier in May").certainty, Certainty::Inferred);
    assert_eq!(only("the flood later in July").certainty, Certainty::Inferred);
}

#[test]
fn the_precision_is_that_of_the_words() {
    assert_eq!(only("on Sunday").precision(), Precision::Day);
    assert_eq!(only("in June").precision(), Precision::Month);
    assert_eq!(only("in 1998").precision(), Precision::Year);
    assert_eq!(only("last week").precision(), Precision::Range);
}

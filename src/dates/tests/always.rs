//! Properties of any text.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;

use super::{FoundDate, PUBLISHED, find};
use crate::language;
use crate::model::{Basis, Certainty, When};

/// Writes `day` in the form number `form`.
fn written(day: Date, form: usize) -> String {
    let (number, year) = (day.day(), day.year());
    let months = &language::english().months;
    let at = usize::from(day.month().unsigned_abs()) - 1;
    let month = &months.full[at];
    let short = months.short[at].first().unwrap_or(month);
    let weekday = format!("{:?}", day.weekday());
    match form {
        0 => format!("{number} {month} {year}"),
        1 => format!("{month} {number}, {year}"),
        2 => format!("{month} {number}th {year}"),
        3 => format!("the {number}th of {month}, {year}"),
        4 => format!("{weekday}, {month} {number}, {year}"),
        5 => format!("{weekday} {number} {month} {year}"),
        6 => format!("{weekday} ({month} {number}, {year})"),
        7 => day.to_string(),
        8 => format!("{number} {short} {year}"),
        _ => format!("{short} {number}, {year}"),
    }
}

/// Text that comes close to dates: words of English, numbers, signs, anything.
fn pieces() -> impl Strategy<Value = String> {
    let english = language::english();
    let dates = english.dates.as_ref().expect("English has rules");
    let (months, tense) = (&english.months, &dates.tense);
    let lists = [
        &months.full[..],
        &english.weekdays.full,
        &dates.decades,
        &dates.ago,
        &dates.parts,
        &dates.the,
        &dates.from,
        &dates.to,
        &dates.every,
        &dates.prefixes,
        &dates.leads.date,
        &dates.leads.quantity,
        &tense.past,
        &tense.future,
        &tense.future_beside,
        &dates.units.week.many,
        &dates.units.year.one,
    ];
    let lists = lists.into_iter().flatten().chain(months.short.iter().flatten());
    let maps = [&dates.away, &dates.steps, &dates.text_steps, &dates.text_sides];
    let maps = maps.into_iter().flat_map(|words| words.keys());
    let others = english.numbers.cardinals.keys().chain(english.numbers.ordinals.keys());
    let others = others.chain(dates.holidays.keys()).chain(dates.seasons.iter().flatten());
    let words: Vec<&str> = lists.chain(maps).chain(others).map(String::as_str).collect();
    let signs = prop::sample::select(vec![
        " ", " ", " ", " ", " ", "\n", "\n\n", "-", "–", ",", ", ", ". ", ".", "(", ")", "/",
        "'s ", "’s ", "’", "$", "%", ";", "\u{a0}", "\u{ad}", "é", "０", "🏝",
    ]);
    let piece = prop_oneof![
        4 => prop::sample::select(words).prop_map(str::to_owned),
        2 => "[0-9]{1,4}(st|th|s)?",
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec((piece, signs), 0..24)
        .prop_map(|parts| parts.into_iter().map(|(word, sign)| word + sign).collect())
}

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_ranges_on_boundaries(
        text in pieces(), days in -4_000_000..2_900_000,
    ) {
        let published = PUBLISHED.saturating_add(Span::new().days(days));
        let mut end = 0;
        for item in find(&text, "en", published) {
            prop_assert!(end <= item.range.start && item.range.start < item.range.end);
            prop_assert!(text.get(item.range.clone()).is_some());
            end = item.range.end;
        }
    }

    #[test]
    fn what_is_found_can_be_read_as_edtf(text in pieces()) {
        for item in find(&text, "en", PUBLISHED) {
            prop_assert_eq!(item.value.to_string().parse(), Ok(item.value));
            prop_assert!(item.value.first() <= item.value.last());
        }
    }

    #[test]
    fn a_date_in_any_form_is_found_with_its_value(
        days in -150_000..60_000, form in 0..10_usize, before in "[a-z ]{0,8} ",
        after in "[.;\u{2014}] [a-z ]{0,8}",
    ) {
        let day = PUBLISHED.saturating_add(Span::new().days(days));
        let words = written(day, form);
        let text = format!("{before}{words}{after}");
        let range = before.len()..before.len() + words.len();
        let found = find(&text, "en", PUBLISHED);
        let item = found.iter().find(|item| item.range == range);
        let (value, basis) = (When::Day(day), Basis::Explicit);
        let expected = FoundDate { range, value, basis, certainty: Certainty::Certain };
        prop_assert_eq!(item, Some(&expected));
    }

    #[test]
    fn a_weekday_is_found_on_the_right_side(
        ahead in any::<bool>(), days in -20_000..20_000, offset in 0..7_i8,
    ) {
        let published = PUBLISHED.saturating_add(Span::new().days(days));
        let weekday = Weekday::Monday.wrapping_add(offset);
        let text = format!("{} {weekday:?}", if ahead { "next" } else { "last" });
        let found = find(&text, "en", published);
        prop_assert_eq!(found.len(), 1);
        let day = found[0].value.first();
        prop_assert_eq!(day.weekday(), weekday);
        let distance = (day - published).get_days();
        let expected = if ahead { 1..=7 } else { -7..=-1 };
        prop_assert!(expected.contains(&distance));
    }
}

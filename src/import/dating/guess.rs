//! Days of publication that the first sentences could mean.

use jiff::civil::{Date, date};

use crate::dates;
use crate::import::page::DateGuess;
use crate::language;
use crate::model::document::Published;
use crate::model::{Basis, When};

/// Returns days that the first sentences could mean, the likeliest first.
///
/// A weekday beside a full date in the first paragraph is how some house styles date a story:
/// "on Monday (June 2, 2025)". Days without a year are mentioned without a day.
pub(in crate::import) fn guesses(paragraphs: &[&str]) -> Vec<DateGuess> {
    let mut out = Vec::new();
    for text in paragraphs.iter().take(4) {
        for (words, day) in named_days(text) {
            let guess = match day {
                Some(date) => DateGuess {
                    day: Some(Published { date, time: None }),
                    reason: format!("the text says “{words}”"),
                },
                None => DateGuess {
                    day: None,
                    reason: format!("the text says “{words}”, without a year"),
                },
            };
            if !out.contains(&guess) {
                out.push(guess);
            }
        }
    }
    out.sort_by_key(|guess| guess.day.is_none());
    if out.is_empty() {
        out.extend(weekdays(paragraphs));
    }
    out.truncate(3);
    out
}

/// Returns the days that English words name, with these words; `None` for one without a year.
fn named_days(text: &str) -> Vec<(&str, Option<Date>)> {
    // The day of publication is not known, so only dates that do not depend on it count.
    let found = dates::find(text, "en", date(2000, 1, 1)).into_iter().filter_map(|found| {
        let When::Day(date) = found.value else { return None };
        let day = match found.basis {
            Basis::Explicit => Some(date),
            Basis::YearSupplied => None,
            _ => return None,
        };
        Some((&text[found.range], day))
    });
    found.collect()
}

/// Returns the weekdays that the first paragraphs name: the article is from around these days.
fn weekdays(paragraphs: &[&str]) -> Option<DateGuess> {
    let mut named: Vec<&str> = Vec::new();
    for text in paragraphs.iter().take(4) {
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let is_day =
                language::english().weekdays.full.iter().any(|day| day.eq_ignore_ascii_case(word));
            if is_day && word.starts_with(char::is_uppercase) && !named.contains(&word) {
                named.push(word);
            }
        }
    }
    let (last, others) = named.split_last()?;
    let days = match others {
        [] => (*last).to_owned(),
        others => format!("{} and {last}", others.join(", ")),
    };
    Some(DateGuess { day: None, reason: format!("the text speaks of {days}, without a date") })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_in_the_text_are_guesses() {
        let found = guesses(&["They met on Monday (June 2, 2025) in the old customs house."]);
        assert_eq!(found[0].day.map(|day| day.date), Some(date(2025, 6, 2)));
        let found = guesses(&["The talks of June 2 are over."]);
        assert!(found[0].day.is_none() && found[0].reason.contains("without a year"));
        let found = guesses(&["They met on Sunday, and again on Monday."]);
        assert_eq!(found[0].reason, "the text speaks of Sunday and Monday, without a date");
    }
}

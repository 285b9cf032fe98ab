//! Recognises times of day, as entries of live pages have them.

use std::sync::LazyLock;

use super::super::plain_text::shape::ends_sentence;
use crate::import::thresholds::TIME_LINE_MAX_WORDS;
use crate::language;

/// Words after a time of day, in all languages.
static CLOCK: LazyLock<Vec<&str>> = LazyLock::new(|| {
    language::all().flat_map(|language| &language.date_lines.clock).map(String::as_str).collect()
});

/// Returns whether a line is a time of day and little else.
pub(super) fn is_time(text: &str) -> bool {
    text.split_whitespace().count() <= TIME_LINE_MAX_WORDS
        // The full stop of `a.m.` ends no sentence.
        && !ends_sentence(text.trim_end_matches(".m."))
        && text.split_whitespace().any(is_clock)
}

/// Returns whether a word is a time of day: `10:15`, `9.05am`, `18h02`.
pub(super) fn is_clock(word: &str) -> bool {
    // The words of two elements may touch: `2h ago18.40`.
    let bare = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = CLOCK.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(&bare);
    let Some((hour, minute)) = bare.split_once([':', '.', 'h']) else { return false };
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    number(hour).is_some_and(|hour| hour < 25)
        && minute.len() == 2
        && number(minute).is_some_and(|minute| minute < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_differ_from_other_numbers() {
        for text in [
            "10:15",
            "9.05am",
            "18h02",
            "9:40 a.m.",
            "16.40 Uhr",
            "5 Mar 2024 10.15 GMT",
            "Posted at 10:15",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in ["Up by 4.5", "1024:15", "The match ended 10:15, he said.", "Volume 411"] {
            assert!(!is_time(text), "{text}");
        }
    }
}

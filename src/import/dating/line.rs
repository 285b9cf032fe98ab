//! Lines that give a day or a time, and little else.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::dates::{self, clock, is_month, is_weekday, is_zone};
use crate::import::page::DateGuess;
use crate::language;
use crate::model::document::Published;

/// Words, in all languages, that a line with a date may have without being a sentence.
static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    language::all().flat_map(|language| &language.date_lines.words).map(String::as_str).collect()
});

/// Returns whether a line gives a day or a time, and little else.
pub(in crate::import) fn is_date_line(text: &str) -> bool {
    if text.split_whitespace().count() > 16 {
        return false;
    }
    let tokens = tokens(text);
    let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = dates::in_line(text).is_some();
    let timed = clock(text).is_some();
    let numbered = tokens.iter().any(number);
    let ago = numbered && tokens.iter().any(|word| word == "ago");
    let named = numbered && tokens.iter().any(|word| is_month(word));
    let expected = |word: &String| {
        number(word)
            || is_month(word)
            || is_weekday(word)
            || is_zone(word)
            || WORDS.contains(word.as_str())
    };
    let others = tokens.iter().filter(|word| !expected(word)).count();
    let most = match (dated, timed || ago) {
        (true, true) => 5,
        (true, false) => 4,
        // "The news desk 12:47 AM"; a time at the beginning is an entry's.
        (false, true) if !text.starts_with(|c: char| c.is_ascii_digit()) => 2,
        (false, true) => 1,
        (false, false) if named => 0,
        (false, false) => return false,
    };
    others <= most && others <= tokens.len() / 2 && !text.ends_with(['!', '?', ':'])
}

/// Returns the words and numbers of a line, in lower case.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in lower.chars() {
        let class = |c: char| (c.is_alphabetic(), c.is_numeric());
        match out.last_mut() {
            Some(word) if c.is_alphanumeric() && class(c) == class(last) => word.push(c),
            _ if c.is_alphanumeric() => out.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    out
}

/// The day that a line gives.
pub(in crate::import) enum Stated {
    /// A day, perhaps a time with its zone; and the part that was ignored, in words.
    Certain(Published, Option<String>),
    /// A day that could be read in another way.
    Doubtful(DateGuess),
}

/// Reads a line that gives a day.
pub(in crate::import) fn read_line(text: &str) -> Option<Stated> {
    let day = dates::in_line(text)?;
    let time = clock(text);
    let published = Published {
        date: day.date,
        time: time.and_then(|(time, zone)| zone.map(|zone| (time, zone))),
    };
    if !day.is_certain {
        let reason = format!("“{text}” could also be read with the month first");
        return Some(Stated::Doubtful(DateGuess { day: Some(published), reason }));
    }
    let lost = time.filter(|(_, zone)| zone.is_none());
    let lost = lost.map(|(time, _)| left_out(&time.strftime("%H:%M").to_string()));
    Some(Stated::Certain(published, lost))
}

/// Reads a day or an instant as machines write it, with the part that was ignored.
pub(in crate::import) fn read_timestamp(text: &str) -> Option<(Published, Option<String>)> {
    let found = dates::timestamp(text)?;
    let published = Published { date: found.date, time: found.time };
    Some((published, found.without_offset.map(|clock| left_out(&clock))))
}

fn left_out(clock: &str) -> String {
    format!("the time {clock}, whose zone is not said, was left out")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> String {
        match read_line(text) {
            Some(Stated::Certain(found, _)) => match found.time {
                Some((time, offset)) => {
                    format!("{} {} {offset}", found.date, time.strftime("%H:%M"))
                }
                None => found.date.to_string(),
            },
            Some(Stated::Doubtful(_)) => "doubtful".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn lines_of_dates_are_known() {
        for line in [
            "5 March 2024, 6.30pm",
            "Thu 22 Aug 2024 11.00",
            "Stand: 19.06.2024, 21:04 Uhr",
            "Publié le 24 janvier 2024 à 19h42, modifié le 25 janvier 2024 à 08h10",
            "12 октября 2023, 14:20",
            "Staff Reporter | September 30, 2021 | Updated 12:31 PM",
            "25 minutes ago",
            "12:47 AM",
            "Monday 2 June 2025",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "The bridge was closed on 5 March 2024 after an engineer found a crack.",
            "Ten bridges that need repair",
            "May we come in at 5?",
            "COPPER 7,612.50 -2.31%",
            "The 40 men of March",
            "Orrin 2-3 Kesten: late goals sink hosts",
            "15.10: Hospital moves patients",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn lines_of_dates_are_read() {
        assert_eq!(stated("5 March 2024, 6.30pm"), "2024-03-05");
        assert_eq!(stated("Published 08:05 BST, 18 October 2023"), "2023-10-18 08:05 +01");
        assert_eq!(stated("Stand: 19.06.2024, 21:04 Uhr"), "2024-06-19");
        assert_eq!(stated("Sant, 3 de agosto de 2022 - 10:15 h"), "2022-08-03");
        assert_eq!(stated("Publié le 24 janvier 2024 à 19h42"), "2024-01-24");
        assert_eq!(stated("12 октября 2023, 14:20"), "2023-10-12");
        assert_eq!(stated("04/02/2024 09:14"), "doubtful");
        assert_eq!(stated("24/02/2024"), "2024-02-24");
        assert_eq!(stated("28 JAN, 15:07"), "none");
    }
}

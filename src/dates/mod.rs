//! Dates in English text: where they stand and what they mean.
//!
//! A plain text and its day of publication come in, ranges with values go out:
//!
//! 1. one search over the text finds the places that no date is without (`lexicon`, from the
//!    table of the language in `english`), another finds digits;
//! 2. the grammar reads around each (`month`, `weekday`, `year`, `unit`, `season`, on `tokens`
//!    and `phrase`) and says what is written (`reading`);
//! 3. neighbours that are one date are put together (`join`);
//! 4. what is written is counted out (`reckon`), with tense and the words around as a guide to
//!    past and future (`direction`).
//!
//! Nothing here knows of articles.
//!
//! ```
//! use jiff::civil::date;
//!
//! // A Tuesday.
//! let found = manicule::dates::find("They met on Sunday.", date(2025, 6, 3));
//! assert_eq!(found[0].range, 12..18);
//! assert_eq!(found[0].value.to_string(), "2025-06-01");
//! ```

mod direction;
mod english;
mod join;
mod lexicon;
mod month;
mod phrase;
mod reading;
mod reckon;
mod season;
mod tokens;
mod unit;
mod weekday;
mod words;
mod year;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use self::lexicon::{Hit, LEXICON, meaning};
use self::reading::{Mention, Reading};
use self::reckon::{Reckoned, Reckoner};
use self::tokens::{Cursor, Token};
use self::words::{Form, Meaning, Unit};
pub use crate::model::{Basis, Certainty, Doubt, Precision, When};

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, with the weekday that stands beside a date and with words that narrow
    /// it (`early`, `the end of`), without prepositions.
    pub range: Range<usize>,
    /// What is meant. `early 2024` means 2024: what narrows a time is in the range alone.
    pub value: When,
    /// How it was understood; never [`Basis::Corrected`].
    pub basis: Basis,
    /// How sure that is.
    pub certainty: Certainty,
}

impl Found {
    /// Returns how finely the date is said.
    pub fn precision(&self) -> Precision {
        self.value.precision()
    }
}

/// Returns the dates in `text`, by position, disjoint; a line break counts as a space, an empty
/// line ends a date.
///
/// `published` is the day at the place of publication: who wrote at one in the morning in Kyiv
/// means Kyiv's yesterday.
pub fn find(text: &str, published: Date) -> Vec<Found> {
    Finder::new(published).find(text)
}

/// Finds dates in a text that comes in pieces: what counts from the date before it
/// (`two days later`) may count from one in an earlier piece.
#[derive(Debug, Clone)]
pub struct Finder {
    published: Date,
    /// The last time told of, and how many bytes ago.
    reference: Option<(When, usize)>,
}

/// Beyond so many bytes a text has moved on from a date.
const MEMORY: usize = 800;

impl Finder {
    /// Begins a text published on that day.
    pub fn new(published: Date) -> Self {
        Self { published, reference: None }
    }

    /// Returns the dates in the next piece, as [`find`] does.
    pub fn find(&mut self, text: &str) -> Vec<Found> {
        let named = LEXICON.hits(text).filter_map(|hit| match hit {
            Hit::Letters(letters) => around_word(text, letters),
            Hit::Holiday(range, holiday) => season::holiday(text, range, holiday),
        });
        let numbers = memchr::memchr3_iter(b'0', b'1', b'2', text.as_bytes())
            .filter_map(|at| year::around_digit(text, at));
        let quarters = memchr::memchr_iter(b'Q', text.as_bytes())
            .filter_map(|at| season::short_quarter(text, at));
        let mut mentions: Vec<Mention> = named.chain(numbers).chain(quarters).collect();
        mentions.sort_by_key(|mention| mention.range.start);
        let mut mentions = disjoint(mentions);
        join::join(text, &mut mentions);
        let mut end = 0;
        let found = mentions.into_iter().filter_map(|mention| {
            let passed = mention.range.start.saturating_sub(end);
            let Reckoned { value, basis, certainty } = self.reckon(text, &mention, passed)?;
            end = mention.range.end;
            Some(Found { range: mention.range, value, basis, certainty })
        });
        let found = found.collect();
        if let Some((_, distance)) = &mut self.reference {
            *distance += text.len() - end;
        }
        found
    }

    /// Counts a mention out and remembers it.
    fn reckon(&mut self, text: &str, mention: &Mention, passed: usize) -> Option<Reckoned> {
        let open = mention.reading.is_open();
        let way = if open { direction::direction(text, &mention.range) } else { None };
        let near = |(_, distance): &(When, usize)| distance + passed <= MEMORY;
        let reference = self.reference.filter(near).map(|(value, _)| value);
        let reckoner = Reckoner { published: self.published, reference };
        let reckoned = reckoner.reckon(mention.reading, way)?;
        // `up from 3 million a year earlier` compares, and the text stays where it was.
        let aside = matches!(mention.reading, Reading::Count { unit: Unit::Year, .. });
        if !aside {
            self.reference = Some((reckoned.value, 0));
        }
        Some(reckoned)
    }
}

/// Reads around the word that the letters of a needle are in.
fn around_word(text: &str, letters: Range<usize>) -> Option<Mention> {
    let mut before = Cursor::before(text, letters.start);
    let start = match before.peek() {
        Some(Token::Run(_)) => {
            before.token();
            before.at()
        }
        _ => letters.start,
    };
    let mut after = Cursor::after(text, start);
    let run = after.run()?;
    let word = start..after.at();
    match meaning(run)? {
        Meaning::Month(month, form) => month::around(text, word, month, form),
        Meaning::Weekday(weekday, Form::Full) => weekday::around(text, word, weekday),
        Meaning::Away(days) => weekday::away(text, word, days),
        Meaning::Unit(unit @ Unit::Quarter, false) => {
            season::quarter(text, word.clone()).or_else(|| unit::around(text, word, unit, false))
        }
        Meaning::Unit(unit, plural) => unit::around(text, word, unit, plural),
        Meaning::Season(season) => season::season(text, word, season),
        Meaning::Tens(tens) => year::tens(text, word, tens),
        Meaning::Number(19) => year::spelled(text, word),
        Meaning::Number(1000) => year::thousand(text, word),
        _ => None,
    }
}

/// Keeps the longest of those that overlap; of equals, the first.
fn disjoint(sorted: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::with_capacity(sorted.len());
    for item in sorted {
        let apart = |other: &Mention| other.range.end <= item.range.start;
        let first = kept.iter().rposition(apart).map_or(0, |place| place + 1);
        if kept[first..].iter().all(|other| other.range.len() < item.range.len()) {
            kept.truncate(first);
            kept.push(item);
        }
    }
    kept
}

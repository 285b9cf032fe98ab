//! Dates in a text: where they are and what they mean.
//!
//! A plain text, its language and its day of publication come in; ranges with values go out:
//!
//! 1. one search over the text finds letters that every date contains (`needles`, with the words
//!    of the language from `lexicon`), another finds digits;
//! 2. the grammar reads the text around each (`month`, `weekday`, `year`, `unit`, `season`, on
//!    `tokens` and `phrase`) and returns the date as it is written (a `reading`);
//! 3. neighbours that are one date are joined (`join`);
//! 4. the reading becomes a time (`normalise`); tense and the words around it decide between past
//!    and future (`direction`).
//!
//! `slips` tells for messages which day was meant. `line` reads lines that give a date, in all
//! languages, with the same grammar; `clock` reads times of day, `timestamp` dates written for
//! machines. Nothing here knows of articles.
//!
//! ```
//! use jiff::civil::date;
//!
//! // A Tuesday.
//! let found = manicule::dates::find("They met on Sunday.", "en", date(2025, 6, 3));
//! assert_eq!(found[0].range, 12..18);
//! assert_eq!(found[0].value.to_string(), "2025-06-01");
//! ```

mod calendar;
#[cfg(feature = "import")]
mod clock;
mod count;
mod direction;
mod history;
mod join;
mod lexicon;
mod lexicon_words;
#[cfg(feature = "import")]
mod line;
#[cfg(feature = "import")]
mod line_digits;
mod listed;
mod month;
mod needles;
mod normalise;
mod numeric;
mod phrase;
mod reading;
mod rules;
mod season;
mod slips;
mod solar;
#[cfg(feature = "import")]
mod timestamp;
mod tokens;
mod unit;
mod weekday;
mod word_map;
mod words;
mod year;

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

#[cfg(feature = "import")]
pub(crate) use self::clock::is_zone;
use self::history::History;
use self::lexicon::{DateScope, Lexicon};
#[cfg(feature = "import")]
pub(crate) use self::line::{
    LabelledDay, day_in_path, days_in_line, in_line_near, is_month, is_weekday,
};
use self::needles::NeedleHit;
use self::normalise::{Normalised, Normaliser};
use self::reading::{Candidate, Reading};
use self::rules::RuleSet;
pub(crate) use self::slips::{date_fault, likely_date};
use self::tokens::{Cursor, DateText, DateToken};
use self::words::{CalendarUnit, Meaning, NameForm};
pub use crate::model::{Basis, Certainty, DateFault, NotEdtf, Precision, When};

#[cfg(all(feature = "import", not(feature = "internals")))]
pub(crate) use self::{clock::clock, line::in_line, timestamp::timestamp};
// A fuzzer calls these three.
#[cfg(all(feature = "import", feature = "internals"))]
#[doc(hidden)]
pub use self::{
    clock::clock,
    line::{LineDay, in_line},
    timestamp::{Timestamp, timestamp},
};

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// Bytes of the text, with the weekday beside a date and with words that narrow it (`early`,
    /// `the end of`), without prepositions.
    pub range: Range<usize>,
    /// The time that is meant. `early 2024` means 2024: words that narrow a time only extend the
    /// range.
    pub value: When,
    /// How it was understood; never [`Basis::Corrected`].
    pub basis: Basis,
    /// How sure that is.
    pub certainty: Certainty,
}

impl FoundDate {
    /// Returns how precise the date is.
    pub fn precision(&self) -> Precision {
        self.value.precision()
    }
}

/// Returns the dates in `text`, sorted and disjoint; a line break counts as a space, an empty line
/// ends a date.
///
/// `language` is a tag (BCP 47). In a language without rules only days in digits are found, and
/// only those that cannot be misread: `2025-06-01`, `13.05.2025`.
///
/// `published` is the day at the place of publication: in a text written in Kyiv, `yesterday` is
/// the day before in Kyiv.
pub fn find(text: &str, language: &str, published: Date) -> Vec<FoundDate> {
    Finder::new(language, published).find(text)
}

/// Finds dates in a text that comes in pieces: a date that is counted from the one before it
/// (`two days later`) may be counted from one in an earlier piece.
#[derive(Clone)]
pub struct Finder {
    words: &'static Lexicon,
    /// The rules of a language that has some.
    rules: Option<&'static RuleSet>,
    published: Date,
    /// Whether the text was written at an unknown day after the publication.
    undated: bool,
    /// The last time that the text mentioned, and its distance in bytes.
    reference: Option<(When, usize)>,
    history: History,
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { words, rules: _, published, undated, reference, history } = self;
        f.debug_struct("Finder")
            .field("scope", &words.scope)
            .field("published", published)
            .field("undated", undated)
            .field("reference", reference)
            .field("history", history)
            .finish()
    }
}

/// The number of bytes after which a text has moved on from a date.
const MEMORY: usize = 800;

impl Finder {
    /// Begins a text in a language (BCP 47), published on that day.
    pub fn new(language: &str, published: Date) -> Self {
        let rules = RuleSet::of_language(language);
        Self { rules, ..Self::with(Lexicon::of_language(language), published) }
    }

    /// Begins a text on that publication which was written at an unknown day after it. Only times
    /// with their year are found in it, and those without one that come once a year and have one
    /// nearer to the publication than four months.
    pub fn undated(language: &str, published: Date) -> Self {
        Self { undated: true, ..Self::new(language, published) }
    }

    /// Begins a text with these words, without rules.
    fn with(words: &'static Lexicon, published: Date) -> Self {
        let (reference, history) = Default::default();
        Self { words, rules: None, published, undated: false, reference, history }
    }

    /// Returns the dates in the next piece, as [`find`] does.
    pub fn find(&mut self, text: &str) -> Vec<FoundDate> {
        let words = self.words;
        let text = DateText { text, words };
        let named = words.hits(text.text).filter_map(|hit| match hit {
            NeedleHit::Letters(letters) => around_word(text, letters),
            NeedleHit::Holiday(range, holiday) => season::holiday(text, range, holiday),
        });
        let numbers = memchr::memchr3_iter(b'0', b'1', b'2', text.as_bytes())
            .filter_map(|at| year::around_digit(text, at));
        let quarters = memchr::memchr_iter(b'Q', text.as_bytes())
            .filter(|_| words.scope == DateScope::Text)
            .filter_map(|at| season::short_quarter(text, at));
        let mut candidates: Vec<Candidate> = named.chain(numbers).chain(quarters).collect();
        if let Some(rules) = self.rules {
            candidates.extend(rules.candidates(text));
        }
        listed::add(text, &mut candidates);
        candidates.sort_by_key(|candidate| candidate.range.start);
        let mut candidates = disjoint(candidates);
        join::join(text, &mut candidates);
        if self.rules.is_some() {
            self.history.count(&candidates, self.published);
        }
        let mut end = 0;
        let found = candidates.into_iter().filter_map(|candidate| {
            let passed = candidate.range.start.saturating_sub(end);
            let Normalised { value, basis, certainty } =
                self.normalise(text, &candidate, passed)?;
            end = candidate.range.end;
            Some(FoundDate { range: candidate.range, value, basis, certainty })
        });
        let found = found.collect();
        if let Some((_, distance)) = &mut self.reference {
            *distance += text.len() - end;
        }
        found
    }

    /// Returns the time that a candidate means, and remembers it.
    fn normalise(
        &mut self,
        text: DateText<'_>,
        candidate: &Candidate,
        passed: usize,
    ) -> Option<Normalised> {
        if self.undated {
            let normaliser = Normaliser { published: self.published, reference: None };
            return normaliser.undated(candidate.reading);
        }
        let open = candidate.reading.is_open();
        let way = if open { direction::direction(text, &candidate.range) } else { None };
        let near = |(_, distance): &(When, usize)| distance + passed <= MEMORY;
        let reference = self.reference.filter(near).map(|(value, _)| value);
        let normaliser = Normaliser { published: self.published, reference };
        let told = self.history.year(&candidate.reading);
        let reading = self.history.counted(candidate.reading);
        let reading = told.map_or(reading, |year| reading.in_year(year));
        let normalised = normaliser.normalise(reading, way)?;
        if told.is_some() || normalised.basis == Basis::Explicit {
            self.history.remember(normalised.value);
        }
        // `up from 3 million a year earlier` only compares: the text goes on from the date before.
        let aside = matches!(candidate.reading, Reading::Count { unit: CalendarUnit::Year, .. });
        if !aside {
            self.reference = Some((normalised.value, 0));
        }
        Some(normalised)
    }
}

/// Reads around the word that has the letters of a needle.
fn around_word(text: DateText<'_>, letters: Range<usize>) -> Option<Candidate> {
    let mut before = Cursor::before(text, letters.start);
    let start = match before.peek() {
        Some(DateToken::Run(_)) => {
            before.token();
            before.at()
        }
        _ => letters.start,
    };
    let mut after = Cursor::after(text, start);
    let meaning = after.meaning()?;
    let word = start..after.at();
    match meaning {
        Meaning::Month(month, form) => month::around(text, word, month, form),
        Meaning::Weekday(weekday, NameForm::Full) => weekday::around(text, word, weekday),
        Meaning::Away(days) => weekday::away(text, word, days),
        Meaning::Unit(unit @ CalendarUnit::Quarter, false) => {
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

/// Keeps the longest of overlapping candidates; of equals, the first.
fn disjoint(sorted: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::with_capacity(sorted.len());
    for item in sorted {
        let apart = |other: &Candidate| other.range.end <= item.range.start;
        let first = kept.iter().rposition(apart).map_or(0, |place| place + 1);
        if kept[first..].iter().all(|other| other.range.len() < item.range.len()) {
            kept.truncate(first);
            kept.push(item);
        }
    }
    kept
}

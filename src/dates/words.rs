//! What words can do in and around a date, whatever the language.
//!
//! Each language is one table of words ([`super::english`]); what may follow what is the
//! grammar's business.

use jiff::civil::Weekday;

/// What a word contributes to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month, 1 to 12.
    Month(i8, Form),
    /// A day of the week.
    Weekday(Weekday, Form),
    /// So many days after the publication, by itself.
    Away(i8),
    /// A length of time or a part of the calendar; `true` in the plural.
    Unit(Unit, bool),
    /// `spring` to `winter`, 0 to 3.
    Season(u8),
    /// So many steps from the day of publication: `last`, `this`, `next`.
    Step(i8),
    /// The same, but only after `this`: `this past Sunday`.
    StepAfterThis(i8),
    /// So many steps from the date before it in the text: `that`, `the following`.
    TextStep(i8),
    /// Makes a length of time end with the publication: `ago`.
    Ago,
    /// Counts from the date before it in the text, -1 or 1: `earlier`, `later`.
    TextSide(i8),
    /// The same, when it ends the phrase: `the day before`.
    TextSideAtEnd(i8),
    /// A stretch of a longer time: `early`, `the end of`.
    Part,
    /// A number in words.
    Number(i16),
    /// The place in a row: `third`.
    Nth(i8),
    /// `decade` by its tens: `nineties`.
    Tens(i8),
    /// `the`
    The,
    /// `a`
    A,
    /// `of`
    Of,
    /// `in`
    In,
    /// `and`
    And,
    /// Opens a range: `from`, `between`.
    From,
    /// Joins the ends of a range: `to`, `through`.
    To,
    /// Makes an ordinal of the digits before it.
    Ordinal,
    /// Shows that a day or month returns: `every`.
    Every,
}

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In full.
    Full,
    /// In full, and also a word of other kinds or somebody's name.
    Common,
    /// Abbreviated; a full stop may follow.
    Short,
}

/// A length of time or a part of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A part of a day, which stands for the day.
    DayPart,
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// What a word near a date says about its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// The date is past.
    Past,
    /// The date is to come.
    Future,
    /// To come, if it is the word beside the date: `until`.
    FutureBeside,
    /// To come, if an infinitive follows: `agreed to`.
    FutureBeforeTo,
    /// Nothing, though it looks like a verb.
    None,
}

/// What may stand beside a number that is a year, or a month that is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A date follows, nearly always: `since`.
    Date,
    /// A date may follow, or a thing of that date: `the 1996 campaign`.
    Thing,
    /// A number follows: `nearly`.
    Quantity,
}

/// A day with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// On a day of a month.
    On(i8, i8),
    /// On the nth such weekday of a month; the last is -1.
    Nth(i8, Weekday, i8),
}

/// Words by what they do, each list by word, each word once in its list.
pub(super) struct Language {
    /// Words of dates. A capital here is needed in the text; other words may have one.
    pub(super) words: &'static [(&'static str, Meaning)],
    /// Letters to search for: each word that a date can be read around has some of them in it.
    /// Three at least, and seldom in other words. Each group is searched for by itself.
    pub(super) needles: &'static [&'static [&'static str]],
    /// Names of days, as they are written; may be several words.
    pub(super) holidays: &'static [(&'static str, Holiday)],
    /// Words that tell past from future, in small letters.
    pub(super) hints: &'static [(&'static str, Hint)],
    /// Endings of verbs in the past.
    pub(super) past_endings: &'static [&'static str],
    /// The verb that makes a past form after it no past: `will be published`.
    pub(super) infinitive: &'static str,
    /// Words before years and months.
    pub(super) leads: &'static [(&'static str, Lead)],
    /// Words that show that the number before them counts something.
    pub(super) counted: &'static [&'static str],
    /// Words with which a weekday is a name: `Black Friday`.
    pub(super) names_before: &'static [&'static str],
    /// The same, after it: `Sunday Times`.
    pub(super) names_after: &'static [&'static str],
    /// Words that join parts of a compound with a date in it: `mid-May`.
    pub(super) prefixes: &'static [&'static str],
    /// Abbreviations whose full stop ends no sentence.
    pub(super) abbreviations: &'static [&'static str],
}

/// A list of words, to look one up by letters.
pub(super) struct Lookup<T: 'static> {
    /// By first letter, `a` to `z`.
    letters: [Vec<(&'static str, T)>; 26],
}

impl<T: Copy> Lookup<T> {
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut letters = [const { Vec::new() }; 26];
        for (word, value) in words {
            if let Some(place) = letter(word.as_bytes()) {
                letters[place].push((word, value));
            }
        }
        Self { letters }
    }

    /// Returns what stands for `word`. A capital in the list is needed; a small letter stands for
    /// a capital, too, at the word's beginning, and in a word all in capitals.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        let word = word.as_bytes();
        let shouted = word.get(1).is_some_and(u8::is_ascii_uppercase)
            && word.iter().all(u8::is_ascii_uppercase);
        let same = |listed: &[u8]| {
            listed.len() == word.len()
                && if shouted {
                    listed.eq_ignore_ascii_case(word)
                } else {
                    listed[1..] == word[1..]
                        && (listed[0] == word[0] || listed[0].is_ascii_lowercase())
                }
        };
        let mut listed = self.letters[letter(word)?].iter();
        listed.find(|(listed, _)| same(listed.as_bytes())).map(|entry| entry.1)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

fn letter(word: &[u8]) -> Option<usize> {
    let first = word.first()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_its_capital_and_other_words_may_have_one() {
        let lookup = Lookup::new([("May", 1), ("last", 2), ("Mayor", 3)]);
        assert_eq!(lookup.get("May"), Some(1));
        assert_eq!(lookup.get("may"), None);
        assert_eq!(lookup.get("Last"), Some(2));
        assert_eq!(lookup.get("LAST"), Some(2));
        assert_eq!(lookup.get("LAst"), None);
        for other in ["", "Éa", "9", "Ma", "Mayo"] {
            assert_eq!(lookup.get(other), None, "{other}");
        }
    }
}

//! The words of English dates, in one table.
//!
//! Names are matched as written here, so that the modal `may` and the verb `march` stay out; the
//! other words may also begin with a capital. What may follow what is the grammar's business.

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
    /// Says which of the weekdays of that name.
    Turn(Turn),
    /// The same, but only after [`Meaning::This`].
    TurnAfterThis(Turn),
    /// `this`
    This,
    /// Opens `the 16th of May`.
    Article,
    /// Stands between an ordinal and its month.
    Of,
    /// Makes an ordinal of the digits before it.
    Ordinal,
    /// Shows that the number before it counts something.
    Unit,
}

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In full.
    Full,
    /// Abbreviated; a full stop may follow.
    Short,
}

/// A direction from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Before it.
    Back,
    /// After it.
    Ahead,
}

use Form::{Full, Short};
use Meaning::{Article, Away, Month, Of, Ordinal, This, Unit};

const fn day(weekday: Weekday, form: Form) -> Meaning {
    Meaning::Weekday(weekday, form)
}

/// All words; each stands here once.
pub(super) const WORDS: &[(&str, Meaning)] = &[
    ("January", Month(1, Full)),
    ("February", Month(2, Full)),
    ("March", Month(3, Full)),
    ("April", Month(4, Full)),
    ("May", Month(5, Full)),
    ("June", Month(6, Full)),
    ("July", Month(7, Full)),
    ("August", Month(8, Full)),
    ("September", Month(9, Full)),
    ("October", Month(10, Full)),
    ("November", Month(11, Full)),
    ("December", Month(12, Full)),
    ("Jan", Month(1, Short)),
    ("Feb", Month(2, Short)),
    ("Mar", Month(3, Short)),
    ("Apr", Month(4, Short)),
    ("Jun", Month(6, Short)),
    ("Jul", Month(7, Short)),
    ("Aug", Month(8, Short)),
    ("Sep", Month(9, Short)),
    ("Sept", Month(9, Short)),
    ("Oct", Month(10, Short)),
    ("Nov", Month(11, Short)),
    ("Dec", Month(12, Short)),
    ("Monday", day(Weekday::Monday, Full)),
    ("Tuesday", day(Weekday::Tuesday, Full)),
    ("Wednesday", day(Weekday::Wednesday, Full)),
    ("Thursday", day(Weekday::Thursday, Full)),
    ("Friday", day(Weekday::Friday, Full)),
    ("Saturday", day(Weekday::Saturday, Full)),
    ("Sunday", day(Weekday::Sunday, Full)),
    ("Mon", day(Weekday::Monday, Short)),
    ("Tue", day(Weekday::Tuesday, Short)),
    ("Tues", day(Weekday::Tuesday, Short)),
    ("Wed", day(Weekday::Wednesday, Short)),
    ("Thu", day(Weekday::Thursday, Short)),
    ("Thur", day(Weekday::Thursday, Short)),
    ("Thurs", day(Weekday::Thursday, Short)),
    ("Fri", day(Weekday::Friday, Short)),
    ("Sat", day(Weekday::Saturday, Short)),
    ("Sun", day(Weekday::Sunday, Short)),
    ("yesterday", Away(-1)),
    ("today", Away(0)),
    ("tonight", Away(0)),
    ("tomorrow", Away(1)),
    ("last", Meaning::Turn(Turn::Back)),
    ("next", Meaning::Turn(Turn::Ahead)),
    ("past", Meaning::TurnAfterThis(Turn::Back)),
    ("coming", Meaning::TurnAfterThis(Turn::Ahead)),
    ("this", This),
    ("the", Article),
    ("of", Of),
    ("st", Ordinal),
    ("nd", Ordinal),
    ("rd", Ordinal),
    ("th", Ordinal),
    ("percent", Unit),
    ("per", Unit),
    ("hundred", Unit),
    ("thousand", Unit),
    ("million", Unit),
    ("billion", Unit),
    ("trillion", Unit),
    ("miles", Unit),
    ("km", Unit),
    ("kilometers", Unit),
    ("kilometres", Unit),
];

/// Returns what a whole word means in a date.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    let listed = |word: &str| WORDS.iter().find(|(text, _)| *text == word).map(|entry| entry.1);
    listed(word).or_else(|| {
        // A name has its capital in the table, so that what is found here is none.
        let small = word.get(..1)?.to_ascii_lowercase();
        if word.len() > LONGEST || small == word[..1] {
            None
        } else {
            listed(&(small + &word[1..]))
        }
    })
}

/// No word in the table is longer, in bytes.
const LONGEST: usize = 10;

/// Returns the spellings that a date can be recognised by, each with its meaning. An abbreviated
/// weekday is too often something else (`Sat`, `Sun`) to begin with.
pub(super) fn anchors() -> Vec<(String, Meaning)> {
    let mut anchors = Vec::new();
    for (word, meaning) in WORDS {
        match meaning {
            Month(..) | Meaning::Weekday(_, Full) => anchors.push(((*word).to_owned(), *meaning)),
            Away(_) => {
                anchors.push(((*word).to_owned(), *meaning));
                anchors.push((word[..1].to_ascii_uppercase() + &word[1..], *meaning));
            }
            _ => {}
        }
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_its_capital_and_other_words_may_have_one() {
        assert_eq!(meaning("May"), Some(Month(5, Full)));
        assert_eq!(meaning("may"), None);
        assert_eq!(meaning("Last"), Some(Meaning::Turn(Turn::Back)));
        assert_eq!(meaning("Éa"), None);
        assert_eq!(meaning(""), None);
    }

    #[test]
    fn each_word_stands_once_and_none_is_too_long() {
        for (place, (word, _)) in WORDS.iter().enumerate() {
            assert!(WORDS[..place].iter().all(|(other, _)| other != word), "{word}");
            assert!(word.len() <= LONGEST, "{word}");
        }
    }
}

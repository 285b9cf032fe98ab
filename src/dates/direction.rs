//! Past or to come: what the words around a date say.
//!
//! The word beside the date comes first (`the vote on Monday will`), then the words before it
//! back to the sentence's beginning, the nearest first, then those after it.

use std::ops::Range;

use super::lexicon::{LEXICON, meaning};
use super::tokens::Cursor;
use super::tokens::Token::{Break, Gap, Run, Sign};
use super::words::{Hint, Meaning};

/// A direction from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// No clause reaches farther, in words.
const REACH: usize = 16;

/// Returns which way the sentence looks at the date in `range`; `None` if nothing says.
pub(super) fn direction(text: &str, range: &Range<usize>) -> Option<Direction> {
    let mut beside = Cursor::after(text, range.end);
    let next = beside.gap().and_then(|()| beside.run());
    let mut owner = Cursor::after(text, range.end);
    if (owner.accept(Sign('\'')) || owner.accept(Sign('’'))) && owner.run() == Some("s") {
        return Some(owned(text, range, owner));
    }
    next.and_then(tense)
        .or_else(|| look_back(Cursor::before(text, range.start)))
        .or_else(|| look_ahead(Cursor::after(text, range.end)))
}

/// Returns which way a thing of the date lies, past unless something says otherwise: `Monday's
/// vote`, `until Monday's vote`, `Monday's vote will`.
fn owned(text: &str, range: &Range<usize>, mut after: Cursor<'_>) -> Direction {
    let mut before = Cursor::before(text, range.start);
    let mut beside = before.gap().and_then(|()| before.run());
    // `ahead of the`
    for _ in 0..2 {
        if beside.is_some_and(is_light) {
            beside = before.gap().and_then(|()| before.run());
        }
    }
    let beside = beside.and_then(|word| LEXICON.hints.get(word));
    let ahead = (0..4).any(|_| {
        after.gap().is_some()
            && after.run().is_some_and(|word| tense(word) == Some(Direction::Future))
    });
    match ahead || beside == Some(Hint::FutureBeside) {
        true => Direction::Future,
        false => Direction::Past,
    }
}

/// Returns whether the word after the cursor makes a participle of what follows: `be`.
fn is_infinitive(mut cursor: Cursor<'_>) -> bool {
    cursor.gap().is_some() && cursor.run() == Some(LEXICON.infinitive)
}

fn look_back(mut cursor: Cursor<'_>) -> Option<Direction> {
    let mut words = 0;
    let mut later: Option<&str> = None;
    let mut beside = true;
    while words < REACH {
        match cursor.token()? {
            Break | Sign(';' | '!' | '?') => return None,
            Sign('.') => {
                if ends_sentence(cursor, later) {
                    return None;
                }
            }
            Run(word) => {
                let hint = LEXICON.hints.get(word);
                match hint {
                    Some(Hint::FutureBeside) if beside => return Some(Direction::Future),
                    Some(Hint::FutureBeforeTo) if later.is_some_and(is_to) => {
                        return Some(Direction::Future);
                    }
                    _ => {}
                }
                match tense_of(word, hint) {
                    // `will be named`
                    Some(Direction::Past) if is_infinitive(cursor) => {}
                    None => {}
                    said => return said,
                }
                beside = beside && is_light(word);
                later = Some(word);
                words += 1;
            }
            Gap | Sign(_) => {}
        }
    }
    None
}

fn look_ahead(mut cursor: Cursor<'_>) -> Option<Direction> {
    let mut words = 0;
    let mut before: Option<&str> = None;
    while words < REACH {
        match cursor.token()? {
            Break | Sign(';' | '!' | '?') => return None,
            Sign('.') => {
                let mut ahead = cursor;
                let capital = ahead.gap().is_some() && ahead.run().is_some_and(is_capital);
                let short = before.is_some_and(is_abbreviation);
                if capital && !short {
                    return None;
                }
            }
            Run(word) => {
                if let Some(tense) = tense(word) {
                    return Some(tense);
                }
                before = Some(word);
                words += 1;
            }
            Gap | Sign(_) => {}
        }
    }
    None
}

/// Returns what a word says by itself.
fn tense(word: &str) -> Option<Direction> {
    tense_of(word, LEXICON.hints.get(word))
}

fn tense_of(word: &str, hint: Option<Hint>) -> Option<Direction> {
    // A capital within a sentence is a name's; at its beginning it is seldom a verb's.
    if is_capital(word) {
        return None;
    }
    match hint {
        Some(Hint::Past) => Some(Direction::Past),
        Some(Hint::Future) => Some(Direction::Future),
        Some(Hint::None) => None,
        // `agreed`, without an infinitive
        Some(Hint::FutureBeside | Hint::FutureBeforeTo) | None => {
            let past = LEXICON.past_endings.iter().any(|ending| word.ends_with(ending));
            (past && word.len() > 4).then_some(Direction::Past)
        }
    }
}

fn is_to(word: &str) -> bool {
    matches!(meaning(word), Some(Meaning::To))
}

/// Returns whether a word may stand between a preposition and its date.
fn is_light(word: &str) -> bool {
    matches!(meaning(word), Some(Meaning::The | Meaning::Part | Meaning::Step(_) | Meaning::Of))
}

/// Returns whether the full stop after the cursor ends a sentence that `later` follows.
fn ends_sentence(mut cursor: Cursor<'_>, later: Option<&str>) -> bool {
    later.is_none_or(is_capital) && !cursor.run().is_some_and(is_abbreviation)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Returns whether a full stop after `word` may stand within a sentence: `U.S.`, `Gen.`, `Aug.`
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() == 1 && is_capital(word)
        || LEXICON.abbreviations.has(word)
        || matches!(meaning(word), Some(Meaning::Month(..) | Meaning::Weekday(..)))
}

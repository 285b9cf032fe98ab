//! Decides whether a date is in the past or in the future, by the words around it.
//!
//! The word beside the date comes first (`the vote on Monday will`), then the words before it
//! back to the sentence's beginning, the nearest first, then those after it.

mod until;

use std::ops::Range;

use self::until::{until, until_behind};
use super::lexicon::Lexicon;
use super::tokens::DateToken::{Break, Gap, Run, Sign};
use super::tokens::{Cursor, DateText};
use super::words::{Hint, Meaning};

/// A direction from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// The greatest length of a clause, in words.
const REACH: usize = 16;

/// Returns the direction of the date in `range` by its sentence; `None` if nothing shows it.
pub(super) fn direction(text: DateText<'_>, range: &Range<usize>) -> Option<Direction> {
    if !text.words.signs.is_empty() {
        return in_clause(text, range);
    }
    let mut beside = Cursor::after(text, range.end);
    let next = beside.gap().and_then(|()| beside.run());
    let mut owner = Cursor::after(text, range.end);
    if (owner.accept(Sign('\'')) || owner.accept(Sign('’'))) && text.words.is_owner(owner.run()) {
        return Some(owned(text, range, owner));
    }
    if let Some(Direction::Past) = told_after(text, range) {
        return Some(Direction::Past);
    }
    until_behind(text, range)
        .or_else(|| next.and_then(|word| tense(text.words, word)))
        .or_else(|| look_back(text, range))
        .or_else(|| look_ahead(Cursor::after(text, range.end)))
}

/// Reads ` after … had`: what happened then was told of as past.
fn told_after(text: DateText<'_>, range: &Range<usize>) -> Option<Direction> {
    let mut after = Cursor::after(text, range.end);
    let Meaning::TextSideAtEnd(1) = super::phrase::word(&mut after)? else { return None };
    let before = Cursor::before(text, range.start);
    // `is set for May after talks had failed` looks ahead.
    let mut words = 0;
    while words < 8 {
        match after.token()? {
            Break | Sign(_) => return None,
            Run(word) if text.words.is_in(|lists| &lists.tense.pluperfect, word) => {
                return is_decision(before).then_some(Direction::Past);
            }
            Run(_) => words += 1,
            Gap => {}
        }
    }
    None
}

/// Returns whether the verb before the cursor decided something in the past: `agreed to`.
fn is_decision(mut cursor: Cursor<'_>) -> bool {
    for _ in 0..2 * REACH {
        match cursor.token() {
            None | Some(Break | Sign('.' | ';' | '!' | '?')) => return false,
            Some(Run(word)) if cursor.words.hints.get(word) == Some(Hint::FutureBeforeTo) => {
                return cursor.words.past_endings.iter().any(|ending| word.ends_with(ending));
            }
            _ => {}
        }
    }
    false
}

/// Returns the direction in a text without spaces: by the nearest sign of it in the clause.
fn in_clause(text: DateText<'_>, range: &Range<usize>) -> Option<Direction> {
    let edge = |c: char| matches!(c, '，' | '。' | '；' | '！' | '？' | '\n' | ',' | '.');
    let before = text[..range.start].rsplit(edge).next().unwrap_or_default();
    let after = text[range.end..].split(edge).next().unwrap_or_default();
    let signs = text.words.signs.iter();
    let found = |(sign, hint): &(&str, Hint)| {
        let distance = match (after.find(sign), before.rfind(sign)) {
            (Some(at), _) => at,
            (None, at) => before.len() - at?,
        };
        let way = if *hint == Hint::Past { Direction::Past } else { Direction::Future };
        (distance < 60).then_some((distance, way))
    };
    signs.filter_map(found).min_by_key(|(distance, _)| *distance).map(|(_, way)| way)
}

/// Returns the direction of an event of the date, past unless something shows otherwise:
/// `Monday's vote`, `until Monday's vote`, `Monday's vote will`.
fn owned(text: DateText<'_>, range: &Range<usize>, mut after: Cursor<'_>) -> Direction {
    let mut before = Cursor::before(text, range.start);
    let mut beside = before.gap().and_then(|()| before.run());
    // `ahead of the`
    for _ in 0..2 {
        if beside.is_some_and(|word| is_light(text.words, word)) {
            beside = before.gap().and_then(|()| before.run());
        }
    }
    let beside = beside.and_then(|word| text.words.hints.get(word));
    let ahead = (0..4).any(|_| {
        after.gap().is_some()
            && after.run().is_some_and(|word| tense(text.words, word) == Some(Direction::Future))
    });
    if ahead || beside == Some(Hint::FutureBeside) { Direction::Future } else { Direction::Past }
}

/// Returns whether the word after the cursor makes a participle of what follows: `be`.
fn is_infinitive(mut cursor: Cursor<'_>) -> bool {
    cursor.gap().is_some() && cursor.run() == Some(cursor.words.infinitive)
}

fn look_back(text: DateText<'_>, range: &Range<usize>) -> Option<Direction> {
    let mut cursor = Cursor::before(text, range.start);
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
                let hint = cursor.words.hints.get(word);
                match hint {
                    Some(Hint::FutureBeside | Hint::FutureBy) if beside => {
                        return Some(until(text, range, cursor, hint == Some(Hint::FutureBy)));
                    }
                    Some(Hint::FutureBeforeTo)
                        if later.is_some_and(|later| is_to(cursor.words, later)) =>
                    {
                        return Some(Direction::Future);
                    }
                    _ => {}
                }
                match tense_of(cursor.words, word, hint) {
                    // `will be named`
                    Some(Direction::Past) if is_infinitive(cursor) => {}
                    None => {}
                    said => return said,
                }
                beside = beside && is_light(cursor.words, word);
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
                let short = before.is_some_and(|word| is_abbreviation(cursor.words, word));
                if capital && !short {
                    return None;
                }
            }
            Run(word) => {
                if let Some(tense) = tense(cursor.words, word) {
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

/// Returns the direction that a word shows by itself.
fn tense(words: &Lexicon, word: &str) -> Option<Direction> {
    tense_of(words, word, words.hints.get(word))
}

fn tense_of(words: &Lexicon, word: &str, hint: Option<Hint>) -> Option<Direction> {
    // A word with a capital is a name within a sentence, and seldom a verb at its beginning.
    if is_capital(word) {
        return None;
    }
    match hint {
        Some(Hint::Past | Hint::Lasting) => Some(Direction::Past),
        Some(Hint::Future) => Some(Direction::Future),
        Some(Hint::None | Hint::FutureBy | Hint::FutureBehind) => None,
        // `agreed`, without an infinitive
        Some(Hint::FutureBeside | Hint::FutureBeforeTo) | None => {
            if has_ending(&words.past_endings, word) {
                Some(Direction::Past)
            } else {
                has_ending(&words.future_endings, word).then_some(Direction::Future)
            }
        }
    }
}

/// Returns whether a word within a sentence has one of the endings of verbs.
fn has_ending(endings: &[&str], word: &str) -> bool {
    !is_capital(word) && word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending))
}

fn is_to(words: &Lexicon, word: &str) -> bool {
    matches!(words.meaning(word), Some(Meaning::To))
}

/// Returns whether a word can come between a preposition and its date.
fn is_light(words: &Lexicon, word: &str) -> bool {
    matches!(
        words.meaning(word),
        Some(Meaning::The | Meaning::Part | Meaning::Step(_) | Meaning::Of)
    )
}

/// Returns whether the full stop after the cursor ends a sentence that `later` follows.
fn ends_sentence(mut cursor: Cursor<'_>, later: Option<&str>) -> bool {
    later.is_none_or(is_capital)
        && !cursor.run().is_some_and(|word| is_abbreviation(cursor.words, word))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Returns whether a full stop after `word` need not end the sentence: `U.S.`, `Gen.`, `Aug.`
fn is_abbreviation(words: &Lexicon, word: &str) -> bool {
    word.chars().count() == 1 && is_capital(word)
        || words.abbreviations.has(word)
        || matches!(words.meaning(word), Some(Meaning::Month(..) | Meaning::Weekday(..)))
}

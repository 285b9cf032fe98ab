//! The direction of a date beside a preposition such as `until` or `by`, in languages with rules.
//!
//! Such a date is in the future, unless the verb of its clause says that it is past: `lasted until
//! Friday`, but `closed until Friday`. Where the verb follows the date, any past one says so.

use std::ops::Range;

use super::{Direction, REACH, has_ending};
use crate::dates::tokens::DateToken::{Break, Gap, Run, Sign};
use crate::dates::tokens::{Cursor, DateText};
use crate::dates::words::Hint;

/// Returns the direction of the date in `range`, whose preposition `before` has just read. With
/// `by`, any past verb before it makes it past, else only those of what went on.
pub(super) fn until(
    text: DateText<'_>,
    range: &Range<usize>,
    before: Cursor<'_>,
    by: bool,
) -> Direction {
    // The language's file does not tell verbs apart.
    if text.words.infinitive_endings.is_empty() {
        return Direction::Future;
    }
    // `By Friday the town had closed it`
    let after = || verb(Cursor::after(text, range.end), true);
    verb(before, by).or_else(after).unwrap_or(Direction::Future)
}

/// Returns the direction of the date before such a word, if there is one: `until`, behind the date.
pub(super) fn until_behind(text: DateText<'_>, range: &Range<usize>) -> Option<Direction> {
    let mut after = Cursor::after(text, range.end);
    // `Friday'to until`
    if after.accept(Sign('\'')) || after.accept(Sign('’')) {
        after.run();
    }
    after.gap()?;
    let behind = after.run().and_then(|word| text.words.hints.get(word));
    (behind == Some(Hint::FutureBehind)).then(|| verb(after, false).unwrap_or(Direction::Future))
}

/// Returns the direction that the nearest verb of the clause shows; `None` if there is none.
fn verb(mut cursor: Cursor<'_>, by: bool) -> Option<Direction> {
    let (mut words, mut infinitive) = (0, false);
    while words < REACH {
        match cursor.token()? {
            Break | Sign(',' | ';' | ':' | '.' | '!' | '?') => return None,
            Gap | Sign(_) => {}
            Run(word) => {
                words += 1;
                match cursor.words.hints.get(word) {
                    Some(Hint::Future) => return Some(Direction::Future),
                    Some(Hint::Lasting) => return Some(Direction::Past),
                    _ if has_ending(&cursor.words.past_endings, word) => {
                        let past = by && !infinitive;
                        return Some(if past { Direction::Past } else { Direction::Future });
                    }
                    _ => {
                        infinitive =
                            infinitive || has_ending(&cursor.words.infinitive_endings, word)
                    }
                }
            }
        }
    }
    None
}

//! Tokens, read from any place of a text in either direction.
//!
//! Dates are short and their candidates few, so the text is never split as a whole: a cursor
//! starts beside a candidate and takes what comes next.

use std::ops::Deref;

use super::lexicon::Lexicon;
use super::words::Meaning;

/// A text, and the words to read it with.
#[derive(Clone, Copy)]
pub(super) struct DateText<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t Lexicon,
}

impl Deref for DateText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

/// A piece of text beside a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateToken<'t> {
    /// A maximal run of letters, digits and `_`.
    Run(&'t str),
    /// White space with at most one line break, which is a space between words.
    Gap,
    /// White space with several line breaks: an empty line.
    Break,
    /// Any other character.
    Sign(char),
}

/// A place in a text and the direction of reading. Copy it to look ahead.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    /// The text that is left to read.
    rest: &'t str,
    pub(super) words: &'t Lexicon,
    /// The offset of `rest` in the text.
    offset: usize,
    forward: bool,
}

impl<'t> Cursor<'t> {
    /// Reads forward from byte `at`.
    pub(super) fn after(DateText { text, words }: DateText<'t>, at: usize) -> Self {
        Self { rest: &text[at..], words, offset: at, forward: true }
    }

    /// Reads backward from byte `at`.
    pub(super) fn before(DateText { text, words }: DateText<'t>, at: usize) -> Self {
        Self { rest: &text[..at], words, offset: 0, forward: false }
    }

    /// Returns the byte of the text up to which the cursor has read.
    pub(super) fn at(&self) -> usize {
        if self.forward { self.offset } else { self.rest.len() }
    }

    /// Takes the next token; `None` at the text's end.
    pub(super) fn token(&mut self) -> Option<DateToken<'t>> {
        // Most are words of plain letters, or single spaces.
        let bytes = self.rest.as_bytes();
        let (near, next) = if self.forward {
            (bytes.first(), bytes.get(1))
        } else {
            (bytes.last(), bytes.len().checked_sub(2).and_then(|at| bytes.get(at)))
        };
        if near?.is_ascii_alphanumeric() {
            return Some(DateToken::Run(self.take_word()));
        }
        if near == Some(&b' ') && next.is_some_and(u8::is_ascii_graphic) {
            self.cut(1);
            return Some(DateToken::Gap);
        }
        let first =
            if self.forward { self.rest.chars().next() } else { self.rest.chars().next_back() }?;
        Some(if is_word(first) {
            DateToken::Run(self.take(is_word))
        } else if first.is_whitespace() {
            let space = self.take(char::is_whitespace).bytes();
            if space.filter(|byte| *byte == b'\n').count() > 1 {
                DateToken::Break
            } else {
                DateToken::Gap
            }
        } else {
            self.cut(first.len_utf8());
            DateToken::Sign(first)
        })
    }

    /// Returns the next token without taking it.
    pub(super) fn peek(&self) -> Option<DateToken<'t>> {
        { *self }.token()
    }

    /// Takes the next token if it is `token`.
    pub(super) fn accept(&mut self, token: DateToken<'_>) -> bool {
        let mut ahead = *self;
        let accepted = ahead.token() == Some(token);
        if accepted {
            *self = ahead;
        }
        accepted
    }

    /// Takes a gap; `None` if something else comes next.
    pub(super) fn gap(&mut self) -> Option<()> {
        self.accept(DateToken::Gap).then_some(())
    }

    /// Takes the next token if it is a run.
    pub(super) fn run(&mut self) -> Option<&'t str> {
        let mut ahead = *self;
        let Some(DateToken::Run(run)) = ahead.token() else { return None };
        *self = ahead;
        Some(run)
    }

    /// Takes the next token if it is a run, and returns what it means in a date.
    pub(super) fn meaning(&mut self) -> Option<Meaning> {
        let run = self.run()?;
        self.words.meaning(run)
    }

    /// Takes the letters and digits that come next, most of which are ASCII.
    fn take_word(&mut self) -> &'t str {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let bytes = self.rest.as_bytes();
        let (length, next) = if self.forward {
            let length = bytes.iter().position(|byte| !plain(byte)).unwrap_or(bytes.len());
            (length, bytes.get(length))
        } else {
            let start = bytes.iter().rposition(|byte| !plain(byte)).map_or(0, |at| at + 1);
            (bytes.len() - start, start.checked_sub(1).and_then(|at| bytes.get(at)))
        };
        if next.is_none_or(u8::is_ascii) {
            return self.cut(length);
        }
        let mut beyond = *self;
        beyond.cut(length);
        let more = beyond.take(is_word).len();
        self.cut(length + more)
    }

    /// Takes the characters that satisfy `belongs`.
    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let left = if self.forward {
            self.rest.trim_start_matches(belongs)
        } else {
            self.rest.trim_end_matches(belongs)
        };
        self.cut(self.rest.len() - left.len())
    }

    /// Takes `length` bytes.
    fn cut(&mut self, length: usize) -> &'t str {
        if self.forward {
            let (taken, left) = self.rest.split_at(length);
            (self.rest, self.offset) = (left, self.offset + length);
            taken
        } else {
            let (left, taken) = self.rest.split_at(self.rest.len() - length);
            self.rest = left;
            taken
        }
    }
}

/// Returns whether a character belongs to a word or number.
pub(super) fn is_word(c: char) -> bool {
    match c {
        '0'..='9' | 'A'..='Z' | '_' | 'a'..='z' => true,
        // Latin, Cyrillic, Arabic and Chinese without a search in the tables of Unicode.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        'ء'..='ي' | 'ٮ'..='ۓ' | '一'..='鿿' => true,
        '\0'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '»' | '\u{2010}'..='\u{205e}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Returns whether a character joins the parts of a compound.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Returns whether a run begins with a digit.
pub(super) fn numeric(run: &str) -> bool {
    run.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the value of a run that is exactly `length` ASCII digits (at most four).
pub(super) fn number(run: &str, length: usize) -> Option<i16> {
    let digits = run.len() == length && run.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| run.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(mut cursor: Cursor<'_>) -> Vec<DateToken<'_>> {
        std::iter::from_fn(|| cursor.token()).collect()
    }

    #[test]
    fn both_directions_give_the_same_tokens() {
        let text =
            DateText { text: "Über 16th,\n\u{a0}x\n\n«ok»", words: Lexicon::of_language("en") };
        let forward = tokens(Cursor::after(text, 0));
        let mut backward = tokens(Cursor::before(text, text.len()));
        backward.reverse();
        assert_eq!(forward, backward);
        assert_eq!(
            forward[..5],
            [
                DateToken::Run("Über"),
                DateToken::Gap,
                DateToken::Run("16th"),
                DateToken::Sign(','),
                DateToken::Gap,
            ]
        );
        assert_eq!(forward[6], DateToken::Break);
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_word(c), c.is_alphanumeric() || c == '_', "{c:?}");
        }
    }

    #[test]
    fn a_number_has_exactly_its_digits() {
        assert_eq!(number("2025", 4), Some(2025));
        assert_eq!(number("16th", 4), None);
        assert_eq!(number("٢٠", 4), None);
    }
}

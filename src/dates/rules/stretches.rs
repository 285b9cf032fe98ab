//! Finds the stretches of a text in which a date may be: known words, numbers and signs in a row,
//! one of which may be the core of a date.
//!
//! Most of a text is in none. So its words are only looked at here, and those of the stretches are
//! read by `scan`.

use std::ops::Range;

use super::characters::{
    ByteClass, byte_class, is_digit, is_letter, typographic_sign, word_length,
};
use super::vocabulary::Vocabulary;
use super::word_filter::{Guess, WordHash};

/// Returns the stretches, in order. Each begins and ends with the unknown word beside it, which it
/// shares with its neighbour.
pub(super) fn stretches<'t>(
    text: &'t str,
    words: &'t Vocabulary,
) -> impl Iterator<Item = Range<usize>> {
    let mut stretches = Stretches { text, words, at: 0, start: 0, core: false };
    std::iter::from_fn(move || stretches.next())
}

struct Stretches<'t> {
    text: &'t str,
    words: &'t Vocabulary,
    at: usize,
    /// Where the stretch begins that `at` is in.
    start: usize,
    /// Whether it may have the core of a date.
    core: bool,
}

impl Stretches<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            let start = self.at;
            // As is every sixth character or so.
            if *byte == b' ' {
                self.at += 1;
                continue;
            }
            let guess = match byte_class(*byte) {
                ByteClass::Letter if byte.is_ascii() || !self.words.unspaced => self.take_letters(),
                ByteClass::Other if !self.words.unspaced => self.take_word(start),
                ByteClass::Letter | ByteClass::Other => self.take_unspaced(),
                ByteClass::Digit => self.take_digits(),
                ByteClass::Sign => {
                    self.at += 1;
                    continue;
                }
            };
            match guess {
                Guess::Core => self.core = true,
                Guess::Part => {}
                Guess::Unknown => {
                    let stretch = self.start..self.at;
                    self.start = start;
                    if std::mem::take(&mut self.core) {
                        return Some(stretch);
                    }
                }
            }
        }
        std::mem::take(&mut self.core).then_some(self.start..self.text.len())
    }

    fn take_letters(&mut self) -> Guess {
        let (start, bytes) = (self.at, self.text.as_bytes());
        // Most words have plain letters alone.
        let (mut hash, mut at, mut end) = (WordHash::START, bytes.len(), ByteClass::Sign);
        for (place, byte) in bytes[start..].iter().enumerate() {
            match byte_class(*byte) {
                ByteClass::Letter => hash = hash.with(*byte),
                other => {
                    (at, end) = (start + place, other);
                    break;
                }
            }
        }
        if end == ByteClass::Other
            && typographic_sign(&bytes[at..]).is_none()
            && self.text[at..].starts_with(is_letter)
        {
            return self.take_word(start);
        }
        self.at = at;
        self.guess(start, hash)
    }

    /// Takes a word, or another character, that begins at `start`.
    fn take_word(&mut self, start: usize) -> Guess {
        let rest = &self.text[start..];
        if let Some(length) = typographic_sign(rest.as_bytes()) {
            self.at = start + length;
            return Guess::Part;
        }
        let first = rest.chars().next().expect("the text goes on");
        if !is_letter(first) || is_digit(first) {
            self.at = start + first.len_utf8();
            return if is_digit(first) { Guess::Core } else { Guess::Part };
        }
        let length = word_length(rest);
        self.at = start + length;
        self.guess(start, WordHash::of(&rest[..length]))
    }

    /// Takes digits. The number of a day has one or two, that of a year four. A day that is the
    /// core of a date has a sign or an ending behind it: `17 men` and `17.5` have none.
    fn take_digits(&mut self) -> Guess {
        let bytes = self.text.as_bytes();
        let digits = bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit());
        let length = digits.count();
        self.at += length;
        let counts = match bytes[self.at..] {
            [b' ', next, ..] => matches!(byte_class(next), ByteClass::Letter | ByteClass::Digit),
            [b'.' | b',', next, ..] => next.is_ascii_digit(),
            _ => false,
        };
        match length {
            4 => Guess::Core,
            1 | 2 if !counts => Guess::Core,
            _ => Guess::Part,
        }
    }

    /// Returns what a word that begins at `start` may be. What adjoins a number or an apostrophe is
    /// an ending.
    fn guess(&self, start: usize, hash: WordHash) -> Guess {
        let adjoins = || start > 0 && !self.text.as_bytes()[start - 1].is_ascii_whitespace();
        match self.words.guess(hash) {
            Guess::Unknown if adjoins() => Guess::Part,
            guess => guess,
        }
    }

    /// Takes the longest word, or a character, of a text without spaces.
    fn take_unspaced(&mut self) -> Guess {
        let rest = &self.text[self.at..];
        if let Some((length, roles)) = self.words.longest(rest) {
            self.at += length;
            return if self.words.info(roles).core { Guess::Core } else { Guess::Part };
        }
        let sign = rest.chars().next().expect("the text goes on");
        self.at += sign.len_utf8();
        match (is_digit(sign), is_letter(sign)) {
            (true, _) => Guess::Core,
            (false, true) => Guess::Unknown,
            (false, false) => Guess::Part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Vocabulary;
    use super::*;
    use crate::language;

    fn words(tag: &str) -> Vocabulary {
        let language = language::at(language::index(tag).expect("a language"));
        Vocabulary::new(language, language.date_rules.as_ref().expect("rules"))
    }

    fn read<'t>(tag: &str, text: &'t str) -> Vec<&'t str> {
        stretches(text, &words(tag)).map(|stretch| &text[stretch]).collect()
    }

    /// A word may be taken for another one, so there may be more.
    #[test]
    fn a_stretch_is_known_words_around_a_core_with_the_words_beside_them() {
        let text = "Der Deich brach am Abend des 3. Mai 2024, sagte der Fischer am Hafen.";
        assert!(read("de", text).contains(&"brach am Abend des 3. Mai 2024, sagte"));
        let text = "Le phare s’éteint l’an dernier";
        assert!(read("fr", text).contains(&"s’éteint l’an dernier"), "{:?}", read("fr", text));
    }

    #[test]
    fn endings_and_prefixes_break_nothing() {
        let text = "Kule 4'ünde Haziran'ın";
        assert_eq!(read("tr", text), [text]);
        assert_eq!(read("ru", "упала в 1990-х годах башня"), ["упала в 1990-х годах башня"]);
        assert_eq!(read("zh", "他在二月三日走"), ["他在二月三日走"]);
        assert_eq!(read("de", ""), [""; 0]);
    }
}

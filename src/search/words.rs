//! The words of a text as the index has them.

use super::fold::{folded, is_in_word, put_breve};
use crate::text::is_spaceless;

/// Calls `each` with the folded words of a text, in order, and the place of each, from 0; returns
/// the place after the last. Scripts without spaces give each pair of neighbouring characters, and
/// the last character of a run, each at the place of its first character.
pub(super) fn words(text: &str, mut each: impl FnMut(&str, u32)) -> u32 {
    let mut run = WordReader { word: String::with_capacity(32), before: None, place: 0 };
    for c in text.chars() {
        // Asking the tables of Unicode for ASCII, too, would take half of a build's time again.
        if c.is_ascii_alphanumeric() {
            run.end_pairs(&mut each);
            run.word.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            run.end(&mut each);
        } else if !put_breve(&mut run.word, c) {
            folded(c, |c| run.put(c, &mut each));
        }
    }
    run.end(&mut each);
    run.place
}

/// A word that is being read.
struct WordReader {
    word: String,
    /// The last character of a script without spaces.
    before: Option<char>,
    /// The place of the next word.
    place: u32,
}

impl WordReader {
    fn put(&mut self, c: char, each: &mut impl FnMut(&str, u32)) {
        if !is_in_word(c) {
            return self.end(each);
        }
        if !is_spaceless(c) {
            self.end_pairs(each);
            return self.word.push(c);
        }
        self.end_word(each);
        if let Some(before) = self.before.replace(c) {
            self.word.extend([before, c]);
            self.end_word(each);
        }
    }

    fn end_word(&mut self, each: &mut impl FnMut(&str, u32)) {
        if !self.word.is_empty() {
            each(&self.word, self.place);
            self.place += 1;
            self.word.clear();
        }
    }

    fn end_pairs(&mut self, each: &mut impl FnMut(&str, u32)) {
        if let Some(last) = self.before.take() {
            each(last.encode_utf8(&mut [0; 4]), self.place);
            self.place += 1;
        }
    }

    fn end(&mut self, each: &mut impl FnMut(&str, u32)) {
        self.end_word(each);
        self.end_pairs(each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, |word, place| {
            assert_eq!(place as usize, found.len());
            found.push(word.to_owned());
        });
        found
    }

    #[test]
    fn case_marks_and_twin_letters_do_not_count() {
        assert_eq!(of("Ann’s Muñoz, ŁÓDŹ: Straße"), ["ann", "s", "munoz", "lodz", "strasse"]);
        assert_eq!(of("Ёлкин ЁЛКИН елкин"), ["елкин"; 3]);
        assert_eq!(of("Їжак Ўлад їжак"), ["іжак", "улад", "іжак"]);
        assert_eq!(of("İstanbul ISTANBUL ıstanbul"), ["istanbul"; 3]);
        assert_eq!(of("علي علی كابل کابل أحمد"), ["علی", "علی", "کابل", "کابل", "احمد"]);
        assert_eq!(of("ﬁsh Ａda co\u{ad}op e\u{301}te\u{301}"), ["fish", "ada", "coop", "ete"]);
    }

    #[test]
    fn a_letter_that_browsers_tell_from_others_stays() {
        assert_eq!(of("Йод ЙОД и\u{306}од И\u{306}од"), ["йод"; 4]);
        assert_eq!(of("а\u{306} ă"), ["а", "a"]);
    }

    #[test]
    fn numbers_are_words() {
        assert_eq!(
            of("40,5 of 1,200 in 2025-06-01"),
            ["40", "5", "of", "1", "200", "in", "2025", "06", "01"]
        );
    }

    #[test]
    fn scripts_without_spaces_give_pairs_and_their_last_character() {
        assert_eq!(of("北京大"), ["北京", "京大", "大"]);
        assert_eq!(of("在Kyiv市"), ["在", "kyiv", "市"]);
        assert_eq!(of("5月2日。今"), ["5", "月", "2", "日", "今"]);
    }
}

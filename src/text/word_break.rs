//! Words by Unicode: the breaks of UAX #29, between one character and the next.
//!
//! Its rules WB4 to WB13d need no more of a text than the characters on both sides of a place and
//! the next one, marks left out. The segmentation crate does not give the property of a character;
//! a text of two or three characters shows it.
//!
//! We differ for numbers: `²`, `½` and `₅` are in no word there, here they continue one, as `5` and
//! `m` do (`5²` is not 5, `m²` is not m); and the numbers of Chinese and Japanese do not break
//! (`40万` is not 40, `二十` not 二). Other letters of scripts without spaces have breaks on both
//! sides, as there: the standard leaves words in Chinese, Japanese and Thai to dictionaries.

use unicode_segmentation::UnicodeSegmentation;

/// Returns whether `c` is part of a word: a letter, a digit, a mark on one, or a character that
/// connects words (`_`).
pub fn is_word(c: char) -> bool {
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric() || c == '_',
        c => c.is_alphanumeric() || !c.is_whitespace() && is_unbroken(&['a', c]),
    }
}

/// Returns whether `c` belongs to the character before it: a combining mark, a joiner.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_unbroken(&['|', c])
}

/// Returns whether `c` is a digit or another number.
pub(super) fn is_number(c: char) -> bool {
    const HAN: &str = "零一二三四五六七八九十百千万萬亿億兆";
    c.is_ascii_digit() || !c.is_ascii() && (c.is_numeric() || HAN.contains(c))
}

/// Returns whether a word or number goes on from `before`, which is not a mark, to `after`.
pub(super) fn goes_on(before: char, after: char) -> bool {
    if before.is_ascii() && after.is_ascii() {
        return is_word(before) && is_word(after);
    }
    is_word(before)
        && is_word(after)
        && (is_unbroken(&[before, after].map(plain_number))
            || is_number(before) && is_number(after))
}

/// Returns whether `joint` joins the characters on its sides to a word or number: `U.S`, `can’t`,
/// `40,5`.
pub(super) fn is_joint(before: char, joint: char, after: char) -> bool {
    is_unbroken(&[before, joint, after].map(plain_number))
}

/// Returns a digit in place of a number that is not a digit.
fn plain_number(c: char) -> char {
    if c.is_numeric() && !c.is_alphabetic() { '0' } else { c }
}

fn is_unbroken(text: &[char]) -> bool {
    text.iter().collect::<String>().split_word_bounds().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_scripts_are_parts_of_words() {
        for mark in "\u{301}\u{94d}\u{93e}\u{e31}\u{e48}\u{eb1}\u{1039}\u{17d2}\u{5b8}\u{651}\
                     \u{20e3}\u{fe0f}\u{1d165}\u{a9c0}\u{ad}\u{200d}\u{2060}"
            .chars()
        {
            assert!(is_mark(mark) && is_word(mark), "{mark:?}");
        }
        for other in "a5é中ไ_ .’-·\u{a0}½".chars() {
            assert!(!is_mark(other), "{other:?}");
        }
    }

    #[test]
    fn words_go_on_as_in_the_standard_and_so_do_numbers() {
        let breaks = |text: &str| {
            let chars: Vec<char> = text.chars().filter(|c| !is_mark(*c)).collect();
            let end = |at: usize| chars.get(at + 1).is_some_and(|next| !goes_on(chars[at], *next));
            let marked = (0..chars.len()).map(|at| (chars[at], if end(at) { "|" } else { "" }));
            marked.map(|(c, end)| format!("{c}{end}")).collect::<String>()
        };
        for whole in ["naïve5_m", "5²", "m²", "1½", "Київ", "दल", "러시아", "٤٠", "40万", "二十"]
        {
            assert_eq!(breaks(whole), whole);
        }
        assert_eq!(breaks("石海川2024年"), "石|海|川|2024|年");
        assert_eq!(breaks("プーチン大統領の"), "プーチン|大|統|領|の");
        assert_eq!(breaks("ไทย"), "ไ|ท|ย");
    }
}

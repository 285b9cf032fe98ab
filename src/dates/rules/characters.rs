//! Letters, digits and signs of the scripts that dates are written in.
//!
//! Common letters are known by their bytes: with the tables of Unicode alone, finding dates takes
//! 48 % more instructions in Russian, 10 % more in German and Spanish (docs/performance.md).

use crate::dates::tokens::is_word;

/// Returns whether a character is part of a word: letters, marks on them, and the sign that
/// separates letters in Persian.
pub(super) fn is_letter(c: char) -> bool {
    is_word(c) && !c.is_ascii_digit() || c == '\u{200c}'
}

/// What a byte tells of its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteClass {
    /// An ASCII letter, or a letter (or `×` or `÷`) of Latin or Cyrillic.
    Letter,
    /// An ASCII digit.
    Digit,
    /// A space, or another sign of ASCII but `_`.
    Sign,
    /// Nothing by itself.
    Other,
}

pub(super) fn byte_class(byte: u8) -> ByteClass {
    CLASSES[usize::from(byte)]
}

static CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xbf | 0xc3..=0xc9 | 0xd0 | 0xd1 => {
                ByteClass::Letter
            }
            b'0'..=b'9' => ByteClass::Digit,
            b'_' | 0xc0..=0xff => ByteClass::Other,
            _ => ByteClass::Sign,
        };
        byte += 1;
    }
    classes
};

/// Returns the length of a sign at the beginning of a text, if it is one of the dashes, quotation
/// marks and spaces of typography; other signs are not known by their bytes.
pub(super) fn typographic_sign(bytes: &[u8]) -> Option<usize> {
    match bytes {
        // U+2010 to U+203F
        [0xe2, 0x80, 0x90..=0xbf, ..] => Some(3),
        // U+A0, « and »
        [0xc2, 0xa0 | 0xab | 0xbb, ..] => Some(2),
        _ => None,
    }
}

/// Returns the length of the letters at the beginning of a text, without digits.
pub(super) fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if matches!(bytes, [0xc3, 0x97 | 0xb7, ..]) {
        return 0;
    }
    // Most letters need not be decoded.
    let other = |byte: &u8| byte_class(*byte) != ByteClass::Letter;
    let at = bytes.iter().position(other).unwrap_or(bytes.len());
    if bytes.get(at).is_none_or(|byte| byte_class(*byte) != ByteClass::Other) {
        return at;
    }
    let end = text[at..].char_indices().find(|(_, c)| !is_letter(*c) || digit(*c).is_some());
    end.map_or(text.len(), |(more, _)| at + more)
}

/// Returns one sign for those that mean the same.
pub(super) fn plain_sign(sign: char) -> char {
    match sign {
        '–' | '—' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '−' | '~' | '～' => '-',
        '’' | '‘' | 'ʼ' => '\'',
        '，' | '、' | '،' => ',',
        '．' => '.',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

/// Returns the value of a digit of the scripts that dates are written in.
fn digit(c: char) -> Option<i32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '０'..='９' => '０',
        _ => return None,
    };
    i32::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// Returns whether a character is such a digit.
pub(super) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Returns the number of digits, at most 255.
pub(super) fn digit_count(digits: &str) -> u8 {
    u8::try_from(digits.chars().count()).unwrap_or(u8::MAX)
}

/// Returns the value and the length in bytes of the digits at the beginning of a text. The value
/// of more than six is 0.
pub(super) fn digits(text: &str) -> Option<(i32, usize)> {
    let mut value = 0;
    let mut count = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { break };
        count += 1;
        value = if count > 6 { 0 } else { value * 10 + digit };
        end = at + c.len_utf8();
    }
    (count > 0).then_some((value, end))
}

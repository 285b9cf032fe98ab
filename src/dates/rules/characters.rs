//! Letters, digits and signs of the scripts that dates are written in.

use crate::dates::tokens::is_word;

/// Returns whether a character is part of a word: letters, marks on them, and the sign that
/// separates letters in Persian.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '_' => true,
        // Latin, Cyrillic and Arabic without a search in the tables of Unicode.
        'ß'..='ö' | 'ø'..='ɏ' | 'А'..='ё' | 'ء'..='ي' => true,
        '\0'..='\x7f' => false,
        _ => is_word(c) || c == '\u{200c}',
    }
}

/// For each byte the length of the letter that begins with it, if all that begin so are letters of
/// that length: of Latin (but for `×` and `÷`) and Cyrillic. 0 for all others.
const LETTER_LENGTHS: [u8; 256] = {
    let mut lengths = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        lengths[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            0xc3..=0xc9 | 0xd0 | 0xd1 => 2,
            _ => 0,
        };
        byte += 1;
    }
    lengths
};

/// Returns the length of the letters at the beginning of a text, without digits.
pub(super) fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    // Most letters need not be decoded.
    while let Some(byte) = bytes.get(at) {
        let length = usize::from(LETTER_LENGTHS[usize::from(*byte)]);
        if length == 0 || *byte == 0xc3 && matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) {
            break;
        }
        at += length;
    }
    if bytes.get(at).is_none_or(|byte| byte.is_ascii() && *byte != b'_') {
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

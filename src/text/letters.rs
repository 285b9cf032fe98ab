//! Letters that a script has twice, or that a language often writes as another one.

use std::borrow::Cow;

use memchr::memchr2;

use super::fold::fold_plain;

/// Returns a text with one letter for those that names have in two spellings: `ё` and `е`, the two
/// forms of the Arabic yeh and kaf. Each letter keeps its place and its length in bytes.
pub fn one_letter(text: &str) -> Cow<'_, str> {
    let other = |c: char| {
        Some(match c {
            'ё' => 'е',
            'Ё' => 'Е',
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            _ => return None,
        })
    };
    // The bytes with which these letters begin; most texts have none of them.
    let bytes = text.as_bytes();
    let may_have = memchr2(0xd0, 0xd1, bytes).is_some() || memchr2(0xd9, 0xda, bytes).is_some();
    if !may_have || !text.contains(|c| other(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| other(c).unwrap_or(c)).collect())
}

/// Returns a name as it is compared: folded, with one letter for two.
pub fn folded(name: &str) -> String {
    one_letter(&fold_plain(name)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_two_codes_become_one_and_keep_their_length() {
        for (text, folded) in
            [("Ёлкин, Королёв", "Елкин, Королев"), ("علي", "علی"), ("كابل", "کابل")]
        {
            assert_eq!(one_letter(text), folded);
            assert_eq!(text.len(), folded.len());
        }
        assert!(matches!(one_letter("Jonas Wren"), Cow::Borrowed(_)));
    }
}

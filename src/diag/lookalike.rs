//! Letters that look alike, and characters that nobody sees.

use std::ops::Range;

/// Letters by look: a letter, most often a Latin one, and others that look the same in print.
const LOOKS: &[(char, &str)] = &[
    ('a', "аɑα"),
    ('c', "сϲ"),
    ('d', "ԁ"),
    ('e', "е"),
    ('h', "һ"),
    ('i', "іι"),
    ('j', "ј"),
    ('k', "κ"),
    ('l', "ӏ"),
    ('o', "оοօ"),
    ('p', "рρ"),
    ('q', "ԛ"),
    ('s', "ѕ"),
    ('u', "υ"),
    ('v', "ν"),
    ('w', "ԝ"),
    ('x', "х"),
    ('y', "у"),
    ('A', "АΑ"),
    ('B', "ВΒ"),
    ('C', "С"),
    ('E', "ЕΕ"),
    ('H', "НΗ"),
    ('I', "ІΙ"),
    ('J', "Ј"),
    ('K', "КΚ"),
    ('M', "МΜ"),
    ('N', "Ν"),
    ('O', "ОΟ"),
    ('P', "РΡ"),
    ('S', "Ѕ"),
    ('T', "ТΤ"),
    ('X', "ХΧ"),
    ('Y', "УΥ"),
    ('Z', "Ζ"),
    ('۰', "٠"),
    ('۱', "١"),
    ('۲', "٢"),
    ('۳', "٣"),
    ('۴', "٤"),
    ('۵', "٥"),
    ('۶', "٦"),
    ('۷', "٧"),
    ('۸', "٨"),
    ('۹', "٩"),
    ('ه', "ەھہ"),
    ('\'', "׳"),
    ('"', "״"),
    ('二', "ニ"),
    ('力', "カ"),
    ('口', "ロ囗"),
    ('工', "エ"),
    ('夕', "タ"),
    ('卜', "ト"),
    ('八', "ハ"),
    ('へ', "ヘ"),
    ('べ', "ベ"),
    ('ぺ', "ペ"),
];

/// Returns whether a character takes no room: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Returns the Latin letter that a letter looks like; other characters as they are.
fn look(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let found = LOOKS.iter().find(|(_, lookalikes)| lookalikes.contains(c));
    found.map_or(c, |(latin, _)| *latin)
}

/// Returns whether two texts differ, and only in characters that readers cannot tell apart.
pub(crate) fn is_lookalike(one: &str, other: &str) -> bool {
    let seen = |text: &str| text.chars().filter(|c| !is_unseen(*c)).map(look).collect::<String>();
    one != other && (!one.is_ascii() || !other.is_ascii()) && seen(one) == seen(other)
}

/// Says which character of `given` differs from its lookalike `meant`:
/// "`pоst` has a Cyrillic о (U+043E) where `post` has a Latin o (U+006F)". `None` if they are not
/// lookalikes.
pub(crate) fn explain(given: &str, meant: &str) -> Option<String> {
    if !is_lookalike(given, meant) {
        return None;
    }
    let unseen = |text: &str| text.chars().find(|c| is_unseen(*c));
    let seen = |text: &str| text.chars().filter(|c| !is_unseen(*c)).collect::<Vec<_>>();
    let named = |c: char| format!("{} (U+{:04X})", name(c), u32::from(c));
    let mut pairs = seen(given).into_iter().zip(seen(meant));
    if let Some((one, other)) = pairs.find(|(one, other)| one != other) {
        let (one, other) = (named(one), named(other));
        return Some(format!("`{given}` has {one} where `{meant}` has {other}"));
    }
    let odd = unseen(given).map(|c| (given, c)).or_else(|| Some((meant, unseen(meant)?)));
    odd.map(|(text, c)| format!("`{text}` has {}", named(c)))
}

/// Returns the bytes of the character of `given` that differs from its lookalike `meant`, or that
/// nobody sees. `None` if they are not lookalikes, or if `meant` alone has such a character.
pub(super) fn differing(given: &str, meant: &str) -> Option<Range<usize>> {
    if !is_lookalike(given, meant) {
        return None;
    }
    let seen = |(_, c): &(usize, char)| !is_unseen(*c);
    let (one, other) = (given.char_indices(), meant.char_indices());
    let mut pairs = one.filter(seen).zip(other.filter(seen));
    let differs = pairs.find(|((_, one), (_, other))| one != other).map(|(one, _)| one);
    let (at, c) = differs.or_else(|| given.char_indices().find(|(_, c)| is_unseen(*c)))?;
    Some(at..at + c.len_utf8())
}

/// Returns a character with its alphabet; that of Latin letters goes without saying elsewhere.
fn name(c: char) -> String {
    if is_unseen(c) {
        return "a character that nobody sees".to_owned();
    }
    let alphabet = match u32::from(c) {
        0x30..=0x39 => "the digit",
        0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f => "a Latin",
        0x370..=0x3ff => "a Greek",
        0x400..=0x52f => "a Cyrillic",
        0x530..=0x58f => "an Armenian",
        0x590..=0x5ff => "a Hebrew",
        0x660..=0x669 => "the Arabic digit",
        0x6f0..=0x6f9 => "the Persian digit",
        0x600..=0x6ff => "the Arabic letter",
        0x3040..=0x309f => "the hiragana",
        0x30a0..=0x30ff => "the katakana",
        0x4e00..=0x9fff => "the Chinese character",
        _ => "the character",
    };
    format!("{alphabet} {c}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_odd_character_is_named() {
        for (given, meant, words) in [
            ("pоst", "post", "`pоst` has a Cyrillic о (U+043E)"),
            ("kіnd", "kind", "`kіnd` has a Cyrillic і (U+0456)"),
            ("Βoats", "Boats", "`Βoats` has a Greek Β (U+0392)"),
            ("post\u{200b}", "post", "has a character that nobody sees (U+200B)"),
            (
                "мiст",
                "міст",
                "`мiст` has a Latin i (U+0069) where `міст` has a Cyrillic і (U+0456)",
            ),
            ("٢٥ خرداد", "۲۵ خرداد", "has the Arabic digit ٢ (U+0662) where"),
            (
                "入ロ",
                "入口",
                "has the katakana ロ (U+30ED) where `入口` has the Chinese character 口",
            ),
            // The article has it.
            ("Boats", "Bоats", "`Bоats` has a Cyrillic о (U+043E)"),
        ] {
            let said = explain(given, meant).unwrap_or_default();
            assert!(said.contains(words), "{given}: {said}");
        }
    }

    #[test]
    fn other_differences_are_not_explained() {
        for (given, meant) in
            [("post", "post"), ("pоst", "pest"), ("poet", "post"), ("пост", "post")]
        {
            assert_eq!(explain(given, meant), None, "{given}");
        }
    }

    #[test]
    fn no_letter_looks_like_two() {
        let mut all: Vec<char> =
            LOOKS.iter().flat_map(|(_, lookalikes)| lookalikes.chars()).collect();
        assert!(all.iter().all(|c| !c.is_ascii()));
        assert!(LOOKS.iter().all(|(letter, _)| look(*letter) == *letter));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

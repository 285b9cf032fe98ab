//! Letters of other alphabets that look like Latin ones, and characters that nobody sees.

/// Letters by look: a Latin letter, and letters of other alphabets that look the same in print.
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
];

/// Returns whether a character takes no room: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Returns the Latin letter that a letter looks like; other characters as they are.
fn look(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let found = LOOKS.iter().find(|(_, twins)| twins.contains(c));
    found.map_or(c, |(latin, _)| *latin)
}

/// Returns whether two texts differ, and only in characters that readers cannot tell apart.
pub(crate) fn is_twin(one: &str, other: &str) -> bool {
    let seen = |text: &str| text.chars().filter(|c| !is_unseen(*c)).map(look).collect::<String>();
    one != other && (!one.is_ascii() || !other.is_ascii()) && seen(one) == seen(other)
}

/// Says which character of `given` differs from its twin `meant`:
/// "`pоst` has a Cyrillic о (U+043E)". `None` if they are not twins.
pub(crate) fn explain(given: &str, meant: &str) -> Option<String> {
    if !is_twin(given, meant) {
        return None;
    }
    let odd = |text: &str| text.chars().find(|c| is_unseen(*c) || look(*c) != *c);
    let has = |text: &str, c: char| format!("`{text}` has {} (U+{:04X})", name(c), u32::from(c));
    // Of two texts with such characters, the first difference counts.
    let mut pairs = given.chars().zip(meant.chars());
    match (odd(given), odd(meant)) {
        (Some(_), _) => {
            let differs = pairs.find(|(one, other)| one != other).map(|(one, _)| one);
            let c = differs.filter(|c| !c.is_ascii()).or_else(|| odd(given))?;
            Some(has(given, c))
        }
        (None, Some(c)) => Some(has(meant, c)),
        (None, None) => None,
    }
}

fn name(c: char) -> String {
    if is_unseen(c) {
        return "a character that nobody sees".to_owned();
    }
    let alphabet = match u32::from(c) {
        0x370..=0x3ff => "a Greek",
        0x400..=0x52f => "a Cyrillic",
        0x530..=0x58f => "an Armenian",
        _ => "another alphabet’s",
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
        let mut all: Vec<char> = LOOKS.iter().flat_map(|(_, twins)| twins.chars()).collect();
        assert!(all.iter().all(|c| !c.is_ascii()));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

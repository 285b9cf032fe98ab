//! The surname of a full name.

use crate::language;

/// Returns the last word of a full name that is neither a suffix nor a number: that of
/// “Silas B. Hume Jr.” is “Hume”. `None` for a name of one word, perhaps with a number: “Otto III”.
pub fn surname(name: &str) -> Option<&str> {
    let mut rest = name.trim_end();
    loop {
        let (before, last) = rest.rsplit_once(' ')?;
        if !is_suffix(last) {
            return Some(last.trim_end_matches(','));
        }
        rest = before.trim_end();
    }
}

/// Returns whether a word after a name is not a surname: a degree, `Jr.`, a number.
fn is_suffix(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',']);
    let roman = bare.len() > 1 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let number = bare.chars().all(|c| c.is_ascii_digit());
    roman
        || number
        || language::all().any(|language| language.titles.after.iter().any(|it| it == bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_and_numbers_are_no_surnames() {
        for (name, expected) in [
            ("Silas B. Hume Jr.", Some("Hume")),
            ("Silas Hume, Jr.", Some("Hume")),
            ("Amos Kettle Sr", Some("Kettle")),
            ("Ada Moss III", Some("Moss")),
            ("Ada Moss MP", Some("Moss")),
            ("Ada Moss, PhD", Some("Moss")),
            ("Otto III", None),
            ("Otto 2", None),
            ("Otto", None),
            ("Malcolm X", Some("X")),
            ("Jonas Wren", Some("Wren")),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}

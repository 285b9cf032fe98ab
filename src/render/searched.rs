//! Says in words that readers understand what a checked omission was searched for.

use super::views::Searched;

/// Returns the alternatives of a pattern `/one|two/i`, in their order: plain words where they are
/// some, else the regular expression as it is. Brackets and classes are not taken apart.
pub(super) fn alternatives(pattern: &str) -> Vec<Searched> {
    let inner = pattern.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    let inner = inner.map_or(pattern, |(inner, _)| inner);
    let mut parts = Vec::new();
    let (mut start, mut depth, mut escaped, mut class) = (0, 0_usize, false, false);
    for (at, sign) in inner.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            _ if class => {}
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).map(alternative).collect()
}

/// The edge of a word in a pattern. What has one edge alone is a part of words: `mediat…`.
const EDGE: &str = r"\b";

fn alternative(part: &str) -> Searched {
    let (begins, ends) = (part.starts_with(EDGE), part.ends_with(EDGE));
    let words = part.trim_start_matches(EDGE).trim_end_matches(EDGE);
    let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '’' | '\'' | ',');
    if words.chars().all(plain) && words.contains(char::is_alphanumeric) {
        let words = match (begins, ends) {
            (true, false) => format!("{}…", words.trim()),
            (false, true) => format!("…{}", words.trim()),
            _ => words.trim().to_owned(),
        };
        Searched { words, pattern: false }
    } else {
        Searched { words: part.to_owned(), pattern: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pattern: &str) -> Vec<(String, bool)> {
        alternatives(pattern).into_iter().map(|part| (part.words, part.pattern)).collect()
    }

    #[test]
    fn words_are_shown_as_words_and_the_rest_as_it_is() {
        let word = |text: &str| (text.to_owned(), false);
        let code = |text: &str| (text.to_owned(), true);
        assert_eq!(words("/ferry/"), [word("ferry")]);
        assert_eq!(
            words(r"/ferry|\bold boat\b|\b40\b|\bferr|oats\b/i"),
            [word("ferry"), word("old boat"), word("40"), word("ferr…"), word("…oats")]
        );
        assert_eq!(words("/inspect(ed|ion)|crack/"), [code("inspect(ed|ion)"), word("crack")]);
        assert_eq!(words(r"/a[|)]b|c\|d/"), [code("a[|)]b"), code(r"c\|d")]);
        assert_eq!(words("/and/or/"), [code("and/or")]);
        assert_eq!(words("/|ferry/"), [word("ferry")]);
    }
}

//! Where a word or a number begins and ends.
//!
//! Two rules: a name may stand beside a hyphen or an apostrophe ("Ukraine's", "pro-Russia"); a
//! quotation may not cut through anything that would change its sense ("can't", "40,000",
//! "non-binding").

/// Returns whether `c` is part of a word: a letter, a digit, or a mark on one.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Returns whether a name may begin or end at byte `at`.
pub fn is_name_edge(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    !(before.is_some_and(is_word) && after.is_some_and(is_word))
}

/// Returns whether a quotation may begin or end at byte `at` of a text that is not folded.
pub fn is_quote_edge(text: &str, at: usize) -> bool {
    let mut left = text[..at].chars().rev();
    let mut right = text[at..].chars();
    let (before, before_that) = (left.next(), left.next());
    let (after, after_that) = (right.next(), right.next());
    let (Some(before), Some(after)) = (before, after) else { return true };
    if is_word(before) && is_word(after) {
        return false;
    }
    // The mark that may join two sides, and its two sides.
    let joined = |mark: char, one: Option<char>, other: Option<char>| {
        let (Some(one), Some(other)) = (one, other) else { return false };
        match mark {
            '.' | ',' => one.is_numeric() && other.is_numeric(),
            '-' | '‐' | '‑' => is_word(one) && is_word(other),
            '\'' | '’' | 'ʼ' => one.is_alphabetic() && other.is_alphabetic(),
            _ => false,
        }
    };
    if joined(after, Some(before), after_that) {
        // "Ukraine's" is Ukraine, "can't" is not can.
        let possessive = matches!(after, '\'' | '’')
            && after_that == Some('s')
            && !right.next().is_some_and(is_word);
        return possessive;
    }
    !joined(before, before_that, Some(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of `|` are edges, all others in `text` are not.
    fn quote_edges(marked: &str) {
        let text = marked.replace('|', "");
        let mut expected = Vec::new();
        for (count, (at, _)) in marked.match_indices('|').enumerate() {
            expected.push(at - count);
        }
        let found: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let found: Vec<usize> = found.into_iter().filter(|at| is_quote_edge(&text, *at)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_quotation_does_not_cut_numbers_contractions_or_compounds() {
        quote_edges("|40,000|");
        quote_edges("|40| |");
        quote_edges("|3.5|.|");
        quote_edges("|can't|");
        quote_edges("|Kyiv|’s| |");
        quote_edges("|non-binding|");
        quote_edges("|a|—|b|");
    }

    #[test]
    fn a_name_ends_before_a_hyphen_or_an_apostrophe() {
        assert!(is_name_edge("Ukraine's", 7));
        assert!(is_name_edge("pro-Russia", 4));
        assert!(!is_name_edge("Iranian", 4));
        assert!(!is_name_edge("Kiev\u{301}", 4));
    }
}

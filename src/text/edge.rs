//! Edges of words and numbers.
//!
//! Names and quotations have a rule each: a hyphen or an apostrophe may follow or precede a name
//! ("Ukraine's", "pro-Russia"); a quotation may not cut through anything that would change its
//! sense ("can't", "40,000", "non-binding", "−5").

use std::ops::Range;

use super::fold::Folded;

/// Returns whether `c` is part of a word: a letter, a digit, or a mark on one.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Returns whether `range` may be a name: no word continues before or after it.
///
/// The full stop of "U.S." is no edge in "U.S.S.R.".
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    // A name does not begin within an ellipsis.
    let dots = before == Some('.') && text[range.start..].starts_with('.');
    !(before.is_some_and(is_word) || after.is_some_and(is_word) || dots)
}

/// Returns whether a quotation may begin or end at byte `at` of the folded text of `original`.
pub fn is_quote_edge(folded: &Folded, original: &str, at: usize) -> bool {
    let text = &folded.text;
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(after)) = (before, after) else { return true };
    // Nor is a quotation to cut an ellipsis.
    if is_word(before) && is_word(after) || before == '.' && after == '.' {
        return false;
    }
    let joint = |start: usize, mark: char| Joint { folded, original, start, mark };
    if joint(at, after).joins() {
        return is_possessive(&text[at..]);
    }
    let before_mark = at - before.len_utf8();
    !(joint(before_mark, before).joins() || joint(before_mark, before).is_sign())
}

/// "Ukraine's" is Ukraine, "can't" is not can.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('\'')
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(is_word)
}

/// A character that may join what is on its two sides to one word or number.
struct Joint<'a> {
    folded: &'a Folded,
    original: &'a str,
    start: usize,
    mark: char,
}

impl Joint<'_> {
    fn left(&self) -> &str {
        &self.folded.text[..self.start]
    }

    fn right(&self) -> &str {
        &self.folded.text[self.start + self.mark.len_utf8()..]
    }

    /// Returns the character before folding, which makes one of all dashes, and of all spaces.
    fn as_written(&self) -> char {
        self.original[self.folded.original(self.start)..].chars().next().unwrap_or(self.mark)
    }

    fn joins(&self) -> bool {
        let sides = (self.left().chars().next_back(), self.right().chars().next());
        let (Some(one), Some(other)) = sides else { return false };
        let numbers = one.is_numeric() && other.is_numeric();
        match self.mark {
            '.' | ',' | ':' | '/' => numbers,
            '\'' => numbers || one.is_alphabetic() && other.is_alphabetic(),
            '-' => {
                let hyphen = || matches!(self.as_written(), '-' | '‐' | '‑');
                numbers || is_word(one) && is_word(other) && hyphen()
            }
            ' ' => numbers && self.parts_thousands(),
            _ => false,
        }
    }

    /// Returns whether it is the no-break space of "40 000".
    fn parts_thousands(&self) -> bool {
        let is_digit = char::is_ascii_digit;
        let before = self.left().chars().rev().take_while(is_digit).count();
        let after = self.right().chars().take_while(is_digit).count();
        let fixed = matches!(self.as_written(), '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}');
        fixed && (1..=3).contains(&before) && after == 3
    }

    /// Returns whether it belongs to the number after it: "−5", ".5".
    fn is_sign(&self) -> bool {
        let before = self.left().chars().next_back();
        let stands_off = !before.is_some_and(|c| is_word(c) || c == self.mark);
        let number = self.right().starts_with(char::is_numeric);
        let mark = match self.mark {
            '.' => true,
            '-' => matches!(self.as_written(), '-' | '−' | '‑' | '–'),
            _ => false,
        };
        mark && stands_off && number
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    /// Asserts that the edges of the text are exactly the places of `|`.
    #[track_caller]
    fn quote_edges(marked: &str) {
        let original = marked.replace('|', "");
        let folded = fold(&original, std::iter::empty());
        let text = &folded.text;
        let edges: Vec<usize> = (0..=text.len())
            .filter(|at| text.is_char_boundary(*at) && is_quote_edge(&folded, &original, *at))
            .collect();
        let mut shown = text.clone();
        edges.iter().rev().for_each(|at| shown.insert(*at, '|'));
        assert_eq!(shown, crate::text::fold::fold_plain(marked));
    }

    #[test]
    fn a_quotation_does_not_cut_numbers() {
        quote_edges("|40,000|");
        quote_edges("|40| |");
        quote_edges("|3.5|.|");
        quote_edges("|16:30|,| |1/2|,| |40–50|");
        quote_edges("|1'000|");
        quote_edges("|40\u{a0}000| |men|");
        quote_edges("|40| |000|");
        quote_edges("|16|\u{a0}|May|");
        quote_edges("|May| |16|\u{a0}|2025|");
        quote_edges("|a| |−5| |b|");
        quote_edges("|rose| |.5| |per| |cent|");
        quote_edges("|so|…|5| |men|");
    }

    #[test]
    fn a_quotation_does_not_cut_contractions_or_compounds() {
        quote_edges("|can't|");
        quote_edges("|can‘t| |can`t| |canʼt|");
        quote_edges("|Kyiv|’s| |Kyiv|ʼs| |KYIV|'S|");
        quote_edges("|non-binding|");
        quote_edges("|non‑binding|");
        quote_edges("|workers|'| |rights|");
    }

    #[test]
    fn a_character_that_folding_drops_is_no_edge() {
        quote_edges("|can\u{ad}not|");
        quote_edges("|40\u{200b}000|");
        quote_edges("|cafe\u{301}s|");
    }

    #[test]
    fn a_dash_is_an_edge_and_a_hyphen_is_not() {
        quote_edges("|a|—|b|");
        quote_edges("|Russia|–|Ukraine|");
        quote_edges("|—|5| |men|");
    }

    #[test]
    fn a_name_ends_before_a_hyphen_or_an_apostrophe() {
        let alone = |text: &str, name: &str| {
            let at = text.find(name).expect("the name is there");
            stands_alone(text, &(at..at + name.len()))
        };
        assert!(alone("Ukraine's", "Ukraine"));
        assert!(alone("pro-Russia", "Russia"));
        assert!(alone("a U.S.-led call", "U.S."));
        assert!(!alone("Iranian", "Iran"));
        assert!(!alone("Kiev\u{301}", "Kiev"));
        assert!(!alone("the U.S.S.R.", "U.S."));
    }
}

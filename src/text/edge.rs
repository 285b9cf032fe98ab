//! Edges of words and numbers: where a name or a quotation may begin and end.
//!
//! Both follow the word breaks of Unicode ([`word_break`](super::word_break)), and differ from them
//! where a cut would change the sense, or where readers see an edge.
//!
//! - A name may be followed or preceded by any mark: "Ukraine's", "pro-Russia", "Kyiv.Today".
//! - A quotation ends before the 's of "Kyiv's", which Unicode takes for a part of the word.
//! - A quotation does not cut what a hyphen or a short dash joins without spaces: "non-binding",
//!   "non–binding", "COVID-19". For Unicode, hyphens are edges; for us, only long dashes are, and
//!   those between a Hebrew prefix and a number: "ב־3".
//! - A quotation does not cut numbers, whatever is between two digits, but for brackets and
//!   quotation marks: "1/2", "40·5", "10^6", "40—50". A space there parts groups of three digits:
//!   "40 000".
//! - The signs of a number belong to it: "−5", "±5", "<5", "−$5", ".5", "50+".

#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::fold::Folded;
pub use super::word_break::is_word;
use super::word_break::{goes_on, is_joint, is_mark, is_number};

/// Returns whether `range` may be a name: no word continues before or after it.
///
/// The full stop of "U.S." is not an edge in "U.S.S.R.".
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let name = &text[range.clone()];
    let starts = name.chars().next().is_none_or(|first| may_begin(&text[..range.start], first));
    // A name does not begin within an ellipsis.
    let dots = name.starts_with('.') && text[..range.start].ends_with('.');
    starts && !dots && may_end(name, &text[range.end..])
}

/// Returns whether a name may begin with `first` after the text `before`.
pub fn may_begin(before: &str, first: char) -> bool {
    match base(before) {
        Some((_, last)) if before.ends_with(is_word) => is_word(first) && !goes_on(last, first),
        _ => true,
    }
}

/// Returns whether a name may end before the text `after`.
fn may_end(name: &str, after: &str) -> bool {
    match (base(name), after.chars().next()) {
        (Some((_, last)), Some(next)) if is_word(next) => {
            name.ends_with(is_word) && !is_mark(next) && !goes_on(last, next)
        }
        _ => true,
    }
}

/// Returns the last character of `text` that is not a mark on another, and its byte.
fn base(text: &str) -> Option<(usize, char)> {
    let mut chars = text.char_indices().rev();
    let last = chars.next()?;
    if is_mark(last.1) { chars.find(|(_, c)| !is_mark(*c)).or(Some(last)) } else { Some(last) }
}

/// Returns whether a quotation may begin at byte `at` of the folded text of `original`.
pub fn may_begin_quote(folded: &Folded, original: &str, at: usize) -> bool {
    let (Some((start, before)), Some(after)) = (base(&folded.text[..at]), next(folded, at)) else {
        return true;
    };
    if folded.text[..at].ends_with('\n') || after == '\n' {
        return true;
    }
    // Nor is a quotation to cut an ellipsis.
    if is_mark(after)
        || goes_on(before, after)
        || before == '.' && after == '.'
        || is_number(before) && after == '+'
        || cuts_cluster(folded, original, at)
    {
        return false;
    }
    let joint = |start: usize, mark: char| Joint { folded, original, start, mark };
    let last = joint(start, before);
    !(joint(at, after).joins() || last.joins() || last.is_sign() || last.is_currency_after_sign())
}

fn next(folded: &Folded, at: usize) -> Option<char> {
    folded.text[at..].chars().next()
}

/// Returns whether a quotation may end there.
pub fn may_end_quote(folded: &Folded, original: &str, at: usize) -> bool {
    let word = folded.text[..at].ends_with(is_word);
    word && is_possessive(&folded.text[at..]) || may_begin_quote(folded, original, at)
}

/// Returns whether byte `at` of the folded text is within a character that consists of several.
fn cuts_cluster(folded: &Folded, original: &str, at: usize) -> bool {
    let bytes = folded.text.as_bytes();
    if bytes[at - 1].is_ascii() && bytes[at].is_ascii() {
        return false;
    }
    let at = folded.original(at);
    let is_edge = GraphemeCursor::new(at, original.len(), true).is_boundary(original, 0);
    is_edge.is_ok_and(|is_edge| !is_edge)
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
        self.folded.text[self.start + self.mark.len_utf8()..].trim_start_matches(is_mark)
    }

    /// Returns the character before folding, which makes one of all dashes, and of all spaces.
    fn as_written(&self) -> char {
        self.original[self.folded.original(self.start)..].chars().next().unwrap_or(self.mark)
    }

    fn joins(&self) -> bool {
        if is_word(self.mark) {
            return false;
        }
        let (left, right) = (base(self.left()), self.right().chars().next());
        let (Some((_, left)), Some(right)) = (left, right) else { return false };
        let numbers = is_number(left) && is_number(right);
        match self.mark {
            ' ' => numbers && self.parts_thousands(),
            '-' if is_number(right) && ends_with_hebrew_prefix(self.left()) => false,
            '-' => numbers || is_word(left) && is_word(right) && self.is_short_dash(),
            '(' | ')' | '[' | ']' | '{' | '}' | '"' => is_joint(left, self.mark, right),
            mark => numbers || is_joint(left, mark, right),
        }
    }

    fn is_short_dash(&self) -> bool {
        !matches!(self.as_written(), '—' | '―')
    }

    /// Returns whether it is the space of "40 000".
    fn parts_thousands(&self) -> bool {
        let is_digit = |c: &char| c.is_numeric();
        let before = self.left().chars().rev().take_while(is_digit).take(4).count();
        let after = self.right().chars().take_while(is_digit).take(4).count();
        (1..=3).contains(&before) && after == 3
    }

    /// Returns whether it belongs to the number after it: "−5", ".5", "−$5".
    fn is_sign(&self) -> bool {
        let before = base(self.left());
        let apart = !before.is_some_and(|(_, c)| is_word(c) || c == self.mark);
        // "−$.5" has three.
        let further = |c: &char| is_currency(*c) || matches!(c, '-' | '+' | '.');
        let mut number = self.right().chars().filter(|c| !is_mark(*c)).take(3).skip_while(further);
        apart && number.next().is_some_and(is_number) && self.is_number_sign()
    }

    fn is_number_sign(&self) -> bool {
        const SIGNS: &str = "+±∓<>≤≥≠~≈∼√⁺⁻₊₋";
        match self.mark {
            '-' => self.is_short_dash(),
            '.' => self.right().starts_with(is_number),
            mark => SIGNS.contains(mark),
        }
    }

    /// Returns whether it is the "$" of "−$5".
    fn is_currency_after_sign(&self) -> bool {
        let sign = base(self.left());
        is_currency(self.mark)
            && sign.is_some_and(|(start, mark)| Joint { start, mark, ..*self }.is_sign())
    }
}

/// Returns whether a text ends with one or two of the letters that Hebrew writes as one word with
/// what follows: "ב־3" is "on the 3rd".
fn ends_with_hebrew_prefix(text: &str) -> bool {
    let before = text.trim_end_matches(['ב', 'ה', 'ו', 'כ', 'ל', 'מ', 'ש']);
    let letters = text[before.len()..].chars().count();
    (1..=2).contains(&letters) && !before.ends_with(is_word)
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '￥' | '￡' | '￦' | '＄')
}

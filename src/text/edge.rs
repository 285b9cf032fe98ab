//! Edges of words and numbers: where a name or a quotation may begin and end.
//!
//! Both follow the word breaks of Unicode ([`word_break`](super::word_break)), and differ from them
//! where a cut would change the sense, or where readers see an edge.
//!
//! - A name may be followed or preceded by any mark: "Ukraine's", "pro-Russia", "Kyiv.Today".
//! - A quotation ends before the 's of "Kyiv's", which Unicode takes for a part of the word.
//! - A quotation does not cut what a hyphen or a short dash joins without spaces: "non-binding",
//!   "non–binding", "COVID-19". For Unicode, hyphens are edges; for us, only long dashes are.
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
/// The full stop of "U.S." is no edge in "U.S.S.R.".
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let name = &text[range.clone()];
    let starts = name.chars().next().is_none_or(|first| may_begin(&text[..range.start], first));
    // A name does not begin within an ellipsis.
    let dots = name.starts_with('.') && text[..range.start].ends_with('.');
    starts && !dots && may_end(name, &text[range.end..])
}

/// Returns whether a name may begin with `first` after the text `before`.
pub fn may_begin(before: &str, first: char) -> bool {
    match before.chars().next_back() {
        Some(last) if is_word(last) => is_word(first) && !goes_on(base(before, last), first),
        _ => true,
    }
}

/// Returns whether a name may end before the text `after`.
fn may_end(name: &str, after: &str) -> bool {
    match (name.chars().next_back(), after.chars().next()) {
        (Some(last), Some(next)) if is_word(next) => {
            is_word(last) && !is_mark(next) && !goes_on(base(name, last), next)
        }
        _ => true,
    }
}

/// Returns the last character of `text`, which is `last`, or the one that it is a mark on.
fn base(text: &str, last: char) -> char {
    if last.is_ascii() || !is_mark(last) {
        return last;
    }
    text.chars().rev().find(|c| !is_mark(*c)).unwrap_or(last)
}

/// Returns whether a quotation may begin at byte `at` of the folded text of `original`.
pub fn may_begin_quote(folded: &Folded, original: &str, at: usize) -> bool {
    let text = &folded.text;
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(last), Some(after)) = (before, after) else { return true };
    if last == '\n' || after == '\n' {
        return true;
    }
    let before = base(&text[..at], last);
    // Nor is a quotation to cut an ellipsis.
    if is_mark(after)
        || goes_on(before, after)
        || last == '.' && after == '.'
        || is_number(before) && after == '+'
        || cuts_cluster(folded, original, at)
    {
        return false;
    }
    let joint = |start: usize, mark: char| Joint { folded, original, start, mark };
    let before = joint(at - last.len_utf8(), last);
    !(joint(at, after).joins()
        || before.joins()
        || before.is_sign()
        || before.is_currency_after_sign())
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
        &self.folded.text[self.start + self.mark.len_utf8()..]
    }

    /// Returns the character before folding, which makes one of all dashes, and of all spaces.
    fn as_written(&self) -> char {
        self.original[self.folded.original(self.start)..].chars().next().unwrap_or(self.mark)
    }

    fn joins(&self) -> bool {
        if is_word(self.mark) {
            return false;
        }
        let left = self.left().chars().next_back().map(|last| base(self.left(), last));
        let right = self.right().chars().find(|c| c.is_ascii() || !is_mark(*c));
        let (Some(left), Some(right)) = (left, right) else { return false };
        let numbers = is_number(left) && is_number(right);
        match self.mark {
            ' ' => numbers && self.parts_thousands(),
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
        let before = self.left().chars().next_back();
        let apart = !before.is_some_and(|c| is_word(c) || c == self.mark);
        // "−$.5" has three.
        let further = |c: &char| is_currency(*c) || matches!(c, '-' | '+' | '.');
        let mut number = self.right().chars().take(3).skip_while(further);
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
        let sign = self.left().chars().next_back();
        is_currency(self.mark)
            && sign.is_some_and(|mark| {
                let start = self.start - mark.len_utf8();
                Joint { start, mark, ..*self }.is_sign()
            })
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '￥' | '￡' | '￦' | '＄')
}

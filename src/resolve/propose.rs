//! Writes an anchor for a passage: a quotation that quotes this passage only.
//!
//! Each quotation is parsed and searched for before it is proposed.

use std::ops::Range;

use super::anchors::{Haystack, find_once};
use crate::load::parse_quotation;
use crate::markdown::push_escaped;
use crate::source::Span;
use crate::text::is_spaceless;

/// The numbers of words beside a passage that are tried, in this order.
const CONTEXT: &[usize] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 32, 48, 64];

/// A passage to be quoted. Ranges are bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProposedPassage {
    /// One phrase, or the two ends of a range.
    pub(super) phrases: Vec<Range<usize>>,
    /// The words that the note is about.
    pub(super) exact: Range<usize>,
    /// The quotation that it replaces.
    pub(super) span: Span,
}

/// Returns a blockquote that leads to the passage: its exact words in bold, with as many words
/// around them as necessary. `None` if no words around distinguish it from another passage.
pub(super) fn anchor(haystack: &Haystack<'_>, passage: &ProposedPassage) -> Option<String> {
    let across = in_two(&haystack.folded.text, passage);
    for count in CONTEXT {
        for passage in std::iter::once(passage).chain(&across) {
            for inward in [0, *count] {
                let wide = widen(&haystack.folded.text, passage, *count, inward);
                let written = write(haystack, &wide);
                if leads_to(haystack, &written, passage) {
                    return Some(written);
                }
            }
        }
    }
    None
}

/// Bold words cannot span two blocks, but their first and last block can be quoted.
fn in_two(text: &str, passage: &ProposedPassage) -> Option<ProposedPassage> {
    let exact = &passage.exact;
    let first = text[exact.clone()].find('\n').map(|at| exact.start + at)?;
    let last = text[exact.clone()].rfind('\n').map(|at| exact.start + at + 1)?;
    (passage.phrases.len() == 1).then(|| ProposedPassage {
        phrases: vec![exact.start..first, last..exact.end],
        ..passage.clone()
    })
}

/// Extends a passage by `outward` words before and after, and by `inward` words at the gap of a
/// range.
fn widen(text: &str, passage: &ProposedPassage, outward: usize, inward: usize) -> ProposedPassage {
    let mut phrases = passage.phrases.clone();
    if let [first, last] = &mut phrases[..] {
        (first.end, last.start) =
            (after(text, first.end, inward), before(text, last.start, inward));
    }
    let start = before(text, phrases[0].start, outward);
    let end = after(text, phrases[phrases.len() - 1].end, outward);
    let last = phrases.len() - 1;
    // If the ends of a range meet, they become one phrase.
    if last > 0 && phrases[0].end >= phrases[last].start {
        phrases.truncate(1);
    }
    let last = phrases.len() - 1;
    phrases[0].start = start;
    phrases[last].end = end;
    ProposedPassage { phrases, ..passage.clone() }
}

fn before(text: &str, at: usize, count: usize) -> usize {
    (0..count).fold(at, |at, _| {
        let words = text[..at].trim_end();
        let is_edge = |c: char| c.is_whitespace() || is_spaceless(c);
        match words.char_indices().next_back() {
            None => at,
            // In a script without spaces a character is as good as a word.
            Some((last, c)) if is_spaceless(c) => last,
            Some(_) => words.rfind(is_edge).map_or(0, |edge| words.ceil_char_boundary(edge + 1)),
        }
    })
}

fn after(text: &str, at: usize, count: usize) -> usize {
    (0..count).fold(at, |at, _| {
        let words = text[at..].trim_start();
        let start = text.len() - words.len();
        let is_edge = |c: char| c.is_whitespace() || is_spaceless(c);
        match words.chars().next() {
            None => at,
            Some(c) if is_spaceless(c) => start + c.len_utf8(),
            Some(_) => words.find(is_edge).map_or(text.len(), |edge| start + edge),
        }
    })
}

fn leads_to(haystack: &Haystack<'_>, written: &str, passage: &ProposedPassage) -> bool {
    let Ok(quote) = parse_quotation(written, passage.span) else { return false };
    find_once(haystack, &quote).is_ok_and(|found| found == haystack.in_plain(&passage.exact))
}

/// Writes a passage as a blockquote.
fn write(haystack: &Haystack<'_>, passage: &ProposedPassage) -> String {
    let exact = &passage.exact;
    let whole = passage.phrases[0].start == exact.start
        && passage.phrases.last().is_some_and(|last| last.end == exact.end);
    let mut out = String::from("> ");
    // Where the paragraph's own text begins.
    let mut paragraph = out.len();
    for (number, phrase) in passage.phrases.iter().enumerate() {
        if number > 0 {
            out.push_str(" … ");
        }
        for (at, c) in haystack.folded.text[phrase.clone()].char_indices() {
            let at = phrase.start + at;
            if !whole && (at == exact.start || at == exact.end) {
                out.push_str("**");
            }
            // A newline ends a paragraph.
            if c == '\n' {
                out.push_str("\n>\n> ");
                paragraph = out.len();
            } else {
                push_escaped(&mut out, paragraph, as_written(haystack, at, c));
            }
        }
        // If a phrase ends with the bold words, no character follows at which to close them.
        if !whole && phrase.end == exact.end {
            out.push_str("**");
        }
    }
    out
}

/// Dashes and quotation marks keep their kinds; white space does not.
fn as_written(haystack: &Haystack<'_>, at: usize, c: char) -> char {
    let original = || haystack.plain.text[haystack.folded.original(at)..].chars().next();
    match c {
        '-' | '\'' | '"' => original().unwrap_or(c),
        c => c,
    }
}

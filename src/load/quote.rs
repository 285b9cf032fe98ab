//! A note's anchor: the words it quotes.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::markdown::quotation;
use crate::model::document::Quote;
use crate::text::fold::fold;

/// Stands for what is between the two ends of a range. Folding has turned `…` into dots.
const GAP: &str = " ... ";

/// Reads the blockquote at `range` of the input.
pub(super) fn read(input: &Input, range: Range<usize>, out: &mut Vec<Diagnostic>) -> Option<Quote> {
    let source = &input.text[range.clone()];
    let end = range.start + source.trim_end().len();
    let span = input.span(range.start..end);
    let bad = |message: &str, help: &str| Diagnostic::at(Code::BadAnchor, span, message).help(help);
    if source.trim_end().lines().any(|line| !line.trim_start().starts_with('>')) {
        out.push(bad(
            "the quotation runs into the next line",
            "leave an empty line after the quotation, or begin each of its lines with `>`",
        ));
        return None;
    }
    let quotation = quotation(source);
    let folded = fold(&quotation.text, quotation.breaks.iter().copied());
    if folded.text.trim().is_empty() {
        out.push(bad("the quotation is empty", "quote a few words, or leave the `>` out"));
        return None;
    }
    if quotation.bold.len() > 1 {
        out.push(bad(
            "the quotation has more than one bold passage",
            "make one passage bold; ` … ` inside it stands for what is between two phrases",
        ));
        return None;
    }
    let phrases = phrases(&folded.text);
    if phrases.len() > 2 {
        out.push(bad(
            "the quotation has more than one ` … `",
            "quote the beginning and the end of the passage",
        ));
        return None;
    }
    let exact = match quotation.bold.first() {
        Some(bold) => trimmed(&folded.text, folded.folded(bold.start)..folded.folded(bold.end)),
        None => trimmed(&folded.text, 0..folded.text.len()),
    };
    let place = |at: usize| {
        let within = |range: &Range<usize>| range.start <= at && at <= range.end;
        let index = phrases.iter().position(within)?;
        Some((index, at - phrases[index].start))
    };
    let (Some(start), Some(end)) = (place(exact.start), place(exact.end)) else {
        out.push(bad("the bold passage begins or ends in ` … `", "make words bold"));
        return None;
    };
    let phrases = phrases.into_iter().map(|range| folded.text[range].to_owned()).collect();
    Some(Quote { phrases, start, end, span })
}

/// The phrases between the gaps, without white space around.
fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut at = 0;
    for phrase in text.split(GAP) {
        phrases.push(trimmed(text, at..at + phrase.len()));
        at += phrase.len() + GAP.len();
    }
    phrases.retain(|range| !range.is_empty());
    phrases
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..(range.start + part.trim_end().len()).max(start)
}

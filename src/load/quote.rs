//! Reads the anchor of a note: the words that it quotes.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Quotation, quotation};
use crate::model::document::Quote;
use crate::source::Span;
use crate::text::edge::is_quote_edge;
use crate::text::fold::{Folded, fold};

/// The message and the help for a faulty quotation.
type Fault = (&'static str, &'static str);

/// Reads the blockquote at `range` of the input.
pub(super) fn read(input: &Input, range: Range<usize>, out: &mut Vec<Diagnostic>) -> Option<Quote> {
    let source = &input.text[range.clone()];
    let end = range.start + source.trim_end().len();
    let span = input.span(range.start..end);
    match parse(source, span) {
        Ok(quote) => Some(quote),
        Err((message, help)) => {
            out.push(Diagnostic::at(Code::BadAnchor, span, message).help(help));
            None
        }
    }
}

/// Parses a blockquote as words of an article.
pub(crate) fn parse(source: &str, span: Span) -> Result<Quote, Fault> {
    check(source)?;
    quote(&quotation(source), span)
}

fn check(source: &str) -> Result<(), Fault> {
    if source.trim_end().lines().any(|line| !line.trim_start().starts_with('>')) {
        return Err((
            "the quotation runs into the next line",
            "leave an empty line after the quotation, or begin each of its lines with `>`",
        ));
    }
    Ok(())
}

fn quote(quotation: &Quotation, span: Span) -> Result<Quote, Fault> {
    let folded = fold(&quotation.text, quotation.breaks.iter().copied());
    let phrases = phrases(&folded.text);
    if phrases.is_empty() {
        return Err(("the quotation is empty", "quote a few words, or leave the `>` out"));
    }
    if phrases.len() > 2 {
        return Err((
            "the quotation has more than one ` … `",
            "quote the beginning and the end of the passage",
        ));
    }
    let exact = exact(quotation, &folded)?;
    let place = |at: usize| {
        let within = |range: &Range<usize>| range.start <= at && at <= range.end;
        let index = phrases.iter().position(within)?;
        Some((index, at - phrases[index].start))
    };
    let (Some(start), Some(end)) = (place(exact.start), place(exact.end)) else {
        return Err(("the bold passage begins or ends in ` … `", "make words bold"));
    };
    let phrases = phrases.into_iter().map(|range| folded.text[range].to_owned()).collect();
    Ok(Quote { phrases, start, end, span })
}

/// Returns the exact passage in the folded text: the bold words, or all.
fn exact(quotation: &Quotation, folded: &Folded) -> Result<Range<usize>, Fault> {
    let bold = match &quotation.bold[..] {
        [] => return Ok(trimmed(&folded.text, 0..folded.text.len())),
        [bold] => trimmed(&folded.text, folded.folded(bold.start)..folded.folded(bold.end)),
        _ => {
            return Err((
                "the quotation has more than one bold passage",
                "make one passage bold; ` … ` inside it stands for what is between two phrases",
            ));
        }
    };
    let edge = |at: usize| is_quote_edge(folded, &quotation.text, at);
    if bold.is_empty() || !edge(bold.start) || !edge(bold.end) {
        return Err((
            "the bold passage begins or ends in ` … `, or within a word or a number",
            "make whole words bold",
        ));
    }
    Ok(bold)
}

/// Returns the phrases between the gaps, trimmed. A gap is an ellipsis with white space or the edge
/// of a paragraph on both sides. Folding has made it three full stops.
fn phrases(text: &str) -> Vec<Range<usize>> {
    const DOTS: &str = "...";
    let is_gap = |at: usize| {
        let stands_off = |c: Option<char>| c.is_some_and(char::is_whitespace);
        stands_off(text[..at].chars().next_back())
            && stands_off(text[at + DOTS.len()..].chars().next())
    };
    let mut phrases = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(DOTS).filter(|(at, _)| is_gap(*at)) {
        phrases.push(trimmed(text, from..at));
        from = at + DOTS.len();
    }
    phrases.push(trimmed(text, from..text.len()));
    phrases.retain(|range| !range.is_empty());
    phrases
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..(range.start + part.trim_end().len()).max(start)
}

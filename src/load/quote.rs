//! Reads the anchor of a note: the words that it quotes.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Quotation, quotation, quoted_lines};
use crate::model::document::Quote;
use crate::source::Span;
use crate::text::edge::{may_begin_quote, may_end_quote};
use crate::text::fold::{Folded, fold};

/// The message and the help for a faulty quotation.
type QuoteFault = (&'static str, &'static str);

/// Reads the blockquote at `range` of the input.
pub(super) fn read(input: &Input, range: Range<usize>, out: &mut Vec<Diagnostic>) -> Option<Quote> {
    let source = &input.text[range.clone()];
    let end = range.start + source.trim_end().len();
    let span = input.span(range.start..end);
    let checked = if is_followed(&input.text[end..]) { Err(RUNS_ON) } else { parse(source, span) };
    match checked {
        Ok(quote) => Some(quote),
        Err((message, help)) => {
            out.push(Diagnostic::at(Code::BadAnchor, span, message).help(help));
            None
        }
    }
}

const RUNS_ON: QuoteFault = (
    "the quotation runs into the next line",
    "leave an empty line after the quotation, or begin each of its lines with `>`",
);

/// Returns whether the line after a blockquote is not empty. Where Markdown takes the quotation's
/// last line for a list or a heading, that line is not part of the blockquote.
fn is_followed(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    let next = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']));
    let line = next.unwrap_or(rest).split(['\r', '\n']).next();
    line.is_some_and(|line| !line.trim().is_empty())
}

/// Parses a blockquote as words of an article.
pub(crate) fn parse(source: &str, span: Span) -> Result<Quote, QuoteFault> {
    check(source)?;
    quote(&quotation(source), span)
}

fn check(source: &str) -> Result<(), QuoteFault> {
    if quoted_lines(source).any(|line| !line.trim_start().starts_with('>')) {
        return Err(RUNS_ON);
    }
    if quoted_lines(source).any(has_link) {
        return Err((
            "the quotation has a link",
            "quote only the words that readers see; if these marks are words of the article, \
             write `\\]` for `]`",
        ));
    }
    Ok(())
}

/// Returns whether a line has a link, whose address would be taken for words of the article.
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let escapes = line[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        escapes % 2 == 0
    })
}

fn quote(quotation: &Quotation, span: Span) -> Result<Quote, QuoteFault> {
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
    if !phrases.iter().all(|phrase| has_word(&folded.text[phrase.clone()])) {
        let message = match phrases.len() {
            1 => "the quotation has no letter or digit",
            _ => "the quotation has no letter or digit on one side of ` … `",
        };
        return Err((message, "quote words of the article"));
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
fn exact(quotation: &Quotation, folded: &Folded) -> Result<Range<usize>, QuoteFault> {
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
    let text = &quotation.text;
    let begins = may_begin_quote(folded, text, bold.start);
    if bold.is_empty() || !begins || !may_end_quote(folded, text, bold.end) {
        return Err((
            "the bold passage begins or ends in ` … `, or within a word or a number",
            "make whole words bold",
        ));
    }
    if !has_word(&folded.text[bold.clone()]) {
        return Err(("the bold passage has no letter or digit", "make words bold"));
    }
    Ok(bold)
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
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

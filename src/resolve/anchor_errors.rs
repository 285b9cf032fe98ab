//! Messages about quotations that are found nowhere or in several places.

use std::ops::Range;

use super::anchors::Haystack;
use super::beside::BesideSearch;
use super::nearest::{LONGEST, Nearest, nearest};
use super::propose::{self, ProposedPassage};
use super::searched::SearchedText;
use crate::diag::{Code, Diagnostic, explain, is_lookalike};
use crate::model::document::{NoteDoc, Quote, Seen};

/// The most places that are listed.
const SHOWN: usize = 4;

/// The help for a lost phrase of more than [`LONGEST`] words.
const TOO_LONG: &str = "the quotation is too long to look for what differs: quote the beginning \
                        and the end of the passage, with ` … ` between them";

/// The help where no words of the text resemble those of the quotation.
const NOTHING_LEFT: &str = "nothing like it is left: quote other words, or remove the note";

/// Returns the message for a quotation that an earlier version has.
pub(super) fn in_version(fault: Diagnostic, seen: Seen) -> Diagnostic {
    let stem = seen.stem();
    let mut help = format!(
        "the version of {stem} has these words: with a line `version: {stem}` the note is on that \
         version"
    );
    if fault.help != NOTHING_LEFT {
        help.extend(["\n", &fault.help]);
    }
    fault.help(help)
}

/// Returns the message for a quotation whose phrase of this number occurs in several places.
pub(super) fn several(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    quote: &Quote,
    phrase: usize,
    places: &[Range<usize>],
) -> Diagnostic {
    let haystack = text.haystack;
    let message = format!(
        "note `{}`: its quotation occurs {} times in {text}{}",
        note.id.value,
        places.len(),
        which(quote, phrase)
    );
    let mut proposals = Vec::new();
    let mut fault = Diagnostic::at(Code::AnchorAmbiguous, quote.span, message);
    for place in places.iter().take(SHOWN) {
        fault = fault.related(haystack.span(text.doc, place), "here");
        let passage = passage(haystack, quote, phrase, place);
        proposals.extend(passage.and_then(|passage| propose::anchor(haystack, &passage)));
    }
    fault.help(if proposals.is_empty() {
        "the places have the same words around them: quote other words nearby".to_owned()
    } else {
        format!("make it longer and the passage bold, as one of these:\n{}", proposals.join("\n"))
    })
}

/// Returns the message for a quotation that occurs several times, but not in the running text.
pub(super) fn several_beside(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    quote: &Quote,
    places: &str,
) -> Diagnostic {
    let id = &note.id.value;
    let message = format!("note `{id}`: its quotation occurs several times, in {places} of {text}");
    Diagnostic::at(Code::AnchorAmbiguous, quote.span, message)
        .help("quote more of the words around those that are meant")
}

/// Returns the message for a quotation of something that cannot be marked.
pub(super) fn unquotable(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    quote: &Quote,
    (place, why): (&str, &str),
) -> Diagnostic {
    let id = &note.id.value;
    let message = format!("note `{id}`: its quotation is only in {place} of {text}, {why}");
    Diagnostic::at(Code::AnchorNotFound, quote.span, message).help(
        "quote words of the text, the headline, the standfirst or a footnote, or remove the \
         quotation: a note without one is on the whole article",
    )
}

/// Returns the message for a quotation whose phrase of this number does not occur, in the text or
/// beside it.
pub(super) fn nowhere(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    quote: &Quote,
    phrase: usize,
) -> Diagnostic {
    let haystack = text.haystack;
    let id = &note.id.value;
    let message = match phrase {
        0 => {
            let which = which(quote, 0);
            format!("note `{id}`: its quotation does not occur in {text}{which}")
        }
        _ => format!("note `{id}`: its second phrase does not occur after the first in {text}"),
    };
    let fault = Diagnostic::at(Code::AnchorNotFound, quote.span, message);
    let words = &quote.phrases[phrase];
    if let Some(place) = haystack.first(words, 0) {
        return fault
            .related(haystack.span(text.doc, &place), "it is here")
            .help("quote the passage from its beginning to its end");
    }
    if let Some(written) = with_gap(haystack, quote) {
        return fault.help(format!(
            "words that are left out are written ` … `, with a space on each side:\n{written}"
        ));
    }
    let from = match phrase {
        0 => 0,
        _ => haystack.first(&quote.phrases[0], 0).map_or(0, |first| first.end),
    };
    if words.split_whitespace().count() > LONGEST {
        return fault.help(TOO_LONG);
    }
    let Some(near) = nearest(haystack, words, from) else {
        let near = near_beside(text.beside, quote);
        return fault.help(near.unwrap_or_else(|| NOTHING_LEFT.to_owned()));
    };
    let place = haystack.span(text.doc, &near.place);
    fault.related(place, "nearest passage").help(advice(haystack, quote, phrase, &near))
}

/// Returns the advice for a quotation of which the nearest words are in the headline, the
/// standfirst or a footnote.
fn near_beside(beside: &BesideSearch<'_>, quote: &Quote) -> Option<String> {
    let [words] = &quote.phrases[..] else { return None };
    let near = nearest(beside.haystack(), words, 0)?;
    let name = beside.quotable(&near.place)?;
    let advice = advice(beside.haystack(), quote, 0, &near);
    Some(format!("in {name}: {advice}"))
}

/// Writes how the nearest passage differs, and a quotation of it.
fn advice(haystack: &Haystack<'_>, quote: &Quote, phrase: usize, near: &Nearest) -> String {
    let found = &haystack.folded.text[near.place.clone()];
    let difference = difference(&quote.phrases[phrase], found);
    let mut help = if let Some(difference) = &difference {
        format!("both look the same, but {difference}\n")
    } else if near.same {
        "it has the same words, but other punctuation, or it is not in one block\n".to_owned()
    } else {
        format!("the nearest passage differs like this:\n{}\n", near.diff)
    };
    let mut delicate = if difference.is_some() { Vec::new() } else { near.delicate.clone() };
    let Some(written) = proposal(haystack, quote, phrase, near, &mut delicate) else {
        help.push_str("if the note is about this passage, quote it with words around it");
        return help;
    };
    if delicate.is_empty() {
        help.push_str("if the note is about this passage, quote it like this:\n");
    } else {
        help.push_str(&format!(
            "it differs in {}: check whether the note still holds, then quote it like this:\n",
            delicate.join(" and ")
        ));
    }
    help.push_str(&written);
    help
}

/// Says which character differs where two phrases look the same.
fn difference(phrase: &str, found: &str) -> Option<String> {
    let mut pairs = phrase.split_whitespace().zip(found.split_whitespace());
    is_lookalike(phrase, found).then(|| pairs.find_map(|(one, other)| explain(one, other)))?
}

/// Proposes ` … ` for a gap that is written as in print, `[...]` or without spaces, if the passage
/// is found with it.
fn with_gap(haystack: &Haystack<'_>, quote: &Quote) -> Option<String> {
    let [phrase] = &quote.phrases[..] else { return None };
    let gap = ["[...]", "(...)", "..."].into_iter().find(|gap| phrase.contains(gap))?;
    let (first, last) = phrase.split_once(gap)?;
    let first = haystack.first(first.trim(), 0)?;
    let last = haystack.first(last.trim(), first.end)?;
    let exact = first.start..last.end;
    propose::anchor(
        haystack,
        &ProposedPassage { phrases: vec![first, last], exact, span: quote.span },
    )
}

/// Writes the quotation with the nearest passage in place of the lost phrase. Where the other
/// phrase is lost too, its differences are added to `delicate`.
fn proposal(
    haystack: &Haystack<'_>,
    quote: &Quote,
    phrase: usize,
    near: &Nearest,
    delicate: &mut Vec<&'static str>,
) -> Option<String> {
    let whole = |phrases: Vec<Range<usize>>| {
        let exact = phrases[0].start..phrases[phrases.len() - 1].end;
        propose::anchor(haystack, &ProposedPassage { phrases, exact, span: quote.span })
    };
    match (&quote.phrases[..], phrase) {
        ([_], _) => {
            let part = near.part(&(quote.start.1..quote.end.1));
            let marked = part.and_then(|exact| {
                let phrases = vec![near.place.clone()];
                propose::anchor(haystack, &ProposedPassage { phrases, exact, span: quote.span })
            });
            marked.or_else(|| whole(vec![near.place.clone()]))
        }
        ([_, second], 0) => {
            let end = near.place.end;
            let other = match haystack.first(second, end) {
                Some(place) => place,
                None => {
                    let other = nearest(haystack, second, end)?;
                    delicate.extend(&other.delicate);
                    delicate.sort_unstable();
                    delicate.dedup();
                    other.place
                }
            };
            whole(vec![near.place.clone(), other])
        }
        ([first, _], _) => whole(vec![haystack.first(first, 0)?, near.place.clone()]),
        _ => None,
    }
}

/// Returns the passage that a quotation would quote if its phrase of this number occurred at
/// `place` only.
fn passage(
    haystack: &Haystack<'_>,
    quote: &Quote,
    phrase: usize,
    place: &Range<usize>,
) -> Option<ProposedPassage> {
    let phrases = match (&quote.phrases[..], phrase) {
        ([_, second], 0) => {
            vec![place.clone(), haystack.first(second, place.end)?]
        }
        ([first, _], _) => vec![haystack.first(first, 0)?, place.clone()],
        _ => vec![place.clone()],
    };
    let at = |(number, offset): (usize, usize)| Some(phrases.get(number)?.start + offset);
    let exact = at(quote.start)?..at(quote.end)?;
    Some(ProposedPassage { phrases, exact, span: quote.span })
}

fn which(quote: &Quote, phrase: usize) -> &'static str {
    match (quote.phrases.len(), phrase) {
        (1, _) => "",
        (_, 0) => " (its first phrase)",
        _ => " (its second phrase)",
    }
}

//! What is said of a note whose quotation leads nowhere, or to several places.

use std::ops::Range;

use super::anchors::Haystack;
use super::nearest::{Nearest, nearest};
use super::propose::{self, Passage};
use crate::diag::{Code, Diagnostic};
use crate::model::document::{ArticleDoc, NoteDoc, Quote};

/// How many places are listed.
const SHOWN: usize = 4;

/// Reports a quotation whose phrase of this number stands in several places.
pub(super) fn several(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    note: &NoteDoc,
    quote: &Quote,
    phrase: usize,
    places: &[Range<usize>],
) -> Diagnostic {
    let message = format!(
        "note `{}`: its quotation stands in {} places of `{}`{}",
        note.id.value,
        places.len(),
        article.id,
        which(quote, phrase)
    );
    let mut proposals = Vec::new();
    let mut fault = Diagnostic::at(Code::AnchorAmbiguous, quote.span, message);
    for place in places.iter().take(SHOWN) {
        fault = fault.related(haystack.span(article, place), "here");
        let passage = passage(haystack, quote, phrase, place);
        proposals.extend(passage.and_then(|passage| propose::anchor(haystack, &passage)));
    }
    fault.help(match proposals.is_empty() {
        true => "the places have the same words around them: quote others nearby".to_owned(),
        false => {
            format!("make it longer and the passage bold; one of these:\n{}", proposals.join("\n"))
        }
    })
}

/// Reports a quotation whose phrase of this number stands nowhere.
pub(super) fn nowhere(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    note: &NoteDoc,
    quote: &Quote,
    phrase: usize,
) -> Diagnostic {
    let id = &note.id.value;
    let message = match phrase {
        0 => {
            let which = which(quote, 0);
            format!("note `{id}`: its quotation does not stand in `{}`{which}", article.id)
        }
        _ => format!(
            "note `{id}`: its second phrase does not stand after the first in `{}`",
            article.id
        ),
    };
    let fault = Diagnostic::at(Code::AnchorNotFound, quote.span, message);
    let words = &quote.phrases[phrase];
    let everywhere = haystack.occurrences(words, 0..haystack.folded.text.len());
    if let Some(place) = everywhere.first() {
        return fault
            .related(haystack.span(article, place), "it stands here")
            .help("quote the passage from its beginning to its end");
    }
    let from = match phrase {
        0 => 0,
        _ => only(haystack, &quote.phrases[0], 0).map_or(0, |first| first.end),
    };
    let Some(near) = nearest(haystack, words, from) else {
        return fault
            .help("nothing like it is left: quote what the note is about now, or remove it");
    };
    let place = haystack.span(article, &near.place);
    fault.related(place, "nearest passage").help(advice(haystack, quote, phrase, &near))
}

/// Says how the nearest passage differs, and how it would be quoted.
fn advice(haystack: &Haystack<'_>, quote: &Quote, phrase: usize, near: &Nearest) -> String {
    let mut help = match near.same {
        true => {
            "the same words stand there, but with other marks, or not in one block\n".to_owned()
        }
        false => format!("the nearest passage differs so:\n{}\n", near.diff),
    };
    let mut delicate = near.delicate.clone();
    let Some(written) = proposal(haystack, quote, phrase, near, &mut delicate) else {
        help.push_str("if it is still what the note is about, quote it with words around it");
        return help;
    };
    match delicate.is_empty() {
        true => help.push_str("if it is still what the note is about, quote it so:\n"),
        false => {
            let kinds = delicate.join(" and ");
            help.push_str(&format!(
                "it differs in {kinds}: read whether the note still holds; then quote it so:\n"
            ));
        }
    }
    help.push_str(&written);
    help
}

/// Writes the quotation with the nearest passage for the lost phrase. Where the other phrase is
/// lost too, what differs in it is added to `delicate`.
fn proposal(
    haystack: &Haystack<'_>,
    quote: &Quote,
    phrase: usize,
    near: &Nearest,
    delicate: &mut Vec<&'static str>,
) -> Option<String> {
    let whole = |phrases: Vec<Range<usize>>| {
        let exact = phrases[0].start..phrases[phrases.len() - 1].end;
        propose::anchor(haystack, &Passage { phrases, exact, span: quote.span })
    };
    match (&quote.phrases[..], phrase) {
        ([_], _) => {
            let part = near.part(&(quote.start.1..quote.end.1));
            let marked = part.and_then(|exact| {
                let phrases = vec![near.place.clone()];
                propose::anchor(haystack, &Passage { phrases, exact, span: quote.span })
            });
            marked.or_else(|| whole(vec![near.place.clone()]))
        }
        ([_, second], 0) => {
            let end = near.place.end;
            let known = haystack.occurrences(second, end..haystack.folded.text.len());
            let other = match known.into_iter().next() {
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
        ([first, _], _) => whole(vec![only(haystack, first, 0)?, near.place.clone()]),
        _ => None,
    }
}

/// Returns the passage that a quotation would lead to if its phrase of this number stood at
/// `place` alone.
fn passage(
    haystack: &Haystack<'_>,
    quote: &Quote,
    phrase: usize,
    place: &Range<usize>,
) -> Option<Passage> {
    let phrases = match (&quote.phrases[..], phrase) {
        ([_, second], 0) => {
            let text = haystack.folded.text.len();
            let second = haystack.occurrences(second, place.end..text).into_iter().next()?;
            vec![place.clone(), second]
        }
        ([first, _], _) => vec![only(haystack, first, 0)?, place.clone()],
        _ => vec![place.clone()],
    };
    let at = |(number, offset): (usize, usize)| Some(phrases.get(number)?.start + offset);
    let exact = at(quote.start)?..at(quote.end)?;
    Some(Passage { phrases, exact, span: quote.span })
}

/// Returns the first place of a phrase.
fn only(haystack: &Haystack<'_>, phrase: &str, from: usize) -> Option<Range<usize>> {
    haystack.occurrences(phrase, from..haystack.folded.text.len()).into_iter().next()
}

fn which(quote: &Quote, phrase: usize) -> &'static str {
    match (quote.phrases.len(), phrase) {
        (1, _) => "",
        (_, 0) => " (its first phrase)",
        _ => " (its second phrase)",
    }
}

//! The passages that the notes on an article quote, in its text or in that of an earlier version.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::anchors::{Haystack, QuoteMatch, find_quote};
use super::beside::{BesideMatch, BesideTexts};
use super::searched::SearchedText;
use super::{anchor_errors, claim_values, omission};
use crate::diag::{Code, Diagnostic};
use crate::model::document::{ArticleDoc, EarlierDoc, NoteDoc, Quote, Seen, VersionDoc};
use crate::model::site::{BesideAnchor, EarlierPassage};
use crate::source::Spanned;

/// A passage in the running text, or beside it. Neither for one that was not found.
type FoundPassage = (Option<Range<u32>>, Option<BesideAnchor>);

/// The passages that a note quotes.
#[derive(Debug, Clone, Default)]
pub struct NotePassages {
    /// Its passage in the present text. `None` for a note that quotes nothing there, or words that
    /// were not found.
    pub anchor: Option<Range<u32>>,
    /// Its passage beside the present text.
    pub beside: Option<BesideAnchor>,
    /// The earlier version that it is on, if there is such a version.
    pub earlier: Option<EarlierPassage>,
    /// The words that an earlier version has in place of its passage.
    pub was: Option<EarlierPassage>,
}

/// Finds what the notes on an article quote in its present text, and checks what they say of it.
pub(super) fn in_present(
    text: &SearchedText<'_>,
    versions: &[Arc<VersionDoc>],
    notes: &[Arc<NoteDoc>],
    language: &str,
    out: &mut Vec<Diagnostic>,
) -> Vec<NotePassages> {
    // Few articles have words that only an earlier version has.
    let older = OnceCell::new();
    let on_it = |note: &&NoteDoc| note.version.is_none();
    let mut found = vec![NotePassages::default(); notes.len()];
    for (note, found) in notes.iter().zip(&mut found).filter(|(note, _)| on_it(&&***note)) {
        let Some(quote) = &note.quote else { continue };
        match passage(text, note, quote) {
            Ok(passage) => (found.anchor, found.beside) = passage,
            Err(fault) if fault.code == Code::AnchorNotFound => {
                let older = older.get_or_init(|| {
                    versions.iter().map(|it| OlderText::new(it)).collect::<Vec<_>>()
                });
                out.push(match older.iter().rev().find(|version| version.has(quote)) {
                    Some(version) => anchor_errors::in_version(*fault, version.seen),
                    None => *fault,
                });
            }
            Err(fault) => out.push(*fault),
        }
    }
    let here: Vec<&NoteDoc> = notes.iter().map(|note| &**note).filter(on_it).collect();
    check(text, &here, language, out);
    found
}

/// Finds what notes quote of earlier versions of an article, and checks what they say of these.
/// `is_broken` returns whether the file of a version has faults.
pub(super) fn in_versions(
    article: &ArticleDoc,
    versions: &[Arc<VersionDoc>],
    notes: &[Arc<NoteDoc>],
    is_broken: &dyn Fn(Seen) -> bool,
    (language, out): (&str, &mut Vec<Diagnostic>),
    found: &mut [NotePassages],
) {
    let named = |note: &NoteDoc| {
        let was = note.was.as_ref().map(|was| was.version.clone());
        note.version.clone().into_iter().chain(was).collect::<Vec<_>>()
    };
    let mut all: Vec<Spanned<Seen>> = notes.iter().flat_map(|note| named(note)).collect();
    let is_there = |seen: Seen| versions.iter().any(|version| version.seen == seen);
    for name in all.iter().filter(|name| !is_there(name.value) && !is_broken(name.value)) {
        out.push(unknown(article, versions, name));
    }
    for note in notes {
        let (Some(version), Some(was)) = (&note.version, &note.was) else { continue };
        if was.version.value >= version.value {
            let message = format!("note `{}`: `was` is not before `version`", note.id.value);
            out.push(Diagnostic::at(Code::BadValue, was.version.span, message).help(
                "`version` names the version that the quotation is from, `was` an older one",
            ));
        }
    }
    all.sort_by_key(|name| name.value);
    all.dedup_by_key(|name| name.value);
    for version in versions {
        if !all.iter().any(|name| name.value == version.seen) {
            continue;
        }
        let doc = &version.doc;
        let (texts, haystack) = (BesideTexts::new(doc), Haystack::new(&doc.body.plain));
        let beside = texts.search();
        let text =
            SearchedText { doc, version: Some(version.seen), haystack: &haystack, beside: &beside };
        let is_it = |name: &Spanned<Seen>| name.value == version.seen;
        let at = |(anchor, beside): FoundPassage| EarlierPassage {
            seen: version.seen,
            version: Some(Arc::clone(version)),
            anchor,
            beside,
        };
        let mut here: Vec<&NoteDoc> = Vec::new();
        for (note, found) in notes.iter().zip(found.iter_mut()) {
            if note.version.as_ref().is_some_and(is_it) {
                here.push(note);
                let passage = note.quote.as_ref().map(|quote| passage(&text, note, quote));
                found.earlier = Some(at(or_fault(passage, out)));
            }
            if let Some(was) = note.was.as_ref().filter(|was| is_it(&was.version)) {
                let passage = match &was.quote {
                    Some(quote) => {
                        Some(passage(&text, note, quote).map_err(|fault| Box::new(in_was(*fault))))
                    }
                    None => {
                        out.extend(not_put_in(&text, note, was));
                        None
                    }
                };
                found.was = Some(at(or_fault(passage, out)));
            }
        }
        check(&text, &here, language, out);
    }
}

/// Checks what notes say of a text: its omissions, and the values that they give as its words.
fn check(text: &SearchedText<'_>, notes: &[&NoteDoc], language: &str, out: &mut Vec<Diagnostic>) {
    omission::check(text, language, notes, out);
    for note in notes {
        claim_values::check(text, note, out);
    }
}

fn or_fault(
    passage: Option<Result<FoundPassage, Box<Diagnostic>>>,
    out: &mut Vec<Diagnostic>,
) -> FoundPassage {
    match passage {
        Some(Ok(passage)) => passage,
        Some(Err(fault)) => {
            out.push(*fault);
            (None, None)
        }
        None => (None, None),
    }
}

/// Returns the passage that a quotation of a note quotes: in the running text, or else beside it.
fn passage(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    quote: &Quote,
) -> Result<FoundPassage, Box<Diagnostic>> {
    Err(Box::new(match find_quote(text.haystack, quote) {
        QuoteMatch::Found(range) => return Ok((Some(range), None)),
        QuoteMatch::Several(phrase, places) => {
            anchor_errors::several(text, note, quote, phrase, &places)
        }
        QuoteMatch::Nowhere(phrase) => match text.beside.find(quote) {
            BesideMatch::Found(anchor) => return Ok((None, Some(anchor))),
            BesideMatch::Several(places) => {
                anchor_errors::several_beside(text, note, quote, &places)
            }
            BesideMatch::Unquotable(place, why) => {
                anchor_errors::unquotable(text, note, quote, (place, why))
            }
            BesideMatch::Nowhere => anchor_errors::nowhere(text, note, quote, phrase),
        },
    }))
}

/// Returns the message for a quotation in a line `was`.
fn in_was(fault: Diagnostic) -> Diagnostic {
    let help = format!("{}\nin `was:` it is written in quotation marks, without `>`", fault.help);
    fault.help(help)
}

/// An earlier version in which words are looked for that the present one lacks.
struct OlderText<'a> {
    seen: Seen,
    haystack: Haystack<'a>,
    beside: BesideTexts<'a>,
}

impl<'a> OlderText<'a> {
    fn new(version: &'a VersionDoc) -> Self {
        let doc = &version.doc;
        let (haystack, beside) = (Haystack::new(&doc.body.plain), BesideTexts::new(doc));
        Self { seen: version.seen, haystack, beside }
    }

    /// Returns whether it has the words of a quotation once, where they can be quoted.
    fn has(&self, quote: &Quote) -> bool {
        match find_quote(&self.haystack, quote) {
            QuoteMatch::Found(_) => true,
            QuoteMatch::Several(..) => false,
            QuoteMatch::Nowhere(_) => {
                matches!(self.beside.search().find(quote), BesideMatch::Found(_))
            }
        }
    }
}

/// Returns the error on the name of a version that does not exist.
fn unknown(article: &ArticleDoc, versions: &[Arc<VersionDoc>], name: &Spanned<Seen>) -> Diagnostic {
    let (id, stem) = (&article.id, name.value.stem());
    let message = format!("there is no version {stem} of `{id}`");
    let known: Vec<String> = versions.iter().map(|version| version.seen.stem()).collect();
    Diagnostic::at(Code::UnknownId, name.span, message).help(match &known[..] {
        [] => format!(
            "`{id}` has no earlier versions; one belongs in content/articles/{id}/{stem}.md"
        ),
        known => format!("its versions are {}, in content/articles/{id}/", known.join(", ")),
    })
}

/// Returns the error where words are said to be put in after a version that has them.
fn not_put_in(text: &SearchedText<'_>, note: &NoteDoc, was: &EarlierDoc) -> Option<Diagnostic> {
    let quote = note.quote.as_ref()?;
    let QuoteMatch::Found(place) = find_quote(text.haystack, quote) else { return None };
    let id = &note.id.value;
    let message = format!("note `{id}`: its quotation is in {text} as well");
    Some(
        Diagnostic::at(Code::BadValue, was.version.span, message)
            .related(text.haystack.plain_span(text.doc, place), "here")
            .help("`\"\"` says that nothing was there: give the words that were there instead"),
    )
}

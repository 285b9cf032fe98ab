//! Hints on notes that do not show why: corrections, translations, stances, high confidence.
//!
//! Kept apart from the analysis of articles, which is cached only where it has no faults: these are
//! frequent in a briefing in the making.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::model::document::{ClaimDoc, NoteDoc};
use crate::model::index::IndexList;
use crate::model::site::{Article, Note, Site};
use crate::model::{Level, NoteKind, Stance};

/// Reports what the notes of a site say without evidence. Drafts are not finished.
pub(super) fn check(site: &Site, out: &mut Vec<Diagnostic>) {
    for article in &site.articles {
        for (_, note) in article.approved() {
            note_alone(&note.doc, out);
            stances(article, note, &site.claims, out);
        }
    }
}

fn note_alone(note: &NoteDoc, out: &mut Vec<Diagnostic>) {
    let id = &note.id.value;
    let reasoned = note.confidence.as_ref().is_some_and(|it| !it.reason.is_empty());
    let sourced = !note.sources.is_empty();
    match note.kind {
        NoteKind::Correction if !sourced => out.push(
            Diagnostic::at(
                Code::UnsourcedCorrection,
                note.id.span,
                format!("note `{id}` corrects the article and names no source"),
            )
            .help("add a line `source: …` with a work or an address that says what is right"),
        ),
        NoteKind::Translation if !sourced && !reasoned => out.push(
            Diagnostic::at(
                Code::NoEvidence,
                note.id.span,
                format!("note `{id}` judges a translation and does not say by what"),
            )
            .help(
                "add a line `source: …` with the original or a dictionary, or a reason: \
                 `confidence: medium, why`",
            ),
        ),
        _ => {}
    }
    let high = note.confidence.as_ref().is_some_and(|it| it.level == Level::High);
    if high && !reasoned && !sourced {
        out.push(
            Diagnostic::at(
                Code::NoEvidence,
                note.id.span,
                format!("note `{id}` has high confidence and does not say why"),
            )
            .help("write the reason after a comma, `confidence: high, why`, or add a `source: …`"),
        );
    }
}

fn stances(
    article: &Article,
    note: &Note,
    claims: &IndexList<ClaimDoc, Arc<ClaimDoc>>,
    out: &mut Vec<Diagnostic>,
) {
    let doc = &note.doc;
    // Those on unknown claims are not among the note's positions.
    let mut written = doc.positions.iter();
    for position in &note.positions {
        let claim = &claims[position.claim];
        let Some(line) = written.find(|line| line.claim.value == claim.id.as_str()) else { return };
        let at = |message: String| Diagnostic::at(Code::NoEvidence, line.claim.span, message);
        if position.stance == Stance::Omits && claim.is_later_than(article.doc.published) {
            out.push(
                at(format!(
                    "`{}` cannot speak of claim `{}`: it was published before the day that the \
                     claim is about",
                    article.doc.id, claim.id
                ))
                .help("remove the line: without a stance the article is listed as earlier"),
            );
        } else if position.stance == Stance::Omits && doc.checked.is_none() {
            out.push(
                at(format!("that the article omits claim `{}` is not checked", claim.id))
                    .help("add a line `checked: /words/i`, with words that it would have to use"),
            );
        } else if position.stance != Stance::Omits
            && doc.quote.is_none()
            && position.value.is_none()
            && doc.sources.is_empty()
        {
            out.push(
                at(format!(
                    "the stance on claim `{}` has no words of the article to show for it",
                    claim.id
                ))
                .help("quote the words right after the note's heading, or give the value"),
            );
        }
    }
}

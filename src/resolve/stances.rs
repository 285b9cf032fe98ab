//! Compares the notes on one article: it cannot both omit a claim and take a stance on it.

use crate::diag::{Code, Diagnostic};
use crate::model::Stance;
use crate::model::document::{NoteDoc, PositionDoc};

/// Reports where an article omits a claim and has another stance on it. `notes` are those that
/// count, in the order of the file; `is_claim` returns whether a claim exists.
///
/// Two other stances are fine: an article may attribute a claim first and assert it later.
pub(super) fn check<'a>(
    notes: impl Iterator<Item = &'a NoteDoc>,
    is_claim: impl Fn(&str) -> bool,
    out: &mut Vec<Diagnostic>,
) {
    let positions = notes.flat_map(|note| note.positions.iter().map(move |item| (note, item)));
    let omits = |item: &PositionDoc| item.stance == Stance::Omits;
    // The first on each claim: all others agree with it, or with one that is reported.
    let mut firsts: Vec<(&NoteDoc, &PositionDoc)> = Vec::new();
    for (note, position) in positions.filter(|(_, item)| is_claim(&item.claim.value)) {
        let claim = &position.claim.value;
        match firsts.iter().find(|(_, first)| first.claim.value == *claim) {
            Some(first) if omits(first.1) != omits(position) => {
                out.push(fault((note, position), *first));
            }
            Some(_) => {}
            None => firsts.push((note, position)),
        }
    }
}

fn fault(
    (note, position): (&NoteDoc, &PositionDoc),
    (other, contrary): (&NoteDoc, &PositionDoc),
) -> Diagnostic {
    let stance = contrary.stance.as_str();
    let other = if other.id == note.id {
        "the same note".to_owned()
    } else {
        format!("note `{}`", other.id.value)
    };
    let message = format!(
        "note `{}` has `{}` for claim `{}`, and {other} has `{stance}`",
        note.id.value,
        position.stance.as_str(),
        position.claim.value,
    );
    Diagnostic::at(Code::ContraryStances, position.claim.span, message)
        .related(contrary.claim.span, format!("`{stance}` here"))
        .help("an article omits a claim if it says nothing about it: correct one of the two")
}

//! Refuses matches by the words and signs beside them.

use super::date_parts::DateParts;
use super::item::{ItemKind, JOINED, Space};
use super::role::{DateRole, RoleRange};
use super::scanned::ScannedText;
use crate::dates::phrase::{counts_something, goes_on, is_capital, is_tail, lead_before};
use crate::dates::reading::CountFrom;
use crate::dates::tokens::Cursor;
use crate::dates::words::Lead;

/// Returns whether the words and signs beside a match let it be a date: no letters or digits that
/// belong to it, and no word that shows that it recurs.
pub(super) fn allowed(scanned: ScannedText<'_>, parts: &DateParts, at: usize) -> bool {
    let Some(start) = parts.start else { return false };
    // `act 5/2016`; but `nearly two years ago`
    let digits = scanned.text[start..parts.end]
        .bytes()
        .all(|byte| byte.is_ascii_punctuation() || byte.is_ascii_digit() || byte == b' ');
    let items = scanned.items;
    let first = at + items[at..].iter().take_while(|item| item.start < start).count();
    let last = first + items[first..].iter().take_while(|item| item.end < parts.end).count();
    let is_number = |at: usize| matches!(items[at].kind, ItemKind::Number { .. });
    let adjoins = |at: usize| items.get(at).is_some_and(|item| item.space == Space::None);
    let is_dash = |at: usize| items.get(at).is_some_and(|item| item.kind == ItemKind::Sign('-'));
    // `Juni-Ausgabe`; but `Juni-August`
    let joined = |at: Option<usize>| {
        at.and_then(|at| items.get(at)).is_some_and(|item| matches!(item.kind, ItemKind::Word(_)))
            && !at.is_some_and(|at| {
                scanned.roles(at).iter().any(|role| {
                    matches!(
                        role,
                        DateRole::Month(_)
                            | DateRole::Weekday(_)
                            | DateRole::CommonMonth(_)
                            | DateRole::SolarMonth(_)
                    )
                })
            })
    };
    if first == last && parts.months[0].is_some() && is_name(scanned, first) {
        return false;
    }
    let letters = |at: usize| !matches!(items[at].kind, ItemKind::Sign(_));
    if !scanned.vocabulary.unspaced {
        let before = first.checked_sub(1);
        // `l'année`
        let elided = |at: usize| scanned.text[..items[at].end].ends_with(['\'', '’']);
        if adjoins(first) && before.is_some_and(|before| letters(before) && !elided(before))
            || adjoins(last + 1) && letters(last + 1)
            || adjoins(first)
                && before.is_some_and(is_dash)
                && adjoins(first - 1)
                && joined(first.checked_sub(2))
            || adjoins(last + 1) && is_dash(last + 1) && adjoins(last + 2) && joined(Some(last + 2))
        {
            return false;
        }
        let sign = |at: Option<usize>| {
            matches!(
                at.and_then(|at| items.get(at)).map(|item| item.kind),
                Some(ItemKind::Sign('@' | '/' | '#' | '_'))
            )
        };
        if adjoins(first) && sign(before) || adjoins(last + 1) && sign(Some(last + 1)) {
            return false;
        }
    }
    if is_number(first)
        && (is_tail(Cursor::before(scanned.text, start))
            || lead_before(scanned.text, start) == Some(Lead::Quantity) && digits)
    {
        return false;
    }
    // `2026-12` in `2026-12-31`
    let dash = adjoins(last + 1) && is_dash(last + 1) && adjoins(last + 2);
    let short = matches!(items[last].kind, ItemKind::Number { length: 1 | 2, .. });
    if short && digits && dash && is_number(last + 2) {
        return false;
    }
    if is_number(last) {
        let after = Cursor::after(scanned.text, parts.end);
        if goes_on(after) || counts_something(after) {
            return false;
        }
    }
    // `two days before the vote` counts from what follows.
    if matches!(parts.side, Some((_, CountFrom::Text | CountFrom::Either)))
        && scanned
            .roles(last)
            .iter()
            .any(|role| matches!(role, DateRole::Earlier | DateRole::Later))
        && scanned.roles(last + 1).iter().any(|role| matches!(role, DateRole::Of))
    {
        return false;
    }
    let mut before = first;
    while before > 0 && items[before - 1].kind == ItemKind::Sign(JOINED) {
        before -= 1;
    }
    let recurs = before > 0 && scanned.roles(before - 1).contains(&DateRole::Every);
    !recurs || parts.decade.is_some() || parts.years[0].is_some()
}

/// Returns whether a month alone is a name, by a capital that its language does not give it:
/// `Julio Iglesias`. A preposition may be before one that is none, or it begins a sentence.
fn is_name(scanned: ScannedText<'_>, at: usize) -> bool {
    let (text, items) = (scanned.text, scanned.items);
    let has_capital = |at: usize| is_capital(&text[items[at].start..items[at].end]);
    if !scanned.vocabulary.small_months || !has_capital(at) {
        return false;
    }
    let before = at.checked_sub(1);
    let opens = before.is_none_or(|before| match items[before].kind {
        ItemKind::Sign(sign) => !matches!(sign, ',' | '-' | '\''),
        _ => text[items[before].end..items[at].start].contains('\n'),
    });
    let is_preposition = |role: &DateRole| {
        matches!(role, DateRole::In | DateRole::Of | DateRole::From | DateRole::To | DateRole::And)
    };
    let introduced = before.is_some_and(|before| scanned.roles(before).iter().any(is_preposition));
    let surname = items.get(at + 1).is_some_and(|next| {
        next.space == Space::Gap && next.kind == ItemKind::Word(RoleRange::NONE)
    }) && has_capital(at + 1);
    surname || !opens && !introduced
}

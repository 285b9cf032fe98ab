//! What stands beside a match, and forbids it.

use super::frame::Frame;
use super::matching::Matcher;
use super::role::Role;
use super::scan::JOINED;
use super::{ItemKind, Space};
use crate::dates::phrase::{counts_something, goes_on, is_tail, lead_before};
use crate::dates::reading::CountFrom;
use crate::dates::tokens::Cursor;
use crate::dates::words::Lead;

/// Returns whether what stands beside a match lets it be a date: no letters or digits that belong
/// to it, and no word that shows that it recurs.
pub(super) fn allowed(matcher: Matcher<'_>, frame: &Frame, at: usize) -> bool {
    let Some(start) = frame.start else { return false };
    // `act 5/2016`; but `nearly two years ago`
    let digits = matcher.text[start..frame.end]
        .bytes()
        .all(|byte| byte.is_ascii_punctuation() || byte.is_ascii_digit() || byte == b' ');
    let items = matcher.items;
    let first = at + items[at..].iter().take_while(|item| item.start < start).count();
    let last = first + items[first..].iter().take_while(|item| item.end < frame.end).count();
    let is_number = |at: usize| matches!(items[at].kind, ItemKind::Number { .. });
    let glued = |at: usize| items.get(at).is_some_and(|item| item.space == Space::None);
    let is_dash = |at: usize| items.get(at).is_some_and(|item| item.kind == ItemKind::Sign('-'));
    // `Juni-Ausgabe`; but `Juni-August`
    let joined = |at: Option<usize>| {
        at.and_then(|at| items.get(at)).is_some_and(|item| matches!(item.kind, ItemKind::Word(_)))
            && !at.is_some_and(|at| {
                matcher.roles(at).iter().any(|role| {
                    matches!(
                        role,
                        Role::Month(_)
                            | Role::Weekday(_)
                            | Role::CommonMonth(_)
                            | Role::SolarMonth(_)
                    )
                })
            })
    };
    let letters = |at: usize| !matches!(items[at].kind, ItemKind::Sign(_));
    if !matcher.vocabulary.unspaced {
        let before = first.checked_sub(1);
        // `l'année`
        let elided = |at: usize| matcher.text[..items[at].end].ends_with(['\'', '’']);
        if glued(first) && before.is_some_and(|before| letters(before) && !elided(before))
            || glued(last + 1) && letters(last + 1)
            || glued(first)
                && before.is_some_and(is_dash)
                && glued(first - 1)
                && joined(first.checked_sub(2))
            || glued(last + 1) && is_dash(last + 1) && glued(last + 2) && joined(Some(last + 2))
        {
            return false;
        }
        let sign = |at: Option<usize>| {
            matches!(
                at.and_then(|at| items.get(at)).map(|item| item.kind),
                Some(ItemKind::Sign('@' | '/' | '#' | '_'))
            )
        };
        if glued(first) && sign(before) || glued(last + 1) && sign(Some(last + 1)) {
            return false;
        }
    }
    if is_number(first)
        && (is_tail(Cursor::before(matcher.text, start))
            || lead_before(matcher.text, start) == Some(Lead::Quantity) && digits)
    {
        return false;
    }
    // `2026-12` in `2026-12-31`
    let dash = glued(last + 1) && is_dash(last + 1) && glued(last + 2);
    let short = matches!(items[last].kind, ItemKind::Number { length: 1 | 2, .. });
    if short && digits && dash && is_number(last + 2) {
        return false;
    }
    if is_number(last) {
        let after = Cursor::after(matcher.text, frame.end);
        if goes_on(after) || counts_something(after) {
            return false;
        }
    }
    // `two days before the vote` counts from what follows.
    if matches!(frame.side, Some((_, CountFrom::Text | CountFrom::Either)))
        && matcher.roles(last).iter().any(|role| matches!(role, Role::Earlier | Role::Later))
        && matcher.roles(last + 1).iter().any(|role| matches!(role, Role::Of))
    {
        return false;
    }
    let mut before = first;
    while before > 0 && items[before - 1].kind == ItemKind::Sign(JOINED) {
        before -= 1;
    }
    let recurs = before > 0 && matcher.roles(before - 1).contains(&Role::Every);
    !recurs || frame.decade.is_some() || frame.years[0].is_some()
}

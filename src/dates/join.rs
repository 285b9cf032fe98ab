//! Mentions beside each other that are one: `May 16 to June 2`, `January and March 2024`.

use super::lexicon::meaning;
use super::reading::{Mention, Reading, Which, Year};
use super::tokens::Cursor;
use super::tokens::Token::{Gap, Sign};
use super::words::Meaning;

/// What stands between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
}

/// Joins the days of a range, and gives a date the year of the one it is joined to.
pub(super) fn join(text: &str, mentions: &mut Vec<Mention>) {
    let mut at = 1;
    while at < mentions.len() {
        let (first, second) = (&mentions[at - 1], &mentions[at]);
        let joint = joint(text, first, second);
        if let Some(joint) = joint {
            share_year(&mut mentions[at - 1..=at]);
            if joint != Joint::And || is_opened(text, &mentions[at - 1]) {
                follow(&mut mentions[at - 1..=at]);
            }
            if let Some(range) = range(text, joint, &mentions[at - 1], &mentions[at]) {
                mentions[at - 1] = range;
                mentions.remove(at);
                continue;
            }
        }
        at += 1;
    }
}

fn joint(text: &str, first: &Mention, second: &Mention) -> Option<Joint> {
    let between = text.get(first.range.end..second.range.start)?;
    if between.len() > 12 {
        return None;
    }
    let mut cursor = Cursor::after(between, 0);
    cursor.accept(Gap);
    let joint = match cursor.peek()? {
        Sign('-' | '–' | '—' | '\u{2011}') => {
            cursor.token();
            Joint::Dash
        }
        _ => match meaning(cursor.run()?)? {
            Meaning::To => Joint::To,
            Meaning::And => Joint::And,
            _ => return None,
        },
    };
    cursor.accept(Gap);
    cursor.peek().is_none().then_some(joint)
}

fn year_of(reading: &mut Reading) -> Option<&mut Year> {
    match reading {
        Reading::Day { year, .. } | Reading::Month { year, .. } => Some(year),
        _ => None,
    }
}

fn share_year(pair: &mut [Mention]) {
    let [first, second] = pair else { return };
    let Some(year) = year_of(&mut first.reading) else { return };
    let Some(said) = year_of(&mut second.reading) else { return };
    if *year == Year::Open && matches!(said, Year::Written(_) | Year::Counted(_)) {
        *year = *said;
    }
}

/// Counts the second of two weekdays from the first: `from Monday to Wednesday`.
fn follow(pair: &mut [Mention]) {
    let [first, second] = pair else { return };
    if let (Reading::Weekday(..), Reading::Weekday(_, which @ Which::Open)) =
        (first.reading, &mut second.reading)
    {
        *which = Which::Text(1);
    }
}

/// Returns whether `from` or `between` stands before.
fn is_opened(text: &str, mention: &Mention) -> bool {
    let mut before = Cursor::before(text, mention.range.start);
    super::phrase::word(&mut before) == Some(Meaning::From)
}

fn range(text: &str, joint: Joint, first: &Mention, second: &Mention) -> Option<Mention> {
    let Reading::Day { month, day, year, .. } = first.reading else { return None };
    let Reading::Day { month: last_month, day: last_day, year: last_year, .. } = second.reading
    else {
        return None;
    };
    if joint == Joint::And && !is_opened(text, first) {
        return None;
    }
    let reading =
        Reading::Days { first: (month, day, year), last: (last_month, last_day, last_year) };
    Some(Mention { range: first.range.start..second.range.end, reading })
}

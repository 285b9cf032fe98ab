//! Joins neighbouring candidates that are one date: `May 16 to June 2`, `January and March 2024`.

use super::reading::{Candidate, Reading, Which, Year};
use super::tokens::DateToken::{Gap, Sign};
use super::tokens::{Cursor, DateText};
use super::words::Meaning;

/// The link between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connector {
    Dash,
    To,
    And,
    Comma,
}

impl Connector {
    /// Returns whether it joins the members of a list, not the ends of a range.
    fn lists(self) -> bool {
        matches!(self, Self::And | Self::Comma)
    }
}

/// Joins the days of a range, and gives a date the year of the one it is joined to.
pub(super) fn join(text: DateText<'_>, candidates: &mut Vec<Candidate>) {
    let mut at = candidates.len();
    // The year after the last of a list is that of all.
    while at > 1 {
        at -= 1;
        let pair = &mut candidates[at - 1..=at];
        if let Some(connector) = connector(text, &pair[0], &pair[1]) {
            let from_one_to_the_other =
                matches!(connector, Connector::Dash | Connector::To) || is_opened(text, &pair[0]);
            share_year(pair, from_one_to_the_other);
        }
    }
    let mut at = 1;
    while at < candidates.len() {
        let (first, second) = (&candidates[at - 1], &candidates[at]);
        let connector = connector(text, first, second);
        if let Some(connector) = connector {
            if !connector.lists() || is_opened(text, &candidates[at - 1]) {
                follow(&mut candidates[at - 1..=at]);
            }
            if let Some(range) = range(text, connector, &candidates[at - 1], &candidates[at]) {
                candidates[at - 1] = range;
                candidates.remove(at);
                continue;
            }
        }
        at += 1;
    }
}

fn connector(text: DateText<'_>, first: &Candidate, second: &Candidate) -> Option<Connector> {
    let between = text.text.get(first.range.end..second.range.start)?;
    if between.len() > 12 {
        return None;
    }
    let mut cursor = Cursor::after(DateText { text: between, ..text }, 0);
    cursor.accept(Gap);
    let connector = match cursor.peek()? {
        Sign('-' | '–' | '—' | '\u{2011}') => {
            cursor.token();
            Connector::Dash
        }
        Sign(',') if is_list(first, second) => {
            cursor.token();
            Connector::Comma
        }
        _ => match cursor.meaning()? {
            Meaning::To => Connector::To,
            Meaning::And => Connector::And,
            _ => return None,
        },
    };
    cursor.accept(Gap);
    cursor.peek().is_none().then_some(connector)
}

/// Returns whether a comma between two dates makes a list of them: both are months, or both days.
fn is_list(first: &Candidate, second: &Candidate) -> bool {
    matches!(
        (first.reading, second.reading),
        (Reading::Month { .. }, Reading::Month { .. }) | (Reading::Day { .. }, Reading::Day { .. })
    )
}

fn year_of(reading: &mut Reading) -> Option<&mut Year> {
    match reading {
        Reading::Day { year, .. } | Reading::Month { year, .. } => Some(year),
        _ => None,
    }
}

/// Gives the first of two dates the year of the second. In a range of months the first is before
/// the second: `November to January 2019` begins in 2018.
fn share_year(pair: &mut [Candidate], is_range: bool) {
    let [first, second] = pair else { return };
    let over_new_year = match (&first.reading, &second.reading) {
        (Reading::Month { month: first, .. }, Reading::Month { month: last, .. }) => {
            is_range && first > last
        }
        _ => false,
    };
    let Some(year) = year_of(&mut first.reading) else { return };
    let Some(said) = year_of(&mut second.reading) else { return };
    let before = i8::from(over_new_year);
    match *said {
        Year::Written(said) if *year == Year::Open => {
            *year = Year::Written(said.saturating_sub(before.into()));
        }
        Year::Counted(said) if *year == Year::Open => {
            *year = Year::Counted(said.saturating_sub(before));
        }
        _ => {}
    }
}

/// Counts the second of two weekdays from the first: `from Monday to Wednesday`.
fn follow(pair: &mut [Candidate]) {
    let [first, second] = pair else { return };
    if let (Reading::Weekday(..), Reading::Weekday(_, which @ Which::Open)) =
        (first.reading, &mut second.reading)
    {
        *which = Which::Text(1);
    }
}

/// Returns whether `from` or `between` comes before.
fn is_opened(text: DateText<'_>, candidate: &Candidate) -> bool {
    let mut before = Cursor::before(text, candidate.range.start);
    super::phrase::word(&mut before) == Some(Meaning::From)
}

fn range(
    text: DateText<'_>,
    connector: Connector,
    first: &Candidate,
    second: &Candidate,
) -> Option<Candidate> {
    let Reading::Day { month, day, year, .. } = first.reading else { return None };
    let Reading::Day { month: last_month, day: last_day, year: last_year, .. } = second.reading
    else {
        return None;
    };
    if connector.lists() && !is_opened(text, first) {
        return None;
    }
    let reading =
        Reading::Days { first: (month, day, year), last: (last_month, last_day, last_year) };
    Some(Candidate { range: first.range.start..second.range.end, reading })
}

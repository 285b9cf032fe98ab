//! What a single article yields: its anchors, its mentions, its dates.
//!
//! A pure function of the article, its notes and the register's names; nothing of other articles.

use std::ops::Range;

use jiff::civil::Date;

use super::anchors::{Haystack, Search, search};
use super::corrections::{Decision, decide, report_unused};
use super::mentions::{Decided, Doubt, Found};
use super::names::Names;
use super::{adrift, omission};
use crate::dates;
use crate::diag::Diagnostic;
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::site::{ActorIx, Basis, DateMention, Mention};

/// What was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// For each note its passage; `None` for a note on the whole article, or a lost one.
    pub anchors: Vec<Option<Range<u32>>>,
    /// Names, by position, disjoint.
    pub mentions: Vec<Mention>,
    /// Names that could mean several actors.
    pub doubts: Vec<Doubt>,
    /// Dates, by position, disjoint.
    pub dates: Vec<DateMention>,
    /// Faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// Analyses an article. `actor` gives the place of an actor by its id; `None` is reported by the
/// caller.
pub fn analyse(
    article: &ArticleDoc,
    notes: &[NoteDoc],
    names: &Names,
    actor: &dyn Fn(&str) -> Option<ActorIx>,
) -> Analysis {
    let haystack = Haystack::new(&article.body.plain);
    let mut out = Analysis::default();
    let faults = &mut out.diagnostics;
    out.anchors = notes.iter().map(|note| anchor(article, &haystack, note, faults)).collect();
    for note in notes {
        omission::check(article, &haystack, note, faults);
    }
    let found = find_names(article, &haystack, names, actor, faults);
    (out.mentions, out.doubts) = (found.mentions, found.doubts);
    out.dates = find_dates(article, &haystack, faults);
    out
}

fn anchor(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    note: &NoteDoc,
    out: &mut Vec<Diagnostic>,
) -> Option<Range<u32>> {
    let quote = note.quote.as_ref()?;
    match search(haystack, quote) {
        Search::Found(range) => return Some(range),
        Search::Several(phrase, places) => {
            out.push(adrift::several(article, haystack, note, quote, phrase, &places));
        }
        Search::Nowhere(phrase) => {
            out.push(adrift::nowhere(article, haystack, note, quote, phrase));
        }
    }
    None
}

fn find_names(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    names: &Names,
    actor: &dyn Fn(&str) -> Option<ActorIx>,
    out: &mut Vec<Diagnostic>,
) -> Found {
    let (decisions, counts) = decide(haystack, &article.names);
    let decided: Vec<Decided> = decisions
        .iter()
        .map(|decision| Decided {
            range: decision.range.clone(),
            actor: decision.meaning.and_then(|id| actor(&id.value)),
            firm: decision.firm,
        })
        .collect();
    let found = names.find(haystack, article.id.as_str(), &decided);
    let mut used = vec![false; article.names.len()];
    for (decision, overruled) in decisions.iter().zip(&found.overruled) {
        used[decision.correction] |= !overruled;
    }
    report_unused(&article.names, &counts, &used, out);
    found
}

/// Finds dates, in each block by itself: no date reaches from one into the next.
fn find_dates(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<DateMention> {
    let (decisions, counts) = decide(haystack, &article.dates);
    let mut used = vec![false; article.dates.len()];
    decisions.iter().for_each(|decision| used[decision.correction] = true);
    report_unused(&article.dates, &counts, &used, out);
    let text = &haystack.folded.text;
    let mut found = Vec::new();
    let mut start = 0;
    for block in text.split('\n') {
        for date in dates::find(block, article.published.date) {
            let range = start + date.range.start..start + date.range.end;
            if !decided(&decisions, &range) && !haystack.is_code(&range) {
                let range = haystack.in_plain(&range);
                found.push(DateMention { range, date: date.date, basis: date.basis });
            }
        }
        start += block.len() + 1;
    }
    found.extend(decisions.iter().filter_map(|decision| corrected(haystack, decision)));
    found.sort_by_key(|mention| mention.range.start);
    found
}

fn decided(decisions: &[Decision<'_, Date>], range: &Range<usize>) -> bool {
    decisions.iter().any(|other| other.range.start < range.end && range.start < other.range.end)
}

fn corrected(haystack: &Haystack<'_>, decision: &Decision<'_, Date>) -> Option<DateMention> {
    let range = haystack.in_plain(&decision.range);
    Some(DateMention { range, date: *decision.meaning?, basis: Basis::Corrected })
}

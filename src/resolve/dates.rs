//! Dates in an article's text and in the notes on it, with the front matter's decisions.

use std::collections::BTreeSet;
use std::ops::Range;

use super::anchors::Haystack;
use super::corrections::{PlacedCorrection, place_corrections, report_unused};
use crate::dates::{Finder, FoundDate};
use crate::diag::{Code, Diagnostic};
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::site::DateMention;
use crate::model::{Basis, Certainty, DateFault, When};

/// Finds dates in an article by the rules of its language, block by block: no date spans two
/// blocks. Doubtful dates are reported unless one of the passages of `notes` touches them.
pub(super) fn in_article(
    article: &ArticleDoc,
    site_language: &str,
    haystack: &Haystack<'_>,
    notes: &[Option<Range<u32>>],
    out: &mut Vec<Diagnostic>,
) -> Vec<DateMention> {
    let (decisions, counts) = place_corrections(haystack, &article.dates);
    let mut used = vec![false; article.dates.len()];
    decisions.iter().for_each(|decision| used[decision.correction] = true);
    report_unused(&article.dates, &counts, &used, out);
    let text = &haystack.folded.text;
    let language = article.language(site_language);
    let mut finder = Finder::new(language, article.published.date);
    let mut found = Vec::new();
    let mut start = 0;
    for block in text.split('\n') {
        for date in finder.find(block) {
            let range = start + date.range.start..start + date.range.end;
            if !decided(&decisions, &range) && !haystack.is_code(&range) {
                found.push(mention(haystack.in_plain(&range), &date));
            }
        }
        start += block.len() + 1;
    }
    report_doubts(article, haystack, &found, notes, out);
    if article.is_inferred("published") {
        rest_on_inferred_day(&mut found);
    }
    found.extend(decisions.iter().filter_map(|decision| corrected(haystack, decision)));
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// Finds the dates in a note, which is in the site's language and was written at an unknown day
/// after the article: those with their year, and those without one that are near to the article,
/// unless the note tells of another year. The words of links are not searched.
pub(super) fn in_note(
    article: &ArticleDoc,
    site_language: &str,
    note: &NoteDoc,
) -> Vec<DateMention> {
    let published = article.published.date;
    let plain = &note.body.plain;
    let mut all = Vec::new();
    for leaf in &plain.leaves {
        for date in Finder::undated(site_language, published).find(&plain.text[range_of(leaf)]) {
            let [start, end] = [date.range.start, date.range.end].map(|at| leaf.start + at as u32);
            let doubtful = matches!(date.certainty, Certainty::Doubtful(_));
            let free = |words: &Range<u32>| words.end <= start || end <= words.start;
            let linked = !note.body.links.iter().all(|link| free(&link.words));
            if !doubtful && !linked && plain.code.iter().all(free) {
                all.push(mention(start..end, &date));
            }
        }
    }
    let in_links = note.body.links.iter().filter_map(|link| link.target.parse::<When>().ok());
    let explicit = all.iter().filter(|date| date.basis == Basis::Explicit).map(|date| date.value);
    let told: BTreeSet<i16> = explicit.chain(in_links).flat_map(years).collect();
    let fits = |date: &DateMention| told.iter().all(|year| years(date.value).contains(year));
    all.retain(|date| date.basis == Basis::Explicit || fits(date));
    all
}

/// Returns the years in which a time begins and ends.
fn years(when: When) -> [i16; 2] {
    [when.first().year(), when.last().year()]
}

fn range_of(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn mention(range: Range<u32>, found: &FoundDate) -> DateMention {
    let FoundDate { value, basis, certainty, .. } = *found;
    DateMention { range, value, basis, certainty }
}

fn decided(decisions: &[PlacedCorrection<'_, When>], range: &Range<usize>) -> bool {
    let next = decisions.partition_point(|other| other.range.end <= range.start);
    decisions.get(next).is_some_and(|other| other.range.start < range.end)
}

fn corrected(
    haystack: &Haystack<'_>,
    decision: &PlacedCorrection<'_, When>,
) -> Option<DateMention> {
    let range = haystack.in_plain(&decision.range);
    let value = *decision.meaning?;
    let (basis, certainty) = (Basis::Corrected, Certainty::Inferred);
    Some(DateMention { range, value, basis, certainty })
}

/// Takes the certainty from dates that were counted from a day of publication which is inferred
/// itself.
fn rest_on_inferred_day(found: &mut [DateMention]) {
    let rests = |date: &&mut DateMention| {
        date.basis != Basis::Explicit && date.certainty == Certainty::Certain
    };
    found.iter_mut().filter(rests).for_each(|date| date.certainty = Certainty::Inferred);
}

fn report_doubts(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    found: &[DateMention],
    notes: &[Option<Range<u32>>],
    out: &mut Vec<Diagnostic>,
) {
    for mention in found {
        let Certainty::Doubtful(fault) = mention.certainty else { continue };
        let noted =
            |note: &Range<u32>| note.start < mention.range.end && mention.range.start < note.end;
        if notes.iter().flatten().any(noted) {
            continue;
        }
        let words = &article.body.plain.text[range_of(&mention.range)];
        let why = match fault {
            DateFault::NoSuchDay => format!("{} has no such day", mention.value),
            DateFault::OtherWeekday => {
                format!("{} was a {:?}", mention.value, mention.value.first().weekday())
            }
            DateFault::StillAhead => {
                format!("told as past, but still ahead on {}", article.published.date)
            }
        };
        let span = haystack.plain_span(article, mention.range.clone());
        let message = format!("“{words}” is doubtful: {why}");
        out.push(Diagnostic::at(Code::DoubtfulDate, span, message).help(format!(
            "a mistake of the source is worth a note on these words; or say what is meant at the \
             end of this article's front matter:\n[[date]]\nwords = {}\nvalue = \"{}\"",
            toml::Value::from(words),
            mention.value
        )));
    }
}

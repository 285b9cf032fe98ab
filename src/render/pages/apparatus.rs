//! Lists the differences between two texts, word by word: what one added, cut and changed.

use std::ops::Range;

use crate::markdown::escaped;
use crate::model::TextForm;
use crate::model::overlaps::SharedWith;
use crate::model::site::{Article, ArticleIx};
use crate::overlap::{Run, places};
use crate::render::page_context::PageContext;
use crate::render::views::{ApparatusEntry, Html};

use super::marks::row_of;

/// The most other texts that a text is compared with.
const TEXTS: usize = 3;
/// The most differences that are listed.
const ENTRIES: usize = 60;
/// The most runs that are put in order: the time grows with their square.
const RUNS: usize = 1_000;
/// The most words of a difference that are shown.
const WORDS: usize = 24;
/// How many words before a difference are shown.
const BEFORE: usize = 3;

/// The differences of two texts.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) entries: Vec<ApparatusEntry>,
    /// How many there are beside these.
    pub(super) more: usize,
    /// Whether there are none only because a text is not shown whole.
    pub(super) hidden: bool,
}

/// Returns what differs in an article and another one, if both are shown whole and a fifth of one
/// is in the other. Words between shared ones are words of the original, which an excerpt or a
/// digest must not give. `place` is the other's place in the list of others.
pub(super) fn changes(
    ctx: &PageContext<'_>,
    at: ArticleIx,
    with: &SharedWith<'_>,
    place: usize,
) -> Changes {
    let articles = [&ctx.site.articles[at], &ctx.site.articles[with.other]];
    let is_whole =
        |it: &&std::sync::Arc<Article>| it.doc.text == TextForm::Full && it.excerpts.is_none();
    let words = |at| ctx.site.overlaps.words(at).unwrap_or_default();
    let is_much =
        (0..2).any(|side| 5 * with.sides[side].copied >= words([at, with.other][side]).max(1));
    if place >= TEXTS || !is_much {
        return Changes::default();
    }
    if !articles.iter().all(is_whole) {
        return Changes { hidden: true, ..Changes::default() };
    }
    let texts = articles.map(|article| article.doc.body.plain.text.as_str());
    let words = texts.map(places);
    let runs = with.shared.passages.iter().flat_map(|passage| &passage.runs);
    let turn = |run: &Run| Run { at: [run.at[with.side], run.at[1 - with.side]], ..*run };
    let mut runs: Vec<Run> = runs.map(turn).collect();
    runs.sort_unstable();
    runs.truncate(RUNS);
    let mut from = [0_usize; 2];
    let mut changes = Changes::default();
    let ends = [words[0].len() as u32, words[1].len() as u32];
    let end = Run { at: ends, words: 0 };
    for run in in_order(&runs).into_iter().chain([end]) {
        let gap = [0, 1].map(|side| from[side]..run.at[side] as usize);
        from = run.ends().map(|end| end as usize);
        if gap.iter().all(Range::is_empty) {
            continue;
        }
        if changes.entries.len() == ENTRIES {
            changes.more += 1;
            continue;
        }
        let show = |side: usize| {
            let words = words[side].get(gap[side].clone()).filter(|words| !words.is_empty())?;
            Some(shown(texts[side], words))
        };
        let start = gap[0].start;
        let byte = match words[0].get(start.saturating_sub(usize::from(gap[0].is_empty()))) {
            Some(word) => word.start,
            None => texts[0].len() as u32,
        };
        let block = row_of(&articles[0].doc.body.plain.rows, byte) + 1;
        let before = words[0].get(start.saturating_sub(BEFORE)..start).unwrap_or_default();
        changes.entries.push(ApparatusEntry {
            block: format!("p-{block}"),
            number: ctx.translations.number(block),
            after: one_piece(texts[0], before),
            here: show(0),
            there: show(1),
        });
    }
    changes
}

/// Returns the runs that follow each other in both texts and have most words together. `runs` are
/// sorted.
fn in_order(runs: &[Run]) -> Vec<Run> {
    // For each run the most words of a row that ends with it, and the run before it there.
    let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let before = (0..at)
            .filter(|other| {
                let ends = runs[*other].ends();
                ends[0] <= run.at[0] && ends[1] <= run.at[1]
            })
            .max_by_key(|other| (best[*other].0, std::cmp::Reverse(*other)));
        let words = before.map_or(0, |other| best[other].0);
        best.push((words + run.words, before));
    }
    let last = (0..runs.len()).max_by_key(|at| (best[*at].0, std::cmp::Reverse(*at)));
    let row = std::iter::successors(last, |at| best[*at].1);
    let mut row: Vec<Run> = row.map(|at| runs[at]).collect();
    row.reverse();
    row
}

fn one_piece(text: &str, words: &[Range<u32>]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    crate::text::one_line(&text[first.start as usize..last.end as usize]).into_owned()
}

/// Returns words as they are written, long ones with a gap in the middle.
fn shown(text: &str, words: &[Range<u32>]) -> Html {
    if words.len() <= WORDS {
        return escaped(&one_piece(text, words)).into();
    }
    let half = WORDS / 2;
    let (head, tail) = (&words[..half], &words[words.len() - half..]);
    escaped(&format!("{} … {}", one_piece(text, head), one_piece(text, tail))).into()
}

//! Compares the texts again after one of them changed: only the changed one with the others.
//!
//! With all texts, an edit of an article at 10,000 articles takes 9 times the processor time; with
//! no table in [`rows_with`], 2.4 times (docs/performance.md).

use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;

use super::formulas::{Formulas, MOST, is_formula};
use super::passages::SharedText;
use super::rows::{RowPlace, Search, each_row, ranges};
use super::words::TextWords;
use super::{LONG, Text};

/// Returns what a text shares with each other one after its words changed, sorted; `texts` has the
/// words that it has now, `before` are those it had. `formulas` are those of the texts with the
/// words before, and become those of the texts now.
///
/// The passages that other texts share with each other, and their formulas, must not have changed.
/// `None` if they may have, because a row of words became, or is no longer, a formula of its outlet
/// or of the language: then all texts must be compared, and `formulas` are unchanged.
pub fn compare_again(
    texts: &[Text<'_>],
    changed: usize,
    before: &TextWords,
    formulas: &mut Formulas,
) -> Option<Vec<SharedText>> {
    let old = rows_of(before, changed);
    let new = rows_of(texts[changed].words, changed);
    let [had, has] = [&old, &new].map(|rows| rows.iter().map(|row| row.hash).collect());
    let mut rows = rows_with(texts, changed, &had | &has);
    rows.extend(new);
    rows.par_sort_unstable();

    let mut search = Search::new(texts);
    for number in rows.iter().map(|row| row.text as usize).filter(|number| *number != changed) {
        if search.formula[number].is_empty() {
            formulas.0[number].iter().for_each(|words| search.mark(number, bounds(words)));
        }
    }
    mark_own_formulas(&mut search, &rows, changed, [&had, &has])?;
    let was_free = free_rows(before, &old, &formulas.0[changed]);
    if touches_limit(&search, &rows, changed, &was_free) {
        return None;
    }
    let shared = search.shared(&rows, Some(changed));
    formulas.0[changed] = ranges(&search.formula[changed]);
    Some(shared)
}

fn bounds(words: &Range<u32>) -> Range<usize> {
    words.start as usize..words.end as usize
}

fn rows_of(words: &TextWords, text: usize) -> Vec<RowPlace> {
    let mut rows = Vec::new();
    each_row(words, |at, hash| rows.push(RowPlace { hash, text: text as u32, at: at as u32 }));
    rows
}

/// Returns the rows of all texts but one that have one of these hashes. A table with a bit for each
/// of many hashes rules out nearly all others.
fn rows_with(texts: &[Text<'_>], except: usize, hashes: HashSet<u64>) -> Vec<RowPlace> {
    let bits = (hashes.len() * 64).next_power_of_two();
    let place = |hash: u64| (hash >> 20) as usize & (bits - 1);
    let mut table = vec![0_u64; bits.div_ceil(64)];
    for bit in hashes.iter().map(|hash| place(*hash)) {
        table[bit / 64] |= 1 << (bit % 64);
    }
    let others = texts.par_iter().enumerate().filter(|(number, _)| *number != except);
    let rows = others.flat_map_iter(|(number, text)| {
        let mut rows = Vec::new();
        each_row(text.words, |at, hash| {
            let bit = place(hash);
            if table[bit / 64] & 1 << (bit % 64) != 0 && hashes.contains(&hash) {
                rows.push(RowPlace { hash, text: number as u32, at: at as u32 });
            }
        });
        rows
    });
    rows.collect()
}

/// Returns equal rows, by text.
fn groups(
    rows: &[RowPlace],
) -> impl Iterator<Item = (u64, impl Iterator<Item = (usize, &[RowPlace])>)> {
    rows.chunk_by(|one, other| one.hash == other.hash).map(|group| {
        let by_text = group.chunk_by(|one, other| one.text == other.text);
        (group[0].hash, by_text.map(|rows| (rows[0].text as usize, rows)))
    })
}

/// Marks the formulas of the changed text. `None` if a row became, or is no longer, a formula in
/// another one. `had` and `has` are the hashes of its rows before and now.
fn mark_own_formulas(
    search: &mut Search<'_>,
    rows: &[RowPlace],
    changed: usize,
    [had, has]: [&HashSet<u64>; 2],
) -> Option<()> {
    let outlet = search.texts[changed].outlet;
    let size = search.texts.iter().filter(|text| text.outlet == outlet).count();
    for (hash, texts) in groups(rows) {
        let (mut own, mut others) = (&[][..], 0);
        for (number, rows) in texts {
            if number == changed {
                own = rows;
            } else if search.texts[number].outlet == outlet {
                others += 1;
            }
        }
        let [before, now] = [had, has].map(|rows| others + usize::from(rows.contains(&hash)));
        if others > 0 && is_formula(before, size) != is_formula(now, size) {
            return None;
        }
        if is_formula(now, size) {
            own.iter()
                .for_each(|row| search.mark(changed, row.at as usize..row.at as usize + LONG));
        }
    }
    Some(())
}

/// Returns the hashes of a text's rows of which no word is part of a formula.
fn free_rows(words: &TextWords, rows: &[RowPlace], formulas: &[Range<u32>]) -> HashSet<u64> {
    let mut marks = vec![false; words.hashes.len()];
    formulas.iter().for_each(|words| marks[bounds(words)].fill(true));
    let is_free = |row: &&RowPlace| !marks[row.at as usize..][..LONG].contains(&true);
    rows.iter().filter(is_free).map(|row| row.hash).collect()
}

/// Returns whether the changed text decides if some row is a formula of the language: just [`MOST`]
/// other texts have the row, and the changed text gained or lost it.
fn touches_limit(
    search: &Search<'_>,
    rows: &[RowPlace],
    changed: usize,
    was_free: &HashSet<u64>,
) -> bool {
    groups(rows).any(|(hash, texts)| {
        let (mut own, mut others) = (false, 0);
        for (number, rows) in texts {
            if rows.iter().any(|row| search.is_free(row)) {
                if number == changed { own = true } else { others += 1 }
            }
        }
        others == MOST && own != was_free.contains(&hash)
    })
}

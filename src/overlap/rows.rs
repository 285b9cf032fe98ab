//! Finds equal rows of words by their hashes, and follows them to their ends.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::formulas::{Formulas, MOST, of_outlets};
use super::passages::{Run, SharedText};
use super::words::TextWords;
use super::{GAP, LONG, SHORT, Text};

/// A row of eight words in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    pub(super) hash: u64,
    pub(super) text: u32,
    pub(super) at: u32,
}

/// Returns what every two texts share, sorted by their numbers. Texts that share nothing are not
/// listed.
pub fn shared(texts: &[Text<'_>]) -> Vec<SharedText> {
    compare(texts).0
}

/// Does the same as [`shared`] for the words of texts, each with the id of its outlet.
pub fn shared_by_outlet<'a>(
    texts: impl Iterator<Item = (&'a TextWords, &'a str)>,
) -> Vec<SharedText> {
    let mut outlets: HashMap<&str, u32> = HashMap::new();
    let texts = texts.map(|(words, outlet)| {
        let next = outlets.len() as u32;
        Text { words, outlet: *outlets.entry(outlet).or_insert(next) }
    });
    shared(&texts.collect::<Vec<_>>())
}

/// Does the same as [`shared`], and returns the formulas, too, which [`super::compare_again`]
/// needs.
pub fn compare(texts: &[Text<'_>]) -> (Vec<SharedText>, Formulas) {
    let outlets = texts.iter().map(|text| text.outlet as usize + 1).max().unwrap_or(0);
    let mut sizes = vec![0; outlets];
    texts.iter().for_each(|text| sizes[text.outlet as usize] += 1);
    let rows = repeated(texts);
    let mut search = Search::new(texts);
    search.mark_formulas(&rows, &sizes);
    let shared = search.shared(&rows, None);
    (shared, Formulas(search.formula.iter().map(|marks| ranges(marks)).collect()))
}

/// A run and the texts that have it.
type FoundRun = ([u32; 2], Run);

/// Returns the ranges of words that are marked; sorted, disjoint.
pub(super) fn ranges(marks: &[bool]) -> Vec<Range<u32>> {
    let mut at = 0;
    let rows = marks.chunk_by(|one, other| one == other).map(|row| {
        at += row.len() as u32;
        (row[0], at - row.len() as u32..at)
    });
    rows.filter(|(marked, _)| *marked).map(|(_, range)| range).collect()
}

/// Calls `found` with the place and the hash of each row of a text.
pub(super) fn each_row(words: &TextWords, mut found: impl FnMut(usize, u64)) {
    const BASE: u64 = 0xd6e8_feb8_6659_fd93;
    let top = (0..LONG).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut sum = 0_u64;
    for (at, hash) in words.hashes.iter().enumerate() {
        sum = sum.wrapping_mul(BASE).wrapping_add(*hash);
        let Some(start) = (at + 1).checked_sub(LONG) else { continue };
        if start > 0 {
            sum = sum.wrapping_sub(words.hashes[start - 1].wrapping_mul(top));
        }
        found(start, (sum ^ (sum >> 32)).wrapping_mul(BASE));
    }
}

/// Returns the rows that may occur in several texts, sorted. Most occur in one; these are told
/// apart by a table with a bit for each of many hashes. Sorting them all instead makes a build of
/// 10,000 articles 10 % longer (docs/performance.md).
fn repeated(texts: &[Text<'_>]) -> Vec<RowPlace> {
    let count: usize = texts.iter().map(|text| text.words.hashes.len()).sum();
    let bits = (count * 16).next_power_of_two().max(64);
    let table = || -> Vec<AtomicU64> {
        std::iter::repeat_with(AtomicU64::default).take(bits / 64).collect()
    };
    let (once, again) = (table(), table());
    let place = |hash: u64| {
        let bit = (hash >> 20) as usize & (bits - 1);
        (bit / 64, 1_u64 << (bit % 64))
    };
    texts.par_iter().for_each(|text| {
        each_row(text.words, |_, hash| {
            let (word, bit) = place(hash);
            if once[word].fetch_or(bit, Ordering::Relaxed) & bit != 0 {
                again[word].fetch_or(bit, Ordering::Relaxed);
            }
        });
    });
    let rows = texts.par_iter().enumerate().flat_map_iter(|(text, of)| {
        let mut rows = Vec::new();
        each_row(of.words, |at, hash| {
            let (word, bit) = place(hash);
            if again[word].load(Ordering::Relaxed) & bit != 0 {
                rows.push(RowPlace { hash, text: text as u32, at: at as u32 });
            }
        });
        rows
    });
    let mut rows: Vec<RowPlace> = rows.collect();
    rows.par_sort_unstable();
    rows
}

fn groups(rows: &[RowPlace]) -> impl Iterator<Item = &[RowPlace]> {
    rows.chunk_by(|one, other| one.hash == other.hash).filter(|group| group.len() > 1)
}

/// A search for runs, with what it knows of each text.
pub(super) struct Search<'a> {
    pub(super) texts: &'a [Text<'a>],
    /// For each word whether it is part of a formula. Empty for a text without formulas.
    pub(super) formula: Vec<Vec<bool>>,
    /// The places at which rows begin that are looked up. Sorted.
    begins: Vec<Vec<u32>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(texts: &'a [Text<'a>]) -> Self {
        Self {
            texts,
            formula: vec![Vec::new(); texts.len()],
            begins: vec![Vec::new(); texts.len()],
        }
    }

    /// Marks the formulas of outlets: they count as passages in none of their texts.
    fn mark_formulas(&mut self, rows: &[RowPlace], sizes: &[u32]) {
        for group in groups(rows).filter(|group| group.len() > 2) {
            let texts = group.chunk_by(|one, other| one.text == other.text);
            let outlets = texts.map(|rows| self.texts[rows[0].text as usize].outlet);
            let outlets = of_outlets(outlets, sizes);
            for RowPlace { text, at, .. } in group {
                let (text, at) = (*text as usize, *at as usize);
                if outlets.contains(&self.texts[text].outlet) {
                    self.mark(text, at..at + LONG);
                }
            }
        }
    }

    /// Marks words of a text as those of a formula.
    pub(super) fn mark(&mut self, text: usize, words: Range<usize>) {
        let formula = &mut self.formula[text];
        formula.resize(self.texts[text].words.hashes.len(), false);
        formula[words].fill(true);
    }

    /// Returns whether no word of a row is part of a formula.
    pub(super) fn is_free(&self, row: &RowPlace) -> bool {
        let formula = &self.formula[row.text as usize];
        let at = row.at as usize;
        formula.is_empty() || !formula[at..at + LONG].contains(&true)
    }

    /// Returns what texts with these rows, which are sorted, share: every two of them, or `of` with
    /// each other one.
    pub(super) fn shared(&mut self, rows: &[RowPlace], of: Option<usize>) -> Vec<SharedText> {
        let mut runs = self.runs(rows, of);
        runs.par_sort_unstable();
        let pairs: Vec<&[FoundRun]> = runs.chunk_by(|one, other| one.0 == other.0).collect();
        let made = pairs.into_par_iter().map(|pair| {
            let texts = pair[0].0.map(|text| text as usize);
            let runs = pair.iter().map(|(_, run)| *run).collect();
            let words = texts.map(|text| self.texts[text].words);
            SharedText::new(texts, words, self.beside(texts, runs))
        });
        made.collect()
    }

    /// Returns the runs of eight words and more of all texts, or those of one of them.
    fn runs(&mut self, rows: &[RowPlace], of: Option<usize>) -> Vec<FoundRun> {
        let is_asked = |[one, other]: &[RowPlace; 2]| {
            of.is_none_or(|of| [one, other].iter().any(|row| row.text as usize == of))
        };
        let mut kept: Vec<RowPlace> = Vec::new();
        for group in groups(rows) {
            let before = kept.len();
            kept.extend(group.iter().filter(|row| self.is_free(row)));
            let texts = kept[before..].chunk_by(|one, other| one.text == other.text).count();
            if !(2..=MOST).contains(&texts) {
                kept.truncate(before);
            }
        }
        kept.iter().for_each(|row| self.begins[row.text as usize].push(row.at));
        self.begins.par_iter_mut().for_each(|begins| begins.sort_unstable());
        let groups: Vec<&[RowPlace]> = groups(&kept).collect();
        let found = groups.par_iter().flat_map_iter(|group| {
            let pairs = group.iter().enumerate().flat_map(|(place, one)| {
                group[place + 1..].iter().map(move |other| [*one, *other])
            });
            let pairs = pairs.filter(|[one, other]| one.text != other.text).filter(is_asked);
            pairs.filter_map(|pair| self.long(pair))
        });
        found.collect()
    }

    /// Returns whether two texts have equal words at these places, which are not formulas.
    fn is_equal(&self, texts: [usize; 2], at: [usize; 2]) -> bool {
        let hash = |side: usize| self.texts[texts[side]].words.hashes.get(at[side]);
        let formula = |side: usize| self.formula[texts[side]].get(at[side]) == Some(&true);
        hash(0).is_some() && hash(0) == hash(1) && !formula(0) && !formula(1)
    }

    /// Returns the run that two equal rows are in, unless rows before them lead to it, too.
    fn long(&self, rows: [RowPlace; 2]) -> Option<FoundRun> {
        let texts = rows.map(|row| row.text as usize);
        let mut at = rows.map(|row| row.at as usize);
        // A hash of a row may be that of another one.
        if !(0..LONG).all(|step| self.is_equal(texts, at.map(|at| at + step))) {
            return None;
        }
        let mut end = at.map(|at| at + LONG);
        while at[0] > 0 && at[1] > 0 && self.is_equal(texts, at.map(|at| at - 1)) {
            at = at.map(|at| at - 1);
            let begins = |side: usize| self.begins[texts[side]].binary_search(&(at[side] as u32));
            if begins(0).is_ok() && begins(1).is_ok() {
                return None;
            }
        }
        while self.is_equal(texts, end) {
            end = end.map(|end| end + 1);
        }
        let run = Run { at: at.map(|at| at as u32), words: (end[0] - at[0]) as u32 };
        let halves = self.texts[texts[0]].words.halves(at[0]..end[0]);
        (halves >= 2 * LONG as u32).then_some((rows.map(|row| row.text), run))
    }

    /// Returns these runs with the shorter ones that follow them, or that they follow. Sorted.
    fn beside(&self, texts: [usize; 2], runs: Vec<Run>) -> Vec<Run> {
        let mut known: BTreeSet<Run> = runs.iter().copied().collect();
        let mut left = runs;
        while let Some(run) = left.pop() {
            for one in 0..=GAP {
                for other in 0..=GAP {
                    let found = [
                        self.after(texts, run.ends().map(|end| end as usize), [one, other]),
                        self.before(texts, run.at.map(|at| at as usize), [one, other]),
                    ];
                    left.extend(found.into_iter().flatten().filter(|run| known.insert(*run)));
                }
            }
        }
        known.into_iter().collect()
    }

    /// Returns the run that begins so many words after these places.
    fn after(&self, texts: [usize; 2], from: [usize; 2], gap: [usize; 2]) -> Option<Run> {
        let at = [from[0] + gap[0], from[1] + gap[1]];
        let begins = at.contains(&0) || !self.is_equal(texts, at.map(|at| at - 1));
        let equal = |step: &usize| self.is_equal(texts, at.map(|at| at + step));
        let words = if begins { (0..).take_while(equal).count() } else { 0 };
        self.short(texts, at, words)
    }

    /// Returns the run that ends so many words before these places.
    fn before(&self, texts: [usize; 2], until: [usize; 2], gap: [usize; 2]) -> Option<Run> {
        let end = [until[0].checked_sub(gap[0])?, until[1].checked_sub(gap[1])?];
        let most = end[0].min(end[1]);
        let equal = |step: &usize| self.is_equal(texts, end.map(|end| end - step));
        let ends = !self.is_equal(texts, end);
        let words = if ends { (1..=most).take_while(equal).count() } else { 0 };
        self.short(texts, end.map(|end| end - words), words)
    }

    fn short(&self, texts: [usize; 2], at: [usize; 2], words: usize) -> Option<Run> {
        if words < SHORT {
            return None;
        }
        let halves = self.texts[texts[0]].words.halves(at[0]..at[0] + words);
        let run = Run { at: at.map(|at| at as u32), words: words as u32 };
        (halves >= 2 * SHORT as u32).then_some(run)
    }
}

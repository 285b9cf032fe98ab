//! Passages: runs that belong together, and how much of each text they are.

use serde::{Deserialize, Serialize};

use super::GAP;
use super::words::TextWords;

/// A row of words that two texts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Run {
    /// The number of its first word in each text, from 0.
    pub at: [u32; 2],
    /// How many words it has.
    pub words: u32,
}

impl Run {
    /// Returns the number of the word after its last one, in each text.
    pub fn ends(self) -> [u32; 2] {
        self.at.map(|at| at + self.words)
    }

    /// Returns whether another run follows this one after at most three other words in both texts.
    fn leads_to(self, next: Self) -> bool {
        let near = |side: usize| {
            let between = next.at[side].checked_sub(self.ends()[side]);
            between.is_some_and(|between| between as usize <= GAP)
        };
        near(0) && near(1)
    }
}

/// Runs with few other words between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// Its runs, by place; not empty.
    pub runs: Vec<Run>,
    /// Whether it is speech that both texts took: hardly a word of it is outside quotation
    /// marks in either text.
    pub speech: bool,
}

/// How much of one of two texts the other has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Side {
    /// Words in shared passages, without speech.
    pub copied: u32,
    /// Words of speech that both took: in quotation marks in both texts.
    pub speech: u32,
}

/// The passages that two texts share.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SharedText {
    /// The numbers of the texts, the smaller first.
    pub texts: [usize; 2],
    /// The passages, by their place in the first text. Not empty, unless only their words were
    /// kept.
    pub passages: Vec<Passage>,
    /// How much of each text the other has.
    pub sides: [Side; 2],
}

/// The fewest words outside quotation marks of a passage that is not speech alone.
const OUTSIDE: u32 = 5;

impl SharedText {
    /// Makes passages of the runs of two texts, which are sorted and unique.
    pub(super) fn new(texts: [usize; 2], words: [&TextWords; 2], runs: Vec<Run>) -> Self {
        let passages: Vec<Passage> =
            groups(&runs).into_iter().map(|runs| passage(words, runs)).collect();
        let sides = [0, 1].map(|side| side_of(words, &passages, side));
        Self { texts, passages, sides }
    }

    /// Returns whether two texts of so many words share enough to be listed: sixteen
    /// words, or a twentieth of one of them. Less is mostly a long name, or a formula.
    pub fn is_worth_telling(&self, of: [u32; 2]) -> bool {
        (0..2).any(|side| {
            let Side { copied, speech } = self.sides[side];
            copied.saturating_add(speech) >= 16 || copied.saturating_mul(20) >= of[side].max(1)
        })
    }
}

/// Returns the runs in groups, by place: each run with those that lead to it and that it leads to.
fn groups(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut group: Vec<usize> = (0..runs.len()).collect();
    fn first(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    let longest = runs.iter().map(|run| run.words).max().unwrap_or(0);
    for (at, run) in runs.iter().enumerate() {
        // By their first words; those that end long before this one cannot lead to it.
        let from = run.at[0].saturating_sub(longest + GAP as u32);
        let start = runs[..at].partition_point(|other| other.at[0] < from);
        for (other, before) in (start..).zip(&runs[start..at]) {
            if before.leads_to(*run) {
                let (one, two) = (first(&mut group, other), first(&mut group, at));
                group[one.max(two)] = one.min(two);
            }
        }
    }
    let mut out: Vec<Vec<Run>> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; runs.len()];
    for (at, run) in runs.iter().enumerate() {
        let root = first(&mut group, at);
        let to = *place[root].get_or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        out[to].push(*run);
    }
    out
}

/// Returns whether both texts have the word at `step` of a run in quotation marks.
fn is_speech(words: [&TextWords; 2], run: Run, step: u32) -> bool {
    (0..2).all(|side| words[side].is_quoted((run.at[side] + step) as usize))
}

fn passage(words: [&TextWords; 2], runs: Vec<Run>) -> Passage {
    let steps = runs.iter().flat_map(|run| (0..run.words).map(move |step| (*run, step)));
    let (mut inside, mut outside) = (0, 0);
    for (run, step) in steps {
        let at = (run.at[0] + step) as usize;
        let halves = words[0].halves(at..at + 1);
        if is_speech(words, run, step) {
            inside += halves;
        } else {
            outside += halves;
        }
    }
    Passage { runs, speech: inside > 0 && outside < 2 * OUTSIDE }
}

/// Counts the words of one side, each once.
fn side_of(words: [&TextWords; 2], passages: &[Passage], side: usize) -> Side {
    // For each word whether it is speech.
    let mut seen = std::collections::BTreeMap::new();
    for passage in passages {
        for run in &passage.runs {
            for step in 0..run.words {
                let speech = passage.speech || is_speech(words, *run, step);
                let known = seen.entry(run.at[side] + step).or_insert(true);
                *known &= speech;
            }
        }
    }
    let (mut copied, mut speech) = (0, 0);
    for (at, is_speech) in seen {
        let halves = words[side].halves(at as usize..at as usize + 1);
        if is_speech { speech += halves } else { copied += halves }
    }
    Side { copied: u32::div_ceil(copied, 2), speech: u32::div_ceil(speech, 2) }
}

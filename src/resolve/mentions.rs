//! Finds the actors named in a text.
//!
//! [`Names`] is made once from the register; [`Names::find`] is a pure function of one article.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use super::anchors::Haystack;
use crate::model::document::ActorDoc;
use crate::model::site::{ActorIx, Mention};
use crate::text::edge::is_name_edge;
use crate::text::fold::fold_plain;

/// What a name can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Holder {
    actor: ActorIx,
    /// It is only the surname, not a name given in the register.
    surname: bool,
    misspelling: bool,
    /// The articles in which alone it counts; empty: all.
    only_in: Vec<String>,
}

/// All names of all actors.
#[derive(Debug)]
pub struct Names {
    automaton: AhoCorasick,
    holders: Vec<Vec<Holder>>,
    /// For each name the names it begins with, longest first: a long match that fails the check
    /// of its edges must not hide a shorter one.
    prefixes: Vec<Vec<usize>>,
    lengths: Vec<usize>,
}

/// A name that could mean several actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it first stands, bytes of the plain text.
    pub range: Range<u32>,
    /// Who could be meant. Sorted, at least two.
    pub actors: Vec<ActorIx>,
    /// Whether it is only a surname.
    pub surname: bool,
}

/// A name found: bytes of the folded text, place in the list of names.
struct Hit {
    range: Range<usize>,
    name: usize,
}

impl Names {
    /// Collects the names of a register.
    ///
    /// # Panics
    ///
    /// With more names than an automaton of four billion states can hold.
    pub fn new(actors: &[Arc<ActorDoc>]) -> Self {
        let mut names: BTreeMap<String, Vec<Holder>> = BTreeMap::new();
        for (actor, doc) in actors.iter().enumerate() {
            let mut add = |name: &str, surname: bool, misspelling: bool, only_in: Vec<String>| {
                let holders = names.entry(fold_plain(name.trim())).or_default();
                // A name given twice, or as alias and surname, is given.
                match holders.iter_mut().find(|holder| holder.actor == actor) {
                    Some(holder) => holder.surname &= surname,
                    None => holders.push(Holder { actor, surname, misspelling, only_in }),
                }
            };
            add(&doc.name.value, false, false, Vec::new());
            for alias in &doc.aliases {
                let only_in = alias.only_in.iter().map(|id| id.value.clone()).collect();
                add(&alias.name.value, false, alias.misspelling, only_in);
            }
            if let Some(surname) = &doc.surname {
                add(surname, true, false, Vec::new());
            }
        }
        let texts: Vec<&String> = names.keys().collect();
        let prefixes = texts.iter().map(|text| prefixes(&texts, text)).collect();
        let lengths = texts.iter().map(|text| text.len()).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&texts)
            .expect("a register of names fits an automaton");
        Self { automaton, prefixes, lengths, holders: names.into_values().collect() }
    }

    /// Returns the actors named in an article, by position, disjoint, and the names that could
    /// mean several.
    ///
    /// `decided` are ranges of the folded text that the front matter decides; nothing is looked
    /// for in them.
    pub fn find(
        &self,
        haystack: &Haystack<'_>,
        article: &str,
        decided: &[Range<usize>],
    ) -> (Vec<Mention>, Vec<Doubt>) {
        let hits = self.hits(haystack, decided);
        let counts = |holder: &&Holder| {
            holder.only_in.is_empty() || holder.only_in.iter().any(|id| id == article)
        };
        let in_full: BTreeSet<ActorIx> = hits
            .iter()
            .flat_map(|hit| self.holders[hit.name].iter().filter(counts))
            .filter(|holder| !holder.surname)
            .map(|holder| holder.actor)
            .collect();
        let mut mentions = Vec::new();
        let mut doubts: BTreeMap<usize, Doubt> = BTreeMap::new();
        for hit in hits {
            let known = self.holders[hit.name].iter().filter(counts);
            let meant: Vec<&Holder> =
                known.filter(|holder| !holder.surname || in_full.contains(&holder.actor)).collect();
            let range =
                haystack.folded.original_range(with_title(&haystack.folded.text, &hit.range));
            match meant[..] {
                [] => {}
                [holder] => mentions.push(Mention {
                    range,
                    actor: holder.actor,
                    misspelling: holder.misspelling,
                }),
                _ => {
                    let actors = meant.iter().map(|holder| holder.actor).collect();
                    let surname = meant.iter().any(|holder| holder.surname);
                    doubts.entry(hit.name).or_insert(Doubt { range, actors, surname });
                }
            }
        }
        (mentions, doubts.into_values().collect())
    }

    /// Returns all names in the text, leftmost and longest first, without those in code.
    fn hits(&self, haystack: &Haystack<'_>, decided: &[Range<usize>]) -> Vec<Hit> {
        let text = &haystack.folded.text;
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(found) = self.automaton.find(Input::new(text).span(at..text.len())) {
            let name = found.pattern().as_usize();
            let start = found.start();
            let fits = std::iter::once(name)
                .chain(self.prefixes[name].iter().copied())
                .find(|name| edges(text, start..start + self.lengths[*name]));
            match fits {
                Some(name) => {
                    let range = start..start + self.lengths[name];
                    at = range.end;
                    if !is_code(haystack, &range) && !overlaps(decided, &range) {
                        hits.push(Hit { range, name });
                    }
                }
                None => at = text.ceil_char_boundary(start + 1),
            }
        }
        hits
    }
}

/// The places in `texts` (sorted) of those that `text` begins with, itself apart, longest first.
fn prefixes(texts: &[&String], text: &str) -> Vec<usize> {
    let ends = (1..text.len()).rev().filter(|end| text.is_char_boundary(*end));
    ends.filter_map(|end| texts.binary_search_by(|other| other.as_str().cmp(&text[..end])).ok())
        .collect()
}

/// Whether a name may stand at `range`. A side that ends in a sign needs no edge: "U.S.-led".
fn edges(text: &str, range: Range<usize>) -> bool {
    is_name_edge(text, range.start) && is_name_edge(text, range.end)
}

fn is_code(haystack: &Haystack<'_>, range: &Range<usize>) -> bool {
    let range = haystack.folded.original_range(range.clone());
    let code = &haystack.plain.code;
    let next = code.partition_point(|code| code.end <= range.start);
    code.get(next).is_some_and(|code| code.start < range.end)
}

fn overlaps(decided: &[Range<usize>], range: &Range<usize>) -> bool {
    decided.iter().any(|other| other.start < range.end && range.start < other.end)
}

/// Takes in a "Mr." before a name.
fn with_title(text: &str, range: &Range<usize>) -> Range<usize> {
    const TITLES: &[&str] = &["Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr ", "Mrs ", "Ms ", "Dr "];
    let before = &text[..range.start];
    let title = TITLES
        .iter()
        .find(|title| before.ends_with(**title) && is_name_edge(text, range.start - title.len()));
    range.start - title.map_or(0, |title| title.len())..range.end
}

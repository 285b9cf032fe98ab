//! All names of all actors, made once from the register.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, Input, MatchKind, StartKind};

use crate::model::document::ActorDoc;
use crate::model::index::IndexList;
use crate::model::site::ActorIx;
use crate::text::edge::may_begin;
use crate::text::fold::fold_plain;

/// One meaning of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameSense {
    pub(super) actor: ActorIx,
    /// Whether the name is only the surname.
    pub(super) surname: bool,
    pub(super) misspelling: bool,
    /// The only articles in which it counts. Empty for all.
    only_in: Vec<String>,
}

impl NameSense {
    pub(super) fn counts_in(&self, article: &str) -> bool {
        self.only_in.is_empty() || self.only_in.iter().any(|id| id == article)
    }
}

/// All names of all actors.
#[derive(Debug)]
pub struct Names {
    /// Finds the longest of the names that begin at a place.
    automaton: DFA,
    /// For each byte whether a name begins with it.
    begins: [bool; 256],
    /// Sorted, folded.
    pub(super) texts: Vec<String>,
    pub(super) senses: Vec<Vec<NameSense>>,
    /// For each name the names it begins with, longest first: a long match that fails the check
    /// of its edges must not hide a shorter one.
    prefixes: Vec<Vec<usize>>,
}

impl Names {
    /// Collects the names of a register.
    ///
    /// # Panics
    ///
    /// With more names than an automaton of four billion states can hold.
    pub fn new(actors: &IndexList<ActorDoc, Arc<ActorDoc>>) -> Self {
        let mut names: BTreeMap<String, Vec<NameSense>> = BTreeMap::new();
        let mut add = |name: &str, sense: NameSense| {
            let name = fold_plain(name);
            if !name.trim().is_empty() {
                add_sense(names.entry(name.trim().to_owned()).or_default(), sense);
            }
        };
        for (actor, doc) in actors.iter_enumerated() {
            let given =
                NameSense { actor, surname: false, misspelling: false, only_in: Vec::new() };
            add(&doc.name.value, given.clone());
            for alias in &doc.aliases {
                let only_in = alias.only_in.iter().map(|id| id.value.clone()).collect();
                let misspelling = alias.misspelling;
                add(&alias.name.value, NameSense { misspelling, only_in, ..given.clone() });
            }
            if let Some(surname) = &doc.surname {
                add(surname, NameSense { surname: true, ..given });
            }
        }
        let (texts, senses): (Vec<String>, Vec<_>) = names.into_iter().unzip();
        let automaton = DFA::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(&texts)
            .expect("a register of names fits an automaton");
        let mut begins = [false; 256];
        texts.iter().for_each(|text| begins[usize::from(text.as_bytes()[0])] = true);
        let prefixes = texts.iter().map(|text| prefixes(&texts, text)).collect();
        Self { automaton, begins, texts, senses, prefixes }
    }

    /// Returns the first place at or after byte `from` where no word goes on and a name begins,
    /// and the names that do, longest first.
    pub(super) fn next(
        &self,
        text: &str,
        mut from: usize,
    ) -> Option<(usize, impl Iterator<Item = usize>)> {
        let bytes = text.as_bytes();
        loop {
            let start = from + self.next_begin(&bytes[from..])?;
            from = start + 1;
            if text[start..].chars().next().is_some_and(|c| !may_begin(&text[..start], c)) {
                continue;
            }
            let input = Input::new(bytes).span(start..bytes.len()).anchored(Anchored::Yes);
            let found = self.automaton.try_find(&input).expect("the automaton is anchored");
            if let Some(found) = found {
                let longest = found.pattern().as_usize();
                let names = std::iter::once(longest).chain(self.prefixes[longest].iter().copied());
                return Some((start, names));
            }
        }
    }

    /// Returns the first place of a byte with which a name begins.
    fn next_begin(&self, bytes: &[u8]) -> Option<usize> {
        let begins = |byte: &u8| self.begins[usize::from(*byte)];
        // Few bytes do, so most blocks are skipped quickly.
        let none = |block: &&[u8; 16]| !block.iter().fold(false, |any, byte| any | begins(byte));
        let passed = bytes.as_chunks().0.iter().take_while(none).count() * 16;
        bytes[passed..].iter().position(begins).map(|at| passed + at)
    }

    /// Returns what `words` (folded) can mean for an actor.
    pub(super) fn sense(&self, words: &str, actor: ActorIx) -> Option<&NameSense> {
        let name = self.texts.binary_search_by(|text| text.as_str().cmp(words)).ok()?;
        self.senses[name].iter().find(|sense| sense.actor == actor)
    }
}

/// A name given twice, or as alias and surname, is given once.
fn add_sense(senses: &mut Vec<NameSense>, sense: NameSense) {
    // The names of an actor are added in sequence, so its senses are adjacent.
    let twin = senses.iter_mut().find(|twin| twin.actor == sense.actor && !twin.surname);
    match twin {
        Some(twin) if twin.only_in.is_empty() => {}
        Some(twin) if sense.only_in.is_empty() && !sense.surname => twin.only_in.clear(),
        Some(twin) if !sense.surname => twin.only_in.extend(sense.only_in),
        _ => senses.push(sense),
    }
}

/// The places in `texts` (sorted) of those that `text` begins with, itself apart, longest first.
fn prefixes(texts: &[String], text: &str) -> Vec<usize> {
    let ends = (1..text.len()).rev().filter(|end| text.is_char_boundary(*end));
    ends.filter_map(|end| texts.binary_search_by(|other| other.as_str().cmp(&text[..end])).ok())
        .collect()
}

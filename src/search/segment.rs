//! One segment: documents with consecutive numbers, their terms in shards, and what is shown of
//! them.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::number;
use super::postings::{Postings, Terms};
use super::shards::{TermShards, order};
use crate::fingerprint::{Fingerprint, FingerprintBuilder, PROGRAM};

/// The fewest units that a document gets; the number of units is rounded up to a multiple, so that
/// a new paragraph seldom changes the numbers of the documents behind it.
const SLOT: u32 = 16;

/// How many documents a thread reads at a time.
const RUN: usize = 256;

/// The size from which a list of columns is closed, in bytes.
const COLUMN: usize = 32 * 1024;

/// How many documents are in one file of what is shown.
const SHOWN: usize = 16;

/// A document's numbers.
#[derive(Debug, Clone, Default, Hash)]
pub struct Columns {
    /// How many paragraphs or other pieces of text it has.
    pub parts: u32,
    /// How many notes it has.
    pub notes: u32,
    /// Further numbers, the same count for each document of a segment.
    pub facts: Vec<u32>,
}

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path below `search/`.
    pub path: String,
    /// Its text, a script.
    pub text: String,
}

impl IndexFile {
    /// Returns a script that passes `data` on under a name.
    pub(super) fn new(name: &str, data: &Value) -> Self {
        // These end a line in scripts of old.
        let data = data.to_string().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        Self { path: format!("{name}.js"), text: format!("manicule(\"{name}\",{data})\n") }
    }
}

/// The number of a document's first unit, and that behind its last.
#[derive(Debug, Clone, Copy)]
pub struct Units {
    first: u32,
    end: u32,
}

impl Units {
    /// Returns the unit of the headline or name.
    pub fn head(self) -> u32 {
        self.first
    }

    /// Returns the unit of the paragraph at a place, from 0.
    pub fn part(self, place: usize) -> u32 {
        self.first + 1 + place as u32
    }

    /// Returns the unit of the note at a place, from 0. Notes are numbered from the end, so that a
    /// new paragraph does not change their numbers.
    pub fn note(self, place: usize) -> u32 {
        self.end - 1 - place as u32
    }
}

/// Takes the words of units.
pub trait Reader {
    /// Takes the words of a text in a unit.
    fn text(&mut self, unit: u32, text: &str);

    /// Takes the words of a name as one term, by which the name is found as a whole.
    fn whole(&mut self, unit: u32, name: &str);

    /// Takes a term as it is.
    fn term(&mut self, unit: u32, term: &str);
}

/// Hashes what it reads.
impl Reader for FingerprintBuilder {
    fn text(&mut self, unit: u32, text: &str) {
        self.add((unit, "text", text));
    }

    fn whole(&mut self, unit: u32, name: &str) {
        self.add((unit, "whole", name));
    }

    fn term(&mut self, unit: u32, term: &str) {
        self.add((unit, "term", term));
    }
}

/// Something that can be found: an article, an actor.
pub trait Document: Sync {
    /// Returns its numbers.
    fn columns(&self) -> Columns;

    /// Passes on its words, unit by unit in ascending order.
    fn read(&self, units: Units, out: &mut impl Reader);

    /// Returns what a hit shows of it.
    fn shown(&self) -> Value;
}

/// Returns the fingerprint of everything that the files of a segment depend on.
pub(super) fn fingerprint(documents: &[impl Document]) -> Fingerprint {
    let columns: Vec<Columns> = documents.par_iter().map(Document::columns).collect();
    let of = |(document, units): (_, &Units)| {
        let mut all = FingerprintBuilder::default();
        Document::read(document, *units, &mut all);
        all.add(Document::shown(document).to_string());
        all.finish()
    };
    let all: Vec<Fingerprint> = documents.par_iter().zip(&units(&columns)).map(of).collect();
    Fingerprint::of(&(PROGRAM, columns, all))
}

/// Returns the files of a segment.
pub fn files(name: &str, documents: &[impl Document]) -> Vec<IndexFile> {
    let columns: Vec<Columns> = documents.par_iter().map(Document::columns).collect();
    let units = units(&columns);
    let runs: Vec<Vec<(Box<str>, Postings)>> = documents
        .par_chunks(RUN)
        .zip(units.par_chunks(RUN))
        .map(|(documents, units)| {
            let mut terms = Terms::default();
            for (document, units) in documents.iter().zip(units) {
                document.read(*units, &mut terms);
            }
            terms.into_list()
        })
        .collect();
    let terms = shards(&runs);
    let mut files: Vec<IndexFile> = Vec::new();
    for (number, shard) in terms.shards.iter().enumerate() {
        files.push(IndexFile::new(&format!("{name}/t{number}"), &json!(shard)));
    }
    let width = columns.first().map_or(0, |it| 2 + it.facts.len());
    let columns = column_texts(&columns);
    for (number, text) in columns.iter().enumerate() {
        files.push(IndexFile::new(&format!("{name}/c{number}"), &json!(text)));
    }
    let shown: Vec<IndexFile> = documents
        .par_chunks(SHOWN)
        .enumerate()
        .map(|(number, documents)| {
            let shown: Vec<Value> = documents.iter().map(Document::shown).collect();
            IndexFile::new(&format!("{name}/d{number}"), &json!(shown))
        })
        .collect();
    files.extend(shown);
    let facts = json!({
        "documents": documents.len(),
        "first": terms.first,
        "columns": columns.len(),
        "width": width,
    });
    files.push(IndexFile::new(&format!("{name}/s"), &facts));
    files
}

fn units(columns: &[Columns]) -> Vec<Units> {
    let mut next = 0;
    let units = columns.iter().map(|it| {
        let first = next;
        next += (1 + it.parts + it.notes).next_multiple_of(SLOT);
        Units { first, end: next }
    });
    units.collect()
}

/// Joins the terms of all runs, which follow each other.
fn shards(runs: &[Vec<(Box<str>, Postings)>]) -> TermShards {
    let all = runs.iter().enumerate();
    let mut all: Vec<(&str, usize, &Postings)> =
        all.flat_map(|(run, list)| list.iter().map(move |(term, it)| (&**term, run, it))).collect();
    all.par_sort_unstable_by(|a, b| order(a.0, b.0).then(a.1.cmp(&b.1)));
    let mut out = TermShards::default();
    let mut before = "";
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let parts: Vec<&Postings> = same.iter().map(|(_, _, postings)| *postings).collect();
        out.add(before, same[0].0, &parts);
        before = same[0].0;
    }
    out
}

/// Returns the columns of all documents, one document after the other.
fn column_texts(columns: &[Columns]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut out = Vec::new();
    for it in columns {
        number::write(&mut out, it.parts);
        number::write(&mut out, it.notes);
        it.facts.iter().for_each(|fact| number::write(&mut out, *fact));
        if out.len() > COLUMN {
            texts.push(std::mem::take(&mut out));
        }
    }
    texts.push(out);
    texts.into_iter().map(|text| String::from_utf8(text).expect("signs are ASCII")).collect()
}

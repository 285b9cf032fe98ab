//! One segment: documents with consecutive numbers, their terms in shards, and what is shown of
//! them.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::document::{Columns, SearchDocument, UnitRange};
use super::number;
use super::postings::{Postings, Terms};
use super::shards::{TermShards, order};
use crate::fingerprint::{Fingerprint, FingerprintBuilder};

/// The fewest units that a document gets; the number of units is rounded up to a multiple, so that
/// a new paragraph seldom changes the numbers of the documents after it.
const SLOT: u32 = 16;

/// How many documents a thread reads at a time.
const RUN: usize = 256;

/// How many documents are in one file of what is shown.
const SHOWN: usize = 8;

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

/// The version of the form of the files.
const FORM: u32 = 5;

/// Returns the fingerprint of everything that the files of a segment depend on, but the program.
pub(super) fn version(documents: &[impl SearchDocument]) -> Fingerprint {
    let columns: Vec<Columns> = documents.par_iter().map(SearchDocument::columns).collect();
    let of = |(document, units): (_, &UnitRange)| {
        let mut all = FingerprintBuilder::default();
        SearchDocument::read(document, *units, &mut all);
        all.add(SearchDocument::shown(document).to_string());
        all.finish()
    };
    let all: Vec<Fingerprint> = documents.par_iter().zip(&units(&columns)).map(of).collect();
    Fingerprint::of(&(FORM, columns, all))
}

/// Returns the files of a segment.
pub fn files(name: &str, documents: &[impl SearchDocument]) -> Vec<IndexFile> {
    let columns: Vec<Columns> = documents.par_iter().map(SearchDocument::columns).collect();
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
    let places = terms.places.iter().enumerate();
    for (number, places) in places.filter(|(_, text)| !text.trim().is_empty()) {
        files.push(IndexFile::new(&format!("{name}/p{number}"), &json!(places)));
    }
    let shown: Vec<IndexFile> = documents
        .par_chunks(SHOWN)
        .enumerate()
        .map(|(number, documents)| {
            let shown: Vec<Value> = documents.iter().map(SearchDocument::shown).collect();
            IndexFile::new(&format!("{name}/d{number}"), &json!(shown))
        })
        .collect();
    files.extend(shown);
    let facts = json!({
        "documents": documents.len(),
        "first": terms.first,
        "columns": column_text(&columns),
        "width": columns.first().map_or(0, |it| 2 + it.facts.len()),
    });
    files.push(IndexFile::new(&format!("{name}/s"), &facts));
    files
}

fn units(columns: &[Columns]) -> Vec<UnitRange> {
    let mut next = 0;
    let units = columns.iter().map(|it| {
        let first = next;
        next += (1 + it.parts + it.notes).next_multiple_of(SLOT);
        UnitRange { first, end: next }
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
fn column_text(columns: &[Columns]) -> String {
    let mut out = Vec::new();
    for it in columns {
        number::write(&mut out, it.parts);
        number::write(&mut out, it.notes);
        it.facts.iter().for_each(|fact| number::write(&mut out, *fact));
    }
    String::from_utf8(out).expect("signs are ASCII")
}

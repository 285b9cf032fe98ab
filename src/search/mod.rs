//! The index of the search page: documents in, scripts out that the page's script loads when it
//! needs them.
//!
//! A hit is a *unit*: the headline of an article, one of its paragraphs, a note; the name
//! of an actor, the text about it. Units are numbered within a *segment*, document by document; a
//! segment has the postings of each term, sorted by term and cut into *shards*, the columns of
//! numbers that facets need, and in small files what a hit shows.
//!
//! Articles are in a few segments by time, the older the larger ([`cuts`]): a new article changes
//! the files of the newest, small ones. Where in a unit a word is, is in files of its own, which
//! only a query with a phrase needs.

mod document;
mod fold;
mod number;
mod postings;
mod segment;
mod shards;
mod words;

use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::fingerprint::{Fingerprint, PROGRAM};
pub use document::{Columns, Reader, SearchDocument, UnitRange};
pub use segment::{IndexFile, files};

/// The ratio of the sizes of two neighbouring segments at the least.
const RATIO: usize = 16;

/// How many digits of a fingerprint are in an address.
const VERSION: usize = 12;

/// The segment of names: actors, claims and all that has a page of its own, but articles.
pub const NAMES: &str = "names";

/// Returns the places at which a list of so many documents is cut into segments, with both ends.
/// A document more at the end seldom moves another cut than the last.
fn cuts(count: usize) -> Vec<usize> {
    let mut cuts = vec![count];
    let mut size = RATIO;
    while size <= count {
        cuts.push(count / size * size);
        size *= RATIO;
    }
    cuts.push(0);
    cuts.reverse();
    cuts.dedup();
    cuts
}

/// A segment, before its files are made.
#[derive(Debug)]
pub struct Segment {
    /// The folder of its files, below `search/`.
    pub name: String,
    /// The documents in it: places among the articles, or all names.
    pub range: Range<usize>,
    /// Of everything that its files depend on, but the program.
    version: Fingerprint,
}

impl Segment {
    /// Returns the fingerprint of everything that its files depend on.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&(PROGRAM, self.version))
    }
}

/// Returns the segments of articles, the older first, and that of names.
pub fn segments(articles: &[impl SearchDocument], names: &[impl SearchDocument]) -> Vec<Segment> {
    let cuts = cuts(articles.len());
    let mut segments: Vec<Segment> = cuts
        .windows(2)
        .map(|cut| Segment {
            name: cut[0].to_string(),
            range: cut[0]..cut[1],
            version: segment::version(&articles[cut[0]..cut[1]]),
        })
        .collect();
    let version = segment::version(names);
    segments.push(Segment { name: NAMES.to_owned(), range: 0..names.len(), version });
    segments
}

/// Returns the root file, which names the segments. `extra` are further entries.
pub fn root(segments: &[Segment], extra: &[(&str, Value)]) -> IndexFile {
    let letters = fold::LETTERS.iter().map(|(from, to)| (from.to_string(), *to));
    let short_i = (fold::SHORT_I.0.to_owned(), fold::SHORT_I.1);
    let letters: Map<String, Value> =
        letters.chain([short_i]).map(|(from, to)| (from, json!(to))).collect();
    // A host may keep files for long: their addresses differ with what is in them.
    let version = |of: &Segment| of.version.to_string()[..VERSION].to_owned();
    let names: Vec<Value> = segments.iter().map(|it| json!([it.name, version(it)])).collect();
    let mut root = json!({
        "segments": names,
        "dropped": fold::DROPPED,
        "runs": fold::runs(),
        "spaceless": fold::SPACELESS,
        "signs": number::SIGNS,
        "common": shards::COMMON,
        "letters": letters,
    });
    for (key, value) in extra {
        root[*key] = value.clone();
    }
    IndexFile::new("root", &root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_document_moves_few_cuts() {
        assert_eq!(cuts(0), [0]);
        assert_eq!(cuts(5), [0, 5]);
        assert_eq!(cuts(300), [0, 256, 288, 300]);
        assert_eq!(cuts(10_000), [0, 8_192, 9_984, 10_000]);
        let mut moved = 0;
        for count in 1_000..2_000 {
            let before = cuts(count);
            moved += usize::from(!cuts(count + 1).starts_with(&before[..before.len() - 1]));
        }
        assert!(moved <= 1_000 / RATIO, "{moved}");
    }
}

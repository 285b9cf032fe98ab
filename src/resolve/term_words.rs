//! Counts the words of terms in a text.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use crate::model::document::TermDoc;
use crate::model::index::IndexList;
use crate::model::site::{TermIx, WordCount};
use crate::text::edge::stands_alone;
use crate::text::fold::fold_plain;

/// The words of all terms, made once from the register.
#[derive(Debug, Default)]
pub struct TermWords {
    /// `None` if there are none.
    finder: Option<AhoCorasick>,
    /// For each pattern of the finder the term, and the place of the words in it.
    owners: Vec<(TermIx, u32)>,
}

impl TermWords {
    pub(super) fn new(terms: &IndexList<TermDoc, Arc<TermDoc>>) -> Self {
        let (mut words, mut owners) = (Vec::new(), Vec::new());
        for (at, term) in terms.iter_enumerated() {
            for (place, sought) in (0..).zip(&term.words) {
                let folded = fold_plain(sought).trim().to_lowercase();
                // Nothing is everywhere.
                if !folded.is_empty() {
                    words.push(folded);
                    owners.push((at, place));
                }
            }
        }
        let finder = (!words.is_empty()).then(|| AhoCorasick::new(&words).ok()).flatten();
        Self { finder, owners }
    }

    /// Counts in a folded text, at the edges of words, whatever the capitals. Of two words of one
    /// term at a place, the first and then the longest counts. Sorted by term, then by its words;
    /// those that do not occur are left out.
    pub(super) fn count(&self, folded: &str) -> Vec<WordCount> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let text = folded.to_lowercase();
        let mut found: BTreeMap<TermIx, Vec<(usize, usize, u32)>> = BTreeMap::new();
        for hit in finder.find_overlapping_iter(&text) {
            if stands_alone(&text, &hit.range()) {
                let (term, place) = self.owners[hit.pattern().as_usize()];
                found.entry(term).or_default().push((hit.start(), hit.end(), place));
            }
        }
        let mut counts: BTreeMap<(TermIx, u32), u32> = BTreeMap::new();
        for (term, mut hits) in found {
            hits.sort_unstable_by_key(|(start, end, place)| {
                (*start, std::cmp::Reverse(*end), *place)
            });
            let mut until = 0;
            for (start, end, place) in hits {
                if start >= until {
                    *counts.entry((term, place)).or_default() += 1;
                    until = end;
                }
            }
        }
        let count = |((term, word), count)| WordCount { term, word, count };
        counts.into_iter().map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::Memory;

    fn counts(words: &str, text: &str) -> Vec<(u32, u32)> {
        let term = format!("+++\ntitle = \"The pause\"\nwords = {words}\n+++\n");
        let (loaded, _) = load(&Memory::new([("content/terms/pause.md".to_owned(), term)]));
        let counts = TermWords::new(&loaded.terms.into()).count(&fold_plain(text));
        counts.into_iter().map(|it| (it.word, it.count)).collect()
    }

    #[test]
    fn words_count_at_their_edges_whatever_the_capitals() {
        let words = "[\"truce\", \"temporary truce\", \"cease-fire\"]";
        let text = "A Truce, a temporary truce; no truces. CEASE‑FIRE? A truce’s end.";
        assert_eq!(counts(words, text), [(0, 2), (1, 1), (2, 1)]);
        assert_eq!(counts(words, "armistice"), []);
        assert_eq!(counts("[]", "armistice"), []);
        assert_eq!(counts("[\"відхід\", \"ÉTÉ\"]", "Відхід, été, етап"), [(0, 1), (1, 1)]);
    }
}

//! Counts the words of terms in a text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::word_finder::{Case, WordFinder};
use crate::model::document::TermDoc;
use crate::model::index::IndexList;
use crate::model::site::{TermIx, WordCount};
use crate::text::edge::stands_alone;
use crate::text::fold::{Folded, fold_plain};

/// The words of all terms, made once from the register.
#[derive(Debug)]
pub struct TermWords {
    finder: WordFinder,
    /// Sorted, folded, in small letters.
    texts: Vec<String>,
    /// For each text the terms that have it, and its place in their lists.
    owners: Vec<Vec<(TermIx, u32)>>,
}

impl TermWords {
    pub fn new(terms: &IndexList<TermDoc, Arc<TermDoc>>) -> Self {
        let mut words: BTreeMap<String, Vec<(TermIx, u32)>> = BTreeMap::new();
        for (at, term) in terms.iter_enumerated() {
            for (place, sought) in (0..).zip(&term.words) {
                let folded = fold_plain(sought).trim().to_lowercase();
                // Nothing is everywhere.
                if !folded.is_empty() {
                    words.entry(folded).or_default().push((at, place));
                }
            }
        }
        let (texts, owners): (Vec<String>, Vec<_>) = words.into_iter().unzip();
        Self { finder: WordFinder::new(&texts, false, Case::AsciiInsensitive), texts, owners }
    }

    /// Counts in a folded text, at the edges of words, whatever the capitals. Of two words of one
    /// term at a place, the first and then the longest counts. Sorted by term, then by its words;
    /// those that do not occur are left out. First places are bytes of the text before it was
    /// folded.
    pub(super) fn count(&self, folded: &Folded) -> Vec<WordCount> {
        // A copy in small letters is only needed for capitals beyond ASCII.
        let text = if self.texts.iter().all(|text| text.is_ascii()) {
            Cow::Borrowed(folded.text.as_str())
        } else {
            Cow::Owned(folded.text.to_lowercase())
        };
        // The count, and the first place.
        let mut counts: BTreeMap<(TermIx, u32), (u32, Range<usize>)> = BTreeMap::new();
        // For each term the end of the last of its words that was counted.
        let mut ends: BTreeMap<TermIx, usize> = BTreeMap::new();
        let mut from = 0;
        while let Some((start, found)) = self.finder.next(&text, from) {
            from = start + 1;
            for word in found {
                let range = start..start + self.texts[word].len();
                if !stands_alone(&text, &range) {
                    continue;
                }
                for (term, place) in &self.owners[word] {
                    let end = ends.entry(*term).or_default();
                    if start >= *end {
                        counts.entry((*term, *place)).or_insert((0, range.clone())).0 += 1;
                        *end = range.end;
                    }
                }
            }
        }
        let count = |((term, word), (count, at)): (_, (u32, Range<usize>))| {
            // Some capitals have more bytes than their small letters, or fewer.
            let same = folded
                .text
                .get(at.clone())
                .filter(|it| it.to_lowercase() == text[at.clone()].to_lowercase());
            let first = same.map_or(0..0, |_| folded.original_range(at));
            WordCount { term, word, count, first: (first.start, first.end) }
        };
        counts.into_iter().map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::Memory;
    use crate::text::fold::fold;

    fn found(words: &str, text: &str) -> Vec<WordCount> {
        let term = format!("+++\ntitle = \"The pause\"\nwords = {words}\n+++\n");
        let (loaded, _) = load(&Memory::new([("content/terms/pause.md".to_owned(), term)]));
        TermWords::new(&loaded.terms.into()).count(&fold(text, std::iter::empty()))
    }

    fn counts(words: &str, text: &str) -> Vec<(u32, u32)> {
        found(words, text).into_iter().map(|it| (it.word, it.count)).collect()
    }

    #[test]
    fn the_first_place_is_that_of_the_text_as_it_is_written() {
        let first = |words: &str, text: &'static str| {
            let (start, end) = found(words, text)[0].first;
            &text[start as usize..end as usize]
        };
        assert_eq!(first("[\"cease-fire\"]", "“So” … a Cease‑Fire, a cease-fire"), "Cease‑Fire");
        assert_eq!(first("[\"truce\"]", "İ İ a truce"), "truce");
        // The small letter of İ is longer, so that places after it are unknown.
        assert_eq!(first("[\"été\"]", "İ İ un été"), "");
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

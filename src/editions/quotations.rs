//! Counts what the editor's own texts quote of articles that are not shown whole. Notes, profiles
//! and pages are shown as they are, so the words that they quote count before any others.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::choose::Chosen;
use super::editor_texts::{EditorText, ROW, texts};
use super::units::{Unit, common, hash, same, words_of};
use crate::diag::{Code, Diagnostic};
use crate::model::document::ArticleDoc;
use crate::model::site::Site;

/// All that the editor's texts could quote, by the hashes of its units.
pub(super) struct Quotations<'s> {
    texts: Vec<EditorText<'s>>,
    /// [`ROW`] units in a row: a text, and the first of them.
    rows: FxHashMap<u64, Vec<(usize, usize)>>,
    /// The short phrases: the first text that has it, and its units there.
    phrases: FxHashMap<u64, (usize, Range<usize>)>,
    /// The first units of short phrases, since most words of an article begin none.
    starts: FxHashSet<u64>,
}

/// Words of an article that a text quotes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CountedQuotation {
    text: usize,
    /// Its bytes in the text.
    at: (usize, usize),
    /// The article's words.
    words: (usize, usize),
}

impl<'s> Quotations<'s> {
    /// Reads the editor's texts. Digests are not quotations but texts of their own.
    pub(super) fn of(site: &'s Site) -> Self {
        let texts = texts(site).into_par_iter();
        Self::new(texts.map(|(prose, text)| EditorText::new(prose, text)).collect())
    }

    fn new(texts: Vec<EditorText<'s>>) -> Self {
        let mut rows: FxHashMap<u64, Vec<_>> = FxHashMap::default();
        let mut phrases = FxHashMap::default();
        let mut starts = FxHashSet::default();
        for (number, text) in texts.iter().enumerate() {
            for (at, row) in text.units.windows(ROW).enumerate() {
                rows.entry(hash(row)).or_default().push((number, at));
            }
            for phrase in &text.phrases {
                let units = &text.units[phrase.clone()];
                starts.insert(units[0].hash);
                phrases.entry(hash(units)).or_insert((number, phrase.clone()));
            }
        }
        Self { texts, rows, phrases, starts }
    }

    /// Counts the words of an article that the editor's texts quote; reports where they are more
    /// than the limits allow.
    pub(super) fn count(
        &self,
        doc: &ArticleDoc,
        units: &[Unit],
        chosen: &mut Chosen,
    ) -> Vec<Diagnostic> {
        let (id, run, most) = (&doc.id, chosen.run(), chosen.left());
        let (mut faults, mut is_over) = (Vec::new(), false);
        for quotation in self.find(units) {
            let words = quotation.words.0..quotation.words.1;
            if words.len() > run {
                let message = format!(
                    "this quotes {} words of `{id}` in a row, of which this edition shows at most \
                     {run}",
                    words.len()
                );
                faults.push(self.fault(&quotation, message, "run"));
            }
            if chosen.add_quoted(&words) > 0 && !is_over {
                is_over = true;
                let message = format!(
                    "with this, your texts quote more words of `{id}` than the {most} that this \
                     edition shows"
                );
                faults.push(self.fault(&quotation, message, "share"));
            }
        }
        faults
    }

    fn fault(&self, quotation: &CountedQuotation, message: String, limit: &str) -> Diagnostic {
        let span = self.texts[quotation.text].span(quotation.at.0..quotation.at.1);
        Diagnostic::at(Code::OverQuoted, span, message).help(format!(
            "shorten the quotation; or raise `{limit}` in `[excerpts]`, if you may publish so much"
        ))
    }

    /// Returns the quotations of an article; sorted, each once, as the first of the places where
    /// the article has its words.
    fn find(&self, article: &[Unit]) -> Vec<CountedQuotation> {
        let mut found = self.rows(article);
        found.extend(self.phrases(article));
        found.sort_unstable();
        found.dedup_by_key(|quotation| (quotation.text, quotation.at));
        found
    }

    /// Returns the rows of words that an article and a text have in common, as long as they are.
    fn rows(&self, article: &[Unit]) -> Vec<CountedQuotation> {
        let mut found = Vec::new();
        for (at, row) in article.windows(ROW).enumerate() {
            for (number, unit) in self.rows.get(&hash(row)).into_iter().flatten() {
                let units = &self.texts[*number].units;
                let is_within = at > 0 && *unit > 0 && same(&article[at - 1], &units[*unit - 1]);
                let length = common(&article[at..], &units[*unit..]);
                if !is_within && length >= ROW {
                    let row = *unit..*unit + length;
                    found.push(self.quotation(*number, row, &article[at..at + length]));
                }
            }
        }
        found
    }

    /// Returns the short phrases in quotation marks that an article has.
    fn phrases(&self, article: &[Unit]) -> Vec<CountedQuotation> {
        let mut found: FxHashMap<u64, CountedQuotation> = FxHashMap::default();
        let begins = |at: &usize| self.starts.contains(&article[*at].hash);
        for at in (0..article.len()).filter(begins) {
            for words in (1..ROW).filter_map(|length| article.get(at..at + length)) {
                let key = hash(words);
                if let Some((number, phrase)) = self.phrases.get(&key) {
                    let own = &self.texts[*number].units[phrase.clone()];
                    if own.len() == words.len() && common(own, words) == words.len() {
                        let quotation = || self.quotation(*number, phrase.clone(), words);
                        found.entry(key).or_insert_with(quotation);
                    }
                }
            }
        }
        found.into_values().collect()
    }

    fn quotation(&self, text: usize, row: Range<usize>, article: &[Unit]) -> CountedQuotation {
        let row = &self.texts[text].units[row];
        let at = (row.first().map_or(0, |it| it.at.start), row.last().map_or(0, |it| it.at.end));
        let words = words_of(article);
        CountedQuotation { text, at, words: (words.start, words.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::units::units;
    use crate::model::Prose;
    use crate::source::Span;

    /// Returns the words of an article that a text of the editor's quotes, as ranges.
    fn quoted_words(article: &str, text: &str) -> Vec<(usize, usize)> {
        let prose = Prose {
            file_text: "".into(),
            file_fingerprint: crate::fingerprint::Fingerprint::of_bytes(b""),
            span: Span::new(crate::source::FileId::of("a.md"), 0, 0..0),
            plain: Default::default(),
            links: Vec::new(),
            beside: Vec::new(),
        };
        let found =
            Quotations::new(vec![EditorText::new(&prose, text.into())]).find(&units(article));
        found.into_iter().map(|quotation| quotation.words).collect()
    }

    #[test]
    fn words_in_quotation_marks_and_long_rows_are_quotations() {
        const ARTICLE: &str = "The weir at Orle was shut on Tuesday, “for good”, said Ann Lee.";
        for (text, words) in [
            ("It says that the weir at Orle was shut.", vec![(0, 6)]),
            ("It says that the weir at Orle is shut.", vec![]),
            ("It says “The weir at Orle”.", vec![(0, 4)]),
            ("It says that on Tuesday, for *good* said Ann", vec![(6, 12)]),
            ("It was “shut for good”.", vec![]),
            ("It was “shut” on Tuesday.", vec![(5, 6)]),
            ("“Weir … shut [by a] Tuesday,” and “[was]”", vec![(1, 2), (5, 6), (7, 8)]),
            ("“Weir ... shut”", vec![(1, 2), (5, 6)]),
            ("“Weir, weir”, “weir”", vec![(1, 2)]),
            ("“Weir, ", vec![(1, 2)]),
            ("“…”", vec![]),
        ] {
            assert_eq!(quoted_words(ARTICLE, text), words, "{text}");
        }
        assert_eq!(quoted_words("War, said Ann, is war. Is war?", "“war” is war"), [(0, 1)]);
    }

    #[test]
    fn in_scripts_without_spaces_a_quotation_begins_at_any_character() {
        let article = "闸门昨天关闭了，石海川说。";
        assert_eq!(quoted_words(article, "他说“天关”。"), [(1, 3)]);
        assert_eq!(quoted_words(article, "门昨天关闭了"), [(0, 4)]);
    }
}

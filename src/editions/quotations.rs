//! What the editor's own texts quote of articles that are not shown whole. Notes, profiles and
//! pages are shown as they are, so the words that they quote count before any others.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::choose::Chosen;
use super::units::{Unit, common, hash, same, units, words_of};
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Flavour, SourceMap};
use crate::model::Prose;
use crate::model::document::ArticleDoc;
use crate::model::site::Site;
use crate::source::Span;
use crate::text::quotation_marks::quoted;

/// So many words in a row are a quotation; fewer are one in quotation marks.
const ROW: usize = 6;

/// A text of the editor's.
struct EditorText<'s> {
    /// The text, or that of the file of which it is a line of the front matter.
    prose: &'s Prose,
    text: &'s str,
    units: Vec<Unit>,
    /// The phrases in quotation marks that are shorter than [`ROW`], as units.
    phrases: Vec<Range<usize>>,
}

/// All that the editor's texts could quote, by the hashes of its units.
pub(super) struct Quotations<'s> {
    texts: Vec<EditorText<'s>>,
    /// [`ROW`] units in a row: a text, and the first of them.
    rows: FxHashMap<u64, Vec<(usize, usize)>>,
    /// The short phrases: a text, and its units.
    phrases: FxHashMap<u64, Vec<(usize, Range<usize>)>>,
    /// The first units of short phrases, since most words of an article begin none.
    starts: FxHashSet<u64>,
}

/// Words of an article that a text quotes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Quotation {
    text: usize,
    /// Its bytes in the text.
    at: (usize, usize),
    /// The article's words.
    words: (usize, usize),
}

impl<'s> Quotations<'s> {
    /// Reads the editor's texts. Digests are no quotations but texts of their own.
    pub(super) fn of(site: &'s Site) -> Self {
        let texts = texts(site).into_par_iter();
        Self::new(texts.map(|(prose, text)| EditorText::new(prose, text)).collect())
    }

    fn new(texts: Vec<EditorText<'s>>) -> Self {
        let mut rows: FxHashMap<u64, Vec<_>> = FxHashMap::default();
        let mut phrases: FxHashMap<u64, Vec<_>> = FxHashMap::default();
        let mut starts = FxHashSet::default();
        for (number, text) in texts.iter().enumerate() {
            for (at, row) in text.units.windows(ROW).enumerate() {
                rows.entry(hash(row)).or_default().push((number, at));
            }
            for phrase in &text.phrases {
                let units = &text.units[phrase.clone()];
                starts.insert(units[0].hash);
                phrases.entry(hash(units)).or_default().push((number, phrase.clone()));
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

    fn fault(&self, quotation: &Quotation, message: String, limit: &str) -> Diagnostic {
        let span = self.texts[quotation.text].span(quotation.at.0..quotation.at.1);
        Diagnostic::at(Code::OverQuoted, span, message).help(format!(
            "shorten the quotation; or raise `{limit}` in `[excerpts]`, if you may publish so much"
        ))
    }

    /// Returns the quotations of an article; sorted, each once.
    fn find(&self, article: &[Unit]) -> Vec<Quotation> {
        let mut found = Vec::new();
        let mut add = |number: usize, unit: usize, at: usize| {
            // What stands around it in both is quoted as well.
            let text = &self.texts[number];
            let before = common(article[..at].iter().rev(), text.units[..unit].iter().rev());
            let after = common(&article[at..], &text.units[unit..]);
            let words = words_of(&article[at - before..at + after]);
            let row = &text.units[unit - before..unit + after];
            if let (Some(first), Some(last)) = (row.first(), row.last()) {
                let at = (first.at.start, last.at.end);
                found.push(Quotation { text: number, at, words: (words.start, words.end) });
            }
        };
        for at in 0..article.len() {
            let row = article.get(at..at + ROW).and_then(|row| self.rows.get(&hash(row)));
            for (number, unit) in row.into_iter().flatten() {
                let units = &self.texts[*number].units;
                let goes_on = at > 0 && *unit > 0 && same(&article[at - 1], &units[*unit - 1]);
                if !goes_on && common(&article[at..at + ROW], &units[*unit..]) == ROW {
                    add(*number, *unit, at);
                }
            }
            if !self.starts.contains(&article[at].hash) {
                continue;
            }
            for length in 1..ROW.min(article.len() - at + 1) {
                let units = &article[at..at + length];
                for (number, phrase) in self.phrases.get(&hash(units)).into_iter().flatten() {
                    let own = &self.texts[*number].units[phrase.clone()];
                    if own.len() == length && common(own, units) == length {
                        add(*number, phrase.start, at);
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Returns the editor's texts, each with the prose of its file.
fn texts<'s>(site: &'s Site) -> Vec<(&'s Prose, &'s str)> {
    let pages = site.home.iter().chain(&site.pages);
    let own = |prose: &'s Prose| -> (&'s Prose, &'s str) { (prose, &prose.plain.text) };
    let mut all: Vec<(&Prose, &str)> = Vec::new();
    for page in pages {
        all.push(own(&page.body));
        all.extend(page.summary.iter().map(|line| (&page.body, line.as_str())));
    }
    for article in &site.articles {
        all.extend(article.doc.summary.iter().map(|line| (&article.doc.body, line.as_str())));
        all.extend(article.notes.iter().map(|note| own(&note.doc.body)));
    }
    for outlet in &site.outlets {
        all.push(own(&outlet.body));
        let facts = outlet.facts.iter().map(|fact| &fact.value);
        all.extend(outlet.summary.iter().chain(facts).map(|line| (&outlet.body, line.as_str())));
    }
    for actor in &site.actors {
        all.push(own(&actor.body));
        all.extend(actor.summary.iter().map(|line| (&actor.body, line.as_str())));
    }
    for claim in &site.claims {
        all.push(own(&claim.body));
        let outcomes = claim.outcomes.iter().map(|outcome| &outcome.text);
        let lines = [&claim.title].into_iter().chain(outcomes);
        all.extend(lines.map(|line| (&claim.body, line.as_str())));
    }
    all.extend(site.terms.iter().map(|term| own(&term.body)));
    all.extend(site.days.iter().filter_map(|day| day.1.doc.as_ref()).map(|day| own(&day.body)));
    all
}

impl<'s> EditorText<'s> {
    fn new(prose: &'s Prose, text: &'s str) -> Self {
        let units = units(text);
        let place = |byte: usize| units.partition_point(|unit| unit.at.end <= byte);
        let phrases = quoted(text).into_iter().flat_map(|quoted| segments(text, quoted.words));
        let phrases = phrases.map(|words| place(words.start)..place(words.end));
        let is_short = |phrase: &Range<usize>| (1..ROW).contains(&phrase.len());
        let phrases = phrases.filter(is_short).collect();
        Self { prose, text, units, phrases }
    }

    /// Returns where words of the text are in its file.
    fn span(&self, at: Range<usize>) -> Span {
        let Self { prose, text, .. } = self;
        if !std::ptr::eq(*text, prose.plain.text.as_str()) {
            // A line of the front matter, where escapes may make it look different.
            let line = prose.file_text.find(text);
            let place = line.map_or(0..0, |line| line + at.start..line + at.end);
            return Span::new(prose.span.file, 0, place);
        }
        let source = prose.markdown();
        let map = SourceMap::new(source, Flavour::Editor);
        let start = map.locate(source, at.start);
        let end = source.ceil_char_boundary(map.locate(source, at.end.saturating_sub(1)) + 1);
        Span::new(prose.span.file, prose.span.start as usize, start..end.max(start))
    }
}

/// Returns the parts of a quotation that its words are in: between `…`, and without what is in
/// brackets, which is the editor's.
fn segments(text: &str, quoted: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut start, mut depth) = (Vec::new(), quoted.start, 0_usize);
    for (at, c) in text[quoted.clone()].char_indices().map(|(at, c)| (quoted.start + at, c)) {
        let ends = matches!(c, '…' | '[' | ']') || text[at..].starts_with("...");
        if ends {
            if depth == 0 {
                found.push(start..at);
            }
            start = at + c.len_utf8();
        }
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if depth == 0 {
        found.push(start..quoted.end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let found = Quotations::new(vec![EditorText::new(&prose, text)]).find(&units(article));
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
            // What stands beside them in both counts, too.
            ("It was “shut” on Tuesday.", vec![(4, 8)]),
            ("“Weir … shut [by a] Tuesday,” and “[was]”", vec![(1, 2), (5, 6), (7, 8)]),
            ("“Weir ... shut”", vec![(1, 2), (5, 6)]),
            ("“Weir, weir”, “weir”", vec![(1, 2)]),
            ("“Weir, ", vec![(1, 2)]),
            ("“…”", vec![]),
        ] {
            assert_eq!(quoted_words(ARTICLE, text), words, "{text}");
        }
    }

    #[test]
    fn in_scripts_without_spaces_a_quotation_begins_at_any_character() {
        let article = "闸门昨天关闭了，石海川说。";
        assert_eq!(quoted_words(article, "他说“天关”。"), [(1, 3)]);
        assert_eq!(quoted_words(article, "门昨天关闭了"), [(0, 4)]);
    }
}

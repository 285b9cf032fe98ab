//! The words of an article beside its running text: headline, standfirst, footnotes, descriptions
//! of pictures. Notes can quote all of them but descriptions, in which nothing can be marked.

use std::ops::Range;
use std::sync::OnceLock;

use super::anchors::{Haystack, QuoteMatch, find_quote};
use super::propose::{self, ProposedPassage};
use crate::model::document::{ArticleDoc, Quote};
use crate::model::site::{BesideAnchor, BesidePlace};
use crate::model::{BesideKind, Projection};
use crate::source::Span;
use crate::text::fold::fold_plain;

/// The texts of one article beside its running text, as one text.
#[derive(Default)]
pub(super) struct BesideTexts<'a> {
    plain: Projection,
    /// For each leaf, in order: its place; `None` for the description of a picture.
    places: Vec<Option<BesidePlace>>,
    /// The summary, which is the editor's.
    summary: &'a str,
}

/// A search in them, which is prepared once it is needed.
pub(super) struct BesideSearch<'a> {
    texts: &'a BesideTexts<'a>,
    haystack: OnceLock<Haystack<'a>>,
}

/// The result of a search for a quotation beside the running text.
pub(super) enum BesideMatch {
    /// It is there once.
    Found(BesideAnchor),
    /// It is there several times, in these places.
    Several(String),
    /// It is where nothing can be quoted: where, and why.
    Unquotable(&'static str, &'static str),
    Nowhere,
}

impl<'a> BesideTexts<'a> {
    /// Gathers the texts of an article.
    pub(super) fn new(article: &'a ArticleDoc) -> Self {
        let summary = article.summary.as_deref().unwrap_or_default();
        let mut texts = Self { summary, ..Self::default() };
        texts.push(&article.title, Some(BesidePlace::Headline));
        if let Some(standfirst) = &article.standfirst {
            texts.push(standfirst, Some(BesidePlace::Standfirst));
        }
        for beside in &article.body.beside {
            let place = match &beside.kind {
                BesideKind::Footnote { label, .. } => Some(BesidePlace::Footnote(label.clone())),
                BesideKind::Picture => None,
            };
            texts.push(&beside.text, place);
        }
        texts
    }

    fn push(&mut self, text: &str, place: Option<BesidePlace>) {
        if !self.plain.text.is_empty() {
            self.plain.text.push('\n');
        }
        let start = self.plain.text.len() as u32;
        self.plain.text.push_str(text);
        self.plain.leaves.push(start..self.plain.text.len() as u32);
        self.places.push(place);
    }

    /// Prepares a search.
    pub(super) fn search(&self) -> BesideSearch<'_> {
        BesideSearch { texts: self, haystack: OnceLock::new() }
    }
}

impl<'a> BesideSearch<'a> {
    /// Finds a quotation that is not in the running text.
    pub(super) fn find(&self, quote: &Quote) -> BesideMatch {
        let haystack = self.haystack();
        match find_quote(haystack, quote) {
            QuoteMatch::Found(range) => match self.within(&range) {
                Some((Some(place), range)) => BesideMatch::Found(BesideAnchor { place, range }),
                Some((None, _)) => {
                    BesideMatch::Unquotable(PICTURE, "in which nothing can be marked")
                }
                None => BesideMatch::Nowhere,
            },
            QuoteMatch::Several(_, places) => {
                let mut names: Vec<String> = Vec::new();
                for place in places.iter() {
                    let name = self.name_at(haystack.in_plain(place).start);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                BesideMatch::Several(names.join(" and "))
            }
            QuoteMatch::Nowhere(_) => {
                let summary = fold_plain(self.texts.summary);
                if quote.phrases.iter().all(|phrase| summary.contains(phrase.as_str())) {
                    BesideMatch::Unquotable("the summary", "which is yours")
                } else {
                    BesideMatch::Nowhere
                }
            }
        }
    }

    /// Returns a quotation of words (folded) that are here once, where they can be quoted.
    pub(super) fn anchor(&self, words: &str, span: Span) -> Option<String> {
        let haystack = self.haystack();
        let all = haystack.occurrences(words, 0..haystack.folded.text.len());
        let [place] = &all[..] else { return None };
        self.within(&haystack.in_plain(place))?.0?;
        let passage = ProposedPassage { phrases: vec![place.clone()], exact: place.clone(), span };
        propose::anchor(haystack, &passage)
    }

    /// Returns the place of the first match of a pattern, in words, and what matches.
    pub(super) fn first_match(
        &self,
        find: impl Fn(&str) -> Option<Range<usize>>,
    ) -> Option<(String, String)> {
        let haystack = self.haystack();
        let range = find(&haystack.folded.text).filter(|range| !range.is_empty())?;
        let name = self.name_at(haystack.in_plain(&range).start);
        Some((name, haystack.folded.text[range].to_owned()))
    }

    /// Returns the texts as one, ready for a search.
    pub(super) fn haystack(&self) -> &Haystack<'a> {
        self.haystack.get_or_init(|| Haystack::new(&self.texts.plain))
    }

    /// Returns the place of a range, and the range within that text.
    fn within(&self, range: &Range<u32>) -> Option<(Option<BesidePlace>, Range<u32>)> {
        let at = self.leaf_at(range.start);
        let leaf = &self.texts.plain.leaves[at];
        (range.end <= leaf.end).then(|| {
            (self.texts.places[at].clone(), range.start - leaf.start..range.end - leaf.start)
        })
    }

    /// Returns the name of the place of words, if they can be quoted there.
    pub(super) fn quotable(&self, words: &Range<usize>) -> Option<String> {
        let words = self.haystack().in_plain(words);
        self.within(&words)?.0?;
        Some(self.name_at(words.start))
    }

    fn leaf_at(&self, at: u32) -> usize {
        self.texts.plain.leaves.partition_point(|leaf| leaf.start <= at).saturating_sub(1)
    }

    fn name_at(&self, at: u32) -> String {
        match &self.texts.places[self.leaf_at(at)] {
            Some(BesidePlace::Headline) => "the headline".to_owned(),
            Some(BesidePlace::Standfirst) => "the standfirst".to_owned(),
            Some(BesidePlace::Footnote(label)) => format!("footnote `{label}`"),
            None => PICTURE.to_owned(),
        }
    }
}

const PICTURE: &str = "the description of a picture";

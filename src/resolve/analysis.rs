//! Analyses a single article: its anchors, its mentions, its dates.
//!
//! This is a pure function of the article, its notes and the names in the register. Other articles
//! do not matter.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::anchors::Haystack;
use super::beside::BesideTexts;
use super::corrections::{place_corrections, report_unused};
use super::dates;
use super::mentions::{AmbiguousName, FoundNames, NameOverride};
use super::names::Names;
use super::passages::{self, NotePassages};
use super::searched::SearchedText;
use super::term_words::TermWords;
use crate::diag::Diagnostic;
use crate::language::Languages;
use crate::model::Projection;
use crate::model::document::{ArticleDoc, NoteDoc, Seen, VersionDoc};
use crate::model::site::{ActorIx, DateMention, Mention, WordCount};

/// Everything that was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The passages that each note quotes.
    pub passages: Vec<NotePassages>,
    /// Names, by position, disjoint.
    pub mentions: Vec<Mention>,
    /// The actors that the headline names by a full name or an alias. Sorted, unique.
    pub in_headline: Vec<ActorIx>,
    /// Names that could mean several actors.
    pub ambiguous: Vec<AmbiguousName>,
    /// Dates, by position, disjoint.
    pub dates: Vec<DateMention>,
    /// The dates in each note.
    pub noted: Vec<Vec<DateMention>>,
    /// How often the words of terms are in it; of a digest, in the editor's text.
    pub words: Vec<WordCount>,
    /// Faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything of the register that is searched in an article.
#[derive(Clone, Copy)]
pub struct Sought<'a> {
    /// The names of actors.
    pub names: &'a Names,
    /// The words of terms.
    pub terms: &'a TermWords,
}

/// The notes on an article, with all texts in which they may quote.
#[derive(Clone, Copy)]
pub struct NotesOnArticle<'a> {
    /// The notes.
    pub notes: &'a [Arc<NoteDoc>],
    /// The earlier versions of the article, by time.
    pub versions: &'a [Arc<VersionDoc>],
    /// Whether the file of a version has faults, so that it is not among the versions.
    pub is_broken: &'a dyn Fn(Seen) -> bool,
}

impl NotesOnArticle<'static> {
    /// No notes.
    pub const NONE: Self = Self { notes: &[], versions: &[], is_broken: &|_| false };
}

/// Analyses an article. `actor` looks up an actor by id; the caller reports unknown ones.
pub fn analyse(
    article: &ArticleDoc,
    site_language: &str,
    noted: NotesOnArticle<'_>,
    register: Sought<'_>,
    actor: &dyn Fn(&str) -> Option<ActorIx>,
) -> Analysis {
    let haystack = Haystack::new(&article.body.plain);
    let mut out = Analysis::default();
    let faults = &mut out.diagnostics;
    let texts = BesideTexts::new(article);
    let beside = texts.search();
    let NotesOnArticle { notes, versions, is_broken } = noted;
    let language = article.language(site_language);
    let text = SearchedText { doc: article, version: None, haystack: &haystack, beside: &beside };
    let mut found = passages::in_present(&text, versions, notes, language, faults);
    passages::in_versions(
        article,
        versions,
        notes,
        is_broken,
        (language, &mut *faults),
        &mut found,
    );
    out.passages = found;
    let found = find_names(article, site_language, &haystack, register.names, actor, faults);
    (out.mentions, out.ambiguous) = (found.mentions, found.ambiguous);
    out.in_headline = in_headline(article, site_language, register.names);
    let anchors: Vec<_> = out.passages.iter().map(|found| found.anchor.clone()).collect();
    out.dates = dates::in_article(article, site_language, &haystack, &anchors, faults);
    out.words = register.terms.count(&haystack.folded);
    drop_dates(&mut out.mentions, &out.dates, article, &haystack);
    out.noted = notes.iter().map(|note| dates::in_note(article, site_language, note)).collect();
    out
}

/// Returns the actors that a headline names.
fn in_headline(article: &ArticleDoc, site_language: &str, names: &Names) -> Vec<ActorIx> {
    let leaf = 0..article.title.len() as u32;
    let title =
        Projection { text: article.title.clone(), leaves: vec![leaf], ..Projection::default() };
    let language = Languages::of(article.language(site_language));
    let found = names.find(&Haystack::new(&title), article.id.as_str(), language, &[]);
    let actors: BTreeSet<ActorIx> = found.mentions.iter().map(|it| it.actor).collect();
    actors.into_iter().collect()
}

/// Drops names that are dates: a surname may be the word for a month. Where the front matter says
/// that the word is a name, it stays one.
pub(super) fn drop_dates(
    mentions: &mut Vec<Mention>,
    dates: &[DateMention],
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
) {
    let is_date = |range: &Range<u32>| {
        let next = dates.partition_point(|date| date.range.end < range.end);
        dates.get(next).is_some_and(|date| date.range.start <= range.start)
    };
    if !mentions.iter().any(|mention| is_date(&mention.range)) {
        return;
    }
    let (decisions, _) = place_corrections(haystack, &article.names);
    let decided: Vec<Range<u32>> =
        decisions.iter().map(|decision| haystack.in_plain(&decision.range)).collect();
    let stays = |mention: &Mention| !is_date(&mention.range) || decided.contains(&mention.range);
    mentions.retain(stays);
}

pub(super) fn find_names(
    article: &ArticleDoc,
    site_language: &str,
    haystack: &Haystack<'_>,
    names: &Names,
    actor: &dyn Fn(&str) -> Option<ActorIx>,
    out: &mut Vec<Diagnostic>,
) -> FoundNames {
    let (decisions, counts) = place_corrections(haystack, &article.names);
    let decided: Vec<NameOverride> = decisions
        .iter()
        .map(|decision| NameOverride {
            range: decision.range.clone(),
            actor: decision.meaning.and_then(|id| actor(&id.value)),
            exact_place: decision.exact_place,
        })
        .collect();
    let language = Languages::of(article.language(site_language));
    let found = names.find(haystack, article.id.as_str(), language, &decided);
    let mut used = vec![false; article.names.len()];
    for (decision, overruled) in decisions.iter().zip(&found.overruled) {
        used[decision.correction] |= !overruled;
    }
    report_unused(&article.names, &counts, &used, out);
    found
}

//! Counts in an original what the briefing says about it.
//!
//! A pure function of the original, the digest with its notes, and the register.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::analysis::{drop_dates, find_names};
use super::anchors::Haystack;
use super::names::Names;
use super::spoken::SpokenPassages;
use super::term_words::TermWords;
use super::{dates, measured, name_keys, nearest, omission, phrases};
use crate::diag::Diagnostic;
use crate::language::Languages;
use crate::model::document::{
    ActorDoc, ActorFigures, ArticleDoc, NoteDoc, PatternFigures, QuotationFigures, TermDoc,
    TermFigures,
};
use crate::model::site::{ActorIx, Mention, Site, TermIx, WordCount};
use crate::text::fold::fold_plain;
use crate::text::one_line;

/// An original and everything found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The times that it names, EDTF. Sorted, unique.
    pub dates: Vec<String>,
    /// For every actor, by id.
    pub actors: Vec<ActorFigures>,
    /// For every term, by id.
    pub terms: Vec<TermFigures>,
    /// For every pattern of the notes. Sorted, unique.
    pub patterns: Vec<PatternFigures>,
    /// For every phrase that digest and claims quote, and for those in notes that it has. Sorted,
    /// unique.
    pub quotations: Vec<QuotationFigures>,
}

/// Counts in `original`, which has the headline, the text, the language and the date of the
/// article.
///
/// Corrections of names and dates apply as in `digest`, except those for one occurrence, since the
/// original has others.
pub fn count(
    original: &ArticleDoc,
    digest: &ArticleDoc,
    notes: &[Arc<NoteDoc>],
    site: &Site,
) -> Counts {
    let everywhere = ArticleDoc {
        names: digest.names.iter().filter(|it| it.occurrence.is_none()).cloned().collect(),
        dates: digest.dates.iter().filter(|it| it.occurrence.is_none()).cloned().collect(),
        ..original.clone()
    };
    let haystack = Haystack::new(&everywhere.body.plain);
    let lang = &site.settings.lang;
    let language = everywhere.language(lang);
    let used = Languages::of(language);
    let names = Names::new(&site.actors, used);
    let actor = |id: &str| {
        let actors = site.actors.as_slice();
        let place = actors.binary_search_by(|doc| doc.id.as_str().cmp(id)).ok()?;
        Some(ActorIx::new(place))
    };
    // Doubts about the original are not faults of the briefing.
    let mut ignored = Vec::new();
    let found = find_names(&everywhere, lang, &haystack, &names, &actor, &mut ignored);
    let dates = dates::in_article(&everywhere, lang, &haystack, &[], &mut ignored);
    let mut mentions = found.mentions;
    drop_dates(&mut mentions, &dates, &everywhere, &haystack);
    let dates: BTreeSet<String> = dates.iter().map(|date| date.value.to_string()).collect();
    Counts {
        dates: dates.into_iter().collect(),
        actors: actors(site, digest, &everywhere, &mentions),
        terms: terms(site, &haystack),
        patterns: patterns(notes, &haystack, &everywhere.title, language),
        quotations: quotations(digest, notes, &haystack),
    }
}

fn actors(
    site: &Site,
    digest: &ArticleDoc,
    original: &ArticleDoc,
    mentions: &[Mention],
) -> Vec<ActorFigures> {
    let keys = name_keys::NameKeys::new(site);
    let mut names: BTreeMap<ActorIx, BTreeMap<String, u32>> = BTreeMap::new();
    for Mention { range, actor, .. } in mentions {
        let name = &original.body.plain.text[range.start as usize..range.end as usize];
        *names.entry(*actor).or_default().entry(one_line(name).into_owned()).or_default() += 1;
    }
    let figures = |(at, doc): (ActorIx, &Arc<ActorDoc>)| ActorFigures {
        id: doc.id.to_string(),
        key: keys.key(at, digest),
        names: names.remove(&at).unwrap_or_default(),
    };
    site.actors.iter_enumerated().map(figures).collect()
}

fn terms(site: &Site, haystack: &Haystack<'_>) -> Vec<TermFigures> {
    let counts = TermWords::new(&site.terms).count(&haystack.folded);
    let count = |term: TermIx, word: usize| {
        let here = |it: &&WordCount| it.term == term && it.word as usize == word;
        counts.iter().find(here).map_or(0, |it| it.count)
    };
    let figures = |(at, term): (TermIx, &Arc<TermDoc>)| {
        let words = term.words.iter().enumerate();
        let words = words.map(|(place, words)| (words.clone(), count(at, place)));
        TermFigures { id: term.id.to_string(), words: words.collect() }
    };
    site.terms.iter_enumerated().map(figures).collect()
}

fn patterns(
    notes: &[Arc<NoteDoc>],
    haystack: &Haystack<'_>,
    headline: &str,
    language: &str,
) -> Vec<PatternFigures> {
    let headline = fold_plain(headline);
    let checked = notes.iter().filter_map(|note| note.checked.as_ref());
    let figures = checked.filter_map(|checked| {
        let pattern = omission::pattern(checked, language).ok()?;
        let matches = |text: &str| pattern.find_iter(text).count() as u32;
        let (text, headline) = (matches(&haystack.folded.text), matches(&headline));
        Some((
            checked.value.clone(),
            PatternFigures { checked: checked.value.clone(), text, headline },
        ))
    });
    figures.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn quotations(
    digest: &ArticleDoc,
    notes: &[Arc<NoteDoc>],
    haystack: &Haystack<'_>,
) -> Vec<QuotationFigures> {
    let spoken = SpokenPassages::new(&haystack.plain.text);
    let mut all = BTreeMap::new();
    for phrase in phrases::in_briefing(digest, notes) {
        let (count, voice) = spoken.find(haystack, &phrase.words);
        if count > 0 || phrase.must_occur {
            let words = phrase.words;
            all.insert(words.clone(), QuotationFigures { words, count, voice });
        }
    }
    all.into_values().collect()
}

/// Reports the phrases of digest and claims that the original does not have, with the words there
/// that are nearest to each.
pub fn nearest_words(
    original: &ArticleDoc,
    digest: &ArticleDoc,
    notes: &[Arc<NoteDoc>],
) -> Vec<Diagnostic> {
    let haystack = Haystack::new(&original.body.plain);
    let spoken = SpokenPassages::new(&haystack.plain.text);
    let missing = phrases::in_briefing(digest, notes)
        .into_iter()
        .filter(|it| it.must_occur && spoken.find(&haystack, &it.words).0 == 0);
    let fault = |phrase: phrases::Phrase| {
        let near = nearest::nearest(&haystack, &fold_plain(&phrase.words), 0);
        let help = near.map_or_else(
            || "it has nothing like it: leave the quotation marks out".to_owned(),
            |near| format!("nearest words: {}", near.diff),
        );
        measured::not_in_original(&phrase, phrase.span(digest)).help(help)
    };
    missing.map(fault).collect()
}

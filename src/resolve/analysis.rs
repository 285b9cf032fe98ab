//! What a single article yields: its anchors, its mentions, its dates.
//!
//! A pure function of the article, its notes and the register's names; nothing of other articles.

use std::ops::Range;

use regex_automata::meta::Regex;
use regex_automata::util::syntax;

use super::anchors::{Haystack, Search, search};
use super::mentions::{Doubt, Names};
use super::propose;
use crate::dates;
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Flavour, locate};
use crate::model::document::{ArticleDoc, Correction, NoteDoc};
use crate::model::site::{ActorIx, Basis, DateMention, Mention};
use crate::model::{NoteKind, Stance, TextForm};
use crate::source::{Span, Spanned};
use crate::text::fold::fold_plain;

/// What was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// For each note its passage; `None` for a note on the whole article, or a lost one.
    pub anchors: Vec<Option<Range<u32>>>,
    /// Names, by position, disjoint.
    pub mentions: Vec<Mention>,
    /// Names that could mean several actors.
    pub doubts: Vec<Doubt>,
    /// Dates, by position, disjoint.
    pub dates: Vec<DateMention>,
    /// Faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// Analyses an article. `actor` gives the place of an actor by its id; `None` is reported by the
/// caller.
pub fn analyse(
    article: &ArticleDoc,
    notes: &[NoteDoc],
    names: &Names,
    actor: &dyn Fn(&str) -> Option<ActorIx>,
) -> Analysis {
    let haystack = Haystack::new(&article.body.plain);
    let mut out = Analysis::default();
    let mut work = Work { article, haystack: &haystack, out: &mut out.diagnostics };
    out.anchors = notes.iter().map(|note| work.anchor(note)).collect();
    for note in notes {
        work.omission(note);
    }
    let decided = work.decisions(&article.names);
    let ranges: Vec<Range<usize>> = decided.iter().map(|(range, _)| range.clone()).collect();
    (out.mentions, out.doubts) = names.find(&haystack, article.id.as_str(), &ranges);
    for (range, id) in decided {
        if let Some(actor) = id.and_then(|id| actor(&id.value)) {
            let range = haystack.folded.original_range(range);
            out.mentions.push(Mention { range, actor, misspelling: false });
        }
    }
    out.mentions.sort_by_key(|mention| mention.range.start);
    let decided = work.decisions(&article.dates);
    out.dates = find_dates(article, &haystack, decided);
    out
}

fn find_dates(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    decided: Vec<(Range<usize>, Option<&jiff::civil::Date>)>,
) -> Vec<DateMention> {
    let overlaps = |range: &Range<usize>| {
        decided.iter().any(|(other, _)| other.start < range.end && range.start < other.end)
    };
    let mut found: Vec<DateMention> = dates::find(&haystack.folded.text, article.published.date)
        .into_iter()
        .filter(|found| !overlaps(&found.range) && !in_code(haystack, &found.range))
        .map(|found| DateMention {
            range: haystack.folded.original_range(found.range),
            date: found.date,
            basis: found.basis,
        })
        .collect();
    let corrected = decided.iter().filter_map(|(range, date)| {
        let range = haystack.folded.original_range(range.clone());
        Some(DateMention { range, date: *(*date)?, basis: Basis::Corrected })
    });
    found.extend(corrected);
    found.sort_by_key(|mention| mention.range.start);
    found
}

fn in_code(haystack: &Haystack<'_>, range: &Range<usize>) -> bool {
    let range = haystack.folded.original_range(range.clone());
    haystack.plain.code.iter().any(|code| code.start < range.end && range.start < code.end)
}

struct Work<'a> {
    article: &'a ArticleDoc,
    haystack: &'a Haystack<'a>,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Work<'a> {
    /// Returns the span in the article's file of a range of the folded text.
    fn span(&self, range: &Range<usize>) -> Span {
        let body = &self.article.body;
        let plain = self.haystack.folded.original_range(range.clone());
        let place = |offset: u32| locate(body.markdown(), Flavour::Article, offset as usize);
        let start = place(plain.start);
        let end = place(plain.end.saturating_sub(1)) + 1;
        Span::new(self.article.file, body.span.start as usize, start..end.max(start))
    }

    fn anchor(&mut self, note: &NoteDoc) -> Option<Range<u32>> {
        let quote = note.quote.as_ref()?;
        match search(self.haystack, quote) {
            Search::Found(range) => return Some(range),
            Search::Several(phrase, places) => {
                let fault = self.ambiguous(&quote.phrases, phrase, &places);
                self.report(note, fault);
            }
            Search::Nowhere(phrase) => {
                let fault = self.lost(&quote.phrases, phrase);
                self.report(note, fault);
            }
        }
        None
    }

    fn report(&mut self, note: &NoteDoc, (code, message, help, place): Fault) {
        let span = note.quote.as_ref().map_or(note.id.span, |quote| quote.span);
        let message = format!("note `{}`: {message}", note.id.value);
        let mut fault = Diagnostic::at(code, span, message).help(help);
        for (range, words) in place {
            fault = fault.related(self.span(&range), words);
        }
        self.out.push(fault);
    }

    fn ambiguous(&self, phrases: &[String], phrase: usize, places: &[Range<usize>]) -> Fault {
        const SHOWN: usize = 4;
        let mut help = "make it longer and the passage bold; one of these:".to_owned();
        for place in places.iter().take(SHOWN) {
            help.push('\n');
            help.push_str(&propose::with_context(self.haystack, place));
        }
        let related = places.iter().take(SHOWN).map(|place| (place.clone(), "here".to_owned()));
        let message = format!(
            "its quotation stands in {} places of `{}`{}",
            places.len(),
            self.article.id,
            which(phrases, phrase)
        );
        (Code::AnchorAmbiguous, message, help, related.collect())
    }

    fn lost(&self, phrases: &[String], phrase: usize) -> Fault {
        let message = match phrase {
            0 => format!(
                "its quotation does not stand in `{}`{}",
                self.article.id,
                which(phrases, 0)
            ),
            _ => {
                format!("its second phrase does not stand after the first in `{}`", self.article.id)
            }
        };
        let Some(nearest) = propose::nearest(self.haystack, &phrases[phrase]) else {
            let help = "nothing like it is left: quote what the note is about now, or remove it";
            return (Code::AnchorNotFound, message, help.into(), Vec::new());
        };
        let mut help = format!("the nearest passage differs so:\n{}\n", nearest.diff);
        if nearest.delicate.is_empty() {
            help.push_str("if it is still what the note is about, quote it so:\n> ");
        } else {
            let kinds = nearest.delicate.join(" and ");
            help.push_str(&format!(
                "it differs in {kinds}: read whether the note still holds; then quote it so:\n> "
            ));
        }
        help.push_str(&self.haystack.folded.text[nearest.place.clone()]);
        (Code::AnchorNotFound, message, help, vec![(nearest.place, "nearest passage".into())])
    }

    /// Tries the pattern of a certified omission over the article.
    fn omission(&mut self, note: &NoteDoc) {
        let Some(checked) = &note.checked else { return };
        let omits = note.kind == NoteKind::Omission
            || note.positions.iter().any(|position| position.stance == Stance::Omits);
        if !omits {
            self.out.push(
                Diagnostic::at(Code::BadValue, checked.span, "`checked` without an omission")
                    .help("it belongs to `claim: ID omits` or to `kind: omission`"),
            );
        }
        let found = match pattern(checked) {
            Ok(pattern) => {
                pattern.find(self.haystack.folded.text.as_str()).map(|found| found.range())
            }
            Err(fault) => return self.out.push(*fault),
        };
        if let Some(found) = found {
            let words = &self.haystack.folded.text[found.clone()];
            let text = match self.article.text {
                TextForm::Full => "article",
                TextForm::Digest => "digest",
            };
            let message = format!(
                "note `{}` says that this is left out, but the {text} has “{words}”",
                note.id.value
            );
            let fault = Diagnostic::at(Code::OmissionRefuted, checked.span, message)
                .related(self.span(&found), "here")
                .help("correct the note, or make the pattern narrower");
            self.out.push(fault);
        }
    }

    /// Returns the ranges of the folded text that corrections speak of, by position, with what
    /// they mean.
    fn decisions<T>(
        &mut self,
        corrections: &'a [Correction<T>],
    ) -> Vec<(Range<usize>, Option<&'a T>)> {
        let mut decided = Vec::new();
        for correction in corrections {
            let words = fold_plain(correction.words.value.trim());
            let found = self.haystack.occurrences(&words, 0..self.haystack.folded.text.len());
            let chosen: Vec<usize> = match correction.occurrence {
                None => found.clone(),
                Some(number) => found.get(number as usize - 1).copied().into_iter().collect(),
            };
            if chosen.is_empty() {
                let count = match found.len() {
                    0 => "does not stand".to_owned(),
                    1 => "stands once".to_owned(),
                    count => format!("stands {count} times"),
                };
                self.out.push(
                    Diagnostic::at(
                        Code::UnusedCorrection,
                        correction.words.span,
                        format!("“{}” {count} in this article", correction.words.value),
                    )
                    .help("mend the words or the occurrence, or remove the correction"),
                );
            }
            let meaning = correction.meaning.as_ref();
            decided.extend(chosen.iter().map(|start| (*start..start + words.len(), meaning)));
        }
        decided.sort_by_key(|(range, _)| range.start);
        decided
    }
}

type Fault = (Code, String, String, Vec<(Range<usize>, String)>);

fn which(phrases: &[String], phrase: usize) -> String {
    match (phrases.len(), phrase) {
        (1, _) => String::new(),
        (_, 0) => " (its first phrase)".into(),
        _ => " (its second phrase)".into(),
    }
}

/// Reads `/pattern/` or `/pattern/i`.
fn pattern(checked: &Spanned<String>) -> Result<Regex, Box<Diagnostic>> {
    let parts = checked.value.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    let Some((pattern, flags @ ("" | "i"))) = parts else {
        return Err(Box::new(
            Diagnostic::at(Code::BadPattern, checked.span, "`checked` is no pattern")
                .help("write /pattern/ or /pattern/i"),
        ));
    };
    // Tried once over a short text: what takes long to make does not pay.
    let config = Regex::config().dfa(false).onepass(false);
    let syntax = syntax::Config::new().case_insensitive(flags == "i");
    Regex::builder().configure(config).syntax(syntax).build(pattern).map_err(|error| {
        let reason = error.syntax_error().map_or_else(|| error.to_string(), ToString::to_string);
        let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
        Box::new(Diagnostic::at(Code::BadPattern, checked.span, format!("bad pattern: {reason}")))
    })
}

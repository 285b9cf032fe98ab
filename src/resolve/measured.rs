//! Fourth pass, too: takes from the measures of originals the figures that are current, and reports
//! what they show to be wrong.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::articles;
use super::compared_memo::ComparedMemo;
use super::name_keys::NameKeys;
use super::overlaps::TextHashes;
use super::phrases::{Phrase, in_briefing};
use crate::diag::{Code, Diagnostic};
use crate::load::Loaded;
use crate::model::document::{ArticleDoc, Figures, MeasureDoc, NoteDoc, NotesDoc, TermDoc};
use crate::model::site::{Article, Measured, Site};
use crate::model::{Id, Kind, TextForm};
use crate::source::Span;

/// The phrases that digests and the notes on them quote.
#[derive(Debug, Default)]
pub(super) struct PhraseMemo {
    known: HashMap<Id, ArticlePhrases>,
    texts: ComparedMemo,
}

#[derive(Debug, Clone)]
struct ArticlePhrases {
    doc: Arc<ArticleDoc>,
    notes: Option<Arc<NotesDoc>>,
    list: Arc<Vec<Phrase>>,
}

impl ArticlePhrases {
    fn new(doc: &Arc<ArticleDoc>, notes: Option<&Arc<NotesDoc>>) -> Self {
        let list = in_briefing(doc, notes.map_or(&[][..], |notes| &notes.notes));
        Self { doc: Arc::clone(doc), notes: notes.cloned(), list: Arc::new(list) }
    }
}

impl PhraseMemo {
    /// Fills in `digests` and `measured`.
    pub(super) fn fill(
        &mut self,
        site: &mut Site,
        loaded: &Loaded,
        hashes: &TextHashes,
        out: &mut Vec<Diagnostic>,
    ) {
        report_alone(loaded, out);
        self.texts.update(site, loaded, hashes);
        let mut before = std::mem::take(&mut self.known);
        let mut keys = None;
        let mut all = BTreeMap::new();
        let digests = site.articles.iter_enumerated();
        let digests = digests.filter(|(_, it)| it.doc.text == TextForm::Digest);
        site.digests = Arc::new(digests.map(|(at, _)| at).collect());
        for at in site.digests.iter().copied() {
            let article = &site.articles[at];
            let id = &article.doc.id;
            let notes = loaded.notes_on(id);
            let is_same = |known: &ArticlePhrases| {
                articles::is_same((&known.doc, known.notes.as_ref()), (&article.doc, notes))
            };
            let known = before.remove(id).filter(is_same);
            let known = known.unwrap_or_else(|| ArticlePhrases::new(&article.doc, notes));
            let phrases = Arc::clone(&known.list);
            self.known.insert(id.clone(), known);
            match loaded.measure_of(id) {
                Some(doc) => {
                    let keys = keys.get_or_insert_with(|| NameKeys::new(site));
                    let stale_texts = self.texts.stale(id);
                    let check = MeasureCheck { site, article, doc, phrases: &phrases, stale_texts };
                    all.extend(check.run(keys, out).map(|measured| (at, measured)));
                }
                None => out.extend(unmeasured(article, &phrases)),
            }
        }
        site.measured = Arc::new(all);
    }
}

/// Reports measures without a digest.
fn report_alone(loaded: &Loaded, out: &mut Vec<Diagnostic>) {
    for measure in &loaded.measures {
        let id = &measure.article;
        let place = loaded.articles.binary_search_by(|doc| doc.id.cmp(id)).ok();
        let message = match place.map(|place| loaded.articles[place].text) {
            Some(TextForm::Digest) => continue,
            Some(TextForm::Full) => {
                format!("`{id}` is the full text, in which everything is counted")
            }
            None if loaded.broken.contains(&(Kind::Article, id.to_string())) => continue,
            None => format!("there is no article `{id}`"),
        };
        out.push(
            Diagnostic::at(Code::StrayFile, measure.span, message)
                .help("a measure belongs to a digest; remove this file"),
        );
    }
}

fn unmeasured(article: &Article, phrases: &[Phrase]) -> Option<Diagnostic> {
    let count = phrases.iter().filter(|phrase| phrase.must_occur).count();
    let first = phrases.iter().find(|phrase| phrase.must_occur)?;
    let id = &article.doc.id;
    let phrases = if count == 1 { "1 phrase".to_owned() } else { format!("{count} phrases") };
    let message = format!("{phrases} quoted from `{id}` could not be checked against its original");
    Some(Diagnostic::at(Code::Unmeasured, first.span(&article.doc), message).help(format!(
        "with the original at hand, `manicule measure {id}` checks them and counts names and words; \
         until then the site gives no figures for this article"
    )))
}

/// The check of one measure.
struct MeasureCheck<'a> {
    site: &'a Site,
    article: &'a Article,
    doc: &'a Arc<MeasureDoc>,
    phrases: &'a [Phrase],
    /// The articles whose texts are not those that were compared.
    stale_texts: Vec<&'a Id>,
}

impl MeasureCheck<'_> {
    /// Returns the current figures; `None` if the measure is of another original.
    fn run(&self, keys: &NameKeys, out: &mut Vec<Diagnostic>) -> Option<Measured> {
        let figures = &self.doc.figures;
        let origin = &self.article.doc.origin;
        if !origin.sha256.as_ref().is_some_and(|hash| hash.eq_ignore_ascii_case(&figures.sha256)) {
            out.push(self.stale("it is of another original than the article's `[source]`".into()));
            return None;
        }
        let mut stale = Vec::new();
        let names = self.site.actors.iter_enumerated().map(|(at, actor)| {
            let place = figures.actor.binary_search_by(|it| it.id.as_str().cmp(actor.id.as_str()));
            let known = place.ok().map(|place| &figures.actor[place]);
            known.filter(|it| it.key == keys.key(at, &self.article.doc)).map(|it| it.names.clone())
        });
        let measured = Measured {
            doc: Arc::clone(self.doc),
            names: names.collect(),
            words: self.site.terms.iter().map(|term| words(figures, term)).collect(),
        };
        let many = |ids: Vec<&Id>, one: &str, several: &str| match &ids[..] {
            [] => None,
            [id] => Some(format!("{one} `{id}`")),
            _ => Some(format!("{} {several}", ids.len())),
        };
        let actors = self.site.actors.iter().zip(&measured.names);
        let actors = actors.filter(|(_, names)| names.is_none()).map(|(doc, _)| &doc.id);
        stale.extend(many(actors.collect(), "the names of", "actors’ names"));
        let terms = self.site.terms.iter().zip(&measured.words);
        let terms = terms.filter(|(_, words)| words.is_none()).map(|(doc, _)| &doc.id);
        stale.extend(many(terms.collect(), "the words of", "terms’ words"));
        stale.extend(self.patterns(out));
        stale.extend(self.quotations(out));
        stale.extend(many(self.stale_texts.clone(), "the text of", "articles’ texts"));
        if !stale.is_empty() {
            out.push(self.stale(format!("changed since it was made: {}", stale.join(", "))));
        }
        Some(measured)
    }

    /// Reports patterns that match in the original. Returns the others that are not in the measure,
    /// in words.
    fn patterns(&self, out: &mut Vec<Diagnostic>) -> Option<String> {
        let mut missing = 0;
        let notes = self.article.notes.iter().map(|note| &note.doc);
        for (note, checked) in
            notes.filter_map(|it: &Arc<NoteDoc>| Some((it, it.checked.as_ref()?)))
        {
            let figures = &self.doc.figures.pattern;
            match figures.iter().find(|it| it.checked == checked.value) {
                None => missing += 1,
                Some(figure) if figure.text + figure.headline > 0 => {
                    let place = if figure.text > 0 { "the original" } else { "its headline" };
                    let id = &note.id.value;
                    let message =
                        format!("note `{id}` says that this is left out, but {place} has it");
                    out.push(
                        Diagnostic::at(Code::OmissionRefuted, checked.span, message)
                            .help("correct the note, or make the pattern narrower"),
                    );
                }
                Some(_) => {}
            }
        }
        match missing {
            0 => None,
            1 => Some("1 pattern".into()),
            _ => Some(format!("{missing} patterns")),
        }
    }

    /// Reports phrases that the original does not have. Returns those that are not in the measure,
    /// in words.
    fn quotations(&self, out: &mut Vec<Diagnostic>) -> Option<String> {
        let mut missing = Vec::new();
        for phrase in self.phrases.iter().filter(|phrase| phrase.must_occur) {
            let all = &self.doc.figures.quotation;
            match all.binary_search_by(|it| it.words.cmp(&phrase.words)) {
                Err(_) => missing.push(format!("“{}”", phrase.words)),
                Ok(place) if all[place].count == 0 => {
                    out.push(not_in_original(phrase, phrase.span(&self.article.doc)).help(
                        "quote what it has, or leave the quotation marks out; `manicule check \
                         --originals DIR` shows the nearest words",
                    ));
                }
                Ok(_) => {}
            }
        }
        missing.sort_unstable();
        missing.dedup();
        match missing.len() {
            0 => None,
            1 => missing.pop(),
            count => Some(format!("{count} phrases in quotation marks")),
        }
    }

    fn stale(&self, reason: String) -> Diagnostic {
        let id = &self.article.doc.id;
        Diagnostic::at(
            Code::StaleMeasure,
            self.doc.span,
            format!("this measure is out of date: {reason}"),
        )
        .help(format!("run `manicule measure {id}`; until then the site leaves these figures out"))
    }
}

/// Returns the error on a phrase that the original does not have.
pub(super) fn not_in_original(phrase: &Phrase, span: Span) -> Diagnostic {
    let message = format!("the original does not have “{}”", phrase.words);
    Diagnostic::at(Code::NotInOriginal, span, message)
}

/// Returns the counts of a term's words, in its order, if all of them and no others were counted.
fn words(figures: &Figures, term: &TermDoc) -> Option<Vec<u32>> {
    let place = figures.term.binary_search_by(|it| it.id.as_str().cmp(term.id.as_str())).ok()?;
    let counted = &figures.term[place].words;
    if term.words.iter().any(|words| !counted.contains_key(words))
        || counted.keys().any(|words| !term.words.contains(words))
    {
        return None;
    }
    Some(term.words.iter().map(|words| counted[words]).collect())
}

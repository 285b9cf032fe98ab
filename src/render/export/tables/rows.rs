//! The rows of the tables of articles, notes and what notes say.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::{address, source, text};
use super::cell::Cell;
use crate::model::document::NoteDoc;
use crate::model::site::{
    Article, ArticleIx, BesidePlace, Entity, Note, OutletIx, Reference, Site,
};
use crate::model::{Confidence, NoteKind, Stance, TextForm};
use crate::text::one_line;

pub(super) type Rows = Vec<Vec<Cell>>;

pub(super) fn articles(site: &Site) -> Rows {
    let row = |(at, article): (ArticleIx, &Arc<Article>)| {
        let doc = &article.doc;
        let outlet = &site.outlets[article.outlet];
        let ids = |all: &[OutletIx]| {
            joined(all.iter().map(|outlet| site.outlets[*outlet].id.as_str()), " ")
        };
        vec![
            doc.id.as_str().into(),
            address(site, Entity::Article(at)).into(),
            doc.title.as_str().into(),
            outlet.id.as_str().into(),
            outlet.name.as_str().into(),
            ids(&article.via),
            ids(&article.carried_by),
            doc.published.rfc_3339().into(),
            doc.is_inferred("published").into(),
            doc.url.clone().into(),
            joined(doc.byline.iter().map(String::as_str), "; "),
            doc.dateline.clone().into(),
            doc.kind.map(|kind| kind.as_str()).into(),
            doc.lang.as_ref().unwrap_or(&site.settings.lang).clone().into(),
            form(article).into(),
            article.notes.len().into(),
            doc.origin.retrieved.map(|day| day.to_string()).into(),
            doc.origin.sha256.clone().into(),
        ]
    };
    site.articles.iter_enumerated().map(row).collect()
}

pub(super) fn notes(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        for (place, note) in article.notes.iter_enumerated() {
            let doc = &note.doc;
            let positions = note.positions.iter().chain(&note.earlier_positions);
            let claims = positions.map(|it| site.claims[it.claim].id.as_str());
            let terms = note.terms.iter().map(|term| site.terms[*term].id.as_str());
            let mut row =
                vec![note_id(article, doc).into(), address(site, Entity::Note(at, place)).into()];
            row.extend(of_article(site, article));
            row.extend([
                doc.kind.as_str().into(),
                place_of(note).into(),
                quoted_words(article.quoted(note).map(|quoted| quoted.words())),
                doc.version.as_ref().map(|version| version.value.stem()).into(),
                quoted_words(note.was.as_ref().and_then(|was| Some(was.quoted()?.words()))),
                doc.was.as_ref().map(|was| was.version.value.stem()).into(),
                text(site, &doc.body).into_owned().into(),
                joined(claims, " "),
                joined(terms, " "),
                joined(doc.sources.iter().map(source), "\n"),
                doc.confidence.as_ref().map(confidence).into(),
                doc.author.clone().into(),
            ]);
            rows.push(row);
        }
    }
    rows
}

pub(super) fn positions(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (claim, places) in site.positions_on.iter_enumerated() {
        let claim = &site.claims[claim];
        for (at, note_at, position) in places {
            let article = &site.articles[*at];
            let note = &article.notes[*note_at];
            let position = &note.positions[*position];
            let value = position.value.as_deref();
            let voice = value.and_then(|value| site.voice(*at, value));
            let checked = note.doc.checked.as_ref().filter(|_| position.certified);
            let mut row: Vec<Cell> = vec![claim.id.as_str().into(), claim.title.as_str().into()];
            row.extend(of_article(site, article));
            row.extend([
                note_id(article, &note.doc).into(),
                address(site, Entity::Note(*at, *note_at)).into(),
                position.stance.as_str().into(),
                value.into(),
                voice.map(|voice| voice.as_str()).into(),
                checked.map(|pattern| pattern.value.as_str()).into(),
            ]);
            rows.push(row);
        }
    }
    rows
}

pub(super) fn omissions(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        let notes = article.notes.iter_enumerated();
        for (place, note) in notes.filter(|(_, note)| note.doc.version.is_none()) {
            let omitted = note.positions.iter().filter(|it| it.stance == Stance::Omits);
            let claims: Vec<_> = omitted.map(|it| Some(it.claim)).collect();
            let claims = match &claims[..] {
                [] if note.doc.kind == NoteKind::Omission => vec![None],
                _ => claims,
            };
            for claim in claims {
                let mut row = of_article(site, article);
                row.extend([
                    note_id(article, &note.doc).into(),
                    address(site, Entity::Note(at, place)).into(),
                    claim.map(|claim| site.claims[claim].id.as_str()).into(),
                    claim.map(|claim| site.claims[claim].title.as_str()).into(),
                    note.doc.checked.as_ref().map(|pattern| pattern.value.as_str()).into(),
                    site.is_certified(at, &note.doc).into(),
                    text(site, &note.doc.body).into_owned().into(),
                ]);
                rows.push(row);
            }
        }
    }
    rows
}

/// Returns which place leads to which, each pair once, whatever the words of the links are.
pub(super) fn references(site: &Site) -> Rows {
    let mut seen = FxHashSet::default();
    let fresh = site.references.iter().filter(|it| seen.insert((it.from, it.to)));
    let row = |reference: &Reference| {
        let end = |entity| [address(site, entity).into(), kind(entity).into()];
        [end(reference.from), end(reference.to)].concat()
    };
    fresh.map(row).collect()
}

fn kind(entity: Entity) -> &'static str {
    match (entity, entity.kind()) {
        (Entity::Home, _) => "home",
        (Entity::Time(_), _) => "date",
        (_, Some(kind)) => kind.singular(),
        (_, None) => "note",
    }
}

/// Returns the cells for an article and its outlet.
pub(super) fn of_article(site: &Site, article: &Article) -> Vec<Cell> {
    vec![article.doc.id.as_str().into(), site.outlets[article.outlet].id.as_str().into()]
}

/// Returns `ARTICLE#NOTE`.
fn note_id(article: &Article, note: &NoteDoc) -> String {
    format!("{}#{}", article.doc.id, note.id.value)
}

/// Returns the place of a note's passage in a word.
fn place_of(note: &Note) -> &'static str {
    let passage = match &note.earlier {
        Some(earlier) => (&earlier.anchor, &earlier.beside),
        None => (&note.anchor, &note.beside),
    };
    match passage {
        (Some(_), _) => "text",
        (None, Some(beside)) => match beside.place {
            BesidePlace::Headline => "headline",
            BesidePlace::Standfirst => "standfirst",
            BesidePlace::Footnote(_) => "footnote",
        },
        (None, None) => "article",
    }
}

fn quoted_words(quoted: Option<&str>) -> Cell {
    quoted.map(|words| one_line(words).into_owned()).into()
}

pub(super) fn form(article: &Article) -> &'static str {
    match article.doc.text {
        TextForm::Full => "full",
        TextForm::Digest => "digest",
    }
}

fn confidence(confidence: &Confidence) -> String {
    match confidence.reason.as_str() {
        "" => confidence.level.as_str().to_owned(),
        reason => format!("{}, {reason}", confidence.level.as_str()),
    }
}

/// Returns words with a separator between them; an empty cell for none.
fn joined(words: impl Iterator<Item = impl AsRef<str>>, separator: &str) -> Cell {
    let words: Vec<String> = words.map(|word| word.as_ref().to_owned()).collect();
    if words.is_empty() { Cell::Empty } else { words.join(separator).into() }
}

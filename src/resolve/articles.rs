//! Second pass: articles with their notes, each analysed by itself.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::analysis::{Analysis, analyse};
use super::register::Register;
use crate::diag::{Code, Diagnostic};
use crate::load::{Folder, Loaded};
use crate::model::document::{ArticleDoc, NoteDoc, NotesDoc};
use crate::model::site::{Article, Note, Position, Site};
use crate::model::{Stance, Status};
use crate::source::Span;

/// Fills in the articles, by time of publication.
pub(super) fn fill(
    site: &mut Site,
    loaded: &Loaded,
    register: &Register<'_>,
    options: Options,
    out: &mut Vec<Diagnostic>,
) {
    let notes: HashMap<&str, &Arc<NotesDoc>> =
        loaded.notes.iter().map(|doc| (doc.article.as_str(), doc)).collect();
    report_notes_alone(loaded, out);
    let docs: Vec<&Arc<ArticleDoc>> =
        loaded.articles.iter().filter(|doc| options.drafts || !doc.draft).collect();
    let done: Vec<(Option<Article>, Vec<Diagnostic>)> = docs
        .par_iter()
        .map(|doc| {
            let notes = notes.get(doc.id.as_str()).map_or(&[][..], |notes| &notes.notes);
            article(doc, notes, site, register, options)
        })
        .collect();
    for (article, diagnostics) in done {
        site.articles.extend(article);
        out.extend(diagnostics);
    }
    site.articles
        .sort_by_cached_key(|article| (article.doc.published.instant(), article.doc.id.clone()));
}

fn report_notes_alone(loaded: &Loaded, out: &mut Vec<Diagnostic>) {
    for notes in &loaded.notes {
        let there = loaded.articles.binary_search_by(|doc| doc.id.cmp(&notes.article)).is_ok()
            || loaded.broken.contains(&(Folder::Articles, notes.article.clone()));
        if !there {
            out.push(
                Diagnostic::at(
                    Code::NotesWithoutArticle,
                    Span::new(notes.file, 0, 0..0),
                    format!("there is no article `{}`", notes.article),
                )
                .help(format!("its text belongs in content/articles/{}.md", notes.article)),
            );
        }
    }
}

fn article(
    doc: &Arc<ArticleDoc>,
    notes: &[NoteDoc],
    site: &Site,
    register: &Register<'_>,
    options: Options,
) -> (Option<Article>, Vec<Diagnostic>) {
    let actor = |id: &str| register.place(Folder::Actors, id);
    let analysis = analyse(doc, notes, &register.names, &actor);
    let mut out = Vec::new();
    for name in doc.names.iter().filter_map(|name| name.meaning.as_ref()) {
        register.find(Folder::Actors, name, &mut out);
    }
    report_doubts(doc, &analysis, site, &mut out);
    let Analysis { anchors, mentions, dates, diagnostics, .. } = analysis;
    out.extend(diagnostics);
    let outlet = register.find(Folder::Outlets, &doc.outlet, &mut out);
    let via =
        doc.via.iter().filter_map(|id| register.find(Folder::Outlets, id, &mut out)).collect();
    let mut placed: Vec<Note> = notes
        .iter()
        .zip(anchors)
        .map(|(doc, anchor)| note(doc, anchor, register, &mut out))
        .filter(|note| options.drafts || note.doc.status == Status::Approved)
        .collect();
    // Stable: notes on the same words keep the order of the file.
    placed.sort_by_key(|note| {
        note.anchor.clone().map_or((0, 0), |range| (range.start + 1, range.end))
    });
    let article = outlet.map(|outlet| Article {
        doc: Arc::clone(doc),
        outlet,
        via,
        notes: placed,
        mentions,
        dates,
    });
    (article, out)
}

fn note(
    doc: &NoteDoc,
    anchor: Option<std::ops::Range<u32>>,
    register: &Register<'_>,
    out: &mut Vec<Diagnostic>,
) -> Note {
    let mut positions = Vec::new();
    for position in &doc.positions {
        let Some(claim) = register.find(Folder::Claims, &position.claim, out) else { continue };
        positions.push(Position {
            claim,
            stance: position.stance,
            value: position.value.clone(),
            certified: doc.checked.is_some() && position.stance == Stance::Omits,
        });
    }
    let terms = doc.terms.iter().filter_map(|id| register.find(Folder::Terms, id, out)).collect();
    Note { doc: Arc::new(doc.clone()), anchor, positions, terms }
}

fn report_doubts(doc: &ArticleDoc, analysis: &Analysis, site: &Site, out: &mut Vec<Diagnostic>) {
    for doubt in &analysis.doubts {
        let words = &doc.body.plain.text[doubt.range.start as usize..doubt.range.end as usize];
        let ids: Vec<String> =
            doubt.actors.iter().map(|actor| format!("`{}`", site.actors[*actor].id)).collect();
        let code = if doubt.surname { Code::AmbiguousName } else { Code::SharedName };
        let at = crate::markdown::locate(
            doc.body.markdown(),
            crate::markdown::Flavour::Article,
            doubt.range.start as usize,
        );
        let span = Span::new(doc.file, doc.body.span.start as usize, at..at + words.len());
        let first = &site.actors[doubt.actors[0]].id;
        out.push(
            Diagnostic::at(code, span, format!("“{words}” could mean {}", ids.join(" or "))).help(
                format!(
                    "say who is meant in this article's front matter:\n\
                     [[name]]\nwords = \"{words}\"\nactor = \"{first}\""
                ),
            ),
        );
    }
}

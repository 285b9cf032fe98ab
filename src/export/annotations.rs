//! Notes as annotations: the W3C's Web Annotation model, and the files of the Hypothesis client.
//!
//! A passage is given by its words with 32 characters on each side, as both of them search for it.
//! No position is given: the pages have notes between the paragraphs, and the publisher's page is
//! not known; a position that is wrong would lead to other words.

use serde_json::{Map, Value, json};

use super::tables::source;
use super::{AnnotationTarget, ExportFile, address, text};
use crate::model::site::{Article, ArticleIx, Entity, Note, NoteIx, Site};
use crate::model::{NoteKind, Status};

/// The characters before and after a passage.
const CONTEXT: usize = 32;

/// A passage in its text, as the site shows it.
struct Annotated<'a> {
    prefix: &'a str,
    exact: &'a str,
    suffix: &'a str,
}

/// Returns a page of annotations for each article that has notes.
pub(super) fn pages(site: &Site, target: AnnotationTarget) -> Vec<ExportFile> {
    let mut files = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        let notes: Vec<Value> = annotated(article, target)
            .map(|(place, note)| web_annotation(site, target, (at, place), note))
            .collect();
        if notes.is_empty() {
            continue;
        }
        let name = format!("{}.jsonld", article.doc.id);
        let id = site.settings.base_url.as_ref().map(|base| format!("{base}annotations/{name}"));
        let id = id.unwrap_or_else(|| format!("urn:manicule:annotations:{}", article.doc.id));
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": id,
            "type": "AnnotationPage",
            "partOf": { "id": format!("{id}#all"), "type": "AnnotationCollection", "total": notes.len(),
                "label": article.doc.title },
            "startIndex": 0,
            "items": notes,
        });
        files.push(ExportFile::json(&name, &page));
    }
    files
}

/// Returns the notes that can be shown at a target: without an address of the original, none.
fn annotated(article: &Article, target: AnnotationTarget) -> impl Iterator<Item = (NoteIx, &Note)> {
    let known = target == AnnotationTarget::Page || article.doc.url.is_some();
    article
        .notes
        .iter_enumerated()
        .filter(move |(_, note)| known && note.doc.status == Status::Approved)
}

fn web_annotation(
    site: &Site,
    target: AnnotationTarget,
    (at, place): (ArticleIx, NoteIx),
    note: &Note,
) -> Value {
    let article = &site.articles[at];
    let doc = &note.doc;
    let mut bodies = vec![json!({
        "type": "TextualBody",
        "value": with_sources(site, (at, place), note),
        "format": "text/plain",
        "language": site.settings.lang,
        "purpose": "commenting",
    })];
    for tag in tags(site, note) {
        bodies.push(json!({ "type": "TextualBody", "value": tag, "purpose": "tagging" }));
    }
    let source = uri(site, target, at);
    let target = match selector(article, note) {
        Some(selector) => json!({ "source": source, "selector": selector }),
        None => json!({ "source": source }),
    };
    let motivation = match doc.kind {
        NoteKind::Question => "questioning",
        NoteKind::Correction => "assessing",
        _ => "commenting",
    };
    let mut annotation = json!({
        "id": iri(site, Entity::Note(at, place)),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": target,
    });
    if let Some(author) = &doc.author {
        annotation["creator"] = json!({ "type": "Person", "name": author });
    }
    annotation
}

/// Returns all notes as the Hypothesis client exports and imports them. There is no time in them:
/// nothing in a briefing says when a note was written.
pub(super) fn hypothesis(site: &Site, target: AnnotationTarget) -> Value {
    let mut all = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        for (place, note) in annotated(article, target) {
            let uri = uri(site, target, at);
            let aimed = match selector(article, note) {
                Some(selector) => json!({ "source": uri, "selector": [selector] }),
                None => json!({ "source": uri }),
            };
            all.push(json!({
                "id": format!("{}#{}", article.doc.id, note.doc.id.value),
                "uri": uri,
                "document": { "title": [article.doc.title] },
                "text": with_sources(site, (at, place), note),
                "tags": tags(site, note),
                "target": [aimed],
                "user": "",
                "user_info": { "display_name": note.doc.author },
            }));
        }
    }
    json!({ "annotations": all })
}

/// Returns a note's text with its sources and, where the site has one, its address.
fn with_sources(site: &Site, (at, place): (ArticleIx, NoteIx), note: &Note) -> String {
    let mut text = text(site, &note.doc.body).into_owned();
    for item in &note.doc.sources {
        text.push_str(&format!("\n\nSource: {}", source(item)));
    }
    if site.settings.base_url.is_some() {
        text.push_str(&format!("\n\n{}", address(site, Entity::Note(at, place))));
    }
    text
}

fn tags(site: &Site, note: &Note) -> Vec<String> {
    let claims = note.positions.iter().map(|position| {
        format!("{}: {}", site.claims[position.claim].id, position.stance.as_str())
    });
    let terms = note.terms.iter().map(|term| site.terms[*term].id.to_string());
    [note.doc.kind.as_str().to_owned()].into_iter().chain(claims).chain(terms).collect()
}

fn uri(site: &Site, target: AnnotationTarget, at: ArticleIx) -> String {
    match (target, &site.articles[at].doc.url) {
        (AnnotationTarget::Original, Some(url)) => url.clone(),
        _ => iri(site, Entity::Article(at)),
    }
}

/// Returns the address of a place, or a name for it where the site has no address.
fn iri(site: &Site, entity: Entity) -> String {
    match site.settings.base_url {
        Some(_) => address(site, entity),
        None => format!("urn:manicule:{}", address(site, entity)),
    }
}

/// Returns the selector of a note's passage. A passage of which the site shows only a part is given
/// by that part.
fn selector(article: &Article, note: &Note) -> Option<Value> {
    let Annotated { prefix, exact, suffix } = quoted(article, note)?;
    let mut selector = Map::new();
    let fields =
        [("type", "TextQuoteSelector"), ("prefix", prefix), ("exact", exact), ("suffix", suffix)];
    for (key, value) in fields {
        selector.insert(key.to_owned(), value.into());
    }
    Some(selector.into())
}

fn quoted<'a>(article: &'a Article, note: &Note) -> Option<Annotated<'a>> {
    let words = article.quoted(note)?;
    let exact = words.words();
    let (before, after) = (&words.text[..words.range.start], &words.text[words.range.end..]);
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Some(Annotated { prefix: &before[from..], exact, suffix: &after[..to] })
}

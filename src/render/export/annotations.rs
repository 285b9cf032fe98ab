//! Notes as annotations: the W3C's Web Annotation model, and the files of the Hypothesis client.
//!
//! A passage is given by its words with 32 characters on each side, as both of them search for it.
//! Positions for the W3C's model are in code points of the article's text, which is a file beside
//! the annotations; those for Hypothesis in UTF-16 units of the page's text, as its client counts.
//! In the publisher's page there are none, since its text is not known: a wrong position would lead
//! to other words.

use serde_json::{Map, Value, json};

use super::super::export_files::{AnnotationTarget, annotated, text_page};
use super::super::page::Page;
use super::page_text::PageText;
use super::{PageHtml, address, text_address, with_sources};
use crate::model::NoteKind;
use crate::model::site::{Article, ArticleIx, Entity, Note, NoteIx, Site};

/// The characters before and after a passage.
const CONTEXT: usize = 32;

/// A passage in its text, as the site shows it.
struct Annotated<'a> {
    prefix: &'a str,
    exact: &'a str,
    suffix: &'a str,
}

/// Returns the page of annotations of an article.
pub(super) fn page(site: &Site, target: AnnotationTarget, at: ArticleIx) -> Value {
    let article = &site.articles[at];
    let notes: Vec<Value> = annotated(article, target)
        .map(|(place, note)| web_annotation(site, target, (at, place), note))
        .collect();
    let id = format!("{}.jsonld", beside(site, article));
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id,
        "type": "AnnotationPage",
        "partOf": { "id": format!("{id}#all"), "type": "AnnotationCollection", "total": notes.len(),
            "label": article.doc.title },
        "startIndex": 0,
        "items": notes,
    })
}

/// Returns the address of the annotations of an article and of its text, without their endings.
fn beside(site: &Site, article: &Article) -> String {
    let id = &article.doc.id;
    match &site.settings.base_url {
        Some(base) => format!("{base}exports/annotations/{id}"),
        None => format!("urn:manicule:annotations:{id}"),
    }
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
        "value": with_sources(site, Entity::Note(at, place), note),
        "format": "text/plain",
        "language": site.settings.lang,
        "purpose": "commenting",
    })];
    for tag in tags(site, note) {
        bodies.push(json!({ "type": "TextualBody", "value": tag, "purpose": "tagging" }));
    }
    let part = |source: String, selector: Option<Value>| match selector {
        Some(it) => json!({ "type": "SpecificResource", "source": source, "selector": it }),
        None => json!({ "type": "SpecificResource", "source": source }),
    };
    let mut aimed = part(uri(site, target, at, note), selector(article, note));
    if let (AnnotationTarget::Page, Some(selectors)) = (target, in_text(article, note)) {
        let text = part(format!("{}.txt", beside(site, article)), Some(selectors));
        aimed = json!([aimed, text]);
    }
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
        "target": aimed,
    });
    if let Some(author) = &doc.author {
        annotation["creator"] = json!({ "type": "Person", "name": author });
    }
    annotation
}

/// Returns the notes on a page as the Hypothesis client exports and imports them. There is no time
/// in them: nothing in a briefing says when a note was written.
pub(super) fn hypothesis(
    site: &Site,
    target: AnnotationTarget,
    (at, page): (ArticleIx, Page),
    html: PageHtml<'_>,
) -> Value {
    let article = &site.articles[at];
    let notes: Vec<_> =
        annotated(article, target).filter(|(_, note)| text_page(site, at, note) == page).collect();
    let has_words = |note: &Note| note.earlier.is_none() && article.quoted(note).is_some();
    let wanted = target == AnnotationTarget::Page && notes.iter().any(|(_, note)| has_words(note));
    let html = if wanted { html(page) } else { None };
    let text = html.map(|html| PageText::of(&html)).unwrap_or_default();
    let annotation = |(place, note): (NoteIx, &Note)| {
        let uri = uri(site, target, at, note);
        let mut selectors = Vec::from_iter(selector(article, note));
        if let Some(words) = article.quoted(note).filter(|_| has_words(note))
            && let Some((start, end)) = text.position(note.doc.id.value.as_str(), words.words())
        {
            selectors.push(position(start, end));
        }
        let aimed = match &selectors[..] {
            [] => json!({ "source": uri }),
            selectors => json!({ "source": uri, "selector": selectors }),
        };
        // The client lists the notes of a file by user, and asks who may read them. The account is
        // nobody's.
        let name = note.doc.author.as_ref().unwrap_or(&site.settings.title);
        let user = format!("acct:{}@briefing.invalid", name.replace('@', ""));
        let reader = if site.private { user.as_str() } else { "group:__world__" };
        json!({
            "id": format!("{}#{}", article.doc.id, note.doc.id.value),
            "uri": uri,
            "document": { "title": [article.doc.title] },
            "text": with_sources(site, Entity::Note(at, place), note),
            "tags": tags(site, note),
            "target": [aimed],
            "permissions": { "read": [reader], "update": [user], "delete": [user] },
            "user": user,
            "user_info": { "display_name": note.doc.author },
        })
    };
    let annotations: Vec<Value> = notes.into_iter().map(annotation).collect();
    json!({ "annotations": annotations })
}

fn position(start: usize, end: usize) -> Value {
    json!({ "type": "TextPositionSelector", "start": start, "end": end })
}

fn tags(site: &Site, note: &Note) -> Vec<String> {
    let claims = note.positions.iter().map(|position| {
        format!("{}: {}", site.claims[position.claim].id, position.stance.as_str())
    });
    let terms = note.terms.iter().map(|term| site.terms[*term].id.to_string());
    [note.doc.kind.as_str().to_owned()].into_iter().chain(claims).chain(terms).collect()
}

/// Returns the address of the document that has the words of a note: that of the article, or of
/// the earlier version that the note is on.
fn uri(site: &Site, target: AnnotationTarget, at: ArticleIx, note: &Note) -> String {
    match (target, &site.articles[at].doc.url) {
        (AnnotationTarget::Original, Some(url)) => url.clone(),
        _ => named(site, text_address(site, at, note)),
    }
}

/// Returns the address of a place, or a name for it where the site has no address.
fn iri(site: &Site, entity: Entity) -> String {
    named(site, address(site, entity))
}

fn named(site: &Site, address: String) -> String {
    match site.settings.base_url {
        Some(_) => address,
        None => format!("urn:manicule:{address}"),
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

/// Returns the selectors of a note's passage in the article's running text; `None` for a passage
/// beside it, and one that is not shown.
fn in_text(article: &Article, note: &Note) -> Option<Value> {
    note.anchor.as_ref()?;
    let words = article.quoted(note)?;
    let start = words.text[..words.range.start].chars().count();
    let end = start + words.words().chars().count();
    Some(json!([selector(article, note)?, position(start, end)]))
}

fn quoted<'a>(article: &'a Article, note: &'a Note) -> Option<Annotated<'a>> {
    let words = article.quoted(note)?;
    let exact = words.words();
    let (before, after) = (&words.text[..words.range.start], &words.text[words.range.end..]);
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Some(Annotated { prefix: &before[from..], exact, suffix: &after[..to] })
}

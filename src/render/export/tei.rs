//! An article as TEI P5 (<https://tei-c.org/>): its text as the site shows it, with anchors at the
//! passages of notes; the notes and the actors are stand-off.

use std::collections::BTreeSet;

use super::{source, text, text_address};
use crate::model::ActorKind;
use crate::model::site::{ActorIx, Article, ArticleIx, Entity, Note, Site};
use crate::xml::Xml;

/// Returns an article.
pub(super) fn article(site: &Site, at: ArticleIx) -> String {
    let article = &site.articles[at];
    let lang = article.doc.language(&site.settings.lang);
    let mut xml = Xml::begin();
    xml.open("TEI", &[("xmlns", "http://www.tei-c.org/ns/1.0")]);
    header(&mut xml, site, at);
    // It may not be empty.
    if !article.mentions.is_empty() || article.approved().next().is_some() {
        xml.open("standOff", &[]);
        actors(&mut xml, site, article);
        notes(&mut xml, site, at);
        xml.close();
    }
    xml.open("text", &[("xml:id", "text"), ("xml:lang", lang)]);
    xml.open("body", &[]);
    body(&mut xml, site, article);
    xml.finish()
}

fn header(xml: &mut Xml, site: &Site, at: ArticleIx) {
    let article = &site.articles[at];
    let doc = &article.doc;
    let outlet = &site.outlets[article.outlet];
    let day = doc.published.rfc_3339();
    xml.open("teiHeader", &[]);
    xml.open("fileDesc", &[]);
    xml.open("titleStmt", &[]);
    xml.leaf("title", &[("xml:id", "title")], &doc.title);
    site.settings.authors.iter().for_each(|name| xml.leaf("editor", &[], name));
    xml.close();
    xml.open("publicationStmt", &[]);
    xml.leaf("publisher", &[], &site.settings.title);
    xml.leaf("idno", &[("type", "URL")], &super::address(site, Entity::Article(at)));
    xml.close();
    xml.open("sourceDesc", &[]);
    xml.open("bibl", &[]);
    doc.byline.iter().for_each(|name| xml.leaf("author", &[], name));
    xml.leaf("title", &[("level", "a")], &doc.title);
    xml.leaf("title", &[("level", "j")], &outlet.name);
    xml.leaf("date", &[("when", &day)], &day);
    if let Some(url) = &doc.url {
        xml.empty("ref", &[("target", url)]);
    }
    xml.close();
    xml.close();
    xml.close();
    xml.open("profileDesc", &[]);
    xml.open("langUsage", &[]);
    let lang = doc.language(&site.settings.lang);
    xml.leaf("language", &[("ident", lang)], lang);
    xml.close();
    xml.close();
    xml.close();
}

/// Writes the actors that the text names: persons, organisations, places.
fn actors(xml: &mut Xml, site: &Site, article: &Article) {
    let named: BTreeSet<ActorIx> = article.mentions.iter().map(|mention| mention.actor).collect();
    let lists: [(&str, &str, &str, &[ActorKind]); 3] = [
        ("listPerson", "person", "persName", &[ActorKind::Person]),
        ("listOrg", "org", "orgName", &[ActorKind::Organisation]),
        ("listPlace", "place", "placeName", &[ActorKind::State, ActorKind::PlaceAsActor]),
    ];
    for (list, one, name, kinds) in lists {
        let here = |at: &&ActorIx| kinds.contains(&site.actors[**at].kind);
        if !named.iter().any(|at| here(&at)) {
            continue;
        }
        xml.open(list, &[]);
        for at in named.iter().filter(here) {
            let actor = &site.actors[*at];
            xml.open(one, &[("xml:id", &format!("actor-{}", actor.id))]);
            xml.leaf(name, &[], &actor.name.value);
            if let Some(id) = &actor.wikidata {
                xml.leaf("idno", &[("type", "wikidata")], id);
            }
            xml.close();
        }
        xml.close();
    }
}

/// Returns where the passage of a note is in the running text, if it is there and shown.
fn passage(article: &Article, note: &Note) -> Option<std::ops::Range<usize>> {
    note.anchor.as_ref()?;
    article.quoted(note).map(|quoted| quoted.range)
}

/// Writes each note on the passage between its anchors, on the whole text, or on the page of the
/// earlier version that it is on.
fn notes(xml: &mut Xml, site: &Site, at: ArticleIx) {
    let article = &site.articles[at];
    if article.approved().next().is_none() {
        return;
    }
    xml.open("spanGrp", &[("type", "notes"), ("xml:lang", &site.settings.lang)]);
    for (_, note) in article.approved() {
        let doc = &note.doc;
        let id = format!("n-{}", doc.id.value);
        let (from, to) = (format!("#{id}.from"), format!("#{id}.to"));
        let version = text_address(site, at, note);
        let place = match passage(article, note) {
            Some(_) => vec![("from", from.as_str()), ("to", to.as_str())],
            None if note.earlier.is_some() => vec![("target", version.as_str())],
            None => vec![("target", "#text")],
        };
        let kind = [("xml:id", id.as_str()), ("type", doc.kind.as_str())];
        let sources = doc.sources.iter().map(|it| format!(" Source: {}", source(it)));
        let words = text(site, &doc.body).into_owned() + &sources.collect::<String>();
        xml.leaf("span", &[&kind[..], &place[..]].concat(), &words);
    }
    xml.close();
}

/// Something to write into the text, at a byte of it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum TeiMark {
    EndName,
    EndNote(String),
    BeginNote(String),
    BeginName(String),
}

fn body(xml: &mut Xml, site: &Site, article: &Article) {
    let plain = &article.doc.body.plain;
    let mut marks: Vec<(usize, TeiMark)> = Vec::new();
    for (_, note) in article.approved() {
        if let Some(range) = passage(article, note) {
            let id = format!("n-{}", note.doc.id.value);
            marks.push((range.start, TeiMark::BeginNote(format!("{id}.from"))));
            marks.push((range.end, TeiMark::EndNote(format!("{id}.to"))));
        }
    }
    for mention in &article.mentions {
        if let Some(range) = article.shown_whole(&mention.range).filter(|it| !it.is_empty()) {
            let id = format!("#actor-{}", site.actors[mention.actor].id);
            marks.push((range.start as usize, TeiMark::BeginName(id)));
            marks.push((range.end as usize, TeiMark::EndName));
        }
    }
    marks.sort();
    let mut marks = marks.into_iter().peekable();
    if plain.rows.is_empty() {
        xml.empty("p", &[]);
    }
    for (number, row) in plain.rows.iter().enumerate() {
        let (mut at, end) = (row.start as usize, row.end as usize);
        xml.begin_mixed("p", &[("xml:id", &format!("p-{}", number + 1))]);
        while let Some((place, mark)) = marks.next_if(|(place, _)| *place <= end) {
            let place = place.max(at);
            xml.text(&plain.text[at..place]);
            at = place;
            match mark {
                TeiMark::BeginNote(id) | TeiMark::EndNote(id) => {
                    xml.mixed_empty("anchor", &[("xml:id", &id)]);
                }
                TeiMark::BeginName(id) => xml.begin_mixed("rs", &[("ref", &id)]),
                TeiMark::EndName => xml.end_mixed("rs"),
            }
        }
        xml.text(&plain.text[at..end]);
        xml.end_mixed("p");
        xml.line();
    }
}

//! The whole briefing as a REFI-QDA project (<https://www.qdasoftware.org/>), which NVivo, MAXQDA
//! and ATLAS.ti import: articles are sources, kinds of notes, stances on claims and actors are
//! codes, notes are notes on the passages that they are about.
//!
//! Positions are in code points of the texts in the archive. Every id is made from the ids of the
//! content, so that the same briefing gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::with_sources;
use crate::fingerprint::Fingerprint;
use crate::model::site::{ArticleIx, Entity, Note, Site};
use crate::xml::Xml;

/// Returns the archive.
pub(super) fn project(site: &Site) -> Vec<u8> {
    let in_memory = "a vector takes all bytes";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, options).expect(in_memory);
        archive.write_all(text.as_bytes()).expect(in_memory);
    };
    add("project.qde", &description(site));
    for article in &site.articles {
        // Some programs look for the file by the id of its source.
        let name = format!("sources/{}.txt", guid(&["source", article.doc.id.as_str()]));
        add(&name, &article.doc.body.plain.text);
    }
    archive.finish().expect(in_memory).into_inner()
}

/// Returns an id in the form that the standard wants.
fn guid(parts: &[&str]) -> String {
    let hash = Fingerprint::of(&parts).to_string();
    // A UUID of version 8 is one that is made in a way of one's own.
    let parts = [&hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32]];
    format!("{}-{}-8{}-a{}-{}", parts[0], parts[1], parts[2], parts[3], parts[4])
}

/// The codes of a site, by the group that each is in and its name.
type Codes = BTreeSet<(&'static str, String)>;

const GROUPS: [&str; 3] = ["Kinds of notes", "Claims", "Actors"];

fn code_guid(group: &str, name: &str) -> String {
    guid(&["code", group, name])
}

/// Returns the codes of a note; none for one on an earlier version, which is not a source of the
/// project.
fn codes_of(site: &Site, note: &Note) -> Vec<(&'static str, String)> {
    if note.earlier.is_some() {
        return Vec::new();
    }
    let claims = note.positions.iter().map(|position| {
        let claim = &site.claims[position.claim].short;
        (GROUPS[1], format!("{claim}: {}", position.stance.as_str()))
    });
    let kind = (GROUPS[0], note.doc.kind.as_str().to_owned());
    std::iter::once(kind).chain(claims).collect()
}

/// Returns the id of the editors, who are one user. Some programs leave out what nobody made.
fn user() -> String {
    guid(&["user"])
}

fn description(site: &Site) -> String {
    let user = user();
    let mut xml = Xml::begin();
    xml.open(
        "Project",
        &[
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", &site.settings.title),
            ("origin", "Manicule"),
            ("creatingUserGUID", &user),
        ],
    );
    xml.open("Users", &[]);
    let authors = site.settings.authors.join(", ");
    let name = if authors.is_empty() { &site.settings.title } else { &authors };
    xml.empty("User", &[("guid", &user), ("name", name)]);
    xml.close();
    code_book(&mut xml, site);
    if !site.articles.is_empty() {
        xml.open("Sources", &[]);
        site.articles.indices().for_each(|at| text_source(&mut xml, site, at));
        xml.close();
    }
    all_notes(&mut xml, site);
    xml.finish()
}

fn code_book(xml: &mut Xml, site: &Site) {
    let mut codes: Codes = BTreeSet::new();
    for article in &site.articles {
        codes.extend(article.approved().flat_map(|(_, note)| codes_of(site, note)));
        let named = article.mentions.iter();
        codes.extend(named.map(|it| (GROUPS[2], site.actors[it.actor].name.value.clone())));
    }
    if codes.is_empty() {
        return;
    }
    xml.open("CodeBook", &[]);
    xml.open("Codes", &[]);
    for group in GROUPS {
        let id = code_guid(group, "");
        let of_group: Vec<&String> =
            codes.iter().filter(|(of, _)| *of == group).map(|(_, name)| name).collect();
        if of_group.is_empty() {
            continue;
        }
        xml.open("Code", &[("guid", &id), ("name", group), ("isCodable", "false")]);
        for name in of_group {
            let id = code_guid(group, name);
            xml.empty("Code", &[("guid", &id), ("name", name), ("isCodable", "true")]);
        }
        xml.close();
    }
    xml.close();
    xml.close();
}

/// A passage with codes.
struct CodedPassage {
    /// Its bytes in the text.
    range: Range<usize>,
    /// Its id among those of the article.
    id: String,
    codes: Vec<(&'static str, String)>,
    /// The id of the note on it.
    note: Option<String>,
}

fn text_source(xml: &mut Xml, site: &Site, at: ArticleIx) {
    let article = &site.articles[at];
    let (id, text) = (article.doc.id.as_str(), &article.doc.body.plain.text);
    let (source, user) = (guid(&["source", id]), user());
    let outlet = &site.outlets[article.outlet].short;
    xml.open(
        "TextSource",
        &[
            ("guid", &source),
            ("name", &format!("{outlet}: {}", article.doc.title)),
            ("plainTextPath", &format!("internal://{source}.txt")),
            ("creatingUser", &user),
        ],
    );
    let mut whole = Vec::new();
    let mut selections: Vec<CodedPassage> = Vec::new();
    for (_, note) in article.approved() {
        let own = note.doc.id.value.as_str();
        let range = note.anchor.as_ref().and_then(|_| Some(article.quoted(note)?.range));
        let codes = codes_of(site, note);
        match range {
            Some(range) => {
                let note = Some(guid(&["note", id, own]));
                selections.push(CodedPassage { range, id: own.to_owned(), codes, note });
            }
            None => whole.push((note, codes)),
        }
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &article.mentions {
        let actor = &site.actors[mention.actor];
        let number = count.entry(actor.id.as_str()).or_default();
        *number += 1;
        let Some(range) = article.shown_whole(&mention.range).filter(|it| !it.is_empty()) else {
            continue;
        };
        let codes = vec![(GROUPS[2], actor.name.value.clone())];
        let own = format!("m-{}-{number}", actor.id);
        let range = range.start as usize..range.end as usize;
        selections.push(CodedPassage { range, id: own, codes, note: None });
    }
    for CodedPassage { range, id: own, codes, note } in selections {
        let start = text[..range.start].chars().count();
        let end = start + text[range.clone()].chars().count();
        let (start, end) = (start.to_string(), end.to_string());
        xml.open(
            "PlainTextSelection",
            &[
                ("guid", &guid(&["selection", id, &own])),
                ("name", &text[range]),
                ("startPosition", &start),
                ("endPosition", &end),
                ("creatingUser", &user),
            ],
        );
        codings(xml, &[id, &own], &codes);
        if let Some(note) = note {
            xml.empty("NoteRef", &[("targetGUID", &note)]);
        }
        xml.close();
    }
    for (note, codes) in &whole {
        codings(xml, &[id, note.doc.id.value.as_str()], codes);
    }
    for (note, _) in &whole {
        xml.empty("NoteRef", &[("targetGUID", &guid(&["note", id, note.doc.id.value.as_str()]))]);
    }
    xml.close();
}

fn codings(xml: &mut Xml, place: &[&str; 2], codes: &[(&'static str, String)]) {
    for (group, name) in codes {
        let id = guid(&["coding", place[0], place[1], group, name]);
        xml.open("Coding", &[("guid", &id), ("creatingUser", &user())]);
        xml.empty("CodeRef", &[("targetGUID", &code_guid(group, name))]);
        xml.close();
    }
}

fn all_notes(xml: &mut Xml, site: &Site) {
    if !site.articles.iter().any(|article| article.approved().next().is_some()) {
        return;
    }
    xml.open("Notes", &[]);
    for (at, article) in site.articles.iter_enumerated() {
        for (place, note) in article.approved() {
            let own = note.doc.id.value.as_str();
            let id = guid(&["note", article.doc.id.as_str(), own]);
            xml.open("Note", &[("guid", &id), ("name", &format!("{}#{own}", article.doc.id))]);
            let text = with_sources(site, Entity::Note(at, place), note);
            xml.leaf("PlainTextContent", &[], &text);
            xml.close();
        }
    }
    xml.close();
}

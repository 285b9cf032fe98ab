//! Zotero's export as “Zotero RDF” with files: `NAME.rdf` describes items, `files/N/` beside it has
//! the snapshots of their pages.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use roxmltree::{Document, Node, ParsingOptions};

use super::{CollectedNote, CollectedPage, Collection, too_large};
use crate::diag::Refusal;
use crate::import::dating::{self, Stated};
use crate::import::page::{Fact, FactSource, Facts};
use crate::import::{html_as_markdown, people};
use crate::model::document::Published;
use crate::model::likely_language;
use crate::source::{FileSystem, MAX_BYTES, PathKind};
use crate::text::is_web_address;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// The namespace of what Zotero adds to others.
const ZOTERO: &str = "http://www.zotero.org/namespaces/export#";
/// Nodes of a file at most.
const NODES_MAX: u32 = 8_000_000;

/// A file's elements, and those that others refer to by their names.
struct RdfTree<'d, 'x> {
    named: HashMap<&'d str, Node<'d, 'x>>,
}

/// Returns whether a text begins as an export of Zotero does.
pub(super) fn is_rdf(text: &str) -> bool {
    text.starts_with('<') && text.contains("<rdf:RDF") && text.contains(ZOTERO)
}

/// Reads an export; `beside` is the folder that it is in.
pub(super) fn read(bytes: &[u8], beside: &dyn FileSystem) -> Result<Collection, Refusal> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Refusal::new("the RDF is not UTF-8", "export it again"))?;
    let options = ParsingOptions { nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        Refusal::new(
            format!("the RDF is not XML: {error}"),
            "export it again; it was probably cut off",
        )
    })?;
    let tops: Vec<Node<'_, '_>> =
        document.root_element().children().filter(Node::is_element).collect();
    let tree =
        RdfTree { named: document.descendants().filter_map(|it| Some((about(it)?, it))).collect() };
    let mut collection = Collection { format: "Zotero RDF", ..Collection::default() };
    let mut used: HashSet<&str> = HashSet::new();
    let is_item = |node: &&Node<'_, '_>| {
        !matches!(node.tag_name().name(), "Attachment" | "Memo" | "Collection")
            && child(**node, "itemType").is_some()
    };
    for item in tops.iter().filter(is_item) {
        let attachments = tree.linked(*item, "link", &mut used);
        let memos = tree.linked(*item, "isReferencedBy", &mut used);
        tree.item(*item, &attachments, &memos, beside, &mut collection);
    }
    for node in &tops {
        let linked = about(*node).is_some_and(|name| used.contains(name));
        match node.tag_name().name() {
            "Attachment" if !linked => tree.item(*node, &[*node], &[], beside, &mut collection),
            "Memo" if !linked => {
                let refusal =
                    Refusal::new("the note belongs to no item", "write it with `manicule note`");
                collection.refused.push((note_name(*node), refusal));
            }
            _ => {}
        }
    }
    Ok(collection)
}

impl<'d, 'x> RdfTree<'d, 'x> {
    /// Returns the element that a property leads to: the one in it, or one that it names.
    fn target(&self, property: Node<'d, 'x>) -> Option<Node<'d, 'x>> {
        match property.attribute((RDF, "resource")) {
            Some(name) => self.named.get(name).copied(),
            None => property.first_element_child(),
        }
    }

    /// Returns the elements that a property of an item leads to, and notes their names.
    fn linked(
        &self,
        item: Node<'d, 'x>,
        property: &str,
        used: &mut HashSet<&'d str>,
    ) -> Vec<Node<'d, 'x>> {
        let found = children(item, property).filter_map(|it| self.target(it));
        found.inspect(|it| used.extend(about(*it))).collect()
    }

    /// Adds an item: its snapshots are pages, its notes are those of the first of them.
    fn item(
        &self,
        item: Node<'d, 'x>,
        attachments: &[Node<'d, 'x>],
        memos: &[Node<'d, 'x>],
        beside: &dyn FileSystem,
        collection: &mut Collection,
    ) {
        let facts = self.facts(item);
        let address = facts.url.as_ref().map(|url| url.value.clone());
        let name = facts.title.as_ref().map(|title| title.value.clone()).or(address.clone());
        let name = name.unwrap_or_else(|| "an item".to_owned());
        let mut notes = Vec::new();
        for memo in memos {
            match note(*memo) {
                Ok(note) => notes.push(note),
                Err(refusal) => collection.refused.push((note_name(*memo), refusal)),
            }
        }
        let is_page = |node: &&Node<'_, '_>| {
            child_text(**node, "type").is_some_and(|kind| {
                kind.starts_with("text/html") || kind.starts_with("application/xhtml")
            }) && path(**node).is_some()
        };
        let (before, mut read) = (collection.refused.len(), 0);
        for snapshot in attachments.iter().filter(is_page) {
            let path = path(*snapshot).unwrap_or_default();
            match file(&path, beside) {
                Ok(bytes) => {
                    read += 1;
                    let mut facts = facts.clone();
                    facts.retrieved = retrieved(*snapshot).or(facts.retrieved);
                    collection.pages.push(CollectedPage {
                        name: name.clone(),
                        file: path,
                        bytes,
                        address: address.clone(),
                        facts,
                        notes: std::mem::take(&mut notes),
                    });
                }
                Err(refusal) => collection.refused.push((format!("{name}: {path}"), refusal)),
            }
        }
        if read == 0 && collection.refused.len() == before {
            let help = address
                .as_ref()
                .map_or_else(String::new, |url| format!("import its address: {url}"));
            let refusal = Refusal::new("the item has no snapshot of a page", help);
            collection.refused.push((name, refusal));
        }
        // The page may be an article already.
        let left = notes.into_iter().map(|note| CollectedNote { address: address.clone(), ..note });
        collection.notes.extend(left);
    }

    fn facts(&self, item: Node<'d, 'x>) -> Facts {
        let source = |key| FactSource::Program("Zotero", key);
        let stated = |name: &str, key| {
            child_text(item, name).map(|value| Fact::new(value.to_owned(), source(key)))
        };
        let identifier =
            child(item, "identifier").and_then(|it| child_text(child(it, "URI")?, "value"));
        let url = identifier.or(about(item)).filter(|url| is_web_address(url));
        let mut facts = Facts {
            title: stated("title", "title"),
            url: url.map(|url| Fact::new(url.to_owned(), source("url"))),
            lang: stated("language", "language").and_then(|lang| {
                likely_language(&lang.value).map(|tag| Fact::new(tag, lang.source.clone()))
            }),
            sites: self
                .publication(item)
                .map(|it| Fact::new(it, source("publicationTitle")))
                .into_iter()
                .collect(),
            retrieved: retrieved(item),
            ..Facts::default()
        };
        match child_text(item, "date").and_then(|date| dating::read_stated(date, None)) {
            Some(Stated::Certain(day, _)) => facts.published = Some(Fact::new(day, source("date"))),
            Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
            None => {}
        }
        let authors = self.authors(item);
        let authors: Vec<&str> = authors.iter().map(String::as_str).collect();
        people::from_names(&authors, &source("creators"), &mut facts);
        facts
    }

    /// Returns the title of what the item is a part of: a newspaper, a website.
    fn publication(&self, item: Node<'d, 'x>) -> Option<String> {
        let mut parts: Vec<Node<'d, 'x>> = children(item, "isPartOf").collect();
        // A section of a newspaper is itself a part of it. Names may lead in a circle.
        for _ in 0..8 {
            let part = self.target(parts.pop()?)?;
            match part.tag_name().name() {
                "Part" | "Series" => parts.extend(children(part, "isPartOf")),
                _ => return child_text(part, "title").map(str::to_owned),
            }
        }
        None
    }

    fn authors(&self, item: Node<'d, 'x>) -> Vec<String> {
        let list = child(item, "authors").and_then(|authors| self.target(authors));
        let entries = list.into_iter().flat_map(|list| children(list, "li"));
        let persons = entries.filter_map(|entry| self.target(entry));
        let names = persons.filter_map(|person| {
            let given = child_text(person, "givenName").or_else(|| child_text(person, "givenname"));
            let surname = child_text(person, "surname")?;
            Some(given.map_or_else(|| surname.to_owned(), |given| format!("{given} {surname}")))
        });
        names.collect()
    }
}

/// Returns the name of an element.
fn about<'d>(node: Node<'d, '_>) -> Option<&'d str> {
    node.attribute((RDF, "about"))
}

fn children<'d, 'x>(node: Node<'d, 'x>, name: &str) -> impl Iterator<Item = Node<'d, 'x>> {
    node.children().filter(move |it| it.is_element() && it.tag_name().name() == name)
}

fn child<'d, 'x>(node: Node<'d, 'x>, name: &str) -> Option<Node<'d, 'x>> {
    children(node, name).next()
}

fn child_text<'d>(node: Node<'d, '_>, name: &str) -> Option<&'d str> {
    child(node, name)?.text().map(str::trim).filter(|text| !text.is_empty())
}

/// Returns when an item was looked at. Zotero writes that in UTC, without saying so.
fn retrieved(item: Node<'_, '_>) -> Option<Fact<Published>> {
    let text = child_text(item, "dateSubmitted")?;
    let (day, _) =
        dating::read_timestamp(&format!("{text}Z")).or_else(|| dating::read_timestamp(text))?;
    Some(Fact::new(day, FactSource::Program("Zotero", "accessDate")))
}

/// Returns the path of an attachment's file.
fn path(attachment: Node<'_, '_>) -> Option<String> {
    let property = child(attachment, "resource").or_else(|| child(attachment, "path"))?;
    let path = property.attribute((RDF, "resource")).or_else(|| property.text())?;
    Some(path.trim().to_owned())
}

/// Reads a file in the folder of the export.
fn file(path: &str, beside: &dyn FileSystem) -> Result<Vec<u8>, Refusal> {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let paths = [path, &*decoded];
    if paths.iter().any(|path| leads_out(path)) {
        let message = format!("its file `{path}` is not in the folder of the export");
        return Err(Refusal::new(message, "export with “Export Files” checked"));
    }
    let known = paths.iter().find_map(|path| match beside.kind(path) {
        Ok(Some(PathKind::File(size))) => Some((path, size)),
        _ => None,
    });
    match known {
        Some((_, size)) if size > MAX_BYTES => Err(too_large()),
        Some((path, _)) => beside.read(path).map_err(|error| super::unreadable(&error)),
        None => Err(Refusal::new(
            format!("its file `{path}` is missing"),
            "export with “Export Files” checked, and leave the files beside the RDF",
        )),
    }
}

/// Returns whether a path leads out of the folder that it is relative to.
fn leads_out(path: &str) -> bool {
    let parts = path.split(['/', '\\']).collect::<Vec<_>>();
    path.contains(':') || parts.contains(&"..") || parts.first() == Some(&"")
}

/// Reads a note, which Zotero writes in HTML.
fn note(memo: Node<'_, '_>) -> Result<CollectedNote, Refusal> {
    let content = child_text(memo, "value").unwrap_or_default();
    let tags = children(memo, "subject").filter_map(|subject| {
        let automatic = subject.first_element_child().and_then(|tag| child_text(tag, "value"));
        automatic.or_else(|| subject.text().map(str::trim)).filter(|tag| !tag.is_empty())
    });
    Ok(CollectedNote {
        text: html_as_markdown(content)?,
        tags: tags.map(str::to_owned).collect(),
        ..CollectedNote::default()
    })
}

fn note_name(memo: Node<'_, '_>) -> String {
    let name = about(memo).unwrap_or("without a name");
    format!("note {}", name.trim_start_matches('#'))
}

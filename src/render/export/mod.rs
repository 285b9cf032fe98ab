//! A briefing for other programs: tables, annotations, citations, texts with codes.
//!
//! Everything is made from a [`PublicSite`], so an export has no more of the articles' own words
//! than the pages of its edition. The same briefing gives the same bytes: nothing has the time at
//! which it was exported.

mod annotations;
mod citations;
mod page_text;
mod refi_qda;
mod tables;
mod tei;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::export_files::{TABLES, annotated_page, file_name, numbers, text_page};
use super::page::Page;
use super::write_address;
use crate::editions::PublicSite;
use crate::model::document::NoteSource;
use crate::model::site::{ArticleIx, Entity, Note, Site};
use crate::model::{ExportFormat, Prose};
use tables::{Cell, Table};

pub use super::export_files::{AnnotationTarget, is_one_file};

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its content: UTF-8, or an archive.
    pub bytes: Vec<u8>,
}

/// Makes the HTML of a page; `None` if that fails.
pub type PageHtml<'a> = &'a (dyn Fn(Page) -> Option<String> + Sync);

/// Returns a site in a format: one file or several, with different names. `html` makes its pages.
pub fn export(
    site: &PublicSite,
    format: ExportFormat,
    target: AnnotationTarget,
    html: PageHtml<'_>,
) -> Vec<ExportFile> {
    let file = |number| ExportFile {
        name: file_name(site, format, number),
        bytes: bytes(site, format, target, number, html),
    };
    numbers(site, format, target).into_iter().map(file).collect()
}

/// Returns the content of a file.
pub(super) fn bytes(
    site: &Site,
    format: ExportFormat,
    target: AnnotationTarget,
    number: usize,
    html: PageHtml<'_>,
) -> Vec<u8> {
    match format {
        ExportFormat::Csv => csv(site, &tables::named(TABLES[number])),
        ExportFormat::Json => json_text(&tables_as_json(site)),
        ExportFormat::Schema => json_text(&schema()),
        ExportFormat::WebAnnotation if number.is_multiple_of(2) => {
            json_text(&annotations::page(site, target, ArticleIx::new(number / 2)))
        }
        ExportFormat::WebAnnotation => {
            let article = &site.articles[ArticleIx::new(number / 2)];
            article.doc.body.plain.text.clone().into_bytes()
        }
        ExportFormat::Hypothesis => {
            let (at, page) = annotated_page(site, number);
            json_text(&annotations::hypothesis(site, target, (at, page), html))
        }
        ExportFormat::Csl => json_text(&citations::csl(site)),
        ExportFormat::Bibtex => citations::bibtex(site).into_bytes(),
        ExportFormat::Tei => tei::article(site, ArticleIx::new(number)).into_bytes(),
        ExportFormat::RefiQda => refi_qda::project(site),
    }
}

fn json_text(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// Returns the address of an entity's place: a full one where the site has a base address, else
/// relative to the site's root.
fn address(site: &Site, entity: Entity) -> String {
    let mut out = site.settings.base_url.clone().unwrap_or_default();
    write_address(site, entity, &mut out);
    out
}

/// Returns the address of the page that has the words of a note: the article's, or that of the
/// earlier version that the note is on, if its text is shown.
fn text_address(site: &Site, at: ArticleIx, note: &Note) -> String {
    let path = text_page(site, at, note).path(site);
    site.settings.base_url.clone().unwrap_or_default() + &path
}

/// Returns the plain text of the editor's prose, with names in place of the ids in bare links.
fn text<'p>(site: &Site, prose: &'p Prose) -> Cow<'p, str> {
    site.with_names(prose, 0..prose.plain.text.len(), |entity| name(site, entity))
}

/// Returns a note's text with its sources and, where the site has one, its address.
fn with_sources(site: &Site, entity: Entity, note: &Note) -> String {
    let mut text = text(site, &note.doc.body).into_owned();
    for item in &note.doc.sources {
        text.push_str(&format!("\n\nSource: {}", source(item)));
    }
    if site.settings.base_url.is_some() {
        text.push_str(&format!("\n\n{}", address(site, entity)));
    }
    text
}

/// Returns a source as it is written in a notes file.
fn source(source: &NoteSource) -> String {
    let address = source.address.as_deref().unwrap_or_default();
    let gap = if source.words.is_empty() || address.is_empty() { "" } else { " " };
    format!("{}{gap}{address}{}", source.words, source.after)
}

/// Returns what a link to an entity shows in a sentence.
fn name(site: &Site, entity: Entity) -> String {
    match entity {
        Entity::Home => site.settings.title.clone(),
        Entity::Article(at) | Entity::Note(at, _) => {
            site.outlets[site.articles[at].outlet].short.clone()
        }
        Entity::Outlet(at) => site.outlets[at].short.clone(),
        Entity::Actor(at) => site.actors[at].name.value.clone(),
        Entity::Claim(at) => site.claims[at].short.clone(),
        Entity::Term(at) => site.terms[at].title.clone(),
        Entity::Time(when) => when.to_string(),
        Entity::Page(at) => site.pages[at].title.clone(),
    }
}

/// Returns a table as RFC 4180 has it, with the mark that tells spreadsheets that it is UTF-8. A
/// cell that a spreadsheet would run as a formula begins with an apostrophe, as spreadsheets show
/// text.
fn csv(site: &Site, table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let in_memory = "a vector takes all bytes";
    writer.write_record(table.columns.iter().map(|column| column.name)).expect(in_memory);
    for row in (table.rows)(site) {
        let cells: Vec<_> = row.iter().map(Cell::as_text).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect(in_memory);
    }
    writer.into_inner().expect(in_memory)
}

/// The version of the tables' form. It changes with every change that readers would notice.
const VERSION: u32 = 1;

fn tables_as_json(site: &Site) -> Value {
    let table = |table: Table| {
        let row = |row: &Vec<Cell>| {
            let cells = table.columns.iter().zip(row);
            let cells = cells.map(|(column, cell)| (column.name.to_owned(), cell.as_json()));
            Value::Object(cells.collect::<Map<_, _>>())
        };
        (table.name.to_owned(), Value::Array((table.rows)(site).iter().map(row).collect()))
    };
    let tables: Map<String, Value> = tables::all().into_iter().map(table).collect();
    json!({ "version": VERSION, "title": site.settings.title, "tables": tables })
}

/// Returns the JSON Schema of [`tables_as_json`].
fn schema() -> Value {
    let table = |table: Table| {
        let column = |column: &tables::Column| {
            let kinds = [column.kind.as_str(), "null"];
            let described = json!({ "type": kinds, "description": column.about });
            (column.name.to_owned(), described)
        };
        let properties: Map<String, Value> = table.columns.iter().map(column).collect();
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let row = json!({
            "type": "object",
            "properties": properties,
            "required": names,
            "additionalProperties": false,
        });
        (
            table.name.to_owned(),
            json!({ "type": "array", "description": table.about, "items": row }),
        )
    };
    let tables: Map<String, Value> = tables::all().into_iter().map(table).collect();
    let names: Vec<&String> = tables.keys().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A briefing as tables",
        "type": "object",
        "properties": {
            "version": { "const": VERSION },
            "title": { "type": "string", "description": "the briefing's title" },
            "tables": {
                "type": "object",
                "required": names,
                "properties": tables,
                "additionalProperties": false,
            },
        },
        "required": ["version", "title", "tables"],
        "additionalProperties": false,
    })
}

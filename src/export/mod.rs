//! A briefing for other programs: tables, annotations, citations.
//!
//! Everything is made from a [`PublicSite`], so an export has no more of the articles' own words
//! than the pages of its edition. The same briefing gives the same bytes: nothing has the time at
//! which it was exported.

mod annotations;
mod citations;
mod tables;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::editions::PublicSite;
use crate::model::Prose;
use crate::model::site::{Entity, Site};
use crate::render::write_address;
use tables::{Cell, Table};

/// A format that other programs can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A CSV file for each table.
    Csv,
    /// All tables in one JSON file.
    Json,
    /// The JSON Schema of that file.
    Schema,
    /// A page of W3C Web Annotations for each article.
    WebAnnotation,
    /// The annotations in the form that the Hypothesis client exports and imports.
    Hypothesis,
    /// All articles as CSL-JSON, for Zotero and other reference managers.
    Csl,
    /// All articles as BibTeX.
    Bibtex,
}

/// The document that an annotation is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AnnotationTarget {
    /// The article's page of the site.
    #[default]
    Page,
    /// The article at its publisher's address.
    Original,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its content, UTF-8.
    pub bytes: Vec<u8>,
}

impl ExportFile {
    fn json(name: &str, value: &Value) -> Self {
        let mut text = format!("{value:#}");
        text.push('\n');
        Self { name: name.to_owned(), bytes: text.into_bytes() }
    }
}

impl ExportFormat {
    /// All formats with their names.
    pub const ALL: &[(&'static str, Self)] = &[
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("schema", Self::Schema),
        ("web-annotation", Self::WebAnnotation),
        ("hypothesis", Self::Hypothesis),
        ("csl-json", Self::Csl),
        ("bibtex", Self::Bibtex),
    ];

    /// Returns whether the format is one file, whatever the briefing.
    pub fn is_one_file(self) -> bool {
        !matches!(self, Self::Csv | Self::WebAnnotation)
    }
}

/// Returns a site in a format: one file or several, with different names.
pub fn export(
    site: &PublicSite,
    format: ExportFormat,
    target: AnnotationTarget,
) -> Vec<ExportFile> {
    match format {
        ExportFormat::Csv => tables::all().iter().map(|table| csv(site, table)).collect(),
        ExportFormat::Json => vec![ExportFile::json("briefing.json", &tables_as_json(site))],
        ExportFormat::Schema => vec![ExportFile::json("briefing.schema.json", &schema())],
        ExportFormat::WebAnnotation => annotations::pages(site, target),
        ExportFormat::Hypothesis => {
            vec![ExportFile::json("hypothesis.json", &annotations::hypothesis(site, target))]
        }
        ExportFormat::Csl => vec![ExportFile::json("articles.csl.json", &citations::csl(site))],
        ExportFormat::Bibtex => {
            let bytes = citations::bibtex(site).into_bytes();
            vec![ExportFile { name: "articles.bib".to_owned(), bytes }]
        }
    }
}

/// Returns the address of an entity's place: a full one where the site has a base address, else
/// relative to the site's root.
fn address(site: &Site, entity: Entity) -> String {
    let mut out = site.settings.base_url.clone().unwrap_or_default();
    write_address(site, entity, &mut out);
    out
}

/// Returns the plain text of the editor's prose, with names in place of the ids in bare links.
fn text<'p>(site: &Site, prose: &'p Prose) -> Cow<'p, str> {
    site.with_names(prose, 0..prose.plain.text.len(), |entity| name(site, entity))
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
fn csv(site: &Site, table: &Table) -> ExportFile {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let in_memory = "a vector takes all bytes";
    writer.write_record(table.columns.iter().map(|column| column.name)).expect(in_memory);
    for row in (table.rows)(site) {
        let cells: Vec<_> = row.iter().map(Cell::as_text).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect(in_memory);
    }
    let bytes = writer.into_inner().expect(in_memory);
    ExportFile { name: format!("{}.csv", table.name), bytes }
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

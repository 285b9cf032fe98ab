//! The files that each format for other programs consists of, by number: their names and paths.

use super::page::Page;
use crate::model::ExportFormat;
use crate::model::site::{Article, ArticleIx, Note, NoteIx, Site};

/// The document that an annotation is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AnnotationTarget {
    /// The article's page of the site.
    #[default]
    Page,
    /// The article at its publisher's address.
    Original,
}

/// The tables, in the order in which they are documented.
pub(super) const TABLES: &[&str] = &[
    "articles",
    "notes",
    "positions",
    "omissions",
    "mentions",
    "names",
    "words",
    "dates",
    "quotations",
    "references",
];

/// Returns whether a format is one file, whatever the briefing.
pub fn is_one_file(format: ExportFormat) -> bool {
    use ExportFormat::{Csv, Hypothesis, Tei, WebAnnotation};
    !matches!(format, Csv | WebAnnotation | Hypothesis | Tei)
}

/// Returns the notes that can be shown at a target: without an address of the original, none; on
/// the original, none on words of an earlier version.
pub(super) fn annotated(
    article: &Article,
    target: AnnotationTarget,
) -> impl Iterator<Item = (NoteIx, &Note)> {
    let known = target == AnnotationTarget::Page || article.doc.url.is_some();
    let is_there = move |note: &Note| target == AnnotationTarget::Page || note.earlier.is_none();
    article.approved().filter(move |(_, note)| known && is_there(note))
}

/// Returns the page that has the words of a note: the article's, or that of the earlier version
/// that the note is on, if its text is shown.
pub(super) fn text_page(site: &Site, at: ArticleIx, note: &Note) -> Page {
    let shown = note.earlier.as_ref().filter(|earlier| earlier.version.is_some());
    match shown.and_then(|earlier| site.version_at(at, earlier.seen)) {
        Some(place) => Page::Version(at, place),
        None => Page::Article(at),
    }
}

/// Returns how many numbers each article has for its page and those of its versions.
fn pages_of_each(site: &Site) -> usize {
    1 + site.versions.values().map(|versions| versions.len()).max().unwrap_or_default()
}

/// Returns the article and the page of a file for Hypothesis, whose client puts all annotations of
/// a file on the page that is open.
pub(super) fn annotated_page(site: &Site, number: usize) -> (ArticleIx, Page) {
    let each = pages_of_each(site);
    let at = ArticleIx::new(number / each);
    match number % each {
        0 => (at, Page::Article(at)),
        version => (at, Page::Version(at, version - 1)),
    }
}

/// Returns the numbers of the files of a format: of tables, of articles (twice theirs for
/// annotations, and one more for the text that they are on), or of pages. Sorted.
pub(super) fn numbers(site: &Site, format: ExportFormat, target: AnnotationTarget) -> Vec<usize> {
    match format {
        ExportFormat::Csv => (0..TABLES.len()).collect(),
        ExportFormat::WebAnnotation => {
            let has_any = |article: &Article| annotated(article, target).next().is_some();
            let of = |at: ArticleIx| match target {
                _ if !has_any(&site.articles[at]) => 0..0,
                // The text of the publisher's page is not known.
                AnnotationTarget::Original => at.index() * 2..at.index() * 2 + 1,
                AnnotationTarget::Page => at.index() * 2..at.index() * 2 + 2,
            };
            site.articles.indices().flat_map(of).collect()
        }
        ExportFormat::Hypothesis => {
            let each = pages_of_each(site);
            let mut all = Vec::new();
            for (at, article) in site.articles.iter_enumerated() {
                all.extend(annotated(article, target).map(|(_, note)| {
                    let page = text_page(site, at, note);
                    let of_version = if let Page::Version(_, place) = page { place + 1 } else { 0 };
                    at.index() * each + of_version
                }));
            }
            all.sort_unstable();
            all.dedup();
            all
        }
        ExportFormat::Tei => (0..site.articles.len()).collect(),
        _ => vec![0],
    }
}

/// Returns the name of a file, by its number.
pub(super) fn file_name(site: &Site, format: ExportFormat, number: usize) -> String {
    let article =
        |at: usize, end: &str| format!("{}.{end}", site.articles[ArticleIx::new(at)].doc.id);
    match format {
        ExportFormat::Csv => format!("{}.csv", TABLES[number]),
        ExportFormat::Json => "briefing.json".to_owned(),
        ExportFormat::Schema => "briefing.schema.json".to_owned(),
        ExportFormat::WebAnnotation if number.is_multiple_of(2) => article(number / 2, "jsonld"),
        ExportFormat::WebAnnotation => article(number / 2, "txt"),
        ExportFormat::Hypothesis => {
            let path = annotated_page(site, number).1.path(site);
            path.replace("articles/", "").replace(".html", ".json")
        }
        ExportFormat::Csl => "articles.csl.json".to_owned(),
        ExportFormat::Bibtex => "articles.bib".to_owned(),
        ExportFormat::Tei => article(number, "xml"),
        ExportFormat::RefiQda => "briefing.qdpx".to_owned(),
    }
}

/// Returns the path of a file that is one of the site's.
pub(super) fn path(site: &Site, format: ExportFormat, number: usize) -> String {
    let folder = match format {
        ExportFormat::WebAnnotation => "annotations/",
        ExportFormat::Hypothesis => "hypothesis/",
        ExportFormat::Tei => "tei/",
        _ => "",
    };
    format!("exports/{folder}{}", file_name(site, format, number))
}

/// Returns the media type of such a file.
#[cfg(feature = "serve")]
pub(super) fn media_type(format: ExportFormat, number: usize) -> &'static str {
    match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::WebAnnotation if number.is_multiple_of(2) => "application/ld+json",
        ExportFormat::WebAnnotation | ExportFormat::Bibtex => "text/plain; charset=utf-8",
        ExportFormat::Tei => "application/tei+xml",
        ExportFormat::RefiQda => "application/zip",
        ExportFormat::Json
        | ExportFormat::Schema
        | ExportFormat::Hypothesis
        | ExportFormat::Csl => "application/json",
    }
}

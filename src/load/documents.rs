//! Parses files into documents, with one function for each kind. Articles, actors and notes have
//! files of their own.

use super::actor::actor;
use super::article::article;
use super::classify::FileRole;
use super::fields::{Fields, Input};
use super::{
    HOME, LoadedDocument, conflicts, front_matter, measure, note_source, notes, prose, values,
};
use crate::diag::{Code, Diagnostic};
use crate::markdown::Flavour;
use crate::model::document::{
    ClaimDoc, DayDoc, Outcome, OutletDoc, OutletFact, PageDoc, TermDoc, VersionDoc,
};
use crate::model::{ClaimKind, FactField, Id, Kind, Prose, Publish};
use crate::source::Spanned;

/// Parses a file and reports every fault. `None` where something required is missing.
pub(super) fn parse(
    role: &FileRole,
    input: &Input,
    out: &mut Vec<Diagnostic>,
) -> Option<LoadedDocument> {
    if conflicts::report(input, out) {
        return None;
    }
    if let FileRole::Notes(article) = role {
        return Some(LoadedDocument::Notes(notes::parse(article, input, out).into()));
    }
    if let FileRole::Measure(article) = role {
        return measure::parse(article, input, out).map(|doc| LoadedDocument::Measure(doc.into()));
    }
    let (header, body) = match front_matter::split(input) {
        Ok(parts) => parts,
        Err(fault) => {
            out.push(*fault);
            return None;
        }
    };
    let flavour = match role {
        FileRole::Document(Kind::Article, _) | FileRole::Version(..) => Flavour::Article,
        _ => Flavour::Editor,
    };
    let mut fields = Fields::parse(input, header, out)?;
    let body = prose::read(input, body, flavour, out);
    let fields_ref = &mut fields;
    let document = match role {
        FileRole::Home => {
            page(home_id(), fields_ref, body, out).map(|doc| LoadedDocument::Page(doc.into()))
        }
        FileRole::Version(id, seen) => {
            article(id.clone(), input, fields_ref, body, out).map(|doc| {
                let version = VersionDoc { article: id.clone(), seen: *seen, doc };
                LoadedDocument::Version(version.into())
            })
        }
        FileRole::Document(kind, id) => document(*kind, id.clone(), input, fields_ref, body, out),
        _ => None,
    };
    fields.finish(out);
    document
}

fn home_id() -> Id {
    Id::new(HOME).expect("`index` is an id")
}

/// Reads the front matter of a document of any kind.
fn document(
    kind: Kind,
    id: Id,
    input: &Input,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<LoadedDocument> {
    Some(match kind {
        Kind::Article => LoadedDocument::Article(article(id, input, fields, body, out)?.into()),
        Kind::Claim => LoadedDocument::Claim(claim(id, fields, body, out)?.into()),
        Kind::Term => LoadedDocument::Term(term(id, fields, body, out)?.into()),
        Kind::Actor => LoadedDocument::Actor(actor(id, fields, body, out)?.into()),
        Kind::Day => LoadedDocument::Day(day(id, fields, body, out)?.into()),
        Kind::Outlet => LoadedDocument::Outlet(outlet(id, fields, body, out)?.into()),
        Kind::Page => LoadedDocument::Page(page(id, fields, body, out)?.into()),
    })
}

fn outlet(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<OutletDoc> {
    let former_ids = fields.former_ids(out);
    let name = fields.required("name", out);
    let short = fields.text("short", out);
    let country = fields.country(out);
    let languages = fields.languages("languages", out);
    let url = fields.address("url", out);
    let wikidata = fields.wikidata(out);
    let summary = fields.text("summary", out);
    let publish = fields.word("publish", Publish::parse, Publish::WORDS, out);
    let facts = fields.tables("fact", out).into_iter().filter_map(|table| fact(table, out));
    let facts = facts.collect();
    let name = name?.value;
    let short = short.unwrap_or_else(|| name.clone());
    let body = body?;
    Some(OutletDoc {
        id,
        former_ids,
        name,
        short,
        country,
        languages,
        url,
        wikidata,
        summary,
        publish,
        facts,
        body,
    })
}

fn fact(mut table: Fields<'_>, out: &mut Vec<Diagnostic>) -> Option<OutletFact> {
    table.require("field", out);
    table.require("as-of", out);
    let field = table.word("field", FactField::parse, FactField::WORDS, out);
    let value = table.required("value", out);
    let as_of = table.date("as-of", out);
    let source = table.text("source", out);
    let confidence = table.string("confidence", out);
    if source.is_none() && confidence.is_none() {
        out.push(
            Diagnostic::at(
                Code::MissingKey,
                table.place(),
                "a fact without a source or a confidence",
            )
            .help("name a `source`, or say how sure you are: `confidence = \"low, why\"`"),
        );
    }
    let confidence = confidence.and_then(|text| values::confidence(&text, out));
    table.finish(out);
    Some(OutletFact { field: field?, value: value?.value, as_of: as_of?, source, confidence })
}

fn claim(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<ClaimDoc> {
    let former_ids = fields.former_ids(out);
    let title = fields.required("title", out);
    let short = fields.text("short", out);
    let date = fields.date("date", out);
    let kind = fields.word("kind", ClaimKind::parse, ClaimKind::WORDS, out);
    let actors: Vec<Spanned<String>> = fields.strings("actors", out);
    let outcomes = fields.tables("outcome", out).into_iter();
    let outcomes = outcomes.filter_map(|table| outcome(table, out)).collect();
    let title = title?.value;
    let short = short.unwrap_or_else(|| title.clone());
    Some(ClaimDoc { id, former_ids, title, short, date, kind, actors, outcomes, body: body? })
}

fn outcome(mut table: Fields<'_>, out: &mut Vec<Diagnostic>) -> Option<Outcome> {
    let text = table.required("text", out);
    table.require("source", out);
    let sources = table.strings("source", out);
    let sources = sources.iter().filter_map(|source| note_source::read(source, out)).collect();
    table.finish(out);
    Some(Outcome { text: text?.value, sources })
}

fn term(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<TermDoc> {
    let former_ids = fields.former_ids(out);
    let title = fields.required("title", out);
    let words = fields.texts("words", out);
    Some(TermDoc { id, former_ids, title: title?.value, words, body: body? })
}

fn day(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<DayDoc> {
    let title = fields.text("title", out);
    let date = id.as_str().parse().expect("the file's name was read as a date");
    Some(DayDoc { id, date, title, body: body? })
}

fn page(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<PageDoc> {
    let home = id.as_str() == HOME;
    // Without a title, the home page has the site's.
    let title = if home {
        Some(fields.text("title", out).unwrap_or_default())
    } else {
        fields.required("title", out).map(|title| title.value)
    };
    // The home page has always been where it is.
    let former_ids = if home { Vec::new() } else { fields.former_ids(out) };
    let summary = fields.text("summary", out);
    let nav = fields.flag("nav", out).unwrap_or(false);
    let order = fields.integer("order", out).unwrap_or(0);
    let draft = fields.flag("draft", out).unwrap_or(false);
    Some(PageDoc { id, former_ids, title: title?, summary, nav, order, draft, body: body? })
}

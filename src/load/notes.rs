//! `ID.notes.md`: notes, each a heading, an anchor, fields and a body.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use super::fields::Input;
use super::note_fields::{FieldLines, key, slip};
use super::note_lookalikes::{first_line, report_lookalikes};
use super::slug::slug;
use super::values::is_placeholder;
use super::{prose, quote};
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Flavour, OutlineBlock, OutlineBlockKind, outline};
use crate::model::document::{NoteDoc, NotesDoc};
use crate::model::{Id, NoteKind, Prose, Status};
use crate::source::{Span, Spanned};

/// Reads a notes file. Notes with errors are left out.
pub(super) fn parse(article: &Id, input: &Input, out: &mut Vec<Diagnostic>) -> NotesDoc {
    let blocks = outline(&input.text);
    let starts: Vec<usize> =
        (0..blocks.len()).filter(|at| blocks[*at].kind == OutlineBlockKind::Heading).collect();
    let first = starts.first().copied().unwrap_or(blocks.len());
    if first > 0 {
        out.push(
            Diagnostic::at(
                Code::StrayText,
                input.span(first_line(input, &blocks[0].range)),
                "text that belongs to no note",
            )
            .help("a note begins with `## ` and its id; a notes file has no front matter"),
        );
    }
    let (mut notes, mut broken) = (Vec::new(), Vec::new());
    for (place, start) in starts.iter().enumerate() {
        let until = starts.get(place + 1).copied().unwrap_or(blocks.len());
        let end = blocks.get(until).map_or(input.text.len(), |block| block.range.start);
        let rest = &blocks[*start + 1..until];
        match id(input, &blocks[*start].range, out) {
            Ok(id) => match note(&id, input, rest, end, out) {
                Some(note) => notes.push(note),
                None => broken.push(id.value),
            },
            // So references to the id that was probably meant are not reported as well.
            Err(likely) => broken.extend(likely),
        }
    }
    report_duplicates(&mut notes, out);
    let notes = notes.into_iter().map(Arc::new).collect();
    NotesDoc { article: article.clone(), file: input.file, notes, broken }
}

/// Returns whether a text consists of comments only.
fn is_blank(mut text: &str) -> bool {
    while let Some(rest) = text.trim_start().strip_prefix("<!--") {
        text = rest.split_once("-->").map_or("", |(_, rest)| rest);
    }
    text.trim().is_empty()
}

/// Returns whether a text stands for one that is still to be written.
fn is_unwritten(body: &Prose) -> bool {
    is_placeholder(&body.plain.text) && !body.markdown().contains("![")
}

/// Removes notes and former ids whose id is taken: a link must not lead to two notes.
fn report_duplicates(notes: &mut Vec<NoteDoc>, out: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<Id, Span> = HashMap::new();
    let mut taken = |id: &Spanned<Id>| match seen.entry(id.value.clone()) {
        Entry::Occupied(first) => {
            let message = format!("there are two notes `{}`", id.value);
            out.push(
                Diagnostic::at(Code::DuplicateId, id.span, message)
                    .related(*first.get(), "first here")
                    .help("give one of them another id"),
            );
            true
        }
        Entry::Vacant(place) => {
            place.insert(id.span);
            false
        }
    };
    notes.retain(|note| !taken(&note.id));
    for note in notes {
        note.aliases.retain(|alias| !taken(alias));
    }
}

/// Reads one note. `rest` has the blocks after its heading; the next note begins at `end`.
fn note(
    id: &Spanned<Id>,
    input: &Input,
    mut rest: &[OutlineBlock],
    end: usize,
    out: &mut Vec<Diagnostic>,
) -> Option<NoteDoc> {
    let before = out.len();
    let is_faulty = |out: &[Diagnostic]| out[before..].iter().any(Diagnostic::is_error);
    let quote = match rest.first() {
        Some(block) if block.kind == OutlineBlockKind::Quote => {
            rest = &rest[1..];
            quote::read(input, block.range.clone(), out)
        }
        _ => None,
    };
    let mut fields = FieldLines::default();
    let slip = rest.first().and_then(|block| {
        // Blanks before the line may not be part of the block.
        let start = input.text[..block.range.start].rfind('\n').map_or(0, |line| line + 1);
        let line = first_line(input, &(start..block.range.end));
        Some((slip(&input.text[line.clone()])?, line))
    });
    if let Some((slip, line)) = &slip {
        out.push(slip.report(input.span(line.clone())));
    }
    if slip.is_none()
        && let Some(block) = rest.first()
        && block.kind == OutlineBlockKind::Paragraph
        && key(&input.text[first_line(input, &block.range)]).is_some()
    {
        rest = &rest[1..];
        fields.read(input, &block.range, out);
    }
    // Consequences of a slip are not reported as well.
    if slip.is_none() {
        report_lookalikes(input, rest, quote.is_none(), out);
    }
    let start = rest.first().map_or(end, |block| block.range.start);
    let body = prose::read(input, start..end, Flavour::Editor, out);
    let kind = fields.kind.take();
    if kind.is_none() && !is_faulty(out) {
        out.push(
            Diagnostic::at(Code::MissingKey, id.span, format!("note `{}` has no kind", id.value))
                .help(format!(
                    "write a line `kind: …` after the quotation, one of {}",
                    NoteKind::WORDS.join(", ")
                )),
        );
    }
    report_without_quotation(quote.is_some(), id, &fields, out);
    let body = body?;
    let draft = fields.status == Some(Status::Draft);
    if !draft && is_unwritten(&body) {
        let message = format!("note `{}` still has its placeholder for a text", id.value);
        out.push(
            Diagnostic::at(Code::EmptyNote, id.span, message)
                .help("write its text, or add a line `status: draft`"),
        );
    } else if is_blank(body.markdown()) {
        out.push(
            Diagnostic::at(Code::EmptyNote, id.span, format!("note `{}` has no text", id.value))
                .help("write its text after an empty line, or remove the note"),
        );
    }
    (!is_faulty(out)).then_some(())?;
    Some(NoteDoc {
        id: id.clone(),
        kind: kind?,
        quote,
        version: fields.version,
        was: fields.was,
        translation: fields.translation,
        original: fields.original,
        positions: fields.positions,
        checked: fields.checked,
        terms: fields.terms,
        sources: fields.sources,
        confidence: fields.confidence,
        status: fields.status.unwrap_or(Status::Approved),
        author: fields.author,
        updated: fields.updated,
        aliases: fields.aliases,
        body,
    })
}

/// Reports what is said of quoted words in a note that quotes none.
fn report_without_quotation(
    is_quoted: bool,
    id: &Spanned<Id>,
    fields: &FieldLines,
    out: &mut Vec<Diagnostic>,
) {
    let keys = [
        ("was", fields.was.is_some()),
        ("translation", fields.translation.is_some()),
        ("original", fields.original.is_some()),
    ];
    for (key, _) in keys.into_iter().filter(|(_, given)| *given && !is_quoted) {
        let message = format!("note `{}` has a line `{key}`, but no quotation", id.value);
        out.push(Diagnostic::at(Code::BadValue, id.span, message).help(
            "quote the words of the article in a blockquote after the heading, or remove the line",
        ));
    }
}

/// Returns the id of a note; for a bad one, the id that was probably meant.
fn id(
    input: &Input,
    heading: &Range<usize>,
    out: &mut Vec<Diagnostic>,
) -> Result<Spanned<Id>, Option<Id>> {
    let line = &input.text[first_line(input, heading)];
    let text = line.trim_start_matches('#').trim();
    let start = heading.start + line.find(text).unwrap_or(0);
    let span = input.span(start..start + text.len());
    if let Some(value) = Id::new(text) {
        return Ok(Spanned { value, span });
    }
    let likely = Id::new(&slug(text));
    let proposal = likely.as_ref().map_or_else(String::new, |id| format!("; for example `{id}`"));
    out.push(Diagnostic::at(Code::BadId, span, format!("`{text}` is not an id")).help(format!(
        "an id has lower-case letters, digits and hyphens{proposal}; headings inside a note begin \
         with `###`"
    )));
    Err(likely)
}

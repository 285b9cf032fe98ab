//! `ID.notes.md`: notes, each a heading, an anchor, fields and a body.

use std::ops::Range;

use super::fields::{Input, one_of};
use super::{prose, quote};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::markdown::{Block, BlockKind, Flavour, outline};
use crate::model::document::{NoteDoc, NotesDoc, PositionDoc};
use crate::model::{Confidence, Id, Level, NoteKind, Stance, Status};
use crate::source::Spanned;

type Out = Vec<Diagnostic>;

const KEYS: &[&str] =
    &["kind", "claim", "checked", "term", "confidence", "status", "author", "alias"];

/// Reads a notes file. Notes that cannot be read drop out.
pub(super) fn parse(article: &Id, input: &Input, out: &mut Out) -> NotesDoc {
    let blocks = outline(&input.text);
    let starts: Vec<usize> =
        (0..blocks.len()).filter(|at| blocks[*at].kind == BlockKind::Heading).collect();
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
        let Some(id) = id(input, &blocks[*start].range, out) else { continue };
        match note(&id, input, &blocks[*start + 1..until], end, out) {
            Some(note) => notes.push(note),
            None => broken.push(id.value),
        }
    }
    report_twins(&mut notes, out);
    NotesDoc { article: article.clone(), file: input.file, notes, broken }
}

fn first_line(input: &Input, range: &Range<usize>) -> Range<usize> {
    let line = input.text[range.clone()].lines().next().unwrap_or_default();
    range.start..range.start + line.len()
}

fn report_twins(notes: &mut Vec<NoteDoc>, out: &mut Out) {
    let mut at = 0;
    while at < notes.len() {
        let twin = notes[..at].iter().find(|note| note.id.value == notes[at].id.value);
        if let Some(twin) = twin {
            let id = &notes[at].id;
            out.push(
                Diagnostic::at(
                    Code::DuplicateId,
                    id.span,
                    format!("note `{}` is there twice", id.value),
                )
                .related(twin.id.span, "first here")
                .help("give one of them another id"),
            );
            notes.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Reads one note: `rest`, the blocks after its heading up to the next, which begins at `end`.
fn note(
    id: &Spanned<Id>,
    input: &Input,
    mut rest: &[Block],
    end: usize,
    out: &mut Out,
) -> Option<NoteDoc> {
    let faults = out.len();
    let quote = match rest.first() {
        Some(block) if block.kind == BlockKind::Quote => {
            rest = &rest[1..];
            quote::read(input, block.range.clone(), out)
        }
        _ => None,
    };
    let mut fields = FieldLines::default();
    if let Some(block) = rest.first()
        && block.kind == BlockKind::Paragraph
        && key(&input.text[first_line(input, &block.range)]).is_some()
    {
        rest = &rest[1..];
        fields.read(input, &block.range, out);
    }
    let start = rest.first().map_or(end, |block| block.range.start);
    let body = prose::read(input, start..end, Flavour::Editor, out);
    let kind = fields.kind.take();
    if kind.is_none() && out.len() == faults {
        out.push(
            Diagnostic::at(Code::MissingKey, id.span, format!("note `{}` has no kind", id.value))
                .help(format!(
                    "write a line `kind: …` after the quotation, one of {}",
                    NoteKind::WORDS.join(", ")
                )),
        );
    }
    let body = body?;
    if body.is_empty() {
        out.push(
            Diagnostic::at(Code::EmptyNote, id.span, format!("note `{}` says nothing", id.value))
                .help("write its text after an empty line, or remove the note"),
        );
    }
    (out.len() == faults).then_some(())?;
    Some(NoteDoc {
        id: id.clone(),
        kind: kind?,
        quote,
        positions: fields.positions,
        checked: fields.checked,
        terms: fields.terms,
        confidence: fields.confidence,
        status: fields.status.unwrap_or(Status::Approved),
        author: fields.author,
        aliases: fields.aliases,
        body,
    })
}

fn id(input: &Input, heading: &Range<usize>, out: &mut Out) -> Option<Spanned<Id>> {
    let line = &input.text[first_line(input, heading)];
    let text = line.trim_start_matches('#').trim();
    let start = heading.start + line.find(text).unwrap_or(0);
    let span = input.span(start..start + text.len());
    let id = Id::new(text);
    if id.is_none() {
        let slug: String = text
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let proposal = if slug.is_empty() { String::new() } else { format!("; for one, `{slug}`") };
        out.push(Diagnostic::at(Code::BadId, span, format!("`{text}` is no id")).help(format!(
            "an id has lower-case letters, digits and hyphens{proposal}; headings inside a note \
             begin with `###`"
        )));
    }
    Some(Spanned { value: id?, span })
}

/// Returns the key of a `key: value` line.
fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let word = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (word && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))).then_some(key)
}

/// The `key: value` lines of a note.
#[derive(Default)]
struct FieldLines {
    kind: Option<NoteKind>,
    positions: Vec<PositionDoc>,
    checked: Option<Spanned<String>>,
    terms: Vec<Spanned<String>>,
    confidence: Option<Confidence>,
    status: Option<Status>,
    author: Option<String>,
    aliases: Vec<Spanned<Id>>,
}

impl FieldLines {
    fn read(&mut self, input: &Input, range: &Range<usize>, out: &mut Out) {
        let mut at = range.start;
        for line in input.text[range.clone()].split_inclusive('\n') {
            let start = at;
            at += line.len();
            if line.trim().is_empty() {
                continue;
            }
            let text = line.trim_end();
            let Some(key) = key(text) else {
                out.push(
                    Diagnostic::at(
                        Code::BadValue,
                        input.span(start..start + text.len()),
                        "expected a line `key: value`",
                    )
                    .help("leave an empty line between the fields and the note's text"),
                );
                return;
            };
            let value = text[key.len() + 1..].trim();
            let from = start + text.len() - text[key.len() + 1..].trim_start().len();
            let value =
                Spanned { value: value.to_owned(), span: input.span(from..from + value.len()) };
            let key = Spanned { value: key, span: input.span(start..start + key.len()) };
            self.set(&key, value, out);
        }
    }

    fn set(&mut self, key: &Spanned<&str>, value: Spanned<String>, out: &mut Out) {
        if value.value.is_empty() && KEYS.contains(&key.value) {
            out.push(
                Diagnostic::at(Code::BadValue, key.span, format!("`{}` is empty", key.value))
                    .help("give it a value, or leave the line out"),
            );
            return;
        }
        let twice = match key.value {
            "kind" => {
                let kind = one_of(&value, "kind", NoteKind::parse, NoteKind::WORDS, out);
                std::mem::replace(&mut self.kind, kind).is_some()
            }
            "claim" => {
                self.positions.extend(position(&value, out));
                false
            }
            "checked" => self.checked.replace(value).is_some(),
            "term" => {
                self.terms.push(value);
                false
            }
            "confidence" => {
                let parsed = confidence(&value, out);
                std::mem::replace(&mut self.confidence, parsed).is_some()
            }
            "status" => {
                let status = one_of(&value, "status", Status::parse, Status::WORDS, out);
                std::mem::replace(&mut self.status, status).is_some()
            }
            "author" => self.author.replace(value.value).is_some(),
            "alias" => {
                self.aliases.extend(alias(&value, out));
                false
            }
            unknown => {
                let hint = did_you_mean(unknown, KEYS.iter().copied());
                out.push(
                    Diagnostic::at(Code::UnknownKey, key.span, format!("unknown key `{unknown}`"))
                        .help(format!("{hint}the keys of a note are {}", KEYS.join(", "))),
                );
                false
            }
        };
        if twice {
            out.push(Diagnostic::at(
                Code::BadValue,
                key.span,
                format!("`{}` is there twice", key.value),
            ));
        }
    }
}

/// Reads a confidence.
pub(super) fn confidence(value: &Spanned<String>, out: &mut Out) -> Option<Confidence> {
    let parsed = Confidence::parse(&value.value);
    if parsed.is_none() {
        out.push(
            Diagnostic::at(
                Code::BadValue,
                value.span,
                format!("unknown confidence `{}`", value.value),
            )
            .help(format!("it is one of {}; a reason may follow a comma", Level::WORDS.join(", "))),
        );
    }
    parsed
}

fn alias(value: &Spanned<String>, out: &mut Out) -> Option<Spanned<Id>> {
    let id = Id::new(&value.value);
    if id.is_none() {
        out.push(
            Diagnostic::at(Code::BadId, value.span, format!("`{}` is no id", value.value))
                .help("an id has lower-case letters, digits and hyphens"),
        );
    }
    Some(Spanned { value: id?, span: value.span })
}

/// Reads `ID STANCE ["value"]`.
fn position(value: &Spanned<String>, out: &mut Out) -> Option<PositionDoc> {
    let text = value.value.as_str();
    let (claim, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim_start();
    let (stance, quoted) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let stance_span = {
        let mut span = value.span;
        span.start += (text.len() - text[claim.len()..].trim_start().len()) as u32;
        span.end = span.start + stance.len() as u32;
        span
    };
    if stance.is_empty() {
        out.push(
            Diagnostic::at(Code::BadValue, value.span, "the stance is missing").help(format!(
                "write `claim: {claim} STANCE`, one of {}",
                Stance::WORDS.join(", ")
            )),
        );
        return None;
    }
    let spelled = Spanned { value: stance.to_owned(), span: stance_span };
    let stance = one_of(&spelled, "stance", Stance::parse, Stance::WORDS, out)?;
    let quoted = quoted.trim();
    let inner = quoted
        .strip_prefix(['"', '“'])
        .and_then(|rest| rest.strip_suffix(['"', '”']))
        .map(str::to_owned);
    if inner.is_none() && !quoted.is_empty() {
        out.push(Diagnostic::at(
            Code::BadValue,
            value.span,
            "the claim's value stands in quotation marks: `claim: ID STANCE \"value\"`",
        ));
    }
    let mut span = value.span;
    span.end = span.start + claim.len() as u32;
    Some(PositionDoc { claim: Spanned { value: claim.to_owned(), span }, stance, value: inner })
}

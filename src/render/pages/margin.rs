//! The notes of an article, and the elements that tie its text to them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::markdown::{Mark, Point, escaped, escaped_address};
use crate::model::Status;
use crate::model::site::{ArticleIx, Basis, Entity, Note, Position};
use crate::render::desk::Desk;
use crate::render::phrase::in_quotes;
use crate::render::views::{Link, NoteView, PositionView};

/// Returns the view of a note.
pub(super) fn note(desk: &Desk<'_>, article: ArticleIx, at: usize) -> NoteView {
    let note = &desk.site.articles[article].notes[at];
    let doc = &note.doc;
    let confidence = doc.confidence.as_ref().map(|value| desk.words.confidence(value));
    NoteView {
        id: doc.id.value.to_string(),
        aliases: doc.aliases.iter().map(|alias| alias.value.to_string()).collect(),
        number: (at + 1).to_string(),
        kind: doc.kind.as_str().to_owned(),
        kind_label: desk.words.of("note_kind", doc.kind.as_str()),
        lemma: desk.lemma(article, at).map(|words| in_quotes(&words)),
        html: desk.html(&doc.body, 4, &format!("fn-{}-", doc.id.value)),
        positions: note.positions.iter().map(|item| position(desk, item)).collect(),
        terms: note.terms.iter().map(|term| desk.link(Entity::Term(*term))).collect(),
        confidence,
        author: doc.author.clone(),
        draft: doc.status == Status::Draft,
        footnote: false,
    }
}

/// Returns the view of a position.
pub(super) fn position(desk: &Desk<'_>, position: &Position) -> PositionView {
    PositionView {
        claim: desk.link(Entity::Claim(position.claim)),
        stance: position.stance.as_str().to_owned(),
        stance_label: desk.words.of("stance", position.stance.as_str()),
        value: position.value.as_deref().map(in_quotes),
        certified: position.certified,
    }
}

/// Returns a link to a note, with its number.
pub(super) fn note_link(desk: &Desk<'_>, article: ArticleIx, at: usize) -> Link {
    let note = &desk.site.articles[article].notes[at];
    Link {
        label: desk.words.of("note_kind", note.doc.kind.as_str()),
        href: desk.href(Entity::Note(article, at)),
    }
}

/// Returns the elements around words of an article, and the markers of its notes.
pub(super) fn marks(desk: &Desk<'_>, article: ArticleIx) -> (Vec<Mark>, Vec<Point>) {
    let entry = &desk.site.articles[article];
    let (mut marks, mut points) = (Vec::new(), Vec::new());
    for (at, note) in entry.notes.iter().enumerate() {
        quote(desk, at, note, &mut marks, &mut points);
    }
    mentions(desk, article, &mut marks);
    dates(desk, article, &mut marks);
    (marks, points)
}

fn quote(desk: &Desk<'_>, at: usize, note: &Note, marks: &mut Vec<Mark>, points: &mut Vec<Point>) {
    let Some(range) = note.anchor.clone() else { return };
    let (id, kind) = (&note.doc.id.value, note.doc.kind.as_str());
    marks.push(Mark {
        range: range.clone(),
        tag: "mark",
        id: format!("q-{id}"),
        attributes: format!(" class=\"q k-{kind}\""),
        href: String::new(),
    });
    let number = (at + 1).to_string();
    let label = desk.words.of("note_kind", kind);
    let label = desk.words.fill("marker_label", &[("n", &number), ("kind", &label)]);
    points.push(Point {
        at: range.end,
        html: format!(
            "<a class=\"marker\" href=\"#n-{id}\" data-n=\"{number}\" aria-label=\"{}\"></a>",
            escaped(&label)
        ),
    });
}

/// Tells the first mention of a thing in each outermost block from later ones.
struct Firsts<'a, T> {
    rows: &'a [Range<u32>],
    row: usize,
    seen: Vec<T>,
}

impl<'a, T: PartialEq> Firsts<'a, T> {
    fn new(rows: &'a [Range<u32>]) -> Self {
        Self { rows, row: 0, seen: Vec::new() }
    }

    /// Returns whether `thing`, mentioned at byte `at`, is new in its block. Asked by position.
    fn is_first(&mut self, thing: T, at: u32) -> bool {
        let row = self.rows.partition_point(|row| row.end <= at);
        if row != self.row {
            self.row = row;
            self.seen.clear();
        }
        let first = !self.seen.contains(&thing);
        if first {
            self.seen.push(thing);
        }
        first
    }
}

/// The first mention of an actor in a block is a link, later ones can be linked to.
fn mentions(desk: &Desk<'_>, article: ArticleIx, marks: &mut Vec<Mark>) {
    let entry = &desk.site.articles[article];
    let mut counts = HashMap::new();
    let mut firsts = Firsts::new(&entry.doc.body.plain.rows);
    for mention in &entry.mentions {
        let count: &mut usize = counts.entry(mention.actor).or_default();
        *count += 1;
        let id = format!("m-{}-{count}", desk.site.actors[mention.actor].id);
        let class = if mention.misspelling { "m sic" } else { "m" };
        let address = || escaped_address(&desk.href(Entity::Actor(mention.actor)));
        let (tag, href) = match firsts.is_first(mention.actor, mention.range.start) {
            true => ("a", address()),
            false => ("span", String::new()),
        };
        marks.push(Mark {
            range: mention.range.clone(),
            tag,
            id,
            attributes: format!(" class=\"{class}\""),
            href,
        });
    }
}

/// The first mention of a day in a block is a link.
fn dates(desk: &Desk<'_>, article: ArticleIx, marks: &mut Vec<Mark>) {
    let entry = &desk.site.articles[article];
    let mut firsts = Firsts::new(&entry.doc.body.plain.rows);
    for (at, mention) in entry.dates.iter().enumerate() {
        let (date, range) = (mention.date, mention.range.clone());
        if firsts.is_first(date, range.start) {
            marks.push(Mark {
                range: range.clone(),
                tag: "a",
                id: String::new(),
                attributes: " class=\"d\"".into(),
                href: escaped_address(&desk.href(Entity::Day(date))),
            });
        }
        let mut attributes = format!(" class=\"d {}\" datetime=\"{date}\"", basis(mention.basis));
        if mention.basis != Basis::Explicit {
            let _ = write!(attributes, " title=\"{}\"", escaped(&desk.words.date_long(date)));
        }
        marks.push(Mark {
            range,
            tag: "time",
            id: format!("d-{}", at + 1),
            attributes,
            href: String::new(),
        });
    }
}

/// Returns the stable word for how a date was understood.
pub(super) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "explicit",
        Basis::YearSupplied => "year-supplied",
        Basis::Relative => "relative",
        Basis::Corrected => "corrected",
    }
}

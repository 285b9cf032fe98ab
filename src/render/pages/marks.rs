//! The elements around words of an article: what notes quote, names, dates, shared passages.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown::{FootnoteMarks, Mark, Point, escape_into, escaped, mark_line};
use crate::model::index::IndexList;
use crate::model::site::{ArticleIx, BesidePlace, Entity, Note, NoteIx};
use crate::model::{Basis, Certainty, When};
use crate::render::page_context::PageContext;
use crate::render::views::Html;

/// A number for each note of an article.
pub(super) type Places = IndexList<Note, Option<usize>>;

/// Returns the place of each note among those of its row, from 1, or among those of headline and
/// standfirst. A note on the whole article, in a footnote or on words that are not shown has none,
/// nor has the tenth of a row.
pub(super) fn places(ctx: &PageContext<'_>, article: ArticleIx) -> Places {
    let entry = &ctx.site.articles[article];
    let rows = &entry.doc.body.plain.rows;
    let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let place = |note: &Note| {
        let row = match (&note.anchor, &note.beside) {
            (Some(anchor), _) => Some(row_of(rows, entry.shown(anchor)?.end)),
            (None, Some(beside)) if !matches!(beside.place, BesidePlace::Footnote(_)) => {
                entry.shown_beside(beside)?;
                None
            }
            _ => return None,
        };
        let count = counts.entry(row).or_default();
        *count += 1;
        (*count <= MOST_ANCHORS).then_some(*count)
    };
    entry.notes.iter().map(place).collect()
}

/// Returns the row in which words end that end at byte `end`.
pub(in crate::render) fn row_of(rows: &[Range<u32>], end: u32) -> usize {
    rows.partition_point(|row| row.end < end)
}

/// As many notes of a row are tied to their words by a class.
const MOST_ANCHORS: usize = 9;

/// Returns the elements around words of an article, and the markers of its notes. Ids and addresses
/// are of signs that need no escaping.
pub(super) fn marks(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    places: &Places,
) -> (Vec<Mark>, Vec<Point>) {
    let entry = &ctx.site.articles[article];
    let (mut marks, mut points) = (Vec::new(), Vec::new());
    let text = &entry.doc.body.plain.text;
    for (at, note) in entry.notes.iter_enumerated() {
        if let Some(range) = note.anchor.as_ref().and_then(|range| entry.shown(range)) {
            quote(ctx, (at, places[at]), note, (text, &range), (&mut marks, &mut points));
        }
    }
    let shared = super::shared_words::marks(ctx, article);
    marks.extend(shared.0);
    points.extend(super::excerpts::gaps(ctx, article));
    // After all other points of their blocks.
    points.extend(shared.1);
    marks.extend(ctx.voices(article, &entry.doc.body));
    mentions(ctx, article, &mut marks);
    dates(ctx, article, &mut marks);
    (marks, points)
}

/// Returns the headline or the standfirst with the passages that notes quote.
pub(super) fn line(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    place: &BesidePlace,
    places: &Places,
) -> Html {
    let (marks, points) = beside(ctx, article, place, places);
    mark_line(ctx.site.articles[article].beside_text(place), &marks, &points).into()
}

/// Returns the marks of footnotes that notes quote.
pub(super) fn footnotes(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    places: &Places,
) -> Vec<FootnoteMarks> {
    let mut list: Vec<FootnoteMarks> = Vec::new();
    for anchor in ctx.site.articles[article].notes.iter().filter_map(|note| note.beside.as_ref()) {
        let BesidePlace::Footnote(label) = &anchor.place else { continue };
        if !list.iter().any(|known| known.label == *label) {
            let (marks, points) = beside(ctx, article, &anchor.place, places);
            list.push(FootnoteMarks { label: label.clone(), marks, points });
        }
    }
    list
}

fn beside(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    place: &BesidePlace,
    places: &Places,
) -> (Vec<Mark>, Vec<Point>) {
    let (mut marks, mut points) = (Vec::new(), Vec::new());
    let text = ctx.site.articles[article].beside_text(place);
    for (at, note) in ctx.site.articles[article].notes.iter_enumerated() {
        let anchor = note.beside.as_ref().filter(|anchor| anchor.place == *place);
        let shown = |anchor| ctx.site.articles[article].shown_beside(anchor);
        if let Some(range) = anchor.and_then(shown) {
            let words = (text, &range);
            quote(ctx, (at, places[at]), note, words, (&mut marks, &mut points));
        }
    }
    (marks, points)
}

/// Adds the marks of a note's words, and its marker. Of many words the first and the last are
/// marked once more, so that a page need not underline a whole paragraph.
pub(super) fn quote(
    ctx: &PageContext<'_>,
    (at, place): (NoteIx, Option<usize>),
    note: &Note,
    (text, range): (&str, &Range<u32>),
    (marks, points): (&mut Vec<Mark>, &mut Vec<Point>),
) {
    let (id, kind) = (&note.doc.id.value, note.doc.kind.as_str());
    let ends = ends(text, range);
    let long = if ends.is_empty() { "" } else { " long" };
    let anchor = place.map_or_else(String::new, |place| format!(" a{place}"));
    marks.push(Mark {
        range: range.clone(),
        tag: "mark",
        id: ["q-", id.as_str()].concat(),
        attributes: [" class=\"q k-", kind, long, &anchor, "\""].concat().into(),
        href: String::new(),
    });
    marks.extend(ends.into_iter().map(|range| Mark {
        range,
        tag: "span",
        id: String::new(),
        attributes: [" class=\"end k-", kind, "\""].concat().into(),
        href: String::new(),
    }));
    let number = ctx.translations.digits(&at.number().to_string());
    let label = ctx.translations.of("note_kind", kind);
    let label = ctx.translations.fill("marker_label", &[("n", &number), ("kind", &label)]);
    let parts = ["<a class=\"marker\" href=\"#n-", id.as_str(), "\" data-n=\"", &number];
    let label = ["\" aria-label=\"", &escaped(&label), "\"></a>", ""];
    points.push(Point { at: range.end, html: [parts, label].as_flattened().concat() });
}

/// Returns the first and the last three words of a passage of more than twelve; of a shorter one
/// none.
fn ends(text: &str, range: &Range<u32>) -> Vec<Range<u32>> {
    const LONGEST: usize = 12;
    const SHOWN: usize = 3;
    let passage = &text[range.start as usize..range.end as usize];
    let place = |word: &str| word.as_ptr() as usize - passage.as_ptr() as usize;
    let words: Vec<Range<usize>> =
        passage.split_whitespace().map(|word| place(word)..place(word) + word.len()).collect();
    if words.len() <= LONGEST {
        return Vec::new();
    }
    let at = |byte: usize| range.start + u32::try_from(byte).unwrap_or_default();
    let ends = [&words[..SHOWN], &words[words.len() - SHOWN..]];
    ends.map(|words| at(words[0].start)..at(words[SHOWN - 1].end)).into()
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
fn mentions(ctx: &PageContext<'_>, article: ArticleIx, marks: &mut Vec<Mark>) {
    let entry = &ctx.site.articles[article];
    let mut firsts = Firsts::new(&entry.doc.body.plain.rows);
    for (place, mention) in entry.mentions.iter_enumerated() {
        let Some(range) = entry.shown_whole(&mention.range) else { continue };
        let (tag, href) = if firsts.is_first(mention.actor, range.start) {
            ("a", ctx.href(Entity::Actor(mention.actor)))
        } else {
            ("span", String::new())
        };
        marks.push(Mark {
            range,
            tag,
            id: numbered(&["m-"], place.number()),
            attributes: (if mention.misspelling { " class=\"m sic\"" } else { " class=\"m\"" })
                .into(),
            href,
        });
    }
}

/// The first mention of a time in a block is a link.
fn dates(ctx: &PageContext<'_>, article: ArticleIx, marks: &mut Vec<Mark>) {
    let entry = &ctx.site.articles[article];
    let mut firsts = Firsts::new(&entry.doc.body.plain.rows);
    for (at, mention) in entry.dates.iter_enumerated() {
        let value = mention.value;
        let Some(range) = entry.shown_whole(&mention.range) else { continue };
        if firsts.is_first(value, range.start) {
            marks.push(Mark {
                range: range.clone(),
                tag: "a",
                id: String::new(),
                attributes: " class=\"d\"".into(),
                href: ctx.time_href(value),
            });
        }
        let mut attributes = String::from(" class=\"d");
        if mention.basis != Basis::Explicit {
            attributes.extend([" ", mention.basis.as_str()]);
        }
        if mention.certainty != Certainty::Certain && mention.basis != Basis::Corrected {
            attributes.extend([" ", mention.certainty.as_str()]);
        }
        attributes.push('"');
        // `datetime` takes no range.
        let is_range = matches!(value, When::Days(..));
        if !is_range {
            let iso = ctx.day(value);
            [" datetime=\"", &iso.iso, "\""].iter().for_each(|part| attributes.push_str(part));
        }
        let plain = mention.basis == Basis::Explicit && mention.certainty == Certainty::Certain;
        if !plain || is_range {
            attributes.push_str(" title=\"");
            escape_into(&mut attributes, &ctx.time_long(value));
            if mention.certainty != Certainty::Certain {
                let word = match mention.basis {
                    Basis::Corrected => ctx.translations.of("basis", mention.basis.as_str()),
                    _ => ctx.translations.of("certainty", mention.certainty.as_str()),
                };
                escape_into(&mut attributes, &[" (", &word, ")"].concat());
            }
            attributes.push('"');
        }
        marks.push(Mark {
            range,
            tag: if is_range { "span" } else { "time" },
            id: numbered(&["d-"], at.number()),
            attributes: attributes.into(),
            href: String::new(),
        });
    }
}

/// Returns an id that ends with a number.
pub(super) fn numbered(parts: &[&str], number: usize) -> String {
    [parts.concat(), number.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn only_a_passage_of_more_than_twelve_words_has_ends_of_its_own() {
        let twelve = "one two three four five six seven eight nine ten eleven twelve";
        assert!(ends(twelve, &(0..twelve.len() as u32)).is_empty());
        let text = format!("So: {twelve} thirteen.");
        let shown = ends(&text, &(4..text.len() as u32));
        let words = shown.iter().map(|range| &text[range.start as usize..range.end as usize]);
        assert_eq!(words.collect::<Vec<_>>(), ["one two three", "eleven twelve thirteen."]);
    }
}

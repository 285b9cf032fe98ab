//! Where several notes crowd on a few lines, how far each begins above its words.
//!
//! A note begins at its words or below the note before it, which browsers work out. Where the notes
//! before are long, the last would stand below its words; begin the first a little higher, and all
//! stand beside them. How much higher is estimated from numbers of characters.

use std::ops::Range;

use crate::model::index::IndexList;
use crate::model::site::{ArticleIx, Note};
use crate::render::page_context::PageContext;

/// Characters in a line of the text, and in one of a note.
const TEXT_LINE: usize = 64;
const NOTE_LINE: usize = 82;
/// The height of a note's line, of the space below a note and below a block, in lines of the text.
const NOTE_HEIGHT: f64 = 0.68;
const NOTE_SPACE: f64 = 0.27;
const BLOCK_SPACE: f64 = 0.52;
/// So much of a note and its words must be side by side.
const BESIDE: f64 = 0.4;
/// No note begins more lines above its words.
const HIGHEST: f64 = 4.0;

/// A note in the margin: heights and places in lines of the text, from its top.
struct Placed {
    /// The first line of its words, and the end of the last.
    words: Range<f64>,
    height: f64,
}

/// Returns for each note how many lines it begins above its words; 0 for those without any.
pub(super) fn lifts(ctx: &PageContext<'_>, at: ArticleIx) -> IndexList<Note, usize> {
    let article = &ctx.site.articles[at];
    let placed: Vec<Option<Placed>> = article
        .notes
        .iter()
        .map(|note| {
            let words = words(ctx, at, &article.shown(note.anchor.as_ref()?)?);
            Some(Placed { words, height: height(ctx, note) })
        })
        .collect();
    // The latest start at which this note and those below it still are beside their words.
    let mut latest = f64::INFINITY;
    let mut lifts: Vec<usize> = placed
        .iter()
        .rev()
        .map(|placed| {
            let Some(Placed { words, height }) = placed else { return 0 };
            let highest = (words.start - HIGHEST).max(words.start - height + BESIDE);
            latest = (words.end - BESIDE).min(latest - height).max(highest);
            (words.start - latest).max(0.0).ceil() as usize
        })
        .collect();
    lifts.reverse();
    lifts.into_iter().collect()
}

/// Returns the lines of words.
fn words(ctx: &PageContext<'_>, at: ArticleIx, range: &Range<u32>) -> Range<f64> {
    let plain = &ctx.site.articles[at].doc.body.plain;
    let lines = |range: Range<u32>| {
        let text = &plain.text[range.start as usize..range.end as usize];
        text.chars().count() as f64 / TEXT_LINE as f64
    };
    let place = |byte: u32| {
        let row = plain.rows.partition_point(|row| row.end < byte);
        let above: f64 = plain.rows[..row]
            .iter()
            .map(|row| lines(row.clone()).ceil().max(1.0) + BLOCK_SPACE)
            .sum();
        let start = plain.rows.get(row).map_or(byte, |row| row.start);
        above + lines(start.min(byte)..byte).floor()
    };
    place(range.start)..place(range.end) + 1.0
}

/// Returns the height of a folded note, with the space below it.
fn height(ctx: &PageContext<'_>, note: &Note) -> f64 {
    // Number, kind, a few of its words, the control that unfolds it.
    const FRAME: usize = 45;
    let body = &note.doc.body;
    let finding = body.plain.text[body.sentence(0..0)].chars().count();
    let positions = note.positions.iter().map(|position| {
        let value = position.value.as_deref().unwrap_or_default();
        ctx.site.claims[position.claim].short.chars().count() + value.chars().count() + 12
    });
    let signs = FRAME + finding + positions.sum::<usize>();
    (signs as f64 / NOTE_LINE as f64).ceil() * NOTE_HEIGHT + NOTE_SPACE
}

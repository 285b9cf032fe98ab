//! Computes how far each note begins above its words, where several are crowded on a few lines.
//!
//! A note begins at its words or below the note before it, which browsers work out. Where the notes
//! before are long, the last would be below its words; if the first begins a little higher, all are
//! beside them. How much higher is estimated from numbers of characters.

use std::ops::Range;

use crate::model::Projection;
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
/// How much of a note and its words must be side by side, in lines.
const BESIDE: f64 = 0.4;
/// The most lines by which a note begins above its words.
const HIGHEST: f64 = 4.0;

/// A note in the margin: heights and places in lines of the text, from its top.
struct NoteLines {
    /// The first line of its words, and the end of the last.
    words: Range<f64>,
    height: f64,
}

/// Returns for each note how many lines it begins above its words; 0 for those without any.
pub(super) fn lifts(ctx: &PageContext<'_>, at: ArticleIx) -> IndexList<Note, usize> {
    let article = &ctx.site.articles[at];
    if article.notes.is_empty() {
        return IndexList::default();
    }
    let text = Lines::new(&article.doc.body.plain);
    let place = |note: &Note| {
        let words = text.of(&article.shown(note.anchor.as_ref()?)?);
        Some(NoteLines { words, height: height(ctx, note) })
    };
    let placed: Vec<Option<NoteLines>> = article.notes.iter().map(place).collect();
    in_lines(&placed).into_iter().collect()
}

/// Returns the same for notes whose places are known.
fn in_lines(placed: &[Option<NoteLines>]) -> Vec<usize> {
    // The latest start at which this note and those below it still are beside their words.
    let mut latest = f64::INFINITY;
    let mut lifts: Vec<usize> = placed
        .iter()
        .rev()
        .map(|placed| {
            let Some(NoteLines { words, height }) = placed else { return 0 };
            // In whole lines, so that a note never ends above its words.
            let highest = words.start - HIGHEST.min(height - BESIDE).floor();
            latest = (words.end - BESIDE).min(latest - height).max(highest);
            (words.start - latest).max(0.0).ceil() as usize
        })
        .collect();
    lifts.reverse();
    lifts
}

/// The lines of a text.
struct Lines<'a> {
    plain: &'a Projection,
    /// How many lines are above each row.
    above: Vec<f64>,
}

impl<'a> Lines<'a> {
    fn new(plain: &'a Projection) -> Self {
        let mut above = Vec::with_capacity(plain.rows.len());
        let mut sum = 0.0;
        for row in &plain.rows {
            above.push(sum);
            sum += length(plain, row).ceil().max(1.0) + BLOCK_SPACE;
        }
        Self { plain, above }
    }

    /// Returns the lines of words.
    fn of(&self, words: &Range<u32>) -> Range<f64> {
        let place = |byte: u32| {
            let row = self.plain.rows.partition_point(|row| row.end < byte);
            let Some(start) = self.plain.rows.get(row).map(|row| row.start.min(byte)) else {
                return 0.0;
            };
            self.above[row] + length(self.plain, &(start..byte)).floor()
        };
        place(words.start)..place(words.end) + 1.0
    }
}

/// Returns how many lines a range of the text would fill.
fn length(plain: &Projection, range: &Range<u32>) -> f64 {
    let text = &plain.text[range.start as usize..range.end as usize];
    text.chars().count() as f64 / TEXT_LINE as f64
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
    // The words that were there before are a line of their own, or more.
    let was = note.was.as_ref().map_or(0, |was| {
        let words = was.quoted().map_or(0, |quoted| quoted.words().chars().count());
        NOTE_LINE + words
    });
    let signs = FRAME + was + finding + positions.sum::<usize>();
    (signs as f64 / NOTE_LINE as f64).ceil() * NOTE_HEIGHT + NOTE_SPACE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(first: f64, last: f64, height: f64) -> Option<NoteLines> {
        Some(NoteLines { words: first..last + 1.0, height })
    }

    #[test]
    fn notes_begin_above_their_words_only_where_others_need_the_room() {
        let far_apart = [at(0.0, 0.0, 3.0), at(5.0, 5.0, 3.0)];
        assert_eq!(in_lines(&far_apart), [0, 0]);
        let one_line = [at(5.0, 5.0, 3.0), at(5.0, 5.0, 3.0)];
        assert_eq!(in_lines(&one_line), [2, 0]);
        let many_lines = [at(5.0, 5.0, 3.0), at(5.0, 9.0, 3.0)];
        assert_eq!(in_lines(&many_lines), [0, 0]);
        let with_others = [None, at(5.0, 5.0, 3.0), None, at(6.0, 6.0, 2.0)];
        assert_eq!(in_lines(&with_others), [0, 2, 0, 0]);
    }

    #[test]
    fn no_note_begins_so_high_that_it_is_not_beside_its_words() {
        for height in [1.0, 2.0, 3.5, 9.0] {
            let crowd: Vec<_> = (0..8).map(|_| at(20.0, 20.0, height)).collect();
            for lift in in_lines(&crowd) {
                assert!(lift as f64 <= HIGHEST.min(height), "{lift} of {height}");
            }
        }
    }
}

//! The text of a version with its changes, and the passages of it that notes quote.

use std::ops::Range;

use super::diff::{DiffAlignment, DiffPlace, DiffText};
use super::marks;
use crate::markdown::{Mark, Point};
use crate::model::document::ArticleDoc;
use crate::model::site::{ArticleIx, BesidePlace, EarlierPassage, Note, NoteIx};
use crate::model::versions::VersionDiff;
use crate::render::page_context::PageContext;
use crate::text::word_diff::{DiffBlock, DiffTag};

/// A version's text in its parts.
pub(super) struct VersionText {
    pub(super) headline: Vec<NotedBlock>,
    pub(super) standfirst: Vec<NotedBlock>,
    pub(super) text: Vec<NotedBlock>,
    pub(super) footnotes: Vec<NotedBlock>,
    /// The notes on headline and standfirst, and on all of the version.
    pub(super) head: Vec<NoteIx>,
}

/// A block with the passages that notes quote.
pub(super) struct NotedBlock {
    text: DiffText,
    marks: Vec<Mark>,
    points: Vec<Point>,
    /// The notes whose passages end here.
    pub(super) notes: Vec<NoteIx>,
}

impl NotedBlock {
    fn new(block: &DiffBlock) -> Self {
        let (marks, points, notes) = Default::default();
        Self { text: DiffText::new(block), marks, points, notes }
    }

    /// Returns its words as HTML.
    pub(super) fn html(&self) -> String {
        self.text.html(self.marks.clone(), &self.points)
    }
}

impl VersionText {
    /// Puts `passages` of a version, each with its note, into its text. `diff` has the changes
    /// since the version before.
    pub(super) fn new(
        ctx: &PageContext<'_>,
        at: ArticleIx,
        doc: &ArticleDoc,
        diff: &VersionDiff,
        passages: &[(NoteIx, &EarlierPassage)],
    ) -> Self {
        let noted = |blocks: &[DiffBlock]| blocks.iter().map(NotedBlock::new).collect::<Vec<_>>();
        let mut it = Self {
            headline: noted(&diff.headline),
            standfirst: noted(&diff.standfirst),
            text: noted(&diff.text),
            footnotes: noted(&diff.footnotes),
            head: Vec::new(),
        };
        if passages.is_empty() {
            return it;
        }
        let standfirst = doc.standfirst.as_deref().unwrap_or_default();
        let line = |text: &str, blocks: &[NotedBlock]| {
            let whole = 0..text.len() as u32;
            align(text, std::slice::from_ref(&whole), blocks)
        };
        let in_headline = line(&doc.title, &it.headline);
        let in_standfirst = line(standfirst, &it.standfirst);
        let in_text = align(&doc.body.plain.text, &doc.body.plain.rows, &it.text);
        let footnotes = doc.body.footnotes();
        let in_footnotes = align(&footnotes.text, &footnotes.rows, &it.footnotes);
        for (number, passage) in passages {
            let beside = passage.beside.as_ref().map(|beside| (&beside.place, &beside.range));
            // Notes on headline and standfirst are above the text.
            let (blocks, alignment, range, is_below) = match (&passage.anchor, beside) {
                (Some(range), _) => (&mut it.text, &in_text, range.clone(), true),
                (None, Some((BesidePlace::Headline, range))) => {
                    (&mut it.headline, &in_headline, range.clone(), false)
                }
                (None, Some((BesidePlace::Standfirst, range))) => {
                    (&mut it.standfirst, &in_standfirst, range.clone(), false)
                }
                (None, Some((BesidePlace::Footnote(label), range))) => {
                    let [range, _] = footnotes.place(label, range).unwrap_or_default();
                    (&mut it.footnotes, &in_footnotes, range, true)
                }
                (None, None) => {
                    it.head.push(*number);
                    continue;
                }
            };
            let note = &ctx.site.articles[at].notes[*number];
            let places = alignment.places(&range);
            mark(ctx, (*number, note), blocks, &places);
            match places.last().filter(|_| is_below) {
                Some(last) => blocks[last.block].notes.push(*number),
                None => it.head.push(*number),
            }
        }
        it
    }
}

fn align(text: &str, rows: &[Range<u32>], blocks: &[NotedBlock]) -> DiffAlignment {
    DiffAlignment::new(text, rows, DiffTag::Gone, blocks.iter().map(|block| &block.text))
}

/// Marks the places of a note's passage: the first has its id, the last its marker.
fn mark(
    ctx: &PageContext<'_>,
    (number, note): (NoteIx, &Note),
    blocks: &mut [NotedBlock],
    places: &[DiffPlace],
) {
    for (nth, place) in places.iter().enumerate() {
        let NotedBlock { text, marks, points, .. } = &mut blocks[place.block];
        let (mut own, mut markers) = (Vec::new(), Vec::new());
        let words = (text.text.as_str(), &place.range);
        marks::quote(ctx, (number, None), note, words, (&mut own, &mut markers));
        if nth > 0 {
            own.iter_mut().for_each(|mark| mark.id.clear());
        }
        if nth + 1 == places.len() {
            points.append(&mut markers);
        }
        marks.append(&mut own);
    }
}

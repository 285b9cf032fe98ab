//! Makes the views of earlier versions of an article for its notes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::diff::{DiffAlignment, DiffPlace, DiffText};
use crate::markdown::{Mark, escaped};
use crate::model::document::Seen;
use crate::model::index::IndexList;
use crate::model::site::{ArticleIx, BesidePlace, EarlierPassage, Note};
use crate::model::versions::VersionDiff;
use crate::render::page::Page;
use crate::render::page_context::PageContext;
use crate::render::views::{Html, NoteVersion, WasView};
use crate::text::one_line;
use crate::text::word_diff::{DiffBlock, DiffTag};

/// Returns the address of what a note quotes of a version, if the text of the version is shown.
fn href(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    note: &Note,
    passage: &EarlierPassage,
) -> Option<String> {
    passage.version.as_ref()?;
    let place = ctx.site.version_at(article, passage.seen)?;
    let page = ctx.page_href(Page::Version(article, place));
    Some(if passage.anchor.is_some() || passage.beside.is_some() {
        page + "#q-" + note.doc.id.value.as_str()
    } else {
        page
    })
}

/// Returns the version that a note is on, if that is an earlier one.
pub(super) fn version(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    note: &Note,
) -> Option<NoteVersion> {
    let earlier = note.earlier.as_ref()?;
    Some(NoteVersion {
        label: ctx.version_label(earlier.seen),
        href: href(ctx, article, note, earlier),
        passage: None,
    })
}

/// Returns what an earlier version has in place of a note's words.
pub(super) fn was(ctx: &PageContext<'_>, article: ArticleIx, note: &Note) -> Option<WasView> {
    let was = note.was.as_ref()?;
    let is_put_in = note.doc.was.as_ref().is_some_and(|was| was.quote.is_none());
    let words = was.quoted().map(|quoted| {
        Html::from(["<del>", &escaped(&one_line(quoted.words())), "</del>"].concat())
    });
    let time = ctx.seen_at(was.seen);
    let key = match words {
        Some(_) => "note_in_version",
        None if is_put_in => "note_put_in",
        None => "note_changed",
    };
    Some(WasView {
        label: ctx.translations.fill(key, &[("time", &time)]),
        href: href(ctx, article, note, was),
        words,
    })
}

/// Returns for each note on words of an earlier version the sentence that they were in, with what
/// was taken out and put in since.
pub(super) fn passages(ctx: &PageContext<'_>, at: ArticleIx) -> IndexList<Note, Option<Html>> {
    let article = &ctx.site.articles[at];
    let mut diffs: BTreeMap<Seen, (Arc<VersionDiff>, ChangedText)> = BTreeMap::new();
    let passage = |note: &Note| {
        let earlier = note.earlier.as_ref()?;
        let then = &earlier.version.as_ref()?.doc;
        let (diff, body) = diffs.entry(earlier.seen).or_insert_with(|| {
            let diff = since(ctx, at, earlier.seen);
            let diff = diff.unwrap_or_else(|| VersionDiff::of(then, &article.doc).into());
            let plain = &then.body.plain;
            let body = ChangedText::new(&plain.text, &plain.rows, &diff.text);
            (diff, body)
        });
        let quoted = earlier.quoted()?;
        let words = quoted.range.start as u32..quoted.range.end as u32;
        let whole = 0..quoted.text.len() as u32;
        let line = |blocks: &[DiffBlock]| {
            let rows = std::slice::from_ref(&whole);
            ChangedText::new(quoted.text, rows, blocks).part(&whole, &words)
        };
        Some(match earlier.beside.as_ref().map(|beside| &beside.place) {
            None => {
                let sentence = then.body.sentence(quoted.range.clone());
                body.part(&(sentence.start as u32..sentence.end as u32), &words)
            }
            Some(BesidePlace::Headline) => line(&diff.headline),
            Some(BesidePlace::Standfirst) => line(&diff.standfirst),
            Some(BesidePlace::Footnote(label)) => {
                let footnotes = then.body.footnotes();
                let [words, whole] = footnotes.place(label, &words)?;
                let rows = &footnotes.rows;
                ChangedText::new(&footnotes.text, rows, &diff.footnotes).part(&whole, &words)
            }
        })
    };
    article.notes.iter().map(passage).collect()
}

/// Returns what changed since a version, if the present one is right after it.
fn since(ctx: &PageContext<'_>, at: ArticleIx, seen: Seen) -> Option<Arc<VersionDiff>> {
    let [.., before, present] = ctx.site.versions_of(at) else { return None };
    let change = present.change.as_ref().filter(|_| before.seen == Some(seen))?;
    change.diff.clone()
}

/// An older text with what was taken out and put in.
struct ChangedText {
    blocks: Vec<DiffText>,
    alignment: DiffAlignment,
}

impl ChangedText {
    fn new(text: &str, rows: &[Range<u32>], blocks: &[DiffBlock]) -> Self {
        let blocks: Vec<DiffText> = blocks.iter().map(DiffText::new).collect();
        let alignment = DiffAlignment::new(text, rows, DiffTag::New, &blocks);
        Self { blocks, alignment }
    }

    /// Returns a part of the text with what was taken out and put in, and some words in it as
    /// `<mark>`.
    fn part(&self, around: &Range<u32>, words: &Range<u32>) -> Html {
        let words = self.alignment.places(words);
        let part = |part: DiffPlace| {
            let own = words.iter().filter(|words| words.block == part.block);
            let marks = own.map(|words| {
                let (id, attributes, href) = Default::default();
                Mark { range: words.range.clone(), tag: "mark", id, attributes, href }
            });
            let block = &self.blocks[part.block];
            block.part(part.range.start..block.with_new(part.range.end), marks.collect())
        };
        let parts: Vec<String> = self.alignment.blocks(around).into_iter().map(part).collect();
        parts.join(" ").into()
    }
}

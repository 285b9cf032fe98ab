//! What notes show of earlier versions of their article.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::diff::{DiffAlignment, DiffPlace, DiffText};
use crate::markdown::{Mark, escaped};
use crate::model::document::Seen;
use crate::model::index::IndexList;
use crate::model::site::{ArticleIx, BesidePlace, EarlierPassage, Note};
use crate::model::versions::VersionDiff;
use crate::render::page_context::PageContext;
use crate::render::route::Page;
use crate::render::views::{Html, NoteVersion, WasView};
use crate::text::one_line;
use crate::text::word_diff::{DiffBlock, Fate};

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
    let is_marked = match &passage.beside {
        Some(beside) => !matches!(beside.place, BesidePlace::Footnote(_)),
        None => passage.anchor.is_some(),
    };
    Some(if is_marked { page + "#q-" + note.doc.id.value.as_str() } else { page })
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
    let mut diffs: BTreeMap<Seen, VersionDiff> = BTreeMap::new();
    let passage = |note: &Note| {
        let earlier = note.earlier.as_ref()?;
        let then = &earlier.version.as_ref()?.doc;
        let diff = diffs.entry(earlier.seen).or_insert_with(|| VersionDiff::of(then, &article.doc));
        let quoted = earlier.quoted()?;
        let words = quoted.range.start as u32..quoted.range.end as u32;
        let whole = 0..quoted.text.len() as u32;
        let line = std::slice::from_ref(&whole);
        let (rows, blocks, around) = match earlier.beside.as_ref().map(|beside| &beside.place) {
            None => {
                let sentence = then.body.sentence(quoted.range.clone());
                let sentence = sentence.start as u32..sentence.end as u32;
                (&then.body.plain.rows[..], &diff.text, sentence)
            }
            Some(BesidePlace::Headline) => (line, &diff.headline, whole.clone()),
            Some(BesidePlace::Standfirst) => (line, &diff.standfirst, whole.clone()),
            Some(BesidePlace::Footnote(_)) => return None,
        };
        Some(changed(quoted.text, rows, blocks, (&around, &words)))
    };
    article.notes.iter().map(passage).collect()
}

/// Returns a part of an older text with what was taken out and put in, and some words in it as
/// `<mark>`.
fn changed(
    text: &str,
    rows: &[Range<u32>],
    blocks: &[DiffBlock],
    (around, words): (&Range<u32>, &Range<u32>),
) -> Html {
    let blocks: Vec<DiffText> = blocks.iter().map(DiffText::new).collect();
    let alignment = DiffAlignment::new(text, rows, Fate::New, &blocks);
    let words = alignment.places(words);
    let part = |part: DiffPlace| {
        let (id, attributes, href): (String, Cow<'static, str>, String) = Default::default();
        let own = words.iter().filter(|words| words.block == part.block);
        let marks = own.map(|words| Mark {
            range: words.range.clone(),
            tag: "mark",
            id: id.clone(),
            attributes: attributes.clone(),
            href: href.clone(),
        });
        let block = &blocks[part.block];
        block.part(part.range.start..block.with_new(part.range.end), marks.collect())
    };
    let parts: Vec<String> = alignment.blocks(around).into_iter().map(part).collect();
    parts.join(" ").into()
}

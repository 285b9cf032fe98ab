//! The words of an article that others have, too: their marks, with the outlets that have them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::excerpts::own_language;
use crate::markdown::{Mark, Point, escaped};
use crate::model::TextForm;
use crate::model::site::{Article, ArticleIx, OutletIx};
use crate::overlap::places;
use crate::render::page_context::PageContext;

/// The most outlets that are named at words.
const OUTLETS: usize = 6;

/// Words that the same outlets have: bytes of what is shown of a text. They begin and end with a
/// word.
struct SharedWords {
    range: Range<u32>,
    outlets: Vec<OutletIx>,
}

/// Returns the marks of the words that other articles have, too, without speech, as far as they are
/// shown; each says which outlets have its words. The points are at the ends of their blocks, and
/// say it for those who cannot point at words.
pub(super) fn marks(ctx: &PageContext<'_>, at: ArticleIx) -> (Vec<Mark>, Vec<Point>) {
    let all = shared_words(ctx, at);
    let rows = &ctx.site.articles[at].doc.body.plain.rows;
    let row_of = |end: u32| rows.partition_point(|row| row.end < end);
    let mut of_rows: BTreeMap<usize, BTreeSet<OutletIx>> = BTreeMap::new();
    for SharedWords { range, outlets } in &all {
        for row in row_of(range.start + 1)..=row_of(range.end) {
            of_rows.entry(row).or_default().extend(outlets);
        }
    }
    let language = own_language(ctx, at);
    let point = |(row, outlets): (usize, BTreeSet<OutletIx>)| {
        let names = escaped(&named(ctx, outlets.iter()));
        let html = ["<span class=\"with\" data-in=\"", &names, "\"", &language, "></span>"];
        Some(Point { at: rows.get(row)?.end, html: html.concat() })
    };
    let points = of_rows.into_iter().filter_map(point).collect();
    let mark = |SharedWords { range, outlets }: SharedWords| {
        let names = escaped(&named(ctx, outlets.iter()));
        let attributes = [" class=\"shared\" title=\"", &names, "\""].concat().into();
        let (id, href) = Default::default();
        Mark { range, tag: "span", id, attributes, href }
    };
    (all.into_iter().map(mark).collect(), points)
}

fn shared_words(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<SharedWords> {
    let ends = ends(ctx, at);
    if ends.is_empty() {
        return Vec::new();
    }
    let Some(words) = word_places(&ctx.site.articles[at]) else { return Vec::new() };
    let mut out = Vec::new();
    let mut here: BTreeMap<OutletIx, usize> = BTreeMap::new();
    let mut from = 0;
    for (to, changes) in ends {
        let outlets: Vec<OutletIx> = here.keys().copied().collect();
        if !outlets.is_empty() {
            let ranges = shown(&words, from..to);
            out.extend(ranges.map(|range| SharedWords { range, outlets: outlets.clone() }));
        }
        for (outlet, begins) in changes {
            let count = here.entry(outlet).or_default();
            *count = if begins { *count + 1 } else { *count - 1 };
        }
        here.retain(|_, count| *count > 0);
        from = to;
    }
    out
}

/// Returns the words of a text at which words begin that an outlet has, too, and those after the
/// last of them; each with these outlets, and whether their words begin.
fn ends(ctx: &PageContext<'_>, at: ArticleIx) -> BTreeMap<u32, Vec<(OutletIx, bool)>> {
    let mut ends: BTreeMap<u32, Vec<(OutletIx, bool)>> = BTreeMap::new();
    for with in ctx.site.overlaps.with(at) {
        let outlet = ctx.site.articles[with.other].outlet;
        let passages = with.shared.passages.iter().filter(|passage| !passage.speech);
        for run in passages.flat_map(|passage| &passage.runs) {
            ends.entry(run.at[with.side]).or_default().push((outlet, true));
            ends.entry(run.ends()[with.side]).or_default().push((outlet, false));
        }
    }
    // What begins counts before what ends.
    ends.values_mut().for_each(|changes| changes.sort_by_key(|(_, begins)| !begins));
    ends
}

/// Returns the bytes of each word of a full text in what is shown of it; an empty range for a word
/// that is not. `None` for a digest, whose words are the editor's.
pub(super) fn word_places(article: &Article) -> Option<Vec<Range<u32>>> {
    if article.doc.text == TextForm::Digest {
        return None;
    }
    let Some(excerpts) = &article.excerpts else {
        return Some(places(&article.doc.body.plain.text));
    };
    let count = excerpts.numbered.last().map_or(0, |last| last.0 as usize + 1);
    let mut words = vec![0..0; count];
    for (number, place) in &excerpts.numbered {
        words[*number as usize] = place.clone();
    }
    Some(words)
}

/// Returns the bytes of a row of words, without those that are not shown, which have empty ranges.
fn shown(words: &[Range<u32>], row: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    let end = words.len().min(row.end as usize);
    let row = words.get(row.start as usize..end).unwrap_or_default();
    let pieces = row.chunk_by(|one, next| one.is_empty() == next.is_empty());
    let bytes = |piece: &[Range<u32>]| piece[0].start..piece[piece.len() - 1].end;
    pieces.filter(|piece| !piece[0].is_empty()).map(bytes)
}

fn named<'a>(
    ctx: &PageContext<'_>,
    outlets: impl ExactSizeIterator<Item = &'a OutletIx>,
) -> String {
    let rest = outlets.len().saturating_sub(OUTLETS);
    let names = outlets.take(OUTLETS).map(|outlet| ctx.site.outlets[*outlet].short.clone());
    let more = (rest > 0).then(|| format!("+{}", ctx.translations.number(rest)));
    let names: Vec<String> = names.chain(more).collect();
    let names = names.join(ctx.translations.get("comma"));
    ctx.translations.fill("shared_with", &[("outlets", &names)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_begin_and_end_with_a_word_that_is_shown() {
        let text = "The old mill, by the weir.";
        let words = places(text);
        let of = |words: &[Range<u32>], row| -> Vec<&str> {
            shown(words, row).map(|it| &text[it.start as usize..it.end as usize]).collect()
        };
        assert_eq!(of(&words, 0..3), ["The old mill"]);
        assert_eq!(of(&words, 3..9), ["by the weir"]);
        assert_eq!(of(&words, 7..9), [""; 0]);
        let mut excerpt = words;
        excerpt[2] = 0..0;
        assert_eq!(of(&excerpt, 1..5), ["old", "by the"]);
        assert_eq!(of(&excerpt, 2..3), [""; 0]);
    }
}

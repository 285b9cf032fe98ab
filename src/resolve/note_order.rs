//! The order of the notes on an article.

use std::ops::Range;

use crate::model::document::{ArticleDoc, Seen};
use crate::model::site::{BesideAnchor, BesidePlace, Note};

/// Returns what notes are sorted by: those on the present version, then those on earlier ones, by
/// time; within each of these by place.
pub(super) fn order_of(doc: &ArticleDoc) -> impl Fn(&Note) -> (Option<Seen>, (u32, u32, u32)) {
    move |note| match (&note.doc.version, &note.earlier) {
        (None, _) => (None, order(doc, note.anchor.as_ref(), note.beside.as_ref())),
        (Some(named), earlier) => {
            let place = earlier.as_ref().and_then(|it| {
                let doc = &it.version.as_ref()?.doc;
                Some(order(doc, it.anchor.as_ref(), it.beside.as_ref()))
            });
            (Some(named.value), place.unwrap_or_default())
        }
    }
}

/// Returns what notes are sorted by: headline, standfirst, the whole article, then by passage; a
/// footnote is where it is referred to.
fn order(
    doc: &ArticleDoc,
    anchor: Option<&Range<u32>>,
    beside: Option<&BesideAnchor>,
) -> (u32, u32, u32) {
    match (anchor, beside) {
        (Some(range), _) => (range.start + 1, range.end, 0),
        (None, None) => (0, 2, 0),
        (None, Some(BesideAnchor { place, range })) => match place {
            BesidePlace::Headline => (0, 0, range.start),
            BesidePlace::Standfirst => (0, 1, range.start),
            BesidePlace::Footnote(label) => {
                let at = doc.body.footnote(label).map_or(u32::MAX, |(_, at)| at);
                (at, at, range.start + 1)
            }
        },
    }
}

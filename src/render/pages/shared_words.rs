//! The words of an article that others have, too: their marks, with the outlets that have them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown::{Mark, escaped};
use crate::model::site::{ArticleIx, OutletIx};
use crate::overlap::{in_bytes, places};
use crate::render::page_context::PageContext;

/// The most outlets that are named at words.
const OUTLETS: usize = 6;

/// Returns the marks of the words that other articles have, too, without speech. Where the text is
/// shown whole, each says which outlets have its words.
pub(super) fn marks(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Mark> {
    let entry = &ctx.site.articles[at];
    let passages = ctx.site.overlaps.passages(at);
    if passages.is_empty() || entry.excerpts.is_some() {
        let shown = passages.iter().filter_map(|passage| entry.shown(passage));
        return shown.filter_map(|range| mark(range, "")).collect();
    }
    let mut out = Vec::new();
    let mut here: BTreeMap<OutletIx, usize> = BTreeMap::new();
    let mut from = 0;
    for (to, changes) in ends(ctx, at) {
        if !here.is_empty() {
            out.extend(mark(from..to, &title(ctx, here.keys())));
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

/// Returns the bytes at which words begin or end that an outlet has, too, each with these outlets
/// and whether their words begin.
fn ends(ctx: &PageContext<'_>, at: ArticleIx) -> BTreeMap<u32, Vec<(OutletIx, bool)>> {
    let words = places(&ctx.site.articles[at].doc.body.plain.text);
    let mut ends: BTreeMap<u32, Vec<(OutletIx, bool)>> = BTreeMap::new();
    for with in ctx.site.overlaps.with(at) {
        let outlet = ctx.site.articles[with.other].outlet;
        let passages = with.shared.passages.iter().filter(|passage| !passage.speech);
        let runs = passages.flat_map(|passage| &passage.runs);
        let runs = runs.map(|run| run.at[with.side]..run.ends()[with.side]).collect();
        for range in in_bytes(&words, runs) {
            ends.entry(range.start).or_default().push((outlet, true));
            ends.entry(range.end).or_default().push((outlet, false));
        }
    }
    // What begins counts before what ends.
    ends.values_mut().for_each(|changes| changes.sort_by_key(|(_, begins)| !begins));
    ends
}

fn title<'a>(
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

fn mark(range: Range<u32>, title: &str) -> Option<Mark> {
    let attributes = match title {
        "" => " class=\"shared\"".into(),
        title => format!(" class=\"shared\" title=\"{}\"", escaped(title)).into(),
    };
    let (id, href) = Default::default();
    (!range.is_empty()).then_some(Mark { range, tag: "span", id, attributes, href })
}

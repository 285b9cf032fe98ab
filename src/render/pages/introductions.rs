//! How each outlet introduces an actor: its first mention, and the names that it uses.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::claim_grid::heaviest;
use super::mentions::{Spoken, mention_href};
use crate::model::TextForm;
use crate::model::site::{ArticleIx, Entity, OutletIx, Site};
use crate::render::counts::NameCounts;
use crate::render::cut::cut_around;
use crate::render::page_context::PageContext;
use crate::render::translations::Sum;
use crate::render::views::{FirstMention, Introduction, UsedName};

/// The most outlets in the table of introductions, names in one of its cells, and words on each
/// side of a name.
const OUTLETS: usize = 12;
const NAMES: usize = 6;
const WORDS: usize = 10;

/// Returns how the outlets that name an actor introduce it: all, or those that name it most.
pub(super) fn introductions(
    ctx: &PageContext<'_>,
    sums: &BTreeMap<OutletIx, Sum>,
    named: &NameCounts<'_>,
    spoken: &[Spoken],
) -> Vec<Introduction> {
    let mut firsts: BTreeMap<OutletIx, (&Spoken, bool)> = BTreeMap::new();
    for item in spoken {
        let first = firsts.entry(ctx.site.articles[item.article].outlet).or_insert((item, false));
        first.1 |= !is_in_order(ctx.site, first.0.article, item.article);
    }
    let outlets = heaviest(&naming_outlets(ctx, sums, spoken), OUTLETS, |it| sums[it].count);
    let introduction = |outlet: OutletIx| {
        let mut used: Vec<UsedName> = Vec::new();
        for ((name, misspelling), counts) in &named.0 {
            if let Some(count) = counts.get(&outlet).copied().filter(|count| *count > 0) {
                let name = name.clone().into_owned();
                used.push(UsedName { name, misspelling: *misspelling, count });
            }
        }
        used.sort_by_key(|name| Reverse(name.count));
        let more = used.len().saturating_sub(NAMES);
        used.truncate(NAMES);
        Introduction {
            outlet: ctx.short_link(Entity::Outlet(outlet)),
            first: firsts
                .get(&outlet)
                .map(|(item, unordered)| first_mention(ctx, item, *unordered)),
            names: used,
            more,
            partial: sums[&outlet].partial,
        }
    };
    outlets.into_iter().map(introduction).collect()
}

/// Returns what heads the first mentions: in a digest, the editor introduces the actor.
pub(super) fn introduced_as(ctx: &PageContext<'_>, list: &[Introduction]) -> String {
    let firsts = || list.iter().filter_map(|it| it.first.as_ref());
    let key = match (firsts().any(|it| it.digest), firsts().any(|it| !it.digest)) {
        (true, false) => "introduced_digest",
        (true, true) => "introduced_both",
        _ => "introduced_as",
    };
    ctx.translations.get(key).to_owned()
}

/// Returns the outlets known to name an actor, in the order of their first articles.
pub(super) fn naming_outlets(
    ctx: &PageContext<'_>,
    sums: &BTreeMap<OutletIx, Sum>,
    spoken: &[Spoken],
) -> Vec<OutletIx> {
    let of = |item: &Spoken| ctx.site.articles[item.article].outlet;
    let spoken: BTreeSet<OutletIx> = spoken.iter().map(of).collect();
    let names = |at: &OutletIx| {
        sums.get(at).is_some_and(|sum| sum.count > 0 || (sum.partial && spoken.contains(at)))
    };
    ctx.outlets().iter().copied().filter(names).collect()
}

/// Returns whether an article is known to be before another one listed after it, or is the same.
fn is_in_order(site: &Site, one: ArticleIx, other: ArticleIx) -> bool {
    let [first, second] = [one, other].map(|at| &site.articles[at]);
    let placed = [first, second].iter().all(|it| it.doc.sequence.is_some())
        && first.doc.published.instant() == second.doc.published.instant();
    one == other || placed || first.is_before(second)
}

fn first_mention(ctx: &PageContext<'_>, item: &Spoken, unordered: bool) -> FirstMention {
    let entry = &ctx.site.articles[item.article];
    let (lang, dir) = ctx.foreign(entry.doc.lang.as_deref());
    let href = mention_href(ctx, item.article, item.place);
    let words = entry.sentence(&item.words, &item.sentence);
    let shown = words.is_some();
    let html = words.map(|[before, words, after]| {
        let cut = cut_around([&before, &words, &after], WORDS, WORDS * 5 / 2);
        ctx.linked_cut(item.article, &cut, &href)
    });
    FirstMention {
        html: html.unwrap_or_else(|| ctx.hidden(1).into()),
        published: ctx.time(entry.doc.published),
        digest: entry.doc.text == TextForm::Digest,
        href,
        lang,
        dir,
        shown,
        unordered,
    }
}

//! Makes the views of shared passages: for an article, for an outlet, and for the page on all.

use std::collections::BTreeMap;

use super::{apparatus, chain};
use crate::model::TextForm;
use crate::model::overlaps::{Order, OrderBasis};
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::render::page::{Page, has_overlaps};
use crate::render::page_context::PageContext;
use crate::render::views::{
    ChainView, OrderView, OutletShare, OutletShares, OverlapRow, OverlapsView, SharedRow,
    SharedView,
};

/// The most pairs on the page of all.
const PAIRS: usize = 200;
/// The most others on the page of an article.
const OTHERS: usize = 10;
/// The most digests that are listed as not compared.
const NOT_COMPARED: usize = 50;

/// Returns the address of the page on who shares with whom, if there is one.
pub(super) fn href(ctx: &PageContext<'_>) -> Option<String> {
    has_overlaps(ctx.site).then(|| ctx.page_href(Page::Overlaps))
}

/// Returns how the order of two articles is known.
fn order(ctx: &PageContext<'_>, order: Option<Order>) -> OrderView {
    let (kind, key) = match order {
        None => ("unknown", "overlap_unknown"),
        Some(Order { basis: OrderBasis::Via, inferred: false, .. }) => ("stated", "overlap_stated"),
        Some(Order { basis: OrderBasis::Via, inferred: true, .. }) => {
            ("inferred", "overlap_inferred")
        }
        Some(Order { inferred: false, .. }) => ("published", "overlap_published"),
        Some(Order { inferred: true, .. }) => ("inferred", "overlap_published_inferred"),
    };
    OrderView { kind, label: ctx.translations.get(key).to_owned() }
}

/// Returns what an article shares with others.
pub(super) fn of_article(ctx: &PageContext<'_>, at: ArticleIx) -> Option<SharedView> {
    let all = ctx.site.overlaps.with(at);
    if all.is_empty() {
        return None;
    }
    let more = all.len().saturating_sub(OTHERS);
    let row = |(place, shared): (usize, &crate::model::overlaps::SharedWith<'_>)| {
        let words = |at| ctx.site.overlaps.words(at).unwrap_or_default();
        let (own, others) = (words(at), words(shared.other));
        let [here, there] = shared.sides;
        let shares = [
            ctx.translations.percent(here.copied, own),
            ctx.translations.percent(there.copied, others),
        ];
        let values = [("here", shares[0].as_str()), ("there", &shares[1])];
        let speech = ctx.translations.percent(here.speech, own);
        let known = ctx.site.order([at, shared.other]);
        let label = match known {
            None => "overlap_unknown",
            Some(Order { first, basis: OrderBasis::Via, inferred }) => {
                match (first == shared.other, inferred) {
                    (true, false) => "overlap_source",
                    (true, true) => "overlap_source_inferred",
                    (false, false) => "overlap_copy",
                    (false, true) => "overlap_copy_inferred",
                }
            }
            Some(Order { first, inferred, .. }) => match (first == shared.other, inferred) {
                (true, false) => "overlap_earlier",
                (true, true) => "overlap_earlier_inferred",
                (false, false) => "overlap_later",
                (false, true) => "overlap_later_inferred",
            },
        };
        let changes = apparatus::changes(ctx, at, shared, place);
        let (lang, dir) = ctx.foreign(ctx.site.articles[at].doc.lang.as_deref());
        SharedRow {
            link: ctx.link(Entity::Article(shared.other)),
            outlet: ctx.outlet_short(shared.other).to_owned(),
            sentence: if here.copied + there.copied > 0 {
                ctx.translations.fill("overlap_shares", &values)
            } else {
                String::new()
            },
            speech: (here.speech > 0)
                .then(|| ctx.translations.fill("overlap_speech", &[("here", &speech)])),
            order: OrderView { label: ctx.translations.get(label).to_owned(), ..order(ctx, known) },
            in_head: place == 0 && 20 * here.copied >= own.max(1),
            changes: changes.entries,
            more_changes: (changes.more > 0)
                .then(|| ctx.translations.count("overlap_more_changes", changes.more)),
            not_listed: changes
                .hidden
                .then(|| ctx.translations.get("overlap_not_whole").to_owned()),
            lang,
            dir,
        }
    };
    Some(SharedView {
        rows: all.iter().take(OTHERS).enumerate().map(row).collect(),
        more: (more > 0).then(|| ctx.translations.count("overlap_more", more)),
        all: href(ctx)?,
    })
}

/// Words of an outlet that are in articles of another one.
#[derive(Debug, Clone, Copy, Default)]
struct Words {
    all: u32,
    first_there: u32,
    first_here: u32,
    unknown: u32,
}

/// The articles of one outlet that have words of an article.
#[derive(Debug, Clone, Copy, Default)]
struct Sharers {
    /// How many words the one has that has most.
    most: u32,
    /// How many the one has that has most of those that were first.
    first_there: u32,
    /// Whether all others came later.
    later: bool,
}

/// Returns how much of an outlet's articles others have. Of each article and each outlet that
/// article counts which has most of it, so that all figures are lower limits. Words that one of the
/// outlet's articles may have had before are not first here.
pub(super) fn of_outlet(ctx: &PageContext<'_>, own: &[ArticleIx]) -> Option<OutletShares> {
    let overlaps = &ctx.site.overlaps;
    let compared = own.iter().filter_map(|at| overlaps.words(*at));
    let whole = compared.fold(0_u32, u32::saturating_add);
    let mut by_outlet: BTreeMap<OutletIx, Words> = BTreeMap::new();
    let mut before = 0_u32;
    for at in own {
        let outlet = |other: ArticleIx| ctx.site.articles[other].outlet;
        let mut sharers: BTreeMap<OutletIx, Sharers> = BTreeMap::new();
        let mut earlier = 0;
        for shared in overlaps.with(*at) {
            let copied = shared.sides[0].copied;
            if outlet(shared.other) == outlet(*at) || copied == 0 {
                continue;
            }
            let all = sharers
                .entry(outlet(shared.other))
                .or_insert(Sharers { later: true, ..Sharers::default() });
            all.most = all.most.max(copied);
            match ctx.site.order([*at, shared.other]) {
                Some(order) if order.first == shared.other => {
                    // Two may have had different words of it.
                    all.later &= all.first_there == 0;
                    all.first_there = all.first_there.max(copied);
                    earlier = earlier.max(copied);
                }
                Some(_) => {}
                None => all.later = false,
            }
        }
        before = before.saturating_add(earlier);
        for (outlet, Sharers { most, first_there, later }) in sharers {
            let words = by_outlet.entry(outlet).or_default();
            words.all = words.all.saturating_add(most);
            words.first_there = words.first_there.saturating_add(first_there);
            let rest = if later { &mut words.first_here } else { &mut words.unknown };
            *rest = rest.saturating_add(most - first_there);
        }
    }
    if by_outlet.is_empty() {
        return None;
    }
    let mut rows: Vec<(OutletIx, Words)> = by_outlet.into_iter().collect();
    rows.sort_by_key(|(outlet, words)| (std::cmp::Reverse(words.all), *outlet));
    let row = |(outlet, words): (OutletIx, Words)| {
        let share = |part: u32| ctx.translations.percent(part, whole);
        OutletShare {
            link: ctx.short_link(Entity::Outlet(outlet)),
            share: share(words.all),
            first_there: share(words.first_there),
            first_here: share(words.first_here),
            unknown: share(words.unknown),
        }
    };
    let share = ctx.translations.percent(before, whole);
    Some(OutletShares {
        sentence: ctx.translations.fill("overlap_outlet_before", &[("share", &share)]),
        rows: rows.into_iter().map(row).collect(),
        all: href(ctx)?,
    })
}

/// Returns the view of the page on who shares with whom.
pub(in crate::render) fn view(ctx: &PageContext<'_>) -> OverlapsView {
    let site = ctx.site;
    let words = |at: ArticleIx| site.overlaps.words(at).unwrap_or_default();
    let mut pairs = Vec::new();
    for shared in site.overlaps.all() {
        let places = shared.texts.map(ArticleIx::new);
        let share = |side: usize| {
            let part = shared.sides[side].copied;
            u64::from(part) * 10_000 / u64::from(words(places[side]).max(1))
        };
        pairs.push((std::cmp::Reverse(share(0).max(share(1))), places, shared));
    }
    let known = |places: &[ArticleIx; 2]| site.order(*places);
    pairs.sort_by_key(|(share, places, _)| (*share, *places));
    let more = pairs.len().saturating_sub(PAIRS);
    let row = |(_, places, shared): &(_, [ArticleIx; 2], &crate::overlap::SharedText)| {
        let known = known(places);
        let turned = known.is_some_and(|order| order.first == places[1]);
        let sides = if turned { [1, 0] } else { [0, 1] };
        let places = sides.map(|side| places[side]);
        let of = sides.map(|side| shared.sides[side]);
        let shares = |part: fn(&crate::overlap::Side) -> u32| {
            [0, 1].map(|side| ctx.translations.percent(part(&of[side]), words(places[side])))
        };
        OverlapRow {
            articles: places.map(|at| ctx.short_link(Entity::Article(at))),
            titles: places.map(|at| site.articles[at].doc.title.clone()),
            shares: shares(|side| side.copied),
            speech: (of[0].speech > 0).then(|| shares(|side| side.speech)),
            order: order(ctx, known),
            beside: ctx.pair_href(shared.texts.map(ArticleIx::new)),
        }
    };
    let (ordered, unordered): (Vec<_>, Vec<_>) =
        pairs.iter().take(PAIRS).partition(|(_, places, _)| known(places).is_some());
    let [rows, unordered] = [ordered, unordered].map(|list| list.into_iter().map(&row).collect());
    let mut languages = site.articles.indices().map(|at| site.language(at));
    let first = languages.next();
    let title = ctx.translations.get("overlap_title").to_owned();
    let compared = compared(ctx);
    let is_digest = |at: &ArticleIx| site.articles[*at].doc.text == TextForm::Digest;
    let chain = chain::view(ctx);
    OverlapsView {
        page: ctx.frame("overlaps", title, String::new()),
        rows,
        unordered,
        more: (more > 0).then(|| ctx.translations.count("overlap_more", more)),
        not_compared: site
            .not_compared()
            .take(NOT_COMPARED)
            .map(|at| ctx.short_link(Entity::Article(at)))
            .collect(),
        languages: first.is_some_and(|first| languages.any(|other| other != first)),
        compared: compared.len(),
        originals: compared.iter().any(is_digest),
        key: chain.as_ref().map(|chain| key(ctx, chain)).unwrap_or_default(),
        chain,
    }
}

/// Returns the articles that were compared with at least one other.
fn compared(ctx: &PageContext<'_>) -> Vec<ArticleIx> {
    let mut by_language: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    let known = |at: &ArticleIx| ctx.site.overlaps.words(*at).is_some();
    for at in ctx.site.articles.indices().filter(known) {
        by_language.entry(ctx.site.language(at)).or_default().push(at);
    }
    by_language.into_values().filter(|articles| articles.len() > 1).flatten().collect()
}

/// Returns the kinds of ways in a diagram, with their words.
fn key(ctx: &PageContext<'_>, chain: &ChainView) -> Vec<OrderView> {
    let kinds = ["stated", "inferred", "published", "unknown"];
    let used = |kind: &&str| chain.edges.iter().any(|edge| edge.kind == *kind);
    let label = |kind| ctx.translations.get(&format!("overlap_{kind}")).to_owned();
    let view = |kind| OrderView { kind, label: label(kind) };
    kinds.into_iter().filter(used).map(view).collect()
}

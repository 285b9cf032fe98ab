//! The index of pairs of articles, and the links to their pages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::site::{ArticleIx, Entity};
use crate::render::page::Page;
use crate::render::page_context::PageContext;
use crate::render::pairs::ArticlePair;
use crate::render::views::{PairCell, PairLink, PairsRow, PairsView};

/// The most articles of the matrix.
const COLUMNS: usize = 16;

/// Returns the view of the index.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> PairsView {
    let pairs = ctx.pairs();
    let mut counts: BTreeMap<ArticleIx, usize> = BTreeMap::new();
    for at in pairs.iter().flat_map(|pair| pair.articles) {
        *counts.entry(at).or_default() += 1;
    }
    let mut columns: Vec<ArticleIx> = counts.keys().copied().collect();
    columns.sort_by_key(|at| (Reverse(counts[at]), *at));
    columns.truncate(COLUMNS);
    columns.sort_unstable();
    let has_shares = pairs.iter().any(|pair| pair.shared(ctx.site).is_some());
    let find = |one: ArticleIx, other: ArticleIx| {
        let pair = find_pair(ctx, [one.min(other), one.max(other)])?;
        // What both have in common is the same from either side, but how much of one is in the
        // other is not.
        (has_shares || other < one).then(|| cell(ctx, pair, one))
    };
    let row = |at: &ArticleIx| PairsRow {
        article: ctx.link(Entity::Article(*at)),
        outlet: ctx.outlet_short(*at).to_owned(),
        cells: columns.iter().map(|other| find(*at, *other)).collect(),
    };
    let mut rows: Vec<PairsRow> = columns.iter().map(row).collect();
    rows.retain(|row| row.cells.iter().any(Option::is_some));
    let inside: BTreeSet<ArticleIx> = columns.iter().copied().collect();
    let is_rest = |pair: &&ArticlePair| !pair.articles.iter().all(|at| inside.contains(at));
    let link = |pair: &ArticlePair| PairLink {
        href: href(ctx, pair),
        outlets: pair.articles.map(|at| ctx.outlet_short(at).to_owned()),
        titles: pair.articles.map(|at| ctx.isolated(&ctx.site.articles[at].doc.title)),
        cell: cell(ctx, pair, pair.articles[0]),
    };
    // The last article is in no column of half a matrix.
    let used = if has_shares { columns.len() } else { columns.len().saturating_sub(1) };
    rows.iter_mut().for_each(|row| row.cells.truncate(used));
    let intro = if has_shares { "pairs_intro" } else { "pairs_intro_claims" };
    PairsView {
        page: ctx.frame(
            "pairs",
            ctx.translations.get("pairs_title").to_owned(),
            ctx.translations.get(intro).to_owned(),
        ),
        rows,
        rest: pairs.iter().filter(is_rest).map(link).collect(),
        columns: columns[..used].iter().map(|at| ctx.short_link(Entity::Article(*at))).collect(),
    }
}

/// Returns the pair of two articles, which are in their order.
pub(super) fn find_pair<'c>(
    ctx: &'c PageContext<'_>,
    articles: [ArticleIx; 2],
) -> Option<&'c ArticlePair> {
    let pairs = ctx.pairs();
    let place = pairs.binary_search_by_key(&articles, |pair| pair.articles).ok()?;
    Some(&pairs[place])
}

fn href(ctx: &PageContext<'_>, pair: &ArticlePair) -> String {
    ctx.page_href(Page::Pair(pair.articles[0], pair.articles[1]))
}

/// Returns what an article has in common with the other one of a pair.
fn cell(ctx: &PageContext<'_>, pair: &ArticlePair, at: ArticleIx) -> PairCell {
    let side = usize::from(pair.articles[1] == at);
    let words = ctx.site.overlaps.words(at).unwrap_or_default();
    let share = pair
        .shared(ctx.site)
        .map(|shared| ctx.translations.percent(shared.sides[side].copied, words));
    PairCell {
        href: href(ctx, pair),
        claims: (pair.claims > 0).then(|| ctx.translations.count("claims_of_both", pair.claims)),
        share,
    }
}

/// Returns the pages on which an article is beside another one: with the other article.
pub(super) fn beside(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<PairLink> {
    let own = ctx.pairs().iter().filter(|pair| pair.articles.contains(&at));
    let link = |pair: &ArticlePair| {
        let other = pair.articles[usize::from(pair.articles[0] == at)];
        PairLink {
            href: href(ctx, pair),
            outlets: [at, other].map(|at| ctx.outlet_short(at).to_owned()),
            titles: [at, other].map(|at| ctx.isolated(&ctx.site.articles[at].doc.title)),
            cell: cell(ctx, pair, at),
        }
    };
    own.map(link).collect()
}

//! Two articles side by side, and the index of such pairs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::claim_grid::stance;
use super::pair_blocks::{CommonWords, align, common_words, marked};
use crate::model::site::{ArticleIx, ClaimIx, Entity, Position};
use crate::model::{Stance, TextForm, When};
use crate::render::page::Page;
use crate::render::page_context::PageContext;
use crate::render::pairs::ArticlePair;
use crate::render::phrase::direction;
use crate::render::views::{
    LinkView, PairBlock, PairCell, PairClaim, PairLink, PairNote, PairRow, PairView, PairsRow,
    PairsView,
};

/// The most articles of the matrix.
const COLUMNS: usize = 16;
/// How much a claim, and a day, of two blocks count beside a word that both have.
const CLAIM: u32 = 12;
const DAY: u32 = 3;

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
    let find = |one: ArticleIx, other: ArticleIx| {
        let pair = find_pair(ctx, [one.min(other), one.max(other)])?;
        Some(cell(ctx, pair, one))
    };
    let row = |at: &ArticleIx| PairsRow {
        article: ctx.link(Entity::Article(*at)),
        outlet: ctx.outlet_short(*at).to_owned(),
        cells: columns.iter().map(|other| find(*at, *other)).collect(),
    };
    let inside: BTreeSet<ArticleIx> = columns.iter().copied().collect();
    let is_rest = |pair: &&ArticlePair| !pair.articles.iter().all(|at| inside.contains(at));
    let link = |pair: &ArticlePair| PairLink {
        href: href(ctx, pair),
        outlets: pair.articles.map(|at| ctx.outlet_short(at).to_owned()),
        titles: pair.articles.map(|at| ctx.isolated(&ctx.site.articles[at].doc.title)),
        cell: cell(ctx, pair, pair.articles[0]),
    };
    PairsView {
        page: ctx.frame("pairs", ctx.translations.get("pairs_title").to_owned(), String::new()),
        rows: columns.iter().map(row).collect(),
        rest: pairs.iter().filter(is_rest).map(link).collect(),
        columns: columns.iter().map(|at| ctx.short_link(Entity::Article(*at))).collect(),
    }
}

/// Returns the pair of two articles, which are in their order.
fn find_pair<'c>(ctx: &'c PageContext<'_>, articles: [ArticleIx; 2]) -> Option<&'c ArticlePair> {
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

/// The subjects of a block.
#[derive(Debug, Clone, Default)]
struct Subjects {
    claims: BTreeSet<ClaimIx>,
    days: BTreeSet<When>,
    notes: Vec<PairNote>,
}

/// Returns the view of a pair.
pub(in crate::render) fn view(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> PairView {
    let shared = find_pair(ctx, articles).and_then(|pair| pair.shared(ctx.site));
    let subjects = articles.map(|at| subjects(ctx, at));
    let words = shared.map_or_else(CommonWords::default, |it| common_words(ctx, articles, it));
    let texts = articles.map(|at| &ctx.site.articles[at].doc.body.plain);
    let sizes = texts.map(|plain| plain.rows.len());
    let weight = |[one, other]: [usize; 2]| {
        let count = words.of_blocks.get(&[one, other]).copied().unwrap_or(0);
        let [one, other] = [&subjects[0][one], &subjects[1][other]];
        let claims = one.claims.intersection(&other.claims).count() as u32;
        let days = one.days.intersection(&other.days).count() as u32;
        count + CLAIM * claims + DAY * days
    };
    let aligned = align(sizes, weight);
    let block = |side: usize, place: usize| {
        let row = &texts[side].rows[place];
        PairBlock {
            href: format!("{}#p-{}", ctx.href(Entity::Article(articles[side])), place + 1),
            number: ctx.translations.number(place + 1),
            html: marked(&texts[side].text, row, &words.ranges[side]).into(),
            notes: subjects[side][place].notes.clone(),
        }
    };
    let blocks = |side: usize, range: Range<usize>| -> Vec<PairBlock> {
        let has_text = |place: &usize| !texts[side].rows[*place].is_empty();
        range.filter(has_text).map(|place| block(side, place)).collect()
    };
    let mut rows: Vec<PairRow> = Vec::new();
    let mut from = [0, 0];
    for [one, other] in aligned.into_iter().chain([sizes]) {
        let between = [blocks(0, from[0]..one), blocks(1, from[1]..other)];
        if between.iter().any(|blocks| !blocks.is_empty()) {
            rows.push(PairRow { blocks: between, ..PairRow::default() });
        }
        if [one, other] == sizes {
            break;
        }
        let [here, there] = [&subjects[0][one], &subjects[1][other]];
        let claims = here.claims.intersection(&there.claims);
        let claims = claims.map(|claim| ctx.link(Entity::Claim(*claim)));
        let days = here.days.intersection(&there.days);
        let days =
            days.map(|day| LinkView::new(ctx.time_long(*day).into_owned(), ctx.time_href(*day)));
        rows.push(PairRow {
            aligned: true,
            words: words.of_blocks.contains_key(&[one, other]),
            reasons: claims.chain(days).collect(),
            blocks: [blocks(0, one..one + 1), blocks(1, other..other + 1)],
        });
        from = [one + 1, other + 1];
    }
    let langs = articles.map(|at| ctx.site.articles[at].doc.language(&ctx.site.settings.lang));
    let outlets = articles.map(|at| ctx.outlet_short(at));
    let title = ctx.translations.fill("pair_title", &[("one", outlets[0]), ("other", outlets[1])]);
    let count = |at| ctx.site.overlaps.words(at).unwrap_or_default();
    PairView {
        page: ctx.frame("pair", title, String::new()),
        articles: articles.map(|at| ctx.article_card(at)),
        dirs: langs.map(direction),
        langs: langs.map(str::to_owned),
        shares: shared.map(|shared| {
            [0, 1].map(|side| {
                let words = count(articles[side]);
                let share = ctx.translations.percent(shared.sides[side].copied, words);
                ctx.translations.fill("pair_share", &[("share", &share)])
            })
        }),
        limits: shared.and_then(|_| limits(ctx, articles)),
        claims: claims(ctx, articles),
        rows,
        index: LinkView::new(
            ctx.translations.get("pairs_title").to_owned(),
            ctx.page_href(Page::Pairs),
        ),
    }
}

/// Returns which words of both are not marked, if both are not shown whole.
fn limits(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> Option<String> {
    let articles = articles.map(|at| &ctx.site.articles[at]);
    let key = if articles.iter().any(|it| it.doc.text == TextForm::Digest) {
        "pair_of_digest"
    } else if articles.iter().any(|it| it.excerpts.is_some()) {
        "pair_of_excerpts"
    } else {
        return None;
    };
    Some(ctx.translations.get(key).to_owned())
}

/// Returns what each block of an article is about, as far as it is shown.
fn subjects(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Subjects> {
    let article = &ctx.site.articles[at];
    let rows = &article.doc.body.plain.rows;
    let mut all = vec![Subjects::default(); rows.len()];
    let place = |end: u32| {
        let place = rows.partition_point(|row| row.end < end);
        place.min(rows.len().saturating_sub(1))
    };
    for (number, note) in article.notes.iter_enumerated() {
        let shown = note.anchor.as_ref().and_then(|anchor| article.shown(anchor));
        let Some(block) = shown.and_then(|shown| all.get_mut(place(shown.end))) else { continue };
        let speaks = |position: &&Position| position.stance != Stance::Omits;
        block.claims.extend(note.positions.iter().filter(speaks).map(|it| it.claim));
        let card = ctx.note_card(at, number);
        block.notes.push(PairNote {
            href: card.link.href,
            number: ctx.translations.number(number.number()),
            kind: card.kind,
            kind_label: card.kind_label,
            sentence: card.sentence,
        });
    }
    for date in article.dates.iter().filter(|date| matches!(date.value, When::Day(_))) {
        let shown = article.shown_whole(&date.range);
        if let Some(block) = shown.and_then(|shown| all.get_mut(place(shown.end))) {
            block.days.insert(date.value);
        }
    }
    all
}

/// Returns the claims on which both articles take a position.
fn claims(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> Vec<PairClaim> {
    let positions = articles.map(|at| {
        let mut first: BTreeMap<ClaimIx, &Position> = BTreeMap::new();
        for position in ctx.site.articles[at].notes.iter().flat_map(|note| &note.positions) {
            let known = first.entry(position.claim).or_insert(position);
            // A silence of one note does not undo what another one says.
            if known.stance == Stance::Omits {
                *known = position;
            }
        }
        first
    });
    let both = positions[0]
        .iter()
        .filter_map(|(claim, one)| Some((*claim, [*one, *positions[1].get(claim)?])));
    let view = |(claim, both): (ClaimIx, [&Position; 2])| PairClaim {
        claim: ctx.claim_link(claim),
        stances: both.map(|position| stance(ctx, position.stance)),
        values: [0, 1].map(|side| ctx.value(articles[side], both[side])),
    };
    both.map(view).collect()
}

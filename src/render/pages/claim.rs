//! The index of claims, and the page of one: who says what, and who says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::claim_grid::{self, Filters, actors, stance};
use super::{citation, synopsis};
use crate::model::site::{ArticleIx, ClaimIx, Entity, NoteIx, OutletIx, Position, PositionPlace};
use crate::model::{ClaimKind, Kind, When};
use crate::render::figures::{self, ComparedPair, pairs};
use crate::render::page_context::{PageContext, neighbours};
use crate::render::prose::source_views;
use crate::render::searched::alternatives;
use crate::render::sides::{self, ClaimSide};
use crate::render::views::{
    ClaimView, ClaimsView, ComparedFigures, EarlierStatement, LinkView, OutcomeView, SideOutlet,
    SideView, Statement,
};
use crate::text::figure::Comparison;

/// The most columns of the grid.
const COLUMNS: usize = 8;

/// The most cells of the grid: more would make the page slow to load.
const CELLS: usize = 600;

/// Returns the view of the index of claims.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> ClaimsView {
    let ranked = ctx.ranked_claims();
    let columns = claim_grid::columns(ctx, ranked, COLUMNS);
    let rows = CELLS / columns.len().max(1);
    let (shown, rest) = ranked.split_at(rows.min(ranked.len()));
    let filters = Filters::new(ctx, ranked, &columns);
    ClaimsView {
        page: ctx.frame(
            "claims",
            ctx.translations.of("nav", "claims"),
            ctx.translations.get("claims_intro").to_owned(),
        ),
        count: ranked.len(),
        grid: claim_grid::view(ctx, shown, &columns, &filters),
        rest: rest.iter().map(|at| claim_grid::row(ctx, *at, &filters)).collect(),
        filters: filters.into_groups(),
    }
}

/// With more articles than this, those without a position on a claim are not named.
const MOST_SILENT: usize = 20;

/// The most outlets that are named on a side.
const MOST_ON_A_SIDE: usize = 20;

/// The most statements on a page that has a citation of each to copy.
const MOST_CITED: usize = 50;

/// The most pairs of figures that are compared.
const MOST_PAIRS: usize = 12;

/// A position with its place.
type PlacedPosition<'a> = (ArticleIx, NoteIx, &'a Position);

/// Returns the view of a claim.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ClaimIx) -> ClaimView {
    let doc = &ctx.site.claims[at];
    let placed: Vec<PlacedPosition<'_>> = ctx.site.positions_on[at]
        .iter()
        .map(|(article, note, place)| {
            (*article, *note, &ctx.site.articles[*article].notes[*note].positions[*place])
        })
        .collect();
    let mut in_time = placed.clone();
    in_time.dedup_by(|a, b| a.0 == b.0 && a.2.stance == b.2.stance && a.2.value == b.2.value);
    let mut by_side = in_time.clone();
    by_side.sort_by_key(|(.., position)| ClaimSide::of(position.stance));
    let mut ids = BTreeSet::new();
    let is_number = doc.kind == Some(ClaimKind::Number);
    let statement = |(article, note, position): &PlacedPosition<'_>| {
        let id = ids.insert((*article, *note)).then(|| fragment(ctx, *article, *note));
        let bounds = position.value.as_ref().filter(|_| is_number);
        let bounds = bounds.and_then(|value| figures::bounds(ctx, *article, value));
        Statement { bounds, ..make_statement(ctx, *article, *note, position, id) }
    };
    let mut statements: Vec<Statement> = in_time.iter().map(statement).collect();
    let sentence = |(article, note, _): &PlacedPosition<'_>| {
        (*article, synopsis::own_sentence(ctx, *article, *note))
    };
    let sentences: Vec<_> = in_time.iter().map(sentence).collect();
    synopsis::fill(ctx, &sentences, &mut statements);
    let cited = in_time.iter().zip(&sentences).map(|((article, note, position), (_, sentence))| {
        let words = sentence.as_ref().map(|(words, _)| words.as_str());
        let fragment = fragment(ctx, *article, *note);
        citation::of_row(ctx, at, (*article, position.stance), words, &fragment)
    });
    let cited_rows = if in_time.len() <= MOST_CITED { cited.collect() } else { Vec::new() };
    let (earlier, unreviewed) = without(ctx, at, &placed);
    let [previous, next] = neighbours(ctx.ranked_claims(), at, |at| ctx.link(Entity::Claim(at)));
    ClaimView {
        page: ctx.frame("claim", doc.title.clone(), String::new()),
        short: (doc.short != doc.title).then(|| doc.short.clone()),
        kind: doc.kind.map(|kind| ctx.translations.of("claim_kind", kind.as_str())),
        date: doc.date.map(|date| ctx.day(When::Day(date))),
        actors: actors(ctx, at).into_iter().map(|actor| ctx.actor_link(actor)).collect(),
        sides: sides(ctx, at, &by_side),
        copies: ctx.copies(),
        statements,
        cited_rows,
        in_versions: in_versions(ctx, at),
        earlier,
        unreviewed,
        compared: compared(ctx, at),
        outcomes: doc
            .outcomes
            .iter()
            .map(|it| OutcomeView { text: it.text.clone(), sources: source_views(&it.sources) })
            .collect(),
        html: ctx.html(&doc.body, 3, "fn-"),
        backlinks: ctx.backlinks(Entity::Claim(at)),
        index: ctx.index_link(Kind::Claim),
        previous,
        next,
    }
}

fn fragment(ctx: &PageContext<'_>, article: ArticleIx, note: NoteIx) -> String {
    let entry = &ctx.site.articles[article];
    // An id has no dot, so that no other fragment of the page is like this one.
    format!("{}.{}", entry.doc.id, entry.notes[note].doc.id.value)
}

fn make_statement(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    note: NoteIx,
    position: &Position,
    id: Option<String>,
) -> Statement {
    let entry = &ctx.site.articles[article];
    let doc = &entry.notes[note].doc;
    let certified = position.certified && ctx.site.is_certified(article, doc);
    let pattern = doc.checked.as_ref().filter(|_| certified);
    Statement {
        id,
        outlet: ctx.short_link(Entity::Article(article)),
        published: ctx.time(entry.doc.published),
        published_inferred: entry.doc.is_inferred("published"),
        stance: stance(ctx, position.stance),
        value: ctx.value(article, position),
        bounds: None,
        sentence: None,
        lang: None,
        dir: None,
        differs_from: None,
        note: ctx.note_card(article, note),
        certified,
        searched: pattern.map(|pattern| alternatives(&pattern.value)).unwrap_or_default(),
    }
}

/// Returns all sides, each with the outlets that take it, by their articles' time.
fn sides(ctx: &PageContext<'_>, at: ClaimIx, placed: &[PlacedPosition<'_>]) -> Vec<SideView> {
    let counts = sides::counts(ctx.site, at);
    let mut outlets: BTreeMap<ClaimSide, Vec<SideOutlet>> = BTreeMap::new();
    let mut seen: BTreeSet<(ClaimSide, OutletIx)> = BTreeSet::new();
    for (article, note, position) in placed {
        let side = ClaimSide::of(position.stance);
        let list = outlets.entry(side).or_default();
        let outlet = ctx.site.articles[*article].outlet;
        if list.len() < MOST_ON_A_SIDE && seen.insert((side, outlet)) {
            list.push(SideOutlet {
                link: LinkView::new(
                    ctx.outlet_short(*article).to_owned(),
                    format!("#{}", fragment(ctx, *article, *note)),
                ),
                stance: stance(ctx, position.stance),
            });
        }
    }
    let side = |side: ClaimSide| SideView {
        side: side.as_str(),
        label: ctx.translations.of("side", side.as_str()),
        count: counts.get(&side).copied().unwrap_or(0),
        outlets: outlets.remove(&side).unwrap_or_default(),
    };
    ClaimSide::ALL.into_iter().map(side).collect()
}

/// Returns the pairs of outlets whose figures certainly differ or agree.
fn compared(ctx: &PageContext<'_>, at: ClaimIx) -> Vec<ComparedFigures> {
    let outlet = |(article, note, _): PositionPlace| {
        LinkView::new(
            ctx.outlet_short(article).to_owned(),
            format!("#{}", fragment(ctx, article, note)),
        )
    };
    let value = |(article, note, place): PositionPlace| {
        let position = &ctx.site.articles[article].notes[note].positions[place];
        ctx.value(article, position).unwrap_or_default()
    };
    let pair = |(one, other, comparison): ComparedPair| ComparedFigures {
        outlets: [outlet(one), outlet(other)],
        values: [value(one), value(other)],
        agree: comparison == Comparison::Agree,
    };
    pairs(ctx.site, at).into_iter().take(MOST_PAIRS).map(pair).collect()
}

/// Returns the stances of articles on a claim in earlier versions.
fn in_versions(ctx: &PageContext<'_>, at: ClaimIx) -> Vec<EarlierStatement> {
    let statement = |(article, note, place): &PositionPlace| {
        let entry = &ctx.site.articles[*article].notes[*note];
        let position = &entry.earlier_positions[*place];
        Some(EarlierStatement {
            outlet: ctx.short_link(Entity::Article(*article)),
            version: ctx.version_label(entry.earlier.as_ref()?.seen),
            stance: stance(ctx, position.stance),
            value: ctx.value(*article, position),
            note: ctx.note_card(*article, *note),
        })
    };
    ctx.earlier_positions(at).iter().filter_map(statement).collect()
}

/// Returns the articles without a position: those from before the claim's day, and those that were
/// not reviewed. None where there are many articles.
fn without(
    ctx: &PageContext<'_>,
    at: ClaimIx,
    placed: &[PlacedPosition<'_>],
) -> (Vec<LinkView>, Vec<LinkView>) {
    if ctx.site.articles.len() > MOST_SILENT {
        return Default::default();
    }
    let heard: BTreeSet<ArticleIx> = placed.iter().map(|(article, ..)| *article).collect();
    let without = ctx.site.articles.indices().filter(|at| !heard.contains(at));
    let is_earlier = |article: &ArticleIx| {
        ctx.site.claims[at].is_later_than(ctx.site.articles[*article].doc.published)
    };
    let (earlier, unreviewed): (Vec<_>, Vec<_>) = without.partition(is_earlier);
    let link = |at| ctx.short_link(Entity::Article(at));
    let links = |list: Vec<ArticleIx>| list.into_iter().map(link).collect();
    (links(earlier), links(unreviewed))
}

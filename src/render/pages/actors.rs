//! The index of actors: how often each outlet names each of them.

use std::collections::BTreeMap;

use super::actor::card;
use super::claim_grid::heaviest;
use super::mentions::mention_href;
use crate::model::site::{ActorIx, OutletIx};
use crate::render::counts::{Bars, Naming, by_outlet, naming, unsearched};
use crate::render::page_context::PageContext;
use crate::render::translations::Sum;
use crate::render::views::{ActorCard, ActorGroup, ActorsView, Counting, LinkView};

/// The most columns for outlets.
const COLUMNS: usize = 8;

/// An actor with how often it is named, by article and by outlet.
type NamedByOutlet = (Naming, BTreeMap<OutletIx, Sum>);

/// Returns the view of the index of actors.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> ActorsView {
    let named = ctx.site.actors.indices().map(|at| {
        let naming = naming(ctx.site, at);
        let sums = by_outlet(ctx, at, &naming);
        (naming, sums)
    });
    let named: Vec<NamedByOutlet> = named.collect();
    let mut counts = named.iter().flat_map(|(naming, _)| naming);
    let columns = heaviest(ctx.outlets(), COLUMNS, |outlet| {
        named.iter().filter_map(|(_, sums)| sums.get(outlet)).map(|sum| sum.count).sum::<usize>()
    });
    ActorsView {
        page: ctx.frame(
            "actors",
            ctx.translations.of("nav", "actors"),
            ctx.translations.get("actors_intro").to_owned(),
        ),
        outlets: ctx.outlet_links(&columns),
        others: ctx.outlets().len() - columns.len(),
        groups: groups(ctx, &named, &columns),
        count: ctx.site.actors.len(),
        counting: Counting {
            originals: !ctx.site.measured.is_empty(),
            partial: counts.any(|(_, count)| count.is_none()),
            unsearched: ctx.site.actors.indices().any(|at| !unsearched(ctx, at).is_empty()),
            copies: ctx.copies(),
        },
    }
}

fn groups(ctx: &PageContext<'_>, named: &[NamedByOutlet], columns: &[OutletIx]) -> Vec<ActorGroup> {
    let most = named.iter().flat_map(|(_, sums)| sums.values()).map(|sum| sum.count).max();
    let mut bars = Bars::new(ctx.translations, most.unwrap_or(0));
    let mut sides: BTreeMap<&str, Vec<ActorCard>> = BTreeMap::new();
    for ((at, doc), (naming, sums)) in ctx.site.actors.iter_enumerated().zip(named) {
        let side = doc.side.as_deref().unwrap_or_default();
        let mut card = card(ctx, at, naming, sums);
        card.by_outlet = bars.row(columns, sums);
        card.only = if card.has_page { None } else { only_mention(ctx, at) };
        sides.entry(side).or_default().push(card);
    }
    let mut groups: Vec<ActorGroup> = sides
        .into_iter()
        .map(|(side, mut actors)| {
            actors.sort_by_key(|actor| std::cmp::Reverse(actor.mentions));
            ActorGroup { side: side.to_owned(), actors }
        })
        .collect();
    let total = |group: &ActorGroup| group.actors.iter().map(|actor| actor.mentions).sum::<usize>();
    groups.sort_by_key(|group| (group.side.is_empty(), std::cmp::Reverse(total(group))));
    groups
}

/// Returns the first mention of an actor, which is the only one of an actor without a page.
fn only_mention(ctx: &PageContext<'_>, at: ActorIx) -> Option<LinkView> {
    let (article, place) = ctx.site.mentions_of[at].first()?;
    let href = mention_href(ctx, *article, *place);
    Some(LinkView::new(ctx.outlet_short(*article).to_owned(), href))
}

//! The grid of claims by outlets, on the home page and in the index of claims.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::document::Published;
use crate::model::site::{ActorIx, ClaimIx, Entity, OutletIx, Position};
use crate::model::{Stance, Voice};
use crate::render::page_context::PageContext;
use crate::render::sides::{self, ClaimSide, by_outlet};
use crate::render::views::{
    CellEntry, ClaimCell, ClaimGrid, ClaimRow, FilterGroup, FilterOption, StanceCount, StanceLabel,
};

/// The most positions that a cell shows.
const ENTRIES: usize = 2;

/// The most filters: the style sheet has a rule for each.
const FILTERS: usize = 40;

/// The most filters for actors, of claims that name many.
const ACTORS: usize = 16;

/// Returns at most so many outlets, in the order of their first articles: those with most
/// positions on the claims, then those with most articles.
pub(in crate::render) fn columns(
    ctx: &PageContext<'_>,
    claims: &[ClaimIx],
    most: usize,
) -> Vec<OutletIx> {
    let site = ctx.site;
    let mut weights: BTreeMap<OutletIx, (usize, usize)> = BTreeMap::new();
    for article in &site.articles {
        weights.entry(article.outlet).or_default().1 += 1;
    }
    for (article, ..) in claims.iter().flat_map(|at| &site.positions_on[*at]) {
        weights.entry(site.articles[*article].outlet).or_default().0 += 1;
    }
    heaviest(ctx.outlets(), most, |outlet| weights[outlet])
}

/// Returns at most so many outlets, in their order: those with the greatest weight, of two equal
/// ones the earlier.
pub(super) fn heaviest<W: Ord>(
    outlets: &[OutletIx],
    most: usize,
    weight: impl Fn(&OutletIx) -> W,
) -> Vec<OutletIx> {
    let mut kept = outlets.to_vec();
    kept.sort_by_cached_key(|outlet| Reverse(weight(outlet)));
    kept.truncate(most);
    outlets.iter().copied().filter(|outlet| kept.contains(outlet)).collect()
}

/// Returns the grid of these claims.
pub(super) fn view(
    ctx: &PageContext<'_>,
    claims: &[ClaimIx],
    outlets: &[OutletIx],
    filters: &Filters,
) -> ClaimGrid {
    let mut last: BTreeMap<OutletIx, Published> = BTreeMap::new();
    for article in &ctx.site.articles {
        let published = article.doc.published;
        let latest = last.entry(article.outlet).or_insert(published);
        *latest = std::cmp::max_by_key(*latest, published, |it| it.bounds()[1]);
    }
    let filled = |at: &ClaimIx| ClaimRow {
        cells: cells(ctx, *at, outlets, &last),
        ..row(ctx, *at, filters)
    };
    let rows: Vec<ClaimRow> = claims.iter().map(filled).collect();
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let empty = |word: &str| cells().any(|cell| cell.empty == Some(word));
    let entries = || cells().flat_map(|cell| &cell.entries);
    let used: BTreeSet<&str> = entries().map(|entry| entry.stance).collect();
    let voices = [Voice::Outlet, Voice::Speaker].map(Voice::as_str);
    let voices = voices.into_iter().filter(|voice| entries().any(|it| it.voice == Some(*voice)));
    let key = KEY.iter().filter(|stance| used.contains(stance.as_str()));
    ClaimGrid {
        outlets: ctx.outlet_links(outlets),
        others: last.len() - outlets.len(),
        key: key.map(|word| stance(ctx, *word)).collect(),
        voices: voices.collect(),
        earlier: empty(EARLIER),
        unreviewed: empty(UNREVIEWED),
        copies: ctx.copies(),
        rows,
    }
}

const EARLIER: &str = "earlier";
const UNREVIEWED: &str = "unreviewed";

/// The stances in the order of the key.
const KEY: [Stance; 8] = [
    Stance::Asserts,
    Stance::Attributes,
    Stance::Hedges,
    Stance::Mentions,
    Stance::Disputes,
    Stance::ReportsDenial,
    Stance::Other,
    Stance::Omits,
];

/// Returns a row without its cells.
pub(super) fn row(ctx: &PageContext<'_>, at: ClaimIx, filters: &Filters) -> ClaimRow {
    let doc = &ctx.site.claims[at];
    let counted = |(word, count): (Stance, usize)| {
        let StanceLabel { stance, label: stance_label } = stance(ctx, word);
        StanceCount { stance, stance_label, count }
    };
    ClaimRow {
        id: doc.id.to_string(),
        link: ctx.link(Entity::Claim(at)),
        title: doc.title.clone(),
        filters: filters.of_claim.get(&at).cloned().unwrap_or_default(),
        stances: sides::stances(ctx.site, at).into_iter().map(counted).collect(),
        cells: Vec::new(),
    }
}

fn cells(
    ctx: &PageContext<'_>,
    at: ClaimIx,
    outlets: &[OutletIx],
    last: &BTreeMap<OutletIx, Published>,
) -> Vec<ClaimCell> {
    let mut by_outlet: BTreeMap<OutletIx, Vec<(Entity, &Position)>> = BTreeMap::new();
    for (article, note, place) in &ctx.site.positions_on[at] {
        let entry = &ctx.site.articles[*article];
        let position = &entry.notes[*note].positions[*place];
        let list = by_outlet.entry(entry.outlet).or_default();
        let same = |(_, other): &(Entity, &Position)| {
            other.stance == position.stance && other.value == position.value
        };
        if !list.iter().any(same) {
            list.push((Entity::Note(*article, *note), position));
        }
    }
    let cell = |outlet: &OutletIx| {
        let Some(list) = by_outlet.get_mut(outlet) else {
            let later =
                last.get(outlet).is_some_and(|last| ctx.site.claims[at].is_later_than(*last));
            let empty = Some(if later { EARLIER } else { UNREVIEWED });
            return ClaimCell { empty, ..ClaimCell::default() };
        };
        // An outlet's silence in one article does not undo what it says in another.
        list.sort_by_key(|(_, position)| position.stance == Stance::Omits);
        let shown = list.iter().take(ENTRIES);
        ClaimCell {
            entries: shown.map(|(note, position)| entry(ctx, *note, position)).collect(),
            more: list.len().saturating_sub(ENTRIES),
            empty: None,
        }
    };
    outlets.iter().map(cell).collect()
}

fn entry(ctx: &PageContext<'_>, note: Entity, position: &Position) -> CellEntry {
    let (value, voice) = match note {
        Entity::Note(article, _) => {
            (ctx.value(article, position), ctx.value_voice(article, position))
        }
        _ => (None, None),
    };
    CellEntry {
        href: ctx.href(note),
        stance: position.stance.as_str(),
        stance_label: ctx.translations.of("stance", position.stance.as_str()),
        value,
        voice: voice.map(Voice::as_str),
    }
}

/// Returns the actors of a claim, by the editor's order.
pub(super) fn actors(ctx: &PageContext<'_>, at: ClaimIx) -> Vec<ActorIx> {
    let ids = ctx.site.claims[at].actors.iter();
    let actor = |id: &str| {
        let place = ctx.site.actors.as_slice().binary_search_by(|actor| actor.id.as_str().cmp(id));
        place.ok().map(ActorIx::new)
    };
    ids.filter_map(|id| actor(&id.value)).collect()
}

/// Returns a stance with its word in the site's language.
pub(super) fn stance(ctx: &PageContext<'_>, stance: Stance) -> StanceLabel {
    let word = stance.as_str();
    StanceLabel { stance: word, label: ctx.translations.of("stance", word) }
}

/// The filters of the index's rows.
#[derive(Debug, Default)]
pub(super) struct Filters {
    groups: Vec<FilterGroup>,
    of_claim: BTreeMap<ClaimIx, Vec<usize>>,
}

impl Filters {
    /// Makes filters by kind, by outlet that mentions a claim, and by actor. Actors of most claims
    /// come first, and some are left out where there are many.
    pub(super) fn new(ctx: &PageContext<'_>, claims: &[ClaimIx], outlets: &[OutletIx]) -> Self {
        let mut filters = Self::default();
        let mut kinds: BTreeMap<&str, Vec<ClaimIx>> = BTreeMap::new();
        let mut speaking: BTreeMap<OutletIx, Vec<ClaimIx>> = BTreeMap::new();
        let mut named: BTreeMap<_, Vec<ClaimIx>> = BTreeMap::new();
        for at in claims {
            if let Some(kind) = ctx.site.claims[*at].kind {
                kinds.entry(kind.as_str()).or_default().push(*at);
            }
            for (outlet, sides) in by_outlet(ctx.site, *at) {
                if sides.iter().any(|side| *side != ClaimSide::Omits) {
                    speaking.entry(outlet).or_default().push(*at);
                }
            }
            let actors: BTreeSet<_> = actors(ctx, *at).into_iter().collect();
            for actor in actors {
                named.entry(actor).or_default().push(*at);
            }
        }
        let kind = |(kind, claims)| (ctx.translations.of("claim_kind", kind), claims);
        filters.group(ctx.translations.get("filter_kind"), kinds.into_iter().map(kind));
        let of_outlet = |outlet: &OutletIx| {
            Some((ctx.site.outlets[*outlet].short.clone(), speaking.remove(outlet)?))
        };
        filters.group(ctx.translations.get("filter_outlet"), outlets.iter().filter_map(of_outlet));
        let mut named: Vec<_> = named.into_iter().collect();
        named.sort_by_key(|(actor, claims)| (Reverse(claims.len()), *actor));
        let actor = |(actor, claims)| (ctx.site.actors[actor].name.value.clone(), claims);
        filters
            .group(ctx.translations.get("filter_actor"), named.into_iter().take(ACTORS).map(actor));
        filters
    }

    fn group(&mut self, label: &str, filters: impl Iterator<Item = (String, Vec<ClaimIx>)>) {
        let before: usize = self.groups.iter().map(|group| group.options.len()).sum();
        let mut options = Vec::new();
        for (number, (label, claims)) in (before + 1..=FILTERS).zip(filters) {
            for claim in &claims {
                self.of_claim.entry(*claim).or_default().push(number);
            }
            options.push(FilterOption { number, label, count: claims.len() });
        }
        if !options.is_empty() {
            self.groups.push(FilterGroup { label: label.to_owned(), options });
        }
    }

    /// Returns the groups.
    pub(super) fn into_groups(self) -> Vec<FilterGroup> {
        self.groups
    }
}

//! What two articles make of the same claims.

use std::collections::BTreeMap;

use super::claim_grid::stance;
use crate::model::Stance;
use crate::model::site::{ArticleIx, ClaimIx, Entity, NoteIx, Position};
use crate::render::page_context::PageContext;
use crate::render::views::PairClaim;

/// The claims on which both articles take a position, each in the order of their index.
#[derive(Debug, Default)]
pub(super) struct PairClaims {
    /// Those of which both speak.
    pub(super) of_both: Vec<PairClaim>,
    /// Those of which one speaks, and the other is silent.
    pub(super) of_one: Vec<PairClaim>,
}

/// Returns the claims on which both articles take a position, but those that both leave out.
pub(super) fn claims(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> PairClaims {
    let positions = articles.map(|at| positions(ctx, at));
    let mut claims = PairClaims::default();
    for claim in ctx.ranked_claims() {
        let [Some(one), Some(other)] = [0, 1].map(|side| positions[side].get(claim)) else {
            continue;
        };
        let both = [*one, *other];
        let list = match both.iter().filter(|(_, it)| it.stance != Stance::Omits).count() {
            2 => &mut claims.of_both,
            1 => &mut claims.of_one,
            _ => continue,
        };
        list.push(PairClaim {
            claim: ctx.claim_link(*claim),
            title: ctx.site.claims[*claim].title.clone(),
            stances: both.map(|(_, position)| stance(ctx, position.stance)),
            values: [0, 1].map(|side| ctx.value(articles[side], both[side].1)),
            notes: [0, 1].map(|side| ctx.href(Entity::Note(articles[side], both[side].0))),
        });
    }
    claims
}

/// Returns an article's first position on each claim, with its note. A silence of one note does not
/// undo what another one says.
fn positions<'a>(
    ctx: &PageContext<'a>,
    at: ArticleIx,
) -> BTreeMap<ClaimIx, (NoteIx, &'a Position)> {
    let mut first: BTreeMap<ClaimIx, (NoteIx, &Position)> = BTreeMap::new();
    for (number, note) in ctx.site.articles[at].notes.iter_enumerated() {
        for position in &note.positions {
            let known = first.entry(position.claim).or_insert((number, position));
            if known.1.stance == Stance::Omits {
                *known = (number, position);
            }
        }
    }
    first
}

//! The home page: the briefing, its articles, where they differ, who and when.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{actor, claim, date};
use crate::model::site::{ClaimIx, Entity};
use crate::render::counts::{naming, total};
use crate::render::page_context::PageContext;
use crate::render::views::{ActorCard, HomeView};

const ARTICLES: usize = 60;
const CLAIMS: usize = 12;
const ACTORS: usize = 24;
const DAYS: usize = 24;

/// Returns the view of the home page.
pub(in crate::render) fn view(ctx: &PageContext<'_>) -> HomeView {
    let site = ctx.site;
    let html = site.home.as_ref().map(|home| ctx.html(&home.body, 2, "fn-"));
    let length = site.home.as_ref().map_or(0, |home| home.body.plain.text.chars().count());
    let mut page = ctx.frame("home", ctx.label(Entity::Home), site.settings.description.clone());
    if page.title.is_empty() {
        page.title.clone_from(&page.site_title);
    }
    HomeView {
        page,
        html: html.unwrap_or_default(),
        length,
        articles: site.articles.indices().take(ARTICLES).map(|at| ctx.article_card(at)).collect(),
        article_count: site.articles.len(),
        note_count: site.articles.iter().map(|article| article.notes.len()).sum(),
        claims: claims(ctx).into_iter().map(|at| claim::view(ctx, at)).collect(),
        claim_count: site.claims.len(),
        actors: actors(ctx),
        days: days(ctx),
        indexes: ctx.indexes(),
    }
}

/// Claims on which the articles differ most come first.
fn claims(ctx: &PageContext<'_>) -> Vec<ClaimIx> {
    let differing = |at: ClaimIx| {
        let positions = ctx.site.positions_on[at].iter().map(|(article, note, place)| {
            let position = &ctx.site.articles[*article].notes[*note].positions[*place];
            (position.stance, position.value.as_deref())
        });
        positions.collect::<BTreeSet<_>>().len()
    };
    let mut claims: Vec<ClaimIx> =
        ctx.site.claims.indices().filter(|at| !ctx.site.positions_on[*at].is_empty()).collect();
    claims.sort_by_cached_key(|at| (Reverse(differing(*at)), *at));
    claims.truncate(CLAIMS);
    claims
}

fn actors(ctx: &PageContext<'_>) -> Vec<ActorCard> {
    let named = ctx.site.actors.indices().map(|at| (at, naming(ctx.site, at)));
    let mut named: Vec<_> = named.filter(|(_, naming)| total(naming) > 0).collect();
    named.sort_by_cached_key(|(at, naming)| (Reverse(total(naming)), *at));
    named.truncate(ACTORS);
    named.iter().map(|(at, naming)| actor::card(ctx, *at, naming)).collect()
}

fn days(ctx: &PageContext<'_>) -> Vec<crate::render::views::DayCard> {
    let weight = |at: &usize| {
        let day = &ctx.site.days[*at].1;
        day.happened.len() + day.published.len()
    };
    let mut days: Vec<usize> = (0..ctx.site.days.len()).collect();
    days.sort_by_key(|at| (Reverse(weight(at)), *at));
    days.truncate(DAYS);
    days.sort_unstable();
    days.into_iter().map(|at| date::card(ctx, ctx.site.days[at].0)).collect()
}

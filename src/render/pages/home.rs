//! The home page: the briefing, its articles, where they differ, who and when.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{actor, claim, date};
use crate::model::site::{ClaimIx, Entity};
use crate::render::desk::Desk;
use crate::render::views::HomeView;

const ARTICLES: usize = 60;
const CLAIMS: usize = 12;
const ACTORS: usize = 24;
const DAYS: usize = 24;

/// Returns the view of the home page.
pub(in crate::render) fn view(desk: &Desk<'_>) -> HomeView {
    let site = desk.site;
    let html = site.home.as_ref().map(|home| desk.html(&home.body, 2, "fn-"));
    let length = site.home.as_ref().map_or(0, |home| home.body.plain.text.chars().count());
    let mut page = desk.frame("home", desk.label(Entity::Home), site.settings.description.clone());
    if page.title.is_empty() {
        page.title.clone_from(&page.site_title);
    }
    HomeView {
        page,
        html: html.unwrap_or_default(),
        length,
        articles: (0..site.articles.len().min(ARTICLES)).map(|at| desk.article_card(at)).collect(),
        article_count: site.articles.len(),
        note_count: site.articles.iter().map(|article| article.notes.len()).sum(),
        claims: claims(desk).into_iter().map(|at| claim::view(desk, at)).collect(),
        claim_count: site.claims.len(),
        actors: actors(desk),
        days: days(desk),
        indexes: desk.indexes(),
    }
}

/// Claims on which the articles differ most come first.
fn claims(desk: &Desk<'_>) -> Vec<ClaimIx> {
    let differing = |at: ClaimIx| {
        let positions = desk.site.positions_on[at].iter().map(|(article, note, place)| {
            let position = &desk.site.articles[*article].notes[*note].positions[*place];
            (position.stance, position.value.as_deref())
        });
        positions.collect::<BTreeSet<_>>().len()
    };
    let mut claims: Vec<ClaimIx> =
        (0..desk.site.claims.len()).filter(|at| !desk.site.positions_on[*at].is_empty()).collect();
    claims.sort_by_cached_key(|at| (Reverse(differing(*at)), *at));
    claims.truncate(CLAIMS);
    claims
}

fn actors(desk: &Desk<'_>) -> Vec<crate::render::views::ActorCard> {
    let mut actors: Vec<usize> =
        (0..desk.site.actors.len()).filter(|at| !desk.site.mentions_of[*at].is_empty()).collect();
    actors.sort_by_key(|at| (Reverse(desk.site.mentions_of[*at].len()), *at));
    actors.truncate(ACTORS);
    actors.into_iter().map(|at| actor::card(desk, at)).collect()
}

fn days(desk: &Desk<'_>) -> Vec<crate::render::views::DayCard> {
    let weight = |at: &usize| {
        let day = &desk.site.days[*at].1;
        day.happened.len() + day.published.len()
    };
    let mut days: Vec<usize> = (0..desk.site.days.len()).collect();
    days.sort_by_key(|at| (Reverse(weight(at)), *at));
    days.truncate(DAYS);
    days.sort_unstable();
    days.into_iter().map(|at| date::card(desk, desk.site.days[at].0)).collect()
}

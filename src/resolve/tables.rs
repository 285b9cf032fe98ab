//! Fourth pass: mentions by actor, positions by claim, days, months and years.

use std::collections::HashMap;
use std::sync::Arc;

use crate::load::Loaded;
use crate::model::When;
use crate::model::site::{ArticleIx, Day, Entity, Site};

/// Fills in `mentions_of`, `positions_on`, `days` and `periods`.
pub(super) fn fill(site: &mut Site, loaded: &Loaded) {
    let mentions = || (mentions_of(site), positions_on(site));
    let ((mentions_of, positions_on), times) = rayon::join(mentions, || times(site, loaded));
    site.mentions_of = mentions_of;
    site.positions_on = positions_on;
    // Days sort before months and years.
    let is_day = |when: &When| matches!(when, When::Day(_));
    let (days, periods): (Vec<_>, _) = times.into_iter().partition(|(when, _)| is_day(when));
    site.days = days.into_iter().map(|(when, day)| (when.first(), day)).collect();
    site.periods = periods;
}

fn mentions_of(site: &Site) -> Vec<Vec<(ArticleIx, usize)>> {
    let mut counts = vec![0; site.actors.len()];
    for mention in site.articles.iter().flat_map(|article| &article.mentions) {
        counts[mention.actor] += 1;
    }
    let mut lists: Vec<Vec<_>> = counts.into_iter().map(Vec::with_capacity).collect();
    for (at, article) in site.articles.iter().enumerate() {
        for (place, mention) in article.mentions.iter().enumerate() {
            lists[mention.actor].push((at, place));
        }
    }
    lists
}

fn positions_on(site: &Site) -> Vec<Vec<(ArticleIx, usize, usize)>> {
    let mut lists = vec![Vec::new(); site.claims.len()];
    for (at, article) in site.articles.iter().enumerate() {
        for (number, note) in article.notes.iter().enumerate() {
            for (place, position) in note.positions.iter().enumerate() {
                lists[position.claim].push((at, number, place));
            }
        }
    }
    lists
}

fn times(site: &Site, loaded: &Loaded) -> Vec<(When, Day)> {
    let mut times: HashMap<When, Day> = HashMap::new();
    for (at, article) in site.articles.iter().enumerate() {
        times.entry(When::Day(article.doc.published.date)).or_default().published.push(at);
        for (place, mention) in article.dates.iter().enumerate() {
            if matches!(mention.value, When::Days(..)) {
                for page in mention.value.pages() {
                    times.entry(page).or_default().happened.push((at, place));
                }
            } else {
                times.entry(mention.value).or_default().happened.push((at, place));
            }
        }
    }
    for (at, claim) in site.claims.iter().enumerate() {
        if let Some(date) = claim.date {
            times.entry(When::Day(date)).or_default().claims.push(at);
        }
    }
    for reference in &site.references {
        if let Entity::Time(when) = reference.to {
            times.entry(when).or_default();
        }
    }
    for doc in &loaded.days {
        times.entry(When::Day(doc.date)).or_default().doc = Some(Arc::clone(doc));
    }
    let mut times: Vec<(When, Day)> = times.into_iter().collect();
    times.sort_by_key(|(when, _)| *when);
    times
}

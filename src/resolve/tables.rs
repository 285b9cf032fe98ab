//! Fourth pass: mentions by actor, positions by claim, days.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::load::Loaded;
use crate::model::site::{Day, Entity, Site};

/// Fills in `mentions_of`, `positions_on` and `days`.
pub(super) fn fill(site: &mut Site, loaded: &Loaded) {
    let mut mentions_of = vec![Vec::new(); site.actors.len()];
    let mut positions_on = vec![Vec::new(); site.claims.len()];
    for (at, article) in site.articles.iter().enumerate() {
        for (place, mention) in article.mentions.iter().enumerate() {
            mentions_of[mention.actor].push((at, place));
        }
        for (number, note) in article.notes.iter().enumerate() {
            for (place, position) in note.positions.iter().enumerate() {
                positions_on[position.claim].push((at, number, place));
            }
        }
    }
    site.mentions_of = mentions_of;
    site.positions_on = positions_on;
    site.days = days(site, loaded);
}

fn days(site: &Site, loaded: &Loaded) -> Vec<(Date, Day)> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for (at, article) in site.articles.iter().enumerate() {
        days.entry(article.doc.published.date).or_default().published.push(at);
        for (place, mention) in article.dates.iter().enumerate() {
            days.entry(mention.date).or_default().happened.push((at, place));
        }
    }
    for (at, claim) in site.claims.iter().enumerate() {
        if let Some(date) = claim.date {
            days.entry(date).or_default().claims.push(at);
        }
    }
    for reference in &site.references {
        if let Entity::Day(date) = reference.to {
            days.entry(date).or_default();
        }
    }
    for doc in &loaded.days {
        days.entry(doc.date).or_default().doc = Some(Arc::clone(doc));
    }
    days.into_iter().collect()
}

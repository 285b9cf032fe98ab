//! Fourth pass: mentions by actor, positions by claim, days, months and years.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::load::Loaded;
use crate::model::When;
use crate::model::document::{ActorDoc, ClaimDoc, DayDoc};
use crate::model::index::IndexList;
use crate::model::site::{
    Article, ArticleIx, DayEntry, Entity, MentionIx, Note, PositionPlace, Reference, Site,
};

/// The tables, with everything that they depend on. Few edits change them.
#[derive(Debug, Default)]
pub(super) struct TableMemo {
    articles: IndexList<Article, Arc<Article>>,
    others: Others,
    /// Holds the tables.
    site: Site,
}

/// Everything besides articles that the tables depend on.
#[derive(Debug, Default)]
struct Others {
    actors: usize,
    /// The claims' dates.
    claims: IndexList<ClaimDoc, Option<Date>>,
    /// The times that references lead to, and whether one of them is not part of a range. Sorted,
    /// unique.
    named: Vec<(When, bool)>,
    /// The days on which articles changed, with the places of their versions.
    changed: Vec<(Date, ArticleIx, usize)>,
    days: Vec<Arc<DayDoc>>,
}

impl TableMemo {
    /// Fills in `mentions_of`, `positions_on`, `days` and `periods`.
    pub(super) fn fill(&mut self, site: &mut Site, loaded: &Loaded) {
        let others = Others::new(site, loaded);
        let is_same = |(one, other): (&Arc<Article>, &Arc<Article>)| {
            Arc::ptr_eq(one, other) || has_same_entries(one, other)
        };
        if self.others != others
            || self.articles.len() != site.articles.len()
            || !self.articles.iter().zip(&site.articles).all(is_same)
        {
            self.site = tables(site, &others);
        }
        (self.articles, self.others) = (site.articles.clone(), others);
        let Site { days, periods, mentions_of, positions_on, .. } = &self.site;
        (site.days, site.periods) = (Arc::clone(days), Arc::clone(periods));
        site.mentions_of = Arc::clone(mentions_of);
        site.positions_on = Arc::clone(positions_on);
    }
}

impl Others {
    fn new(site: &Site, loaded: &Loaded) -> Self {
        let mut named: Vec<(When, bool)> = Vec::new();
        for reference in &site.references {
            let Entity::Time(when) = reference.to else { continue };
            let itself = !is_part_of_range(site, reference);
            // References are by target.
            match named.last_mut() {
                Some((last, named)) if *last == when => *named |= itself,
                _ => named.push((when, itself)),
            }
        }
        Self {
            actors: site.actors.len(),
            claims: site.claims.iter().map(|claim| claim.date).collect(),
            named,
            changed: changed(site),
            days: loaded.days.clone(),
        }
    }
}

/// Returns the days on which articles changed, as far as they are known.
fn changed(site: &Site) -> Vec<(Date, ArticleIx, usize)> {
    let versions = site.versions.iter().flat_map(|(at, versions)| {
        let later = versions.iter().enumerate().skip(1);
        later.map(|(place, version)| (*at, place, version))
    });
    versions.filter_map(|(at, place, version)| Some((version.day()?, at, place))).collect()
}

/// Returns whether a reference to a day comes from a range in a note.
fn is_part_of_range(site: &Site, reference: &Reference) -> bool {
    let Entity::Note(article, note) = reference.from else { return false };
    let dates = &site.articles[article].notes[note].dates;
    dates
        .iter()
        .any(|date| date.range.start == reference.words.0 && matches!(date.value, When::Days(..)))
}

impl PartialEq for Others {
    fn eq(&self, other: &Self) -> bool {
        let same_day = |(one, other): (&Arc<DayDoc>, &Arc<DayDoc>)| Arc::ptr_eq(one, other);
        (self.actors, &self.claims, &self.named) == (other.actors, &other.claims, &other.named)
            && self.changed == other.changed
            && self.days.len() == other.days.len()
            && self.days.iter().zip(&other.days).all(same_day)
    }
}

/// Returns whether two articles have the same entries in the tables, which hold indices into lists,
/// not positions in texts.
fn has_same_entries(one: &Article, other: &Article) -> bool {
    let mentions = one.mentions.iter().map(|item| item.actor);
    let dates = one.dates.iter().map(|item| item.value);
    let claims = |note: &Note| note.positions.iter().map(|item| item.claim).collect::<Vec<_>>();
    one.doc.published.date == other.doc.published.date
        && mentions.eq(other.mentions.iter().map(|item| item.actor))
        && dates.eq(other.dates.iter().map(|item| item.value))
        && one.notes.iter().map(claims).eq(other.notes.iter().map(claims))
}

/// Returns a site with the tables only.
fn tables(site: &Site, others: &Others) -> Site {
    let mentions = || (mentions_of(site), positions_on(site));
    let ((mentions_of, positions_on), times) = rayon::join(mentions, || times(site, others));
    // Days sort before months and years.
    let is_day = |when: &When| matches!(when, When::Day(_));
    let (days, periods): (Vec<_>, _) = times.into_iter().partition(|(when, _)| is_day(when));
    let days = days.into_iter().map(|(when, day)| (when.first(), day)).collect();
    Site {
        days: Arc::new(days),
        periods: Arc::new(periods),
        mentions_of: Arc::new(mentions_of),
        positions_on: Arc::new(positions_on),
        ..Site::default()
    }
}

fn mentions_of(site: &Site) -> IndexList<ActorDoc, Vec<(ArticleIx, MentionIx)>> {
    let mut counts: IndexList<ActorDoc, usize> = vec![0; site.actors.len()].into();
    for mention in site.articles.iter().flat_map(|article| &article.mentions) {
        counts[mention.actor] += 1;
    }
    let mut lists: IndexList<ActorDoc, Vec<_>> =
        counts.into_iter().map(Vec::with_capacity).collect();
    for (at, article) in site.articles.iter_enumerated() {
        for (place, mention) in article.mentions.iter_enumerated() {
            lists[mention.actor].push((at, place));
        }
    }
    lists
}

fn positions_on(site: &Site) -> IndexList<ClaimDoc, Vec<PositionPlace>> {
    let mut lists: IndexList<ClaimDoc, _> = vec![Vec::new(); site.claims.len()].into();
    for (at, article) in site.articles.iter_enumerated() {
        for (number, note) in article.notes.iter_enumerated() {
            for (place, position) in note.positions.iter_enumerated() {
                lists[position.claim].push((at, number, place));
            }
        }
    }
    lists
}

fn times(site: &Site, others: &Others) -> Vec<(When, DayEntry)> {
    let mut times: HashMap<When, DayEntry> = HashMap::new();
    for (at, article) in site.articles.iter_enumerated() {
        times.entry(When::Day(article.doc.published.date)).or_default().published.push(at);
        for (place, mention) in article.dates.iter_enumerated() {
            if matches!(mention.value, When::Days(..)) {
                for page in mention.value.pages() {
                    times.entry(page).or_default().happened.push((at, place));
                }
            } else {
                let entry = times.entry(mention.value).or_default();
                entry.happened.push((at, place));
                entry.named = true;
            }
        }
    }
    for (at, date) in others.claims.iter_enumerated() {
        if let Some(date) = date {
            times.entry(When::Day(*date)).or_default().claims.push(at);
        }
    }
    for (date, at, place) in &others.changed {
        times.entry(When::Day(*date)).or_default().changed.push((*at, *place));
    }
    for (when, itself) in &others.named {
        let entry = times.entry(*when).or_default();
        entry.named |= *itself && matches!(when, When::Day(_));
    }
    for doc in &others.days {
        times.entry(When::Day(doc.date)).or_default().doc = Some(Arc::clone(doc));
    }
    let mut times: Vec<(When, DayEntry)> = times.into_iter().collect();
    times.sort_by_key(|(when, _)| *when);
    times
}

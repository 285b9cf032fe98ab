//! An actor: who names them, how, and in which sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::margin;
use crate::model::document::Role;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, Site};
use crate::render::desk::{Desk, direction};
use crate::render::views::{
    ActorCard, ActorGroup, ActorView, ActorsView, Bar, Counted, Link, MentionGroup, MentionView,
    NameRow, OtherName, RoleView,
};

/// How many actors a page names as standing beside one.
const TOGETHER: usize = 12;

/// Returns the view of an actor.
pub(in crate::render) fn view(desk: &Desk<'_>, at: ActorIx) -> ActorView {
    let doc = &desk.site.actors[at];
    let outlets = outlets(desk.site);
    let summary = doc.summary.clone().unwrap_or_default();
    let other_names = doc.aliases.iter().filter_map(|alias| {
        let lang = alias.lang.clone()?;
        Some(OtherName { name: alias.name.value.clone(), dir: direction(&lang), lang })
    });
    let naming: BTreeSet<OutletIx> = desk.site.mentions_of[at]
        .iter()
        .map(|(article, _)| desk.site.articles[*article].outlet)
        .collect();
    let silent = outlets.iter().filter(|outlet| !naming.contains(outlet));
    ActorView {
        page: desk.frame("actor", doc.name.value.clone(), summary),
        card: card(desk, at, &outlets, 0),
        html: desk.html(&doc.body, 2, "fn-"),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        roles: doc.roles.iter().map(|role| view_role(desk, role)).collect(),
        outlets: columns(desk, &outlets),
        names: names(desk, at, &outlets),
        other_names: other_names.collect(),
        groups: groups(desk, at),
        silent: silent.map(|outlet| desk.link(Entity::Outlet(*outlet))).collect(),
        together: together(desk, at),
        claims: claims(desk, at),
        backlinks: desk.backlinks(Entity::Actor(at)),
    }
}

/// Returns the view of the index of actors.
pub(in crate::render) fn index(desk: &Desk<'_>) -> ActorsView {
    let outlets = outlets(desk.site);
    let most = (0..desk.site.actors.len())
        .flat_map(|at| by_outlet(desk.site, at).into_values())
        .max()
        .unwrap_or(0);
    let mut sides: BTreeMap<&str, Vec<ActorCard>> = BTreeMap::new();
    for (at, doc) in desk.site.actors.iter().enumerate() {
        let side = doc.side.as_deref().unwrap_or_default();
        sides.entry(side).or_default().push(card(desk, at, &outlets, most));
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
    ActorsView {
        page: desk.frame("actors", desk.words.of("nav", "actors"), String::new()),
        outlets: columns(desk, &outlets),
        groups,
        count: desk.site.actors.len(),
    }
}

/// Returns an actor as lists show it; bars are shares of `most`, or of its own largest.
pub(in crate::render) fn card(
    desk: &Desk<'_>,
    at: ActorIx,
    outlets: &[OutletIx],
    most: usize,
) -> ActorCard {
    let doc = &desk.site.actors[at];
    let counts = by_outlet(desk.site, at);
    let most = most.max(counts.values().copied().max().unwrap_or(0));
    let articles: BTreeSet<ArticleIx> =
        desk.site.mentions_of[at].iter().map(|(article, _)| *article).collect();
    let role = doc.roles.iter().find(|role| is_current(desk.site, role));
    ActorCard {
        link: desk.link(Entity::Actor(at)),
        kind: doc.kind.as_str().to_owned(),
        kind_label: desk.words.of("actor_kind", doc.kind.as_str()),
        side: doc.side.clone(),
        summary: doc.summary.clone(),
        role: role.map(|role| role.title.clone()),
        mentions: desk.site.mentions_of[at].len(),
        articles: articles.len(),
        by_outlet: outlets
            .iter()
            .map(|outlet| {
                let count = counts.get(outlet).copied().unwrap_or(0);
                bar(&desk.site.outlets[*outlet].short, count, most)
            })
            .collect(),
    }
}

/// Returns the outlets that have articles, in the order of their first.
pub(in crate::render) fn outlets(site: &Site) -> Vec<OutletIx> {
    let mut seen = BTreeSet::new();
    let all = site.articles.iter().map(|article| article.outlet);
    all.filter(|outlet| seen.insert(*outlet)).collect()
}

pub(super) fn columns(desk: &Desk<'_>, outlets: &[OutletIx]) -> Vec<Link> {
    let link = |outlet: &OutletIx| Link {
        label: desk.site.outlets[*outlet].short.clone(),
        href: desk.href(Entity::Outlet(*outlet)),
    };
    outlets.iter().map(link).collect()
}

fn by_outlet(site: &Site, at: ActorIx) -> BTreeMap<OutletIx, usize> {
    let mut counts = BTreeMap::new();
    for (article, _) in &site.mentions_of[at] {
        *counts.entry(site.articles[*article].outlet).or_default() += 1;
    }
    counts
}

fn bar(label: &str, count: usize, most: usize) -> Bar {
    Bar { label: label.to_owned(), count, tenths: (count * 10).div_ceil(most.max(1)) }
}

/// Returns whether an office was held when the middle article was published.
fn is_current(site: &Site, role: &Role) -> bool {
    let Some(middle) = site.articles.get(site.articles.len() / 2) else { return false };
    let day = middle.doc.published.date;
    role.from.is_none_or(|from| from <= day) && role.until.is_none_or(|until| day <= until)
}

fn view_role(desk: &Desk<'_>, role: &Role) -> RoleView {
    let date = |date: Option<Date>| date.map(|date| desk.words.date_long(date)).unwrap_or_default();
    let span = match (role.from, role.until) {
        (None, None) => String::new(),
        (from, until) => format!("{} – {}", date(from), date(until)).trim().to_owned(),
    };
    RoleView { title: role.title.clone(), span, current: is_current(desk.site, role) }
}

/// Counts the names as they are written, by outlet.
fn names(desk: &Desk<'_>, at: ActorIx, outlets: &[OutletIx]) -> Vec<NameRow> {
    let mut rows: BTreeMap<(String, bool), BTreeMap<OutletIx, usize>> = BTreeMap::new();
    for (article, place) in &desk.site.mentions_of[at] {
        let entry = &desk.site.articles[*article];
        let mention = &entry.mentions[*place];
        let text = &entry.doc.body.plain.text;
        let name = &text[mention.range.start as usize..mention.range.end as usize];
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = rows.entry((name, mention.misspelling)).or_default();
        *row.entry(entry.outlet).or_default() += 1;
    }
    let most = rows.values().flat_map(BTreeMap::values).copied().max().unwrap_or(0);
    let mut list: Vec<NameRow> = rows
        .into_iter()
        .map(|((name, misspelling), counts)| NameRow {
            name,
            misspelling,
            total: counts.values().sum(),
            counts: outlets
                .iter()
                .map(|outlet| {
                    let count = counts.get(outlet).copied().unwrap_or(0);
                    bar(&desk.site.outlets[*outlet].short, count, most)
                })
                .collect(),
        })
        .collect();
    list.sort_by_key(|row| std::cmp::Reverse(row.total));
    list
}

/// Returns the sentences that name an actor, by article, each once.
fn groups(desk: &Desk<'_>, at: ActorIx) -> Vec<MentionGroup> {
    let mut groups: Vec<(ArticleIx, MentionGroup, usize)> = Vec::new();
    for (article, place) in &desk.site.mentions_of[at] {
        let entry = &desk.site.articles[*article];
        let mention = &entry.mentions[*place];
        let range = mention.range.start as usize..mention.range.end as usize;
        if groups.last().is_none_or(|(last, ..)| last != article) {
            let article_card = desk.article_card(*article);
            let group = MentionGroup { article: article_card, mentions: Vec::new() };
            groups.push((*article, group, 0));
        }
        let Some((_, group, end)) = groups.last_mut() else { continue };
        if range.start < *end {
            continue;
        }
        let sentence = desk.sentence(&entry.doc.body, range);
        *end = sentence.end;
        let number = nth_mention(desk.site, *article, *place);
        group.mentions.push(MentionView {
            href: format!(
                "{}#m-{}-{number}",
                desk.href(Entity::Article(*article)),
                desk.site.actors[at].id
            ),
            excerpt: desk.article_excerpt(*article, mention.range.clone()),
            notes: notes_on(desk, *article, &sentence),
        });
    }
    let order = outlets(desk.site);
    let outlet = |article: ArticleIx| {
        let outlet = desk.site.articles[article].outlet;
        order.iter().position(|other| *other == outlet)
    };
    groups.sort_by_key(|(article, ..)| (outlet(*article), *article));
    groups.into_iter().map(|(_, group, _)| group).collect()
}

/// Returns which mention of its actor this is in its article, from 1.
fn nth_mention(site: &Site, article: ArticleIx, place: usize) -> usize {
    let mentions = &site.articles[article].mentions;
    mentions[..=place].iter().filter(|other| other.actor == mentions[place].actor).count()
}

fn notes_on(desk: &Desk<'_>, article: ArticleIx, sentence: &Range<usize>) -> Vec<Link> {
    let notes = desk.site.articles[article].notes.iter().enumerate();
    let touches = |range: &Range<u32>| {
        (range.start as usize) < sentence.end && sentence.start < range.end as usize
    };
    notes
        .filter(|(_, note)| note.anchor.as_ref().is_some_and(touches))
        .map(|(at, _)| margin::note_link(desk, article, at))
        .collect()
}

/// Counts who is named in the same sentences.
fn together(desk: &Desk<'_>, at: ActorIx) -> Vec<Counted> {
    let mut counts: BTreeMap<ActorIx, usize> = BTreeMap::new();
    let mut last = (usize::MAX, 0);
    for (article, place) in &desk.site.mentions_of[at] {
        let entry = &desk.site.articles[*article];
        let range = &entry.mentions[*place].range;
        if last.0 == *article && (range.start as usize) < last.1 {
            continue;
        }
        let sentence = desk.sentence(&entry.doc.body, range.start as usize..range.end as usize);
        last = (*article, sentence.end);
        let from = entry.mentions.partition_point(|m| (m.range.start as usize) < sentence.start);
        let inside = entry.mentions[from..]
            .iter()
            .take_while(|mention| (mention.range.start as usize) < sentence.end);
        let others: BTreeSet<ActorIx> =
            inside.map(|mention| mention.actor).filter(|actor| *actor != at).collect();
        for actor in others {
            *counts.entry(actor).or_default() += 1;
        }
    }
    let mut list: Vec<(ActorIx, usize)> = counts.into_iter().collect();
    list.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    list.truncate(TOGETHER);
    let counted = |(actor, count)| Counted { link: desk.link(Entity::Actor(actor)), count };
    list.into_iter().map(counted).collect()
}

fn claims(desk: &Desk<'_>, at: ActorIx) -> Vec<Link> {
    let id = desk.site.actors[at].id.as_str();
    let claims = desk.site.claims.iter().enumerate();
    claims
        .filter(|(_, claim)| claim.actors.iter().any(|actor| actor.value == id))
        .map(|(claim, _)| desk.link(Entity::Claim(claim)))
        .collect()
}

//! An actor: how each outlet introduces it, by which names it calls it, and every mention.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::introductions::{introduced_as, introductions, naming_outlets};
use super::mentions::{self, Spoken};
use crate::model::document::Role;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, Site};
use crate::model::{ActorKind, Kind, TextForm, When};
use crate::render::counts::{
    NameCounts, Naming, WrittenName, by_outlet, names, naming, total, unsearched,
};
use crate::render::page::Page;
use crate::render::page_context::{PageContext, neighbours};
use crate::render::parts::{actor_parts, articles_with};
use crate::render::phrase::direction;
use crate::render::translations::Sum;
use crate::render::views::{
    ActorCard, ActorPartView, ActorView, Counted, Counting, LinkView, NameRow, OtherName, PartLink,
    RoleView,
};

/// How many actors a page lists as named together with one.
const TOGETHER: usize = 12;

/// Returns the view of an actor.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ActorIx) -> ActorView {
    let doc = &ctx.site.actors[at];
    let spoken = mentions::sentences(ctx, at);
    let other_names = doc.aliases.iter().filter_map(|alias| {
        let lang = alias.lang.clone()?;
        Some(OtherName { name: alias.name.value.clone(), dir: direction(&lang), lang })
    });
    let naming = naming(ctx.site, at);
    let sums = by_outlet(ctx, at, &naming);
    let unsearched = unsearched(ctx, at);
    let named = names(ctx.site, at);
    let parts = parts(ctx, at);
    let card = card(ctx, at, &naming, &sums);
    // One of which an article was not counted may name it there.
    let in_headlines = ctx.headlines().get(&at);
    let in_headline = |at: &OutletIx| in_headlines.is_some_and(|outlets| outlets.contains(at));
    let not_found = ctx.outlets().iter().copied().filter(|at| !sums.contains_key(at));
    let (headlines, silent): (Vec<OutletIx>, Vec<OutletIx>) =
        not_found.partition(|at| in_headline(at));
    let links = |outlets: &[OutletIx]| -> Vec<LinkView> {
        outlets.iter().map(|outlet| ctx.short_link(Entity::Outlet(*outlet))).collect()
    };
    let introductions = introductions(ctx, &sums, &named, &spoken);
    let together = together(ctx, at, &spoken);
    let is_digest = |it: &Spoken| ctx.site.articles[it.article].doc.text == TextForm::Digest;
    ActorView {
        page: ctx.frame("actor", doc.name.value.clone(), description(ctx, at, &card)),
        index: ctx.index_link(Kind::Actor),
        card,
        counting: Counting {
            originals: !ctx.site.measured.is_empty(),
            partial: naming.iter().any(|(_, count)| count.is_none()),
            unsearched: !unsearched.is_empty(),
            copies: ctx.copies(),
        },
        html: ctx.html(&doc.body, 2, "fn-"),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        roles: doc.roles.iter().map(|role| view_role(ctx, role)).collect(),
        more_outlets: naming_outlets(ctx, &sums, &spoken).len() - introductions.len(),
        introduced_as: introduced_as(ctx, &introductions),
        introductions,
        names: name_rows(&named),
        other_names: other_names.collect(),
        groups: if parts.is_empty() { mentions::groups(ctx, &spoken) } else { Vec::new() },
        parts,
        silent: links(&silent),
        headlines: links(&headlines),
        unsearched: ctx
            .outlets()
            .iter()
            .filter(|at| unsearched.contains(at) && sums[at].count == 0)
            .map(|at| ctx.short_link(Entity::Outlet(*at)))
            .collect(),
        together_more: together.len().saturating_sub(TOGETHER),
        together: together.into_iter().take(TOGETHER).collect(),
        together_digest: spoken.iter().any(is_digest),
        claims: claims(ctx, at),
        backlinks: ctx.backlinks(Entity::Actor(at)),
    }
}

/// Returns the view of an actor's mentions in the articles of a year or a month.
pub(in crate::render) fn part(ctx: &PageContext<'_>, at: ActorIx, part: When) -> ActorPartView {
    let mut spoken = mentions::sentences(ctx, at);
    spoken.retain(|it| part.contains(ctx.site.articles[it.article].doc.published.date));
    let parts = actor_parts(ctx.site, at);
    let [previous, next] = neighbours(&parts, part, |part| part_link(ctx, at, part));
    let when = ctx.translations.time(part);
    let name = &ctx.site.actors[at].name.value;
    ActorPartView {
        page: ctx.frame("actor", format!("{name}: {when}"), String::new()),
        actor: ctx.link(Entity::Actor(at)),
        when,
        groups: mentions::groups(ctx, &spoken),
        previous,
        next,
    }
}

fn part_link(ctx: &PageContext<'_>, at: ActorIx, part: When) -> LinkView {
    ctx.part_link(Page::ActorPart(at, part), part)
}

fn parts(ctx: &PageContext<'_>, at: ActorIx) -> Vec<PartLink> {
    let parts = actor_parts(ctx.site, at);
    if parts.is_empty() {
        return Vec::new();
    }
    let articles = articles_with(ctx.site, at);
    let published = |at: &ArticleIx| ctx.site.articles[*at].doc.published.date;
    let part = |part: When| PartLink {
        link: part_link(ctx, at, part),
        count: articles.iter().filter(|at| part.contains(published(at))).count(),
    };
    parts.into_iter().map(part).collect()
}

/// Returns what search engines show: the editor's sentence, or how often it is named.
fn description(ctx: &PageContext<'_>, at: ActorIx, card: &ActorCard) -> String {
    let doc = &ctx.site.actors[at];
    doc.summary.clone().unwrap_or_else(|| {
        let sum = |key, count| {
            ctx.translations.sum_of(key, Sum { count, partial: card.partial }).unwrap_or_default()
        };
        if card.articles == 0 && card.partial {
            return card.kind_label.clone();
        }
        let mentions = sum("named_in_originals", card.mentions);
        [&mentions, ctx.translations.get("comma"), &sum("articles", card.articles)].concat()
    })
}

/// Returns an actor as lists show it, without its counts by outlet.
pub(in crate::render) fn card(
    ctx: &PageContext<'_>,
    at: ActorIx,
    naming: &Naming,
    sums: &BTreeMap<OutletIx, Sum>,
) -> ActorCard {
    let doc = &ctx.site.actors[at];
    // What the law of one side calls an organisation says too little of it.
    let is_person = doc.kind == ActorKind::Person;
    let role = doc.roles.iter().find(|role| is_person && is_current(ctx.site, role));
    ActorCard {
        id: doc.id.to_string(),
        link: ctx.link(Entity::Actor(at)),
        has_page: ctx.site.has_page(Entity::Actor(at)),
        kind: doc.kind.as_str().to_owned(),
        kind_label: ctx.translations.of("actor_kind", doc.kind.as_str()),
        side: doc.side.clone(),
        summary: doc.summary.clone(),
        role: role.map(|role| role.title.clone()),
        mentions: total(sums).count,
        articles: naming.iter().filter(|(_, count)| count.is_some_and(|it| it > 0)).count(),
        partial: total(sums).partial,
        by_outlet: Vec::new(),
        only: None,
    }
}

/// Returns whether an office was held when the middle article was published.
fn is_current(site: &Site, role: &Role) -> bool {
    let Some(day) = middle_day(site) else { return false };
    role.from.is_none_or(|from| from <= day) && role.until.is_none_or(|until| day <= until)
}

/// Returns the day on which the middle article was published.
pub(in crate::render) fn middle_day(site: &Site) -> Option<Date> {
    let middle = site.articles.get(ArticleIx::new(site.articles.len() / 2))?;
    Some(middle.doc.published.date)
}

fn view_role(ctx: &PageContext<'_>, role: &Role) -> RoleView {
    let date =
        |date: Option<Date>| date.map(|date| ctx.translations.date_long(date)).unwrap_or_default();
    let span = match (role.from, role.until) {
        (None, None) => String::new(),
        (from, until) => format!("{} – {}", date(from), date(until)).trim().to_owned(),
    };
    RoleView { title: role.title.clone(), span, current: is_current(ctx.site, role) }
}

/// Returns all names as they are written, most used first.
fn name_rows((rows, forms): &NameCounts<'_>) -> Vec<NameRow> {
    let row =
        |((name, misspelling), counts): (&WrittenName<'_>, &BTreeMap<OutletIx, usize>)| NameRow {
            forms: forms.get(name).into_iter().flatten().cloned().collect(),
            name: name.clone().into_owned(),
            misspelling: *misspelling,
            total: counts.values().sum(),
        };
    let mut list: Vec<NameRow> = rows.iter().map(row).collect();
    list.sort_by_key(|row| Reverse(row.total));
    list
}

/// Counts who is named in the same sentences of the texts here, most often first.
fn together(ctx: &PageContext<'_>, at: ActorIx, spoken: &[Spoken]) -> Vec<Counted> {
    let mut counts: BTreeMap<ActorIx, usize> = BTreeMap::new();
    for Spoken { article, sentence, .. } in spoken {
        let mentions = &ctx.site.articles[*article].mentions;
        let from = mentions.partition_point(|mention| mention.range.start < sentence.start);
        let inside = mentions.as_slice()[from.index()..]
            .iter()
            .take_while(|mention| mention.range.start < sentence.end);
        let others: BTreeSet<ActorIx> =
            inside.map(|mention| mention.actor).filter(|actor| *actor != at).collect();
        for actor in others {
            *counts.entry(actor).or_default() += 1;
        }
    }
    let mut list: Vec<(ActorIx, usize)> = counts.into_iter().collect();
    list.sort_by_key(|(actor, count)| (Reverse(*count), *actor));
    let counted = |(actor, count)| Counted { link: ctx.actor_link(actor), count };
    list.into_iter().map(counted).collect()
}

fn claims(ctx: &PageContext<'_>, at: ActorIx) -> Vec<LinkView> {
    let id = ctx.site.actors[at].id.as_str();
    let claims = ctx.site.claims.iter_enumerated();
    claims
        .filter(|(_, claim)| claim.actors.iter().any(|actor| actor.value == id))
        .map(|(claim, _)| ctx.link(Entity::Claim(claim)))
        .collect()
}

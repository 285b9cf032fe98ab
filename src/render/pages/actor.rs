//! An actor: who names them, how, and in which sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::margin::{self, numbered};
use crate::model::document::Role;
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, Site};
use crate::render::counts::{Bars, Naming, Sum, WrittenName, by_outlet, names, naming, total};
use crate::render::page_context::PageContext;
use crate::render::phrase::direction;
use crate::render::views::{
    ActorCard, ActorGroup, ActorView, ActorsView, Counted, Counting, LinkView, MentionGroup,
    MentionView, NameRow, OtherName, RoleView,
};

/// How many actors a page lists as named together with one.
const TOGETHER: usize = 12;

/// Returns the view of an actor.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ActorIx) -> ActorView {
    let doc = &ctx.site.actors[at];
    let outlets = ctx.outlets();
    let spoken = sentences(ctx, at);
    let summary = doc.summary.clone().unwrap_or_default();
    let other_names = doc.aliases.iter().filter_map(|alias| {
        let lang = alias.lang.clone()?;
        Some(OtherName { name: alias.name.value.clone(), dir: direction(&lang), lang })
    });
    let naming = naming(ctx.site, at);
    let sums = by_outlet(ctx.site, &naming);
    // One of which an article was not counted may name it there.
    let silent = outlets.iter().filter(|outlet| !sums.contains_key(outlet));
    ActorView {
        page: ctx.frame("actor", doc.name.value.clone(), summary),
        card: card(ctx, at, &naming),
        counting: counting(ctx, &naming),
        html: ctx.html(&doc.body, 2, "fn-"),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        roles: doc.roles.iter().map(|role| view_role(ctx, role)).collect(),
        outlets: ctx.outlet_columns(),
        names: name_rows(ctx, at, &sums),
        other_names: other_names.collect(),
        groups: groups(ctx, at, &spoken),
        silent: silent.map(|outlet| ctx.link(Entity::Outlet(*outlet))).collect(),
        together: together(ctx, at, &spoken),
        claims: claims(ctx, at),
        backlinks: ctx.backlinks(Entity::Actor(at)),
    }
}

/// Returns the view of the index of actors.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> ActorsView {
    let (columns, outlets) = ctx.table_columns(ctx.site.actors.len());
    let named: Vec<_> = ctx
        .site
        .actors
        .indices()
        .map(|at| {
            let naming = naming(ctx.site, at);
            let sums = by_outlet(ctx.site, &naming);
            (naming, sums)
        })
        .collect();
    let sums = || named.iter().flat_map(|(_, sums)| sums.values());
    let partial = sums().any(|sum| sum.partial);
    let most = sums().map(|sum| sum.count).max().unwrap_or(0);
    let mut sides: BTreeMap<&str, Vec<ActorCard>> = BTreeMap::new();
    for ((at, doc), (naming, sums)) in ctx.site.actors.iter_enumerated().zip(&named) {
        let side = doc.side.as_deref().unwrap_or_default();
        let mut card = card(ctx, at, naming);
        card.by_outlet = Bars::new(ctx.translations, most).row(columns, sums);
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
    ActorsView {
        page: ctx.frame("actors", ctx.translations.of("nav", "actors"), String::new()),
        outlets,
        groups,
        count: ctx.site.actors.len(),
        counting: Counting { originals: !ctx.site.measured.is_empty(), partial },
    }
}

/// Returns an actor as lists show it, without its counts by outlet.
pub(in crate::render) fn card(ctx: &PageContext<'_>, at: ActorIx, naming: &Naming) -> ActorCard {
    let doc = &ctx.site.actors[at];
    let role = doc.roles.iter().find(|role| is_current(ctx.site, role));
    ActorCard {
        link: ctx.link(Entity::Actor(at)),
        kind: doc.kind.as_str().to_owned(),
        kind_label: ctx.translations.of("actor_kind", doc.kind.as_str()),
        side: doc.side.clone(),
        summary: doc.summary.clone(),
        role: role.map(|role| role.title.clone()),
        mentions: total(naming),
        articles: naming.iter().filter(|(_, count)| count.is_some()).count(),
        by_outlet: Vec::new(),
    }
}

/// Returns where the mentions of an actor were counted.
fn counting(ctx: &PageContext<'_>, naming: &Naming) -> Counting {
    Counting {
        originals: !ctx.site.measured.is_empty(),
        partial: naming.iter().any(|(_, count)| count.is_none()),
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

/// Counts the names as they are written, by outlet.
fn name_rows(ctx: &PageContext<'_>, at: ActorIx, sums: &BTreeMap<OutletIx, Sum>) -> Vec<NameRow> {
    let (rows, forms) = names(ctx.site, at);
    let most = rows.values().flat_map(BTreeMap::values).copied().max().unwrap_or(0);
    let mut bars = Bars::new(ctx.translations, most);
    let row = |((name, misspelling), counts): (WrittenName<'_>, BTreeMap<OutletIx, usize>)| {
        let sum = |(outlet, sum): (&OutletIx, &Sum)| {
            (*outlet, Sum { count: counts.get(outlet).copied().unwrap_or(0), ..*sum })
        };
        NameRow {
            forms: forms.get(&name).into_iter().flatten().cloned().collect(),
            name: name.into_owned(),
            misspelling,
            total: counts.values().sum(),
            counts: bars.row(ctx.outlets(), &sums.iter().map(sum).collect()),
        }
    };
    let mut list: Vec<NameRow> = rows.into_iter().map(row).collect();
    list.sort_by_key(|row| std::cmp::Reverse(row.total));
    list
}

/// A sentence that names an actor. Its bytes are those of the whole text.
struct Spoken {
    article: ArticleIx,
    sentence: Range<u32>,
    /// The first name in it.
    words: Range<u32>,
    /// Which mention in its article that is, from 1.
    number: usize,
}

/// Returns the sentences that name an actor, each once, by the articles' order.
fn sentences(ctx: &PageContext<'_>, at: ActorIx) -> Vec<Spoken> {
    let mut list: Vec<Spoken> = Vec::new();
    let (mut last, mut number) = (None, 0);
    for (article, place) in &ctx.site.mentions_of[at] {
        number = if Some(*article) == last { number + 1 } else { 1 };
        last = Some(*article);
        let entry = &ctx.site.articles[*article];
        let words = entry.mentions[*place].range.clone();
        let said = |item: &Spoken| item.article == *article && words.start < item.sentence.end;
        if !list.last().is_some_and(said) {
            let sentence = entry.mention_sentences[*place].clone();
            list.push(Spoken { article: *article, sentence, words, number });
        }
    }
    list
}

/// Groups the sentences that name an actor by article.
fn groups(ctx: &PageContext<'_>, at: ActorIx, spoken: &[Spoken]) -> Vec<MentionGroup> {
    let id = ctx.site.actors[at].id.as_str();
    let group = |items: &[Spoken]| {
        let article = items[0].article;
        let doc = &ctx.site.articles[article].doc;
        let (lang, dir) = ctx.foreign(doc.lang.as_deref());
        let (entry, href) = (&ctx.site.articles[article], ctx.href(Entity::Article(article)));
        let mention = |item: &Spoken| {
            let [before, words, after] = entry.sentence(&item.words, &item.sentence)?;
            Some(MentionView {
                href: numbered(&[&href, "#m-", id, "-"], item.number),
                html: ctx.excerpt_with_voices(article, [&before, &words, &after]),
                notes: notes_on(ctx, article, &item.sentence),
            })
        };
        let mentions: Vec<MentionView> = items.iter().filter_map(mention).collect();
        let hidden = ctx.hidden(items.len() - mentions.len());
        (article, MentionGroup { line: ctx.line(article), lang, dir, mentions, hidden })
    };
    let mut groups: Vec<(ArticleIx, MentionGroup)> =
        spoken.chunk_by(|a, b| a.article == b.article).map(group).collect();
    let outlet = |article: ArticleIx| {
        let outlet = ctx.site.articles[article].outlet;
        ctx.outlets().iter().position(|other| *other == outlet)
    };
    groups.sort_by_cached_key(|(article, _)| (outlet(*article), *article));
    groups.into_iter().map(|(_, group)| group).collect()
}

fn notes_on(ctx: &PageContext<'_>, article: ArticleIx, sentence: &Range<u32>) -> Vec<LinkView> {
    let notes = ctx.site.articles[article].notes.iter_enumerated();
    let touches = |range: &Range<u32>| range.start < sentence.end && sentence.start < range.end;
    notes
        .filter(|(_, note)| note.anchor.as_ref().is_some_and(touches))
        .map(|(at, _)| margin::note_link(ctx, article, at))
        .collect()
}

/// Counts who is named in the same sentences.
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
    list.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    list.truncate(TOGETHER);
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

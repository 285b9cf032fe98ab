//! The home page: the articles side by side, what they make of each claim, the briefing, who and
//! when.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::claim_grid::{self, Filters};
use super::{citation, term};
use crate::markdown::escaped;
use crate::model::When;
use crate::model::index::Idx;
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::render::counts::{Bars, by_outlet, naming, total, unsearched};
use crate::render::page_context::PageContext;
use crate::render::views::{
    Counting, DateWords, DayLine, EditedView, FindingView, HomeView, LinkView, NamedRow,
    NamedTable, TellingView,
};

/// The most articles, and columns of tables.
const ARTICLES: usize = 8;
const CLAIMS: usize = 10;
const TERMS: usize = 5;
const ACTORS: usize = 8;
/// The most days with a title, and without.
const TITLED_DAYS: usize = 12;
const OTHER_DAYS: usize = 5;

/// Returns the view of the home page.
pub(in crate::render) fn view(ctx: &PageContext<'_>) -> HomeView {
    let site = ctx.site;
    let html = site.home.as_ref().map(|home| ctx.html(&home.body, 2, "fn-"));
    let length = site.home.as_ref().map_or(0, |home| home.body.plain.text.chars().count());
    let mut page = ctx.frame("home", ctx.label(Entity::Home), site.settings.description.clone());
    if page.title.is_empty() {
        page.title.clone_from(&page.site_title);
    }
    let ranked = ctx.ranked_claims();
    let differing = ranked.iter().filter(|at| !site.positions_on[**at].is_empty());
    let claims: Vec<_> = differing.copied().take(CLAIMS).collect();
    let outlets = claim_grid::columns(ctx, &claims, ARTICLES);
    let newest = site.articles.len().saturating_sub(ARTICLES);
    let articles: Vec<ArticleIx> = site.articles.indices().skip(newest).collect();
    HomeView {
        tellings: articles.iter().map(|at| telling(ctx, *at)).collect(),
        article_count: site.articles.len(),
        note_count: site.articles.iter().map(|article| article.notes.len()).sum(),
        grid: claim_grid::view(ctx, &claims, &outlets, &Filters::default()),
        claim_count: site.claims.len(),
        aligned: articles.iter().map(|at| site.articles[*at].outlet).eq(outlets.iter().copied()),
        html: html.unwrap_or_default(),
        length,
        words: term::grid(ctx, &term::discussed(ctx, TERMS), &outlets),
        term_count: site.terms.len(),
        days: days(ctx),
        digests: !site.digests.is_empty(),
        named: named(ctx, &outlets),
        actor_count: site.actors.len(),
        edited: edited(ctx, &page.title),
        indexes: ctx.indexes(),
        page,
    }
}

fn telling(ctx: &PageContext<'_>, at: ArticleIx) -> TellingView {
    let entry = &ctx.site.articles[at];
    let card = ctx.article_card(at);
    let first = (!entry.notes.is_empty()).then(|| ctx.note_card(at, Idx::new(0)));
    let finding = first.map(|note| FindingView { html: note.sentence, href: note.link.href });
    let own = || {
        let words = entry.doc.standfirst.as_ref().or(entry.doc.summary.as_ref())?;
        Some(FindingView { html: escaped(words).into(), href: card.link.href.clone() })
    };
    let finding = finding.or_else(own);
    let country = ctx.site.outlets[entry.outlet].country.as_ref();
    let country = country.map(|code| ctx.translations.name_of("country", code));
    TellingView { card, country, finding }
}

/// Returns the days that have a title, and the days and ranges that articles name most often: more
/// than once, where others have a title. A range is in the list as itself, not as its days.
fn days(ctx: &PageContext<'_>) -> Vec<DayLine> {
    let mut named: BTreeMap<When, usize> = BTreeMap::new();
    for mention in ctx.site.articles.iter().flat_map(|article| article.dates.iter()) {
        if matches!(mention.value, When::Day(_) | When::Days(..)) {
            *named.entry(mention.value).or_default() += 1;
        }
    }
    let title = |when: When| {
        let doc = ctx.site.time(when)?.doc.as_ref()?;
        doc.title.clone()
    };
    let days = ctx.site.days.iter().map(|(date, _)| When::Day(*date));
    let titled: BTreeSet<When> = days.filter(|when| title(*when).is_some()).collect();
    let by_count = |all: Vec<When>, most: usize| {
        let mut all = all;
        all.sort_by_key(|when| (Reverse(named.get(when).copied().unwrap_or(0)), *when));
        all.truncate(most);
        all
    };
    let fewest = if titled.is_empty() { 1 } else { 2 };
    let others = named.iter().filter(|(when, count)| **count >= fewest && !titled.contains(when));
    let others = others.map(|(when, _)| *when).collect();
    let mut shown = by_count(others, OTHER_DAYS);
    shown.extend(by_count(titled.into_iter().collect(), TITLED_DAYS));
    shown.sort_by_key(|when| (when.first(), when.last()));
    // As the index of dates and the day's page count them.
    let mentions = |when: When| match (when, ctx.site.time(when)) {
        (When::Day(_), Some(day)) => day.happened.len(),
        _ => named.get(&when).copied().unwrap_or(0),
    };
    let line = |when: When| {
        let count = mentions(when);
        DayLine {
            link: (*ctx.day_link(when)).clone(),
            iso: matches!(when, When::Day(_)).then(|| when.to_string()),
            title: title(when),
            mentions: ctx.translations.count("mentions", count),
        }
    };
    shown.into_iter().map(line).collect()
}

fn named(ctx: &PageContext<'_>, outlets: &[OutletIx]) -> NamedTable {
    let all = ctx.site.actors.indices().map(|at| {
        let naming = naming(ctx.site, at);
        let sums = by_outlet(ctx, at, &naming);
        let partial = naming.iter().any(|(_, count)| count.is_none());
        (at, total(&sums).count, partial, sums)
    });
    let mut rows: Vec<_> = all.filter(|(_, total, ..)| *total > 0).collect();
    rows.sort_by_key(|(at, total, ..)| (Reverse(*total), *at));
    rows.truncate(ACTORS);
    let sums = || rows.iter().flat_map(|(.., sums)| sums.values());
    let mut bars = Bars::new(ctx.translations, sums().map(|sum| sum.count).max().unwrap_or(0));
    NamedTable {
        outlets: ctx.outlet_links(outlets),
        counting: Counting {
            originals: !ctx.site.measured.is_empty(),
            partial: rows.iter().any(|(_, _, partial, _)| *partial),
            unsearched: rows.iter().any(|(at, ..)| !unsearched(ctx, *at).is_empty()),
            copies: ctx.copies(),
        },
        rows: rows
            .iter()
            .map(|(at, total, _, sums)| NamedRow {
                link: ctx.link(Entity::Actor(*at)),
                counts: bars.row(outlets, sums),
                total: *total,
            })
            .collect(),
    }
}

fn edited(ctx: &PageContext<'_>, title: &str) -> EditedView {
    let settings = &ctx.site.settings;
    let words = |date| DateWords {
        iso: When::Day(date).to_string(),
        long: ctx.translations.date_long(date),
    };
    let updated = settings.updated.map(words);
    let authors = ctx.translations.list(&settings.authors);
    let parts = [
        (!authors.is_empty()).then(|| authors.clone()),
        Some(title.to_owned()),
        updated.as_ref().map(|date| date.long.clone()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let citation = format!("{}.", parts.join(". ").trim_end_matches('.'));
    EditedView {
        citation: citation::with_address(ctx, citation, ""),
        contact: settings.contact.as_ref().map(|href| {
            let label = href.split_once(':').map_or(href.as_str(), |(_, rest)| rest);
            LinkView::new(label.trim_matches('/').to_owned(), href.clone())
        }),
        authors,
        updated,
    }
}

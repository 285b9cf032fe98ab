//! The index of articles: one page, or the newest articles and a page for each part.

use std::ops::Range;

use super::overlaps;
use crate::model::site::ArticleIx;
use crate::model::{Kind, When};
use crate::render::page::Page;
use crate::render::page_context::{PageContext, neighbours};
use crate::render::parts::article_parts;
use crate::render::views::{ArticlesView, DayOfArticles, LinkView, PartLink};

/// How many of the newest articles are on the first page of an index in parts.
const NEWEST: usize = 30;

/// Returns the view of the index of articles.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> ArticlesView {
    let count = ctx.site.articles.len();
    let parts = article_parts(ctx.site);
    let first = if parts.is_empty() { 0 } else { count - NEWEST };
    ArticlesView {
        page: ctx.frame(
            "articles",
            ctx.translations.of("nav", "articles"),
            ctx.translations.get("articles_intro").to_owned(),
        ),
        count,
        days: days(ctx, first..count, |_| true),
        parts: parts.iter().map(|part| part_count(ctx, *part)).collect(),
        index: None,
        previous: None,
        next: None,
        overlaps: overlaps::href(ctx),
    }
}

/// Returns the view of the articles of a year or a month.
pub(in crate::render) fn part(ctx: &PageContext<'_>, part: When) -> ArticlesView {
    let parts = article_parts(ctx.site);
    let [previous, next] = neighbours(&parts, part, |part| part_link(ctx, part));
    let index = ctx.index_link(Kind::Article);
    let when = ctx.translations.time(part);
    ArticlesView {
        page: ctx.frame("articles", format!("{}: {when}", index.label), String::new()),
        count: part_count(ctx, part).count,
        days: days(ctx, 0..ctx.site.articles.len(), |at| part.contains(published(ctx, at))),
        parts: Vec::new(),
        index: Some(index),
        previous,
        next,
        overlaps: None,
    }
}

fn published(ctx: &PageContext<'_>, at: ArticleIx) -> jiff::civil::Date {
    ctx.site.articles[at].doc.published.date
}

fn part_link(ctx: &PageContext<'_>, part: When) -> LinkView {
    ctx.part_link(Page::ArticlesPart(part), part)
}

fn part_count(ctx: &PageContext<'_>, part: When) -> PartLink {
    let inside = |at: &ArticleIx| part.contains(published(ctx, *at));
    PartLink {
        link: part_link(ctx, part),
        count: ctx.site.articles.indices().filter(inside).count(),
    }
}

/// Returns some of the articles by day, in their order.
fn days(
    ctx: &PageContext<'_>,
    places: Range<usize>,
    wanted: impl Fn(ArticleIx) -> bool,
) -> Vec<DayOfArticles> {
    let articles: Vec<ArticleIx> = places.map(ArticleIx::new).filter(|at| wanted(*at)).collect();
    let day = |items: &[ArticleIx]| DayOfArticles {
        day: ctx.day(When::Day(published(ctx, items[0]))),
        articles: items.iter().map(|at| ctx.article_card(*at)).collect(),
    };
    let same_day =
        |one: &ArticleIx, next: &ArticleIx| published(ctx, *one) == published(ctx, *next);
    articles.chunk_by(same_day).map(day).collect()
}

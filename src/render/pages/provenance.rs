//! The provenance of an article: the table of its facts.

use crate::model::document::ArticleDoc;
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::model::{Publish, TextForm};
use crate::render::page_context::PageContext;
use crate::render::views::{LinkView, ProvenanceItem, TimeView};

/// Returns the rows of the table. `time` is that of publication.
pub(super) fn provenance(
    ctx: &PageContext<'_>,
    at: ArticleIx,
    time: &TimeView,
) -> Vec<ProvenanceItem> {
    let article = &ctx.site.articles[at];
    let doc: &ArticleDoc = &article.doc;
    let mut items: Vec<ProvenanceItem> = Vec::new();
    let mut add = |key: &'static str, value: Option<String>, href: Option<String>| {
        let Some(value) = value else { return };
        let inferred = doc.inferred.iter().find(|item| item.key == key);
        let item = ProvenanceItem {
            key,
            // A copy can be a copy of a copy.
            label: match items.last() {
                Some(last) if last.key == key => ctx.translations.of("provenance", "via_next"),
                _ => ctx.translations.of("provenance", key),
            },
            value,
            href,
            lang: None,
            dir: None,
            inferred: inferred.map(|item| item.reason.clone()),
        };
        items.push(item);
    };
    let outlet = &ctx.site.outlets[article.outlet];
    add("outlet", Some(outlet.name.clone()), Some(ctx.href(Entity::Outlet(article.outlet))));
    let of = |key, all: &[OutletIx]| all.iter().map(|it| (key, *it)).collect::<Vec<_>>();
    for (key, other) in [of("via", &article.via), of("carried-by", &article.carried_by)].concat() {
        let name = ctx.site.outlets[other].name.clone();
        add(key, Some(name), Some(ctx.href(Entity::Outlet(other))));
    }
    let published = match &time.clock {
        Some(clock) => [&time.day.long, ctx.translations.get("comma"), clock].concat(),
        None => time.day.long.clone(),
    };
    let search = doc.origin.headline_search.clone().filter(|other| *other != doc.title);
    add("headline-search", search, None);
    add("published", Some(published), Some(time.day.href.clone()));
    add("byline", (!doc.byline.is_empty()).then(|| ctx.translations.list(&doc.byline)), None);
    add("dateline", doc.dateline.clone(), None);
    add("kind", doc.kind.map(|kind| ctx.translations.of("article_kind", kind.as_str())), None);
    add("lang", doc.lang.clone(), None);
    let translated = doc.translated.map(|by| ctx.translations.of("translation", by.as_str()));
    add("translated", translated, None);
    add("original-lang", doc.original_lang.clone(), None);
    let text = match (doc.text, article.excerpts.as_ref().map(|it| it.publish)) {
        (TextForm::Full, None | Some(Publish::Full)) => "full",
        (TextForm::Full, Some(Publish::Excerpts)) => "excerpts",
        (TextForm::Full, Some(Publish::None)) => "no_text",
        (TextForm::Digest, _) => "digest",
    };
    add("text", Some(ctx.translations.get(text).to_owned()), None);
    add("file", doc.origin.file.clone(), None);
    add("sha256", doc.origin.sha256.clone(), None);
    add("retrieved", doc.origin.retrieved.map(|date| ctx.translations.date_long(date)), None);
    items.extend(translations(ctx, at));
    items
}

/// Returns what an article is a translation of, and its translations.
fn translations(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<ProvenanceItem> {
    let item = |key: &'static str, other: ArticleIx| {
        let LinkView { label: value, href, lang, dir } = ctx.link(Entity::Article(other));
        let label = ctx.translations.of("provenance", key);
        ProvenanceItem { key, label, value, href: Some(href), lang, dir, inferred: None }
    };
    let original = ctx.site.original_of(at).map(|other| item("translation-of", other));
    let others = ctx.site.translations_of(at).map(|other| item("translation", other));
    original.into_iter().chain(others).collect()
}

//! Describes a page for search engines: JSON-LD in the vocabulary of <https://schema.org/>.
//!
//! It says what the content states, and no more: no value that is inferred, and of an article that
//! it is its outlet's. A block of data is not a script, so no content policy stops it.

use serde_json::{Map, Value, json};

use super::page::Page;
use super::page_context::PageContext;
use super::views::Html;
use crate::model::document::{ActorDoc, OutletDoc};
use crate::model::site::{ActorIx, Article, ArticleIx, ClaimIx, Entity, OutletIx};
use crate::model::{ActorKind, ArticleKind, Stance};

/// The most appearances of a claim, and names of an actor.
const MOST: usize = 50;

/// Returns the JSON-LD of a page, ready for its element; `None` for a page of a sort without any,
/// or without an address.
pub(super) fn of_page(ctx: &PageContext<'_>, description: &str) -> Option<Html> {
    let address = ctx.page.canonical(ctx.site)?;
    let mut about = match ctx.page {
        Page::Home => briefing(ctx, &address),
        Page::Article(at) => annotated(ctx, at, &address),
        Page::Claim(at) => claim(ctx, at, &address),
        Page::Actor(at) => actor(ctx, at, &address),
        Page::Outlet(at) => outlet(ctx, at, &address),
        _ => return None,
    };
    about.insert("@context".to_owned(), "https://schema.org".into());
    if !description.is_empty() && !matches!(ctx.page, Page::Article(_) | Page::Claim(_)) {
        about.insert("description".to_owned(), description.into());
    }
    // In a block of data, `<` could end it or begin a comment.
    let text = Value::Object(about).to_string().replace('<', "\\u003c");
    Some(text.replace('>', "\\u003e").replace('&', "\\u0026").into())
}

/// Returns the fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let known = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    known.collect()
}

fn text(value: &str) -> Option<Value> {
    (!value.is_empty()).then(|| value.into())
}

fn people(names: &[String]) -> Option<Value> {
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    (!names.is_empty()).then(|| names.iter().map(person).collect())
}

fn briefing(ctx: &PageContext<'_>, address: &str) -> Map<String, Value> {
    let settings = &ctx.site.settings;
    object([
        ("@type", text("Article")),
        ("url", text(address)),
        ("headline", text(&ctx.label(Entity::Home))),
        ("author", people(&settings.authors)),
        ("dateModified", settings.updated.map(|date| date.to_string().into())),
        ("inLanguage", text(&settings.lang)),
    ])
}

/// Returns our page about an article, which is its outlet's.
fn annotated(ctx: &PageContext<'_>, at: ArticleIx, address: &str) -> Map<String, Value> {
    let settings = &ctx.site.settings;
    let article = &ctx.site.articles[at];
    let doc = &article.doc;
    let stated = |key: &str| !doc.is_inferred(key);
    let mut about = reported(article);
    let more = object([
        ("author", people(&doc.byline).filter(|_| stated("byline"))),
        ("datePublished", stated("published").then(|| doc.published.rfc_3339().into())),
        ("inLanguage", text(doc.language(&settings.lang)).filter(|_| stated("lang"))),
        ("publisher", stated("outlet").then(|| publisher(&ctx.site.outlets[article.outlet]))),
    ]);
    about.extend(more);
    object([("@type", text("WebPage")), ("url", text(address)), ("about", Some(about.into()))])
}

/// Returns an article with its headline and its address at its outlet.
fn reported(article: &Article) -> Map<String, Value> {
    let doc = &article.doc;
    let kind = match doc.kind {
        Some(ArticleKind::Release) => "Article",
        _ => "NewsArticle",
    };
    let is_stated = |key: &str| !doc.is_inferred(key);
    object([
        ("@type", text(kind)),
        ("headline", text(&doc.title).filter(|_| is_stated("title"))),
        ("url", doc.url.as_deref().and_then(text).filter(|_| is_stated("url"))),
    ])
}

fn publisher(outlet: &OutletDoc) -> Value {
    let fields = [
        ("@type", text("NewsMediaOrganization")),
        ("name", text(&outlet.name)),
        ("url", outlet.url.as_deref().and_then(text)),
    ];
    object(fields).into()
}

/// Returns a claim with the articles that speak of it, by time.
fn claim(ctx: &PageContext<'_>, at: ClaimIx, address: &str) -> Map<String, Value> {
    let doc = &ctx.site.claims[at];
    let speaks = |(article, note, place): &(ArticleIx, _, _)| {
        let note = &ctx.site.articles[*article].notes[*note];
        (note.positions[*place].stance != Stance::Omits).then_some(*article)
    };
    let mut articles: Vec<ArticleIx> =
        ctx.site.positions_on[at].iter().filter_map(speaks).collect();
    articles.dedup();
    articles.truncate(MOST);
    let appearance = |at: ArticleIx| Value::from(reported(&ctx.site.articles[at]));
    let appearances: Vec<Value> = articles.into_iter().map(appearance).collect();
    object([
        ("@type", text("Claim")),
        ("url", text(address)),
        ("name", text(&doc.short)),
        ("text", text(&doc.title)),
        ("inLanguage", text(&ctx.site.settings.lang)),
        ("appearance", (!appearances.is_empty()).then(|| appearances.into())),
    ])
}

fn wikidata(id: Option<&String>) -> Option<Value> {
    id.map(|id| format!("https://www.wikidata.org/wiki/{id}").into())
}

fn actor(ctx: &PageContext<'_>, at: ActorIx, address: &str) -> Map<String, Value> {
    let doc = &ctx.site.actors[at];
    let kind = match doc.kind {
        ActorKind::Person => "Person",
        ActorKind::Organisation => "Organization",
        ActorKind::State => "AdministrativeArea",
        ActorKind::PlaceAsActor => "Place",
    };
    object([
        ("@type", text(kind)),
        ("name", text(&doc.name.value)),
        ("alternateName", other_names(doc)),
        ("sameAs", wikidata(doc.wikidata.as_ref())),
        ("mainEntityOfPage", text(address)),
    ])
}

/// Returns the other names of an actor, without those that are mistakes.
fn other_names(doc: &ActorDoc) -> Option<Value> {
    let names = doc.aliases.iter().filter(|it| !it.misspelling && it.only_in.is_empty());
    let mut names: Vec<&str> = names.map(|it| it.name.value.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST);
    (!names.is_empty()).then(|| names.into())
}

fn outlet(ctx: &PageContext<'_>, at: OutletIx, address: &str) -> Map<String, Value> {
    let doc = &ctx.site.outlets[at];
    let mut fields = object([
        ("@type", text("NewsMediaOrganization")),
        ("name", text(&doc.name)),
        ("alternateName", text(&doc.short).filter(|_| doc.short != doc.name)),
        ("url", doc.url.as_deref().and_then(text)),
        ("sameAs", wikidata(doc.wikidata.as_ref())),
        ("mainEntityOfPage", text(address)),
    ]);
    if !doc.languages.is_empty() {
        fields.insert("knowsLanguage".to_owned(), doc.languages.as_slice().into());
    }
    fields
}

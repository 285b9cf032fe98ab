//! What feeds tell of; `feed_format` writes them.
//!
//! Everything in them is on pages, too. Nothing depends on when they are made: an entry has the day
//! that the content gives ([`updated`]), and an id that stays when a document or a note is renamed,
//! as long as it names its former ids.

use jiff::Timestamp;

use super::super::feeds::{Feed, FeedForm};
use super::super::former_paths;
use super::super::page::Page;
use super::super::page_context::{PageContext, RenderedAs};
use super::super::prose::source_views;
use super::super::route::write_address;
use super::super::shared_views::SharedViews;
use super::feed_format::{FeedEntry, WholeFeed, atom, json_feed};
use crate::markdown::{escaped, escaped_address};
use crate::model::document::Published;
use crate::model::site::{Article, ArticleIx, Entity, Note, NoteIx, Reference, Site};
use crate::model::{NoteKind, Status};

/// The most entries.
const MOST: usize = 50;

/// The most notes that the entry of an article lists.
const MOST_NOTES: usize = 30;

/// Returns the title of a feed.
pub(in crate::render) fn title(ctx: &PageContext<'_>, feed: Feed) -> String {
    let site = ctx.site;
    let part = match feed {
        Feed::Briefing => return site.settings.title.clone(),
        Feed::Notes => ctx.translations.get("feed_notes").to_owned(),
        Feed::Corrections => ctx.translations.get("feed_corrections").to_owned(),
        Feed::Actor(at) => ctx.label(Entity::Actor(at)),
        Feed::Claim(at) => ctx.label(Entity::Claim(at)),
    };
    format!("{}: {part}", site.settings.title)
}

/// The subject of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Article(ArticleIx),
    Note(ArticleIx, NoteIx),
}

/// Returns a feed.
pub(in crate::render) fn text(shared: &SharedViews<'_>, feed: Feed, form: FeedForm) -> String {
    let site = shared.site;
    let base = site.settings.base_url.clone().unwrap_or_default();
    // Feed readers show entries anywhere, so their links are full addresses.
    let mut ctx = PageContext::new(shared, Page::Home, RenderedAs::Html);
    ctx.root.clone_from(&base);
    let mut items: Vec<(Timestamp, Item)> =
        items(site, feed).into_iter().map(|item| (updated(site, item), item)).collect();
    // The newest first; of one day the later articles, and in an article the order of its notes.
    items.sort_by(|(day, one), (other_day, other)| {
        let place = |item: &Item| match item {
            Item::Article(at) | Item::Note(at, _) => *at,
        };
        other_day.cmp(day).then(place(other).cmp(&place(one))).then(one.cmp(other))
    });
    items.truncate(MOST);
    let entries: Vec<FeedEntry> =
        items.into_iter().map(|(updated, item)| entry(&ctx, item, updated)).collect();
    let stated = site.settings.updated.map(|date| Published { date, time: None }.instant());
    let newest = entries.first().map(|entry| entry.updated);
    let updated = stated.into_iter().chain(newest).max().unwrap_or_default();
    let whole = WholeFeed {
        address: format!("{base}{}", feed.path(site, form)),
        home: format!("{base}{}", home(site, feed)),
        title: title(&ctx, feed),
        updated,
        entries,
    };
    match form {
        FeedForm::Atom => atom(site, &whole),
        FeedForm::Json => json_feed(site, &whole),
    }
}

/// Returns the path of the page that a feed belongs to; empty for the home page.
fn home(site: &Site, feed: Feed) -> String {
    let entity = match feed {
        Feed::Briefing | Feed::Notes | Feed::Corrections => return String::new(),
        Feed::Actor(at) => Entity::Actor(at),
        Feed::Claim(at) => Entity::Claim(at),
    };
    let mut out = String::new();
    write_address(site, entity, &mut out);
    out
}

/// Returns all entries of a feed, without drafts; unsorted, each once.
fn items(site: &Site, feed: Feed) -> Vec<Item> {
    let published = |at: &ArticleIx| !site.articles[*at].doc.draft;
    let articles = || site.articles.indices().filter(published);
    let notes = |wanted: fn(&Note) -> bool| {
        let of = move |at| {
            let all = site.articles[at].notes.iter_enumerated();
            all.filter(move |(_, note)| wanted(note)).map(move |(place, _)| Item::Note(at, place))
        };
        articles().flat_map(of).collect()
    };
    let mut items: Vec<Item> = match feed {
        Feed::Briefing => articles().map(Item::Article).collect(),
        Feed::Notes => notes(|_| true),
        Feed::Corrections => notes(|note| note.doc.kind == NoteKind::Correction),
        Feed::Actor(at) => {
            let named = site.mentions_of[at].iter().map(|(article, _)| Item::Article(*article));
            let leads_here = |it: &Reference| match it.from {
                Entity::Note(article, note) => Some(Item::Note(article, note)),
                _ => None,
            };
            let noted = site.references_to(Entity::Actor(at)).iter().filter_map(leads_here);
            named.chain(noted).collect()
        }
        Feed::Claim(at) => {
            let all = site.positions_on[at].iter();
            all.map(|(article, note, _)| Item::Note(*article, *note)).collect()
        }
    };
    items.retain(|item| match item {
        Item::Article(at) => published(at),
        Item::Note(at, note) => {
            published(at) && site.articles[*at].notes[*note].doc.status == Status::Approved
        }
    });
    items.sort_unstable();
    items.dedup();
    items
}

/// Returns when something was last changed: a note's or an article's `updated`; without it the day
/// on which the article was fetched, else that of its publication. A day counts as noon UTC.
fn updated(site: &Site, item: Item) -> Timestamp {
    let day = |date| Published { date, time: None }.instant();
    let of_article = |article: &Article| {
        let doc = &article.doc;
        let stated = doc.updated.or(doc.origin.retrieved).map(day);
        stated.unwrap_or_else(|| doc.published.instant())
    };
    match item {
        Item::Note(at, note) => {
            let article = &site.articles[at];
            article.notes[note].doc.updated.map_or_else(|| of_article(article), day)
        }
        Item::Article(at) => {
            let article = &site.articles[at];
            let notes = article.notes.iter().filter_map(|note| note.doc.updated).map(day);
            notes.fold(of_article(article), Timestamp::max)
        }
    }
}

fn entry(ctx: &PageContext<'_>, item: Item, updated: Timestamp) -> FeedEntry {
    match item {
        Item::Article(at) => article_entry(ctx, at, updated),
        Item::Note(at, note) => note_entry(ctx, at, note, updated),
    }
}

/// Returns the id of an article's entry: its address under its first id.
fn article_id(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    match ctx.site.articles[at].doc.former_ids.first() {
        Some(_) => format!("{}{}", ctx.root, former_paths::path(ctx.site, Entity::Article(at), 0)),
        None => ctx.href(Entity::Article(at)),
    }
}

fn article_entry(ctx: &PageContext<'_>, at: ArticleIx, updated: Timestamp) -> FeedEntry {
    let article = &ctx.site.articles[at];
    let mut html = String::new();
    if let Some(summary) = &article.doc.summary {
        html.push_str(&format!("<p>{}</p>\n", escaped(summary)));
    }
    let cards = article.approved().take(MOST_NOTES).map(|(place, _)| ctx.note_card(at, place));
    let cards: Vec<String> = cards
        .map(|card| {
            let href = escaped_address(&card.link.href);
            let kind = escaped(&card.kind_label);
            format!("<li><a href=\"{href}\">{kind}</a>: {}</li>\n", card.sentence.as_str())
        })
        .collect();
    if !cards.is_empty() {
        html.push_str(&format!("<ul>\n{}</ul>\n", cards.concat()));
    }
    let count = article.notes.len();
    html.push_str(&format!("<p>{}</p>\n", escaped(&ctx.translations.count("notes", count))));
    let outlet = ctx.outlet_short(at);
    FeedEntry {
        id: article_id(ctx, at),
        address: ctx.href(Entity::Article(at)),
        original: article.doc.url.clone(),
        title: format!("{outlet}: {}", ctx.isolated(&article.doc.title)),
        html,
        updated,
        authors: Vec::new(),
        tags: vec![outlet.to_owned()],
    }
}

fn note_entry(
    ctx: &PageContext<'_>,
    at: ArticleIx,
    place: NoteIx,
    updated: Timestamp,
) -> FeedEntry {
    let article = &ctx.site.articles[at];
    let note = &article.notes[place];
    let page = ctx.href(Entity::Article(at));
    let mut html = String::new();
    if let Some(quoted) = article.quoted(note) {
        let lang = article.doc.language(&ctx.site.settings.lang);
        let end = if quoted.is_cut { " …" } else { "" };
        html.push_str(&format!(
            "<blockquote lang=\"{}\"><p>{}{end}</p></blockquote>\n",
            escaped(lang),
            escaped(quoted.words())
        ));
    }
    if let Some(earlier) = &note.earlier {
        html.push_str(&format!("<p>{}</p>\n", escaped(&ctx.version_label(earlier.seen))));
    }
    // As on the article's page, where the footnotes are.
    let prefix = ["fn-", note.doc.id.value.as_str(), "-"].concat();
    let body = ctx.html(&note.doc.body, 3, &prefix);
    let to_page = format!("href=\"{}#", escaped_address(&page));
    html.push_str(&body.as_str().replace("href=\"#", &to_page));
    for source in source_views(&note.doc.sources) {
        let label = escaped(&source.label);
        let shown = match &source.href {
            Some(href) => format!("<a href=\"{}\">{label}</a>", escaped_address(href)),
            None => label,
        };
        let (word, after) = (escaped(ctx.translations.get("source")), escaped(&source.after));
        html.push_str(&format!("<p>{word} {shown}{after}</p>\n"));
    }
    let sentence = ctx.plain(&note.doc.body, note.doc.body.sentence(0..0)).into_owned();
    let kind = ctx.translations.of("note_kind", note.doc.kind.as_str());
    let first = note.doc.aliases.first().unwrap_or(&note.doc.id);
    FeedEntry {
        id: format!("{}#n-{}", article_id(ctx, at), first.value),
        address: ctx.href(Entity::Note(at, place)),
        original: ctx.original_passage(at, place),
        title: sentence,
        html,
        updated,
        authors: note.doc.author.iter().cloned().collect(),
        tags: vec![kind, ctx.outlet_short(at).to_owned()],
    }
}

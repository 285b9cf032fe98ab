//! An article: its text with the notes beside it, and what leads where.

use std::collections::BTreeMap;

use super::margin;
use crate::markdown::{Flavour, Renderer};
use crate::model::TextForm;
use crate::model::document::ArticleDoc;
use crate::model::site::{ArticleIx, Entity, Reference, Target};
use crate::render::desk::Desk;
use crate::render::phrase::direction;
use crate::render::views::{
    ArticleView, ArticlesView, Block, Counted, Link, NoteView, PositionView, ProvenanceItem,
    Quoted, Row,
};

/// Blocks in one row, so that a static class can say how many.
const MOST_BLOCKS: usize = 12;

/// Returns the view of an article.
pub(in crate::render) fn view(desk: &Desk<'_>, at: ArticleIx) -> ArticleView {
    let site = desk.site;
    let article = &site.articles[at];
    let doc = &article.doc;
    let outlet = &site.outlets[article.outlet];
    let notes: Vec<NoteView> =
        (0..article.notes.len()).map(|note| margin::note(desk, at, note)).collect();
    let (whole, beside): (Vec<_>, Vec<_>) =
        notes.into_iter().zip(&article.notes).partition(|(_, note)| note.anchor.is_none());
    let rows = rows(desk, at, beside.into_iter().map(|(note, _)| note).collect());
    let lang = doc.lang.clone().unwrap_or_else(|| site.settings.lang.clone());
    let neighbour = |at: Option<usize>| {
        at.filter(|at| *at < site.articles.len()).map(|at| desk.link(Entity::Article(at)))
    };
    ArticleView {
        page: desk.frame("article", doc.title.clone(), doc.summary.clone().unwrap_or_default()),
        card: desk.article_card(at),
        outlet_name: outlet.name.clone(),
        outlet_summary: outlet.summary.clone(),
        byline: (!doc.byline.is_empty()).then(|| doc.byline.join(", ")),
        provenance: provenance(desk, at),
        original: doc.url.clone(),
        dir: direction(&lang),
        lang,
        whole: whole.into_iter().map(|(note, _)| note).collect(),
        rows,
        note_count: article.notes.len(),
        claims: claims(desk, at),
        terms: terms(desk, at),
        backlinks: backlinks(desk, at),
        references: references(desk, at),
        actors: actors(desk, at),
        dates: dates(desk, at),
        citation: desk.words.fill(
            "cite",
            &[
                ("title", &doc.title),
                ("outlet", &outlet.name),
                ("date", &desk.words.date_long(doc.published.date)),
                ("site", &site.settings.title),
            ],
        ),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(Some(at + 1)),
    }
}

/// Returns the view of the index of articles.
pub(in crate::render) fn index(desk: &Desk<'_>) -> ArticlesView {
    let articles = (0..desk.site.articles.len()).map(|at| desk.article_card(at)).collect();
    let title = desk.words.of("nav", "articles");
    ArticlesView { page: desk.frame("articles", title, String::new()), articles }
}

/// Returns the text in rows, each noted block with the blocks that its notes may run down beside.
fn rows(desk: &Desk<'_>, at: ArticleIx, notes: Vec<NoteView>) -> Vec<Row> {
    let article = &desk.site.articles[at];
    let body = &article.doc.body;
    let (marks, points) = margin::marks(desk, at);
    let link = |range| desk.resolve(body, range);
    let renderer = Renderer {
        flavour: Flavour::Article,
        marks: &marks,
        points: &points,
        top_heading: 2,
        link: &link,
        ..Renderer::default()
    };
    let mut beside: BTreeMap<usize, Vec<NoteView>> = BTreeMap::new();
    let anchors = article.notes.iter().filter_map(|note| note.anchor.as_ref());
    for (note, anchor) in notes.into_iter().zip(anchors) {
        // A note stands with the block in which its words end, where its marker is.
        let place = body.plain.rows.partition_point(|row| row.end < anchor.end);
        beside.entry(place).or_default().push(note);
    }
    let mut rows: Vec<Row> = Vec::new();
    for (place, block) in renderer.rows(body.markdown()).into_iter().enumerate() {
        desk.look_for_code(&block.html);
        let mut notes = beside.remove(&place).unwrap_or_default();
        notes.extend(block.footnotes.into_iter().map(|footnote| NoteView {
            id: format!("fn-{}", footnote.number),
            number: crate::markdown::letter(footnote.number),
            html: footnote.html.into(),
            footnote: true,
            ..NoteView::default()
        }));
        let block = Block { id: format!("p-{}", place + 1), html: block.html.into() };
        match rows.last_mut() {
            Some(row) if notes.is_empty() && !row.notes.is_empty() && row.span < MOST_BLOCKS => {
                row.rest.push(block);
                row.span += 1;
            }
            _ => {
                let Block { id, html } = block;
                rows.push(Row { id, html, rest: Vec::new(), span: 1, notes });
            }
        }
    }
    rows
}

fn provenance(desk: &Desk<'_>, at: ArticleIx) -> Vec<ProvenanceItem> {
    let article = &desk.site.articles[at];
    let doc: &ArticleDoc = &article.doc;
    let mut items = Vec::new();
    let mut add = |key: &str, value: Option<String>, href: Option<String>| {
        let Some(value) = value else { return };
        let inferred = doc.inferred.iter().find(|item| item.key == key);
        items.push(ProvenanceItem {
            label: desk.words.of("provenance", key),
            value,
            href,
            inferred: inferred.map(|item| item.reason.clone()),
        });
    };
    let outlet = &desk.site.outlets[article.outlet];
    add("outlet", Some(outlet.name.clone()), Some(desk.href(Entity::Outlet(article.outlet))));
    for via in &article.via {
        let name = desk.site.outlets[*via].name.clone();
        add("via", Some(name), Some(desk.href(Entity::Outlet(*via))));
    }
    let time = desk.time(doc.published);
    let published = match &time.clock {
        Some(clock) => format!("{}, {clock}", time.day.long),
        None => time.day.long.clone(),
    };
    add("published", Some(published), Some(time.day.href));
    add("byline", (!doc.byline.is_empty()).then(|| doc.byline.join(", ")), None);
    add("dateline", doc.dateline.clone(), None);
    add("kind", doc.kind.map(|kind| desk.words.of("article_kind", kind.as_str())), None);
    add("lang", doc.lang.clone(), None);
    let translated = doc.translated.map(|by| desk.words.of("translation", by.as_str()));
    add("translated", translated, None);
    let text = match doc.text {
        TextForm::Full => "full",
        TextForm::Digest => "digest",
    };
    add("text", Some(desk.words.get(text).to_owned()), None);
    add("file", doc.origin.file.clone(), None);
    add("sha256", doc.origin.sha256.clone(), None);
    add("retrieved", doc.origin.retrieved.map(|date| desk.words.date_long(date)), None);
    items
}

fn claims(desk: &Desk<'_>, at: ArticleIx) -> Vec<PositionView> {
    let notes = &desk.site.articles[at].notes;
    let mut positions: Vec<_> = notes.iter().flat_map(|note| &note.positions).collect();
    positions.sort_by_key(|position| position.claim);
    positions.dedup();
    positions.into_iter().map(|position| margin::position(desk, position)).collect()
}

fn terms(desk: &Desk<'_>, at: ArticleIx) -> Vec<Link> {
    let notes = &desk.site.articles[at].notes;
    let mut terms: Vec<usize> = notes.iter().flat_map(|note| note.terms.clone()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into_iter().map(|term| desk.link(Entity::Term(term))).collect()
}

/// Places elsewhere that lead to this article or a note on it.
fn backlinks(desk: &Desk<'_>, at: ArticleIx) -> Vec<Quoted> {
    let here = |from: Entity| matches!(from, Entity::Article(article) | Entity::Note(article, _) if article == at);
    let mut list = desk.backlinks_but(Entity::Article(at), &here);
    for note in 0..desk.site.articles[at].notes.len() {
        list.extend(desk.backlinks_but(Entity::Note(at, note), &here));
    }
    list
}

/// Sentences of this article's notes that lead to other articles.
fn references(desk: &Desk<'_>, at: ArticleIx) -> Vec<Quoted> {
    let mut list = Vec::new();
    for (place, note) in desk.site.articles[at].notes.iter().enumerate() {
        for link in &note.doc.body.links {
            let Some(Target::Entity(to)) = desk.site.links.get(&link.span) else { continue };
            let (Entity::Article(other) | Entity::Note(other, _)) = *to else { continue };
            if other == at {
                continue;
            }
            let from = Entity::Note(at, place);
            let words = (link.words.start, link.words.end);
            let Some(mut quoted) = desk.quoted(&Reference { to: *to, from, words }) else {
                continue;
            };
            quoted.label = desk.outlet_short(other).to_owned();
            quoted.href = desk.href(*to);
            list.push(quoted);
        }
    }
    list
}

fn actors(desk: &Desk<'_>, at: ArticleIx) -> Vec<Counted> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for mention in &desk.site.articles[at].mentions {
        *counts.entry(mention.actor).or_default() += 1;
    }
    let mut list: Vec<(usize, usize)> = counts.into_iter().collect();
    list.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    let counted = |(actor, count)| Counted { link: desk.actor_link(actor), count };
    list.into_iter().map(counted).collect()
}

fn dates(desk: &Desk<'_>, at: ArticleIx) -> Vec<Counted> {
    let mut counts = BTreeMap::new();
    for mention in &desk.site.articles[at].dates {
        *counts.entry(mention.date).or_default() += 1;
    }
    let counted = |(date, count)| Counted { link: desk.day_link(date), count };
    counts.into_iter().map(counted).collect()
}

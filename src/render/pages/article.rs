//! An article: its text with the notes beside it, links to and from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::margin::Places;
use super::{elsewhere, excerpts, lifts, margin, overlaps};
use crate::markdown::{Flavour, HtmlRow, Renderer};
use crate::model::document::ArticleDoc;
use crate::model::index::IndexList;
use crate::model::site::{
    ActorIx, ArticleIx, BesidePlace, CountedIn, Entity, Note, NoteIx, TermIx,
};
use crate::model::{Publish, Stance, TextForm, Voice, When};
use crate::render::page_context::PageContext;
use crate::render::phrase::direction;
use crate::render::views::{
    ArticleView, Counted, Html, LinkView, MeasuredView, NoteView, PositionView, ProvenanceItem,
    Row, Shared, TimeView,
};

/// Returns the view of an article.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ArticleIx) -> ArticleView {
    let site = ctx.site;
    let article = &site.articles[at];
    let doc = &article.doc;
    let outlet = &site.outlets[article.outlet];
    let card = ctx.article_card(at);
    let positions: IndexList<Note, Vec<Shared<PositionView>>> =
        article.notes.iter().map(|note| margin::positions(ctx, at, note)).collect();
    let claims = claims(&article.notes, &positions);
    let places = margin::places(ctx, at);
    let notes: Vec<NoteView> = positions
        .into_iter()
        .zip(&places)
        .zip(&lifts::lifts(ctx, at))
        .enumerate()
        .map(|(note, ((positions, anchor), lift))| {
            let view = margin::note(ctx, at, NoteIx::new(note), positions);
            NoteView { anchor: *anchor, lift: *lift, ..view }
        })
        .collect();
    // One whose words were not found is on nothing: `serve` lists it after the article.
    let (mut head, mut whole, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for (view, note) in notes.into_iter().zip(&article.notes) {
        match (&note.anchor, &note.beside) {
            (Some(anchor), _) => beside.push((view, article.place(anchor))),
            (None, Some(anchor)) => match &anchor.place {
                BesidePlace::Headline | BesidePlace::Standfirst => head.push(view),
                // Beside the block that refers to the footnote.
                BesidePlace::Footnote(label) => {
                    let place = doc.body.footnote(label).map_or(0, |(_, at)| at);
                    beside.push((view, place));
                }
            },
            (None, None) if note.doc.quote.is_none() => whole.push(view),
            (None, None) => {}
        }
    }
    let rows = rows(ctx, at, beside, &places);
    let lang = doc.lang.clone().unwrap_or_else(|| site.settings.lang.clone());
    let (elsewhere, named_in) = elsewhere::view(ctx, at);
    let neighbour = |at: Option<ArticleIx>| {
        at.filter(|at| site.articles.get(*at).is_some()).map(|at| ctx.link(Entity::Article(at)))
    };
    ArticleView {
        page: ctx.frame(
            "article",
            ctx.isolated(&doc.title),
            doc.summary.clone().unwrap_or_default(),
        ),
        outlet_name: outlet.name.clone(),
        outlet_summary: outlet.summary.clone(),
        byline: (!doc.byline.is_empty()).then(|| ctx.translations.list(&doc.byline)),
        measured: measured(ctx, at),
        excerpts: excerpts::notice(ctx, at),
        provenance: provenance(ctx, at, &card.published),
        card,
        original: doc.url.clone(),
        dir: direction(&lang),
        lang,
        headline: margin::line(ctx, at, &BesidePlace::Headline, &places),
        standfirst: doc
            .standfirst
            .as_ref()
            .map(|_| margin::line(ctx, at, &BesidePlace::Standfirst, &places)),
        head,
        whole,
        rows,
        note_count: article.notes.len(),
        omitted: margin::stances(claims.iter().filter(|it| is_omission(it)).cloned().collect()),
        claims,
        shared: overlaps::of_article(ctx, at),
        terms: terms(ctx, at),
        elsewhere,
        named_in,
        actors: actors(ctx, at),
        dates: dates(ctx, at),
        citation: citation(ctx, at),
        previous: neighbour(at.previous()),
        next: neighbour(Some(at.next())),
    }
}

fn citation(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    let article = &ctx.site.articles[at];
    let title = ctx.isolated(&article.doc.title);
    let words = [
        ("title", title.as_str()),
        ("outlet", &ctx.isolated(&ctx.site.outlets[article.outlet].name)),
        ("date", &ctx.time_long(When::Day(article.doc.published.date))),
        ("site", &ctx.site.settings.title),
    ];
    let citation = ctx.translations.fill("cite", &words);
    match ctx.page.canonical(ctx.site) {
        Some(address) => [&citation, " ", &address].concat(),
        None => citation,
    }
}

/// Returns the text in rows. Each note comes with the byte of the plain text at which its words
/// end. Only the first block of a row may have notes.
fn rows(
    ctx: &PageContext<'_>,
    at: ArticleIx,
    notes: Vec<(NoteView, u32)>,
    places: &Places,
) -> Vec<Row> {
    let article = &ctx.site.articles[at];
    let body = &article.doc.body;
    let (marks, points) = margin::marks(ctx, at, places);
    let footnote_marks = margin::footnotes(ctx, at, places);
    let link = |range| ctx.resolve(body, range);
    let renderer = Renderer {
        flavour: Flavour::Article,
        marks: &marks,
        points: &points,
        footnote_marks: &footnote_marks,
        top_heading: 2,
        link: &link,
        ..Renderer::default()
    };
    let mut beside: BTreeMap<usize, Vec<NoteView>> = BTreeMap::new();
    for (note, end) in notes {
        // A note is beside the block in which its words end, where its marker is.
        let place = margin::row_of(&body.plain.rows, end);
        beside.entry(place).or_default().push(note);
    }
    let gaps = article.excerpts.as_ref().map_or(&[][..], |excerpts| &excerpts.gaps);
    let is_gap = |place: usize| {
        let here = body.plain.rows.get(place).map(|row| row.start);
        here.is_some_and(|here| gaps.binary_search_by_key(&here, |gap| gap.here).is_ok())
    };
    let mut rows: Vec<(Row, String)> = Vec::new();
    for (place, block) in ctx.rows(body, &renderer).into_iter().enumerate() {
        let HtmlRow { html: block, footnotes, caption, highlighted } = block;
        ctx.look_for_code(highlighted);
        let class = match caption.words {
            _ if is_gap(place) => " gap",
            true => " caption",
            false => "",
        };
        let mut notes = beside.remove(&place).unwrap_or_default();
        notes.extend(footnotes.into_iter().map(|footnote| NoteView {
            id: format!("fn-{}", footnote.number),
            number: crate::markdown::letter(footnote.number),
            finding: footnote.html.into(),
            footnote: true,
            ..NoteView::default()
        }));
        match rows.last_mut() {
            Some((_, rest)) if notes.is_empty() => write_block(rest, place, &block, class),
            _ => {
                let mut html = String::with_capacity(block.len() + 40);
                write_block(&mut html, place, &block, class);
                let row = Row { html: html.into(), rest: Html::default(), notes };
                rows.push((row, String::new()));
            }
        }
    }
    // For a fingerprint there is one row, and it has the notes of all.
    if let Some((row, _)) = rows.last_mut() {
        row.notes.extend(beside.into_values().flatten());
    }
    rows.into_iter().map(|(row, rest)| Row { rest: rest.into(), ..row }).collect()
}

/// Writes the block at `place`, from 0, in the element that can be linked to.
fn write_block(out: &mut String, place: usize, html: &str, class: &str) {
    // Reader modes drop a block with many links unless a class says that it is text.
    out.push_str("<div class=\"block text-block");
    out.push_str(class);
    out.push_str("\" id=\"p-");
    let _ = write!(out, "{}", place + 1);
    for part in ["\">", html, "</div>\n"] {
        out.push_str(part);
    }
}

/// Returns what was counted in the original of a digest.
fn measured(ctx: &PageContext<'_>, at: ArticleIx) -> Option<MeasuredView> {
    let CountedIn::Original(measured) = ctx.site.counted_in(at) else { return None };
    let figures = &measured.doc.figures;
    let words = ctx.translations.number(figures.words as usize);
    let day = ctx.translations.date_long(figures.measured);
    let sentence = ctx.translations.fill("digest_counted", &[("words", &words), ("day", &day)]);
    let quotes = |voice| figures.quotation.iter().any(|it| it.voice == Some(voice));
    Some(MeasuredView { sentence, speaker: quotes(Voice::Speaker), outlet: quotes(Voice::Outlet) })
}

fn provenance(ctx: &PageContext<'_>, at: ArticleIx, time: &TimeView) -> Vec<ProvenanceItem> {
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
                Some(last) if last.key == "via" && key == "via" => {
                    ctx.translations.of("provenance", "via_next")
                }
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
    for via in &article.via {
        let name = ctx.site.outlets[*via].name.clone();
        add("via", Some(name), Some(ctx.href(Entity::Outlet(*via))));
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

/// Returns the positions of all notes by claim, each once.
fn claims(
    notes: &IndexList<Note>,
    shown: &IndexList<Note, Vec<Shared<PositionView>>>,
) -> Vec<Shared<PositionView>> {
    let all = notes.iter().flat_map(|note| &note.positions);
    let mut positions: Vec<_> = all.zip(shown.iter().flatten()).collect();
    positions.sort_by_key(|(position, _)| position.claim);
    positions.dedup_by_key(|(position, _)| *position);
    positions.into_iter().map(|(_, shown)| shown.clone()).collect()
}

fn is_omission(position: &PositionView) -> bool {
    position.stance == Stance::Omits.as_str()
}

fn terms(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Shared<LinkView>> {
    let notes = &ctx.site.articles[at].notes;
    let mut terms: Vec<TermIx> = notes.iter().flat_map(|note| &note.terms).copied().collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into_iter().map(|term| ctx.term_link(term)).collect()
}

/// Returns who is named, and how often: in the original of a digest. A digest that was not measured
/// gives no counts.
fn actors(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Counted> {
    let mut counts: BTreeMap<ActorIx, usize> = BTreeMap::new();
    for mention in &ctx.site.articles[at].mentions {
        *counts.entry(mention.actor).or_default() += 1;
    }
    match ctx.site.counted_in(at) {
        CountedIn::Text => {}
        CountedIn::Nothing => counts.values_mut().for_each(|count| *count = 0),
        CountedIn::Original(measured) => {
            for (actor, names) in measured.names.iter_enumerated() {
                match names.as_ref().map(|names| names.values().sum::<u32>()) {
                    Some(0) => drop(counts.remove(&actor)),
                    Some(count) => drop(counts.insert(actor, count as usize)),
                    None => drop(counts.get_mut(&actor).map(|count| *count = 0)),
                }
            }
        }
    }
    let mut list: Vec<(ActorIx, usize)> = counts.into_iter().collect();
    list.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    let counted = |(actor, count)| Counted { link: ctx.actor_link(actor), count };
    list.into_iter().map(counted).collect()
}

fn dates(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Counted> {
    let mut counts = BTreeMap::new();
    for mention in &ctx.site.articles[at].dates {
        *counts.entry((mention.value.first(), mention.value)).or_default() += 1;
    }
    // By date, and the coarser after the finer.
    let counted = |((_, when), count)| Counted { link: ctx.day_link(when), count };
    counts.into_iter().map(counted).collect()
}

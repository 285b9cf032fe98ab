//! An article: its text with the notes beside it, links to and from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::marks::Places;
use super::provenance::provenance;
use super::{
    citation, earlier, elsewhere, excerpts, lifts, marks, notes, overlaps, pairs, version,
};
use crate::markdown::{Flavour, HtmlRow, Renderer};
use crate::model::index::IndexList;
use crate::model::site::{
    ActorIx, ArticleIx, BesidePlace, CountedIn, Entity, Note, NoteIx, TermIx,
};
use crate::model::{Stance, Voice};
use crate::render::page_context::PageContext;
use crate::render::phrase::direction;
use crate::render::views::{
    ArticleView, Counted, Html, LinkView, MeasuredView, NoteVersion, NoteView, PositionView, Row,
    Shared,
};

/// Returns the view of an article.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ArticleIx) -> ArticleView {
    let site = ctx.site;
    let article = &site.articles[at];
    let doc = &article.doc;
    let outlet = &site.outlets[article.outlet];
    let card = ctx.article_card(at);
    let positions: IndexList<Note, Vec<Shared<PositionView>>> =
        article.notes.iter().map(|note| notes::positions(ctx, at, note)).collect();
    let claims = claims(&article.notes, &positions);
    let places = marks::places(ctx, at);
    let notes: Vec<NoteView> = positions
        .into_iter()
        .zip(&places)
        .zip(&lifts::lifts(ctx, at))
        .enumerate()
        .map(|(note, ((positions, anchor), lift))| {
            let view = notes::note(ctx, at, NoteIx::new(note), positions);
            NoteView { anchor: *anchor, lift: *lift, ..view }
        })
        .collect();
    // One whose words were not found is on nothing: `serve` lists it after the article.
    let (mut head, mut whole, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    let mut since_changed = Vec::new();
    let passages = earlier::passages(ctx, at);
    let notes = notes.into_iter().zip(&article.notes).zip(passages);
    for ((view, note), passage) in notes.filter(|((_, note), _)| !note.is_lost()) {
        match (&note.anchor, &note.beside) {
            _ if note.earlier.is_some() => {
                let version = view.version.map(|version| NoteVersion { passage, ..version });
                since_changed.push(NoteView { version, ..view });
            }
            (Some(anchor), _) => beside.push((view, article.place(anchor))),
            (None, Some(anchor)) => match &anchor.place {
                BesidePlace::Headline | BesidePlace::Standfirst => head.push(view),
                // Beside the block that refers to the footnote.
                BesidePlace::Footnote(label) => {
                    let place = doc.body.footnote(label).map_or(0, |(_, at)| at);
                    beside.push((view, place));
                }
            },
            (None, None) => whole.push(view),
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
        copy_at: article.carried_by.last().map(|it| ctx.site.outlets[*it].short.clone()),
        dir: direction(&lang),
        lang,
        headline: marks::line(ctx, at, &BesidePlace::Headline, &places),
        standfirst: doc
            .standfirst
            .as_ref()
            .map(|_| marks::line(ctx, at, &BesidePlace::Standfirst, &places)),
        head,
        whole,
        rows,
        since_changed,
        note_count: article.notes.len(),
        omitted: notes::stances(claims.iter().filter(|it| is_omission(it)).cloned().collect()),
        claims,
        shared: overlaps::of_article(ctx, at),
        beside: pairs::beside(ctx, at),
        history: version::history(ctx, at),
        terms: terms(ctx, at),
        elsewhere,
        named_in,
        actors: actors(ctx, at),
        dates: dates(ctx, at),
        citation: citation::of_page(ctx, at),
        citations: citation::in_styles(ctx, at),
        cited_notes: citation::of_notes(ctx, at),
        previous: neighbour(at.previous()),
        next: neighbour(Some(at.next())),
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
    let (marks, points) = marks::marks(ctx, at, places);
    let footnote_marks = marks::footnotes(ctx, at, places);
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
        let place = marks::row_of(&body.plain.rows, end);
        beside.entry(place).or_default().push(note);
    }
    let gaps = article.excerpts.as_ref().map_or(&[][..], |excerpts| &excerpts.gaps);
    let is_gap = |place: usize| {
        let here = body.plain.rows.get(place).map(|row| row.start);
        here.is_some_and(|here| gaps.binary_search_by_key(&here, |gap| gap.here).is_ok())
    };
    let mut rows: Vec<(Row, String)> = Vec::new();
    for (place, block) in ctx.rows(body, &renderer).into_iter().enumerate() {
        ctx.look_for_styles(&block);
        let HtmlRow { html: block, footnotes, caption, .. } = block;
        let class = if is_gap(place) {
            " gap"
        } else if caption.words {
            " caption"
        } else {
            ""
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
pub(super) fn measured(ctx: &PageContext<'_>, at: ArticleIx) -> Option<MeasuredView> {
    let CountedIn::Original(measured) = ctx.site.counted_in(at) else { return None };
    let figures = &measured.doc.figures;
    let words = ctx.translations.number(figures.words as usize);
    let day = ctx.translations.date_long(figures.measured);
    let sentence = ctx.translations.fill("digest_counted", &[("words", &words), ("day", &day)]);
    let quotes = |voice| figures.quotation.iter().any(|it| it.voice == Some(voice));
    Some(MeasuredView { sentence, speaker: quotes(Voice::Speaker), outlet: quotes(Voice::Outlet) })
}

/// Returns the article's positions by claim, each once.
fn claims<'a>(
    notes: &'a IndexList<Note>,
    shown: &'a IndexList<Note, Vec<Shared<PositionView>>>,
) -> Vec<Shared<PositionView>> {
    let of_note = |(note, shown): (&'a Note, &'a Vec<_>)| note.positions.iter().zip(shown);
    let mut positions: Vec<_> = notes.iter().zip(shown).flat_map(of_note).collect();
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

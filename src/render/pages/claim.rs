//! Claims with every article's position, and terms with their words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::document::TermDoc;
use crate::model::index::IndexList;
use crate::model::site::{
    ArticleIx, ClaimIx, CountedIn, Entity, NoteIx, OutletIx, Position, TermIx,
};
use crate::model::{Stance, When};
use crate::render::counts::{self, Bars, Sum};
use crate::render::page_context::PageContext;
use crate::render::views::{
    ClaimPosition, ClaimRow, ClaimView, ClaimsView, Counting, LinkView, StanceCount, TermView,
    TermsView, WordRow,
};

/// Returns the view of the index of claims.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> ClaimsView {
    let (columns, outlets) = ctx.table_columns(ctx.site.claims.len());
    // When each outlet's last article was published, and how many it has.
    let mut published: BTreeMap<OutletIx, (Date, usize)> = BTreeMap::new();
    for article in &ctx.site.articles {
        let date = article.doc.published.date;
        let entry = published.entry(article.outlet).or_insert((date, 0));
        *entry = (entry.0.max(date), entry.1 + 1);
    }
    let row = |at: ClaimIx| {
        let doc = &ctx.site.claims[at];
        ClaimRow {
            id: doc.id.to_string(),
            short: doc.short.clone(),
            title: doc.title.clone(),
            cells: cells(ctx, at, columns, &published),
            // One after the other: all views at once would be most of a large build's memory.
            html: ctx.part("claim.html", &view(ctx, at)),
        }
    };
    let mut claims: Vec<ClaimRow> = ctx.site.claims.indices().map(row).collect();
    claims.sort_by_cached_key(|claim| claim.title.to_lowercase());
    let title = ctx.translations.of("nav", "claims");
    ClaimsView { page: ctx.frame("claims", title, String::new()), outlets, claims }
}

/// With more articles than this, those that are silent on a claim are not named.
pub(in crate::render) const MOST_SILENT: usize = 20;

/// The word for articles from before a claim's day, beside the stances.
const EARLIER: &str = "earlier";

/// Returns a claim with all positions. The articles that are silent are named while they are few.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ClaimIx) -> ClaimView {
    let doc = &ctx.site.claims[at];
    let mut positions: Vec<(ArticleIx, ClaimPosition)> = ctx.site.positions_on[at]
        .iter()
        .map(|(article, note, place)| {
            let item = &ctx.site.articles[*article].notes[*note].positions[*place];
            (*article, position(ctx, *article, *note, item))
        })
        .collect();
    positions.dedup_by(|a, b| a.0 == b.0 && a.1.stance == b.1.stance && a.1.value == b.1.value);
    let heard: BTreeSet<ArticleIx> = positions.iter().map(|(article, _)| *article).collect();
    let without: Vec<ArticleIx> = match ctx.site.articles.len() {
        0..=MOST_SILENT => ctx.site.articles.indices().filter(|at| !heard.contains(at)).collect(),
        _ => Vec::new(),
    };
    let published = |at: ArticleIx| ctx.site.articles[at].doc.published.date;
    let (earlier, silent): (Vec<_>, Vec<_>) =
        without.into_iter().partition(|article| doc.is_later_than(published(*article)));
    let links = |list: Vec<ArticleIx>| list.into_iter().map(|at| article_link(ctx, at)).collect();
    ClaimView {
        id: doc.id.to_string(),
        title: doc.title.clone(),
        href: ctx.href(Entity::Claim(at)),
        kind: doc.kind.map(|kind| ctx.translations.of("claim_kind", kind.as_str())),
        date: doc.date.map(|date| ctx.day(When::Day(date))),
        html: ctx.html(&doc.body, 3, &format!("fn-{}-", doc.id)),
        positions: positions.into_iter().map(|(_, position)| position).collect(),
        silent: links(silent),
        earlier: links(earlier),
        backlinks: ctx.backlinks(Entity::Claim(at)),
    }
}

/// Counts the stances of each outlet's articles.
fn cells(
    ctx: &PageContext<'_>,
    at: ClaimIx,
    outlets: &[OutletIx],
    published: &BTreeMap<OutletIx, (Date, usize)>,
) -> Vec<Vec<StanceCount>> {
    let mut counts: BTreeMap<(OutletIx, Stance), BTreeSet<ArticleIx>> = BTreeMap::new();
    for (article, note, place) in &ctx.site.positions_on[at] {
        let entry = &ctx.site.articles[*article];
        let stance = entry.notes[*note].positions[*place].stance;
        counts.entry((entry.outlet, stance)).or_default().insert(*article);
    }
    let count = |stance: &'static str, count: usize| StanceCount {
        stance,
        stance_label: ctx.translations.of("stance", stance),
        count,
    };
    let cell = |outlet: &OutletIx| {
        let here = counts.range((*outlet, Stance::Asserts)..=(*outlet, Stance::Omits));
        let taken = here.map(|((_, stance), articles)| count(stance.as_str(), articles.len()));
        let mut cell: Vec<StanceCount> = taken.collect();
        let (last, articles) = published[outlet];
        if cell.is_empty() && ctx.site.claims[at].is_later_than(last) {
            cell.push(count(EARLIER, articles));
        }
        cell
    };
    outlets.iter().map(cell).collect()
}

/// Returns an article's position with its note.
pub(super) fn position(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    note: NoteIx,
    position: &Position,
) -> ClaimPosition {
    ClaimPosition {
        outlet: article_link(ctx, article),
        note: ctx.link(Entity::Note(article, note)),
        stance: position.stance.as_str().to_owned(),
        stance_label: ctx.translations.of("stance", position.stance.as_str()),
        value: ctx.value(article, position),
        certified: position.certified
            && ctx.site.is_certified(article, &ctx.site.articles[article].notes[note].doc),
    }
}

fn article_link(ctx: &PageContext<'_>, article: ArticleIx) -> LinkView {
    LinkView {
        label: ctx.outlet_short(article).to_owned(),
        href: ctx.href(Entity::Article(article)),
    }
}

/// Returns the view of the index of terms.
pub(in crate::render) fn terms(ctx: &PageContext<'_>) -> TermsView {
    let mut notes: IndexList<TermDoc, _> = vec![Vec::new(); ctx.site.terms.len()].into();
    for (article, entry) in ctx.site.articles.iter_enumerated() {
        for (place, note) in entry.notes.iter_enumerated() {
            for term in &note.terms {
                notes[*term].push(ctx.note_card(article, place));
            }
        }
    }
    let rows = ctx.site.terms.iter().map(|term| term.words.len()).sum();
    let (columns, outlets) = ctx.table_columns(rows);
    let terms = ctx.site.terms.iter_enumerated().zip(notes).map(|((at, doc), notes)| TermView {
        id: doc.id.to_string(),
        title: doc.title.clone(),
        words: word_rows(ctx, at, columns),
        outlets: outlets.clone(),
        counting: counting(ctx, at),
        html: ctx.html(&doc.body, 3, &format!("fn-{}-", doc.id)),
        notes,
        backlinks: ctx.backlinks(Entity::Term(at)),
    });
    let mut terms: Vec<TermView> = terms.collect();
    terms.sort_by_cached_key(|term| term.title.to_lowercase());
    TermsView {
        page: ctx.frame("terms", ctx.translations.of("nav", "terms"), String::new()),
        terms,
    }
}

fn word_rows(ctx: &PageContext<'_>, at: TermIx, columns: &[OutletIx]) -> Vec<WordRow> {
    let rows = counts::words(ctx.site, at);
    let most = rows.iter().flat_map(BTreeMap::values).map(|sum| sum.count).max().unwrap_or(0);
    let mut bars = Bars::new(most);
    let row = |(words, sums): (&String, BTreeMap<OutletIx, Sum>)| WordRow {
        words: words.clone(),
        total: sums.values().map(|sum| sum.count).sum(),
        counts: bars.row(columns, &sums),
    };
    ctx.site.terms[at].words.iter().zip(rows).map(row).collect()
}

/// Returns where the words of a term were counted.
fn counting(ctx: &PageContext<'_>, at: TermIx) -> Counting {
    let measured = |article: &ArticleIx| match ctx.site.counted_in(*article) {
        CountedIn::Original(measured) => measured.words[at].is_some(),
        CountedIn::Text | CountedIn::Nothing => false,
    };
    Counting {
        originals: !ctx.site.measured.is_empty(),
        partial: !ctx.site.digests.iter().all(measured),
    }
}

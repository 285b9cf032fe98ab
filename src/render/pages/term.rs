//! The index of terms, and the page of one: which outlet uses which word.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::claim_grid::heaviest;
use crate::model::Kind;
use crate::model::site::{ArticleIx, CountedIn, Entity, OutletIx, TermIx};
use crate::render::counts::{self, Bars, Sum};
use crate::render::page_context::{PageContext, neighbours};
use crate::render::views::{
    Counting, FirstUse, OutletNotes, Quoted, TermRow, TermView, TermsView, UsedWord, WordCell,
    WordGrid, WordRow,
};

/// The most columns of a table of words.
const COLUMNS: usize = 8;

/// The most cells of the grid in the index: 80,000 took a browser seven seconds.
const CELLS: usize = 2_400;

/// The most first uses on a term's page.
const FIRSTS: usize = 60;

/// The most words in a cell of a grid.
const WORDS: usize = 4;

/// Returns the view of the index of terms.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> TermsView {
    let outlets = &ctx.outlets()[..ctx.outlets().len().min(COLUMNS)];
    let rows = CELLS / outlets.len().max(1);
    let most: BTreeSet<TermIx> = most_noted(ctx).into_iter().take(rows).collect();
    let (shown, rest): (Vec<TermIx>, Vec<TermIx>) =
        ctx.sorted_terms().iter().partition(|at| most.contains(at));
    TermsView {
        page: ctx.frame(
            "terms",
            ctx.translations.of("nav", "terms"),
            ctx.translations.get("terms_intro").to_owned(),
        ),
        grid: grid(ctx, &shown, outlets),
        rest: rest.iter().map(|at| row(ctx, *at)).collect(),
    }
}

/// Returns the terms that most notes touch, at most so many; those without words are left out.
pub(super) fn discussed(ctx: &PageContext<'_>, most: usize) -> Vec<TermIx> {
    let mut terms = most_noted(ctx);
    terms.retain(|at| !ctx.site.terms[*at].words.is_empty());
    terms.truncate(most);
    terms
}

/// Returns all terms, those first that most notes touch, then by title.
fn most_noted(ctx: &PageContext<'_>) -> Vec<TermIx> {
    let mut notes: BTreeMap<TermIx, usize> = BTreeMap::new();
    for note in ctx.site.articles.iter().flat_map(|article| article.notes.iter()) {
        for term in &note.terms {
            *notes.entry(*term).or_default() += 1;
        }
    }
    let mut terms = ctx.sorted_terms().to_vec();
    terms.sort_by_key(|at| Reverse(notes.get(at).copied().unwrap_or(0)));
    terms
}

/// Returns the grid of these terms.
pub(super) fn grid(ctx: &PageContext<'_>, terms: &[TermIx], outlets: &[OutletIx]) -> WordGrid {
    let filled = |at: &TermIx| TermRow { cells: cells(ctx, *at, outlets), ..row(ctx, *at) };
    let counting = terms.iter().map(|at| counting(ctx, *at));
    WordGrid {
        outlets: ctx.outlet_links(outlets),
        rows: terms.iter().map(filled).collect(),
        counting: Counting {
            originals: !ctx.site.measured.is_empty(),
            partial: counting.into_iter().any(|it| it.partial),
            copies: ctx.copies(),
        },
    }
}

/// Returns a row without its cells.
fn row(ctx: &PageContext<'_>, at: TermIx) -> TermRow {
    TermRow {
        id: ctx.site.terms[at].id.to_string(),
        link: ctx.link(Entity::Term(at)),
        cells: Vec::new(),
    }
}

fn cells(ctx: &PageContext<'_>, at: TermIx, outlets: &[OutletIx]) -> Vec<WordCell> {
    let rows = counts::words(ctx.site, at);
    let words = &ctx.site.terms[at].words;
    let cell = |outlet: &OutletIx| {
        let sums = || rows.iter().map(|row| row.get(outlet).copied().unwrap_or_default());
        let mut used: Vec<UsedWord> = words
            .iter()
            .zip(sums())
            .filter(|(_, sum)| sum.count > 0)
            .map(|(words, sum)| UsedWord { words: words.clone(), count: sum.count })
            .collect();
        used.sort_by_key(|word| Reverse(word.count));
        let more = used.len().saturating_sub(WORDS);
        used.truncate(WORDS);
        WordCell { words: used, more, partial: sums().any(|sum| sum.partial) }
    };
    outlets.iter().map(cell).collect()
}

/// Returns the view of a term.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: TermIx) -> TermView {
    let doc = &ctx.site.terms[at];
    let rows = counts::words(ctx.site, at);
    let outlets = columns(ctx, &rows);
    let [previous, next] = neighbours(ctx.sorted_terms(), at, |at| ctx.link(Entity::Term(at)));
    TermView {
        page: ctx.frame("term", doc.title.clone(), String::new()),
        words: word_rows(ctx, &doc.words, &rows, &outlets),
        outlets: ctx.outlet_links(&outlets),
        counting: counting(ctx, at),
        firsts: firsts(ctx, at),
        html: ctx.html(&doc.body, 3, "fn-"),
        notes: notes(ctx, at),
        backlinks: ctx.backlinks(Entity::Term(at)),
        index: ctx.index_link(Kind::Term),
        previous,
        next,
    }
}

/// Returns the outlets of a term's table, in the order of their first articles: all, or those that
/// use its words most.
fn columns(ctx: &PageContext<'_>, rows: &[BTreeMap<OutletIx, Sum>]) -> Vec<OutletIx> {
    heaviest(ctx.outlets(), COLUMNS, |outlet| {
        rows.iter().filter_map(|row| row.get(outlet)).map(|sum| sum.count).sum::<usize>()
    })
}

fn word_rows(
    ctx: &PageContext<'_>,
    words: &[String],
    rows: &[BTreeMap<OutletIx, Sum>],
    outlets: &[OutletIx],
) -> Vec<WordRow> {
    let most = rows.iter().flat_map(BTreeMap::values).map(|sum| sum.count).max().unwrap_or(0);
    let mut bars = Bars::new(ctx.translations, most);
    let row = |(words, sums): (&String, &BTreeMap<OutletIx, Sum>)| WordRow {
        words: words.clone(),
        total: sums.values().map(|sum| sum.count).sum(),
        counts: bars.row(outlets, sums),
    };
    words.iter().zip(rows).map(row).collect()
}

/// Returns the first use of each word by each outlet in its full texts, where it is shown: by word,
/// then time.
fn firsts(ctx: &PageContext<'_>, at: TermIx) -> Vec<FirstUse> {
    let mut found: BTreeMap<(u32, OutletIx), (ArticleIx, Range<u32>)> = BTreeMap::new();
    for (article, entry) in ctx.site.articles.iter_enumerated() {
        let from = entry.words.partition_point(|it| it.term < at);
        let here = entry.words[from..].iter().take_while(|it| it.term == at);
        for it in here.filter(|it| it.first.0 < it.first.1) {
            found.entry((it.word, entry.outlet)).or_insert((article, it.first.0..it.first.1));
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|((word, _), (article, _))| (*word, *article));
    let first = |((word, _), (article, range)): (_, (ArticleIx, Range<u32>))| {
        let (html, block) = ctx.words_around(article, &range)?;
        let (lang, dir) = ctx.foreign(ctx.site.articles[article].doc.lang.as_deref());
        Some(FirstUse {
            words: ctx.site.terms[at].words[word as usize].clone(),
            quoted: Quoted {
                label: ctx.outlet_short(article).to_owned(),
                href: format!("{}#p-{block}", ctx.href(Entity::Article(article))),
                html,
                editorial: false,
            },
            lang,
            dir,
        })
    };
    found.into_iter().filter_map(first).take(FIRSTS).collect()
}

/// Returns the notes that touch a term, by outlet; outlets in the order of their first note.
fn notes(ctx: &PageContext<'_>, at: TermIx) -> Vec<OutletNotes> {
    let mut groups: Vec<(OutletIx, OutletNotes)> = Vec::new();
    for (article, entry) in ctx.site.articles.iter_enumerated() {
        for (place, note) in entry.notes.iter_enumerated() {
            if !note.terms.contains(&at) {
                continue;
            }
            let card = ctx.note_card(article, place);
            match groups.iter_mut().find(|(outlet, _)| *outlet == entry.outlet) {
                Some((_, group)) => group.notes.push(card),
                None => {
                    let outlet = ctx.short_link(Entity::Outlet(entry.outlet));
                    groups.push((entry.outlet, OutletNotes { outlet, notes: vec![card] }));
                }
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
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
        copies: ctx.copies(),
    }
}

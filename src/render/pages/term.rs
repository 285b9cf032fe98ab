//! The index of terms, and the page of one: which outlet uses which word.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::claim_grid::heaviest;
use crate::model::site::{ArticleIx, CountedIn, Entity, OutletIx, TermIx};
use crate::model::{Kind, TextForm};
use crate::render::counts::{self, Bars};
use crate::render::page_context::{PageContext, neighbours};
use crate::render::translations::Sum;
use crate::render::views::{
    Bar, Counting, FirstUse, OutletNotes, Quoted, Shared, TermRow, TermView, TermsView, UsedWord,
    WordCell, WordGrid, WordOfOutlet, WordRow,
};
use crate::text::fold::fold_plain;

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
        longest: shown.iter().find_map(|at| longest(ctx, *at)),
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
            unsearched: false,
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
    let firsts = firsts(ctx, at);
    let [previous, next] = neighbours(ctx.sorted_terms(), at, |at| ctx.link(Entity::Term(at)));
    TermView {
        page: ctx.frame("term", doc.title.clone(), String::new()),
        words: word_rows(ctx, &doc.words, &rows, (&outlets, &firsts.places)),
        outlets: ctx.outlet_links(&outlets),
        counting: counting(ctx, at),
        longest: longest(ctx, at),
        first_uses: first_uses(ctx, &firsts.shown),
        firsts: firsts.shown,
        unshown: firsts.unshown,
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
    (outlets, places): (&[OutletIx], &BTreeMap<(u32, OutletIx), String>),
) -> Vec<WordRow> {
    let most = rows.iter().flat_map(BTreeMap::values).map(|sum| sum.count).max().unwrap_or(0);
    let mut bars = Bars::new(ctx.translations, most);
    let row = |(word, (words, sums)): (u32, (&String, &BTreeMap<OutletIx, Sum>))| {
        let counts = bars.row(outlets, sums);
        let place = |(bar, outlet): (&Shared<Bar>, &OutletIx)| {
            places.get(&(word, *outlet)).filter(|_| bar.count > 0).cloned()
        };
        WordRow {
            words: words.clone(),
            total: sums.values().map(|sum| sum.count).sum(),
            places: counts.iter().zip(outlets).map(place).collect(),
            counts,
        }
    };
    (0..).zip(words.iter().zip(rows)).map(row).collect()
}

/// Says which of two words is counted where one of them is part of the other; nothing where none
/// is.
fn longest(ctx: &PageContext<'_>, at: TermIx) -> Option<String> {
    let words = &ctx.site.terms[at].words;
    let apart = |word: &String| format!(" {} ", fold_plain(word).trim().to_lowercase());
    let folded: Vec<String> = words.iter().map(apart).collect();
    let within = |(short, long): &(usize, usize)| {
        folded[*short] != folded[*long] && folded[*long].contains(&folded[*short])
    };
    let all = 0..words.len();
    let mut pairs = all.clone().flat_map(|short| all.clone().map(move |long| (short, long)));
    let (short, long) = pairs.find(within)?;
    let values = [("long", words[long].as_str()), ("short", words[short].as_str())];
    Some(ctx.translations.fill("longest_counts", &values))
}

/// The first uses of a term's words, each by one outlet.
#[derive(Default)]
struct FirstUses {
    /// Those that are shown, by word, then time.
    shown: Vec<FirstUse>,
    /// Those in originals of digests that do not have the word.
    unshown: Vec<WordOfOutlet>,
    /// The addresses of those that are shown, by word and outlet.
    places: BTreeMap<(u32, OutletIx), String>,
}

/// Returns the first use of each word by each outlet: in its text, or in the digest of that text.
fn firsts(ctx: &PageContext<'_>, at: TermIx) -> FirstUses {
    let mut found: BTreeMap<(u32, OutletIx), (ArticleIx, Range<u32>)> = BTreeMap::new();
    for (article, entry) in ctx.site.articles.iter_enumerated() {
        let from = entry.words.partition_point(|it| it.term < at);
        let here = entry.words[from..].iter().take_while(|it| it.term == at);
        let here = here.filter(|it| it.first.0 < it.first.1);
        let here: BTreeMap<u32, Range<u32>> =
            here.map(|it| (it.word, it.first.0..it.first.1)).collect();
        let own: Vec<(u32, Range<u32>)> = match ctx.site.counted_in(article) {
            CountedIn::Text => here.into_iter().collect(),
            CountedIn::Original(measured) => {
                let counts = (0..).zip(measured.words[at].iter().flatten());
                let used = counts.filter(|(_, count)| **count > 0);
                used.map(|(word, _)| (word, here.get(&word).cloned().unwrap_or_default())).collect()
            }
            CountedIn::Nothing => Vec::new(),
        };
        for (word, range) in own {
            found.entry((word, entry.outlet)).or_insert((article, range));
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|((word, _), (article, _))| (*word, *article));
    let mut uses = FirstUses::default();
    for ((word, outlet), (article, range)) in found {
        let words = ctx.site.terms[at].words[word as usize].clone();
        if range.is_empty() {
            let outlet = ctx.short_link(Entity::Outlet(outlet));
            uses.unshown.push(WordOfOutlet { words, outlet });
            continue;
        }
        let Some((html, block)) = ctx.words_around(article, &range) else { continue };
        let doc = &ctx.site.articles[article].doc;
        let (lang, dir) = ctx.foreign(doc.lang.as_deref());
        let href = format!("{}#p-{block}", ctx.href(Entity::Article(article)));
        uses.places.insert((word, outlet), href.clone());
        let label = ctx.outlet_short(article).to_owned();
        let digest = doc.text == TextForm::Digest;
        let quoted = Quoted { label, href, html, editorial: digest };
        uses.shown.push(FirstUse { words, quoted, digest, lang, dir });
    }
    uses.shown.truncate(FIRSTS);
    uses.unshown.truncate(FIRSTS);
    uses
}

/// Returns what heads the first uses: a digest may have a word where the original has another.
fn first_uses(ctx: &PageContext<'_>, list: &[FirstUse]) -> String {
    let key = match (list.iter().any(|it| it.digest), list.iter().any(|it| !it.digest)) {
        (true, false) => "first_uses_digest",
        (true, true) => "first_uses_both",
        _ => "first_uses",
    };
    ctx.translations.get(key).to_owned()
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
        unsearched: false,
        copies: ctx.copies(),
    }
}

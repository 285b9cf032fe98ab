//! Claims with every article's position, and terms with their words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Stance;
use crate::model::When;
use crate::model::site::{ArticleIx, ClaimIx, Entity, OutletIx, Position};
use crate::render::desk::Desk;
use crate::render::phrase::in_quotes;
use crate::render::views::{
    ClaimPosition, ClaimRow, ClaimView, ClaimsView, Link, StanceCount, TermView, TermsView,
};

/// Returns the view of the index of claims.
pub(in crate::render) fn index(desk: &Desk<'_>) -> ClaimsView {
    let row = |at: ClaimIx| {
        let doc = &desk.site.claims[at];
        ClaimRow {
            id: doc.id.to_string(),
            title: doc.title.clone(),
            cells: cells(desk, at, desk.outlets()),
            // One after the other: all views at once would be most of a large build's memory.
            html: desk.part("claim.html", &view(desk, at)),
        }
    };
    let mut claims: Vec<ClaimRow> = (0..desk.site.claims.len()).map(row).collect();
    claims.sort_by_cached_key(|claim| claim.title.to_lowercase());
    let title = desk.words.of("nav", "claims");
    let outlets = desk.outlet_columns();
    ClaimsView { page: desk.frame("claims", title, String::new()), outlets, claims }
}

/// With more articles than this, those that are silent on a claim are not named.
pub(in crate::render) const MOST_SILENT: usize = 20;

/// Returns a claim with all positions. The articles that are silent are named while they are few.
pub(in crate::render) fn view(desk: &Desk<'_>, at: ClaimIx) -> ClaimView {
    let doc = &desk.site.claims[at];
    let mut positions: Vec<(ArticleIx, ClaimPosition)> = desk.site.positions_on[at]
        .iter()
        .map(|(article, note, place)| {
            let item = &desk.site.articles[*article].notes[*note].positions[*place];
            (*article, position(desk, *article, *note, item))
        })
        .collect();
    positions.dedup_by(|a, b| a.0 == b.0 && a.1.stance == b.1.stance && a.1.value == b.1.value);
    let heard: BTreeSet<ArticleIx> = positions.iter().map(|(article, _)| *article).collect();
    let silent: Vec<ArticleIx> = match desk.site.articles.len() {
        0..=MOST_SILENT => (0..desk.site.articles.len()).filter(|at| !heard.contains(at)).collect(),
        _ => Vec::new(),
    };
    ClaimView {
        id: doc.id.to_string(),
        title: doc.title.clone(),
        href: desk.href(Entity::Claim(at)),
        kind: doc.kind.map(|kind| desk.words.of("claim_kind", kind.as_str())),
        date: doc.date.map(|date| desk.day(When::Day(date))),
        html: desk.html(&doc.body, 3, &format!("fn-{}-", doc.id)),
        positions: positions.into_iter().map(|(_, position)| position).collect(),
        silent: silent.into_iter().map(|at| article_link(desk, at)).collect(),
        backlinks: desk.backlinks(Entity::Claim(at)),
    }
}

/// Counts the stances of each outlet's articles.
fn cells(desk: &Desk<'_>, at: ClaimIx, outlets: &[OutletIx]) -> Vec<Vec<StanceCount>> {
    let mut counts: BTreeMap<(OutletIx, Stance), BTreeSet<ArticleIx>> = BTreeMap::new();
    for (article, note, place) in &desk.site.positions_on[at] {
        let entry = &desk.site.articles[*article];
        let stance = entry.notes[*note].positions[*place].stance;
        counts.entry((entry.outlet, stance)).or_default().insert(*article);
    }
    let cell = |outlet: &OutletIx| {
        let here = counts.range((*outlet, Stance::Asserts)..=(*outlet, Stance::Omits));
        let count = here.map(|((_, stance), articles)| StanceCount {
            stance: stance.as_str(),
            stance_label: desk.words.of("stance", stance.as_str()),
            count: articles.len(),
        });
        count.collect()
    };
    outlets.iter().map(cell).collect()
}

/// Returns an article's position with its note.
pub(super) fn position(
    desk: &Desk<'_>,
    article: ArticleIx,
    note: usize,
    position: &Position,
) -> ClaimPosition {
    ClaimPosition {
        outlet: article_link(desk, article),
        note: desk.link(Entity::Note(article, note)),
        stance: position.stance.as_str().to_owned(),
        stance_label: desk.words.of("stance", position.stance.as_str()),
        value: position.value.as_deref().map(in_quotes),
        certified: position.certified,
    }
}

fn article_link(desk: &Desk<'_>, article: ArticleIx) -> Link {
    Link { label: desk.outlet_short(article).to_owned(), href: desk.href(Entity::Article(article)) }
}

/// Returns the view of the index of terms.
pub(in crate::render) fn terms(desk: &Desk<'_>) -> TermsView {
    let mut notes = vec![Vec::new(); desk.site.terms.len()];
    for (article, entry) in desk.site.articles.iter().enumerate() {
        for (place, note) in entry.notes.iter().enumerate() {
            for term in &note.terms {
                notes[*term].push(desk.note_card(article, place));
            }
        }
    }
    let terms = desk.site.terms.iter().zip(notes).enumerate().map(|(at, (doc, notes))| TermView {
        id: doc.id.to_string(),
        title: doc.title.clone(),
        words: doc.words.clone(),
        html: desk.html(&doc.body, 3, &format!("fn-{}-", doc.id)),
        notes,
        backlinks: desk.backlinks(Entity::Term(at)),
    });
    let mut terms: Vec<TermView> = terms.collect();
    terms.sort_by_cached_key(|term| term.title.to_lowercase());
    TermsView { page: desk.frame("terms", desk.words.of("nav", "terms"), String::new()), terms }
}

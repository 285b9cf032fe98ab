//! An outlet: cited facts, its articles and notes, what it leaves out.

use super::claim;
use crate::model::Stance;
use crate::model::document::Fact;
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::render::desk::Desk;
use crate::render::views::{ClaimPosition, FactView, OutletCard, OutletView, OutletsView};

/// Returns the view of an outlet.
pub(in crate::render) fn view(desk: &Desk<'_>, at: OutletIx) -> OutletView {
    let doc = &desk.site.outlets[at];
    let own = own(desk, at);
    let mut terms = Vec::new();
    let mut omits = Vec::new();
    let mut notes = Vec::new();
    for article in &own {
        for (place, note) in desk.site.articles[*article].notes.iter().enumerate() {
            notes.push(desk.note_card(*article, place));
            terms.extend(note.terms.iter().copied());
            for position in note.positions.iter().filter(|item| item.stance == Stance::Omits) {
                let mut item = claim::position(desk, *article, place, position);
                item.note = desk.link(Entity::Claim(position.claim));
                omits.push(item);
            }
        }
    }
    terms.sort_unstable();
    terms.dedup();
    OutletView {
        page: desk.frame("outlet", doc.name.clone(), doc.summary.clone().unwrap_or_default()),
        card: card(desk, at),
        languages: doc.languages.clone(),
        url: doc.url.clone(),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        html: desk.html(&doc.body, 2, "fn-"),
        facts: doc.facts.iter().map(|item| fact(desk, item)).collect(),
        articles: own.iter().map(|at| desk.article_card(*at)).collect(),
        passed_on: passed_on(desk, at).map(|at| desk.article_card(at)).collect(),
        notes,
        terms: terms.into_iter().map(|term| desk.term_link(term)).collect(),
        omits: dedup(omits),
        backlinks: desk.backlinks(Entity::Outlet(at)),
    }
}

/// Returns the view of the index of outlets.
pub(in crate::render) fn index(desk: &Desk<'_>) -> OutletsView {
    let mut outlets: Vec<OutletCard> =
        (0..desk.site.outlets.len()).map(|at| card(desk, at)).collect();
    outlets.sort_by_cached_key(|card| card.link.label.to_lowercase());
    let title = desk.words.of("nav", "outlets");
    OutletsView { page: desk.frame("outlets", title, String::new()), outlets }
}

fn own(desk: &Desk<'_>, at: OutletIx) -> Vec<ArticleIx> {
    let articles = desk.site.articles.iter().enumerate();
    articles.filter(|(_, article)| article.outlet == at).map(|(place, _)| place).collect()
}

fn passed_on(desk: &Desk<'_>, at: OutletIx) -> impl Iterator<Item = ArticleIx> {
    let articles = desk.site.articles.iter().enumerate();
    articles.filter(move |(_, article)| article.via.contains(&at)).map(|(place, _)| place)
}

fn card(desk: &Desk<'_>, at: OutletIx) -> OutletCard {
    let doc = &desk.site.outlets[at];
    let own = own(desk, at);
    OutletCard {
        link: desk.link(Entity::Outlet(at)),
        country: doc.country.as_ref().map(|code| country(desk, code)),
        summary: doc.summary.clone(),
        notes: own.iter().map(|article| desk.site.articles[*article].notes.len()).sum(),
        articles: own.len(),
        passed_on: passed_on(desk, at).count(),
    }
}

fn fact(desk: &Desk<'_>, fact: &Fact) -> FactView {
    let confidence = fact.confidence.as_ref().map(|value| desk.words.confidence(value));
    let is_address = |text: &&String| {
        let scheme = text.starts_with("https://") || text.starts_with("http://");
        scheme && !text.contains(char::is_whitespace)
    };
    FactView {
        field: desk.words.of("fact_field", fact.field.as_str()),
        value: fact.value.clone(),
        as_of: desk.words.date_long(fact.as_of),
        source: fact.source.clone(),
        source_href: fact.source.as_ref().filter(is_address).cloned(),
        confidence,
    }
}

/// A claim left out by several articles is listed for each, but once for each.
fn dedup(mut list: Vec<ClaimPosition>) -> Vec<ClaimPosition> {
    list.dedup_by(|a, b| a.note == b.note && a.outlet == b.outlet);
    list
}

/// Returns a country's name, or its code where the theme has no word for it.
fn country(desk: &Desk<'_>, code: &str) -> String {
    let key = code.to_lowercase();
    match desk.words.of("country", &key) {
        name if name == key => code.to_owned(),
        name => name,
    }
}

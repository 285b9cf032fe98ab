//! An outlet: cited facts, its articles and notes, what it leaves out.

use std::collections::BTreeSet;

use super::{notes, overlaps};
use crate::model::document::OutletFact;
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::model::{FactField, Stance, When};
use crate::render::locale::collation;
use crate::render::page_context::PageContext;
use crate::render::views::{
    FactView, OutletArticle, OutletCard, OutletRow, OutletView, OutletsView,
};
use crate::text::sentence;

/// The most notes on a page that shows them at once.
const UNFOLDED: usize = 12;

/// The most articles on a page that lists their notes.
const WITH_NOTES: usize = 100;

/// Returns the view of an outlet.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: OutletIx) -> OutletView {
    let doc = &ctx.site.outlets[at];
    let own = own(ctx, at);
    let mut terms = Vec::new();
    let mut omits = Vec::new();
    let mut left_out = BTreeSet::new();
    let mut articles = Vec::new();
    for article in &own {
        let mut notes = Vec::new();
        for (place, note) in ctx.site.articles[*article].notes.iter_enumerated() {
            if own.len() <= WITH_NOTES {
                notes.push(ctx.note_card(*article, place));
            }
            terms.extend(note.terms.iter().copied());
            let positions = notes::positions(ctx, *article, note);
            for (position, view) in note.positions.iter().zip(positions) {
                // A claim left out by several articles is listed once.
                if position.stance == Stance::Omits && left_out.insert(position.claim) {
                    omits.push(view);
                }
            }
        }
        articles.push(OutletArticle { card: ctx.article_card(*article), notes });
    }
    terms.sort_unstable();
    terms.dedup();
    OutletView {
        page: ctx.frame("outlet", doc.name.clone(), doc.summary.clone().unwrap_or_default()),
        card: card(ctx, at),
        languages: doc.languages.clone(),
        url: doc.url.clone(),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        html: ctx.html(&doc.body, 2, "fn-"),
        facts: doc.facts.iter().map(|item| fact(ctx, item)).collect(),
        open: articles.iter().map(|it| it.notes.len()).sum::<usize>() <= UNFOLDED,
        articles,
        passed_on: passed_on(ctx, at).map(|at| ctx.article_card(at)).collect(),
        terms: terms.into_iter().map(|term| ctx.term_link(term)).collect(),
        omits,
        shared: overlaps::of_outlet(ctx, &own),
        backlinks: ctx.backlinks(Entity::Outlet(at)),
    }
}

/// Returns the view of the index of outlets.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> OutletsView {
    let order = collation(&ctx.site.settings.lang);
    let name = |at: &OutletIx| ctx.site.outlets[*at].name.as_str();
    let mut others: Vec<OutletIx> = ctx.site.outlets.indices().collect();
    others.retain(|at| !ctx.outlets().contains(at));
    others.sort_by(|one, other| order(name(one), name(other)));
    let outlets = ctx.outlets().iter().copied().chain(others);
    let has_facts = ctx.site.outlets.iter().any(|outlet| !outlet.facts.is_empty());
    let fields = FactField::WORDS.iter().filter_map(|word| FactField::parse(word));
    let fields: Vec<FactField> = fields.filter(|_| has_facts).collect();
    let row = |at: OutletIx| OutletRow {
        card: card(ctx, at),
        cells: fields.iter().map(|field| facts(ctx, at, *field)).collect(),
    };
    OutletsView {
        page: ctx.frame(
            "outlets",
            ctx.translations.of("nav", "outlets"),
            ctx.translations.get("outlets_intro").to_owned(),
        ),
        fields: fields.iter().map(|it| ctx.translations.of("fact_field", it.as_str())).collect(),
        rows: outlets.map(row).collect(),
    }
}

/// Returns the facts on one subject.
fn facts(ctx: &PageContext<'_>, at: OutletIx, field: FactField) -> Vec<FactView> {
    let facts = ctx.site.outlets[at].facts.iter();
    facts.filter(|item| item.field == field).map(|item| fact(ctx, item)).collect()
}

fn own(ctx: &PageContext<'_>, at: OutletIx) -> Vec<ArticleIx> {
    let articles = ctx.site.articles.iter_enumerated();
    articles.filter(|(_, article)| article.outlet == at).map(|(place, _)| place).collect()
}

fn passed_on(ctx: &PageContext<'_>, at: OutletIx) -> impl Iterator<Item = ArticleIx> {
    let articles = ctx.site.articles.iter_enumerated();
    articles
        .filter(move |(_, it)| it.via.contains(&at) || it.carried_by.contains(&at))
        .map(|(place, _)| place)
}

fn card(ctx: &PageContext<'_>, at: OutletIx) -> OutletCard {
    let doc = &ctx.site.outlets[at];
    let own = own(ctx, at);
    OutletCard {
        link: ctx.link(Entity::Outlet(at)),
        country: doc.country.as_ref().map(|code| country(ctx, code)),
        summary: doc.summary.clone(),
        notes: own.iter().map(|article| ctx.site.articles[*article].notes.len()).sum(),
        articles: own.len(),
        passed_on: passed_on(ctx, at).count(),
    }
}

fn fact(ctx: &PageContext<'_>, fact: &OutletFact) -> FactView {
    let confidence = fact.confidence.as_ref().map(|value| ctx.translations.confidence(value));
    let is_address = |text: &&String| {
        let scheme = text.starts_with("https://") || text.starts_with("http://");
        scheme && !text.contains(char::is_whitespace)
    };
    FactView {
        field: ctx.translations.of("fact_field", fact.field.as_str()),
        brief: fact.value[sentence::around(&fact.value, 0..0)].to_owned(),
        value: fact.value.clone(),
        as_of: ctx.translations.date_long(fact.as_of),
        year: ctx.translations.time(When::Year(fact.as_of.year())),
        confidence_level: fact
            .confidence
            .as_ref()
            .map(|it| ctx.translations.of("level", it.level.as_str())),
        source: fact.source.clone(),
        source_href: fact.source.as_ref().filter(is_address).cloned(),
        confidence,
    }
}

/// Returns a country's name, or its code where the theme has no word for it.
fn country(ctx: &PageContext<'_>, code: &str) -> String {
    let key = code.to_lowercase();
    match ctx.translations.of("country", &key) {
        name if name == key => code.to_owned(),
        name => name,
    }
}

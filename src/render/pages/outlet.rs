//! An outlet: cited facts, its articles and notes, what it leaves out.

use std::collections::BTreeSet;

use super::{notes, overlaps};
use crate::model::document::OutletFact;
use crate::model::site::{ArticleIx, Entity, OutletIx};
use crate::model::{FactField, Kind, Stance, When};
use crate::render::locale::collation;
use crate::render::page_context::PageContext;
use crate::render::phrase::shorten;
use crate::render::views::{
    FactView, OutletArticle, OutletCard, OutletRow, OutletView, OutletsView,
};
use crate::text::{is_web_address, sentence};

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
        index: ctx.index_link(Kind::Outlet),
        card: card(ctx, at),
        languages: doc
            .languages
            .iter()
            .map(|code| ctx.translations.name_of("language", code))
            .collect(),
        url: doc.url.clone(),
        wikidata: doc.wikidata.as_ref().map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        html: ctx.html(&doc.body, 2, "fn-"),
        facts: doc.facts.iter().map(|item| fact(ctx, item)).collect(),
        open: articles.iter().map(|it| it.notes.len()).sum::<usize>() <= UNFOLDED,
        articles,
        passed_on: passed_on(ctx, at).map(|at| ctx.article_card(at)).collect(),
        terms: terms.into_iter().map(|term| ctx.term_link(term)).collect(),
        all_certified: !omits.is_empty() && omits.iter().all(|it| it.certified),
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
        country: doc.country.as_ref().map(|code| ctx.translations.name_of("country", code)),
        summary: doc.summary.clone(),
        notes: own.iter().map(|article| ctx.site.articles[*article].notes.len()).sum(),
        articles: own.len(),
        passed_on: passed_on(ctx, at).count(),
    }
}

fn fact(ctx: &PageContext<'_>, fact: &OutletFact) -> FactView {
    let confidence = fact.confidence.as_ref().map(|value| ctx.translations.confidence(value));
    let is_address = |text: &&String| is_web_address(text) && !text.contains(char::is_whitespace);
    let gap = ctx.translations.get("not_established").to_lowercase();
    FactView {
        field: ctx.translations.of("fact_field", fact.field.as_str()),
        brief: fact.value[sentence::around(&fact.value, 0..0)].to_owned(),
        value: fact.value.clone(),
        gap: !gap.is_empty() && fact.value.to_lowercase().starts_with(&gap),
        as_of: ctx.translations.date_long(fact.as_of),
        year: ctx.translations.time(When::Year(fact.as_of.year())),
        confidence_level: fact
            .confidence
            .as_ref()
            .map(|it| ctx.translations.of("level", it.level.as_str())),
        source: fact.source.clone(),
        source_name: fact.source.as_deref().map(|source| shorten(source_name(source))),
        source_href: fact.source.as_ref().filter(is_address).cloned(),
        confidence,
    }
}

/// Returns who or what a source is, without an address: the words before it, up to the mark that
/// separates what leads over to it; of an address alone its host.
fn source_name(source: &str) -> &str {
    let Some(at) = source.find("https://").or_else(|| source.find("http://")) else {
        return source;
    };
    let (words, address) = source.split_at(at);
    let words = words.rfind([',', ';']).map_or(words, |mark| &words[..mark]).trim();
    if !words.is_empty() {
        return words;
    }
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(|c: char| c == '/' || c.is_whitespace()).next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::source_name;

    #[test]
    fn a_source_is_named_without_its_address() {
        for (source, name) in [
            ("The Ferry Almanac, 2019", "The Ferry Almanac, 2019"),
            ("https://www.example.org/about/us.html", "example.org"),
            ("https://example.org/about (as retrieved)", "example.org"),
            ("The Ferry Almanac, in a copy at http://example.org/a", "The Ferry Almanac"),
            ("Bylaw 7 of 1 May; reported at https://example.org/a", "Bylaw 7 of 1 May"),
            ("A copy at https://example.org/a", "A copy at"),
        ] {
            assert_eq!(source_name(source), name);
        }
    }
}

//! The figures that outlets give for a claim, compared two by two.

use std::collections::BTreeSet;

use crate::language;
use crate::model::ClaimKind;
use crate::model::site::{ArticleIx, ClaimIx, PositionPlace, Site};
use crate::render::page_context::PageContext;
use crate::text::figure::{Comparison, Figure};

/// Reads the figure that an article gives.
fn figure(site: &Site, article: ArticleIx, value: &str) -> Option<Figure> {
    let tag = site.articles[article].doc.language(&site.settings.lang);
    let language = language::index(tag).map(language::at)?;
    Figure::parse(value, language)
}

/// Returns the bounds of a figure that an article gives, in signs, and its unit: `> 40 boats`.
/// `None` for one number, which says it itself.
pub(super) fn bounds(ctx: &PageContext<'_>, article: ArticleIx, value: &str) -> Option<String> {
    let figure = figure(ctx.site, article, value)?;
    let number = |at: f64| match at {
        whole if whole.fract() == 0.0 && (0.0..1e15).contains(&whole) => {
            ctx.translations.number(whole as usize)
        }
        _ => ctx.translations.digits(&at.to_string()),
    };
    let sign = |sign: &str, at: f64| format!("{sign}\u{a0}{}", number(at));
    let bounds = match figure.bounds() {
        [(low, _), (high, _)] if low == high => return None,
        [(low, included), (high, _)] if high.is_infinite() => {
            sign(if included { "≥" } else { ">" }, low)
        }
        [(low, _), (high, included)] if low.is_infinite() => {
            sign(if included { "≤" } else { "<" }, high)
        }
        [(low, _), (high, _)] => format!("{}–{}", number(low), number(high)),
    };
    Some(format!("{bounds} {}", figure.unit()).trim_end().to_owned())
}

/// The most figures of a claim that are compared; each with each other.
const FIGURES: usize = 40;

/// Two positions with figures, and how these are related.
pub(super) type ComparedPair = (PositionPlace, PositionPlace, Comparison);

/// Returns the pairs of outlets whose figures for a claim certainly agree or differ: those that
/// differ first, then by the articles' order. Only a claim of kind `number` asks for one figure.
pub(super) fn pairs(site: &Site, claim: ClaimIx) -> Vec<ComparedPair> {
    if site.claims[claim].kind != Some(ClaimKind::Number) {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let mut figures = Vec::new();
    for place in &site.positions_on[claim] {
        let (article, note, position) = *place;
        let entry = &site.articles[article];
        let Some(value) = &entry.notes[note].positions[position].value else { continue };
        if let Some(figure) = figure(site, article, value)
            && figures.len() < FIGURES
            && seen.insert((entry.outlet, value))
        {
            figures.push((entry.outlet, *place, figure));
        }
    }
    let mut pairs = Vec::new();
    for (at, (outlet, place, figure)) in figures.iter().enumerate() {
        for (other, next, compared) in &figures[at + 1..] {
            let comparison = figure.compare(compared).filter(|_| outlet != other);
            pairs.extend(comparison.map(|comparison| (*place, *next, comparison)));
        }
    }
    pairs.sort_by_key(|(.., comparison)| *comparison == Comparison::Agree);
    pairs
}

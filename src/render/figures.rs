//! The figures that outlets give for a claim, compared two by two.

use std::collections::BTreeSet;

use crate::language;
use crate::model::ClaimKind;
use crate::model::site::{ClaimIx, PositionPlace, Site};
use crate::text::figure::{Comparison, Figure};

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
        let tag = entry.doc.language(&site.settings.lang);
        let language = language::index(tag).map(language::at);
        let figure = language.and_then(|language| Figure::parse(value, language));
        if let Some(figure) = figure
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

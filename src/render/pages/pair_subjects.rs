//! What the blocks of an article are about, by its notes and dates.

use std::collections::BTreeSet;

use crate::model::site::{ArticleIx, ClaimIx, Position};
use crate::model::{Stance, When};
use crate::render::page_context::PageContext;
use crate::render::views::PairNote;

/// The subjects of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Subjects {
    pub(super) claims: BTreeSet<ClaimIx>,
    pub(super) days: BTreeSet<When>,
    pub(super) notes: Vec<PairNote>,
}

/// Returns what each block of an article is about, as far as it is shown.
pub(super) fn subjects(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Subjects> {
    let article = &ctx.site.articles[at];
    let rows = &article.doc.body.plain.rows;
    let mut all = vec![Subjects::default(); rows.len()];
    let place = |end: u32| {
        let place = rows.partition_point(|row| row.end < end);
        place.min(rows.len().saturating_sub(1))
    };
    for (number, note) in article.notes.iter_enumerated() {
        let shown = note.anchor.as_ref().and_then(|anchor| article.shown(anchor));
        let Some(block) = shown.and_then(|shown| all.get_mut(place(shown.end))) else { continue };
        let speaks = |position: &&Position| position.stance != Stance::Omits;
        block.claims.extend(note.positions.iter().filter(speaks).map(|it| it.claim));
        let card = ctx.note_card(at, number);
        block.notes.push(PairNote {
            href: card.link.href,
            number: ctx.translations.number(number.number()),
            kind: card.kind,
            kind_label: card.kind_label,
            sentence: card.sentence,
        });
    }
    for date in article.dates.iter().filter(|date| matches!(date.value, When::Day(_))) {
        let shown = article.shown_whole(&date.range);
        if let Some(block) = shown.and_then(|shown| all.get_mut(place(shown.end))) {
            block.days.insert(date.value);
        }
    }
    all
}

//! Notes elsewhere in the briefing that lead to an article, or that it leads to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::site::{ArticleIx, Entity, NoteIx, Target};
use crate::render::page_context::PageContext;
use crate::render::views::{ElsewhereView, LinkView};

/// The notes of another article that lead here, and those that are linked from here.
#[derive(Default)]
struct Between {
    leading: BTreeSet<NoteIx>,
    led_to: BTreeSet<NoteIx>,
}

/// Returns the other articles, in the order of the briefing, and what else leads here.
pub(super) fn view(ctx: &PageContext<'_>, at: ArticleIx) -> (Vec<ElsewhereView>, Vec<LinkView>) {
    let mut between: BTreeMap<ArticleIx, Between> = BTreeMap::new();
    let mut named_in: Vec<Entity> = Vec::new();
    let to_article = ctx.site.references_to(Entity::Article(at));
    for reference in to_article.iter().chain(ctx.site.references_to_notes(at)) {
        match reference.from {
            Entity::Note(other, _) if other == at => {}
            Entity::Note(other, note) => {
                between.entry(other).or_default().leading.insert(note);
            }
            from => named_in.push(from),
        }
    }
    for note in &ctx.site.articles[at].notes {
        for link in &note.doc.body.links {
            match ctx.site.links.get(link.span) {
                Some(Target::Entity(Entity::Note(other, note))) if *other != at => {
                    between.entry(*other).or_default().led_to.insert(*note);
                }
                Some(Target::Entity(Entity::Article(other))) if *other != at => {
                    between.entry(*other).or_default();
                }
                _ => {}
            }
        }
    }
    named_in.sort_unstable();
    named_in.dedup();
    let named_in = named_in.into_iter().map(|from| ctx.link(from)).collect();
    (between.into_iter().map(|(other, notes)| entry(ctx, other, &notes)).collect(), named_in)
}

fn entry(ctx: &PageContext<'_>, other: ArticleIx, between: &Between) -> ElsewhereView {
    let count = |key: &str, notes: &BTreeSet<NoteIx>| {
        (!notes.is_empty()).then(|| ctx.translations.count(key, notes.len()))
    };
    ElsewhereView {
        link: ctx.link(Entity::Article(other)),
        outlet: ctx.outlet_short(other).to_owned(),
        leads_here: count("leads_here", &between.leading),
        led_to: count("led_to", &between.led_to),
        notes: between.leading.iter().map(|note| ctx.note_card(other, *note)).collect(),
    }
}

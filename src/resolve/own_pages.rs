//! Decides which actors have enough for a page of their own.

use std::sync::Arc;

use crate::model::site::{ActorIx, CountedIn, Entity, Site};

/// Fills in `actors_with_pages`, from mentions, references and measures.
pub(super) fn fill(site: &mut Site) {
    let has_page = site.actors.indices().map(|at| has_page(site, at)).collect();
    site.actors_with_pages = Arc::new(has_page);
}

fn has_page(site: &Site, at: ActorIx) -> bool {
    !site.actors[at].body.is_empty()
        || !site.references_to(Entity::Actor(at)).is_empty()
        || is_named_twice(site, at)
}

/// Returns whether the briefing's texts have two mentions, or the outlets' own texts do.
fn is_named_twice(site: &Site, at: ActorIx) -> bool {
    let mentions = &site.mentions_of[at];
    if mentions.len() >= 2 {
        return true;
    }
    let in_full = |article| matches!(site.counted_in(article), CountedIn::Text);
    let in_texts = mentions.iter().filter(|(article, _)| in_full(*article)).count();
    let measured = site.measured.values().filter_map(|measured| measured.names[at].as_ref());
    let in_originals: usize =
        measured.flat_map(|it| it.values()).map(|count| *count as usize).sum();
    in_texts + in_originals >= 2
}

//! The former paths of documents that were renamed and name their former ids.

use crate::model::Kind;
use crate::model::site::{Entity, Site};

/// Returns all renamed documents, each with the numbers of its former ids; sorted by kind.
pub(super) fn all(site: &Site) -> Vec<(Entity, usize)> {
    let documents = Kind::ALL.iter().flat_map(|kind| site.documents(*kind));
    let renamed = documents.filter(|(_, document)| !document.former_ids().is_empty());
    let numbers = renamed.flat_map(|(entity, document)| {
        (0..document.former_ids().len()).map(move |number| (entity, number))
    });
    numbers.collect()
}

/// Returns a former path of a document.
pub(super) fn path(site: &Site, to: Entity, number: usize) -> String {
    let Some((kind, document)) = site.document(to) else { return String::new() };
    let former = document.former_ids().get(number).map_or("", |id| id.value.as_str());
    format!("{}/{former}.html", kind.folder())
}

//! Finds an article that was made of the same page before.

use super::source_table::PageSource;
use super::{article_path, same_address};
use crate::import::ImportedPage;
use crate::load::Loaded;
use crate::model::{Id, Kind};

/// An article that was made of the same page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The article's id.
    pub id: Id,
    /// Their common trait, for people.
    pub why: String,
}

const SAME: &str = "the same file";

/// Returns the article that was imported from the same bytes, or else the first one at the same
/// address.
pub fn duplicate(page: &ImportedPage, origin: &PageSource, loaded: &Loaded) -> Option<Duplicate> {
    let by_hash = loaded.articles.iter().find(|article| {
        let hash = article.origin.sha256.as_ref();
        hash.is_some_and(|hash| hash.eq_ignore_ascii_case(&origin.sha256))
    });
    if let Some(article) = by_hash {
        return Some(Duplicate { id: article.id.clone(), why: SAME.to_owned() });
    }
    if let Some(id) = unfinished(origin, loaded) {
        return Some(Duplicate { id, why: SAME.to_owned() });
    }
    let address = page.facts.url.as_ref().map(|url| &url.value).or(origin.address.as_ref())?;
    let at_it = loaded
        .articles
        .iter()
        .find(|article| article.url.as_ref().is_some_and(|other| same_address(address, other)))?;
    Some(Duplicate { id: at_it.id.clone(), why: format!("the same address, {address}") })
}

/// Returns an article of these bytes that cannot be read, mostly because a fact is still missing.
fn unfinished(origin: &PageSource, loaded: &Loaded) -> Option<Id> {
    let articles = loaded.broken.iter().filter(|(kind, _)| *kind == Kind::Article);
    let says = |id: &Id| {
        let source = loaded.sources.find(&article_path(id));
        source.is_some_and(|source| source.text.contains(&origin.sha256))
    };
    articles.filter_map(|(_, stem)| Id::new(stem)).find(says)
}

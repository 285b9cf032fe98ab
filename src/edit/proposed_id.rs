//! Proposes the id of an article that is imported.

use crate::import::ImportedPage;
use crate::load::{Loaded, slug};
use crate::markdown::{Flavour, project};
use crate::model::Id;

use super::article::{GivenFacts, outlet_of};
use super::article_path;
use super::compare::shared_fraction;
use super::source_table::PageSource;

/// An id for an article that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedId {
    /// The id. Where an article with mostly the same text has it, the page is a version of that.
    pub id: Id,
    /// The one that the headline gives, if an article with another text has it.
    pub taken: Option<Id>,
}

impl ProposedId {
    /// Returns what to say of an id that is not the one of the headline.
    pub fn warning(&self) -> Option<String> {
        let (id, taken) = (&self.id, self.taken.as_ref()?);
        Some(format!(
            "the headline gives the id `{taken}`, which an article with another text has: this one \
             is `{id}`; if it is a later version of that article, remove it and use `--update \
             {taken}`"
        ))
    }
}

/// Proposes an id: the outlet's id and the first words of the headline, without small words and in
/// Latin letters; where nothing is left of it, the outlet's id and the day. Where another article
/// has it, the day or a number is added. `None` if that is not an id.
pub fn propose_id(
    page: &ImportedPage,
    given: &GivenFacts,
    origin: &PageSource,
    loaded: &Loaded,
) -> Option<ProposedId> {
    const WORDS: usize = 5;
    const SMALL: &[&str] =
        &["the", "a", "an", "of", "to", "in", "on", "and", "for", "as", "at", "is", "s"];
    let outlet =
        given.outlet.clone().or_else(|| outlet_of(&page.facts, origin, loaded).map(|(id, _)| id));
    // "U.S." and "isn't" are single words.
    let joined = |title: &str| title.replace(['.', '\'', '’'], "");
    let title =
        page.facts.title.as_ref().map(|title| slug(&joined(&title.value))).unwrap_or_default();
    let words: Vec<String> = title
        .split('-')
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .take(WORDS)
        .map(str::to_owned)
        .collect();
    let named = !words.is_empty();
    let published = given.published.or(page.facts.published.as_ref().map(|found| found.value));
    let day = published.map(|published| published.date.to_string());
    let parts: Vec<String> = outlet.into_iter().chain(words).collect();
    let start = parts.join("-");
    let mut taken = None;
    if named {
        let id = Id::new(&start).filter(|id| id.as_str() != "index")?;
        if !is_taken(&id, loaded) || is_version(page, &id, loaded) {
            return Some(ProposedId { id, taken });
        }
        taken = Some(id);
    }
    // The day tells the article from its outlet or from the other one, a number those of a day.
    let parts: Vec<&str> = [start.as_str()].into_iter().chain(day.as_deref()).collect();
    let start = parts.join("-").trim_start_matches('-').to_owned();
    let dated = Id::new(&start).filter(|_| day.is_some());
    let numbered = (2..MOST).filter_map(|number| Id::new(&format!("{start}-{number}")));
    let mut ids = dated.into_iter().chain(numbered);
    let id = ids.find(|id| !start.is_empty() && !is_taken(id, loaded))?;
    Some(ProposedId { id, taken })
}

/// Articles with one headline on one day at most.
const MOST: usize = 10_000;

/// Returns whether an article has an id, one with faults included.
fn is_taken(id: &Id, loaded: &Loaded) -> bool {
    loaded.sources.find(&article_path(id)).is_some()
}

/// Returns whether a page has mostly the text of an article.
fn is_version(page: &ImportedPage, id: &Id, loaded: &Loaded) -> bool {
    /// The least fraction of its runs of words.
    const MOSTLY: f64 = 0.5;
    let Some(source) = loaded.sources.find(&article_path(id)) else { return false };
    let body = source.text.splitn(3, "+++").last().unwrap_or_default();
    let plain = |body: &str| project(body, Flavour::Article).plain.text;
    shared_fraction(&plain(&page.body), &plain(body)) >= MOSTLY
}

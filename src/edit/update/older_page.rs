//! An article as its original has it: before an editor changed it.

use crate::edit::compare;
use crate::edit::verify::{again, original, sha256};
use crate::import::ImportedPage;
use crate::markdown::{Flavour, project};
use crate::model::TextForm;
use crate::model::document::ArticleDoc;
use crate::source::FileSystem;

/// An article as it was before anybody changed it.
pub(super) struct OlderPage {
    /// Its headline, if it has one.
    pub(super) headline: Option<String>,
    /// Its text, in Markdown.
    pub(super) body: String,
}

/// Returns what the import makes of an article's original. `None` if the original is not kept or is
/// another file, and for a digest.
pub(super) fn older_page(files: &dyn FileSystem, old: &ArticleDoc) -> Option<OlderPage> {
    let (file, bytes) = original(files, old).filter(|_| old.text == TextForm::Full)?;
    let hash = old.origin.sha256.as_ref()?;
    if !hash.eq_ignore_ascii_case(&sha256(&bytes)) {
        return None;
    }
    let own = old.body.plain.text.as_str();
    let distance = |page: &ImportedPage| {
        compare::word_changes(&project(&page.body, Flavour::Article).plain.text, own).len()
    };
    let titles = [None, Some(old.title.as_str())].into_iter();
    let pages: Vec<ImportedPage> =
        titles.filter_map(|title| again(old, file, &bytes, title).ok()).collect();
    let headline = pages.first().and_then(|page| headline_of(page)).cloned();
    let body = pages.into_iter().min_by_key(distance)?.body;
    Some(OlderPage { headline, body })
}

fn headline_of(page: &ImportedPage) -> Option<&String> {
    page.facts.title.as_ref().map(|title| &title.value)
}

/// Returns the new headline that an update tells of, and whether the front matter gets it.
pub(super) fn headline(
    old: &ArticleDoc,
    base: Option<&OlderPage>,
    page: &ImportedPage,
) -> (Option<String>, bool) {
    let is_same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    let before = base.and_then(|base| base.headline.as_deref());
    let headline = headline_of(page).filter(|new| !is_same(new, &old.title));
    let headline = headline.filter(|new| before.is_none_or(|before| !is_same(before, new)));
    let is_imported = before.is_some_and(|before| is_same(before, &old.title));
    (headline.cloned(), headline.is_some() && is_imported)
}

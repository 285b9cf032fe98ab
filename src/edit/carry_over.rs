//! Applies the editor's choices to later versions of a page: a block that the article contains is
//! kept again, one that was removed from it is dropped again.

use super::PageSource;
use super::compare::shared_fraction;
use super::verify::{numbers, original};
use crate::import::{ImportInput, ImportedPage, PageBlock, read};
use crate::load::Loaded;
use crate::model::document::ArticleDoc;
use crate::model::{Id, TextForm};
use crate::source::FileSystem;

/// The least share of a block in a text that contains it; an edit may have changed the rest.
const MOST: f64 = 0.6;
/// The greatest share in a text that does not: set phrases occur anywhere.
const LEAST: f64 = 0.2;

/// Adds to `origin` the blocks of `page` (read as `origin` says) that are to be kept and dropped
/// because the article `id` was made so; returns whether there are any. There are none if the
/// article is a digest or cannot be read.
pub fn carry_over(
    files: &dyn FileSystem,
    loaded: &Loaded,
    id: &Id,
    page: &ImportedPage,
    origin: &mut PageSource,
) -> bool {
    // A digest contains none of the page's blocks, so it says nothing about them.
    let old = loaded.articles.iter().find(|old| old.id == *id && old.text == TextForm::Full);
    let Some(old) = old else { return false };
    let article = old.body.plain.text.as_str();
    let before = older_text(files, old);
    let said = origin.keep.len() + origin.drop.len();
    for (at, block) in page.blocks.iter().enumerate() {
        let number = at + 1;
        if origin.keep.contains(&number) || origin.drop.contains(&number) {
            continue;
        }
        let is_there = || shared_fraction(&block.text, article);
        if !block.is_kept() && is_prose(block) && is_there() >= MOST {
            origin.keep.push(number);
        } else if block.is_kept()
            && is_there() <= LEAST
            && shared_fraction(&block.text, &before) >= MOST
        {
            origin.drop.push(number);
        }
    }
    origin.keep.sort_unstable();
    origin.drop.sort_unstable();
    origin.keep.len() + origin.drop.len() > said
}

/// Returns whether a block is long enough to be recognised: a few words occur in many places.
fn is_prose(block: &PageBlock) -> bool {
    const FEWEST: usize = 8;
    block.text.split_whitespace().count() >= FEWEST
}

/// Returns the text that the import makes of the older original; empty if it is not kept.
fn older_text(files: &dyn FileSystem, old: &ArticleDoc) -> String {
    let Some((file, bytes)) = original(files, old) else { return String::new() };
    let keep = numbers(old.origin.keep.as_deref());
    let address = old.url.as_deref();
    let page =
        read(&bytes, &ImportInput { name: file, address, keep: &keep, ..ImportInput::default() });
    let blocks = page.map(|page| page.blocks).unwrap_or_default();
    let kept = blocks.iter().filter(|block| block.is_kept());
    kept.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

//! What was decided of an article's page once holds for its later versions: a block that the article
//! has is kept again, one that it was rid of is dropped again.

use super::Origin;
use super::compare::share;
use super::verify::{numbers, original};
use crate::import::{ImportInput, ImportedPage, PageBlock, read};
use crate::load::Loaded;
use crate::model::document::ArticleDoc;
use crate::model::{Id, TextForm};
use crate::source::FileSystem;

/// So much of a block stands in a text that has it, at least; an edit may have changed the rest.
const MOST: f64 = 0.6;
/// So much at most where it has not: set phrases stand anywhere.
const LEAST: f64 = 0.2;

/// Adds to `origin` the blocks of `page` (read as `origin` says) that are to be kept and dropped
/// because the article `id` was made so; returns whether there are any. None are where the article is a
/// digest, or cannot be read.
pub fn carried(
    files: &dyn FileSystem,
    loaded: &Loaded,
    id: &Id,
    page: &ImportedPage,
    origin: &mut Origin,
) -> bool {
    // A digest has none of the page's blocks, which says nothing of them.
    let old = loaded.articles.iter().find(|old| old.id == *id && old.text == TextForm::Full);
    let Some(old) = old else { return false };
    let article = old.body.plain.text.as_str();
    let before = older(files, old);
    let said = origin.keep.len() + origin.drop.len();
    for (at, block) in page.blocks.iter().enumerate() {
        let number = at + 1;
        if origin.keep.contains(&number) || origin.drop.contains(&number) {
            continue;
        }
        let is_there = || share(&block.text, article);
        if !block.is_kept() && is_prose(block) && is_there() >= MOST {
            origin.keep.push(number);
        } else if block.is_kept() && is_there() <= LEAST && share(&block.text, &before) >= MOST {
            origin.drop.push(number);
        }
    }
    origin.keep.sort_unstable();
    origin.drop.sort_unstable();
    origin.keep.len() + origin.drop.len() > said
}

/// A line of a few words stands in many places, and once in the text.
fn is_prose(block: &PageBlock) -> bool {
    const FEWEST: usize = 8;
    block.text.split_whitespace().count() >= FEWEST
}

/// Returns the text that the older original came to by itself: empty where it is not kept.
fn older(files: &dyn FileSystem, old: &ArticleDoc) -> String {
    let Some((file, bytes)) = original(files, old) else { return String::new() };
    let keep = numbers(old.origin.keep.as_deref());
    let address = old.url.as_deref();
    let page =
        read(&bytes, &ImportInput { name: file, address, keep: &keep, ..ImportInput::default() });
    let blocks = page.map(|page| page.blocks).unwrap_or_default();
    let kept = blocks.iter().filter(|block| block.is_kept());
    kept.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

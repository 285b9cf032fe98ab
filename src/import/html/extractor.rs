//! Asks `trafilatura` for the article and maps its answer onto our own blocks of the page.

use crate::import::thresholds::EXTRACTED_MIN_BYTES;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use trafilatura::{ExtractionFocus, Options};

use super::layout::HtmlBlock;
use super::layout_builder;
use crate::text::fold::letters_and_digits;

/// Returns for each block whether the extractor takes it for the article. All are `false` if it
/// fails.
pub(super) fn extracted(source: &str, found: &[HtmlBlock]) -> Vec<bool> {
    let mut options = Options::default();
    options.focus = ExtractionFocus::FavorPrecision;
    options.enable_fallback = true;
    options.exclude_comments = true;
    options.include_links = true;
    options.deduplicate = false;
    let Ok(result) = trafilatura::extract(source, &options) else {
        return vec![false; found.len()];
    };
    let theirs =
        layout_builder::layout(&scraper::Html::parse_document(&result.content_html)).blocks;
    let page: Vec<String> = found.iter().map(|block| letters_and_digits(&block.text)).collect();
    let wanted: Vec<String> = theirs.iter().map(|block| letters_and_digits(&block.text)).collect();
    let mut kept = vec![false; found.len()];
    for op in capture_diff_slices(Algorithm::Patience, &page, &wanted) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            kept[old_index..old_index + len].fill(true);
        }
    }
    // The extractor may join or split blocks in another way: long ones are searched in all its
    // text.
    let all: String = wanted.concat();
    for (at, text) in page.iter().enumerate() {
        kept[at] = kept[at] || text.len() >= EXTRACTED_MIN_BYTES && all.contains(text.as_str());
    }
    kept
}

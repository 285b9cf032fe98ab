//! Asks `trafilatura` for the article and maps its answer onto our own blocks of the page.

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{Html, Node};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use trafilatura::{ExtractionFocus, Options};

use super::layout::HtmlBlock;
use super::layout_builder;
use super::shown::text_node;
use crate::import::thresholds::{FOUND_GAP_BYTES, FOUND_RUN_BYTES};
use crate::text::fold::letters_and_digits;

/// Bytes of an attribute at most that the extractor sees, unless it is a class: longer ones are of
/// pictures and scripts.
const LONGEST_ATTRIBUTE: usize = 200;

/// Bytes of a class at most that the extractor sees, and of a text in one piece: the library that
/// writes them searches all that follows at each `&`.
const LONGEST_PIECE: usize = 4_096;

/// Returns the source of a page for [`extracted`], without what the extractor passes over: scripts,
/// styles, drawings, comments, long attributes. Often that is most of the page.
pub(super) fn source_of(page: &mut Html) -> String {
    let unread: Vec<NodeId> = page
        .tree
        .nodes()
        .filter(|node| match node.value() {
            Node::Element(element) => {
                matches!(element.name(), "script" | "style" | "svg" | "iframe" | "template")
            }
            value => value.is_comment(),
        })
        .map(|node| node.id())
        .collect();
    for id in unread {
        if let Some(mut node) = page.tree.get_mut(id) {
            node.detach();
        }
    }
    for node in page.tree.values_mut() {
        if let Node::Element(element) = node {
            element.attrs.retain(|(name, value)| {
                // It takes all in an invisible box for invisible.
                let unseen = &*name.local == "style" && value.contains("visibility");
                let class = &*name.local == "class";
                !unseen && value.len() <= if class { LONGEST_PIECE } else { LONGEST_ATTRIBUTE }
            });
        }
    }
    split_texts(page);
    page.html()
}

/// Splits long texts of a page into nodes of at most [`LONGEST_PIECE`] bytes.
fn split_texts(page: &mut Html) {
    let long: Vec<(NodeId, String)> = page
        .tree
        .nodes()
        .filter_map(|node| Some((node.id(), node.value().as_text()?.to_string())))
        .filter(|(_, text)| text.len() > LONGEST_PIECE)
        .collect();
    for (id, text) in long {
        let Some(mut node) = page.tree.get_mut(id) else { continue };
        let mut rest = &*text;
        while rest.len() > LONGEST_PIECE && node.parent().is_some() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(LONGEST_PIECE));
            node.insert_before(text_node(piece));
            rest = after;
        }
        *node.value() = text_node(rest);
    }
}

/// Returns for each block whether the extractor takes it for the article. All are `false` if it
/// fails.
///
/// Of its modes, the one that favours recall, without its second opinion, has the best answer on
/// real pages, and takes half the time (docs/accuracy.md).
pub(super) fn extracted(source: &str, blocks: &[HtmlBlock]) -> Vec<bool> {
    let mut options = Options::default();
    options.focus = ExtractionFocus::FavorRecall;
    options.enable_fallback = false;
    options.exclude_comments = true;
    options.deduplicate = false;
    let answer = std::panic::catch_unwind(|| trafilatura::extract(source, &options));
    let Ok(Ok(answer)) = answer else {
        return vec![false; blocks.len()];
    };
    let theirs = layout_builder::layout(&Html::parse_document(&answer.content_html)).blocks;
    let page: Vec<String> = blocks.iter().map(|block| letters_and_digits(&block.text)).collect();
    let wanted: Vec<String> = theirs.iter().map(|block| letters_and_digits(&block.text)).collect();
    let mut kept = found_in(&page, &wanted.concat());
    for op in capture_diff_slices(Algorithm::Patience, &page, &wanted) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            kept[old_index..old_index + len].fill(true);
        }
    }
    kept
}

/// Returns for each block whether at least half of it is in the extracted text: the extractor joins
/// and splits blocks in other ways, and leaves out some of their links. Short blocks must be right
/// after the last one found. All are letters and digits alone.
fn found_in(page: &[String], text: &str) -> Vec<bool> {
    let text = text.as_bytes();
    let runs: HashSet<&[u8]> = text.windows(FOUND_RUN_BYTES).collect();
    let mut place = 0;
    let mut out = Vec::with_capacity(page.len());
    for block in page.iter().map(String::as_bytes) {
        let all = block.len() / FOUND_RUN_BYTES;
        let (found, at) = if all >= 2 {
            let known = block.chunks_exact(FOUND_RUN_BYTES).filter(|run| runs.contains(run));
            let found = known.count() * 2 >= all;
            let begin = &block[..2 * FOUND_RUN_BYTES];
            (found, found.then(|| position(&text[place..], begin)).flatten())
        } else {
            let near = &text[place..text.len().min(place + FOUND_GAP_BYTES + block.len())];
            let at = Some(block).filter(|block| !block.is_empty());
            let at = at.and_then(|block| position(near, block));
            (at.is_some(), at)
        };
        if let Some(at) = at {
            place += at + block.len().min(text.len() - place - at);
        }
        out.push(found);
    }
    out
}

/// Returns where `part` begins in `text`.
fn position(text: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &[&str], text: &str) -> Vec<bool> {
        let page: Vec<String> = page.iter().map(|block| letters_and_digits(block)).collect();
        found_in(&page, &letters_and_digits(text))
    }

    #[test]
    fn a_long_text_reaches_the_extractor_whole() {
        let text = "Zwölf &amp; mehr ".repeat(2_000);
        let source = format!("<html><head></head><body><p>{text}</p></body></html>");
        assert_eq!(source_of(&mut Html::parse_document(&source)), source);
    }

    #[test]
    fn blocks_are_found_however_they_are_joined() {
        let first = "The keeper of the weir had been told of the flood by a boy on a bicycle.";
        let second = "Nobody else in the town had believed the boy, who went on to the mill.";
        let whole = format!("{first} {second}");
        assert_eq!(found(&[first, "Menu", second], &whole), [true, false, true]);
        assert_eq!(found(&[&whole], &format!("{first} Nobody else")), [true], "a part is missing");
        assert_eq!(
            found(&["The weir", first, "The weir"], &format!("{first} The weir")).pop(),
            Some(true)
        );
        assert_eq!(found(&["", "x"], ""), [false, false]);
    }
}

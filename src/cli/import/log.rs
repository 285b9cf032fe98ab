//! Prints the result of an import in a few lines: facts with their sources, dropped blocks with
//! their reasons.

use crate::edit::DraftArticle;
use crate::import::{
    Decision, ImportedPage, LeftOutKind, LeftOutWords, PageBlock, Reason, count_words,
};

use crate::cli::args::{Args, Import};
use crate::cli::print;

/// Prints the facts with their sources, and the blocks that were dropped near the text; with
/// `--log` all blocks.
pub(super) fn log(
    args: &Args,
    command: &Import,
    name: &str,
    page: &ImportedPage,
    article: &DraftArticle,
) {
    for warning in &page.warnings {
        eprintln!("warning: {warning}");
    }
    if args.quiet && !command.log {
        return;
    }
    let mut out = format!("{name}: {}\n", page.format);
    for (key, value, place) in &article.facts {
        out.push_str(&format!("  {key:<10} {value}  ({place})\n"));
    }
    for missing in &article.missing {
        out.push_str(&format!("  {:<10} not found{}\n", missing.key, guesses(&missing.guesses)));
    }
    if page.facts.byline.is_none() {
        out.push_str(&format!("  {:<10} not found\n", "byline"));
    }
    let kept = || page.blocks.iter().filter(|block| block.is_kept());
    let words: usize = kept().map(|block| count_words(&block.text)).sum();
    out.push_str(&format!("  {:<10} {words} words in {} blocks\n", "text", kept().count()));
    if command.log {
        out.push_str(&all(page));
    } else {
        out.push_str(&near(page));
    }
    out.push_str(&left_out(page, command.log));
    show(command, &out);
}

/// Prints every block of a page without an article.
pub(super) fn blocks(command: &Import, name: &str, page: &ImportedPage) {
    show(command, &format!("{name}: {}\n{}", page.format, all(page)));
}

/// In a dry run the article goes to standard output.
fn show(command: &Import, text: &str) {
    if command.dry_run { eprint!("{text}") } else { print(text) }
}

/// Returns every block in full, with its number and what became of it.
fn all(page: &ImportedPage) -> String {
    let kept = page.blocks.iter().filter(|block| block.is_kept()).count();
    let mut out = format!("Kept {kept} blocks, dropped {}:\n", page.blocks.len() - kept);
    for (at, block) in page.blocks.iter().enumerate() {
        let decision = match &block.decision {
            Decision::Dropped(reason) => reason.to_string(),
            Decision::Kept => "kept".to_owned(),
        };
        out.push_str(&format!("  {:>3}  {decision}: {}\n", at + 1, block.text));
    }
    out
}

/// Returns the blocks dropped between the first and the last paragraph of the text and right beside
/// them, shortened; the longest of them if there are many.
fn near(page: &ImportedPage) -> String {
    /// Blocks above the text and below it that are near.
    const BESIDE: usize = 3;
    /// Lines at most.
    const LINES: usize = 8;
    let headline = |block: &PageBlock| block.decision == Decision::Dropped(Reason::Headline);
    let dropped = page.blocks.iter().filter(|block| !block.is_kept() && !headline(block)).count();
    if dropped == 0 {
        return "Dropped no block but the headline.\n".to_owned();
    }
    let (Some(first), Some(last)) = (
        page.blocks.iter().position(PageBlock::is_kept),
        page.blocks.iter().rposition(PageBlock::is_kept),
    ) else {
        return String::new();
    };
    let end = page.blocks.len().min(last + 1 + BESIDE);
    let mut near: Vec<(usize, &Reason)> = (first.saturating_sub(BESIDE)..end)
        .filter_map(|at| match &page.blocks[at].decision {
            Decision::Dropped(Reason::Headline) | Decision::Kept => None,
            Decision::Dropped(reason) => Some((at, reason)),
        })
        .collect();
    let words = |at: usize| page.blocks[at].text.split_whitespace().count();
    near.sort_by_key(|(at, _)| std::cmp::Reverse(words(*at)));
    near.truncate(LINES);
    near.sort_by_key(|(at, _)| *at);
    if near.is_empty() {
        let blocks = if dropped == 1 { "block" } else { "blocks" };
        return format!(
            "Dropped {dropped} {blocks}, none of them near the text; `--log` shows them.\n"
        );
    }
    let mut out = format!(
        "Dropped near the text (`--keep N` keeps a block, `--drop N` drops one; `--log` shows all \
         {dropped} that were dropped):\n"
    );
    for (at, reason) in near {
        out.push_str(&format!("  {:>3}  {reason}: {}\n", at + 1, shorten(&page.blocks[at].text)));
    }
    out
}

/// Returns what the text has in no block: words that its lines hide, and alternative texts of its
/// pictures; unless `all` is set a few of them, shortened. Empty if there is nothing.
fn left_out(page: &ImportedPage, all: bool) -> String {
    /// Lines at most.
    const LINES: usize = 5;
    let is_kept = |at: usize| page.blocks.get(at).is_some_and(PageBlock::is_kept);
    let first = page.blocks.iter().position(PageBlock::is_kept).unwrap_or(0);
    let last = page.blocks.iter().rposition(PageBlock::is_kept).unwrap_or(0);
    // What is said of a picture is often its caption.
    let is_caption = |left: &LeftOutWords| {
        let around = left.block.saturating_sub(1)..page.blocks.len().min(left.block + 2);
        page.blocks[around].iter().any(|block| block.is_kept() && block.text.contains(&left.text))
    };
    let found: Vec<&LeftOutWords> = page
        .left_out
        .iter()
        .filter(|left| match left.kind {
            LeftOutKind::Hidden => is_kept(left.block),
            LeftOutKind::AlternativeText => {
                (first + 1..=last).contains(&left.block) && !is_caption(left)
            }
        })
        .collect();
    let shown = if all { found.len() } else { LINES.min(found.len()) };
    let mut out = String::new();
    if shown > 0 {
        out.push_str("Left out within the text, by the block at which it is:\n");
    }
    for left in &found[..shown] {
        let text = if all { left.text.clone() } else { shorten(&left.text) };
        out.push_str(&format!("  {:>3}  {}: {text}\n", left.block + 1, left.kind));
    }
    if found.len() > shown {
        out.push_str(&format!("  and {} more; `--log` shows them\n", found.len() - shown));
    }
    out
}

/// Returns the beginning of a text, on one line.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.replace(['\n', '\t'], " ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// Returns guesses in brackets, after a space; empty if there are none.
pub(super) fn guesses(guesses: &[String]) -> String {
    match guesses {
        [] => String::new(),
        guesses => format!(" ({})", guesses.join("; ")),
    }
}

//! Prints the result of an import: each fact with its source, each dropped block with its reason.

use crate::edit::DraftArticle;
use crate::import::{Decision, ImportedPage};

use crate::cli::args::{Args, Import};
use crate::cli::print;

/// Prints facts with their sources and blocks with their decisions.
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
    let kept = page.blocks.iter().filter(|block| block.is_kept()).count();
    let dropped = page.blocks.len() - kept;
    out.push_str(&format!("Kept {kept} blocks, dropped {dropped}:\n"));
    for (at, block) in page.blocks.iter().enumerate() {
        let reason = match &block.decision {
            Decision::Dropped(reason) => reason.to_string(),
            Decision::Kept if command.log => "kept".to_owned(),
            Decision::Kept => continue,
        };
        let text = if command.log { block.text.clone() } else { shorten(&block.text) };
        out.push_str(&format!("  {:>3}  {reason}: {text}\n", at + 1));
    }
    if dropped > 0 && !command.log {
        out.push_str(
            "`--keep N` keeps a block, `--drop N` drops one, `--log` shows all of them in full.\n",
        );
    }
    // In a dry run the article goes to standard output.
    if command.dry_run { eprint!("{out}") } else { print(&out) }
}

fn shorten(text: &str) -> String {
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

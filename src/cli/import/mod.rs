//! `import`: makes articles from files, folders and links.
//!
//! `source` reads the sources, `collection` takes those that hold several pages or notes, `article`
//! makes an article of each page; `briefing` is read once for all of them. `missing` asks for facts
//! that a page does not state, `log` prints what was found and dropped; `update` brings an article
//! to a later version.

mod article;
mod briefing;
mod collection;
mod log;
mod missing;
mod source;
mod update;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::edit::{self, Refusal};
use crate::model::Id;
use crate::source::Disk;

use super::FAULTS;
use super::args::{Args, Import};
use super::edit::refused;
use super::report::fail;
use article::one;
use briefing::KeptBriefing;
use collection::{NoteQueue, add_notes};
use missing::parse_published;
use source::{OpenedSource, expand, open};

/// How an import ended. The command ends like the worst of several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ImportOutcome {
    Done,
    /// It was refused, or was written with facts missing.
    Faults,
}

/// The page that was imported: how it ended, and the article that it became or is already.
struct ImportedSource {
    outcome: ImportOutcome,
    article: Option<Id>,
}

impl From<ImportOutcome> for ImportedSource {
    fn from(outcome: ImportOutcome) -> Self {
        Self { outcome, article: None }
    }
}

/// Imports all sources; a fault in one does not stop the others.
pub(super) fn run(args: &Args, command: &Import) -> ExitCode {
    if !args.root.is_dir() {
        return fail(&format!("there is no folder {}", args.root.display()), "");
    }
    if !command.dry_run
        && let Err(refusal) = edit::within_briefing(&Disk::new(&args.root))
    {
        return refused(&refusal);
    }
    let published = match command.published.as_deref().map(parse_published).transpose() {
        Ok(published) => published,
        Err(fault) => return fail(&fault, ""),
    };
    let (names, empty) = expand(&command.sources, args.quiet);
    for refusal in &empty {
        refused(refusal);
    }
    if names.len() > 1 && is_for_one(command) {
        let help = "import one source at a time with --id, --update, --keep or --drop";
        return fail(SEVERAL, help);
    }
    let mut worst = if empty.is_empty() { ImportOutcome::Done } else { ImportOutcome::Faults };
    // Notes are added when all pages are articles.
    let mut notes = NoteQueue::new();
    let files = Disk::new(&args.root);
    let mut briefing = KeptBriefing::new(&files);
    for name in &names {
        let end = without_panic(|| match open(command, name)? {
            OpenedSource::Page(source) => {
                Ok(one(args, command, published, &source, &mut briefing)?.outcome)
            }
            OpenedSource::Collection(collection, saved) => {
                let named = (name.as_str(), saved);
                let (notes, briefing) = (&mut notes, &mut briefing);
                collection::import(args, command, published, named, collection, notes, briefing)
            }
        });
        worst = worst.max(end.unwrap_or_else(|refusal| refused_in(name, &refusal)));
    }
    match worst.max(add_notes(args, command, notes, &mut briefing)) {
        ImportOutcome::Done => ExitCode::SUCCESS,
        ImportOutcome::Faults => ExitCode::from(FAULTS),
    }
}

const SEVERAL: &str = "several sources cannot be one article";

/// Returns whether a command has choices for one page alone.
fn is_for_one(command: &Import) -> bool {
    command.id.is_some()
        || command.update.is_some()
        || !command.keep.is_empty()
        || !command.drop.is_empty()
}

/// Prints why a source was not imported.
fn refused_in(name: &str, refusal: &Refusal) -> ImportOutcome {
    refused(&Refusal::new(format!("{name}: {}", refusal.message), refusal.help.clone()));
    ImportOutcome::Faults
}

/// Calls `import`, and makes a refusal of a panic, so that other sources are imported all the same.
fn without_panic<T>(import: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(import)).unwrap_or_else(|_| {
        Err(Refusal::new(
            "it could not be imported: a fault in manicule, not in the file",
            "copy its text into a file ending in .txt, and import that",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_refusal() {
        let refusal = without_panic::<()>(|| panic!("as asked")).expect_err("refused");
        assert!(refusal.message.contains("a fault in manicule"));
        assert_eq!(without_panic(|| Ok(1)), Ok(1));
    }
}

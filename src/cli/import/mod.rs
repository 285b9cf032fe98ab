//! `import`: makes articles from files, folders and links.
//!
//! `source` reads the sources, `collection` takes those that hold several pages or notes, `missing`
//! asks for facts that a page does not state, `log` prints what was found and dropped; `update`
//! brings an article to a later version.

mod collection;
mod log;
mod missing;
mod source;
mod update;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::edit::{self, DraftArticle, GivenFacts, PageSource, Refusal, verify};
use crate::import::{self, ImportInput, ImportedPage};
use crate::load::{self, Loaded};
use crate::model::Id;
use crate::model::document::Published;
use crate::source::Disk;

use super::args::{Args, BlockNumbers, Import};
use super::ask::can_ask;
use super::edit::refused;
use super::report::fail;
use super::{FAULTS, print};
use collection::{NoteQueue, add_notes};
use log::{guesses, log};
use missing::{parse_published, settle};
use source::{ImportSource, OpenedSource, expand, open};

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
    for name in &names {
        let end = without_panic(|| match open(command, name)? {
            OpenedSource::Page(source) => Ok(one(args, command, published, &source)?.outcome),
            OpenedSource::Collection(collection, saved) => {
                collection::import(args, command, published, (name, saved), collection, &mut notes)
            }
        });
        worst = worst.max(end.unwrap_or_else(|refusal| refused_in(name, &refusal)));
    }
    match worst.max(add_notes(args, command, notes)) {
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

fn one(
    args: &Args,
    command: &Import,
    published: Option<Published>,
    source: &ImportSource,
) -> Result<ImportedSource, Refusal> {
    let (keep, drop) = (BlockNumbers::all(&command.keep), BlockNumbers::all(&command.drop));
    let input = ImportInput {
        name: &source.name,
        address: source.base.as_deref(),
        retrieved: Some(source.retrieved),
        charset: source.charset.as_deref(),
        title: command.title.as_deref(),
        stated: source.stated.clone(),
        keep: &keep,
        drop: &drop,
    };
    let files = Disk::new(&args.root);
    let mut page = page(&source.bytes, &input)?;
    if let Some(refusal) = page.no_article.take() {
        if command.log {
            log::blocks(command, &source.label, &page);
        }
        return Err(refusal);
    }
    let (retrieved, day) = retrieved(&page, source);
    let mut origin = PageSource {
        file: None,
        sha256: verify::sha256(&source.bytes),
        retrieved,
        day,
        address: source.address.clone(),
        headline_search: page.facts.headline_search.as_ref().map(|fact| fact.value.clone()),
        keep: keep.clone(),
        drop: drop.clone(),
    };
    let (loaded, _) = load::load(&files);
    if let Some(id) = &command.update {
        let id = Id::new(id).ok_or_else(|| Refusal::new(format!("`{id}` is not an id"), ""))?;
        if edit::carry_over(&files, &loaded, &id, &page, &mut origin) {
            let input = ImportInput { keep: &origin.keep, drop: &origin.drop, ..input };
            page = self::page(&source.bytes, &input)?;
            if let Some(refusal) = page.no_article {
                return Err(refusal);
            }
        }
        let is_clean = update::again(args, command, &loaded, &id, &page, source, origin)?;
        let outcome = if is_clean { ImportOutcome::Done } else { ImportOutcome::Faults };
        return Ok(ImportedSource { outcome, article: Some(id) });
    }
    if let Some(duplicate) = edit::duplicate(&page, &origin, &loaded)
        && command.id.as_deref() != Some(duplicate.id.as_str())
        && let Err(refusal) = refuse_duplicate(command, &duplicate)
    {
        // The notes on the page are added all the same.
        let outcome = refused_in(&source.label, &refusal);
        return Ok(ImportedSource { outcome, article: Some(duplicate.id) });
    }
    let mut given = GivenFacts {
        outlet: command.outlet.clone(),
        published,
        inferred: None,
        lang: command.lang.clone(),
        via: command.via.clone(),
    };
    let mut article = edit::draft(&page, &given, &origin, &loaded)?;
    if !article.missing.is_empty() && can_ask() && !command.dry_run {
        settle(&page, &article, &mut given, &loaded);
    }
    let id = id(command, &page, &given, &origin, &loaded)?;
    let path = edit::original_path(&id, &source.name, &page.format);
    if !command.no_keep {
        origin.file = path.rsplit('/').next().map(str::to_owned);
    }
    article = edit::draft(&page, &given, &origin, &loaded)?;
    log(args, command, &source.label, &page, &article);
    if command.dry_run {
        print(&article.text);
        return Ok(ending(&article).into());
    }
    let original = (!command.no_keep).then_some((path.as_str(), &source.bytes[..]));
    let stored = edit::store(&files, &id, &article.text, original)?;
    if !args.quiet {
        let paths = [Some(&stored.article), stored.notes.as_ref(), stored.original.as_ref()];
        for path in paths.into_iter().flatten() {
            print(&format!("Wrote {}.\n", super::shown(&args.root.join(path)).display()));
        }
    }
    for missing in &article.missing {
        eprintln!(
            "Not found: {key}. Write it into the front matter of {}{}; at an import `--{key}` says \
             it.",
            super::shown(&args.root.join(&stored.article)).display(),
            guesses(&missing.guesses),
            key = missing.key,
        );
    }
    Ok(ImportedSource { outcome: ending(&article), article: Some(id) })
}

/// Returns when a page was fetched: as its file says, or else when it was saved; only the day if
/// the file says no more.
fn retrieved(page: &ImportedPage, source: &ImportSource) -> (Option<Timestamp>, Option<Date>) {
    match &page.facts.retrieved {
        Some(said) if said.value.time.is_none() => (None, Some(said.value.date)),
        Some(said) => (Some(said.value.instant()), None),
        None => (Some(source.retrieved), None),
    }
}

/// Reads a page, also one without an article. A headline that the user gave replaces its own.
fn page(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let mut page = import::inspect(bytes, input)?;
    if let Some(title) = input.title {
        page.facts.title = Some(import::Fact::new(title.to_owned(), import::FactSource::Given));
    }
    Ok(page)
}

/// Refuses a page that is already an article; warns if the user wants another article of it.
fn refuse_duplicate(command: &Import, duplicate: &edit::Duplicate) -> Result<(), Refusal> {
    let message =
        format!("the article `{}` is of this page already ({})", duplicate.id, duplicate.why);
    if command.id.is_none() && !command.dry_run {
        let help = format!(
            "`--update {}` compares it with the article; `--id` makes another article of it",
            duplicate.id
        );
        return Err(Refusal::new(message, help));
    }
    eprintln!("warning: {message}");
    Ok(())
}

fn ending(article: &DraftArticle) -> ImportOutcome {
    if article.missing.is_empty() { ImportOutcome::Done } else { ImportOutcome::Faults }
}

fn id(
    command: &Import,
    page: &ImportedPage,
    given: &GivenFacts,
    origin: &PageSource,
    loaded: &Loaded,
) -> Result<Id, Refusal> {
    let parse = |text: &str| {
        Id::new(text).filter(|id| id.as_str() != "index").ok_or_else(|| {
            Refusal::new(
                format!("`{text}` is not an id"),
                "an id has lower-case letters, digits and hyphens",
            )
        })
    };
    match &command.id {
        Some(id) => parse(id),
        None => {
            let proposed = edit::propose_id(page, given, origin, loaded)
                .ok_or_else(|| Refusal::new("the headline gives no id", "give one with --id"))?;
            if let Some(warning) = proposed.warning() {
                eprintln!("warning: {warning}");
            }
            Ok(proposed.id)
        }
    }
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

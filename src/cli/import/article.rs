//! Makes an article of one page.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::edit::{self, DraftArticle, GivenFacts, OpenBriefing, PageSource, Refusal, verify};
use crate::import::{self, ImportInput, ImportedPage};
use crate::load::{self, Loaded};
use crate::model::Id;
use crate::model::document::Published;

use super::briefing::KeptBriefing;
use super::log::{self, guesses, log};
use super::missing::settle;
use super::source::ImportSource;
use super::{ImportOutcome, ImportedSource, refused_in, update};
use crate::cli::args::{Args, BlockNumbers, Import};
use crate::cli::ask::can_ask;
use crate::cli::{print, shown};

/// Imports a page into a briefing.
pub(super) fn one(
    args: &Args,
    command: &Import,
    published: Option<Published>,
    source: &ImportSource,
    briefing: &mut KeptBriefing<'_>,
) -> Result<ImportedSource, Refusal> {
    briefing.change(|briefing| into_briefing(args, command, published, source, briefing))
}

fn into_briefing(
    args: &Args,
    command: &Import,
    published: Option<Published>,
    source: &ImportSource,
    briefing: &mut OpenBriefing<'_>,
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
    let files = briefing.files();
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
    if let Some(id) = &command.update {
        let id = Id::new(id).ok_or_else(|| Refusal::new(format!("`{id}` is not an id"), ""))?;
        if edit::carry_over(files, briefing.loaded(), &id, &page, &mut origin) {
            let input = ImportInput { keep: &origin.keep, drop: &origin.drop, ..input };
            page = self::page(&source.bytes, &input)?;
            if let Some(refusal) = page.no_article {
                return Err(refusal);
            }
        }
        let is_clean = update::again(args, command, briefing.loaded(), &id, &page, source, origin);
        briefing.read_again(load::CONTENT);
        let is_clean = is_clean?;
        let outcome = if is_clean { ImportOutcome::Done } else { ImportOutcome::Faults };
        return Ok(ImportedSource { outcome, article: Some(id) });
    }
    if let Some(duplicate) = edit::duplicate(&page, &origin, briefing.loaded())
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
        carried_by: command.carried_by.clone(),
    };
    let mut article = edit::draft(&page, &given, &origin, briefing.loaded())?;
    if !article.missing.is_empty() && can_ask() && !command.dry_run {
        // Someone who is asked for an outlet may make one meanwhile.
        briefing.read_again(load::CONTENT);
        settle(&page, &article, &mut given, briefing.loaded());
    }
    let id = id(command, &page, &given, &origin, briefing.loaded())?;
    let path = edit::original_path(&id, &source.name, &page.format);
    if !command.no_keep {
        origin.file = path.rsplit('/').next().map(str::to_owned);
    }
    article = edit::draft(&page, &given, &origin, briefing.loaded())?;
    log(args, command, &source.label, &page, &article);
    if command.dry_run {
        print(&article.text);
        return Ok(ending(&article).into());
    }
    let original = (!command.no_keep).then_some((path.as_str(), &source.bytes[..]));
    let stored = edit::store(files, &id, &article.text, original)?;
    briefing.read_again(&stored.article);
    if !args.quiet {
        let paths = [Some(&stored.article), stored.notes.as_ref(), stored.original.as_ref()];
        for path in paths.into_iter().flatten() {
            print(&format!("Wrote {}.\n", shown(&args.root.join(path)).display()));
        }
    }
    for missing in &article.missing {
        eprintln!(
            "Not found: {key}. Write it into the front matter of {}{}; at an import `--{key}` says \
             it.",
            shown(&args.root.join(&stored.article)).display(),
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
            Refusal::new(format!("`{text}` is not an id"), format!("an id has {}", Id::RULE))
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

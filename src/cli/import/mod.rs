//! `import`: from files, folders and links to articles; and `verify`.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use jiff::Timestamp;
use manicule::diag::did_you_mean;
use manicule::edit::{self, Article, Given, Origin, Refusal, update, verify};
use manicule::fetch;
use manicule::import::{self, Fate, Input, Page};
use manicule::load::{self, Loaded};
use manicule::model::Id;
use manicule::model::document::Published;
use manicule::source::{Disk, FileSystem as _, Found, MAX_BYTES};

use super::args::{Args, Import};
use super::ask::{ask, can_ask};
use super::edit::refused;
use super::report::fail;
use super::{FAULTS, print};

/// What was read from one source.
struct Source {
    /// What people call it.
    name: String,
    bytes: Vec<u8>,
    retrieved: Timestamp,
    address: Option<String>,
    charset: Option<String>,
}

/// How an import ended: the worst of several is the command's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Done,
    /// Written, and something is left to be filled in; or refused.
    Faults,
}

/// Imports everything that was asked for; a fault in one does not keep the others from it.
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
    let names = match expand(&command.sources, args.quiet) {
        Ok(names) => names,
        Err(refusal) => return refused(&refusal),
    };
    if names.len() > 1
        && (command.id.is_some() || command.update.is_some() || !command.keep.is_empty())
    {
        let help = "import one source at a time with --id, --update or --keep";
        return fail("several sources cannot be one article", help);
    }
    let mut worst = End::Done;
    for name in &names {
        let end = match one(args, command, published, name) {
            Ok(end) => end,
            Err(refusal) => {
                let named = Refusal::new(format!("{name}: {}", refusal.message), refusal.help);
                refused(&named);
                End::Faults
            }
        };
        worst = worst.max(end);
    }
    match worst {
        End::Done => ExitCode::SUCCESS,
        End::Faults => ExitCode::from(FAULTS),
    }
}

/// Endings of files that a folder is searched for.
const ENDINGS: &[&str] = &["html", "htm", "xhtml", "mht", "mhtml", "txt", "md", "markdown", "gz"];

/// Puts the files of a folder in its place.
fn expand(sources: &[String], quiet: bool) -> Result<Vec<String>, Refusal> {
    let mut names = Vec::new();
    for source in sources {
        let path = Path::new(source);
        if source == "-" || fetch::is_address(source) || !path.is_dir() {
            names.push(source.clone());
            continue;
        }
        let before = names.len();
        let mut passed = Vec::new();
        for found in Disk::new(path).walk("") {
            let Found::File(entry) = found else { continue };
            // Pictures and scripts that a browser saves beside a page.
            let beside = entry.path.contains("_files/") || entry.path.starts_with('.');
            let ending = entry.path.rsplit('.').next().unwrap_or_default().to_lowercase();
            if beside {
                continue;
            }
            let name = path.join(entry.path).to_string_lossy().into_owned();
            match ENDINGS.contains(&ending.as_str()) {
                true => names.push(name),
                false => passed.push(name),
            }
        }
        if !passed.is_empty() && !quiet {
            let list = super::report::list(&passed);
            eprintln!("Passed over, being no pages by their endings:\n{list}");
        }
        if names.len() == before {
            let help = format!("it is searched for files that end in {}", ENDINGS.join(", "));
            return Err(Refusal::new(format!("there is no page in {source}"), help));
        }
    }
    Ok(names)
}

fn one(
    args: &Args,
    command: &Import,
    published: Option<Published>,
    name: &str,
) -> Result<End, Refusal> {
    let source = read(command, name)?;
    let input = Input {
        name: &source.name,
        address: source.address.as_deref(),
        charset: source.charset.as_deref(),
        title: command.title.as_deref(),
        keep: &command.keep,
    };
    let files = Disk::new(&args.root);
    let mut page = import::read(&source.bytes, &input)?;
    if let Some(title) = &command.title {
        page.facts.title = Some(import::Known::new(title.clone(), import::Place::Given));
    }
    let mut origin = Origin {
        file: None,
        sha256: verify::sha256(&source.bytes),
        retrieved: Some(source.retrieved),
        address: source.address.clone(),
        keep: command.keep.clone(),
    };
    if let Some(id) = &command.update {
        return again(args, command, &files, id, &page, &source, origin);
    }
    let (loaded, _) = load::load(&files);
    if let Some(twin) = edit::twin(&page, &origin, &loaded)
        && command.id.as_deref() != Some(twin.id.as_str())
    {
        refuse_twin(command, &twin)?;
    }
    let mut given = Given {
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
    report(args, command, name, &page, &article);
    if command.dry_run {
        print(&article.text);
        return Ok(ending(&article));
    }
    let original = (!command.no_keep).then_some((path.as_str(), &source.bytes[..]));
    let stored = edit::put(&files, &id, &article.text, original)?;
    if !args.quiet {
        let paths = [Some(&stored.article), stored.notes.as_ref(), stored.original.as_ref()];
        for path in paths.into_iter().flatten() {
            print(&format!("Wrote {}.\n", super::shown(&args.root.join(path)).display()));
        }
    }
    for missing in &article.missing {
        eprintln!(
            "Not found: {key}. Write it into the front matter of {}{}; at an import `--{key}` says it.",
            super::shown(&args.root.join(&stored.article)).display(),
            guesses(&missing.guesses),
            key = missing.key,
        );
    }
    Ok(ending(&article))
}

/// Refuses a page that is an article already; where it is wanted all the same, warns.
fn refuse_twin(command: &Import, twin: &edit::Twin) -> Result<(), Refusal> {
    let message = format!("the article `{}` is of this page already ({})", twin.id, twin.why);
    if command.id.is_none() && !command.dry_run {
        let help = format!(
            "`--update {}` compares it with the article; `--id` makes another article of it",
            twin.id
        );
        return Err(Refusal::new(message, help));
    }
    eprintln!("warning: {message}");
    Ok(())
}

fn guesses(guesses: &[String]) -> String {
    match guesses {
        [] => String::new(),
        guesses => format!(" ({})", guesses.join("; ")),
    }
}

fn ending(article: &Article) -> End {
    if article.missing.is_empty() { End::Done } else { End::Faults }
}

/// Reads one source, within the limit of size.
fn read(command: &Import, name: &str) -> Result<Source, Refusal> {
    let now = Timestamp::now();
    if fetch::is_address(name) {
        let fetched = fetch::fetch(name, Duration::from_secs(command.timeout.max(1)))?;
        return Ok(Source {
            name: fetched.address.clone(),
            bytes: fetched.bytes,
            retrieved: now,
            address: Some(fetched.address),
            charset: fetched.charset,
        });
    }
    let refused = |error: std::io::Error| Refusal::new(format!("cannot be read: {error}"), "");
    let mut bytes = Vec::new();
    let retrieved = match name {
        "-" => {
            std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
            now
        }
        path => {
            let file = std::fs::File::open(path).map_err(refused)?;
            let saved = file.metadata().and_then(|found| found.modified()).ok();
            file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
            saved.and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(now)
        }
    };
    // A page of standard input is named by what it is.
    let name = if name == "-" { String::new() } else { name.to_owned() };
    Ok(Source { name, bytes, retrieved, address: None, charset: None })
}

fn parse_published(text: &str) -> Result<Published, String> {
    load::parse_published(text).ok_or_else(|| {
        format!("`{text}` is no date; write 2025-06-01, or 2025-06-01T18:30:00+03:00")
    })
}

/// Asks for what is missing, the best guess first, with its reason.
fn settle(page: &Page, article: &Article, given: &mut Given, loaded: &Loaded) {
    for missing in &article.missing {
        for guess in &missing.guesses {
            eprintln!("{}: {guess}", missing.key);
        }
        match missing.key {
            "outlet" => {
                let known: Vec<&str> =
                    loaded.outlets.iter().map(|outlet| outlet.id.as_str()).collect();
                eprintln!("The briefing's outlets: {}.", known.join(", "));
                let only = known.first().copied().filter(|_| known.len() == 1);
                given.outlet = ask("Outlet", only, |answer| match known.contains(&answer) {
                    true => Ok(answer.to_owned()),
                    false => Err(format!(
                        "there is no outlet `{answer}`; {}it is an id in content/outlets/",
                        did_you_mean(answer, known.iter().copied())
                    )),
                });
            }
            "published" => {
                let guess =
                    page.facts.guesses.iter().find_map(|guess| Some((guess.day?, &guess.reason)));
                let default = guess.map(|(day, _)| day.date.to_string());
                given.published = ask("Published", default.as_deref(), parse_published);
                let taken = given.published.zip(guess).filter(|(taken, (day, _))| taken == day);
                given.inferred = taken.map(|(_, (_, reason))| reason.clone());
            }
            _ => {}
        }
    }
}

fn id(
    command: &Import,
    page: &Page,
    given: &Given,
    origin: &Origin,
    loaded: &Loaded,
) -> Result<Id, Refusal> {
    let parse = |text: &str| {
        Id::new(text).filter(|id| id.as_str() != "index").ok_or_else(|| {
            Refusal::new(
                format!("`{text}` is no id"),
                "an id has lower-case letters, digits and hyphens",
            )
        })
    };
    match &command.id {
        Some(id) => parse(id),
        None => edit::propose_id(page, given, origin, loaded)
            .ok_or_else(|| Refusal::new("the headline gives no id", "give one with --id")),
    }
}

/// Says what was found where, and what was dropped why.
fn report(args: &Args, command: &Import, name: &str, page: &Page, article: &Article) {
    for warning in &page.warnings {
        eprintln!("warning: {warning}");
    }
    if args.quiet && !command.log {
        return;
    }
    let mut out = format!("{name}: {}\n", page.format);
    for (key, value, place) in &article.told {
        out.push_str(&format!("  {key:<10} {value}  ({place})\n"));
    }
    for missing in &article.missing {
        out.push_str(&format!("  {:<10} not found{}\n", missing.key, guesses(&missing.guesses)));
    }
    let kept = page.blocks.iter().filter(|block| block.is_kept()).count();
    let dropped = page.blocks.len() - kept;
    out.push_str(&format!("Kept {kept} blocks, dropped {dropped}:\n"));
    for (at, block) in page.blocks.iter().enumerate() {
        let reason = match &block.fate {
            Fate::Dropped(reason) => reason.as_str(),
            Fate::Kept if command.log => "kept",
            Fate::Kept => continue,
        };
        let text = if command.log { block.text.clone() } else { shorten(&block.text) };
        out.push_str(&format!("  {:>3}  {reason}: {text}\n", at + 1));
    }
    if dropped > 0 && !command.log {
        out.push_str("`--keep N` keeps a block, `--log` shows all of them in full.\n");
    }
    // With a dry run the page goes to standard output.
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

/// Brings an article to a later version.
fn again(
    args: &Args,
    command: &Import,
    files: &Disk,
    id: &str,
    page: &Page,
    source: &Source,
    mut origin: Origin,
) -> Result<End, Refusal> {
    let id = Id::new(id).ok_or_else(|| Refusal::new(format!("`{id}` is no id"), ""))?;
    let path = edit::original_path(&id, &source.name, &page.format);
    if !command.no_keep {
        origin.file = path.rsplit('/').next().map(str::to_owned);
    }
    let report = update::compare(files, &id, page, &origin, command.force)?;
    for warning in &page.warnings {
        eprintln!("warning: {warning}");
    }
    let mut out = String::new();
    match &report.changes[..] {
        [] => out.push_str("The text is the same.\n"),
        changes => {
            let places = if changes.len() == 1 { "place" } else { "places" };
            out.push_str(&format!("The text changed in {} {places}:\n", changes.len()));
            changes.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        }
    }
    if let Some(headline) = &report.headline {
        out.push_str(&format!(
            "The headline is now “{headline}”; the front matter was left as it is.\n"
        ));
    }
    for (note, fate) in &report.notes {
        out.push_str(&format!("note {note}: {}\n", fate_in_words(fate)));
    }
    if report.unread > 0 {
        out.push_str(&format!(
            "{} notes could not be read: `manicule check` says why.\n",
            report.unread
        ));
    }
    print(&out);
    if !command.dry_run {
        let original = (!command.no_keep).then_some((path.as_str(), &source.bytes[..]));
        let updated = update::put(files, &id, &report, original)?;
        if !args.quiet {
            let shown = |path: &str| super::shown(&args.root.join(path)).display().to_string();
            for path in &updated.written {
                print(&format!("Wrote {}.\n", shown(path)));
            }
            let back = updated
                .older
                .iter()
                .map(|(kept, path)| format!("copy {} to {}", shown(kept), shown(path)));
            print(&format!("To go back, {}.\n", back.collect::<Vec<_>>().join(", and ")));
        }
    }
    let fine = |fate: &update::Fate| matches!(fate, update::Fate::Kept | update::Fate::Moved);
    Ok(match report.notes.iter().all(|(_, fate)| fine(fate)) {
        true => End::Done,
        false => End::Faults,
    })
}

fn fate_in_words(fate: &update::Fate) -> String {
    let indented = |text: &str| text.replace('\n', "\n    ");
    match fate {
        update::Fate::Kept => "kept".to_owned(),
        update::Fate::Moved => "moved with its passage".to_owned(),
        update::Fate::Edited(help) => format!("its passage was edited\n    {}", indented(help)),
        update::Fate::Orphaned(help) => format!("orphaned\n    {}", indented(help)),
        update::Fate::Lost => "was lost before".to_owned(),
    }
}

/// Imports the kept originals again and says whether the articles still equal them.
pub(super) fn verify(args: &Args) -> ExitCode {
    let (loaded, verdicts) = verify::verify(&Disk::new(&args.root));
    let mut faults = 0;
    for (id, verdict) in &verdicts {
        let (fault, words) = match verdict {
            verify::Verdict::Equal => (false, "equals its original".to_owned()),
            verify::Verdict::Headline(headline) => {
                (false, format!("equals its original, which is headed “{headline}”"))
            }
            verify::Verdict::Digest => {
                (false, "is told in the editor’s words; nothing to compare".to_owned())
            }
            verify::Verdict::Altered => {
                (true, "the kept original is not the file that was imported".to_owned())
            }
            verify::Verdict::Missing => {
                (true, "its original is not in content/sources/".to_owned())
            }
            verify::Verdict::Unreadable(why) => {
                (true, format!("nothing can be imported from its original: {why}"))
            }
            verify::Verdict::Differs(changes) => (
                true,
                format!(
                    "differs from its original (first what is imported, then what is there)\n    {}",
                    changes.join("\n    ")
                ),
            ),
        };
        faults += usize::from(fault);
        if fault || !args.quiet {
            print(&format!("{id}: {words}\n"));
        }
    }
    let without = loaded.articles.len() - verdicts.len();
    if !args.quiet && without > 0 {
        print(&format!("{without} articles name no original.\n"));
    }
    if faults > 0 { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS }
}

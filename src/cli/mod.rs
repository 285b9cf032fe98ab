//! The commands.

mod args;
#[cfg(feature = "import")]
mod ask;
mod changed_list;
mod edit;
mod export;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "import")]
mod measure;
mod names;
mod progress;
mod report;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "import")]
mod verify;

use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory as _, Parser as _};
use jiff::Zoned;

use crate::build::{self, BuildOutcome, Output};
use crate::editions::PUBLIC;
use crate::load::{Loaded, SETTINGS, report_future};
use crate::model::site::Site;
use crate::resolve::Options;
use crate::source::Disk;
use crate::write::{MANIFEST, PublishError};
use args::{Args, Build, Check, Command};
use progress::ProgressLine;
use report::{Printer, fail};

/// The folder of the disk cache, in the briefing's folder.
const CACHE: &str = ".manicule";
/// The exit code for faults in the content.
const FAULTS: u8 = 1;
/// The exit code for wrong usage and disk errors.
const FAILURE: u8 = 2;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let args = Args::parse();
    match &args.command {
        Command::Build(command) => build(&args, command),
        Command::Check(command) => check(&args, command),
        #[cfg(feature = "serve")]
        Command::Serve(command) => serve::serve(&args, command),
        #[cfg(feature = "import")]
        Command::Import(command) => import::run(&args, command),
        #[cfg(feature = "import")]
        Command::Verify(command) => verify::verify(&args, command),
        #[cfg(feature = "import")]
        Command::Measure(command) => measure::run(&args, command),
        Command::Note(command) => edit::note(&args, command),
        Command::New(command) => edit::new(&args, command),
        Command::Init { dir, title, lang, empty } => {
            edit::init(&args, dir, (title.as_deref(), lang.as_deref()), *empty)
        }
        Command::Names { actors } => names::names(&args, actors),
        Command::Export(command) => export::run(&args, command),
        Command::Suggest { kind } => edit::suggest(&args, kind.as_deref()),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "manicule", &mut out);
            print(&String::from_utf8_lossy(&out));
            ExitCode::SUCCESS
        }
    }
}

fn build(args: &Args, command: &Build) -> ExitCode {
    let started = Instant::now();
    let out = command.out.clone().unwrap_or_else(|| match command.edition {
        None | Some(PUBLIC) => args.root.join("public"),
        // `public` gets published, so it must not hold another edition.
        Some(edition) => args.root.join("editions").join(edition),
    });
    let list = command.changed_list.as_deref();
    let checked = check_out(&args.root, &out)
        .and_then(|()| list.map_or(Ok(()), |list| changed_list::check(list, &args.root, &out)));
    if let Err((message, help)) = checked {
        return fail(&message, &help);
    }
    let options = Options { drafts: command.drafts, edition: command.edition };
    let hint = canonical_hint(&args.root, &out);
    let progress = ProgressLine::new(args.quiet);
    let update = |done, all| progress.update(done, all);
    let cache = Disk::new(args.root.join(CACHE));
    let (files, site) = (Disk::new(&args.root), Disk::new(&out));
    let site = Output { folder: &site, verify: command.verify };
    let outcome = build::build_with(&files, site, options, Some(&cache), &update);
    progress.finish();
    let printer = Printer::new(&args.root, args.quiet);
    let (errors, warnings) = printer.all(&outcome.diagnostics, &outcome.sources, false);
    let shown = shown(&out).display();
    match outcome.written {
        Some(Ok(report)) => {
            if let Some(list) = &command.changed_list
                && let Err(reason) = changed_list::write(list, &report.changed)
            {
                return fail(&reason, "the site was written");
            }
            if !args.quiet {
                print(hint);
                let shown = shown.to_string();
                let sentence = report::sentence(&report, warnings, &shown, started.elapsed());
                print(&format!("{sentence}\n{}", report::drafts(outcome.left_out)));
            }
            ExitCode::SUCCESS
        }
        Some(Err(PublishError::Foreign(paths))) => fail(
            &format!("{shown} holds files that an earlier build did not write"),
            &format!(
                "nothing was written; move them away or choose another folder with --out:\n{}",
                report::list(&paths)
            ),
        ),
        Some(Err(PublishError::Edition(other))) => {
            let other = if other.is_empty() { PUBLIC } else { &other };
            fail(
                &format!("{shown} holds the edition `{other}`"),
                "nothing was written; remove it or choose another folder with --out",
            )
        }
        Some(Err(PublishError::Busy)) => fail(
            &format!("another build is writing to {shown}"),
            "wait until it has ended, or choose another folder with --out",
        ),
        Some(Err(PublishError::Disk(path, error))) => {
            let path = report::printable(&path);
            fail(&format!("cannot write {shown}/{path}: {error}"), "")
        }
        Some(Err(PublishError::Content(_))) | None => {
            eprintln!("{} Nothing was written.", report::count(errors, warnings));
            ExitCode::from(FAULTS)
        }
    }
}

fn check(args: &Args, command: &Check) -> ExitCode {
    let started = Instant::now();
    if !args.root.is_dir() {
        return fail(&format!("there is no folder {}", args.root.display()), "");
    }
    #[cfg(feature = "import")]
    if let Err(message) = measure::check_folder(command.originals.as_ref()) {
        return fail(&message, "");
    }
    let options = Options { drafts: command.drafts, edition: command.edition };
    let progress = ProgressLine::new(args.quiet || command.json());
    let update = |done, all| progress.update(done, all);
    let cache = Disk::new(args.root.join(CACHE));
    let files = Disk::new(&args.root);
    let further = |loaded: &Loaded, _site: &Site| {
        #[allow(unused_mut, reason = "without `import` nothing is added")]
        let mut faults = report_future(loaded, Zoned::now().date());
        #[cfg(feature = "import")]
        faults.extend(measure::differences(&args.root, command, loaded, _site));
        faults
    };
    let outcome: BuildOutcome = build::check_with(&files, options, Some(&cache), &further, &update);
    progress.finish();
    let printer = Printer::new(&args.root, args.quiet);
    let (errors, warnings) = if command.json() {
        printer.json(&outcome)
    } else {
        printer.all(&outcome.diagnostics, &outcome.sources, true)
    };
    if !args.quiet && !command.json() {
        let time = report::seconds(started.elapsed());
        match errors + warnings {
            0 => print(&format!("Checked {} pages in {time}: no faults.\n", outcome.pages)),
            _ => eprintln!("{}", report::count(errors, warnings)),
        }
        print(&report::drafts(outcome.left_out));
    }
    if errors > 0 || (warnings > 0 && command.deny_warnings) {
        ExitCode::from(FAULTS)
    } else {
        ExitCode::SUCCESS
    }
}

/// Returns the hint to set `base-url`. It is empty if the settings mention the key, even in a
/// comment, and after the first build: whoever has read the hint has decided.
fn canonical_hint(root: &Path, out: &Path) -> &'static str {
    let settings = std::fs::read_to_string(root.join(SETTINGS)).unwrap_or_default();
    if settings.contains("base-url") || out.join(MANIFEST).exists() {
        return "";
    }
    "Without `base-url` in manicule.toml, pages have no canonical links; add it when you publish.\n"
}

/// Refuses an output folder in which the site would overwrite its sources; the error is a message
/// and a help text.
fn check_out(root: &Path, out: &Path) -> Result<(), (String, String)> {
    if !root.is_dir() {
        return Err((format!("there is no folder {}", root.display()), String::new()));
    }
    let (root_path, out_path) = (nearest_real(root), nearest_real(out));
    let sources = ["content", "themes"].map(|name| root_path.join(name));
    if root_path.starts_with(&out_path) || sources.iter().any(|source| out_path.starts_with(source))
    {
        let message = format!("the site cannot be written to {}", shown(out).display());
        let help = "it holds the briefing's own files; choose another folder with --out";
        return Err((message, help.into()));
    }
    if out_path.is_file() {
        return Err((format!("{} is a file, not a folder", shown(out).display()), String::new()));
    }
    Ok(())
}

/// Returns a path without `./` at its beginning.
fn shown(path: &Path) -> &Path {
    match path.strip_prefix(".") {
        Ok(rest) if rest != Path::new("") => rest,
        _ => path,
    }
}

/// Returns the absolute path, with links resolved in the part of it that exists.
fn nearest_real(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for parent in full.ancestors() {
        if let Ok(real) = parent.canonicalize() {
            let mut real = real;
            for part in full.strip_prefix(parent).unwrap_or(Path::new("")).components() {
                // Missing folders will be created, and `..` leads out of them again.
                match part {
                    Component::ParentDir => drop(real.pop()),
                    part => real.push(part),
                }
            }
            return real;
        }
    }
    full
}

/// Prints to standard output; does not fail if the reader has gone away.
fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// Prints what need not be text.
fn print_bytes(bytes: &[u8]) {
    let _ = std::io::stdout().lock().write_all(bytes);
}

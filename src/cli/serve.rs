//! `serve`: messages while the site is served.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use super::args::{Args, Serve};
use super::report::{self, Printer, fail};
use crate::diag::Diagnostic;
use crate::disk_cache::DiskCache;
use crate::resolve::Options;
use crate::serve::{self, Limits, Reporter, ServeOptions, ServedSite, ServerEvent, Update};
use crate::source::Disk;

/// Serves until Ctrl-C.
pub(super) fn serve(args: &Args, command: &Serve) -> ExitCode {
    if !args.root.is_dir() {
        return fail(&format!("there is no folder {}", args.root.display()), "");
    }
    let setup = ServeOptions {
        host: command.host.clone(),
        port: command.port,
        poll: command.poll,
        options: Options { drafts: command.drafts, edition: command.edition },
        limits: Limits::default(),
    };
    let printer = Printer::new(&args.root, args.quiet);
    let open = command.open;
    let report: Reporter = Arc::new(move |event: ServerEvent<'_>| match event {
        ServerEvent::Ready(url, state) => {
            faults(&printer, state, state.faults());
            super::print(&format!("{} at {url} (Ctrl-C to stop)\n", summary(state)));
            if open && let Err(error) = open::that_detached(url) {
                eprintln!("warning: no browser could be opened: {error}");
            }
        }
        ServerEvent::Exposed(url) => eprintln!(
            "warning: other machines can read this briefing, drafts included, at {url}\n  help: \
             leave out --host unless you mean it"
        ),
        ServerEvent::Unwatched(why) => eprintln!(
            "warning: the system does not report changes: {}\n  Until it does, files are checked \
             several times a second.",
            why.replace('\n', "\n  ")
        ),
        ServerEvent::Changed(change) => changed(&printer, change),
    });
    // `serve` writes nothing, so the cache is only read.
    let disk_cache = DiskCache::open_read_only(&Disk::new(args.root.join(super::CACHE)));
    match serve::serve(&args.root, &setup, &disk_cache, &report) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(&why, ""),
    }
}

/// Prints a change in one line, then the faults that came with it.
fn changed(printer: &Printer, change: &Update) {
    if !printer.quiet {
        let time = jiff::Zoned::now().strftime("%H:%M:%S").to_string();
        let Update { files, meaning, took, state, .. } = change;
        let took = milliseconds(*took);
        let faults = match state.faults() {
            [] => String::new(),
            faults => format!(" {}", tally(faults)),
        };
        super::print(&format!("{time} {files}: {meaning}, in {took}.{faults}\n"));
    }
    faults(printer, &change.state, &change.new_faults);
}

fn faults(printer: &Printer, state: &ServedSite, list: &[Diagnostic]) {
    for item in list.iter().filter(|item| item.is_error() || !printer.quiet) {
        eprintln!("{}\n", state.text(item, &printer.prefix, printer.colour));
    }
}

/// Returns "53 pages and files", with the number of faults before it.
fn summary(state: &ServedSite) -> String {
    let pages = format!("{} pages and files", state.route_count());
    match state.faults() {
        [] => pages,
        faults => format!("{} {pages}", tally(faults)),
    }
}

fn tally(faults: &[Diagnostic]) -> String {
    let errors = faults.iter().filter(|item| item.is_error()).count();
    report::count(errors, faults.len() - errors)
}

fn milliseconds(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1_000.0)
}

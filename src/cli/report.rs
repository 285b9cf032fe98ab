//! Messages about faults and results.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use crate::build::{BuildOutcome, LeftOut};
use crate::diag::{Diagnostic, Severity, print};
use crate::source::Sources;
use crate::write::PublishReport;

/// Prints diagnostics.
pub(super) struct Printer {
    /// Goes before every path: the briefing's folder and `/`, or nothing.
    pub(super) prefix: String,
    /// Prints errors only.
    pub(super) quiet: bool,
    pub(super) colour: bool,
}

impl Printer {
    pub(super) fn new(root: &Path, quiet: bool) -> Self {
        let root = root.to_string_lossy();
        let prefix = match root.trim_end_matches('/') {
            "" | "." => String::new(),
            root => format!("{root}/"),
        };
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { prefix, quiet, colour }
    }

    /// Prints all diagnostics for people, hints only if `hints` is set; returns the numbers of
    /// errors and warnings.
    pub(super) fn all(
        &self,
        diagnostics: &[Diagnostic],
        sources: &Sources,
        hints: bool,
    ) -> (usize, usize) {
        let mut list = diagnostics.to_vec();
        list.retain(|item| hints || item.code.severity() != Severity::Hint);
        print::sort(&mut list, sources);
        let mut text = String::new();
        for item in list.iter().filter(|item| item.is_error() || !self.quiet) {
            text.push_str(&print::text(item, sources, &self.prefix, self.colour));
            text.push_str("\n\n");
        }
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
        count_by_severity(&list)
    }

    /// Prints all diagnostics for programs; returns the numbers of errors and warnings.
    pub(super) fn json(&self, outcome: &BuildOutcome) -> (usize, usize) {
        let mut list = outcome.diagnostics.clone();
        print::sort(&mut list, &outcome.sources);
        for item in &list {
            super::print(&format!("{}\n", print::json(item, &outcome.sources, &self.prefix)));
        }
        count_by_severity(&list)
    }
}

fn count_by_severity(list: &[Diagnostic]) -> (usize, usize) {
    let errors = list.iter().filter(|item| item.is_error()).count();
    let warning = |item: &&Diagnostic| item.code.severity() == Severity::Warning;
    (errors, list.iter().filter(warning).count())
}

/// Prints an error that is not a fault in the content, and returns the exit code.
pub(super) fn fail(message: &str, help: &str) -> ExitCode {
    eprintln!("error: {message}");
    if !help.is_empty() {
        eprintln!("  help: {}", help.replace('\n', "\n  "));
    }
    ExitCode::from(super::FAILURE)
}

/// Returns "2 errors and 1 warning."
pub(super) fn count(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, noun)| plural(*count, noun)).collect();
    format!("{}.", parts.join(" and "))
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Returns the sentence that `build` prints at its end.
pub(super) fn sentence(
    report: &PublishReport,
    warnings: usize,
    out: &str,
    time: Duration,
) -> String {
    format!(
        "Wrote {} to {out}: {} unchanged, {} removed, {}, in {}.",
        plural(report.written, "file"),
        report.unchanged,
        report.removed,
        plural(warnings, "warning"),
        seconds(time)
    )
}

/// Returns the line on drafts, with a newline; empty if none was left out.
pub(super) fn drafts(left: LeftOut) -> String {
    let parts = [(left.notes, "note"), (left.articles, "article"), (left.pages, "page")];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, noun)| plural(*count, noun)).collect();
    let (last, rest) = match &parts[..] {
        [] => return String::new(),
        [rest @ .., last] => (last, rest.join(", ")),
    };
    let what = if rest.is_empty() { last.clone() } else { format!("{rest} and {last}") };
    let verb = match left.notes + left.articles + left.pages {
        1 => "is a draft",
        _ => "are drafts",
    };
    let marks = match (left.notes, left.articles + left.pages) {
        (_, 0) => "delete `status: draft` when a note is done",
        (0, _) => "delete `draft = true` when it is done",
        _ => "delete `status: draft` when a note is done, `draft = true` when a page is",
    };
    format!("{what} {verb} and left out; {marks}, or use --drafts.\n")
}

/// Returns `0.31 s`.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Returns the first paths of a list, one on each line.
pub(super) fn list(paths: &[String]) -> String {
    const SHOWN: usize = 10;
    let shown = paths.iter().take(SHOWN);
    let mut lines: Vec<String> = shown.map(|path| format!("  {}", printable(path))).collect();
    if paths.len() > SHOWN {
        lines.push(format!("  … and {} more", paths.len() - SHOWN));
    }
    lines.join("\n")
}

/// Returns a path without control characters, which a terminal would obey.
pub(super) fn printable(path: &str) -> String {
    path.replace(char::is_control, "\u{fffd}")
}

//! Asks questions in a terminal.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

/// Returns whether a person can be asked: standard input and standard error are terminals.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks until the answer can be parsed. An empty answer takes the default; without one it leaves
/// the question open (`None`), as the end of input does.
pub(super) fn ask<T>(
    question: &str,
    default: Option<&str>,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let mut lines = std::io::stdin().lock().lines();
    loop {
        let shown = default.map_or_else(String::new, |default| format!(" [{default}]"));
        eprint!("{question}{shown}: ");
        let _ = std::io::stderr().flush();
        let line = lines.next().and_then(Result::ok)?;
        let answer = match line.trim() {
            "" => default?,
            answer => answer,
        };
        match parse(answer) {
            Ok(value) => return Some(value),
            Err(fault) => eprintln!("  {fault}"),
        }
    }
}

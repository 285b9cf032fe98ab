//! Questions, where a person is there to answer them.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

/// Whether somebody can be asked: both ends are a terminal.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks until the answer is good. An empty answer takes the default, or, without one, leaves the
/// question open: `None`.
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

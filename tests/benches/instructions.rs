//! The instructions of a process, as valgrind counts them.

use std::process::Command;

/// Runs this program again with other arguments, and returns its instructions.
pub(crate) fn count(arguments: &[&str]) -> f64 {
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(std::env::current_exe().expect("this program has a path"));
    let output = command.args(arguments).output().expect("valgrind is installed");
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.lines().find_map(|line| line.split_once("refs:"));
    let count = count.unwrap_or_else(|| panic!("{arguments:?}: no count in\n{text}")).1;
    count.trim().replace(',', "").parse().expect("a number")
}

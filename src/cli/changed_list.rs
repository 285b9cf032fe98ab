//! The list of the files that a build wrote anew, for programs that upload them.

use std::path::Path;

use super::{nearest_real, report, shown};
use crate::load::SETTINGS;

/// Refuses a file that cannot be written, or that no earlier build wrote; the error is a message
/// and a help text. A list is known by its lines: one of them is a file of the site.
pub(super) fn check(list: &Path, root: &Path, out: &Path) -> Result<(), (String, String)> {
    let name = shown(list).display();
    let refused =
        |message: String, help: &str| Err((message, format!("nothing was written; {help}")));
    let (real, root) = (nearest_real(list), nearest_real(root));
    let own = ["content", "themes", SETTINGS].map(|name| root.join(name));
    if own.iter().any(|own| real.starts_with(own)) || real.starts_with(nearest_real(out)) {
        let help = "choose another file: this one is of the briefing or its site";
        return refused(format!("the list of changes cannot be {name}"), help);
    }
    let folder = list.parent().filter(|folder| *folder != Path::new(""));
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return refused(format!("cannot write {name}: its folder is not there"), "make it first");
    }
    let is_link = list.is_symlink();
    match std::fs::metadata(list) {
        Ok(found) if found.is_dir() => refused(format!("{name} is a folder"), "choose a file"),
        Ok(found) if found.is_file() && found.len() > 0 => {
            let lines = std::fs::read_to_string(list).unwrap_or_default();
            let is_of_site = |line: &str| !line.is_empty() && out.join(line).is_file();
            if is_link || !lines.lines().any(is_of_site) {
                let help = "remove it, or choose another file";
                return refused(format!("{name} is there, and is no list of changes"), help);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Writes paths into a file, one a line.
pub(super) fn write(list: &Path, paths: &[String]) -> Result<(), String> {
    let name = shown(list).display();
    if let Some(path) = paths.iter().find(|path| path.contains(['\n', '\r'])) {
        return Err(format!("{} cannot be listed on one line", report::printable(path)));
    }
    let lines: String = paths.iter().map(|path| format!("{path}\n")).collect();
    std::fs::write(list, lines).map_err(|error| format!("cannot write {name}: {error}"))
}

//! The files of themes: of the built-in ones, and of the briefing's own.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::load::Loaded;
use crate::source::{FileSystem, WalkEntry};

/// The built-in themes, by path below `themes/`. Listed by hand, so that the compiler sees when one
/// changes; a test compares with the folder.
pub(super) const BUILT_IN: &[(&str, &[u8])] = include!("built_in.in");

/// Returns the files of a built-in theme, by path below its folder; none where there is no such
/// theme.
pub(super) fn built_in(name: &str) -> BTreeMap<String, Vec<u8>> {
    let within = |path: &'static str| path.strip_prefix(name)?.strip_prefix('/');
    BUILT_IN
        .iter()
        .filter_map(|(path, bytes)| Some((within(path)?.to_owned(), bytes.to_vec())))
        .collect()
}

/// Returns the site's own files of a theme, by path below its folder.
pub(super) fn overlay(
    files: &dyn FileSystem,
    name: &str,
    out: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Vec<u8>> {
    let folder = format!("themes/{name}");
    let mut own = BTreeMap::new();
    if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
        return own;
    }
    for found in files.walk(&folder) {
        match found {
            WalkEntry::File(entry) => {
                let path = entry.path[folder.len() + 1..].to_owned();
                if path.split('/').any(|part| part.starts_with('.')) || path.ends_with('~') {
                    continue;
                }
                match files.read(&entry.path) {
                    Ok(bytes) => {
                        own.insert(path, bytes);
                    }
                    Err(error) => out.push(Diagnostic::general(
                        Code::Unreadable,
                        format!("`{}` cannot be read: {error}", entry.path),
                    )),
                }
            }
            WalkEntry::Fault(path, what) => {
                out.push(Diagnostic::general(Code::Unreadable, format!("`{path}` {what}")));
            }
        }
    }
    own
}

pub(super) fn unknown_theme(files: &dyn FileSystem, loaded: &Loaded, name: &str) -> Diagnostic {
    let mut known: Vec<String> = files
        .walk("themes")
        .into_iter()
        .filter_map(|found| match found {
            WalkEntry::File(entry) => entry.path.split('/').nth(1).map(str::to_owned),
            WalkEntry::Fault(..) => None,
        })
        .chain(BUILT_IN.iter().filter_map(|(path, _)| path.split('/').next().map(str::to_owned)))
        .collect();
    known.sort();
    known.dedup();
    let hint = did_you_mean(name, known.iter().map(String::as_str));
    let message = format!("there is no theme `{name}`");
    let fault = match loaded.theme_span {
        Some(span) => Diagnostic::at(Code::UnknownTheme, span, message),
        None => Diagnostic::general(Code::UnknownTheme, message),
    };
    fault.help(format!("{hint}a theme is a folder themes/NAME; there are {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Disk;

    #[test]
    fn the_binary_has_every_file_of_the_built_in_themes() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
        let found = Disk::new(folder).walk("").into_iter().filter_map(|found| match found {
            WalkEntry::File(entry) => Some(entry.path),
            WalkEntry::Fault(..) => None,
        });
        let listed: Vec<&str> = BUILT_IN.iter().map(|(path, _)| *path).collect();
        assert_eq!(found.collect::<Vec<_>>(), listed);
    }
}

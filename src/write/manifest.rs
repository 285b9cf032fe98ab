//! The list of files that are ours, with what their pages were made from.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::fingerprint::Fingerprint;

/// Begins a manifest of lines `KEY SIZE PATH`. Any other has paths alone.
const HEADER: &str =
    "# Written by manicule, which replaces and removes only these: key, size, path.";

/// A page as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// What it was made from.
    pub(super) key: Fingerprint,
    /// Its size in bytes.
    pub(super) size: u64,
}

/// Our files by path. Those without a stamp are compared byte by byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, Option<Stamp>>);

impl Manifest {
    /// Reads a manifest. Paths that lead out of the folder are left out.
    pub(super) fn parse(text: &str) -> Self {
        let stamped = text.lines().next() == Some(HEADER);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let entries =
            lines.filter_map(|line| if stamped { entry(line) } else { Some((line, None)) });
        let inside = |path: &str| {
            !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        };
        let entries = entries.filter(|(path, _)| inside(path));
        Self(entries.map(|(path, stamp)| (path.to_owned(), stamp)).collect())
    }

    /// Returns whether a file is ours.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Returns the manifest as it is written.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, stamp) in &self.0 {
            let _ = match stamp {
                Some(Stamp { key, size }) => writeln!(text, "{key} {size} {path}"),
                None => writeln!(text, "- - {path}"),
            };
        }
        text
    }

    /// Returns what holds while files are replaced: the files of both are ours, and only those
    /// that stay as they are have stamps.
    pub(super) fn between(&self, later: &Self) -> Self {
        let mut both = later.0.clone();
        for (path, stamp) in &mut both {
            if self.0.get(path) != Some(stamp) {
                *stamp = None;
            }
        }
        for path in self.0.keys() {
            both.entry(path.clone()).or_default();
        }
        Self(both)
    }
}

fn entry(line: &str) -> Option<(&str, Option<Stamp>)> {
    let (key, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let stamp = Fingerprint::parse(key).zip(size.parse().ok());
    Some((path, stamp.map(|(key, size)| Stamp { key, size })))
}

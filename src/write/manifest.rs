//! The list of the files that we wrote, with the fingerprints of their pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::fingerprint::Fingerprint;

/// The manifest's path in the output folder.
pub const MANIFEST: &str = ".manicule-manifest";

/// The first line. Lines `FINGERPRINT SIZE PATH` follow; without this header, lines are paths.
const HEADER: &str =
    "# Written by manicule, which replaces and removes only these: key, size, path.";

/// The state in which a page was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The fingerprint of its inputs.
    pub(super) fingerprint: Fingerprint,
    /// The size in bytes.
    pub(super) size: u64,
}

/// Our files by path. A file without a stamp is compared byte by byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, Option<Stamp>>);

impl Manifest {
    /// Parses a manifest. Paths that lead out of the output folder are ignored.
    pub(super) fn parse(text: &str) -> Self {
        let has_stamps = text.lines().next() == Some(HEADER);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let entries =
            lines.filter_map(|line| if has_stamps { entry(line) } else { Some((line, None)) });
        let inside = |path: &str| {
            !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        };
        let entries = entries.filter(|(path, _)| inside(path));
        Self(entries.map(|(path, stamp)| (path.to_owned(), stamp)).collect())
    }

    /// Returns whether we wrote the file at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Returns whether we wrote a file below `folder`.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let next = self.0.range(folder.clone()..).next();
        next.is_some_and(|(path, _)| path.starts_with(&folder))
    }

    /// Returns the text of the manifest.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, stamp) in &self.0 {
            let _ = match stamp {
                Some(Stamp { fingerprint, size }) => writeln!(text, "{fingerprint} {size} {path}"),
                None => writeln!(text, "- - {path}"),
            };
        }
        text
    }

    /// Returns the manifest for the time in which files are replaced: it has the files of both, and
    /// stamps only for those that stay as they are.
    pub(super) fn until(&self, later: &Self) -> Self {
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

/// Parses a line `FINGERPRINT SIZE PATH`.
fn entry(line: &str) -> Option<(&str, Option<Stamp>)> {
    let (fingerprint, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let stamp = Fingerprint::parse(fingerprint).zip(size.parse().ok());
    Some((path, stamp.map(|(fingerprint, size)| Stamp { fingerprint, size })))
}

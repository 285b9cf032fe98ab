//! The list of the files that we wrote, with the fingerprints of their pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::path_text;
use crate::fingerprint::Fingerprint;

/// The manifest's path in the output folder.
pub const MANIFEST: &str = ".manicule-manifest";

/// The first line, with the fingerprint of the rest after it. Lines `FINGERPRINT SIZE PATH`
/// follow.
const HEADER: &str =
    "# Written by manicule, which replaces and removes only these: fingerprint, size, path. Sum: ";

/// The first lines of earlier versions. Lines `PATH` follow.
const HEADER_OF_PATHS: &str =
    "# Written by manicule, which replaces and removes only the files listed here.";
/// Lines `FINGERPRINT SIZE PATH` follow, in which paths are not escaped.
const HEADER_WITHOUT_SUM: &str =
    "# Written by manicule, which replaces and removes only these: key, size, path.";

/// The state in which a page was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageStamp {
    /// The fingerprint of its inputs.
    pub(super) fingerprint: Fingerprint,
    /// The size in bytes.
    pub(super) size: u64,
}

/// The word before the name of an edition, in the line before the others.
const EDITION: &str = "edition ";

/// Our files by path. A file without a stamp is compared byte by byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Option<PageStamp>>,
    /// The edition that they are; empty for the public one, which has no line.
    pub(super) edition: String,
}

impl Manifest {
    /// Parses a manifest. It is empty if anything in `text` is damaged: to know fewer files as ours
    /// costs a message, to know another one might cost that file. Paths that lead out of the output
    /// folder are left out.
    pub(super) fn parse(text: &str) -> Self {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let plain = |(path, stamp): (&str, _)| Some((path.to_owned(), stamp));
        let escaped = |(path, stamp)| Some((path_text::unescape(path)?, stamp));
        let mut edition = String::new();
        let files: Option<BTreeMap<String, Option<PageStamp>>> = match first {
            HEADER_OF_PATHS => rest.lines().map(|path| plain((path, None))).collect(),
            HEADER_WITHOUT_SUM => rest.lines().map(|line| plain(entry(line)?)).collect(),
            _ if first.strip_prefix(HEADER) == Some(&sum(rest)) => {
                let named = rest.strip_prefix(EDITION).and_then(|rest| rest.split_once('\n'));
                let lines = named.map_or(rest, |(name, lines)| {
                    edition = name.to_owned();
                    lines
                });
                lines.lines().map(|line| escaped(entry(line)?)).collect()
            }
            _ => None,
        };
        let mut files = files.unwrap_or_default();
        files.retain(|path, _| path_text::is_inside(path));
        Self { files, edition }
    }

    /// Returns whether we wrote the file at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Returns whether we wrote a file below `folder`.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let next = self.files.range(folder.clone()..).next();
        next.is_some_and(|(path, _)| path.starts_with(&folder))
    }

    /// Returns the text of the manifest.
    pub(super) fn text(&self) -> String {
        let mut lines = String::new();
        if !self.edition.is_empty() {
            for part in [EDITION, &self.edition, "\n"] {
                lines.push_str(part);
            }
        }
        for (path, stamp) in &self.files {
            let _ = match stamp {
                Some(PageStamp { fingerprint, size }) => write!(lines, "{fingerprint} {size} "),
                None => write!(lines, "- - "),
            };
            path_text::push_escaped(path, &mut lines);
            lines.push('\n');
        }
        format!("{HEADER}{}\n{lines}", sum(&lines))
    }

    /// Returns the manifest for the time in which files are replaced: it has the files of both, and
    /// stamps only for those that stay as they are.
    pub(super) fn until(&self, later: &Self) -> Self {
        let mut both = later.files.clone();
        for (path, stamp) in &mut both {
            if self.files.get(path) != Some(stamp) {
                *stamp = None;
            }
        }
        for path in self.files.keys() {
            both.entry(path.clone()).or_default();
        }
        Self { files: both, edition: later.edition.clone() }
    }
}

/// Parses a line `FINGERPRINT SIZE PATH`.
fn entry(line: &str) -> Option<(&str, Option<PageStamp>)> {
    let (fingerprint, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    if (fingerprint, size) == ("-", "-") {
        return Some((path, None));
    }
    let (fingerprint, size) = Fingerprint::parse(fingerprint).zip(size.parse().ok())?;
    Some((path, Some(PageStamp { fingerprint, size })))
}

fn sum(lines: &str) -> String {
    Fingerprint::of_bytes(lines.as_bytes()).to_string()
}

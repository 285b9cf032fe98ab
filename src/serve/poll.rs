//! Finds changes by scanning, where the system reports none: network drives, containers.
//!
//! `notify`'s own polling compares modification times by whole seconds and only forwards, so it
//! would miss the second of two quick saves, and an older file put back.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::debounce::{FileChange, FileEvent};
use crate::load::{CONTENT, SETTINGS};
use crate::session::THEMES;

/// The pause between two scans; longer if a scan takes longer.
pub(super) const INTERVAL: Duration = Duration::from_millis(300);

/// When a file was modified, and its size in bytes.
type FileStamp = (Option<SystemTime>, u64);

/// The files of a briefing at one moment, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scan(BTreeMap<String, FileStamp>);

impl Scan {
    /// Scans the briefing in `root`; `ours` returns the path of a file that counts.
    pub(super) fn at(root: &Path, ours: impl Fn(&Path) -> Option<String> + Sync) -> Self {
        let folders = [SETTINGS, CONTENT, THEMES].map(|name| root.join(name));
        let files = folders.into_iter().flat_map(|folder| WalkDir::new(folder).follow_links(true));
        let files: Vec<DirEntry> = files.filter_map(Result::ok).collect();
        let stamp = |entry: &DirEntry| {
            let found = entry.metadata().ok().filter(|found| !found.is_dir())?;
            Some((ours(entry.path())?, (found.modified().ok(), found.len())))
        };
        Self(files.par_iter().filter_map(stamp).collect())
    }

    /// Returns the changes since an earlier scan.
    pub(super) fn since(&self, earlier: &Self) -> Vec<FileEvent> {
        let new = self.0.iter().filter(|(path, stamp)| earlier.0.get(*path) != Some(*stamp));
        let gone = earlier.0.keys().filter(|path| !self.0.contains_key(*path));
        let new = new.map(|(path, _)| (path, FileChange::Settled));
        new.chain(gone.map(|path| (path, FileChange::Unsettled)))
            .map(|(path, kind)| FileEvent { path: path.clone(), kind })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    fn scan(root: &Path) -> Scan {
        Scan::at(root, |path| Some(path.strip_prefix(root).ok()?.to_str()?.to_owned()))
    }

    #[test]
    fn new_removed_and_changed_files_are_found_even_with_an_older_time() {
        let root = tempfile::tempdir().expect("a folder");
        let (root, path) = (root.path(), |name: &str| root.path().join("content").join(name));
        fs::create_dir(root.join("content")).expect("a folder");
        for name in ["a", "b", "c"] {
            fs::write(path(name), name).expect("a file");
        }
        let before = scan(root);
        assert!(before.since(&before).is_empty());
        fs::remove_file(path("a")).expect("gone");
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        File::options().write(true).open(path("b")).expect("b").set_modified(old).expect("a time");
        fs::write(path("d"), "d").expect("a file");
        let mut events: Vec<(String, FileChange)> =
            scan(root).since(&before).into_iter().map(|event| (event.path, event.kind)).collect();
        events.sort_by(|one, other| one.0.cmp(&other.0));
        let names = ["content/a", "content/b", "content/d"];
        assert_eq!(events.iter().map(|event| event.0.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(events[1].1, FileChange::Settled);
    }
}

//! Watching by looking again and again, where the system tells nothing: network drives, containers.
//!
//! Not `notify`'s own, which compares times of change to the second and only forwards, so that the
//! second of two quick saves and an older file put back would be missed.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::debounce::{Event, Kind};
use crate::load::{CONTENT, SETTINGS};
use crate::session::THEMES;

/// How long to rest between two looks; at least as long as a look takes.
pub(super) const INTERVAL: Duration = Duration::from_millis(300);

/// What a look tells of a file: when it was changed, and its bytes.
type Stamp = (Option<SystemTime>, u64);

/// What was there at a look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scan(BTreeMap<String, Stamp>);

impl Scan {
    /// Looks at a briefing; `ours` says which paths count.
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

    /// Returns what happened since an earlier look.
    pub(super) fn since(&self, earlier: &Self) -> Vec<Event> {
        let new = self.0.iter().filter(|(path, stamp)| earlier.0.get(*path) != Some(*stamp));
        let gone = earlier.0.keys().filter(|path| !self.0.contains_key(*path));
        let new = new.map(|(path, _)| (path, Kind::Settled));
        new.chain(gone.map(|path| (path, Kind::Open)))
            .map(|(path, kind)| Event { path: path.clone(), kind })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    fn look(root: &Path) -> Scan {
        Scan::at(root, |path| Some(path.strip_prefix(root).ok()?.to_str()?.to_owned()))
    }

    #[test]
    fn what_came_went_and_changed_is_seen_an_older_time_too() {
        let root = tempfile::tempdir().expect("a folder");
        let (root, path) = (root.path(), |name: &str| root.path().join("content").join(name));
        fs::create_dir(root.join("content")).expect("a folder");
        for name in ["a", "b", "c"] {
            fs::write(path(name), name).expect("a file");
        }
        let before = look(root);
        assert!(before.since(&before).is_empty());
        fs::remove_file(path("a")).expect("gone");
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        File::options().write(true).open(path("b")).expect("b").set_modified(old).expect("a time");
        fs::write(path("d"), "d").expect("a file");
        let mut events: Vec<(String, Kind)> =
            look(root).since(&before).into_iter().map(|event| (event.path, event.kind)).collect();
        events.sort_by(|one, other| one.0.cmp(&other.0));
        let names = ["content/a", "content/b", "content/d"];
        assert_eq!(events.iter().map(|event| event.0.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(events[1].1, Kind::Settled);
    }
}

//! The states that follow one another, and what changed from one to the next.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::changes;
use super::rendered_snapshot::Files;
use super::served_site::ServedSite;
use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::load::SETTINGS;
use crate::resolve::Options;
use crate::session::{Session, Snapshot, THEMES};

/// Makes states, one after the other.
pub struct Updater {
    session: Session,
    files: Files,
    state: Arc<ServedSite>,
}

/// What an update came to.
pub struct Update {
    /// The files: `content/articles/a.notes.md`, or `12 files`.
    pub files: String,
    /// What changed in them: `2 notes on a`.
    pub meaning: String,
    /// How long it took to read and resolve it.
    pub took: Duration,
    /// What is served now.
    pub state: Arc<ServedSite>,
    /// Faults that were not there before, sorted.
    pub new_faults: Vec<Diagnostic>,
    /// What was served before. Letting go of it takes a while.
    pub old: Arc<ServedSite>,
}

impl Updater {
    /// Reads a whole briefing.
    pub fn open(files: Files, options: Options) -> Self {
        Self::open_with(files, options, &DiskCache::default())
    }

    /// As [`Updater::open`], with what earlier runs came to.
    pub fn open_with(files: Files, options: Options, disk_cache: &DiskCache) -> Self {
        let mut session = Session::new(options);
        let snapshot = Arc::new(session.open_with(&*files, disk_cache));
        let state = Arc::new(ServedSite::first(snapshot, &files));
        Self { session, files, state }
    }

    /// Returns what is served.
    pub fn state(&self) -> &Arc<ServedSite> {
        &self.state
    }

    /// Reads what is at `paths` and below; see [`Session::update`]. `None`: all is as it was.
    pub fn update(&mut self, paths: &[String]) -> Option<Update> {
        let started = Instant::now();
        let old = Arc::clone(&self.state);
        let snapshot = Arc::new(self.session.update(&*self.files, paths));
        let changed = changed(paths, &old.snapshot, &snapshot);
        if changed.is_empty() {
            return None;
        }
        let words = changes::words(&changed, &old.snapshot, &snapshot);
        let mut state = ServedSite::next(&old, snapshot, &self.files);
        state.note = words.note;
        if changed.iter().any(|path| changes::is_asset(path)) {
            state.assets = state.serial;
        }
        let known: BTreeSet<_> = old.faults().iter().map(|item| old.identity(item)).collect();
        let is_new = |item: &&Diagnostic| !known.contains(&state.identity(item));
        let new_faults = state.faults().iter().filter(is_new).cloned().collect();
        self.state = Arc::new(state);
        Some(Update {
            files: words.files,
            meaning: words.meaning,
            took: started.elapsed(),
            state: Arc::clone(&self.state),
            new_faults,
            old,
        })
    }
}

/// Returns the files that are not what they were, of all that were looked at. Sorted, unique.
fn changed(paths: &[String], before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let mut changed = after.changed.clone();
    changed.extend(in_theme(paths, before, after));
    let settings = |snapshot: &Snapshot| {
        let path = |item: &Diagnostic| Some(&snapshot.loaded.sources.get(item.span?.file).path);
        let of = |item: &&Diagnostic| {
            item.code == Code::NoSettings || path(item).is_some_and(|path| &**path == SETTINGS)
        };
        snapshot.diagnostics.iter().filter(of).cloned().collect::<Vec<_>>()
    };
    if before.loaded.settings != after.loaded.settings || settings(before) != settings(after) {
        changed.push(SETTINGS.to_owned());
    }
    changed.sort();
    changed.dedup();
    changed
}

/// Returns the files of the theme that are not what they were.
fn in_theme(paths: &[String], before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let of_theme = |path: &&String| path.split('/').next() == Some(THEMES);
    match (&before.theme, &after.theme) {
        (Some(old), Some(new)) => {
            let folder = format!("{THEMES}/{}", after.loaded.settings.theme);
            new.differences(old).iter().map(|path| format!("{folder}/{path}")).collect()
        }
        // What was read is not known where there are faults.
        _ => paths.iter().filter(of_theme).cloned().collect(),
    }
}

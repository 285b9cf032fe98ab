//! Makes the served site anew after each edit, and describes the change.

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

/// Keeps the served site up to date.
pub struct Updater {
    session: Session,
    files: Files,
    state: Arc<ServedSite>,
}

/// The result of an update.
pub struct Update {
    /// The changed files: `content/articles/a.notes.md`, or `12 files`.
    pub files: String,
    /// The change in them: `2 notes on a`.
    pub meaning: String,
    /// How long reading and resolving took.
    pub took: Duration,
    /// The site served from now on.
    pub state: Arc<ServedSite>,
    /// Faults that are new, sorted.
    pub new_faults: Vec<Diagnostic>,
    /// The site served before: dropping it takes a while, so it is dropped with the update.
    #[expect(dead_code, reason = "it is held, not read")]
    old: Arc<ServedSite>,
}

impl Updater {
    /// Reads a whole briefing, with the results of earlier runs.
    pub fn open(files: Files, options: Options, disk_cache: &DiskCache) -> Self {
        let mut session = Session::new(options);
        let snapshot = Arc::new(session.open_with(&*files, disk_cache));
        let state = Arc::new(ServedSite::first(snapshot, &files));
        Self { session, files, state }
    }

    /// Returns the served site.
    pub fn state(&self) -> &Arc<ServedSite> {
        &self.state
    }

    /// Reads `paths` and everything below; see [`Session::update`]. `None` if nothing changed.
    pub fn update(&mut self, paths: &[String]) -> Option<Update> {
        let started = Instant::now();
        let old = Arc::clone(&self.state);
        let snapshot = Arc::new(self.session.update(&*self.files, paths));
        let changed = changed_files(paths, &old.snapshot, &snapshot);
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

/// Returns the files that changed. Sorted, unique.
fn changed_files(paths: &[String], before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let mut changed = after.changed.clone();
    changed.extend(changed_theme_files(paths, before, after));
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

/// Returns the files of the theme that changed.
fn changed_theme_files(paths: &[String], before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let of_theme = |path: &&String| path.split('/').next() == Some(THEMES);
    match (&before.theme, &after.theme) {
        (Some(old), Some(new)) => {
            let folder = format!("{THEMES}/{}", after.loaded.settings.theme);
            new.differences(old).iter().map(|path| format!("{folder}/{path}")).collect()
        }
        // A theme with faults is not kept, so there is nothing to compare.
        _ => paths.iter().filter(of_theme).cloned().collect(),
    }
}

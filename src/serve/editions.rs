//! The states that follow one another, and what changed from one to the next.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::changes;
use super::shown::Files;
use super::state::State;
use crate::diag::{Code, Diagnostic};
use crate::load::SETTINGS;
use crate::recall::Recall;
use crate::resolve::Options;
use crate::workshop::{Edition, THEMES, Workshop};

/// Makes states, one after the other.
pub struct Editions {
    workshop: Workshop,
    files: Files,
    state: Arc<State>,
}

/// What an update came to.
pub struct Change {
    /// The files: `content/articles/a.notes.md`, or `12 files`.
    pub files: String,
    /// What changed in them: `2 notes on a`.
    pub meaning: String,
    /// How long it took to read and resolve it.
    pub took: Duration,
    /// What is served now.
    pub state: Arc<State>,
    /// Faults that were not there before, sorted.
    pub new_faults: Vec<Diagnostic>,
    /// What was served before. Letting go of it takes a while.
    pub old: Arc<State>,
}

impl Editions {
    /// Reads a whole briefing.
    pub fn open(files: Files, options: Options) -> Self {
        Self::open_with(files, options, &Recall::default())
    }

    /// As [`Editions::open`], with what earlier runs came to.
    pub fn open_with(files: Files, options: Options, recall: &Recall) -> Self {
        let mut workshop = Workshop::new(options);
        let edition = Arc::new(workshop.open_with(&*files, recall));
        let state = Arc::new(State::first(edition, &files));
        Self { workshop, files, state }
    }

    /// Returns what is served.
    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// Reads what is at `paths` and below; see [`Workshop::update`]. `None`: all is as it was.
    pub fn update(&mut self, paths: &[String]) -> Option<Change> {
        let started = Instant::now();
        let old = Arc::clone(&self.state);
        let edition = Arc::new(self.workshop.update(&*self.files, paths));
        let changed = changed(paths, &old.edition, &edition);
        if changed.is_empty() {
            return None;
        }
        let words = changes::words(&changed, &old.edition, &edition);
        let mut state = State::next(&old, edition, &self.files);
        state.note = words.note;
        if changed.iter().any(|path| changes::is_asset(path)) {
            state.assets = state.serial;
        }
        let known: BTreeSet<_> = old.faults().iter().map(|item| old.essence(item)).collect();
        let is_new = |item: &&Diagnostic| !known.contains(&state.essence(item));
        let new_faults = state.faults().iter().filter(is_new).cloned().collect();
        self.state = Arc::new(state);
        Some(Change {
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
fn changed(paths: &[String], before: &Edition, after: &Edition) -> Vec<String> {
    let mut changed = after.changed.clone();
    changed.extend(in_theme(paths, before, after));
    let settings = |edition: &Edition| {
        let path = |item: &Diagnostic| Some(&edition.loaded.sources.get(item.span?.file).path);
        let of = |item: &&Diagnostic| {
            item.code == Code::NoSettings || path(item).is_some_and(|path| &**path == SETTINGS)
        };
        edition.diagnostics.iter().filter(of).cloned().collect::<Vec<_>>()
    };
    if before.loaded.settings != after.loaded.settings || settings(before) != settings(after) {
        changed.push(SETTINGS.to_owned());
    }
    changed.sort();
    changed.dedup();
    changed
}

/// Returns the files of the theme that are not what they were.
fn in_theme(paths: &[String], before: &Edition, after: &Edition) -> Vec<String> {
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

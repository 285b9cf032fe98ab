//! Decides when to read changed files: at once after a save, once for a thousand files together.
//!
//! In: events one by one, each with its time. Out: when the burst is over. Reads no clock.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Wait after one file was closed or moved into place: nothing more is expected.
const SETTLED: Duration = Duration::from_millis(2);
/// Wait after several files: another one may follow.
const SEVERAL: Duration = Duration::from_millis(25);
/// Wait after a file was removed, which may come back, or may still be written.
const UNSETTLED: Duration = Duration::from_millis(60);
/// Wait for a file that is being written. Closing it is another event, which a busy system may
/// delay; until then the file may be incomplete.
const WRITING: Duration = Duration::from_millis(500);
/// The longest that a burst may delay an update.
const PATIENCE: Duration = Duration::from_secs(2);

/// A change of a single file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileEvent {
    /// The path from the briefing's folder, with `/`.
    pub(super) path: String,
    pub(super) kind: FileChange,
}

/// How a file changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileChange {
    /// It was written and closed, or moved here.
    Settled,
    /// It is being written; another event will report that it was closed.
    Writing,
    /// It was removed or moved away, or may still be being written.
    Unsettled,
    /// Its attributes changed, or something unknown did.
    Touched,
    /// A folder may have appeared. Its files may have appeared before it was watched.
    NewFolder,
}

/// A burst of events, at least one.
#[derive(Debug)]
pub(super) struct Debouncer {
    first: Instant,
    last: Instant,
    settled: BTreeSet<String>,
    unsettled: BTreeSet<String>,
    writing: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Debouncer {
    /// Starts a burst with its first event.
    pub(super) fn new(event: FileEvent, now: Instant) -> Self {
        let (settled, unsettled, writing, folders) = Default::default();
        let mut debouncer = Self { first: now, last: now, settled, unsettled, writing, folders };
        debouncer.add(event, now);
        debouncer
    }

    /// Adds an event.
    pub(super) fn add(&mut self, event: FileEvent, now: Instant) {
        self.last = now;
        let FileEvent { path, kind } = event;
        match kind {
            FileChange::Settled => {
                self.unsettled.remove(&path);
                self.writing.remove(&path);
                self.settled.insert(path);
            }
            FileChange::Writing => drop(self.writing.insert(path)),
            FileChange::Unsettled => {
                self.writing.remove(&path);
                self.unsettled.insert(path);
            }
            FileChange::Touched
                if self.unsettled.contains(&path) || self.writing.contains(&path) => {}
            FileChange::Touched => drop(self.settled.insert(path)),
            FileChange::NewFolder => {
                self.unsettled.remove(&path);
                self.writing.remove(&path);
                self.folders.insert(path);
            }
        }
    }

    /// Returns the time at which the burst is over, unless another event comes first.
    pub(super) fn due(&self) -> Instant {
        let paths = self.settled.len() + self.folders.len();
        let wait = match (self.unsettled.is_empty(), paths) {
            _ if !self.writing.is_empty() => WRITING,
            (false, _) => UNSETTLED,
            (true, 1) if self.folders.is_empty() => SETTLED,
            (true, _) => SEVERAL,
        };
        (self.last + wait).min(self.first + PATIENCE)
    }

    /// Returns all paths, and the new folders among them, which must be read again a little later.
    pub(super) fn paths(self) -> (Vec<String>, Vec<String>) {
        let folders: Vec<String> = self.folders.into_iter().collect();
        let mut all = self.settled;
        all.extend(self.unsettled);
        all.extend(self.writing);
        all.extend(folders.iter().cloned());
        (all.into_iter().collect(), folders)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(path: &str, kind: FileChange) -> FileEvent {
        FileEvent { path: path.to_owned(), kind }
    }

    fn wait(events: &[(&str, FileChange)]) -> Duration {
        let now = Instant::now();
        let mut events = events.iter().map(|(path, kind)| event(path, *kind));
        let mut debouncer = Debouncer::new(events.next().expect("an event"), now);
        events.for_each(|event| debouncer.add(event, now));
        debouncer.due() - now
    }

    #[test]
    fn a_file_that_was_closed_goes_through_at_once() {
        let saved =
            [("a", FileChange::Unsettled), ("a", FileChange::Writing), ("a", FileChange::Settled)];
        assert_eq!(wait(&saved), SETTLED);
    }

    #[test]
    fn a_file_being_written_or_removed_is_waited_for() {
        assert_eq!(wait(&[("a", FileChange::Unsettled)]), UNSETTLED);
        assert_eq!(wait(&[("a", FileChange::Settled), ("a", FileChange::Unsettled)]), UNSETTLED);
        assert_eq!(wait(&[("a", FileChange::Settled), ("b", FileChange::Unsettled)]), UNSETTLED);
        assert_eq!(wait(&[("a", FileChange::Settled), ("b", FileChange::Writing)]), WRITING);
        assert_eq!(wait(&[("a", FileChange::Writing), ("a", FileChange::Touched)]), WRITING);
        assert_eq!(wait(&[("a", FileChange::Writing), ("a", FileChange::Unsettled)]), UNSETTLED);
    }

    #[test]
    fn several_files_are_gathered() {
        assert_eq!(wait(&[("a", FileChange::Settled), ("b", FileChange::Settled)]), SEVERAL);
        assert_eq!(wait(&[("a", FileChange::NewFolder)]), SEVERAL);
    }

    #[test]
    fn an_endless_burst_is_cut_off() {
        let start = Instant::now();
        let mut debouncer = Debouncer::new(event("a", FileChange::Unsettled), start);
        let later = start + PATIENCE - Duration::from_millis(1);
        debouncer.add(event("b", FileChange::Unsettled), later);
        assert_eq!(debouncer.due(), start + PATIENCE);
    }

    #[test]
    fn new_folders_are_returned_to_be_read_again() {
        let now = Instant::now();
        let mut debouncer = Debouncer::new(event("b", FileChange::NewFolder), now);
        debouncer.add(event("a", FileChange::Settled), now);
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(debouncer.paths(), (names(&["a", "b"]), names(&["b"])));
    }
}

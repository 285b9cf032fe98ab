//! When to look: at once for a file that was saved, once for a thousand that come together.
//!
//! In: what the system tells, one by one, with the time. Out: when it is enough. Reads no clock.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// A single file that was written, closed, or moved into its place: nothing more is to come.
const SETTLED: Duration = Duration::from_millis(2);
/// Several files: one more may come.
const SEVERAL: Duration = Duration::from_millis(25);
/// A file that went and may come back, or may have been written to its end.
const OPEN: Duration = Duration::from_millis(60);
/// A file that is being written: when it is closed, that is told. Until then it may be half of what
/// it will be, and a busy system may take long between the two.
const WRITING: Duration = Duration::from_millis(500);
/// However much comes, something is shown by then.
const PATIENCE: Duration = Duration::from_secs(2);

/// Something that the system told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    /// The file or folder, from the briefing's folder, with `/`.
    pub(super) path: String,
    pub(super) kind: Kind,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file was written and closed, or moved here.
    Settled,
    /// A file is being written, and it will be told when it is closed.
    Writing,
    /// A file was removed, or moved away, or is perhaps still being written.
    Open,
    /// Its attributes changed, or no one can say what.
    Touched,
    /// Perhaps a folder came: what is in it may have come before it was watched.
    Folder,
}

/// Events that belong together. Not empty.
#[derive(Debug)]
pub(super) struct Debouncer {
    first: Instant,
    last: Instant,
    settled: BTreeSet<String>,
    open: BTreeSet<String>,
    writing: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Debouncer {
    /// Returns a debouncer that begins with an event.
    pub(super) fn new(event: Event, now: Instant) -> Self {
        let (settled, open, writing, folders) = Default::default();
        let mut debouncer = Self { first: now, last: now, settled, open, writing, folders };
        debouncer.add(event, now);
        debouncer
    }

    /// Adds an event.
    pub(super) fn add(&mut self, event: Event, now: Instant) {
        self.last = now;
        let Event { path, kind } = event;
        match kind {
            Kind::Settled => {
                self.open.remove(&path);
                self.writing.remove(&path);
                self.settled.insert(path);
            }
            Kind::Writing => drop(self.writing.insert(path)),
            Kind::Open => {
                self.writing.remove(&path);
                self.open.insert(path);
            }
            Kind::Touched if self.open.contains(&path) || self.writing.contains(&path) => {}
            Kind::Touched => drop(self.settled.insert(path)),
            Kind::Folder => {
                self.open.remove(&path);
                self.writing.remove(&path);
                self.folders.insert(path);
            }
        }
    }

    /// Returns when no more is to be expected.
    pub(super) fn due(&self) -> Instant {
        let paths = self.settled.len() + self.folders.len();
        let wait = match (self.open.is_empty(), paths) {
            _ if !self.writing.is_empty() => WRITING,
            (false, _) => OPEN,
            (true, 1) if self.folders.is_empty() => SETTLED,
            (true, _) => SEVERAL,
        };
        (self.last + wait).min(self.first + PATIENCE)
    }

    /// Returns all paths, and the folders that must be looked at once more a little later.
    pub(super) fn paths(self) -> (Vec<String>, Vec<String>) {
        let folders: Vec<String> = self.folders.into_iter().collect();
        let mut all = self.settled;
        all.extend(self.open);
        all.extend(self.writing);
        all.extend(folders.iter().cloned());
        (all.into_iter().collect(), folders)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(path: &str, kind: Kind) -> Event {
        Event { path: path.to_owned(), kind }
    }

    fn wait(events: &[(&str, Kind)]) -> Duration {
        let now = Instant::now();
        let mut events = events.iter().map(|(path, kind)| event(path, *kind));
        let mut debouncer = Debouncer::new(events.next().expect("an event"), now);
        events.for_each(|event| debouncer.add(event, now));
        debouncer.due() - now
    }

    #[test]
    fn a_file_that_was_closed_goes_through_at_once() {
        let saved = [("a", Kind::Open), ("a", Kind::Writing), ("a", Kind::Settled)];
        assert_eq!(wait(&saved), SETTLED);
    }

    #[test]
    fn a_file_that_is_being_written_or_went_is_waited_for() {
        assert_eq!(wait(&[("a", Kind::Open)]), OPEN);
        assert_eq!(wait(&[("a", Kind::Settled), ("a", Kind::Open)]), OPEN);
        assert_eq!(wait(&[("a", Kind::Settled), ("b", Kind::Open)]), OPEN);
        assert_eq!(wait(&[("a", Kind::Settled), ("b", Kind::Writing)]), WRITING);
        assert_eq!(wait(&[("a", Kind::Writing), ("a", Kind::Touched)]), WRITING);
        assert_eq!(wait(&[("a", Kind::Writing), ("a", Kind::Open)]), OPEN);
    }

    #[test]
    fn several_files_are_gathered() {
        assert_eq!(wait(&[("a", Kind::Settled), ("b", Kind::Settled)]), SEVERAL);
        assert_eq!(wait(&[("a", Kind::Folder)]), SEVERAL);
    }

    #[test]
    fn a_burst_without_end_is_looked_at_all_the_same() {
        let start = Instant::now();
        let mut debouncer = Debouncer::new(event("a", Kind::Open), start);
        let later = start + PATIENCE - Duration::from_millis(1);
        debouncer.add(event("b", Kind::Open), later);
        assert_eq!(debouncer.due(), start + PATIENCE);
    }

    #[test]
    fn folders_are_looked_at_twice() {
        let now = Instant::now();
        let mut debouncer = Debouncer::new(event("b", Kind::Folder), now);
        debouncer.add(event("a", Kind::Settled), now);
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(debouncer.paths(), (names(&["a", "b"]), names(&["b"])));
    }
}

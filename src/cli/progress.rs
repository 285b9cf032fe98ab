//! A line that counts pages, shown on a terminal when a build takes longer than a second.

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);
const INTERVAL: Duration = Duration::from_millis(100);

/// The line, on standard error.
pub(super) struct ProgressLine {
    started: Instant,
    is_watched: bool,
    /// The interval since `started` in which the line was last written; 0 before the first.
    written: AtomicU64,
}

impl ProgressLine {
    pub(super) fn new(quiet: bool) -> Self {
        let is_watched = !quiet && std::io::stderr().is_terminal();
        Self { started: Instant::now(), is_watched, written: AtomicU64::new(0) }
    }

    /// Shows that `done` of `all` pages are made. Called from many threads.
    pub(super) fn update(&self, done: usize, all: usize) {
        let elapsed = self.started.elapsed();
        if !self.is_watched || elapsed < PATIENCE {
            return;
        }
        let interval = elapsed.as_millis() as u64 / INTERVAL.as_millis() as u64;
        if self.written.swap(interval, Ordering::Relaxed) != interval {
            eprint!("\r{done} of {all} pages\x1b[K");
        }
    }

    /// Erases the line.
    pub(super) fn finish(&self) {
        if self.written.load(Ordering::Relaxed) != 0 {
            eprint!("\r\x1b[K");
        }
    }
}

//! A progress bar, where it takes longer than a second and a person watches.

use std::io::IsTerminal as _;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);

/// The bar; shown late, or never.
pub(super) struct Bar {
    started: Instant,
    watched: bool,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub(super) fn new(quiet: bool) -> Self {
        let watched = !quiet && std::io::stderr().is_terminal();
        Self { started: Instant::now(), watched, bar: OnceLock::new() }
    }

    /// Says that `done` of `all` pages are made. Called from many threads.
    pub(super) fn tick(&self, done: usize, all: usize) {
        if !self.watched || (self.bar.get().is_none() && self.started.elapsed() < PATIENCE) {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} pages");
            ProgressBar::new(all as u64)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_position(done as u64);
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

//! The pipeline as a whole: what `build` and `check` do.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::disk_cache::DiskCache;
use crate::load::Loaded;
use crate::model::Status;
use crate::render::{PageRenderer, Route};
use crate::resolve;
use crate::session::{Session, Snapshot};
use crate::source::{FileSystem, Sources};
use crate::write::{PublishError, PublishReport, publish_changes};

/// What is told while pages are made: how many of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// How many drafts are left out of the site; none where the options ask for drafts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Notes, those of left out articles among them.
    pub notes: usize,
    /// Articles.
    pub articles: usize,
    /// The editor's own pages.
    pub pages: usize,
}

impl LeftOut {
    fn of(loaded: &Loaded, options: resolve::Options) -> Self {
        if options.drafts {
            return Self::default();
        }
        let notes = loaded.notes.iter().flat_map(|notes| &notes.notes);
        Self {
            notes: notes.filter(|note| note.status == Status::Draft).count(),
            articles: loaded.articles.iter().filter(|article| article.draft).count(),
            pages: loaded.pages.iter().filter(|page| page.draft).count(),
        }
    }
}

/// What a run came to.
pub struct BuildOutcome {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// Everything found wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages there are.
    pub pages: usize,
    /// The drafts that it left out.
    pub left_out: LeftOut,
    /// What was written; an error says why nothing was. `None` where the content's faults forbid
    /// it, or nobody asked.
    pub written: Option<Result<PublishReport, PublishError>>,
}

/// Builds the site into `out`. With errors in the content nothing is written.
pub fn build(
    files: &dyn FileSystem,
    out: &dyn FileSystem,
    options: resolve::Options,
    progress: Progress<'_>,
) -> BuildOutcome {
    build_with(files, out, options, None, progress)
}

/// As [`build`], with what earlier runs left in `kept`; the site is the same.
pub fn build_with(
    files: &dyn FileSystem,
    out: &dyn FileSystem,
    options: resolve::Options,
    kept: Option<&dyn FileSystem>,
    progress: Progress<'_>,
) -> BuildOutcome {
    run(files, Some(out), options, kept, progress)
}

/// Makes every page and writes nothing.
pub fn check(
    files: &dyn FileSystem,
    options: resolve::Options,
    progress: Progress<'_>,
) -> BuildOutcome {
    check_with(files, options, None, progress)
}

/// As [`check`], with what earlier runs left in `kept`; the faults are the same.
pub fn check_with(
    files: &dyn FileSystem,
    options: resolve::Options,
    kept: Option<&dyn FileSystem>,
    progress: Progress<'_>,
) -> BuildOutcome {
    run(files, None, options, kept, progress)
}

/// Makes every page, for `out` if there is one and the content has no errors, else for the faults.
fn run(
    files: &dyn FileSystem,
    out: Option<&dyn FileSystem>,
    options: resolve::Options,
    kept: Option<&dyn FileSystem>,
    progress: Progress<'_>,
) -> BuildOutcome {
    let snapshot = open(files, options, kept);
    let Snapshot { mut loaded, site, theme, routes, mut diagnostics, .. } = snapshot;
    let out = out.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
    let mut written = None;
    if let Some(theme) = &theme {
        let renderer = PageRenderer::new(&site, theme, files);
        let make = |route: &Route, before| renderer.make(route, before);
        match out.map(|out| publish_changes(out, &routes, make, progress)) {
            None => add_new(&mut diagnostics, rehearse(&renderer, &routes, progress)),
            Some(Err(PublishError::Content(faults))) => add_new(&mut diagnostics, faults),
            done => written = done,
        }
    }
    let left_out = LeftOut::of(&loaded, options);
    let (sources, pages) = (std::mem::take(&mut loaded.sources), routes.len());
    // Letting go of it takes a while, and mostly the program ends before that is done.
    std::thread::spawn(move || drop((loaded, site, routes)));
    BuildOutcome { sources, diagnostics, pages, left_out, written }
}

/// Reads and resolves a briefing, and keeps what that came to for later runs.
fn open(
    files: &dyn FileSystem,
    options: resolve::Options,
    kept: Option<&dyn FileSystem>,
) -> Snapshot {
    let mut session = Session::new(options);
    let Some(kept) = kept else { return session.open(files) };
    let disk_cache = DiskCache::open(kept);
    let snapshot = session.open_with(files, &disk_cache);
    if disk_cache.is_worth_it() {
        disk_cache.save(kept);
    }
    snapshot
}

/// Makes every page for its faults alone.
fn rehearse(
    renderer: &PageRenderer<'_>,
    routes: &[(String, Route)],
    progress: Progress<'_>,
) -> Vec<Diagnostic> {
    let done = AtomicUsize::new(0);
    let faults = routes.par_iter().filter_map(|(_, route)| {
        let fault = renderer.page(route).err();
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, routes.len());
        fault.map(|fault| *fault)
    });
    faults.collect()
}

/// Adds faults that are not there yet: one in a template shows on every page that uses it.
fn add_new(diagnostics: &mut Vec<Diagnostic>, faults: Vec<Diagnostic>) {
    for fault in faults {
        if !diagnostics.contains(&fault) {
            diagnostics.push(fault);
        }
    }
}

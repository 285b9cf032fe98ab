//! Runs the pipeline once, with what the program asks for beyond [`build`](super::build).

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{BuildOutcome, LeftOut, Options, Progress, PublishError};
use crate::diag::Diagnostic;
use crate::disk_cache::DiskCache;
use crate::editions::PUBLIC;
use crate::fingerprint::Fingerprint;
use crate::load::Loaded;
use crate::model::site::Site;
use crate::render::{INDEX, PageRenderer, Route};
use crate::session::{Session, Snapshot};
use crate::source::FileSystem;
use crate::write::{earlier, publish};

/// Where a build writes, and how.
#[derive(Clone, Copy)]
pub struct Output<'a> {
    /// The output folder.
    pub folder: &'a dyn FileSystem,
    /// Whether all pages are made again and compared with its files byte by byte, even those whose
    /// size and fingerprint say that they are unchanged.
    pub verify: bool,
}

/// Checks what was read and resolved, beyond what every build checks.
pub(crate) type FurtherCheck<'a> = &'a dyn Fn(&Loaded, &Site) -> Vec<Diagnostic>;

/// Builds the same site as [`build`](super::build), and keeps results for later runs in `cache`.
pub fn build_with(
    files: &dyn FileSystem,
    out: Output<'_>,
    options: Options,
    cache: Option<&dyn FileSystem>,
    progress: Progress<'_>,
) -> BuildOutcome {
    run(files, Some(out), options, cache, &|_, _| Vec::new(), progress)
}

/// Finds the same faults as [`check`](super::check), and keeps results for later runs in `cache`.
/// Faults that `further` finds in what was read and resolved are added, and replace those of the
/// same code at the same place.
pub(crate) fn check_with(
    files: &dyn FileSystem,
    options: Options,
    cache: Option<&dyn FileSystem>,
    further: FurtherCheck<'_>,
    progress: Progress<'_>,
) -> BuildOutcome {
    run(files, None, options, cache, further, progress)
}

/// Makes every page: writes them into `out` where there is one and the content has no errors, and
/// finds their faults otherwise.
fn run(
    files: &dyn FileSystem,
    out: Option<Output<'_>>,
    options: Options,
    cache: Option<&dyn FileSystem>,
    further: FurtherCheck<'_>,
    progress: Progress<'_>,
) -> BuildOutcome {
    let snapshot = open(files, options, cache);
    let Snapshot { mut loaded, site, public, theme, mut routes, mut diagnostics, .. } = snapshot;
    let found = further(&loaded, &site);
    let place = |item: &Diagnostic| (item.code, item.span);
    diagnostics.retain(|item| !found.iter().any(|it| place(it) == place(item)));
    diagnostics.extend(found);
    let out = out.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
    let mut written = None;
    if let Some(theme) = &theme {
        let renderer = PageRenderer::new(&public, theme, files);
        let edition = options.edition.filter(|name| *name != PUBLIC).unwrap_or_default();
        let verify = out.is_some_and(|out| out.verify);
        let make = |route: &Route, before: Option<Fingerprint>| {
            renderer.make(route, before.filter(|_| !verify))
        };
        if let Some(out) = out {
            let earlier = if verify { Vec::new() } else { earlier(out.folder, INDEX) };
            routes.extend(renderer.index_routes(&earlier));
            routes.sort();
        }
        match out.map(|out| publish(out.folder, edition, &routes, make, progress)) {
            None => add_new(&mut diagnostics, rehearse(&renderer, &routes, progress)),
            Some(Err(PublishError::Content(faults))) => add_new(&mut diagnostics, faults),
            done => written = done,
        }
    }
    let left_out = LeftOut::of(&loaded, options);
    let (sources, pages) = (std::mem::take(&mut loaded.sources), routes.len());
    // Freeing it takes a while; usually the program ends before that.
    std::thread::spawn(move || drop((loaded, site, public, routes)));
    BuildOutcome { sources, diagnostics, pages, left_out, written }
}

/// Reads and resolves a briefing, and caches the results for later runs.
fn open(files: &dyn FileSystem, options: Options, cache: Option<&dyn FileSystem>) -> Snapshot {
    let mut session = Session::new(options);
    let Some(cache) = cache else { return session.open(files) };
    let disk_cache = DiskCache::open(cache);
    let snapshot = session.open_with(files, &disk_cache);
    if disk_cache.is_worth_it() {
        disk_cache.save(cache);
    }
    snapshot
}

/// Makes every page only to find its faults.
fn rehearse(
    renderer: &PageRenderer<'_>,
    routes: &[(String, Route)],
    progress: Progress<'_>,
) -> Vec<Diagnostic> {
    let done = AtomicUsize::new(0);
    let faults = routes.par_iter().filter_map(|(_, route)| {
        let fault = renderer.bytes(route).err();
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, routes.len());
        fault.map(|fault| *fault)
    });
    faults.collect()
}

/// Adds faults, each once: one in a template is found on every page that uses it.
fn add_new(diagnostics: &mut Vec<Diagnostic>, faults: Vec<Diagnostic>) {
    for fault in faults {
        if !diagnostics.contains(&fault) {
            diagnostics.push(fault);
        }
    }
}

//! The pipeline as a whole: what `build` and `check` do.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::load::{Loaded, load};
use crate::model::site::Site;
use crate::render::{Press, Route, Theme, routes};
use crate::resolve::{self, resolve};
use crate::source::{FileSystem, Sources};
use crate::write::{Failure, Report, publish_changes};

/// What is told while pages are made: how many of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// A briefing that was read and resolved.
pub struct Prepared {
    /// What was read.
    pub loaded: Loaded,
    /// What it says together.
    pub site: Site,
    /// How it looks; `None` where the theme has faults.
    pub theme: Option<Theme>,
    /// All pages, sorted by path.
    pub routes: Vec<(String, Route)>,
    /// Everything found wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a run came to.
pub struct Outcome {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// Everything found wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages there are.
    pub pages: usize,
    /// What was written; an error says why nothing was. `None` where the content's faults forbid
    /// it, or nobody asked.
    pub written: Option<Result<Report, Failure>>,
}

/// Loads, resolves, and lists the pages.
pub fn prepare(files: &dyn FileSystem, options: resolve::Options) -> Prepared {
    let (mut loaded, mut diagnostics) = load(files);
    let (site, found) = resolve(&loaded, options);
    diagnostics.extend(found);
    let theme = Theme::load(files, &mut loaded, &mut diagnostics);
    let routes =
        theme.as_ref().map_or_else(Vec::new, |theme| routes(&site, theme, &loaded.statics));
    collisions(&routes, &mut diagnostics);
    Prepared { loaded, site, theme, routes, diagnostics }
}

/// Builds the site into `out`. With errors in the content nothing is written.
pub fn build(
    files: &dyn FileSystem,
    out: &dyn FileSystem,
    options: resolve::Options,
    progress: Progress<'_>,
) -> Outcome {
    let prepared = prepare(files, options);
    let Prepared { loaded, site, theme, routes, mut diagnostics } = prepared;
    let mut written = None;
    if let Some(theme) = theme.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)) {
        let press = Press::new(&site, &theme, files);
        match publish_changes(out, &routes, |route, before| press.make(route, before), progress) {
            Err(Failure::Content(faults)) => diagnostics.extend(faults),
            other => written = Some(other),
        }
    }
    Outcome { sources: loaded.sources, diagnostics, pages: routes.len(), written }
}

/// Makes every page and writes nothing.
pub fn check(files: &dyn FileSystem, options: resolve::Options, progress: Progress<'_>) -> Outcome {
    let prepared = prepare(files, options);
    let Prepared { loaded, site, theme, routes, mut diagnostics } = prepared;
    if let Some(theme) = &theme {
        let press = Press::new(&site, theme, files);
        let done = std::sync::atomic::AtomicUsize::new(0);
        let faults: Vec<Diagnostic> = routes
            .par_iter()
            .filter_map(|(_, route)| {
                let fault = press.page(route).err();
                progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, routes.len());
                fault.map(|fault| *fault)
            })
            .collect();
        for fault in faults {
            if !diagnostics.contains(&fault) {
                diagnostics.push(fault);
            }
        }
    }
    Outcome { sources: loaded.sources, diagnostics, pages: routes.len(), written: None }
}

/// Reports paths that are one on a disk that ignores case.
fn collisions(routes: &[(String, Route)], out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, _) in routes {
        if let Some(twin) = seen.insert(path.to_lowercase(), path) {
            let message = format!("`{twin}` and `{path}` would be one file on many disks");
            out.push(
                Diagnostic::general(Code::PathCollision, message)
                    .help("rename one of the two files"),
            );
        }
    }
}

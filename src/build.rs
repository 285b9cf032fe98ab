//! The pipeline as a whole: what `build` and `check` do.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::load::{Loaded, load};
use crate::model::site::Site;
use crate::render::{Press, Route, Theme, routes};
use crate::resolve::{self, resolve};
use crate::source::{FileSystem, Sources};
use crate::write::{Failure, Report, publish_changes};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();

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
    /// Whether the settings say where the site will be served.
    pub base_url: bool,
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
    if let Some(theme) = &theme {
        let press = Press::new(&site, theme, files);
        if diagnostics.iter().any(Diagnostic::is_error) {
            add_new(&mut diagnostics, rehearse(&press, &routes, progress));
        } else {
            match publish_changes(out, &routes, |route, before| press.make(route, before), progress)
            {
                Err(Failure::Content(faults)) => add_new(&mut diagnostics, faults),
                other => written = Some(other),
            }
        }
    }
    let base_url = site.settings.base_url.is_some();
    Outcome { sources: loaded.sources, diagnostics, pages: routes.len(), base_url, written }
}

/// Makes every page and writes nothing.
pub fn check(files: &dyn FileSystem, options: resolve::Options, progress: Progress<'_>) -> Outcome {
    let prepared = prepare(files, options);
    let Prepared { loaded, site, theme, routes, mut diagnostics } = prepared;
    if let Some(theme) = &theme {
        let press = Press::new(&site, theme, files);
        add_new(&mut diagnostics, rehearse(&press, &routes, progress));
    }
    let base_url = site.settings.base_url.is_some();
    Outcome { sources: loaded.sources, diagnostics, pages: routes.len(), base_url, written: None }
}

/// Makes every page for its faults alone.
fn rehearse(
    press: &Press<'_>,
    routes: &[(String, Route)],
    progress: Progress<'_>,
) -> Vec<Diagnostic> {
    let done = AtomicUsize::new(0);
    let faults = routes.par_iter().filter_map(|(_, route)| {
        let fault = press.page(route).err();
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

/// Reports paths that are one on a disk that ignores case, or ways to write a letter.
fn collisions(routes: &[(String, Route)], out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, _) in routes {
        if let Some(twin) = seen.insert(NFC.normalize(&path.to_lowercase()).into_owned(), path) {
            let message = format!("`{twin}` and `{path}` would be one file on many disks");
            out.push(
                Diagnostic::general(Code::PathCollision, message)
                    .help("rename one of the two files"),
            );
        }
    }
}

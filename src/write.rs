//! Fifth stage: the only writer of the output folder.
//!
//! In: paths, and a function that makes the bytes of each. All pages are made and those that
//! differ are put aside in a staging folder; only when every one of them is there are they moved
//! to their places, one rename each. So a fault, a full disk or a kill leaves every page whole:
//! the old one, or the new one. A manifest says which files are ours; nothing else is removed or
//! replaced.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::source::{FileSystem, Found};

/// The list of files that are ours, in the output folder.
pub const MANIFEST: &str = ".manicule-manifest";
/// Where pages wait until all are made, in the output folder.
const STAGING: &str = ".manicule-staging";
const HEADER: &str =
    "# Written by manicule, which replaces and removes only the files listed here.";

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Failure {
    /// Pages could not be made. Not empty.
    Content(Vec<Diagnostic>),
    /// Files stand in the way that we did not write. Not empty, sorted.
    Foreign(Vec<String>),
    /// The disk did not do what was asked: the path, and why.
    Disk(String, io::Error),
}

/// What one page came to.
enum Page {
    Unchanged,
    Staged(String),
}

/// Makes all pages of `paths` (sorted, unique) and brings `out` to hold them.
pub fn publish<'a, R: Sync>(
    out: &dyn FileSystem,
    paths: &[(String, R)],
    page: impl Fn(&R) -> Result<Cow<'a, [u8]>, Box<Diagnostic>> + Sync,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Report, Failure> {
    let earlier = manifest(out);
    clear_staging(out);
    let done = AtomicUsize::new(0);
    let results: Vec<Result<Page, Failure>> = paths
        .par_iter()
        .enumerate()
        .map(|(number, (path, route))| {
            let bytes = page(route).map_err(|fault| Failure::Content(vec![*fault]))?;
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, paths.len());
            stage(out, number, path, &bytes, &earlier)
        })
        .collect();
    let pages = collect(results).inspect_err(|_| clear_staging(out))?;
    commit(out, paths, &pages, &earlier)
}

/// Puts a page aside if it differs from what is there.
fn stage(
    out: &dyn FileSystem,
    number: usize,
    path: &str,
    bytes: &[u8],
    earlier: &BTreeSet<String>,
) -> Result<Page, Failure> {
    let ours = earlier.contains(path);
    match out.read(path) {
        Ok(old) if old == bytes => return Ok(Page::Unchanged),
        Ok(_) if !ours => return Err(Failure::Foreign(vec![path.to_owned()])),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        // A folder, perhaps: with nothing in it but ours, it goes.
        Err(_) if !ours && out.exists(path) => {
            let foreign = strangers(out, path, earlier);
            if !foreign.is_empty() {
                return Err(Failure::Foreign(foreign));
            }
        }
        _ => {}
    }
    // A file where a folder of ours must be.
    if let Some(file) = parents(path).find(|parent| out.read(parent).is_ok())
        && !earlier.contains(file)
    {
        return Err(Failure::Foreign(vec![file.to_owned()]));
    }
    let staged = format!("{STAGING}/{number}");
    out.write(&staged, bytes).map_err(|error| Failure::Disk(path.to_owned(), error))?;
    Ok(Page::Staged(staged))
}

/// Returns what there is at or below `path` that we did not write.
fn strangers(out: &dyn FileSystem, path: &str, earlier: &BTreeSet<String>) -> Vec<String> {
    let found = out.walk(path).into_iter().map(|found| match found {
        Found::File(entry) => entry.path,
        Found::Fault(path, _) => path,
    });
    found.filter(|path| !earlier.contains(path)).collect()
}

/// Gathers all results, or all faults of the gravest kind.
fn collect(results: Vec<Result<Page, Failure>>) -> Result<Vec<Page>, Failure> {
    let (mut pages, mut faults, mut foreign) = (Vec::new(), Vec::<Diagnostic>::new(), Vec::new());
    for result in results {
        match result {
            Ok(page) => pages.push(page),
            Err(Failure::Disk(path, error)) => return Err(Failure::Disk(path, error)),
            Err(Failure::Foreign(paths)) => foreign.extend(paths),
            // One fault of a template shows on every page that uses it.
            Err(Failure::Content(list)) => {
                for fault in list {
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    match (faults.is_empty(), foreign.is_empty()) {
        (false, _) => Err(Failure::Content(faults)),
        (_, false) => Err(Failure::Foreign(foreign)),
        _ => Ok(pages),
    }
}

/// Moves the staged pages to their places and removes what is no longer part of the site.
fn commit<R>(
    out: &dyn FileSystem,
    paths: &[(String, R)],
    pages: &[Page],
    earlier: &BTreeSet<String>,
) -> Result<Report, Failure> {
    let now: BTreeSet<String> = paths.iter().map(|(path, _)| path.clone()).collect();
    // Until all is done both the old and the new files are ours.
    if *earlier != now {
        write_manifest(out, &earlier.union(&now).cloned().collect())?;
    }
    let mut report = Report::default();
    // A file that becomes a folder, or a folder that becomes a file, makes room first.
    let gone: Vec<&String> = earlier.difference(&now).collect();
    let (in_the_way, rest): (Vec<&String>, Vec<&String>) =
        gone.into_iter().partition(|path| is_in_the_way(path, &now));
    for path in in_the_way {
        report.removed += remove(out, path)?;
    }
    for ((path, _), page) in paths.iter().zip(pages) {
        match page {
            Page::Unchanged => report.unchanged += 1,
            Page::Staged(staged) => {
                out.remove_empty_folder(path);
                out.rename(staged, path).map_err(|error| Failure::Disk(path.clone(), error))?;
                report.written += 1;
            }
        }
    }
    for path in rest {
        report.removed += remove(out, path)?;
    }
    if *earlier != now {
        write_manifest(out, &now)?;
    }
    clear_staging(out);
    Ok(report)
}

/// Whether an old file stands where a new one needs a folder, or below where one is written.
fn is_in_the_way(path: &str, now: &BTreeSet<String>) -> bool {
    let folder = format!("{path}/");
    let below = now.range(folder.clone()..).next().is_some_and(|new| new.starts_with(&folder));
    below || parents(path).any(|parent| now.contains(parent))
}

/// Removes a file and the folders that are empty then; returns how many files that were.
fn remove(out: &dyn FileSystem, path: &str) -> Result<usize, Failure> {
    let there = out.exists(path);
    if there {
        out.remove(path).map_err(|error| Failure::Disk(path.to_owned(), error))?;
    }
    for parent in parents(path) {
        out.remove_empty_folder(parent);
    }
    Ok(usize::from(there))
}

/// Returns the folders that a file stands in, the innermost first.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
        .skip(1)
}

/// Reads which files are ours. Paths that lead out of the folder are not.
fn manifest(out: &dyn FileSystem) -> BTreeSet<String> {
    let text = out.read(MANIFEST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let lines = text.as_deref().unwrap_or_default().lines().filter(|line| !line.starts_with('#'));
    let inside = |path: &&str| {
        !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
    };
    lines.filter(inside).map(str::to_owned).collect()
}

fn write_manifest(out: &dyn FileSystem, paths: &BTreeSet<String>) -> Result<(), Failure> {
    let mut text = String::from(HEADER);
    for path in paths {
        text.push('\n');
        text.push_str(path);
    }
    text.push('\n');
    let staged = format!("{STAGING}/manifest");
    out.write(&staged, text.as_bytes())
        .and_then(|()| out.rename(&staged, MANIFEST))
        .map_err(|error| Failure::Disk(MANIFEST.to_owned(), error))
}

fn clear_staging(out: &dyn FileSystem) {
    for found in out.walk(STAGING) {
        if let Found::File(entry) = found {
            let _ = out.remove(&entry.path);
        }
    }
    out.remove_empty_folder(STAGING);
}

#[cfg(test)]
mod tests;

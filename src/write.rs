//! Fifth stage: the only writer of the output folder.
//!
//! In: paths, and a function that makes the bytes of each. All pages are made and those that
//! differ are put aside in a staging folder; only when every one of them is there are they moved
//! to their places, one rename each; folders that are new are moved whole. So a fault, a full disk
//! or a kill leaves every page whole: the old one, or the new one. A manifest says which files are
//! ours; nothing else is removed or replaced. It also has the pages' keys: a page with the key it had
//! is not made again.

mod manifest;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::render::RenderedRoute;
use crate::source::{FileSystem, WalkEntry};
use manifest::{Manifest, Stamp};

/// The list of files that are ours, in the output folder.
pub const MANIFEST: &str = ".manicule-manifest";
/// Where pages wait until all are made, in the output folder.
const STAGING: &str = ".manicule-staging";
/// Where folders wait that are not there yet, under their names.
const NEW: &str = ".manicule-staging/new";

/// How many pages one hand makes one after the other, at most.
const LONGEST_RUN: usize = 8;

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PublishReport {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum PublishError {
    /// Pages could not be made. Not empty; one fault of a template comes once for each page.
    Content(Vec<Diagnostic>),
    /// Files stand in the way that we did not write. Not empty, sorted.
    Foreign(Vec<String>),
    /// The disk did not do what was asked: the path, and why.
    Disk(String, io::Error),
}

/// What one page came to.
struct Page {
    staged: Staged,
    /// What the manifest says of it.
    stamp: Option<Stamp>,
}

/// Where a page waits.
enum Staged {
    /// Nowhere: it is as it was.
    No,
    /// By itself, at this path.
    Alone(String),
    /// With its folder, which is new.
    InFolder,
}

/// Makes all pages of `paths` (sorted, unique) and brings `out` to hold them.
pub fn publish<'a, R: Sync>(
    out: &dyn FileSystem,
    paths: &[(String, R)],
    page: impl Fn(&R) -> Result<Cow<'a, [u8]>, Box<Diagnostic>> + Sync,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<PublishReport, PublishError> {
    publish_changes(
        out,
        paths,
        |route, _| page(route).map(|bytes| RenderedRoute::New(bytes, None)),
        progress,
    )
}

/// As [`publish`]; `page` is told the key that the page there was made from, if it is whole, and
/// may answer that it is as before.
pub fn publish_changes<'a, R: Sync>(
    out: &dyn FileSystem,
    paths: &[(String, R)],
    page: impl Fn(&R, Option<Fingerprint>) -> Result<RenderedRoute<'a>, Box<Diagnostic>> + Sync,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<PublishReport, PublishError> {
    let written = out.read(MANIFEST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let earlier = Manifest::parse(written.as_deref().unwrap_or_default());
    clear_staging(out);
    let new = new_folders(out, paths);
    let done = AtomicUsize::new(0);
    let make = |number: usize| {
        let (path, route) = &paths[number];
        let entry = earlier.0.get(path);
        let whole = |stamp: &Stamp| out.size(path) == Some(stamp.size);
        let stamp = entry.copied().flatten().filter(whole);
        let made = page(route, stamp.map(|stamp| stamp.key));
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, paths.len());
        match made.map_err(|fault| PublishError::Content(vec![*fault]))? {
            RenderedRoute::AsBefore => Ok(Page { staged: Staged::No, stamp }),
            RenderedRoute::New(bytes, key) => Ok(Page {
                staged: match new.contains(top(path)) {
                    true => stage_new(out, path, &bytes)?,
                    false => stage(out, number, path, &bytes, &earlier)?,
                },
                stamp: key.map(|key| Stamp { key, size: bytes.len() as u64 }),
            }),
        }
    };
    let results = in_parallel(paths, make);
    let pages = collect(results).inspect_err(|_| clear_staging(out))?;
    commit(out, paths, &pages, &new, &earlier, written.as_deref())
}

/// Calls `make` for the number of each path; results are in the order of the paths. Indexes are long,
/// so they come first: at the end one hand would work while the others wait.
fn in_parallel<R: Sync, T: Send>(
    paths: &[(String, R)],
    make: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let is_index = |number: &usize| paths[*number].0.ends_with("index.html");
    let (mut order, rest): (Vec<usize>, Vec<usize>) = (0..paths.len()).partition(is_index);
    order.extend(rest);
    let mut made: Vec<(usize, T)> = order
        .into_par_iter()
        .with_max_len(LONGEST_RUN)
        .map(|number| (number, make(number)))
        .collect();
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, made)| made).collect()
}

/// Returns the outermost folders that are not there yet.
fn new_folders<'a, R>(out: &dyn FileSystem, paths: &'a [(String, R)]) -> BTreeSet<&'a str> {
    let folders = paths.iter().filter(|(path, _)| path.contains('/')).map(|(path, _)| top(path));
    let folders: BTreeSet<&str> = folders.collect();
    folders.into_iter().filter(|folder| !out.exists(folder)).collect()
}

/// Returns the outermost folder of a path, or the file's own name.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Puts a page aside whose folder is new: nothing can be in its way.
fn stage_new(out: &dyn FileSystem, path: &str, bytes: &[u8]) -> Result<Staged, PublishError> {
    let written = out.write(&format!("{NEW}/{path}"), bytes);
    written.map_err(|error| PublishError::Disk(path.to_owned(), error))?;
    Ok(Staged::InFolder)
}

/// Puts a page aside if it differs from what is there.
fn stage(
    out: &dyn FileSystem,
    number: usize,
    path: &str,
    bytes: &[u8],
    earlier: &Manifest,
) -> Result<Staged, PublishError> {
    let ours = earlier.has(path);
    match out.read(path) {
        Ok(old) if old == bytes => return Ok(Staged::No),
        Ok(_) if !ours => return Err(PublishError::Foreign(vec![path.to_owned()])),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        // A folder, perhaps: with nothing in it but ours, it goes.
        Err(_) if !ours && out.exists(path) => {
            let foreign = strangers(out, path, earlier);
            if !foreign.is_empty() {
                return Err(PublishError::Foreign(foreign));
            }
        }
        _ => {}
    }
    // A file where a folder of ours must be.
    if let Some(file) = parents(path).find(|parent| out.read(parent).is_ok())
        && !earlier.has(file)
    {
        return Err(PublishError::Foreign(vec![file.to_owned()]));
    }
    let staged = format!("{STAGING}/{number}");
    out.write(&staged, bytes).map_err(|error| PublishError::Disk(path.to_owned(), error))?;
    Ok(Staged::Alone(staged))
}

/// Returns what there is at or below `path` that we did not write.
fn strangers(out: &dyn FileSystem, path: &str, earlier: &Manifest) -> Vec<String> {
    let found = out.walk(path).into_iter().map(|found| match found {
        WalkEntry::File(entry) => entry.path,
        WalkEntry::Fault(path, _) => path,
    });
    found.filter(|path| !earlier.has(path)).collect()
}

/// Gathers all results, or all faults of the gravest kind.
fn collect(results: Vec<Result<Page, PublishError>>) -> Result<Vec<Page>, PublishError> {
    let (mut pages, mut faults, mut foreign) = (Vec::new(), Vec::<Diagnostic>::new(), Vec::new());
    for result in results {
        match result {
            Ok(page) => pages.push(page),
            Err(PublishError::Disk(path, error)) => return Err(PublishError::Disk(path, error)),
            Err(PublishError::Foreign(paths)) => foreign.extend(paths),
            Err(PublishError::Content(list)) => faults.extend(list),
        }
    }
    match (faults.is_empty(), foreign.is_empty()) {
        (false, _) => Err(PublishError::Content(faults)),
        (_, false) => Err(PublishError::Foreign(foreign)),
        _ => Ok(pages),
    }
}

/// Moves the staged pages to their places and removes what is no longer part of the site.
fn commit<R>(
    out: &dyn FileSystem,
    paths: &[(String, R)],
    pages: &[Page],
    new: &BTreeSet<&str>,
    earlier: &Manifest,
    written: Option<&str>,
) -> Result<PublishReport, PublishError> {
    let entries = paths.iter().zip(pages).map(|((path, _), page)| (path.clone(), page.stamp));
    let now = Manifest(entries.collect());
    // Until all is done both the old and the new files are ours.
    let between = earlier.between(&now);
    if between != *earlier {
        write_manifest(out, &between.text())?;
    }
    let mut report = PublishReport::default();
    // A file that becomes a folder, or a folder that becomes a file, makes room first.
    let gone = earlier.0.keys().filter(|path| !now.has(path));
    let (in_the_way, rest): (Vec<&String>, Vec<&String>) =
        gone.partition(|path| is_in_the_way(path, &now));
    for path in in_the_way {
        report.removed += remove(out, path)?;
    }
    let fault = |path: &str, error| PublishError::Disk(path.to_owned(), error);
    for folder in new {
        out.rename(&format!("{NEW}/{folder}"), folder).map_err(|error| fault(folder, error))?;
    }
    for ((path, _), page) in paths.iter().zip(pages) {
        match &page.staged {
            Staged::No => report.unchanged += 1,
            Staged::InFolder => report.written += 1,
            Staged::Alone(staged) => {
                out.remove_empty_folder(path);
                out.rename(staged, path).map_err(|error| fault(path, error))?;
                report.written += 1;
            }
        }
    }
    for path in rest {
        report.removed += remove(out, path)?;
    }
    clear_staging(out);
    let text = now.text();
    if between != *earlier || written != Some(&text) {
        write_manifest(out, &text)?;
    }
    clear_staging(out);
    Ok(report)
}

/// Whether an old file stands where a new one needs a folder, or below where one is written.
fn is_in_the_way(path: &str, now: &Manifest) -> bool {
    let folder = format!("{path}/");
    let next = now.0.range(folder.clone()..).next();
    let below = next.is_some_and(|(new, _)| new.starts_with(&folder));
    below || parents(path).any(|parent| now.has(parent))
}

/// Removes a file and the folders that are empty then; returns how many files that were.
fn remove(out: &dyn FileSystem, path: &str) -> Result<usize, PublishError> {
    let there = out.exists(path);
    if there {
        out.remove(path).map_err(|error| PublishError::Disk(path.to_owned(), error))?;
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

fn write_manifest(out: &dyn FileSystem, text: &str) -> Result<(), PublishError> {
    let staged = format!("{STAGING}/manifest");
    out.write(&staged, text.as_bytes())
        .and_then(|()| out.rename(&staged, MANIFEST))
        .map_err(|error| PublishError::Disk(MANIFEST.to_owned(), error))
}

fn clear_staging(out: &dyn FileSystem) {
    for found in out.walk(STAGING) {
        if let WalkEntry::File(entry) = found {
            let _ = remove(out, &entry.path);
        }
    }
    out.remove_empty_folders(STAGING);
}

#[cfg(test)]
mod tests;

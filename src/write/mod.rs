//! Fifth stage: publishes the pages into the output folder. Nothing else writes there.
//!
//! In: paths, and a function that makes the bytes of each. All pages are made first, and those that
//! differ from the files in the output folder go into a staging folder (`staging`). Then each file
//! is moved to its place by a rename, and a new folder by one rename for all its files (`commit`).
//! So a fault, a full disk or a kill leaves every page whole, old or new.
//!
//! A `manifest` in the output folder lists the files that we wrote; no other file is replaced or
//! removed (`obstacles`), and one build at a time writes into the folder. The manifest also has the
//! fingerprint of each page, so that an unchanged page is not made again.

mod commit;
mod manifest;
mod obstacles;
mod outcome;
mod path_text;
mod staging;

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::render::RenderedRoute;
use crate::source::{FileSystem, PathKind};
use manifest::{Manifest, PageStamp};
use staging::{Staged, Staging};

pub use manifest::MANIFEST;
pub use outcome::{PublishError, PublishReport};

/// The most pages that a thread makes before other threads may take over the rest of its share.
const LONGEST_RUN: usize = 8;

/// A page that is made.
struct PreparedPage {
    staged: Staged,
    /// Its entry in the manifest.
    stamp: Option<PageStamp>,
}

/// Makes the pages of all `paths` (sorted, unique) and writes those that changed into `out`.
///
/// `edition` is empty for the public one. A folder with another edition is refused.
///
/// The function `page` also gets the fingerprint of the page in the output folder, if that is
/// whole, and may answer that it has not changed.
///
/// # Errors
///
/// The site is unchanged after [`PublishError::Content`], [`PublishError::Foreign`],
/// [`PublishError::Edition`] and [`PublishError::Busy`].
pub fn publish<'a, R: Sync>(
    out: &dyn FileSystem,
    edition: &str,
    paths: &[(String, R)],
    page: impl Fn(&R, Option<Fingerprint>) -> Result<RenderedRoute<'a>, Box<Diagnostic>> + Sync,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<PublishReport, PublishError> {
    let _lock = out.lock().map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => PublishError::Busy,
        _ => PublishError::Disk(String::new(), error),
    })?;
    obstacles::check_own_names(out)?;
    let text = manifest(out);
    let earlier = Manifest::parse(text.as_deref().unwrap_or_default());
    if !earlier.files.is_empty() && earlier.edition != edition {
        return Err(PublishError::Edition(earlier.edition));
    }
    let staging = Staging::new(out, paths.iter().map(|(path, _)| path.as_str()), &earlier)?;
    let done = AtomicUsize::new(0);
    let make = |number: usize| {
        let (path, route) = &paths[number];
        let found = staging.find(path, &earlier)?;
        let is_whole = |stamp: &PageStamp| found == Some(PathKind::File(stamp.size));
        let stamp = earlier.files.get(path).copied().flatten().filter(is_whole);
        let made = page(route, stamp.map(|stamp| stamp.fingerprint));
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, paths.len());
        match made.map_err(|fault| PublishError::Content(vec![*fault]))? {
            RenderedRoute::AsBefore => Ok(PreparedPage { staged: Staged::Unchanged, stamp }),
            RenderedRoute::New(bytes, fingerprint) => {
                let staged = staging.add(number, path, &bytes, found, &earlier)?;
                let size = bytes.len() as u64;
                let stamp = fingerprint.map(|fingerprint| PageStamp { fingerprint, size });
                Ok(PreparedPage { staged, stamp })
            }
        }
    };
    let pages = collect(in_parallel(paths, make)).inspect_err(|_| staging.clear())?;
    let entries = paths.iter().zip(&pages).map(|((path, _), page)| (path.clone(), page.stamp));
    let now = Manifest { files: entries.collect(), edition: edition.to_owned() };
    let staged = paths.iter().zip(pages).map(|((path, _), page)| (path.as_str(), page.staged));
    let staged: Vec<(&str, Staged)> = staged.collect();
    commit::commit(&staging, &staged, &earlier, text.as_deref(), &now)
        .inspect_err(|_| staging.clear())
}

/// Returns the text of the manifest, if there is one. It must be a file.
fn manifest(out: &dyn FileSystem) -> Option<String> {
    String::from_utf8(out.read(MANIFEST).ok()?).ok()
}

/// Returns the files of an earlier build that are in a folder (`search/`) and whole, with their
/// fingerprints. Sorted by path; empty where the manifest is not a file of ours.
pub fn earlier(out: &dyn FileSystem, folder: &str) -> Vec<(String, Fingerprint)> {
    // A named pipe at its place would be read for ever.
    if obstacles::check_own_names(out).is_err() {
        return Vec::new();
    }
    let stamps = Manifest::parse(&manifest(out).unwrap_or_default()).files;
    let own = stamps.into_iter().filter(|(path, _)| path.starts_with(folder));
    let stamps = own.filter_map(|(path, stamp)| Some((path, stamp?)));
    let size = |path: &str| match out.kind(path) {
        Ok(Some(PathKind::File(size))) => Some(size),
        _ => None,
    };
    let is_whole = |(path, stamp): &(String, PageStamp)| size(path) == Some(stamp.size);
    stamps.filter(is_whole).map(|(path, stamp)| (path, stamp.fingerprint)).collect()
}

/// Calls `make` with the number of each path; the results are in the order of `paths`.
///
/// Index pages are long and come first: if one were last, the other threads would wait for it.
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

/// Returns all pages, or all errors of the gravest kind: disk, then content, then foreign files.
fn collect(
    results: Vec<Result<PreparedPage, PublishError>>,
) -> Result<Vec<PreparedPage>, PublishError> {
    let (mut pages, mut faults, mut foreign) = (Vec::new(), Vec::<Diagnostic>::new(), Vec::new());
    for result in results {
        match result {
            Ok(page) => pages.push(page),
            Err(PublishError::Foreign(paths)) => foreign.extend(paths),
            Err(PublishError::Content(list)) => faults.extend(list),
            Err(error) => return Err(error),
        }
    }
    if !faults.is_empty() {
        Err(PublishError::Content(faults))
    } else if !foreign.is_empty() {
        foreign.sort();
        Err(PublishError::Foreign(foreign))
    } else {
        Ok(pages)
    }
}

#[cfg(test)]
mod tests;

//! Moves the staged pages to their places.

use std::collections::BTreeSet;
use std::io;

use super::manifest::{MANIFEST, Manifest};
use super::obstacles::{RealFolders, parents};
use super::outcome::{PublishError, PublishReport};
use super::staging::{Staged, Staging};

/// Moves the staged pages to their places and removes files that are no longer part of the site.
///
/// `earlier` is the manifest of the output folder, parsed from `earlier_text`; `now` is the new
/// one. If a folder cannot be written to, nothing is moved.
pub(super) fn commit<'a>(
    staging: &Staging<'a>,
    pages: &[(&'a str, Staged)],
    earlier: &Manifest,
    earlier_text: Option<&str>,
    now: &Manifest,
) -> Result<PublishReport, PublishError> {
    let out = staging.out;
    let mut folders = RealFolders::new(out);
    let gone = earlier.files.keys().map(String::as_str).filter(|path| !now.has(path));
    let (in_the_way, rest): (Vec<&str>, Vec<&str>) =
        gone.partition(|path| is_in_the_way(path, now));
    check_rights(&mut folders, pages, &in_the_way, &rest)?;
    // Until all is done, both the old and the new files are ours.
    let meanwhile = earlier.until(now);
    if meanwhile != *earlier {
        staging.replace(MANIFEST, &meanwhile.text())?;
    }
    let mut report = PublishReport::default();
    for path in in_the_way {
        report.removed += usize::from(remove(&mut folders, path)?);
    }
    staging.move_new_folders()?;
    for (path, staged) in pages {
        match staged {
            Staged::Unchanged => report.unchanged += 1,
            Staged::InNewFolder => report.changed.push((*path).to_owned()),
            Staged::File(staged) => {
                out.rename(staged, path)
                    .map_err(|error| PublishError::Disk((*path).to_owned(), error))?;
                report.changed.push((*path).to_owned());
            }
        }
    }
    report.written = report.changed.len();
    for path in rest {
        report.removed += usize::from(remove(&mut folders, path)?);
    }
    staging.clear();
    let text = now.text();
    if meanwhile != *earlier || earlier_text != Some(&text) {
        staging.replace(MANIFEST, &text)?;
    }
    staging.clear();
    Ok(report)
}

/// Checks that files may be added to and removed from each folder in which something changes.
fn check_rights<'a>(
    folders: &mut RealFolders<'a>,
    pages: &[(&'a str, Staged)],
    in_the_way: &[&'a str],
    rest: &[&'a str],
) -> Result<(), PublishError> {
    let mut changed = BTreeSet::new();
    for (path, staged) in pages {
        if matches!(staged, Staged::File(_)) {
            changed.insert(parents(path).find(|folder| folders.has(folder)).unwrap_or_default());
        }
    }
    for path in rest {
        if folders.has_file(path) {
            changed.insert(parents(path).next().unwrap_or_default());
        }
    }
    // Their folders go as well.
    for path in in_the_way {
        changed.extend(parents(path).filter(|folder| folders.has(folder)));
    }
    match changed.into_iter().find(|folder| !folders.out.is_writable(folder)) {
        Some(folder) => {
            let error = io::ErrorKind::PermissionDenied.into();
            Err(PublishError::Disk(folder.to_owned(), error))
        }
        None => Ok(()),
    }
}

/// Removes a file of ours and the folders that this leaves empty; returns whether the file existed.
///
/// Anything else at the path is somebody's, and stays.
fn remove<'a>(folders: &mut RealFolders<'a>, path: &'a str) -> Result<bool, PublishError> {
    let existed = folders.has_file(path);
    if existed {
        let removed = folders.out.remove(path);
        removed.map_err(|error| PublishError::Disk(path.to_owned(), error))?;
    }
    // A killed build may have removed the file only.
    for parent in parents(path) {
        if folders.has(parent) {
            folders.out.remove_empty_folder(parent);
        }
    }
    Ok(existed)
}

/// Returns whether an old file is where the site needs a folder, or in a folder where it needs a
/// file.
fn is_in_the_way(path: &str, now: &Manifest) -> bool {
    now.has_below(path) || parents(path).any(|parent| now.has(parent))
}

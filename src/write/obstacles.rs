//! Finds what is in the way of the site: things in the output folder that we did not write.
//!
//! We write regular files into real folders. So anything else (a link, a named pipe, a folder with
//! other files in it) is somebody else's, even at a path in the manifest. No link is followed.

use std::collections::BTreeMap;

use super::manifest::{MANIFEST, Manifest};
use super::outcome::PublishError;
use crate::source::{FileSystem, PathKind};

/// The staging folder, in the output folder.
pub(super) const FOLDER: &str = ".manicule-staging";
/// The folder in it for folders that do not exist in the output folder yet.
pub(super) const NEW_FOLDERS: &str = ".manicule-staging/new";
/// The next manifest.
pub(super) const NEW_MANIFEST: &str = ".manicule-staging/manifest";

/// Checks that our own names in the output folder are files and folders of ours.
pub(super) fn check_own_names(out: &dyn FileSystem) -> Result<(), PublishError> {
    match kind(out, MANIFEST)? {
        None | Some(PathKind::File(_)) => {}
        Some(_) => return Err(PublishError::Foreign(vec![MANIFEST.to_owned()])),
    }
    match kind(out, FOLDER)? {
        None => Ok(()),
        Some(PathKind::Folder) => {
            let entries = out.entries_below(FOLDER).into_iter();
            let foreign = entries.filter(|(path, kind)| !is_staged(path, *kind));
            refuse(foreign.map(|(path, _)| path).collect())
        }
        Some(_) => Err(PublishError::Foreign(vec![FOLDER.to_owned()])),
    }
}

/// Checks that the folders of all `paths` are real folders, do not exist, or are files of ours.
pub(super) fn check_folders<'a>(
    out: &dyn FileSystem,
    paths: impl Iterator<Item = &'a str>,
    earlier: &Manifest,
) -> Result<(), PublishError> {
    let mut checked = BTreeMap::new();
    for path in paths {
        for folder in parents(path) {
            if checked.contains_key(folder) {
                break;
            }
            let is_free = match kind(out, folder)? {
                None | Some(PathKind::Folder) => true,
                Some(PathKind::File(_)) => earlier.has(folder),
                Some(PathKind::Other) => false,
            };
            checked.insert(folder, is_free);
        }
    }
    let foreign = checked.into_iter().filter(|(_, is_free)| !is_free);
    refuse(foreign.map(|(folder, _)| folder.to_owned()).collect())
}

/// Returns what is at the path of a page: a regular file, or a folder that will be gone.
///
/// # Errors
///
/// [`PublishError::Foreign`] if it is anything else.
pub(super) fn find(
    out: &dyn FileSystem,
    path: &str,
    earlier: &Manifest,
) -> Result<Option<PathKind>, PublishError> {
    let found = kind(out, path)?;
    match found {
        None | Some(PathKind::File(_)) => {}
        Some(PathKind::Other) => refuse(vec![path.to_owned()])?,
        Some(PathKind::Folder) => {
            let is_ours = |(path, kind): &(String, PathKind)| match kind {
                PathKind::File(_) => earlier.has(path),
                PathKind::Folder => earlier.has_below(path),
                PathKind::Other => false,
            };
            let foreign = out.entries_below(path).into_iter().filter(|entry| !is_ours(entry));
            refuse(foreign.map(|(path, _)| path).collect())?;
            if !earlier.has_below(path) {
                refuse(vec![path.to_owned()])?;
            }
        }
    }
    Ok(found)
}

/// Returns whether a build may have left this in the staging folder.
fn is_staged(path: &str, kind: PathKind) -> bool {
    let name = path.strip_prefix(FOLDER).unwrap_or(path).trim_start_matches('/');
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        PathKind::Folder => name == "new" || name.starts_with("new/"),
        PathKind::File(_) => is_number || path == NEW_MANIFEST || name.starts_with("new/"),
        PathKind::Other => false,
    }
}

fn refuse(mut foreign: Vec<String>) -> Result<(), PublishError> {
    foreign.sort();
    if foreign.is_empty() { Ok(()) } else { Err(PublishError::Foreign(foreign)) }
}

fn kind(out: &dyn FileSystem, path: &str) -> Result<Option<PathKind>, PublishError> {
    out.kind(path).map_err(|error| PublishError::Disk(path.to_owned(), error))
}

/// The folders that are reached without following a link. Each is looked at once.
pub(super) struct RealFolders<'a> {
    pub(super) out: &'a dyn FileSystem,
    known: BTreeMap<&'a str, bool>,
}

impl<'a> RealFolders<'a> {
    pub(super) fn new(out: &'a dyn FileSystem) -> Self {
        Self { out, known: BTreeMap::new() }
    }

    /// Returns whether `folder` and all folders above it were real when first asked for.
    pub(super) fn has(&mut self, folder: &'a str) -> bool {
        if let Some(known) = self.known.get(folder) {
            return *known;
        }
        let above = folder.rsplit_once('/').is_none_or(|(above, _)| self.has(above));
        let is_real = above && matches!(self.out.kind(folder), Ok(Some(PathKind::Folder)));
        self.known.insert(folder, is_real);
        is_real
    }

    /// Returns whether a regular file is at `path`.
    pub(super) fn has_file(&mut self, path: &'a str) -> bool {
        parents(path).next().is_none_or(|folder| self.has(folder))
            && matches!(self.out.kind(path), Ok(Some(PathKind::File(_))))
    }
}

/// Returns the folders of a file, the innermost first.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
        .skip(1)
}

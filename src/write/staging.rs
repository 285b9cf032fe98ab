//! The staging folder, where changed pages wait until all pages are made.

use std::collections::BTreeSet;
use std::io;

use super::manifest::Manifest;
use super::outcome::PublishError;
use crate::source::{FileSystem, WalkEntry};

/// The staging folder, in the output folder.
const FOLDER: &str = ".manicule-staging";
/// The folder in it for folders that do not exist in the output folder yet.
const NEW_FOLDERS: &str = ".manicule-staging/new";

/// The place where a page waits.
pub(super) enum Staged {
    /// Nowhere: the file in the output folder is the same.
    Unchanged,
    /// In a file at this path.
    File(String),
    /// In one of the new folders.
    InNewFolder,
}

/// The staging folder of one build.
pub(super) struct Staging<'a> {
    pub(super) out: &'a dyn FileSystem,
    /// The outermost folders that do not exist in the output folder yet.
    new_folders: BTreeSet<&'a str>,
}

impl<'a> Staging<'a> {
    /// Returns the empty staging folder for a site of these paths.
    pub(super) fn new(out: &'a dyn FileSystem, paths: impl Iterator<Item = &'a str>) -> Self {
        let folders = paths.filter(|path| path.contains('/')).map(top);
        let folders: BTreeSet<&str> = folders.collect();
        let new_folders = folders.into_iter().filter(|folder| !out.exists(folder)).collect();
        let staging = Self { out, new_folders };
        staging.clear();
        staging
    }

    /// Stages a page if it differs from the file in the output folder.
    pub(super) fn add(
        &self,
        number: usize,
        path: &str,
        bytes: &[u8],
        earlier: &Manifest,
    ) -> Result<Staged, PublishError> {
        let (staged, result) = if self.new_folders.contains(top(path)) {
            // Nothing can be in its way.
            (format!("{NEW_FOLDERS}/{path}"), Staged::InNewFolder)
        } else if self.is_same(path, bytes, earlier)? {
            return Ok(Staged::Unchanged);
        } else {
            let staged = format!("{FOLDER}/{number}");
            (staged.clone(), Staged::File(staged))
        };
        let written = self.out.write(&staged, bytes);
        written.map_err(|error| PublishError::Disk(path.to_owned(), error))?;
        Ok(result)
    }

    /// Returns whether the output folder has these bytes at `path`; an error if a foreign file is
    /// in the way.
    fn is_same(&self, path: &str, bytes: &[u8], earlier: &Manifest) -> Result<bool, PublishError> {
        let out = self.out;
        let is_ours = earlier.has(path);
        match out.read(path) {
            Ok(old) if old == bytes => return Ok(true),
            Ok(_) if !is_ours => return Err(PublishError::Foreign(vec![path.to_owned()])),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Perhaps a folder, which is removed unless foreign files are in it.
            Err(_) if !is_ours && out.exists(path) => {
                let foreign = foreign_files(out, path, earlier);
                if !foreign.is_empty() {
                    return Err(PublishError::Foreign(foreign));
                }
            }
            _ => {}
        }
        // A foreign file where a folder of ours must be.
        match parents(path).find(|parent| out.read(parent).is_ok()) {
            Some(file) if !earlier.has(file) => Err(PublishError::Foreign(vec![file.to_owned()])),
            _ => Ok(false),
        }
    }

    /// Moves the new folders into the output folder.
    pub(super) fn move_new_folders(&self) -> Result<(), PublishError> {
        for folder in &self.new_folders {
            let moved = self.out.rename(&format!("{NEW_FOLDERS}/{folder}"), folder);
            moved.map_err(|error| PublishError::Disk((*folder).to_owned(), error))?;
        }
        Ok(())
    }

    /// Writes a file, by way of the staging folder, so that it is never half written.
    pub(super) fn replace(&self, path: &str, text: &str) -> Result<(), PublishError> {
        let staged = format!("{FOLDER}/manifest");
        self.out
            .write(&staged, text.as_bytes())
            .and_then(|()| self.out.rename(&staged, path))
            .map_err(|error| PublishError::Disk(path.to_owned(), error))
    }

    /// Removes the staging folder and all that is in it.
    pub(super) fn clear(&self) {
        for item in self.out.walk(FOLDER) {
            if let WalkEntry::File(entry) = item {
                let _ = remove(self.out, &entry.path);
            }
        }
        self.out.remove_empty_folders(FOLDER);
    }
}

/// Removes a file and the folders that this leaves empty; returns whether the file existed.
pub(super) fn remove(out: &dyn FileSystem, path: &str) -> Result<bool, PublishError> {
    let existed = out.exists(path);
    if existed {
        out.remove(path).map_err(|error| PublishError::Disk(path.to_owned(), error))?;
    }
    for parent in parents(path) {
        out.remove_empty_folder(parent);
    }
    Ok(existed)
}

/// Returns the folders of a file, the innermost first.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
        .skip(1)
}

/// Returns the outermost folder of a path, or the file's own name.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Returns the files at or below `path` that we did not write.
fn foreign_files(out: &dyn FileSystem, path: &str, earlier: &Manifest) -> Vec<String> {
    let found = out.walk(path).into_iter().map(|item| match item {
        WalkEntry::File(entry) => entry.path,
        WalkEntry::Fault(path, _) => path,
    });
    found.filter(|path| !earlier.has(path)).collect()
}

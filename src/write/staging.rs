//! The staging folder, where changed pages wait until all pages are made.

use std::collections::BTreeSet;

use super::manifest::Manifest;
use super::obstacles::{self, FOLDER, NEW_FOLDERS, NEW_MANIFEST};
use super::outcome::PublishError;
use crate::source::{FileSystem, PathKind};

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
    /// Returns the empty staging folder for a site of these paths, which are free of anything that
    /// we did not write, up to their own folders.
    pub(super) fn new(
        out: &'a dyn FileSystem,
        paths: impl Iterator<Item = &'a str> + Clone,
        earlier: &Manifest,
    ) -> Result<Self, PublishError> {
        obstacles::check_folders(out, paths.clone(), earlier)?;
        out.remove_all(FOLDER).map_err(|error| PublishError::Disk(FOLDER.to_owned(), error))?;
        let folders: BTreeSet<&str> = paths.filter(|path| path.contains('/')).map(top).collect();
        let new_folders = folders.into_iter().filter(|folder| !out.exists(folder)).collect();
        Ok(Self { out, new_folders })
    }

    /// Returns what is at `path` in the output folder; an error if it is not ours to replace.
    pub(super) fn find(
        &self,
        path: &str,
        earlier: &Manifest,
    ) -> Result<Option<PathKind>, PublishError> {
        if self.new_folders.contains(top(path)) {
            return Ok(None);
        }
        obstacles::find(self.out, path, earlier)
    }

    /// Stages a page if it differs from the file in the output folder, which is `found`.
    pub(super) fn add(
        &self,
        number: usize,
        path: &str,
        bytes: &[u8],
        found: Option<PathKind>,
        earlier: &Manifest,
    ) -> Result<Staged, PublishError> {
        if let Some(PathKind::File(size)) = found {
            let is_same =
                size == bytes.len() as u64 && self.out.read(path).is_ok_and(|old| old == bytes);
            if is_same {
                return Ok(Staged::Unchanged);
            }
            if !earlier.has(path) {
                return Err(PublishError::Foreign(vec![path.to_owned()]));
            }
        }
        let (staged, result) = if self.new_folders.contains(top(path)) {
            (format!("{NEW_FOLDERS}/{path}"), Staged::InNewFolder)
        } else {
            let staged = format!("{FOLDER}/{number}");
            (staged.clone(), Staged::File(staged))
        };
        let written = self.out.write(&staged, bytes);
        written.map_err(|error| PublishError::Disk(path.to_owned(), error))?;
        Ok(result)
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
        self.out
            .write(NEW_MANIFEST, text.as_bytes())
            .and_then(|()| self.out.rename(NEW_MANIFEST, path))
            .map_err(|error| PublishError::Disk(path.to_owned(), error))
    }

    /// Removes the staging folder and all that is in it.
    pub(super) fn clear(&self) {
        let _ = self.out.remove_all(FOLDER);
    }
}

/// Returns the outermost folder of a path, or the file's own name.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

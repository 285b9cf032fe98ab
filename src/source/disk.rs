//! Files on the disk.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::fs::{FileEntry, FileSystem, FileSystemLock, PathKind, WalkEntry};

/// A folder on the disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// Returns the file system below `root`, which need not exist.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn relative(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    fn classify(&self, entry: &DirEntry, home: Option<&Path>) -> Option<WalkEntry> {
        let path = self.relative(entry.path());
        if entry.path_is_symlink() {
            let inside = entry
                .path()
                .canonicalize()
                .ok()
                .zip(home)
                .is_some_and(|(target, home)| target.starts_with(home));
            if !inside {
                return Some(WalkEntry::Fault(
                    path,
                    "is a link that leads out of the folder".into(),
                ));
            }
        }
        if !entry.file_type().is_file() {
            return None;
        }
        let size = entry.metadata().map_or(0, |metadata| metadata.len());
        Some(WalkEntry::File(FileEntry { path, size }))
    }

    fn fault(&self, error: &walkdir::Error) -> WalkEntry {
        let path = error.path().map_or_else(String::new, |path| self.relative(path));
        let what = match error.io_error() {
            _ if error.loop_ancestor().is_some() => "is a link that loops".to_owned(),
            Some(error) if error.raw_os_error().is_some_and(is_loop) => {
                "is a link that loops".to_owned()
            }
            Some(error) if error.kind() == io::ErrorKind::NotFound => {
                "is a link that leads nowhere".to_owned()
            }
            Some(error) => format!("cannot be read: {error}"),
            None => "cannot be read".to_owned(),
        };
        WalkEntry::Fault(path, what)
    }
}

impl FileSystem for Disk {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        let start = self.root.join(folder);
        if start.symlink_metadata().is_err() {
            return Vec::new();
        }
        let home = self.root.canonicalize().ok();
        // A folder behind a link that leads outside is not entered, only reported.
        let mut walk = WalkDir::new(start).follow_links(true).into_iter();
        let mut found = Vec::new();
        let mut files = Vec::new();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if !entry.file_type().is_dir() => files.push(entry),
                Ok(folder) => {
                    let Some(fault) = self.classify(&folder, home.as_deref()) else { continue };
                    walk.skip_current_dir();
                    found.push(fault);
                }
                Err(error) => found.push(self.fault(&error)),
            }
        }
        // One system call for each file takes longer than the walk, so they run in parallel.
        found.par_extend(files.par_iter().filter_map(|file| self.classify(file, home.as_deref())));
        found.par_sort();
        found
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let target = self.root.join(path);
        with_folder(&target, || fs::write(&target, bytes))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let target = self.root.join(to);
        with_folder(&target, || fs::rename(self.root.join(from), &target))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.root.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn remove_empty_folder(&self, path: &str) {
        let _ = fs::remove_dir(self.root.join(path));
    }

    fn remove_all(&self, folder: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.root.join(folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn kind(&self, path: &str) -> io::Result<Option<PathKind>> {
        match self.root.join(path).symlink_metadata() {
            Ok(found) => Ok(Some(kind(&found))),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
                _ => Err(error),
            },
        }
    }

    fn entries_below(&self, folder: &str) -> Vec<(String, PathKind)> {
        let walk = WalkDir::new(self.root.join(folder)).min_depth(1);
        let entries = walk.into_iter().map(|entry| match entry {
            Ok(entry) => {
                let kind = entry.metadata().map_or(PathKind::Other, |found| kind(&found));
                (self.relative(entry.path()), kind)
            }
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), |it| self.relative(it));
                (path, PathKind::Other)
            }
        });
        entries.collect()
    }

    #[cfg(unix)]
    fn is_writable(&self, folder: &str) -> bool {
        use rustix::fs::{Access, AtFlags, CWD, accessat};
        let rights = Access::WRITE_OK | Access::EXEC_OK;
        match accessat(CWD, self.root.join(folder), rights, AtFlags::EACCESS) {
            Err(error) => {
                let error = io::Error::from(error);
                let refusals = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
                !refusals.contains(&error.kind())
            }
            Ok(()) => true,
        }
    }

    /// Locks the folder itself, so that no file is left. The system unlocks it when the process
    /// ends, however that happens. Windows and some network drives lock no folders.
    fn lock(&self) -> io::Result<FileSystemLock> {
        fs::create_dir_all(&self.root)?;
        let Ok(folder) = File::open(&self.root) else { return Ok(FileSystemLock(None)) };
        match folder.try_lock() {
            Ok(()) => Ok(FileSystemLock(Some(folder))),
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(_)) => Ok(FileSystemLock(None)),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.root.join(path).symlink_metadata().is_ok()
    }
}

fn kind(found: &Metadata) -> PathKind {
    if found.is_file() {
        PathKind::File(found.len())
    } else if found.is_dir() {
        PathKind::Folder
    } else {
        PathKind::Other
    }
}

/// Returns whether `code` is `ELOOP`, for which `io::ErrorKind` has no stable variant.
fn is_loop(code: i32) -> bool {
    let eloop = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && code == eloop
}

/// Runs an action that needs the folder of `target`, which it creates if it is missing.
fn with_folder(target: &Path, action: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match action() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(target.parent().unwrap_or(target))?;
            action()
        }
        result => result,
    }
}

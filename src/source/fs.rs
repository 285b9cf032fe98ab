//! The file system that the program works on.

use std::fs::File;
use std::io;

/// A file found below a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// The path from the root of the file system, with `/`.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// An item that a walk finds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WalkEntry {
    /// A regular file.
    File(FileEntry),
    /// A path that cannot be followed (a loop of links, a link that leads outside, a folder without
    /// permission) and the reason, as the end of a sentence that begins with the path.
    Fault(String, String),
}

/// A kind of thing at a path. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A regular file, with its size in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a named pipe, a socket or a device.
    Other,
}

/// Keeps other processes from locking a file system, until it is dropped or the process ends.
#[derive(Debug, Default)]
pub struct FileSystemLock(
    #[expect(dead_code, reason = "it is held, not read")] pub(super) Option<File>,
);

/// A folder with files in it. All paths are relative to it, with `/`, and never contain `..`.
pub trait FileSystem: Sync {
    /// Returns all files below `folder`, sorted by path; `""` is the root. If `folder` is a file,
    /// returns that file; if it does not exist, nothing. Symbolic links are followed unless they
    /// lead out of the file system.
    fn walk(&self, folder: &str) -> Vec<WalkEntry>;

    /// Reads a whole file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Writes a file, and creates its folders. Not atomic: see [`FileSystem::rename`].
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Moves a file, replacing any other, or moves a folder to a path that does not exist; creates
    /// folders on the way. Atomic: other processes see the old state or the new one.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file if it exists.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Removes a folder if it is empty.
    fn remove_empty_folder(&self, path: &str);

    /// Removes a folder and all that is in it, if it exists. Links are removed, not followed.
    fn remove_all(&self, folder: &str) -> io::Result<()> {
        for (path, kind) in self.entries_below(folder) {
            if kind != PathKind::Folder {
                self.remove(&path)?;
            }
        }
        self.remove_empty_folder(folder);
        Ok(())
    }

    /// Returns what is at `path`; `None` if nothing is. Fails if the system does not say.
    fn kind(&self, path: &str) -> io::Result<Option<PathKind>> {
        Ok(match self.read(path) {
            Ok(bytes) => Some(PathKind::File(bytes.len() as u64)),
            Err(_) => self.exists(path).then_some(PathKind::Folder),
        })
    }

    /// Returns all that is below `folder`, at any depth, in no particular order. Links are not
    /// followed; what cannot be looked at is [`PathKind::Other`].
    fn entries_below(&self, folder: &str) -> Vec<(String, PathKind)> {
        let entries = self.walk(folder).into_iter().map(|entry| match entry {
            WalkEntry::File(entry) => (entry.path, PathKind::File(entry.size)),
            WalkEntry::Fault(path, _) => (path, PathKind::Other),
        });
        entries.filter(|(path, _)| path != folder).collect()
    }

    /// Returns whether files in `folder` may be added and removed, as far as can be told without
    /// trying.
    fn is_writable(&self, _folder: &str) -> bool {
        true
    }

    /// Locks the file system for one writer, and creates its root. The error is `WouldBlock` if
    /// another one has the lock. Where the system has no such locks, every call succeeds.
    fn lock(&self) -> io::Result<FileSystemLock> {
        Ok(FileSystemLock::default())
    }

    /// Returns whether anything exists at `path`.
    fn exists(&self, path: &str) -> bool;
}

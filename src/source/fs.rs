//! The file system that the program works on.

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

    /// Removes those of a folder and its subfolders that contain no file.
    fn remove_empty_folders(&self, path: &str) {
        self.remove_empty_folder(path);
    }

    /// Returns the size of a file in bytes; `None` if there is no file.
    fn size(&self, path: &str) -> Option<u64> {
        self.read(path).ok().map(|bytes| bytes.len() as u64)
    }

    /// Returns whether anything exists at `path`.
    fn exists(&self, path: &str) -> bool;
}

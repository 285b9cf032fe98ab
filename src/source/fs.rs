//! What the program asks of a file system.

use std::io;

/// A file found below a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// Path from the file system's root, with `/`.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
}

/// What a walk meets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WalkEntry {
    /// A regular file.
    File(FileEntry),
    /// Something that cannot be followed: a loop of links, a link that leads outside, a folder
    /// that may not be read. The second field says what, as the end of a sentence.
    Fault(String, String),
}

/// A folder with files in it. All paths are relative to it, with `/`, and never contain `..`.
pub trait FileSystem: Sync {
    /// Returns all files below `folder` (`""`: everywhere), sorted by path; the file itself where
    /// it is one. Empty where there is nothing. Symbolic links are followed while they stay inside.
    fn walk(&self, folder: &str) -> Vec<WalkEntry>;

    /// Reads a whole file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Writes a file and makes its folders. Not atomic: see [`FileSystem::rename`].
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Moves a file, over another if need be, or a folder to where nothing is, and makes folders.
    /// Whoever looks sees the old file or the new one, all of the folder or nothing.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file; one that is not there is fine.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Removes a folder if it is empty; otherwise leaves it.
    fn remove_empty_folder(&self, path: &str);

    /// Removes a folder and the folders in it, those in which no file is.
    fn remove_empty_folders(&self, path: &str) {
        self.remove_empty_folder(path);
    }

    /// Returns the size of a file in bytes; `None` where there is none.
    fn size(&self, path: &str) -> Option<u64> {
        self.read(path).ok().map(|bytes| bytes.len() as u64)
    }

    /// Returns whether there is a file, or anything else, at `path`.
    fn exists(&self, path: &str) -> bool;
}

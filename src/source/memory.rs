//! Files in memory, for tests and for the built-in theme.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use super::fs::{FileEntry, FileSystem, WalkEntry};

/// Files in memory, with a capacity for tests of a full disk.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    capacity: Option<usize>,
}

impl Memory {
    /// Returns a file system with these files.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        Self { files: Mutex::new(files), capacity: None }
    }

    /// Limits the total size of all files.
    #[must_use]
    pub fn with_capacity(mut self, bytes: usize) -> Self {
        self.capacity = Some(bytes);
        self
    }

    /// Returns all files, sorted by path.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl FileSystem for Memory {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        let below = |path: &str| {
            let rest = path.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.lock()
            .iter()
            .filter(|(path, _)| below(path))
            .map(|(path, bytes)| FileEntry { path: path.clone(), size: bytes.len() as u64 })
            .map(WalkEntry::File)
            .collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.lock().get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.lock();
        let others: usize =
            files.iter().filter(|(name, _)| *name != path).map(|(_, bytes)| bytes.len()).sum();
        if self.capacity.is_some_and(|capacity| others + bytes.len() > capacity) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.lock().remove(path);
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut files = self.lock();
        let folder = format!("{from}/");
        let is_moved = |path: &str| path == from || path.starts_with(&folder);
        let (moved, kept): (BTreeMap<_, _>, _) =
            std::mem::take(&mut *files).into_iter().partition(|(path, _)| is_moved(path));
        *files = kept;
        let found = !moved.is_empty();
        files.extend(
            moved.into_iter().map(|(path, bytes)| (to.to_owned() + &path[from.len()..], bytes)),
        );
        if found { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn remove_empty_folder(&self, _path: &str) {}

    fn exists(&self, path: &str) -> bool {
        let files = self.lock();
        let folder = format!("{path}/");
        files.contains_key(path) || files.keys().any(|other| other.starts_with(&folder))
    }
}

//! Checks a file before it is written.

use std::io;

use super::Refusal;
use crate::diag::Diagnostic;
use crate::load::load;
use crate::model::Id;
use crate::resolve::{Options, resolve};
use crate::source::{FileEntry, FileId, FileSystem, WalkEntry};

/// A read-only file system in which one file is new or has another content.
pub(super) struct OverlayFiles<'a> {
    pub(super) files: &'a dyn FileSystem,
    pub(super) path: String,
    pub(super) text: Vec<u8>,
}

impl OverlayFiles<'_> {
    /// Returns why the note `id` on `article`, which begins at byte `from` of the new content, must
    /// not be written: its first error, or that it is not read as a note at all.
    pub(super) fn refusal(&self, article: &Id, id: &Id, from: usize) -> Option<Refusal> {
        let (loaded, mut faults) = load(self);
        let (_, found) = resolve(&loaded, Options { drafts: true });
        faults.extend(found);
        let file = FileId::of(&self.path);
        let is_new = |item: &&Diagnostic| {
            let at = item.span.filter(|span| span.file == file && span.start as usize >= from);
            item.is_error() && at.is_some()
        };
        if let Some(fault) = faults.iter().find(is_new) {
            return Some(Refusal::new(fault.message.clone(), fault.help.clone()));
        }
        let notes = loaded.note_docs(article);
        let is_there = notes.iter().any(|note| note.id.value == *id);
        (!is_there).then(|| {
            let message = format!("{} ends within a block that goes on to its end", self.path);
            Refusal::new(
                message,
                "close the code or the raw HTML there; else the note is a part of it",
            )
        })
    }
}

impl FileSystem for OverlayFiles<'_> {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        let mut found = self.files.walk(folder);
        let below = self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if below && !self.files.exists(&self.path) {
            let size = self.text.len() as u64;
            found.push(WalkEntry::File(FileEntry { path: self.path.clone(), size }));
            found.sort();
        }
        found
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == self.path { Ok(self.text.clone()) } else { self.files.read(path) }
    }

    fn write(&self, _path: &str, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, _from: &str, _to: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove(&self, _path: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_empty_folder(&self, _path: &str) {}

    fn exists(&self, path: &str) -> bool {
        path == self.path || self.files.exists(path)
    }
}

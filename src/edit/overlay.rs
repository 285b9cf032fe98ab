//! Checks a file before it is written.

use std::io;

use super::Refusal;
use super::open_briefing::OpenBriefing;
use crate::diag::{Code, Diagnostic};
use crate::model::Id;
use crate::source::{FileEntry, FileId, FileSystem, WalkEntry};

/// A read-only file system in which one file is new or has another content.
pub(super) struct OverlayFiles<'a> {
    pub(super) files: &'a dyn FileSystem,
    pub(super) path: String,
    pub(super) text: Vec<u8>,
}

impl OverlayFiles<'_> {
    /// Returns the links that lead nowhere of the note `id` on `article`, which begins at byte
    /// `from` of the new content. Afterwards the briefing has to read the file again.
    ///
    /// # Errors
    ///
    /// Why the note must not be written: its first other error, or that it is not read as a note at
    /// all.
    pub(super) fn open_links(
        &self,
        briefing: &mut OpenBriefing<'_>,
        article: &Id,
        id: &Id,
        from: usize,
    ) -> Result<Vec<Diagnostic>, Refusal> {
        let (loaded, faults) = briefing.with_change(self, &self.path);
        let file = FileId::of(&self.path);
        let is_new = |item: &&Diagnostic| {
            let at = item.span.filter(|span| span.file == file && span.start as usize >= from);
            item.is_error() && at.is_some()
        };
        let (links, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            faults.iter().filter(is_new).partition(|fault| fault.code == Code::BrokenLink);
        if let Some(fault) = others.first() {
            return Err(Refusal::new(fault.message.clone(), fault.help.clone()));
        }
        let notes = loaded.note_docs(article);
        if !notes.iter().any(|note| note.id.value == *id) {
            let message = format!("{} ends within a block that goes on to its end", self.path);
            return Err(Refusal::new(
                message,
                "close the code or the raw HTML there; else the note is a part of it",
            ));
        }
        Ok(links.into_iter().cloned().collect())
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

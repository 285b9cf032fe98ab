//! Source files, spans in them, and the only access to the disk.
//!
//! In: a [`FileSystem`]. Out: [`Sources`], the texts by [`FileId`], and [`Span`]s in them. Lines
//! and columns are computed only where a message is printed ([`Sources::position`]).

mod by_file;
mod disk;
mod fs;
mod memory;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

pub(crate) use by_file::ByFile;
pub use disk::Disk;
pub use fs::{FileEntry, FileSystem, FileSystemLock, PathKind, WalkEntry};
pub use memory::Memory;

/// The id of a source file. It is a hash of the path, so that ids in the disk cache stay valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(u64);

impl FileId {
    /// Returns the id of the file at `path`.
    pub fn of(path: &str) -> Self {
        Self(Fingerprint::of_bytes(path.as_bytes()).low())
    }
}

/// A byte range in a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte; equal to `start` if there is nothing to underline.
    pub end: u32,
}

impl Span {
    /// Returns the span of `range`, whose offsets count from byte `base` of the file.
    ///
    /// Offsets fit because sources are limited to [`MAX_BYTES`].
    pub fn new(file: FileId, base: usize, range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// Returns the byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and its place in a file.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub span: Span,
}

/// The largest source file, in bytes. Nobody writes a larger one by hand, and offsets have 32 bits.
pub const MAX_BYTES: u64 = 16 << 20;

/// One source file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the briefing's folder, with `/`.
    pub path: Arc<str>,
    /// The text; empty if the file could not be read.
    pub text: Arc<str>,
    /// Where each line begins. Made for the first message about the file: to count the lines for
    /// each would take time in proportion to the product of messages and bytes.
    lines: OnceLock<Arc<[u32]>>,
}

impl Source {
    fn new(path: &str, text: Arc<str>) -> Self {
        Self { path: path.into(), text, lines: OnceLock::new() }
    }

    /// Returns the number of the line, from 1, that byte `offset` is on.
    pub(crate) fn line(&self, offset: usize) -> usize {
        let lines = self.lines.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| at as u32 + 1)).collect()
        });
        lines.partition_point(|start| *start as usize <= offset)
    }
}

/// All source files, for messages.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: ByFile<Source>,
}

/// A line and a column, as editors count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Sources {
    /// Adds a file, or replaces its text, and returns its id.
    pub(crate) fn add(&mut self, path: &str, text: Arc<str>) -> FileId {
        let id = FileId::of(path);
        self.files.insert(id, Source::new(path, text));
        id
    }

    /// Sets the text of a file that was added before it was read.
    pub(crate) fn set_text(&mut self, file: FileId, text: Arc<str>) {
        if let Some(source) = self.files.get_mut(&file) {
            *source = Source { text, lines: OnceLock::new(), path: Arc::clone(&source.path) };
        }
    }

    /// Removes a file to which no span refers any more.
    pub(crate) fn remove(&mut self, path: &str) {
        self.files.remove(&FileId::of(path));
    }

    /// Returns a file.
    ///
    /// # Panics
    ///
    /// If it was never added, or was removed.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[&file]
    }

    /// Returns the file at a path, if it was read.
    pub fn find(&self, path: &str) -> Option<&Source> {
        self.files.get(&FileId::of(path))
    }

    /// Returns where `span` begins.
    pub fn position(&self, span: Span) -> LineColumn {
        let source = self.get(span.file);
        let offset = source.text.floor_char_boundary((span.start as usize).min(source.text.len()));
        let before = &source.text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn { line: source.line(offset), column: before[start..].chars().count() + 1 }
    }
}

/// Returns the line and column of the byte at `offset`, or of the end if it is past the end.
pub(crate) fn position(text: &str, offset: usize) -> LineColumn {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    LineColumn {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

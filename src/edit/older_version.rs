//! The version that an article becomes by an update, and the notes that stay on it.

use super::source_table::newline;
use crate::model::document::{ArticleDoc, NoteDoc, Seen};
use crate::model::{Id, TextForm};
use crate::source::FileSystem;

/// Returns the version that an article becomes by an update: named by the day on which it was seen,
/// and by the time if there is a version of that day already.
pub(super) fn version_of(
    files: &dyn FileSystem,
    old: &ArticleDoc,
    changes: &[String],
) -> Option<Seen> {
    let date = old.origin.retrieved.filter(|_| old.text == TextForm::Full)?;
    if changes.is_empty() {
        return None;
    }
    let time = old.origin.retrieved_time.map(Some);
    let names = [None].into_iter().chain(time).map(|time| Seen { date, time });
    let bytes = old.body.file_text.as_bytes();
    let is_free = |seen: &Seen| match files.read(&version_path(&old.id, *seen)) {
        Ok(there) => there == bytes,
        Err(_) => !files.exists(&version_path(&old.id, *seen)),
    };
    names.into_iter().find(is_free)
}

/// Returns the path of a version.
pub(super) fn version_path(id: &Id, seen: Seen) -> String {
    format!("content/articles/{id}/{}.md", seen.stem())
}

/// Returns a notes file in which some of its notes, in its order, are on an earlier version, by a
/// line `version:` after that of their kind.
pub(super) fn on_version<'a>(
    text: &str,
    moved: impl Iterator<Item = &'a NoteDoc>,
    version: Seen,
) -> String {
    let newline = newline(text);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for note in moved {
        let Some(end) = end_of_kind(text, note) else { continue };
        out.push_str(&text[at..end]);
        out.extend([newline, "version: ", &version.stem()]);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// Returns the end of the line with a note's kind, which each note has, without its line break.
fn end_of_kind(text: &str, note: &NoteDoc) -> Option<usize> {
    let start = note.quote.as_ref().map_or(note.id.span.end, |quote| quote.span.end) as usize;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.starts_with("kind:") {
            return Some(at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

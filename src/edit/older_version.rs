//! The version that an article becomes by an update, and the notes that stay on it.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::source_table::{PageSource, newline};
use super::version_path;
use crate::model::TextForm;
use crate::model::document::{ArticleDoc, NoteDoc, Seen};
use crate::source::FileSystem;

/// Returns the version that an article becomes by an update: named by the day on which it was seen,
/// and by the time if there is a version of that day already. If nobody knows that, it is named by
/// the day on which the page that replaces it was seen, since it was seen by then. `None` for a
/// digest, and if that is not known either.
pub(super) fn version_of(
    files: &dyn FileSystem,
    old: &ArticleDoc,
    replaced_by: &PageSource,
) -> Option<Seen> {
    if old.text == TextForm::Digest {
        return None;
    }
    let own = old.origin.retrieved.map(|date| (date, old.origin.retrieved_time));
    let names = |seen: Option<(Date, Option<Time>)>, exact| {
        let times =
            seen.map(|(date, time)| [None].into_iter().chain(time.map(Some)).zip([date; 2]));
        times.into_iter().flatten().map(move |(time, date)| Seen { date, time, exact })
    };
    let mut names = names(own, true).chain(names(replaced_by.seen(), false));
    let bytes = old.body.file_text.as_bytes();
    let is_free = |seen: &Seen| match files.read(&version_path(&old.id, *seen)) {
        Ok(there) => there == bytes,
        Err(_) => !files.exists(&version_path(&old.id, *seen)),
    };
    names.find(is_free)
}

impl PageSource {
    /// Returns the day on which the page was seen, in UTC, and the time.
    fn seen(&self) -> Option<(Date, Option<Time>)> {
        let at = self.retrieved.map(|at| at.to_zoned(TimeZone::UTC));
        let at = at.map(|at| (at.date(), Some(at.time())));
        at.or(self.day.map(|day| (day, None)))
    }
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

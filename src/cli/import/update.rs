//! `import --update`: what changed, what became of the notes, and how to go back.

use crate::edit::update::{self, NoteStatus, UpdateFiles, UpdateReport};
use crate::edit::{self, PageSource, Refusal};
use crate::import::ImportedPage;
use crate::load::Loaded;
use crate::model::Id;
use crate::model::document::Seen;
use crate::source::Disk;

use super::source::ImportSource;
use crate::cli::args::{Args, Import};
use crate::cli::{print, shown};

/// Brings an article to a later version; returns whether every note has its passage, in that
/// version or the one before, and no words were changed by both editor and page.
pub(super) fn again(
    args: &Args,
    command: &Import,
    loaded: &Loaded,
    id: &Id,
    page: &ImportedPage,
    source: &ImportSource,
    mut origin: PageSource,
) -> Result<bool, Refusal> {
    let files = &Disk::new(&args.root);
    let path = edit::original_path(id, &source.name, &page.format);
    if !command.no_keep {
        origin.file = path.rsplit('/').next().map(str::to_owned);
    }
    let report = update::compare(files, loaded, id, page, &origin, command.force)?;
    for warning in &page.warnings {
        eprintln!("warning: {warning}");
    }
    print(&in_words(&report));
    if !command.dry_run {
        let original = (!command.no_keep).then_some((path.as_str(), &source.bytes[..]));
        let updated = update::apply(files, id, &report, original)?;
        if !args.quiet {
            print(&written(args, &updated));
        }
    }
    let is_kept = report.notes_text.is_some();
    let fine = |note_status: &NoteStatus| match note_status {
        NoteStatus::Kept | NoteStatus::Moved => true,
        NoteStatus::Orphaned(_) => is_kept,
        _ => false,
    };
    Ok(report.conflicts.is_empty() && report.notes.iter().all(|(_, status)| fine(status)))
}

/// Returns what changed, and what became of each note.
fn in_words(report: &UpdateReport) -> String {
    let mut out = String::new();
    match &report.changes[..] {
        [] => out.push_str("The text is the same.\n"),
        changes => {
            let places = if changes.len() == 1 { "place" } else { "places" };
            out.push_str(&format!("The text changed in {} {places}:\n", changes.len()));
            changes.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        }
    }
    out.push_str(&corrections(report));
    if let Some(headline) = &report.headline {
        let left = if report.takes_headline { "" } else { "; the front matter was left as it is" };
        out.push_str(&format!("The headline is now “{headline}”{left}.\n"));
    }
    for (note, note_status) in &report.notes {
        out.push_str(&format!("note {note}: {}\n", note_status_in_words(note_status)));
        if note_status.is_of_older() {
            out.push_str(&kept_on(report.version));
        }
    }
    if report.unread > 0 {
        out.push_str(&format!(
            "{} notes could not be read: `manicule check` says why.\n",
            report.unread
        ));
    }
    out
}

/// Returns on which version a note stays whose words are gone.
fn kept_on(version: Option<Seen>) -> String {
    match version {
        Some(version) => format!(
            "    it stays, on the version before: `version: {}` in its fields\n",
            version.stem()
        ),
        None => "    it is on no version of the article: a digest has none\n".to_owned(),
    }
}

/// Returns a report on corrections by hand: which stay.
fn corrections(report: &UpdateReport) -> String {
    let mut out = String::new();
    if report.is_replaced {
        out.push_str(
            "The older original is not kept: corrections by hand cannot be told from changes of the \
             page, and the text is replaced.\n",
        );
    }
    if !report.kept.is_empty() {
        let places = if report.kept.len() == 1 { "place" } else { "places" };
        out.push_str(&format!(
            "Your corrections stay, in {} {places} (first the imported words, then yours):\n",
            report.kept.len()
        ));
        report.kept.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
    for (own, new) in &report.conflicts {
        out.push_str(&format!(
            "Both you and the page changed these words: yours stay, “{own}”; the page has “{new}”.\n"
        ));
    }
    for sentence in &report.shared {
        out.push_str(&format!("Both you and the page changed this sentence: {sentence}\n"));
    }
    out
}

/// Returns which files were written, and the way back.
fn written(args: &Args, updated: &UpdateFiles) -> String {
    if updated.written.is_empty() {
        return "Nothing changed: this file is the article's original already; nothing was \
                written.\n"
            .to_owned();
    }
    let shown = |path: &str| shown(&args.root.join(path)).display().to_string();
    let mut out = String::new();
    for path in &updated.written {
        out.push_str(&format!("Wrote {}.\n", shown(path)));
    }
    let back =
        updated.older.iter().map(|(kept, path)| format!("copy {} to {}", shown(kept), shown(path)));
    out.push_str(&format!("To go back, {}.\n", back.collect::<Vec<_>>().join(", and ")));
    out
}

fn note_status_in_words(note_status: &NoteStatus) -> String {
    let indented = |text: &str| text.replace('\n', "\n    ");
    match note_status {
        NoteStatus::Kept => "kept".to_owned(),
        NoteStatus::Moved => "moved with its passage".to_owned(),
        NoteStatus::Doubtful(help) => format!("its passage is there\n    {}", indented(help)),
        NoteStatus::Edited(help) => format!("its passage was edited\n    {}", indented(help)),
        NoteStatus::Orphaned(help) => format!("orphaned\n    {}", indented(help)),
        NoteStatus::Lost => "was lost before".to_owned(),
    }
}

//! Commands that write into a briefing: new files, imported articles, notes.
//!
//! In: a [`FileSystem`] and a request. Out: files, and a report. No existing file is overwritten,
//! except an article by [`update`], which keeps the older version; a notes file only grows: by
//! notes, and by lines that keep notes on that version.
//! `article` drafts the file of an imported article, `proposed_id` names it, `store` writes it into
//! the folder.

#[cfg(feature = "import")]
mod article;
#[cfg(feature = "import")]
mod carry_over;
#[cfg(feature = "import")]
mod collected_notes;
#[cfg(feature = "import")]
mod compare;
#[cfg(feature = "import")]
mod duplicate;
#[cfg(feature = "import")]
mod front_matter;
pub mod init;
#[cfg(feature = "import")]
pub mod measure;
#[cfg(feature = "import")]
mod merge;
pub mod new;
pub mod note;
#[cfg(feature = "import")]
mod note_status;
#[cfg(feature = "import")]
mod older_version;
#[cfg_attr(
    not(feature = "import"),
    allow(unreachable_pub, reason = "only `import` uses it from outside of this folder")
)]
mod open_briefing;
mod overlay;
#[cfg(feature = "import")]
mod proposed_id;
#[cfg(feature = "import")]
mod source_table;
#[cfg(feature = "import")]
mod store;
pub mod suggest;
#[cfg(feature = "import")]
pub mod update;
#[cfg(feature = "import")]
pub mod verify;

#[cfg(feature = "import")]
pub use article::{DraftArticle, Fact, GivenFacts, MissingFact, draft};
#[cfg(feature = "import")]
pub use carry_over::carry_over;
#[cfg(feature = "import")]
pub use collected_notes::add_collected;
#[cfg(feature = "import")]
pub use duplicate::{Duplicate, duplicate};
#[cfg(feature = "import")]
pub use open_briefing::OpenBriefing;
#[cfg(feature = "import")]
pub use proposed_id::{ProposedId, propose_id};
#[cfg(feature = "import")]
pub use source_table::PageSource;
#[cfg(feature = "import")]
pub use store::{StoredArticle, original_path, store};

pub use crate::diag::Refusal;
use crate::load::{SETTINGS, no_settings};
use crate::model::Id;
use crate::model::document::Seen;
use crate::source::FileSystem;
use crate::text::one_line;

/// Refuses a folder that is not a briefing, with the message of `build`.
///
/// # Errors
///
/// If there is no `manicule.toml`.
pub fn within_briefing(files: &dyn FileSystem) -> Result<(), Refusal> {
    if files.exists(SETTINGS) {
        return Ok(());
    }
    let fault = no_settings();
    let help = format!("{}; `manicule init DIR` makes a briefing", fault.help);
    Err(Refusal::new(fault.message, help))
}

/// Returns the path of an article.
fn article_path(id: &Id) -> String {
    format!("content/articles/{id}.md")
}

/// Returns the path of an earlier version of an article.
fn version_path(id: &Id, seen: Seen) -> String {
    format!("content/articles/{id}/{}.md", seen.stem())
}

/// Returns the path of an article's notes.
fn notes_path(id: &Id) -> String {
    format!("content/articles/{id}.notes.md")
}

/// Returns whether two URLs name one page. Scheme, `www.`, a final slash and the fragment do not
/// count.
#[cfg(feature = "import")]
fn same_address(one: &str, other: &str) -> bool {
    let key = |address: &str| {
        let url = url::Url::parse(address).ok()?;
        let host = url.host_str()?.trim_start_matches("www.").to_owned();
        let path = url.path().trim_end_matches('/').to_owned();
        Some((host, url.port(), path, url.query().map(str::to_owned)))
    };
    key(one).is_some_and(|one| key(other) == Some(one))
}

/// Writes a new file, completely or not at all; refuses if it exists.
fn create(files: &dyn FileSystem, path: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if files.exists(path) {
        return Err(Refusal::new(
            format!("{path} exists already"),
            "choose another name, or edit that file",
        ));
    }
    replace(files, path, bytes)
}

/// Writes a file atomically: a reader sees the old content or the new.
fn replace(files: &dyn FileSystem, path: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let refused = |error: std::io::Error| Refusal::new(format!("cannot write {path}: {error}"), "");
    let staged = match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.{name}.tmp"),
        None => format!(".{path}.tmp"),
    };
    files.write(&staged, bytes).map_err(refused)?;
    files.rename(&staged, path).map_err(|error| {
        // The old file is untouched; only the staged one has to go.
        let _ = files.remove(&staged);
        refused(error)
    })
}

/// Returns a basic string in TOML, on one line. White space is collapsed, control characters go.
fn toml_string(text: &str) -> String {
    let one_line = one_line(text);
    let plain = one_line.chars().filter(|c| !c.is_control()).collect::<String>();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

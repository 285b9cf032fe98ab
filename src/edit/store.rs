//! Writes an imported article into the folder: its file, its notes file, its original.

use super::{Refusal, article_path, create, notes_path};
use crate::model::Id;
use crate::source::FileSystem;

/// The folder of originals, which are never published.
pub(super) const SOURCES: &str = "content/sources";

/// The files of a stored article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// The article's path.
    pub article: String,
    /// The notes file's path, if it was made.
    pub notes: Option<String>,
    /// The original's path, if it was kept.
    pub original: Option<String>,
}

/// Returns the path for the original of an article. It has the extension of its name if that is one
/// of a page, or else one for its format ([`crate::import::ImportedPage::format`]).
pub fn original_path(id: &Id, name: &str, format: &str) -> String {
    let known =
        ["html", "htm", "xhtml", "mht", "mhtml", "txt", "md", "markdown", "gz", "warc", "json"];
    let bare = name.split(['?', '#']).next().unwrap_or_default();
    let ending = bare.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let by_format = match format {
        format if format.starts_with("plain") => "txt",
        format if format.starts_with("Markdown") => "md",
        format if format.starts_with("MHTML") => "mhtml",
        format if format.starts_with("WARC") => "warc",
        format if format.starts_with("wallabag") => "json",
        _ => "html",
    };
    let ending = if known.contains(&ending.as_str()) { ending.as_str() } else { by_format };
    format!("{SOURCES}/{id}.{ending}")
}

/// Writes a new article, an empty notes file and, if given, its original. Existing notes are left
/// alone.
///
/// # Errors
///
/// If the article exists, or a file cannot be written.
pub fn store(
    files: &dyn FileSystem,
    id: &Id,
    text: &str,
    original: Option<(&str, &[u8])>,
) -> Result<StoredArticle, Refusal> {
    let article = article_path(id);
    if files.exists(&article) {
        return Err(Refusal::new(
            format!("{article} exists already"),
            format!(
                "`--update {id}` compares the new version with it; `--id` gives this one another id"
            ),
        ));
    }
    if let Some((path, bytes)) = original {
        match files.read(path) {
            // The same bytes are kept already.
            Ok(there) if there == bytes => {}
            _ => create(files, path, bytes)?,
        }
    }
    create(files, &article, text.as_bytes())?;
    let notes = notes_path(id);
    let made = !files.exists(&notes);
    if made {
        create(files, &notes, b"")?;
    }
    Ok(StoredArticle {
        article,
        notes: made.then_some(notes),
        original: original.map(|(path, _)| path.to_owned()),
    })
}

//! Files of other programs that hold many pages, notes on pages, or links to them.
//!
//! In: a file, and the folder that it is in. Out: a [`Collection`]. Each format has a module, and
//! is recognised by its content. A fault in one of the pages does not spoil the others; it is in
//! [`Collection::refused`]. What is unpacked has limits, and nothing is unpacked onto the disk.

mod http;
mod hypothesis;
mod json;
mod links;
#[cfg(test)]
mod tests;
mod wacz;
pub(super) mod wallabag;
pub(super) mod warc;
mod zotero;

use std::io::{Read, Seek, SeekFrom};

use jiff::civil::Date;

use super::page::Facts;
use crate::diag::Refusal;
use crate::source::{FileSystem, MAX_BYTES};

/// The most bytes of a file that is read as a whole, such as JSON; and of all pages of an archive.
const WHOLE_MAX: u64 = 128 << 20;

/// The content of a file that is not a page itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    /// The name of its format.
    pub format: &'static str,
    /// Its pages, in its order.
    pub pages: Vec<CollectedPage>,
    /// The notes that it lists apart from their pages, in its order.
    pub notes: Vec<CollectedNote>,
    /// Addresses of pages, in its order.
    pub links: Vec<String>,
    /// The parts that cannot be imported: the name of each in the file, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// A page in a collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CollectedPage {
    /// Its address or title, for messages.
    pub name: String,
    /// The name of its file, of which the ending counts. May be empty.
    pub file: String,
    /// A file that the import reads: the page, or the page as its collection has it.
    pub bytes: Vec<u8>,
    /// The address that its links are relative to, if `bytes` do not say it.
    pub address: Option<String>,
    /// Facts that the collection states about it, besides those in `bytes`.
    pub facts: Facts,
    /// The notes on it.
    pub notes: Vec<CollectedNote>,
}

/// A note on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CollectedNote {
    /// The address of the page, if the note is listed apart from it.
    pub address: Option<String>,
    /// The words of the page that it is about; without them, the page as a whole.
    pub passage: Option<CollectedPassage>,
    /// Its text, in Markdown. May be empty.
    pub text: String,
    /// Its tags. May be empty.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day on which it was last changed.
    pub day: Option<Date>,
}

/// A passage of a page, by its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CollectedPassage {
    /// Its words.
    pub exact: String,
    /// The words before it. May be empty.
    pub before: String,
    /// The words after it. May be empty.
    pub after: String,
}

/// Reads a collection; `None` if the file is not one. `beside` is the folder that the file is in.
///
/// # Errors
///
/// If nothing in the file can be read, with what to do about it.
pub fn read(
    mut file: impl Read + Seek,
    beside: &dyn FileSystem,
) -> Result<Option<Collection>, Refusal> {
    let head = head(&mut file)?;
    let text = String::from_utf8_lossy(&head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let collection = if head.starts_with(b"PK\x03\x04") {
        wacz::read(file)?
    } else if warc::is_warc(&head) {
        Some(warc::read(file)?)
    } else if json::is_json(text) {
        Some(from_json(&whole(file)?)?)
    } else if zotero::is_rdf(text) {
        Some(zotero::read(&whole(file)?, beside)?)
    } else if links::is_link(text.lines().next().unwrap_or_default()) || text.starts_with('#') {
        links::read(&whole(file)?)
    } else {
        None
    };
    match collection {
        Some(collection) if collection.is_empty() => Err(Refusal::new(
            format!("there is nothing to import in it ({})", collection.format),
            "export it again, with what is to be imported",
        )),
        collection => Ok(collection),
    }
}

/// Reads an export in JSON.
fn from_json(bytes: &[u8]) -> Result<Collection, Refusal> {
    let value = json::parse(bytes)?;
    hypothesis::read(&value).or_else(|| wallabag::read(&value)).ok_or_else(|| {
        Refusal::new(
            "this is JSON, but of no program that `import` knows",
            "it reads exports of Hypothesis and of wallabag",
        )
    })
}

impl Collection {
    fn is_empty(&self) -> bool {
        self.pages.is_empty()
            && self.notes.is_empty()
            && self.links.is_empty()
            && self.refused.is_empty()
    }
}

/// Returns the first bytes of a file, and goes back to its beginning.
fn head(file: &mut (impl Read + Seek)) -> Result<Vec<u8>, Refusal> {
    const HEAD: u64 = 4096;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
    Ok(head)
}

/// Reads a whole file, up to [`WHOLE_MAX`].
fn whole(file: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    file.take(WHOLE_MAX + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > WHOLE_MAX {
        return Err(Refusal::new(
            format!("the file has more than {} MiB", WHOLE_MAX >> 20),
            "export less at a time",
        ));
    }
    Ok(bytes)
}

fn unreadable(error: &std::io::Error) -> Refusal {
    Refusal::new(format!("cannot be read: {error}"), "")
}

/// Returns the refusal of a page that is larger than any article.
fn too_large() -> Refusal {
    Refusal::new(
        format!("the page has more than {} MiB", MAX_BYTES >> 20),
        "open it in your browser, and save it without its pictures",
    )
}

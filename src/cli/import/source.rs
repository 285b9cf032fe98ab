//! Reads the sources of an import: files, folders, links and standard input.

use std::fs::File;
use std::io::{Cursor, Read, Seek as _};
use std::path::Path;
use std::time::Duration;

use crate::edit::Refusal;
use crate::fetch;
use crate::import::Facts;
use crate::import::collections::{self, Collection};
use crate::source::{Disk, FileSystem as _, MAX_BYTES, Memory, WalkEntry};
use crate::text::is_web_address;
use jiff::Timestamp;

use crate::cli::args::Import;
use crate::cli::report::list;

/// The bytes of one page, and what is known about it.
#[derive(Default)]
pub(super) struct ImportSource {
    /// Its label in messages: its path or address, or its name in a collection.
    pub(super) label: String,
    /// Its path or address, of which the ending counts; may be empty.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// When it was fetched, or its file saved.
    pub(super) retrieved: Timestamp,
    /// The address that it was fetched from.
    pub(super) address: Option<String>,
    /// The address that its links are relative to.
    pub(super) base: Option<String>,
    pub(super) charset: Option<String>,
    /// The facts that its collection states about it.
    pub(super) stated: Facts,
}

/// A source that was opened.
pub(super) enum OpenedSource {
    Page(Box<ImportSource>),
    /// A collection, and when its file was saved.
    Collection(Collection, Timestamp),
}

/// Endings of the files that are imported from a folder.
const ENDINGS: &[&str] = &[
    "html", "htm", "xhtml", "mht", "mhtml", "txt", "md", "markdown", "gz", "warc", "wacz", "rdf",
    "json",
];

/// Replaces each folder by the pages in it; returns a refusal for each folder without pages, too.
pub(super) fn expand(sources: &[String], quiet: bool) -> (Vec<String>, Vec<Refusal>) {
    let (mut names, mut empty) = (Vec::new(), Vec::new());
    for source in sources {
        let path = Path::new(source);
        if source == "-" || is_web_address(source) || !path.is_dir() {
            names.push(source.clone());
            continue;
        }
        let before = names.len();
        let mut skipped = Vec::new();
        let walk = Disk::new(path).walk("");
        let files = || {
            walk.iter().filter_map(|found| match found {
                WalkEntry::File(entry) => Some(entry),
                WalkEntry::Fault(..) => None,
            })
        };
        // Zotero's snapshots are read with the file that describes them.
        let described: Vec<String> = files()
            .filter(|entry| entry.path.to_lowercase().ends_with(".rdf"))
            .map(|entry| match entry.path.rsplit_once('/') {
                Some((folder, _)) => format!("{folder}/files/"),
                None => "files/".to_owned(),
            })
            .collect();
        for entry in files() {
            // Browsers save pictures and scripts of a page in a folder beside it.
            let beside = entry.path.contains("_files/")
                || entry.path.starts_with('.')
                || described.iter().any(|folder| entry.path.starts_with(folder));
            let ending = entry.path.rsplit('.').next().unwrap_or_default().to_lowercase();
            if beside {
                continue;
            }
            let name = path.join(&entry.path).to_string_lossy().into_owned();
            if ENDINGS.contains(&ending.as_str()) {
                names.push(name);
            } else {
                skipped.push(name);
            }
        }
        if !skipped.is_empty() && !quiet {
            let list = list(&skipped);
            eprintln!("Skipped, not pages by their endings:\n{list}");
        }
        if names.len() == before {
            let help = format!("pages are files that end in {}", ENDINGS.join(", "));
            empty.push(Refusal::new(format!("there are no pages in {source}"), help));
        }
    }
    (names, empty)
}

/// Opens a source.
pub(super) fn open(command: &Import, name: &str) -> Result<OpenedSource, Refusal> {
    if is_web_address(name) {
        return in_memory(fetched(command, name)?);
    }
    let mut source = ImportSource {
        label: name.to_owned(),
        retrieved: Timestamp::now(),
        ..ImportSource::default()
    };
    if name == "-" {
        source.bytes = beginning(std::io::stdin().lock())?;
        return in_memory(source);
    }
    name.clone_into(&mut source.name);
    let mut file = File::open(name).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    let saved = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    source.retrieved = saved.unwrap_or(source.retrieved);
    // A pipe can be read only once.
    if !metadata.is_file() {
        source.bytes = beginning(file)?;
        return in_memory(source);
    }
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    if let Some(collection) = collections::read(&file, &Disk::new(folder))? {
        return Ok(OpenedSource::Collection(collection, source.retrieved));
    }
    file.rewind().map_err(unreadable)?;
    source.bytes = beginning(file)?;
    Ok(OpenedSource::Page(Box::new(source)))
}

/// Fetches the page at an address.
pub(super) fn fetched(command: &Import, address: &str) -> Result<ImportSource, Refusal> {
    let fetched = fetch::fetch(address, Duration::from_secs(command.timeout.max(1)))?;
    Ok(ImportSource {
        label: address.to_owned(),
        name: fetched.address.clone(),
        bytes: fetched.bytes,
        retrieved: Timestamp::now(),
        base: Some(fetched.address.clone()),
        address: Some(fetched.address),
        charset: fetched.charset,
        ..ImportSource::default()
    })
}

fn in_memory(source: ImportSource) -> Result<OpenedSource, Refusal> {
    let collection = collections::read(Cursor::new(&source.bytes), &Memory::default())?;
    Ok(match collection {
        Some(collection) => OpenedSource::Collection(collection, source.retrieved),
        None => OpenedSource::Page(Box::new(source)),
    })
}

/// Reads [`MAX_BYTES`] and one more, so that `import` refuses what is larger.
fn beginning(file: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn unreadable(error: std::io::Error) -> Refusal {
    Refusal::new(format!("cannot be read: {error}"), "")
}

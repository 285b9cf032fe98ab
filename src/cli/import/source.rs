//! Reads the sources of an import: files, folders, links and standard input.

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use crate::edit::Refusal;
use crate::fetch;
use crate::source::{Disk, FileSystem as _, MAX_BYTES, WalkEntry};
use jiff::Timestamp;

use crate::cli::args::Import;
use crate::cli::report::list;

/// The bytes of one source, and what is known about it.
pub(super) struct ImportSource {
    /// Its path or address; empty for standard input.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) retrieved: Timestamp,
    pub(super) address: Option<String>,
    pub(super) charset: Option<String>,
}

/// Endings of the files that are imported from a folder.
const ENDINGS: &[&str] = &["html", "htm", "xhtml", "mht", "mhtml", "txt", "md", "markdown", "gz"];

/// Replaces each folder by the pages in it; returns a refusal for each folder without pages, too.
pub(super) fn expand(sources: &[String], quiet: bool) -> (Vec<String>, Vec<Refusal>) {
    let (mut names, mut empty) = (Vec::new(), Vec::new());
    for source in sources {
        let path = Path::new(source);
        if source == "-" || fetch::is_address(source) || !path.is_dir() {
            names.push(source.clone());
            continue;
        }
        let before = names.len();
        let mut skipped = Vec::new();
        for found in Disk::new(path).walk("") {
            let WalkEntry::File(entry) = found else { continue };
            // Browsers save pictures and scripts of a page in a folder beside it.
            let beside = entry.path.contains("_files/") || entry.path.starts_with('.');
            let ending = entry.path.rsplit('.').next().unwrap_or_default().to_lowercase();
            if beside {
                continue;
            }
            let name = path.join(entry.path).to_string_lossy().into_owned();
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

/// Reads one source. Stops after [`MAX_BYTES`] and one byte, so that `import` refuses it.
pub(super) fn read(command: &Import, name: &str) -> Result<ImportSource, Refusal> {
    let now = Timestamp::now();
    if fetch::is_address(name) {
        let fetched = fetch::fetch(name, Duration::from_secs(command.timeout.max(1)))?;
        return Ok(ImportSource {
            name: fetched.address.clone(),
            bytes: fetched.bytes,
            retrieved: now,
            address: Some(fetched.address),
            charset: fetched.charset,
        });
    }
    let refused = |error: std::io::Error| Refusal::new(format!("cannot be read: {error}"), "");
    let mut bytes = Vec::new();
    let retrieved = match name {
        "-" => {
            std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
            now
        }
        path => {
            let file = std::fs::File::open(path).map_err(refused)?;
            let saved = file.metadata().and_then(|found| found.modified()).ok();
            file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
            saved.and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(now)
        }
    };
    let name = if name == "-" { String::new() } else { name.to_owned() };
    Ok(ImportSource { name, bytes, retrieved, address: None, charset: None })
}

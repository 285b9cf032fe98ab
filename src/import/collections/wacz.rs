//! Web archive collections, WACZ 1.1: a zip with WARC files in `archive/`, and the list of the
//! pages that somebody looked at in `pages/pages.jsonl`.

use std::collections::HashSet;
use std::io::{Read, Seek};

use jiff::Timestamp;
use serde_json::Value;
use zip::ZipArchive;
use zip::result::ZipError;

use super::warc::{Capture, Captures};
use super::{Collection, json};
use crate::diag::Refusal;
use crate::import::dating;
use crate::source::MAX_BYTES;

const PAGES: &str = "pages/pages.jsonl";

/// A page of the list.
struct ListedPage {
    address: String,
    time: Option<Timestamp>,
}

/// Reads the listed pages, or all where there is no list; `None` for another archive.
pub(super) fn read(file: impl Read + Seek) -> Result<Option<Collection>, Refusal> {
    let mut archive = ZipArchive::new(file).map_err(|error| damaged(&error))?;
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let is_warc = |name: &&String| {
        name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
    };
    let warcs: Vec<&String> = names.iter().filter(is_warc).collect();
    if warcs.is_empty() {
        return Ok(None);
    }
    let mut refused = Vec::new();
    let listed = if names.iter().any(|name| name == PAGES) {
        listed(&mut archive, &mut refused)
    } else {
        Vec::new()
    };
    let all = listed.is_empty();
    let mut captures = Captures::default();
    captures.wanted = (!all).then(|| listed.iter().map(|page| page.address.clone()).collect());
    for name in warcs {
        match archive.by_name(name) {
            Ok(file) => captures.read(file),
            Err(error) => refused.push((name.clone(), damaged(&error))),
        }
    }
    refused.append(&mut captures.refused);
    let pages = if all {
        captures.pages
    } else {
        let found = listed.iter().filter_map(|page| {
            let capture = capture_of(page, &mut captures);
            if capture.is_none() && refused.iter().all(|(name, _)| *name != page.address) {
                refused.push((page.address.clone(), not_there()));
            }
            capture
        });
        found.collect()
    };
    let pages = pages.into_iter().map(Capture::into_page).collect();
    Ok(Some(Collection { format: "WACZ", pages, refused, ..Collection::default() }))
}

/// Takes the capture of a listed page: of several, the one nearest in time.
fn capture_of(page: &ListedPage, captures: &mut Captures) -> Option<Capture> {
    /// Addresses that lead on to one another at most.
    const REDIRECTS: usize = 8;
    let mut address = &page.address;
    for _ in 0..REDIRECTS {
        let Some(target) = captures.redirects.get(address) else { break };
        address = target;
    }
    let apart = |capture: &Capture| {
        let (time, date) = (page.time?, capture.date?);
        Some(time.duration_since(date.instant()).abs())
    };
    let candidates = captures.pages.iter().enumerate();
    let candidates =
        candidates.filter(|(_, it)| it.address == *address || it.address == page.address);
    let (at, _) = candidates.min_by_key(|(_, capture)| apart(capture))?;
    Some(captures.pages.remove(at))
}

/// Reads the list of pages.
fn listed(
    archive: &mut ZipArchive<impl Read + Seek>,
    refused: &mut Vec<(String, Refusal)>,
) -> Vec<ListedPage> {
    let mut text = Vec::new();
    let read = archive.by_name(PAGES).map_err(|error| damaged(&error)).and_then(|file| {
        let read = file.take(MAX_BYTES).read_to_end(&mut text);
        read.map_err(|error| super::unreadable(&error))
    });
    if let Err(refusal) = read {
        refused.push((PAGES.to_owned(), refusal));
    }
    let (mut pages, mut seen) = (Vec::new(), HashSet::new());
    for (at, line) in String::from_utf8_lossy(&text).lines().enumerate() {
        let value: Value = match serde_json::from_str(line) {
            Ok(value) => value,
            Err(_) if line.trim().is_empty() => continue,
            Err(error) => {
                let refusal = Refusal::new(format!("the line is not JSON: {error}"), "");
                refused.push((format!("{PAGES}:{}", at + 1), refusal));
                continue;
            }
        };
        // The first line describes the list.
        let Some(address) = json::text(&value, "url") else { continue };
        let time = json::text(&value, "ts").and_then(dating::read_timestamp);
        let page =
            ListedPage { address: address.to_owned(), time: time.map(|(time, _)| time.instant()) };
        if seen.insert((page.address.clone(), page.time)) {
            pages.push(page);
        }
    }
    pages
}

fn not_there() -> Refusal {
    Refusal::new("the archive lists this page, but has no HTML of it", "import its address instead")
}

fn damaged(error: &ZipError) -> Refusal {
    Refusal::new(
        format!("the archive is damaged: {error}"),
        "copy it again; it was probably cut off",
    )
}

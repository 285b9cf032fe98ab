//! Builds that end at any operation on the disk: a build after them reaches its site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use tempfile::TempDir;

use super::*;
use crate::source::{Disk, PathKind};

/// A folder on the disk in which only so many operations succeed.
struct Interrupted {
    disk: Disk,
    operations: AtomicUsize,
    limit: usize,
}

impl Interrupted {
    fn new(root: &Path, limit: usize) -> Self {
        Self { disk: Disk::new(root), operations: AtomicUsize::new(0), limit }
    }

    /// Counts an operation. The last one may do a part of its work; those after it do nothing.
    fn count(&self, partly: impl FnOnce()) -> io::Result<()> {
        let number = self.operations.fetch_add(1, Ordering::SeqCst);
        if number == self.limit {
            partly();
        }
        if number < self.limit { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
    }
}

impl FileSystem for Interrupted {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        self.disk.walk(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.count(|| self.disk.write(path, &bytes[..bytes.len() / 2]).unwrap_or_default())?;
        self.disk.write(path, bytes)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        // Only the folder is made.
        self.count(|| {
            let probe = format!("{to}.probe");
            if self.disk.write(&probe, b"").is_ok() {
                self.disk.remove(&probe).unwrap();
            }
        })?;
        self.disk.rename(from, to)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.count(|| {})?;
        self.disk.remove(path)
    }

    fn remove_empty_folder(&self, path: &str) {
        if self.count(|| {}).is_ok() {
            self.disk.remove_empty_folder(path);
        }
    }

    fn remove_all(&self, folder: &str) -> io::Result<()> {
        self.count(|| {
            let file = |(_, kind): &&(String, PathKind)| *kind != PathKind::Folder;
            if let Some((path, _)) = self.disk.entries_below(folder).iter().find(file) {
                self.disk.remove(path).unwrap();
            }
        })?;
        self.disk.remove_all(folder)
    }

    fn exists(&self, path: &str) -> bool {
        self.disk.exists(path)
    }

    fn kind(&self, path: &str) -> io::Result<Option<PathKind>> {
        self.disk.kind(path)
    }

    fn entries_below(&self, folder: &str) -> Vec<(String, PathKind)> {
        self.disk.entries_below(folder)
    }
}

type SiteFiles = BTreeMap<String, String>;

/// Builds a site; ends after `limit` operations. Returns how many there were.
fn build(
    root: &Path,
    site: &SiteFiles,
    limit: usize,
) -> (usize, Result<PublishReport, PublishError>) {
    let out = Interrupted::new(root, limit);
    let routes: Vec<(String, &str)> =
        site.iter().map(|(path, text)| (path.clone(), text.as_str())).collect();
    // Half of the pages have a fingerprint, as copied files have none.
    let page = |text: &&'_ str, before: Option<Fingerprint>| {
        let fingerprint = text.len().is_multiple_of(2).then(|| Fingerprint::of(text));
        if fingerprint.is_some() && fingerprint == before {
            return Ok(RenderedRoute::AsBefore);
        }
        Ok(RenderedRoute::New(Cow::Owned(text.as_bytes().to_vec()), fingerprint))
    };
    let result = publish(&out, "", &routes, page, &|_, _| {});
    (out.operations.into_inner(), result)
}

/// Returns all files and, with an empty text and `/` at the end, all folders.
fn found(root: &Path) -> SiteFiles {
    let disk = Disk::new(root);
    let entries = disk.entries_below("").into_iter().map(|(path, kind)| match kind {
        PathKind::Folder => (format!("{path}/"), String::new()),
        _ => {
            let bytes = disk.read(&path).unwrap();
            (path, String::from_utf8(bytes).unwrap())
        }
    });
    entries.filter(|(path, _)| path != MANIFEST).collect()
}

/// Returns what is to be found after a build of `site` beside `others`.
fn expected(site: &SiteFiles, others: &SiteFiles) -> SiteFiles {
    let mut all: SiteFiles = site.clone().into_iter().chain(others.clone()).collect();
    let folders: BTreeSet<String> = all
        .keys()
        .flat_map(|path| obstacles::parents(path).map(|folder| format!("{folder}/")))
        .collect();
    all.extend(folders.into_iter().map(|folder| (folder, String::new())));
    all
}

fn site(pages: &[(&str, &str)]) -> SiteFiles {
    pages.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Asserts that each file that a page of either site has is whole.
fn assert_whole(root: &Path, sites: &[&SiteFiles], others: &SiteFiles) {
    for (path, text) in found(root) {
        if path.ends_with('/') || path.starts_with(obstacles::FOLDER) {
            continue;
        }
        let known = sites.iter().copied().chain([others]).filter_map(|site| site.get(&path));
        assert!(known.into_iter().any(|known| *known == text), "{path} is not whole: {text:?}");
    }
}

/// Builds `old`, ends a build of `new` after each number of operations, then builds `last`.
fn interrupt_everywhere(old: &SiteFiles, new: &SiteFiles, last: &SiteFiles, others: &SiteFiles) {
    for limit in 0.. {
        let folder = TempDir::new().unwrap();
        let root = folder.path();
        for (path, text) in others {
            Disk::new(root).write(path, text.as_bytes()).unwrap();
        }
        build(root, old, usize::MAX).1.unwrap();
        let (operations, _) = build(root, new, limit);
        assert_whole(root, &[old, new], others);
        let after = build(root, last, usize::MAX).1;
        assert!(after.is_ok(), "after operation {limit}: {after:?}");
        assert_eq!(found(root), expected(last, others), "after operation {limit}");
        if operations <= limit {
            return;
        }
    }
}

#[test]
fn a_file_that_becomes_a_folder_or_back_survives_an_end_at_any_operation() {
    let file = site(&[("index.html", "old"), ("static/both", "a file"), ("static/c", "c")]);
    let folder = site(&[("index.html", "new!"), ("static/both/x/b.txt", "x"), ("static/c", "c")]);
    let others = site(&[("notes/mine.txt", "mine")]);
    for (old, new) in [(&file, &folder), (&folder, &file)] {
        for last in [old, new] {
            interrupt_everywhere(old, new, last, &others);
        }
    }
}

/// Paths of which each may be a file or a folder.
const PATHS: [&str; 9] = ["a", "a/b", "a/b/c", "a/b/d", "a/e", "f/g", "f/g/h", "f/i", "index.html"];

/// Returns sites over [`PATHS`], in which no file is a folder.
fn any_site() -> impl Strategy<Value = SiteFiles> {
    (subsequence(&PATHS[..], 0..=PATHS.len()), "[a-c]{0,3}").prop_map(|(paths, text)| {
        let mut site = SiteFiles::new();
        for path in paths {
            if !obstacles::parents(path).any(|folder| site.contains_key(folder)) {
                site.insert(path.to_owned(), format!("{text}{}", path.len()));
            }
        }
        site
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn after_any_ends_a_build_reaches_its_site_and_touches_nothing_else(
        ended in prop::collection::vec((any_site(), any::<Index>()), 0..5),
        last in any_site(),
    ) {
        let folder = TempDir::new().unwrap();
        let root = folder.path();
        let others = site(&[("a/mine.txt", "mine"), ("mine", "mine")]);
        for (path, text) in &others {
            Disk::new(root).write(path, text.as_bytes()).unwrap();
        }
        let is_possible = |site: &SiteFiles| !site.contains_key("a");
        let mut sites: Vec<&SiteFiles> = Vec::new();
        for (site, end) in &ended {
            sites.push(site);
            let (_, result) = build(root, site, end.index(40));
            prop_assert!(is_possible(site) || result.is_err());
            assert_whole(root, &sites, &others);
        }
        let result = build(root, &last, usize::MAX).1;
        prop_assert_eq!(result.is_ok(), is_possible(&last), "{:?}", result);
        if is_possible(&last) {
            prop_assert_eq!(found(root), expected(&last, &others));
        }
        let mine = fs::read_to_string(root.join("a/mine.txt")).unwrap();
        prop_assert_eq!(mine, "mine");
    }
}

#[cfg(unix)]
mod foreign;
mod interrupted;
mod manifest;

use std::borrow::Cow;
use std::io;

use super::*;
use crate::diag::Code;
use crate::source::{Memory, WalkEntry};

type Routes = Vec<(String, &'static str)>;

fn routes(pages: &[(&str, &'static str)]) -> Routes {
    pages.iter().map(|(path, text)| ((*path).to_owned(), *text)).collect()
}

/// A page without a fingerprint, whatever is in the output folder.
fn page(
    text: &&'static str,
    _: Option<Fingerprint>,
) -> Result<RenderedRoute<'static>, Box<Diagnostic>> {
    Ok(RenderedRoute::New(Cow::Borrowed(text.as_bytes()), None))
}

fn write(
    out: &dyn FileSystem,
    pages: &[(&str, &'static str)],
) -> Result<PublishReport, PublishError> {
    publish(out, "", &routes(pages), page, &|_, _| {}).map(without_paths)
}

/// Returns the numbers alone.
fn without_paths(report: PublishReport) -> PublishReport {
    assert_eq!(report.changed.len(), report.written);
    PublishReport { changed: Vec::new(), ..report }
}

fn report(written: usize, unchanged: usize, removed: usize) -> PublishReport {
    PublishReport { written, unchanged, removed, changed: Vec::new() }
}

fn text(out: &Memory, path: &str) -> Option<String> {
    out.files().get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

#[test]
fn only_changed_files_are_written_and_only_our_files_are_removed() {
    let out = Memory::new([(".gitignore", "*")]);
    assert_eq!(write(&out, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), report(2, 0, 0));
    assert_eq!(write(&out, &[("a.html", "1"), ("b/c.html", "3")]).unwrap(), report(1, 1, 0));
    out.write("mine.txt", b"mine").unwrap();
    assert_eq!(write(&out, &[("a.html", "1")]).unwrap(), report(0, 1, 1));
    let left: Vec<String> = out.files().into_keys().collect();
    assert_eq!(left, [".gitignore", MANIFEST, "a.html", "mine.txt"]);
}

#[test]
fn a_foreign_file_is_never_replaced() {
    let out = Memory::new([("a.html", "theirs"), ("b.html", "same")]);
    let fault = write(&out, &[("a.html", "ours"), ("b.html", "same"), ("c.html", "x")]);
    assert!(matches!(fault, Err(PublishError::Foreign(paths)) if paths == ["a.html"]));
    assert_eq!(text(&out, "a.html").as_deref(), Some("theirs"));
    assert_eq!(out.files().len(), 2);
}

#[test]
fn a_fault_in_one_page_leaves_the_site_as_it_was() {
    let out = Memory::default();
    write(&out, &[("a.html", "old"), ("b.html", "old")]).unwrap();
    let before = out.files();
    let page = |text: &&'static str, before| match *text {
        "bad" => Err(Box::new(Diagnostic::general(Code::Template, "no"))),
        _ => page(text, before),
    };
    let fault =
        publish(&out, "", &routes(&[("a.html", "new"), ("b.html", "bad")]), page, &|_, _| {});
    assert!(matches!(fault, Err(PublishError::Content(faults)) if faults.len() == 1));
    assert_eq!(out.files(), before);
}

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let out = Memory::default().with_capacity(400);
    write(&out, &[("a.html", "old")]).unwrap();
    let before = out.files();
    let large: &'static str = "x".repeat(500).leak();
    let fault = write(&out, &[("a.html", "new"), ("b.html", large)]);
    assert!(matches!(fault, Err(PublishError::Disk(..))));
    assert_eq!(out.files(), before);
}

#[test]
fn the_staging_folder_of_a_killed_build_is_removed() {
    let out = Memory::new([(".manicule-staging/7", "half")]);
    write(&out, &[("a.html", "1")]).unwrap();
    assert_eq!(text(&out, ".manicule-staging/7"), None);
}

/// Files in memory that record the targets of renames.
#[derive(Default)]
struct Recording {
    files: Memory,
    moves: std::sync::Mutex<Vec<String>>,
}

impl FileSystem for Recording {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        self.files.walk(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.write(path, bytes)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.moves.lock().unwrap().push(to.to_owned());
        self.files.rename(from, to)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.files.remove(path)
    }

    fn remove_empty_folder(&self, path: &str) {
        self.files.remove_empty_folder(path);
    }

    fn exists(&self, path: &str) -> bool {
        self.files.exists(path)
    }
}

#[test]
fn new_folders_are_moved_whole_and_others_file_by_file() {
    let out = Recording::default();
    let moved = |pages: &[(&str, &'static str)]| {
        let report = write(&out, pages).unwrap();
        let mut moves = std::mem::take(&mut *out.moves.lock().unwrap());
        moves.retain(|path| path != MANIFEST);
        (report, moves)
    };
    let first = [("a.html", "1"), ("b/c/d.html", "2"), ("b/e.html", "3")];
    assert_eq!(moved(&first), (report(3, 0, 0), vec!["b".to_owned(), "a.html".to_owned()]));
    let second = [("a.html", "1"), ("b/c/d.html", "4"), ("b/f.html", "5")];
    let places = ["b/c/d.html", "b/f.html"].map(str::to_owned).to_vec();
    assert_eq!(moved(&second), (report(2, 1, 1), places));
    let left: Vec<String> = out.files.files().into_keys().collect();
    assert_eq!(left, [MANIFEST, "a.html", "b/c/d.html", "b/f.html"]);
}

#[test]
fn a_foreign_folder_is_not_new() {
    let out = Memory::new([("b/theirs.html", "theirs")]);
    assert_eq!(write(&out, &[("b/c.html", "1")]).unwrap(), report(1, 0, 0));
    assert_eq!(text(&out, "b/theirs.html").as_deref(), Some("theirs"));
    assert_eq!(text(&out, "b/c.html").as_deref(), Some("1"));
}

#[test]
fn new_folders_of_a_killed_build_are_removed() {
    let out = Memory::new([(".manicule-staging/new/b/old.html", "half")]);
    write(&out, &[("b/c.html", "1")]).unwrap();
    let left: Vec<String> = out.files().into_keys().collect();
    assert_eq!(left, [MANIFEST, "b/c.html"]);
}

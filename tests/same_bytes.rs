//! The same input gives the same bytes, wherever and with however many threads it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{SiteTest, files_below, manicule, project};

type Files = BTreeMap<String, Vec<u8>>;

/// Builds the briefing in `root` into a folder of its own and returns the files.
fn build(root: &Path, threads: &str) -> Files {
    let out = TempDir::new().expect("a temporary folder");
    let mut command = manicule();
    command.env("RAYON_NUM_THREADS", threads).args(["build", "--quiet", "--root"]).arg(root);
    command.arg("--out").arg(out.path()).assert().success();
    files_below(out.path())
}

fn assert_same(one: &Files, other: &Files) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (path, bytes) in one {
        assert!(*bytes == other[path], "{path} differs");
    }
    assert!(one.len() > 50, "only {} files", one.len());
}

#[test]
fn the_bundled_briefing_builds_to_the_same_bytes_with_one_thread_and_with_four() {
    assert_same(&build(project(), "1"), &build(project(), "4"));
}

#[test]
fn a_copy_in_another_folder_builds_to_the_same_bytes() {
    let copy = SiteTest::from_dir(project()).on_disk();
    assert_same(&build(project(), "2"), &build(copy.root(), "2"));
}

#[test]
fn a_briefing_in_memory_builds_to_the_same_bytes() {
    let built = SiteTest::from_dir(project()).build();
    let mut files = build(project(), "2");
    files.retain(|path, _| !path.starts_with('.'));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for (path, bytes) in files {
        assert!(built[&path] == text(&bytes), "{path} differs");
    }
}

#[test]
fn a_second_build_writes_nothing_and_leaves_foreign_files_alone() {
    let site = SiteTest::small().on_disk();
    site.write("public/.gitignore", "*\n");
    site.write("public/mine/notes.txt", "mine\n");
    site.run(&["build"]).fine();
    let before = site.built();
    let times = |path: &str| {
        let metadata = fs::metadata(site.path("public").join(path)).expect("a file");
        metadata.modified().expect("a time")
    };
    let written: Vec<_> = before.keys().map(|path| times(path)).collect();
    let again = site.run(&["build"]);
    assert!(again.fine().out.contains("Wrote 0 files to public: "), "{again:#?}");
    assert_eq!(site.built(), before);
    assert_eq!(before.keys().map(|path| times(path)).collect::<Vec<_>>(), written);
    assert_eq!(site.read("public/.gitignore"), "*\n");
    assert_eq!(site.read("public/mine/notes.txt"), "mine\n");
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let site = SiteTest::small();
    let mut windows = SiteTest::empty();
    for (path, bytes) in files_below(site.on_disk().root()) {
        let text = String::from_utf8(bytes).expect("a text");
        windows = windows.file(&path, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(windows.check(), [""; 0]);
    assert_eq!(windows.build(), site.build());
}

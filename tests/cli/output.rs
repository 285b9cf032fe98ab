//! The output folder: where it may be, and which files in it are not touched.

use std::fs;

use manicule::build;
use manicule::resolve::Options;
use manicule::source::{Disk, Memory};
use manicule::write::PublishError;

use crate::support::{SiteTest, files_below};

#[test]
fn the_site_does_not_overwrite_the_briefing() {
    let site = SiteTest::small().on_disk();
    fs::create_dir(site.path("themes")).expect("a folder");
    let before = files_below(site.root());
    let absolute = site.path("content").display().to_string();
    let refused = [
        ".",
        "..",
        "./",
        "/",
        "content",
        "content/",
        "content/articles",
        "content/new/deep",
        "themes",
        "themes/plain",
        "public/../content",
        "new/../content",
        "new/newer/../../content/x",
        "content/../.",
        absolute.as_str(),
    ];
    for out in refused {
        let ran = site.run(&["build", "--out", out]);
        ran.failed(2, "help: it holds the briefing's own files; choose another folder with --out");
        ran.failed(2, &format!("error: the site cannot be written to {out}\n"));
    }
    assert_eq!(files_below(site.root()), before);
    for out in ["site", "contents", "new/../public/deep"] {
        site.run(&["build", "--out", out]).fine();
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link_into_the_briefing_is_refused() {
    let site = SiteTest::small().on_disk();
    std::os::unix::fs::symlink("content", site.path("public")).expect("a link");
    site.run(&["build"]).failed(2, "error: the site cannot be written to public");
    assert!(!site.path("content/index.html").exists());
}

#[test]
fn a_file_in_place_of_the_output_folder_is_not_touched() {
    let site = SiteTest::small().on_disk();
    site.write("public", "mine");
    site.run(&["build"]).failed(2, "public is a file, not a folder");
    site.run(&["build", "--out", "public/below"]).failed(2, "error: cannot write public/below/");
    assert_eq!(site.read("public"), "mine");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let site = SiteTest::small().on_disk();
    // Neither Linux nor macOS lets even root make a folder there.
    site.run(&["build", "--out", "/proc/manicule"])
        .failed(2, "error: cannot write /proc/manicule/");
}

#[test]
fn foreign_files_in_the_way_stop_the_build_before_it_changes_anything() {
    let cases = [
        ("public/index.html", "public holds files", "  index.html\n"),
        // A file where a folder must be, and a folder where a file must be.
        ("public/articles", "public holds files", "  articles\n"),
        (
            "public/actors/index.html/mine.txt",
            "public holds files",
            "  actors/index.html/mine.txt\n",
        ),
    ];
    for (path, words, listed) in cases {
        let site = SiteTest::small().on_disk();
        site.write(path, "mine");
        let before = site.built();
        let ran = site.run(&["build"]);
        ran.failed(2, words).failed(2, listed);
        assert_eq!(site.built(), before, "{path}");
    }
}

#[test]
fn a_file_that_becomes_a_folder_and_back_is_replaced() {
    let small = SiteTest::small();
    let file = small.clone().file("content/static/a", "a file").on_disk();
    let folder = small.file("content/static/a/b/c.txt", "in a folder").on_disk();
    let out = tempfile::TempDir::new().expect("a folder");
    let out_path = out.path().to_str().expect("a text");
    for (site, path) in [(&file, "static/a"), (&folder, "static/a/b/c.txt"), (&file, "static/a")] {
        site.run(&["build", "--out", out_path]).fine();
        assert!(out.path().join(path).is_file(), "{path}");
    }
}

#[test]
fn a_build_leaves_no_hidden_file_but_its_manifest() {
    let site = SiteTest::small().on_disk();
    site.run(&["build"]).fine();
    let hidden: Vec<_> = fs::read_dir(site.path("public"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a text"))
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(hidden, [".manicule-manifest"]);
}

#[test]
fn the_cache_of_a_large_briefing_does_not_change_the_site() {
    let small = SiteTest::small().on_disk();
    small.run(&["build"]).fine();
    assert!(!small.path(".manicule").exists(), "a small briefing needs no cache");
    let article = |title: &str| {
        let head = format!("title = \"{title}\"\noutlet = \"herald\"\npublished = 2025-06-03");
        format!("+++\n{head}\n+++\n\nA bridge fell on 1 June 2025, {title} says.\n")
    };
    let mut site = SiteTest::empty()
        .file("manicule.toml", "title = \"T\"\n")
        .file("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n");
    for number in 0..600 {
        site = site.file(&format!("content/articles/a{number}.md"), &article("One"));
    }
    let site = site.on_disk();
    site.run(&["build"]).fine();
    assert_eq!(site.read(".manicule/.gitignore"), "*\n");
    let is_cached = |path: &str| fs::metadata(site.path(path)).is_ok_and(|file| file.len() > 0);
    assert!(is_cached(".manicule/00") && is_cached(".manicule/3f"));
    site.write("content/articles/a7.md", &article("Another"));
    site.run(&["build"]).fine();
    let again = site.built();
    for folder in ["public", ".manicule"] {
        fs::remove_dir_all(site.path(folder)).expect("it can be removed");
    }
    site.run(&["build"]).fine();
    assert_eq!(again.len(), site.built().len());
    assert!(again == site.built(), "a second build differs from a first one");
}

#[test]
fn a_full_disk_leaves_nothing_behind() {
    let site = SiteTest::small().on_disk();
    let files = Disk::new(site.root());
    let room = |bytes| Memory::default().with_capacity(bytes);
    let run = |out: &Memory| build::build(&files, out, Options::default(), &|_, _| {}).written;
    let plenty = room(usize::MAX);
    assert!(matches!(run(&plenty), Some(Ok(_))));
    let size: usize = plenty.files().values().map(Vec::len).sum();
    let small = room(size / 2);
    assert!(matches!(run(&small), Some(Err(PublishError::Disk(..)))));
    assert!(small.files().is_empty(), "something is left: {:?}", small.files().keys());
}

#[test]
fn the_list_of_changes_has_just_the_files_that_were_written() {
    let site = SiteTest::small().on_disk();
    let list = || std::fs::read_to_string(site.path("changed.txt")).expect("a list");
    site.run(&["build", "--changed-list", &site.path("changed.txt").display().to_string()]).fine();
    let first = list();
    assert!(first.lines().any(|path| path == "articles/bridge.html"), "{first}");
    assert!(first.lines().all(|path| site.path("public").join(path).is_file()), "{first}");
    let notes = "## weeks\n\n> Repairs take **three weeks**\n\nkind: number\n\nThe mayor's own.\n";
    site.write("content/articles/bridge.notes.md", notes);
    site.run(&["build", "--changed-list", &site.path("changed.txt").display().to_string()]).fine();
    let second = list();
    assert!(second.lines().any(|path| path == "articles/bridge.html"), "{second}");
    assert!(!second.contains("outlets/index.html"), "{second}");
    site.run(&["build", "--changed-list", &site.path("changed.txt").display().to_string()]).fine();
    assert_eq!(list(), "");
}

/// Whatever a mistyped name would overwrite is refused before anything is written.
#[test]
fn the_list_of_changes_overwrites_nothing_but_a_list() {
    let site = SiteTest::small().on_disk();
    site.write("notes.txt", "Mine.\n");
    std::fs::create_dir(site.path("folder")).expect("a folder");
    for (name, expected) in [
        ("manicule.toml", "the list of changes cannot be"),
        ("content/index.md", "the list of changes cannot be"),
        ("content/new.txt", "the list of changes cannot be"),
        ("public/changed.txt", "the list of changes cannot be"),
        ("notes.txt", "is there, and is no list of changes"),
        ("folder", "is a folder"),
        ("none/changed.txt", "its folder is not there"),
    ] {
        let before = std::fs::read(site.path(name)).ok();
        site.run(&["build", "--changed-list", &site.path(name).display().to_string()])
            .failed(2, expected);
        assert_eq!(std::fs::read(site.path(name)).ok(), before, "{name}");
        assert!(!site.path("public").exists(), "{name}");
    }
}

//! Faults of the output folder: each ends in a message before anything changes, or is mended.

use std::fs;

use manicule::source::{Disk, FileSystem as _};

use crate::support::SiteTest;

#[test]
fn a_build_while_another_one_writes_into_the_folder_is_refused() {
    let site = SiteTest::small().on_disk();
    let public = Disk::new(site.path("public"));
    let lock = public.lock().expect("a lock");
    let refused = site.run(&["build"]);
    if cfg!(unix) {
        refused.failed(2, "error: another build is writing to public\n");
        refused.failed(2, "help: wait until it has ended, or choose another folder with --out");
        assert!(site.built().is_empty());
    }
    drop(lock);
    site.run(&["build"]).fine();
}

#[test]
fn a_page_that_was_damaged_without_changing_its_size_is_mended_by_verify() {
    let site = SiteTest::small().file("content/static/a.txt", "a text").on_disk();
    site.run(&["build"]).fine();
    let whole = site.built();
    for (path, bytes) in &whole {
        let mut damaged = bytes.clone();
        let last = damaged.last_mut().expect("a byte");
        *last ^= 1;
        if path != ".manicule-manifest" {
            fs::write(site.path("public").join(path), damaged).expect("a file");
        }
    }
    let mended = site.run(&["build", "--verify"]);
    assert!(mended.fine().out.contains(": 0 unchanged, 0 removed"), "{mended:#?}");
    assert!(site.built() == whole, "something is not mended");
    let again = site.run(&["build", "--verify"]);
    assert!(again.fine().out.starts_with("Wrote 0 files"), "{again:#?}");
}

#[cfg(unix)]
#[test]
fn a_line_break_in_the_name_of_a_copied_file_costs_no_other_file() {
    let site = SiteTest::small().file("content/static/x\n- - mine.txt", "theirs").on_disk();
    site.run(&["build"]).fine();
    assert!(site.path("public/static/x\n- - mine.txt").exists());
    site.write("public/mine.txt", "mine");
    fs::remove_dir_all(site.path("content/static")).expect("a folder");
    site.run(&["build"]).fine();
    assert!(!site.path("public/static").exists());
    assert_eq!(site.read("public/mine.txt"), "mine");
}

#[cfg(unix)]
#[test]
fn a_named_pipe_in_place_of_a_page_or_the_manifest_is_refused() {
    for name in ["index.html", ".manicule-manifest"] {
        let site = SiteTest::small().on_disk();
        site.run(&["build"]).fine();
        let path = site.path("public").join(name);
        fs::remove_file(&path).expect("a file");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("mkfifo").success());
        site.run(&["build"]).failed(2, "public holds files").failed(2, &format!("  {name}\n"));
    }
}

/// Neither a mode nor a rule of the file system stops root, so root runs the build as another user.
#[cfg(unix)]
#[test]
fn an_inner_folder_without_permission_stops_the_build_before_it_moves_anything() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let site = SiteTest::small().on_disk();
    site.run(&["build"]).fine();
    let articles = site.path("public/articles");
    site.write("manicule.toml", "title = \"Another title\"\n");
    fs::set_permissions(&articles, fs::Permissions::from_mode(0o555)).expect("a mode");
    // Where nobody may enter the folder of the binary, a copy is run.
    let binary = site.path("manicule");
    let original = assert_cmd::cargo::cargo_bin!("manicule");
    fs::hard_link(original, &binary)
        .or_else(|_| fs::copy(original, &binary).map(drop))
        .expect("it");
    let mut command = std::process::Command::new(binary);
    command.current_dir(site.root()).arg("build");
    if fs::metadata(site.root()).expect("a folder").uid() == 0 {
        let inner = walkdir::WalkDir::new(site.path("public")).into_iter();
        let inner = inner.map(|entry| entry.expect("an entry").into_path());
        for path in inner.chain([site.root().to_owned()]) {
            chown(path, Some(NOBODY), Some(NOBODY)).expect("an owner");
        }
        command.uid(NOBODY).gid(NOBODY);
    }
    let before = site.built();
    let ran = command.output().expect("the binary runs");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write public/articles: permission denied"), "{said}");
    assert!(site.built() == before, "something was moved");
    fs::set_permissions(&articles, fs::Permissions::from_mode(0o755)).expect("a mode");
    assert!(command.status().expect("the binary runs").success());
    assert!(site.built() != before);
}

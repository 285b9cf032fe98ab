//! Things in the output folder that are not ours: no build follows, replaces or removes them.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::source::Disk;

const OLD: [(&str, &str); 3] = [("a/b.html", "1"), ("a/c.html", "2"), ("index.html", "3")];
const NEW: [(&str, &str); 3] = [("a/b.html", "4"), ("a/d.html", "5"), ("index.html", "6")];

/// Returns a folder with a site in `out/` and a file of somebody's in `theirs/`.
fn built() -> TempDir {
    let folder = TempDir::new().unwrap();
    write(&Disk::new(folder.path().join("out")), &OLD).unwrap();
    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("b.html"), "theirs").unwrap();
    fs::write(theirs.join("c.html"), "theirs").unwrap();
    folder
}

/// Returns everything below a folder: its path, kind and bytes.
fn everything(root: &Path) -> Vec<String> {
    let disk = Disk::new(root);
    let mut entries = disk.entries_below("");
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    let line = |(path, kind): (String, PathKind)| match kind {
        PathKind::File(_) => format!("{path}: {:?}", disk.read(&path).unwrap()),
        kind => format!("{path}: {kind:?}"),
    };
    entries.into_iter().map(line).collect()
}

/// Asserts that a new site is refused because of `listed`, and that nothing changes.
fn refused(root: &Path, listed: &[&str]) {
    let before = everything(root);
    match write(&Disk::new(root.join("out")), &NEW) {
        Err(PublishError::Foreign(paths)) => assert_eq!(paths, listed),
        other => panic!("{listed:?}: {other:?}"),
    }
    assert_eq!(everything(root), before, "{listed:?}");
}

#[test]
fn a_link_with_one_of_our_names_is_refused() {
    for name in [".manicule-staging", MANIFEST, "a", "a/b.html", "index.html"] {
        for target in ["theirs", "theirs/b.html", "nowhere"] {
            let folder = built();
            let path = folder.path().join("out").join(name);
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir_all(&path);
            symlink(folder.path().join(target), &path).unwrap();
            refused(folder.path(), &[name]);
        }
    }
}

#[test]
fn a_link_in_the_staging_folder_is_refused() {
    for name in ["new", "0", "manifest", "new/a"] {
        let folder = built();
        let path = folder.path().join("out/.manicule-staging").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(folder.path().join("theirs"), &path).unwrap();
        refused(folder.path(), &[&format!(".manicule-staging/{name}")]);
    }
}

#[test]
fn a_file_of_somebodys_in_the_staging_folder_is_refused() {
    let folder = built();
    fs::create_dir(folder.path().join("out/.manicule-staging")).unwrap();
    fs::write(folder.path().join("out/.manicule-staging/mine.txt"), "mine").unwrap();
    refused(folder.path(), &[".manicule-staging/mine.txt"]);
}

#[test]
fn a_socket_in_place_of_a_page_is_refused() {
    for name in ["index.html", "a/b.html", MANIFEST, ".manicule-staging"] {
        let folder = built();
        let path = folder.path().join("out").join(name);
        let _ = fs::remove_file(&path);
        let _socket = UnixListener::bind(&path).unwrap();
        refused(folder.path(), &[name]);
    }
}

#[test]
fn a_folder_of_somebodys_in_place_of_a_page_is_refused() {
    let page = |folder: &TempDir| {
        let path = folder.path().join("out/a/b.html");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        path
    };
    let folder = built();
    page(&folder);
    refused(folder.path(), &["a/b.html"]);
    let folder = built();
    fs::write(page(&folder).join("mine.txt"), "mine").unwrap();
    refused(folder.path(), &["a/b.html/mine.txt"]);
}

#[test]
fn what_took_the_place_of_an_old_page_stays() {
    let replaced: [fn(&Path); 3] = [
        |path| symlink("b.html", path).unwrap(),
        |path| drop(UnixListener::bind(path).unwrap()),
        |path| fs::create_dir(path).unwrap(),
    ];
    for replace in replaced {
        let folder = built();
        let path = folder.path().join("out/a/c.html");
        fs::remove_file(&path).unwrap();
        replace(&path);
        let report = write(&Disk::new(folder.path().join("out")), &NEW).unwrap();
        assert_eq!(report.removed, 0);
        assert!(path.symlink_metadata().is_ok());
    }
}

#[test]
fn an_old_page_behind_a_link_stays() {
    let folder = built();
    let out = folder.path().join("out");
    fs::remove_dir_all(out.join("a")).unwrap();
    symlink("../theirs", out.join("a")).unwrap();
    let report = write(&Disk::new(&out), &[("index.html", "6")]).unwrap();
    assert_eq!(report, super::report(1, 0, 0));
    let theirs = fs::read_to_string(folder.path().join("theirs/c.html")).unwrap();
    assert_eq!(theirs, "theirs");
}

#[test]
fn one_build_at_a_time_writes_into_a_folder() {
    let folder = built();
    let out = Disk::new(folder.path().join("out"));
    let before = everything(folder.path());
    let lock = out.lock().unwrap();
    assert!(matches!(write(&out, &NEW), Err(PublishError::Busy)));
    assert_eq!(everything(folder.path()), before);
    drop(lock);
    assert_eq!(write(&out, &NEW).unwrap(), super::report(3, 0, 1));
}

/// A disk on which one folder cannot be written to.
struct ReadOnlyFolder(Disk, &'static str);

impl FileSystem for ReadOnlyFolder {
    fn walk(&self, folder: &str) -> Vec<WalkEntry> {
        self.0.walk(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.write(path, bytes)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        if to.starts_with(self.1) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.0.rename(from, to)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.0.remove(path)
    }

    fn remove_all(&self, folder: &str) -> io::Result<()> {
        self.0.remove_all(folder)
    }

    fn remove_empty_folder(&self, path: &str) {
        self.0.remove_empty_folder(path);
    }

    fn exists(&self, path: &str) -> bool {
        self.0.exists(path)
    }

    fn kind(&self, path: &str) -> io::Result<Option<PathKind>> {
        self.0.kind(path)
    }

    fn entries_below(&self, folder: &str) -> Vec<(String, PathKind)> {
        self.0.entries_below(folder)
    }

    fn is_writable(&self, folder: &str) -> bool {
        folder != self.1
    }
}

#[test]
fn an_inner_folder_that_cannot_be_written_to_stops_the_build_before_it_moves_anything() {
    let folder = built();
    let out = ReadOnlyFolder(Disk::new(folder.path().join("out")), "a");
    let before = everything(folder.path());
    let changed: [&[(&str, &str)]; 3] =
        [&NEW, &[("a/c.html", "2"), ("index.html", "6")], &[("a", "a file"), ("index.html", "6")]];
    for site in changed {
        let result = write(&out, site);
        assert!(matches!(&result, Err(PublishError::Disk(path, _)) if path == "a"), "{result:?}");
        assert_eq!(everything(folder.path()), before);
    }
    // Nothing changes in the folder.
    let other = [("a/b.html", "1"), ("a/c.html", "2"), ("index.html", "6")];
    assert_eq!(write(&out, &other).unwrap(), super::report(1, 2, 0));
}

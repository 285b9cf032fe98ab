//! `sites/NAME/`: small briefings with a theme of their own, and every byte that is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{SiteTest, files_below, overwrite, project};

/// The theme of all of them: it prints what the views hold, and nothing of the built-in one.
const THEME: &str = "tests/sites/plain";

fn sites() -> Vec<PathBuf> {
    let folder = project().join("tests/sites");
    let entries = fs::read_dir(folder).expect("sites").map(|entry| entry.expect("an entry").path());
    let mut sites: Vec<PathBuf> = entries.filter(|path| path.join("content").is_dir()).collect();
    sites.sort();
    sites
}

/// Builds a site; the built-in theme's own files are left out, they are not what is tested.
fn build(root: &Path) -> BTreeMap<String, String> {
    let mut site = SiteTest::from_dir(root);
    for (path, bytes) in files_below(&project().join(THEME)) {
        let path = format!("themes/plain/{path}");
        if !root.join(&path).exists() {
            site = site.bytes(&path, &bytes);
        }
    }
    let mut built = site.build();
    built.retain(|path, _| !path.starts_with("theme/"));
    built
}

#[test]
fn sites_are_built_as_expected_byte_by_byte() {
    let mut failures = String::new();
    let sites = sites();
    for root in &sites {
        let built = build(root);
        let folder = root.join("expected");
        if overwrite() {
            let _ = fs::remove_dir_all(&folder);
            for (path, text) in &built {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("a written file");
            }
        }
        let expected = files_below(&folder);
        let paths = built.keys().chain(expected.keys()).collect::<std::collections::BTreeSet<_>>();
        for path in paths {
            let expected = expected.get(path).map(|bytes| String::from_utf8_lossy(bytes));
            match (built.get(path), expected) {
                (Some(built), Some(expected)) if *built == expected => {}
                (Some(_), None) => failures.push_str(&format!("{path} is not expected\n")),
                (None, _) => failures.push_str(&format!("{path} is not built\n")),
                (Some(built), Some(expected)) => {
                    let differ = |(one, other): &(&str, &str)| one != other;
                    let line = built.lines().zip(expected.lines()).find(differ);
                    failures.push_str(&format!("{}: {path}: {line:#?}\n", root.display()));
                }
            }
        }
    }
    assert!(
        failures.is_empty(),
        "run with SNAPSHOTS=overwrite and look at what changes\n{failures}"
    );
    assert_eq!(sites.len(), 3);
}

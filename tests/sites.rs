//! `sites/NAME/`: small briefings, and every byte that is built from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{SiteTest, files_below, overwrite, project};

/// The theme of the sites: it prints what the views hold, so the pages do not change when the
/// built-in theme does.
const THEME: &str = "tests/sites/plain";

/// The site that is also built with the built-in themes: it has every kind of content.
const IN_BUILT_IN_THEMES: &str = "everything";

fn sites() -> Vec<PathBuf> {
    let folder = project().join("tests/sites");
    let entries = fs::read_dir(folder).expect("sites").map(|entry| entry.expect("an entry").path());
    let mut sites: Vec<PathBuf> = entries.filter(|path| path.join("content").is_dir()).collect();
    sites.sort();
    sites
}

/// Builds a site in the plain theme.
fn build_plain(root: &Path) -> BTreeMap<String, String> {
    let mut site = SiteTest::from_dir(root);
    for (path, bytes) in files_below(&project().join(THEME)) {
        let path = format!("themes/plain/{path}");
        if !root.join(&path).exists() {
            site = site.bytes(&path, &bytes);
        }
    }
    without_theme_files(site.build())
}

/// Leaves out style sheets and drawings of the built-in theme, which are copied, not made, and the
/// picture for previews, which is no text.
fn without_theme_files(mut built: BTreeMap<String, String>) -> BTreeMap<String, String> {
    built.retain(|path, _| !path.starts_with("theme/") && path != "preview.png");
    built
}

/// Returns how a built site differs from the files in `folder`, one line for each difference. With
/// `SNAPSHOTS=overwrite`, makes the folder hold the built site first.
fn differences(built: &BTreeMap<String, String>, folder: &Path) -> String {
    if overwrite() {
        let _ = fs::remove_dir_all(folder);
        for (path, text) in built {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a written file");
        }
    }
    let expected = files_below(folder);
    let mut failures = String::new();
    for path in built.keys().chain(expected.keys()).collect::<BTreeSet<_>>() {
        let expected = expected.get(path).map(|bytes| String::from_utf8_lossy(bytes));
        let at = folder.join(path);
        match (built.get(path), expected) {
            (Some(built), Some(expected)) if *built == expected => {}
            (Some(_), None) => failures.push_str(&format!("{} is not expected\n", at.display())),
            (None, _) => failures.push_str(&format!("{} is not built\n", at.display())),
            (Some(built), Some(expected)) => {
                let differ = |(one, other): &(&str, &str)| one != other;
                let line = built.lines().zip(expected.lines()).find(differ);
                failures.push_str(&format!("{}: {line:#?}\n", at.display()));
            }
        }
    }
    failures
}

fn assert_no(differences: &str) {
    assert!(
        differences.is_empty(),
        "run with SNAPSHOTS=overwrite and look at what changes\n{differences}"
    );
}

#[test]
fn sites_are_built_as_expected_byte_by_byte() {
    let sites = sites();
    let differences =
        sites.iter().map(|root| differences(&build_plain(root), &root.join("expected")));
    assert_no(&differences.collect::<String>());
    assert_eq!(sites.len(), 6);
}

#[test]
fn pages_of_the_built_in_themes_are_as_expected_byte_by_byte() {
    let root = project().join("tests/sites").join(IN_BUILT_IN_THEMES);
    for theme in ["default", "one-column"] {
        let line = format!("theme = \"{theme}\"");
        let site = SiteTest::from_dir(&root).edit("manicule.toml", "theme = \"plain\"", &line);
        let built = without_theme_files(site.build());
        assert!(built["index.html"].contains("theme/style.css"), "{}", built["index.html"]);
        assert_no(&differences(&built, &root.join(format!("expected-{theme}"))));
    }
}

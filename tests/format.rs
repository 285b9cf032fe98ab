//! CONTENT.md is right, and the bundled briefing has no faults.

use std::collections::BTreeSet;
use std::fs;

use manicule::diag::Code;
use manicule::model::Kind;

use crate::support::{SiteTest, fences, project};

fn content_md() -> String {
    fs::read_to_string(project().join("CONTENT.md")).expect("a text")
}

/// Returns the briefing that the blocks with a path make up.
fn example() -> SiteTest {
    fences(&content_md())
        .iter()
        .fold(SiteTest::empty(), |site, fence| site.file(&fence.info[0], &fence.text))
}

#[test]
fn content_md_examples_build() {
    assert_eq!(example().check(), [""; 0]);
    assert_eq!(example().with_drafts().check(), [""; 0]);
    let pages = example().build();
    for path in ["articles/courier-bridge.html", "dates/2024-03-05.html", "pages/method.html"] {
        assert!(pages.contains_key(path), "{path} is not built");
    }
}

#[test]
fn content_md_has_an_example_of_every_kind() {
    let fences = fences(&content_md());
    for kind in Kind::ALL {
        let folder = format!("content/{}/", kind.folder());
        let there = fences.iter().any(|fence| fence.info[0].starts_with(&folder));
        assert!(there, "CONTENT.md has no file in {folder}");
    }
}

#[test]
fn content_md_has_every_message() {
    let text = content_md();
    let (_, table) = text.split_once("\n## Messages\n").expect("a section on messages");
    let rows: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")).collect();
    let expected = Code::ALL.iter().map(|code| format!("{code}` | {} |", code.severity()));
    for (row, expected) in rows.iter().zip(expected.clone()) {
        assert!(row.starts_with(&expected), "`{row}` is not on `{expected}`");
    }
    assert_eq!(rows.len(), expected.count());
}

/// Every key of a table in the documents is in an example, so that the example proves it.
#[test]
fn content_md_shows_every_key() {
    // The message about an unknown key lists the keys that the code reads.
    let asked = |site: SiteTest, path: &str| -> BTreeSet<String> {
        let found = site.diagnostics();
        let fault = found
            .diagnostics
            .iter()
            .find(|item| item.message == "unknown key `zzzzzz`")
            .unwrap_or_else(|| panic!("no unknown key in {path}"));
        let (_, keys) = fault.help.split_once(" are ").expect("a list of keys");
        keys.split(", ").map(str::to_owned).collect()
    };
    let fences = fences(&content_md());
    let cases = [
        ("manicule.toml", "title =", "manicule.toml"),
        ("content/articles/courier-bridge.md", "title =", "content/articles/"),
        ("content/articles/courier-bridge.md", "file =", "content/articles/"),
        ("content/articles/courier-bridge.md", "actor =", "content/articles/"),
        ("content/articles/courier-bridge.md", "value =", "content/articles/"),
        ("content/outlets/herald.md", "name =", "content/outlets/"),
        ("content/outlets/herald.md", "field =", "content/outlets/"),
        ("content/actors/jonas-wren.md", "name = \"Jonas Wren\"  ", "content/actors/"),
        ("content/actors/jonas-wren.md", "from =", "content/actors/"),
        ("content/claims/repair-time.md", "title =", "content/claims/"),
        ("content/terms/closing.md", "title =", "content/terms/"),
        ("content/dates/2024-03-05.md", "title =", "content/dates/"),
        ("content/pages/method.md", "title =", "content/pages/"),
    ];
    for (path, before, folder) in cases {
        let keys = asked(example().edit(path, before, &format!("zzzzzz = 1\n{before}")), path);
        let shown: String = fences
            .iter()
            .filter(|fence| fence.info[0].starts_with(folder))
            .map(|fence| fence.text.as_str())
            .collect();
        for key in keys {
            let there = shown.lines().any(|line| {
                let line = line.trim_start_matches(['[', ' ']);
                line.strip_prefix(&key).is_some_and(|rest| rest.starts_with([' ', ']', '.']))
            });
            assert!(there, "`{key}`, for {folder}, is in no example of CONTENT.md");
        }
    }
}

#[test]
fn the_bundled_briefing_has_neither_faults_nor_warnings() {
    assert_eq!(SiteTest::from_dir(project()).check(), [""; 0]);
}

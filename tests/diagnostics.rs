//! `diagnostics/NAME.md`: a faulty briefing, and the messages about it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use manicule::diag::{Code, print};

use crate::support::{SiteTest, fences, overwrite, project};

/// Codes that need a disk, with the test that provokes them.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::Unreadable, "cli::links::a_link_that_leads_out_is_reported_and_not_followed"),
    (Code::TooLarge, "cli::extremes::an_article_of_100_megabytes_is_refused_at_once"),
    (Code::OriginalChanged, "measure::a_changed_original_is_found_at_the_lines_that_are_wrong"),
    (
        Code::UnknownEdition,
        "editions::the_nearest_word_on_what_is_published_wins_and_an_edition_over_all",
    ),
    (Code::MeasureDiffers, "measure::a_measure_edited_by_hand_differs"),
];

/// The block at the end of a fixture that holds the messages as they are printed.
const SNAPSHOT: &str = "````text expected\n";

struct Fixture {
    path: PathBuf,
    text: String,
}

fn fixtures() -> Vec<Fixture> {
    let folder = project().join("tests/diagnostics");
    let paths =
        fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        Fixture { path, text }
    };
    paths.into_iter().map(read).collect()
}

impl Fixture {
    /// Returns the smallest briefing with the fixture's files over it.
    fn site(&self) -> SiteTest {
        let mut site = SiteTest::small();
        for path in self.comments().filter_map(|comment| comment.strip_prefix("remove ")) {
            site = site.remove(path);
        }
        for fence in fences(&self.text) {
            site = match fence.info.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["expected"] => site,
                [path] => site.file(path, &fence.text),
                [path, "latin-1"] => {
                    let bytes = fence.text.chars().map(|c| u8::try_from(c).expect("Latin 1"));
                    site.bytes(path, &bytes.collect::<Vec<u8>>())
                }
                _ => panic!("{}: `{}`", self.path.display(), fence.info.join(" ")),
            };
        }
        site
    }

    fn comments(&self) -> impl Iterator<Item = &str> {
        let lines = self.text.lines();
        lines.filter_map(|line| line.strip_prefix("<!-- ")?.strip_suffix(" -->"))
    }

    /// Returns the expected messages: how the line begins, and words in it.
    fn expected(&self) -> Vec<(&str, &str)> {
        let said = |line: &&str| {
            ["error[", "warning[", "hint["].iter().any(|level| line.starts_with(level))
        };
        let parts = |line: &'_ str| {
            let code = line.find(' ').unwrap_or(line.len());
            let place = line[code..].trim_start().find(' ').unwrap_or(0);
            let is_place = line[code + 1..].split(' ').next().is_some_and(|word| {
                word.rsplit(':').take(2).all(|part| part.parse::<u32>().is_ok())
            });
            if is_place { code + 1 + place } else { code }
        };
        self.comments().filter(said).map(|line| line.split_at(parts(line))).collect()
    }
}

#[test]
fn each_fixture_says_what_its_comments_say() {
    let mut failures = String::new();
    for fixture in fixtures() {
        let found = fixture.site().check();
        let expected = fixture.expected();
        let mut left: Vec<&String> = found.iter().collect();
        let mut missing = Vec::new();
        for (head, words) in &expected {
            let fits = |line: &&String| {
                let rest = line.strip_prefix(head).and_then(|rest| rest.strip_prefix(' '));
                rest.is_some_and(|rest| rest.contains(words.trim()))
            };
            match left.iter().position(fits) {
                Some(place) => drop(left.remove(place)),
                None => missing.push(format!("{head}{words}")),
            }
        }
        if !(missing.is_empty() && left.is_empty()) || expected.is_empty() {
            failures.push_str(&format!(
                "{}\n  not said: {missing:#?}\n  said: {left:#?}\n",
                fixture.path.display()
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn messages_read_as_in_the_fixtures() {
    let mut failures = String::new();
    for Fixture { path, text } in fixtures() {
        let fixture = Fixture { path, text };
        let found = fixture.site().diagnostics();
        let printed: Vec<String> = found
            .diagnostics
            .iter()
            .map(|item| print::text(item, &found.sources, "", false))
            .collect();
        let printed = format!("{}\n````\n", printed.join("\n\n"));
        let (before, snapshot) =
            fixture.text.split_once(SNAPSHOT).unwrap_or((fixture.text.as_str(), ""));
        if snapshot == printed {
            continue;
        }
        if overwrite() {
            let gap = if before.ends_with("\n\n") { "" } else { "\n" };
            fs::write(&fixture.path, format!("{before}{gap}{SNAPSHOT}{printed}"))
                .expect("a written fixture");
        } else {
            failures.push_str(&format!("{}\n{printed}\n", fixture.path.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "run with SNAPSHOTS=overwrite and look at what changes\n{failures}"
    );
}

#[test]
fn every_code_has_a_fixture() {
    let fixtures = fixtures();
    let shown: BTreeSet<&str> = fixtures
        .iter()
        .flat_map(Fixture::expected)
        .filter_map(|(head, _)| head.split_once('[')?.1.split_once(']').map(|(code, _)| code))
        .collect();
    let elsewhere = |code: Code| ELSEWHERE.iter().any(|(other, _)| *other == code);
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code.as_str()) && !elsewhere(**code))
        .collect();
    assert!(missing.is_empty(), "no fixture in tests/diagnostics for {missing:?}");
    let known = |code: &&str| Code::ALL.iter().any(|known| known.as_str() == *code);
    assert!(shown.iter().all(known), "a fixture has a code that does not exist");
}

#[test]
fn the_smallest_briefing_has_no_faults() {
    assert_eq!(SiteTest::small().check(), [""; 0]);
}

//! A build that is killed leaves every page whole, either the old one or the new one.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{OnDisk, SiteTest};

const PAGES: usize = 400;
/// The template of every page; `VERSION` is replaced by the number of a version.
const PAGE: &str = "{{ page.title }} {% for i in range(end=2000) %}VERSION {% endfor %}end";
const FIRST_BUILDS: usize = 4;
/// How often a build is killed for one moment. On a busy machine it may end before the kill.
const TRIES: u32 = 40;
/// The time between two looks at what a build has written.
const GLANCE: Duration = Duration::from_micros(50);
const MANIFEST: &str = ".manicule-manifest";

/// When a build over an earlier one is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// While pages are made, when this many are in the staging folder.
    Staged(usize),
    /// While pages are moved, when the page at this place of the list is the new one.
    Moved(usize),
}

/// From the first page to the last, in both phases.
const MOMENTS: [Moment; 7] = [
    Moment::Staged(1),
    Moment::Staged(PAGES / 2),
    Moment::Staged(PAGES - 1),
    Moment::Moved(0),
    Moment::Moved(PAGES / 4),
    Moment::Moved(PAGES / 2),
    Moment::Moved(PAGES * 3 / 4),
];

type Site = BTreeMap<String, Vec<u8>>;

struct Briefing {
    folder: OnDisk,
}

impl Briefing {
    fn new() -> Self {
        let site = (0..PAGES).fold(SiteTest::small(), |site, number| {
            site.file(&format!("content/pages/p-{number}.md"), "+++\ntitle = \"A page\"\n+++\n")
        });
        Self { folder: site.on_disk() }
    }

    /// Puts the number of a version into every page.
    fn set_version(&self, version: u32) {
        let text = PAGE.replace("VERSION", &version.to_string());
        self.folder.write("themes/default/templates/page.html", &text);
    }

    fn build(&self) -> Site {
        self.folder.run(&["build", "--quiet"]).fine();
        self.pages()
    }

    /// Starts a build and kills it as soon as `when` holds; returns whether it was still running.
    fn build_and_kill(&self, when: impl Fn() -> bool) -> bool {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("manicule"))
            .current_dir(self.folder.root())
            .args(["build", "--quiet"])
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        while !when() && child.try_wait().expect("a state").is_none() {
            std::thread::sleep(GLANCE);
        }
        child.kill().expect("killed, or gone already");
        !child.wait().expect("an end").success()
    }

    fn pages(&self) -> Site {
        let mut files = self.folder.built();
        files.retain(|path, _| !path.starts_with(".manicule-staging"));
        files
    }
}

/// Returns how many files there are at or below `folder`.
fn count_files(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let count = |path: &Path| if path.is_dir() { count_files(path) } else { 1 };
    entries.filter_map(Result::ok).map(|entry| count(&entry.path())).sum()
}

/// Returns the end of every page of a version.
fn ending(version: u32) -> String {
    format!(" {version} end")
}

/// Checks that a site is made of whole files of `old` and of `version`; returns how many pages are
/// new.
fn count_new_pages(found: &Site, old: &Site, version: u32) -> usize {
    assert_eq!(found.len(), old.len(), "pages are missing, or there are more");
    let mut new = 0;
    for (path, bytes) in found {
        let text = String::from_utf8_lossy(bytes);
        if path == MANIFEST {
            // While pages are moved it lists them without their fingerprints.
            let is_listed = |path: &String| text.contains(&format!(" {path}\n"));
            assert!(old.keys().filter(|path| *path != MANIFEST).all(is_listed));
            continue;
        }
        let is_old = old.get(path) == Some(bytes);
        let is_new = path.starts_with("pages/")
            && text.ends_with(&ending(version))
            && text.matches(&format!("{version} ")).count() >= 2000;
        assert!(is_old || is_new, "{path} is neither old nor new: {text:.40}");
        new += usize::from(is_new);
    }
    new
}

#[test]
fn a_build_that_is_killed_leaves_each_page_old_or_new() {
    let briefing = Briefing::new();
    briefing.set_version(0);
    let mut old = briefing.build();
    let pages: Vec<String> =
        old.keys().filter(|path| path.starts_with("pages/p-")).cloned().collect();
    assert_eq!(pages.len(), PAGES);
    let mut version = 0;
    for moment in MOMENTS {
        // Each try has a version of its own, so that every page changes.
        let last = version + TRIES;
        loop {
            version += 1;
            assert!(version <= last, "no build was still running at {moment:?}");
            briefing.set_version(version);
            let killed = match moment {
                Moment::Staged(count) => {
                    let staging = briefing.folder.path("public/.manicule-staging");
                    briefing.build_and_kill(|| count_files(&staging) >= count)
                }
                Moment::Moved(place) => {
                    let page = briefing.folder.path("public").join(&pages[place]);
                    let end = ending(version);
                    let text = || std::fs::read(&page).unwrap_or_default();
                    briefing.build_and_kill(|| text().ends_with(end.as_bytes()))
                }
            };
            let new = count_new_pages(&briefing.pages(), &old, version);
            old = briefing.build();
            let repaired = old.iter().filter(|(path, _)| path.starts_with("pages/"));
            for (path, bytes) in repaired {
                assert!(bytes.ends_with(ending(version).as_bytes()), "{path} is not repaired");
            }
            assert!(!briefing.folder.path("public/.manicule-staging").exists());
            let in_the_midst = match moment {
                Moment::Staged(_) => killed,
                Moment::Moved(_) => killed && new < PAGES,
            };
            if in_the_midst {
                break;
            }
        }
    }
}

#[test]
fn a_first_build_that_is_killed_leaves_whole_pages_or_none() {
    let briefing = Briefing::new();
    briefing.set_version(0);
    let started = Instant::now();
    let site = briefing.build();
    // From the end of the build, when pages are moved, ever nearer to its beginning: at the latest
    // there it is still running.
    let mut after = started.elapsed();
    let mut killed = 0;
    while killed < FIRST_BUILDS {
        std::fs::remove_dir_all(briefing.folder.path("public")).expect("the site can be removed");
        let started = Instant::now();
        killed += usize::from(briefing.build_and_kill(|| started.elapsed() >= after));
        after = after.mul_f64(0.85);
        for (path, bytes) in briefing.pages() {
            assert!(path == MANIFEST || bytes == site[&path], "{path} is not whole");
        }
        assert_eq!(briefing.build(), site);
    }
}

#[test]
fn folders_that_a_killed_build_left_empty_are_not_published() {
    let briefing = Briefing::new();
    briefing.set_version(0);
    for folder in ["articles/deep", "gone"] {
        let left = briefing.folder.path("public/.manicule-staging/new").join(folder);
        std::fs::create_dir_all(left).expect("the folder can be made");
    }
    briefing.build();
    assert!(!briefing.folder.path("public/articles/deep").exists());
    assert!(!briefing.folder.path("public/.manicule-staging").exists());
}

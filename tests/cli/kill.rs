//! A build that is killed leaves every page whole: the old one, or the new one.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{OnDisk, SiteTest};

const PAGES: usize = 400;
const KILLS: u32 = 12;
/// In its place the built pages of one version have the number of that version.
const PAGE: &str = "{{ page.title }} {% for i in range(end=2000) %}VERSION {% endfor %}end";

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

    /// Begins a build, kills it after a while; returns whether it was still running.
    fn build_and_kill(&self, after: Duration) -> bool {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("manicule"))
            .current_dir(self.folder.root())
            .args(["build", "--quiet"])
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(after);
        let running = child.try_wait().expect("a state").is_none();
        child.kill().expect("killed, or gone already");
        child.wait().expect("an end");
        running
    }

    fn pages(&self) -> Site {
        let mut files = self.folder.built();
        files.retain(|path, _| !path.starts_with(".manicule-staging"));
        files
    }
}

#[test]
fn a_build_that_is_killed_leaves_each_page_old_or_new() {
    let briefing = Briefing::new();
    briefing.set_version(0);
    briefing.build();
    briefing.set_version(1);
    let started = Instant::now();
    let mut old = briefing.build();
    let whole = started.elapsed();
    let (mut killed, mut mixed) = (0, 0);
    for kill in 0..KILLS {
        let version = kill + 2;
        briefing.set_version(version);
        // Most kills fall into the last third, where pages are made and moved.
        let after = whole.mul_f64(0.55 + 0.5 * f64::from(kill) / f64::from(KILLS));
        killed += u32::from(briefing.build_and_kill(after));
        let found = briefing.pages();
        let other = format!(" {version} end");
        let mut new = 0;
        for (path, bytes) in &found {
            // It says of pages on the way that they are ours and not what they were made from.
            if path == ".manicule-manifest" {
                let text = String::from_utf8_lossy(bytes);
                let listed = |path: &&String| text.contains(&format!(" {path}\n"));
                assert!(
                    old.keys()
                        .filter(|path| *path != ".manicule-manifest")
                        .all(|path| listed(&path))
                );
                continue;
            }
            if !path.starts_with("pages/") {
                assert!(*bytes == old[path], "{path} is not whole");
                continue;
            }
            let text = String::from_utf8_lossy(bytes);
            let is_old = old.get(path) == Some(bytes);
            let is_new =
                text.ends_with(&other) && text.matches(&format!("{version} ")).count() >= 2000;
            assert!(is_old || is_new, "{path} is neither old nor new: {text:.40}");
            new += usize::from(is_new);
        }
        assert_eq!(found.len(), old.len(), "pages are missing, or there are more");
        mixed += u32::from(new > 0 && new < PAGES);
        old = briefing.build();
        let repaired = old.iter().filter(|(path, _)| path.starts_with("pages/"));
        for (path, bytes) in repaired {
            assert!(bytes.ends_with(other.as_bytes()), "{path} is not repaired");
        }
        assert!(!briefing.folder.path("public/.manicule-staging").exists());
    }
    assert!(killed > 2, "only {killed} builds were still running, {mixed} in the midst of writing");
}

#[test]
fn a_first_build_that_is_killed_leaves_whole_pages_or_none() {
    let briefing = Briefing::new();
    briefing.set_version(0);
    let started = Instant::now();
    let site = briefing.build();
    // From the end of the build, where pages are moved, ever nearer to its beginning.
    let mut after = started.elapsed();
    let mut killed = 0;
    while killed < KILLS / 3 {
        std::fs::remove_dir_all(briefing.folder.path("public")).expect("the site can be removed");
        killed += u32::from(briefing.build_and_kill(after));
        after = after.mul_f64(0.85);
        for (path, bytes) in briefing.pages() {
            assert!(path == ".manicule-manifest" || bytes == site[&path], "{path} is not whole");
        }
        assert_eq!(briefing.build(), site);
    }
}

#[test]
fn folders_that_a_killed_build_left_empty_do_not_come_into_the_site() {
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

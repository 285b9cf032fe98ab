//! Symbolic links in a briefing.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::support::{OnDisk, SiteTest};

const SECRET: &str =
    "+++\ntitle = \"Secret\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\nThe secret.\n";

fn link(site: &OnDisk, target: &str, path: &str) {
    symlink(target, site.path(path)).expect("a link");
}

#[test]
fn a_link_that_leads_out_is_reported_and_not_followed() {
    let outside =
        SiteTest::empty().file("secret.md", SECRET).file("folder/secret.md", SECRET).on_disk();
    let site = SiteTest::small().file("content/static/a.txt", "a").on_disk();
    let secret = outside.path("secret.md").display().to_string();
    link(&site, &secret, "content/articles/x.md");
    link(&site, "/etc/passwd", "content/articles/y.md");
    link(&site, &secret, "content/static/secret.txt");
    link(&site, &outside.path("folder").display().to_string(), "content/pages");
    let checked = site.run(&["check"]);
    for path in ["articles/x.md", "articles/y.md", "static/secret.txt", "pages"] {
        let words =
            format!("error[unreadable]: `content/{path}` is a link that leads out of the folder");
        checked.failed(1, &words);
    }
    checked.failed(1, "4 errors.\n");
    assert!(!format!("{checked:?}").contains("The secret"), "{checked:#?}");
    assert!(!format!("{checked:?}").contains("root:"), "{checked:#?}");
    site.run(&["build"]).failed(1, "Nothing was written.");
    assert!(!site.path("public").exists());
}

#[test]
fn references_to_files_behind_such_links_are_not_reported_again() {
    let site = SiteTest::small()
        .file("content/index.md", "+++\n+++\n\n[[x]], [[x#note]], [[bridge#weeks]], [[y]]\n")
        .edit("content/articles/bridge.md", "title", "via = [\"far\"]\ntitle")
        .remove("content/articles/bridge.notes.md")
        .on_disk();
    for path in ["articles/x.md", "articles/bridge.notes.md", "outlets/far.md", "terms"] {
        link(&site, "/etc/passwd", &format!("content/{path}"));
    }
    let checked = site.run(&["check"]);
    // The ids in `terms/` cannot be known.
    checked.failed(1, "no article, claim, term, actor, outlet or page has the id `y`");
    checked.failed(1, "5 errors.\n");
}

#[test]
fn a_content_folder_that_is_such_a_link_is_one_fault() {
    let outside = SiteTest::small().on_disk();
    let site = SiteTest::empty().file("manicule.toml", "title = \"Small\"\n").on_disk();
    link(&site, &outside.path("content").display().to_string(), "content");
    let checked = site.run(&["check"]);
    checked.failed(1, "error[unreadable]: `content` is a link that leads out of the folder");
    checked.failed(1, "1 error.\n");
}

#[test]
fn links_that_loop_or_lead_nowhere_are_reported() {
    let site = SiteTest::small().file("content/static/a.txt", "a").on_disk();
    link(&site, "loop.md", "content/articles/loop.md");
    link(&site, "..", "content/static/above");
    link(&site, "gone.md", "content/articles/gone-away.md");
    let checked = site.run(&["check"]);
    checked.failed(1, "`content/articles/loop.md` is a link that loops");
    checked.failed(1, "`content/static/above` is a link that loops");
    checked.failed(1, "`content/articles/gone-away.md` is a link that leads nowhere");
    checked.failed(1, "3 errors.\n");
}

#[test]
fn a_link_inside_the_briefing_is_followed() {
    let site = SiteTest::small().file("content/static/maps/a.txt", "a map").on_disk();
    link(&site, "bridge.md", "content/articles/again.md");
    link(&site, "maps", "content/static/plans");
    site.run(&["build"]).fine();
    assert!(site.read("public/articles/again.html").contains("Bridge shut"));
    assert_eq!(site.read("public/static/plans/a.txt"), "a map");
}

#[test]
fn a_theme_that_leads_out_is_reported() {
    let outside = SiteTest::empty().file("templates/page.html", "secret").on_disk();
    let site = SiteTest::small().file("themes/default/theme.toml", "").on_disk();
    let target = outside.path("templates").display().to_string();
    link(&site, &target, "themes/default/templates");
    site.run(&["check"])
        .failed(1, "`themes/default/templates` is a link that leads out of the folder");
}

#[test]
fn pipes_are_ignored() {
    let site = SiteTest::small().on_disk();
    let made =
        std::process::Command::new("mkfifo").arg(site.path("content/articles/pipe.md")).status();
    if made.is_ok_and(|status| status.success()) {
        site.run(&["check"]).fine();
    }
}

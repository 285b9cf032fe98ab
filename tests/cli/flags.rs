//! Flags, exit codes, and the format of messages.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{SiteTest, files_below, manicule, run};

/// A briefing with one error and one warning.
fn faulty() -> SiteTest {
    SiteTest::small().file("content/articles/map.png", "").edit(
        "content/articles/bridge.md",
        "title",
        "titel = 1\ntitle",
    )
}

#[test]
fn a_briefing_without_faults_exits_with_0() {
    let site = SiteTest::small().on_disk();
    let checked = site.run(&["check"]);
    assert!(checked.fine().out.starts_with("Checked "), "{checked:#?}");
    assert!(checked.out.ends_with(" s: no faults.\n"), "{checked:#?}");
    assert!(!site.path("public").exists(), "check has written");
    let built = site.run(&["build"]);
    let files = files_below(&site.path("public")).len() - 1;
    let words = format!("Wrote {files} files to public: 0 unchanged, 0 removed, 0 warnings, in ");
    let last = built.fine().out.lines().last().unwrap_or_default();
    assert!(last.starts_with(&words) && last.ends_with(" s."), "{built:#?}");
}

/// Regression: every build printed the hint.
#[test]
fn the_hint_on_base_url_is_given_once_where_the_settings_do_not_mention_it() {
    let site = SiteTest::small().on_disk();
    assert!(site.run(&["build"]).fine().out.contains("Without `base-url`"));
    assert!(!site.run(&["build"]).fine().out.contains("Without `base-url`"));
    for line in ["# base-url = \"…\"", "base-url = \"https://example.org\""] {
        let site =
            SiteTest::small().edit("manicule.toml", "title", &format!("{line}\ntitle")).on_disk();
        assert!(!site.run(&["build"]).fine().out.contains("Without `base-url`"), "{line}");
        let canonical = site.read("public/index.html").contains("href=\"https://example.org/\"");
        assert_eq!(canonical, !line.starts_with('#'));
    }
}

#[test]
fn faults_in_the_content_exit_with_1_and_nothing_is_written() {
    let site = faulty().on_disk();
    let built = site.run(&["build"]);
    built.failed(1, "1 error and 1 warning. Nothing was written.\n");
    built.failed(1, " --> content/articles/bridge.md:2:1\n");
    assert!(!site.path("public").exists());
    site.run(&["check"]).failed(1, "1 error and 1 warning.\n");
    let quiet = site.run(&["check", "--quiet"]);
    assert!(quiet.failed(1, "error[unknown-key]").out.is_empty());
    assert!(!quiet.err.contains("warning"), "{quiet:#?}");
}

#[test]
fn warnings_exit_with_0_unless_they_are_denied() {
    let site = SiteTest::small().file("content/articles/map.png", "").on_disk();
    let checked = site.run(&["check"]);
    assert_eq!((checked.code, checked.err.contains("1 warning.\n")), (Some(0), true));
    site.run(&["check", "--deny-warnings"]).failed(1, "warning[stray-file]");
    site.run(&["check", "--deny-warnings", "--format", "json"]).failed(1, "");
    let built = site.run(&["build"]);
    assert!(built.fine().out.contains(" 1 warning, in "), "{built:#?}");
    let quiet = site.run(&["build", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (Some(0), "", ""));
}

#[test]
fn wrong_usage_exits_with_2() {
    let site = SiteTest::small().on_disk();
    site.run(&["publish"]).failed(2, "unrecognized subcommand");
    site.run(&["build", "--output", "x"]).failed(2, "unexpected argument");
    site.run(&["build", "--root", "nowhere"]).failed(2, "error: there is no folder nowhere\n");
    site.run(&["check", "--root", "manicule.toml"]).failed(2, "error: there is no folder ");
    site.run(&[]).failed(2, "Usage:");
}

#[test]
fn paths_in_messages_begin_with_the_root() {
    let site = faulty().on_disk();
    let above = site.root().parent().expect("a folder above");
    let name = site.root().file_name().expect("a name").to_str().expect("a text");
    for root in [name.to_owned(), format!("{name}/")] {
        let checked = run(above, &["--root", &root, "check"]);
        checked.failed(1, &format!(" --> {name}/content/articles/bridge.md:2:1\n"));
        let checked = run(above, &["check", "--format", "json", "--root", &root]);
        assert!(checked.out.contains(&format!("\"file\":\"{name}/content/articles/bridge.md\"")));
    }
    run(above, &["build", "--root", name]).failed(1, "1 error");
    let out = format!("{name}/elsewhere");
    let fine = SiteTest::small().on_disk();
    let root = fine.root().to_str().expect("a text");
    assert!(run(above, &["build", "--root", root, "--out", &out]).fine().out.contains(&out));
    assert!(site.path("elsewhere/index.html").exists());
}

#[test]
fn json_has_an_object_on_each_line_with_these_keys() {
    let site = faulty().remove("manicule.toml").on_disk();
    let checked = site.run(&["check", "--format", "json"]);
    checked.failed(1, "");
    assert_eq!(checked.err, "");
    let keys = ["code", "severity", "file", "line", "column", "message", "help"];
    let mut codes = Vec::new();
    for line in checked.out.lines() {
        let Ok(Value::Object(object)) = serde_json::from_str(line) else { panic!("{line}") };
        let found: BTreeSet<&str> = object.keys().map(String::as_str).collect();
        assert_eq!(found, BTreeSet::from(keys));
        let general = object["file"].is_null();
        assert_eq!(general, object["line"].is_null() && object["column"].is_null());
        assert!(object["message"].is_string() && object["help"].is_string());
        codes.push(format!("{} {}", object["severity"], object["code"]).replace('"', ""));
    }
    assert_eq!(codes, ["error no-settings", "error unknown-key", "warning stray-file"]);
}

#[test]
fn drafts_are_part_of_the_site_with_the_flag() {
    let site = SiteTest::small()
        .edit("content/articles/bridge.notes.md", "number\n", "number\nstatus: draft\n")
        .file("content/pages/later.md", "+++\ntitle = \"Later\"\ndraft = true\n+++\n")
        .on_disk();
    site.run(&["build"]).fine();
    assert!(!site.path("public/pages/later.html").exists());
    assert!(!site.read("public/articles/bridge.html").contains("mayor's figure"));
    site.run(&["build", "--drafts"]).fine();
    assert!(site.path("public/pages/later.html").exists());
    assert!(site.read("public/articles/bridge.html").contains("mayor's figure"));
    let back = site.run(&["build"]);
    assert!(back.fine().out.contains(" 1 removed, "), "{back:#?}");
    assert!(!site.path("public/pages").exists());
    site.run(&["check", "--drafts"]).fine();
}

#[test]
fn help_lists_every_command_and_completions_are_printed() {
    let help = manicule().arg("--help").output().expect("it runs");
    let help = String::from_utf8(help.stdout).expect("a text");
    let mut commands = vec!["build", "check", "completions", "init", "new", "note", "suggest"];
    if cfg!(feature = "import") {
        commands.extend(["import", "verify"]);
    }
    if cfg!(feature = "serve") {
        commands.push("serve");
    }
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        manicule().args([command, "--help"]).assert().success();
    }
    assert!(help.contains("Exit codes: 0 done"), "{help}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let made = manicule().args(["completions", shell]).assert().success();
        let made = String::from_utf8_lossy(&made.get_output().stdout).into_owned();
        assert!(made.contains("deny-warnings"), "{shell}: {made}");
    }
    manicule().arg("--version").assert().success();
}

//! The start and the end: ports, hosts, the browser, Ctrl-C.

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::serve::http::Server;
use crate::support::{SiteTest, run};

#[test]
fn a_taken_port_leads_to_the_next_free_one() {
    let site = SiteTest::small().on_disk();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = Server::start(site.root(), &["--port", &port.to_string()]);
    assert!(server.port > port && server.port <= port + 100, "{} after {port}", server.port);
    assert_eq!(server.get("/").status, 200);
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_at_once_with_open_streams() {
    let site = SiteTest::small().on_disk();
    let mut server = Server::start(site.root(), &[]);
    let mut streams: Vec<_> = (0..3).map(|_| server.events()).collect();
    streams.iter_mut().for_each(|stream| assert_eq!(stream.next()["serial"], 1));
    let id = server.child().id().to_string();
    let started = Instant::now();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
    let status = server.child().wait().expect("an end");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_host_that_other_machines_reach_is_warned_of() {
    let site = SiteTest::small().on_disk();
    let stderr = Server::start(site.root(), &["--host", "0.0.0.0"]).stderr();
    assert!(stderr.contains("warning: other machines can read this briefing"), "{stderr}");
    assert_eq!(Server::start(site.root(), &[]).stderr(), "");
}

#[test]
fn faults_at_the_start_are_printed_and_the_server_runs() {
    let site =
        SiteTest::small().edit("content/articles/bridge.notes.md", "kind: number", "kind: numbr");
    let site = site.on_disk();
    let server = Server::start(site.root(), &[]);
    let stderr = server.stderr();
    assert!(stderr.contains(" --> content/articles/bridge.notes.md:5:7"), "{stderr}");
    server.shows("/", "1 fault keeps the site from being built");
}

#[test]
fn a_server_that_cannot_start_says_why() {
    let site = SiteTest::small().on_disk();
    let wrong = |args: &[&str], words: &str| {
        run(site.root(), &[&["serve"], args].concat()).failed(2, words);
    };
    wrong(&["--root", "nowhere"], "there is no folder nowhere");
    wrong(&["--host", "no such host"], "cannot listen at no such host");
    wrong(&["--port", "70000"], "70000");
}

#[test]
#[cfg(target_os = "linux")]
fn open_starts_the_browser() {
    let site = SiteTest::small().on_disk();
    let tools = tempfile::tempdir().expect("a folder");
    let seen = tools.path().join("seen");
    let script = format!("#!/bin/sh\necho \"$1\" > {}.new\nmv {0}.new {0}\n", seen.display());
    let browser = tools.path().join("xdg-open");
    fs::write(&browser, script).expect("a file");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&browser, mode).expect("executable");
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap_or_default());
    let server = Server::start_with(site.root(), &["--open"], &[("PATH", &path)]);
    let started = Instant::now();
    while !seen.exists() {
        assert!(started.elapsed() < Duration::from_secs(20), "no browser was opened");
        std::thread::sleep(Duration::from_millis(10));
    }
    let address = fs::read_to_string(&seen).expect("what was asked for");
    assert_eq!(address.trim(), format!("http://127.0.0.1:{}/", server.port));
}

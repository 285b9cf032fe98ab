//! Refused requests, and the headers of answers.

use std::fs;

use crate::serve::http::{Server, bundled};
use crate::support::SiteTest;

fn start() -> (crate::support::OnDisk, Server) {
    let long: String = (0..1000).map(|number| format!("{number:03} ")).collect();
    let site = SiteTest::small()
        .file("content/static/long.txt", &long)
        .file("content/static/a folder/ü.json", "{}")
        .on_disk();
    let server = Server::start(site.root(), &[]);
    (site, server)
}

#[test]
fn a_host_that_is_not_this_machine_is_refused() {
    let (_site, server) = start();
    let status = |host: &str| server.ask("GET", "/", &[("Host", host)]).status;
    for host in ["localhost", "127.0.0.1:4000", "[::1]:80"] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in ["evil.example", "evil.example:4000", "192.168.0.7", ""] {
        assert_eq!(status(host), 403, "{host}");
    }
    // The form of a request to a proxy.
    assert_eq!(server.get("http://evil.example/").status, 403);
    let answer = server.ask("GET", "/_manicule/events", &[("Host", "evil.example")]);
    assert_eq!((answer.status, answer.text().contains("title")), (403, false));
}

#[test]
fn the_host_of_the_command_line_is_allowed() {
    let site = SiteTest::small().on_disk();
    let server = Server::start(site.root(), &["--host", "localhost"]);
    assert_eq!(server.get("/").status, 200);
    let server = Server::start(site.root(), &["--host", "0.0.0.0"]);
    assert_eq!(server.ask("GET", "/", &[("Host", "192.168.0.7:4000")]).status, 200);
    assert_eq!(server.ask("GET", "/", &[("Host", "evil.example")]).status, 403);
}

#[test]
fn pages_of_other_sites_may_not_read_the_event_stream() {
    let (_site, server) = start();
    let host = format!("127.0.0.1:{}", server.port);
    let own = format!("http://{host}");
    let status = |headers: &[(&str, &str)]| {
        let mut all = vec![("Host", host.as_str())];
        all.extend(headers);
        server.head_of("/_manicule/events", &all)
    };
    for refused in [
        [("Origin", "http://evil.example")],
        [("Origin", "https://127.0.0.1")],
        [("Origin", "null")],
        [("Origin", "http://localhost:1")],
        [("Sec-Fetch-Site", "cross-site")],
        [("Sec-Fetch-Site", "same-site")],
    ] {
        assert_eq!(status(&refused).status, 403, "{refused:?}");
    }
    for allowed in [&[][..], &[("Origin", own.as_str()), ("Sec-Fetch-Site", "same-origin")]] {
        let answer = status(allowed);
        assert_eq!(answer.status, 200, "{allowed:?}");
        assert_eq!(answer.header("content-type"), "text/event-stream");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let (site, server) = start();
    for path in [
        "/../manicule.toml",
        "/%2e%2e/manicule.toml",
        "/static/../../manicule.toml",
        "/static/%2e%2e/%2e%2e/manicule.toml",
        "/static/..%2f..%2fmanicule.toml",
        "/static/..%5c..%5cmanicule.toml",
        "//etc/passwd",
        "/static//etc/passwd",
        "/manicule.toml",
        "/content/articles/bridge.md",
        "/articles/bridge.md",
        "/static/",
        "/static",
        "/theme/",
        "/static/long.txt/",
        "/static/long.txt%00.html",
        "/_manicule/",
        "/_manicule/../manicule.toml",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("title = "), "{path}");
    }
    assert_eq!(server.get("/%ff").status, 400);
    fs::write(site.path("secret.txt"), "secret").expect("a file");
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let link = site.path("content/static/link.txt");
        // First a file, then a link that leads outside.
        fs::write(&link, "harmless").expect("a file");
        server.shows("/static/link.txt", "harmless");
        fs::remove_file(&link).expect("removed");
        symlink(outside.path().join("secret.txt"), &link).expect("a link");
        symlink(outside.path(), site.path("content/static/folder")).expect("a link");
        for _ in 0..20 {
            for path in ["/static/link.txt", "/static/folder/secret.txt"] {
                assert_ne!(server.get(path).body, b"secret", "{path}");
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        server.until("/static/link.txt", "goes", |answer| answer.status == 404);
    }
}

#[test]
fn only_reading_is_allowed() {
    let (_site, server) = start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = server.ask(method, "/", &[]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn every_answer_has_the_policy_of_a_strict_host() {
    let (_site, server) = start();
    for path in [
        "/",
        "/articles/bridge.html",
        "/static/long.txt",
        "/theme/style.css",
        "/no",
        "/_manicule/reload.js",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.header("content-security-policy"), "default-src 'self'", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn content_types_are_right() {
    let (_site, server) = start();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/no", "text/html; charset=utf-8"),
        ("/theme/style.css", "text/css; charset=utf-8"),
        ("/theme/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/static/long.txt", "text/plain; charset=utf-8"),
        ("/static/a%20folder/%C3%BC.json", "application/json; charset=utf-8"),
        ("/_manicule/reload.js", "text/javascript; charset=utf-8"),
        ("/_manicule/serve.css", "text/css; charset=utf-8"),
    ] {
        assert_eq!(server.get(path).header("content-type"), kind, "{path}");
    }
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let (site, server) = start();
    for path in ["/", "/articles/bridge.html", "/theme/style.css", "/static/long.txt"] {
        let etag = server.get(path).header("etag").to_owned();
        assert!(etag.len() > 10, "{path} {etag}");
        for sent in [etag.clone(), format!("\"other\", W/{etag}")] {
            let answer = server.ask("GET", path, &[("If-None-Match", &sent)]);
            assert_eq!((answer.status, answer.body.len()), (304, 0), "{path}");
            assert_eq!(answer.header("etag"), etag);
        }
        assert_eq!(server.ask("GET", path, &[("If-None-Match", "\"other\"")]).status, 200);
    }
    let etag = server.get("/articles/bridge.html").header("etag").to_owned();
    let etag_of_static = server.get("/static/long.txt").header("etag").to_owned();
    let notes = "content/articles/bridge.notes.md";
    site.write(notes, &site.read(notes).replace("figure", "number"));
    site.write("content/static/long.txt", "short");
    server.shows("/articles/bridge.html", "The mayor's number");
    let asked = [("If-None-Match", etag.as_str())];
    assert_eq!(server.ask("GET", "/articles/bridge.html", &asked).status, 200);
    assert_eq!(server.get("/static/long.txt").text(), "short");
    assert_ne!(server.get("/static/long.txt").header("etag"), etag_of_static);
}

#[test]
fn head_has_the_headers_of_get() {
    let (_site, server) = start();
    for path in ["/", "/static/long.txt", "/theme/style.css", "/no"] {
        let (head, get) = (server.ask("HEAD", path, &[]), server.get(path));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["content-type", "content-length", "etag"] {
            assert_eq!(head.header(name), get.header(name), "{path}");
        }
    }
}

/// RFC 9110, section 14; the rules for other ranges are tested with their parser.
#[test]
fn pages_and_files_can_be_asked_for_in_parts() {
    let (site, server) = start();
    site.write("manicule.toml", "title = \"Small\"\nbase-url = \"https://small.example/\"\n");
    server.until("/sitemap.xml", "is there", |answer| answer.status == 200);
    for path in [
        "/",
        "/articles/bridge.html",
        "/sitemap.xml",
        "/static/long.txt",
        "/theme/style.css",
        "/_manicule/reload.js",
    ] {
        let whole = server.get(path);
        assert_eq!((whole.status, whole.header("accept-ranges")), (200, "bytes"), "{path}");
        let (length, etag) = (whole.body.len(), whole.header("etag"));
        let ask = |method: &str, range: &str, more: &[(&str, &str)]| {
            server.ask(method, path, &[&[("Range", range)], more].concat())
        };
        let is_part = |range: &str, more: &[(&str, &str)], first: usize, last: usize| {
            let answer = ask("GET", range, more);
            assert_eq!(answer.status, 206, "{path} {range}");
            assert_eq!(answer.body, whole.body[first..=last], "{path} {range}");
            assert_eq!(answer.header("content-range"), format!("bytes {first}-{last}/{length}"));
            assert_eq!(answer.header("content-length"), (last - first + 1).to_string());
            for name in ["etag", "content-type"] {
                assert_eq!(answer.header(name), whole.header(name), "{path} {range}");
            }
        };
        is_part("bytes=4-6", &[], 4, 6);
        is_part("bytes=-4", &[], length - 4, length - 1);
        is_part("bytes=-99999999", &[], 0, length - 1);
        is_part("bytes=7-", &[], 7, length - 1);
        is_part("bytes=7-99999999", &[], 7, length - 1);
        is_part("bytes=4-6", &[("If-Range", etag)], 4, 6);
        let is_whole = |method: &str, range: &str, more: &[(&str, &str)]| {
            let answer = ask(method, range, more);
            assert_eq!(answer.status, 200, "{path} {range} {more:?}");
            assert_eq!(answer.header("content-length"), length.to_string());
            assert_eq!(answer.header("content-range"), "");
            assert!(method == "HEAD" || answer.body == whole.body, "{path} {range} {more:?}");
        };
        is_whole("HEAD", "bytes=4-6", &[]);
        is_whole("HEAD", "bytes=99999999-", &[]);
        is_whole("GET", "bytes=4-6,8-9", &[]);
        is_whole("GET", "bytes=6-4", &[]);
        is_whole("GET", "pages=4-6", &[]);
        is_whole("GET", "bytes=4-6", &[("If-Range", "\"other\"")]);
        is_whole("GET", "bytes=4-6", &[("If-Range", &format!("W/{etag}"))]);
        is_whole("GET", "bytes=4-6", &[("If-Range", "Fri, 01 Jan 2100 00:00:00 GMT")]);
        let answer = ask("GET", "bytes=99999999-", &[]);
        assert_eq!((answer.status, answer.body.len()), (416, 0), "{path}");
        assert_eq!(answer.header("content-range"), format!("bytes */{length}"));
        // A condition comes before a range.
        let answer = ask("GET", "bytes=99999999-", &[("If-None-Match", etag)]);
        assert_eq!(answer.status, 304, "{path}");
    }
    let missing = server.ask("GET", "/no", &[("Range", "bytes=4-6")]);
    assert_eq!((missing.status, missing.header("accept-ranges")), (404, ""));
}

#[test]
fn folders_without_a_slash_lead_to_those_with_one() {
    let site = bundled();
    let server = Server::start(site.root(), &[]);
    let answer = server.get("/articles");
    assert_eq!((answer.status, answer.header("location")), (308, "/articles/"));
    assert_eq!(server.get("/articles/").page(), server.get("/articles/index.html").page());
}

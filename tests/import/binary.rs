//! Runs `manicule import` and related commands.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::support::{OnDisk, SiteTest, manicule};

const TEXT: &str = "The weir at Orrin was opened on Tuesday evening, an hour before the water \
                    would have gone over it, the harbour master said.";
const MORE: &str = "Nobody was told. Two boats were carried as far as Sell, where a fisherman \
                    caught one of them, and the other was found in a field.";

fn html(head: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><title>Weir opened | Herald</title>{head}<nav><a \
         href=/>Home</a></nav><h1>Weir opened without a \
         word</h1><p>{TEXT}</p><p>{MORE}</p><footer>© Herald</footer></html>"
    )
}

const DATED: &str = "<meta property=article:published_time content=2024-03-05T18:30:00+01:00>";

fn site() -> OnDisk {
    SiteTest::small().on_disk()
}

#[test]
fn a_saved_page_becomes_an_article_that_builds() {
    let site = site();
    site.write("in/weir.html", &html(DATED));
    let ran = site.run(&["import", "in/weir.html", "--outlet", "herald"]);
    ran.fine();
    for line in ["(tag `article:published_time`)", "page footer: © Herald"] {
        assert!(ran.out.contains(line), "no `{line}` in {ran:#?}");
    }
    let article = site.read("content/articles/herald-weir-opened-without-word.md");
    assert!(
        article.contains("published = 2024-03-05T18:30:00+01:00")
            && article.ends_with(&format!("{TEXT}\n\n{MORE}\n")),
        "{article}"
    );
    assert_eq!(site.read("content/articles/herald-weir-opened-without-word.notes.md"), "");
    assert_eq!(site.read("content/sources/herald-weir-opened-without-word.html"), html(DATED));
    site.run(&["check", "--deny-warnings"]).fine();
    site.run(&["build"]).fine();
    assert!(
        !site.built().keys().any(|path| path.contains("sources")),
        "originals are not published"
    );
    let ran = site.run(&["verify"]);
    ran.fine();
    assert!(ran.out.contains("herald-weir-opened-without-word: equals its original"), "{ran:#?}");
}

#[test]
fn missing_facts_are_reported_and_left_open() {
    let site = site();
    site.write("in/weir.html", &html(""));
    let ran = site.run(&["import", "in/weir.html", "--id", "weir"]);
    ran.failed(1, "Not found: outlet. Write it into the front matter of content/articles/weir.md")
        .failed(1, "`--outlet` says it")
        .failed(1, "Not found: published");
    let article = site.read("content/articles/weir.md");
    assert!(
        article.contains("# outlet = …  # not found")
            && article.contains("# published = …  # not found"),
        "{article}"
    );
}

fn live(entries: &[(&str, &str, &str)], foot: &str) -> String {
    let entry = |(title, time, text): &(&str, &str, &str)| {
        format!("<h2>{title}</h2><time>{time}</time><p>{text}</p>")
    };
    let entries: String = entries.iter().map(entry).collect();
    format!("<html lang=en><article><h1>Weir opened, live</h1>{entries}</article>{foot}</html>")
}

const COUNCIL: &str = "On Friday the council met behind closed doors. It said that the weir would \
                       stay open until the autumn, and that rafts had to be moored upstream.";

/// Regression: a live blog was cut to its first entry.
#[test]
fn a_live_page_is_imported_whole_with_its_times() {
    let site = site();
    let entries = [
        ("Council meets", "11:20", COUNCIL),
        ("Two boats lost", "10:40", MORE),
        ("Weir opens", "10:15", TEXT),
    ];
    site.write("in/live.html", &live(&entries, "<button>Load more updates</button>"));
    let ran = site.run(&[
        "import",
        "in/live.html",
        "--outlet",
        "herald",
        "--published",
        "2024-03-05",
        "--id",
        "live",
    ]);
    ran.fine();
    assert!(ran.err.contains("this live page shows 3 entries and offers more"), "{ran:#?}");
    let article = site.read("content/articles/live.md");
    let expected: String = entries
        .iter()
        .map(|(title, time, text)| format!("## {title}\n\n**{time}**\n\n{text}\n\n"))
        .collect();
    assert!(article.contains(expected.trim_end()), "{article}");
}

/// Regression: text below the article was dropped without a warning.
#[test]
fn prose_dropped_below_the_text_is_warned_of() {
    let site = site();
    let third = "The other weirs were opened an hour later, one after the other, from Sell down to \
                 the sea.";
    let below = format!("<p>{third}</p><div class=x><p>{COUNCIL}</p></div><footer>");
    let page = html("").replace("<footer>", &below);
    site.write("in/weir.html", &page);
    let ran = site.run(&["import", "in/weir.html", "-n"]);
    ran.failed(1, "warning: running text below the article was dropped, in block 6;");
    let ran = site.run(&["import", "in/weir.html", "-n", "--keep", "6"]);
    assert!(ran.out.contains("rafts had"), "{ran:#?}");
    assert!(!ran.err.contains("warning"), "{ran:#?}");
}

/// Regression: an outlet was recognised only by its address.
#[test]
fn an_outlet_is_recognised_by_the_name_of_its_site() {
    let site = site();
    site.write(
        "content/outlets/weekly.md",
        "+++\nname = \"The Orrin Weekly\"\nshort = \"Weekly\"\n\
         url = \"https://www.weekly.example/\"\n+++\n",
    );
    let named = |name: &str| format!("{DATED}<meta property=og:site_name content=\"{name}\">");
    let publisher = "<script type=application/ld+json>\
                     {\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"Orrin weekly\"}}</\
                     script>";
    let cases = [
        (named("THE ORRIN WEEKLY"), "tag `og:site_name`"),
        (named("Weekly"), "tag `og:site_name`"),
        (named("weekly.example"), "tag `og:site_name`"),
        (format!("{DATED}{publisher}"), "JSON-LD `publisher`"),
    ];
    for (head, place) in cases {
        site.write("in/weir.html", &html(&head));
        let ran = site.run(&["import", "in/weir.html", "-n"]);
        ran.fine();
        let line = ran.out.lines().find(|line| line.starts_with("outlet")).expect("an outlet");
        assert!(line.starts_with("outlet = \"weekly\" ") && line.ends_with(place), "{line}");
    }
    site.write("in/weir.html", &html(&named("Some Other Weekly")));
    site.run(&["import", "in/weir.html", "-n"]).failed(1, "not found (the page calls itself");
}

#[test]
fn existing_files_are_not_overwritten() {
    let site = site();
    site.write("in/weir.html", &html(DATED));
    let before = site.read("content/articles/bridge.md");
    let ran = site.run(&["import", "in/weir.html", "--outlet", "herald", "--id", "bridge"]);
    ran.failed(1, "exists already").failed(1, "--update bridge");
    assert_eq!(site.read("content/articles/bridge.md"), before);
    site.run(&["import", "in/weir.html", "--outlet", "heral"]).failed(1, "did you mean `herald`");
    site.run(&["import", "in/weir.html", "--outlet", "herald", "--id", "No"])
        .failed(1, "`No` is not an id");
    site.run(&["import", "in/weir.html", "--published", "soon"]).failed(2, "`soon` is not a date");
}

/// Regression: commands outside a briefing wrote files into any folder.
#[test]
fn nothing_is_written_outside_a_briefing() {
    let site = SiteTest::empty().on_disk();
    site.write("weir.html", &html(DATED));
    let before = crate::support::files_below(site.root());
    let commands: &[&[&str]] =
        &[&["import", "weir.html"], &["note", "weir", "boats"], &["new", "actor", "Ada Moss"]];
    for command in commands {
        site.run(command)
            .failed(1, "error: there is no manicule.toml here")
            .failed(1, "use --root DIR if it is elsewhere");
    }
    assert_eq!(crate::support::files_below(site.root()), before);
}

/// Regression: one page became two articles without a warning.
#[test]
fn a_page_becomes_one_article() {
    let site = site();
    let at = |address: &str| format!("{DATED}<link rel=canonical href={address}>");
    site.write("in/weir.html", &html(&at("https://herald.example/weir")));
    site.write(
        "in/again.html",
        &html(&at("http://www.herald.example/weir/#top")).replace("Two", "Three"),
    );
    let import = |file: &str, more: &[&str]| {
        site.run(&[&["import", file, "--outlet", "herald"], more].concat())
    };
    import("in/weir.html", &["--id", "weir"]).fine();
    import("in/weir.html", &[])
        .failed(1, "the article `weir` is of this page already (the same file)")
        .failed(1, "`--update weir`");
    import("in/again.html", &[])
        .failed(1, "`weir` is of this page already (the same address, http");
    let ran = import("in/again.html", &["--id", "second"]);
    ran.fine();
    assert!(ran.err.contains("warning: the article `weir` is of this page already"), "{ran:#?}");
    assert!(site.path("content/articles/second.md").exists());
}

#[test]
fn a_dry_run_prints_the_page_and_writes_nothing() {
    let site = site();
    site.write("in/weir.html", &html(DATED));
    let ran = site.run(&["import", "in/weir.html", "--outlet", "herald", "-n", "--log"]);
    ran.fine();
    assert!(
        ran.out.starts_with("+++\n") && ran.out.contains(TEXT) && ran.err.contains("kept: "),
        "{ran:#?}"
    );
    assert!(!site.path("content/sources").exists());
    let kept = site.run(&["import", "in/weir.html", "--outlet", "herald", "-n", "--keep", "1"]);
    assert!(kept.out.contains("Home\n") && kept.out.contains("keep = \"1\""), "{kept:#?}");
}

#[test]
fn several_files_a_folder_and_standard_input() {
    let site = site();
    site.write("in/one.html", &html(DATED));
    site.write("in/two.txt", &format!("Weir two\n5 March 2024\n{TEXT}\n{MORE}\n"));
    site.write("in/one_files/x.html", "not a page");
    site.write("in/bad.html", "%PDF-1.4");
    site.write("in/report.pdf", "%PDF-1.4");
    let ran = site.run(&["import", "in", "--outlet", "herald", "--no-keep"]);
    ran.failed(1, "in/bad.html: this is a PDF");
    assert!(ran.err.contains("Skipped") && ran.err.contains("  in/report.pdf\n"), "{ran:#?}");
    assert!(!ran.err.contains("x.html"), "{ran:#?}");
    assert!(site.path("content/articles/herald-weir-two.md").exists(), "{ran:#?}");
    assert!(site.path("content/articles/herald-weir-opened-without-word.md").exists(), "{ran:#?}");
    assert!(!site.path("content/sources").exists());
    let output = manicule()
        .current_dir(site.root())
        .args(["import", "-", "--outlet", "herald", "--published", "2024-03-06", "--id", "piped"])
        .write_stdin(format!("Weir three\n{TEXT}\n{MORE}\n"))
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{output:?}");
    assert!(site.read("content/articles/piped.md").contains("published = 2024-03-06"));
}

#[test]
fn each_kind_of_bad_input_has_its_own_message() {
    let site = site();
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty.html", b"", "the file is empty"),
        ("a.pdf", b"%PDF-1.7\n", "this is a PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "this is an image"),
        (
            "cut.gz",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b",
            "the compressed file is damaged",
        ),
        ("login.html", b"<html><form><input type=password></form></html>", "a login page"),
        ("app.html", b"<html><div id=app></div><script>go()</script></html>", "made by scripts"),
    ];
    for (name, bytes, words) in cases {
        fs::write(site.path(name), bytes).expect("written");
        site.run(&["import", name, "--outlet", "herald"]).failed(1, words);
    }
    let large = fs::File::create(site.path("large.html")).expect("a file");
    large.set_len(200 << 20).expect("a file without blocks");
    site.run(&["import", "large.html", "--outlet", "herald"]).failed(1, "the limit is 16");
    site.run(&["import", "none.html", "--outlet", "herald"]).failed(1, "cannot be read");
}

#[test]
fn a_link_is_fetched() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}/weir", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let body = html(DATED);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(format!("{head}{body}").as_bytes());
        }
    });
    let site = site();
    site.run(&["import", &address, "--outlet", "herald", "--id", "linked"]).fine();
    let article = site.read("content/articles/linked.md");
    assert!(article.contains(&format!("url = \"{address}\"")), "{article}");
    assert!(site.path("content/sources/linked.html").exists());
}

#[test]
fn a_later_version_keeps_notes_whose_passage_is_still_there() {
    let site = site();
    site.write("in/weir.html", &html(DATED));
    site.run(&["import", "in/weir.html", "--outlet", "herald", "--id", "weir"]).fine();
    let noted =
        site.run(&["note", "weir", "Two boats", "--kind", "number", "--text", "Counted by whom?"]);
    noted.fine();
    assert!(noted.out.starts_with("content/articles/weir.notes.md:1\n"), "{noted:#?}");
    assert!(!noted.out.contains("draft"), "{noted:#?}");
    let noted = site.run(&["note", "weir", "harbour master"]);
    noted.fine();
    assert!(noted.out.contains("delete `status: draft`"), "{noted:#?}");
    let article = site.read("content/articles/weir.md");
    let line = article.lines().position(|line| line == TEXT).expect("the first paragraph") + 1;
    site.run(&["note", &format!("weir:{line}"), "--id", "first-sentence"]).fine();
    site.run(&["check", "--drafts", "--deny-warnings"]).fine();
    // Drafts are never left out silently.
    let left = "2 notes are drafts and left out; delete `status: draft` when a note is done, or \
                use --drafts.";
    for command in ["check", "build"] {
        assert!(site.run(&[command]).out.contains(left), "{command} says nothing of drafts");
    }
    assert!(!site.run(&["build", "--drafts"]).out.contains("draft"));
    let notes = site.read("content/articles/weir.notes.md");

    site.write("in/later.html", &html(DATED).replace("Two boats", "Three boats"));
    let ran = site.run(&["import", "in/later.html", "--update", "weir"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    for words in [
        "[-Two-] {+Three+} boats",
        "note two-boats: its passage was edited",
        "> Three boats",
        "    it stays, on the version before: `version: ",
        "note harbour-master: kept",
        "note first-sentence: kept",
    ] {
        assert!(ran.out.contains(words), "no `{words}` in {ran:#?}");
    }
    // It is edited, so it stays on the version that has its words, and all of it builds.
    let kept = site.read("content/articles/weir.notes.md");
    let (line, rest): (Vec<&str>, Vec<&str>) =
        kept.lines().partition(|line| line.starts_with("version: "));
    assert!(line.len() == 1 && rest.join("\n") + "\n" == notes, "{kept}");
    site.run(&["build"]).fine();
    assert!(site.read("content/articles/weir.md").contains("Three boats"));
    assert_eq!(site.read("content/sources/weir.html"), site.read("in/later.html"));
    let kept = |folder: &str| crate::support::files_below(&site.path(folder)).len();
    assert_eq!(kept("content/sources"), 2, "the older original is kept");
    assert_eq!(kept("content/articles/weir"), 1, "the older article is a version");
    site.run(&["verify"]).fine();
}

/// Regression: `--update` accepted a different article.
#[test]
fn another_article_is_not_a_later_version() {
    let site = site();
    let at = |path: &str| format!("{DATED}<link rel=canonical href=https://herald.example/{path}>");
    site.write("in/weir.html", &html(&at("weir")));
    site.run(&["import", "in/weir.html", "--outlet", "herald", "--id", "weir"]).fine();
    let before = crate::support::files_below(site.root());
    let other = "The baker of Sell has shut her shop for good after forty years behind the \
                 counter, and nobody in the street knows who will bake from Monday on.";
    let later =
        html(&at("baker")).replace(TEXT, other).replace(MORE, &other.replace("baker", "butcher"));
    site.write("in/baker.html", &later);
    let ran = site.run(&["import", "in/baker.html", "--update", "weir"]);
    ran.failed(1, "the text has almost nothing in common").failed(1, "`--force`");
    ran.failed(1, "https://herald.example/baker, not https://herald.example/weir");
    fs::remove_file(site.path("in/baker.html")).expect("removed");
    assert_eq!(crate::support::files_below(site.root()), before);

    // A headline that the page changed is taken over, and the article still equals its original.
    let renamed = html(&at("weir")).replace("Weir opened without a word", "Weir opened in silence");
    site.write("in/renamed.html", &renamed);
    site.run(&["import", "in/renamed.html", "--update", "weir"]).fine();
    assert!(site.read("content/articles/weir.md").contains("title = \"Weir opened in silence\""));
    let ran = site.run(&["verify"]);
    ran.fine();
    assert!(ran.out.contains("weir: equals its original\n"), "{ran:#?}");

    // The same address is the same article, however much was rewritten.
    site.write(
        "in/rewritten.html",
        &later.replace("herald.example/baker", "www.herald.example/weir#top"),
    );
    let ran = site.run(&["import", "in/rewritten.html", "--update", "weir"]);
    ran.fine();
    for words in [
        "To go back, copy content/articles/weir/",
        ".md to content/articles/weir.md, and copy content/sources/weir.",
        ".html to content/sources/weir.html.",
    ] {
        assert!(ran.out.contains(words), "no `{words}` in {ran:#?}");
    }
    site.run(&["import", "in/weir.html", "--update", "weir", "--force"]).fine();
}

#[test]
fn a_new_briefing_builds_and_grows() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let dir = folder.path().join("mine");
    let root = dir.to_str().expect("a UTF-8 path");
    let run = |args: &[&str]| crate::support::run(folder.path(), args);
    run(&["init", root, "--title", "Mine"]).fine();
    run(&["init", root]).failed(1, "there is a briefing already");
    run(&["--root", root, "new", "outlet", "The Morning Post"]).fine();
    run(&["--root", root, "new", "actor", "Jonas Wren", "--id", "wren"]).fine();
    run(&["--root", root, "new", "actor", "Jonas Wren", "--id", "wren"])
        .failed(1, "exists already");
    run(&["--root", root, "check", "--deny-warnings"]).fine();
    let ran = run(&["--root", root, "suggest"]);
    ran.fine();
}

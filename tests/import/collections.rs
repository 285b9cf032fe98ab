//! Runs `manicule import` on the files of other programs, which `collections/` has in small.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::support::{OnDisk, SiteTest, project};

const ARTICLE: &str = "content/articles/herald-weir-opened-without-word.md";
const NOTES: &str = "content/articles/herald-weir-opened-without-word.notes.md";
const SOURCE: &str = "content/sources/herald-weir-opened-without-word";

/// A briefing with an outlet at the address of the samples, and the sample at `path` in `in/`.
fn site(samples: &[&str]) -> OnDisk {
    let outlet = "+++\nname = \"The Herald\"\nurl = \"https://herald.example/\"\n+++\n";
    let site = SiteTest::small().file("content/outlets/herald.md", outlet).on_disk();
    for sample in samples {
        let path = project().join("tests/import/collections").join(sample);
        let text = std::fs::read_to_string(path).expect("a sample");
        site.write(&format!("in/{sample}"), &text);
    }
    site
}

/// Asserts that the article builds, and equals its original.
fn assert_sound(site: &OnDisk) {
    site.run(&["check", "--drafts", "--deny-warnings"]).fine();
    let ran = site.run(&["verify"]);
    ran.fine();
    assert!(ran.out.contains("herald-weir-opened-without-word: equals its original"), "{ran:#?}");
}

const DAY: [&str; 2] = ["--published", "2024-03-05"];

#[test]
fn a_clip_of_obsidian_is_an_article() {
    let site = site(&["clip.md"]);
    // When the clip was made says nothing about when the page was published.
    site.run(&["import", "in/clip.md", "-n"]).failed(1, "published");
    site.run(&[&["import", "in/clip.md"], &DAY[..]].concat()).fine();
    let article = site.read(ARTICLE);
    for line in ["byline = [\"Ada Moss\"]", "\nretrieved = 2024-03-07\n", "# front matter `source`"]
    {
        assert!(article.contains(line), "no `{line}` in {article}");
    }
    assert!(
        !article.contains("clippings") && article.contains("\n\nNobody was told."),
        "{article}"
    );
    assert_sound(&site);
}

#[test]
fn annotations_of_hypothesis_are_drafts_on_the_article_at_their_address() {
    let site = site(&["annotations.json", "clip.md"]);
    // The folder has the notes before the page.
    let ran = site.run(&[&["import", "in"], &DAY[..]].concat());
    ran.failed(1, "“As it was at first.” on “Three boats” was not added: these words do not occur")
        .failed(1, "“Which?” on “the lock” was not added: no article has the address");
    assert!(ran.out.contains(&format!("Wrote 2 drafts to {NOTES}.")), "{ran:#?}");
    let drafts = "## two-boats\n\n> Two boats\n\nkind: number\nauthor: Jo Wren\n\
                  updated: 2024-03-08\nstatus: draft\n\nCounted by whom?\n\n## note\n\n\
                  kind: context\nauthor: Jo Wren\nupdated: 2024-03-08\nstatus: draft\n\nNobody \
                  else has this.\n";
    assert_eq!(site.read(NOTES), drafts);
    assert_sound(&site);
    let ran = site.run(&["import", "in/annotations.json"]);
    ran.failed(1, "Three boats");
    assert!(ran.out.contains("2 notes were there already."), "{ran:#?}");
    assert_eq!(site.read(NOTES), drafts);
}

#[test]
fn an_entry_of_wallabag_is_an_article_with_its_notes() {
    let site = site(&["wallabag.json"]);
    site.run(&["import", "in/wallabag.json"]).fine();
    let article = site.read(ARTICLE);
    for line in ["# wallabag `published_at`", "\nretrieved = 2024-03-07T08:15:00Z\n"] {
        assert!(article.contains(line), "no `{line}` in {article}");
    }
    assert!(site.read(NOTES).contains("> Two boats\n"), "{}", site.read(NOTES));
    assert!(site.read(&format!("{SOURCE}.json")).contains("\"published_by\""));
    assert_sound(&site);
}

#[test]
fn a_page_of_a_web_archive_is_an_article() {
    let site = site(&["weir.warc"]);
    site.run(&[&["import", "in/weir.warc"], &DAY[..]].concat()).fine();
    let article = site.read(ARTICLE);
    for line in ["# header `WARC-Target-URI`", "\nretrieved = 2024-03-07T08:15:00Z\n"] {
        assert!(article.contains(line), "no `{line}` in {article}");
    }
    let kept = site.read(&format!("{SOURCE}.warc"));
    assert!(kept.starts_with("WARC/1.0\r\nWARC-Type: response\r\n"), "{kept}");
    assert_sound(&site);
    let ran = site.run(&["import", "in/weir.warc", "--update", "herald-weir-opened-without-word"]);
    ran.fine();
    assert!(ran.out.contains("The text is the same."), "{ran:#?}");
}

#[test]
fn a_snapshot_of_zotero_is_an_article_with_its_notes() {
    let site = site(&["zotero/Weir.rdf", "zotero/files/13/weir opened.html"]);
    let ran = site.run(&["import", "in/zotero"]);
    ran.failed(1, "A page without a snapshot: the item has no snapshot of a page")
        .failed(1, "import its address: https://herald.example/other")
        .failed(1, "“Save it.” was not added: no article has the address")
        .failed(1, "note item_16: the note belongs to no item");
    let article = site.read(ARTICLE);
    for line in ["# Zotero `date`", "# Zotero `creators`", "\nretrieved = 2024-03-07T08:16:00Z\n"] {
        assert!(article.contains(line), "no `{line}` in {article}");
    }
    let notes = site.read(NOTES);
    assert!(notes.ends_with("status: draft\n\n### Weir\n\nWho *says* so?\n"), "{notes}");
    assert_sound(&site);
    // Once more: the article is there, and so is its note.
    let ran = site.run(&["import", "in/zotero/Weir.rdf"]);
    ran.failed(1, "the article `herald-weir-opened-without-word` is of this page already");
    assert_eq!(site.read(NOTES), notes);
}

#[test]
fn a_bad_link_in_a_list_stops_no_other() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let host = format!("http://{}", listener.local_addr().expect("an address"));
    let page =
        std::fs::read(project().join("tests/import/collections/zotero/files/13/weir opened.html"));
    let page = page.expect("a sample");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut asked = [0; 4096];
            let length = stream.read(&mut asked).unwrap_or(0);
            let found = asked[..length].starts_with(b"GET /weir ");
            let (status, body) = if found { ("200 OK", &page[..]) } else { ("404 No", &b"no"[..]) };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\
                 Connection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), body].concat());
        }
    });
    let site = site(&[]);
    site.write("links.txt", &format!("# to read\n{host}/gone\nhtp://typo\n{host}/weir\n"));
    let ran = site.run(&[&["import", "links.txt", "--outlet", "herald"], &DAY[..]].concat());
    ran.failed(1, &format!("{host}/gone: {host}/gone answers 404"))
        .failed(1, "htp://typo: `htp://typo` is not a web address");
    assert!(site.read(ARTICLE).contains(&format!("url = \"{host}/weir\"")));
}

#[test]
fn a_faulty_collection_stops_no_other() {
    let site = site(&["clip.md"]);
    site.write("in/a.json", "{\"rows\": [{\"uri\": \"https://herald.exam");
    site.write("in/b.rdf", "<rdf:RDF xmlns:z=\"http://www.zotero.org/namespaces/export#\">");
    site.write("in/c.warc", "WARC/1.1\r\nWARC-Type: response\r\n");
    std::fs::write(site.path("in/d.warc.gz"), [0x1f, 0x8b, 8, 0, 0]).expect("written");
    std::fs::write(site.path("in/e.wacz"), b"PK\x03\x04 cut off").expect("written");
    let ran = site.run(&[&["import", "in"], &DAY[..]].concat());
    for (name, words) in [
        ("a.json", "the file is not JSON: EOF while parsing a string at line 1"),
        ("b.rdf", "the RDF is not XML"),
        ("c.warc", "the archive ends within a record"),
        ("d.warc.gz", "the compressed file is damaged"),
        ("e.wacz", "the archive is damaged"),
    ] {
        ran.failed(1, name).failed(1, words);
    }
    assert!(site.path(ARTICLE).exists(), "{ran:#?}");
}

#[test]
fn several_pages_are_not_one_article() {
    let site = site(&["wallabag.json"]);
    let text = site.read("in/wallabag.json");
    let entry = text.trim().trim_start_matches('[').trim_end_matches(']').trim();
    site.write("two.json", &format!("[{entry}, {entry}]"));
    site.run(&["import", "two.json", "--id", "weir"]).failed(1, "it holds 2 pages (wallabag)");
    site.run(&["import", "in/wallabag.json", "--id", "weir"]).fine();
    assert!(site.path("content/articles/weir.md").exists());
}

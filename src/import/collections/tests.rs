//! Each format in a small file, as its program writes it.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::import::{ImportInput, ImportedPage};
use crate::source::Memory;

const TEXT: &str = "The weir at Orrin was opened on Tuesday evening, an hour before the water would \
                    have gone over it, the harbour master said.";

fn collection(bytes: &[u8]) -> Collection {
    read(Cursor::new(bytes), &Memory::default()).expect("it can be read").expect("a collection")
}

fn refusal(bytes: &[u8]) -> Refusal {
    read(Cursor::new(bytes), &Memory::default()).expect_err("refused")
}

fn imported(page: &CollectedPage) -> ImportedPage {
    let input = ImportInput {
        name: &page.file,
        address: page.address.as_deref(),
        stated: page.facts.clone(),
        ..ImportInput::default()
    };
    crate::import::read(&page.bytes, &input).expect("an article")
}

fn html(title: &str) -> String {
    format!("<!DOCTYPE html><html lang=en><article><h1>{title}</h1><p>{TEXT}</p></article></html>")
}

/// Asserts what an import makes of a page: headline, address, day of publication, time of
/// retrieval.
#[track_caller]
fn assert_facts(page: &ImportedPage, facts: [&str; 4]) {
    let Facts { title, url, published, retrieved, .. } = &page.facts;
    let day = |day: &Option<crate::import::Fact<crate::import::Published>>| {
        day.as_ref().map(|day| day.value.rfc_3339()).unwrap_or_default()
    };
    let text = |text: &Option<crate::import::Fact<String>>| {
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    };
    assert_eq!([text(title), text(url), day(published), day(retrieved)], facts);
    assert_eq!(page.body.trim(), TEXT);
}

#[test]
fn annotations_of_hypothesis_are_notes() {
    let json = r##"{"total": 4, "rows": [
      {"id": "a1", "created": "2024-03-06T08:00:00.000000+00:00",
       "updated": "2024-03-07T08:00:00.123456+00:00", "user": "acct:jo@hypothes.is",
       "user_info": {"display_name": null}, "uri": "https://herald.example/weir",
       "text": "Who says so?", "tags": ["question", "boats"], "group": "__world__",
       "document": {"title": ["Weir opened"]}, "references": [],
       "target": [{"source": "https://herald.example/weir", "selector": [
         {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]",
          "startOffset": 4, "endOffset": 17},
         {"type": "TextPositionSelector", "start": 4, "end": 17},
         {"type": "TextQuoteSelector", "exact": "weir at Orrin", "prefix": "The ",
          "suffix": " was opened"}]}]},
      {"id": "a2", "uri": "https://herald.example/weir", "text": "On the page.", "tags": [],
       "user_info": {"display_name": "Jo Wren"},
       "target": [{"source": "https://herald.example/weir"}]},
      {"id": "a3", "uri": "https://herald.example/weir", "text": "I do.", "tags": [],
       "references": ["a1"], "target": [{"source": "https://herald.example/weir"}]},
      {"id": "a4", "uri": "https://herald.example/film", "text": "", "tags": [],
       "target": [{"selector": [{"type": "MediaTimeSelector", "start": 1, "end": 2}]}]}
    ]}"##;
    let found = collection(json.as_bytes());
    assert_eq!(found.notes.len(), 2);
    let first = &found.notes[0];
    let passage = first.passage.as_ref().expect("a passage");
    let around = [&*passage.before, &*passage.exact, &*passage.after];
    assert_eq!(around, ["The ", "weir at Orrin", " was opened"]);
    assert_eq!((first.author.as_deref(), first.text.as_str()), (Some("jo"), "Who says so?"));
    assert_eq!(first.day.map(|day| day.to_string()).as_deref(), Some("2024-03-07"));
    assert_eq!(
        (&found.notes[1].passage, found.notes[1].author.as_deref()),
        (&None, Some("Jo Wren"))
    );
    let refused: Vec<&str> = found.refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(refused, ["a3", "a4"]);
    // As the client exports them.
    let exported = json.replace("\"total\": 4, \"rows\"", "\"annotations\"");
    assert_eq!(collection(exported.as_bytes()).notes, found.notes);
}

#[test]
fn entries_of_wallabag_are_pages() {
    let entry = format!(
        r#"{{"is_archived": 0, "is_starred": 1, "id": 7, "title": "Weir <opened>",
        "url": "https://herald.example/weir", "hashed_url": "ab", "content": "<p>{TEXT}</p>",
        "created_at": "2024-03-07T08:15:00+0100", "updated_at": "2024-03-08T08:15:00+0100",
        "published_at": "2024-03-05T18:30:00+0100", "published_by": ["Ada Moss", ""],
        "language": "en_GB", "mimetype": "text/html", "domain_name": "herald.example",
        "annotations": [{{"text": "Who?", "quote": "the harbour master", "ranges": []}}]}}"#
    );
    let empty = r#"{"id": 8, "title": "None", "url": "https://herald.example/none", "content": null,
                   "domain_name": "herald.example"}"#;
    let found = collection(format!("[{entry}, {empty}]").as_bytes());
    assert_eq!((found.format, found.pages.len()), ("wallabag", 1));
    assert_eq!(found.refused[0].0, "https://herald.example/none");
    let page = imported(&found.pages[0]);
    assert_facts(
        &page,
        [
            "Weir <opened>",
            "https://herald.example/weir",
            "2024-03-05T18:30:00+01:00",
            "2024-03-07T08:15:00+01:00",
        ],
    );
    assert!(page.format.starts_with("wallabag, HTML"), "{}", page.format);
    let published = page.facts.published.expect("a day");
    assert_eq!(published.source.to_string(), "wallabag `published_at`");
    assert_eq!(page.facts.byline.expect("authors").value, ["Ada Moss"]);
    assert_eq!(page.facts.lang.expect("a language").value, "en-GB");
    let note = &found.pages[0].notes[0];
    assert_eq!(note.passage.as_ref().expect("a passage").exact, "the harbour master");
    // The original that is kept, imported again.
    assert_eq!(collection(&found.pages[0].bytes).pages, found.pages);
}

/// A record of an archive.
fn record(kind: &str, address: &str, date: &str, block: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n\
         WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn answer(status: &str, kind: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}")
}

const WEIR: &str = "https://herald.example/weir";
const TIME: &str = "2024-03-07T08:15:00Z";

fn archive() -> Vec<String> {
    let ok = |kind, body: &str| answer("200 OK", kind, body);
    let moved = "HTTP/1.1 301 Moved\r\nLocation: /weir\r\n\r\n";
    vec![
        record("warcinfo", "urn:x", TIME, "software: a crawler\r\n"),
        record("request", WEIR, TIME, "GET /weir HTTP/1.1\r\n\r\n"),
        record("response", "https://herald.example/old", TIME, moved),
        record("response", WEIR, TIME, &ok("text/html; charset=utf-8", &html("Weir opened"))),
        record("response", "https://herald.example/weir.png", TIME, &ok("image/png", "PNG")),
        record("response", "https://ads.example/frame", TIME, &ok("text/html", &html("Buy"))),
        record("response", "https://herald.example/gone", TIME, &answer("404", "text/html", "No")),
        record("response", WEIR, "2024-03-09T08:15:00Z", &ok("text/html", &html("Weir shut"))),
    ]
}

/// Compresses each record by itself, as crawlers do.
fn packed(records: &[String]) -> Vec<u8> {
    let pack = |record: &String| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(record.as_bytes()).expect("written to memory");
        encoder.finish().expect("written to memory")
    };
    records.iter().flat_map(pack).collect()
}

fn names(collection: &Collection) -> Vec<&str> {
    collection.pages.iter().map(|page| page.name.as_str()).collect()
}

#[test]
fn pages_of_a_web_archive_are_those_in_html() {
    for bytes in [packed(&archive()), archive().concat().into_bytes()] {
        let found = collection(&bytes);
        assert_eq!(names(&found), [WEIR, "https://ads.example/frame", WEIR]);
        assert_eq!(found.refused, []);
        let page = imported(&found.pages[0]);
        assert_facts(&page, ["Weir opened", WEIR, "", "2024-03-07T08:15:00+00:00"]);
        assert!(page.format.starts_with("WARC, HTML, UTF-8"), "{}", page.format);
        // The original that is kept is a web archive, too.
        assert_eq!(collection(&found.pages[0].bytes).pages, found.pages[..1]);
    }
}

#[test]
fn a_record_may_be_the_page_itself_and_may_be_cut_off() {
    let kind = "Content-Type: application/http; msgtype=resource";
    let resource = record("resource", WEIR, TIME, &html("Weir opened"));
    let resource = resource.replace(kind, "Content-Type: text/html\r\nWARC-Truncated: length");
    let found = collection(resource.as_bytes());
    let page = imported(&found.pages[0]);
    assert_facts(&page, ["Weir opened", WEIR, "", "2024-03-07T08:15:00+00:00"]);
    assert_eq!(page.warnings, ["the record was cut off when it was made (length)"]);
}

#[test]
fn a_damaged_archive_gives_the_pages_before_the_damage() {
    let whole = packed(&archive());
    let cut = collection(&whole[..whole.len() - 40]);
    assert_eq!(names(&cut), [WEIR, "https://ads.example/frame"]);
    let message = &cut.refused[0].1.message;
    assert!(message.contains("the archive is damaged") && message.contains("pages before: 2"));
    let plain = archive().concat().into_bytes();
    let cut = collection(&plain[..plain.len() - 40]);
    assert_eq!((cut.pages.len(), cut.refused.len()), (2, 1), "{:?}", cut.refused);
    let odd = record("response", WEIR, TIME, "x").replace("Content-Length: 1", "Content-Length: 9");
    let found = collection(format!("{odd}{odd}").as_bytes());
    assert_eq!((found.pages.len(), found.refused.len()), (0, 1), "{:?}", found.refused);
    for length in ["-1", "x", "99999999999999999999"] {
        let odd = odd.replace("Content-Length: 9", &format!("Content-Length: {length}"));
        assert_eq!(collection(odd.as_bytes()).refused.len(), 1, "{length}");
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if name.ends_with(".gz") {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("written to memory");
        writer.write_all(bytes).expect("written to memory");
    }
    writer.finish().expect("written to memory").into_inner()
}

#[test]
fn a_web_archive_collection_has_the_pages_of_its_list() {
    let list = format!(
        "{{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"All Pages\"}}\n\
         {{\"id\": \"1\", \"url\": \"{WEIR}\", \"ts\": \"2024-03-09T08:15:01Z\"}}\n\
         {{\"id\": \"2\", \"url\": \"https://herald.example/old\", \"ts\": \"{TIME}\"}}\n\
         {{\"id\": \"3\", \"url\": \"https://herald.example/none\", \"ts\": \"{TIME}\"}}\n\
         not JSON\n"
    );
    let records = packed(&archive());
    let found = collection(&zipped(&[
        ("archive/data.warc.gz", &records),
        ("pages/pages.jsonl", list.as_bytes()),
        ("datapackage.json", b"{}"),
    ]));
    assert_eq!(found.format, "WACZ");
    let titles = found.pages.iter().map(|page| imported(page).facts.title.expect("one").value);
    assert_eq!(titles.collect::<Vec<_>>(), ["Weir shut", "Weir opened"]);
    let refused: Vec<&str> = found.refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(refused, ["pages/pages.jsonl:5", "https://herald.example/none"]);
    // Without a list, all pages.
    assert_eq!(collection(&zipped(&[("archive/data.warc.gz", &records)])).pages.len(), 3);
}

#[test]
fn another_zip_is_no_collection() {
    let other = zipped(&[("word/document.xml", b"<w>")]);
    assert_eq!(read(Cursor::new(&other), &Memory::default()), Ok(None));
    let refusal = refusal(&other[..other.len() / 2]);
    assert!(refusal.message.contains("the archive is damaged"), "{refusal:?}");
}

const RDF: &str = include_str!("../../../tests/import/collections/zotero/Weir.rdf");

fn zotero(rdf: &str, file: &str) -> Collection {
    let beside = Memory::new([(file.to_owned(), format!("<html><p>{TEXT}</p></html>"))]);
    read(Cursor::new(rdf), &beside).expect("it can be read").expect("a collection")
}

#[test]
fn snapshots_of_zotero_are_pages_with_their_items_facts() {
    let found = zotero(RDF, "files/13/weir opened.html");
    assert_eq!(names(&found), ["Weir opened without a word"]);
    let page = imported(&found.pages[0]);
    assert_facts(
        &page,
        [
            "Weir opened without a word",
            "https://herald.example/weir",
            "2024-03-05",
            "2024-03-07T08:16:00+00:00",
        ],
    );
    assert_eq!(page.facts.byline.expect("authors").value, ["Ada Moss"]);
    assert_eq!(page.facts.sites[0].value, "The Orrin Herald");
    assert_eq!(page.facts.title.expect("a title").source.to_string(), "Zotero `title`");
    let note = &found.pages[0].notes[0];
    assert_eq!(
        (note.text.as_str(), &note.tags[..]),
        ("## Weir\n\nWho *says* so?", &["question".to_owned()][..])
    );
    // The other page has none to import; its note may belong to an article that is there.
    assert_eq!(found.notes[0].address.as_deref(), Some("https://herald.example/other"));
    let refused: Vec<&str> = found.refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(refused, ["A page without a snapshot", "note item_16"]);
}

#[test]
fn files_of_zotero_are_in_the_folder_of_the_export() {
    for path in [
        "../weir.html",
        "/etc/hosts",
        "files/%2e%2e/%2e%2e/weir.html",
        "C:\\weir.html",
        "files\\..\\x",
    ] {
        let rdf = RDF.replace("files/13/weir opened.html", path);
        let found = zotero(&rdf, path);
        assert_eq!(found.pages.len(), 0, "{path}");
        assert!(found.refused[0].1.message.contains("not in the folder"), "{:?}", found.refused);
    }
    let encoded = zotero(&RDF.replace("weir opened", "weir%20opened"), "files/13/weir opened.html");
    assert_eq!(encoded.pages.len(), 1);
    let missing = zotero(RDF, "files/14/weir.html");
    assert!(missing.refused[0].1.message.ends_with("is missing"), "{:?}", missing.refused);
    // Its note is not lost.
    assert_eq!(missing.notes[0].address.as_deref(), Some("https://herald.example/weir"));
}

#[test]
fn what_is_nested_deeply_exhausts_no_stack() {
    let deep =
        |open: &str, close: &str, times| format!("{}x{}", open.repeat(times), close.repeat(times));
    let rdf = RDF.replace("Weirs", &deep("<a>", "</a>", 100_000));
    let _ = read(Cursor::new(&rdf), &Memory::default());
    let note = deep("&lt;div>", "&lt;/div>", 4_000);
    let found = zotero(&RDF.replace("&lt;p&gt;Save it.&lt;/p&gt;", &note), "none");
    assert_eq!(found.notes[1].text, "x", "{:?}", found.refused);
    let json = deep("[{\"a\":", "}]", 100_000);
    assert!(refusal(json.as_bytes()).message.starts_with("the file is not JSON: recursion limit"));
}

#[test]
fn a_list_of_links_has_an_address_a_line() {
    let found = collection(
        b"\xef\xbb\xbf# to read\r\nhttps://a.example/x\r\n\r\nhttp://b.example/y\nhtp://c\n",
    );
    assert_eq!(found.links, ["https://a.example/x", "http://b.example/y", "htp://c"]);
    for text in ["https://a.example/x\nis the address.\n", "# Weir\n\nIt is open.\n", "#\n"] {
        assert_eq!(read(Cursor::new(text), &Memory::default()), Ok(None), "{text}");
    }
}

#[test]
fn faulty_files_say_what_is_wrong() {
    let cut = refusal(br#"{"rows": [{"uri": "https://a.example"#);
    assert!(cut.message.starts_with("the file is not JSON: EOF") && cut.help.contains("cut off"));
    assert!(cut.message.contains("line 1 column"), "{cut:?}");
    assert!(refusal(br#"{"name": "x"}"#).message.contains("of no program that `import` knows"));
    assert!(refusal(b"[]").message.contains("of no program"), "an empty list may be anybody's");
    assert!(refusal(br#"{"rows": []}"#).message.contains("nothing to import"));
    let cut = refusal(&RDF.as_bytes()[..1000]);
    assert!(cut.message.starts_with("the RDF is not XML"), "{cut:?}");
    // A text may begin with a bracket.
    let text = "[Photo: the weir]\n\nIt is open.";
    assert_eq!(read(Cursor::new(text), &Memory::default()), Ok(None));
}

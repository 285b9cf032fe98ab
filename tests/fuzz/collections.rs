//! Gives `import::collections::read` files of other programs with faults.
//!
//! Nothing panics; the original that is kept of a page is read again as the same page, and becomes
//! an article or is refused.

#[allow(dead_code)]
mod harness;

use std::io::Cursor;

use harness::{Case, Random, Target, mutate, run};
use manicule::import::ImportInput;
use manicule::import::collections::{CollectedPage, read};
use manicule::source::Memory;

const FILES: &[&str] = &[
    include_str!("../import/collections/annotations.json"),
    include_str!("../import/collections/wallabag.json"),
    include_str!("../import/collections/weir.warc"),
    include_str!("../import/collections/zotero/Weir.rdf"),
    "# to read\nhttps://quay.example/ferry\n\nhttps://quay.example/quay\n",
];

const TOKENS: &[&str] = &[
    "\r\n\r\n",
    "WARC/1.0\r\n",
    "Content-Length: 0\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "\x1f\u{8b}",
    "ffffffffffffffff\r\n",
    "\"rows\":",
    "\"uri\":",
    "null",
    "[]",
    "{}",
    "<rdf:li>",
    "</rdf:Seq>",
    "rdf:resource=\"#item_12\"",
    "&#0;",
    "../",
    "%2e%2e/",
    "https://quay.example/",
];

fn make(random: &mut Random) -> Case {
    let mut case: Case = vec![random.pick(FILES).into()];
    mutate(random, &mut case, TOKENS);
    case
}

fn check(case: &Case) -> Result<(), String> {
    let snapshot = include_str!("../import/collections/zotero/files/13/weir opened.html");
    let beside = Memory::new([("files/13/weir opened.html", snapshot)]);
    let Ok(Some(found)) = read(Cursor::new(&case[0]), &beside) else { return Ok(()) };
    found.pages.iter().try_for_each(|page| page_is_kept(page, found.format))
}

fn page_is_kept(page: &CollectedPage, format: &str) -> Result<(), String> {
    let input =
        ImportInput { name: &page.file, stated: page.facts.clone(), ..ImportInput::default() };
    match manicule::import::read(&page.bytes, &input) {
        Err(refusal) if refusal.message.contains("a fault in manicule") => {
            return Err("a panic in the reader".into());
        }
        _ => {}
    }
    if format == "Zotero RDF" {
        return Ok(());
    }
    match read(Cursor::new(&page.bytes), &Memory::default()) {
        Ok(Some(again)) if again.pages.first().map(|it| &it.bytes) == Some(&page.bytes) => Ok(()),
        other => Err(format!("the original is read as {other:?}")),
    }
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}

//! The advice of `import` and `verify` works, and corrections by hand stay.

use crate::support::{OnDisk, SiteTest};

const IMPORT: [&str; 6] = ["--outlet", "herald", "--id", "weir", "--published", "2024-03-05"];

fn imports(site: &OnDisk, page: &str, more: &[&str]) -> crate::support::Ran {
    site.write("in/weir.html", page);
    site.run(&[&["import", "in/weir.html"], &IMPORT[..], more].concat())
}

/// The numbers of the blocks that were never listed could not be known.
#[test]
fn the_log_lists_the_blocks_of_a_page_without_an_article() {
    let site = SiteTest::small().on_disk();
    let short = "<html lang=en><title>Notice</title><article><h1>Notice</h1><p>Weir open</p><p>Keep \
                 two miles off</p><p>Ask the master</p></article>";
    let ran = imports(&site, short, &[]);
    ran.failed(1, "no article was found in the page").failed(1, "`--log` lists its blocks");
    assert!(!ran.out.contains("Weir open"), "{ran:#?}");
    let ran = imports(&site, short, &["--log"]);
    ran.failed(1, "no article was found in the page");
    for line in ["    2  ", ": Weir open\n", "    4  "] {
        assert!(ran.out.contains(line), "no `{line}` in {ran:#?}");
    }
    imports(&site, short, &["--keep", "2-4", "--drop", "3"]).fine();
    let article = site.read("content/articles/weir.md");
    assert!(article.ends_with("Weir open\n\nAsk the master\n"), "{article}");
    assert!(article.contains("keep = \"2 3 4\"\ndrop = \"3\"\n"), "{article}");
    let text = "Weir open\n\nKeep off\n";
    site.write("in/short.txt", text);
    let ran = site.run(&["import", "in/short.txt", "--outlet", "herald", "--log"]);
    ran.failed(1, "no article was found in the text");
    assert!(ran.out.contains(": Keep off\n"), "{ran:#?}");
    imports(&site, short, &["--keep", "x"]).failed(2, "write 4, or 4,7-9");
}

const FIRST: &str = "The weir at Orrin was opened on Tuesday evening, an hour before the water \
                     would have gone over it, the harbor master said.";
const SECOND: &str = "Nobody was told. Two boats were carried as far as Sell, where a fisherman \
                      caught one of them, and the other was found in a field.";

fn page(first: &str, second: &str) -> String {
    let boxes: String =
        (1..30).map(|at| format!("<li><a href=/{at}>Story {at}</a></li>")).collect();
    format!(
        "<html lang=en><title>Weir opened</title><nav><ul>{boxes}</ul></nav><article><h1>Weir \
         opened</h1><p>{first}</p><p class=share>Share this</p><p>{second}</p><p>The council meets \
         again on Thursday, in public, and has the weir on its list for the evening.</p></article>"
    )
}

/// A page has hundreds of blocks that nobody wants to read about.
#[test]
fn the_report_has_a_few_lines() {
    let site = SiteTest::small().on_disk();
    let ran = imports(&site, &page(FIRST, SECOND), &[]);
    ran.fine();
    for line in
        ["title      \"Weir opened\"", "byline     not found", "words in 3 blocks", "Share this"]
    {
        assert!(ran.out.contains(line), "no `{line}` in {ran:#?}");
    }
    assert!(ran.out.lines().count() <= 20, "{ran:#?}");
    let log = imports(&site, &page(FIRST, SECOND), &["--log", "-n"]);
    assert!(log.err.contains("Story 2\n"), "{log:#?}");
    let chinese = page("水门在星期二打开，那时水还没有漫过堤岸。", "谁也没有被告知。");
    let ran = imports(&site, &chinese, &["-n"]);
    assert!(ran.err.contains("31 words in 3 blocks"), "{ran:#?}");
}

/// A fault mended by hand came back with the next version.
#[test]
fn corrections_by_hand_stay_and_can_be_accepted() {
    let site = SiteTest::small().on_disk();
    imports(&site, &page(FIRST, SECOND), &[]).fine();
    let path = "content/articles/weir.md";
    let mended = site.read(path).replace("harbor", "harbour") + "\nWith reports by agencies\n";
    site.write(path, &mended);
    site.run(&["verify"]).failed(1, "");
    let accepted = site.run(&["verify", "--accept", "weir"]);
    accepted.fine();
    let verified = site.run(&["verify"]);
    assert!(verified.fine().out.contains("in 2 places, and was checked"), "{verified:#?}");
    site.run(&["check"]).fine();
    site.write("in/later.html", &page(FIRST, &SECOND.replace("Two boats", "Three boats")));
    let updated = site.run(&["import", "in/later.html", "--update", "weir"]);
    updated.fine();
    for line in ["changed in 1 place:", "Your corrections stay, in 2 places"] {
        assert!(updated.out.contains(line), "no `{line}` in {updated:#?}");
    }
    let made = site.read(path);
    assert!(made.contains("harbour master") && made.contains("Three boats"), "{made}");
    assert!(made.ends_with("\nWith reports by agencies\n") && !made.contains("checked"), "{made}");
    // Both change the same word: the editor's stays, and it is said.
    site.write("in/last.html", &page(&FIRST.replace("harbor", "port"), SECOND));
    let both = site.run(&["import", "in/last.html", "--update", "weir"]);
    assert!(both.out.contains("yours stay, “harbour”; the page has “port”"), "{both:#?}");
    assert!(site.read(path).contains("harbour master"));
    site.run(&["verify", "--accept", "other"]).failed(2, "there is no article `other`");
}

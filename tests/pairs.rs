//! Two articles side by side.

use std::collections::BTreeMap;

use crate::support::SiteTest;

const SHARED: &str =
    "The town of Orrin has shut its only lock after a barge struck the lower gate.";

/// Returns the pages of [`site`].
fn pages(settings: &str) -> BTreeMap<String, String> {
    site(settings).build()
}

/// Returns a briefing with three articles, of which the first two share a passage and the last two
/// a claim.
fn site(settings: &str) -> SiteTest {
    let article = |outlet: &str, day: u8, text: &str| {
        format!(
            "+++\ntitle = \"{outlet} title\"\noutlet = \"{outlet}\"\npublished = 2024-03-0{day}\n+++\n\n{text}\n"
        )
    };
    let note = |quote: &str, stance: &str| {
        format!("## n\n\n> {quote}\n\nkind: number\nclaim: boats {stance}\n\nIt counts.\n")
    };
    let mut site = SiteTest::empty()
        .file("manicule.toml", &format!("title = \"T\"\n{settings}"))
        .file("content/claims/boats.md", "+++\ntitle = \"Boats wait.\"\n+++\n");
    for outlet in ["wire", "herald", "post"] {
        site = site.file(
            &format!("content/outlets/{outlet}.md"),
            &format!("+++\nname = \"{outlet}\"\n+++\n"),
        );
    }
    site.file(
        "content/articles/wire.md",
        &article("wire", 5, &format!("First words.\n\n{SHARED}\n\nLast of the wire.")),
    )
    .file(
        "content/articles/herald.md",
        &article("herald", 6, &format!("{SHARED}\n\nSome say forty boats wait.\n\nThe end.")),
    )
    .file(
        "content/articles/post.md",
        &article("post", 7, "Nobody is hurt.\n\nWe counted ten boats here."),
    )
    .file("content/articles/herald.notes.md", &note("forty boats", "asserts"))
    .file("content/articles/post.notes.md", &note("ten boats", "disputes"))
}

/// Returns the rows of a pair's page, without their tags.
fn rows(page: &str) -> Vec<(bool, [String; 2])> {
    let list = page.split("<section class=\"beside-row").skip(1);
    let text = |html: &str| {
        let words = html.split('<').filter_map(|part| part.split_once('>')).map(|part| part.1);
        words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    list.map(|row| {
        let aligned = row.starts_with(" aligned");
        let row = row.split_once("</section>").expect("its end").0;
        let cells: Vec<String> =
            row.split("<div>").skip(1).map(|cell| text(&format!("<div>{cell}"))).collect();
        let [one, other] = cells.try_into().expect("two columns");
        (aligned, [one, other])
    })
    .collect()
}

#[test]
fn articles_that_share_a_passage_or_a_claim_have_a_page_together() {
    let pages = pages("");
    let pairs: Vec<&str> = pages
        .keys()
        .filter_map(|path| path.strip_prefix("compare/")?.strip_suffix(".html"))
        .collect();
    assert_eq!(pairs, ["herald.post", "index", "wire.herald"]);
    let index = &pages["compare/index.html"];
    let link = "href=\"herald.post.html\"><span class=\"of\">herald</span> 1 claim<";
    assert!(index.contains(link), "{index}");
    assert_eq!(index.matches("href=\"wire.herald.html\"").count(), 2, "{index}");
    for (path, link) in [
        ("articles/post.html", "compare/herald.post.html"),
        ("articles/wire.html", "compare/wire.herald.html"),
        ("overlaps/index.html", "compare/wire.herald.html"),
    ] {
        assert!(pages[path].contains(link), "{path}");
    }
}

#[test]
fn blocks_with_words_or_a_claim_in_common_are_beside_each_other() {
    let pages = pages("");
    let shared = rows(&pages["compare/wire.herald.html"]);
    let expected = [
        (false, ["wire 1 First words.", ""]),
        (true, [&format!("wire 2 {SHARED}"), &format!("herald 1 {SHARED}")]),
        (
            false,
            [
                "wire 3 Last of the wire.",
                "herald 2 Some say forty boats wait. 1 Number It counts. 3 The end.",
            ],
        ),
    ];
    let expected: Vec<(bool, [String; 2])> =
        expected.iter().map(|(is, [one, other])| (*is, [(*one).into(), (*other).into()])).collect();
    assert_eq!(shared, expected);
    assert!(pages["compare/wire.herald.html"].contains("<mark class=\"shared\">The town of"));
    let claim = rows(&pages["compare/herald.post.html"]);
    let aligned: Vec<&[String; 2]> = claim.iter().filter(|row| row.0).map(|row| &row.1).collect();
    assert_eq!(aligned.len(), 1, "{claim:?}");
    assert!(aligned[0][0].contains("forty boats") && aligned[0][1].contains("ten boats"));
}

#[test]
fn of_excerpts_no_other_words_are_side_by_side() {
    let pages = pages("publish = \"excerpts\"\n[excerpts]\nshare = 0.3\ncontext = 0\n");
    let page = &pages["compare/herald.post.html"];
    assert!(page.contains("forty boats") && page.contains("ten boats"), "{page}");
    for words in ["Some say", "Nobody is hurt", "The end"] {
        assert!(pages.values().all(|page| !page.contains(words)), "{words}");
    }
    assert!(!pages["compare/wire.herald.html"].contains("barge struck"));
}

/// Issue 17: words were compared only where both texts are shown whole.
#[test]
fn of_excerpts_the_shared_words_that_are_shown_are_beside_each_other() {
    let note = |quote: &str| format!("## n\n\n> {quote}\n\nkind: provenance\n\nIt is theirs.\n");
    let pages = site("publish = \"excerpts\"\n[excerpts]\nshare = 0.5\ncontext = 0\n")
        .file("content/articles/wire.notes.md", &note("shut its only lock after a barge"))
        .file("content/articles/herald.notes.md", &note("only lock after a barge struck"))
        .build();
    let page = &pages["compare/wire.herald.html"];
    let aligned: Vec<[String; 2]> =
        rows(page).into_iter().filter(|row| row.0).map(|row| row.1).collect();
    let [[one, other]] = &aligned[..] else { panic!("{page}") };
    assert!(one.contains("shut its only lock after a barge") && !one.contains("struck"), "{one}");
    assert!(other.contains("only lock after a barge struck") && !other.contains("shut"), "{other}");
    for words in ["shut its only lock after a barge", "only lock after a barge struck"] {
        assert!(page.contains(&format!("<mark class=\"shared\">{words}</mark>")), "{page}");
    }
    for words in ["The town of", "lower gate", "First words"] {
        assert!(!page.contains(words), "{words} in {page}");
    }
}

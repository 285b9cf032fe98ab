//! Claims as pages show them: what articles have in their place, and which could not speak of them.

use crate::support::SiteTest;

/// Returns the page of claims of a briefing with articles of 4, 5 and 6 March 2024, the first and
/// the last in outlets of their own, and a claim with these lines.
fn claims(lines: &str) -> String {
    let article = |outlet: &str, day: u8| {
        format!(
            "+++\ntitle = \"{outlet} {day}\"\noutlet = \"{outlet}\"\npublished = 2024-03-0{day}\n\
             +++\n\nThe repairs take three weeks.\n"
        )
    };
    let mut pages = SiteTest::small()
        .file("content/outlets/courier.md", "+++\nname = \"Courier\"\n+++\n")
        .file("content/outlets/post.md", "+++\nname = \"Post\"\n+++\n")
        .file("content/articles/before.md", &article("courier", 4))
        .file("content/articles/after.md", &article("post", 6))
        .file("content/claims/shut.md", &format!("+++\n{lines}+++\n"))
        .edit(
            "content/articles/bridge.notes.md",
            "kind: number",
            "kind: number\nclaim: shut asserts",
        )
        .build();
    pages.remove("claims/index.html").expect("the claims")
}

const EARLIER: &str = "Earlier, published before that day: ";
const SILENT: &str = "Says nothing, or was not reviewed for it: ";

/// Returns the names of outlets in the list that begins with `label`.
fn list<'a>(page: &'a str, label: &str) -> Vec<&'a str> {
    let Some((_, rest)) = page.split_once(label) else { return Vec::new() };
    let (list, _) = rest.split_once("</p>").expect("the end of the list");
    list.split("</a>").filter_map(|link| Some(link.rsplit_once('>')?.1)).collect()
}

#[test]
fn an_article_from_before_a_claims_day_is_earlier_and_not_silent() {
    let page = claims("title = \"It is shut.\"\ndate = 2024-03-05\n");
    assert_eq!(list(&page, EARLIER), ["Courier"]);
    assert_eq!(list(&page, SILENT), ["Post"]);
    assert_eq!(page.matches("class=\"stance earlier\"").count(), 1);
}

#[test]
fn an_article_of_a_claims_day_is_not_earlier() {
    let page = claims("title = \"It is shut.\"\ndate = 2024-03-04\n");
    assert_eq!(list(&page, EARLIER), [""; 0]);
    assert_eq!(list(&page, SILENT), ["Courier", "Post"]);
    assert!(!page.contains("class=\"stance earlier\""));
}

#[test]
fn without_a_day_no_article_is_earlier() {
    assert_eq!(list(&claims("title = \"It is shut.\"\n"), SILENT), ["Courier", "Post"]);
}

#[test]
fn a_prediction_is_made_before_its_day() {
    let page = claims("title = \"It opens.\"\ndate = 2024-04-01\nkind = \"prediction\"\n");
    assert_eq!(list(&page, EARLIER), [""; 0]);
    assert_eq!(list(&page, SILENT), ["Courier", "Post"]);
}

#[test]
fn an_outlet_with_a_later_article_is_not_earlier() {
    let page = SiteTest::small()
        .file(
            "content/articles/before.md",
            "+++\ntitle = \"Before\"\noutlet = \"herald\"\npublished = 2024-03-01\n+++\n\nText.\n",
        )
        .file("content/claims/shut.md", "+++\ntitle = \"Shut.\"\ndate = 2024-03-05\n+++\n")
        .build()
        .remove("claims/index.html")
        .expect("the claims");
    assert!(!page.contains("class=\"stance earlier\""));
    assert!(page.contains(EARLIER) && page.contains(SILENT));
}

#[test]
fn a_claims_short_name_is_in_notes_tables_and_lists_and_its_sentence_on_its_own_entry() {
    let pages = SiteTest::small()
        .file(
            "content/claims/shut.md",
            "+++\ntitle = \"The bridge is shut for good.\"\nshort = \"Closing\"\n\
             date = 2024-03-05\nactors = [\"jonas-wren\"]\n+++\n",
        )
        .edit(
            "content/articles/bridge.notes.md",
            "kind: number",
            "kind: number\nclaim: shut other \"three weeks\"\nclaim: shut omits",
        )
        .build();
    let claims = &pages["claims/index.html"];
    assert!(claims.contains("class=\"title\">The bridge is shut for good.</h2>"), "{claims}");
    assert!(claims.contains("title=\"The bridge is shut for good.\">Closing</a>"), "{claims}");
    let paths = ["articles/bridge.html", "actors/jonas-wren.html", "dates/2024-03-05.html"];
    for path in paths.into_iter().chain(["outlets/herald.html"]) {
        assert!(pages[path].contains("claims/index.html#shut\">Closing</a>"), "{path}");
        assert!(!pages[path].contains("for good"), "{path}");
    }
    let note = &pages["articles/bridge.html"];
    assert!(note.contains("gives another version</span> <a"), "{note}");
    assert!(note.contains("<q>three weeks</q>"), "{note}");
}

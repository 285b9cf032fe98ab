//! Versions of articles: their pages, and what their changes did.

use crate::support::SiteTest;

const ARTICLE: &str = "content/articles/bridge/2024-03-05T09-30.md";

/// Returns the small briefing with an earlier version of its article.
fn site(now: &str, before: &str, settings: &str) -> SiteTest {
    let article = |title: &str, keys: &str, text: &str| {
        format!(
            "+++\ntitle = \"{title}\"\noutlet = \"herald\"\npublished = 2024-03-05\n{keys}+++\n\n{text}\n"
        )
    };
    SiteTest::empty()
        .file("manicule.toml", &format!("title = \"T\"\n{settings}"))
        .file("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n")
        .file("content/actors/wren.md", "+++\nname = \"Jonas Wren\"\nkind = \"person\"\n+++\n")
        .file("content/claims/weeks.md", "+++\ntitle = \"Weeks.\"\nkind = \"number\"\n+++\n")
        .file(
            "content/articles/bridge.md",
            &article("Bridge shut", "modified = 2024-03-06T08:00:00Z\n", now),
        )
        .file(
            "content/articles/bridge.notes.md",
            "## n\n\n> take **three weeks**\n\nkind: number\nclaim: weeks asserts \"three weeks\"\n\nIt does.\n",
        )
        .file(ARTICLE, &article("Bridge <open>", "", before))
}

const NOW: &str = "The bridge was shut. Repairs take three weeks and 40 men.";
const BEFORE: &str = "The bridge was shut, Jonas Wren said. Repairs take two weeks and 30 men.";

#[test]
fn a_version_has_a_page_with_what_came_and_went() {
    let pages = site(NOW, BEFORE, "").build();
    let first = &pages["articles/bridge.2024-03-05-09-30.html"];
    assert!(first.contains("<p>The bridge was shut, Jonas Wren said. Repairs"), "{first}");
    assert!(!first.contains("<del>The") && first.contains("Version of 5 March 2024, 09:30"));
    let now = &pages["articles/bridge.now.html"];
    for words in [
        "Bridge <del>&lt;open&gt;</del> <ins>shut</ins>",
        "was <del>shut, Jonas Wren said.</del> <ins>shut.</ins> Repairs take <del>two</del> \
         <ins>three</ins> weeks and <del>30</del> <ins>40</ins> men.",
        "Words with figures: <del>30</del> <ins>40</ins>",
        "Jonas Wren</a> (1 → 0)",
        "Values that are new in this version: <a href=\"../claims/weeks.html\">",
    ] {
        assert!(now.contains(words), "no {words} in {now}");
    }
    let article = &pages["articles/bridge.html"];
    for words in [
        "<a href=\"../articles/bridge.2024-03-05-09-30.html\">5 March 2024, 09:30</a>: as first seen",
        "<a href=\"../articles/bridge.now.html\">present version</a>: 7 words taken out, 4 words put in",
    ] {
        assert!(article.contains(words), "no {words} in {article}");
    }
    // The day of the change, as the outlet says.
    let day = &pages["dates/2024-03-06.html"];
    assert!(day.contains("Changed on this day") && day.contains("bridge.now.html"), "{day}");
}

#[test]
fn of_a_text_that_is_not_published_whole_only_the_figures_are_told() {
    for publish in ["excerpts", "none"] {
        let settings = format!("publish = \"{publish}\"\n[excerpts]\nshare = 0.5\n");
        let pages = site(NOW, BEFORE, &settings).build();
        assert!(
            !pages
                .keys()
                .any(|path| path.starts_with("articles/bridge.") && path != "articles/bridge.html"),
            "{:?}",
            pages.keys()
        );
        let article = &pages["articles/bridge.html"];
        assert!(
            article.contains("present version: 7 words taken out, 4 words put in"),
            "{article}"
        );
        // A headline is a fact; words that are gone are not shown.
        assert!(article.contains("<del>&lt;open&gt;</del>"), "{article}");
        assert!(pages.values().all(|page| !page.contains("two")), "{publish}");
        assert!(pages["dates/2024-03-06.html"].contains("bridge.html#versions"));
    }
}

#[test]
fn measures_and_mentions_are_those_of_the_present_version() {
    let pages = site(NOW, BEFORE, "").build();
    assert!(!pages["articles/bridge.html"].contains("actors/wren"));
    assert!(!pages["actors/index.html"].contains("articles/bridge"));
}

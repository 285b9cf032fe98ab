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
        "Words with figures</th><td><del>30</del></td><td><ins>40</ins></td>",
        "Jonas Wren</a></th><td>1</td><td>0</td>",
        "<a href=\"../claims/weeks.html\">Weeks.</a></th><td>none</td><td><ins><q>three weeks</q></ins></td>",
    ] {
        assert!(now.contains(words), "no {words} in {now}");
    }
    let article = &pages["articles/bridge.html"];
    for words in [
        "<a href=\"bridge.2024-03-05-09-30.html\">5 March 2024, 09:30</a>: as first seen",
        "<a href=\"bridge.now.html\">present version</a>: 7 words taken out, 4 words put in",
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

const STEM: &str = "2024-03-05T09-30";

/// Returns the small briefing with these notes.
fn noted(notes: &str, settings: &str) -> SiteTest {
    site(NOW, BEFORE, settings).file("content/articles/bridge.notes.md", notes)
}

fn on_version(settings: &str) -> SiteTest {
    let notes = format!(
        "## said\n\n> Jonas Wren said\n\nkind: attribution\nversion: {STEM}\n\nIt had a source.\n\n\
         ## figure\n\n> take **two weeks**\n\nkind: number\nversion: {STEM}\n\
         claim: weeks asserts \"two weeks\"\n\nTwo then.\n\n\
         ## head\n\n> <open>\n\nkind: framing\nversion: {STEM}\n\nOpen then.\n\n\
         ## all\n\nkind: omission\nversion: {STEM}\nchecked: /three/\n\nNo three.\n\n\
         ## now\n\n> shut\n\nkind: context\n\nStill so; see [[#figure]].\n"
    );
    noted(&notes, settings)
}

#[test]
fn a_note_on_words_since_changed_is_on_their_version_and_on_the_article() {
    let pages = on_version("").build();
    let first = &pages["articles/bridge.2024-03-05-09-30.html"];
    for words in [
        "Bridge <mark id=\"q-head\" class=\"q k-framing\">&lt;open&gt;</mark>",
        "shut, <mark id=\"q-said\" class=\"q k-attribution\">Jonas Wren said</mark>",
        "<mark id=\"q-figure\" class=\"q k-number\">two weeks</mark>",
        "Two then.",
        "No three.",
    ] {
        assert!(first.contains(words), "no {words} in {first}");
    }
    assert!(!first.contains("id=\"n-now\""), "{first}");
    let now = &pages["articles/bridge.now.html"];
    assert!(!now.contains("<mark") && !now.contains("Two then."), "{now}");
    let article = &pages["articles/bridge.html"];
    let (text, since) = article.split_once("On words since changed").expect("a section");
    assert!(!text.contains("id=\"n-figure\"") && text.contains("id=\"n-now\""), "{text}");
    for words in [
        "id=\"n-figure\"",
        "href=\"bridge.2024-03-05-09-30.html#q-figure\"",
        "version of 5 March 2024, 09:30",
        "Repairs take <del><mark>two</mark></del> <ins>three</ins> <mark>weeks</mark> and",
        "was <del>shut, <mark>Jonas Wren said</mark>.</del> <ins>shut.</ins>",
        "Bridge <del><mark>&lt;open&gt;</mark></del> <ins>shut</ins>",
    ] {
        assert!(since.contains(words), "no {words} in {since}");
    }
    // Links lead to the article's page, where the note is, too.
    assert!(text.contains("href=\"#n-figure\""), "{text}");
}

#[test]
fn a_position_in_an_earlier_version_is_not_the_article_s() {
    let pages = on_version(
        "exports = [\"csv\", \"web-annotation\", \"hypothesis\"]\n\
             base-url = \"https://e.example/\"\n",
    )
    .build();
    let claim = &pages["claims/weeks.html"];
    let (sides, versions) = claim.split_once("In earlier versions").expect("a section");
    assert!(!sides.contains("two weeks") && versions.contains("two weeks"), "{claim}");
    assert!(versions.contains("version of 5 March 2024, 09:30"), "{versions}");
    assert!(!pages["index.html"].contains("two weeks"));
    assert!(!pages["exports/positions.csv"].contains("two weeks"));
    assert_eq!(pages["exports/omissions.csv"].lines().count(), 1);
    let notes = &pages["exports/notes.csv"];
    assert!(notes.contains("text,two weeks,2024-03-05T09-30,"), "{notes}");
    let annotations = &pages["exports/annotations/bridge.jsonld"];
    let target = "\"source\": \"https://e.example/articles/bridge.2024-03-05-09-30.html\"";
    assert_eq!(annotations.matches(target).count(), 4, "{annotations}");
    // The client of Hypothesis puts all notes of a file on the page that is open.
    for page in ["bridge.2024-03-05-09-30", "bridge"] {
        let notes = &pages[&format!("exports/hypothesis/{page}.json")];
        let addresses: Vec<&str> = notes.lines().filter(|line| line.contains("\"uri\":")).collect();
        let here = format!("\"uri\": \"https://e.example/articles/{page}.html\",");
        assert!(!addresses.is_empty() && addresses.iter().all(|it| it.trim() == here), "{notes}");
    }
}

#[test]
fn a_note_on_a_change_shows_the_older_words() {
    let notes = format!(
        "## figure\n\n> take **three weeks**\n\nkind: stealth-edit\nwas: {STEM} \"take **two weeks**\"\n\n\
         Changed.\n\n## men\n\n> 40 men\n\nkind: stealth-edit\nwas: {STEM} \"\"\n\nPut in.\n"
    );
    let pages = noted(&notes, "").build();
    let article = &pages["articles/bridge.html"];
    for words in [
        "<del>two weeks</del></span> <span class=\"why\">(<a href=\"bridge.2024-03-05-09-30.html#q-figure\">version of",
        "put in after the version of 5 March 2024, 09:30",
    ] {
        assert!(article.contains(words), "no {words} in {article}");
    }
    assert!(!article.contains("On words since changed"));
    let first = &pages["articles/bridge.2024-03-05-09-30.html"];
    assert!(first.contains(">two weeks</mark>") && first.contains("Changed."), "{first}");
    assert!(!first.contains("Put in."), "{first}");
}

#[test]
fn of_a_text_that_is_not_published_whole_notes_on_versions_have_no_words() {
    for publish in ["excerpts", "none"] {
        let settings = format!(
            "publish = \"{publish}\"\nbase-url = \"https://e.example/\"\n\
             exports = [\"csv\", \"web-annotation\", \"tei\"]\n[excerpts]\nshare = 0.5\n"
        );
        let pages = on_version(&settings).build();
        let article = &pages["articles/bridge.html"];
        assert!(article.contains("On words since changed") && article.contains("Two then."));
        let hidden =
            pages.values().find(|page| page.contains("two weeks") || page.contains("30 men"));
        assert!(hidden.is_none(), "{hidden:?}");
        assert!(!pages.contains_key("articles/bridge.2024-03-05-09-30.html"));
    }
}

#[test]
fn names_of_versions_are_looked_up_in_every_theme() {
    let pages = on_version("theme = \"one-column\"\n").build();
    let article = &pages["articles/bridge.html"];
    let since = article.split_once("On words since changed").expect("a section").1;
    assert!(since.contains("<del><mark>two</mark></del> <ins>three</ins>"), "{since}");
    assert!(pages["articles/bridge.2024-03-05-09-30.html"].contains("id=\"q-figure\""));
    assert!(pages["claims/weeks.html"].contains("In earlier versions"));
}

/// Issue 17: footnotes were on no version's page, and notes on them had no words.
#[test]
fn footnotes_of_versions_are_shown_with_what_changed() {
    let text = |note: &str| {
        format!("The bridge was shut.[^a] It is.[^b]\n\n[^b]: {note}\n[^a]: In March.")
    };
    let notes = format!(
        "## old\n\n> said two men\n\nkind: attribution\nversion: {STEM}\n\nNobody is named.\n\n\
         ## new\n\n> said a man\n\nkind: attribution\nwas: {STEM} \"two men\"\n\nOne less.\n"
    );
    for theme in ["", "theme = \"one-column\"\n"] {
        let pages = site(&text("So said a man."), &text("So said two men, 5 in all."), theme)
            .file("content/articles/bridge.notes.md", &notes)
            .build();
        let now = &pages["articles/bridge.now.html"];
        // In the order in which the text refers to them.
        let (march, said) = (now.find("In March."), now.find("So said"));
        assert!(march.is_some() && march < said, "{now}");
        assert!(now.contains("So said <del>two men, 5 in all.</del> <ins>a man.</ins>"), "{now}");
        assert!(now.contains("<del>5</del>"), "{now}");
        let first = &pages["articles/bridge.2024-03-05-09-30.html"];
        let mark = "So <mark id=\"q-old\" class=\"q k-attribution\">said <mark id=\"q-new\"";
        assert!(first.contains(mark) && first.contains("Nobody is named."), "{first}");
        let article = &pages["articles/bridge.html"];
        let since = article.split_once("On words since changed").expect("a section").1;
        let passage =
            "So <mark>said</mark> <del><mark>two men</mark>, 5 in all.</del> <ins>a man.</ins>";
        assert!(since.contains(passage), "{since}");
        assert!(since.contains("bridge.2024-03-05-09-30.html#q-old"), "{since}");
        assert!(
            article.contains("present version</a>: 6 words taken out, 3 words put in"),
            "{article}"
        );
    }
}

/// Issue 17: an article whose source does not say when it was fetched had no earlier version.
#[test]
fn a_version_of_which_nobody_knows_when_it_was_seen_says_so() {
    let article = format!(
        "+++\ntitle = \"Before\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\n{BEFORE}\n"
    );
    let pages =
        site(NOW, BEFORE, "").file("content/articles/bridge/by-2024-03-05.md", &article).build();
    let first = &pages["articles/bridge.by-2024-03-05.html"];
    assert!(first.contains("Version of 5 March 2024 or earlier"), "{first}");
    let second = &pages["articles/bridge.2024-03-05-09-30.html"];
    assert!(second.contains("<del>Before</del>"), "{second}");
    // The day of that change is known, the day on which the older one began is not.
    assert_eq!(pages["dates/2024-03-05.html"].matches("bridge.by-").count(), 0);
}

#[test]
fn values_of_notes_on_versions_are_in_the_table_of_changes() {
    let pages = on_version("").build();
    let now = &pages["articles/bridge.now.html"];
    let row = "Weeks.</a></th><td><del><q>two weeks</q></del></td><td>none</td>";
    assert!(now.contains(row), "{now}");
}

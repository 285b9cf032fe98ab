//! Claims and terms as pages show them: what articles have in their place, which could not speak of
//! them, and which words they use.

use crate::support::SiteTest;

/// Returns the index of claims and the claim's page of a briefing with articles of 4, 5 and 6 March
/// 2024, the first and the last in outlets of their own, and a claim with these lines.
fn claims(lines: &str) -> [String; 2] {
    claims_after("2024-03-04", lines)
}

/// Returns the same pages, with another time of the first article.
fn claims_after(first: &str, lines: &str) -> [String; 2] {
    let article = |outlet: &str, published: &str| {
        format!(
            "+++\ntitle = \"{outlet}\"\noutlet = \"{outlet}\"\npublished = {published}\n\
             +++\n\nThe repairs take three weeks.\n"
        )
    };
    let mut pages = SiteTest::small()
        .file("content/outlets/courier.md", "+++\nname = \"Courier\"\n+++\n")
        .file("content/outlets/post.md", "+++\nname = \"Post\"\n+++\n")
        .file("content/articles/before.md", &article("courier", first))
        .file("content/articles/after.md", &article("post", "2024-03-06"))
        .file("content/claims/shut.md", &format!("+++\n{lines}+++\n"))
        .edit(
            "content/articles/bridge.notes.md",
            "kind: number",
            "kind: number\nclaim: shut asserts",
        )
        .build();
    ["claims/index.html", "claims/shut.html"].map(|path| pages.remove(path).expect(path))
}

const EARLIER: &str = "Published before that day: ";
const UNREVIEWED: &str = "Not reviewed for it: ";
/// The cell of an outlet whose articles are all earlier.
const EARLIER_CELL: &str = "</span><span class=\"why-empty earlier\">";

/// Returns the names of outlets in the list that begins with `label`.
fn list<'a>(page: &'a str, label: &str) -> Vec<&'a str> {
    let Some((_, rest)) = page.split_once(label) else { return Vec::new() };
    let (list, _) = rest.split_once("</p>").expect("the end of the list");
    list.split("</a>").filter_map(|link| Some(link.rsplit_once('>')?.1)).collect()
}

#[test]
fn an_article_from_before_a_claims_day_is_earlier_and_not_silent() {
    let [index, page] = claims("title = \"It is shut.\"\ndate = 2024-03-07\n");
    assert_eq!(list(&page, EARLIER), ["Courier"]);
    assert_eq!(list(&page, UNREVIEWED), ["Post"]);
    assert_eq!(index.matches(EARLIER_CELL).count(), 1);
}

/// In the evening of 4 March in New York the day of the claim had begun in Europe.
#[test]
fn an_article_is_earlier_only_where_that_is_certain() {
    for (first, earlier) in [
        ("2024-03-04T23:30:00-05:00", false),
        ("2024-03-04", false),
        ("2024-03-04T09:00:00Z", true),
        ("2024-03-02", true),
    ] {
        let [_, page] = claims_after(first, "title = \"It is shut.\"\ndate = 2024-03-05\n");
        assert_eq!(list(&page, EARLIER) == ["Courier"], earlier, "{first}: {page}");
        assert_eq!(list(&page, UNREVIEWED).contains(&"Courier"), !earlier, "{first}: {page}");
    }
}

#[test]
fn an_article_of_a_claims_day_is_not_earlier() {
    let [index, page] = claims("title = \"It is shut.\"\ndate = 2024-03-04\n");
    assert_eq!(list(&page, EARLIER), [""; 0]);
    assert_eq!(list(&page, UNREVIEWED), ["Courier", "Post"]);
    assert!(!index.contains(EARLIER_CELL));
}

#[test]
fn without_a_day_no_article_is_earlier() {
    let [_, page] = claims("title = \"It is shut.\"\n");
    assert_eq!(list(&page, UNREVIEWED), ["Courier", "Post"]);
}

#[test]
fn a_prediction_is_made_before_its_day() {
    let [_, page] = claims("title = \"It opens.\"\ndate = 2024-04-01\nkind = \"prediction\"\n");
    assert_eq!(list(&page, EARLIER), [""; 0]);
    assert_eq!(list(&page, UNREVIEWED), ["Courier", "Post"]);
}

#[test]
fn an_outlet_with_a_later_article_is_not_earlier() {
    let pages = SiteTest::small()
        .file(
            "content/articles/before.md",
            "+++\ntitle = \"Before\"\noutlet = \"herald\"\npublished = 2024-03-01\n+++\n\nText.\n",
        )
        .file("content/claims/shut.md", "+++\ntitle = \"Shut.\"\ndate = 2024-03-05\n+++\n")
        .build();
    assert!(!pages["claims/index.html"].contains(EARLIER_CELL));
    let page = &pages["claims/shut.html"];
    assert!(page.contains(EARLIER) && page.contains(UNREVIEWED));
}

#[test]
fn a_claims_short_name_is_in_notes_tables_and_lists_and_its_sentence_on_its_own_entry() {
    let pages = SiteTest::small()
        // The editor's words give the actor a page.
        .file("content/pages/who.md", "+++\ntitle = \"Who\"\n+++\n\n[[jonas-wren]] decides.\n")
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
    let claim = &pages["claims/shut.html"];
    assert!(claim.contains("<h1>The bridge is shut for good.</h1>"), "{claim}");
    let claims = &pages["claims/index.html"];
    let sentence = "Closing</a> <span class=\"what\">The bridge is shut for good.</span>";
    assert!(claims.contains(sentence), "{claims}");
    let paths = ["articles/bridge.html", "actors/jonas-wren.html", "dates/index.html"];
    for path in paths.into_iter().chain(["outlets/herald.html"]) {
        assert!(pages[path].contains("claims/shut.html\">Closing</a>"), "{path}");
        assert!(!pages[path].contains("for good"), "{path}");
    }
    let note = &pages["articles/bridge.html"];
    assert!(note.contains("gives another version</span>: <a"), "{note}");
    assert!(note.contains("<q>three weeks</q>"), "{note}");
}

/// Returns a briefing with three outlets, one article each, with these notes.
fn three(notes: [&str; 3]) -> SiteTest {
    let mut site = SiteTest::small()
        .file("content/outlets/courier.md", "+++\nname = \"Courier\"\n+++\n")
        .file("content/outlets/post.md", "+++\nname = \"Post\"\n+++\n");
    for (id, (outlet, notes)) in ["herald", "courier", "post"].into_iter().zip(notes).enumerate() {
        let day = id + 6;
        site = site
            .file(
                &format!("content/articles/{outlet}-1.md"),
                &format!(
                    "+++\ntitle = \"{outlet}\"\noutlet = \"{outlet}\"\npublished = 2024-03-0{day}\n\
                     +++\n\nThe old bridge was shut on Tuesday after a long crack was found in it, \
                     which the mayor calls a pause.\n"
                ),
            )
            .file(&format!("content/articles/{outlet}-1.notes.md"), notes);
    }
    ["crack", "ferry", "shut"].iter().fold(site, |site, id| {
        site.file(&format!("content/claims/{id}.md"), &format!("+++\ntitle = \"{id}.\"\n+++\n"))
    })
}

#[test]
fn claims_on_which_outlets_contradict_each_other_come_first() {
    let site = three([
        "## a\n\nkind: number\nclaim: crack asserts\nclaim: ferry asserts\nclaim: shut asserts\n\nA.\n",
        "## b\n\nkind: omission\nclaim: ferry omits\nclaim: crack hedges\nchecked: /ferry|\\bboats?\\b/\n\nB.\n",
        "## c\n\nkind: number\nclaim: shut disputes \"a pause\"\n\nC.\n",
    ]);
    let pages = site.build();
    for path in ["index.html", "claims/index.html"] {
        let page = &pages[path];
        let at = |id: &str| page.find(&format!("{id}.html")).expect(id);
        assert!(at("shut") < at("crack"), "{path}");
        assert!(at("crack") < at("ferry"), "{path}");
        // The value is in the cell, which leads to the note.
        let cell = "<span class=\"vh\">disputes it: </span><q>a pause</q></a>";
        assert!(page.contains(cell), "{page}");
    }
    // Old addresses lead to the claim's row.
    assert!(pages["claims/index.html"].contains("<tr id=\"shut\""));
    let shut = &pages["claims/shut.html"];
    let order =
        ["href=\"#post-1.c\"", "href=\"#herald-1.a\"", "id=\"herald-1.a\"", "id=\"post-1.c\""];
    let places =
        order.map(|words| shut.find(words).unwrap_or_else(|| panic!("no {words}: {shut}")));
    assert!(places.is_sorted(), "{shut}");
    let ferry = &pages["claims/ferry.html"];
    assert!(ferry.contains("<i>ferry</i>, <code>\\bboats?\\b</code>"), "{ferry}");
}

#[test]
fn a_term_shows_the_first_use_of_a_word_among_a_few_words_and_links_to_its_block() {
    let notes = "## a\n\nkind: terminology\nterm: closing\n\nA pause, it says.\n";
    let pages = three([notes, "", ""])
        .file(
            "content/terms/closing.md",
            "+++\ntitle = \"The closing\"\nwords = [\"shut\", \"a pause\", \"lockdown\"]\n+++\n",
        )
        .build();
    let term = &pages["terms/closing.html"];
    let first = "The old bridge was <mark class=\"hit\">shut</mark> on Tuesday after a …";
    assert_eq!(term.matches(first).count(), 3, "{term}");
    let last = "… which the mayor calls <mark class=\"hit\">a pause</mark>.";
    assert_eq!(term.matches(last).count(), 3, "{term}");
    assert!(term.contains("href=\"../articles/post-1.html#p-1\""), "{term}");
    assert!(!term.contains("<mark class=\"hit\">lockdown"), "{term}");
    assert!(term.contains("A pause, it says."), "{term}");
    let index = &pages["terms/index.html"];
    assert!(index.contains("<tr id=\"closing\""), "{index}");
    assert!(index.contains("<i dir=\"auto\">shut</i>"), "{index}");
}

#[test]
fn figures_are_compared_and_what_turned_out_is_told_with_its_source() {
    let note =
        |value: &str| format!("## a\n\nkind: number\nclaim: boats asserts \"{value}\"\n\nA.\n");
    let text = "Over 40 boats were lost, or 41, or up to 20 boats.";
    let mut site = three([&note("Over 40 boats"), &note("41"), &note("up to 20 boats")]).file(
        "content/claims/boats.md",
        "+++\ntitle = \"Boats were lost.\"\nkind = \"number\"\n\n[[outcome]]\n\
         text = \"None was lost.\"\nsource = \"Harbour of Orrin, https://example.org/log\"\n+++\n",
    );
    for outlet in ["herald", "courier", "post"] {
        let path = format!("content/articles/{outlet}-1.md");
        site = site.edit(&path, "The old bridge", &format!("{text} The old bridge"));
    }
    let page = &site.build()["claims/boats.html"];
    let relation = |first: &str, second: &str| {
        let words = format!("<q>{first}</q>, <a href=\"#");
        let line = page.lines().find(|line| line.contains(&words) && line.contains(second));
        line.map(|line| line.contains("they agree"))
    };
    assert_eq!(relation("Over 40 boats", "<q>41</q>"), Some(true), "{page}");
    assert_eq!(relation("Over 40 boats", "<q>up to 20 boats</q>"), Some(false), "{page}");
    assert_eq!(relation("41", "<q>up to 20 boats</q>"), None, "20 of what is not certain: {page}");
    assert!(page.contains("<p>None was lost.</p>"), "{page}");
    assert!(page.contains("href=\"https://example.org/log\""), "{page}");
}

#[test]
fn sentences_are_side_by_side_in_time_with_their_differences_marked() {
    let article = |day: u8, text: &str| {
        format!(
            "+++\ntitle = \"A\"\noutlet = \"courier\"\npublished = 2024-04-0{day}\n+++\n\n{text}\n"
        )
    };
    let note = |quote: &str, position: &str| {
        format!("## n\n\n> {quote}\n\nkind: number\nclaim: boats {position}\n\nIt says so.\n")
    };
    let later = "They say fewer. The mayor said that up to 20 boats wait at the old lock.";
    let page = SiteTest::small()
        .file("content/outlets/courier.md", "+++\nname = \"Courier\"\n+++\n")
        .file(
            "content/articles/a1.md",
            &article(1, "In spring it rained. The mayor said that over 40 boats wait at the lock."),
        )
        .file("content/articles/a1.notes.md", &note("over 40 boats", "asserts \"over 40 boats\""))
        .file("content/articles/a2.md", &article(2, later))
        .file("content/articles/a2.notes.md", &note("up to 20", "disputes \"up to 20 boats\""))
        .file("content/articles/a3.md", &article(3, "Nothing is known of boats."))
        .file(
            "content/articles/a3.notes.md",
            "## n\n\nkind: omission\nclaim: boats omits\n\nIt is silent.\n",
        )
        .file("content/claims/boats.md", "+++\ntitle = \"Boats wait.\"\nkind = \"number\"\n+++\n")
        .build()
        .remove("claims/boats.html")
        .expect("the page");
    let list = page.split_once("<ol class=\"synopsis\">").expect("a list").1;
    let list: Vec<&str> = list.split_once("</ol>").expect("its end").0.split("<li").collect();
    assert_eq!(list.len(), 4, "{page}");
    assert!(list[1].contains("<p>The mayor said that over 40 boats wait at the lock.</p>"));
    assert!(list[1].contains("</span> &gt;\u{a0}40 boats</span>"), "{}", list[1]);
    assert!(
        list[2].contains(
            "<p>The mayor said that <b>up to 20</b> boats wait at the <b>old</b> lock.</p>"
        )
    );
    assert!(list[2].contains("Marked: words that Courier does not have here."));
    assert!(list[2].contains("≤\u{a0}20 boats"), "{}", list[2]);
    // Silence has no sentence.
    assert!(list[3].contains("omits") && !list[3].contains("<blockquote"), "{}", list[3]);
}

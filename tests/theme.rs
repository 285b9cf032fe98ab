//! Decisions of the built-in theme that depend on the content of a page.

use crate::support::SiteTest;

const PICTURE: &str = "![Map](../static/map.svg)";

/// Returns the home page of a briefing with so many articles and so many sentences about them.
fn home(articles: usize, sentences: usize) -> String {
    let text = "The bridge was shut, and each paper says so in its own words. ".repeat(sentences);
    let mut site = SiteTest::small().file("content/index.md", &format!("+++\n+++\n\n{text}\n"));
    for number in 1..articles {
        site = site.file(
            &format!("content/articles/a-{number}.md"),
            &format!(
                "+++\ntitle = \"Article {number}\"\noutlet = \"herald\"\n\
                      published = 2024-03-05\n+++\n\nText.\n"
            ),
        );
    }
    site.build().remove("index.html").expect("a home page")
}

#[test]
fn the_briefing_is_in_columns_unless_it_is_long() {
    for (articles, sentences, in_columns) in [(1, 2, true), (8, 60, true), (8, 120, false)] {
        let page = home(articles, sentences);
        assert_eq!(page.contains("lead short"), in_columns, "{sentences} sentences");
        assert_eq!(page.matches("id=\"articles\"").count(), 1);
        assert_eq!(page.matches("id=\"days\"").count(), 1);
        assert_eq!(page.matches("<div").count(), page.matches("</div>").count());
    }
}

#[test]
fn the_home_page_shows_the_eight_newest_articles_of_many_and_leads_to_all() {
    for (articles, shown, newest) in [(8, 8, false), (12, 8, true)] {
        let page = home(articles, 2);
        assert_eq!(page.matches("<article").count(), shown);
        assert_eq!(page.contains("The newest articles"), newest);
        assert!(page.contains(&format!("articles/index.html\">{articles} articles</a>")), "{page}");
    }
}

#[test]
fn the_home_page_says_who_edits_it_and_where_to_object() {
    let settings = "title = \"Small\"\nauthors = [\"A. Editor\"]\nupdated = 2024-04-01\n\
                    contact = \"editor@example.org\"\n";
    let page = SiteTest::small().file("manicule.toml", settings).build().remove("index.html");
    let page = page.expect("a home page");
    assert!(page.contains("href=\"mailto:editor@example.org\">editor@example.org</a>"), "{page}");
    assert!(page.contains("<time datetime=\"2024-04-01\">1 April 2024</time>"), "{page}");
    assert!(page.contains("A. Editor. Small. 1 April 2024."), "{page}");
}

#[test]
fn what_was_not_found_out_about_an_outlet_looks_like_a_gap() {
    let fact = |field: &str, value: &str| {
        format!("[[fact]]\nfield = \"{field}\"\nvalue = \"{value}\"\nas-of = 2024-01-01\n")
    };
    let outlet = format!(
        "+++\nname = \"The Gull\"\n{}confidence = \"low\"\n{}source = \"The Almanac, in a copy at \
         https://example.org/a\"\n+++\n",
        fact("owner", "Not established; the page names nobody."),
        fact("audience", "Readers on the coast."),
    );
    let pages = SiteTest::small().file("content/outlets/gull.md", &outlet).build();
    let index = &pages["outlets/index.html"];
    assert!(index.contains("<p class=\"fact missing\">Not established"), "{index}");
    assert!(!index.contains("Low confidence"), "{index}");
    assert!(index.contains("<span class=\"why\">The Almanac, 2024</span>"), "{index}");
    assert!(index.contains("In italics: looked for"), "{index}");
    assert!(pages["outlets/gull.html"].contains("Low confidence"));
}

#[test]
fn the_navigation_marks_the_section_of_a_page() {
    let pages = SiteTest::small().build();
    let marked = |page: &str| {
        let (before, rest) = pages[page].split_once(" aria-current=\"").expect("a mark");
        let (kind, rest) = rest.split_once('"').expect("its end");
        assert!(!rest.contains("aria-current"), "{page}");
        let href = before.rsplit_once("href=\"").expect("a link").1.trim_end_matches('"');
        (kind.to_owned(), href.to_owned())
    };
    let outlets = || "../outlets/index.html".to_owned();
    assert_eq!(marked("outlets/herald.html"), ("true".to_owned(), outlets()));
    assert_eq!(marked("outlets/index.html"), ("page".to_owned(), outlets()));
}

#[test]
fn a_diagram_in_text_leads_nowhere() {
    let page = "+++\ntitle = \"Ways\"\n+++\n\n[[outlet:herald]] → here\n\nSee [[outlet:herald]] for \
                more.\n";
    let pages = SiteTest::small().file("content/pages/ways.md", page).build();
    let page = &pages["outlets/herald.html"];
    assert!(page.contains("for more.") && !page.contains('→'), "{page}");
}

#[test]
fn italics_below_a_picture_are_its_caption() {
    let page = format!(
        "+++\ntitle = \"Map\"\n+++\n\n*An aside.*\n\n{PICTURE}\n\n*Below it.*\n\n\
         *Another aside.*\n\n{PICTURE}\n*With it.*\n\n{PICTURE}\n\nA *word* of the text.\n"
    );
    let pages = SiteTest::small()
        .bytes("content/static/map.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("content/pages/map.md", &page)
        .build();
    let html = &pages["pages/map.html"];
    assert!(html.contains("<p class=\"caption\"><em>Below it.</em></p>"), "{html}");
    assert!(html.contains("<em>With it.</em></p>"), "{html}");
    assert_eq!(html.matches("class=\"caption\"").count(), 2, "{html}");
}

#[test]
fn raw_html_does_not_change_what_is_a_caption() {
    let page = format!(
        "+++\ntitle = \"Map\"\n+++\n\nA word<br>of *text*.\n\n*An aside.*\n\n{PICTURE}\n\n\
         *Below it.*\n\n<div>\n\n{PICTURE}\n*With it.*\n\n</div>\n\n*Another aside.*\n"
    );
    let pages = SiteTest::small()
        .bytes("content/static/map.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("content/pages/map.md", &page)
        .build();
    let html = &pages["pages/map.html"];
    assert!(html.contains("<p class=\"caption\"><em>Below it.</em></p>"), "{html}");
    assert!(html.contains("<em>With it.</em></p>"), "{html}");
    assert_eq!(html.matches("class=\"caption\"").count(), 2, "{html}");
}

#[test]
fn a_paragraph_of_an_article_in_italics_is_a_caption() {
    let pages = SiteTest::small()
        .edit(
            "content/articles/bridge.md",
            "The bridge at",
            "*The bridge. Photo: Jonas Wren*\n\nThe *bridge* at",
        )
        .build();
    let html = &pages["articles/bridge.html"];
    assert!(html.contains("<div class=\"block text-block caption\" id=\"p-1\"><p><em>"), "{html}");
    assert!(html.contains("<div class=\"block text-block\" id=\"p-2\">"), "{html}");
}

#[test]
fn the_text_of_pages_has_no_keys_of_the_program() {
    let root = crate::support::project().join("tests/sites/everything");
    let keys = regex_automata::meta::Regex::new(r"\b[a-z]+_[a-z]+\b").expect("a pattern");
    for theme in ["default", "one-column"] {
        let line = format!("theme = \"{theme}\"");
        let site = SiteTest::from_dir(&root).edit("manicule.toml", "theme = \"plain\"", &line);
        for (path, html) in site.build().iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = scraper::Html::parse_document(html);
            let text: String = page.root_element().text().collect();
            let found = keys.find(&text).map(|found| &text[found.range()]);
            assert_eq!(found, None, "{theme}: {path}");
        }
    }
}

#[test]
fn marks_at_the_ends_of_titles_do_not_meet_full_stops() {
    let pages = SiteTest::small()
        .file("manicule.toml", "title = \"Who shut the bridge?\"\n")
        .edit("content/articles/bridge.md", "Bridge shut", "Shut.")
        .file("content/claims/shut.md", "+++\ntitle = \"The bridge is shut.\"\n+++\n")
        .file("content/index.md", "+++\n+++\n\nThey part on [[shut]].\n")
        .build();
    let article = &pages["articles/bridge.html"];
    let citation = "Shut. The Herald, 5 March 2024. Annotated in Who shut the bridge?</p>";
    assert!(article.contains(citation), "{article}");
    let home = &pages["index.html"];
    assert!(home.contains("<a href=\"claims/shut.html\">The bridge is shut</a>.</p>"), "{home}");
}

#[test]
fn a_footnote_is_called_what_is_seen() {
    let site = SiteTest::small().edit(
        "content/articles/bridge.md",
        "three weeks.",
        "three weeks[^1].\n\n[^1]: Or four.",
    );
    let page = &site.build()["articles/bridge.html"];
    assert!(page.contains("data-n=\"a\" aria-label=\"a\" role=\"doc-noteref\""), "{page}");
}

#[test]
fn hosts_are_told_to_publish_files_with_an_underscore() {
    let written = |path: &str| {
        let out = manicule::source::Memory::default();
        let site = SiteTest::small().file(path, "Plans.").memory();
        manicule::build::build(&site, &out, manicule::resolve::Options::default(), &|_, _| {});
        out.files().get(".nojekyll").cloned()
    };
    assert_eq!(written("content/static/_plans/a.txt"), Some(Vec::new()));
    assert_eq!(written("content/static/_a.txt"), Some(Vec::new()));
    assert_eq!(written("content/static/plans/a_b.txt"), None);
}

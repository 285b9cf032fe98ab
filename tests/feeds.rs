//! Feeds and the other files for programs that a site with an address has.

use std::collections::BTreeMap;

use feed_rs::model::{Entry, Feed};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::live::live;
use crate::support::SiteTest;

const BASE: &str = "https://weirs.example/";

/// A briefing with an address, two articles, and notes of which two have a day.
fn briefing() -> SiteTest {
    SiteTest::small()
        .file(
            "manicule.toml",
            "title = \"Weirs & <gates>\"\ndescription = \"Two of them.\"\nauthors = [\"A. Editor\"]\n\
             updated = 2024-02-01\nbase-url = \"https://weirs.example\"\n",
        )
        .file(
            "content/articles/weir.md",
            "+++\ntitle = \"Weir & <lock> shut\"\noutlet = \"herald\"\n\
             published = 2024-03-07T23:30:00-05:00\nurl = \"https://herald.example/weir\"\n\
             summary = \"What the Herald says.\"\n+++\n\nThe weir at Orrin is shut. The lock is \
             shut, too, said Jonas Wren.\n",
        )
        .file(
            "content/articles/weir.notes.md",
            "## lock\n\n> **The lock** is shut\n\nkind: correction\nsource: Log, \
             https://log.example/?a=1&b=2\nauthor: B. Editor\nupdated: 2024-05-02\nalias: gate\n\n\
             The lock was open[^1], says [[bridge#weeks]], not [[jonas-wren]]. <script>alert(1)</script>\n\n\
             [^1]: By a hand.\n\n## weir\n\n> **The weir** at Orrin\n\nkind: framing\n\nA weir.\n\n\
             ## later\n\n> **at Orrin**\n\nkind: framing\nstatus: draft\n\nNot yet.\n",
        )
}

fn read(files: &BTreeMap<String, String>, path: &str) -> Feed {
    let text = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.strip_prefix(BASE).expect("a full id")).collect()
}

fn content(entry: &Entry) -> &str {
    entry.content.as_ref().and_then(|it| it.body.as_deref()).expect("a content")
}

fn day(entry: &Entry) -> String {
    entry.updated.expect("a day").to_string()[..10].to_owned()
}

#[test]
fn a_feed_has_the_newest_first_by_the_days_that_the_content_gives() {
    let files = briefing().build();
    for form in ["xml", "json"] {
        let notes = read(&files, &format!("feeds/notes.{form}"));
        let all = [
            "articles/weir.html#n-gate",
            "articles/weir.html#n-weir",
            "articles/bridge.html#n-weeks",
        ];
        assert_eq!(ids(&notes), all, "{form}");
        let days: Vec<String> = notes.entries.iter().map(day).collect();
        // The article was published late in the evening, five hours behind UTC.
        assert_eq!(days, ["2024-05-02", "2024-03-08", "2024-03-05"], "{form}");
        let articles = read(&files, &format!("feed.{form}"));
        assert_eq!(ids(&articles), ["articles/weir.html", "articles/bridge.html"]);
        assert_eq!(day(&articles.entries[0]), "2024-05-02", "the newest note’s");
        let corrections = read(&files, &format!("feeds/corrections.{form}"));
        assert_eq!(ids(&corrections), ["articles/weir.html#n-gate"]);
        assert_eq!(articles.title.expect("a title").content, "Weirs & <gates>");
    }
    let atom = read(&files, "feed.xml");
    assert_eq!(atom.updated.expect("a day").to_string()[..10], *"2024-05-02");
    assert_eq!(
        atom.entries[0].title.as_ref().expect("a title").content,
        "The Herald: Weir & <lock> shut"
    );
    let robots = &files["robots.txt"];
    assert!(robots.contains("Sitemap: https://weirs.example/sitemap.xml"), "{robots}");
    assert!(files["_headers"].contains("Content-Security-Policy: default-src 'self'"));
}

#[test]
fn an_entry_works_anywhere_and_runs_nothing() {
    let files = briefing().build();
    let links = Selector::parse("[href], [src]").expect("a selector");
    for form in ["xml", "json"] {
        for path in [format!("feed.{form}"), format!("feeds/notes.{form}")] {
            for entry in &read(&files, &path).entries {
                let html = content(entry);
                assert_eq!(live(html), [""; 0], "{path}");
                for element in Html::parse_fragment(html).select(&links) {
                    let to = element.attr("href").or(element.attr("src")).expect("an address");
                    assert!(to.starts_with("https://"), "{path}: {to}");
                }
            }
        }
    }
    let note = &read(&files, "feeds/notes.xml").entries[0];
    let html = content(note);
    assert!(html.contains("<blockquote lang=\"en\"><p>The lock</p></blockquote>"), "{html}");
    assert!(html.contains("href=\"https://weirs.example/articles/weir.html#fn-lock-1\""), "{html}");
    assert!(html.contains("https://log.example/?a=1&amp;b=2"), "{html}");
    assert_eq!(note.authors[0].name.as_deref(), Some("B. Editor"));
    let address = |rel: &str| {
        let link = note.links.iter().find(|link| link.rel.as_deref() == Some(rel));
        link.expect(rel).href.as_str()
    };
    assert_eq!(address("alternate"), "https://weirs.example/articles/weir.html#n-lock");
    assert_eq!(address("related"), "https://herald.example/weir#:~:text=The%20lock%20is%20shut%2C");
}

#[test]
fn settings_say_which_feeds_there_are() {
    let with = |line: &str| {
        let site = briefing().edit("manicule.toml", "updated", &format!("{line}\nupdated")).build();
        let paths = site.into_keys();
        paths.filter(|path| path.starts_with("feed")).collect::<Vec<_>>()
    };
    assert_eq!(with("feeds = []"), [""; 0]);
    assert_eq!(
        with("feeds = [\"actors\", \"corrections\"]"),
        ["feeds/actors/jonas-wren.xml", "feeds/corrections.json", "feeds/corrections.xml"]
    );
    let site = briefing().edit("manicule.toml", "updated", "feeds = [\"actors\"]\nupdated").build();
    let actor = read(&site, "feeds/actors/jonas-wren.xml");
    let all = ["articles/weir.html", "articles/weir.html#n-gate", "articles/bridge.html"];
    assert_eq!(ids(&actor), all);
    let page = &site["actors/jonas-wren.html"];
    assert!(page.contains("href=\"../feeds/actors/jonas-wren.xml\""), "{page}");
    // The private edition is announced to nobody.
    let private = briefing().edition("private").build();
    assert!(!private.keys().any(|path| path.starts_with("feed")));
    assert_eq!(private["robots.txt"], "User-agent: *\nDisallow: /\n");
}

/// Returns the JSON-LD of a page.
fn data(page: &str) -> Value {
    let block = Selector::parse("script[type='application/ld+json']").expect("a selector");
    let page = Html::parse_document(page);
    let text = page.select(&block).next().expect("a block of data").inner_html();
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_page_says_what_it_is_about_and_whose_an_article_is() {
    let files = briefing()
        .edit("content/articles/weir.md", "+++\ntitle", "+++\nbyline = [\"Ada Moss\"]\ntitle")
        .edit(
            "content/actors/jonas-wren.md",
            "kind",
            "wikidata = \"Q43\"\naliases = [\"J. Wren\"]\nkind",
        )
        .file("content/claims/shut.md", "+++\ntitle = \"It is shut.\"\n+++\n")
        .edit(
            "content/articles/weir.notes.md",
            "kind: correction\n",
            "kind: correction\nclaim: shut asserts\nclaim: shut hedges\n",
        )
        .build();
    let article = data(&files["articles/weir.html"]);
    assert_eq!(article["@type"], "WebPage");
    let about = &article["about"];
    assert_eq!(about["@type"], "NewsArticle");
    assert_eq!(about["headline"], "Weir & <lock> shut");
    assert_eq!(about["url"], "https://herald.example/weir");
    assert_eq!(about["datePublished"], "2024-03-07T23:30:00-05:00");
    assert_eq!(about["publisher"]["name"], "The Herald");
    assert_eq!(about["author"][0]["name"], "Ada Moss");
    let claim = data(&files["claims/shut.html"]);
    assert_eq!(claim["appearance"].as_array().expect("articles").len(), 1, "{claim}");
    let actor = data(&files["actors/jonas-wren.html"]);
    assert_eq!(actor["sameAs"], "https://www.wikidata.org/wiki/Q43");
    assert_eq!(actor["alternateName"][0], "J. Wren");
    assert_eq!(data(&files["index.html"])["dateModified"], "2024-02-01");
    // No inferred value is stated as a fact.
    let inferred = briefing().edit(
        "content/articles/weir.md",
        "\"What the Herald says.\"\n",
        "\"It says.\"\n[inferred]\npublished = \"by its address\"\n",
    );
    let about = &data(&inferred.build()["articles/weir.html"])["about"];
    assert_eq!(about.get("datePublished"), None, "{about}");
}

#[test]
fn every_page_describes_itself() {
    let files = briefing()
        .file("content/pages/method.md", "+++\ntitle = \"Method\"\n+++\n\nHow it was made. So.\n")
        .file("content/claims/shut.md", "+++\ntitle = \"It is shut.\"\n+++\n")
        .file("content/terms/gate.md", "+++\ntitle = \"Gate\"\nwords = [\"lock\", \"weir\"]\n+++\n")
        .build();
    let description = Selector::parse("meta[name=description]").expect("a selector");
    let of = |path: &str| {
        let page = Html::parse_document(&files[path]);
        let found = page.select(&description).next().and_then(|it| it.attr("content"));
        found.unwrap_or_default().to_owned()
    };
    for path in files.keys().filter(|path| path.ends_with(".html") && *path != "404.html") {
        assert!(!of(path).is_empty(), "{path}");
    }
    assert_eq!(of("articles/bridge.html"), "The mayor's figure.");
    assert_eq!(of("articles/weir.html"), "What the Herald says.");
    assert_eq!(of("pages/method.html"), "How it was made.");
    assert_eq!(of("terms/gate.html"), "lock, weir");
}

#[test]
fn a_former_address_leads_to_the_document() {
    let site = briefing()
        .edit(
            "content/articles/weir.md",
            "+++\ntitle",
            "+++\nformer-ids = [\"dam\", \"gate\"]\ntitle",
        )
        .edit("content/actors/jonas-wren.md", "kind", "former-ids = [\"wren\"]\nkind")
        .edit("content/articles/bridge.notes.md", "The mayor's", "As in [[dam]]: the mayor's");
    let files = site.build();
    for path in ["articles/dam.html", "articles/gate.html"] {
        let page = &files[path];
        assert!(page.contains("content=\"0; url=../articles/weir.html\""), "{page}");
        assert!(page.contains("href=\"https://weirs.example/articles/weir.html\""), "{page}");
        assert!(page.contains("Weir &amp; &lt;lock&gt; shut"), "{page}");
        assert_eq!(live(page), [""; 0]);
    }
    assert!(files["actors/wren.html"].contains("url=../actors/jonas-wren.html\""));
    assert_eq!(
        files["_redirects"].lines().collect::<Vec<_>>(),
        [
            "/articles/dam.html /articles/weir.html 301",
            "/articles/gate.html /articles/weir.html 301",
            "/actors/wren.html /actors/jonas-wren.html 301"
        ]
    );
    // A link by the former id still works, and an entry keeps its id.
    assert!(files["articles/bridge.html"].contains("href=\"weir.html\""));
    let feed = read(&files, "feed.xml");
    assert_eq!(ids(&feed)[0], "articles/dam.html");
    assert_eq!(feed.entries[0].links[0].href, "https://weirs.example/articles/weir.html");
    assert!(!files["sitemap.xml"].contains("dam.html"));
}

#[test]
fn an_article_is_cited_in_three_styles() {
    let with = |front: &str| {
        let article = briefing().edit(
            "content/articles/weir.md",
            "+++\ntitle",
            &format!("+++\n{front}title"),
        );
        let page = article.build().remove("articles/weir.html").expect("a page");
        let cited = Selector::parse("dd.cite").expect("a selector");
        let page = Html::parse_document(&page);
        page.select(&cited).map(|it| it.text().collect::<String>()).collect::<Vec<_>>()
    };
    let url = "https://herald.example/weir";
    assert_eq!(
        with("byline = [\"Ada Moss\", \"B. Lee\"]\n"),
        [
            format!("Ada Moss, B. Lee. (2024, March 7). Weir & <lock> shut. The Herald. {url}"),
            format!("Ada Moss, B. Lee. “Weir & <lock> shut.” The Herald, 7 March 2024, {url}."),
            format!("Ada Moss, B. Lee. “Weir & <lock> shut.” The Herald, 7 March 2024. {url}"),
        ]
    );
    assert_eq!(with("")[0], format!("Weir & <lock> shut. (2024, March 7). The Herald. {url}"));
}

#[test]
fn previews_show_a_picture_of_the_sides_that_outlets_take() {
    assert!(!briefing().build().contains_key("preview.png"));
    let files = briefing()
        .file("content/claims/open.md", "+++\ntitle = \"The lock was open.\"\n+++\n")
        .edit(
            "content/articles/weir.notes.md",
            "kind: correction\n",
            "kind: correction\nclaim: open disputes\n",
        )
        .build();
    assert!(files["preview.png"].contains("PNG"));
    let image = "<meta property=\"og:image\" content=\"https://weirs.example/preview.png\">";
    assert!(files["articles/weir.html"].contains(image));
}

#[test]
fn notes_and_rows_of_claims_are_there_to_be_copied_with_their_citations() {
    let files = briefing()
        .file("content/claims/open.md", "+++\ntitle = \"The lock was open.\"\n+++\n")
        .edit(
            "content/articles/weir.notes.md",
            "kind: correction\n",
            "kind: correction\nclaim: open disputes\n",
        )
        .build();
    let copied = |path: &str| {
        let page = Html::parse_document(&files[path]);
        let item = Selector::parse(".to-copy li").expect("a selector");
        let text = Selector::parse(".cite").expect("a selector");
        let cited = |item: scraper::ElementRef<'_>| {
            let text = item.select(&text).next().expect("a citation");
            text.text().collect::<String>()
        };
        page.select(&item).map(cited).collect::<Vec<_>>()
    };
    let citation = "Weir & <lock> shut. The Herald, 7 March 2024. Annotated in Weirs & <gates>.";
    let weir = "https://weirs.example/articles/weir.html";
    assert_eq!(
        copied("articles/weir.html"),
        [
            format!("“The weir” {citation} Note 1. {weir}#n-weir"),
            format!("“The lock” {citation} Note 2. {weir}#n-lock"),
        ]
    );
    let home = Html::parse_document(&files["index.html"]);
    let cite = Selector::parse("p.cite").expect("a selector");
    let briefing: String = home.select(&cite).flat_map(|it| it.text()).collect();
    assert_eq!(briefing, "A. Editor. Weirs & <gates>. 1 February 2024. https://weirs.example/");
    assert_eq!(
        copied("claims/open.html"),
        [format!(
            "“The lock is shut, too, said Jonas Wren.” {citation} On “The lock was open”: \
             disputes it. https://weirs.example/claims/open.html#weir.lock"
        )]
    );
}

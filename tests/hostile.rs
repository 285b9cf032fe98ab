//! Scripts in content are shown as text or dropped, wherever they are written. And quotations that
//! a message proposes work.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use crate::live::live;
use crate::support::SiteTest;

const SCRIPT: &str = "<script>alert(1)</script>";
const HANDLER: &str = "<img src=x onerror=alert(2)>";
/// Markdown that tries every way in.
const BODY: &str = "<script>alert(1)</script>

Repairs take three weeks <img src=x onerror=alert(2)> [one](javascript:alert(3)) \
[two](JAVASCRIPT&colon;alert(4)) [three](java&#10;script:alert(5)) <javascript:alert(6)> \
![four](javascript:alert(7)) [five](data:text/html,alert(8)) [six][ref] [seven](vbscript:x)

<a href=\"javascript:alert(9)\" onclick=\"alert(10)\">link</a> <svg onload=alert(11)></svg>
<iframe src=\"https://example.org/\"></iframe><style>*{display:none}</style>
<form action=\"javascript:alert(12)\"><button formaction=\"javascript:alert(13)\">x</button></form>

```\"><script>alert(14)</script>
<script>alert(15)</script>
```

| <script>alert(16)</script> |
| --- |
| <b onmouseover=alert(17)>x</b> |

A note[^x].

[^x]: <script>alert(18)</script> [y](javascript:alert(19))
[ref]: javascript:alert(20) \"title\\\" onerror=alert(21)\"
";

fn hostile() -> SiteTest {
    let words = format!("{SCRIPT}{HANDLER}\\\" onclick=\\\"alert(0)");
    let article = format!(
        "+++\ntitle = \"{words}\"\noutlet = \"herald\"\npublished = 2024-03-05\n\
         url = \"https://example.org/\\\"onclick=\\\"alert(0)\"\nbyline = [\"{words}\"]\n\
         dateline = \"{words}\"\nsummary = \"{words}\"\n\
         [inferred]\npublished = \"{words}\"\n[source]\nfile = \"{words}\"\n+++\n\n{BODY}"
    );
    let outlet = format!(
        "+++\nname = \"{words}\"\nshort = \"{words}\"\n\
         summary = \"{words}\"\n[[fact]]\nfield = \"owner\"\n\
         value = \"{words}\"\nas-of = 2024-01-01\nsource = \"javascript:alert(0)\"\n+++\n\n{BODY}"
    );
    let actor = format!(
        "+++\nname = \"Jonas Wren\"\nkind = \"person\"\nside = \"{words}\"\n\
         aliases = [\"three weeks\", {{ name = \"{words}\", lang = \"no\" }}]\n\
         summary = \"{words}\"\n[[role]]\ntitle = \"{words}\"\n+++\n\n{BODY}"
    );
    let entry = format!("+++\ntitle = \"{words}\"\n+++\n\n{BODY}");
    let note = format!(
        "## weeks\n\n> Repairs take **three weeks**\n\nkind: number\nauthor: {SCRIPT}\n\
         claim: repair-time asserts \"{SCRIPT}{HANDLER}\"\nterm: closing\n\
         confidence: low, {SCRIPT}\nsource: {SCRIPT} https://a.example/\"onclick=\"alert(0) \
         {HANDLER}\n\n{BODY}\n[[weeks-page|{HANDLER}]] [[weeks-page]]\n"
    );
    SiteTest::small()
        .file(
            "manicule.toml",
            &format!(
                "title = \"{words}\"\ndescription = \"{words}\"\nauthors = [\"{words}\"]\n\
                 base-url = \"https://a.example/\"\nfeeds = [\"notes\", \"actors\", \"claims\"]\n"
            ),
        )
        .file("content/articles/bridge.md", &article)
        .file("content/articles/bridge.notes.md", &note)
        .file("content/outlets/herald.md", &outlet)
        .file("content/actors/jonas-wren.md", &actor)
        .file("content/claims/repair-time.md", &entry)
        .file("content/terms/closing.md", &entry)
        .file("content/dates/2024-03-05.md", &entry)
        .file("content/pages/weeks-page.md", &entry.replace("title", "nav = true\ntitle"))
        .file("content/index.md", &entry)
}

#[test]
fn nothing_that_could_run_gets_into_a_page() {
    let pages: BTreeMap<String, String> = hostile().build();
    let pages = pages.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut count = 0;
    for (path, html) in pages {
        assert_eq!(live(html), [""; 0], "in {path}");
        count += 1;
    }
    assert!(count > 12, "only {count} pages");
}

#[test]
fn the_test_notices_what_could_run() {
    let html = "<p onclick=x><a href=' java\nscript:x'>x</a><script></script>";
    assert_eq!(live(html).len(), 3, "{:?}", live(html));
    for (own, count) in [
        ("<form role=search action=../search.html></form>", 0),
        ("<form role=search action=https://a.example/search.html></form>", 1),
        ("<script defer src=theme/search.js></script>", 0),
        ("<script defer src=theme/search.js>alert(1)</script>", 1),
        ("<script src=theme/search.js></script>", 1),
        ("<script type=application/ld+json>{\"a\": 1}</script>", 0),
        ("<script type=application/ld+json>{\"a\": \"<!--<script>\"}</script>", 1),
        ("<script type=application/ld+json>alert(1)</script>", 1),
    ] {
        assert_eq!(live(own).len(), count, "{own}");
    }
}

#[test]
fn an_articles_raw_html_is_shown_as_its_text() {
    let pages = hostile().build();
    let page = Html::parse_document(&pages["articles/bridge.html"]);
    let text = Selector::parse(".text").expect("a selector");
    let shown: String = page.select(&text).flat_map(|element| element.text()).collect();
    for words in [SCRIPT, HANDLER, "<svg onload=alert(11)>", "<b onmouseover=alert(17)>x</b>"] {
        assert!(shown.contains(words), "`{words}` is not shown in: {shown}");
    }
    let title = Selector::parse("h1").expect("a selector");
    let title: String = page.select(&title).flat_map(|element| element.text()).collect();
    assert!(title.contains(SCRIPT), "the headline is not shown as it is: {title}");
}

/// Returns the quotations that the only message proposes.
fn proposals(site: &SiteTest) -> Vec<String> {
    let found = site.diagnostics();
    let [fault] = &found.diagnostics[..] else { panic!("not one message: {:#?}", site.check()) };
    let lines = fault.help.lines().filter(|line| line.starts_with("> "));
    lines.map(str::to_owned).collect()
}

fn with_text(text: &str, quote: &str) -> SiteTest {
    SiteTest::small()
        .edit("content/articles/bridge.md", "The bridge at Orrin", &format!("{text}\n\nThe bridge"))
        .edit("content/articles/bridge.notes.md", "> Repairs take **three weeks**", quote)
}

#[test]
fn each_proposal_for_a_quotation_found_twice_resolves_when_pasted() {
    let cases = [
        ("A car passed. The car was red.", "> car"),
        ("The *red* car, the **blue** car, the car.", "> car"),
        ("He paid 5 * 3 for a snake_case_word, and 5 * 3 again.", "> 5 \\* 3"),
        ("The [sic] of `code`, # of <b> & more; the [sic] again.", "> \\[sic\\]"),
        ("“Yes,” he said. She said “Yes,” and “Yes,” again.", "> “Yes,”"),
        ("A line\nover two lines. Another line\nover three.", "> line over"),
    ];
    for (text, quote) in cases {
        let site = with_text(text, quote);
        let proposals = proposals(&site);
        assert!(proposals.len() > 1, "{text}: {proposals:?}");
        for proposal in proposals {
            let pasted = site.clone().edit("content/articles/bridge.notes.md", quote, &proposal);
            assert_eq!(pasted.check(), [""; 0], "{text}\n{proposal}");
        }
    }
}

#[test]
fn the_proposal_for_a_lost_quotation_resolves_when_pasted() {
    let cases = [
        ("The engineer found forty cracks in it.", "> The engineer found **fifty cracks**"),
        (
            "He paid 5 * 3 for a snake_case_word at once.",
            "> He paid 6 \\* 3 for a snake\\_case\\_word",
        ),
        ("The red [sic] car of `code` stood there.", "> The blue \\[sic\\] car of code stood"),
    ];
    for (text, quote) in cases {
        let site = with_text(text, quote);
        let proposals = proposals(&site);
        assert_eq!(proposals.len(), 1, "{text}: {proposals:?}");
        let pasted = site.clone().edit("content/articles/bridge.notes.md", quote, &proposals[0]);
        assert_eq!(pasted.check(), [""; 0], "{text}\n{}", proposals[0]);
    }
}

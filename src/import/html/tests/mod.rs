//! Pages with the structure and the oddities of real ones.

use crate::import::{ImportInput, ImportedPage, Refusal, read};

const LONG: &str = "The old bridge over the river was shut on Tuesday after an engineer had found \
                    a crack in its second pier, which nobody had seen in the winter before.";

fn page(body: &str) -> Result<ImportedPage, Refusal> {
    let html = format!(
        "<!DOCTYPE html><html lang=en><title>Bridge shut</title><body><article><h1>Bridge \
         shut</h1><p>{LONG}</p>{body}<p>Repairs take three weeks, the mayor said on Wednesday, and \
         nobody in the town believed him, since the last ones had taken two \
         years.</p></article></body></html>"
    );
    read(html.as_bytes(), &ImportInput::default())
}

fn between(body: &str) -> String {
    let page = page(body).expect("an article");
    let after = page.body.strip_prefix(LONG).expect("the first paragraph comes first");
    let at = after.find("Repairs take three weeks").expect("the last paragraph");
    after[..at].trim().to_owned()
}

#[test]
fn structure_is_kept() {
    assert_eq!(
        between(
            "<h3>What was found</h3><p>It is known that <em>two</em> men saw the crack before \
             anyone else did.</p>"
        ),
        "## What was found\n\nIt is known that *two* men saw the crack before anyone else did."
    );
    assert_eq!(
        between(
            "<ul><li>One thing that is known<ul><li>and a second within it</li></ul></li><li>- and \
             a third</li></ul>"
        ),
        "- One thing that is known\n  - and a second within it\n- \\- and a third"
    );
    assert_eq!(
        between(
            "<blockquote><p>They said that it could not be done in an afternoon.</p></blockquote>"
        ),
        "> They said that it could not be done in an afternoon."
    );
    assert_eq!(
        between(
            "<table><tr><th>Year</th><th>Men | women</th></tr><tr><td>1999</td><td>5</td></tr>\
             </table>"
        ),
        "| Year | Men \\| women |\n| ---- | ------------ |\n| 1999 | 5            |"
    );
    assert_eq!(
        between(
            "<figure><img src=a.jpg><figcaption>The pier from the north.</figcaption></figure>"
        ),
        "*The pier from the north.*"
    );
}

/// Regression: footnote marks stuck to words, and all lists began at 1.
#[test]
fn footnote_marks_are_raised_and_lists_keep_their_numbers() {
    assert_eq!(
        between(
            "<p>It was known for ten days<sup><a href=#n1>1</a></sup> to both of the men, who \
             measured 4 m<sup>2</sup> of it.</p>"
        ),
        "It was known for ten days¹ to both of the men, who measured 4 m² of it."
    );
    assert_eq!(
        between("<ol start=4><li>One thing that is known of it</li><li>and a second one</li></ol>"),
        "4. One thing that is known of it\n5. and a second one"
    );
}

#[test]
fn scripts_and_handlers_do_not_come_through() {
    let page = page(
        "<script>alert(1)</script><p onclick=\"x()\">A second paragraph says <a \
         href=\"javascript:x()\">something</a> and <a href=\"https://a.example/b\">more</a> <img \
         src=x onerror=\"x()\">of it, at length, &lt;script&gt; and all.</p><base \
         href=\"https://evil.example/\"><meta http-equiv=refresh \
         content=\"0;url=https://evil.example/\">",
    )
    .expect("an article");
    assert!(
        !page.body.contains("alert")
            && !page.body.contains("evil")
            && !page.body.contains("javascript")
    );
    assert!(
        page.body.contains(
            "says something and [more](https://a.example/b) of it, at length, \\<script>"
        ),
        "{}",
        page.body
    );
}

#[test]
fn relative_links_are_resolved_against_the_page() {
    let html = format!(
        "<link rel=canonical href=\"https://herald.example/news/bridge\"><base \
         href=\"https://evil.example/\"><h1>Bridge shut</h1><p>{LONG} <a href=\"../b\">More on \
         this</a> and <a href=\"#top\">up</a>.</p><p>{LONG} And that was all there was to be said \
         of it.</p>"
    );
    let page = read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(
        page.body.contains("[More on this](https://herald.example/b) and up."),
        "{}",
        page.body
    );
}

#[test]
fn pages_without_an_article_are_told_apart() {
    let message = |html: &str| {
        read(html.as_bytes(), &ImportInput::default()).expect_err("no article").message
    };
    assert!(
        message("<html><form>Name <input name=a> Password <input type=password></form>")
            .contains("login page")
    );
    assert!(
        message("<html><body><div id=app></div><script>run()</script>").contains("made by scripts")
    );
    assert!(message("<html><body><p>Nothing here.</p>").contains("no article was found"));
}

/// Parsers slow down with the square of the depth.
#[test]
fn nesting_beyond_any_page_is_refused() {
    for tag in ["div", "b", "font color=red", "blockquote"] {
        let html = format!("<html><body>{}{LONG}", format!("<{tag}>").repeat(300_000));
        let refusal = read(html.as_bytes(), &ImportInput::default()).expect_err("too deep");
        assert!(refusal.message.contains("deep"), "{refusal:?}");
    }
}

/// Regression: pages with many unclosed tags were refused.
#[test]
fn text_in_deep_nesting_is_read() {
    let text = format!(
        "<p>{LONG}</p><p>Nobody had been on it when the crack was found, the mayor said, and it will \
         stay shut for <b>three</b> <i>weeks</i>.</p>"
    );
    let count = |page: &ImportedPage| {
        page.body.matches("second pier").count() + page.body.matches("the mayor said").count()
    };
    for tag in ["div", "span", "b", "font color=red", "section", "table><tr><td"] {
        for depth in [399, 1200] {
            let open = format!("<{tag}>").repeat(depth);
            let html = format!("<html><body>{open}{text}");
            // Whether it is an article is another question.
            let all = ImportInput { keep: &[1, 2], ..ImportInput::default() };
            match read(html.as_bytes(), &all) {
                Ok(page) => {
                    assert_eq!(count(&page), 2, "{tag} {depth}: {page:?}");
                    assert!(page.body.contains(" *weeks*."), "{}", page.body);
                    let paragraphs = page.body.matches("\n\n").count();
                    assert_eq!(paragraphs, 1, "{tag} {depth}: {}", page.body);
                }
                Err(refusal) => panic!("{tag} {depth}: {refusal:?}"),
            }
            let html = format!("<html><body><article>{text}</article>{open}");
            let page = read(html.as_bytes(), &ImportInput::default()).expect("an article");
            assert_eq!(count(&page), 2, "{tag} {depth}");
        }
    }
    // Lists in lists.
    let html = format!("<html><body>{}<p>{LONG}</p><p>{LONG} Again.</p>", "<li><ul>".repeat(500));
    let _ = read(html.as_bytes(), &ImportInput::default());
}

#[test]
fn pages_in_many_parts_are_read() {
    let mail = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/bridge\r\n\
         Subject: Bridge shut\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n\r\n------B\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: https://herald.example/bridge\r\n\r\n\
         <html><meta charset=3D\"utf-8\"><h1>Bridge shut</h1><p>{LONG} Caf=C3=A9.</p><p>{LONG} And \
         so on.</p></html>\r\n------B--\r\n"
    );
    let page = read(mail.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(page.body.contains("Café.") && page.format.starts_with("MHTML"), "{page:?}");
    assert_eq!(page.facts.url.expect("an address").value, "https://herald.example/bridge");
    let mail = mail.replace("Location: https://herald.example/bridge", "Location: httpx");
    let page = read(mail.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(page.facts.url.is_none(), "{:?}", page.facts.url);
}

#[test]
fn the_address_of_a_single_file_is_found() {
    let html = format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: \
         https://herald.example/b \n saved date: Tue Mar 05 2024\n\
         --><meta charset=utf-8><style>p{{color:red}}</style><h1>Bridge shut</h1><p \
         class=sf-hidden>Not shown to anyone who reads this page, whoever that may \
         be.</p><p>{LONG}</p><p>{LONG} So.</p>"
    );
    let page = read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert_eq!(page.facts.url.expect("an address").value, "https://herald.example/b");
    assert!(!page.body.contains("Not shown"));
}

mod boilerplate;
mod captions;
mod facts_in_text;
mod hidden;
mod kept_text;
mod live_blogs;
mod odd_pages;
mod shown_text;
mod words;

mod properties {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::{Flavour, project};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_page_causes_a_panic(html in "(<(p|b|ul|li|table|td|tr|a href=\"x\"|h2|em|br|div|blockquote|pre|/p|/b|/ul|/li|/table|/em|/div|/a)>|[ a-zA-Z0-9.*_#|\\[\\]()<>&;`~!+-]{0,12}){0,40}") {
            let html = format!("<html><body><p>{LONG}</p>{html}");
            let _ = crate::import::read_here(html.as_bytes(), &ImportInput::default());
        }

        #[test]
        fn no_text_causes_a_panic(
            lines in prop::collection::vec(
                "(\\PC|[0-9:.h/, -]|\u{a0}|[£€’]|June|Monday|[A-Z][a-z]{1,8} ){0,40}", 0..12),
            at in 0_usize..12,
        ) {
            let title = lines.get(at).map(String::as_str);
            let input = ImportInput { title, ..ImportInput::default() };
            let _ = read(lines.join("\n\n").as_bytes(), &input);
            let blocks: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
            let html = format!("<html><body><p>{LONG}</p>{blocks}");
            let _ = crate::import::read_here(html.as_bytes(), &input);
        }

        #[test]
        fn markdown_has_the_kept_words(
            text in "[ a-z0-9.*_#|()\\[\\]`~!+=:-]{0,60}",
            tag in "(p|li|h3|blockquote|b|em|code)",
        ) {
            let escaped = crate::markdown::escaped(&text);
            let html = format!("<ul><{tag}>Begins {escaped} ends</{tag}></ul>");
            let page = page(&html).expect("an article");
            let kept = page.blocks.iter().filter(|block| block.is_kept());
            let kept: String = kept.map(|block| block.text.clone()).collect();
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&project(&page.body, Flavour::Article).plain.text), words(&kept));
        }
    }
}

/// Regression: products were taken for rows of headlines.
#[test]
fn asterisks_in_a_sentence_are_not_a_row_of_headlines() {
    let sums = "The hall measures 5 * 3 * 2 metres, the builder said, and a second one was never \
                paid for.";
    let html = format!("<h1>Bridge shut</h1><p>{LONG}</p><p>{sums}</p><p>{LONG} So it stayed.</p>");
    let page = read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(page.body.contains("5 \\* 3 \\* 2 metres"), "{}", page.body);
}

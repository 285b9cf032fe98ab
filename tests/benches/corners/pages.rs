//! Saved pages that could take long to import.

use super::{Corner, Input, lines};

/// The name of each page, its size, and a function that makes it in any size.
pub(super) const PAGES: &[Corner] = &[
    ("a page: attributes", 64_000, |n| {
        page(&format!("<p{}>", (0..n).map(|at| format!(" a{at}=1")).collect::<String>()))
    }),
    ("a page: data attributes", 64_000, |n| {
        page(&format!("<p{}>", (0..n).map(|at| format!(" data-a{at}='x'")).collect::<String>()))
    }),
    ("a page: entities", 64_000, |n| page(&format!("<p>{}", "&amp; ".repeat(n)))),
    ("a page: entities of characters", 64_000, |n| page(&format!("<p>{}", "&#228;".repeat(n)))),
    ("a page: entities in an attribute", 64_000, |n| {
        page(&format!("<p title='{}'>", "&amp; ".repeat(n)))
    }),
    ("a page: entities that do not exist", 64_000, |n| {
        page(&format!("<p>{}", "&nothing; ".repeat(n)))
    }),
    ("a page: nested elements", 50_000, |n| page(&"<div>".repeat(n))),
    ("a page: nested formatting", 50_000, |n| page(&"<b><i>".repeat(n / 2))),
    ("a page: nested fonts", 500, |n| {
        page(&(0..n).map(|at| format!("<font size={at}>word ")).collect::<String>())
    }),
    ("a page: nested fonts, paragraphs", 500, |n| {
        page(
            &(0..n)
                .map(|at| format!("<p><font size={at}>Words of paragraph {at}."))
                .collect::<String>(),
        )
    }),
    ("a page: closed fonts", 20_000, |n| {
        page(&(0..n).map(|at| format!("<font size={at}>word</font> ")).collect::<String>())
    }),
    ("a page: paragraphs", 20_000, |n| {
        page(&lines(n, |at| format!("<p>Barge {at} brought {at} tons of grain to mill {at}.</p>")))
    }),
    ("a page: links", 20_000, |n| page(&lines(n, |at| format!("<a href='/{at}'>barge {at}</a>")))),
    ("a page: empty elements", 50_000, |n| page(&"<span></span>".repeat(n))),
    ("a page: comments", 50_000, |n| page(&"<!--x-->".repeat(n))),
    ("a page: unclosed tags", 50_000, |n| page(&"<a <b ".repeat(n))),
    ("a page: table cells", 20_000, |n| {
        page(&format!("<table>{}", "<tr><td>x<td>y".repeat(n / 2)))
    }),
    ("a page: list items", 20_000, |n| page(&format!("<ul>{}", "<li>Some item".repeat(n)))),
    ("a page: images", 20_000, |n| page(&"<img src=a.png alt=x>".repeat(n))),
    ("a page: line breaks", 20_000, |n| page(&format!("<p>{}", "word<br>".repeat(n)))),
    ("a page: JSON-LD", 64_000, |n| {
        page(&format!("<script type='application/ld+json'>{}</script>", "[".repeat(n)))
    }),
    ("a page: spans with classes", 20_000, |n| {
        page(&lines(n, |at| format!("<span class=a{at}>Barge</span><span class=b>Mill</span>")))
    }),
    ("a page: raised figures", 20_000, |n| page(&"<i></i><sup>1</sup><sup></sup>".repeat(n))),
    ("a page: images that may be signs", 20_000, |n| page(&"<img src=a alt=★>".repeat(n))),
    ("a page: cards in a line", 20_000, |n| {
        page(&format!("<p>x <b>{}</b>", "<span class=tooltip></span>".repeat(n)))
    }),
    ("a page: quotations in a line", 20_000, |n| page(&format!("<p>{}", "<q>word</q> ".repeat(n)))),
    ("a page: nested quotations", 500, |n| page(&"<q>word ".repeat(n))),
    ("a page: slots", 20_000, |n| {
        let slots: String = (0..n).map(|at| format!("<slot name=s{at}></slot>")).collect();
        let parts: String = (0..n).map(|at| format!("<i slot=s{at}>word </i>")).collect();
        page(&format!("<div><template shadowrootmode=open>{slots}</template>{parts}</div>"))
    }),
    ("a page: style rules", 5_000, |n| {
        let rules = "i.a{display:none}b{display:block}".repeat(n);
        page(&format!("<style>{rules}</style>{}", "<p>word <i class=a>word</i>".repeat(n)))
    }),
    ("a page: paragraphs in nested elements", 20_000, |n| {
        page(&format!("{}{}", "<div>".repeat(600), "<p>word</p>".repeat(n)))
    }),
    ("a page: regions", 20_000, |n| {
        page(&lines(n, |at| format!("<div class=box-{at}><h2>Barge {at}</h2><p>It came.</div>")))
    }),
    ("a page: regions of one form", 20_000, |n| {
        page(&lines(n, |at| format!("<div class=box><h2>Barge {at}</h2><p>It came.</div>")))
    }),
    ("a page: times of day", 20_000, |n| {
        let text = "The weir was opened and the water fell by a metre in an hour.";
        page(&lines(n, |at| {
            format!("<div><b>{:02}:{:02}</b><p>{text}</div>", at / 60 % 24, at % 60)
        }))
    }),
    ("a page: bylines", 20_000, |n| {
        page(&lines(n, |at| format!("<p class=byline>By Jonas{at} Wren</p>")))
    }),
    ("a page: dates", 20_000, |n| {
        page(&lines(n, |at| format!("<time datetime=2024-01-01>{} May 2024</time>", 1 + at % 28)))
    }),
    ("a page: headings", 20_000, |n| page(&lines(n, |at| format!("<h1>Weir {at} opened</h1>")))),
    ("a page: meta tags", 20_000, |n| {
        page(&lines(n, |at| format!("<meta property=article:author content='Jonas{at} Wren'>")))
    }),
    ("a page: people in JSON-LD", 20_000, |n| {
        let people: Vec<String> = (0..n)
            .map(|at| format!("{{\"@type\":\"Person\",\"name\":\"Jonas{at} Wren\"}}"))
            .collect();
        page(&format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"author\":[{}]}}</script>",
            people.join(",")
        ))
    }),
    ("a page: words in one paragraph", 64_000, |n| page(&format!("<p>{}", "barge ".repeat(n)))),
    ("a page: sentences in one paragraph", 20_000, |n| {
        page(&format!("<p>{}", lines(n, |at| format!("Then barge {at} came to the mill."))))
    }),
    ("a page: rows of tables", 5_000, |n| {
        page(&"<table><tr><th>x<td>y<tr><td>z<td>4</table>".repeat(n))
    }),
    ("a page: nested tables", 150, |n| page(&"<table><tr><td>word ".repeat(n))),
    ("a page: nested lists", 150, |n| page(&"<ul><li>word ".repeat(n))),
];

fn page(body: &str) -> Input {
    let text = "The weir at Orrin was opened on Tuesday, and the water fell by a metre. ".repeat(3);
    let text = format!("<p>{text}</p>").repeat(6);
    Input::Page(
        format!(
            "<!doctype html><html lang=en><head><title>Weir opened</title></head><body><article>\
         <h1>Weir opened</h1>{text}{body}</article></body></html>"
        )
        .into_bytes(),
    )
}

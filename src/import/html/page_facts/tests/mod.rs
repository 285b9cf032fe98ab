//! The facts that a page states about itself, each from all of its sources.

mod authors;
mod days;

use super::*;

fn read(html: &str) -> (Facts, Vec<String>) {
    let stated = super::read(&Html::parse_document(html), html, None);
    (stated.facts, stated.warnings)
}

/// Wraps the head and the body of a page about a broken weir.
fn weir(head: &str, body: &str) -> Facts {
    let page =
        format!("<html lang=en><head><title>Weir breaks at Kesten</title>{head}</head>{body}");
    read(&page).0
}

const H1: &str = "<h1>Weir breaks at Kesten</h1>";

/// A description of the page's article with these keys.
fn ld(keys: &str) -> String {
    format!(
        "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \
         \"Weir breaks at Kesten\", {keys}}}</script>"
    )
}

fn names(facts: &Facts) -> Vec<String> {
    facts.byline.as_ref().map(|byline| byline.value.clone()).unwrap_or_default()
}

fn day(facts: &Facts) -> String {
    facts.published.as_ref().map(|published| published.value.date.to_string()).unwrap_or_default()
}

fn title(facts: &Facts) -> &str {
    facts.title.as_ref().map(|title| title.value.as_str()).unwrap_or_default()
}

#[test]
fn json_ld_takes_precedence() {
    let (facts, warnings) = read(
        r#"<html lang="en"><title>Bridge shut for good | Herald</title>
        <meta property="og:title" content="Other"><script type="application/ld+json">
        {"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Bridge shut for good",
        "datePublished":"2024-03-05T18:30:00+01:00",
        "author":[{"name":"A. Moss"},{"name":"B. Lee"}]}]}</script>"#,
    );
    let title = facts.title.expect("a title");
    assert_eq!(
        (title.value.as_str(), title.source),
        ("Bridge shut for good", FactSource::JsonLd("headline"))
    );
    assert_eq!(facts.byline.expect("a byline").value, ["A. Moss", "B. Lee"]);
    assert!(facts.published.expect("a day").value.time.is_some());
    assert_eq!(facts.lang.expect("a language").value, "en");
    assert!(warnings.is_empty());
}

#[test]
fn a_language_is_a_valid_tag_or_unknown() {
    for (lang, tag) in [("uk-UA", Some("uk-UA")), ("Russian", Some("ru")), ("x", None)] {
        let (facts, _) = read(&format!("<html lang=\"{lang}\"><title>Bridge shut</title>"));
        assert_eq!(facts.lang.map(|lang| lang.value).as_deref(), tag, "{lang}");
    }
}

#[test]
fn an_address_has_its_two_slashes() {
    let url = |href: &str| read(&format!("<link rel=canonical href=\"{href}\">")).0.url;
    assert_eq!(
        url("https://herald.example/a").expect("an address").value,
        "https://herald.example/a"
    );
    for href in ["http:i", "https:/herald.example/a", "ftp://herald.example/a", "/a"] {
        assert_eq!(url(href), None, "{href}");
    }
}

#[test]
fn an_address_has_no_white_space_around_it() {
    const ADDRESS: &str = "https://herald.example/a";
    for head in [
        r#"<script type="application/ld+json">{"@type": "WebPage", "url": "\thttps://herald.example/a"}</script>"#,
        r#"<script type="application/ld+json">{"@type": "NewsArticle", "@id": " https://herald.example/a\n"}</script>"#,
        "<link rel=canonical href=' https://herald.example/a\n'>",
        "<meta property=og:url content='\thttps://herald.example/a '>",
    ] {
        assert_eq!(read(head).0.url.expect("an address").value, ADDRESS, "{head}");
    }
}

#[test]
fn the_headline_of_the_page_has_no_name_of_the_site() {
    let (facts, _) = read(
        r#"<meta property="og:title" content="Masks return — The Courier">
        <h1>Masks return</h1>"#,
    );
    assert_eq!(facts.title.expect("a title").value, "Masks return");
    let (facts, _) = read("<title>Why dams hum, and when - The Weir</title>");
    assert_eq!(facts.title.expect("a title").value, "Why dams hum, and when");
    // The longer part is the headline.
    for long in [
        "Kreis Weir - Meldungen - Hochwasserschutzverordnungsentwurf zurückgezogen",
        "The Weir - News - Constitutional countermeasures notwithstanding",
        "Amt Kesten | Neues | Talsperrenüberwachungsbericht veröffentlicht",
    ] {
        let (facts, _) = read(&format!("<title>{long}</title>"));
        assert_eq!(facts.title.expect("a title").value, long);
    }
}

#[test]
fn addresses_that_are_scripts_are_ignored() {
    let (facts, _) = read(
        r#"<link rel="canonical" href="javascript:alert(1)">
        <meta property="og:url" content="data:x">"#,
    );
    assert_eq!(facts.url, None);
    let (facts, _) = read("<!-- saved from url=(0021)https://herald.example/a --><p>x");
    assert_eq!(facts.url.expect("an address").value, "https://herald.example/a");
}

#[test]
fn another_article_of_the_page_gives_no_fact() {
    let own = r#"{"@type": "NewsArticle", "headline": "Weir breaks at Kesten",
        "datePublished": "2023-04-12", "author": {"name": "Una Fell"}}"#;
    let other = r#"{"@type": "NewsArticle", "headline": "A new mayor for Orrin",
        "datePublished": "2020-02-03", "author": {"name": "Rolf Stane"}}"#;
    let script = |text: &str| format!("<script type=\"application/ld+json\">{text}</script>");
    for head in [
        script(&format!("[{other}, {own}]")),
        script(other) + &script(own),
        script(&format!("{{\"@type\": \"ItemList\", \"itemListElement\": [{other}]}}"))
            + &script(own),
    ] {
        let facts = weir(&head, H1);
        assert_eq!(
            (day(&facts).as_str(), names(&facts)),
            ("2023-04-12", vec!["Una Fell".into()]),
            "{head}"
        );
    }
    // None is plainly the page's own.
    let second = other.replace("A new mayor for Orrin", "Ferry prices rise");
    let facts = weir(&script(&format!("[{other}, {second}]")), H1);
    assert!(facts.published.is_none() && facts.byline.is_none(), "{facts:?}");
    // By its address.
    let moved = own.replace("Weir breaks at Kesten", "Kesten: what we know").replace(
        "\"datePublished\"",
        "\"mainEntityOfPage\": {\"@id\": \"https://weir.example/a/\"}, \"datePublished\"",
    );
    let head = script(&format!("[{other}, {moved}]"))
        + "<link rel=canonical href=\"https://www.weir.example/a\">";
    assert_eq!(day(&weir(&head, H1)), "2023-04-12");
}

#[test]
fn the_headline_that_readers_see_comes_first() {
    for body in [
        "<h1 class=head>The morning the eels left</h1>",
        "<div class=site-header><h1><a href=\"/\">Weir Bote</a></h1></div><article><h1>The morning the eels left</h1></article>",
        "<h1>The morning <em>the eels</em> left</h1>",
    ] {
        let (facts, _) = read(&format!(
            "<title>Kesten weir: what we know</title>\
             <meta property=\"og:title\" content=\"Kesten weir: what we know\">{body}"
        ));
        assert_eq!(title(&facts), "The morning the eels left", "{body}");
        let search = facts.headline_search.expect("another headline");
        assert_eq!(search.value, "Kesten weir: what we know");
    }
    // The same headline is not kept twice.
    let tag = "<meta property=\"og:title\" content=\"Weir breaks at Kesten\">";
    assert_eq!(weir(tag, H1).headline_search, None);
}

#[test]
fn a_headline_with_the_name_of_the_site_is_not_another_one() {
    let search = |other: &str| {
        let tag = format!("<meta property=\"og:title\" content=\"{other}\">");
        weir(&tag, H1).headline_search.map(|found| found.value)
    };
    for other in [
        "Weir breaks at Kesten | The Valley in one page",
        "Weir breaks at Kesten - The Valley Post",
        "Weir breaks at Kesten – weir.example",
        "Weir breaks at Kesten :: valley post",
        "Valley Post | Weir breaks at Kesten",
    ] {
        assert_eq!(search(other), None, "{other}");
    }
    for other in [
        "Weir breaks at Kesten - what we know",
        "Weir breaks at Kesten: all houses of the valley are safe",
        "Weir breaks near Kesten | Valley Post",
    ] {
        assert_eq!(search(other).as_deref(), Some(other));
    }
}

#[test]
fn a_heading_of_the_site_or_a_section_is_not_the_headline() {
    for body in [
        "<h1>Weir Bote</h1><h2 class=entry-title>Weir breaks at Kesten</h2>",
        "<div id=logo><h1>A paper for the valley</h1></div><article><h2>Weir breaks at Kesten</h2></article>",
        "<h1>Politics</h1><div class=headline-title>Weir breaks at Kesten</div>",
    ] {
        let facts = weir("<meta property=\"og:site_name\" content=\"Weir Bote\">", body);
        assert_eq!(title(&facts), "Weir breaks at Kesten", "{body}");
    }
}

#[test]
fn a_kicker_is_not_part_of_the_headline() {
    for h1 in [
        "<span class=kicker>High water</span>\n<span class=headline>Weir breaks at Kesten</span>",
        "<span class=overline>High water</span>Weir breaks at Kesten",
        "<span>High water</span><span>Weir breaks at Kesten</span>",
        "<div><small class=\"topline\">High water</small><br>Weir breaks at Kesten</div>",
        "<small>High water at night</small> Weir breaks at Kesten",
    ] {
        assert_eq!(title(&weir("", &format!("<h1>{h1}</h1>"))), "Weir breaks at Kesten", "{h1}");
    }
}

#[test]
fn json_ld_is_read_in_less_common_forms() {
    let article = "\"datePublished\": \"2023-04-12\", \"author\": [{\"name\": \"Una Fell\"}]";
    let script = |text: &str| format!("<script type=\"application/ld+json\">{text}</script>");
    for head in [
        script(&format!(
            "{{\"@type\": \"WebPage\", \"name\": \"x\", \"mainEntity\": {{\"@type\": \"NewsArticle\", \
             \"headline\": \"Weir breaks at Kesten\", {article}}}}}"
        )),
        script(&format!(
            "{{\"@type\": \"WebSite\", \"hasPart\": [{{\"@type\": \"https://schema.org/BlogPosting\", \
             \"headline\": \"Weir breaks at Kesten\", {article}}}]}}"
        )),
        ld("\"datePublished\": \"Wed, 12 Apr 2023 07:30:00 +0200\", \"author\": \"Una Fell\""),
        ld("\"datePublished\": [\"2023-04-12\"], \"author\": [{\"name\": \"Una Fell\"},],"),
        ld("\"description\": \"a \n b\", \"datePublished\": {\"@value\": \"2023-04-12\"}, \
            \"author\": {\"@type\": [\"Person\"], \"name\": [\"Una Fell\"]}"),
        script(
            "<!--//--><![CDATA[//><!--\n{\"@type\": \"ReportageNewsArticle\", \"headline\": \
            \"Weir breaks at Kesten\", \"datePublished\": \"12 April 2023\", \"author\": \"Una Fell\"}\n//--><!]]>",
        ),
    ] {
        let facts = weir(&head, H1);
        assert_eq!(
            (day(&facts).as_str(), names(&facts)),
            ("2023-04-12", vec!["Una Fell".into()]),
            "{head}"
        );
    }
    // Data that cannot be read causes a warning.
    let (_, warnings) = read(&format!("{}{H1}", script("{\"@type\": NewsArticle")));
    assert!(warnings[0].contains("could not be read"), "{warnings:?}");
}

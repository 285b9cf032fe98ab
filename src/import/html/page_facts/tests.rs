use super::*;

fn read(html: &str) -> (Facts, Vec<String>) {
    super::read(&Html::parse_document(html), html, None)
}

#[test]
fn json_ld_takes_precedence() {
    let (facts, warnings) = read(
        r#"<html lang="en"><title>Bridge | Herald</title>
        <meta property="og:title" content="Other"><script type="application/ld+json">
        {"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Bridge shut",
        "datePublished":"2024-03-05T18:30:00+01:00",
        "author":[{"name":"A. Moss"},{"name":"B. Lee"}]}]}</script>"#,
    );
    let title = facts.title.expect("a title");
    assert_eq!(
        (title.value.as_str(), title.source),
        ("Bridge shut", FactSource::JsonLd("headline"))
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
fn days_that_differ_are_warned_of() {
    let (_, warnings) = read(
        r#"<meta property="article:published_time" content="2024-03-05">
        <meta name="date" content="2023-01-01">"#,
    );
    assert!(warnings[0].contains("2023-01-01"), "{warnings:?}");
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
fn authors_are_found_by_reference() {
    let person = r##"{"@type": "Person", "@id": "#p1", "name": "Una Fell"}"##;
    for head in [
        // In the same graph, in another script, by way of a second reference.
        format!(
            r##"<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline":
            "Weir breaks at Kesten", "author": [{{"@id": "#p1"}}]}}, {person}]}}</script>"##
        ),
        ld(r##""author": {"@id": "#p1"}"##)
            + &format!("<script type=\"application/ld+json\">{person}</script>"),
        ld(r##""author": {"@id": "#alias"}"##)
            + r##"<script type="application/ld+json">[{"@id": "#alias", "@type": "Person",
            "name": {"@id": "#p1"}}, {"@id": "#p1", "@type": "Person", "name": "Una Fell"}]</script>"##,
    ] {
        assert_eq!(names(&weir(&head, H1)), ["Una Fell"], "{head}");
    }
    // In a circle.
    let circle = ld(r##""author": {"@id": "#a"}"##)
        + r##"<script type="application/ld+json">[{"@id": "#a", "author": {"@id": "#b"}, "x": 1},
        {"@id": "#b", "author": {"@id": "#a"}, "x": 1}]</script>"##;
    assert!(names(&weir(&circle, H1)).is_empty());
}

#[test]
fn all_sources_of_authors_are_cleaned_alike() {
    for (head, body) in [
        (ld(r#""author": {"name": "By J&ouml;rg St&auml;hl and Mo O&#39;Reh"}"#), ""),
        (ld(r#""author": "J&ouml;rg Stähl, Mo O&#39;Reh""#), ""),
        (
            "<meta name=parsely-author content=\"Von Jörg Stähl und Mo O&amp;#39;Reh\">".to_owned(),
            "",
        ),
        (String::new(), "<p class=byline>By Jörg Stähl and Mo O'Reh</p>"),
        (
            String::new(),
            "<div itemprop=author><span>Jörg Stähl</span> &amp; <span>Mo O'Reh</span></div>",
        ),
    ] {
        let facts = weir(&head, &format!("{H1}{body}"));
        assert_eq!(names(&facts), ["Jörg Stähl", "Mo O'Reh"], "{head}{body}");
    }
}

#[test]
fn accounts_are_no_authors_and_are_said() {
    for name in ["admin", "Redaktion", "user12", "info@weir.example", "weir.example", "Staff"] {
        let facts = weir(&format!("<meta name=author content=\"{name}\">"), H1);
        assert!(names(&facts).is_empty(), "{name}");
        assert_eq!(facts.passed_over.len(), 1, "{name}");
    }
    // A name that only the tag has may be that of whoever made the site.
    let tag = "<meta name=author content=\"Una Fell\">";
    assert!(names(&weir(tag, H1)).is_empty());
    assert_eq!(names(&weir(tag, &format!("{H1}<p>Una Fell"))), ["Una Fell"]);
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
fn a_time_of_something_else_is_not_the_day() {
    let published =
        "<time itemprop=datePublished datetime=\"2023-04-12T09:20:00Z\">12 April</time>";
    for other in [
        "<time itemprop=dateModified datetime=\"2023-04-14T09:20:00Z\">14 April</time>",
        "<time class=updated datetime=\"2023-04-14\">14 April</time>",
        "<span class=\"last-update\"><time datetime=\"2023-04-14\">14 April</time></span>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}<p>{other} {published}"))), "2023-04-12", "{other}");
        assert_eq!(day(&weir("", &format!("{H1}<p>{other}"))), "", "{other}");
    }
    for other in [
        "<ol class=comments><li><time datetime=\"2023-04-14\">14 April</time></ol>",
        "<div class=\"related-articles\"><time datetime=\"2023-04-14\">14 April</time></div>",
        "<nav><time datetime=\"2023-04-14\">14 April</time></nav>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}<p>Text.</p>{other}"))), "", "{other}");
    }
}

#[test]
fn a_day_that_cannot_be_is_passed_over_and_said() {
    for (stated, line) in [
        ("0001-01-01T00:00:00Z", "Published 9:40 AM EST April 12, 2023"),
        ("1970-01-01T00:00:00Z", "12 April 2023"),
        ("1899-12-30", "Veröffentlicht am 12. April 2023"),
    ] {
        let html = format!(
            "{}{H1}<div class=stamp>{line}</div>",
            ld(&format!("\"datePublished\": \"{stated}\""))
        );
        let (facts, warnings) = read(&html);
        assert_eq!(day(&facts), "2023-04-12", "{stated}");
        assert!(warnings.iter().any(|warning| warning.contains("cannot be")), "{warnings:?}");
    }
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
    ] {
        assert_eq!(title(&weir("", &format!("<h1>{h1}</h1>"))), "Weir breaks at Kesten", "{h1}");
    }
}

#[test]
fn a_day_in_utc_gives_way_to_the_day_at_the_outlet() {
    let utc = ld("\"datePublished\": \"2023-04-12T02:05:10Z\"");
    let facts = weir(&utc, &format!("{H1}<p class=when>Posted April 11, 9:05 PM</p>"));
    let (time, offset) = facts.published.clone().expect("a day").value.time.expect("a time");
    assert_eq!(format!("{} {time} {offset}", day(&facts)), "2023-04-11 21:05:10 -05");
    let facts = weir(&utc, &format!("{H1}<p class=date>April 11, 2023</p>"));
    assert_eq!(day(&facts), "2023-04-11");
    let same = "<time class=published datetime=\"2023-04-11T21:05:10-05:00\">11 April</time>";
    assert_eq!(day(&weir(&utc, &format!("{H1}{same}"))), "2023-04-11");
    // A page that shows the same day leaves the time as it is.
    let facts = weir(&utc, &format!("{H1}<p class=date>April 12, 2023</p>"));
    assert!(facts.published.expect("a day").value.time.is_some());
}

#[test]
fn the_same_day_twice_is_no_contradiction() {
    let stated = |tag: &str, json: &str| {
        let tag = format!("<meta property=\"article:published_time\" content=\"{tag}\">");
        read(&format!("{tag}{}{H1}", ld(&format!("\"datePublished\": \"{json}\"")))).1
    };
    assert!(stated("2023-04-12T07:15:00Z", "2023-04-12T09:20:59Z").is_empty());
    assert!(stated("2023-04-12", "2023-04-12T23:20:59Z").is_empty());
    assert!(stated("2023-04-11T22:20:59-05:00", "2023-04-12T03:20:59Z").is_empty());
    assert_eq!(stated("2023-04-12", "2023-03-01").len(), 1);
}

#[test]
fn the_day_is_found_below_a_standfirst_and_a_picture() {
    let between = "<h2>The owners call it a mishap, but anglers have warned of the old gate for \
        years and years</h2><figure><img src=a.jpg alt=\"\"><figcaption>The gate.</figcaption></figure>";
    for line in [
        "<div><span>weir.example</span> <time>April 12, 2023</time></div>",
        "<div class=meta><span class=date>12.04.2023</span></div>",
        "<p>12 April 2023</p>",
    ] {
        let body = format!("<article>{H1}{between}<div>By Una Fell</div>{line}</article>");
        let facts = weir("", &body);
        assert_eq!(
            (day(&facts).as_str(), names(&facts)),
            ("2023-04-12", vec!["Una Fell".into()]),
            "{line}"
        );
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
    // What cannot be read is said.
    let (_, warnings) = read(&format!("{}{H1}", script("{\"@type\": NewsArticle")));
    assert!(warnings[0].contains("could not be read"), "{warnings:?}");
}

#[test]
fn the_day_in_the_address_is_a_source_of_its_own() {
    let link = "<link rel=canonical href=\"https://weir.example/2023/04/12/weir\">";
    let facts = weir(link, H1);
    let published = facts.published.expect("a day");
    assert_eq!(
        (published.value.date.to_string().as_str(), published.source),
        ("2023-04-12", FactSource::Address)
    );
    let archived =
        "<link rel=canonical href=\"https://web.archive.org/web/20230412/http://weir.example/a\">";
    assert!(weir(archived, H1).published.is_none());
}

#[test]
fn agencies_are_kept_beside_the_authors() {
    let facts = weir(&ld("\"author\": [{\"name\": \"Una Fell\"}, {\"name\": \"dpa/lby\"}]"), H1);
    assert_eq!(names(&facts), ["Una Fell"]);
    assert_eq!(facts.agencies[0].value, "dpa/lby");
}

#[test]
fn an_author_is_found_behind_a_label() {
    for line in [
        "<h5>Author: </h5>Una Fell<br>",
        "<h4 class=meta-title>Autorin</h4><p><a href=\"/profil/una\">Una Fell</a></p>",
        "<p><strong>Text:</strong> Una Fell</p>",
        "<div><p class=label><strong>By</strong></p></div><div><p>Una Fell</p></div>",
        "<dl><dt>Autor</dt><dd>Una Fell</dd></dl>",
        "<div class=credit-label>Interview</div><div>Una Fell</div>",
    ] {
        let body = format!("{H1}<p>The weir at Kesten has broken.</p><div>{line}</div>");
        assert_eq!(names(&weir("", &body)), ["Una Fell"], "{line}");
    }
    for line in [
        "<p><span>Text</span> <span>Una Fell</span></p>",
        "<p><strong>Photo:</strong> Una Fell</p>",
        "<h4>Author</h4><p>The weir at Kesten has broken.</p>",
        "<h4>Author:</h4><p>weir.example</p>",
    ] {
        let body = format!("{H1}<p>The weir at Kesten has broken.</p><div>{line}</div>");
        assert!(names(&weir("", &body)).is_empty(), "{line}");
    }
}

#[test]
fn a_pair_of_tags_may_name_the_author() {
    for label in ["Written by", "Verfasst von", "By"] {
        let head = format!(
            "<meta name=\"twitter:label1\" content=\"{label}\">\
             <meta name=\"twitter:data1\" content=\"Una Fell\">"
        );
        assert_eq!(names(&weir(&head, H1)), ["Una Fell"], "{label}");
    }
    let head = "<meta name=\"twitter:label1\" content=\"Reading time\">\
        <meta name=\"twitter:data1\" content=\"Una Fell\">";
    assert!(names(&weir(head, H1)).is_empty());
}

#[test]
fn a_first_name_gives_way_to_the_whole_name() {
    let head = ld(r#""author": {"name": "Una"}"#);
    assert_eq!(names(&weir(&head, H1)), ["Una"]);
    for line in ["<p class=byline>By Una Fell</p>", "<h5>By:</h5><p>Una Fell</p>"] {
        assert_eq!(names(&weir(&head, &format!("{H1}{line}"))), ["Una Fell"], "{line}");
    }
    assert_eq!(names(&weir(&head, &format!("{H1}<p class=byline>By Rolf Stane</p>"))), ["Una"]);
}

#[test]
fn readers_may_see_who_signs_with_an_account() {
    let shown = |name: &str| weir("", &format!("{H1}<p>By <a rel=author href=/a>{name}</a></p>"));
    for name in ["am", "moss7"] {
        assert_eq!(names(&shown(name)), [name]);
    }
    for name in ["admin", "user7", "webteam", "newsdesk3", "info@weir.example", "weir.example"] {
        assert!(names(&shown(name)).is_empty(), "{name}");
    }
    assert!(names(&weir("<meta name=author content=moss7>", H1)).is_empty(), "nobody sees it");
    let hidden = "<div class=author style=\"display: none\"><a rel=author href=/a>moss7</a></div>";
    assert!(names(&weir("", &format!("{H1}{hidden}"))).is_empty(), "nobody sees it");
}

#[test]
fn where_the_site_is_the_author_others_wrote_other_articles() {
    let site = "<meta property=\"og:site_name\" content=\"Weir Bote\">";
    let own = "<p class=author>Weir Bote</p><p>The weir at Kesten has broken.</p>";
    let other = "<div><h3>A new mayor</h3><span class=author>Rolf Stane</span></div>";
    assert!(names(&weir(site, &format!("{H1}{own}{other}"))).is_empty());
    // Who plainly wrote it comes before the site.
    let line = "<p>By Una Fell</p>";
    assert_eq!(names(&weir(site, &format!("{H1}{own}{line}{other}"))), ["Una Fell"]);
    let office = ld(r#""author": {"name": "Redaktion"}"#);
    let far = format!("{H1}{}{other}", "<p>The weir at Kesten has broken.</p>".repeat(500));
    assert!(names(&weir(&office, &far)).is_empty());
    assert_eq!(names(&weir(&office, &format!("{H1}<p class=author>Una Fell"))), ["Una Fell"]);
    // Other links around the author's are no names.
    let links = "<div class=author><a rel=author href=/a>Weir Bote</a> in \
        <a href=/b>Rolf Stane</a> <a href=/c>Politik Kesten</a></div>";
    assert!(names(&weir(site, &format!("{H1}{links}"))).is_empty());
    // Neither the whole article nor a long text is the name of an author.
    let around = format!("<article class=author-article><p>Politics</p>{H1}<p>Text.</p></article>");
    assert!(names(&weir("", &around)).is_empty());
    let credit = "<p><span class=\"credit video-credit\">By Rolf Stane</span></p>";
    assert!(names(&weir("", &format!("{H1}{credit}"))).is_empty());
}

#[test]
fn a_day_is_found_behind_a_label() {
    for line in [
        "<h5>Date: </h5>12.04.2023<br>",
        "<dl><dt>Published</dt><dd>12 April 2023</dd></dl>",
        "<p><b>Veröffentlicht am:</b> 12. April 2023</p>",
    ] {
        let body = format!("{H1}<p>The weir at Kesten has broken.</p><div>{line}</div>");
        assert_eq!(day(&weir("", &body)), "2023-04-12", "{line}");
    }
}

#[test]
fn words_before_an_element_say_what_its_day_is() {
    for line in [
        "<p>Version 8, last edited: <span class=odate>12 Apr 2023 15:15</span></p>",
        "<p>Zuletzt bearbeitet am <time>12. April 2023</time></p>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}{line}"))), "", "{line}");
    }
}

#[test]
fn the_end_of_a_period_in_a_headline_is_not_the_day() {
    let (facts, _) = read("<h1>Week of 8. - 12. April 2023</h1><p>Text.");
    assert_eq!(day(&facts), "");
}

#[test]
fn a_headline_may_begin_with_its_day() {
    for title in ["12.04.2023 - Weir breaks at Kesten", "12 April 2023 | Weir breaks"] {
        let head = format!("<meta property=\"og:title\" content=\"{title}\">");
        assert_eq!(day(&weir(&head, H1)), "2023-04-12", "{title}");
    }
    let film = r#"<script type="application/ld+json">{"@type": "VideoObject", "name":
        "Weir breaks at Kesten", "uploadDate": "2023-04-12T20:57:00+02:00"}</script>"#;
    assert_eq!(day(&weir(film, H1)), "2023-04-12");
}

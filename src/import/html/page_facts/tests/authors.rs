//! Authors: by reference, after labels, in elements and tags.

use super::*;

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
fn the_author_that_readers_see_comes_before_one_that_is_only_described() {
    let described = ld(r#""author": {"@type": "Person", "name": "Mo Reh"}"#);
    let byline = "<p class=byline>By Una Fell</p>";
    assert_eq!(names(&weir(&described, &format!("{H1}{byline}"))), ["Una Fell"]);
    // Seen anywhere, or alone, the described one is the author.
    let seen = format!("{H1}{byline}<p>Text: Mo Reh");
    assert_eq!(names(&weir(&described, &seen)), ["Mo Reh"]);
    assert_eq!(names(&weir(&described, H1)), ["Mo Reh"]);
    // One of several is enough.
    let several = ld(r#""author": [{"name": "Una Fell"}, {"name": "Mo Reh"}]"#);
    assert_eq!(names(&weir(&several, &format!("{H1}{byline}"))), ["Una Fell", "Mo Reh"]);
}

#[test]
fn parts_of_an_element_and_cards_name_authors() {
    let links = "<a href=/a>Ada Moss</a> <a href=/b>Ben Lee</a> <a href=/c>Una Fell</a>";
    let list = format!("{H1}<div class=author>{links}</div>");
    assert_eq!(names(&weir("", &list)), ["Ada Moss", "Ben Lee", "Una Fell"]);
    assert_eq!(names(&weir("", &format!("{H1}<span class=vcard>Una Fell</span>"))), ["Una Fell"]);
}

#[test]
fn descriptions_of_other_things_give_no_facts() {
    for (key, kind) in [("mentions", "NewsArticle"), ("isBasedOn", "Article")] {
        let other = format!(
            r#"{{"@type": "{kind}", "author": {{"name": "Mo Reh"}}, "datePublished": "2011-02-03"}}"#
        );
        let head = format!(
            r#"<script type="application/ld+json">{{"@type": "WebPage", "{key}": [{other}]}}</script>"#
        );
        let facts = weir(&head, H1);
        assert_eq!((names(&facts), day(&facts)), (Vec::new(), String::new()), "{key}");
    }
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
    let others = format!("{H1}<p class=byline>By Rolf Stane</p><p>Una took the pictures.");
    assert_eq!(names(&weir(&head, &others)), ["Una"]);
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
    // Other links around the author's are not names.
    let links = "<div class=author><a rel=author href=/a>Weir Bote</a> in \
        <a href=/b>Rolf Stane</a> <a href=/c>Politik Kesten</a></div>";
    assert!(names(&weir(site, &format!("{H1}{links}"))).is_empty());
    // Neither the whole article nor a long text is the name of an author.
    let around = format!("<article class=author-article><p>Politics</p>{H1}<p>Text.</p></article>");
    assert!(names(&weir("", &around)).is_empty());
    let credit = "<p><span class=\"credit video-credit\">By Rolf Stane</span></p>";
    assert!(names(&weir("", &format!("{H1}{credit}"))).is_empty());
}
